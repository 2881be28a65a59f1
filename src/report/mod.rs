//! Results as text that people read, and as JSON that programs do.

mod code_text;
mod coverage_table;
mod coverage_text;
mod crosswalk;
mod derived_table;
pub mod diagnostics;
mod entity;
mod entity_text;
mod framework_text;
mod layout;
mod listing;
mod listing_text;
mod notice;
mod scale_text;
mod search_text;

pub use code_text::code_text;
pub use coverage_table::coverage_table;
pub use coverage_text::{CoverageText, coverage_text};
pub use crosswalk::{
    AgreementEntry, CROSSWALK_DIFF_FORMAT, ChangedEntry, ClaimCount, ClaimEntry, ConfidenceRange,
    CrosswalkDiffReport, DifferenceEntry, EVALUATION_FORMAT, EvaluationReport, MappingEntry,
    PredicateEntry, STATISTICS_FORMAT, SlotEntry, StatisticsReport, derivations_text, diff_text,
    evaluation_text, statistics_text,
};
pub use derived_table::derived_table;
pub use entity::{ENTITY_FORMAT, EntityMapping, EntityReport};
pub use entity_text::{EntityText, entity_text};
pub use framework_text::{FrameworkText, framework_text};
pub use listing::{
    CrosswalkEntry, FrameworkEntry, LISTING_FORMAT, Listing, ScaleEntry, SchemeEntry,
};
pub use listing_text::{ListingText, listing_text};
pub use notice::notice;
pub use scale_text::scale_text;
pub use search_text::{SearchTextOptions, search_text};
