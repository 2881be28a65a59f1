use super::Separator;
use super::layout::{Layout, refused};
use super::order::order;
use super::row_writer::RowWriter;
use super::rows::{Rows, put_cell};
use super::yaml_write::YamlWriter;
use crate::error::Error;
use crate::model::crosswalk::{Crosswalk, SlotName, SlotValue, symbol};
use crate::parallel;
use std::io::{self, Write};

/// Writes mapping sets in the canonical form of SSSOM/TSV.
///
/// Slots stand in the order of SSSOM's schema and rows in the order of their
/// cells; slots that all mappings have in common are condensed into the
/// metadata; prefixes and definitions of extensions that are not used are left
/// out, and `sssom_version` is added where the set needs it. A text or list
/// without content is no value and is left out. Equal sets give equal bytes.
///
/// ```
/// use competency::crosswalk::{Crosswalk, MappingRecord};
/// use competency::{Predicate, sssom::Writer};
/// let mut crosswalk = Crosswalk::new("https://example.org/a--b".parse()?, "https://creativecommons.org/publicdomain/zero/1.0/".parse()?);
/// crosswalk.push(MappingRecord::new("a:1".parse()?, Predicate::Close, "b:1".parse()?, "semapv:ManualMappingCuration".parse()?));
/// let error = Writer::new().to_tsv(&crosswalk).unwrap_err();
/// assert_eq!(error.to_string(), "the mapping set could not be written: it does not declare the prefix `a`, which it uses");
/// crosswalk.declare_prefix("a", "https://example.org/a/".parse()?);
/// crosswalk.declare_prefix("b", "https://example.org/b/".parse()?);
/// let text = Writer::new().to_tsv(&crosswalk)?;
/// assert!(text.ends_with("\na:1\tskos:closeMatch\tb:1\tsemapv:ManualMappingCuration\n"));
/// # Ok::<(), competency::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Writer {
    pub(super) separator: Separator,
    pub(super) condenses: bool,
    pub(super) sorts: bool,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// A writer of the canonical form.
    pub fn new() -> Self {
        Self {
            separator: Separator::Tab,
            condenses: true,
            sorts: true,
        }
    }

    /// The writer with another separator of cells.
    #[must_use]
    pub fn with_separator(mut self, separator: Separator) -> Self {
        self.separator = separator;
        self
    }

    /// The writer with or without condensation (SSSOM, "Condensation"): without
    /// it, slots stay where they stand.
    #[must_use]
    pub fn condensing(mut self, condenses: bool) -> Self {
        self.condenses = condenses;
        self
    }

    /// The writer with rows sorted, or in the order of the crosswalk.
    #[must_use]
    pub fn sorting(mut self, sorts: bool) -> Self {
        self.sorts = sorts;
        self
    }

    /// Writes a set as one text: metadata, then the table.
    ///
    /// # Errors
    ///
    /// Where SSSOM has no form for it: the set has no `mapping_set_id` or
    /// `license`, a mapping lacks an end, a predicate or a justification, a
    /// prefix is not declared or declared against a built-in one, or an
    /// extension has a name that cannot be one.
    pub fn to_tsv(&self, crosswalk: &Crosswalk) -> Result<String, Error> {
        let mut text = Vec::new();
        self.write(crosswalk, &mut text).map_err(of_io)?;
        Ok(text_of(text))
    }

    /// Writes a set as two texts: its metadata (`….sssom.yml`) and its table.
    ///
    /// # Errors
    ///
    /// As [`to_tsv`](Self::to_tsv).
    pub fn to_external(&self, crosswalk: &Crosswalk) -> Result<(String, String), Error> {
        let layout = Layout::of(crosswalk, self.condenses)?;
        let mut table = Vec::new();
        self.table(&layout, crosswalk, &mut table).map_err(of_io)?;
        Ok((metadata(&layout, ""), text_of(table)))
    }

    /// Writes a set as one text to an output.
    ///
    /// # Errors
    ///
    /// Those of the output; and as [`to_tsv`](Self::to_tsv), as an error of kind
    /// `InvalidInput` with the [`Error`] inside, after which the output may hold
    /// a part of the text.
    pub fn write(&self, crosswalk: &Crosswalk, mut output: impl Write) -> io::Result<()> {
        let layout = Layout::of(crosswalk, self.condenses).map_err(to_io)?;
        output.write_all(metadata(&layout, "#").as_bytes())?;
        self.table(&layout, crosswalk, &mut output)
    }

    /// Begins to write a table whose rows come some at a time, in the order in
    /// which they come: the metadata of `metadata`, and columns for `slots`.
    ///
    /// All declared prefixes are written, for what the rows use is not known.
    ///
    /// # Errors
    ///
    /// As [`write`](Self::write).
    pub fn stream<W: Write>(
        &self,
        metadata: &Crosswalk,
        slots: &[SlotName],
        output: W,
    ) -> io::Result<RowWriter<W>> {
        RowWriter::begin(self, metadata, slots, output)
    }

    fn table(
        &self,
        layout: &Layout,
        crosswalk: &Crosswalk,
        output: &mut impl Write,
    ) -> io::Result<()> {
        let separator = self.separator.byte();
        output.write_all(&header(layout, separator))?;
        let rows = match self.sorts {
            true => order(crosswalk, &layout.columns),
            false => (0..symbol(crosswalk.len())).collect(),
        };
        let put = Rows::new(crosswalk, &layout.columns, separator);
        // Of every piece somebody else makes the lines of the end, while the
        // beginning is made and written here.
        let lines = |rows: &[u32]| put.lines(rows);
        parallel::aside(rows.len() > PIECE, lines, |aside| {
            for (index, piece) in rows.chunks(PIECE).enumerate() {
                let (here, there) = piece.split_at(piece.len() * 2 / 5);
                aside.give(there);
                let before = (index > 0).then(|| aside.take()).flatten();
                if let Some(before) = before {
                    output.write_all(&before.map_err(to_io)?)?;
                }
                output.write_all(&put.lines(here).map_err(to_io)?)?;
            }
            match aside.take() {
                Some(last) => output.write_all(&last.map_err(to_io)?),
                None => Ok(()),
            }
        })
    }
}

/// How many rows are divided between threads.
const PIECE: usize = 4096;

/// How many bytes are gathered before they are handed on.
pub(super) const LINES: usize = 64 * 1024;

/// An error of this library as one of an output.
pub(super) fn to_io(error: Error) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}

/// The error inside one of an output in memory, which has none of its own.
fn of_io(error: io::Error) -> Error {
    let said = error.to_string();
    let inner = error.into_inner().and_then(|inner| inner.downcast().ok());
    inner.map_or_else(|| refused(said), |error| *error)
}

fn text_of(bytes: Vec<u8>) -> String {
    // Whatever was written was text.
    String::from_utf8(bytes).unwrap_or_default()
}

/// The metadata, every line after a margin.
pub(super) fn metadata(layout: &Layout, margin: &'static str) -> String {
    let mut yaml = YamlWriter {
        text: String::new(),
        margin,
    };
    let version = |name: &SlotName| name.as_str() == "sssom_version";
    let is_known = |name: &SlotName| name.known().is_some();
    let slots = || layout.set.iter();
    slots()
        .filter(|(name, _)| version(name))
        .for_each(|(name, value)| put_slot(&mut yaml, name, value));
    if !layout.prefixes.is_empty() {
        yaml.opening("curie_map");
        for (prefix, iri) in &layout.prefixes {
            yaml.inner(prefix, iri);
        }
    }
    slots()
        .filter(|(name, _)| is_known(name) && !version(name))
        .for_each(|(name, value)| put_slot(&mut yaml, name, value));
    if !layout.definitions.is_empty() {
        yaml.opening("extension_definitions");
        for definition in &layout.definitions {
            let mut entries = vec![("slot_name", definition.slot_name.as_str())];
            let property = definition.property.as_ref();
            let type_hint = definition.type_hint.as_ref();
            entries.extend(property.map(|term| ("property", term.as_str())));
            entries.extend(type_hint.map(|term| ("type_hint", term.as_str())));
            yaml.object(&entries);
        }
    }
    slots()
        .filter(|(name, _)| !is_known(name))
        .for_each(|(name, value)| put_slot(&mut yaml, name, value));
    yaml.text
}

fn put_slot(yaml: &mut YamlWriter, name: &SlotName, value: &SlotValue) {
    match value {
        SlotValue::Text(text) => yaml.entry(name.as_str(), text),
        SlotValue::Number(number) => yaml.number(name.as_str(), *number),
        SlotValue::List(list) => {
            yaml.opening(name.as_str());
            let items = list.iter().filter(|item| !item.is_empty());
            items.for_each(|item| yaml.item(item));
        }
    }
}

/// The header line.
pub(super) fn header(layout: &Layout, separator: u8) -> Vec<u8> {
    let mut line = Vec::with_capacity(LINES + 1024);
    for (index, name) in layout.columns.iter().enumerate() {
        if index > 0 {
            line.push(separator);
        }
        put_cell(&mut line, name.as_str(), separator);
    }
    line.push(b'\n');
    line
}
