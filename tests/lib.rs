//! One binary for all integration tests, so that they build and run together.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is what it is for"
)]

mod support;

mod algebra;
mod architecture;
mod catalog;
mod coverage;
mod diagnostics;
mod diff;
#[cfg(feature = "builtin")]
mod faults;
mod overlays;
mod properties;
mod rendering;
#[cfg(feature = "builtin")]
mod round_trip;
mod schemas;
#[cfg(feature = "sssom")]
mod sssom;

#[cfg(feature = "sfia")]
mod assessing;
#[cfg(feature = "builtin")]
mod browse;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "builtin")]
mod crosswalks;
#[cfg(feature = "builtin")]
mod gathering;
#[cfg(feature = "builtin")]
mod generated;
#[cfg(feature = "builtin")]
mod guide;
#[cfg(feature = "builtin")]
mod known;
#[cfg(feature = "sfia")]
mod reports;
