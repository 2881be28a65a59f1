//! Results as text that people read.

mod coverage_table;
mod coverage_text;
pub mod diagnostics;
mod framework_text;
mod layout;
mod notice;

pub use coverage_table::coverage_table;
pub use coverage_text::{CoverageText, coverage_text};
pub use framework_text::{FrameworkText, framework_text};
pub use notice::notice;
