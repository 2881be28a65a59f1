//! Reads a level scale.

#![no_main]

use competency::{Catalog, LevelScale};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    competency_fuzz::document::<LevelScale>(bytes, Catalog::add_scale);
});
