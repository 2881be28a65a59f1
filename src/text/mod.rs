//! Wording in several languages.

mod language_map;
mod tag;

pub use language_map::{LanguageMap, Synonyms, Text};
pub use tag::LanguageTag;
