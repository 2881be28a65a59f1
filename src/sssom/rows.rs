use super::layout::{REQUIRED, lacks, refused};
use super::number::put_rounded;
use crate::error::Error;
use crate::model::crosswalk::{Cell, Cells, Crosswalk, NONE, Slot, SlotName};
use memchr::{memchr_iter, memchr2};

/// The rows of a crosswalk as the lines of a table.
pub(super) struct Rows<'a> {
    crosswalk: &'a Crosswalk,
    cells: Vec<Cells<'a>>,
    separator: u8,
    /// Whether every row is known to have what SSSOM requires.
    complete: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(crosswalk: &'a Crosswalk, columns: &[SlotName], separator: u8) -> Self {
        let cells = columns.iter().map(|name| crosswalk.columns().cells(name));
        Self {
            crosswalk,
            cells: cells.collect(),
            separator,
            complete: is_complete(crosswalk),
        }
    }

    /// The lines of some rows.
    pub(super) fn lines(&self, rows: &[u32]) -> Result<Vec<u8>, Error> {
        let mut lines = Vec::with_capacity(rows.len() * GUESS);
        for rows in rows.chunks(TOGETHER) {
            self.put(rows, &mut lines)?;
        }
        Ok(lines)
    }

    /// Puts the lines of some rows at the end; those of many at a time are asked
    /// for together.
    pub(super) fn put(&self, rows: &[u32], lines: &mut Vec<u8>) -> Result<(), Error> {
        for cells in &self.cells {
            cells.ask_for(rows);
        }
        let mut gathered = Vec::with_capacity(rows.len() * self.cells.len());
        for cells in &self.cells {
            gathered.extend(rows.iter().map(|row| cells.get(*row as usize)));
        }
        for row in rows {
            self.is_whole(*row as usize)?;
        }
        let start = lines.len();
        self.put_cells(&gathered, rows.len(), lines, |_, _| {});
        if !self.is_bare(lines.get(start..).unwrap_or_default(), rows.len()) {
            lines.truncate(start);
            self.put_cells(&gathered, rows.len(), lines, |lines, start| {
                quote(lines, start, self.separator);
            });
        }
        Ok(())
    }

    /// Puts the lines of rows whose cells come column by column; `finish` is
    /// called behind each, with where it begins.
    fn put_cells(
        &self,
        cells: &[Option<Cell<'_>>],
        rows: usize,
        lines: &mut Vec<u8>,
        finish: impl Fn(&mut Vec<u8>, usize),
    ) {
        for row in 0..rows {
            let of_row = cells.iter().skip(row).step_by(rows);
            for (column, cell) in of_row.enumerate() {
                if column > 0 {
                    lines.push(self.separator);
                }
                let start = lines.len();
                match cell {
                    Some(Cell::Text(text)) => lines.extend_from_slice(text.as_bytes()),
                    Some(Cell::Number(number)) => put_rounded(lines, *number),
                    Some(Cell::List(list)) => {
                        put_list(lines, list.iter().filter(|item| !item.is_empty()));
                    }
                    None => {}
                }
                finish(lines, start);
            }
            lines.push(b'\n');
        }
    }

    /// Whether nothing in the lines of some rows has to be quoted.
    fn is_bare(&self, lines: &[u8], rows: usize) -> bool {
        let separators = self.cells.len().saturating_sub(1) * rows;
        memchr2(b'"', b'\r', lines).is_none()
            && memchr_iter(b'\n', lines).count() == rows
            && memchr_iter(self.separator, lines).count() == separators
    }

    /// Whether a row has what SSSOM requires.
    fn is_whole(&self, row: usize) -> Result<(), Error> {
        let mapping = (!self.complete).then(|| self.crosswalk.mapping(row));
        match mapping.flatten().and_then(|mapping| lacks(&mapping)) {
            None => Ok(()),
            Some(slot) => Err(refused(format!(
                "its mapping {} has no `{slot}`, which SSSOM requires",
                row + 1
            ))),
        }
    }
}

/// About how many bytes a line has.
const GUESS: usize = 256;

/// How many rows are put at a time.
pub(super) const TOGETHER: usize = 64;

/// Whether no row lacks what SSSOM requires; not looked at where there may be
/// literals, or reviews.
fn is_complete(crosswalk: &Crosswalk) -> bool {
    let columns = crosswalk.columns();
    let reviewed = !columns.symbols(Slot::ReviewDate).is_empty()
        || !columns.numbers(Slot::ReviewerAgreement).is_empty();
    let full = |slot: Slot| {
        let symbols = columns.symbols(slot);
        symbols.len() == crosswalk.len() && !symbols.contains(&NONE)
    };
    !crosswalk.may_have_literals() && !reviewed && REQUIRED.into_iter().all(full)
}

/// Puts a list at the end, as it stands in a cell.
pub(super) fn put_list<'t>(line: &mut Vec<u8>, items: impl IntoIterator<Item = &'t str>) {
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            line.push(b'|');
        }
        let mut rest = item.as_bytes();
        while let Some((before, at)) =
            memchr2(b'|', b'\\', rest).and_then(|at| rest.split_at_checked(at))
        {
            line.extend_from_slice(before);
            line.push(b'\\');
            let (special, after) = at.split_at_checked(1).unwrap_or_default();
            line.extend_from_slice(special);
            rest = after;
        }
        line.extend_from_slice(rest);
    }
}

/// Puts a text at the end, as it stands in a cell.
pub(super) fn put_cell(line: &mut Vec<u8>, text: &str, separator: u8) {
    let start = line.len();
    line.extend_from_slice(text.as_bytes());
    quote(line, start, separator);
}

/// Quotes the cell that begins at `start`, if it has to be.
fn quote(line: &mut Vec<u8>, start: usize, separator: u8) {
    let cell = line.get(start..).unwrap_or_default();
    let special = |b: &u8| *b == separator || matches!(b, b'"' | b'\n' | b'\r');
    if !cell.iter().any(special) {
        return;
    }
    let cell = cell.to_vec();
    line.truncate(start);
    line.push(b'"');
    for byte in cell {
        if byte == b'"' {
            line.push(b'"');
        }
        line.push(byte);
    }
    line.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::super::value::items;
    use super::put_list;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_list_put_is_the_list(list in prop::collection::vec(r"[a-b|\\ž]{0,4}", 1..5)) {
            let mut cell = Vec::new();
            put_list(&mut cell, list.iter().map(String::as_str));
            let cell = String::from_utf8(cell).unwrap();
            prop_assert_eq!(items(&cell), list);
        }
    }
}
