//! Results as text that people read, and as JSON that programs do.

mod assessment_text;
mod code_text;
#[cfg(feature = "csv")]
mod comparison_csv;
mod comparison_markdown;
mod coverage_table;
mod coverage_text;
mod crosswalk;
#[cfg(feature = "csv")]
mod csv_rows;
mod derived_table;
pub mod diagnostics;
mod diff_text;
mod entity;
mod entity_text;
mod framework_text;
#[cfg(feature = "csv")]
mod gap_csv;
mod gap_markdown;
mod gap_phrases;
#[cfg(feature = "html")]
pub mod html;
mod layout;
mod listing;
mod listing_text;
mod markdown;
mod notice;
mod phrases;
mod plan_text;
mod scale_text;
mod search_text;
mod shown_text;
#[cfg(feature = "html")]
pub mod svg;
mod wording;

pub use assessment_text::assessment_text;
pub use code_text::code_text;
#[cfg(feature = "csv")]
pub use comparison_csv::{comparison_csv, structure_csv, unit_links_csv};
pub use comparison_markdown::comparison_markdown;
pub use coverage_table::coverage_table;
pub use coverage_text::{CoverageText, coverage_text};
pub use crosswalk::{
    AgreementEntry, CROSSWALK_DIFF_FORMAT, ChangedEntry, ClaimCount, ClaimEntry, ConfidenceRange,
    CrosswalkDiffReport, DifferenceEntry, EVALUATION_FORMAT, EvaluationReport, MappingEntry,
    PredicateEntry, STATISTICS_FORMAT, SlotEntry, StatisticsReport, derivations_text, diff_text,
    evaluation_text, statistics_text,
};
pub use derived_table::derived_table;
pub use diff_text::{diff_markdown, stale_markdown};
pub use entity::{ENTITY_FORMAT, EntityMapping, EntityReport};
pub use entity_text::entity_text;
pub use framework_text::{FrameworkText, framework_text};
#[cfg(feature = "csv")]
pub use gap_csv::gap_csv;
pub use gap_markdown::gap_markdown;
pub use listing::{
    CrosswalkEntry, FrameworkEntry, LISTING_FORMAT, Listing, ScaleEntry, SchemeEntry,
};
pub use listing_text::listing_text;
pub use notice::notice;
pub use plan_text::plan_text;
pub use scale_text::scale_text;
pub use search_text::{SearchTextOptions, search_text};
pub use shown_text::ShownText;
pub use wording::ReportOptions;
