//! `docs/command-line.md` shows what the commands in it print.

use crate::support::path;
use std::process::Command;

const PAGE: &str = "docs/command-line.md";

/// What a line of shell prints, its messages after its result, and its status.
pub(super) fn shell(line: &str) -> (String, i32) {
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_competency"));
    let folder = binary.parent().unwrap().to_str().unwrap();
    let paths = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(path(""))
        .env_remove("NO_COLOR")
        .env("PATH", format!("{folder}:{paths}"))
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).unwrap();
    (text, output.status.code().unwrap())
}

/// A block with each command in it run again.
fn fresh(block: &str) -> String {
    let mut out = String::new();
    for line in block.lines().filter(|line| line.starts_with("$ ")) {
        let (printed, status) = shell(line.trim_start_matches("$ "));
        out += line;
        out.push('\n');
        out += &printed;
        if status != 0 {
            out += &format!("(exit status {status})\n");
        }
    }
    out
}

#[test]
fn the_page_shows_what_the_commands_print() {
    let page = std::fs::read_to_string(path(PAGE)).unwrap();
    let mut new = String::new();
    let mut pieces = page.split("```console\n");
    new += pieces.next().unwrap();
    let mut blocks = 0;
    for piece in pieces {
        let (block, after) = piece.split_once("```\n").expect("a fence that ends");
        new += &format!("```console\n{}```\n{after}", fresh(block));
        blocks += 1;
    }
    assert!(blocks >= 9, "a block for each verb");
    crate::support::expect_file(PAGE, &new);
}

#[test]
fn the_page_shows_every_verb() {
    let page = std::fs::read_to_string(path(PAGE)).unwrap();
    for verb in [
        "check",
        "fmt",
        "fmt --check",
        "list",
        "show",
        "search",
        "compare",
        "crosswalk invert",
        "crosswalk compose",
        "crosswalk merge",
        "crosswalk diff",
        "crosswalk stats",
        "crosswalk evaluate",
        "crosswalk convert",
        "diff",
        "migrate",
        "translate",
        "assess",
        "plan",
        "report",
        "schema",
        "explain",
        "completions",
    ] {
        let shown = page
            .lines()
            .any(|line| line.starts_with("$ ") && line.contains(&format!("competency {verb} ")));
        assert!(shown, "{verb}");
    }
}
