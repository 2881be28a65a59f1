use super::layout::{Layout, refused};
use super::prefixes::built_in;
use super::rows::{Rows, TOGETHER};
use super::version::is_new_value;
use super::writer::{LINES, Writer, header, metadata, to_io};
use crate::model::crosswalk::{Crosswalk, Slot, SlotName, symbol};
use std::io::{self, Write};

/// A table that is written some rows at a time, in memory that does not grow
/// with the table.
pub struct RowWriter<W> {
    output: W,
    layout: Layout,
    separator: u8,
    lines: Vec<u8>,
    is_newest: bool,
}

impl<W: Write> RowWriter<W> {
    pub(super) fn begin(
        writer: &Writer,
        set: &Crosswalk,
        slots: &[SlotName],
        mut output: W,
    ) -> io::Result<Self> {
        let layout = Layout::of_columns(set, slots).map_err(to_io)?;
        output.write_all(metadata(&layout, "#").as_bytes())?;
        let separator = writer.separator.byte();
        Ok(Self {
            output,
            lines: header(&layout, separator),
            is_newest: (layout.set.iter()).any(|(name, _)| *name == Slot::SssomVersion.into()),
            layout,
            separator,
        })
    }

    /// Writes the rows of a crosswalk, as they stand there, behind those
    /// written before.
    ///
    /// # Errors
    ///
    /// Those of the output; and, of kind `InvalidInput`, where a row lacks what
    /// SSSOM requires or has a slot for which there is no column, where a
    /// prefix is not declared, and where a value is newer than the version that
    /// the set declares.
    pub fn write(&mut self, rows: &Crosswalk) -> io::Result<()> {
        for name in rows.columns().slots() {
            if !self.layout.columns.contains(&name) {
                let said = format!("there is no column for the slot `{name}`");
                return Err(to_io(refused(said)));
            }
            let kind = name.kind();
            let newer = kind.choices().is_some() && !self.is_newest && {
                let mut rows = (0..rows.len()).filter_map(|row| rows.columns().get(row, &name));
                rows.any(|cell| cell.texts().any(|text| is_new_value(kind, text)))
            };
            if newer {
                let said = format!("a value of `{name}` needs `sssom_version` to be 1.1");
                return Err(to_io(refused(said)));
            }
        }
        for (_, curie) in rows.columns().entities().iter() {
            let prefix = curie.split_once(':').map_or("", |(prefix, _)| prefix);
            if built_in(prefix).is_none() && !self.layout.prefixes.contains_key(prefix) {
                let said = format!("it does not declare the prefix `{prefix}`, which it uses");
                return Err(to_io(refused(said)));
            }
        }
        let lines = Rows::new(rows, &self.layout.columns, self.separator);
        let all: Vec<u32> = (0..symbol(rows.len())).collect();
        for rows in all.chunks(TOGETHER) {
            lines.put(rows, &mut self.lines).map_err(to_io)?;
            if self.lines.len() >= LINES {
                self.output.write_all(&self.lines)?;
                self.lines.clear();
            }
        }
        Ok(())
    }

    /// Writes what is left and gives the output back.
    ///
    /// # Errors
    ///
    /// Those of the output.
    pub fn finish(mut self) -> io::Result<W> {
        self.output.write_all(&self.lines)?;
        self.output.flush()?;
        Ok(self.output)
    }
}
