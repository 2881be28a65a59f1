//! By what name a derived mapping refers to its premises.

use super::names::{Named, Names, Prefixes, free_name};
use crate::id::Iri;
use crate::model::crosswalk::{Mapping, Slot};
use smol_str::SmolStr;
use std::collections::HashMap;

/// The names of premises, which `derived_from` lists.
///
/// A mapping with a `record_id` has that name. Another is named in the
/// namespace of its set, by a hash of what it says: its ends, predicate,
/// modifier and justification. Rows may move, and confidences and comments
/// change, without its getting another name; two rows of a set that say the
/// same by the same kind of justification share one.
pub(super) struct PremiseNames<'p> {
    prefixes: &'p mut Prefixes,
    /// The prefix for each set, by its identifier.
    of_set: HashMap<String, SmolStr>,
}

impl<'p> PremiseNames<'p> {
    /// Names for which prefixes are declared as they are needed.
    pub(super) fn new(prefixes: &'p mut Prefixes) -> Self {
        Self {
            prefixes,
            of_set: HashMap::new(),
        }
    }

    /// The name of a mapping, whose own CURIEs go by other names here where it
    /// says so.
    pub(super) fn of(&mut self, mapping: &Mapping<'_>, names: Option<&Names<'_>>) -> String {
        if let Some(record) = mapping.text(Slot::RecordId) {
            return match names.map(|names| names.of(record)) {
                Some(Named::Otherwise(name)) => name,
                _ => record.to_owned(),
            };
        }
        let set = mapping.crosswalk().id();
        if !self.of_set.contains_key(set) {
            let prefix = self.declare(set);
            self.of_set.insert(set.to_owned(), prefix);
        }
        let prefix = self.of_set.get(set).map_or("", SmolStr::as_str);
        format!("{prefix}:{:032x}", hash(mapping))
    }

    /// The prefix for a set, whose namespace is the set's identifier and `#`.
    fn declare(&mut self, set: &str) -> SmolStr {
        let mark = if set.contains('#') { '-' } else { '#' };
        let namespace = format!("{set}{mark}");
        let Ok(iri) = Iri::parse(&namespace) else {
            // A set without an identifier; the prefix stays undeclared.
            return SmolStr::new_static("premise");
        };
        match self.prefixes.iter().find(|(_, known)| **known == iri) {
            Some((prefix, _)) => prefix.clone(),
            None => {
                let prefix = free_name(self.prefixes, "premise", 1);
                self.prefixes.insert(prefix.clone(), iri);
                prefix
            }
        }
    }
}

/// A hash of what a mapping says, the same on every machine: FNV-1a of 128 bits
/// over its ends, predicate, modifier and justification, each after its
/// length.
fn hash(mapping: &Mapping<'_>) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash = OFFSET;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    };
    for slot in [
        Slot::SubjectId,
        Slot::SubjectType,
        Slot::PredicateId,
        Slot::PredicateModifier,
        Slot::ObjectId,
        Slot::ObjectType,
        Slot::MappingJustification,
    ] {
        let text = mapping.text(slot).unwrap_or_default();
        let label = match slot {
            Slot::SubjectType if text == "rdfs literal" => mapping.text(Slot::SubjectLabel),
            Slot::ObjectType if text == "rdfs literal" => mapping.text(Slot::ObjectLabel),
            Slot::SubjectType | Slot::ObjectType => None,
            _ => Some(text),
        };
        let text = label.unwrap_or_default();
        add(&(text.len() as u64).to_le_bytes());
        add(text.as_bytes());
    }
    hash
}
