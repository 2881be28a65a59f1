//! What the fuzz targets assert.

use competency::check::Checked;
use competency::json::{self, Reader};
use competency::sssom::{Read, Reader as SetReader, Separator, Writer};
use competency::{Catalog, Crosswalk, Diagnostics, Valid, ValueError};
use std::fmt::{Debug, Display};
use std::str::FromStr;

/// Reads bytes as a document. What cannot be read is refused with an error; what
/// can be is written so that it reads back as the same document, in the same
/// bytes. Checking it and adding it to a catalog does not panic, and the findings
/// can be shown.
pub fn document<T>(
    bytes: &[u8],
    add: fn(&mut Catalog, Valid<T>) -> Result<Diagnostics, Diagnostics>,
) where
    T: Checked + PartialEq + Debug,
{
    let document: T = match Reader::new().named("input").read(bytes) {
        Ok(document) => document,
        Err(found) => {
            assert!(found.has_errors(), "refused without an error: {found}");
            return;
        }
    };
    let written = json::to_string(&document).expect("what was read can be written");
    let again: T = match Reader::new().read_str(&written) {
        Ok(again) => again,
        Err(found) => panic!("does not read back: {found}\n{written}"),
    };
    assert_eq!(again, document, "reads back as another document");
    assert_eq!(
        json::to_string(&again).ok().as_ref(),
        Some(&written),
        "is written otherwise"
    );

    let text = std::str::from_utf8(bytes).expect("what was read is UTF-8");
    let mut found = match Valid::new(document) {
        Ok(valid) => add(&mut Catalog::new(), valid).unwrap_or_else(|found| found),
        Err(invalid) => invalid.diagnostics,
    };
    json::place(&mut found, text);
    let _shown = found.to_string();
}

/// Takes what was read of a mapping set, in whatever state it is. What can be
/// written reads back without an error, and is then written in the same bytes;
/// the mappings keep their hashes.
pub fn mapping_set(read: Read) {
    let _shown = read.diagnostics.to_string();
    let set = read.crosswalk;
    let Ok(written) = Writer::new().to_tsv(&set) else {
        return;
    };
    let again = SetReader::new()
        .with_separator(Separator::Tab)
        .read(written.as_bytes());
    let found = &again.diagnostics;
    assert!(!found.has_errors(), "does not read back: {found}\n{written}");
    let twice = Writer::new().to_tsv(&again.crosswalk);
    assert_eq!(twice.as_ref(), Ok(&written), "is written otherwise");
    assert_eq!(hashes(&again.crosswalk), hashes(&set), "{written}");
    let json = Writer::new().to_json(&set).expect("what has one form has the other");
    let again = SetReader::new().read_json(json.as_bytes());
    let found = &again.diagnostics;
    assert!(!found.has_errors(), "does not read back: {found}\n{json}");
    assert_eq!(hashes(&again.crosswalk), hashes(&set), "{json}");
}

fn hashes(set: &Crosswalk) -> Vec<Option<String>> {
    let mut hashes: Vec<_> = set.mappings().map(|mapping| mapping.record_hash()).collect();
    hashes.sort();
    hashes
}

/// Reads a text as a value. What reads is written so that it reads back as the
/// same value.
pub fn value<T>(text: &str)
where
    T: FromStr<Err = ValueError> + Display + PartialEq + Debug,
{
    match text.parse::<T>() {
        Ok(value) => {
            let written = value.to_string();
            let again = written.parse::<T>();
            assert_eq!(again.as_ref(), Ok(&value), "`{written}` from `{text}`");
        }
        Err(error) => {
            let shown = error.to_string();
            assert!(!shown.contains(char::is_control), "{shown:?}");
        }
    }
}

/// The built-in catalog, read once.
pub fn catalog() -> &'static Catalog {
    static CATALOG: std::sync::LazyLock<Catalog> = std::sync::LazyLock::new(Catalog::builtin);
    &CATALOG
}
