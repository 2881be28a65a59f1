//! Rows of CSV (RFC 4180).

use csv::Writer;

/// Rows of one length, the first of them the heads.
pub(super) fn written(rows: &[Vec<String>]) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail, and all rows are of one length.
        let _infallible = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
