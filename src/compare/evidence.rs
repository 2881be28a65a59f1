//! The mappings between two frameworks, read from what is held to what is asked
//! about.

use super::judge::{judge, judge_denial};
use super::result::{CoverageOptions, Evidence, Ground};
use crate::catalog::{Catalog, Entity};
use crate::confidence::Confidence;
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::model::Role;
use crate::model::crosswalk::{Mapping, Predicate};
use foldhash::fast::RandomState;
use smol_str::SmolStr;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The mappings between two frameworks, each read once, whichever of the two is
/// held.
pub(crate) struct Between<'a>(Vec<Read<'a>>);

/// A mapping as it is written, and what it says.
struct Read<'a> {
    crosswalk: SmolStr,
    row: usize,
    /// Whether it is written from the second framework to the first.
    turned: bool,
    subject: End<'a>,
    object: End<'a>,
    predicate: Predicate,
    denied: bool,
    chained: bool,
    includes_subject: bool,
    includes_object: bool,
    confidence: Option<Confidence>,
    reason: Option<SmolStr>,
}

/// What a mapping leads from or to, and what that is where the catalog has it.
struct End<'a> {
    reference: EntityRef,
    entity: Option<Entity<'a>>,
}

/// A mapping read from what is held to what is asked about.
struct Oriented<'r> {
    held: &'r End<'r>,
    asked: &'r EntityRef,
    predicate: Predicate,
    includes: bool,
}

impl<'r> Oriented<'r> {
    fn locals(&self) -> [Option<&'r LocalId>; 2] {
        [self.held.reference.local(), self.asked.local()]
    }
}

/// All evidence between two frameworks, by what it is about.
#[derive(Default)]
pub(crate) struct EvidenceMap {
    by_asked: HashMap<LocalId, Vec<Evidence>, RandomState>,
    /// About the framework asked about as a whole.
    of_whole: Vec<Evidence>,
    /// The mapping sets it was taken from.
    pub(crate) crosswalks: Vec<String>,
}

impl EvidenceMap {
    /// The evidence about something of the framework asked about, the best
    /// first.
    pub(crate) fn take(&mut self, asked: &EntityRef) -> Vec<Evidence> {
        // Asked for once; what is left over is dropped with the map.
        match asked.local() {
            None => std::mem::take(&mut self.of_whole),
            Some(local) => {
                let found = self.by_asked.get_mut(local.as_str());
                found.map(std::mem::take).unwrap_or_default()
            }
        }
    }
}

/// What is denied of two things, by their local ids.
type Denied<'r> = HashMap<[Option<&'r LocalId>; 2], Vec<Predicate>, RandomState>;

/// The evidence of all mappings between two frameworks, one of them held and the
/// other asked about.
pub(crate) fn gather(
    catalog: &Catalog,
    source: &FrameworkId,
    target: &FrameworkId,
    options: &CoverageOptions,
) -> EvidenceMap {
    Between::read(catalog, source, target).evidence(false, options)
}

impl<'a> Between<'a> {
    pub(crate) fn read(catalog: &'a Catalog, first: &FrameworkId, second: &FrameworkId) -> Self {
        let all: Vec<_> = catalog.mappings_between(first, second).collect();
        let mut read = Vec::with_capacity(all.len());
        for of_set in all.chunk_by(|(a, _), (b, _)| std::ptr::eq(a.crosswalk(), b.crosswalk())) {
            let Some((first, _)) = of_set.first() else {
                continue;
            };
            let set = SmolStr::new(first.crosswalk().id());
            for (mapping, turned) in of_set {
                read.extend(Read::of(catalog, &set, *mapping, *turned));
            }
        }
        Self(read)
    }

    /// The evidence with the first of the two held, or with the second.
    pub(crate) fn evidence(&self, second_held: bool, options: &CoverageOptions) -> EvidenceMap {
        let mut map = EvidenceMap::default();
        let mut denied = Denied::default();
        for one in &self.0 {
            if map
                .crosswalks
                .last()
                .is_none_or(|last| last != one.crosswalk)
            {
                map.crosswalks.push(one.crosswalk.to_string());
            }
            if one.denied && !one.chained {
                let oriented = one.oriented(second_held);
                let of_pair = denied.entry(oriented.locals());
                of_pair.or_default().push(oriented.predicate);
            }
        }
        map.by_asked.reserve(self.0.len());
        for one in &self.0 {
            let oriented = one.oriented(second_held);
            let asked = oriented.asked.local();
            let evidence = one.weigh(oriented, &denied, options);
            match asked {
                None => map.of_whole.push(evidence),
                // Most things have one mapping, and evidence is large.
                Some(local) => match map.by_asked.entry(local.clone()) {
                    Entry::Occupied(mut before) => before.get_mut().push(evidence),
                    Entry::Vacant(first) => {
                        first.insert(vec![evidence]);
                    }
                },
            }
        }
        let several = map.by_asked.values_mut().filter(|all| all.len() > 1);
        for evidence in several.chain([&mut map.of_whole]) {
            evidence.sort_by(|a, b| {
                rank(a)
                    .partial_cmp(&rank(b))
                    .unwrap_or(std::cmp::Ordering::Equal)
            });
        }
        map
    }
}

/// The order of evidence: the best verdict first, then the surer.
fn rank(evidence: &Evidence) -> (u8, f64) {
    let confidence = match &evidence.ground {
        Ground::Identity => 1.0,
        Ground::Mapping { confidence, .. } => confidence.map_or(0.0, |c| c.get()),
    };
    (evidence.verdict.map_or(u8::MAX, |v| v as u8), -confidence)
}

impl<'a> End<'a> {
    fn of(catalog: &'a Catalog, curie: &str) -> Option<Self> {
        let entity = catalog.resolve_curie(curie);
        Some(Self {
            reference: match &entity {
                Some(entity) => entity.reference(),
                None => EntityRef::parse(curie).ok()?,
            },
            entity,
        })
    }
}

impl<'a> Read<'a> {
    fn of(catalog: &'a Catalog, set: &SmolStr, mapping: Mapping<'a>, turned: bool) -> Option<Self> {
        Some(Self {
            crosswalk: set.clone(),
            row: mapping.row(),
            turned,
            subject: End::of(catalog, mapping.subject_id()?)?,
            object: End::of(catalog, mapping.object_id()?)?,
            predicate: mapping.predicate(),
            denied: mapping.is_denial(),
            chained: mapping.is_chained(),
            includes_subject: mapping.includes_subject(),
            includes_object: mapping.includes_object(),
            confidence: mapping.confidence(),
            reason: mapping.comment().map(SmolStr::new),
        })
    }

    fn oriented(&self, second_held: bool) -> Oriented<'_> {
        if self.turned == second_held {
            Oriented {
                held: &self.subject,
                asked: &self.object.reference,
                predicate: self.predicate.clone(),
                includes: self.includes_object,
            }
        } else {
            // `rdfs:subClassOf` has no inverse in SSSOM; turned round, what is
            // held is the more general of the two.
            let inverse = self.predicate.inverse();
            Oriented {
                held: &self.object,
                asked: &self.subject.reference,
                predicate: inverse.unwrap_or(Predicate::Narrow),
                includes: self.includes_subject,
            }
        }
    }

    /// What the mapping counts for, beside what is denied of the same pair.
    fn weigh(
        &self,
        oriented: Oriented<'_>,
        denied: &Denied<'_>,
        options: &CoverageOptions,
    ) -> Evidence {
        let pair = oriented.locals();
        let Oriented {
            held: End { reference, entity },
            asked,
            predicate,
            includes,
        } = oriented;
        let is_whole = asked.local().is_none();
        let denies = |all: &Vec<Predicate>| all.iter().any(|one| one.denies(&predicate));
        let (verdict, discounted) = if self.chained {
            let why = "it was made by chaining, and nobody judged the two side by side";
            (None, Some(why.to_owned()))
        } else if self.denied {
            (Some(judge_denial(&predicate)), None)
        } else if !denied.is_empty() && denied.get(&pair).is_some_and(denies) {
            (None, Some("another mapping denies it".to_owned()))
        } else if let Some(why) = entity
            .filter(|_| !is_whole)
            .and_then(|entity| not_held(&entity, options))
        {
            (None, Some(why))
        } else {
            (judge(options.policy, &predicate, includes), None)
        };
        Evidence {
            held: reference.clone(),
            text: entity.and_then(|entity| entity.label().cloned()),
            ground: Ground::Mapping {
                crosswalk: self.crosswalk.clone(),
                row: self.row,
                predicate,
                denied: self.denied,
                includes,
                confidence: self.confidence,
                reason: self.reason.clone(),
            },
            verdict,
            discounted,
        }
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
