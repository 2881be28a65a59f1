//! The mappings between two frameworks, read from what is held to what is asked
//! about.

use super::judge::{judge, judge_denial};
use super::result::{CoverageOptions, Evidence, Ground};
use crate::catalog::{Catalog, Entity};
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::model::Role;
use crate::model::crosswalk::{Mapping, Predicate};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// A mapping read in the direction asked for.
struct Oriented<'a> {
    held: EntityRef,
    asked: EntityRef,
    /// `None` where the mapping was turned round and its predicate has no
    /// inverse.
    predicate: Option<Predicate>,
    includes: bool,
    mapping: Mapping<'a>,
}

/// All evidence between two frameworks, by what it is about.
#[derive(Default)]
pub(crate) struct EvidenceMap {
    /// By the local id; the framework is the one asked about.
    by_asked: HashMap<Option<LocalId>, Vec<Evidence>, RandomState>,
    /// The mapping sets it was taken from.
    pub(crate) crosswalks: Vec<String>,
}

impl EvidenceMap {
    /// The evidence about something of the framework asked about, the best
    /// first.
    pub(crate) fn take(&mut self, asked: &EntityRef) -> Vec<Evidence> {
        // Asked for once; what is left over is dropped with the map.
        let found = self.by_asked.get_mut(&asked.local().cloned());
        found.map(std::mem::take).unwrap_or_default()
    }
}

/// What is denied of two things.
type Denied = HashMap<(EntityRef, EntityRef), Vec<Predicate>, RandomState>;

pub(crate) fn gather(
    catalog: &Catalog,
    source: &FrameworkId,
    target: &FrameworkId,
    options: &CoverageOptions,
) -> EvidenceMap {
    let mut map = EvidenceMap::default();
    let mut denied = Denied::default();
    let mut all: Vec<Oriented<'_>> = Vec::new();
    for (mapping, turned) in catalog.mappings_between(source, target) {
        let Some(oriented) = oriented(mapping, turned) else {
            continue;
        };
        let crosswalk = mapping.crosswalk().id();
        if map.crosswalks.last().is_none_or(|last| last != crosswalk) {
            map.crosswalks.push(crosswalk.to_owned());
        }
        if mapping.is_denial() && !mapping.is_chained() {
            let pair = (oriented.held.clone(), oriented.asked.clone());
            let predicate = oriented.predicate.clone().unwrap_or(Predicate::Narrow);
            denied.entry(pair).or_default().push(predicate);
        }
        all.push(oriented);
    }
    map.by_asked.reserve(all.len());
    for one in all {
        let asked = one.asked.local().cloned();
        let evidence = weigh(catalog, one, &denied, options);
        // Most things have one mapping, and evidence is large.
        let of_asked = map.by_asked.entry(asked);
        of_asked
            .or_insert_with(|| Vec::with_capacity(1))
            .push(evidence);
    }
    for evidence in map.by_asked.values_mut().filter(|all| all.len() > 1) {
        evidence.sort_by(|a, b| {
            rank(a)
                .partial_cmp(&rank(b))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
    }
    map
}

/// The order of evidence: the best verdict first, then the surer.
fn rank(evidence: &Evidence) -> (u8, f64) {
    let confidence = match &evidence.ground {
        Ground::Identity => 1.0,
        Ground::Mapping { confidence, .. } => confidence.map_or(0.0, |c| c.get()),
    };
    (evidence.verdict.map_or(u8::MAX, |v| v as u8), -confidence)
}

/// A mapping between two frameworks, read from source to target.
fn oriented(mapping: Mapping<'_>, turned: bool) -> Option<Oriented<'_>> {
    let subject = EntityRef::parse(mapping.subject_id()?).ok()?;
    let object = EntityRef::parse(mapping.object_id()?).ok()?;
    let predicate = mapping.predicate();
    Some(if turned {
        Oriented {
            held: object,
            asked: subject,
            predicate: predicate.inverse(),
            includes: mapping.includes_subject(),
            mapping,
        }
    } else {
        Oriented {
            held: subject,
            asked: object,
            predicate: Some(predicate),
            includes: mapping.includes_object(),
            mapping,
        }
    })
}

/// What a mapping counts for, beside what is denied of the same pair.
fn weigh(
    catalog: &Catalog,
    one: Oriented<'_>,
    denied: &Denied,
    options: &CoverageOptions,
) -> Evidence {
    let held = catalog.resolve(&one.held);
    let Oriented {
        includes, mapping, ..
    } = one;
    let is_whole = one.asked.local().is_none();
    // `rdfs:subClassOf` has no inverse in SSSOM; turned round, what is held is
    // the more general of the two.
    let predicate = one.predicate.unwrap_or(Predicate::Narrow);
    let (denial, pair) = (mapping.is_denial(), (one.held, one.asked));
    let denies = |all: &Vec<Predicate>| all.iter().any(|one| one.denies(&predicate));
    let (verdict, discounted) = if mapping.is_chained() {
        let why = "it was made by chaining, and nobody judged the two side by side";
        (None, Some(why.to_owned()))
    } else if denial {
        (Some(judge_denial(&predicate)), None)
    } else if !denied.is_empty() && denied.get(&pair).is_some_and(denies) {
        (None, Some("another mapping denies it".to_owned()))
    } else if let Some(why) = held
        .filter(|_| !is_whole)
        .and_then(|held| not_held(&held, options))
    {
        (None, Some(why))
    } else {
        (judge(options.policy, &predicate, includes), None)
    };
    Evidence {
        held: pair.0,
        text: held.and_then(|held| held.label().cloned()),
        ground: Ground::Mapping {
            crosswalk: mapping.crosswalk().id().to_owned(),
            row: mapping.row(),
            predicate,
            denied: denial,
            includes,
            confidence: mapping.confidence(),
            reason: mapping.comment().map(str::to_owned),
        },
        verdict,
        discounted,
    }
}

/// Why something of a framework that is held is not thereby held, if it is not.
pub(super) fn not_held(held: &Entity<'_>, options: &CoverageOptions) -> Option<String> {
    let condition = match held {
        Entity::Unit { unit, .. } => unit.condition.as_ref(),
        Entity::Statement {
            unit, statement, ..
        } => statement.condition.as_ref().or(unit.condition.as_ref()),
        Entity::Criterion {
            unit, criterion, ..
        } if criterion.role == Role::Demonstration => {
            let of_unit = unit.and_then(|unit| unit.condition.as_ref());
            criterion.condition.as_ref().or(of_unit)
        }
        Entity::Framework(_) => {
            return Some("it is a whole, neither a unit nor an item".to_owned());
        }
        Entity::Criterion { .. } | Entity::Part { .. } => {
            return Some("it is neither a unit nor an item".to_owned());
        }
    };
    let condition = held.framework().reference_to(condition?);
    (!options.conditions.contains(&condition)).then(|| format!("held only under `{condition}`"))
}
