#![doc = include_str!("../README.md")]
//!
//! # Where things are
//!
//! Data flows one way, and the modules follow it: values that cannot be wrong
//! ([`FrameworkId`], [`Level`], [`Text`] …), the documents as plain data
//! ([`Framework`], [`LevelScale`], [`crosswalk::Crosswalk`]), [`json`] for text
//! to model and back, [`check`] for what is wrong with one document, the
//! [`Catalog`] for documents that refer to each other, [`Catalog::coverage`]
//! for one framework against another, [`diff`] for two versions of a document,
//! [`assess`] for a person against a framework, [`report`] for results that
//! people read.
//! [`design`] says why.

#[doc = include_str!("../DESIGN.md")]
pub mod design {}

pub mod algebra;
mod amount;
pub mod assess;
mod catalog;
pub mod check;
mod compare;
mod confidence;
mod date;
mod diagnostic;
pub mod diff;
mod error;
mod id;
pub mod json;
mod level;
mod model;
mod parallel;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "sssom")]
pub mod sssom;
mod text;
mod value;
mod version;

pub use amount::Amount;
pub use catalog::*;
pub use check::{Checked, Invalid, Valid};
pub use compare::*;
pub use confidence::Confidence;
pub use date::Date;
pub use diagnostic::{
    Code, Diagnostic, Diagnostics, Pointer, Position, Related, Severity, Span, Step,
};
pub use error::{Error, ValueError};
pub use id::{Curie, EntityRef, FrameworkId, Iri, LocalId};
pub use level::{Cefr, EqfLevel, Level, ScaleId};
pub use model::crosswalk::{Crosswalk, Mapping, Predicate};
pub use model::*;
pub use semver::{Version, VersionReq};
pub use text::{LanguageMap, LanguageTag, Synonyms, Text};
