//! Overlays: an invented licensee's wording over SFIA, and what does not fit.

#![cfg(all(feature = "builtin", feature = "sfia"))]

use crate::support::value;
use competency::{Catalog, Code, Diagnostics, Overlay, Valid};

/// An overlay with some entries. The texts are invented and not SFIA's.
fn overlay(framework: &str, fits: &str, entries: &str) -> Valid<Overlay> {
    let text = format!(
        r#"{{
            "format": "overlay/1.0", "id": "acme-sfia", "version": "1.0.0",
            "framework": "{framework}", "fits": "{fits}", "language": "en",
            "entries": {entries},
            "rights": [{{ "covers": "wording", "publisher": "Acme", "license": "LicenseRef-Acme",
                "attribution": "Invented wording by Acme", "changed": false, "sureness": "high", "basis": "an example" }}],
            "provenance": {{ "curated_by": "Acme" }}
        }}"#
    );
    Valid::from_json(&text).unwrap()
}

/// The id of the first statement of level 1.
fn first_statement() -> String {
    let catalog = Catalog::builtin();
    let framework = catalog.framework(&value("sfia-9-csmg")).unwrap();
    framework.units[0].statements[0].id.to_string()
}

#[test]
fn a_licensees_wording_stands_where_the_label_was_and_the_label_is_kept_beneath() {
    let mut catalog = Catalog::builtin();
    let id = first_statement();
    let reference = value(&format!("sfia-9-csmg:{id}"));
    let label = catalog.entity(&reference).unwrap().label().unwrap().clone();
    let entries = format!(r#"[{{ "id": "{id}", "text": {{ "en": "Answers what is asked." }} }}]"#);
    let laid = catalog
        .add_overlay(overlay("sfia-9-csmg", "^1.0.0", &entries))
        .unwrap();
    assert_eq!(laid.changes.len(), 1);
    assert_eq!(laid.changes[0].entity, reference);
    assert_eq!(laid.changes[0].before.as_deref(), label.in_language("en"));
    assert_eq!(laid.changes[0].after, "Answers what is asked.");
    let now = catalog.entity(&reference).unwrap().label().unwrap();
    assert_eq!(now.in_language("en"), Some("Answers what is asked."));
    // Languages that the overlay does not have stay as they are, and so does
    // the catalog of everyone else.
    assert_eq!(now.in_language("pl"), label.in_language("pl"));
    let elsewhere = Catalog::builtin();
    assert_eq!(elsewhere.entity(&reference).unwrap().label(), Some(&label));
}

#[test]
fn wording_comes_to_a_passage_that_had_none() {
    let mut catalog = Catalog::builtin();
    let framework = catalog.framework(&value("sfia-9-csmg")).unwrap();
    let passage = framework.passages[0].id.clone();
    assert!(framework.passages[0].text.is_none());
    let entries = format!(
        r#"[{{ "id": "{passage}", "text": {{ "en": "Prose." }} }}, {{ "text": {{ "en": "A title" }} }}]"#
    );
    let laid = catalog
        .add_overlay(overlay("sfia-9-csmg", "1", &entries))
        .unwrap();
    assert_eq!(laid.changes[0].before, None);
    assert_eq!(laid.changes[1].entity, value("competency:sfia-9-csmg"));
    let framework = catalog.framework(&value("sfia-9-csmg")).unwrap();
    assert_eq!(framework.title.in_language("en"), Some("A title"));
}

#[test]
fn the_overlays_rights_stand_beside_the_frameworks() {
    let mut catalog = Catalog::builtin();
    let id = first_statement();
    let entries = format!(r#"[{{ "id": "{id}", "text": {{ "en": "x" }} }}]"#);
    catalog
        .add_overlay(overlay("sfia-9-csmg", "^1.0.0", &entries))
        .unwrap();
    let notice = competency::report::notice(&catalog, &[value("sfia-9-csmg")]).unwrap();
    assert!(notice.contains("Invented wording by Acme") && notice.contains("SFIA Foundation"));
}

#[test]
fn mappings_whose_labels_the_overlay_changes_are_named() {
    let mut catalog = Catalog::builtin();
    let id = first_statement();
    let entries = format!(r#"[{{ "id": "{id}", "text": {{ "en": "x" }} }}]"#);
    let laid = catalog
        .add_overlay(overlay("sfia-9-csmg", "^1.0.0", &entries))
        .unwrap();
    assert!(!laid.warnings.is_empty());
    assert!(
        laid.warnings
            .iter()
            .all(|found| found.code == Code::StaleLabel)
    );
}

#[test]
fn an_overlay_that_changes_nothing_says_so() {
    let mut catalog = Catalog::builtin();
    let id = first_statement();
    let reference = value(&format!("sfia-9-csmg:{id}"));
    let label = catalog
        .entity(&reference)
        .unwrap()
        .label()
        .unwrap()
        .in_language("en")
        .unwrap()
        .to_owned();
    let entries = format!(r#"[{{ "id": "{id}", "text": {{ "en": "{label}" }} }}]"#);
    let laid = catalog
        .add_overlay(overlay("sfia-9-csmg", "^1.0.0", &entries))
        .unwrap();
    assert!(laid.changes.is_empty());
}

fn refused(framework: &str, fits: &str, entries: &str) -> Diagnostics {
    let mut catalog = Catalog::builtin();
    let before = catalog.framework(&value("sfia-9-csmg")).unwrap().clone();
    let found = catalog
        .add_overlay(overlay(framework, fits, entries))
        .unwrap_err();
    assert_eq!(*catalog.framework(&value("sfia-9-csmg")).unwrap(), before);
    found
}

#[test]
fn an_overlay_for_another_version_or_framework_or_id_is_refused() {
    let version = refused("sfia-9-csmg", "^2.0.0", "[]");
    assert_eq!(version.iter().next().unwrap().code, Code::OverlayMismatch);
    let framework = refused("sfia-9-csmh", "^1.0.0", "[]");
    assert_eq!(
        framework.to_string(),
        "error[CF1202]: the catalog has no framework `sfia-9-csmh` (at /framework); did you mean `sfia-9-csmg`?"
    );
    let id = refused(
        "sfia-9-csmg",
        "^1.0.0",
        r#"[{ "id": "level-1.nothing-like-it", "text": { "en": "x" } }]"#,
    );
    let found = id.iter().next().unwrap();
    assert_eq!(
        (found.code, found.pointer.as_str()),
        (Code::BadEntry, "/entries/0/id")
    );
}

#[test]
fn a_language_that_nobody_declares_is_refused() {
    let id = first_statement();
    let entries = format!(r#"[{{ "id": "{id}", "text": {{ "de": "x" }} }}]"#);
    let found = refused("sfia-9-csmg", "^1.0.0", &entries);
    assert_eq!(found.iter().next().unwrap().code, Code::UndeclaredLanguage);
}
