//! What the library says of bad data, held by snapshots.
//!
//! Each `fixtures/CFxxxx-….json` has one fault of the kind its name gives, and
//! beside it `CFxxxx-….txt` has what is said of it, one finding a line. A file
//! is a framework, or what the second part of its name says: `….scale.json`,
//! `….crosswalk.json` and so on; one with `-on-2026-01-01` is looked at on that
//! day. What it may refer to is in `fixtures/base/`. `UPDATE_EXPECT=1 cargo test`
//! writes the texts anew; read them before they are committed. What cannot stand in a file, or takes more
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
    Catalog, Code, Crosswalk, Diagnostic, Diagnostics, DocumentKind, Framework, LevelScale, Member,
    Overlay, Profile, Record, SchemeList, Valid,
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
            DocumentKind::Framework => self.read::<Framework>(),
            DocumentKind::Scale => self.read::<LevelScale>(),
            DocumentKind::Schemes => self.read::<SchemeList>(),
            DocumentKind::Crosswalk => self.read::<Crosswalk>(),
            DocumentKind::Overlay => self.lay(),
            DocumentKind::Profile => self.read::<Profile>(),
            DocumentKind::Record => self.read::<Record>(),
            other => panic!("{}: no test for a {other}", self.name),
        }
    }

    /// What is found when the text is read among the documents of a small
    /// catalog and, if it says so in its name, on a day.
    fn read<T: Member>(&self) -> Diagnostics {
        let reader = Reader::new().named(&self.name);
        let valid: Valid<T> = match small_catalog().read(&reader, &self.text) {
            Ok(valid) => valid,
            Err(found) => return found,
        };
        let mut all = valid.warnings().clone();
        if let Some((_, day)) = self.name.split_once("-on-") {
            let day = day[..10].parse().expect("a day");
            all.extend(self.named(valid.check_on(day)));
        }
        json::place(&mut all, &self.text);
        all
    }

    /// What is found when the text is read and laid over a framework.
    fn lay(&self) -> Diagnostics {
        let reader = Reader::new().named(&self.name);
        let overlay: Valid<Overlay> = match Valid::read(&reader, &self.text) {
            Ok(overlay) => overlay,
            Err(found) => return found,
        };
        let mut all = overlay.warnings().clone();
        // Its warnings are about other documents than itself.
        let laid = small_catalog().add_overlay(overlay);
        all.extend(laid.err().into_iter().flat_map(|found| self.named(found)));
        json::place(&mut all, &self.text);
        all
    }

    fn named(&self, found: Diagnostics) -> impl Iterator<Item = Diagnostic> {
        found.into_iter().map(|mut found| {
            found.file = Some(self.name.clone());
            found
        })
    }
}

/// All fixtures, by name.
fn fixtures() -> Vec<Fixture> {
    let mut all: Vec<Fixture> = files_with(".json")
        .into_iter()
        .map(|name| Fixture {
            kind: DocumentKind::ALL
                .into_iter()
                .find(|kind| name.split('.').nth(1) == Some(kind.as_str()))
                .unwrap_or(DocumentKind::Framework),
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

/// Three scales that ship, and the small documents of `fixtures/base/`.
fn small_catalog() -> Catalog {
    let mut catalog = Catalog::new();
    for scale in ["eqf", "nsk", "cefr"] {
        let text = std::fs::read_to_string(path("data/scales").join(scale).with_extension("json"));
        catalog.add_scale(sound(&text.expect(scale))).unwrap();
    }
    catalog
        .add_schemes(sound(&read("base/schemes.json")))
        .unwrap();
    catalog
        .add_framework(sound(&read("base/framework.json")))
        .unwrap();
    catalog
        .add_crosswalk(sound(&read("base/crosswalk.json")))
        .unwrap();
    catalog
}

/// A document without a fault.
fn sound<T: Checked>(text: &str) -> Valid<T> {
    let valid: Valid<T> = Valid::from_json(text).unwrap_or_else(|found| panic!("{found}"));
    assert_eq!(valid.warnings().to_string(), "");
    valid
}

#[test]
fn the_base_is_sound() {
    let mut catalog = small_catalog();
    let overlaid = catalog
        .add_overlay(sound(&read("base/overlay.json")))
        .unwrap();
    assert_eq!(overlaid.changes.len(), 1);
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

/// Holds every finding of every fixture against a rule that gives a complaint
/// where it is broken.
#[track_caller]
fn hold(rule: impl Fn(&Fixture, &Diagnostic) -> Option<String>) {
    let mut complaints = Vec::new();
    for fixture in fixtures() {
        for found in &fixture.findings() {
            complaints
                .extend(rule(&fixture, found).map(|complaint| format!("{complaint}: {found}")));
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn each_fixture_has_the_fault_of_its_name_and_no_other() {
    let mut complaints = Vec::new();
    for fixture in fixtures() {
        let codes = codes(&fixture.findings());
        let codes: Vec<&str> = codes.iter().map(|code| code.as_str()).collect();
        if codes != [fixture.code()] {
            complaints.push(format!("{} has {codes:?}", fixture.name));
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn each_code_is_found_in_a_fixture() {
    let mut found: BTreeSet<Code> = bad_input::codes();
    for fixture in fixtures() {
        found.extend(codes(&fixture.findings()));
    }
    #[cfg(feature = "sssom")]
    found.extend(crate::sssom::codes());
    // Mapping tables are read where the feature is.
    let is_read = |code: &&Code| cfg!(feature = "sssom") || !code.as_str().starts_with("CF13");
    let missing: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| is_read(code) && !found.contains(code))
        .collect();
    assert_eq!(missing, [] as [&Code; 0]);
}

#[test]
fn each_finding_is_one_line_that_shows_its_place() {
    hold(|fixture, found| {
        let line = found.to_string();
        match () {
            () if found.span.is_none() => Some("no place".to_owned()),
            () if !line.starts_with(&fixture.name) => Some("no file".to_owned()),
            () if line.contains(char::is_control) => Some("a control character".to_owned()),
            () if line.chars().count() > 320 => Some("too long".to_owned()),
            () => None,
        }
    });
}

#[test]
fn each_finding_stands_where_its_pointer_leads() {
    hold(|fixture, found| {
        // Only a text that is JSON, with each key once, has pointers to follow.
        let value = serde_json::from_str(&fixture.text).ok()?;
        if found.code == Code::DuplicateField {
            return None;
        }
        let (shown, expected) = (
            shown(found, &fixture.text),
            expected(found, &value, fixture.kind),
        );
        (shown != expected).then(|| format!("`{}` is at {shown:?}", found.pointer))
    });
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
fn expected(
    found: &Diagnostic,
    value: &serde_json::Value,
    kind: DocumentKind,
) -> Option<serde_json::Value> {
    match found.code {
        // What is about a person keeps the key to itself: only its place is
        // told, and the pointer is that of the object.
        Code::UnknownField if kind == DocumentKind::Profile => {
            let object = follow(found, value)?.as_object()?;
            let own = ["id", "of", "levels", "award"];
            let key = object.keys().find(|key| !own.contains(&key.as_str()))?;
            Some(key.clone().into())
        }
        Code::UnknownField | Code::NotALanguage => found
            .pointer
            .steps()
            .last()
            .map(|key| key.into_owned().into()),
        Code::MissingField => Some("{".into()),
        _ => follow(found, value).cloned(),
    }
}

/// The value at the pointer of a finding. Language tags are kept in their
/// normal case, which need not be that of the text.
fn follow<'a>(found: &Diagnostic, value: &'a serde_json::Value) -> Option<&'a serde_json::Value> {
    found
        .pointer
        .steps()
        .try_fold(value, |value, step| match value {
            serde_json::Value::Array(list) => list.get(step.parse::<usize>().ok()?),
            serde_json::Value::Object(map) => map.get(&*step).or_else(|| {
                let mut keys = map.iter();
                keys.find_map(|(key, value)| key.eq_ignore_ascii_case(&step).then_some(value))
            }),
            _ => None,
        })
}

#[test]
fn what_a_message_says_is_wrong_is_what_stands_there() {
    hold(|fixture, found| {
        let (quoted, _) = found.message.strip_prefix('`')?.split_once("` is not ")?;
        let there = match shown(found, &fixture.text)? {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        };
        // Control characters are shown as something else, long texts are cut.
        let shown_as_it_is = !quoted.contains(['\u{fffd}', '…']);
        let same = quoted.contains(&there) || there.contains(quoted);
        (shown_as_it_is && !same).then(|| format!("not `{there}`"))
    });
}

#[test]
fn messages_speak_of_json_and_not_of_rust() {
    const WORDS: &[&str] = &[
        "struct",
        "enum",
        "variant",
        "u8",
        "u16",
        "u32",
        "u64",
        "i32",
        "i64",
        "f64",
        "usize",
        "Option",
        "Vec",
        "tuple",
        "sequence",
        "newtype",
        "SmolStr",
        "serde",
        "eof",
        "EOF",
        "elements",
        "map",
        "LevelScale",
        "EntryRoute",
        "StatedLevel",
    ];
    hold(|_, found| {
        let spoken = format!(
            "{} {}",
            found.message,
            found.help.as_deref().unwrap_or_default()
        );
        // What stands in backticks is the document's.
        let own: String = spoken.split('`').step_by(2).collect();
        let mut words = own.split(|c: char| !c.is_alphanumeric());
        let word = words.find(|word| WORDS.contains(word))?;
        Some(format!("`{word}`"))
    });
}

#[test]
fn messages_are_of_one_form() {
    hold(|_, found| {
        [Some(&found.message), found.help.as_ref()]
            .into_iter()
            .flatten()
            .find_map(|part| match () {
                () if part.ends_with('.') => Some("a full stop".to_owned()),
                () if part.starts_with(char::is_uppercase) => Some("a capital".to_owned()),
                () if part.trim() != part => Some("white space".to_owned()),
                () => None,
            })
    });
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
        assert!(
            code.explanation().ends_with('.'),
            "{code}: {}",
            code.explanation()
        );
    }
}

/// Reads bytes as a kind of document.
fn read_as(kind: DocumentKind, reader: &Reader, bytes: &[u8]) -> Result<(), Diagnostics> {
    match kind {
        DocumentKind::Framework => reader.read::<Framework>(bytes).map(drop),
        DocumentKind::Scale => reader.read::<LevelScale>(bytes).map(drop),
        DocumentKind::Schemes => reader.read::<SchemeList>(bytes).map(drop),
        DocumentKind::Overlay => reader.read::<Overlay>(bytes).map(drop),
        DocumentKind::Crosswalk => reader.read::<Crosswalk>(bytes).map(drop),
        DocumentKind::Profile => reader.read::<Profile>(bytes).map(drop),
        DocumentKind::Record => reader.read::<Record>(bytes).map(drop),
        other => panic!("no test for a {other}"),
    }
}
