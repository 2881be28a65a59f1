//! The algebra of crosswalks: inverting, composing, merging, comparing and
//! measuring them, with a proof for whatever is derived.
//!
//! docs/algebra.md is the chapter on what follows from what, and what does not.

mod chain;
mod derivation;
mod identity;
mod join;
mod names;
mod options;
mod rules;
mod table;

pub use chain::{Composition, Link, compose};
pub use derivation::{Derivation, Premise, Proof, to_crosswalk};
pub use options::{Alternatives, ChainOptions, ConfidenceRule};
pub use rules::{Rules, predicate_table};
