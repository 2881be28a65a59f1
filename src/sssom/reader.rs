use super::read::{Reading, SMALL_ROWS};
use super::stream::Stream;
use crate::diagnostic::Diagnostics;
use crate::model::crosswalk::Crosswalk;
use std::io::{self, BufRead};

/// What separates the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separator {
    /// A tab: SSSOM/TSV.
    #[default]
    Tab,
    /// A comma.
    Comma,
}

impl Separator {
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Comma => b',',
        }
    }
}

/// What was read: a crosswalk of all that could be, and what was found.
///
/// Where the findings have errors, something of the text is not in the
/// crosswalk, or not as it was meant.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Read {
    /// The mapping set.
    pub crosswalk: Crosswalk,
    /// What was found, in the order of the text. Of one kind of finding about
    /// one slot the first [`MOST_OF_A_KIND`](super::MOST_OF_A_KIND) are listed;
    /// the first says how many more there are.
    pub diagnostics: Diagnostics,
}

/// Reads mapping sets.
///
/// Everything that can be understood is read, with a finding where it was not
/// written as SSSOM asks for; nothing is skipped without a word.
///
/// ```
/// use competency::sssom::Reader;
/// let text = [
///     "#curie_map:",
///     "#  a: https://example.org/a/",
///     "#  b: https://example.org/b/",
///     "#mapping_set_id: https://example.org/a--b",
///     "#license: https://creativecommons.org/publicdomain/zero/1.0/",
///     "subject_id\tpredicate_id\tobject_id\tmapping_justification\tmapping_date",
///     "a:1\tskos:exactMatch\tb:1\tsemapv:ManualMappingCuration\t2026-02-30",
/// ]
/// .join("\n");
/// let read = Reader::new().named("a--b.sssom.tsv").read(text.as_bytes());
/// assert_eq!(read.crosswalk.len(), 1);
/// assert_eq!(
///     read.diagnostics.to_string(),
///     "a--b.sssom.tsv:7:54: error[CF1310]: `2026-02-30` is not a date: \
///     expected a day of the calendar as `YYYY-MM-DD` (in `mapping_date`)",
/// );
/// ```
#[derive(Debug, Clone, Default)]
pub struct Reader {
    pub(super) file: Option<String>,
    pub(super) metadata_file: Option<String>,
    pub(super) separator: Option<Separator>,
}

impl Reader {
    /// A reader that sees from the header line what separates cells.
    pub fn new() -> Self {
        Self::default()
    }

    /// The reader with a name for the text, to be shown with what is found.
    #[must_use]
    pub fn named(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// The reader with a name for the text of external metadata.
    #[must_use]
    pub fn with_metadata_named(mut self, file: impl Into<String>) -> Self {
        self.metadata_file = Some(file.into());
        self
    }

    /// The reader for tables whose cells are separated so.
    #[must_use]
    pub fn with_separator(mut self, separator: Separator) -> Self {
        self.separator = Some(separator);
        self
    }

    /// Reads a table with its metadata before it (SSSOM/TSV, embedded
    /// metadata), or the same as CSV.
    pub fn read(&self, table: &[u8]) -> Read {
        of_bytes(self.read_from(table))
    }

    /// Reads a table whose metadata is in a text of its own (SSSOM/TSV,
    /// external metadata).
    pub fn read_external(&self, metadata: &[u8], table: &[u8]) -> Read {
        of_bytes(self.read_external_from(metadata, table))
    }

    /// Reads a table with its metadata before it, whose text is never in memory
    /// as a whole. A file is read fastest through a `BufReader` of 64 KiB or
    /// more.
    ///
    /// # Errors
    ///
    /// Those of `input`.
    pub fn read_from<R: BufRead>(&self, input: R) -> io::Result<Read> {
        whole(Reading::begin(self, None, input)?)
    }

    /// Reads a table whose metadata is in a text of its own and whose text is
    /// never in memory as a whole.
    ///
    /// # Errors
    ///
    /// Those of `input`.
    pub fn read_external_from<R: BufRead>(&self, metadata: &[u8], input: R) -> io::Result<Read> {
        whole(Reading::begin(self, Some(metadata), input)?)
    }

    /// Begins to read a table with its metadata before it, some rows at a time.
    ///
    /// # Errors
    ///
    /// Those of `input`.
    pub fn stream<R: BufRead>(&self, input: R) -> io::Result<Stream<R>> {
        Ok(Stream::new(Reading::begin(self, None, input)?))
    }

    /// Begins to read a table whose metadata is in a text of its own.
    ///
    /// # Errors
    ///
    /// Those of `input`.
    pub fn stream_external<R: BufRead>(&self, metadata: &[u8], input: R) -> io::Result<Stream<R>> {
        Ok(Stream::new(Reading::begin(self, Some(metadata), input)?))
    }
}

/// All of a reading.
fn whole<R: BufRead>(mut reading: Reading<R>) -> io::Result<Read> {
    let mut crosswalk = std::mem::replace(&mut reading.metadata, super::read::empty());
    // What is small is read on one thread.
    if reading.read(&mut crosswalk, SMALL_ROWS)? {
        reading.read(&mut crosswalk, usize::MAX)?;
    }
    Ok(Read {
        crosswalk,
        diagnostics: reading.findings.finish(),
    })
}

/// What was read of bytes in memory, which give no error.
fn of_bytes(read: io::Result<Read>) -> Read {
    read.unwrap_or_else(|_| Read {
        crosswalk: super::read::empty(),
        diagnostics: Diagnostics::default(),
    })
}
