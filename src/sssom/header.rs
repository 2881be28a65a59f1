use super::findings::{Findings, Said, after, span_of};
use super::source::Source;
use super::yaml::{self, Fault, Node, Place, Value};
use crate::diagnostic::{Code, Pointer, Position, Span};
use std::io::{self, BufRead};

/// The most bytes of metadata, and of the header line of a table.
pub(super) const MOST_METADATA: usize = 16 << 20;

/// The metadata of a set as YAML, with where each line stands in the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    yaml: String,
    lines: Vec<Position>,
}

impl Block {
    pub(super) fn is_empty(&self) -> bool {
        self.yaml.trim().is_empty()
    }

    fn push(&mut self, place: Position, line: &str) {
        self.lines.push(place);
        self.yaml.push_str(line);
        self.yaml.push('\n');
    }

    /// The block of a file of metadata.
    pub(super) fn of_file(text: &str, start: Position) -> Self {
        let mut block = Self::default();
        let mut place = start;
        for line in text.split_inclusive('\n') {
            block.push(place, line.trim_end_matches(['\n', '\r']));
            place = after(place, line);
        }
        block
    }

    /// Takes the block from the beginning of a table, up to the header line.
    pub(super) fn take<R: BufRead>(
        source: &mut Source<R>,
        findings: &mut Findings,
    ) -> io::Result<Self> {
        let mut block = Self::default();
        // How many spaces follow each `#`: as many as follow the first.
        let mut indent = None;
        let mut ends = false;
        loop {
            let rest = source.rest();
            let place = source.place();
            let (line, used) = match memchr::memchr(b'\n', rest.as_bytes()) {
                Some(end) => (rest.get(..end).unwrap_or_default(), end + 1),
                None if !source.is_ended() && rest.len() <= MOST_METADATA => {
                    source.more(findings)?;
                    continue;
                }
                None if rest.is_empty() => break,
                None => (rest, rest.len()),
            };
            if block.yaml.len() + line.len() > MOST_METADATA {
                let said = Said::new(format!("more than {MOST_METADATA} bytes of metadata"));
                findings.add(Code::OverLimit, None, || {
                    (said, Pointer::root(), span_of(place, ""))
                });
                source.end();
                break;
            }
            let plain = line.trim_end_matches('\r');
            if let Some(rest) = plain.strip_prefix('#') {
                ends |= plain.len() < line.len();
                let spaces = rest.len() - rest.trim_start_matches(' ').len();
                let blank = rest.trim().is_empty();
                let indent = if blank {
                    spaces
                } else {
                    *indent.get_or_insert(spaces)
                };
                if spaces < indent {
                    let said = Said::new(format!(
                        "fewer spaces after the `#` than the {indent} of the first line"
                    ))
                    .with_help("begin every line of the metadata with as many spaces");
                    findings.add(Code::StrayLine, None, || {
                        (said, Pointer::root(), span_of(place, "#"))
                    });
                }
                let cut = 1 + spaces.min(indent);
                let start = after(place, plain.get(..cut).unwrap_or_default());
                block.push(start, plain.get(cut..).unwrap_or_default());
            } else if plain.trim_matches(' ').is_empty() {
                findings.add(Code::StrayLine, None, || {
                    let said = Said::new("a blank line before the table")
                        .with_help("take it away; the metadata and the table have none");
                    (said, Pointer::root(), span_of(place, ""))
                });
            } else {
                break;
            }
            source.advance(used, 1);
        }
        if ends {
            foreign_line_ends(findings, block.lines.first().copied());
        }
        Ok(block)
    }

    /// The position of a place in the YAML.
    pub(super) fn position(&self, place: Place) -> Position {
        let index = place.line.saturating_sub(1);
        let line = self.yaml.lines().nth(index).unwrap_or_default();
        let Some(start) = self.lines.get(index) else {
            // The end of the text.
            let last = self.yaml.lines().last().unwrap_or_default();
            return (self.lines.last()).map_or(super::findings::START, |start| after(*start, last));
        };
        let before: String = line.chars().take(place.column).collect();
        after(*start, &before)
    }

    /// The stretch that a text takes at a place, or the place alone where it is
    /// written otherwise.
    pub(super) fn span(&self, place: Place, text: &str) -> Span {
        let start = self.position(place);
        let line = self.yaml.lines().nth(place.line.saturating_sub(1));
        let rest: String = line
            .unwrap_or_default()
            .chars()
            .skip(place.column)
            .collect();
        if rest.starts_with(text) {
            span_of(start, text)
        } else {
            span_of(start, rest.trim_end())
        }
    }

    /// The entries of the block. Where it cannot be read as one, each of its
    /// entries is read by itself, and those that cannot be are told.
    pub(super) fn entries(&self, findings: &mut Findings) -> Vec<(Node, Node)> {
        match yaml::parse(&self.yaml) {
            Ok(None) => Vec::new(),
            Ok(Some(root)) => self.map(root, 0, findings),
            Err(_) => self.entries_singly(findings),
        }
    }

    fn entries_singly(&self, findings: &mut Findings) -> Vec<(Node, Node)> {
        let mut entries = Vec::new();
        let mut chunk = String::new();
        let mut first = 0;
        let mut read = |chunk: &str, first: usize| match yaml::parse(chunk) {
            Ok(None) => {}
            Ok(Some(root)) => entries.extend(self.map(root, first, findings)),
            Err(fault) => self.fault(fault, first, findings),
        };
        for (number, line) in self.yaml.lines().enumerate() {
            let goes_on = line.is_empty() || line.starts_with([' ', '\t', '-', '#', ']', '}']);
            let marker = line.starts_with("---");
            if !goes_on || marker {
                read(&chunk, first);
                chunk.clear();
                first = number;
            }
            chunk.push_str(line);
            chunk.push('\n');
        }
        read(&chunk, first);
        entries
    }

    fn fault(&self, mut fault: Fault, first: usize, findings: &mut Findings) {
        fault.place.line += first;
        findings.add(Code::BadMetadata, None, || {
            (fault.said, Pointer::root(), self.span(fault.place, ""))
        });
    }

    /// The entries of a node that is an object.
    fn map(&self, root: Node, first: usize, findings: &mut Findings) -> Vec<(Node, Node)> {
        match root.value {
            Value::Map(mut map) => {
                for (key, value) in &mut map {
                    key.shift(first);
                    value.shift(first);
                }
                map
            }
            _ => {
                let said = Said::new("this is no entry of metadata").with_help(
                    "an entry is a slot, a colon and its value; remarks go into `comment`",
                );
                self.fault(
                    Fault {
                        place: root.place,
                        said,
                    },
                    first,
                    findings,
                );
                Vec::new()
            }
        }
    }
}

/// Says, once for a text, that its lines end otherwise.
pub(super) fn foreign_line_ends(findings: &mut Findings, place: Option<Position>) {
    findings.add_once(Code::LineEnds, || {
        let place = place.unwrap_or(super::findings::START);
        (
            foreign_line_ends_said(),
            Pointer::root(),
            span_of(place, ""),
        )
    });
}

pub(super) fn foreign_line_ends_said() -> Said {
    Said::new("the lines end with a carriage return and a line feed")
        .with_help("end them with a line feed alone")
}
