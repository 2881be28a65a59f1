//! Two versions of a document: what differs, what it breaks, and how what was
//! made for the old one comes over to the new one.
//!
//! [`Diff::between`] compares two versions of a framework, scale, crosswalk,
//! overlay or list of schemes. A document is taken apart into its parts, which
//! are what has an id; a part is found again by its id, else by what it holds.
//! What then differs in a part, and in the lists that parts stand in, is the
//! diff. So it is complete by construction, and [`Diff::apply`] gives the new
//! version from the old one; what a change means and weighs is said on top.
//!
//! [`Fates`] follow a thing along one diff or a chain of them. On them stand
//! [`StaleMappings`], which says of each mapping of a crosswalk how its ends
//! stand, and the migrations of what refers to a framework. [`gloss_coverage`]
//! and its neighbours are about translations.

mod against;
mod apply;
mod bump;
mod change;
mod classify;
mod compare;
mod document;
mod fate;
mod migrate;
mod pairing;
mod parts;
mod stale;
mod tightness;
mod translate;

pub use against::against;
pub use bump::Bump;
pub use change::{Change, Diff, DiffFormat, PartRef, Position, What};
pub use document::Versioned;
pub use fate::{Aftermath, Fate, Fates};
pub use migrate::{
    Because, Migrated, Migration, Outcome, migrate_crosswalk, migrate_overlay, migrate_profile,
    migrate_record,
};
pub use stale::{MappingFate, StaleMappings};
pub use translate::{
    GlossCoverage, Merged, OutdatedGloss, gloss_coverage, merge_glosses, missing_glosses,
    outdated_glosses,
};
