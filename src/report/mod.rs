//! Results as text that people read.

mod coverage_text;
mod layout;

pub use coverage_text::{CoverageText, coverage_text};
