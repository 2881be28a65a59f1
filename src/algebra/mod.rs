//! The algebra of crosswalks: inverting, composing, merging, comparing and
//! measuring them, with a proof for whatever is derived.
//!
//! docs/algebra.md is the chapter on what follows from what, and what does not.

mod cardinality;
mod chain;
mod closure;
mod contradiction;
mod contradictions;
mod deduplicate;
mod derivation;
mod derived_set;
mod diff;
mod ends;
mod evaluate;
mod filter;
mod identity;
mod invert;
mod join;
mod merge;
mod names;
mod options;
mod rules;
mod sources;
mod statistics;
mod table;

pub use cardinality::Cardinality;
pub use chain::{Composition, Link, compose};
pub use closure::Closure;
pub use contradiction::Clash;
pub use contradictions::{Contradiction, ContradictionKind};
pub use deduplicate::{Deduplicate, Deduplicated};
pub use derivation::{Derivation, Premise, Proof};
pub use derived_set::to_crosswalk;
pub use diff::{ChangedMapping, CrosswalkDiff, DiffKey, PairCounts};
pub use evaluate::{Agreement, Difference, Evaluation};
pub use filter::Filter;
pub use invert::Inverted;
pub use merge::{MergeOptions, Merged, OnDenial};
pub use options::{Alternatives, ChainOptions, ConfidenceRule};
pub use rules::{Rules, predicate_table};
pub use statistics::Statistics;

/// From how many mappings on it pays to work on two threads.
const LARGE: usize = 8 * 1024;
