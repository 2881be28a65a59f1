//! Mapping sets in the formats of SSSOM.

mod canonical;
mod findings;
mod identity;
mod properties;
mod reading;
mod streaming;

pub(crate) use findings::codes;

use competency::sssom::{Read, Reader};

/// A small table: metadata without `#`, and rows whose cells stand between two
/// spaces.
pub(crate) fn table(metadata: &str, rows: &str) -> String {
    let mut text = String::new();
    for line in metadata.lines() {
        text.push('#');
        text.push_str(line);
        text.push('\n');
    }
    for line in rows.lines() {
        text.push_str(&line.replace("  ", "\t"));
        text.push('\n');
    }
    text
}

/// The metadata that most tests need.
pub(crate) const SET: &str = "curie_map:
  a: https://example.org/a/
  b: https://example.org/b/
mapping_set_id: https://example.org/a--b
license: https://creativecommons.org/publicdomain/zero/1.0/
";

/// What a text without a fault is read as.
#[track_caller]
pub(crate) fn sound(text: &str) -> competency::Crosswalk {
    let Read {
        crosswalk,
        diagnostics,
        ..
    } = Reader::new().read(text.as_bytes());
    assert_eq!(diagnostics.to_string(), "", "{text}");
    crosswalk
}
