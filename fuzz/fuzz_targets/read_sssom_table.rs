//! Reads a mapping table with its metadata, whole and in pieces, and as CSV whatever
//! it is.

#![no_main]

use competency::sssom::{Reader, Separator};
use std::io::BufReader;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let read = Reader::new().read(bytes);
    let mut stream = Reader::new()
        .stream(BufReader::with_capacity(7, bytes))
        .expect("bytes in memory");
    let mut rows = 0;
    while let Some(some) = stream.next_rows(3).expect("bytes in memory") {
        rows += some.len();
    }
    assert_eq!((rows, stream.finish()), (read.crosswalk.len(), read.diagnostics.clone()));
    competency_fuzz::mapping_set(read);
    let commas = Reader::new().with_separator(Separator::Comma);
    competency_fuzz::mapping_set(commas.read(bytes));
});
