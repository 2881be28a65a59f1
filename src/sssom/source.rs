use super::findings::{Findings, START, Said, after, span_of};
use crate::diagnostic::{Code, Pointer, Position};
use std::io::{self, BufRead};
use std::sync::Arc;

/// How much is taken in at a time: small enough to stay in the processor's
/// caches until it is kept.
const CHUNK: usize = 128 * 1024;

/// How much is taken in before it is read.
const TOGETHER: usize = 256 * 1024;

/// A piece of a text, from some place of what was taken in to its end.
#[derive(Clone, Default)]
pub(super) struct Piece {
    text: Arc<String>,
    at: usize,
}

impl Piece {
    pub(super) fn as_str(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The text, to be made longer; what is before its beginning is gone. A
    /// piece that others still read is copied.
    fn grow(&mut self, more: usize) -> &mut String {
        let at = std::mem::take(&mut self.at);
        if Arc::get_mut(&mut self.text).is_none() {
            let rest = self.text.get(at..).unwrap_or_default();
            let more = more.max(TOGETHER + CHUNK);
            let mut text = String::with_capacity(rest.len() + more);
            text.push_str(rest);
            self.text = Arc::new(text);
        } else {
            Arc::make_mut(&mut self.text).drain(..at);
        }
        Arc::make_mut(&mut self.text)
    }
}

impl From<&str> for Piece {
    fn from(text: &str) -> Self {
        Self {
            text: Arc::new(text.to_owned()),
            at: 0,
        }
    }
}

/// A text that is taken in piece by piece, made UTF-8 on the way.
pub(super) struct Source<R> {
    input: R,
    /// What was taken in and not read.
    rest: Piece,
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
            rest: Piece::default(),
            place: START,
            cut: Vec::new(),
            begun: false,
            ended: false,
        }
    }

    /// What was taken in and not read.
    pub(super) fn rest(&self) -> &str {
        self.rest.as_str()
    }

    /// The same, to be kept.
    pub(super) fn piece(&self) -> &Piece {
        &self.rest
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
        self.rest.at += bytes;
        self.place.byte += bytes;
        self.place.line = self.place.line.saturating_add(lines);
        self.place.column = 1;
    }

    /// Reads no further.
    pub(super) fn end(&mut self) {
        self.ended = true;
        self.rest = Piece::default();
    }

    /// Takes in much more, or all that is left.
    pub(super) fn much_more(&mut self, findings: &mut Findings) -> io::Result<()> {
        let enough = self.rest().len() + TOGETHER;
        while !self.ended && self.rest().len() < enough {
            self.more(findings)?;
        }
        Ok(())
    }

    /// Takes in one more piece.
    pub(super) fn more(&mut self, findings: &mut Findings) -> io::Result<()> {
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
        let own = self.rest.grow(bytes.len());
        let mut rest = bytes;
        let mut bad = Vec::new();
        if let Ok(text) = simdutf8::basic::from_utf8(rest) {
            own.push_str(text);
            rest = &[];
        }
        while !rest.is_empty() {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    own.push_str(text);
                    break;
                }
                Err(error) => {
                    let (good, other) = rest.split_at(error.valid_up_to());
                    own.push_str(std::str::from_utf8(good).unwrap_or_default());
                    let Some(length) = error.error_len() else {
                        self.cut = other.to_vec();
                        break;
                    };
                    for _ in 0..length {
                        bad.push(own.len());
                        own.push('?');
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
        let own = self.rest.grow(1);
        let at = own.len();
        own.push('?');
        self.tell_replaced(at, findings);
    }

    fn tell_replaced(&self, at: usize, findings: &mut Findings) {
        findings.add(Code::TableEncoding, None, || {
            let before = self.rest().get(..at).unwrap_or_default();
            let said = Said::new("a byte here is not UTF-8; it is read as `?`")
                .with_help("save the file as UTF-8");
            let start = after(self.place, before);
            (said, Pointer::root(), span_of(start, "?"))
        });
    }
}
