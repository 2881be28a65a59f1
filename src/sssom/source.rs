use super::findings::{Findings, START, Said, after, span_of};
use crate::diagnostic::{Code, Pointer, Position};
use std::io::{self, BufRead};

/// How much is taken in at a time: small enough to stay in the processor's
/// caches until it is read.
const CHUNK: usize = 256 * 1024;

/// A text that is taken in piece by piece, made UTF-8 on the way.
pub(super) struct Source<R> {
    input: R,
    /// What was taken in, read up to `at`.
    text: String,
    at: usize,
    place: Position,
    /// The beginning of a character whose end is still to come.
    cut: Vec<u8>,
    begun: bool,
    ended: bool,
}

impl<R: BufRead> Source<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            text: String::new(),
            at: 0,
            place: START,
            cut: Vec::new(),
            begun: false,
            ended: false,
        }
    }

    /// What was taken in and not read.
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Where that begins.
    pub(super) fn place(&self) -> Position {
        self.place
    }

    /// Whether nothing more will come.
    pub(super) fn is_ended(&self) -> bool {
        self.ended
    }

    /// Goes on past some whole lines.
    pub(super) fn advance(&mut self, bytes: usize, lines: u32) {
        self.at += bytes;
        self.place.byte += bytes;
        self.place.line = self.place.line.saturating_add(lines);
        self.place.column = 1;
    }

    /// Reads no further.
    pub(super) fn end(&mut self) {
        self.ended = true;
        self.text.clear();
        self.at = 0;
    }

    /// Takes in one more piece.
    pub(super) fn more(&mut self, findings: &mut Findings) -> io::Result<()> {
        self.text.drain(..self.at);
        self.at = 0;
        let bytes = loop {
            match self.input.fill_buf() {
                Ok(bytes) => break bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        };
        let mut bytes = bytes.get(..bytes.len().min(CHUNK)).unwrap_or_default();
        let taken = bytes.len();
        if taken == 0 {
            self.ended = true;
            for _ in 0..std::mem::take(&mut self.cut).len() {
                self.replaced(findings);
            }
            return Ok(());
        }
        let mut joined = std::mem::take(&mut self.cut);
        if !joined.is_empty() || !self.begun {
            joined.extend_from_slice(bytes);
            bytes = &joined;
        }
        if !self.begun {
            // A mark may come in two pieces.
            let whole = taken >= 3 || bytes.len() >= 3;
            if !whole && [[0xEF, 0xBB].as_slice(), &[0xEF], &[0xFF], &[0xFE]].contains(&bytes) {
                self.cut = joined;
                self.input.consume(taken);
                return Ok(());
            }
            self.begun = true;
            if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
                findings.add(Code::TableEncoding, None, || {
                    let said = Said::new("the text is in UTF-16").with_help("save it as UTF-8");
                    (said, Pointer::root(), span_of(START, ""))
                });
                self.end();
                return Ok(());
            }
            if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
                findings.add(Code::LineEnds, None, || {
                    let said = Said::new("the text begins with a byte order mark")
                        .with_help("save it as UTF-8 without one");
                    (said, Pointer::root(), span_of(START, ""))
                });
                self.place.byte = 3;
                bytes = rest;
            }
        }
        // What is taken in belongs to `input` or to `joined`, and to neither
        // once it is in the text.
        let mut rest = bytes;
        let mut bad = Vec::new();
        if let Ok(text) = simdutf8::basic::from_utf8(rest) {
            self.text.push_str(text);
            rest = &[];
        }
        while !rest.is_empty() {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.text.push_str(text);
                    break;
                }
                Err(error) => {
                    let (good, other) = rest.split_at(error.valid_up_to());
                    self.text
                        .push_str(std::str::from_utf8(good).unwrap_or_default());
                    let Some(length) = error.error_len() else {
                        self.cut = other.to_vec();
                        break;
                    };
                    for _ in 0..length {
                        bad.push(self.text.len());
                        self.text.push('?');
                    }
                    rest = other.get(length..).unwrap_or_default();
                }
            }
        }
        self.input.consume(taken);
        for at in bad {
            self.tell_replaced(at, findings);
        }
        Ok(())
    }

    fn replaced(&mut self, findings: &mut Findings) {
        let at = self.text.len();
        self.text.push('?');
        self.tell_replaced(at, findings);
    }

    fn tell_replaced(&self, at: usize, findings: &mut Findings) {
        findings.add(Code::TableEncoding, None, || {
            let before = self.text.get(..at).unwrap_or_default();
            let said = Said::new("a byte here is not UTF-8; it is read as `?`")
                .with_help("save the file as UTF-8");
            let start = after(self.place, before);
            (said, Pointer::root(), span_of(start, "?"))
        });
    }
}
