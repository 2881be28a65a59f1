use super::prefixes::{built_in, expand};
use super::value::is_extension_name;
use super::version::{NEWEST, is_new_on_sets, is_new_value};
use crate::error::Error;
use crate::model::crosswalk::{
    Crosswalk, ExtensionDefinition, Mapping, Slot, SlotKind, SlotName, SlotValue, Slots,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a mapping set is written with: the slots of the set, the columns and
/// the order of both.
pub(super) struct Layout {
    /// In the order in which they are written.
    pub(super) set: Vec<(SlotName, SlotValue)>,
    pub(super) prefixes: BTreeMap<String, String>,
    pub(super) definitions: Vec<ExtensionDefinition>,
    pub(super) columns: Vec<SlotName>,
}

/// The slots that mappings must have.
pub(super) const REQUIRED: [Slot; 4] = [
    Slot::SubjectId,
    Slot::PredicateId,
    Slot::ObjectId,
    Slot::MappingJustification,
];

/// The slots of a set that stand elsewhere among those of a set than among
/// those of a mapping, and the one that they follow there.
const MOVED: [Slot; 2] = [Slot::CurationRule, Slot::CurationRuleText];

/// The order of slots in the metadata: that of SSSOM's class of mapping sets.
pub(super) fn set_order(slot: Slot) -> (usize, usize) {
    let index = |slot: Slot| Slot::ALL.iter().position(|other| *other == slot);
    match MOVED.iter().position(|moved| *moved == slot) {
        Some(place) => (index(Slot::SimilarityMeasure).unwrap_or(0), place + 1),
        None => (index(slot).unwrap_or(0), 0),
    }
}

/// An error that says why a set cannot be written.
pub(super) fn refused(reason: String) -> Error {
    Error::Unwritable {
        kind: "mapping set",
        reason,
    }
}

impl Layout {
    /// The layout of a whole crosswalk.
    pub(super) fn of(crosswalk: &Crosswalk, condenses: bool) -> Result<Self, Error> {
        let mut set = crosswalk.set().clone();
        let mut columns = columns_with_values(crosswalk);
        if condenses && !crosswalk.is_empty() {
            columns.retain(|name| {
                let common = name.known().and_then(|slot| common(crosswalk, slot));
                let Some(common) = common else { return true };
                match set.get(name) {
                    Some(other) if *other != common => true,
                    _ => set.set(name.clone(), common).is_err(),
                }
            });
        }
        let newer = newer(&set, &columns) || newer_value(crosswalk, &columns);
        Self::new(crosswalk, set, columns, newer, &[crosswalk])
    }

    /// The layout of a table whose rows are not yet known.
    pub(super) fn of_columns(metadata: &Crosswalk, columns: &[SlotName]) -> Result<Self, Error> {
        let set = metadata.set().clone();
        let newer = newer(&set, columns);
        let mut columns = columns.to_vec();
        columns.sort();
        columns.dedup();
        let mut layout = Self::new(metadata, set, columns, newer, &[])?;
        let declared = metadata.curie_map().iter();
        let declared = declared.filter(|(name, _)| built_in(name).is_none());
        layout.prefixes = declared
            .map(|(name, iri)| (name.to_string(), iri.as_str().to_owned()))
            .collect();
        Ok(layout)
    }

    fn new(
        crosswalk: &Crosswalk,
        mut set: Slots,
        mut columns: Vec<SlotName>,
        newer: bool,
        rows: &[&Crosswalk],
    ) -> Result<Self, Error> {
        for slot in [Slot::MappingSetId, Slot::License] {
            if set.text(slot).is_none_or(str::is_empty) {
                return Err(refused(format!("it has no `{slot}`, which SSSOM requires")));
            }
        }
        for (name, iri) in crosswalk.curie_map() {
            if built_in(name).is_some_and(|meant| meant != iri.as_str()) {
                return Err(refused(format!(
                    "its prefix `{name}` is built into SSSOM and stands for something else there"
                )));
            }
        }
        let version = Slot::SssomVersion.into();
        if newer {
            let _fits = set.set(Slot::SssomVersion, NEWEST);
        } else if set.text(Slot::SssomVersion) != Some(NEWEST) {
            // To say nothing is to say 1.0.
            set.remove(&version);
        }
        let used = |name: &str| {
            let is = |slot: &SlotName| slot.known().is_none() && slot.as_str() == name;
            columns.iter().any(is) || set.iter().any(|(slot, _)| is(slot))
        };
        let mut definitions: Vec<ExtensionDefinition> = crosswalk
            .extension_definitions()
            .iter()
            .filter(|definition| used(&definition.slot_name))
            .cloned()
            .collect();
        let property = |name: &str| property_of(crosswalk, name);
        for name in columns.iter().chain(set.iter().map(|(name, _)| name)) {
            if name.known().is_none() {
                let name = name.as_str();
                if !is_extension_name(name) || Slot::from_name(name).is_some() {
                    return Err(refused(format!("`{name}` cannot be an extension slot")));
                }
            }
        }
        definitions.sort_by_cached_key(|definition| property(&definition.slot_name));
        let key = |name: &SlotName| match name {
            SlotName::Known(slot) => (Some(*slot), String::new(), name.clone()),
            SlotName::Extension(text) => (None, property(text), name.clone()),
        };
        if columns.is_empty() {
            // A table has a header line, be there rows or not.
            columns.extend(REQUIRED.map(SlotName::from));
        }
        columns.sort_by_cached_key(|name| {
            let (slot, property, name) = key(name);
            (slot.is_none(), slot, property, name)
        });
        let mut set: Vec<(SlotName, SlotValue)> = set.into_iter().collect();
        set.sort_by_cached_key(|(name, _)| {
            let (slot, property, name) = key(name);
            (slot.is_none(), slot.map(set_order), property, name)
        });
        set.retain(|(_, value)| !is_empty(value));
        let mut layout = Self {
            set,
            prefixes: BTreeMap::new(),
            definitions,
            columns,
        };
        let used = layout.used_prefixes(rows);
        for prefix in used {
            match crosswalk.curie_map().get(prefix.as_str()) {
                _ if built_in(&prefix).is_some() => {}
                Some(iri) => {
                    layout.prefixes.insert(prefix, iri.as_str().to_owned());
                }
                None => {
                    return Err(refused(format!(
                        "it does not declare the prefix `{prefix}`, which it uses"
                    )));
                }
            }
        }
        layout.told_prefixes(crosswalk, rows);
        Ok(layout)
    }

    /// The prefixes of all CURIEs.
    fn used_prefixes(&self, rows: &[&Crosswalk]) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        let mut last = String::new();
        let mut see = |curie: &str| {
            // Neighbours mostly have the same.
            let rest = curie.strip_prefix(last.as_str());
            if !last.is_empty() && rest.is_some_and(|rest| rest.starts_with(':')) {
                return;
            }
            if let Some((prefix, _)) = curie.split_once(':') {
                last = prefix.to_owned();
                used.insert(last.clone());
            }
        };
        for (name, value) in &self.set {
            if name.kind() == SlotKind::Entity {
                value.as_list().iter().for_each(|curie| see(curie));
            }
        }
        for definition in &self.definitions {
            let terms = [&definition.property, &definition.type_hint];
            terms
                .into_iter()
                .flatten()
                .for_each(|term| see(term.as_str()));
        }
        let columns = || self.columns.iter().filter_map(SlotName::known);
        for crosswalk in rows {
            crosswalk
                .columns()
                .entities_in(columns())
                .for_each(&mut see);
        }
        used
    }

    /// Keeps the declared prefixes of texts that may be CURIEs as SSSOM
    /// recommends it: categories, measures, and extensions said to be CURIEs.
    fn told_prefixes(&mut self, crosswalk: &Crosswalk, rows: &[&Crosswalk]) {
        let may_be = |name: &SlotName| match name {
            SlotName::Known(slot) => matches!(
                slot,
                Slot::SubjectCategory | Slot::ObjectCategory | Slot::SimilarityMeasure
            ),
            SlotName::Extension(name) => is_curie_hint(crosswalk, name),
        };
        let mut see = |text: &str| {
            let prefix = text.split_once(':').map(|(prefix, _)| prefix);
            let Some(prefix) = prefix.filter(|prefix| built_in(prefix).is_none()) else {
                return;
            };
            if let (false, Some(iri)) = (
                self.prefixes.contains_key(prefix),
                crosswalk.curie_map().get(prefix),
            ) {
                self.prefixes
                    .insert(prefix.to_owned(), iri.as_str().to_owned());
            }
        };
        for (_, value) in self.set.iter().filter(|(name, _)| may_be(name)) {
            value.as_list().iter().for_each(|text| see(text));
        }
        for name in self.columns.iter().filter(|name| may_be(name)) {
            for rows in rows {
                for row in 0..rows.len() {
                    let cell = rows.columns().get(row, name);
                    cell.into_iter()
                        .flat_map(|cell| cell.texts())
                        .for_each(&mut see);
                }
            }
        }
    }
}

/// Whether an extension is defined to hold CURIEs.
pub(super) fn is_curie_hint(crosswalk: &Crosswalk, name: &str) -> bool {
    let mut definitions = crosswalk.extension_definitions().iter();
    let definition = definitions.find(|definition| definition.slot_name == name);
    let hint = definition.and_then(|definition| definition.type_hint.as_ref());
    let hint = hint.and_then(|hint| expand(crosswalk.curie_map(), hint.as_str()));
    hint.is_some_and(|hint| hint.eq_ignore_ascii_case("https://w3id.org/linkml/uriOrCurie"))
}

/// The property of an extension slot: as it is defined, or SSSOM's for one that
/// is not.
pub(super) fn property_of(crosswalk: &Crosswalk, name: &str) -> String {
    let mut definitions = crosswalk.extension_definitions().iter();
    let definition = definitions.find(|definition| definition.slot_name == name);
    let property = definition.and_then(|definition| definition.property.as_ref());
    match property {
        Some(property) => expand(crosswalk.curie_map(), property.as_str())
            .unwrap_or_else(|| property.as_str().to_owned()),
        None => format!("http://sssom.invalid/{name}"),
    }
}

fn is_empty(value: &SlotValue) -> bool {
    match value {
        SlotValue::Text(text) => text.is_empty(),
        SlotValue::List(list) => list.iter().all(|text| text.is_empty()),
        SlotValue::Number(_) => false,
    }
}

/// The slots of which some row has a value.
fn columns_with_values(crosswalk: &Crosswalk) -> Vec<SlotName> {
    let columns = crosswalk.columns();
    let mut slots = columns.slots();
    slots.retain(|name| match name.known() {
        Some(slot) if slot.kind().bounds().is_some() => {
            columns.numbers(slot).iter().any(|number| !number.is_nan())
        }
        Some(slot) => columns.symbols(slot).iter().any(|symbol| *symbol != 0),
        None => true,
    });
    slots
}

/// The value that all rows have in a slot that propagates.
fn common(crosswalk: &Crosswalk, slot: Slot) -> Option<SlotValue> {
    let symbols = crosswalk.columns().symbols(slot);
    let first = symbols.first()?;
    let same = slot.propagates()
        && *first != 0
        && symbols.len() == crosswalk.len()
        && symbols.iter().all(|symbol| symbol == first);
    let cell = crosswalk.columns().get(0, &slot.into()).filter(|_| same)?;
    Some(cell.to_value())
}

/// Whether slots are used as SSSOM has them only since version 1.1.
fn newer(set: &Slots, columns: &[SlotName]) -> bool {
    let new_in_set = set.iter().any(|(name, value)| {
        let slot = name.known().filter(|slot| *slot != Slot::SssomVersion);
        let texts = || value.as_list().iter();
        slot.is_some_and(|slot| {
            is_new_on_sets(slot) || texts().any(|text| is_new_value(slot.kind(), text))
        })
    });
    let mut known = columns.iter().filter_map(SlotName::known);
    new_in_set || known.any(Slot::is_since_1_1)
}

fn newer_value(crosswalk: &Crosswalk, columns: &[SlotName]) -> bool {
    let enumerated = |kind| matches!(kind, SlotKind::EntityType | SlotKind::Cardinality);
    let mut columns = columns.iter().filter(|name| enumerated(name.kind()));
    columns.any(|name| {
        crosswalk.mappings().any(|mapping| {
            let cell = crosswalk.columns().get(mapping.row(), name);
            let mut texts = cell.into_iter().flat_map(|cell| cell.texts());
            texts.any(|text| is_new_value(name.kind(), text))
        })
    })
}

/// What a mapping lacks of what SSSOM requires, so that it cannot be written: an
/// end, its predicate, its justification, or a reviewer where it was reviewed. `None`
/// where it has them all.
pub fn lacks(mapping: &Mapping<'_>) -> Option<Slot> {
    let has = |slot| mapping.text(slot).is_some_and(|text| !text.is_empty());
    for (id, kind, label) in [
        (Slot::SubjectId, Slot::SubjectType, Slot::SubjectLabel),
        (Slot::ObjectId, Slot::ObjectType, Slot::ObjectLabel),
    ] {
        let is_literal = || mapping.text(kind) == Some("rdfs literal");
        if has(id) && has(label) {
            continue;
        }
        match is_literal() {
            true if !has(label) => return Some(label),
            false if !has(id) => return Some(id),
            _ => {}
        }
    }
    [Slot::PredicateId, Slot::MappingJustification]
        .into_iter()
        .find(|slot| !has(*slot))
        .or_else(|| reviewed_by_nobody(mapping).map(|_| Slot::ReviewerId))
}

/// The slot by which a mapping was reviewed, where it does not say by whom.
pub(super) fn reviewed_by_nobody(mapping: &Mapping<'_>) -> Option<Slot> {
    let has = |slot: &Slot| mapping.get(&(*slot).into()).is_some();
    let reviewed = [Slot::ReviewDate, Slot::ReviewerAgreement];
    let reviewed = reviewed.into_iter().find(has)?;
    let nobody = ![Slot::ReviewerId, Slot::ReviewerLabel].iter().any(has);
    nobody.then_some(reviewed)
}
