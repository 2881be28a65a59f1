//! Findings as text: what each form looks like, and that none of them fails.

use crate::support::path;
use competency::json::Reader;
use competency::report::diagnostics::{self, DiagnosticsReport};
use competency::{Code, Diagnostic, Diagnostics, Framework, Pointer, Valid};
use expect_test::expect;
use proptest::prelude::*;
use serde_json::Value;

const FILE: &str = "data/a standard.json";

/// What is found in a fixture, and its text.
fn fixture(name: &str) -> (Diagnostics, String) {
    let file = path("tests/diagnostics/fixtures").join(name);
    let text = std::fs::read_to_string(file).unwrap();
    let found = found(&text);
    (found, text)
}

fn found(text: &str) -> Diagnostics {
    match Valid::<Framework>::read(&Reader::new().named(FILE), text) {
        Ok(valid) => valid.warnings().clone(),
        Err(found) => found,
    }
}

#[cfg(feature = "terminal")]
mod on_a_terminal {
    use super::*;
    use competency::report::diagnostics::{Terminal, Texts, terminal};
    use expect_test::Expect;

    fn shown(found: &Diagnostics, text: &str, options: &Terminal) -> String {
        terminal(found, &Texts::new().with(FILE, text), options)
    }

    fn check(name: &str, expected: Expect) {
        let (found, text) = fixture(name);
        assert!(!found.is_empty());
        expected.assert_eq(&shown(&found, &text, &Terminal::default()));
    }

    #[test]
    fn the_offending_line_with_a_mark_and_help() {
        check(
            "CF0106-misspelt-choice.json",
            expect![[r#"
                error[CF0106]: `knowlege` is not one of the values allowed here
                  --> data/a standard.json:19:19
                   |
                19 |           "kind": "knowlege",
                   |                   ^^^^^^^^^^
                   |
                   = help: did you mean `knowledge`?
            "#]],
        );
    }

    #[test]
    fn related_places_have_lines_of_their_own() {
        check(
            "CF0201-three-times.json",
            expect![[r#"
                error[CF0201]: the id `answer` is already in use
                  --> data/a standard.json:18:13
                   |
                18 |       "id": "answer",
                   |             ^^^^^^^^
                   |
                  ::: data/a standard.json:14:13
                   |
                14 |       "id": "answer",
                   |             -------- first used here
                   |
                   = help: give this one an id of its own

                error[CF0201]: the id `answer` is already in use
                  --> data/a standard.json:22:13
                   |
                22 |       "id": "answer",
                   |             ^^^^^^^^
                   |
                  ::: data/a standard.json:14:13
                   |
                14 |       "id": "answer",
                   |             -------- first used here
                   |
                   = help: give this one an id of its own
            "#]],
        );
    }

    #[test]
    fn the_end_of_a_text_that_is_cut_off() {
        check(
            "CF0101-cut-off-in-a-string.json",
            expect![[r#"
                error[CF0101]: the text ends inside a string
                  --> data/a standard.json:10:16
                   |
                10 |     "it": "Oper
                   |                ^
            "#]],
        );
        check(
            "CF0101-empty.json",
            expect![[r#"
                error[CF0101]: the text ends where a value should stand
                 --> data/a standard.json:1:1
                  |
                1 |
                  | ^
            "#]],
        );
    }

    #[test]
    fn long_lines_and_wide_characters_are_cut_to_the_width() {
        let (_, text) = fixture("CF0106-misspelt-choice.json");
        let line = text.replace('\n', " ").replace("Kundenbetreuung", "");
        let wide = format!(
            "\"zh\": \"{}\", \"kind\": \"knowlege\"",
            "客户服务".repeat(20)
        );
        let line = line.replace("\"kind\": \"knowlege\"", &wide);
        let found = found(&line);
        let narrow = Terminal::default().with_width(60);
        expect![[r#"
            error[CF0103]: unknown field `zh`
             --> data/a standard.json:1:382
              |
            1 | ...swer.calls",           "zh": "客户服务客户服务客...
              |                           ^^^^
              |
              = help: allowed are `id`, `kind`, `term`, `text`, `place`, `levels`, `language_use`, `condition`, `iri`, `change`, `note`

            error[CF0106]: `knowlege` is not one of the values allowed here
             --> data/a standard.json:1:480
              |
            1 | ... 客户服务", "kind": "knowlege",           "text": ...
              |                        ^^^^^^^^^^
              |
              = help: did you mean `knowledge`?
        "#]].assert_eq(&shown(&found, &line, &narrow));
    }

    #[test]
    fn the_line_of_a_finding_costs_no_more_than_a_terminal_shows() {
        // One line of 4 MB with a finding at its end.
        let text = format!("{}\"format\"", " ".repeat(4_000_000));
        let mut found = found(&text);
        assert!(found.iter().all(|one| one.span.is_some()));
        let many: Diagnostics = std::iter::repeat_with(|| found.iter().next().unwrap().clone())
            .take(100)
            .collect();
        found = many;
        let shown = shown(&found, &text, &Terminal::default());
        assert!(shown.len() < 100_000, "{} bytes", shown.len());
    }

    #[test]
    fn colours_stand_only_where_they_are_asked_for() {
        let (found, text) = fixture("CF0106-misspelt-choice.json");
        let plain = shown(&found, &text, &Terminal::default());
        let coloured = shown(&found, &text, &Terminal::default().with_colour(true));
        assert!(!plain.contains('\u{1b}'));
        assert!(coloured.contains("\u{1b}["));
        let mut stripped = String::new();
        for (index, piece) in coloured.split("\u{1b}[").enumerate() {
            let piece = if index == 0 {
                piece
            } else {
                piece.split_once('m').unwrap().1
            };
            stripped.push_str(piece);
        }
        assert_eq!(stripped, plain);
    }
}

#[test]
fn one_line_a_finding() {
    let (found, _) = fixture("CF0201-three-times.json");
    expect![[r#"
        data/a standard.json:18:13: error[CF0201]: the id `answer` is already in use; give this one an id of its own
        data/a standard.json:22:13: error[CF0201]: the id `answer` is already in use; give this one an id of its own
    "#]].assert_eq(&diagnostics::lines(&found));
}

/// A finding that quotes what would break a line, a command or a terminal.
fn hostile() -> Diagnostics {
    let pointer = Pointer::root().key("a\nb\u{1b}[2J,c:d%");
    let found = Diagnostic::new(
        Code::StrayWhiteSpace,
        pointer,
        "50 % of\r\n`x`\u{202e}, or: so",
    )
    .with_help("a,b:c%\n::error::x");
    let json = serde_json::to_value(found).unwrap();
    let mut json = json;
    json["file"] = "dir,a:b%\n::x.json".into();
    let found: Diagnostic = serde_json::from_value(json).unwrap();
    found.into()
}

#[test]
fn what_is_quoted_breaks_no_line_and_no_command() {
    expect![[r#"
        dir,a:b%\n::x.json: warning[CF0504]: 50 % of��`x`\u{202e}, or: so (at /a\nb\u{1b}[2J,c:d%); a,b:c%�::error::x
    "#]].assert_eq(&diagnostics::lines(&hostile()));
    expect![[r#"
        ::warning file=dir%2Ca%3Ab%25\n%3A%3Ax.json,title=CF0504 stray white space::50 %25 of��`x`\u{202e}, or: so; a,b:c%25�::error::x (at /a\nb\u{1b}[2J,c:d%25)
    "#]].assert_eq(&diagnostics::github(&hostile()));
}

#[test]
fn annotations_of_a_workflow() {
    let (found, _) = fixture("CF0201-three-times.json");
    expect![[r#"
        ::error file=data/a standard.json,line=18,col=13,title=CF0201 duplicate id::the id `answer` is already in use; give this one an id of its own
        ::error file=data/a standard.json,line=22,col=13,title=CF0201 duplicate id::the id `answer` is already in use; give this one an id of its own
    "#]].assert_eq(&diagnostics::github(&found));
}

#[test]
fn json_reads_back() {
    let (found, _) = fixture("CF0201-three-times.json");
    let text = diagnostics::json(found.clone());
    let report: DiagnosticsReport = serde_json::from_str(&text).unwrap();
    assert_eq!(report.format, "diagnostics/1.0");
    assert_eq!((report.errors, report.warnings), (2, 0));
    assert_eq!(report.findings, found);
}

fn sarif_schema() -> jsonschema::Validator {
    let schema = path("tests/sarif/sarif-schema-2.1.0.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// One finding of every code, with a related place.
fn every_code() -> Diagnostics {
    let of = |code: &Code| {
        Diagnostic::new(*code, Pointer::root().key("units").index(0), code.title())
            .with_related(Pointer::root().key("id"), "beside this")
    };
    Code::ALL.iter().map(of).collect()
}

#[test]
fn sarif_is_by_its_published_schema() {
    let validator = sarif_schema();
    let mut all = vec![every_code(), Diagnostics::default(), hostile()];
    for entry in std::fs::read_dir(path("tests/diagnostics/fixtures")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if name.ends_with(".json") {
            all.push(fixture(&name).0);
        }
    }
    assert!(all.len() > 100);
    for found in &all {
        let log: Value = serde_json::from_str(&diagnostics::sarif(found)).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&log)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), found.len());
        let rules = &log["runs"][0]["tool"]["driver"]["rules"];
        for result in results {
            let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
        }
    }
    // The schema refuses what is no log.
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })));
}

#[test]
fn every_rule_that_is_used_is_listed_once_with_its_help() {
    let mut twice = every_code();
    twice.extend(every_code());
    let log: Value = serde_json::from_str(&diagnostics::sarif(&twice)).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    let ids: Vec<&str> = rules
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(ids, codes);
    for (rule, code) in rules.iter().zip(Code::ALL) {
        assert_eq!(rule["help"]["text"], code.explanation());
    }
}

#[test]
fn a_finding_in_sarif() {
    let (found, _) = fixture("CF0201-three-times.json");
    let log = diagnostics::sarif(&found);
    let results = log.split("\"results\": [\n").nth(1).unwrap();
    let (first, _) = results.split_once("\n        },\n").unwrap();
    let first = first.replace("\n        ", "\n").trim_start().to_owned() + "\n";
    expect![[r#"
        {
          "ruleId": "CF0201",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "the id `answer` is already in use; give this one an id of its own"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "data/a%20standard.json"
                },
                "region": {
                  "startLine": 18,
                  "startColumn": 13,
                  "endLine": 18,
                  "endColumn": 21
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/units/1/id",
                  "kind": "value"
                }
              ]
            }
          ],
          "relatedLocations": [
            {
              "id": 1,
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "data/a%20standard.json"
                },
                "region": {
                  "startLine": 14,
                  "startColumn": 13,
                  "endLine": 14,
                  "endColumn": 21
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/units/0/id",
                  "kind": "value"
                }
              ],
              "message": {
                "text": "first used here"
              }
            }
          ]
    "#]]
    .assert_eq(&first);
}

/// Findings with spans that need not lie in any text.
fn any_findings() -> impl Strategy<Value = Diagnostics> {
    let position = (0..400_usize, 0..9_u32, 0..99_u32).prop_map(
        |(byte, line, column)| serde_json::json!({ "byte": byte, "line": line, "column": column }),
    );
    let span = (position.clone(), position)
        .prop_map(|(start, end)| serde_json::json!({ "start": start, "end": end }));
    let text = "\\PC{0,8}[\u{0}-\u{2fff}]{0,8}";
    let related = (text, proptest::option::of(span.clone())).prop_map(|(message, span)| {
        let mut related = serde_json::json!({ "message": message, "pointer": "/id" });
        if let Some(span) = span {
            related["span"] = span;
        }
        related
    });
    let one = (
        proptest::sample::select(Code::ALL),
        (text, proptest::option::of(text), proptest::option::of(text)),
        proptest::option::of(span),
        proptest::collection::vec(related, 0..3),
    )
        .prop_map(|(code, (message, file, help), span, related)| {
            let mut one = serde_json::json!({
                "code": code,
                "severity": code.severity(),
                "message": message,
                "pointer": format!("/{message}"),
                "related": related,
            });
            for (key, value) in [
                ("file", file.map(Value::from)),
                ("help", help.map(Value::from)),
                ("span", span),
            ] {
                if let Some(value) = value {
                    one[key] = value;
                }
            }
            serde_json::from_value::<Diagnostic>(one).unwrap()
        });
    proptest::collection::vec(one, 0..5).prop_map(Diagnostics::from)
}

/// Whether a character would act on a terminal; the end of a line may.
fn acts(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

proptest! {
    #[test]
    fn no_form_fails_or_lets_a_control_character_through(found in any_findings()) {
        let lines = diagnostics::lines(&found);
        prop_assert_eq!(lines.lines().count(), found.len());
        prop_assert!(!lines.contains(acts));
        let github = diagnostics::github(&found);
        prop_assert_eq!(github.lines().count(), found.len());
        prop_assert!(!github.contains(acts));
        let log: Value = serde_json::from_str(&diagnostics::sarif(&found)).unwrap();
        prop_assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), found.len());
        let report: DiagnosticsReport = serde_json::from_str(&diagnostics::json(found.clone())).unwrap();
        prop_assert_eq!(&report.findings, &found);
    }
}

#[cfg(feature = "terminal")]
proptest! {
    #[test]
    fn a_terminal_gets_no_control_character_and_any_span_is_shown(found in any_findings(), text in any::<String>()) {
        use competency::report::diagnostics::{Terminal, Texts, terminal};
        for one in &found {
            let file = one.file.as_deref().unwrap_or_default();
            let texts = Texts::new().with(file, &text);
            let shown = terminal(&found, &texts, &Terminal::default());
            prop_assert!(!shown.contains(acts), "{shown:?}");
        }
    }
}
