//! Which unit of what is held speaks for which unit of what is asked about.

use crate::catalog::Catalog;
use crate::compare::result::{Coverage, Figure, Verdict};
use crate::id::EntityRef;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What one unit that is held makes of one that is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitLink {
    /// The unit held.
    pub held: EntityRef,
    /// The unit asked about.
    pub asked: EntityRef,
    /// The items of the latter that something in the former is mapped onto, by
    /// the best verdict; those under a condition included.
    pub figure: Figure,
}

impl UnitLink {
    /// The best verdict on any of the items.
    pub fn best(&self) -> Verdict {
        let counts = [
            (self.figure.covered, Verdict::Covered),
            (self.figure.partly, Verdict::Partly),
            (self.figure.related, Verdict::Related),
            (self.figure.denied, Verdict::Denied),
        ];
        let best = counts.into_iter().find(|(count, _)| *count > 0);
        best.map_or(Verdict::Open, |(_, verdict)| verdict)
    }
}

/// The links of a coverage between units: for each unit asked about, in the
/// order of its framework, the units held that anything counted rests on, in
/// the order of theirs. What is held outside a unit is left out.
pub fn unit_links(catalog: &Catalog, coverage: &Coverage) -> Vec<UnitLink> {
    let mut places: HashMap<EntityRef, usize> = HashMap::new();
    if let Ok(held) = catalog.framework(&coverage.source.id) {
        for (place, unit) in held.units.iter().enumerate() {
            places.insert(held.reference_to(&unit.id), place);
        }
    }
    let mut links = Vec::new();
    for unit in &coverage.units {
        let mut of_unit: Vec<(usize, UnitLink)> = Vec::new();
        for item in &unit.items {
            let mut best: HashMap<EntityRef, Verdict> = HashMap::new();
            for evidence in &item.evidence {
                let held = catalog.resolve(&evidence.held);
                let of = held.and_then(|held| Some((held.framework(), held.unit()?)));
                if let (Some((framework, unit)), Some(verdict)) = (of, evidence.verdict) {
                    let held = framework.reference_to(&unit.id);
                    let best = best.entry(held).or_insert(verdict);
                    *best = verdict.min(*best);
                }
            }
            for (held, verdict) in best {
                let place = places.get(&held).copied().unwrap_or(usize::MAX);
                let index = of_unit.iter().position(|(_, link)| link.held == held);
                let index = index.unwrap_or_else(|| {
                    let link = UnitLink {
                        held,
                        asked: unit.unit.clone(),
                        figure: Figure::default(),
                    };
                    of_unit.push((place, link));
                    of_unit.len() - 1
                });
                if let Some((_, link)) = of_unit.get_mut(index) {
                    link.figure.add(verdict);
                }
            }
        }
        of_unit.sort_by_key(|(place, _)| *place);
        links.extend(of_unit.into_iter().map(|(_, link)| link));
    }
    links
}
