//! What the mappings from another framework make of the items asked about,
//! whoever holds what is mapped: gathered once for all profiles.

use super::target::{Keys, Target};
use crate::catalog::Catalog;
use crate::compare::{CoverageOptions, DerivedEvidence, Evidence, gather};
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use crate::level::Level;
use crate::model::LevelSubject;
use std::collections::HashMap;

/// The evidence from one framework.
pub(super) struct Source {
    /// The mapping sets it was taken from.
    pub(super) crosswalks: Vec<String>,
    /// By the number of the item.
    pub(super) by_item: Vec<Vec<SourceEvidence>>,
    /// The same for derived mappings, where they are asked for.
    pub(super) derived: Vec<Vec<(DerivedEvidence, Keys)>>,
    /// Why nothing was derived, where it was asked for.
    pub(super) not_derived: Option<String>,
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
        let (derived, not_derived) = match derive(catalog, source, target, &all) {
            Ok(derived) => (derived, None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        Some(Self {
            crosswalks: map.crosswalks,
            by_item,
            derived,
            not_derived,
        })
    }
}

/// The derived mappings onto each item.
fn derive(
    catalog: &Catalog,
    source: &FrameworkId,
    target: &Target<'_>,
    options: &CoverageOptions,
) -> Result<Vec<Vec<(DerivedEvidence, Keys)>>, Error> {
    if options.derived.is_none() {
        return Ok(Vec::new());
    }
    let coverage = catalog.coverage(source, &target.framework.id, options)?;
    let derived = coverage.with_derived.into_iter();
    let mut by_asked: HashMap<EntityRef, Vec<(DerivedEvidence, Keys)>> = HashMap::new();
    for evidence in derived.flat_map(|derived| derived.evidence) {
        if let Some(entity) = catalog.resolve(&evidence.held) {
            let asked = evidence.asked.clone();
            let held = by_asked.entry(asked).or_default();
            held.push((evidence, Keys::of(&entity)));
        }
    }
    let items = target.units.iter().flat_map(|unit| &unit.items);
    let mut of = |item: &super::target::TargetItem<'_>| by_asked.remove(&item.keys.itself);
    Ok(items.map(&mut of).map(Option::unwrap_or_default).collect())
}
