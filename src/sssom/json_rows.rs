use super::findings::{Findings, Said};
use super::layout::{lacks, reviewed_by_nobody};
use super::metadata::{MOST_EXTENSIONS, newer_than_said, undefined};
use super::old::OldSlot;
use super::prefixes::Prefixes;
use super::value::{
    self, Iris, check, entity, extension, is_extension_name, unfit, unless_misplaced,
};
use super::version::{NEWEST, is_new_value};
use crate::diagnostic::{Code, Pointer};
use crate::id::{Iri, is_curie};
use crate::model::crosswalk::{Crosswalk, Slot, SlotKind, SlotName};
use serde_json::Value;
use std::collections::BTreeSet;

/// Puts mappings, as they stand in JSON, into a crosswalk.
pub(super) struct Rows<'a> {
    crosswalk: &'a mut Crosswalk,
    findings: &'a mut Findings,
    prefixes: Prefixes,
    has_metadata: bool,
    tells_newer: bool,
    told_newer: Vec<Slot>,
    extensions: BTreeSet<String>,
    /// Objects read, of which those that are no mapping are no row.
    index: usize,
    made: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        crosswalk: &'a mut Crosswalk,
        findings: &'a mut Findings,
        prefixes: Prefixes,
        has_metadata: bool,
    ) -> Self {
        let tells_newer = crosswalk.set().text(Slot::SssomVersion) != Some(NEWEST);
        Self {
            crosswalk,
            findings,
            prefixes,
            has_metadata,
            tells_newer,
            told_newer: Vec::new(),
            extensions: BTreeSet::new(),
            index: 0,
            made: 0,
        }
    }

    fn at(&self) -> Pointer {
        Pointer::root().key("mappings").index(self.index)
    }

    fn tell(&mut self, code: Code, name: Option<&SlotName>, key: Option<&str>, said: Said) {
        let at = self.at();
        let at = key.map_or(at.clone(), |key| at.key(key));
        let slot = name.and_then(SlotName::known);
        self.findings.add(code, slot, || (said, at, None));
    }

    /// Adds a mapping; `None` is something else than one.
    pub(super) fn add(&mut self, entries: Option<Vec<(String, Value)>>) {
        let Some(entries) = entries else {
            self.tell(Code::BadCell, None, None, Said::new("this is no mapping"));
            self.index += 1;
            return;
        };
        let mut seen: BTreeSet<SlotName> = BTreeSet::new();
        let (old, new): (Vec<_>, Vec<_>) = entries
            .into_iter()
            .partition(|(key, _)| OldSlot::from_name(key).is_some());
        for (key, value) in new {
            if key.starts_with('@') {
                continue;
            }
            let Some(name) = self.name(&key) else {
                continue;
            };
            if !seen.insert(name.clone()) {
                let said = Said::new(format!("`{key}` stands here a second time"))
                    .with_help("keep one of the two; the first is read");
                self.tell(Code::RepeatedSlot, Some(&name), Some(&key), said);
                continue;
            }
            self.value(&name, &key, value);
        }
        for (key, value) in old {
            self.old(&key, value, &mut seen);
        }
        self.crosswalk.columns_mut().end_rows(1);
        self.required();
        self.index += 1;
    }

    fn name(&mut self, key: &str) -> Option<SlotName> {
        match Slot::from_name(key) {
            Some(slot) if slot.is_on_mappings() => Some(slot.into()),
            None if is_extension_name(key) => {
                let is_new = !self.extensions.contains(key);
                if is_new && self.extensions.len() >= MOST_EXTENSIONS {
                    let said = Said::new(format!("more than {MOST_EXTENSIONS} extension slots"))
                        .with_help("it is not read");
                    self.tell(Code::OverLimit, None, Some(key), said);
                    return None;
                }
                if is_new {
                    self.extensions.insert(key.to_owned());
                }
                let mut defined = self.crosswalk.extension_definitions().iter();
                if defined.all(|definition| definition.slot_name != key) {
                    let said = undefined(key, Slot::is_on_mappings);
                    self.tell(Code::UndefinedSlot, None, Some(key), said);
                }
                Some(extension(key))
            }
            _ => {
                let said = Said::new(format!("`{key}` is no slot of a mapping"))
                    .with_help("it is not read");
                self.tell(Code::UndefinedSlot, None, Some(key), said);
                None
            }
        }
    }

    fn old(&mut self, key: &str, value: Value, seen: &mut BTreeSet<SlotName>) {
        let Some(old) = OldSlot::from_name(key) else {
            return;
        };
        let text = match value {
            Value::Number(number) => number.to_string(),
            Value::String(text) => text,
            _ => return,
        };
        let Some(today) = old.value(&text).map(str::to_owned) else {
            let said = Said::new(format!("`{text}` was never a value of `{key}`"));
            return self.tell(Code::BadCell, None, Some(key), said);
        };
        for slot in old.slots() {
            let name = SlotName::from(*slot);
            if seen.insert(name.clone()) {
                self.value(&name, key, Value::String(today.clone()));
            }
        }
    }

    fn value(&mut self, name: &SlotName, key: &str, value: Value) {
        let values = match value {
            Value::Null => return,
            Value::Array(list) => list,
            one => vec![one],
        };
        if !name.is_list() && values.len() > 1 {
            let said = Said::new(format!("`{name}` holds one value, not {}", values.len()));
            return self.tell(Code::BadCell, Some(name), Some(key), said);
        }
        let mut texts = Vec::new();
        for value in values {
            let text = match value {
                Value::Null => continue,
                Value::String(text) => text,
                Value::Number(number) => number.to_string(),
                Value::Bool(is) if name.known().is_none() => is.to_string(),
                _ => {
                    let said = Said::new(format!("`{name}` holds texts or numbers alone"));
                    self.tell(Code::BadCell, Some(name), Some(key), said);
                    continue;
                }
            };
            texts.extend(self.text(name, key, &text));
        }
        if let Some(slot) = name.known() {
            let new = texts.iter().any(|text| is_new_value(slot.kind(), text));
            let told = self.told_newer.contains(&slot);
            if (new || slot.is_since_1_1()) && !texts.is_empty() && self.tells_newer && !told {
                self.told_newer.push(slot);
                let said = newer_than_said(slot);
                self.tell(Code::UndeclaredVersion, Some(name), Some(key), said);
            }
        }
        let columns = self.crosswalk.columns_mut();
        // Each was looked at.
        let _fits = match texts.as_slice() {
            [] => return,
            [one] if name.kind().bounds().is_some() => match value::number(name, one) {
                Ok(number) => columns.put_number(name, number),
                Err(_) => return,
            },
            [one] if !name.is_list() => columns.put_text(name, one),
            list => columns.put_list(name, list.iter().map(String::as_str)),
        };
    }

    /// A text as it is meant; `None` where it does not fit.
    fn text(&mut self, name: &SlotName, key: &str, text: &str) -> Option<String> {
        let mut told = Vec::new();
        let kind = name.kind();
        let text = value::tidy(kind, text, &mut |code, said| told.push((code, said)));
        let meant = match kind {
            _ if text.is_empty() => None,
            SlotKind::Entity => self.entity(text, &mut told),
            kind if kind.bounds().is_some() => match value::number(name, text) {
                Ok(_) => Some(text.to_owned()),
                Err(said) => {
                    told.push((Code::BadCell, said));
                    None
                }
            },
            _ => match check(name, text) {
                Ok(()) => Some(text.to_owned()),
                Err(error) => {
                    told.push((Code::BadCell, unfit(name, &error)));
                    None
                }
            },
        };
        let meant = unless_misplaced(name, meant, &mut told);
        for (code, said) in told {
            self.tell(code, Some(name), Some(key), said);
        }
        meant
    }

    fn entity(&mut self, text: &str, told: &mut Vec<(Code, Said)>) -> Option<String> {
        let mut tell = |code, said| told.push((code, said));
        let prefix = text.split_once(':').map(|(prefix, _)| prefix);
        let is_declared = prefix.is_some_and(|prefix| self.prefixes.has(prefix));
        if !is_declared && !is_curie(text) && self.prefixes.contract(text).is_none() {
            if let Some(curie) = self.name_space(text, &mut tell) {
                return Some(curie);
            }
        }
        let prefixes = self.has_metadata.then_some(&self.prefixes);
        // Without metadata the prefixes are those made here, and the built-in.
        let prefixes = prefixes.or((!is_curie(text)).then_some(&self.prefixes));
        entity(text, prefixes, Iris::Usual, &mut tell).map(|curie| curie.into_owned())
    }

    /// Declares a prefix for the beginning of an IRI, up to its last part.
    fn name_space(&mut self, text: &str, tell: value::Tell<'_>) -> Option<String> {
        Iri::parse(text).ok()?;
        let end = text.rfind(['#', '/', '=', ':'])? + 1;
        let (start, reference) = text.split_at_checked(end)?;
        let iri = Iri::parse(start).ok()?;
        let name = loop {
            self.made += 1;
            let name = format!("ns{}", self.made);
            if !self.prefixes.has(&name) {
                break name;
            }
        };
        let curie = format!("{name}:{reference}");
        if !is_curie(&curie) {
            return None;
        }
        self.prefixes.add(&name, start);
        self.crosswalk.declare_prefix(&name, iri);
        tell(
            Code::Tidied,
            Said::new(format!("no prefix stands for the beginning of `{text}`"))
                .with_help(format!("declare one; `{name}` was made for `{start}`")),
        );
        Some(curie)
    }

    fn required(&mut self) {
        let Some(mapping) = self
            .crosswalk
            .mapping(self.crosswalk.len().saturating_sub(1))
        else {
            return;
        };
        let reviewer = reviewed_by_nobody(&mapping);
        let lacking = lacks(&mapping).filter(|slot| *slot != Slot::ReviewerId);
        let lacking = lacking.map(|slot| (slot, String::new()));
        let reviewer = reviewer.map(|slot| (Slot::ReviewerId, format!(", which `{slot}` needs")));
        for (slot, why) in lacking.into_iter().chain(reviewer) {
            let said = Said::new(format!("the mapping has no `{slot}`{why}"))
                .with_help(format!("add `{slot}`"));
            self.tell(Code::MissingSlot, Some(&slot.into()), None, said);
        }
    }
}
