//! Profiles before a framework, one after the other.

use super::evidence::Source;
use super::held::Held;
use super::input::sound;
use super::language;
use super::level::{Comparisons, HeldLevel, is_of_language};
use super::options::AssessOptions;
use super::result::{
    ASSESSMENT_FORMAT, EntryStatus, HeldBy, ItemStanding, LevelStanding, Met, ProfileAssessment,
    Proof, UnitStanding, WaiverVerdict,
};
use super::standing;
use super::target::{Target, TargetItem, TargetUnit};
use crate::catalog::Catalog;
use crate::compare::{Evidence, Figure, FrameworkSummary, Ground, Verdict};
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::level::Level;
use crate::model::{
    AwardStatus, HeldLanguage, LanguageUse, LevelSubject, Profile, StandardRelation, Status,
};
use smol_str::SmolStr;
use std::collections::HashMap;

/// Assesses profiles against one framework. What does not depend on the profile
/// is worked out once.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, Cefr, Profile, assess::AssessOptions};
/// let catalog = Catalog::builtin();
/// let options = AssessOptions::on("2021-05-01".parse()?);
/// let mut assessor = catalog.assessor(&"cz-nsk-66-029-m".parse()?, &options)?;
/// let none = assessor.assess(&Profile::new("nobody".parse()?));
/// let some = assessor.assess(&Profile::new("operator".parse()?).holding("it-i2-4".parse()?));
/// assert!(none.total.covered < some.total.covered);
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub struct Assessor<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) options: AssessOptions,
    pub(super) target: Target<'c>,
    sources: HashMap<FrameworkId, Option<Source>>,
    pub(super) comparisons: Comparisons,
}

impl Catalog {
    /// What of a framework a profile meets on a day, and what it lacks; see
    /// DESIGN.md, "From a person to a standard", for the rules.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::assess::{AssessOptions, Standing};
    /// use competency::{Award, Catalog, Cefr, Profile};
    /// let catalog = Catalog::builtin();
    /// let mut profile = Profile::new("operator".parse()?)
    ///     .holding("it-i2-4".parse()?)
    ///     .with_language("en".parse()?, Cefr::B2);
    /// let (standard, day) = ("cz-nsk-66-029-m".parse()?, "2021-05-01".parse()?);
    /// let options = AssessOptions::on(day);
    /// let gap = catalog.assess(&profile, &standard, &options)?;
    /// let english = "cz-nsk-66-029-m:english".parse()?;
    /// assert_eq!(gap.unit(&english).unwrap().standing, Standing::PartlyMet); // no certificate
    ///
    /// profile.languages[0].award = Some(Award::on("2020-06-30".parse()?));
    /// let gap = catalog.assess(&profile, &standard, &options)?;
    /// assert_eq!(gap.unit(&english).unwrap().standing, Standing::Waivable);
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog lacks the framework. A faulty entry of the profile is
    /// no error; it is left out, and the result says so.
    pub fn assess(
        &self,
        profile: &Profile,
        target: &FrameworkId,
        options: &AssessOptions,
    ) -> Result<ProfileAssessment, Error> {
        Ok(self.assessor(target, options)?.assess(profile))
    }

    /// An assessor of many profiles against one framework.
    ///
    /// # Errors
    ///
    /// Where the catalog lacks the framework.
    pub fn assessor(
        &self,
        target: &FrameworkId,
        options: &AssessOptions,
    ) -> Result<Assessor<'_>, Error> {
        Ok(Assessor {
            catalog: self,
            options: options.clone(),
            target: Target::new(self.framework(target)?),
            sources: HashMap::new(),
            comparisons: Comparisons::default(),
        })
    }
}

impl Assessor<'_> {
    /// What of the framework a profile meets, and what it lacks.
    pub fn assess(&mut self, profile: &Profile) -> ProfileAssessment {
        let (profile, unsound) = sound(self.catalog, profile);
        let mut left_out = self.options.left_out.clone();
        left_out.extend(unsound);
        let held = Held::of(self.catalog, &profile.holdings, self.options.on);
        for framework in &held.frameworks {
            if *framework != self.target.framework.id && !self.sources.contains_key(framework) {
                let source = Source::gather(
                    self.catalog,
                    framework,
                    &self.target,
                    &self.options.coverage,
                );
                self.sources.insert(framework.clone(), source);
            }
        }
        let mut judging = Judging {
            catalog: self.catalog,
            options: &self.options,
            target: &self.target,
            sources: held
                .frameworks
                .iter()
                .filter_map(|id| self.sources.get(id)?.as_ref())
                .collect(),
            comparisons: &mut self.comparisons,
            held: &held,
            profile: &profile,
        };
        let mut number = 0;
        let mut units: Vec<UnitStanding> = Vec::with_capacity(judging.target.units.len());
        for unit in &self.target.units {
            units.push(judging.unit(unit, &mut number));
        }
        let waivers = self
            .target
            .waivers()
            .iter()
            .map(|waiver| judging.waiver(waiver))
            .collect();
        let entry = judging.entry();
        let mut crosswalks: Vec<String> = Vec::new();
        for source in &judging.sources {
            crosswalks.extend(source.crosswalks.iter().cloned());
        }
        crosswalks.sort();
        crosswalks.dedup();
        let framework = self.target.framework;
        let total = total(&self.target, &units);
        let mut conditional = Figure::default();
        let mut met = Met::default();
        for unit in &units {
            for item in &unit.items {
                if item.condition.is_some() {
                    conditional.add(item.coverage);
                } else {
                    met.of_items += 1;
                    met.items += u32::from(item.standing.is_met());
                }
            }
            met.of_units += 1;
            met.units += u32::from(unit.standing.is_met());
        }
        let status = framework.status(self.options.on);
        ProfileAssessment {
            format: SmolStr::new_static(ASSESSMENT_FORMAT),
            profile: profile.id.clone(),
            target: FrameworkSummary::of(framework),
            on: self.options.on,
            policy: self.options.coverage.policy,
            crosswalks,
            conditions: self.options.coverage.conditions.clone(),
            status,
            warnings: self.warnings(status),
            total,
            conditional,
            met,
            units,
            entry,
            waivers,
            evidence: evidence(self.catalog, &profile, &self.options),
            left_out,
        }
    }

    fn warnings(&self, status: Status) -> Vec<String> {
        let on = self.options.on;
        let mut warnings = Vec::new();
        match status {
            Status::Expired { until } => {
                let mut warning = format!(
                    "the standard expired on {until} and is not in force on {on}; the figures are as if it were"
                );
                let related = self.target.framework.related_standards.iter();
                for successor in related.filter(|one| one.relation == StandardRelation::Successor) {
                    match successor.from {
                        Some(from) => warning.push_str(&format!(
                            "; its related standards name a successor from {from} on"
                        )),
                        None => warning.push_str("; its related standards name a successor"),
                    }
                }
                warnings.push(warning);
            }
            Status::NotYetInForce { from } => warnings.push(format!(
                "the standard is not in force before {from}; the figures are as if it were on {on}"
            )),
            Status::InForce | Status::NotStated => {}
        }
        warnings
    }
}

/// Whether each entry is in force, in the order of their ids.
fn evidence(catalog: &Catalog, profile: &Profile, options: &AssessOptions) -> Vec<EntryStatus> {
    let usual = |entry: &LocalId| {
        let holding = profile.holdings.iter().find(|held| held.id == *entry)?;
        let framework = holding
            .of
            .local()
            .is_none()
            .then(|| holding.of.framework())?;
        let framework = catalog.framework(framework).ok()?;
        framework.award_term.as_ref().map(|term| term.duration)
    };
    let mut all: Vec<EntryStatus> = profile
        .entries()
        .map(|entry| EntryStatus {
            entry: entry.id.clone(),
            status: entry.award.map_or(AwardStatus::NotDated, |award| {
                award.status(options.on, usual(entry.id))
            }),
        })
        .collect();
    all.sort_by(|a, b| a.entry.cmp(&b.entry));
    all
}

/// The figure of the whole: equal statements of one kind merge at their best.
fn total(target: &Target<'_>, units: &[UnitStanding]) -> Figure {
    let items: Vec<&ItemStanding> = units.iter().flat_map(|unit| &unit.items).collect();
    let same = target.units.iter().flat_map(|unit| &unit.items);
    let mut best: Vec<Verdict> = items.iter().map(|item| item.coverage).collect();
    let same: Vec<Option<usize>> = same.map(|item| Some(item.same_as.as_ref()?.0)).collect();
    for (item, first) in items.iter().zip(&same) {
        if let Some(best) = first.and_then(|first| best.get_mut(first)) {
            *best = item.coverage.min(*best);
        }
    }
    let mut total = Figure::default();
    for ((item, first), best) in items.iter().zip(&same).zip(&best) {
        if item.condition.is_none() && first.is_none() {
            total.add(*best);
        }
    }
    total
}

/// One profile, being judged.
pub(super) struct Judging<'a, 'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) options: &'a AssessOptions,
    pub(super) target: &'a Target<'c>,
    sources: Vec<&'a Source>,
    pub(super) comparisons: &'a mut Comparisons,
    held: &'a Held<'a>,
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
    fn unit(&mut self, unit: &'a TargetUnit<'_>, number: &mut usize) -> UnitStanding {
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
                        status: thing.status,
                    });
                }
            }
        }
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
