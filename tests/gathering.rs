//! Many texts become one catalog.

use crate::support::path;
use competency::{BUILTIN_FILES, Catalog, Gathered, Gathering};
use expect_test::{Expect, expect};
use proptest::prelude::*;

/// What comes of texts beside the built-in ones.
fn gathered(texts: &[(&str, &str)]) -> Gathered {
    let mut gathering = Gathering::beside_builtin();
    for (name, text) in texts {
        gathering.add(*name, text.as_bytes());
    }
    gathering.gather()
}

#[track_caller]
fn check(texts: &[(&str, &str)], expected: Expect) {
    expected.assert_eq(&gathered(texts).findings.to_string());
}

fn builtin(id: &str) -> String {
    let ending = format!("/{id}.json");
    let (.., text) = BUILTIN_FILES
        .iter()
        .find(|(_, path, _)| path.ends_with(&ending))
        .unwrap();
    (*text).to_owned()
}

/// A sound framework of another id.
fn framework(id: &str) -> String {
    let file = path("tests/diagnostics/fixtures/base/framework.json");
    let text = std::fs::read_to_string(file).unwrap();
    let own = text
        .split("\"id\": \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    text.replacen(
        &format!("\"id\": \"{own}\""),
        &format!("\"id\": \"{id}\""),
        1,
    )
}

#[test]
fn the_built_in_texts_alone_are_the_built_in_catalog() {
    let gathered = gathered(&[]);
    assert_eq!(gathered.findings.to_string(), "");
    let ids = |catalog: &Catalog| -> Vec<String> {
        catalog.frameworks().map(|one| one.id.to_string()).collect()
    };
    assert_eq!(ids(&gathered.catalog), ids(&Catalog::builtin()));
    assert_eq!(
        gathered.catalog.crosswalks().len(),
        Catalog::builtin().crosswalks().len()
    );
}

#[test]
fn a_copy_of_a_built_in_document_takes_its_place() {
    check(&[("mine.json", &builtin("it-i2-4"))], expect![""]);
}

#[test]
fn what_a_change_breaks_elsewhere_is_found() {
    let text = builtin("it-i2-4").replace("\"id\": \"help-desk\"", "\"id\": \"help-desks\"");
    let found = gathered(&[("mine.json", &text)]).findings;
    let first = found.iter().next().unwrap();
    assert_eq!(
        first.to_string(),
        "builtin:data/crosswalks/cz-nsk-66-029-m--it-i2-4.json:81:20: error[CF1101]: there is no `it-i2-4:help-desk`; did you mean `it-i2-4:help-desks`?"
    );
    let files: std::collections::BTreeSet<_> = found.iter().map(|one| one.file.clone()).collect();
    assert!(files.len() > 3);
}

#[test]
fn a_document_with_errors_takes_no_place_and_drags_nothing_along() {
    let text = builtin("eqf").replacen("\"title\"", "\"titel\"", 1);
    let gathered = gathered(&[("eqf.json", &text)]);
    assert_eq!(gathered.findings.len(), 1);
    assert_eq!(
        gathered.findings.iter().next().unwrap().file.as_deref(),
        Some("eqf.json")
    );
    assert!(gathered.catalog.scale(&"eqf".parse().unwrap()).is_ok());
    // An error that only the catalog sees is one, too.
    let text = builtin("it-i2-4").replace("\"level\": \"eqf:3\"", "\"level\": \"eqf:9\"");
    let gathered = super::gathering::gathered(&[("mine.json", &text)]);
    assert!(
        gathered
            .findings
            .iter()
            .all(|one| one.file.as_deref() == Some("mine.json"))
    );
    assert!(gathered.findings.has_errors());
}

#[test]
fn the_order_of_the_texts_makes_no_difference() {
    let a = framework("xx-a").replacen(
        "\"kind\": \"unit_of_competence\",",
        "\"kind\": \"unit_of_competence\",\n      \"broader\": [ \"xx-b:nothing\" ],",
        1,
    );
    assert!(a.contains("xx-b:nothing"));
    let b = framework("xx-b");
    let expected = "error[CF0202]: there is no `xx-b:nothing`";
    for texts in [
        [("a.json", &*a), ("b.json", &*b)],
        [("b.json", &*b), ("a.json", &*a)],
    ] {
        let found = gathered(&texts).findings;
        let all: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(all.len(), 1, "{all:#?}");
        assert!(
            all[0].starts_with("a.json:") && all[0].contains(expected),
            "{all:?}"
        );
    }
}

#[test]
fn the_same_document_twice_is_an_error_of_the_second() {
    let text = framework("xx-a");
    let found = gathered(&[("a.json", &text), ("b.json", &text)]).findings;
    let all: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(
        all[0].starts_with("b.json:") && all[0].contains("CF1201"),
        "{all:?}"
    );
}

#[test]
fn findings_of_a_document_alone_and_among_others_stand_in_the_order_of_its_text() {
    // A warning by itself at the end, and errors that the catalog finds before it.
    let text = builtin("it-i2-4").replace("\"level\": \"eqf:3\"", "\"level\": \"eqf:9\"");
    let found = gathered(&[("mine.json", &text)]).findings;
    let lines: Vec<u32> = found
        .iter()
        .map(|one| one.span.unwrap().start.line)
        .collect();
    assert!(lines.len() > 2);
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn what_is_no_document_is_one_finding() {
    check(
        &[
            ("package.json", r#"{ "name": "left-pad" }"#),
            ("case.json", "{\n  \"format\": \"case/1.1\" }"),
            ("notes.txt", "Dear all,"),
            ("list.json", "[1, 2]"),
            ("empty.json", ""),
            ("bom.json", "\u{feff}{}"),
        ],
        expect![[r#"
            package.json:1:1: error[CF0107]: the text does not say which document it is; a document begins with its `format`, such as `framework/1.0`
            case.json:2:13: error[CF0107]: `case/1.1` is not a format of this library's documents; a document begins with its `format`, such as `framework/1.0`
            notes.txt:1:1: error[CF0101]: no JSON value begins here; strings stand in double quotation marks; JSON has no comments
            list.json:1:1: error[CF0107]: the text does not say which document it is; a document begins with its `format`, such as `framework/1.0`
            empty.json:1:1: error[CF0101]: the text ends where a value should stand
            bom.json:1:1: error[CF0102]: the text begins with a byte order mark; save the file as UTF-8 without one"#]],
    );
    let mut gathering = Gathering::new();
    gathering.add("latin1.json", b"{ \"id\": \"caf\xe9\" }");
    expect!["latin1.json:1:13: error[CF0102]: a byte here is not UTF-8; save the file as UTF-8"]
        .assert_eq(&gathering.gather().findings.to_string());
}

#[test]
fn a_text_that_stands_beside_is_silent_but_for_its_errors() {
    let broken = framework("xx-a").replacen("\"title\"", "\"titel\"", 1);
    let warned = framework("xx-b").replacen("Operatore", " Operatore", 1);
    let mut gathering = Gathering::beside_builtin();
    gathering.add_beside("broken.json", broken.as_bytes());
    gathering.add_beside("warned.json", warned.as_bytes());
    let found = gathering.gather().findings;
    assert_eq!(found.len(), 1, "{found}");
    assert_eq!(
        found.iter().next().unwrap().file.as_deref(),
        Some("broken.json")
    );
    // Asked about, the warning is there.
    let found = gathered(&[("warned.json", &warned)]).findings;
    assert!(found.iter().any(|one| !one.is_error()), "{found}");
}

#[test]
fn an_overlay_is_checked_against_its_framework() {
    let overlay =
        std::fs::read_to_string(path("tests/diagnostics/fixtures/base/overlay.json")).unwrap();
    check(
        &[("overlay.json", &overlay)],
        expect!["overlay.json:5:16: error[CF1202]: the catalog has no framework `base`"],
    );
}

/// Texts that are nearly documents: a sound one with a stretch of it replaced.
fn nearly() -> impl Strategy<Value = Vec<u8>> {
    let text = framework("xx-a").into_bytes();
    let length = text.len();
    (
        0..length,
        0..60_usize,
        proptest::collection::vec(any::<u8>(), 0..12),
    )
        .prop_map(move |(start, cut, put)| {
            let end = (start + cut).min(length);
            [&text[..start], &put, &text[end..]].concat()
        })
}

proptest! {
    #[test]
    fn no_bytes_make_gathering_fail(nearly in nearly(), bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut gathering = Gathering::new();
        gathering.add("nearly.json", &nearly);
        gathering.add("bytes.json", &bytes);
        gathering.add_beside("twice.json", &nearly);
        let gathered = gathering.gather();
        let placed = gathered.findings.iter().all(|one| one.file.is_some());
        prop_assert!(placed);
        // Random bytes are no document, and that is said once.
        let of_bytes = gathered.findings.iter().filter(|one| one.file.as_deref() == Some("bytes.json"));
        prop_assert_eq!(of_bytes.count(), 1);
    }
}

/// What is about a person is held against the catalog, be it sound by itself or not.
#[test]
fn a_profile_and_a_record_are_held_against_the_catalog() {
    let profile = r#"{"format":"profile/1.0","id":"person","holdings":[
        {"id":"one","of":"it-i2-4:nothing"}, {"id":"two","of":"our-own:answer"}]}"#;
    let record = r#"{"format":"record/1.0","id":"exam","framework":"cz-nsk-66-029-m","results":[
        {"of":"nothing"}, {"of":"english.certificate-waiver","certificate":"ielts:7"}]}"#;
    let own = framework("our-own");
    let found = gathered(&[
        ("person.json", profile),
        ("exam.json", record),
        ("own.json", &own),
    ])
    .findings;
    let lines: Vec<String> = found.iter().map(|one| one.to_string()).collect();
    let expected = [
        "exam.json:2:15: error[CF1404]",
        "exam.json:2:76: error[CF0402]",
        "person.json:2:26: error[CF1404]",
    ];
    assert_eq!(lines.len(), expected.len(), "{lines:#?}");
    for start in expected {
        let said = lines.iter().any(|line| line.starts_with(start));
        assert!(said, "{start}: {lines:#?}");
    }
}
