//! Laws that hold for every value and every document: generated values, and the
//! shipped files broken at random.
//!
//! `PROPTEST_CASES=5000 cargo test properties` tries harder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod documents;
mod values;

use proptest::prelude::ProptestConfig;

/// So many cases, unless the environment asks for another number.
pub(crate) fn cases(number: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: match std::env::var_os("PROPTEST_CASES") {
            Some(_) => usual.cases,
            None => number,
        },
        failure_persistence: None,
        ..usual
    }
}
