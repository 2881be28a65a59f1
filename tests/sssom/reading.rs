//! What tables mean.

use super::{SET, sound, table};
use competency::crosswalk::{End, Slot, SlotName, SlotValue};
use competency::sssom::{Reader, Separator, Writer};

const HEADER: &str = "subject_id  predicate_id  object_id  mapping_justification";

fn list(texts: &[&str]) -> SlotValue {
    SlotValue::List(texts.iter().map(|text| (*text).into()).collect())
}

#[test]
fn literals_need_no_id_and_unmapped_things_no_object() {
    let set = sound(&table(
        SET,
        "subject_id  subject_label  predicate_id  object_id  mapping_justification  subject_type
  alice  skos:closeMatch  b:1  semapv:LexicalMatching  rdfs literal
a:2  bob  skos:closeMatch  sssom:NoTermFound  semapv:LexicalMatching  ",
    ));
    let ends: Vec<_> = set
        .mappings()
        .map(|mapping| (mapping.subject(), mapping.object()))
        .collect();
    assert_eq!(ends[0].0, End::Literal("alice".into()));
    assert_eq!(ends[1].1, End::NoTermFound);
}

#[test]
fn a_slot_propagates_only_where_no_mapping_has_its_own() {
    let rows = format!(
        "{HEADER}  mapping_tool  mapping_date
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  own  
a:2  skos:exactMatch  b:2  semapv:LexicalMatching    "
    );
    let set = sound(&table(
        &format!("{SET}mapping_tool: set\nmapping_tool_version: v1\nmapping_date: 2026-01-02\n"),
        &rows,
    ));
    let tools: Vec<_> = set
        .mappings()
        .map(|mapping| mapping.text(Slot::MappingTool))
        .collect();
    // "If any record (even only one record) has a value in that slot, then the
    // slot MUST be considered as non-propagatable."
    assert_eq!(tools, [Some("own"), None]);
    assert_eq!(
        set.mapping(1).unwrap().text(Slot::MappingToolVersion),
        Some("v1")
    );
    assert_eq!(
        set.mapping(1).unwrap().text(Slot::MappingDate),
        Some("2026-01-02")
    );
    assert_eq!(set.set().text(Slot::MappingTool), Some("set"));
}

#[test]
fn lists_may_be_written_as_one_value_and_escape_their_pipes() {
    let rows = format!(
        "{HEADER}  author_label
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  Ann \\| Bob|C\\\\|D\\x"
    );
    let set = sound(&table(
        &format!("{SET}creator_label: Ann\nsee_also:\n  - https://e.org/1\n  - https://e.org/2\n"),
        &rows,
    ));
    assert_eq!(
        set.set().get(&Slot::CreatorLabel.into()),
        Some(&list(&["Ann"]))
    );
    assert_eq!(
        set.set().get(&Slot::SeeAlso.into()),
        Some(&list(&["https://e.org/1", "https://e.org/2"]))
    );
    let labels = set.mapping(0).unwrap().get(&Slot::AuthorLabel.into());
    assert_eq!(labels, Some(list(&["Ann | Bob", "C\\", "D\\x"])));
}

#[test]
fn slots_of_old_become_todays_without_a_word() {
    let set = sound(&table(
        SET,
        "subject_id  predicate_id  object_id  match_type  match_term_type  semantic_similarity_score  semantic_similarity_measure
a:1  skos:exactMatch  b:1  HumanCurated  ConceptMatch  0.5  Jaccard",
    ));
    let mapping = set.mapping(0).unwrap();
    assert_eq!(mapping.justification(), "semapv:ManualMappingCuration");
    assert_eq!(mapping.text(Slot::SubjectType), Some("skos concept"));
    assert_eq!(mapping.text(Slot::ObjectType), Some("skos concept"));
    assert_eq!(
        mapping.get(&Slot::SimilarityScore.into()),
        Some(SlotValue::Number(0.5))
    );
    assert_eq!(mapping.text(Slot::SimilarityMeasure), Some("Jaccard"));
}

#[test]
fn extensions_may_have_any_name_that_is_defined() {
    let set = sound(&table(
        &format!(
            "{SET}extension_definitions:\n  - slot_name: reviewed-by\n    property: a:reviewed\nreviewed-by: all\n"
        ),
        &format!("{HEADER}  reviewed-by\na:1  skos:exactMatch  b:1  semapv:LexicalMatching  me"),
    ));
    // Our own form has them apart, where a misspelt slot cannot be meant.
    let text = competency::json::to_string(&set).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["extensions"]["reviewed-by"], "all");
    assert_eq!(json["mappings"][0]["extensions"]["reviewed-by"], "me");
    let again = competency::json::Reader::new().read_str::<competency::Crosswalk>(&text);
    assert!(again.unwrap() == set);
    let name = SlotName::Extension("reviewed-by".into());
    assert_eq!(set.mapping(0).unwrap().extension("reviewed-by"), Some("me"));
    assert_eq!(
        set.set().get(&name).and_then(SlotValue::as_text),
        Some("all")
    );
    assert_eq!(
        set.extension_definitions()[0]
            .property
            .as_ref()
            .unwrap()
            .as_str(),
        "a:reviewed"
    );
}

#[test]
fn cells_are_quoted_as_rfc_4180_has_it() {
    let text = table(SET, &format!("{HEADER}  comment\n"))
        + "a:1\tskos:exactMatch\t\"b:1\"\tsemapv:LexicalMatching\t\"a \"\"b\"\"\tc\nd, e\"\n";
    assert_eq!(
        sound(&text).mapping(0).unwrap().comment(),
        Some("a \"b\"\tc\nd, e")
    );
    let comma = text.replace('\t', ",").replace("\"\",c", "\"\"\tc");
    assert_eq!(
        sound(&comma).mapping(0).unwrap().comment(),
        Some("a \"b\"\tc\nd, e")
    );
    let written = Writer::new()
        .with_separator(Separator::Comma)
        .to_tsv(&sound(&text))
        .unwrap();
    assert_eq!(sound(&written), sound(&text));
}

#[test]
fn metadata_may_be_a_text_of_its_own() {
    let rows = table(
        "",
        &format!("{HEADER}\na:1  skos:exactMatch  b:1  semapv:LexicalMatching"),
    );
    let read = Reader::new().read_external(format!("---\n{SET}").as_bytes(), rows.as_bytes());
    assert_eq!(read.diagnostics.to_string(), "");
    assert_eq!(read.crosswalk, sound(&table(SET, &rows)));
    let (metadata, table) = Writer::new().to_external(&read.crosswalk).unwrap();
    assert_eq!((metadata.as_str(), table), (SET, rows));
}

#[test]
fn json_with_iris_reads_as_the_table_does() {
    let table = table(
        SET,
        &format!(
            "{HEADER}  author_id  confidence
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  a:ann|b:bob  0.5"
        ),
    );
    let json = r#"{
        "mapping_set_id": "https://example.org/a--b", "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "mappings": [{
            "subject_id": "https://example.org/a/1", "predicate_id": "http://www.w3.org/2004/02/skos/core#exactMatch",
            "object_id": "b:1", "mapping_justification": "semapv:LexicalMatching",
            "author_id": ["a:ann", "https://example.org/b/bob"], "confidence": 0.5, "comment": null
        }],
        "@type": "MappingSet",
        "@context": {
            "@vocab": "https://w3id.org/sssom/", "comment": {"@id": "rdfs:comment"},
            "a": "https://example.org/a/", "b": {"@id": "https://example.org/b/", "@prefix": true}
        }
    }"#;
    let read = Reader::new().read_json(json.as_bytes());
    assert_eq!(read.diagnostics.to_string(), "");
    assert_eq!(read.crosswalk, sound(&table));
    let written = Writer::new().to_json(&read.crosswalk).unwrap();
    assert_eq!(
        Reader::new().read_json(written.as_bytes()).crosswalk,
        read.crosswalk
    );
}
