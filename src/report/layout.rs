//! Lines of text of a width, and words.

use crate::text::{LanguageTag, Text};
use serde::Serialize;

/// The width of lines, in characters.
const WIDTH: usize = 100;

/// Writes a text after a first indentation, wrapped at words, the lines after
/// the first under another one.
pub(super) fn wrap(out: &mut String, first: &str, rest: &str, text: &str) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        let length = line.chars().count() + 1 + word.chars().count();
        if !empty && length > WIDTH {
            out.push_str(line.trim_end());
            out.push('\n');
            rest.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

/// A bar for an interval: what is covered, what is partly, and the rest.
pub(super) fn bar(covered: u32, partly: u32, of: u32, width: u32) -> String {
    let cells = |count: u32| (count * width).div_ceil(of.max(1)) as usize;
    let full = cells(covered).min(width as usize);
    let upper = cells(covered + partly).clamp(full, width as usize);
    let mut bar = "█".repeat(full);
    bar.push_str(&"▒".repeat(upper - full));
    bar.push_str(&"·".repeat(width as usize - upper));
    bar
}

/// Rows of cells in columns, the last as wide as it is; those of the columns
/// named are put to the right.
pub(super) fn columns(rows: &[Vec<String>], right: &[usize]) -> String {
    let last = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..last.saturating_sub(1))
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let gap = if column > 0 { "  " } else { "" };
            let width = widths.get(column).copied().unwrap_or_default();
            let space = " ".repeat(width.saturating_sub(cell.chars().count()));
            line += gap;
            if right.contains(&column) {
                line += &space;
                line += cell;
            } else {
                line += cell;
                line += &space;
            }
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}

/// The name that something has in JSON, as words.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    let name = serde_json::to_value(value).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('_', " ")
}

/// A text in the first of these languages that it has, else in its own.
pub(super) fn in_first<'t>(
    text: &'t Text,
    languages: &[LanguageTag],
    own: &LanguageTag,
) -> &'t str {
    let tags: Vec<&str> = languages
        .iter()
        .chain([own])
        .map(LanguageTag::as_str)
        .collect();
    text.preferring(&tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_wide_as_asked_and_shows_what_there_is() {
        assert_eq!(bar(0, 0, 5, 10), "··········");
        assert_eq!(bar(5, 0, 5, 10), "██████████");
        assert_eq!(bar(1, 1, 1000, 10), "█·········");
        assert_eq!(bar(1, 4, 10, 10), "█▒▒▒▒·····");
        assert_eq!(bar(0, 0, 0, 3), "···");
    }

    #[test]
    fn long_text_wraps_at_words() {
        let mut out = String::new();
        wrap(&mut out, "- ", "  ", &"word ".repeat(30));
        assert!(out.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(out.split_whitespace().filter(|w| *w == "word").count(), 30);
    }
}
