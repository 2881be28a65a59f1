//! Many at once: profiles ranked before a standard, standards before a profile,
//! and what a cohort lacks.

use super::assessor::Assessor;
use super::options::AssessOptions;
use super::result::{Met, ProfileAssessment, Standing};
use crate::catalog::Catalog;
use crate::compare::{Figure, FrameworkSummary, Verdict};
use crate::date::Date;
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::model::Profile;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::cmp::Ordering;

/// The format that a [`Cohort`] says it is of in JSON.
pub const COHORT_FORMAT: &str = "cohort/1.0";

/// A profile before a framework, in figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Ranking {
    /// The profile.
    pub profile: LocalId,
    /// The framework.
    pub framework: FrameworkId,
    /// The coverage of the whole.
    pub total: Figure,
    /// How much is met, levels included.
    pub met: Met,
}

impl Ranking {
    fn of(assessment: &ProfileAssessment) -> Self {
        Self {
            profile: assessment.profile.clone(),
            framework: assessment.target.id.clone(),
            total: assessment.total,
            met: assessment.met,
        }
    }

    /// The better first: by the share that is covered for certain, then by the
    /// share that may be; equal ones by their ids.
    fn order(&self, other: &Self) -> Ordering {
        let shares = |one: &Self| {
            let lower = one.total.lower().unwrap_or_default();
            (lower, one.total.upper().unwrap_or_default())
        };
        let (a, b) = (shares(self), shares(other));
        b.0.total_cmp(&a.0)
            .then(b.1.total_cmp(&a.1))
            .then_with(|| self.framework.cmp(&other.framework))
            .then_with(|| self.profile.cmp(&other.profile))
    }
}

/// What profiles together lack of a framework.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Cohort {
    /// The format of this result: [`COHORT_FORMAT`].
    pub format: SmolStr,
    /// The framework.
    pub target: FrameworkSummary,
    /// The day.
    pub on: Date,
    /// How many profiles there are.
    pub profiles: u32,
    /// Unit by unit, in the order of the standard, for how many it stands how.
    pub units: Vec<UnitGap>,
}

/// For how many of a cohort a unit stands how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitGap {
    /// The unit.
    pub unit: EntityRef,
    /// Its title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Met, by cumulation or not.
    pub met: u32,
    /// Waivable.
    pub waivable: u32,
    /// Covered, and a level short, not comparable or uncertain.
    pub level: u32,
    /// Partly met.
    pub partly: u32,
    /// The evidence expired.
    pub expired: u32,
    /// Denied or open.
    pub open: u32,
    /// Of all items of all profiles, those that are not covered even partly:
    /// what a course for the cohort would have to teach.
    pub items_open: u32,
    /// Of how many.
    pub of_items: u32,
}

impl UnitGap {
    /// For how many something is left to do.
    pub fn left(&self) -> u32 {
        self.waivable + self.level + self.partly + self.expired + self.open
    }
}

impl Assessor<'_> {
    /// Many profiles, the best first.
    pub fn rank<'p>(&mut self, profiles: impl IntoIterator<Item = &'p Profile>) -> Vec<Ranking> {
        let profiles = profiles.into_iter();
        let mut all: Vec<Ranking> = profiles
            .map(|profile| Ranking::of(&self.assess(profile)))
            .collect();
        all.sort_by(Ranking::order);
        all
    }

    /// What many profiles together lack, unit by unit.
    pub fn cohort<'p>(&mut self, profiles: impl IntoIterator<Item = &'p Profile>) -> Cohort {
        let framework = self.target.framework;
        let mut cohort = Cohort {
            format: SmolStr::new_static(COHORT_FORMAT),
            target: FrameworkSummary::of(framework),
            on: self.options.on,
            profiles: 0,
            units: framework
                .units
                .iter()
                .map(|unit| UnitGap {
                    unit: framework.reference_to(&unit.id),
                    title: unit.title.clone(),
                    met: 0,
                    waivable: 0,
                    level: 0,
                    partly: 0,
                    expired: 0,
                    open: 0,
                    items_open: 0,
                    of_items: 0,
                })
                .collect(),
        };
        for profile in profiles {
            let assessment = self.assess(profile);
            cohort.profiles += 1;
            for (gap, unit) in cohort.units.iter_mut().zip(&assessment.units) {
                *match unit.standing {
                    Standing::Met | Standing::MetByCumulation => &mut gap.met,
                    Standing::Waivable => &mut gap.waivable,
                    Standing::LevelUncertain
                    | Standing::LevelNotComparable
                    | Standing::LevelShort(_) => &mut gap.level,
                    Standing::PartlyMet => &mut gap.partly,
                    Standing::EvidenceExpired => &mut gap.expired,
                    Standing::Denied | Standing::Open => &mut gap.open,
                } += 1;
                let items = unit.items.iter().filter(|item| item.condition.is_none());
                for item in items {
                    gap.of_items += 1;
                    gap.items_open += u32::from(item.coverage > Verdict::Partly);
                }
            }
        }
        cohort
    }
}

impl Catalog {
    /// A profile before every framework of the catalog, the best first. Where
    /// nothing is even partly covered, nothing is said.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, Profile, assess::AssessOptions};
    /// let catalog = Catalog::builtin();
    /// let profile = Profile::new("operator".parse()?).holding("it-i2-4".parse()?);
    /// let ranked = catalog.rank_frameworks(&profile, &AssessOptions::on("2021-05-01".parse()?));
    /// assert_eq!(ranked[0].framework.as_str(), "it-i2-4");
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    pub fn rank_frameworks(&self, profile: &Profile, options: &AssessOptions) -> Vec<Ranking> {
        let ids = self.frameworks().map(|framework| &framework.id);
        let assessed = ids.filter_map(|id| self.assess(profile, id, options).ok());
        let mut all: Vec<Ranking> = assessed
            .map(|assessment| Ranking::of(&assessment))
            .filter(|ranking| ranking.total.covered + ranking.total.partly > 0)
            .collect();
        all.sort_by(Ranking::order);
        all
    }

    /// Many profiles before one framework, the best first.
    ///
    /// # Errors
    ///
    /// Where the catalog lacks the framework.
    pub fn rank_profiles<'p>(
        &self,
        profiles: impl IntoIterator<Item = &'p Profile>,
        target: &FrameworkId,
        options: &AssessOptions,
    ) -> Result<Vec<Ranking>, Error> {
        Ok(self.assessor(target, options)?.rank(profiles))
    }

    /// What many profiles together lack of a framework, unit by unit.
    ///
    /// # Errors
    ///
    /// Where the catalog lacks the framework.
    pub fn cohort<'p>(
        &self,
        profiles: impl IntoIterator<Item = &'p Profile>,
        target: &FrameworkId,
        options: &AssessOptions,
    ) -> Result<Cohort, Error> {
        Ok(self.assessor(target, options)?.cohort(profiles))
    }
}
