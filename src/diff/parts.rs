//! A document taken apart: each thing that has an id by itself, without those
//! inside it.

use crate::model::crosswalk::Slot;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A document as a flat list of its parts, each after the one it is in; the
/// first is the document itself.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) all: Vec<Part>,
}

/// A thing that has an id.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The list it stands in, such as `statements`; empty for the document.
    pub(super) list: String,
    /// Its id, made unique in the document where it is not.
    pub(super) id: String,
    /// The part it stands in.
    pub(super) parent: usize,
    /// How many parts it stands in.
    pub(super) depth: usize,
    /// Where its list is in that part; empty where no list has it.
    pub(super) at: String,
    /// Its place in the list.
    pub(super) index: usize,
    /// What it holds itself.
    pub(super) own: Value,
    /// Whether both documents have it alike, so that it was not taken apart.
    pub(super) same: bool,
    /// The lists of parts in it.
    pub(super) lists: Vec<(String, Vec<usize>)>,
}

/// The lists of parts, and the field by which a part is known.
const LISTS: [(&str, &str); 19] = [
    ("alignments", "id"),
    ("conditions", "id"),
    ("criteria", "id"),
    ("descriptors", "dimension"),
    ("distinguished_from", "id"),
    ("documents", "id"),
    ("entries", "id"),
    ("exclusions", "id"),
    ("glosses", "language"),
    ("legal_acts", "id"),
    ("levels", "value"),
    ("mappings", ""),
    ("passages", "id"),
    ("retired", "id"),
    ("schemes", "id"),
    ("statements", "id"),
    ("terms", "id"),
    ("topics", "id"),
    ("units", "id"),
];

/// A requirement for entry: it stands in a tree, which keeps its id.
pub(super) const REQUIREMENT: &str = "requirement";

/// The field by which a part of a list is known; `None` where more than one
/// field is needed, or it is the document.
pub(super) fn key_field(list: &str) -> Option<&'static str> {
    if list == REQUIREMENT {
        return Some("id");
    }
    let found = LISTS.iter().find(|(name, _)| *name == list);
    found
        .map(|(_, field)| *field)
        .filter(|field| !field.is_empty())
}

/// Whether the ids of a list hold only inside the part that it is in.
pub(super) fn is_scoped(list: &str) -> bool {
    list == "descriptors"
}

/// The text of a field.
pub(super) fn text<'a>(own: &'a Value, field: &str) -> &'a str {
    own.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// What a mapping is known by: its ends, and what it says of them.
pub(super) fn mapping_key<'a>(slot: impl Fn(Slot) -> &'a str) -> String {
    let end = |id, label| match slot(id) {
        "" => format!("\"{}\"", slot(label)),
        id => id.to_owned(),
    };
    let modifier = slot(Slot::PredicateModifier);
    let space = if modifier.is_empty() { "" } else { " " };
    format!(
        "{} {modifier}{space}{} {}",
        end(Slot::SubjectId, Slot::SubjectLabel),
        slot(Slot::PredicateId),
        end(Slot::ObjectId, Slot::ObjectLabel)
    )
}

/// Whether a list holds parts: all of its elements are known by something.
fn holds_parts(list: &str, elements: &[Value]) -> bool {
    let Some((_, field)) = LISTS.iter().find(|(name, _)| *name == list) else {
        return false;
    };
    elements.iter().all(|element| match element {
        Value::String(_) => true,
        Value::Object(own) if list == "entries" || field.is_empty() => !own.is_empty(),
        Value::Object(own) => own.get(*field).is_some_and(Value::is_string),
        _ => false,
    })
}

impl Parts {
    /// Takes a document apart.
    pub(super) fn of(document: Value) -> Self {
        let mut taking = Taking {
            parts: Self { all: Vec::new() },
            seen: HashMap::new(),
        };
        taking.part(document, String::new(), (0, 0), String::new(), 0);
        taking.parts
    }

    pub(super) fn get(&self, part: usize) -> Option<&Part> {
        self.all.get(part)
    }

    /// Puts the document together again.
    pub(super) fn into_document(self) -> Value {
        self.build(0)
    }

    fn build(&self, part: usize) -> Value {
        let Some(part) = self.get(part) else {
            return Value::Null;
        };
        let mut own = part.own.clone();
        for (at, children) in &part.lists {
            if at.is_empty() {
                let requirements: HashMap<&str, usize> = children
                    .iter()
                    .filter_map(|child| Some((self.get(*child)?.id.as_str(), *child)))
                    .collect();
                if let Some(entry) = own.get_mut("entry") {
                    self.plant(entry, &requirements);
                }
                continue;
            }
            let list = Value::Array(children.iter().map(|child| self.build(*child)).collect());
            let mut steps: Vec<&str> = at.split('/').skip(1).collect();
            let Some(last) = steps.pop() else { continue };
            let mut holder = Some(&mut own);
            for step in steps {
                holder = holder.and_then(|holder| {
                    let map = holder.as_object_mut()?;
                    if !map.contains_key(step) && !children.is_empty() {
                        map.insert(step.to_owned(), Value::Object(Map::new()));
                    }
                    map.get_mut(step)
                });
            }
            if let Some(map) = holder.and_then(Value::as_object_mut) {
                map.insert(last.to_owned(), list);
            }
        }
        own
    }

    /// Puts requirements where a tree has their ids.
    fn plant(&self, tree: &mut Value, requirements: &HashMap<&str, usize>) {
        match tree {
            Value::Array(branches) => {
                for branch in branches {
                    self.plant(branch, requirements);
                }
            }
            Value::Object(map) => {
                for (key, value) in map {
                    let id = value.as_str().filter(|_| key == REQUIREMENT);
                    match id.and_then(|id| requirements.get(id)) {
                        Some(part) => *value = self.build(*part),
                        None => self.plant(value, requirements),
                    }
                }
            }
            _ => {}
        }
    }
}

struct Taking {
    parts: Parts,
    /// How often an id came in a list.
    seen: HashMap<(String, String), usize>,
}

impl Taking {
    fn part(
        &mut self,
        own: Value,
        list: String,
        (parent, depth): (usize, usize),
        at: String,
        index: usize,
    ) -> usize {
        let number = self.parts.all.len();
        let same = own.is_string();
        let id = match key_field(&list) {
            _ if list.is_empty() => String::new(),
            _ if same => own.as_str().unwrap_or_default().to_owned(),
            None => mapping_key(|slot| text(&own, slot.name())),
            Some(field) if is_scoped(&list) => {
                let parent = self.parts.get(parent).map_or("", |parent| &parent.id);
                format!("{parent}/{}", text(&own, field))
            }
            Some(field) => text(&own, field).to_owned(),
        };
        let id = self.unique(&list, id);
        self.parts.all.push(Part {
            list,
            id,
            parent,
            depth,
            at,
            index,
            own: Value::Null,
            same,
            lists: Vec::new(),
        });
        let mut own = own;
        self.inside(&mut own, "", number, depth);
        if let Some(part) = self.parts.all.get_mut(number) {
            part.own = own;
        }
        number
    }

    fn unique(&mut self, list: &str, id: String) -> String {
        let mut key = (list.to_owned(), id);
        loop {
            let count = self.seen.entry(key.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                return key.1;
            }
            key.1 = format!("{}#{count}", key.1);
        }
    }

    /// Takes the parts out of a value. Whether there was one.
    fn inside(&mut self, value: &mut Value, at: &str, part: usize, depth: usize) -> bool {
        let Value::Object(map) = value else {
            return false;
        };
        let mut found = false;
        let keys: Vec<String> = map.keys().cloned().collect();
        for key in keys {
            let Some(inner) = map.get_mut(&key) else {
                continue;
            };
            let at = format!("{at}/{key}");
            match inner {
                Value::Array(elements) if holds_parts(&key, elements) => {
                    let elements = std::mem::take(elements);
                    map.remove(&key);
                    found |= !elements.is_empty();
                    let mut children = Vec::with_capacity(elements.len());
                    for (index, element) in elements.into_iter().enumerate() {
                        let to = (part, depth + 1);
                        children.push(self.part(element, key.clone(), to, at.clone(), index));
                    }
                    self.add(part, at, children);
                }
                Value::Object(_) if key == "entry" && part == 0 => {
                    self.requirements(inner, depth);
                }
                Value::Object(_) => {
                    let inside = self.inside(inner, &at, part, depth);
                    found |= inside;
                    if inside && inner.as_object().is_some_and(Map::is_empty) {
                        map.remove(&key);
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn add(&mut self, part: usize, at: String, children: Vec<usize>) {
        if let Some(part) = self.parts.all.get_mut(part) {
            part.lists.push((at, children));
        }
    }

    /// Takes the requirements out of a tree, leaving their ids.
    fn requirements(&mut self, tree: &mut Value, depth: usize) {
        let mut stack = vec![tree];
        let mut children = Vec::new();
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(branches) => stack.extend(branches.iter_mut().rev()),
                Value::Object(map) => {
                    for (key, value) in map {
                        let known = value.get("id").is_some_and(Value::is_string);
                        if key == REQUIREMENT && known {
                            let own = value.take();
                            let to = (0, depth + 1);
                            let child = self.part(own, key.clone(), to, String::new(), 0);
                            children.push(child);
                            let id = self.parts.get(child).map(|part| part.id.clone());
                            *value = Value::from(id.unwrap_or_default());
                        } else {
                            stack.push(value);
                        }
                    }
                }
                _ => {}
            }
        }
        if !children.is_empty() {
            self.add(0, String::new(), children);
        }
    }
}
