//! What the mappings from another framework make of the items asked about,
//! whoever holds what is mapped: gathered once for all profiles.

use super::target::{Keys, Target};
use crate::catalog::Catalog;
use crate::compare::{CoverageOptions, Evidence, gather};
use crate::id::FrameworkId;
use crate::level::Level;
use crate::model::LevelSubject;

/// The evidence from one framework.
pub(super) struct Source {
    /// The mapping sets it was taken from.
    pub(super) crosswalks: Vec<String>,
    /// By the number of the item.
    pub(super) by_item: Vec<Vec<SourceEvidence>>,
}

/// A mapping, and by what references its far end is held.
pub(super) struct SourceEvidence {
    pub(super) evidence: Evidence,
    pub(super) keys: Keys,
    /// The levels of what is held.
    pub(super) levels: Vec<(Level, LevelSubject)>,
}

impl Source {
    /// Gathers the evidence; `None` where the catalog lacks the framework.
    pub(super) fn gather(
        catalog: &Catalog,
        source: &FrameworkId,
        target: &Target<'_>,
        options: &CoverageOptions,
    ) -> Option<Self> {
        let framework = catalog.framework(source).ok()?;
        // Whether a condition keeps something from being held is asked of each
        // profile: who names it holds it.
        let mut all = options.clone();
        let conditions = framework.conditions.iter();
        all.conditions
            .extend(conditions.map(|condition| framework.reference_to(&condition.id)));
        let mut map = gather(catalog, source, &target.framework.id, &all);
        let items = target.units.iter().flat_map(|unit| &unit.items);
        let by_item = items
            .map(|item| {
                let evidence = map.take(&item.keys.itself).into_iter();
                let held = evidence.filter_map(|evidence| {
                    let entity = catalog.resolve(&evidence.held)?;
                    Some(SourceEvidence {
                        keys: Keys::of(&entity),
                        levels: entity.levels(),
                        evidence,
                    })
                });
                held.collect()
            })
            .collect();
        Some(Self {
            crosswalks: map.crosswalks,
            by_item,
        })
    }
}
