//! The rows and cells of a table.

use super::marks::Marks;
use super::source::Piece;
use crate::diagnostic::Position;
use memchr::{memchr, memchr_iter};
use std::borrow::Cow;
use std::ops::Range;

/// Some rows of a table. A cell is as it stands in the text; one that begins with
/// a quotation mark is read by [`unquote`].
pub(super) struct Batch {
    text: Piece,
    /// Where the text begins.
    pub(super) start: Position,
    separator: u8,
    width: usize,
    /// Where each cell begins and ends, row by row.
    cells: Vec<[u32; 2]>,
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
    text: &Piece,
    start: Position,
    separator: u8,
    width: usize,
    most: usize,
    ended: bool,
) -> Batch {
    // A row takes at least a byte for each cell.
    let guess = most.min(text.as_str().len() / width.max(1) + 1);
    let mut batch = Batch {
        text: text.clone(),
        start,
        separator,
        width,
        cells: Vec::with_capacity(guess * width),
        rows: Vec::with_capacity(guess),
        faults: Vec::new(),
        used: 0,
        lines: 0,
        is_cut: false,
    };
    let text = text.as_str();
    let has_returns = memchr(b'\r', text.as_bytes()).is_some();
    let mut cursor = Cursor::new(text, separator, ended);
    let Batch {
        cells,
        faults,
        rows,
        ..
    } = &mut batch;
    while rows.len() < most {
        let place = RowPlace {
            byte: cursor.at,
            line: cursor.lines,
        };
        let before = (cells.len(), faults.len());
        // Those that are missing are empty.
        cells.resize(before.0 + width, [0; 2]);
        let of_row = cells.get_mut(before.0..).unwrap_or_default();
        let mut ending = cursor.row(of_row, |fault| faults.push((fault, place)));
        if let (Ending::Unclosed, true) = (&ending, ended) {
            // The quotation mark is read as it stands, so that the rows behind
            // it are not lost.
            of_row.fill([0; 2]);
            faults.truncate(before.1);
            let cell = cursor.count;
            faults.push((RowFault::Unclosed { cell }, place));
            cursor.back_to(place);
            cursor.literal = true;
            ending = cursor.row(of_row, |_| {});
            cursor.literal = false;
        }
        let at_end = match ending {
            Ending::Line => false,
            Ending::Text if ended => true,
            Ending::Text | Ending::Unclosed => {
                cells.truncate(before.0);
                faults.truncate(before.1);
                batch.is_cut = true;
                cursor.back_to(place);
                break;
            }
        };
        let count = cursor.count;
        let row = place.byte..cursor.at;
        if at_end && row.is_empty() {
            cells.truncate(before.0);
            break;
        }
        if has_returns {
            let row = text.get(row.clone()).unwrap_or_default();
            returns(row, &mut |fault| faults.push((fault, place)));
        }
        if count == 1 && is_blank(text, row) {
            cells.truncate(before.0);
            faults.push((RowFault::Blank, place));
            continue;
        }
        if count != width {
            let cut = at_end && count < width;
            faults.push((RowFault::Ragged { cells: count, cut }, place));
        }
        rows.push(place);
        if at_end {
            break;
        }
    }
    (batch.used, batch.lines) = (cursor.at, cursor.lines);
    batch
}

/// Whether nothing but line ends stands somewhere.
fn is_blank(text: &str, place: Range<usize>) -> bool {
    let row = text.get(place).unwrap_or_default();
    row.trim_end_matches(['\n', '\r']).is_empty()
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
    ended: bool,
    at: usize,
    /// How many cells the row has whose end was found.
    count: usize,
    /// Line feeds passed.
    lines: u32,
    /// Whether quotation marks are read as they stand.
    literal: bool,
    marks: Marks<'a>,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str, separator: u8, ended: bool) -> Self {
        Self {
            text,
            ended,
            at: 0,
            count: 0,
            lines: 0,
            literal: false,
            marks: Marks::new(text.as_bytes(), separator),
        }
    }

    fn back_to(&mut self, place: RowPlace) {
        self.at = place.byte;
        self.lines = place.line;
        self.marks.go_to(place.byte);
    }

    /// Goes over a row and puts down where its cells begin and end, as many as
    /// are asked for.
    fn row(&mut self, cells: &mut [[u32; 2]], mut tell: impl FnMut(RowFault)) -> Ending {
        let bytes = self.text.as_bytes();
        let mut marks = self.marks;
        let mut cell = self.at;
        let mut count = 0;
        let ending = loop {
            let hit = marks.next().unwrap_or(bytes.len());
            match bytes.get(hit) {
                Some(b'"') if self.literal => {}
                Some(b'"') if hit == cell => {
                    let Some(end) = end_of_quotation(bytes, hit + 1) else {
                        break Ending::Unclosed;
                    };
                    let inside = bytes.get(hit..end).unwrap_or_default();
                    self.lines += lines(inside);
                    marks.go_to(end);
                    let next = marks.peek().unwrap_or(bytes.len());
                    if !matches!(bytes.get(end..next), Some(b"" | b"\r")) {
                        tell(RowFault::AfterQuote { cell: count });
                    }
                }
                Some(b'"') => tell(RowFault::Quote { cell: count }),
                Some(b'\n') => {
                    put(cells, count, cell, before_return(bytes, cell, hit));
                    count += 1;
                    self.lines += 1;
                    self.at = hit + 1;
                    break Ending::Line;
                }
                Some(_) => {
                    put(cells, count, cell, hit);
                    count += 1;
                    cell = hit + 1;
                }
                None => {
                    if self.ended {
                        put(cells, count, cell, before_return(bytes, cell, hit));
                        count += 1;
                        self.at = bytes.len();
                    }
                    break Ending::Text;
                }
            }
        };
        self.count = count;
        self.marks = marks;
        ending
    }
}

/// Puts down where a cell begins and ends, where it is asked for.
#[expect(clippy::cast_possible_truncation, reason = "rows have a limit")]
fn put(cells: &mut [[u32; 2]], count: usize, start: usize, end: usize) {
    if let Some(cell) = cells.get_mut(count) {
        *cell = [start as u32, end as u32];
    }
}

/// The end of a cell without the carriage return that belongs to the line.
fn before_return(bytes: &[u8], cell: usize, end: usize) -> usize {
    let last = bytes.get(cell..end).and_then(<[u8]>::last);
    end - usize::from(last == Some(&b'\r'))
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

/// What of a text stands somewhere.
fn at(text: &str, span: [u32; 2]) -> &str {
    let [start, end] = span.map(|place| place as usize);
    text.get(start..end).unwrap_or_default()
}

impl Batch {
    pub(super) fn text(&self) -> &str {
        self.text.as_str()
    }

    /// The cells of a column, row by row.
    pub(super) fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        let text = self.text();
        self.spans(column).map(|span| at(text, *span))
    }

    /// The rows where a column has nothing.
    pub(super) fn gaps(&self, column: usize) -> impl Iterator<Item = usize> {
        let is_gap = |(row, [start, end]): (usize, &[u32; 2])| (start == end).then_some(row);
        self.spans(column).enumerate().filter_map(is_gap)
    }

    /// Where the cells of a column stand, row by row.
    fn spans(&self, column: usize) -> impl Iterator<Item = &[u32; 2]> {
        self.cells.iter().skip(column).step_by(self.width.max(1))
    }

    /// The cells of a row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.width).map(move |column| self.cell(row, column))
    }

    /// A cell of a row, by their numbers.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        let span = self.cells.get(row * self.width + column);
        span.map_or("", |span| at(self.text(), *span))
    }

    /// Where a cell of a row stands, and how.
    pub(super) fn place(&self, row: RowPlace, column: usize) -> (Position, &str) {
        let mut position = self.start;
        position.byte += row.byte;
        position.line = position.line.saturating_add(row.line);
        let text = self.text().get(row.byte..).unwrap_or_default();
        let mut cells = vec![[0; 2]; column + 1];
        let mut cursor = Cursor::new(text, self.separator, true);
        if let Ending::Unclosed = cursor.row(&mut cells, |_| {}) {
            let mut cursor = Cursor::new(text, self.separator, true);
            cursor.literal = true;
            cells.fill([0; 2]);
            cursor.row(&mut cells, |_| {});
        }
        let [start, end] = cells.get(column).copied().unwrap_or_default();
        let before = text.get(..start as usize).unwrap_or_default();
        let cell = text.get(start as usize..end as usize).unwrap_or_default();
        (super::findings::after(position, before), cell)
    }
}

#[cfg(test)]
mod tests {
    use super::super::findings::START;
    use super::*;

    fn rows(text: &str, width: usize) -> (Vec<Vec<String>>, Vec<RowFault>) {
        let batch = scan(&text.into(), START, b'\t', width, 100, true);
        assert_eq!(batch.used, text.len(), "{text:?}");
        let columns: Vec<Vec<&str>> = (0..width).map(|c| batch.column(c).collect()).collect();
        let rows = (0..batch.rows.len())
            .map(|row| {
                let cells = columns.iter();
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
            let batch = scan(&text.into(), START, b'\t', 2, 100, false);
            assert!(batch.is_cut && batch.faults.is_empty());
            assert_eq!((batch.used, batch.rows.len(), batch.lines), (4, 1, 1));
            assert!((0..2).all(|column| batch.column(column).count() == 1));
        }
    }

    #[test]
    fn cells_are_found_again() {
        let text = "é\t\"x\ny\"\tz\n";
        let batch = scan(&text.into(), START, b'\t', 3, 100, true);
        let (place, cell) = batch.place(batch.rows[0], 2);
        assert_eq!((cell, place.line, place.column, place.byte), ("z", 2, 4, 9));
        assert_eq!(&text[place.byte..place.byte + 1], "z");
    }
}
