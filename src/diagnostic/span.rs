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
    starts: Vec<usize>,
    /// How many characters there are before every `STRIDE` bytes, so that a
    /// column costs the same however long its line is.
    characters: Vec<usize>,
}

const STRIDE: usize = 4096;

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(newline, _)| newline + 1))
            .collect();
        let mut before = 0;
        let characters = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let here = before;
            before += count(chunk);
            here
        });
        Self {
            text,
            starts,
            characters: characters.collect(),
        }
    }

    /// The place of a byte offset. An offset past the end is the end; one
    /// inside a character is the start of that character.
    pub(crate) fn position(&self, byte: usize) -> Position {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line
            .checked_sub(1)
            .and_then(|line| self.starts.get(line))
            .copied()
            .unwrap_or(0);
        let column = self.characters_before(byte) - self.characters_before(start) + 1;
        Position {
            byte,
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let stride = byte / STRIDE;
        let Some(before) = self.characters.get(stride) else {
            // The end of a text whose length is a multiple of the stride.
            return count(self.text.as_bytes());
        };
        let rest = self.text.as_bytes().get(stride * STRIDE..byte);
        before + count(rest.unwrap_or_default())
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
        let start = line
            .checked_sub(1)
            .and_then(|line| self.starts.get(line))
            .copied()
            .unwrap_or(self.text.len());
        (start + column).saturating_sub(1).min(self.text.len())
    }
}

/// How many characters begin in some bytes of UTF-8.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}
