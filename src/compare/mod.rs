//! Two frameworks against each other.

mod coverage;
mod derived;
mod evidence;
mod judge;
mod level;
mod matrix;
mod meeting;
mod result;

<<<<<<< HEAD
pub use derived::{CoverageDifference, DerivedCoverage, DerivedEvidence, PremiseRef};
pub use matrix::CoverageMatrix;
=======
pub(crate) use evidence::gather;
pub(crate) use level::{levels_of, rank as level_rank, verdict as level_verdict};
>>>>>>> 2c7c3a2 (A person before a standard: profiles, their assessment, the plan of what is left, records judged)
pub use meeting::{Meeting, MeetingEnd};
pub use result::{
    COVERAGE_FORMAT, Coverage, CoverageOptions, Evidence, Figure, FrameworkSummary, Ground,
    ItemCoverage, ItemKind, LevelJudgement, LevelVerdict, Policy, UnitCoverage, Verdict,
};
