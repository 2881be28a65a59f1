//! Two frameworks against each other.

mod comparison;
mod coverage;
mod derived;
mod evidence;
mod judge;
mod level;
mod matrix;
mod meeting;
mod result;
mod strict;

#[cfg(feature = "html")]
pub(crate) use comparison::{
    BothPolicies, Coverages, PlacedLink, PlacedMappings, definitions, placed_links, placed_mappings,
};
pub use comparison::{
    COMPARISON_FORMAT, CompareOptions, Comparison, CoverageFigures, Definition, Discord,
    HubOverlap, ItemCount, ItemFigures, LevelCount, PairComparison, Reason, RoleCount, Structure,
    UnitCount, UnitFigures, UnitLevels, UnitLink, UnitMappings, unit_links, unit_mappings,
};
pub use derived::{CoverageDifference, DerivedCoverage, DerivedEvidence, PremiseRef};
pub(crate) use evidence::gather;
pub(crate) use level::{rank as level_rank, verdict as level_verdict};
pub use matrix::CoverageMatrix;
pub use meeting::{Meeting, MeetingEnd};
pub use result::{
    COVERAGE_FORMAT, Coverage, CoverageOptions, Evidence, Figure, FrameworkSummary, Ground,
    ItemCoverage, ItemKind, LevelJudgement, LevelVerdict, Policy, UnitCoverage, Verdict,
};
