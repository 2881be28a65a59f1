//! What the library says of bad data, held by snapshots.
//!
//! Each `fixtures/CFxxxx-….json` has one fault of the kind its name gives, and
//! beside it `CFxxxx-….txt` has what is said of it, one finding a line. A file
//! is a framework, or what the second part of its name says: `….scale.json`,
//! `….crosswalk.json`. `UPDATE_EXPECT=1 cargo test` writes the texts anew; read
//! them before they are committed. What cannot stand in a file, or takes more
//! than one, is made in [`bad_input`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod bad_input;

use crate::support::path;
use competency::check::Checked;
use competency::json::{self, Reader};
use competency::{
    Catalog, Code, Crosswalk, Diagnostic, Diagnostics, DocumentKind, Framework, LevelScale, Valid,
};
use std::collections::BTreeSet;

/// A file with a fault.
struct Fixture {
    name: String,
    kind: DocumentKind,
    text: String,
}

impl Fixture {
    /// What the name says the fault is: `CF0103`.
    fn code(&self) -> &str {
        &self.name[..6]
    }

    /// Everything that is found, with its places.
    fn findings(&self) -> Diagnostics {
        match self.kind {
            DocumentKind::Framework => findings(&self.name, &self.text, Catalog::add_framework),
            DocumentKind::Scale => findings(&self.name, &self.text, Catalog::add_scale),
            DocumentKind::Crosswalk => findings(&self.name, &self.text, Catalog::add_crosswalk),
            other => panic!("{}: no test for a {other}", self.name),
        }
    }
}

/// All fixtures, by name.
fn fixtures() -> Vec<Fixture> {
    let mut all: Vec<Fixture> = files_with(".json")
        .into_iter()
        .map(|name| Fixture {
            kind: match name.split('.').nth(1) {
                Some("scale") => DocumentKind::Scale,
                Some("crosswalk") => DocumentKind::Crosswalk,
                _ => DocumentKind::Framework,
            },
            text: read(&name),
            name,
        })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

const FIXTURES: &str = "tests/diagnostics/fixtures";

fn files_with(ending: &str) -> Vec<String> {
    std::fs::read_dir(path(FIXTURES))
        .expect(FIXTURES)
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(ending))
        .collect()
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(FIXTURES).join(name)).expect(name)
}

/// What is found when a text is read, checked, and added to a small catalog.
fn findings<T: Checked>(
    name: &str,
    text: &str,
    add: fn(&mut Catalog, Valid<T>) -> Result<Diagnostics, Diagnostics>,
) -> Diagnostics {
    let reader = Reader::new().named(name);
    let valid: Valid<T> = match Valid::read(&reader, text) {
        Ok(valid) => valid,
        Err(found) => return found,
    };
    let mut all = valid.warnings().clone();
    let added = add(&mut small_catalog(), valid);
    all.extend(added.unwrap_or_else(|found| found).into_iter().map(|mut found| {
        found.file = Some(name.to_owned());
        found
    }));
    json::place(&mut all, text);
    all
}

/// Three scales that ship, and a framework `base` of two units and a statement.
fn small_catalog() -> Catalog {
    let mut catalog = Catalog::new();
    for scale in ["eqf", "nsk", "cefr"] {
        let text = std::fs::read_to_string(path("data/scales").join(scale).with_extension("json"));
        catalog
            .add_scale(Valid::from_json(&text.expect(scale)).unwrap())
            .unwrap();
    }
    let base = Valid::<Framework>::from_json(&read("base/framework.json")).unwrap();
    assert_eq!(base.warnings().to_string(), "");
    catalog.add_framework(base).unwrap();
    catalog
}

fn codes(found: &Diagnostics) -> BTreeSet<Code> {
    found.iter().map(|found| found.code).collect()
}

#[test]
fn each_fixture_is_found_fault_with_as_its_text_says() {
    for fixture in fixtures() {
        let text = path(FIXTURES).join(fixture.name.replace(".json", ".txt"));
        let found = fixture.findings().to_string() + "\n";
        expect_test::expect_file![text].assert_eq(&found);
    }
}

#[test]
fn each_text_has_its_fixture() {
    for text in files_with(".txt") {
        let fixture = path(FIXTURES).join(text.replace(".txt", ".json"));
        assert!(fixture.exists(), "{text} belongs to no fixture");
    }
}

#[test]
fn each_fixture_has_the_fault_of_its_name_and_no_other() {
    for fixture in fixtures() {
        let found = fixture.findings();
        let codes: Vec<&str> = codes(&found).iter().map(|code| code.as_str()).collect();
        assert_eq!(codes, [fixture.code()], "{}:\n{found}", fixture.name);
    }
}

#[test]
fn each_code_is_found_in_a_fixture() {
    let mut found: BTreeSet<Code> = bad_input::codes();
    for fixture in fixtures() {
        found.extend(codes(&fixture.findings()));
    }
    let missing: Vec<&Code> = Code::ALL.iter().filter(|code| !found.contains(code)).collect();
    assert_eq!(missing, [] as [&Code; 0]);
}

#[test]
fn each_finding_is_one_line_that_shows_its_place() {
    for fixture in fixtures() {
        for found in &fixture.findings() {
            assert!(found.span.is_some(), "no place: {found}");
            let line = found.to_string();
            assert!(line.starts_with(&fixture.name), "no file: {line}");
            assert_eq!(line.lines().count(), 1, "{line}");
            assert!(line.chars().count() < 320, "too long: {line}");
        }
    }
}

#[test]
fn each_finding_stands_where_its_pointer_leads() {
    for fixture in fixtures() {
        // Only a text that is JSON with each key once has pointers to follow.
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&fixture.text) else {
            continue;
        };
        for found in &fixture.findings() {
            if found.code == Code::DuplicateField {
                continue;
            }
            assert_eq!(
                shown(found, &fixture.text),
                expected(found, &value),
                "{}: {found} (at `{}`)",
                fixture.name,
                found.pointer
            );
        }
    }
}

/// What stands at the span of a finding, as JSON; an object's `{` stands for
/// the object.
fn shown(found: &Diagnostic, text: &str) -> Option<serde_json::Value> {
    let span = found.span?;
    match &text[span.start.byte..span.end.byte] {
        "{" => Some("{".into()),
        there => serde_json::from_str(there).ok(),
    }
}

/// What should stand there: the value, or the key if that is what is wrong, or
/// the beginning of the object that lacks something.
fn expected(found: &Diagnostic, value: &serde_json::Value) -> Option<serde_json::Value> {
    match found.code {
        Code::UnknownField => found.pointer.steps().last().map(|key| key.into_owned().into()),
        Code::MissingField => Some("{".into()),
        _ => value.pointer(found.pointer.as_str()).cloned(),
    }
}

#[test]
fn messages_speak_of_json_and_not_of_rust() {
    const WORDS: &[&str] = &[
        "struct", "enum", "variant", "u8", "u16", "u32", "u64", "i32", "i64", "f64", "usize",
        "Option", "Vec", "tuple", "sequence", "newtype", "SmolStr", "serde", "eof", "EOF",
        "elements", "map", "LevelScale", "EntryRoute", "StatedLevel",
    ];
    for fixture in fixtures() {
        for found in &fixture.findings() {
            let spoken = format!("{} {}", found.message, found.help.as_deref().unwrap_or_default());
            // What stands in backticks is the document's.
            let own: String = spoken.split('`').step_by(2).collect();
            for word in own.split(|c: char| !c.is_alphanumeric()) {
                assert!(!WORDS.contains(&word), "{}: `{word}` in: {found}", fixture.name);
            }
        }
    }
}

#[test]
fn messages_are_of_one_form() {
    for fixture in fixtures() {
        for found in &fixture.findings() {
            for part in [Some(&found.message), found.help.as_ref()].into_iter().flatten() {
                assert!(!part.ends_with('.'), "a full stop: {found}");
                assert!(!part.starts_with(char::is_uppercase), "a capital: {found}");
                assert_eq!(part.trim(), part, "white space: {found}");
            }
        }
    }
}

#[test]
fn findings_survive_being_stored() {
    for fixture in fixtures() {
        let found = fixture.findings();
        let stored = serde_json::to_string(&found).unwrap();
        assert_eq!(serde_json::from_str::<Diagnostics>(&stored).unwrap(), found);
    }
}

#[test]
fn codes_are_in_order_and_explained() {
    assert!(Code::ALL.is_sorted());
    for code in Code::ALL {
        let (family, number) = (&code.as_str()[..4], &code.as_str()[4..]);
        assert!(family.starts_with("CF") && number != "00", "{code}");
        assert!(number.bytes().all(|b| b.is_ascii_digit()), "{code}");
        assert!(!code.title().is_empty(), "{code}");
        assert!(code.explanation().ends_with('.'), "{code}: {}", code.explanation());
    }
}

/// The kinds in the small catalog's order, so that a reader of a text without a
/// kind is chosen once.
fn read_as(kind: DocumentKind, reader: &Reader, bytes: &[u8]) -> Result<(), Diagnostics> {
    match kind {
        DocumentKind::Framework => reader.read::<Framework>(bytes).map(drop),
        DocumentKind::Scale => reader.read::<LevelScale>(bytes).map(drop),
        DocumentKind::Crosswalk => reader.read::<Crosswalk>(bytes).map(drop),
        other => panic!("no test for a {other}"),
    }
}
