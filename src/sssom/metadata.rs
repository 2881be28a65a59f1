use super::findings::{Findings, Said};
use super::header::Block;
use super::old::OldSlot;
use super::prefixes::{Prefixes, built_in};
use super::value::{self, Iris, check, entity, extension, is_extension_name, misplaced, unfit};
use super::version::{NEWEST, is_new_on_sets, is_new_value};
use super::yaml::{Node, Value};
use crate::diagnostic::{Code, Pointer, Span};
use crate::id::{Curie, Iri, is_curie};
use crate::model::crosswalk::{
    Crosswalk, ExtensionDefinition, Slot, SlotKind, SlotName, SlotValue,
};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// The most extension slots of a set, and definitions of such.
pub(super) const MOST_EXTENSIONS: usize = 1_000;

/// Reads the entries of a metadata block into a crosswalk.
pub(super) struct MetadataReader<'a> {
    /// Where the nodes stand; without it their pointers must do.
    pub(super) block: Option<&'a Block>,
    pub(super) iris: Iris,
    pub(super) crosswalk: &'a mut Crosswalk,
    pub(super) findings: &'a mut Findings,
    pub(super) prefixes: Prefixes,
}

impl MetadataReader<'_> {
    /// Reads all entries and gives back the prefixes.
    pub(super) fn read(mut self, nodes: Vec<(Node, Node)>) -> Prefixes {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut entries = Vec::new();
        for (key, node) in nodes {
            let Some(name) = key.scalar().map(str::to_owned) else {
                self.tell(Code::BadMetadata, None, &key, Pointer::root(), {
                    Said::new("a key that is no name")
                });
                continue;
            };
            if !seen.insert(name.clone()) {
                let at = Pointer::root().key(&name);
                let said = Said::new(format!("`{name}` stands here a second time"))
                    .with_help("keep one of the two; the first is read");
                self.tell(Code::RepeatedSlot, None, &key, at, said);
                continue;
            }
            entries.push((name, key, node));
        }
        // What the others are read by comes first.
        for (name, _, node) in &entries {
            if name == "curie_map" {
                self.prefixes_of(node);
            }
        }
        for (name, _, node) in &entries {
            if name == "extension_definitions" {
                self.definitions(node);
            }
        }
        let mut newer = Vec::new();
        for (name, key, node) in &entries {
            match name.as_str() {
                "curie_map" | "extension_definitions" => {}
                name => newer.extend(self.slot(name, key, node)),
            }
        }
        if self.crosswalk.set().text(Slot::SssomVersion) != Some(NEWEST) {
            for (slot, key) in newer {
                let at = Pointer::root().key(slot.name());
                let said = newer_than_said(slot);
                self.tell(Code::UndeclaredVersion, Some(slot), &key, at, said);
            }
        }
        self.prefixes
    }

    fn tell(&mut self, code: Code, slot: Option<Slot>, node: &Node, at: Pointer, said: Said) {
        let block = self.block;
        (self.findings).add(code, slot, || {
            (said, at, block.map(|block| span(block, node)))
        });
    }

    fn prefixes_of(&mut self, node: &Node) {
        let root = Pointer::root().key("curie_map");
        let map = match &node.value {
            Value::Null => return,
            Value::Map(map) => map,
            _ => {
                let said = Said::new("`curie_map` is no list of prefixes and IRIs");
                return self.tell(Code::BadCell, None, node, root, said);
            }
        };
        for (key, value) in map {
            let name = key.scalar().unwrap_or_default();
            let iri = value.scalar().unwrap_or_default();
            let at = root.clone().key(name);
            if !is_curie(&format!("{name}:x")) {
                let said = Said::new(format!("`{name}` cannot be a prefix"))
                    .with_help("a prefix is a letter or `_`, then letters, digits, `-`, `.`, `_`");
                self.tell(Code::BadPrefix, None, key, at, said);
                continue;
            }
            if let Some(meant) = built_in(name) {
                if iri != meant {
                    let said = Said::new(format!("the prefix `{name}` is built in for `{meant}`"))
                        .with_help("take the declaration away, or give another name to it");
                    self.tell(Code::BadPrefix, None, value, at, said);
                    continue;
                }
            }
            let declared = self.crosswalk.curie_map().contains_key(name);
            match Iri::parse(iri) {
                Ok(_) if declared => {
                    let said = Said::new(format!("the prefix `{name}` stands here a second time"))
                        .with_help("keep one of the two; the first is read");
                    self.tell(Code::RepeatedSlot, None, key, at, said);
                }
                Ok(iri) => {
                    self.prefixes.add(name, iri.as_str());
                    self.crosswalk.declare_prefix(name, iri);
                }
                Err(error) => {
                    self.tell(
                        Code::BadPrefix,
                        None,
                        value,
                        at,
                        Said::new(error.to_string()),
                    );
                }
            }
        }
    }

    fn definitions(&mut self, node: &Node) {
        let root = Pointer::root().key("extension_definitions");
        let list: Vec<&Node> = match &node.value {
            Value::Null => return,
            Value::List(list) => list.iter().collect(),
            _ => vec![node],
        };
        for (index, node) in list.into_iter().enumerate() {
            let at = root.clone().index(index);
            if index >= MOST_EXTENSIONS {
                let said = Said::new(format!("more than {MOST_EXTENSIONS} definitions"));
                return self.tell(Code::OverLimit, None, node, at, said);
            }
            match self.definition(node) {
                Ok(definition) => self.crosswalk.define_extension(definition),
                Err(said) => self.tell(Code::BadDefinition, None, node, at, said),
            }
        }
    }

    fn definition(&self, node: &Node) -> Result<ExtensionDefinition, Said> {
        let Value::Map(map) = &node.value else {
            return Err(Said::new("a definition is no object")
                .with_help("write `slot_name`, `property` and `type_hint`"));
        };
        let (mut name, mut property, mut type_hint) = (None, None, None);
        for (key, value) in map {
            let key = key.scalar().unwrap_or_default();
            let Some(text) = value.scalar() else {
                return Err(Said::new(format!("`{key}` of a definition is no text")));
            };
            match key {
                "slot_name" => name = Some(text),
                "property" => property = Some(self.term(text)?),
                "type_hint" => type_hint = Some(self.term(text)?),
                other => {
                    return Err(Said::new(format!("a definition has no `{other}`"))
                        .with_help("it has `slot_name`, `property` and `type_hint`"));
                }
            }
        }
        let name = name.ok_or_else(|| Said::new("a definition without `slot_name`"))?;
        if !is_extension_name(name) || Slot::from_name(name).is_some() {
            return Err(
                Said::new(format!("`{name}` cannot be an extension slot")).with_help(
                    "its name is of letters, digits, `-`, `.` and `_`, and none of SSSOM's",
                ),
            );
        }
        for other in self.crosswalk.extension_definitions() {
            if other.slot_name == name || (property.is_some() && other.property == property) {
                return Err(Said::new(format!(
                    "`{name}` or its property is defined a second time"
                )));
            }
        }
        Ok(ExtensionDefinition {
            slot_name: SmolStr::new(name),
            property,
            type_hint,
        })
    }

    fn term(&self, text: &str) -> Result<Curie, Said> {
        match Curie::parse(text) {
            Ok(curie) if self.prefixes.has(curie.prefix()) => Ok(curie),
            _ => (self.prefixes.contract(text))
                .and_then(|curie| Curie::parse(&curie).ok())
                .ok_or_else(|| {
                    Said::new(format!("`{text}` is not a CURIE with a declared prefix"))
                }),
        }
    }

    /// Reads a slot, and gives it back where it is newer than version 1.0.
    fn slot(&mut self, name: &str, key: &Node, node: &Node) -> Option<(Slot, Node)> {
        let at = Pointer::root().key(name);
        let old = OldSlot::from_name(name).and_then(|old| old.slots().first().copied());
        let known = match Slot::from_name(name).or(old) {
            Some(slot) if slot.is_on_sets() => slot,
            Some(_) => {
                let said = Said::new(format!("`{name}` is no slot of a mapping set"))
                    .with_help("it stands on mappings, as a column");
                self.tell(Code::UndefinedSlot, None, key, at, said);
                return None;
            }
            None => {
                self.extension_slot(name, key, node);
                return None;
            }
        };
        let mut is_new = is_new_on_sets(known);
        let slot_name = SlotName::from(known);
        let nodes: Vec<&Node> = match &node.value {
            Value::Null => return None,
            Value::List(list) => list.iter().collect(),
            _ => vec![node],
        };
        if !known.is_list() && nodes.len() > 1 {
            let said = Said::new(format!("`{name}` holds one value, not {}", nodes.len()));
            self.tell(Code::BadCell, Some(known), node, at, said);
            return None;
        }
        if !known.is_list() && matches!(node.value, Value::List(_)) {
            let said = Said::new(format!("`{name}` holds one value, not a list"));
            self.tell(Code::Tidied, Some(known), node, at.clone(), said);
        }
        let mut texts: Vec<SmolStr> = Vec::new();
        for (index, node) in nodes.into_iter().enumerate() {
            let here = match &known {
                slot if slot.is_list() => at.clone().index(index),
                _ => at.clone(),
            };
            let Some(text) = node.scalar() else {
                if node.value != Value::Null {
                    let said = Said::new(format!("`{name}` holds texts"));
                    self.tell(Code::BadCell, Some(known), node, here, said);
                }
                continue;
            };
            if let Some(text) = self.value(&slot_name, known, text, node, here) {
                is_new |= is_new_value(known.kind(), &text);
                texts.push(text);
            }
        }
        let value = match texts.as_slice() {
            [] => return None,
            [one] if known.kind().bounds().is_some() => {
                SlotValue::Number(value::number(&slot_name, one).ok()?)
            }
            [one] if !known.is_list() => SlotValue::Text(one.clone()),
            _ => SlotValue::List(texts),
        };
        let _checked = self.crosswalk.set_mut().set(slot_name, value);
        is_new.then(|| (known, key.clone()))
    }

    /// One value of a slot, as it is meant; `None` where it does not fit.
    fn value(
        &mut self,
        name: &SlotName,
        slot: Slot,
        text: &str,
        node: &Node,
        at: Pointer,
    ) -> Option<SmolStr> {
        let mut told = Vec::new();
        let mut tell = |code, said| told.push((code, said));
        let text = value::tidy(slot.kind(), text, &mut tell);
        let meant = match slot.kind() {
            _ if text.is_empty() => None,
            SlotKind::Entity => {
                let meant = entity(text, Some(&self.prefixes), self.iris, &mut tell);
                meant.map(SmolStr::new)
            }
            kind if kind.bounds().is_some() => match value::number(name, text) {
                Ok(_) => Some(SmolStr::new(text)),
                Err(said) => {
                    tell(Code::BadCell, said);
                    None
                }
            },
            _ => match check(name, text) {
                Ok(()) => Some(SmolStr::new(text)),
                Err(error) => {
                    tell(Code::BadCell, unfit(name, &error));
                    None
                }
            },
        };
        let wrong = meant.as_ref().and_then(|text| misplaced(slot, text));
        let fits = wrong.is_none();
        told.extend(wrong.map(|said| (Code::BadCell, said)));
        for (code, said) in told {
            self.tell(code, Some(slot), node, at.clone(), said);
        }
        meant.filter(|_| fits)
    }

    fn extension_slot(&mut self, name: &str, key: &Node, node: &Node) {
        let at = Pointer::root().key(name);
        if !is_extension_name(name) {
            let said = Said::new(format!("`{name}` is no slot, and cannot be an extension"));
            return self.tell(Code::UndefinedSlot, None, key, at, said);
        }
        if self.crosswalk.set().iter().len() >= MOST_EXTENSIONS {
            let said =
                Said::new(format!("more than {MOST_EXTENSIONS} slots")).with_help("it is not read");
            return self.tell(Code::OverLimit, None, key, at, said);
        }
        let defined = self.crosswalk.extension_definitions().iter();
        if defined
            .clone()
            .all(|definition| definition.slot_name != name)
        {
            self.tell(
                Code::UndefinedSlot,
                None,
                key,
                at.clone(),
                undefined(name, Slot::is_on_sets),
            );
        }
        match (&node.value, node.scalar()) {
            (Value::Null, _) | (_, Some("")) => {}
            (_, Some(text)) => {
                let _fits = self.crosswalk.set_mut().set(extension(name), text);
            }
            _ => {
                let said = Said::new(format!("`{name}` is an extension, which holds one text"));
                self.tell(Code::BadCell, None, node, at, said);
            }
        }
    }
}

/// What is said of a slot that is neither known nor defined.
pub(super) fn undefined(name: &str, fits: fn(Slot) -> bool) -> Said {
    let known = Slot::ALL.iter().filter(|slot| fits(**slot));
    let near = crate::json::nearest(name, known.map(|slot| slot.name()));
    let said = Said::new(format!(
        "`{name}` is neither a slot of SSSOM here nor defined as an extension"
    ));
    match near {
        Some(near) if !name.starts_with("ext_") => {
            said.with_help(format!("did you mean `{near}`? it is kept as an extension"))
        }
        _ => said.with_help("define it under `extension_definitions`; it is kept as a text"),
    }
}

/// What is said of a slot that is newer than the version of its set.
pub(super) fn newer_than_said(slot: Slot) -> Said {
    Said::new(format!(
        "`{slot}` is used as SSSOM has it since version {NEWEST}, which the set does not declare"
    ))
    .with_help(format!(
        "write `sssom_version: \"{NEWEST}\"` into the metadata"
    ))
}

fn span(block: &Block, node: &Node) -> Span {
    block.span(node.place, node.scalar().unwrap_or_default())
}
