//! Versions: what differs between two, and what becomes of what was made for
//! the old one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod edits;
mod laws;
#[cfg(feature = "sfia")]
mod migration;
mod successors;
mod translation;
