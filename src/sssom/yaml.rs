//! The YAML of a metadata block, as a tree with places.

use super::findings::Said;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// The most lists and objects inside one another. SSSOM has three.
const DEPTH: usize = 8;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Value,
}

/// A place in a YAML text: a line from 1, and characters before it in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// Moves a node down by some lines.
    pub(super) fn shift(&mut self, lines: usize) {
        self.place.line += lines;
        match &mut self.value {
            Value::Null | Value::Scalar(_) => {}
            Value::List(list) => list.iter_mut().for_each(|node| node.shift(lines)),
            Value::Map(map) => {
                for (key, value) in map {
                    key.shift(lines);
                    value.shift(lines);
                }
            }
        }
    }

    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

/// Why a text is not the YAML that SSSOM allows.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) place: Place,
    pub(super) said: Said,
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

/// What is open while events come.
enum Open {
    List(Place, Vec<Node>),
    Map(Place, Vec<(Node, Node)>, Option<Node>),
}

/// Reads a text of one document; `None` where it holds nothing.
pub(super) fn parse(text: &str) -> Result<Option<Node>, Fault> {
    if let Some(line) = text.lines().position(|line| line.starts_with('%')) {
        let place = Place {
            line: line + 1,
            column: 0,
        };
        return Err(forbidden(place, "a directive"));
    }
    let mut stack: Vec<Open> = Vec::new();
    let mut root = None;
    let mut documents = 0;
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| {
            let place = Place {
                line: error.marker().line(),
                column: error.marker().col(),
            };
            // An alias of an anchor that is further down, or nowhere.
            if error.info().ends_with("unknown anchor") {
                return forbidden(place, "an alias");
            }
            let said = Said::new(format!("this is not YAML: {}", error.info()));
            Fault { place, said }
        })?;
        let place = place(&span);
        let done = match event {
            Event::Alias(_) => return Err(forbidden(place, "an alias")),
            Event::Scalar(_, _, anchor, ref tag) => {
                free(place, anchor, tag.is_some())?;
                let Event::Scalar(text, style, ..) = event else {
                    continue;
                };
                scalar(place, text.into_owned(), style)
            }
            Event::SequenceStart(anchor, tag) => {
                free(place, anchor, tag.is_some())?;
                open(&mut stack, Open::List(place, Vec::new()))?;
                continue;
            }
            Event::MappingStart(anchor, tag) => {
                free(place, anchor, tag.is_some())?;
                open(&mut stack, Open::Map(place, Vec::new(), None))?;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(Open::List(place, list)) => Node {
                    place,
                    value: Value::List(list),
                },
                Some(Open::Map(place, map, _)) => Node {
                    place,
                    value: Value::Map(map),
                },
                None => continue,
            },
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(Fault {
                        place,
                        said: Said::new("a second document begins here")
                            .with_help("the metadata is one document"),
                    });
                }
                continue;
            }
            _ => continue,
        };
        match stack.last_mut() {
            Some(Open::List(_, list)) => list.push(done),
            Some(Open::Map(_, map, key)) => match key.take() {
                Some(name) => map.push((name, done)),
                None => *key = Some(done),
            },
            None => root = Some(done),
        }
    }
    Ok(root.filter(|root: &Node| root.value != Value::Null))
}

fn place(span: &Span) -> Place {
    Place {
        line: span.start.line(),
        column: span.start.col(),
    }
}

fn scalar(place: Place, text: String, style: ScalarStyle) -> Node {
    let nothing = ["", "~", "null", "Null", "NULL"];
    let value = if style == ScalarStyle::Plain && nothing.contains(&text.as_str()) {
        Value::Null
    } else {
        Value::Scalar(text)
    };
    Node { place, value }
}

fn open(stack: &mut Vec<Open>, opened: Open) -> Result<(), Fault> {
    let (Open::List(place, _) | Open::Map(place, ..)) = opened;
    if stack.len() >= DEPTH {
        return Err(Fault {
            place,
            said: Said::new(format!("nested deeper than the {DEPTH} allowed")),
        });
    }
    stack.push(opened);
    Ok(())
}

/// Refuses an anchor and a tag.
fn free(place: Place, anchor: usize, tagged: bool) -> Result<(), Fault> {
    match (anchor, tagged) {
        (0, false) => Ok(()),
        (0, true) => Err(forbidden(place, "a tag")),
        _ => Err(forbidden(place, "an anchor")),
    }
}

fn forbidden(place: Place, what: &str) -> Fault {
    Fault {
        place,
        said: Said::new(format!("{what}, which SSSOM does not allow in metadata"))
            .with_help("write the value out as it is"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_places() {
        let text = "a: é x\nb:\n  - 1\n  - \"~\"\nc: {d: ~}\n";
        let root = parse(text).unwrap().unwrap();
        let Value::Map(map) = root.value else {
            panic!()
        };
        let at = |node: &Node| (node.place.line, node.place.column);
        assert_eq!((map[0].1.scalar(), at(&map[0].1)), (Some("é x"), (1, 3)));
        let Value::List(list) = &map[1].1.value else {
            panic!()
        };
        assert_eq!((list[1].scalar(), at(&list[1])), (Some("~"), (4, 4)));
        let Value::Map(inner) = &map[2].1.value else {
            panic!()
        };
        assert_eq!((&inner[0].1.value, at(&inner[0].1)), (&Value::Null, (5, 7)));
    }

    #[test]
    fn what_sssom_forbids_is_refused_where_it_stands() {
        for (text, line, column, said) in [
            ("%YAML 1.2\n---\na: 1\n", 1, 0, "a directive"),
            ("a: 1\nb: &x 2\n", 2, 3, "an anchor"),
            ("a: &x 1\nb: *x\n", 1, 3, "an anchor"),
            ("a: !!str 1\n", 1, 3, "a tag"),
            ("a: 1\n---\nb: 1\n", 2, 0, "a second document"),
            ("a: [1,\n", 2, 0, "not YAML"),
            ("a: [[[[[[[[[1]]]]]]]]]\n", 1, 10, "nested deeper"),
        ] {
            let fault = parse(text).unwrap_err();
            let at = (fault.place.line, fault.place.column);
            assert_eq!(at, (line, column), "{text}: {}", fault.said.message);
            assert!(fault.said.message.contains(said), "{}", fault.said.message);
        }
        assert_eq!(parse("").unwrap(), None);
        assert_eq!(parse("---\n# nothing\n").unwrap(), None);
    }
}
