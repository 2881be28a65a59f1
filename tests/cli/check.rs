//! `check`: its forms, its statuses, and what it takes.

use super::{competency, put_framework, ran, run};
use crate::support::path;
use expect_test::expect;
use serde_json::Value;

/// A built-in framework with a slip in it, on standard input.
fn slip(arguments: &[&str]) -> super::Ran {
    let file = path("data/frameworks/it-i2-4.json");
    let text = std::fs::read_to_string(file).unwrap();
    let text = text.replacen("\"kind\": \"knowledge\"", "\"kind\": \"knowlege\"", 1);
    let mut command = competency(["check", "-"]);
    command.args(arguments).write_stdin(text);
    ran(command)
}

#[test]
fn the_shipped_data_has_no_error() {
    let ran = run(&["check", "data"]);
    assert_eq!(ran.status, 0);
    assert_eq!(ran.out, "");
    assert!(ran.err.starts_with("0 errors and "), "{}", ran.err);
}

#[test]
fn as_a_compiler_shows_it() {
    let ran = slip(&[]);
    expect![[r#"
        error[CF0106]: `knowlege` is not one of the values allowed here
           --> <stdin>:258:19
            |
        258 |           "kind": "knowlege",
            |                   ^^^^^^^^^^
            |
            = help: did you mean `knowledge`?
    "#]]
    .assert_eq(&ran.out);
    expect![[r#"
        1 error and 0 warnings in 1 document
    "#]]
    .assert_eq(&ran.err);
    assert_eq!(ran.status, 1);
}

#[test]
fn one_line_a_finding() {
    let ran = slip(&["--format", "line"]);
    expect![[r#"
        <stdin>:258:19: error[CF0106]: `knowlege` is not one of the values allowed here; did you mean `knowledge`?
    "#]].assert_eq(&ran.out);
    assert_eq!(ran.status, 1);
}

#[test]
fn as_annotations_of_a_workflow() {
    let ran = slip(&["--format", "github"]);
    expect![[r#"
        ::error file=<stdin>,line=258,col=19,title=CF0106 wrong value::`knowlege` is not one of the values allowed here; did you mean `knowledge`?
    "#]].assert_eq(&ran.out);
    assert_eq!(ran.status, 1);
}

fn validator(file: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(path(file)).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[test]
fn as_json_by_its_schema() {
    let ran = slip(&["--format", "json"]);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(validator("schemas/diagnostics.schema.json").is_valid(&value));
    assert_eq!(value["format"], "diagnostics/1.0");
    assert_eq!(value["errors"], 1);
    assert_eq!(value["findings"][0]["code"], "CF0106");
    assert_eq!(slip(&["--json"]).out, ran.out);
}

#[test]
fn as_sarif_by_its_schema() {
    let ran = slip(&["--format", "sarif"]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(validator("tests/sarif/sarif-schema-2.1.0.json").is_valid(&log));
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "CF0106");
}

#[test]
fn warnings_count_only_where_they_are_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    let file = put_framework(folder.path(), "xx-a");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Operatore", " Operatore")).unwrap();
    let file = file.to_str().unwrap();
    let lax = run(&["check", file]);
    assert_eq!(lax.status, 0, "{}{}", lax.out, lax.err);
    assert!(lax.out.contains("warning[CF0504]"), "{}", lax.out);
    assert_eq!(run(&["check", "--deny-warnings", file]).status, 1);
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_checked() {
    let ran = run(&["check", "nowhere.json", "data/scales/eqf.json"]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("error: nowhere.json: "), "{}", ran.err);
    assert!(ran.err.ends_with("in 1 document\n"), "{}", ran.err);
}

#[test]
fn a_folder_without_a_document_is_not_clean() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(ran.status, 3);
    assert!(
        ran.err.contains("there is no document in it"),
        "{}",
        ran.err
    );
    // Nor is one with JSON of somebody else's only.
    std::fs::write(folder.path().join("package.json"), "{}").unwrap();
    assert_eq!(run(&["check", folder.path().to_str().unwrap()]).status, 3);
}

#[test]
fn what_is_no_document_in_a_folder_is_named_once() {
    let folder = tempfile::tempdir().unwrap();
    put_framework(folder.path(), "xx-a");
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("package.json", "{ \"name\": \"left-pad\" }");
    put("tsconfig.json", "{}");
    put("notes.txt", "Dear all,");
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    put(".git/broken.json", "{");
    let ran = run(&["check", folder.path().to_str().unwrap()]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert_eq!(ran.err.matches("package.json").count(), 1, "{}", ran.err);
    assert_eq!(ran.err.matches("tsconfig.json").count(), 1, "{}", ran.err);
    assert!(!ran.err.contains("notes.txt") && !ran.err.contains(".git"));
    // A document that has gone wrong is not overlooked.
    put("broken.json", "{ \"format\": \"framework/1.0\",");
    put(
        "misspelt.json",
        "{ \"formt\": \"framework/1.0\", \"units\": [], \"provenance\": {} }",
    );
    let ran = run(&["check", "--format", "line", folder.path().to_str().unwrap()]);
    assert_eq!(ran.status, 1);
    for name in ["broken.json", "misspelt.json"] {
        assert!(ran.out.contains(name), "{}", ran.out);
    }
}

#[test]
fn a_file_and_its_folder_are_one_document() {
    let folder = tempfile::tempdir().unwrap();
    let file = put_framework(folder.path(), "xx-a");
    let (folder, file) = (folder.path().to_str().unwrap(), file.to_str().unwrap());
    let ran = run(&["check", file, folder, file]);
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.err.ends_with("in 1 document\n"), "{}", ran.err);
}

#[test]
fn documents_of_a_folder_are_checked_among_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = put_framework(folder.path(), "xx-a");
    put_framework(folder.path(), "xx-b");
    let text = std::fs::read_to_string(&file).unwrap();
    let kind = "\"kind\": \"unit_of_competence\",";
    let broader = format!("{kind}\n      \"broader\": [ \"xx-b:advice\" ],");
    std::fs::write(&file, text.replacen(kind, &broader, 1)).unwrap();
    let ran = run(&["check", "--format", "line", folder.path().to_str().unwrap()]);
    assert_eq!(ran.status, 1);
    let expected = "error[CF0202]: there is no `xx-b:advice`; did you mean `xx-b:advise`?\n";
    assert!(ran.out.ends_with(expected), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn without_the_built_in_documents_their_scales_are_unknown() {
    let file = "data/frameworks/it-i2-4.json";
    assert_eq!(run(&["check", file]).status, 0);
    let alone = run(&["check", "--no-builtin", "--format", "line", file]);
    assert_eq!(alone.status, 1);
    assert!(alone.out.contains("error[CF0402]: no scale `eqf` is known"));
    let beside = [
        "check",
        "--no-builtin",
        "--catalog",
        "data/scales",
        "--catalog",
        "data/schemes",
        file,
    ];
    assert_eq!(run(&beside).status, 0);
}

#[test]
#[cfg(unix)]
fn a_name_that_would_act_on_a_terminal_is_shown_escaped() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &[u8]| {
        std::fs::write(folder.path().join(OsStr::from_bytes(name)), "{").unwrap();
    };
    put(b"a\nb\x1b[31m.json");
    put(b"caf\xe9.json");
    for form in ["terminal", "line", "github", "sarif", "json"] {
        let folder = folder.path().to_str().unwrap();
        let ran = run(&["check", "--format", form, folder]);
        assert_eq!(ran.status, 1);
        assert!(!ran.out.contains('\u{1b}'), "{form}: {}", ran.out);
    }
    let ran = run(&["check", "--format", "line", folder.path().to_str().unwrap()]);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
}

#[test]
fn a_day_says_what_has_expired_on_it() {
    let path = "data/frameworks/cz-nsk-66-029-m.json";
    let on = |day| run(&["check", "--format", "line", "--on", day, path]);
    let after = on("2027-01-01");
    assert_eq!(after.status, 0);
    assert!(after.out.contains("expired on 2022-10-20"), "{}", after.out);
    assert!(!on("2022-10-20").out.contains("expired"));
    let wrong = on("2027-13-01");
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("2027-13-01"), "{}", wrong.err);
}

#[test]
fn what_cannot_be_read_hides_nothing_that_the_catalog_knows() {
    let text = std::fs::read_to_string(path("data/crosswalks/cz-nsk-66-029-m--it-i2-4.json"));
    let text = text.unwrap();
    let text = text.replacen("it-i2-4:help-desk", "it-i2-4:helpdesk", 1);
    let text = text.replacen("skos:closeMatch", "close match", 1);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("crosswalk.json");
    std::fs::write(&file, text).unwrap();
    let ran = run(&["check", "--format", "line", file.to_str().unwrap()]);
    assert!(
        ran.out.contains("CF0106") && ran.out.contains("CF1101"),
        "{}",
        ran.out
    );
}
