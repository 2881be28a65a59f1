//! One binary for all integration tests, so that they build and run together.

mod support;

mod architecture;
mod catalog;
mod coverage;
mod diagnostics;
mod properties;
mod round_trip;
mod schemas;

#[cfg(feature = "builtin")]
mod known;
