//! Input that cannot stand in a file of its own: too large, too deep, not text.

use super::{read_as, small_catalog};
use competency::json::{Limits, Reader};
use competency::{
    AlignmentStatus, Code, Diagnostics, DocumentKind, Framework, LevelAlignment, diff,
};
use expect_test::{Expect, expect};
use std::collections::BTreeSet;

/// A small framework, to be broken.
const SOUND: &str = r#"{
  "format": "framework/1.0",
  "id": "example",
  "version": "1.0.0",
  "kind": "occupational_profile",
  "namespace": "https://example.org/example/",
  "language": "it",
  "wording": "verbatim",
  "title": { "it": "Qualità" },
  "units": [],
  "rights": [],
  "provenance": { "curated_by": "Example" }
}
"#;

/// The findings of an input that must be refused.
fn refused(input: &[u8], limits: Limits) -> Diagnostics {
    let reader = Reader::new().named("input").with_limits(limits);
    let found = read_as(DocumentKind::Framework, &reader, input).expect_err("refused");
    for kind in DocumentKind::ALL {
        read_as(kind, &reader, input).expect_err("refused as any kind");
    }
    found
}

#[track_caller]
fn check(found: &Diagnostics, expected: Expect) {
    expected.assert_eq(&found.to_string());
    for found in found {
        assert!(found.span.is_some(), "no place: {found}");
        assert_eq!(found.file.as_deref(), Some("input"), "{found}");
    }
}

fn invalid_utf8() -> Diagnostics {
    let mut bytes = SOUND.as_bytes().to_vec();
    let at = SOUND.find("à").unwrap();
    // In Latin-1, as from an old editor: one byte that is no character.
    bytes.splice(at..at + 2, [0xe0]);
    refused(&bytes, Limits::default())
}

fn byte_order_mark() -> Diagnostics {
    refused(format!("\u{feff}{SOUND}").as_bytes(), Limits::default())
}

fn utf16() -> Diagnostics {
    let bytes: Vec<u8> = SOUND.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&bytes, Limits::default())
}

fn five_megabytes_of_one() -> Diagnostics {
    let long = SOUND.replace("Qualità", &"x".repeat(5_000_000));
    refused(long.as_bytes(), Limits::default().with_bytes(1_000_000))
}

fn more_values_than_allowed() -> Diagnostics {
    refused(SOUND.as_bytes(), Limits::default().with_values(10))
}

fn deeper_than_allowed() -> Diagnostics {
    refused(SOUND.as_bytes(), Limits::default().with_depth(1))
}

fn deeper_than_possible() -> Diagnostics {
    let route = r#"{"all_of":["#.repeat(200);
    let deep = SOUND.replace(r#""units""#, &format!("\"entry\": {route}"));
    refused(deep.as_bytes(), Limits::default())
}

fn unknown_scale_of_an_alignment() -> Diagnostics {
    let alignment: LevelAlignment = serde_json::from_str(
        r#"{
            "id": "ours", "from": "eqf", "to": "nsq", "authority": "us", "status": "asserted",
            "applies_to": ["framework"], "levels": [{ "from": "3", "to": ["3"] }]
        }"#,
    )
    .unwrap();
    assert_eq!(alignment.status, AlignmentStatus::Asserted);
    small_catalog().add_alignment(alignment).unwrap_err()
}

/// A version that has lost a unit and moved on as if for a typo.
fn version_that_moves_too_little() -> Diagnostics {
    let with_a_unit = SOUND.replace(
        "\"units\": []",
        r#""units": [{ "id": "wheels", "kind": "competence" }]"#,
    );
    let old: Framework = Reader::new().read_str(&with_a_unit).unwrap();
    let fresh = SOUND.replace("\"version\": \"1.0.0\"", "\"version\": \"1.0.1\"");
    let reader = Reader::new().named("input");
    let new: Framework = reader.read_str(&fresh).unwrap();
    diff::against(&old, &new).unwrap()
}

/// The codes of what is found here.
pub(super) fn codes() -> BTreeSet<Code> {
    [
        invalid_utf8(),
        byte_order_mark(),
        five_megabytes_of_one(),
        more_values_than_allowed(),
        deeper_than_allowed(),
        crate::algebra::contradicting(),
        version_that_moves_too_little(),
    ]
    .iter()
    .flat_map(|found| found.iter().map(|found| found.code))
    .collect()
}

#[test]
fn a_byte_that_is_not_utf8_is_shown_by_line_and_column() {
    check(
        &invalid_utf8(),
        expect!["input:9:27: error[CF0102]: a byte here is not UTF-8; save the file as UTF-8"],
    );
}

#[test]
fn a_byte_order_mark_is_refused() {
    check(
        &byte_order_mark(),
        expect![
            "input:1:1: error[CF0102]: the text begins with a byte order mark; save the file as UTF-8 without one"
        ],
    );
}

#[test]
fn utf16_is_refused() {
    check(
        &utf16(),
        expect!["input:9:54: error[CF0102]: a byte here is not UTF-8; save the file as UTF-8"],
    );
}

#[test]
fn a_text_over_the_limit_of_bytes_is_refused() {
    check(
        &five_megabytes_of_one(),
        expect!["input:1:1: error[CF0108]: 5000300 bytes are more than the 1000000 allowed"],
    );
}

#[test]
fn more_values_than_the_limit_are_refused() {
    check(
        &more_values_than_allowed(),
        expect!["input:9:31: error[CF0108]: more than 10 values"],
    );
}

#[test]
fn nesting_over_the_limit_is_refused() {
    check(
        &deeper_than_allowed(),
        expect!["input:9:12: error[CF0108]: nested deeper than the 1 allowed"],
    );
}

#[test]
fn nesting_over_what_can_be_read_is_refused() {
    check(
        &deeper_than_possible(),
        expect!["input:10:705: error[CF0108]: nested deeper than the 127 allowed"],
    );
}

#[test]
fn a_hundred_thousand_brackets_are_refused() {
    check(
        &refused("[".repeat(100_000).as_bytes(), Limits::default()),
        expect!["input:1:128: error[CF0108]: nested deeper than the 127 allowed"],
    );
}

#[test]
fn a_hundred_thousand_brackets_in_an_unknown_field_are_refused() {
    let deep = SOUND.replace("\"units\"", &format!("\"x\": {}", "[".repeat(100_000)));
    check(
        &refused(deep.as_bytes(), Limits::default()),
        expect!["input:10:134: error[CF0108]: nested deeper than the 127 allowed"],
    );
}

#[test]
fn a_long_text_is_not_repeated_in_the_message() {
    let long = "x".repeat(100_000);
    for broken in [
        SOUND.replace("occupational_profile", &long),
        SOUND.replace("\"units\"", &format!("\"{long}\"")),
        SOUND.replace("\"id\": \"example\"", &format!("\"id\": \"{long}\"")),
        SOUND.replace("\"units\": []", &format!("\"units\": \"{long}\"")),
    ] {
        let found = refused(broken.as_bytes(), Limits::default()).to_string();
        assert!(
            found.len() < 400,
            "{} bytes: {}…",
            found.len(),
            &found[..200]
        );
    }
}

#[test]
fn nothing_is_no_document() {
    for nothing in ["", " ", "\n\n", "\0"] {
        let found = refused(nothing.as_bytes(), Limits::default());
        assert_eq!(
            found.iter().next().map(|found| found.code),
            Some(Code::NotJson)
        );
    }
}

#[test]
fn every_beginning_of_a_document_is_refused_at_its_end() {
    let whole = SOUND.trim_end().len();
    for end in (0..whole).filter(|end| SOUND.is_char_boundary(*end)) {
        let found = refused(&SOUND.as_bytes()[..end], Limits::default());
        let found = found.iter().next().unwrap();
        assert_eq!(found.code, Code::NotJson, "{end}: {found}");
        let span = found.span.expect("a place");
        let rest = SOUND[span.start.byte..end].trim();
        assert!(rest.chars().count() <= 1, "{end}: {found}, before `{rest}`");
    }
}

#[test]
fn a_limit_that_is_met_exactly_is_not_broken() {
    for (limits, fits) in [
        (Limits::default().with_bytes(SOUND.len()), true),
        (Limits::default().with_bytes(SOUND.len() - 1), false),
        (Limits::default().with_depth(2), true),
        (Limits::default().with_depth(1), false),
        (Limits::default().with_values(20), true),
        (Limits::default().with_values(10), false),
    ] {
        let reader = Reader::new().with_limits(limits);
        let read = read_as(DocumentKind::Framework, &reader, SOUND.as_bytes());
        assert_eq!(read.is_ok(), fits, "{limits:?}: {read:?}");
    }
}

#[test]
fn an_alignment_to_a_scale_that_is_not_there_is_refused() {
    expect!["error[CF0402]: the catalog has no scale `nsq` (at /to)"]
        .assert_eq(&unknown_scale_of_an_alignment().to_string());
}

#[test]
fn a_version_that_moves_too_little_is_refused() {
    expect!["error[CF1205]: `1.0.1` is a patch step from `1.0.0`, and the changes owe a major step (at /version); make it `2.0.0`: `wheels` is removed, and what refers to it no longer finds it"].assert_eq(&version_that_moves_too_little().to_string());
}
