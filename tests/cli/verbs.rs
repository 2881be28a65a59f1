//! The other verbs, and what all share.

use super::{competency, put_framework, ran, run};
use crate::support::path;
use expect_test::expect;
use serde_json::Value;
use std::process::Stdio;

const VERBS: [&str; 16] = [
    "check",
    "fmt",
    "list",
    "show",
    "search",
    "compare",
    "crosswalk",
    "diff",
    "migrate",
    "translate",
    "assess",
    "plan",
    "report",
    "schema",
    "explain",
    "completions",
];

#[test]
fn every_verb_has_help_with_examples() {
    let help = run(&["--help"]).out;
    let listed = help.split("Commands:\n").nth(1).unwrap();
    let listed: Vec<&str> = listed
        .lines()
        .take_while(|line| !line.is_empty())
        .map(|line| line.split_whitespace().next().unwrap())
        .filter(|verb| *verb != "help")
        .collect();
    assert_eq!(listed, VERBS);
    for verb in VERBS {
        let help = run(&[verb, "--help"]);
        assert_eq!(help.status, 0);
        let examples = help.out.split("Examples:\n").nth(1).expect(verb);
        let examples: Vec<&str> = examples.lines().map(str::trim).collect();
        assert!(examples.len() > 1, "{verb}");
        let prefix = format!("competency {verb}");
        assert!(
            examples.iter().all(|one| one.starts_with(&prefix)),
            "{verb}"
        );
    }
}

#[test]
#[cfg(unix)]
fn the_examples_of_help_do_what_they_should() {
    for verb in VERBS {
        let help = run(&[verb, "--help"]).out;
        for example in help.split("Examples:\n").nth(1).unwrap().lines() {
            let (out, status) = super::page::shell(example.trim());
            // `grep` gives 1 where nothing is found.
            let clean = status == 0 || (example.contains("grep") && status == 1);
            assert!(clean, "{example}: {status}\n{out}");
        }
    }
}

#[test]
fn a_call_that_makes_no_sense_is_status_2() {
    for (call, said) in [
        (&[][..], "Usage: competency"),
        (&["chekc"], "unrecognized subcommand 'chekc'"),
        (&["check"], "<PATH>"),
        (&["check", "data", "--format", "xml"], "invalid value 'xml'"),
        (
            &["check", "data", "--json", "--format", "line"],
            "cannot be used with",
        ),
        (&["list", "--lang", "e_n"], "`e_n` is not a language tag"),
        (&["list", "--on", "2022-02-30"], "2022-02-30"),
        (&["list", "--no-builtin"], "leaves nothing to look at"),
        (&["show", "it-i2-5"], "did you mean `it-i2-4`?"),
        (
            &["show", "it-i2-4:help-dsk"],
            "did you mean `it-i2-4:help-desk`?",
        ),
        (&["show", "not an id"], "`not an id` is not"),
        (
            &["show", "cz-nsk-66-029-m", "--order", "alphabet"],
            "its orders are `table`, `body`",
        ),
        (
            &["compare", "it-i2-4", "it-i2-5"],
            "did you mean `it-i2-4`?",
        ),
        (&["compare", "it-i2-4"], "<ASKED>"),
        (
            &["schema", "frame"],
            "no schema `frame`; there are `framework`",
        ),
        (&["explain", "CF9999"], "no code `CF9999`"),
        (&["completions", "tcsh"], "invalid value 'tcsh'"),
        (&["fmt", "data", "-o", "x"], "`-o` takes one document"),
    ] {
        let ran = run(call);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{call:?}");
        assert!(ran.err.contains(said), "{call:?}: {}", ran.err);
    }
}

fn validated(file: &str, out: &str) -> Value {
    let schema = std::fs::read_to_string(path(&format!("schemas/{file}.schema.json"))).unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    let value: Value = serde_json::from_str(out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{file}: {errors:#?}");
    value
}

#[test]
fn json_is_versioned_and_by_its_schema() {
    for (schema, call) in [
        ("diagnostics", &["check", "data", "--json"][..]),
        ("list", &["list", "all", "--on", "2022-10-21", "--json"]),
        ("framework", &["show", "it-i2-4", "--json"]),
        ("scale", &["show", "eqf", "--json"]),
        (
            "entity",
            &[
                "show",
                "cz-nsk-66-029-m:complaint.stress-techniques",
                "--json",
            ],
        ),
        (
            "entity",
            &["show", "competency:it-i2-4", "--on", "2022-10-21", "--json"],
        ),
        ("search", &["search", "stress", "--json"]),
        (
            "coverage",
            &["compare", "it-i2-4", "cz-nsk-66-029-m", "--json"],
        ),
        (
            "coverage",
            &[
                "compare",
                "esco-contact-centre",
                "cz-nsk-66-029-m",
                "--derived",
                "--json",
            ],
        ),
        (
            "crosswalk-stats",
            &["crosswalk", "stats", "it-i2-4--pl-kzis-422201", "--json"],
        ),
        (
            "crosswalk-diff",
            &[
                "crosswalk",
                "diff",
                "it-i2-4--pl-kzis-422201",
                "it-i2-4--esco-contact-centre",
                "--json",
            ],
        ),
        (
            "crosswalk-evaluation",
            &[
                "crosswalk",
                "evaluate",
                "it-i2-4--pl-kzis-422201",
                "it-i2-4--esco-contact-centre",
                "--json",
            ],
        ),
        (
            "crosswalk",
            &[
                "crosswalk",
                "convert",
                "it-i2-4--pl-kzis-422201",
                "--to",
                "native",
            ],
        ),
    ] {
        let value = validated(schema, &run(call).out);
        let format = match schema {
            "coverage" => competency::COVERAGE_FORMAT.to_owned(),
            _ => format!("{schema}/1.0"),
        };
        assert_eq!(value["format"], format, "{call:?}");
    }
}

#[test]
fn a_search_says_where_it_matched() {
    let found = validated(
        "search",
        &run(&["search", "REKLAMACE", "telefonu", "--json"]).out,
    );
    let hit = &found["hits"][0];
    assert_eq!(hit["kind"], "unit");
    let text = &hit["texts"][0];
    let start = text["matches"][0]["start"].as_u64().unwrap() as usize;
    let end = text["matches"][0]["end"].as_u64().unwrap() as usize;
    let matched: String = text["text"]
        .as_str()
        .unwrap()
        .chars()
        .skip(start)
        .take(end - start)
        .collect();
    assert_eq!(matched.to_lowercase(), "reklamace");
    let nothing = run(&["search", "xyzzy"]);
    assert_eq!((nothing.status, nothing.out.as_str()), (0, ""));
    assert_eq!(nothing.err, "0 things found\n");
}

#[test]
fn what_is_shown_is_in_the_language_asked_for() {
    let first = |call: &[&str]| run(call).out.lines().next().unwrap_or_default().to_owned();
    assert_eq!(first(&["show", "it-i2-4"]), "Customer assistance operator");
    assert_eq!(
        first(&["show", "it-i2-4", "--lang", "it-CH"]),
        "Operatore assistenza clienti"
    );
    assert_eq!(
        first(&["show", "it-i2-4", "--lang", "fi"]),
        "Customer assistance operator"
    );
    let found = run(&["search", "reklamace zákazníka po telefonu", "--lang", "en"]).out;
    expect![[r#"
        cz-nsk-66-029-m:complaint (unit)
          cs: Vyřízení reklamace zákazníka po telefonu
          en: Handling a customer's complaint by telephone
    "#]]
    .assert_eq(&found);
}

#[test]
fn a_folder_stands_beside_the_built_in_data_or_instead_of_it() {
    let folder = tempfile::tempdir().unwrap();
    put_framework(folder.path(), "xx-a");
    let at = folder.path().to_str().unwrap();
    let beside = run(&["list", "--catalog", at]).out;
    assert!(
        beside.contains("xx-a ") && beside.contains("it-i2-4 "),
        "{beside}"
    );
    let instead = run(&["list", "--catalog", at, "--no-builtin"]).out;
    expect![""].assert_eq(&instead);
    let compared = run(&["compare", "xx-a", "it-i2-4", "--catalog", at]);
    assert_eq!(compared.status, 0);
    // A document of the same id takes the place of a built-in one.
    let text = std::fs::read_to_string(path("data/frameworks/it-i2-4.json")).unwrap();
    let text = text.replacen("Customer assistance operator", "Operator of mine", 1);
    std::fs::write(folder.path().join("mine.json"), text).unwrap();
    let shown = run(&["show", "it-i2-4", "--catalog", at]).out;
    assert!(shown.starts_with("Operator of mine\n"), "{shown}");
}

#[test]
fn a_catalog_with_errors_is_not_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("x.json"),
        "{ \"format\": \"scale/1.0\" }",
    )
    .unwrap();
    let ran = run(&["list", "--catalog", folder.path().to_str().unwrap()]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.starts_with("error: the catalog has errors\n"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("error[CF0105]"), "{}", ran.err);
    assert_eq!(run(&["list", "--catalog", "nowhere"]).status, 3);
}

#[test]
fn every_code_is_explained() {
    let listed = run(&["explain"]).out;
    assert_eq!(listed.lines().count(), competency::Code::ALL.len());
    for code in competency::Code::ALL {
        assert!(listed.contains(code.as_str()));
        let text = run(&["explain", &code.as_str().to_lowercase()]).out;
        let first = text.split_once('\n').unwrap().0;
        assert_eq!(
            first,
            format!("{}[{code}]: {}", code.severity(), code.title())
        );
    }
}

#[test]
fn the_schemas_are_the_committed_ones() {
    for line in run(&["schema"]).out.lines() {
        let name = line.split_whitespace().next().unwrap();
        let file = path(&format!("schemas/{name}.schema.json"));
        assert_eq!(
            run(&["schema", name]).out,
            std::fs::read_to_string(file).unwrap()
        );
    }
}

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["completions", shell]).out;
        for verb in VERBS {
            assert!(script.contains(verb), "{shell}: {verb}");
        }
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for (call, status) in [
        (&["compare", "it-i2-4", "cz-nsk-66-029-m", "--json"][..], 0),
        (&["show", "esco-contact-centre", "--json"], 0),
        (&["--help"], 0),
        (&["nonsense"], 2),
    ] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_competency"))
            .args(call)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut err = child.stderr.take().unwrap();
        let mut said = String::new();
        std::io::Read::read_to_string(&mut err, &mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(status), "{call:?}");
        assert!(
            !said.contains("panicked") && !said.contains("pipe"),
            "{said}"
        );
    }
}

#[test]
fn messages_that_nobody_reads_are_no_error() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_competency"))
        .args(["check", "nowhere.json"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

#[test]
fn without_a_terminal_there_is_no_colour_unless_it_is_asked_for() {
    let call = ["search", "stress"];
    assert!(!run(&call).out.contains('\u{1b}'));
    let always = run(&["search", "stress", "--color", "always"]).out;
    assert!(always.contains("\u{1b}[1;31mstress\u{1b}[0m"), "{always}");
    let mut command = competency(["search", "stress", "--color", "always"]);
    command.env("NO_COLOR", "1");
    // Who says `always` means it.
    assert!(ran(command).out.contains('\u{1b}'));
}
