//! How many mappings join the units of two frameworks.

use crate::catalog::Catalog;
use crate::compare::result::{Coverage, Evidence, Ground};
use crate::id::EntityRef;
use crate::model::crosswalk::Predicate;
use serde::{Deserialize, Serialize};

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
    let placed = placed_mappings(catalog, coverage).into_iter();
    placed.map(|(_, mappings)| mappings).collect()
}

/// The places of two units, and the mappings that join them.
pub(crate) type PlacedMappings = ([usize; 2], UnitMappings);

/// The mappings with the places of the units that they join.
pub(crate) fn placed_mappings(catalog: &Catalog, coverage: &Coverage) -> Vec<PlacedMappings> {
    let Ok(held) = catalog.framework(&coverage.source.id) else {
        return Vec::new();
    };
    let unit_of = catalog.unit_places(&coverage.source.id);
    let mut all: Vec<([usize; 2], &Evidence)> = Vec::new();
    for (asked, unit) in coverage.units.iter().enumerate() {
        let items = unit.items.iter().flat_map(|item| &item.evidence);
        for evidence in items.chain(&unit.onto_unit) {
            let first = unit_of(&evidence.held);
            all.extend(first.map(|first| ([first, asked], evidence)));
        }
    }
    all.sort_by_key(|(places, _)| *places);
    let mut found = Vec::with_capacity(all.len());
    for of_pair in all.chunk_by(|a, b| a.0 == b.0) {
        let Some(([first, second], _)) = of_pair.first() else {
            continue;
        };
        let ends = (held.units.get(*first), coverage.units.get(*second));
        let (Some(first_unit), Some(second_unit)) = ends else {
            continue;
        };
        let mut mappings = UnitMappings {
            first: held.reference_to(&first_unit.id),
            second: second_unit.unit.clone(),
            exact: 0,
            close: 0,
            broad: 0,
            narrow: 0,
            related: 0,
            denied: 0,
        };
        let mut some = false;
        for (_, evidence) in of_pair {
            if let Ground::Mapping {
                predicate, denied, ..
            } = &evidence.ground
            {
                mappings.add(predicate, *denied);
                some = true;
            }
        }
        if some {
            found.push(([*first, *second], mappings));
        }
    }
    found
}
