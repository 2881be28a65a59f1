//! Reads a framework.

#![no_main]

use competency::{Catalog, Framework};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    competency_fuzz::document::<Framework>(bytes, Catalog::add_framework);
});
