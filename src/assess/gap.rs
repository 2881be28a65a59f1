//! A profile before a standard, for people: how it stands, and what is left.

use super::options::AssessOptions;
use super::plan::Plan;
use super::result::{ProfileAssessment, UnitStanding};
use crate::catalog::Catalog;
use crate::compare::{Definition, Figure, Policy, UnitFigures};
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use crate::model::Profile;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The format that a [`Gap`] says it is of in JSON.
pub const GAP_FORMAT: &str = "gap/1.0";

/// What is between a profile and a framework: the assessment, the figures under
/// both policies, and the plan of what is left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Gap {
    /// The format of this result: [`GAP_FORMAT`].
    pub format: SmolStr,
    /// What each figure counts.
    pub definitions: Vec<Definition>,
    /// The coverage of the whole by what is in force, where a close match
    /// covers.
    pub default: Figure,
    /// The same, where a close match covers partly.
    pub strict: Figure,
    /// The units of the framework under both policies.
    pub units: Vec<UnitFigures>,
    /// How the profile stands, under the policy that was asked for.
    pub assessment: ProfileAssessment,
    /// What is left, under that policy.
    pub plan: Plan,
}

/// Every figure of a gap, and what it counts.
const DEFINITIONS: [(&str, &str); 9] = [
    (
        "default",
        "items of the framework by what of them is covered by what is in force on the day, where a close match covers; equal statements of one kind merge at their best, criteria never",
    ),
    ("strict", "the same, where a close match covers partly"),
    (
        "units",
        "the items of each unit by verdict, repeated or not, without those under a condition",
    ),
    (
        "assessment.total",
        "`default` or `strict`, whichever policy was asked for",
    ),
    (
        "assessment.conditional",
        "items under a condition that was not said to hold, by verdict; not in the other figures",
    ),
    (
        "assessment.met",
        "items and units that are covered and whose levels are reached",
    ),
    (
        "assessment.units.standing",
        "the word that sums up a unit: that of its worst item, but for a waiver that applies",
    ),
    (
        "plan.units.learn",
        "items that nothing held covers even partly, or that are held at too low a level",
    ),
    (
        "plan.units.assess",
        "what the candidate must show and is not met yet",
    ),
];

impl Gap {
    /// The framework, and those that what speaks for it is from.
    pub fn frameworks(&self) -> Vec<FrameworkId> {
        let mut ids = vec![self.assessment.target.id.clone()];
        let items = self.assessment.units.iter().flat_map(|unit| &unit.items);
        for proof in items.flat_map(|item| &item.proof) {
            let evidence = proof.evidence.as_ref().map(|one| &one.held);
            let derived = proof.derived.as_ref().map(|one| &one.held);
            if let Some(held) = evidence.or(derived).map(EntityRef::framework) {
                if !ids.contains(held) {
                    ids.push(held.clone());
                }
            }
        }
        ids
    }
}

impl Catalog {
    /// What is between a profile and a framework on a day: [`Catalog::assess`]
    /// under both policies, and [`Catalog::plan`].
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, Profile, assess::AssessOptions};
    /// let catalog = Catalog::builtin();
    /// let profile = Profile::new("operator".parse()?).holding("it-i2-4".parse()?);
    /// let options = AssessOptions::on("2021-05-01".parse()?);
    /// let gap = catalog.gap(&profile, &"cz-nsk-66-029-m".parse()?, &options)?;
    /// assert_eq!((gap.default.covered, gap.default.partly), (2, 3));
    /// assert_eq!((gap.strict.covered, gap.strict.partly), (0, 5));
    /// assert_eq!(gap.plan.units.len(), 9);
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog lacks the framework.
    pub fn gap(
        &self,
        profile: &Profile,
        target: &FrameworkId,
        options: &AssessOptions,
    ) -> Result<Gap, Error> {
        let assessment = self.assess(profile, target, options)?;
        let plan = self.plan(&assessment)?;
        let other = match options.coverage.policy {
            Policy::Default => Policy::Strict,
            Policy::Strict => Policy::Default,
        };
        let mut options = options.clone().with_policy(other);
        options.coverage.derived = None;
        let other = self.assess(profile, target, &options)?;
        let (default, strict) = match other.policy {
            Policy::Strict => (&assessment, &other),
            Policy::Default => (&other, &assessment),
        };
        Ok(Gap {
            format: SmolStr::new_static(GAP_FORMAT),
            definitions: Definition::all(&DEFINITIONS),
            default: default.total,
            strict: strict.total,
            units: default.units.iter().zip(&strict.units).map(both).collect(),
            assessment,
            plan,
        })
    }
}

fn both((default, strict): (&UnitStanding, &UnitStanding)) -> UnitFigures {
    UnitFigures {
        unit: default.unit.clone(),
        verdict: default.coverage,
        default: default.figure,
        strict: strict.figure,
    }
}
