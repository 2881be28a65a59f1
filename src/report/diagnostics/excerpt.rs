//! The piece of a text that is shown with a finding.

use super::visible::acts;
use crate::diagnostic::Span;
use std::ops::Range;

/// How many bytes of a line are kept before what is marked. Less would do for a
/// terminal, but the column is only right where the line is whole up to there.
const BEFORE: usize = 16 * 1024;

/// How many bytes of a line are kept from where the mark begins: more than a
/// terminal is wide, so that its renderer can still cut where it likes.
const AFTER: usize = 400;

/// The first line of a span, cut where it is very long, with what of the span
/// stands on it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line, in characters that only show.
    pub(super) line: String,
    /// The bytes of it that the span marks; empty where the span is.
    pub(super) marked: Range<usize>,
    /// Whether something of the line is missing before the mark.
    pub(super) is_cut: bool,
}

/// The excerpt of a span; nothing where the text does not reach so far.
pub(super) fn excerpt(text: &str, span: &Span) -> Option<Excerpt> {
    let start = floor(text, span.start.byte);
    if start < span.start.byte {
        return None;
    }
    let end = floor(text, span.end.byte.max(start));
    let before = text.get(floor(text, start.saturating_sub(BEFORE))..start)?;
    let after = text.get(start..floor(text, start.saturating_add(AFTER)))?;
    let newline = before.rfind('\n');
    let is_cut = newline.is_none() && before.len() < start;
    let mut line = String::new();
    if is_cut {
        line.push('…');
    }
    show(&mut line, before.get(newline.map_or(0, |at| at + 1)..)?);
    let from = line.len();
    let whole = after.split('\n').next().unwrap_or_default();
    let whole = whole.strip_suffix('\r').unwrap_or(whole);
    let inside = whole.get(..end - start).unwrap_or(whole);
    show(&mut line, inside);
    let marked = from..line.len();
    show(&mut line, whole.get(inside.len()..)?);
    if whole.len() == after.len() && start + after.len() < text.len() {
        line.push('…');
    }
    Some(Excerpt {
        line,
        marked,
        is_cut,
    })
}

/// The last byte offset up to another one that is between characters.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

fn show(line: &mut String, text: &str) {
    line.extend(text.chars().map(|c| match c {
        '\t' => ' ',
        c if acts(c) => '\u{fffd}',
        c => c,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lines;

    fn of(text: &str, range: Range<usize>) -> (String, String) {
        let found = excerpt(text, &Lines::new(text).span(&range)).unwrap();
        let marked = found.line[found.marked].to_owned();
        (found.line, marked)
    }

    #[test]
    fn a_line_with_what_is_marked() {
        let text = "{\r\n\t\"id\": \"ž\",\r\n}";
        assert_eq!(of(text, 10..14), (" \"id\": \"ž\",".into(), "\"ž\"".into()));
        assert_eq!(of(text, 0..text.len()), ("{".into(), "{".into()));
        let end = text.len();
        assert_eq!(of(text, end..end), ("}".into(), String::new()));
    }

    #[test]
    fn a_very_long_line_is_cut() {
        let text = format!("[{}\"x\"{}]", "1,".repeat(20_000), ",1".repeat(20_000));
        let (line, marked) = of(&text, 40_001..40_004);
        assert_eq!(marked, "\"x\"");
        assert!(line.starts_with('…') && line.ends_with('…'));
        assert!(line.len() < BEFORE + AFTER + 10);
    }

    #[test]
    fn a_span_of_another_text_has_no_excerpt() {
        let span = Lines::new("a long text").span(&(9..11));
        assert_eq!(excerpt("short", &span), None);
        assert_eq!(excerpt("ž", &Lines::new("ab").span(&(1..2))), None);
    }
}
