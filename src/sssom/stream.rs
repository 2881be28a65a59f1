use super::read::Reading;
use crate::diagnostic::Diagnostics;
use crate::model::crosswalk::{Crosswalk, Slot, SlotName};
use std::io::{self, BufRead};

/// A table that is read some rows at a time, in memory that does not grow with
/// the table.
///
/// ```
/// use competency::sssom::Reader;
/// # fn main() -> std::io::Result<()> {
/// # let file: &[u8] = b"subject_id\tpredicate_id\tobject_id\tmapping_justification\na:1\tskos:exactMatch\tb:1\tsemapv:LexicalMatching\n";
/// let mut stream = Reader::new().stream(file)?;
/// while let Some(rows) = stream.next_rows(10_000)? {
///     for mapping in rows.mappings() {
///         println!("{mapping:?}");
///     }
/// }
/// for found in &stream.finish() {
///     eprintln!("{found}");
/// }
/// # Ok(())
/// # }
/// ```
pub struct Stream<R> {
    reading: Reading<R>,
    goes_on: bool,
}

impl<R: BufRead> Stream<R> {
    pub(super) fn new(reading: Reading<R>) -> Self {
        Self {
            reading,
            goes_on: true,
        }
    }

    /// The mapping set without its mappings.
    pub fn metadata(&self) -> &Crosswalk {
        &self.reading.metadata
    }

    /// The slots of the table's columns, in the order of SSSOM's schema.
    pub fn slots(&self) -> Vec<SlotName> {
        self.reading.slots()
    }

    /// The next rows, at most `most` of them, as a crosswalk with the metadata
    /// of the whole; `None` at the end.
    ///
    /// A slot that propagates and for which the table has a column is left out
    /// of that metadata: one row further on may have a value of its own, and
    /// then the set's is that of no mapping.
    ///
    /// # Errors
    ///
    /// Those of the input.
    pub fn next_rows(&mut self, most: usize) -> io::Result<Option<Crosswalk>> {
        if !self.goes_on || most == 0 {
            return Ok(None);
        }
        let mut rows = self.reading.metadata.without_mappings();
        for name in self.slots() {
            if name.known().is_some_and(Slot::propagates) {
                rows.set_mut().remove(&name);
            }
        }
        self.goes_on = self.reading.read(&mut rows, most)?;
        Ok(Some(rows).filter(|rows| !rows.is_empty()))
    }

    /// Ends the reading, and says what was found in what was read.
    pub fn finish(self) -> Diagnostics {
        self.reading.findings.finish()
    }
}
