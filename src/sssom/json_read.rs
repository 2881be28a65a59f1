//! SSSOM/JSON, which SSSOM leaves unspecified: the slots of the set, a list of
//! `mappings`, and prefixes under `@context` (as sssom-py writes them) or
//! `curie_map` (as sssom-js does).

use super::findings::{Findings, START, Said, after, span_of};
use super::json_rows::Rows;
use super::metadata::MetadataReader;
use super::prefixes::Prefixes;
use super::read::set_slots;
use super::value::Iris;
use super::yaml::{Node, Place, Value as Meant};
use super::{Read, Reader};
use crate::diagnostic::{Code, Diagnostics, Lines, Pointer};
use crate::json::{of_syntax, place};
use crate::model::crosswalk::{Crosswalk, Slot};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

impl Reader {
    /// Reads a set from JSON: an object of the slots of the set, with a list of
    /// `mappings` and with prefixes under `@context` or `curie_map`. IRIs may
    /// stand where CURIEs do; those that no declared prefix begins get a prefix
    /// of their own, `ns1` and so on.
    pub fn read_json(&self, bytes: &[u8]) -> Read {
        let mut findings = Findings::default();
        findings.in_file(self.file.as_deref());
        let mut crosswalk = Crosswalk::without_metadata();
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
                findings.add(Code::NotUtf8, None, || {
                    let before = String::from_utf8_lossy(good);
                    let said = Said::new("a byte here is not UTF-8").with_help("save it as UTF-8");
                    (said, Pointer::root(), span_of(after(START, &before), ""))
                });
                return Read {
                    crosswalk,
                    diagnostics: findings.finish(),
                };
            }
        };
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => {
                findings.add(Code::LineEnds, None, || {
                    let said = Said::new("the text begins with a byte order mark")
                        .with_help("save it as UTF-8 without one");
                    (said, Pointer::root(), span_of(START, ""))
                });
                rest
            }
            None => text,
        };
        read(text, &mut crosswalk, &mut findings);
        let mut diagnostics: Diagnostics = findings.finish();
        place(&mut diagnostics, text);
        Read {
            crosswalk,
            diagnostics,
        }
    }
}

fn read(text: &str, crosswalk: &mut Crosswalk, findings: &mut Findings) {
    let mut set = Vec::new();
    let mut has_mappings = false;
    let found = parse(text, |map| {
        SetSeed {
            set: &mut set,
            has_mappings: &mut has_mappings,
        }
        .read(map)
    });
    let is_json = found.is_ok();
    if let Err(error) = found {
        let (message, help) = of_syntax(&plain(&error));
        findings.add(Code::NotJson, None, || {
            let lines = Lines::new(text);
            let byte = lines.byte(error.line(), error.column());
            let mut said = Said::new(message);
            if let Some(help) = help {
                said = said.with_help(help);
            }
            (said, Pointer::root(), lines.span(&(byte..byte)))
        });
    }
    let nodes = nodes(set);
    let has_metadata = !nodes.is_empty();
    let prefixes = MetadataReader {
        block: None,
        iris: Iris::Usual,
        crosswalk,
        findings,
        prefixes: Prefixes::new(&Default::default()),
    }
    .read(nodes);
    set_slots(crosswalk, has_metadata, None, findings);
    if !has_mappings {
        findings.add(Code::NoTable, None, || {
            let said = Said::new("there is no list `mappings`").with_help("add `mappings`");
            (said, Pointer::root(), None)
        });
    }
    let mut rows = Rows::new(crosswalk, findings, prefixes, has_metadata);
    let list = parse(text, |map| MappingsSeed(&mut rows).read(map));
    // What is wrong with the text as JSON is told.
    if list.is_err() && is_json {
        findings.add(Code::NoTable, None, || {
            let said = Said::new("`mappings` is not a list").with_help("make it a list");
            (said, Pointer::root().key("mappings"), None)
        });
    }
}

/// serde_json's message without the place behind it.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message.get(..end).unwrap_or_default().to_owned(),
        None => message,
    }
}

/// Reads a text that is one object.
fn parse(
    text: &str,
    read: impl FnOnce(MapReader<'_, '_>) -> Result<(), serde_json::Error>,
) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    read(MapReader(&mut deserializer))?;
    deserializer.end()
}

struct MapReader<'a, 'de>(&'a mut serde_json::Deserializer<serde_json::de::StrRead<'de>>);

/// Reads the set without its mappings.
struct SetSeed<'a> {
    set: &'a mut Vec<(String, Value)>,
    has_mappings: &'a mut bool,
}

impl SetSeed<'_> {
    fn read(self, map: MapReader<'_, '_>) -> Result<(), serde_json::Error> {
        map.0.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for SetSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping set")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "mappings" {
                *self.has_mappings = true;
                map.next_value::<IgnoredAny>()?;
            } else {
                let value = map.next_value()?;
                self.set.push((key, value));
            }
        }
        Ok(())
    }
}

/// Reads the mappings of a set, each as soon as it comes.
struct MappingsSeed<'a, 'r>(&'a mut Rows<'r>);

impl MappingsSeed<'_, '_> {
    fn read(self, map: MapReader<'_, '_>) -> Result<(), serde_json::Error> {
        map.0.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for MappingsSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping set")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut done = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == "mappings" && !done {
                done = true;
                map.next_value_seed(ListSeed(&mut *self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct ListSeed<'a, 'r>(&'a mut Rows<'r>);

impl<'de> DeserializeSeed<'de> for ListSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ListSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of mappings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(entries) = seq.next_element::<Entries>()? {
            self.0.add(entries.0);
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The entries of an object in their order, twice the same where it stands
/// twice; none for what is no object.
struct Entries(Option<Vec<(String, Value)>>);

impl<'de> serde::Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;

        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Entries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(Some(entries)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Entries, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Entries(None))
            }

            fn visit_unit<E>(self) -> Result<Entries, E> {
                Ok(Entries(None))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Entries, E> {
                Ok(Entries(None))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Entries, E> {
                Ok(Entries(None))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Entries, E> {
                Ok(Entries(None))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Entries, E> {
                Ok(Entries(None))
            }

            fn visit_str<E>(self, _: &str) -> Result<Entries, E> {
                Ok(Entries(None))
            }
        }

        deserializer.deserialize_any(EntriesVisitor)
    }
}

/// The entries of a set, with the prefixes of its contexts as declared.
fn nodes(set: Vec<(String, Value)>) -> Vec<(Node, Node)> {
    let mut nodes = Vec::new();
    let mut context = Vec::new();
    for (key, value) in set {
        match key.as_str() {
            "@context" => prefixes(value, &mut context),
            // What a document of ours has beside its slots.
            "$schema" | "format" => {}
            key if key.starts_with('@') => {}
            _ => nodes.push((scalar(key), node(value))),
        }
    }
    if context.is_empty() {
        return nodes;
    }
    let mut declared = nodes
        .iter_mut()
        .filter(|(key, _)| key.scalar() == Some("curie_map"));
    match declared.next() {
        Some((_, node)) => {
            if let Meant::Map(map) = &mut node.value {
                let names: BTreeSet<&str> =
                    map.iter().filter_map(|(key, _)| key.scalar()).collect();
                context.retain(|(name, _)| name.scalar().is_some_and(|name| !names.contains(name)));
                map.extend(context);
            }
        }
        None => {
            let map = Meant::Map(context);
            nodes.insert(0, (scalar("curie_map".to_owned()), at_no_place(map)));
        }
    }
    nodes
}

/// The prefixes of a JSON-LD context: names with an IRI, or with an object that
/// says so. Terms, and whatever else a context may say, are none.
fn prefixes(context: Value, found: &mut Vec<(Node, Node)>) {
    let contexts = match context {
        Value::Array(list) => list,
        other => vec![other],
    };
    let mut names: BTreeSet<String> = BTreeSet::new();
    for context in contexts {
        let Value::Object(map) = context else {
            continue;
        };
        for (name, meant) in map {
            let is_slot = Slot::from_name(&name).is_some() || name == "mappings";
            let iri = match meant {
                Value::String(iri) => iri,
                Value::Object(map) if map.get("@prefix") == Some(&Value::Bool(true)) => {
                    match map.get("@id").and_then(Value::as_str) {
                        Some(iri) => iri.to_owned(),
                        None => continue,
                    }
                }
                _ => continue,
            };
            if !name.starts_with('@') && !is_slot && names.insert(name.clone()) {
                found.push((scalar(name), scalar(iri)));
            }
        }
    }
}

fn at_no_place(value: Meant) -> Node {
    let place = Place { line: 0, column: 0 };
    Node { place, value }
}

fn scalar(text: String) -> Node {
    at_no_place(Meant::Scalar(text))
}

/// A value as the metadata's readers take it; numbers as they are written.
fn node(value: Value) -> Node {
    at_no_place(match value {
        Value::Null => Meant::Null,
        Value::Bool(is) => Meant::Scalar(is.to_string()),
        Value::Number(number) => Meant::Scalar(number.to_string()),
        Value::String(text) => Meant::Scalar(text),
        Value::Array(list) => Meant::List(list.into_iter().map(node).collect()),
        Value::Object(map) => Meant::Map(
            map.into_iter()
                .map(|(key, value)| (scalar(key), node(value)))
                .collect(),
        ),
    })
}
