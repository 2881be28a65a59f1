//! Two frameworks against each other.

mod coverage;
mod evidence;
mod judge;
mod level;
mod result;

pub use result::{
    COVERAGE_FORMAT, Coverage, CoverageOptions, Evidence, Figure, FrameworkSummary, ItemCoverage,
    ItemKind, LevelJudgement, LevelVerdict, Policy, Ground, UnitCoverage, Verdict,
};
