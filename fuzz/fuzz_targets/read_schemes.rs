//! Reads a list of classification schemes.

#![no_main]

use competency::{Catalog, SchemeList};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    competency_fuzz::document::<SchemeList>(bytes, Catalog::add_schemes);
});
