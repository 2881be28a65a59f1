//! Reading on after a fault, so that all of them are found at once.
//!
//! A value that cannot be read is passed over, and what it stands in is read
//! again without it: the nearest element of a list, or else the document. What
//! fails only because something in it was passed over is passed over too, and
//! nothing is said of it.

use super::message::nearest;
use super::tree::Node;
use crate::diagnostic::{At, Pointer};
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::Error;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;
use std::iter::Enumerate;
use std::marker::PhantomData;

type Entry<'a> = (Cow<'a, str>, Node<'a>);

/// How many faults are looked for. Whoever has more has made one, many times.
const MOST_FAULTS: usize = 1_000;

/// How often all values of a text may be looked at, on the whole.
const MOST_ROUNDS: usize = 8;

/// What of a document could be read.
pub(super) struct Recovered<T> {
    /// The document without what could not, if anything is left.
    pub(super) document: Option<T>,
    /// What could not, in the order it was found.
    pub(super) faults: Vec<Fault>,
    /// What was passed over.
    pub(super) lost: Vec<Pointer>,
}

/// Something that could not be read.
pub(super) struct Fault {
    pub(super) pointer: Pointer,
    /// What serde says of it.
    pub(super) message: String,
}

/// Reads a document from a value, as far as that is possible.
pub(super) fn recover<'a, T: Deserialize<'a>>(root: &'a Node<'a>) -> Recovered<T> {
    let ledger = Ledger {
        work: count(root)
            .saturating_mul(MOST_ROUNDS)
            .saturating_add(100_000),
        ..Ledger::default()
    };
    let ledger = RefCell::new(ledger);
    let document = loop {
        let value = Value {
            node: root,
            at: At::ROOT,
            ledger: &ledger,
        };
        match T::deserialize(value) {
            Ok(document) => break Some(document),
            Err(_) => {
                let mut ledger = ledger.borrow_mut();
                if !ledger.pass_over() || ledger.is_passed_over(root) {
                    break None;
                }
            }
        }
    };
    let ledger = ledger.into_inner();
    Recovered {
        document,
        faults: ledger.faults,
        lost: ledger.lost,
    }
}

/// How many values there are.
fn count(root: &Node<'_>) -> usize {
    let (mut values, mut open) = (0_usize, vec![root]);
    while let Some(node) = open.pop() {
        values += 1;
        match node {
            Node::List(list) => open.extend(list),
            Node::Object(entries) => open.extend(entries.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    values
}

/// The faults so far. Values are known by where they are in memory; the tree
/// does not change.
#[derive(Default)]
struct Ledger {
    faults: Vec<Fault>,
    lost: Vec<Pointer>,
    passed_over: HashSet<*const ()>,
    /// The fault that reading has just failed on, until it is dealt with.
    raised: Option<Raised>,
    /// How many values may still be looked at.
    work: usize,
}

struct Raised {
    /// Where the fault is, and where what is to be passed over.
    at: Pointer,
    value: *const (),
    message: String,
    /// Whether it is the consequence of another one.
    follows: bool,
}

fn address(node: &Node<'_>) -> *const () {
    std::ptr::from_ref(node).cast()
}

impl Ledger {
    fn is_passed_over(&self, node: &Node<'_>) -> bool {
        !self.passed_over.is_empty() && self.passed_over.contains(&address(node))
    }

    /// Notes the innermost of the places that an error comes by.
    fn raise(&mut self, node: &Node<'_>, at: &At<'_>, error: &Error, follows: bool) {
        if self.raised.is_none() {
            self.raised = Some(Raised {
                at: at.pointer(),
                value: address(node),
                message: error.to_string(),
                follows,
            });
        }
    }

    /// Passes over what reading has failed on; `false` where reading is to stop
    /// with that.
    fn pass_over(&mut self) -> bool {
        let Some(raised) = self.raised.take() else {
            return false;
        };
        self.lost.push(raised.at.clone());
        let is_new = self.passed_over.insert(raised.value);
        if !raised.follows {
            self.faults.push(Fault {
                pointer: raised.at,
                message: raised.message,
            });
        }
        is_new && self.work > 0 && self.faults.len() < MOST_FAULTS
    }
}

/// A value at a place, to be read from.
#[derive(Clone, Copy)]
struct Value<'de, 'a> {
    node: &'de Node<'de>,
    at: At<'a>,
    ledger: &'a RefCell<Ledger>,
}

impl<'de> Value<'de, '_> {
    /// Reads the value by a seed, which may refuse what it has read.
    fn read_by<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        let result = seed.deserialize(self);
        self.noted(result)
    }

    /// What came of reading; a fault is noted as that of this value.
    fn noted<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        if let Err(error) = &result {
            let mut ledger = self.ledger.borrow_mut();
            let follows = match self.node {
                Node::List(list) => list.iter().any(|node| ledger.is_passed_over(node)),
                Node::Object(entries) => {
                    let mut values = entries.iter().map(|(_, node)| node);
                    values.any(|node| ledger.is_passed_over(node)) && lacks(error, entries, &ledger)
                }
                _ => false,
            };
            ledger.raise(self.node, &self.at, error, follows);
        }
        result
    }
}

/// Whether an error is that something is missing which was passed over. An
/// object may lack another field beside.
fn lacks(error: &Error, entries: &[Entry<'_>], ledger: &Ledger) -> bool {
    let message = error.to_string();
    let Some(rest) = message.strip_prefix("missing field `") else {
        return true;
    };
    let missing = rest.split('`').next().unwrap_or_default();
    entries
        .iter()
        .filter(|(_, node)| ledger.is_passed_over(node))
        .any(|(key, _)| key == missing || nearest(key, [missing]).is_some())
}

impl<'de> Deserializer<'de> for Value<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        {
            let mut ledger = self.ledger.borrow_mut();
            ledger.work = ledger.work.saturating_sub(1);
        }
        let result = match self.node {
            Node::Null => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Unsigned(value) => visitor.visit_u64(*value),
            Node::Signed(value) => visitor.visit_i64(*value),
            Node::Float(value) => visitor.visit_f64(*value),
            Node::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Node::Text(Cow::Owned(text)) => visitor.visit_str(text),
            Node::List(list) => visitor.visit_seq(Elements {
                elements: list.iter().enumerate(),
                of: self,
            }),
            Node::Object(entries) => {
                let mut current = None;
                let result = visitor.visit_map(Entries {
                    entries: entries.iter(),
                    current: &mut current,
                    of: self,
                });
                if let Err(error) = &result {
                    self.about_a_key(entries, current, error);
                }
                result
            }
        };
        self.noted(result)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node {
            Node::Null => self.noted(visitor.visit_none()),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.noted(visitor.visit_newtype_struct(self))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.node {
            Node::Text(text) => self.noted(visitor.visit_enum((**text).into_deserializer())),
            // No type of the model is an enum that is read from an object.
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier
    }
}

impl Value<'_, '_> {
    /// Notes an error of an object that is about a key: one that it does not
    /// know, or has twice.
    fn about_a_key(self, entries: &[Entry<'_>], current: Option<(&str, &Node<'_>)>, error: &Error) {
        let message = error.to_string();
        let named = |prefix| message.strip_prefix(prefix)?.split('`').next();
        let twice = named("duplicate field `");
        if twice.is_none() && named("unknown field `").is_none() {
            return;
        }
        // Language tags are named in their normal case, and after all of them
        // have been read.
        let second = entries
            .iter()
            .rev()
            .find(|(key, _)| twice.is_some_and(|name| key.eq_ignore_ascii_case(name)));
        let entry = second.map(|(key, node)| (&**key, node)).or(current);
        if let Some((key, node)) = entry {
            let mut ledger = self.ledger.borrow_mut();
            ledger.raise(node, &self.at.key(key), error, false);
        }
    }
}

/// The elements of a list.
struct Elements<'de, 'a> {
    elements: Enumerate<std::slice::Iter<'de, Node<'de>>>,
    of: Value<'de, 'a>,
}

impl<'de> Elements<'de, '_> {
    /// The next one that is not passed over.
    fn next(&mut self) -> Option<(usize, &'de Node<'de>)> {
        let ledger = self.of.ledger.borrow();
        self.elements
            .find(|(_, element)| !ledger.is_passed_over(element))
    }
}

impl<'de> SeqAccess<'de> for Elements<'de, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((index, node)) = self.next() else {
            return Ok(None);
        };
        let at = self.of.at.index(index);
        let element = Value {
            node,
            at,
            ledger: self.of.ledger,
        };
        element.read_by(seed).map(Some)
    }

    /// Here reading goes on after a fault: an element is read again without
    /// what is wrong in it, or left out.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Error> {
        while let Some((index, node)) = self.next() {
            let ledger = self.of.ledger;
            let at = self.of.at.index(index);
            while !ledger.borrow().is_passed_over(node) {
                let element = Value { node, at, ledger };
                let failed = match element.read_by(PhantomData::<T>) {
                    Ok(element) => return Ok(Some(element)),
                    Err(error) => error,
                };
                if !ledger.borrow_mut().pass_over() {
                    return Err(failed);
                }
            }
        }
        Ok(None)
    }
}

/// The entries of an object.
struct Entries<'de, 'a, 'c> {
    entries: std::slice::Iter<'de, Entry<'de>>,
    /// The entry whose key was read last.
    current: &'c mut Option<(&'de str, &'de Node<'de>)>,
    of: Value<'de, 'a>,
}

impl<'de> MapAccess<'de> for Entries<'de, '_, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let ledger = self.of.ledger;
        let next = {
            let ledger = ledger.borrow();
            self.entries.find(|(_, node)| !ledger.is_passed_over(node))
        };
        let Some((key, node)) = next else {
            *self.current = None;
            return Ok(None);
        };
        *self.current = Some((key, node));
        let read = seed.deserialize(BorrowedStrDeserializer::new(key));
        if let Err(error) = &read {
            let at = self.of.at.key(key);
            ledger.borrow_mut().raise(node, &at, error, false);
        }
        read.map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let Some((key, node)) = *self.current else {
            return Err(Error::custom("a value without a key"));
        };
        let at = self.of.at.key(key);
        let value = Value {
            node,
            at,
            ledger: self.of.ledger,
        };
        value.read_by(seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::crosswalk::Crosswalk;
    use crate::model::{Document, Framework, LevelScale, SchemeList};
    use std::fmt::Debug;
    use std::path::Path;

    fn same<T: Document + PartialEq + Debug>(folder: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for file in std::fs::read_dir(folder).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let text = std::fs::read_to_string(&file).unwrap();
            let root: Node<'_> = serde_json::from_str(&text).unwrap();
            let read = recover::<T>(&root);
            assert!(read.faults.is_empty() && read.lost.is_empty());
            let document: T = serde_json::from_str(&text).unwrap();
            assert!(read.document == Some(document), "{}", file.display());
        }
    }

    #[test]
    fn what_is_sound_is_read_as_by_serde_json() {
        same::<Framework>("data/frameworks");
        same::<LevelScale>("data/scales");
        same::<SchemeList>("data/schemes");
        same::<Crosswalk>("data/crosswalks");
    }

    /// What is found in a list of pairs of a number and a list of numbers.
    fn found(text: &str) -> (Option<Vec<Pair>>, Vec<String>, Vec<String>) {
        let root: Node<'_> = serde_json::from_str(text).unwrap();
        let read = recover::<Vec<Pair>>(&root);
        let faults = read.faults.iter();
        let faults = faults.map(|fault| format!("{}: {}", fault.pointer, fault.message));
        let lost = read.lost.iter().map(ToString::to_string);
        (read.document, faults.collect(), lost.collect())
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Pair {
        a: u8,
        #[serde(default)]
        b: Vec<u8>,
    }

    #[test]
    fn every_fault_is_found_and_the_rest_is_read() {
        let text = r#"[{"a": 1, "b": [1, "x", 3, null]}, {"a": "y"}, {"b": []}, {"a": 2, "c": 0}]"#;
        let (rest, faults, lost) = found(text);
        assert_eq!(
            rest,
            Some(vec![
                Pair {
                    a: 1,
                    b: vec![1, 3]
                },
                Pair { a: 2, b: vec![] }
            ])
        );
        assert_eq!(
            faults,
            [
                "/0/b/1: invalid type: string \"x\", expected u8",
                "/0/b/3: invalid type: null, expected u8",
                "/1/a: invalid type: string \"y\", expected u8",
                "/2: missing field `a`",
                "/3/c: unknown field `c`, expected `a` or `b`",
            ]
        );
        // The second pair lacks `a` because that was passed over.
        assert_eq!(lost, ["/0/b/1", "/0/b/3", "/1/a", "/1", "/2", "/3/c"]);
    }

    #[test]
    fn a_misspelt_field_is_not_also_missing() {
        let (rest, faults, _) = found(r#"[{"A": 1}, {"a": 2}]"#);
        assert_eq!(rest, Some(vec![Pair { a: 2, b: vec![] }]));
        assert_eq!(faults, ["/0/A: unknown field `A`, expected `a` or `b`"]);
    }

    #[test]
    fn reading_ends_after_so_many_faults() {
        let text = format!("[{}]", ["{\"a\": []}"; 5_000].join(","));
        let (_, faults, _) = found(&text);
        assert_eq!(faults.len(), MOST_FAULTS);
    }
}
