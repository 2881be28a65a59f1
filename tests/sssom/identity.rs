//! Known hashes of mappings.

use super::{sound, table};
use competency::crosswalk::{End, MappingRecord, NO_TERM_FOUND};
use competency::{Crosswalk, Curie, Predicate};

const PREFIXES: &str = "curie_map:
  FBbt: http://purl.obolibrary.org/obo/FBbt_
  UBERON: http://purl.obolibrary.org/obo/UBERON_
  FOODON: http://purl.obolibrary.org/obo/FOODON_
  KF_FOOD: https://kewl-foodie.ince/food/
  wikidata: https://www.wikidata.org/wiki/
  HP: http://purl.obolibrary.org/obo/HP_
  MP: http://purl.obolibrary.org/obo/MP_
  orcid: https://orcid.org/
  example: https://example.org/sets/record-id#
  COMENT: https://example.com/entities/
  EXPROP: https://example.org/properties/
  ORGENT: https://example.org/entities/
mapping_set_id: https://example.org/set
license: https://creativecommons.org/licenses/by/4.0/
";

#[track_caller]
fn hash(metadata: &str, rows: &str) -> String {
    let text = table(
        &format!("sssom_version: \"1.1\"\n{PREFIXES}{metadata}"),
        rows,
    );
    let set = sound(&text);
    set.mapping(0).unwrap().record_hash().unwrap()
}

/// The example and the test vectors of the specification, "Hashing a SSSOM
/// mapping record"; `mapping_set_id` and `license` are of the set and do not
/// count.
#[test]
fn hashes_are_those_of_the_specification() {
    for (metadata, rows, expected) in [
        (
            "",
            "subject_id  predicate_id  object_id  mapping_justification  creator_id
FBbt:00001234  skos:exactMatch  UBERON:0005678  semapv:ManualMappingCuration  orcid:0000-0000-5678-1234|orcid:0000-0000-1234-5678",
            "0A442FB005783031",
        ),
        (
            "subject_source: KF_FOOD:DB
object_source: wikidata:Q55118395
object_source_version: http://purl.obolibrary.org/obo/foodon/releases/2022-02-01/foodon.owl",
            "subject_id  predicate_id  object_id  mapping_justification  confidence  mapping_date
KF_FOOD:F001  skos:exactMatch  FOODON:00002473  semapv:ManualMappingCuration  0.95  2022-05-02",
            "97170EB542E9AE8F",
        ),
        (
            "",
            "record_id  subject_id  predicate_id  object_id  mapping_justification
example:0000001  FBbt:0009124  skos:exactMatch  UBERON:0000003  semapv:LexicalMatching",
            "18F3436E89AA1AA2",
        ),
        (
            "mapping_provider: https://w3id.org/sssom/core_team",
            "subject_id  predicate_id  object_id  mapping_justification  similarity_score
HP:0009124  skos:exactMatch  MP:0000003  semapv:LexicalSimilarityThresholdMatching  0.8",
            "0D45A2E8C64EBD65",
        ),
        (
            "extension_definitions:
  - slot_name: ext_bar
    property: EXPROP:barProperty
    type_hint: xsd:integer
  - slot_name: ext_baz
    property: EXPROP:bazProperty
    type_hint: linkml:Uriorcurie",
            "subject_id  subject_label  predicate_id  object_id  object_label  mapping_justification  ext_bar  ext_baz
ORGENT:0001  alice  skos:closeMatch  COMENT:0011  alpha  semapv:ManualMappingCuration  111  ORGENT:BAZ_0001",
            "66BD0A57A976A109",
        ),
    ] {
        assert_eq!(hash(metadata, rows), expected);
    }
}

#[test]
fn a_hash_forgets_the_order_of_lists_and_where_a_slot_stands() {
    let rows = |more: &str, cells: &str| {
        format!(
            "subject_id  predicate_id  object_id  mapping_justification  author_label{more}
HP:1  skos:exactMatch  MP:1  semapv:LexicalMatching  {cells}"
        )
    };
    let condensed = hash("mapping_tool: x", &rows("", "a|b"));
    let spread = hash("", &rows("  mapping_tool", "b|a  x"));
    assert_eq!(condensed, spread);
    assert_ne!(condensed, hash("", &rows("", "a|b")));
}

#[test]
fn a_hash_needs_all_prefixes() {
    let curie = |text: &str| text.parse::<Curie>().unwrap();
    let mut set = Crosswalk::new(
        "https://e.org/s".parse().unwrap(),
        "https://e.org/l".parse().unwrap(),
    );
    set.push(MappingRecord::new(
        curie("a:1"),
        Predicate::Exact,
        curie("b:1"),
        curie("semapv:LexicalMatching"),
    ));
    set.declare_prefix("a", "https://e.org/a/".parse().unwrap());
    assert_eq!(set.mapping(0).unwrap().record_hash(), None);
    assert_eq!(set.mapping(0).unwrap().sameness_id(), None);
    set.declare_prefix("b", "https://e.org/b/".parse().unwrap());
    assert!(set.mapping(0).unwrap().record_hash().is_some());
    assert!(set.mapping(0).unwrap().sameness_id().is_some());
}

/// Example 1 of the specification of the mapping sameness identifier, and the
/// same denied.
#[test]
fn sameness_is_that_of_the_specification() {
    let text = table(
        "curie_map:
  c: http://example.com/
  f: http://example.org/
mapping_set_id: https://example.org/set
license: https://example.org/license",
        "subject_id  predicate_id  predicate_modifier  object_id  mapping_justification
f:feline  owl:sameAs    c:cat  semapv:UnspecifiedMatching
f:feline  owl:sameAs  Not  c:cat  semapv:LexicalMatching
f:feline  owl:sameAs    sssom:NoTermFound  semapv:LexicalMatching",
    );
    let set = sound(&text);
    let id = "mapping:95a088082ab2b2a68638aebbcc3fe3e0f229da75a8b5bdbb9f3f8cd5e1e4286e";
    let ids: Vec<Option<String>> = set
        .mappings()
        .map(|mapping| mapping.sameness_id())
        .collect();
    assert_eq!(ids, [Some(id.to_owned()), Some(format!("{id}~")), None]);
    assert_eq!(set.mapping(2).unwrap().object(), End::NoTermFound);
    assert!(
        set.mapping(2).unwrap().record_hash().is_some(),
        "{NO_TERM_FOUND} has an IRI"
    );
}
