//! `crosswalk`: each sub-verb, each format, and what comes of bad input.

use super::{Ran, competency, ran, run};
use crate::support::path;
use expect_test::expect;
use serde_json::Value;
use std::path::{Path, PathBuf};

const VERBS: [&str; 7] = [
    "invert", "compose", "merge", "diff", "stats", "evaluate", "convert",
];

const IT_PL: &str = "it-i2-4--pl-kzis-422201";
const IT_ESCO: &str = "it-i2-4--esco-contact-centre";
const CZ_ESCO: &str = "cz-nsk-66-029-m--esco-contact-centre";

fn crosswalk(arguments: &[&str]) -> Ran {
    run(&[&["crosswalk"], arguments].concat())
}

fn with_stdin(arguments: &[&str], text: impl Into<Vec<u8>>) -> Ran {
    let mut command = competency([&["crosswalk"], arguments].concat());
    command.write_stdin(text.into());
    ran(command)
}

/// The shipped crosswalks.
fn shipped() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(path("data/crosswalks")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    assert!(files.len() >= 15);
    files
}

/// What identifies a mapping and does not move to the set when written.
fn mappings(json: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(json).unwrap();
    let mappings = value["mappings"].as_array().unwrap().iter();
    let mut mappings: Vec<String> = mappings
        .map(|mapping| {
            let slots = [
                "subject_id",
                "predicate_id",
                "predicate_modifier",
                "object_id",
                "confidence",
                "comment",
                "ext_includes_object",
                "ext_includes_subject",
            ];
            slots.map(|slot| mapping[slot].to_string()).join(" ")
        })
        .collect();
    mappings.sort();
    mappings
}

/// A small set in SSSOM/TSV.
const SMALL: &str = "\
#curie_map:
#  a: https://example.org/a/
#  b: https://example.org/b/
#mapping_set_id: https://example.org/a--b
#license: https://creativecommons.org/publicdomain/zero/1.0/
subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence
a:1\tskos:exactMatch\tb:1\tsemapv:ManualMappingCuration\t0.9
a:2\tskos:broadMatch\tb:2\tsemapv:ManualMappingCuration\t0.8
";

/// The same with a row whose predicate is none.
fn broken() -> String {
    SMALL.to_owned() + "a:3\tbroad\tb:3\tsemapv:ManualMappingCuration\t0.8\n"
}

/// The same with a predicate that has no inverse.
fn one_way() -> String {
    SMALL.to_owned() + "a:3\trdfs:subClassOf\tb:3\tsemapv:ManualMappingCuration\t0.8\n"
}

fn put(folder: &Path, name: &str, text: &str) -> String {
    let file = folder.join(name);
    std::fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn every_sub_verb_has_help_with_examples_that_do_what_they_should() {
    let help = crosswalk(&["--help"]).out;
    let listed = help.split("Commands:\n").nth(1).unwrap();
    let listed: Vec<&str> = listed
        .lines()
        .take_while(|line| !line.is_empty())
        .map(|line| line.split_whitespace().next().unwrap())
        .filter(|verb| *verb != "help")
        .collect();
    assert_eq!(listed, VERBS);
    for verb in VERBS {
        let help = crosswalk(&[verb, "--help"]).out;
        let examples = help.split("Examples:\n").nth(1).expect(verb);
        assert!(examples.lines().count() > 1, "{verb}");
        for example in examples.lines().map(str::trim) {
            let prefix = format!("competency crosswalk {verb}");
            assert!(example.starts_with(&prefix), "{example}");
            #[cfg(unix)]
            {
                let (out, status) = super::page::shell(example);
                assert_eq!(status, 0, "{example}\n{out}");
            }
        }
    }
}

#[test]
fn the_shipped_crosswalks_survive_every_format() {
    let folder = tempfile::tempdir().unwrap();
    for file in shipped() {
        let source = file.to_str().unwrap();
        for format in ["sssom-tsv", "sssom-csv", "sssom-json", "native"] {
            let there = crosswalk(&["convert", source, "--to", format]);
            assert_eq!(there.status, 0, "{source} {format}: {}", there.err);
            let back = with_stdin(&["convert", "-", "--to", "native"], there.out.as_str());
            assert_eq!(back.status, 0, "{source} {format}: {}", back.err);
            let text = std::fs::read_to_string(&file).unwrap();
            assert_eq!(mappings(&back.out), mappings(&text), "{source} {format}");
            let copy = put(folder.path(), "copy.json", &back.out);
            let diff = crosswalk(&["diff", "--exit-code", source, &copy]);
            assert_eq!(diff.status, 0, "{source} {format}: {}", diff.out);
            // The canonical form is one.
            let again = crosswalk(&["convert", &copy, "--to", format]);
            assert_eq!(again.out, there.out, "{source} {format}");
        }
    }
}

#[test]
fn json_of_sssom_has_every_mapping_under_its_own_names() {
    let written = crosswalk(&["convert", IT_PL, "--to", "sssom-json"]);
    let file = path("data/crosswalks/it-i2-4--pl-kzis-422201.json");
    let source = std::fs::read_to_string(file).unwrap();
    assert_eq!(mappings(&written.out), mappings(&source));
}

#[test]
fn mappings_are_sorted_or_stay_in_their_order() {
    let turned = |text: &str| {
        let mut lines: Vec<&str> = text.lines().collect();
        let last = lines.len() - 1;
        lines.swap(last, last - 1);
        lines.join("\n") + "\n"
    };
    let to = ["convert", "-", "--to", "sssom-tsv"];
    let canonical = with_stdin(&to, SMALL).out;
    assert_eq!(with_stdin(&to, turned(SMALL)).out, canonical);
    let kept = with_stdin(&[&to[..], &["--keep-order"]].concat(), turned(SMALL));
    assert_eq!(kept.out, turned(&canonical));
}

#[test]
fn a_table_can_have_its_metadata_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (metadata, table): (Vec<&str>, Vec<&str>) =
        SMALL.lines().partition(|line| line.starts_with('#'));
    let metadata: String = metadata
        .iter()
        .map(|line| format!("{}\n", &line[1..]))
        .collect();
    let metadata = put(folder.path(), "a--b.sssom.yml", &metadata);
    let table = put(folder.path(), "a--b.sssom.tsv", &(table.join("\n") + "\n"));
    let whole = with_stdin(&["convert", "-", "--to", "sssom-tsv"], SMALL);
    let parts = crosswalk(&[
        "convert",
        &table,
        "--to",
        "sssom-tsv",
        "--metadata",
        &metadata,
    ]);
    assert_eq!((parts.status, &parts.out), (0, &whole.out), "{}", parts.err);
    // Without it there are no prefixes, and with it twice there is one too many.
    let alone = crosswalk(&["convert", &table, "--to", "sssom-tsv"]);
    assert!(alone.err.contains("CF1314"), "{}", alone.err);
    let twice = with_stdin(
        &["convert", "-", "--to", "native", "--metadata", &metadata],
        SMALL,
    );
    assert_eq!(twice.status, 2);
    assert!(
        twice.err.contains("no table takes the metadata"),
        "{}",
        twice.err
    );
    assert_eq!(twice.out, "");
}

#[test]
fn labels_come_from_the_catalog_in_a_language() {
    let labelled = |arguments: &[&str]| {
        let call = ["convert", IT_PL, "--to", "sssom-json"];
        let out = crosswalk(&[&call[..], arguments].concat()).out;
        let value: Value = serde_json::from_str(&out).unwrap();
        value["mappings"][0]["subject_label"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(labelled(&[]), "Operatore assistenza clienti");
    assert_eq!(
        labelled(&["--labels", "wording"]),
        "Operatore assistenza clienti"
    );
    let english = labelled(&["--labels", "lang", "--lang", "en"]);
    assert_eq!(english, "Customer assistance operator");
}

#[test]
fn what_has_errors_gives_nothing_unless_one_is_to_go_on() {
    for to in ["sssom-tsv", "native"] {
        let call = ["convert", "-", "--to", to, "--findings", "line"];
        let ran = with_stdin(&call, broken());
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{to}");
        assert!(
            ran.err.starts_with("<stdin>:9:5: error[CF1310]"),
            "{}",
            ran.err
        );
        let going = with_stdin(&[&call[..], &["--keep-going"]].concat(), broken());
        assert_eq!(going.status, 1, "{to}");
        assert!(going.out.contains("a:2"), "{to}: {}", going.out);
        assert!(going.err.contains("CF1310"), "{to}: {}", going.err);
    }
    // What SSSOM has no form for is named.
    let call = ["convert", "-", "--to", "sssom-tsv", "--keep-going"];
    let going = with_stdin(&call, broken());
    assert_eq!(
        going.out,
        with_stdin(&["convert", "-", "--to", "sssom-tsv"], SMALL).out
    );
    let lost = "error: 1 mapping without what SSSOM requires; the first is mapping 3, without `predicate_id`";
    assert!(going.err.contains(lost), "{}", going.err);
}

#[test]
fn a_file_stays_as_it_was_where_there_is_no_result() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(folder.path(), "there.tsv", "as it was");
    let ran = with_stdin(&["convert", "-", "--to", "native", "-o", &file], broken());
    assert_eq!(ran.status, 1);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "as it was");
}

#[test]
fn findings_have_the_forms_of_check() {
    let call = |form| with_stdin(&["stats", "-", "--findings", form], broken());
    let json: String = call("json")
        .err
        .lines()
        .take_while(|line| *line != "}")
        .collect();
    let value: Value = serde_json::from_str(&(json + "}")).unwrap();
    assert_eq!(value["findings"][0]["code"], "CF1310");
    assert_eq!(value["findings"][0]["span"]["start"]["line"], 9);
    assert!(
        call("github")
            .err
            .starts_with("::error file=<stdin>,line=9,col=5")
    );
    assert!(call("terminal").err.contains("--> <stdin>:9:5"));
}

#[test]
fn warnings_count_where_they_are_denied() {
    let text = SMALL.replace("0.9\n", "0.91234\n");
    let call = ["convert", "-", "--to", "sssom-tsv"];
    let ran = with_stdin(&call, text.as_str());
    assert_eq!(ran.status, 0);
    let said = "warning: 1 number rounded to three digits behind the point";
    assert!(ran.err.contains(said), "{}", ran.err);
    let denied = with_stdin(&[&call[..], &["--deny-warnings"]].concat(), text.as_str());
    assert_eq!((denied.status, denied.out), (1, ran.out));
    let native = with_stdin(&["convert", "-", "--to", "native"], text.as_str());
    assert!(native.out.contains("0.91234"));
    assert!(!native.err.contains("rounded"));
}

#[test]
fn turned_round_twice_it_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let once = crosswalk(&["invert", IT_PL]);
    assert_eq!(once.status, 0);
    let value: Value = serde_json::from_str(&once.out).unwrap();
    let id = "https://w3id.org/competency/crosswalks/pl-kzis-422201--it-i2-4";
    assert_eq!(value["mapping_set_id"], id);
    assert_eq!(value["subject_source"], "competency:pl-kzis-422201");
    let first = &value["mappings"][0];
    assert_eq!(first["predicate_id"], "skos:narrowMatch");
    assert_eq!(first["object_label"], "Operatore assistenza clienti");
    let once = put(folder.path(), "once.json", &once.out);
    let twice = crosswalk(&["invert", &once]).out;
    let twice = put(folder.path(), "twice.json", &twice);
    let diff = crosswalk(&["diff", IT_PL, &twice, "--key", "claim", "--json"]).out;
    let diff: Value = serde_json::from_str(&diff).unwrap();
    assert_eq!(diff["removed"], Value::Array(Vec::new()));
    assert_eq!(diff["added"], Value::Array(Vec::new()));
    assert_eq!(diff["pairs_both"], 79);
}

#[test]
fn what_cannot_be_turned_round_is_not_lost_in_silence() {
    let ran = with_stdin(&["invert", "-"], one_way());
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    let said = "the predicate of 1 mapping has no inverse (from 1: 3)";
    assert!(ran.err.contains(said), "{}", ran.err);
    let going = with_stdin(&["invert", "-", "--keep-going"], one_way());
    assert_eq!(going.status, 1);
    assert!(going.err.contains(said));
    let lines: Vec<&str> = going
        .out
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert_eq!(lines.len(), 3, "{}", going.out);
    assert!(
        going
            .out
            .contains("#mapping_set_id: https://example.org/b--a\n")
    );
    assert!(
        lines[2].starts_with("b:2\tskos:narrowMatch\ta:2\t"),
        "{}",
        lines[2]
    );
}

#[test]
fn what_follows_is_written_with_its_premises() {
    let ran = crosswalk(&["compose", CZ_ESCO, IT_ESCO, "--turn", "2", "--proofs"]);
    expect![[r#"
        cz-nsk-66-029-m:organisation-role broad it-i2-4:information-management.business-organisation, 0.30
          by  cz-nsk-66-029-m:organisation-role broad esco-contact-centre:c4272323-cce6-4535-ac71-4f6841f4f89a, 0.55
          and esco-contact-centre:c4272323-cce6-4535-ac71-4f6841f4f89a broad it-i2-4:information-management.business-organisation, 0.55, read from its object
        cz-nsk-66-029-m:organisation-role.explain-role broad it-i2-4:information-management.business-organisation, 0.39
          by  cz-nsk-66-029-m:organisation-role.explain-role broad esco-contact-centre:c4272323-cce6-4535-ac71-4f6841f4f89a, 0.70
          and esco-contact-centre:c4272323-cce6-4535-ac71-4f6841f4f89a broad it-i2-4:information-management.business-organisation, 0.55, read from its object
    "#]]
    .assert_eq(&ran.out);
    let call = [
        "compose",
        CZ_ESCO,
        IT_ESCO,
        "--turn",
        "2",
        "--id",
        "https://example.org/cz--it",
    ];
    let confidences = |more: &[&str]| -> Vec<f64> {
        let out = crosswalk(&[&call[..], more].concat()).out;
        let value: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(value["mapping_set_id"], "https://example.org/cz--it");
        let mappings = value["mappings"].as_array().unwrap().iter();
        mappings
            .map(|mapping| {
                assert_eq!(mapping["mapping_justification"], "semapv:MappingChaining");
                assert_eq!(mapping["derived_from"].as_array().unwrap().len(), 2);
                mapping["confidence"].as_f64().unwrap()
            })
            .collect()
    };
    let product = confidences(&[]);
    assert!((product[0] - 0.3025).abs() < 1e-9 && (product[1] - 0.385).abs() < 1e-9);
    assert_eq!(confidences(&["--confidence", "minimum"]), [0.55, 0.55]);
    // One proof each: taken together it is worth what it is alone.
    let together = confidences(&["--alternatives", "noisy-or"]);
    assert_eq!(together.len(), 2);
    assert!(
        together
            .iter()
            .zip(&product)
            .all(|(a, b)| (a - b).abs() < 1e-9)
    );
    assert!(confidences(&["--without-hierarchy"]).is_empty());
}

#[test]
fn a_step_that_leads_past_the_next_crosswalk_is_named() {
    let ran = crosswalk(&["compose", CZ_ESCO, IT_ESCO, "--proofs"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    let said = format!(
        "warning: {CZ_ESCO} ends at competency:esco-contact-centre, and {IT_ESCO} starts at competency:it-i2-4"
    );
    assert!(ran.err.contains(&said), "{}", ran.err);
}

#[test]
fn too_much_to_derive_is_given_up() {
    let call = [
        "compose", CZ_ESCO, IT_ESCO, "--turn", "2", "--proofs", "--most", "1",
    ];
    let ran = crosswalk(&call);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("`--most` allows more"), "{}", ran.err);
}

#[test]
fn a_merge_has_all_and_says_what_it_met() {
    let merge = |arguments: &[&str]| {
        let call = [
            "merge",
            "--id",
            "https://example.org/merged",
            "--to",
            "sssom-json",
        ];
        crosswalk(&[&call[..], arguments].concat())
    };
    let both = merge(&[IT_PL, IT_ESCO]);
    assert_eq!(both.status, 0, "{}", both.err);
    let count = |out: &str| mappings(out).len();
    let parts = [IT_PL, IT_ESCO]
        .map(|name| count(&crosswalk(&["convert", name, "--to", "sssom-json"]).out));
    assert_eq!(count(&both.out), parts[0] + parts[1]);
    assert!(
        both.err.contains("the sets differ in `mapping_set_title`"),
        "{}",
        both.err
    );
    let same = merge(&[IT_PL, IT_PL]);
    assert_eq!(count(&same.out), parts[0]);
    let said = "note: 84 mappings stood twice and stand once";
    assert!(same.err.contains(said), "{}", same.err);
}

#[test]
fn a_denial_is_kept_and_what_it_denies_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let denial = SMALL
        .replace("predicate_id\t", "predicate_id\tpredicate_modifier\t")
        .replace("exactMatch\t", "exactMatch\tNot\t")
        .replace("broadMatch\t", "broadMatch\t\t");
    let denial = put(folder.path(), "denial.tsv", &denial);
    let call = ["merge", "-", &denial, "--id", "https://example.org/merged"];
    let both = with_stdin(&call, SMALL);
    assert_eq!(both.status, 0, "{}", both.err);
    assert_eq!(both.out.matches("a:1\t").count(), 2);
    assert!(
        both.err.contains("cannot both stand: one denies the other"),
        "{}",
        both.err
    );
    let only = with_stdin(&[&call[..], &["--on-denial", "withdraw"]].concat(), SMALL);
    assert_eq!(only.out.matches("a:1\t").count(), 1);
    assert!(
        only.out.contains("a:1\tskos:exactMatch\tNot\tb:1"),
        "{}",
        only.out
    );
    assert!(
        only.err.contains("is denied and was left out"),
        "{}",
        only.err
    );
}

#[test]
fn a_difference_is_told_slot_by_slot() {
    let folder = tempfile::tempdir().unwrap();
    let before = put(folder.path(), "before.tsv", SMALL);
    let after = SMALL.replace("0.9\n", "0.95\n").replace("a:2", "a:4");
    let after = put(folder.path(), "after.tsv", &after);
    let diff = crosswalk(&["diff", &before, &after]);
    assert_eq!(diff.status, 0);
    expect![[r#"
        First:  https://example.org/a--b
        Second: https://example.org/a--b

        Mappings: 0 the same, 1 removed, 1 added, 1 changed
        Pairs:    1 in both, 1 only in the first, 1 only in the second

        Removed
          - a:2 broad b:2, 0.8

        Added
          + a:4 broad b:2, 0.8

        Changed
          ~ a:1 exact b:1, 0.9
              confidence: 0.9 → 0.95
    "#]]
    .assert_eq(&diff.out);
    assert_eq!(
        crosswalk(&["diff", "--exit-code", &before, &after]).status,
        1
    );
    assert_eq!(
        crosswalk(&["diff", "--exit-code", &before, &before]).status,
        0
    );
    let json = crosswalk(&["diff", "--json", &before, &after]).out;
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["changed"][0]["slots"][0]["after"][0], "0.95");
    assert_eq!(value["removed"][0]["row"], 1);
}

#[test]
fn an_evaluation_has_known_figures() {
    let folder = tempfile::tempdir().unwrap();
    let reference = put(folder.path(), "reference.tsv", SMALL);
    let here = SMALL.replace("broadMatch", "closeMatch");
    let call = ["evaluate", "-", &reference, "--judged", "10", "--json"];
    let value: Value = serde_json::from_str(&with_stdin(&call, here.as_str()).out).unwrap();
    assert_eq!(
        (&value["judged"], &value["agreed"]),
        (&10.into(), &9.into())
    );
    // Agreed 9 of 10; by chance 0.1 · 0.1 for exact and 0.8 · 0.8 for nothing.
    let kappa = (0.9 - 0.65) / (1.0 - 0.65);
    assert!((value["kappa"].as_f64().unwrap() - kappa).abs() < 1e-9);
    assert_eq!(value["kappa_any"], 1.0);
    assert_eq!(value["any"]["f1"], 1.0);
    assert_eq!(value["differences"][0]["first"], "a:2");
    let text = with_stdin(&["evaluate", "-", &reference], here).out;
    assert!(text.contains("  a:2 and b:2: close, broad\n"), "{text}");
}

#[test]
fn figures_of_a_set() {
    let ran = with_stdin(&["stats", "-"], SMALL);
    expect![[r#"
        https://example.org/a--b
          mappings       2
          subjects       2
          objects        2
          pairs          2
          no term found  0
          confidence     0.8 to 0.9, the middle 0.8; 0 without

          predicate  mappings
          exact             1
          broad             1

          justification                 mappings
          semapv:ManualMappingCuration         2

          cardinality  mappings
          1:1                 2
    "#]]
    .assert_eq(&ran.out);
}

#[test]
fn a_crosswalk_of_the_catalog_has_three_names() {
    let id = "https://w3id.org/competency/crosswalks/it-i2-4--pl-kzis-422201";
    let by_id = crosswalk(&["stats", id]);
    assert_eq!(by_id.status, 0, "{}", by_id.err);
    assert_eq!(crosswalk(&["stats", IT_PL]).out, by_id.out);
    let turned = crosswalk(&["stats", "pl-kzis-422201--it-i2-4"]);
    assert_eq!((turned.status, turned.out.as_str()), (3, ""));
    assert!(turned.err.contains("turns round"), "{}", turned.err);
}

#[test]
fn calls_that_cannot_be_answered_say_why() {
    for (call, status, said) in [
        (
            &["convert", "nowhere.tsv", "--to", "native"][..],
            3,
            "there is no file `nowhere.tsv`",
        ),
        (&["convert", "data", "--to", "native"], 3, "data: "),
        (&["convert", IT_PL], 2, "--to <FORMAT>"),
        (&["convert", IT_PL, "--to", "xml"], 2, "invalid value 'xml'"),
        (&["diff", "-", "-"], 2, "can be read once"),
        (
            &["merge", IT_PL, "--id", "https://example.org/x"],
            2,
            "<CROSSWALK>",
        ),
        (&["merge", IT_PL, IT_ESCO], 2, "name one with `--id`"),
        (&["compose", IT_PL, IT_ESCO, "--id", "x"], 2, "`x` is not"),
        (
            &["compose", IT_PL, IT_ESCO, "--turn", "3", "--proofs"],
            2,
            "names no crosswalk",
        ),
        (&["stats", "data/frameworks/it-i2-4.json"], 1, "CF0107"),
        (&["stats", "LICENSE-MIT"], 1, "CF1105"),
    ] {
        let ran = crosswalk(call);
        assert_eq!(
            (ran.status, ran.out.as_str()),
            (status, ""),
            "{call:?}: {}",
            ran.err
        );
        assert!(ran.err.contains(said), "{call:?}: {}", ran.err);
    }
    for bytes in [
        &b"{"[..],
        b"[]",
        b"\xff\xfe",
        b"",
        b"{}",
        b"{\"mappings\": 1}",
        b"#\n\t\t\n",
    ] {
        let ran = with_stdin(&["convert", "-", "--to", "native"], bytes);
        assert_eq!(
            (ran.status, ran.out.as_str()),
            (1, ""),
            "{bytes:?}: {}",
            ran.err
        );
        assert!(ran.err.contains("error[CF"), "{bytes:?}: {}", ran.err);
    }
}

#[test]
fn sets_of_different_licences_need_one_to_be_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let other = SMALL.replace("publicdomain/zero/1.0/", "licenses/by/4.0/");
    let other = put(folder.path(), "other.tsv", &other);
    let call = ["merge", "-", &other, "--id", "https://example.org/x"];
    let ran = with_stdin(&call, SMALL);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("choose with `--license`"), "{}", ran.err);
    let license = ["--license", "https://creativecommons.org/licenses/by/4.0/"];
    let chosen = with_stdin(&[&call[..], &license].concat(), SMALL);
    assert_eq!(chosen.status, 0, "{}", chosen.err);
    assert!(
        chosen
            .out
            .contains("#license: https://creativecommons.org/licenses/by/4.0/")
    );
}

#[test]
fn check_takes_mapping_sets_that_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let sound = put(folder.path(), "a.sssom.tsv", SMALL);
    let wrong = put(folder.path(), "b.sssom.tsv", &broken());
    let json = with_stdin(&["convert", "-", "--to", "sssom-json"], SMALL).out;
    let json = put(folder.path(), "a.sssom.json", &json);
    let ran = run(&["check", &sound, &json]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert_eq!(ran.err, "0 errors and 0 warnings in 2 documents\n");
    let ran = run(&["check", "--format", "line", &wrong, "data/scales"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains(":9:5: error[CF1310]"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn compare_has_a_second_figure_where_it_is_asked_for() {
    let call = ["compare", "esco-contact-centre", "cz-nsk-66-029-m"];
    let said = "With derived mappings, which nobody has judged";
    assert!(!run(&call).out.contains(said));
    assert!(
        run(&[&call[..], &["--derived"]].concat())
            .out
            .contains(said)
    );
}
