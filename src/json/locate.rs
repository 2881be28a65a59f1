//! Where the value of a JSON Pointer stands in a text.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lines, Pointer};
use crate::text::LanguageTag;
use memchr::memchr2;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// Gives findings about a document their places in its text, and puts them in
/// the order of the text. A finding whose place cannot be found goes last.
///
/// ```
/// use competency::{Diagnostics, Diagnostic, Code, Pointer};
/// let text = "{\n  \"id\": \"x\"\n}";
/// let mut findings = Diagnostics::from(Diagnostic::new(Code::NotASlug, Pointer::root().key("id"), "`x`"));
/// competency::json::place(&mut findings, text);
/// let start = findings.iter().next().unwrap().span.unwrap().start;
/// assert_eq!((start.line, start.column), (2, 9));
/// ```
pub fn place(diagnostics: &mut Diagnostics, text: &str) {
    let mut targets = Targets::default();
    let wanted: Vec<(usize, Vec<usize>)> = diagnostics
        .iter()
        .map(|diagnostic| {
            let related = diagnostic.related.iter();
            (
                targets.add(&diagnostic.pointer),
                related
                    .map(|related| targets.add(&related.pointer))
                    .collect(),
            )
        })
        .collect();
    let twice = diagnostics
        .iter()
        .any(|found| found.code == Code::DuplicateField);
    let found = targets.find(text, twice);
    let lines = Lines::new(text);
    let span = |target: usize, focus: fn(&Located) -> Option<Range<usize>>| {
        let located = found.get(target)?.as_ref()?;
        focus(located).map(|range| lines.span(&range))
    };
    for (diagnostic, (own, related)) in diagnostics.as_mut_slice().iter_mut().zip(wanted) {
        if diagnostic.span.is_none() {
            diagnostic.span = span(own, focus(diagnostic));
        }
        for (related, target) in diagnostic.related.iter_mut().zip(related) {
            if related.span.is_none() {
                related.span = span(target, |located| Some(located.value.clone()));
            }
        }
    }
    diagnostics.as_mut_slice().sort_by_key(|diagnostic| {
        let span = diagnostic.span;
        (span.is_none(), span.map(|span| span.start.byte))
    });
}

/// What of the place a finding is about: the value, or the key that leads to
/// it, or no more than where an object begins that lacks something.
fn focus(diagnostic: &Diagnostic) -> fn(&Located) -> Option<Range<usize>> {
    match diagnostic.code {
        Code::UnknownField | Code::NotALanguage => {
            |located| located.key.clone().or(Some(located.value.clone()))
        }
        Code::DuplicateField => |located| located.again.clone().or(located.key.clone()),
        Code::MissingField => |located| Some(located.value.start..located.value.start + 1),
        _ => |located| Some(located.value.clone()),
    }
}

/// How long a key may be that is looked at as a language tag; a reader must take
/// tags of 35 characters (RFC 5646, section 4.4.1).
const LONGEST_TAG: usize = 100;

/// Where something stands, in bytes.
#[derive(Debug, Clone, PartialEq)]
struct Located {
    /// The key that leads to it, with its quotation marks.
    key: Option<Range<usize>>,
    /// The value.
    value: Range<usize>,
    /// The same key, where the object has it a second time.
    again: Option<Range<usize>>,
}

/// The pointers looked for, as a tree of their steps.
struct Targets {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    children: HashMap<String, usize>,
    wanted: bool,
}

impl Default for Targets {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
        }
    }
}

impl Targets {
    /// Adds a pointer; the number is that of its place among those found.
    fn add(&mut self, pointer: &Pointer) -> usize {
        let mut at = 0;
        for step in pointer.steps() {
            let next = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else {
                break;
            };
            at = *node.children.entry(step.into_owned()).or_insert(next);
            if at == next {
                self.nodes.push(Node::default());
            }
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.wanted = true;
        }
        at
    }

    /// The node of a key of an object.
    fn child(&self, node: Option<usize>, key: &str) -> Option<usize> {
        let children = &self.nodes.get(node?)?.children;
        let found = children.get(key).copied();
        // A language tag is pointed at in its normal case.
        if found.is_some() || children.is_empty() || key.len() > LONGEST_TAG {
            return found;
        }
        let tag = LanguageTag::parse(key).ok()?;
        children.get(tag.as_str()).copied()
    }

    /// The node of an element of a list.
    fn element(&self, node: Option<usize>, index: usize) -> Option<usize> {
        let children = &self.nodes.get(node?)?.children;
        children.get(&index.to_string()).copied()
    }

    /// Whether something is looked for in the value of a node.
    fn has_any_in(&self, node: Option<usize>) -> bool {
        let node = node.and_then(|node| self.nodes.get(node));
        node.is_some_and(|node| !node.children.is_empty())
    }

    /// Finds all of them in one pass over a text, which ends at the last of them
    /// unless it is asked what stands there `twice`. What stands after a place
    /// that is not JSON is not found, unless nothing is looked for in what that
    /// place is in.
    fn find(&self, text: &str, twice: bool) -> Vec<Option<Located>> {
        let wanted = self.nodes.iter().filter(|node| node.wanted).count();
        let mut scan = Scan {
            targets: self,
            text,
            at: 0,
            found: vec![None; self.nodes.len()],
            left: if twice { usize::MAX } else { wanted },
        };
        scan.run();
        scan.found
    }
}

struct Scan<'a> {
    targets: &'a Targets,
    text: &'a str,
    at: usize,
    found: Vec<Option<Located>>,
    /// How many are still to be found.
    left: usize,
}

/// A list or an object that has begun and not ended.
struct Open {
    node: Option<usize>,
    start: usize,
    key: Option<Range<usize>>,
    /// The index of the current element; `None` in an object.
    index: Option<usize>,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn record(&mut self, node: Option<usize>, key: Option<Range<usize>>, value: Range<usize>) {
        let Some(node) = node else { return };
        if !self.targets.nodes.get(node).is_some_and(|node| node.wanted) {
            return;
        }
        match self.found.get_mut(node) {
            Some(Some(first)) => first.again = first.again.take().or(key),
            Some(empty) => {
                self.left -= 1;
                *empty = Some(Located {
                    key,
                    value,
                    again: None,
                });
            }
            None => {}
        }
    }

    /// Walks the text without recursion, so that no nesting is too deep.
    fn run(&mut self) {
        let mut open: Vec<Open> = Vec::new();
        let (mut node, mut key) = (Some(0), None);
        while self.left > 0 {
            // One value, or the end of a list or object.
            self.skip_space();
            let start = self.at;
            match self.peek() {
                Some(b'{' | b'[') if !self.targets.has_any_in(node) => {
                    let is_whole = self.pass_over().is_some();
                    self.record(node, key.take(), start..self.at);
                    if !is_whole {
                        return self.close_all(open);
                    }
                }
                Some(bracket @ (b'{' | b'[')) => {
                    self.at += 1;
                    open.push(Open {
                        node,
                        start,
                        key: key.take(),
                        index: (bracket == b'[').then_some(0),
                    });
                    self.skip_space();
                    if !matches!(self.peek(), Some(b'}' | b']')) {
                        match self.step(open.last()) {
                            Some(next) => {
                                (node, key) = next;
                                continue;
                            }
                            None => return self.close_all(open),
                        }
                    }
                }
                Some(b'"') => {
                    if self.pass_over_string().is_none() {
                        return self.close_all(open);
                    }
                    self.record(node, key.take(), start..self.at);
                }
                Some(b'-' | b'0'..=b'9' | b'a'..=b'z') => {
                    while matches!(
                        self.peek(),
                        Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'E')
                    ) {
                        self.at += 1;
                    }
                    self.record(node, key.take(), start..self.at);
                }
                _ => return self.close_all(open),
            }
            // What follows a value: ends of lists and objects, then a comma.
            loop {
                self.skip_space();
                match self.peek() {
                    Some(b'}' | b']') => {
                        self.at += 1;
                        let Some(closed) = open.pop() else { return };
                        self.record(closed.node, closed.key, closed.start..self.at);
                    }
                    Some(b',') => {
                        self.at += 1;
                        if let Some(Open { index: Some(i), .. }) = open.last_mut() {
                            *i += 1;
                        }
                        match self.step(open.last()) {
                            Some(next) => {
                                (node, key) = next;
                                break;
                            }
                            None => return self.close_all(open),
                        }
                    }
                    _ => return self.close_all(open),
                }
            }
        }
    }

    /// Goes to the next value of a list or object: the node it has in the tree
    /// and, in an object, its key.
    fn step(&mut self, open: Option<&Open>) -> Option<(Option<usize>, Option<Range<usize>>)> {
        let open = open?;
        if let Some(index) = open.index {
            return Some((self.targets.element(open.node, index), None));
        }
        self.skip_space();
        let start = self.at;
        let name = self.string()?;
        let key = start..self.at;
        let node = self.targets.child(open.node, &name);
        self.skip_space();
        if self.peek() != Some(b':') {
            // Here the text breaks; the key is all there is of the value.
            self.record(node, Some(key.clone()), key);
            return None;
        }
        self.at += 1;
        Some((node, Some(key)))
    }

    /// Passes over a list or an object without a look at what is in it.
    fn pass_over(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.pass_over_string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn pass_over_string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            let Some(next) = memchr2(b'"', b'\\', rest) else {
                self.at = self.text.len();
                return None;
            };
            self.at += next + 1;
            if rest.get(next) == Some(&b'"') {
                return Some(());
            }
            self.at += 1; // what is escaped
        }
    }

    /// Reads a string and gives it unescaped.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return None;
        }
        self.pass_over_string()?;
        let raw = self.text.get(start..self.at)?;
        if raw.contains('\\') {
            serde_json::from_str(raw).ok().map(Cow::Owned)
        } else {
            raw.get(1..raw.len() - 1).map(Cow::Borrowed)
        }
    }

    /// What is open where the text ends or breaks stands as far as it goes.
    fn close_all(&mut self, open: Vec<Open>) {
        let end = self.at.min(self.text.len());
        for closed in open.into_iter().rev() {
            self.record(closed.node, closed.key, closed.start..end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    /// Any JSON, with keys that need escaping.
    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "\\PC{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(5, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map("[a-c~/\"\\\\é]{0,3}", inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    fn pointers(value: &Value, at: Pointer, all: &mut Vec<Pointer>) {
        all.push(at.clone());
        match value {
            Value::Array(list) => list
                .iter()
                .enumerate()
                .for_each(|(i, v)| pointers(v, at.clone().index(i), all)),
            Value::Object(map) => map
                .iter()
                .for_each(|(k, v)| pointers(v, at.clone().key(k), all)),
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn what_stands_at_a_pointer_is_its_value(value in json(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            let mut all = Vec::new();
            pointers(&value, Pointer::root(), &mut all);
            let mut targets = Targets::default();
            let ids: Vec<usize> = all.iter().map(|pointer| targets.add(pointer)).collect();
            let found = targets.find(&text, false);
            for (pointer, id) in all.iter().zip(ids) {
                let range = found[id].clone().unwrap_or_else(|| panic!("{pointer} in {text}")).value;
                let there: Value = serde_json::from_str(&text[range]).unwrap();
                prop_assert_eq!(Some(&there), value.pointer(pointer.as_str()));
            }
            // Alone, where all else is passed over.
            for pointer in &all {
                let mut alone = Targets::default();
                let id = alone.add(pointer);
                let same = &found[targets.add(pointer)];
                prop_assert_eq!(&alone.find(&text, false)[id], same);
                prop_assert_eq!(&alone.find(&text, true)[id], same);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]{},:\"\\\\0-9a-z\\n é-]{0,60}") {
            let mut targets = Targets::default();
            targets.add(&Pointer::root().key("a").index(0));
            targets.find(&text, false);
            targets.find(&text, true);
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_found_twice() {
        let text = r#"{"a": 1, "b": 2, "a": 3}"#;
        let mut targets = Targets::default();
        let id = targets.add(&Pointer::root().key("a"));
        let found = targets.find(text, true)[id].clone().unwrap();
        assert_eq!((found.key, found.again), (Some(1..4), Some(17..20)));
    }
}
