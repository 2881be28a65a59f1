//! `fmt`, and `-o` of every verb: files are written whole or not at all.

use super::{competency, fixture, put_framework, ran, run};
use crate::support::path;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry).to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn every_verb_writes_to_a_file_what_it_writes_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out");
    let file = file.to_str().unwrap();
    let calls: [&[&str]; 11] = [
        &["check", "--format", "sarif", "data/scales"],
        &["fmt", "data/scales/eqf.json", "-o", file],
        &["fmt", "--check", "data/scales"],
        &["list"],
        &["show", "cefr"],
        &["search", "stress"],
        &["compare", "it-i2-4", "cz-nsk-66-029-m"],
        &["crosswalk", "stats", "it-i2-4--pl-kzis-422201"],
        &["schema", "scale"],
        &["explain", "CF0101"],
        &["completions", "fish"],
    ];
    for call in calls {
        std::fs::write(file, "before").unwrap();
        let out = if call.contains(&"-o") {
            std::fs::read_to_string(path("data/scales/eqf.json")).unwrap()
        } else {
            run(call).out
        };
        let written = ran({
            let mut command = competency(call.iter().filter(|one| **one != "-o" && **one != file));
            command.args(["-o", file]);
            command
        });
        assert_eq!(written.status, 0, "{call:?}: {}", written.err);
        assert_eq!(written.out, "", "{call:?}");
        assert_eq!(std::fs::read_to_string(file).unwrap(), out, "{call:?}");
    }
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn what_fails_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out");
    std::fs::write(&file, "before").unwrap();
    let file = file.to_str().unwrap();
    for call in [
        &["show", "nothing-like-it", "-o", file][..],
        &["explain", "CF9999", "-o", file],
        &["list", "--catalog", "nowhere", "-o", file],
    ] {
        assert_ne!(run(call).status, 0);
        assert_eq!(std::fs::read_to_string(file).unwrap(), "before");
    }
    let nowhere = folder.path().join("nowhere/out");
    let ran = run(&["list", "-o", nowhere.to_str().unwrap()]);
    assert_eq!(ran.status, 3);
    assert!(ran.err.contains("nowhere/out: "), "{}", ran.err);
    let ran = run(&["list", "-o", folder.path().to_str().unwrap()]);
    assert_eq!(ran.status, 3, "{}", ran.err);
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn findings_go_to_the_file_and_the_status_says_that_there_are_some() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("findings.sarif");
    let broken = fixture("CF0106-misspelt-choice.json");
    let ran = run(&[
        "check",
        "--format",
        "sarif",
        broken.to_str().unwrap(),
        "-o",
        file.to_str().unwrap(),
    ]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(std::fs::read_to_string(&file).unwrap().contains("CF0106"));
}

#[test]
fn fmt_writes_the_canonical_form_and_only_where_there_is_another() {
    let folder = tempfile::tempdir().unwrap();
    let sound = put_framework(folder.path(), "xx-a");
    let canonical = std::fs::read_to_string(&sound).unwrap();
    let other = folder.path().join("xx-b.json");
    let value: serde_json::Value = serde_json::from_str(&canonical).unwrap();
    std::fs::write(&other, value.to_string()).unwrap();
    let at = folder.path().to_str().unwrap();

    let check = run(&["fmt", "--check", at]);
    assert_eq!(check.status, 1);
    assert_eq!(
        check.out,
        format!("{}:1: not in canonical form\n", other.display())
    );
    assert_eq!(std::fs::read_to_string(&other).unwrap(), value.to_string());

    let before = std::fs::metadata(&sound).unwrap().modified().unwrap();
    let write = run(&["fmt", at]);
    assert_eq!((write.status, write.out.as_str()), (0, ""));
    assert_eq!(write.err, "1 of 2 documents written\n");
    assert_eq!(std::fs::read_to_string(&other).unwrap(), canonical);
    assert_eq!(
        std::fs::metadata(&sound).unwrap().modified().unwrap(),
        before
    );
    assert_eq!(run(&["fmt", "--check", at]).status, 0);
    assert_eq!(names(folder.path()), ["xx-a.json", "xx-b.json"]);
}

#[test]
fn the_first_line_that_differs_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = put_framework(folder.path(), "xx-a");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(
        &file,
        text.replace("\"language\": \"it\"", "\"language\":\"it\""),
    )
    .unwrap();
    let ran = run(&["fmt", "--check", file.to_str().unwrap()]);
    assert_eq!(
        ran.out,
        format!("{}:7: not in canonical form\n", file.display())
    );
}

#[test]
fn fmt_leaves_what_it_cannot_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.json");
    for text in [
        "{ \"format\": \"framework/1.0\", \"units\": 1 }",
        "{",
        "{ \"format\": \"case/1.1\" }",
    ] {
        std::fs::write(&file, text).unwrap();
        let ran = run(&["fmt", file.to_str().unwrap()]);
        assert_eq!(ran.status, 1, "{text}");
        assert!(ran.err.contains("x.json:1:"), "{}", ran.err);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }
}

#[test]
fn fmt_reads_standard_input() {
    let canonical = std::fs::read_to_string(path("data/scales/eqf.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(&canonical).unwrap();
    let mut command = competency(["fmt", "-"]);
    command.write_stdin(value.to_string());
    let ran = ran(command);
    assert_eq!((ran.status, ran.out), (0, canonical));
}

#[test]
#[cfg(unix)]
fn a_file_keeps_its_permissions_and_a_link_stays_one() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let file = put_framework(folder.path(), "xx-a");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("  ", "\t")).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.json");
    std::os::unix::fs::symlink("xx-a.json", &link).unwrap();
    assert_eq!(run(&["fmt", link.to_str().unwrap()]).status, 0);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
