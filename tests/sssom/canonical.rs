//! The canonical form.

use super::{SET, sound, table};
use competency::crosswalk::{Slot, SlotName, SlotValue};
use competency::sssom::{Reader, Separator, Writer};

/// Everything that the canonical form has a rule for.
const CANONICAL: &str = r#"#sssom_version: "1.1"
#curie_map:
#  a: https://example.org/a/
#  b: https://example.org/b/
#  orcid: https://orcid.org/
#  wikidata: http://www.wikidata.org/entity/
#mapping_set_id: https://example.org/a--b
#mapping_set_version: "1.1"
#mapping_set_source:
#  - https://example.org/one
#mapping_set_title: "Colons: and #s are quoted"
#mapping_set_description: "two\nlines"
#mapping_set_confidence: 0.8125
#creator_id:
#  - orcid:0000-0001-0000-0001
#creator_label:
#  - "null"
#  - "- a"
#license: https://creativecommons.org/publicdomain/zero/1.0/
#subject_source: a:all
#cardinality_scope:
#  - predicate_id
#mapping_date: 2026-11-22
#similarity_measure: wikidata:Q865360
#curation_rule:
#  - a:rule
#see_also:
#  - https://example.org/#about
#comment: "'quoted'"
#extension_definitions:
#  - slot_name: ext_z
#    property: a:first
#    type_hint: xsd:integer
#  - slot_name: ext_a
#    property: a:second
#ext_z: "7"
#ext_a: set
record_id	subject_id	subject_label	predicate_id	predicate_modifier	object_id	mapping_justification	author_label	confidence	match_string	comment	ext_z	ext_a
a:r1	a:1	one	skos:exactMatch		b:1	semapv:LexicalMatching	Ann|Bob \| C	0.125	c:\\dir	"a ""quoted"" word"	1	x
a:r2	a:1		skos:exactMatch	Not	b:2	semapv:LexicalMatching		1			2	
a:r3	sssom:NoTermFound		skos:exactMatch		b:3	semapv:LexicalMatching				"two
lines"	3	y
"#;

#[test]
fn what_is_canonical_stays_as_it_is() {
    assert_eq!(Writer::new().to_tsv(&sound(CANONICAL)).unwrap(), CANONICAL);
}

#[test]
fn what_is_not_becomes_canonical() {
    let text = table(
        "license: \"https://creativecommons.org/publicdomain/zero/1.0/\"
mapping_set_id: 'https://example.org/a--b'
creator_label: Ann
curie_map: {unused: https://example.org/u/, b: https://example.org/b/, skos: \"http://www.w3.org/2004/02/skos/core#\", a: https://example.org/a/}
extension_definitions: [{slot_name: ext_unused}]
",
        "confidence  object_id  subject_id  predicate_id  mapping_justification  mapping_tool  comment
0.12345  b:2  a:2  skos:exactMatch  semapv:LexicalMatching  hand  
1.0  b:1  a:2  skos:exactMatch  semapv:LexicalMatching  hand  
0.0005  b:1  a:1  skos:exactMatch  semapv:LexicalMatching  hand  ",
    );
    let expected = table(
        "curie_map:
  a: https://example.org/a/
  b: https://example.org/b/
mapping_set_id: https://example.org/a--b
creator_label:
  - Ann
license: https://creativecommons.org/publicdomain/zero/1.0/
mapping_tool: hand
",
        "subject_id  predicate_id  object_id  mapping_justification  confidence
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  0.001
a:2  skos:exactMatch  b:1  semapv:LexicalMatching  1
a:2  skos:exactMatch  b:2  semapv:LexicalMatching  0.123",
    );
    let set = sound(&text);
    assert_eq!(Writer::new().to_tsv(&set).unwrap(), expected);
    let as_it_is = Writer::new()
        .condensing(false)
        .sorting(false)
        .to_tsv(&set)
        .unwrap();
    assert!(
        as_it_is.contains("\tmapping_tool\tconfidence\n") && !as_it_is.contains("#mapping_tool")
    );
    assert!(as_it_is.find("a:2").unwrap() < as_it_is.find("a:1").unwrap());
}

#[test]
fn a_slot_is_condensed_only_where_all_agree() {
    let rows = |tools: [&str; 2]| {
        format!(
            "subject_id  predicate_id  object_id  mapping_justification  mapping_tool
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  {}
a:2  skos:exactMatch  b:2  semapv:LexicalMatching  {}",
            tools[0], tools[1]
        )
    };
    let condensed = |set: &str, tools| {
        let set = sound(&table(&format!("{SET}{set}"), &rows(tools)));
        let text = Writer::new().to_tsv(&set).unwrap();
        assert_eq!(
            sound(&text).mapping(0).unwrap().text(Slot::MappingTool),
            set.mapping(0).unwrap().text(Slot::MappingTool)
        );
        !text.contains("\tmapping_tool")
    };
    assert!(condensed("", ["x", "x"]));
    assert!(condensed("mapping_tool: x\n", ["x", "x"]));
    assert!(!condensed("", ["x", "y"]));
    assert!(!condensed("", ["x", ""]));
    assert!(!condensed("mapping_tool: y\n", ["x", "x"]));
    assert!(condensed("mapping_tool: y\n", ["", ""]));
}

#[test]
fn the_version_is_said_where_it_is_needed() {
    for (column, cell, needed) in [
        ("record_id", "a:r", true),
        ("predicate_type", "owl class", true),
        ("subject_type", "composed entity expression", true),
        ("mapping_cardinality", "0:0", true),
        ("mapping_cardinality", "1:1", false),
        // It becomes a slot of the set, where it is of version 1.1.
        ("curation_rule_text", "rule", true),
        ("mapping_tool", "hand", false),
    ] {
        let text = table(
            SET,
            &format!(
                "subject_id  predicate_id  object_id  mapping_justification  {column}
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  {cell}"
            ),
        );
        let set = Reader::new().read(text.as_bytes()).crosswalk;
        let text = Writer::new().to_tsv(&set).unwrap();
        assert_eq!(
            text.starts_with("#sssom_version: \"1.1\"\n"),
            needed,
            "{text}"
        );
        sound(&text);
    }
}

#[test]
fn what_has_no_form_is_refused_in_words() {
    let good = sound(&table(
        SET,
        "subject_id  predicate_id  object_id  mapping_justification
a:1  skos:exactMatch  b:1  semapv:LexicalMatching",
    ));
    let refused = |set: &competency::Crosswalk| Writer::new().to_tsv(set).unwrap_err().to_string();
    let mut set = good.clone();
    set.set_mut().remove(&Slot::License.into());
    assert_eq!(
        refused(&set),
        "the mapping set could not be written: it has no `license`, which SSSOM requires"
    );
    let mut set = good.clone();
    set.declare_prefix("skos", "https://example.org/skos#".parse().unwrap());
    assert_eq!(
        refused(&set),
        "the mapping set could not be written: its prefix `skos` is built into SSSOM and stands for something else there"
    );
    let mut set = good.clone();
    set.set_mut()
        .set(SlotName::Extension("comment".into()), "x")
        .unwrap();
    assert_eq!(
        refused(&set),
        "the mapping set could not be written: `comment` cannot be an extension slot"
    );
    let mut set = good.clone();
    set.set_mut().set(Slot::SubjectSource, "c:d").unwrap();
    assert_eq!(
        refused(&set),
        "the mapping set could not be written: it does not declare the prefix `c`, which it uses"
    );
    let text = table(
        SET,
        "subject_id  predicate_id  object_id  mapping_justification
a:1  skos:exactMatch    semapv:LexicalMatching",
    );
    let set = Reader::new().read(text.as_bytes()).crosswalk;
    for error in [
        refused(&set),
        Writer::new().to_json(&set).unwrap_err().to_string(),
    ] {
        assert_eq!(
            error,
            "the mapping set could not be written: its mapping 1 has no `object_id`, which SSSOM requires"
        );
    }
}

#[test]
fn empty_texts_and_sets_are_written() {
    let mut set = sound(&table(
        SET,
        "subject_id  predicate_id  object_id  mapping_justification",
    ));
    set.set_mut().set(Slot::Comment, "").unwrap();
    set.set_mut()
        .set(Slot::CreatorLabel, SlotValue::List(vec!["".into()]))
        .unwrap();
    let text = Writer::new().to_tsv(&set).unwrap();
    assert!(text.ends_with("\nsubject_id\tpredicate_id\tobject_id\tmapping_justification\n"));
    assert!(!text.contains("comment") && !text.contains("creator"));
    assert_eq!(sound(&text).len(), 0);
    let comma = Writer::new()
        .with_separator(Separator::Comma)
        .to_tsv(&set)
        .unwrap();
    assert!(comma.contains("subject_id,predicate_id"));
}

/// The last slots of a mapping in the schema, with `derived_from` where the
/// proposal that brought it has it.
#[test]
fn what_a_mapping_was_derived_from_stands_after_its_issue() {
    let names: Vec<&str> = Slot::ALL
        .iter()
        .filter(|slot| slot.is_on_mappings())
        .map(|slot| slot.name())
        .collect();
    let last = [
        "see_also",
        "issue_tracker_item",
        "derived_from",
        "other",
        "comment",
    ];
    assert!(names.ends_with(&last), "{names:?}");
    assert!(Slot::DerivedFrom.is_since_1_1() && Slot::DerivedFrom.is_list());
}

/// SSSOM asks for a reviewer of what was reviewed: a set that lacks one is read with
/// an error, and not written. Found by trying tables at random.
#[test]
fn what_nobody_reviewed_is_not_written() {
    let text = table(
        SET,
        "subject_id  predicate_id  object_id  mapping_justification  review_date
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  2026-03-26",
    );
    let read = Reader::new().read(text.as_bytes());
    assert!(read.diagnostics.has_errors());
    for refused in [
        Writer::new().to_tsv(&read.crosswalk).unwrap_err(),
        Writer::new().to_json(&read.crosswalk).unwrap_err(),
    ] {
        let refused = refused.to_string();
        assert!(refused.contains("`reviewer_id`"), "{refused}");
    }
}
