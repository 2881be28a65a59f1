//! Profiles before a framework, one after the other.

use super::evidence::Source;
use super::held::Held;
use super::input::sound;
use super::judging::Judging;
use super::level::Comparisons;
use super::options::AssessOptions;
use super::result::{
    ASSESSMENT_FORMAT, EntryStatus, ItemStanding, Met, ProfileAssessment, UnitStanding,
};
use super::target::Target;
use crate::catalog::Catalog;
use crate::compare::{Figure, FrameworkSummary, Verdict};
use crate::error::Error;
use crate::id::{FrameworkId, LocalId};
use crate::model::{AwardStatus, Framework, FrameworkKind, Profile, StandardRelation, Status};
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
        let sound = sound(self.catalog, profile);
        let profile = sound.profile;
        let mut left_out = self.options.left_out.clone();
        left_out.extend(sound.left_out);
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
        let total = total(&self.target, &units, |item| item.coverage);
        let derived = self.options.coverage.derived.as_ref();
        let with_derived = derived.map(|_| {
            let best = |item: &ItemStanding| item.with_derived.unwrap_or(item.coverage);
            self::total(&self.target, &units, best)
        });
        let sources = judging.sources.iter();
        let not_derived: Vec<String> = sources
            .filter_map(|source| source.not_derived.clone())
            .collect();
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
            warnings: {
                let mut warnings = self.warnings(status);
                warnings.extend(sound.warnings);
                warnings.extend(self.of_no_level(&profile));
                warnings.extend(not_derived);
                warnings
            },
            total,
            with_derived,
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
        for condition in &self.options.coverage.conditions {
            let named = self.catalog.resolve(condition);
            if !named.is_some_and(|entity| entity.is_condition()) {
                warnings.push(format!(
                    "`{condition}` is no condition of the catalog, and that it holds changes nothing"
                ));
            }
        }
        warnings
    }

    /// A levelled skill that is held at no level is held at all of them, which is
    /// seldom what is meant.
    fn of_no_level(&self, profile: &Profile) -> Vec<String> {
        let whole = profile.holdings.iter().filter(|held| {
            let framework = held.of.local().is_none().then(|| held.of.framework());
            let framework = framework.and_then(|id| self.catalog.framework(id).ok());
            let levelled = |framework: &Framework| framework.kind == FrameworkKind::LevelledSkill;
            held.levels.is_empty() && framework.is_some_and(levelled)
        });
        let said = whole.map(|held| {
            format!(
                "the entry `{}` states no level of a levelled skill and is taken to hold every one",
                held.id
            )
        });
        said.collect()
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
fn total(
    target: &Target<'_>,
    units: &[UnitStanding],
    verdict: impl Fn(&ItemStanding) -> Verdict,
) -> Figure {
    let items: Vec<&ItemStanding> = units.iter().flat_map(|unit| &unit.items).collect();
    let same = target.units.iter().flat_map(|unit| &unit.items);
    let mut best: Vec<Verdict> = items.iter().map(|item| verdict(item)).collect();
    let same: Vec<Option<usize>> = same.map(|item| Some(item.same_as.as_ref()?.0)).collect();
    for (item, first) in items.iter().zip(&same) {
        if let Some(best) = first.and_then(|first| best.get_mut(first)) {
            *best = verdict(item).min(*best);
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
