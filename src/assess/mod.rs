//! A person against a standard: what a [`Profile`](crate::Profile) covers of
//! it, what is left, how the assessment of that went.
//!
//! [`Catalog::assess`](crate::Catalog::assess) gives a [`ProfileAssessment`],
//! [`Catalog::plan`](crate::Catalog::plan) what is left of it, in order;
//! [`Catalog::judge`](crate::Catalog::judge) holds a [`Record`](crate::Record)
//! of an assessment against the criteria. [`Catalog::gap`](crate::Catalog::gap)
//! gives all that a page shows of a profile; an [`Assessor`] does it for many.
//! DESIGN.md, "From a person to a standard", has the rules.

mod assessor;
mod cohort;
mod entry;
mod evidence;
mod gap;
mod held;
mod input;
mod judging;
mod language;
mod level;
mod options;
mod outcome;
mod plan;
mod record;
mod result;
mod route;
mod standing;
mod target;

pub use assessor::Assessor;
pub use cohort::{COHORT_FORMAT, Cohort, Ranking, UnitGap};
pub use entry::{EntryVerdict, Lack, RequirementStanding, RouteKind, RouteStanding};
pub use gap::{GAP_FORMAT, Gap};
pub use options::AssessOptions;
pub use outcome::{
    CriterionOutcome, OUTCOME_FORMAT, Outcome, Reason, RecordOutcome, UnitOutcome, WaiverOutcome,
};
pub use plan::{Estimate, PLAN_FORMAT, Plan, PlanItem, UnitPlan};
pub use result::{
    ASSESSMENT_FORMAT, EntryStatus, HeldBy, ItemStanding, LevelStanding, Met, ProfileAssessment,
    Proof, Standing, UnitStanding, WaiverStanding, WaiverVerdict,
};
