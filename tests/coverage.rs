//! Coverage by its definition: hand-worked cases on the real standards, and one
//! small case for every sentence of the definition.

use crate::support::value;
use competency::{Catalog, Coverage, CoverageOptions, Figure, Ground, Policy, Valid, Verdict};

/// Two small frameworks and a crosswalk between them, `a` held and `b` asked.
fn catalog(a: &str, b: &str, mappings: &str) -> Catalog {
    let mut catalog = Catalog::new();
    for (id, units) in [("a", a), ("b", b)] {
        let text = format!(
            r#"{{
                "format": "framework/1.0", "id": "{id}", "version": "1.0.0",
                "kind": "occupational_profile", "namespace": "https://example.org/{id}/",
                "language": "en", "wording": "verbatim", "title": {{ "en": "{id}" }},
                "conditions": [{{ "id": "branch", "text": {{ "en": "in a branch" }} }}],
                "units": {units},
                "rights": [{{ "covers": "document", "publisher": "x", "license": "unknown", "attribution": "x", "changed": false, "sureness": "high", "basis": "x" }}],
                "provenance": {{ "curated_by": "x" }}
            }}"#
        );
        catalog
            .add_framework(Valid::from_json(&text).unwrap())
            .unwrap();
    }
    let text = format!(
        r#"{{
            "format": "crosswalk/1.0", "mapping_set_id": "https://example.org/a--b",
            "license": "https://creativecommons.org/publicdomain/zero/1.0/",
            "curie_map": {{ "a": "https://example.org/a/", "b": "https://example.org/b/", "competency": "https://w3id.org/competency/" }},
            "mappings": [{mappings}]
        }}"#
    );
    catalog
        .add_crosswalk(Valid::from_json(&text).unwrap())
        .unwrap();
    catalog
}

fn unit(id: &str, statements: &[(&str, &str)]) -> String {
    let statements: Vec<String> = statements
        .iter()
        .map(|(id, text)| {
            format!(r#"{{ "id": "{id}", "kind": "skill", "text": {{ "en": "{text}" }} }}"#)
        })
        .collect();
    format!(
        r#"{{ "id": "{id}", "kind": "unit_of_competence", "title": {{ "en": "{id}" }}, "statements": [{}] }}"#,
        statements.join(",")
    )
}

fn mapping(subject: &str, predicate: &str, object: &str) -> String {
    mapping_with(subject, predicate, object, "")
}

fn mapping_with(subject: &str, predicate: &str, object: &str, more: &str) -> String {
    let (modifier, predicate) = match predicate.strip_prefix("Not ") {
        Some(predicate) => (r#""predicate_modifier": "Not", "#, predicate),
        None => ("", predicate),
    };
    format!(
        r#"{{ "subject_id": "{subject}", "predicate_id": "skos:{predicate}", {modifier}"object_id": "{object}", "mapping_justification": "semapv:ManualMappingCuration", "confidence": 0.95, "comment": "because"{more} }}"#
    )
}

const INCLUDES_OBJECT: &str = r#", "ext_includes_object": "true""#;
const INCLUDES_SUBJECT: &str = r#", "ext_includes_subject": "true""#;

fn covered(catalog: &Catalog, policy: Policy) -> Coverage {
    let options = CoverageOptions::new().with_policy(policy);
    catalog
        .coverage(&value("a"), &value("b"), &options)
        .unwrap()
}

/// The verdict on the one item of `b` that one mapping leads to.
fn verdict_of(mapping: &str, policy: Policy) -> Verdict {
    let catalog = catalog(
        &format!("[{}]", unit("u", &[("s", "one")])),
        &format!("[{}]", unit("v", &[("t", "other")])),
        mapping,
    );
    covered(&catalog, policy).units[0].items[0].verdict
}

#[test]
fn each_predicate_counts_as_the_policy_table_says() {
    use Verdict::{Covered, Open, Partly, Related};
    for (predicate, default, strict) in [
        ("exactMatch", Covered, Covered),
        ("closeMatch", Covered, Partly),
        ("broadMatch", Partly, Partly),
        ("narrowMatch", Partly, Partly),
        ("relatedMatch", Related, Related),
        ("mappingRelation", Related, Related),
        ("Not closeMatch", Open, Open),
        ("Not mappingRelation", Verdict::Denied, Verdict::Denied),
    ] {
        let forwards = mapping("a:s", predicate, "b:t");
        let backwards = mapping("b:t", predicate, "a:s");
        for mapping in [forwards, backwards] {
            assert_eq!(verdict_of(&mapping, Policy::Default), default, "{mapping}");
            assert_eq!(verdict_of(&mapping, Policy::Strict), strict, "{mapping}");
        }
    }
}

#[test]
fn a_stated_inclusion_covers_under_both_policies_and_only_in_its_direction() {
    for policy in [Policy::Default, Policy::Strict] {
        let includes = mapping_with("a:s", "narrowMatch", "b:t", INCLUDES_OBJECT);
        assert_eq!(verdict_of(&includes, policy), Verdict::Covered);
        let turned = mapping_with("b:t", "broadMatch", "a:s", INCLUDES_SUBJECT);
        assert_eq!(verdict_of(&turned, policy), Verdict::Covered);
        // That what is asked about includes what is held covers nothing.
        let other = mapping_with("a:s", "broadMatch", "b:t", INCLUDES_SUBJECT);
        assert_eq!(verdict_of(&other, policy), Verdict::Partly);
    }
}

#[test]
fn a_unit_is_as_good_a_source_as_an_item() {
    assert_eq!(
        verdict_of(&mapping("a:u", "closeMatch", "b:t"), Policy::Default),
        Verdict::Covered
    );
}

#[test]
fn a_mapping_onto_a_unit_with_items_is_shown_and_changes_no_figure() {
    let catalog = catalog(
        &format!("[{}]", unit("u", &[("s", "one")])),
        &format!("[{}]", unit("v", &[("t", "other")])),
        &mapping("a:u", "exactMatch", "b:v"),
    );
    let coverage = covered(&catalog, Policy::Default);
    assert_eq!(coverage.units[0].verdict, Verdict::Open);
    assert_eq!(coverage.total.open, 1);
    assert_eq!(coverage.units[0].onto_unit.len(), 1);
}

#[test]
fn a_unit_without_items_is_counted_as_itself() {
    let catalog = catalog(
        &format!("[{}]", unit("u", &[("s", "one")])),
        &format!("[{}]", unit("v", &[])),
        &mapping("a:s", "closeMatch", "b:v"),
    );
    let coverage = covered(&catalog, Policy::Default);
    assert_eq!((coverage.total.covered, coverage.total.of()), (1, 1));
    assert_eq!(coverage.units[0].items[0].item, value("b:v"));
    assert!(coverage.units[0].onto_unit.is_empty());
}

#[test]
fn mappings_between_the_wholes_are_shown_and_change_no_figure() {
    let catalog = catalog(
        &format!("[{}]", unit("u", &[("s", "one")])),
        &format!("[{}]", unit("v", &[("t", "other")])),
        &mapping("competency:a", "exactMatch", "competency:b"),
    );
    let coverage = covered(&catalog, Policy::Default);
    assert_eq!(coverage.total.open, 1);
    assert_eq!(coverage.between_wholes.len(), 1);
}

#[test]
fn a_unit_is_covered_when_all_in_it_is_and_else_partly_if_anything_is() {
    let a = format!("[{}]", unit("u", &[("s", "one"), ("s2", "two")]));
    let b = format!("[{}]", unit("v", &[("t", "three"), ("t2", "four")]));
    let verdict = |mappings: &[String]| {
        covered(&catalog(&a, &b, &mappings.join(",")), Policy::Default).units[0].verdict
    };
    let close = mapping("a:s", "closeMatch", "b:t");
    assert_eq!(
        verdict(&[close.clone(), mapping("a:s2", "exactMatch", "b:t2")]),
        Verdict::Covered
    );
    assert_eq!(verdict(std::slice::from_ref(&close)), Verdict::Partly);
    assert_eq!(
        verdict(&[mapping("a:s", "broadMatch", "b:t")]),
        Verdict::Partly
    );
    assert_eq!(
        verdict(&[mapping("a:s", "relatedMatch", "b:t")]),
        Verdict::Related
    );
    assert_eq!(
        verdict(&[mapping("a:s", "Not mappingRelation", "b:t")]),
        Verdict::Denied
    );
    assert_eq!(verdict(&[]), Verdict::Open);
    // A denial of one pair leaves the others be.
    assert_eq!(
        verdict(&[close, mapping("a:s2", "Not mappingRelation", "b:t")]),
        Verdict::Partly
    );
}

#[test]
fn a_denied_positive_in_another_crosswalk_does_not_count_and_says_so() {
    let mut catalog = catalog(
        &format!("[{}]", unit("u", &[("s", "one")])),
        &format!("[{}]", unit("v", &[("t", "other")])),
        &mapping("a:s", "closeMatch", "b:t"),
    );
    let text = format!(
        r#"{{ "format": "crosswalk/1.0", "mapping_set_id": "https://example.org/denials", "license": "https://example.org/l",
             "curie_map": {{ "a": "https://example.org/a/", "b": "https://example.org/b/" }}, "mappings": [{}] }}"#,
        mapping("b:t", "Not mappingRelation", "a:s")
    );
    catalog
        .add_crosswalk(Valid::from_json(&text).unwrap())
        .unwrap();
    let coverage = covered(&catalog, Policy::Default);
    let item = &coverage.units[0].items[0];
    assert_eq!(item.verdict, Verdict::Denied);
    let discounted: Vec<_> = item
        .evidence
        .iter()
        .filter(|e| e.discounted.is_some())
        .collect();
    assert_eq!(discounted.len(), 1);
    assert_eq!(discounted[0].verdict, None);
}

#[test]
fn repeated_wording_counts_in_each_unit_and_once_at_its_best_in_the_total() {
    let catalog = catalog(
        &format!("[{}]", unit("u", &[("s", "one")])),
        &format!(
            "[{}, {}]",
            unit("v", &[("t", "same")]),
            unit("w", &[("t2", "same"), ("t3", "x")])
        ),
        &mapping("a:s", "closeMatch", "b:t2"),
    );
    let coverage = covered(&catalog, Policy::Default);
    assert_eq!(
        (
            coverage.units[0].figure.open,
            coverage.units[1].figure.covered
        ),
        (1, 1)
    );
    assert_eq!((coverage.total.covered, coverage.total.of()), (1, 2));
    assert_eq!(coverage.units[1].items[0].counted_with, Some(value("b:t")));
}

#[test]
fn equal_wording_of_two_kinds_does_not_merge() {
    let two = r#"[{ "id": "v", "kind": "unit_of_competence", "title": { "en": "v" }, "statements": [
        { "id": "t", "kind": "skill", "text": { "en": "same" } },
        { "id": "t2", "kind": "knowledge", "text": { "en": "same" } }] }]"#;
    let catalog = catalog(&format!("[{}]", unit("u", &[("s", "one")])), two, "");
    assert_eq!(covered(&catalog, Policy::Default).total.of(), 2);
}

#[test]
fn what_stands_under_a_condition_is_counted_apart_until_the_condition_is_asserted() {
    let b = r#"[{ "id": "v", "kind": "unit_of_competence", "title": { "en": "v" }, "statements": [
        { "id": "t", "kind": "skill", "text": { "en": "always" } },
        { "id": "t2", "kind": "skill", "condition": "branch", "text": { "en": "in the branch" } }] }]"#;
    let a = format!("[{}]", unit("u", &[("s", "one")]));
    let catalog = catalog(&a, b, &mapping("a:s", "closeMatch", "b:t2"));
    let coverage = covered(&catalog, Policy::Default);
    assert_eq!((coverage.total.of(), coverage.conditional.covered), (1, 1));
    let options = CoverageOptions::new().asserting(value("b:branch"));
    let coverage = catalog
        .coverage(&value("a"), &value("b"), &options)
        .unwrap();
    assert_eq!((coverage.total.covered, coverage.total.of()), (1, 2));
    assert!(coverage.conditional.is_empty());
}

#[test]
fn what_is_held_only_under_a_condition_counts_only_when_it_is_asserted() {
    let a = r#"[{ "id": "u", "kind": "unit_of_competence", "title": { "en": "u" }, "statements": [
        { "id": "s", "kind": "skill", "condition": "branch", "text": { "en": "in the branch" } }] }]"#;
    let b = format!("[{}]", unit("v", &[("t", "other")]));
    let catalog = catalog(a, &b, &mapping("a:s", "closeMatch", "b:t"));
    let coverage = covered(&catalog, Policy::Default);
    assert_eq!(coverage.total.open, 1);
    assert!(coverage.units[0].items[0].evidence[0].discounted.is_some());
    let options = CoverageOptions::new().asserting(value("a:branch"));
    let coverage = catalog
        .coverage(&value("a"), &value("b"), &options)
        .unwrap();
    assert_eq!(coverage.total.covered, 1);
}

#[test]
fn a_thing_covers_itself() {
    let catalog = catalog(
        &format!("[{}]", unit("u", &[("s", "one"), ("s2", "two")])),
        &format!("[{}]", unit("v", &[("t", "other")])),
        "",
    );
    let coverage = catalog
        .coverage(&value("a"), &value("a"), &CoverageOptions::new())
        .unwrap();
    assert_eq!((coverage.total.covered, coverage.total.of()), (2, 2));
    assert_eq!(
        coverage.units[0].items[0].evidence[0].ground,
        Ground::Identity
    );
}

#[test]
fn a_figure_is_an_interval_over_a_fixed_denominator() {
    let a = format!("[{}]", unit("u", &[("s", "one"), ("s2", "two")]));
    let b = format!(
        "[{}]",
        unit("v", &[("t", "1"), ("t2", "2"), ("t3", "3"), ("t4", "4")])
    );
    let mappings = [
        mapping("a:s", "exactMatch", "b:t"),
        mapping("a:s2", "broadMatch", "b:t2"),
    ];
    let total = covered(&catalog(&a, &b, &mappings.join(",")), Policy::Default).total;
    assert_eq!((total.lower(), total.upper()), (Some(0.25), Some(0.5)));
    assert_eq!(Figure::default().lower(), None);
}

#[cfg(feature = "builtin")]
mod on_the_real_standards {
    use super::*;
    use competency::{LevelVerdict, UnitCoverage};

    fn italian_before_czech(policy: Policy) -> Coverage {
        let options = CoverageOptions::new().with_policy(policy);
        let (held, asked) = (value("it-i2-4"), value("cz-nsk-66-029-m"));
        Catalog::builtin()
            .coverage(&held, &asked, &options)
            .unwrap()
    }

    fn unit(coverage: &Coverage, id: &str) -> UnitCoverage {
        let reference = value(&format!("cz-nsk-66-029-m:{id}"));
        let mut units = coverage.units.iter();
        units.find(|unit| unit.unit == reference).unwrap().clone()
    }

    /// Three items: choosing the right transcript, settling a complaint in a
    /// role play, presenting three techniques of coping with stress. The
    /// Italian profile handles complaints up to their close and knows
    /// techniques against stress; nobody in it judges transcripts.
    #[test]
    fn the_complaint_unit() {
        let default = unit(&italian_before_czech(Policy::Default), "complaint");
        let verdicts: Vec<_> = default.items.iter().map(|item| item.verdict).collect();
        assert_eq!(
            verdicts,
            [Verdict::Related, Verdict::Covered, Verdict::Covered]
        );
        assert_eq!(default.verdict, Verdict::Partly);
        assert_eq!((default.figure.covered, default.figure.of()), (2, 3));
        let strict = unit(&italian_before_czech(Policy::Strict), "complaint");
        assert_eq!((strict.figure.covered, strict.figure.partly), (0, 2));
        // EQF 3 before NSK 4: one short, by an alignment made for qualifications.
        let [level] = default.level_judgements.as_slice() else {
            panic!("{:?}", default.level_judgements)
        };
        assert!(
            matches!(level.verdict, LevelVerdict::Short(steps) if (steps.least, steps.most) == (1, 1))
        );
        assert!(level.comparison.as_ref().unwrap().is_by_extension());
    }

    /// No items: the unit is counted as itself. One of its three subjects, the
    /// protection of personal data, is known in Italy by the same regulation.
    #[test]
    fn the_legal_unit() {
        for policy in [Policy::Default, Policy::Strict] {
            let legal = unit(&italian_before_czech(policy), "legal-norms");
            assert_eq!(legal.items.len(), 1);
            assert_eq!(legal.items[0].item, legal.unit);
            assert_eq!((legal.figure.covered, legal.figure.of()), (0, 1));
            assert_eq!(legal.verdict, Verdict::Partly);
        }
    }

    /// No items, and two levels: NSK 5 beside CEFR B2. Any foreign language at
    /// B1 is broader than English and covers nothing; the levels fall short by
    /// two and by one, each on its own scale.
    #[test]
    fn the_english_unit() {
        let english = unit(&italian_before_czech(Policy::Default), "english");
        assert_eq!(english.items.len(), 1);
        assert_eq!(english.figure.covered, 0);
        let of = |scale: &str| {
            let mut judged = english.level_judgements.iter();
            judged
                .find(|level| level.asked.scale().as_str() == scale)
                .unwrap()
                .verdict
        };
        assert!(matches!(of("nsk"), LevelVerdict::Short(steps) if steps.least == 2));
        assert!(matches!(of("cefr"), LevelVerdict::Short(steps) if steps.least == 1));
    }

    #[test]
    fn nothing_of_the_profile_sells_or_trains() {
        let coverage = italian_before_czech(Policy::Default);
        for id in ["sales", "training"] {
            let unit = unit(&coverage, id);
            assert_eq!(unit.figure.covered + unit.figure.partly, 0, "{id}");
            let [level] = unit.level_judgements.as_slice() else {
                panic!("{id}")
            };
            assert_eq!(level.verdict, LevelVerdict::NotJudged);
        }
    }

    #[test]
    fn the_denominators_are_those_of_the_documents() {
        let catalog = Catalog::builtin();
        let of = |held: &str, asked: &str| {
            let options = CoverageOptions::new();
            let coverage = catalog
                .coverage(&value(held), &value(asked), &options)
                .unwrap();
            coverage.total.of()
        };
        assert_eq!(of("it-i2-4", "cz-nsk-66-029-m"), 17 + 2);
        assert_eq!(of("cz-nsk-66-029-m", "it-i2-4"), 54);
    }

    #[test]
    fn each_standard_covers_itself_entirely() {
        let catalog = Catalog::builtin();
        for framework in catalog.frameworks() {
            let coverage = catalog
                .coverage(&framework.id, &framework.id, &CoverageOptions::new())
                .unwrap();
            assert_eq!(
                coverage.total.covered,
                coverage.total.of(),
                "{}",
                framework.id
            );
            assert_eq!(coverage.left().count(), 0);
        }
    }

    #[test]
    fn strictness_never_raises_a_figure() {
        let catalog = Catalog::builtin();
        for held in catalog.frameworks() {
            for asked in catalog.frameworks() {
                let figure = |policy| {
                    let options = CoverageOptions::new().with_policy(policy);
                    catalog
                        .coverage(&held.id, &asked.id, &options)
                        .unwrap()
                        .total
                };
                let (default, strict) = (figure(Policy::Default), figure(Policy::Strict));
                assert_eq!(default.of(), strict.of());
                assert!(strict.covered <= default.covered);
                assert_eq!(
                    strict.covered + strict.partly,
                    default.covered + default.partly
                );
            }
        }
    }

    #[test]
    fn a_coverage_survives_the_way_through_json() {
        let coverage = italian_before_czech(Policy::Default);
        let text = serde_json::to_string(&coverage).unwrap();
        assert_eq!(serde_json::from_str::<Coverage>(&text).unwrap(), coverage);
    }

    #[test]
    fn the_crosswalk_is_named_and_every_reason_is_there() {
        let coverage = italian_before_czech(Policy::Default);
        assert_eq!(coverage.crosswalks.len(), 1);
        for item in coverage.units.iter().flat_map(|unit| &unit.items) {
            for evidence in &item.evidence {
                let Ground::Mapping {
                    reason, confidence, ..
                } = &evidence.ground
                else {
                    panic!("{evidence:?}")
                };
                assert!(reason.is_some() && confidence.is_some());
            }
        }
    }
}
