//! `diff`, `migrate`, `translate` and `check --against`.

use super::run;
use crate::support::path;
use competency::json;
use competency::{Framework, Text};
use std::path::{Path, PathBuf};

fn shipped(name: &str) -> String {
    path("data").join(name).to_string_lossy().into_owned()
}

fn italian() -> Framework {
    let text = std::fs::read_to_string(shipped("frameworks/it-i2-4.json")).unwrap();
    json::Reader::new().read_str(&text).unwrap()
}

/// A successor with a unit renamed and one statement reworded.
fn successor(folder: &Path, version: &str) -> PathBuf {
    let mut new = italian();
    new.version = version.parse().unwrap();
    new.units[2].id = "customer-help".parse().unwrap();
    let statement = &mut new.units[2].statements[0];
    let text = std::mem::take(&mut statement.text);
    statement.text = text.with("it".parse().unwrap(), "Tutt'altro");
    let file = folder.join("it-i2-4.json");
    std::fs::write(&file, json::to_string(&new).unwrap()).unwrap();
    file
}

#[test]
fn a_diff_says_what_differs_and_what_it_does_to_mappings() {
    let folder = tempfile::tempdir().unwrap();
    let new = successor(folder.path(), "1.0.1");
    let (old, new) = (shipped("frameworks/it-i2-4.json"), new.to_string_lossy());
    let ran = run(&["diff", &old, &new]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.out
            .contains("Owed: **major**; taken: **patch**, which is too little.")
    );
    assert!(
        ran.out
            .contains("- **re-identified** unit `help-desk` → `customer-help`")
    );
    assert!(ran.out.contains("### Ends re-identified"));
    assert!(ran.err.contains("CF1205"), "{}", ran.err);
    let ran = run(&["diff", &old, &new, "--json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["format"], "diff/1.0");
    assert_eq!(value["owed"], "major");
    let ran = run(&["diff", &old, &new, "--no-mappings"]);
    assert!(!ran.out.contains("Mappings"));
    let same = run(&["diff", &old, &old]);
    assert_eq!(same.status, 0);
    let other = run(&["diff", &shipped("scales/eqf.json"), &old]);
    assert_eq!(other.status, 1);
    assert_eq!(run(&["diff", &old, "not-there.json"]).status, 3);
}

#[test]
fn check_refuses_a_version_that_moved_too_little() {
    let folder = tempfile::tempdir().unwrap();
    let old = shipped("frameworks/it-i2-4.json");
    let new = successor(folder.path(), "1.0.1");
    let new = new.to_string_lossy();
    let beside = ["check", "--format", "line", &*new, "--against", &old];
    let ran = run(&beside);
    assert_eq!(ran.status, 1, "{}", ran.out);
    // Renaming also breaks the built-in crosswalks.
    for code in ["CF1101", "CF1205"] {
        assert!(ran.out.contains(code), "{}", ran.out);
    }
    let (scales, schemes) = (shipped("scales"), shipped("schemes"));
    let builtin = ["--no-builtin", "--catalog", &scales, "--catalog", &schemes];
    let alone = [&beside[..], &builtin].concat();
    let ran = run(&alone);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.out.contains(":5:14: error[CF1205]"), "{}", ran.out);
    let moved = successor(folder.path(), "2.0.0");
    assert_eq!(moved.to_string_lossy(), new);
    assert_eq!(run(&alone).status, 0);
    let both = run(&["check", &new, &old, "--against", &old]);
    assert_eq!(both.status, 2);
}

#[test]
fn a_crosswalk_is_brought_over() {
    let folder = tempfile::tempdir().unwrap();
    let old = shipped("frameworks/it-i2-4.json");
    let new = successor(folder.path(), "2.0.0");
    let crosswalk = shipped("crosswalks/it-i2-4--pl-kzis-422201.json");
    let ran = run(&["migrate", &crosswalk, &old, &new.to_string_lossy()]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.contains("\"subject_source_version\": \"2.0.0\""));
    assert!(!ran.out.contains("\"it-i2-4:help-desk\""));
    assert!(
        ran.err.contains("to be looked at again, 0 gone"),
        "{}",
        ran.err
    );
    let same = run(&["migrate", &crosswalk, &old, &old]);
    assert_eq!(same.status, 0, "{}", same.err);
    assert_eq!(same.out, std::fs::read_to_string(&crosswalk).unwrap());
    let profile = folder.path().join("person.json");
    let held = r#"{"format":"profile/1.0","id":"person","holdings":[
        {"id":"unit","of":"it-i2-4:help-desk"},{"id":"whole","of":"competency:it-i2-4"}]}"#;
    std::fs::write(&profile, held).unwrap();
    let call = [
        "migrate",
        &profile.to_string_lossy(),
        &old,
        &new.to_string_lossy(),
    ];
    let ran = run(&call);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.contains("\"it-i2-4:customer-help\""), "{}", ran.out);
    // What a person holds is not named.
    assert!(
        ran.err
            .contains("/holdings/1: look again: what it names is changed"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("it-i2-4:"), "{}", ran.err);
    let scale = run(&["migrate", &shipped("scales/eqf.json"), &old, &old]);
    assert_eq!(scale.status, 2);
}

#[test]
fn what_is_missing_in_a_language_is_taken_out_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let framework = shipped("frameworks/it-i2-4.json");
    let ran = run(&["translate", &framework]);
    assert!(ran.out.starts_with("en "), "{}", ran.out);
    let ran = run(&[
        "translate",
        &framework,
        "--missing",
        "de",
        "--by",
        "Example",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let mut overlay: competency::Overlay = json::Reader::new().read_str(&ran.out).unwrap();
    overlay.entries.truncate(1);
    let text = std::mem::take(&mut overlay.entries[0].text);
    let text: Text = text.with("de".parse().unwrap(), "Titel");
    overlay.entries[0].text = text;
    let file = folder.path().join("de.json");
    std::fs::write(&file, json::to_string(&overlay).unwrap()).unwrap();
    let ran = run(&["translate", &framework, "--merge", &file.to_string_lossy()]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("\"de\": \"Titel\""));
    assert!(
        ran.err
            .contains("1 merged, 0 outdated, 0 still to translate")
    );
    let new = successor(folder.path(), "2.0.0");
    let ran = run(&[
        "translate",
        &new.to_string_lossy(),
        "--outdated",
        &framework,
    ]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("now “Tutt'altro”"), "{}", ran.out);
}
