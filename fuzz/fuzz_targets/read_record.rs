//! Reads a record of an assessment and judges it.

#![no_main]

use competency::Record;
use competency::json::Reader;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    competency_fuzz::document::<Record>(bytes, |catalog, record| Ok(catalog.check_record(&record)));
    if let Ok(record) = Reader::new().read::<Record>(bytes) {
        let _judged = competency_fuzz::catalog().judge(&record);
    }
});
