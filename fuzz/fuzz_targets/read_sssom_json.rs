//! Reads a mapping set in JSON.

#![no_main]

use competency::sssom::Reader;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    competency_fuzz::mapping_set(Reader::new().read_json(bytes));
});
