//! Reads a crosswalk.

#![no_main]

use competency::{Catalog, Crosswalk};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    competency_fuzz::document::<Crosswalk>(bytes, Catalog::add_crosswalk);
});
