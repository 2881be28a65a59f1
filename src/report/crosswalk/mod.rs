//! What is found out about crosswalks: in figures, beside another version,
//! beside a reference, and what follows from them.

mod derivations;
mod diff;
mod entry;
mod evaluation;
mod statistics;

pub use derivations::derivations_text;
pub use diff::{CROSSWALK_DIFF_FORMAT, ChangedEntry, CrosswalkDiffReport, SlotEntry, diff_text};
pub use entry::{ClaimEntry, MappingEntry};
pub use evaluation::{
    AgreementEntry, DifferenceEntry, EVALUATION_FORMAT, EvaluationReport, PredicateEntry,
    evaluation_text,
};
pub use statistics::{
    ClaimCount, ConfidenceRange, STATISTICS_FORMAT, StatisticsReport, statistics_text,
};
