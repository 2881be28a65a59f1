//! The second figure: what derived mappings add to coverage.

use super::coverage::{conditional, total};
use super::evidence::not_held;
use super::judge::judge;
use super::result::{CoverageOptions, Figure, UnitCoverage, Verdict};
use crate::algebra::{ChainOptions, Derivation, Premise};
use crate::catalog::Catalog;
use crate::confidence::Confidence;
use crate::error::Error;
use crate::id::EntityRef;
use crate::model::Framework;
use crate::model::crosswalk::{Claim, Mapping, Predicate};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What derived mappings add to a coverage. The figure of curated mappings
/// stands beside it unchanged; nothing here is a curator's judgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DerivedCoverage {
    /// The whole, by curated and derived mappings.
    pub total: Figure,
    /// The items under conditions that were not said to hold.
    #[serde(default, skip_serializing_if = "Figure::is_empty")]
    pub conditional: Figure,
    /// The items on which the two figures disagree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<CoverageDifference>,
    /// The derived mappings onto what is counted, in order; those that do not
    /// count say why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<DerivedEvidence>,
}

/// An item whose verdict derived mappings change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CoverageDifference {
    /// The item.
    pub item: EntityRef,
    /// The verdict by curated mappings.
    pub curated: Verdict,
    /// The verdict by these and derived ones.
    pub with_derived: Verdict,
}

/// A derived mapping that speaks for an item, read from what is held to what is
/// asked about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DerivedEvidence {
    /// What is held.
    pub held: EntityRef,
    /// What is asked about.
    pub asked: EntityRef,
    /// How the one relates to the other.
    pub predicate: Predicate,
    /// How surely, by the rules that were chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The mappings that the best proof goes through.
    pub premises: Vec<PremiseRef>,
    /// What it makes of the item; `None` where it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Why it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounted: Option<String>,
}

/// A mapping that something was derived from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PremiseRef {
    /// The mapping set it is in.
    pub crosswalk: String,
    /// Its row there, from 0.
    pub row: usize,
    /// Whether it was read from its object to its subject.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inverted: bool,
}

impl PremiseRef {
    pub(super) fn of(premise: &Premise<'_>) -> Self {
        let mapping = premise.mapping();
        Self {
            crosswalk: mapping.crosswalk().id().to_owned(),
            row: mapping.row(),
            inverted: premise.is_inverted(),
        }
    }

    /// The mapping, where the catalog has it.
    pub fn mapping<'a>(&self, catalog: &'a Catalog) -> Option<Mapping<'a>> {
        let mut crosswalks = catalog.crosswalks();
        crosswalks
            .find(|crosswalk| crosswalk.id() == self.crosswalk)?
            .mapping(self.row)
    }
}

/// The second figure of a coverage whose units are judged already, and whose
/// figures are these.
pub(super) fn with_derived(
    catalog: &Catalog,
    (held, asked): (&Framework, &Framework),
    (units, figures): (&[UnitCoverage], (Figure, Figure)),
    options: &CoverageOptions,
    chains: &ChainOptions,
) -> Result<DerivedCoverage, Error> {
    let closure = catalog.derive(&held.id, &asked.id, chains)?;
    if closure.is_empty() {
        return Ok(DerivedCoverage {
            total: figures.0,
            conditional: figures.1,
            differences: Vec::new(),
            evidence: Vec::new(),
        });
    }
    let mut curated: HashMap<(EntityRef, EntityRef), Vec<Claim>> = HashMap::new();
    for (mapping, turned) in catalog.mappings_between(&held.id, &asked.id) {
        let ends = (
            mapping.subject().entity_ref(),
            mapping.object().entity_ref(),
        );
        let (Some(subject), Some(object)) = ends else {
            continue;
        };
        let (pair, claim) = match turned {
            true => ((object, subject), mapping.claim().inverse()),
            false => ((subject, object), Some(mapping.claim())),
        };
        if let (Some(claim), false) = (claim, mapping.is_chained()) {
            curated.entry(pair).or_default().push(claim);
        }
    }
    let mut by_item: HashMap<EntityRef, Vec<DerivedEvidence>> = HashMap::new();
    for derivation in closure.iter() {
        if let Some(evidence) = weigh(catalog, &derivation, &curated, options) {
            by_item
                .entry(evidence.asked.clone())
                .or_default()
                .push(evidence);
        }
    }
    let mut judged = units.to_vec();
    let mut derived = DerivedCoverage {
        total: Figure::default(),
        conditional: Figure::default(),
        differences: Vec::new(),
        evidence: Vec::new(),
    };
    for item in judged.iter_mut().flat_map(|unit| &mut unit.items) {
        let evidence = by_item.remove(&item.item).unwrap_or_default();
        let best = evidence.iter().filter_map(|one| one.verdict).min();
        let curated = item.verdict;
        // A denial stands unless something else is found to match.
        item.verdict = best.map_or(curated, |best| best.min(curated));
        if item.verdict != curated {
            derived.differences.push(CoverageDifference {
                item: item.item.clone(),
                curated,
                with_derived: item.verdict,
            });
        }
        derived.evidence.extend(evidence);
    }
    derived.total = total(asked, &mut judged);
    derived.conditional = conditional(&judged);
    Ok(derived)
}

/// What a derived mapping counts for. One that a curated mapping of the same
/// two things contradicts does not count.
fn weigh(
    catalog: &Catalog,
    derivation: &Derivation<'_>,
    curated: &HashMap<(EntityRef, EntityRef), Vec<Claim>>,
    options: &CoverageOptions,
) -> Option<DerivedEvidence> {
    let claim = derivation.claim();
    if claim.denied {
        return None;
    }
    let held = EntityRef::parse(derivation.subject()).ok()?;
    let asked = EntityRef::parse(derivation.object()).ok()?;
    let pair = (held, asked);
    let against = curated.get(&pair).into_iter().flatten();
    let against = against
        .clone()
        .find(|curated| curated.conflict(&claim).is_some());
    let (held, asked) = pair;
    let entity = catalog.resolve(&held);
    let (verdict, discounted) = if let Some(against) = against {
        (None, Some(format!("a curator says `{against}`")))
    } else if let Some(why) = entity.and_then(|held| not_held(&held, options)) {
        (None, Some(why))
    } else {
        (judge(options.policy, &claim.predicate, false), None)
    };
    let best = derivation.best()?;
    Some(DerivedEvidence {
        held,
        asked,
        predicate: claim.predicate,
        confidence: derivation.confidence(),
        premises: best.premises().iter().map(PremiseRef::of).collect(),
        verdict,
        discounted,
    })
}
