//! Two frameworks against each other.

mod coverage;
mod evidence;
mod judge;
mod level;
mod meeting;
mod result;

pub use meeting::{Meeting, MeetingEnd};
pub use result::{
    COVERAGE_FORMAT, Coverage, CoverageOptions, Evidence, Figure, FrameworkSummary, Ground,
    ItemCoverage, ItemKind, LevelJudgement, LevelVerdict, Policy, UnitCoverage, Verdict,
};
