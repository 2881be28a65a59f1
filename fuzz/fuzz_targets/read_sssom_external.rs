//! Reads a mapping table whose metadata is before the first byte 0.

#![no_main]

use competency::sssom::Reader;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len());
    let (metadata, table) = bytes.split_at(cut);
    competency_fuzz::mapping_set(Reader::new().read_external(metadata, table));
});
