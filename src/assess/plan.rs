//! What is left of a standard, in the order in which it is done.

use super::entry::{EntryVerdict, RouteStanding};
use super::result::{
    ItemStanding, ProfileAssessment, Standing, UnitStanding, WaiverStanding, WaiverVerdict,
};
use crate::catalog::Catalog;
use crate::compare::{FrameworkSummary, ItemKind, Verdict};
use crate::date::Date;
use crate::error::Error;
use crate::id::{EntityRef, LocalId};
use crate::json::LeftOut;
use crate::model::{
    Actor, Assessment, Criterion, Duration, Framework, MethodKind, Methods, Role, Status,
    Threshold, TimeLimit, Unit,
};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The format that a [`Plan`] says it is of in JSON.
pub const PLAN_FORMAT: &str = "plan/1.0";

/// What is left for a profile before a framework: unit by unit what can be
/// waived, what must be learned first, and what must be assessed, as the
/// standard states it; what it asks of the examiner apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Plan {
    /// The format of this result: [`PLAN_FORMAT`].
    pub format: SmolStr,
    /// The profile's id.
    pub profile: LocalId,
    /// The framework.
    pub target: FrameworkSummary,
    /// The day.
    pub on: Date,
    /// Whether the standard is in force on the day.
    pub status: Status,
    /// What to know before the plan is used, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// What a candidate must bring, where that is not met yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<RouteStanding>,
    /// The units that are not met, in the order of the standard.
    pub units: Vec<UnitPlan>,
    /// The conditions of the assessment as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<PlanItem>,
    /// What the examiner must see to for the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examiner: Vec<PlanItem>,
    /// What the assessment leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<PlanItem>,
    /// What of the profile was left out, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

/// What is left of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitPlan {
    /// The unit.
    pub unit: EntityRef,
    /// Its title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// How it stands.
    pub standing: Standing,
    /// The waivers that something held opens. Where the discretion is `may`,
    /// the rest of the plan stands until one is granted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<WaiverStanding>,
    /// What nothing held covers even partly, or covers at too low a level: it
    /// must be learned first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub learn: Vec<PlanItem>,
    /// What must be assessed: what the candidate must show and is not met; in a
    /// unit where nothing is said of that, its statements that are covered but
    /// not met, and the unit itself where it has no items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assess: Vec<PlanItem>,
    /// The methods that the standard allows for the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Methods>,
    /// What the candidate is handed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub material: Vec<PlanItem>,
    /// Under what conditions the assessment takes place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<PlanItem>,
    /// What the examiner must see to, the conditions that bind one among it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examiner: Vec<PlanItem>,
    /// How long it takes, where the standard says so; nothing is estimated
    /// beyond that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub estimates: Vec<Estimate>,
}

/// A thing to learn, to show, or to see to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PlanItem {
    /// What it is.
    pub of: EntityRef,
    /// Its wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// How it stands, where it is an item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// Whom it binds, where the sentence says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Actor>,
    /// How it is shown or found out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<MethodKind>,
    /// How many of something it asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub thresholds: Vec<Threshold>,
    /// How long it may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_limit: Option<TimeLimit>,
    /// The condition under which it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<EntityRef>,
}

/// How long something takes, in the words of the standard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Estimate {
    /// The criterion that says so.
    pub criterion: EntityRef,
    /// How long.
    pub duration: Duration,
    /// Whether it says `about`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// Its words.
    pub as_written: SmolStr,
}

impl Catalog {
    /// What is left of a standard after an assessment of a profile.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, Profile, assess::AssessOptions};
    /// let catalog = Catalog::builtin();
    /// let options = AssessOptions::on("2021-05-01".parse()?);
    /// let profile = Profile::new("beginner".parse()?);
    /// let plan = catalog.plan(&catalog.assess(&profile, &"cz-nsk-66-029-m".parse()?, &options)?)?;
    /// let english = plan.units.iter().find(|unit| unit.unit.to_string().ends_with(":english")).unwrap();
    /// assert_eq!(english.estimates[0].as_written, "asi 10 minut"); // about 10 minutes
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog no longer has the framework, or not in the version
    /// that was assessed.
    pub fn plan(&self, assessment: &ProfileAssessment) -> Result<Plan, Error> {
        let framework = self.framework(&assessment.target.id)?;
        if framework.version != assessment.target.version {
            return Err(Error::OtherVersion {
                id: framework.id.clone(),
                asked: assessment.target.version.clone(),
                there: framework.version.clone(),
            });
        }
        let units = framework.units.iter().zip(&assessment.units);
        let units = units.filter(|(_, standing)| !standing.standing.is_met());
        let whole = Sorted::of(framework, framework.assessment.as_ref());
        let entry = assessment.entry.as_ref();
        let entry = entry
            .filter(|entry| !matches!(entry.verdict, EntryVerdict::Met | EntryVerdict::NotAsked));
        let excluded = framework.exclusions.iter().map(|exclusion| PlanItem {
            text: Some(exclusion.text.clone()),
            ..PlanItem::of(framework.reference_to(&exclusion.id))
        });
        Ok(Plan {
            format: SmolStr::new_static(PLAN_FORMAT),
            profile: assessment.profile.clone(),
            target: assessment.target.clone(),
            on: assessment.on,
            status: assessment.status,
            warnings: assessment.warnings.clone(),
            entry: entry.cloned(),
            units: units
                .map(|(unit, standing)| unit_plan(framework, unit, standing))
                .collect(),
            conditions: whole.conditions,
            examiner: whole.examiner,
            excluded: excluded.collect(),
            left_out: assessment.left_out.clone(),
        })
    }
}

fn unit_plan(framework: &Framework, unit: &Unit, standing: &UnitStanding) -> UnitPlan {
    let sorted = Sorted::of(framework, unit.assessment.as_ref());
    let applies = |waiver: &&WaiverStanding| waiver.verdict == WaiverVerdict::Applies;
    let shows = unit.demonstrations().next().is_some();
    let (mut learn, mut assess) = (Vec::new(), Vec::new());
    for item in &standing.items {
        // What stands under a condition that was not said to hold is not asked.
        let conditional = item.condition.is_some() && !standing.figure.is_empty();
        if conditional || item.standing.is_met() {
            continue;
        }
        let planned = PlanItem::of_item(framework, unit, item);
        let known = matches!(item.coverage, Verdict::Covered | Verdict::Partly)
            || item
                .unexpired
                .is_some_and(|unexpired| unexpired <= Verdict::Partly);
        let short = matches!(item.standing, Standing::LevelShort(_));
        if !known || short {
            learn.push(planned.clone());
        }
        let is_assessed = match item.kind {
            ItemKind::Demonstration | ItemKind::Unit => true,
            ItemKind::Statement(_) => !shows && known,
        };
        if is_assessed {
            assess.push(planned);
        }
    }
    UnitPlan {
        unit: standing.unit.clone(),
        title: standing.title.clone(),
        standing: standing.standing,
        waive: standing.waivers.iter().filter(applies).cloned().collect(),
        learn,
        assess,
        methods: unit
            .assessment
            .as_ref()
            .and_then(|assessment| assessment.methods.clone()),
        material: sorted.material,
        conditions: sorted.conditions,
        examiner: sorted.examiner,
        estimates: sorted.estimates,
    }
}

/// The criteria of an assessment that are not what the candidate must show, by
/// what they do.
#[derive(Default)]
struct Sorted {
    material: Vec<PlanItem>,
    conditions: Vec<PlanItem>,
    examiner: Vec<PlanItem>,
    estimates: Vec<Estimate>,
}

impl Sorted {
    fn of(framework: &Framework, assessment: Option<&Assessment>) -> Self {
        let mut sorted = Self::default();
        for criterion in assessment
            .iter()
            .flat_map(|assessment| assessment.criteria())
        {
            let item = PlanItem::of_criterion(framework, criterion);
            match criterion.role {
                Role::Material => sorted.material.push(item),
                Role::ExaminerDuty => sorted.examiner.push(item),
                Role::Condition if binds_examiner(criterion) => sorted.examiner.push(item),
                Role::Condition => sorted.conditions.push(item),
                Role::Demonstration | Role::Waiver | Role::Description => {}
            }
            let limit = criterion.time_limit.as_ref();
            if let Some((limit, duration)) = limit.and_then(|limit| Some((limit, limit.duration?)))
            {
                sorted.estimates.push(Estimate {
                    criterion: framework.reference_to(&criterion.id),
                    duration,
                    approximate: limit.approximate,
                    as_written: limit.as_written.clone(),
                });
            }
        }
        sorted
    }
}

/// Whether a criterion binds someone on the examiner's side.
pub(super) fn binds_examiner(criterion: &Criterion) -> bool {
    criterion
        .actor
        .is_some_and(|actor| actor != Actor::Candidate)
}

impl PlanItem {
    fn of(of: EntityRef) -> Self {
        Self {
            of,
            text: None,
            standing: None,
            actor: None,
            methods: Vec::new(),
            thresholds: Vec::new(),
            time_limit: None,
            condition: None,
        }
    }

    fn of_criterion(framework: &Framework, criterion: &Criterion) -> Self {
        Self {
            of: framework.reference_to(&criterion.id),
            text: Some(criterion.text.clone()),
            standing: None,
            actor: criterion.actor,
            methods: criterion.methods.clone(),
            thresholds: criterion.thresholds.clone(),
            time_limit: criterion.time_limit.clone(),
            condition: criterion
                .condition
                .as_ref()
                .map(|id| framework.reference_to(id)),
        }
    }

    fn of_item(framework: &Framework, unit: &Unit, item: &ItemStanding) -> Self {
        let local = item.item.local();
        let criterion = unit.criteria().find(|one| Some(&one.id) == local);
        let mut planned = match criterion {
            Some(criterion) => Self::of_criterion(framework, criterion),
            None => Self::of(item.item.clone()),
        };
        planned.text.clone_from(&item.text);
        planned.standing = Some(item.standing);
        planned.condition.clone_from(&item.condition);
        planned
    }
}
