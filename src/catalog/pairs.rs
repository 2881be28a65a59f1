//! Which rows of a crosswalk are between which frameworks.

use crate::check::Valid;
use crate::id::{EntityRef, FrameworkId};
use crate::model::crosswalk::{Crosswalk, Slot, symbol};
use foldhash::fast::RandomState;
use indexmap::IndexSet;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A crosswalk with its rows by the frameworks of their ends.
#[derive(Debug)]
pub(super) struct IndexedCrosswalk {
    crosswalk: Valid<Crosswalk>,
    /// Made when first asked for.
    pairs: OnceLock<Pairs>,
}

/// A crosswalk that has mappings between two frameworks.
#[derive(Clone, Copy)]
pub(crate) struct Joining<'a> {
    pub(crate) crosswalk: &'a Crosswalk,
    /// The rows from the first framework to the second.
    pub(crate) forwards: &'a [u32],
    /// The rows from the second to the first.
    pub(crate) backwards: &'a [u32],
}

/// Rows by the frameworks of their subjects and objects. Rows that lead to or
/// from anything else are in none.
type Pairs = HashMap<(FrameworkId, FrameworkId), Vec<u32>>;

impl IndexedCrosswalk {
    pub(super) fn new(crosswalk: Valid<Crosswalk>) -> Self {
        Self {
            crosswalk,
            pairs: OnceLock::new(),
        }
    }

    pub(super) fn crosswalk(&self) -> &Crosswalk {
        &self.crosswalk
    }

    /// The rows by the frameworks of their ends.
    pub(super) fn pairs(&self) -> &Pairs {
        self.pairs.get_or_init(|| pairs(&self.crosswalk))
    }
}

fn pairs(crosswalk: &Crosswalk) -> Pairs {
    let columns = crosswalk.columns();
    let mut frameworks: IndexSet<FrameworkId, RandomState> = IndexSet::default();
    // By the number of the entity; the frameworks' numbers start with 1.
    let mut of_entity: Vec<u32> = vec![0; columns.entities().len()];
    for (entity, curie) in columns.entities().iter() {
        let framework = EntityRef::parse(curie).ok();
        let framework = framework.map(|reference| reference.framework().clone());
        if let (Some(framework), Some(place)) = (framework, of_entity.get_mut(entity as usize)) {
            *place = symbol(frameworks.insert_full(framework).0 + 1);
        }
    }
    let mut rows: HashMap<[u32; 2], Vec<u32>> = HashMap::new();
    for mapping in crosswalk.mappings() {
        let ends = mapping.end_symbols();
        let ends = ends.map(|end| of_entity.get(end as usize).copied().unwrap_or(0));
        if !ends.contains(&0) {
            rows.entry(ends).or_default().push(symbol(mapping.row()));
        }
    }
    // Literals may have an id beside their label.
    let has_literals = [Slot::SubjectType, Slot::ObjectType]
        .iter()
        .any(|slot| !columns.symbols(*slot).is_empty() || crosswalk.set().text(*slot).is_some());
    let is_between_entities = |row: &u32| {
        let mapping = crosswalk.mapping(*row as usize);
        mapping.is_some_and(|m| m.subject().curie().is_some() && m.object().curie().is_some())
    };
    rows.into_iter()
        .filter_map(|([subject, object], mut rows)| {
            if has_literals {
                rows.retain(is_between_entities);
            }
            let framework = |number: u32| frameworks.get_index(number as usize - 1).cloned();
            Some(((framework(subject)?, framework(object)?), rows))
        })
        .collect()
}
