//! What is said of bad tables: each fault by its code, its place and its words.

use super::{SET, table};
use crate::support::path;
use competency::sssom::{MOST_OF_A_KIND, Read, Reader};
use competency::{Code, Diagnostics};
use std::collections::BTreeSet;

const HEADER: &str = "subject_id  predicate_id  object_id  mapping_justification";
const ROW: &str = "a:1  skos:exactMatch  b:1  semapv:ManualMappingCuration";

/// A text with a fault, by the code of the fault and a name.
struct Fixture {
    code: &'static str,
    name: &'static str,
    table: Vec<u8>,
    metadata: Option<Vec<u8>>,
}

impl Fixture {
    fn read(&self) -> Read {
        let name = format!("{}-{}", self.code, self.name);
        let reader = Reader::new().named(&name);
        match &self.metadata {
            _ if self.name.ends_with(".json") => reader.read_json(&self.table),
            Some(metadata) => reader
                .with_metadata_named(name.replace(".tsv", ".yml"))
                .read_external(metadata, &self.table),
            None => reader.read(&self.table),
        }
    }
}

fn fixtures() -> Vec<Fixture> {
    let plain = format!("{HEADER}\n{ROW}\n");
    let with = |column: &str, cell: &str| format!("{HEADER}  {column}\n{ROW}  {cell}\n");
    let set = |more: &str| table(&format!("{SET}{more}"), &plain).into_bytes();
    let rows = |rows: &str| table(SET, rows).into_bytes();
    let cell = |column: &str, cell: &str| table(SET, &with(column, cell)).into_bytes();
    let good = table(SET, &plain);
    let json = |more: &str| {
        format!("{{\n  \"mapping_set_id\": \"https://example.org/a\",\n  \"license\": \"https://example.org/l\",\n  {more}\n}}\n")
            .into_bytes()
    };
    let mut fixtures: Vec<(&str, &str, Vec<u8>)> = vec![
        ("CF1301", "latin-1.tsv", {
            let mut bytes = table(SET, &with("comment", "caf#")).into_bytes();
            let at = bytes.iter().rposition(|b| *b == b'#').unwrap();
            bytes[at] = 0xE9;
            bytes
        }),
        ("CF1301", "utf-16.tsv", {
            let units = good.encode_utf16().flat_map(u16::to_le_bytes);
            [0xFF, 0xFE].into_iter().chain(units).collect()
        }),
        ("CF1301", "cut-character.tsv", {
            let mut bytes = table(SET, &with("comment", "é")).into_bytes();
            bytes.truncate(bytes.len() - 2);
            bytes
        }),
        (
            "CF1302",
            "byte-order-mark.tsv",
            format!("\u{feff}{good}").into_bytes(),
        ),
        (
            "CF1302",
            "crlf.tsv",
            good.replace('\n', "\r\n").into_bytes(),
        ),
        (
            "CF1302",
            "lone-carriage-return.tsv",
            cell("comment", "x\ry"),
        ),
        (
            "CF1302",
            "only-carriage-returns.tsv",
            good.replace('\n', "\r").into_bytes(),
        ),
        ("CF1303", "no-value.tsv", set("mapping_tool: [a\n")),
        ("CF1303", "remark.tsv", set("This is a remark.\n")),
        ("CF1303", "anchor.tsv", set("mapping_tool: &a x\n")),
        ("CF1303", "alias.tsv", set("mapping_tool: *a\n")),
        ("CF1303", "tag.tsv", set("mapping_tool: !!str 7\n")),
        (
            "CF1303",
            "directive.tsv",
            table(&format!("%YAML 1.2\n{SET}"), &plain).into_bytes(),
        ),
        ("CF1303", "deep.tsv", set("other: [[[[[[[[[[x]]]]]]]]]]\n")),
        (
            "CF1304",
            "blank-line.tsv",
            good.replace("#license", "\n#license").into_bytes(),
        ),
        (
            "CF1304",
            "uneven-spaces.tsv",
            table(&SET.replace('\n', "\n "), &plain)
                .replacen("#curie", "#  curie", 1)
                .replacen("\n#  b", "\n# b", 1)
                .into_bytes(),
        ),
        (
            "CF1304",
            "blank-row.tsv",
            rows(&format!("{HEADER}\n\n{ROW}\n")),
        ),
        ("CF1305", "metadata-alone.tsv", table(SET, "").into_bytes()),
        ("CF1305", "no-mappings.json", json("\"comment\": \"x\"")),
        ("CF1306", "cut-off.tsv", {
            let mut text = good.clone();
            text.push_str("a:2\tskos:exa");
            text.into_bytes()
        }),
        (
            "CF1306",
            "too-many-cells.tsv",
            rows(&format!("{HEADER}\n{ROW}  x\n{ROW}\n")),
        ),
        (
            "CF1307",
            "unclosed.tsv",
            rows(&format!(
                "{HEADER}  comment  other\n{ROW}  \"x  y\n{}  z  z\n",
                ROW.replace(":1", ":2")
            )),
        ),
        ("CF1307", "after-a-quotation.tsv", cell("comment", "\"x\"y")),
        ("CF1308", "unknown-column.tsv", cell("comfidence", "0.8")),
        ("CF1308", "undefined-extension.tsv", set("ext_note: x\n")),
        (
            "CF1308",
            "slot-of-sets.tsv",
            cell("mapping_set_id", "https://example.org/x"),
        ),
        ("CF1308", "slot-of-mappings.tsv", set("subject_id: a:1\n")),
        (
            "CF1309",
            "column-twice.tsv",
            table(SET, &with("comment  comment", "x  y")).into_bytes(),
        ),
        ("CF1309", "key-twice.tsv", set("comment: x\ncomment: y\n")),
        (
            "CF1309",
            "key-twice.json",
            json(
                "\"mappings\": [{\"subject_id\": \"skos:a\", \"object_id\": \"skos:b\", \"object_id\": \"skos:c\", \"predicate_id\": \"skos:exactMatch\", \"mapping_justification\": \"semapv:LexicalMatching\"}]",
            ),
        ),
        (
            "CF1310",
            "impossible-date.tsv",
            cell("mapping_date", "2026-02-30"),
        ),
        (
            "CF1310",
            "number-out-of-range.tsv",
            cell("confidence", "1.2"),
        ),
        ("CF1310", "no-number.tsv", cell("confidence", "high")),
        (
            "CF1310",
            "not-of-the-list.tsv",
            cell("predicate_modifier", "not"),
        ),
        (
            "CF1310",
            "no-curie.tsv",
            rows(&format!("{HEADER}\n{}\n", ROW.replace("a:1", "a 1"))),
        ),
        (
            "CF1310",
            "iri-without-prefix.tsv",
            rows(&format!(
                "{HEADER}\n{}\n",
                ROW.replace("b:1", "https://example.com/1")
            )),
        ),
        (
            "CF1310",
            "no-term-found.tsv",
            rows(&format!(
                "{HEADER}\n{}\n",
                ROW.replace("skos:exactMatch", "sssom:NoTermFound")
            )),
        ),
        (
            "CF1310",
            "literal-predicate.tsv",
            cell("predicate_type", "rdfs literal"),
        ),
        (
            "CF1310",
            "date-of-the-set.tsv",
            set("mapping_date: 2026-13-01\n"),
        ),
        ("CF1310", "old-slot.tsv", cell("match_term_type", "Blurred")),
        (
            "CF1310",
            "several-for-one.tsv",
            set("mapping_tool: [x, y]\n"),
        ),
        (
            "CF1310",
            "object-for-a-text.json",
            json("\"creator_label\": [{\"label\": \"a\"}],\n  \"mappings\": []"),
        ),
        (
            "CF1311",
            "iri.tsv",
            rows(&format!(
                "{HEADER}\n{}\n",
                ROW.replace("b:1", "https://example.org/b/1")
            )),
        ),
        (
            "CF1311",
            "white-space.tsv",
            cell("mapping_date", " 2026-11-22"),
        ),
        ("CF1311", "empty-item.tsv", cell("author_label", "|x")),
        (
            "CF1311",
            "short-row.tsv",
            rows(&format!("{HEADER}  comment\n{ROW}\n")),
        ),
        (
            "CF1311",
            "bare-quotation-mark.tsv",
            cell("comment", "a 5\" disk"),
        ),
        ("CF1311", "list-for-one.tsv", set("mapping_tool: [x]\n")),
        (
            "CF1311",
            "no-prefix.json",
            json(
                "\"mappings\": [{\"subject_id\": \"https://example.org/a\", \"object_id\": \"skos:b\", \"predicate_id\": \"skos:exactMatch\", \"mapping_justification\": \"semapv:LexicalMatching\"}]",
            ),
        ),
        ("CF1312", "newer-column.tsv", cell("record_id", "a:r1")),
        ("CF1312", "newer-key.tsv", set("curation_rule: a:rule\n")),
        (
            "CF1312",
            "newer-value.tsv",
            cell("subject_type", "composed entity expression"),
        ),
        (
            "CF1313",
            "built-in.tsv",
            table(
                &SET.replace("  a:", "  skos: https://example.org/skos#\n  a:"),
                &plain,
            )
            .into_bytes(),
        ),
        (
            "CF1313",
            "name.tsv",
            table(
                &SET.replace("  a:", "  $: https://example.org/\n  a:"),
                &plain,
            )
            .into_bytes(),
        ),
        (
            "CF1313",
            "iri.tsv",
            table(&SET.replace("  a:", "  c: example\n  a:"), &plain).into_bytes(),
        ),
        (
            "CF1314",
            "no-license.tsv",
            table(
                &SET.lines()
                    .filter(|line| !line.starts_with("license"))
                    .collect::<Vec<_>>()
                    .join("\n"),
                &plain,
            )
            .into_bytes(),
        ),
        ("CF1314", "table-alone.tsv", table("", &plain).into_bytes()),
        (
            "CF1315",
            "no-name.tsv",
            set("extension_definitions:\n  - property: a:x\n"),
        ),
        (
            "CF1315",
            "name-of-a-slot.tsv",
            set("extension_definitions:\n  - slot_name: comment\n"),
        ),
        (
            "CF1315",
            "undeclared-property.tsv",
            set("extension_definitions:\n  - slot_name: ext_x\n    property: c:x\n"),
        ),
        (
            "CF1105",
            "no-column.tsv",
            rows("subject_id  predicate_id  object_id\na:1  skos:exactMatch  b:1\n"),
        ),
        (
            "CF1105",
            "no-object.tsv",
            rows(&format!("{HEADER}\n{}\n", ROW.replace("b:1", ""))),
        ),
        (
            "CF1105",
            "literal-without-label.tsv",
            rows(&format!(
                "{HEADER}  subject_type  subject_label\n{ROW}  rdfs literal  \n"
            )),
        ),
        (
            "CF1105",
            "nobody-reviewed.tsv",
            table(
                &format!("sssom_version: \"1.1\"\n{SET}"),
                &with("review_date", "2026-11-22"),
            )
            .into_bytes(),
        ),
        (
            "CF1108",
            "undeclared-prefix.tsv",
            rows(&format!("{HEADER}\n{}\n", ROW.replace("b:1", "c:1"))),
        ),
        (
            "CF0101",
            "cut-off.json",
            json("\"mappings\": [").into_iter().take(100).collect(),
        ),
        (
            "CF0102",
            "latin-1.json",
            b"{\"comment\": \"caf\xE9\"}".to_vec(),
        ),
        (
            "CF0108",
            "columns.tsv",
            rows(&format!("{HEADER}{}\n", "  x".repeat(1_000))),
        ),
    ];
    let mut all: Vec<Fixture> = fixtures
        .drain(..)
        .map(|(code, name, table)| Fixture {
            code,
            name,
            table,
            metadata: None,
        })
        .collect();
    all.push(Fixture {
        code: "CF1304",
        name: "metadata-twice.tsv",
        table: good.into_bytes(),
        metadata: Some(SET.as_bytes().to_vec()),
    });
    all.push(Fixture {
        code: "CF1310",
        name: "external.tsv",
        table: table("", &plain).into_bytes(),
        metadata: Some(format!("{SET}mapping_date: today\n").into_bytes()),
    });
    all
}

/// The codes of mapping tables that a fixture shows.
pub(crate) fn codes() -> BTreeSet<Code> {
    let found = fixtures()
        .into_iter()
        .map(|fixture| fixture.read().diagnostics);
    found
        .flat_map(|found| found.into_iter().map(|found| found.code))
        .collect()
}

#[test]
fn each_fault_is_told_in_these_words() {
    let mut text = String::new();
    for fixture in fixtures() {
        let found = fixture.read().diagnostics;
        let codes: Vec<&str> = found.iter().map(|found| found.code.as_str()).collect();
        assert!(
            codes.contains(&fixture.code),
            "{} {}: {found}",
            fixture.code,
            fixture.name
        );
        text.push_str(&found.to_string());
        text.push_str("\n\n");
    }
    expect_test::expect_file![path("tests/sssom/findings.txt")].assert_eq(&text);
}

#[test]
fn each_finding_is_one_line_with_its_place() {
    for fixture in fixtures() {
        for found in &fixture.read().diagnostics {
            let line = found.to_string();
            assert!(found.span.is_some(), "{line}");
            assert!(found.file.is_some(), "{line}");
            assert!(!line.contains(char::is_control), "{line}");
            assert!(line.chars().count() < 330, "{line}");
            for part in [Some(&found.message), found.help.as_ref()]
                .into_iter()
                .flatten()
            {
                assert!(
                    !part.ends_with('.') && !part.starts_with(char::is_uppercase)
                        || part.starts_with("`"),
                    "{line}"
                );
            }
        }
    }
}

#[test]
fn a_finding_points_at_what_it_quotes() {
    for fixture in fixtures() {
        let text = String::from_utf8_lossy(&fixture.table).into_owned();
        let Some(only) = fixture.read().diagnostics.into_iter().next() else {
            panic!()
        };
        let quoted = only
            .message
            .strip_prefix('`')
            .and_then(|rest| rest.split_once("` is not "));
        // A definition is told as a whole.
        let whole = fixture.metadata.is_some() || only.code == Code::BadDefinition;
        let Some((quoted, _)) = quoted.filter(|_| !whole) else {
            continue;
        };
        let span = only.span.unwrap();
        let there = &text[span.start.byte..span.end.byte];
        assert!(there.contains(quoted), "{only}: {there}");
        let line = text.lines().nth(span.start.line as usize - 1).unwrap();
        let from: String = line.chars().skip(span.start.column as usize - 1).collect();
        assert!(from.starts_with(there), "{only}");
    }
}

#[test]
fn a_million_faults_are_counted_and_not_listed() {
    let rows = format!(
        "{HEADER}  confidence\n{}",
        format!("{ROW}  2\n").repeat(5_000)
    );
    let found = Reader::new().read(table(SET, &rows).as_bytes()).diagnostics;
    assert_eq!(found.len(), MOST_OF_A_KIND);
    assert!(
        found
            .iter()
            .next()
            .unwrap()
            .to_string()
            .ends_with("4980 more of this kind are not listed")
    );
}

#[test]
fn what_can_be_read_comes_back_with_what_cannot() {
    let rows = format!(
        "{HEADER}  confidence  mapping_date  comment\n{ROW}  2  2026-02-30  kept\n{}  0.5  2026-02-28  too\n",
        ROW.replace(":1", ":2")
    );
    let read =
        Reader::new().read(table(&format!("{SET}x: [\nmapping_tool: hand\n"), &rows).as_bytes());
    let found: Vec<&str> = read
        .diagnostics
        .iter()
        .map(|found| found.code.as_str())
        .collect();
    assert_eq!(found, ["CF1303", "CF1310", "CF1310"]);
    let set = read.crosswalk;
    assert_eq!((set.len(), set.id()), (2, "https://example.org/a--b"));
    let first = set.mapping(0).unwrap();
    assert_eq!((first.confidence(), first.comment()), (None, Some("kept")));
    assert_eq!(
        first.text(competency::crosswalk::Slot::MappingTool),
        Some("hand")
    );
    assert_eq!(set.mapping(1).unwrap().confidence().unwrap().get(), 0.5);
}

#[test]
fn findings_are_in_the_order_of_the_text() {
    for fixture in fixtures() {
        let found: Diagnostics = fixture.read().diagnostics;
        let places: Vec<_> = found
            .iter()
            .map(|f| (f.file.clone(), f.span.map(|s| s.start.byte)))
            .collect();
        if fixture.metadata.is_none() && !fixture.name.ends_with(".json") {
            assert!(places.is_sorted(), "{found}");
        }
    }
}
