//! How many mappings join the units of two frameworks.

use crate::catalog::Catalog;
use crate::compare::result::{Coverage, Evidence, Ground};
use crate::id::EntityRef;
use crate::model::crosswalk::Predicate;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The mappings between the things of two units, by predicate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitMappings {
    /// The unit of the first framework.
    pub first: EntityRef,
    /// The unit of the second.
    pub second: EntityRef,
    /// Exact matches, and sameness.
    pub exact: u32,
    /// Close matches.
    pub close: u32,
    /// The second is the broader.
    pub broad: u32,
    /// The second is the narrower.
    pub narrow: u32,
    /// Related matches, and those of no closer kind.
    pub related: u32,
    /// Mappings that are denied.
    pub denied: u32,
}

impl UnitMappings {
    /// How many mappings say that something matches.
    pub fn positive(&self) -> u32 {
        self.exact + self.close + self.broad + self.narrow + self.related
    }

    fn add(&mut self, predicate: &Predicate, denied: bool) {
        *match predicate {
            _ if denied => &mut self.denied,
            Predicate::Exact | Predicate::SameAs | Predicate::EquivalentClass => &mut self.exact,
            Predicate::Close => &mut self.close,
            Predicate::Broad | Predicate::SubClassOf => &mut self.broad,
            Predicate::Narrow => &mut self.narrow,
            Predicate::Related | Predicate::Mapping | Predicate::Other(_) => &mut self.related,
        } += 1;
    }
}

/// The mappings of a coverage by the units that they join, in the order of the
/// units of what is held, then of what is asked about.
pub fn unit_mappings(catalog: &Catalog, coverage: &Coverage) -> Vec<UnitMappings> {
    let places = |id| -> HashMap<EntityRef, usize> {
        let framework = catalog.framework(id).ok();
        let units = framework.map(|f| f.units.iter().map(|unit| f.reference_to(&unit.id)));
        let units = units.into_iter().flatten().enumerate();
        units.map(|(place, unit)| (unit, place)).collect()
    };
    let (held, asked) = (places(&coverage.source.id), places(&coverage.target.id));
    let mut found: HashMap<(usize, usize), UnitMappings> = HashMap::new();
    for unit in &coverage.units {
        let items = unit.items.iter().flat_map(|item| &item.evidence);
        for evidence in items.chain(&unit.onto_unit) {
            let Some((first, predicate, denied)) = read(catalog, evidence) else {
                continue;
            };
            let (Some(a), Some(b)) = (held.get(&first), asked.get(&unit.unit)) else {
                continue;
            };
            let of_pair = found.entry((*a, *b)).or_insert_with(|| UnitMappings {
                first,
                second: unit.unit.clone(),
                exact: 0,
                close: 0,
                broad: 0,
                narrow: 0,
                related: 0,
                denied: 0,
            });
            of_pair.add(predicate, denied);
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(places, _)| *places);
    found.into_iter().map(|(_, mappings)| mappings).collect()
}

/// The unit that evidence starts from, its predicate, and whether it is denied.
fn read<'a>(catalog: &Catalog, evidence: &'a Evidence) -> Option<(EntityRef, &'a Predicate, bool)> {
    let Ground::Mapping {
        predicate, denied, ..
    } = &evidence.ground
    else {
        return None;
    };
    let held = catalog.resolve(&evidence.held)?;
    let unit = held.framework().reference_to(&held.unit()?.id);
    Some((unit, predicate, *denied))
}
