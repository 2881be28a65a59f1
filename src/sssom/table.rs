//! The rows and cells of a table.

use crate::diagnostic::Position;
use memchr::{memchr, memchr_iter, memchr3_iter};
use std::borrow::Cow;

/// Some rows of a table, by column. A cell is as it stands in the text; one that
/// begins with a quotation mark is read by [`unquote`].
pub(super) struct Batch<'a> {
    pub(super) text: &'a str,
    /// Where the text begins.
    pub(super) start: Position,
    pub(super) separator: u8,
    pub(super) columns: Vec<Vec<&'a str>>,
    pub(super) rows: Vec<RowPlace>,
    pub(super) faults: Vec<(RowFault, RowPlace)>,
    /// Bytes and lines that the rows take.
    pub(super) used: usize,
    pub(super) lines: u32,
    /// Whether the text ended inside a row and may go on.
    pub(super) is_cut: bool,
}

/// Where a row begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowPlace {
    /// Bytes before it in the text of the batch.
    pub(super) byte: usize,
    /// Lines before it there.
    pub(super) line: u32,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowFault {
    Blank,
    /// It has this many cells, and ends with a line or with the text.
    Ragged {
        cells: usize,
        cut: bool,
    },
    /// A quotation that does not end, and in which cell.
    Unclosed {
        cell: usize,
    },
    /// Something behind a quotation.
    AfterQuote {
        cell: usize,
    },
    /// A quotation mark inside a cell that is not quoted.
    Quote {
        cell: usize,
    },
    /// A carriage return before the line feed.
    CarriageReturn,
    /// A carriage return elsewhere.
    LoneReturn,
}

/// Cuts the beginning of a text into at most `most` rows of `width` cells.
/// `ended` says that no more text follows.
pub(super) fn scan(
    text: &str,
    start: Position,
    separator: u8,
    width: usize,
    most: usize,
    ended: bool,
) -> Batch<'_> {
    let mut batch = Batch {
        text,
        start,
        separator,
        columns: (0..width).map(|_| Vec::with_capacity(most)).collect(),
        rows: Vec::with_capacity(most),
        faults: Vec::new(),
        used: 0,
        lines: 0,
        is_cut: false,
    };
    let has_returns = memchr(b'\r', text.as_bytes()).is_some();
    let mut cursor = Cursor::new(text, separator, ended);
    while batch.rows.len() < most {
        let place = RowPlace {
            byte: batch.used,
            line: batch.lines,
        };
        let rows = batch.rows.len();
        let columns = &mut batch.columns;
        let faults = &mut batch.faults;
        let before = faults.len();
        let mut cells = 0;
        let mut ending = cursor.row(
            |fault| faults.push((fault, place)),
            |cell| {
                if let Some(column) = columns.get_mut(cells) {
                    column.push(cell);
                }
                cells += 1;
            },
        );
        if let (Ending::Unclosed, true) = (&ending, ended) {
            // The quotation mark is read as it stands, so that the rows behind
            // it are not lost.
            columns.iter_mut().for_each(|column| column.truncate(rows));
            faults.truncate(before);
            faults.push((RowFault::Unclosed { cell: cells }, place));
            cells = 0;
            cursor.back_to(place.byte);
            cursor.literal = true;
            ending = cursor.row(
                |_| {},
                |cell| {
                    if let Some(column) = columns.get_mut(cells) {
                        column.push(cell);
                    }
                    cells += 1;
                },
            );
            cursor.literal = false;
        }
        let at_end = match ending {
            Ending::Line => false,
            Ending::Text if ended => true,
            Ending::Text | Ending::Unclosed => {
                columns.iter_mut().for_each(|column| column.truncate(rows));
                faults.truncate(before);
                batch.is_cut = true;
                break;
            }
        };
        let row = text.get(place.byte..cursor.at).unwrap_or_default();
        if at_end && row.is_empty() {
            columns.iter_mut().for_each(|column| column.truncate(rows));
            break;
        }
        batch.used = cursor.at;
        batch.lines += cursor.lines;
        cursor.lines = 0;
        if has_returns {
            returns(row, &mut |fault| faults.push((fault, place)));
        }
        if cells == 1 && row.trim_end_matches(['\n', '\r']).is_empty() {
            columns.iter_mut().for_each(|column| column.truncate(rows));
            batch.faults.push((RowFault::Blank, place));
            continue;
        }
        if cells != width {
            let ragged = RowFault::Ragged {
                cells,
                cut: at_end && cells < width,
            };
            faults.push((ragged, place));
            let missing = columns.get_mut(cells.min(width)..).unwrap_or_default();
            missing.iter_mut().for_each(|column| column.push(""));
        }
        batch.rows.push(place);
        if at_end {
            break;
        }
    }
    batch
}

/// Tells of the carriage returns of a row.
fn returns(row: &str, tell: &mut impl FnMut(RowFault)) {
    let bytes = row.as_bytes();
    let mut quoted = false;
    let mut at = 0;
    for found in memchr_iter(b'\r', bytes) {
        let before = bytes.get(at..found).unwrap_or_default();
        quoted ^= memchr_iter(b'"', before).count() % 2 == 1;
        at = found;
        if quoted {
            continue;
        }
        tell(match bytes.get(found + 1) {
            Some(b'\n') => RowFault::CarriageReturn,
            _ => RowFault::LoneReturn,
        });
    }
}

/// How a row ends.
enum Ending {
    Line,
    Text,
    Unclosed,
}

/// Goes over a text, row by row.
struct Cursor<'a> {
    text: &'a str,
    separator: u8,
    ended: bool,
    at: usize,
    /// Line feeds passed.
    lines: u32,
    /// Whether quotation marks are read as they stand.
    literal: bool,
    /// What the search has found and not used: from `base` on.
    hits: memchr::Memchr3<'a>,
    base: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str, separator: u8, ended: bool) -> Self {
        Self {
            text,
            separator,
            ended,
            at: 0,
            lines: 0,
            literal: false,
            hits: memchr3_iter(separator, b'\n', b'"', text.as_bytes()),
            base: 0,
        }
    }

    fn back_to(&mut self, byte: usize) {
        self.at = byte;
        self.lines = 0;
        self.search_from(byte);
    }

    fn search_from(&mut self, byte: usize) {
        let rest = self.text.as_bytes().get(byte..).unwrap_or_default();
        self.hits = memchr3_iter(self.separator, b'\n', b'"', rest);
        self.base = byte;
    }

    /// Goes over a row and hands out its cells.
    fn row(&mut self, mut tell: impl FnMut(RowFault), mut give: impl FnMut(&'a str)) -> Ending {
        let bytes = self.text.as_bytes();
        let mut cell = self.at;
        let mut count = 0;
        let mut after_quote = None;
        loop {
            let hit = match self.hits.next() {
                Some(hit) => self.base + hit,
                None => bytes.len(),
            };
            if after_quote.is_some_and(|after| after != hit) {
                let line_end = bytes.get(after_quote.unwrap_or(hit)..hit) == Some(b"\r");
                if !line_end {
                    tell(RowFault::AfterQuote { cell: count });
                }
                after_quote = None;
            }
            match bytes.get(hit) {
                Some(b'"') if self.literal => {}
                Some(b'"') if hit == cell => {
                    let Some(end) = end_of_quotation(bytes, hit + 1) else {
                        return Ending::Unclosed;
                    };
                    let inside = bytes.get(hit..end).unwrap_or_default();
                    self.lines += lines(inside);
                    self.search_from(end);
                    after_quote = Some(end);
                }
                Some(b'"') => tell(RowFault::Quote { cell: count }),
                Some(b'\n') => {
                    let last = self.text.get(cell..hit).unwrap_or_default();
                    give(last.strip_suffix('\r').unwrap_or(last));
                    self.lines += 1;
                    self.at = hit + 1;
                    return Ending::Line;
                }
                Some(_) => {
                    give(self.text.get(cell..hit).unwrap_or_default());
                    count += 1;
                    cell = hit + 1;
                    after_quote = None;
                }
                None => {
                    if self.ended {
                        let last = self.text.get(cell..).unwrap_or_default();
                        give(last.strip_suffix('\r').unwrap_or(last));
                        self.at = bytes.len();
                    }
                    return Ending::Text;
                }
            }
        }
    }
}

fn lines(bytes: &[u8]) -> u32 {
    u32::try_from(memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

/// The byte behind the quotation mark that ends a quotation.
fn end_of_quotation(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// A cell without its quotation marks: `""` inside them is one. A quotation that
/// does not end is none.
pub(super) fn unquote(cell: &str) -> Cow<'_, str> {
    let Some(inside) = cell.strip_prefix('"') else {
        return cell.into();
    };
    let Some(end) = end_of_quotation(inside.as_bytes(), 0) else {
        return cell.into();
    };
    let quoted = inside.get(..end - 1).unwrap_or_default();
    let rest = inside.get(end..).unwrap_or_default();
    if quoted.contains('"') || !rest.is_empty() {
        (quoted.replace("\"\"", "\"") + rest).into()
    } else {
        quoted.into()
    }
}

impl<'a> Batch<'a> {
    /// Where a cell of a row stands, and how.
    pub(super) fn place(&self, row: RowPlace, column: usize) -> (Position, &'a str) {
        let mut position = self.start;
        position.byte += row.byte;
        position.line = position.line.saturating_add(row.line);
        let text = self.text.get(row.byte..).unwrap_or_default();
        let mut cursor = Cursor::new(text, self.separator, true);
        let mut found = None;
        let mut count = 0;
        let mut see = |cell: &'a str| {
            if count == column {
                found = Some(cell);
            }
            count += 1;
        };
        if let Ending::Unclosed = cursor.row(|_| {}, &mut see) {
            let mut cursor = Cursor::new(text, self.separator, true);
            cursor.literal = true;
            let (mut again, mut count) = (None, 0);
            cursor.row(
                |_| {},
                |cell| {
                    if count == column {
                        again = Some(cell);
                    }
                    count += 1;
                },
            );
            found = again;
        }
        let cell = found.unwrap_or_default();
        // A cell is a part of the text.
        let before = (cell.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let before = if found.is_some() { before } else { 0 };
        let before = text.get(..before).unwrap_or_default();
        (super::findings::after(position, before), cell)
    }
}

#[cfg(test)]
mod tests {
    use super::super::findings::START;
    use super::*;

    fn rows(text: &str, width: usize) -> (Vec<Vec<String>>, Vec<RowFault>) {
        let batch = scan(text, START, b'\t', width, 100, true);
        assert_eq!(batch.used, text.len(), "{text:?}");
        let rows = (0..batch.rows.len())
            .map(|row| {
                let cells = batch.columns.iter();
                cells
                    .map(|column| unquote(column[row]).into_owned())
                    .collect()
            })
            .collect();
        (rows, batch.faults.iter().map(|fault| fault.0).collect())
    }

    #[test]
    fn rows_are_cut_into_cells() {
        for (text, expected, faults) in [
            ("a\tb\nc\td\n", vec![["a", "b"], ["c", "d"]], vec![]),
            ("a\tb\nc\td", vec![["a", "b"], ["c", "d"]], vec![]),
            ("\t\n", vec![["", ""]], vec![]),
            (
                "\"a\tb\"\t\"c\nd\"\ne\tf\n",
                vec![["a\tb", "c\nd"], ["e", "f"]],
                vec![],
            ),
            ("\"a\"\"b\"\t\"\"\n", vec![["a\"b", ""]], vec![]),
            ("a\t\"\"\"\"\n", vec![["a", "\""]], vec![]),
            (
                "a\"b\tc\n",
                vec![["a\"b", "c"]],
                vec![RowFault::Quote { cell: 0 }],
            ),
            (
                "\"a\"b\tc\n",
                vec![["ab", "c"]],
                vec![RowFault::AfterQuote { cell: 0 }],
            ),
            (
                "a\t\"b\nc\td\n",
                vec![["a", "\"b"], ["c", "d"]],
                vec![RowFault::Unclosed { cell: 1 }],
            ),
            (
                "a\n",
                vec![["a", ""]],
                vec![RowFault::Ragged {
                    cells: 1,
                    cut: false,
                }],
            ),
            (
                "a\tb\tc\n",
                vec![["a", "b"]],
                vec![RowFault::Ragged {
                    cells: 3,
                    cut: false,
                }],
            ),
            (
                "a\tb\nc",
                vec![["a", "b"], ["c", ""]],
                vec![RowFault::Ragged {
                    cells: 1,
                    cut: true,
                }],
            ),
            (
                "a\tb\n\nc\td\n",
                vec![["a", "b"], ["c", "d"]],
                vec![RowFault::Blank],
            ),
            (
                "a\tb\r\nc\t\"d\"\r\n",
                vec![["a", "b"], ["c", "d"]],
                vec![RowFault::CarriageReturn; 2],
            ),
            (
                "a\rx\t\"b\r\"\n",
                vec![["a\rx", "b\r"]],
                vec![RowFault::LoneReturn],
            ),
        ] {
            let (rows, found) = rows(text, 2);
            assert_eq!(rows, expected, "{text:?}");
            assert_eq!(found, faults, "{text:?}");
        }
    }

    #[test]
    fn a_text_that_goes_on_is_cut_before_its_last_row() {
        for text in ["a\tb\nc\td", "a\tb\nc\t\"d\ne", "a\tb\n"] {
            let batch = scan(text, START, b'\t', 2, 100, false);
            assert!(batch.is_cut && batch.faults.is_empty());
            assert_eq!((batch.used, batch.rows.len(), batch.lines), (4, 1, 1));
            assert!(batch.columns.iter().all(|column| column.len() == 1));
        }
    }

    #[test]
    fn cells_are_found_again() {
        let text = "é\t\"x\ny\"\tz\n";
        let batch = scan(text, START, b'\t', 3, 100, true);
        let (place, cell) = batch.place(batch.rows[0], 2);
        assert_eq!((cell, place.line, place.column, place.byte), ("z", 2, 4, 9));
        assert_eq!(&text[place.byte..place.byte + 1], "z");
    }
}
