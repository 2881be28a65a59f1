//! One profile before one framework, unit by unit and item by item.

use super::evidence::Source;
use super::held::Held;
use super::language;
use super::level::{Comparisons, HeldLevel, is_of_language};
use super::options::AssessOptions;
use super::result::{HeldBy, ItemStanding, LevelStanding, Proof, UnitStanding, WaiverVerdict};
use super::standing;
use super::target::{Target, TargetItem, TargetUnit};
use crate::catalog::Catalog;
use crate::compare::{Evidence, Figure, Ground, Verdict};
use crate::id::{EntityRef, LocalId};
use crate::level::Level;
use crate::model::{AwardStatus, HeldLanguage, LanguageUse, LevelSubject, Profile};

/// One profile, being judged.
pub(super) struct Judging<'a, 'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) options: &'a AssessOptions,
    pub(super) target: &'a Target<'c>,
    pub(super) sources: Vec<&'a Source>,
    pub(super) comparisons: &'a mut Comparisons,
    pub(super) held: &'a Held<'a>,
    pub(super) profile: &'a Profile,
}

/// What covers something: the entry, what it holds, and its levels, those that
/// the entry states before the others.
struct Covering<'a> {
    entry: &'a LocalId,
    by: Option<&'a EntityRef>,
    levels: Vec<(&'a Level, LevelSubject)>,
}

impl<'a> Judging<'a, '_> {
    pub(super) fn unit(&mut self, unit: &'a TargetUnit<'_>, number: &mut usize) -> UnitStanding {
        let waivers: Vec<_> = unit.waivers.iter().map(|one| self.waiver(one)).collect();
        let waivable = waivers
            .iter()
            .any(|one| one.verdict == WaiverVerdict::Applies);
        let (mut figure, mut conditional) = (Figure::default(), Figure::default());
        let mut items = Vec::with_capacity(unit.items.len());
        let mut covering = Vec::new();
        for item in &unit.items {
            let standing = self.item(item, *number, waivable, &mut covering);
            *number += 1;
            match standing.condition {
                None => figure.add(standing.coverage),
                Some(_) => conditional.add(standing.coverage),
            }
            items.push(standing);
        }
        let counted = if figure.is_empty() {
            &conditional
        } else {
            &figure
        };
        let coverage = counted.verdict();
        let counts = |item: &&ItemStanding| figure.is_empty() || item.condition.is_none();
        let counted: Vec<&ItemStanding> = items.iter().filter(counts).collect();
        UnitStanding {
            unit: unit.reference.clone(),
            title: unit.unit.title.clone(),
            levels: unit
                .unit
                .levels
                .iter()
                .map(|own| own.level.clone())
                .collect(),
            standing: standing::of_unit(coverage, &counted, waivable),
            coverage,
            figure,
            conditional,
            level_judgements: self.levels(&unit.levels, unit.language, &covering),
            items,
            waivers,
        }
    }

    pub(super) fn waiver(
        &mut self,
        waiver: &super::target::TargetWaiver<'_>,
    ) -> super::result::WaiverStanding {
        language::waiver(
            self.catalog,
            self.comparisons,
            waiver,
            self.profile,
            self.options.on,
            &self.target.framework.language,
        )
    }

    fn item(
        &mut self,
        item: &'a TargetItem<'_>,
        number: usize,
        waivable: bool,
        covering_unit: &mut Vec<Covering<'a>>,
    ) -> ItemStanding {
        let mut covering: Vec<Covering<'a>> = Vec::new();
        let mut proof = self.identity(item, &mut covering);
        proof.extend(self.mapped(number, &mut covering));
        proof.extend(self.language(item));
        proof.sort_by(|a, b| rank(a).cmp(&rank(b)));
        let best = |expired: bool| {
            let counts = |one: &&Proof| expired || one.status.counts();
            let verdicts = proof.iter().filter(counts).filter_map(|one| one.verdict);
            verdicts.min().unwrap_or(Verdict::Open)
        };
        let (coverage, unexpired) = (best(false), best(true));
        let unexpired = Some(unexpired).filter(|unexpired| *unexpired < coverage);
        let derived = self.derived(number);
        let counts = derived.iter().filter(|one| one.status.counts());
        let with_derived = counts.filter_map(|one| one.verdict).min();
        let with_derived = with_derived.filter(|derived| *derived < coverage);
        proof.extend(derived);
        covering.sort_by(|a, b| (a.by, a.entry).cmp(&(b.by, b.entry)));
        let level_judgements = self.levels(&item.levels, item.language, &covering);
        covering_unit.append(&mut covering);
        let conditions = &self.options.coverage.conditions;
        let condition = item.condition().filter(|one| !conditions.contains(one));
        ItemStanding {
            item: item.keys.itself.clone(),
            kind: item.kind,
            text: item.entity.label().cloned(),
            standing: standing::of_item(coverage, unexpired, &level_judgements, waivable),
            coverage,
            unexpired,
            with_derived,
            condition: condition.cloned(),
            counted_with: item.same_as.as_ref().map(|(_, first)| first.clone()),
            level_judgements,
            proof,
        }
    }

    /// That a thing covers itself.
    fn identity(&self, item: &'a TargetItem<'_>, covering: &mut Vec<Covering<'a>>) -> Vec<Proof> {
        let held: &'a Held<'a> = self.held;
        let holders = held.holders(&item.keys, &self.options.coverage.conditions);
        let mut proof = Vec::with_capacity(holders.len());
        for (entry, (held_by, thing)) in holders {
            if thing.status.counts() {
                covering.push(Covering {
                    entry,
                    by: Some(&item.keys.itself),
                    levels: with_own(&thing.levels, thing.subject, &item.levels),
                });
            }
            proof.push(Proof {
                entry: entry.clone(),
                held_by,
                evidence: None,
                derived: None,
                verdict: Some(Verdict::Covered),
                status: thing.status,
            });
        }
        proof
    }

    /// What is mapped to the item and held.
    fn mapped(&self, number: usize, covering: &mut Vec<Covering<'a>>) -> Vec<Proof> {
        let held: &'a Held<'a> = self.held;
        let mut proof = Vec::new();
        for source in &self.sources {
            let source: &'a Source = source;
            for mapped in source.by_item.get(number).into_iter().flatten() {
                let holders = held.holders(&mapped.keys, &self.options.coverage.conditions);
                for (entry, (held_by, thing)) in holders {
                    let verdict = mapped.evidence.verdict;
                    let covers = matches!(verdict, Some(Verdict::Covered | Verdict::Partly));
                    if covers && thing.status.counts() {
                        covering.push(Covering {
                            entry,
                            by: Some(&mapped.evidence.held),
                            levels: with_own(&thing.levels, thing.subject, &mapped.levels),
                        });
                    }
                    proof.push(Proof {
                        entry: entry.clone(),
                        held_by,
                        verdict,
                        evidence: Some(mapped.evidence.clone()),
                        derived: None,
                        status: thing.status,
                    });
                }
            }
        }
        proof
    }

    /// What follows from mappings to the item and is held. It decides nothing
    /// but the figure with derived mappings.
    fn derived(&self, number: usize) -> Vec<Proof> {
        let held: &'a Held<'a> = self.held;
        let mut proof = Vec::new();
        for source in &self.sources {
            for (evidence, keys) in source.derived.get(number).into_iter().flatten() {
                let holders = held.holders(keys, &self.options.coverage.conditions);
                proof.extend(holders.into_iter().map(|(entry, (held_by, thing))| Proof {
                    entry: entry.clone(),
                    held_by,
                    evidence: None,
                    verdict: evidence.verdict,
                    derived: Some(evidence.clone()),
                    status: thing.status,
                }));
            }
        }
        let key = |one: &Proof| {
            let held = one.derived.as_ref().map(|derived| derived.held.clone());
            (one.verdict.is_none(), one.verdict, held, one.entry.clone())
        };
        proof.sort_by_cached_key(key);
        proof
    }

    /// The languages that are all that the item asks for.
    fn language(&mut self, item: &TargetItem<'_>) -> Vec<Proof> {
        let mut proof = Vec::new();
        let Some(meant) = item.language.filter(|_| item.is_language_alone()) else {
            return proof;
        };
        let asked = item.levels.iter().find(|(level, subject)| {
            *subject == LevelSubject::Item && is_of_language(self.catalog, level.scale())
        });
        let Some((asked, subject)) = asked else {
            return proof;
        };
        for held in &self.profile.languages {
            if !language::fits(&held.language, meant, &self.target.framework.language) {
                continue;
            }
            let levels = language::levels(held, &meant.activities);
            let weakest =
                language::weakest(self.catalog, self.comparisons, &levels, (asked, *subject));
            if weakest.is_some_and(|(verdict, _)| language::is_reached(verdict)) {
                proof.push(Proof {
                    entry: held.id.clone(),
                    held_by: HeldBy::Language,
                    evidence: None,
                    derived: None,
                    verdict: Some(Verdict::Covered),
                    status: self.status(held),
                });
            }
        }
        proof
    }

    fn status(&self, held: &HeldLanguage) -> AwardStatus {
        let award = held.award.as_ref();
        award.map_or(AwardStatus::NotDated, |award| {
            award.status(self.options.on, None)
        })
    }

    /// Judges levels by what covers, and those of a language also by the
    /// languages that are held.
    fn levels(
        &mut self,
        asked: &[(Level, LevelSubject)],
        meant: Option<&LanguageUse>,
        covering: &[Covering<'_>],
    ) -> Vec<LevelStanding> {
        let mut judged = Vec::with_capacity(asked.len());
        for one in asked {
            let mut held: Vec<HeldLevel<'_>> = Vec::new();
            for covers in covering {
                held.extend(covers.levels.iter().map(|(level, subject)| HeldLevel {
                    entry: covers.entry,
                    by: covers.by,
                    level,
                    subject: *subject,
                }));
            }
            let meant = meant.filter(|_| is_of_language(self.catalog, one.0.scale()));
            for language in &self.profile.languages {
                let own = &self.target.framework.language;
                let fits =
                    meant.is_some_and(|meant| language::fits(&language.language, meant, own));
                if !fits || !self.status(language).counts() {
                    continue;
                }
                let named = meant.map_or(&[][..], |meant| &meant.activities);
                let levels = language::levels(language, named);
                let weakest =
                    language::weakest(self.catalog, self.comparisons, &levels, (&one.0, one.1));
                held.extend(weakest.map(|(_, level)| HeldLevel {
                    entry: &language.id,
                    by: None,
                    level,
                    subject: one.1,
                }));
            }
            held.sort_by(|a, b| (a.by, a.entry, a.level).cmp(&(b.by, b.entry, b.level)));
            let counts = !covering.is_empty();
            judged.push(self.comparisons.judge(self.catalog, one, &held, counts));
        }
        judged
    }
}

/// The levels that an entry states, and of the others those on other scales.
fn with_own<'a>(
    stated: &'a [Level],
    subject: LevelSubject,
    others: &'a [(Level, LevelSubject)],
) -> Vec<(&'a Level, LevelSubject)> {
    let mut levels: Vec<_> = stated.iter().map(|level| (level, subject)).collect();
    for (level, subject) in others {
        if stated.iter().all(|own| own.scale() != level.scale()) {
            levels.push((level, *subject));
        }
    }
    levels
}

/// The order of proof: what is in force first, then the best verdict, then the
/// surest, then by what is held and by entry.
fn rank(proof: &Proof) -> (bool, u8, Sureness, Option<&EntityRef>, usize, &LocalId) {
    let mapping = proof.evidence.as_ref().map(|evidence| &evidence.ground);
    let (confidence, row) = match mapping {
        Some(Ground::Mapping {
            confidence, row, ..
        }) => (confidence.map_or(0.0, |c| c.get()), *row),
        _ => (1.0, 0),
    };
    (
        !proof.status.counts(),
        proof.verdict.map_or(u8::MAX, |verdict| verdict as u8),
        Sureness(confidence),
        proof
            .evidence
            .as_ref()
            .map(|evidence: &Evidence| &evidence.held),
        row,
        &proof.entry,
    )
}

/// A confidence, the highest first.
#[derive(PartialEq)]
struct Sureness(f64);

impl Eq for Sureness {}

impl PartialOrd for Sureness {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Sureness {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.0.total_cmp(&self.0)
    }
}
