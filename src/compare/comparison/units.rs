//! Which unit of what is held speaks for which unit of what is asked about.

use crate::catalog::Catalog;
use crate::compare::result::{Coverage, Figure, Verdict};
use crate::id::EntityRef;
use serde::{Deserialize, Serialize};

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
        self.figure.best()
    }
}

/// The links of a coverage between units: for each unit asked about, in the
/// order of its framework, the units held that anything counted rests on, in
/// the order of theirs. What is held outside a unit is left out.
pub fn unit_links(catalog: &Catalog, coverage: &Coverage) -> Vec<UnitLink> {
    referred(catalog, coverage, &placed_links(catalog, coverage))
}

/// Links with references in place of the places.
pub(super) fn referred(
    catalog: &Catalog,
    coverage: &Coverage,
    links: &[PlacedLink],
) -> Vec<UnitLink> {
    let held = catalog.framework(&coverage.source.id).ok();
    let link = |(held_at, asked_at, figure): &PlacedLink| {
        let unit = held?.units.get(*held_at)?;
        Some(UnitLink {
            held: held?.reference_to(&unit.id),
            asked: coverage.units.get(*asked_at)?.unit.clone(),
            figure: *figure,
        })
    };
    links.iter().filter_map(link).collect()
}

/// A link by the places of the unit held and the unit asked about.
pub(crate) type PlacedLink = (usize, usize, Figure);

/// The links of a coverage, in their order.
pub(crate) fn placed_links(catalog: &Catalog, coverage: &Coverage) -> Vec<PlacedLink> {
    let unit_of = catalog.unit_places(&coverage.source.id);
    let mut links: Vec<PlacedLink> = Vec::new();
    let mut best: Vec<(usize, Verdict)> = Vec::new();
    for (asked, unit) in coverage.units.iter().enumerate() {
        let before = links.len();
        for item in &unit.items {
            best.clear();
            for evidence in &item.evidence {
                let held = unit_of(&evidence.held);
                best.extend(held.zip(evidence.verdict));
            }
            // The best verdict of each unit comes first.
            best.sort_unstable();
            best.dedup_by_key(|(held, _)| *held);
            for (held, verdict) in &best {
                let mut figure = Figure::default();
                figure.add(*verdict);
                links.push((*held, asked, figure));
            }
        }
        if let Some(of_unit) = links.get_mut(before..) {
            of_unit.sort_by_key(|(held, ..)| *held);
        }
    }
    // Those of two units together.
    links.dedup_by(|next, link| {
        let same = (link.0, link.1) == (next.0, next.1);
        if same {
            link.2.join(&next.2);
        }
        same
    });
    links
}
