use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A stretch of a text, from `start` up to but not including `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Where it begins.
    pub start: Position,
    /// Where it ends: the first position after it.
    pub end: Position,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Bytes before it, from 0.
    pub byte: usize,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters (Unicode scalar values), from 1.
    pub column: u32,
}

/// The lines of a text, to turn byte offsets into positions.
pub(crate) struct Lines<'a> {
    text: &'a str,
    /// What there is before every `STRIDE` bytes, so that a place costs the same
    /// however long the text and its line are.
    before: Vec<Before>,
}

/// How many of what there are before a byte.
#[derive(Clone, Copy, Default)]
struct Before {
    breaks: usize,
    characters: usize,
}

const STRIDE: usize = 4096;

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut all = Before::default();
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(all);
            all = all.and(chunk);
        }
        before.push(all);
        Self { text, before }
    }

    /// The place of a byte offset. An offset past the end is the end; one
    /// inside a character is the start of that character.
    pub(crate) fn position(&self, byte: usize) -> Position {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = self.before(byte);
        let start = self.line_start(before.breaks).unwrap_or(0);
        let column = before.characters - self.before(start).characters + 1;
        Position {
            byte,
            line: u32::try_from(before.breaks + 1).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    fn before(&self, byte: usize) -> Before {
        let stride = byte / STRIDE;
        let before = self.before.get(stride).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(stride * STRIDE..byte);
        before.and(rest.unwrap_or_default())
    }

    /// Where the line begins that has so many line breaks before it.
    fn line_start(&self, breaks: usize) -> Option<usize> {
        let Some(nth) = breaks.checked_sub(1) else {
            return Some(0);
        };
        let stride = self.before.partition_point(|before| before.breaks <= nth);
        let stride = stride.checked_sub(1)?;
        let nth = nth - self.before.get(stride)?.breaks;
        let rest = self.text.as_bytes().get(stride * STRIDE..)?;
        let mut ends = rest.iter().enumerate().filter(|(_, byte)| is_break(**byte));
        ends.nth(nth).map(|(index, _)| stride * STRIDE + index + 1)
    }

    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        Span {
            start: self.position(range.start),
            end: self.position(range.end),
        }
    }

    /// The byte offset of a line and a column counted in bytes, both from 1.
    /// Column 0 is the line break before the line.
    pub(crate) fn byte(&self, line: usize, column: usize) -> usize {
        let start = line.checked_sub(1).and_then(|line| self.line_start(line));
        let start = start.unwrap_or(self.text.len());
        (start + column).saturating_sub(1).min(self.text.len())
    }
}

impl Before {
    /// With those in the bytes that follow.
    fn and(self, bytes: &[u8]) -> Self {
        Self {
            breaks: self.breaks + count(bytes, is_break),
            // Every byte of UTF-8 begins a character but those that go on with one.
            characters: self.characters + count(bytes, |byte| byte & 0xC0 != 0x80),
        }
    }
}

fn is_break(byte: u8) -> bool {
    byte == b'\n'
}

/// How many of some bytes are what is counted. A sum of few fits a byte, and so
/// is made for many bytes at a time.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let few = bytes.chunks(128).map(|few| {
        let sum: u8 = few.iter().map(|byte| u8::from(is(*byte))).sum();
        usize::from(sum)
    });
    few.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Counting by strides is counting one by one, also past several
        /// strides and in lines longer than one.
        #[test]
        fn a_position_is_what_counting_gives(piece in "[a-zž\n]{0,40}", times in 0_usize..600, at in 0_usize..30_000) {
            let text = format!("ž\n{}", piece.repeat(times));
            let lines = Lines::new(&text);
            let mut byte = at.min(text.len());
            while !text.is_char_boundary(byte) {
                byte -= 1;
            }
            let before = &text[..byte];
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let position = lines.position(at);
            prop_assert_eq!(position.byte, byte);
            prop_assert_eq!(position.line as usize, before.matches('\n').count() + 1);
            prop_assert_eq!(position.column as usize, text[start..byte].chars().count() + 1);
            prop_assert_eq!(lines.byte(position.line as usize, 1), start);
            prop_assert_eq!(lines.byte(usize::MAX, 1), text.len());
        }
    }
}
