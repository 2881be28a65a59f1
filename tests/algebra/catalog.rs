//! What follows and what contradicts in a catalog, and coverage with it.

use super::{lines, of_closure};
use crate::support::value;
use competency::algebra::{ChainOptions, ContradictionKind, Rules};
use competency::crosswalk::Conflict;
use competency::{
    Catalog, Code, CoverageOptions, Diagnostics, FrameworkId, Policy, Steps, Valid, Verdict,
};

/// A framework with units `u0` to `u2` at an EQF level, one skill in each.
fn framework(id: &str, level: u8) -> String {
    let units: Vec<String> = (0..3)
        .map(|n| {
            format!(
                r#"{{ "id": "u{n}", "kind": "unit_of_competence", "title": {{ "en": "{id} unit {n}" }},
                      "levels": [{{ "level": "eqf:{level}", "as_written": "{level}" }}],
                      "statements": [{{ "id": "s{n}", "kind": "skill", "text": {{ "en": "{id} skill {n}" }} }}] }}"#
            )
        })
        .collect();
    format!(
        r#"{{
            "format": "framework/1.0", "id": "{id}", "version": "1.0.0",
            "kind": "occupational_profile", "namespace": "https://example.org/{id}/",
            "language": "en", "wording": "verbatim", "title": {{ "en": "{id}" }},
            "units": [{}],
            "rights": [{{ "covers": "document", "publisher": "x", "license": "unknown", "attribution": "x", "changed": false, "sureness": "high", "basis": "x" }}],
            "provenance": {{ "curated_by": "x" }}
        }}"#,
        units.join(",")
    )
}

/// Frameworks `a`, `b`, `c`, `d` at levels 2, 3, 4, 5, and crosswalks between
/// them.
pub(crate) fn catalog(crosswalks: &[(&str, &str)]) -> Catalog {
    let mut catalog = Catalog::new();
    let scale = std::fs::read_to_string(crate::support::path("data/scales/eqf.json")).unwrap();
    catalog
        .add_scale(Valid::from_json(&scale).unwrap())
        .unwrap();
    for (id, level) in [("a", 2), ("b", 3), ("c", 4), ("d", 5)] {
        let text = framework(id, level);
        catalog
            .add_framework(Valid::from_json(&text).unwrap())
            .unwrap();
    }
    for (id, rows) in crosswalks {
        let crosswalk = super::crosswalk(id, rows);
        catalog
            .add_crosswalk(Valid::new(crosswalk).unwrap())
            .unwrap();
    }
    catalog
}

fn derived(catalog: &Catalog, options: &ChainOptions) -> Vec<String> {
    let closure = catalog.derive(&value("a"), &value("d"), options).unwrap();
    for mapping in closure.iter() {
        assert_eq!(
            mapping.best().unwrap().confidence(),
            mapping.confidence(),
            "{mapping:?}"
        );
    }
    lines(&of_closure(&closure))
}

#[test]
fn what_follows_is_found_over_every_way_that_is_short_enough() {
    let catalog = catalog(&[
        ("ab", "a:s0 exact b:s0 0.9\n a:s1 broad b:s1 0.8"),
        ("cb", "c:s0 exact b:s0 0.9\n c:s1 narrow b:s1 0.9"),
        ("cd", "c:s0 close d:s0 0.9\n c:s1 broad d:s1 0.9"),
        ("bd", "b:s0 close d:s0 0.6"),
        ("ad", "a:s0 related d:s0 0.7"),
    ]);
    let none: [&str; 0] = [];
    assert_eq!(
        derived(&catalog, &ChainOptions::new().with_longest(1)),
        none
    );
    assert_eq!(
        derived(&catalog, &ChainOptions::new()),
        ["a:s0 close d:s0 0.5400"]
    );
    // The longer way is the surer, and both are proofs.
    let longer = ChainOptions::new().with_longest(3);
    let found = ["a:s0 close d:s0 0.7290", "a:s1 broad d:s1 0.6480"];
    assert_eq!(derived(&catalog, &longer), found);
    let closure = catalog.derive(&value("a"), &value("d"), &longer).unwrap();
    let lengths: Vec<usize> = closure
        .iter()
        .next()
        .unwrap()
        .proofs()
        .map(|p| p.premises().len())
        .collect();
    assert_eq!(lengths, [3, 2]);
    let careful = longer.with_rules_of("https://example.org/cd", Rules::new().without_hierarchy());
    assert_eq!(derived(&catalog, &careful), ["a:s0 close d:s0 0.7290"]);
    let error = catalog
        .derive(&value("a"), &value("nope"), &ChainOptions::new())
        .unwrap_err();
    assert!(error.to_string().contains("no framework `nope`"), "{error}");
}

#[test]
fn a_crosswalk_of_three_frameworks_is_walked_only_where_it_leads_on() {
    let catalog = catalog(&[(
        "all",
        "a:s0 exact b:s0 1\n b:s0 exact d:s0 1\n a:s1 exact c:s1 1\n d:s1 exact c:s1 1\n a:s2 exact b:s2 1\n b:s2 exact c:s2 1",
    )]);
    assert_eq!(
        derived(&catalog, &ChainOptions::new()),
        ["a:s0 exact d:s0 1.0000", "a:s1 exact d:s1 1.0000"]
    );
}

#[test]
fn each_kind_of_contradiction_is_found_with_the_mappings_that_make_it() {
    let catalog = catalog(&[
        (
            "ab",
            "a:s0 exact b:s0 0.95\n a:s1 broad b:s1 0.8\n a:s2 related b:s2 0.8\n a:u0 broad b:u0 0.8",
        ),
        (
            "ba",
            "b:s0 Not exact a:s0 0.9\n b:s1 exact a:s1 0.95\n b:s2 broad a:s2 0.8\n b:u0 broad a:u0 0.8",
        ),
        (
            "ac",
            "a:s0 exact c:s0 0.95\n a:s1 Not broad c:s1 0.9\n a:u1 related c:u1 0.8",
        ),
        ("bc", "b:s1 broad c:s1 0.9\n b:u1 broad c:u1 0.9"),
        ("ab-2", "a:u1 exact b:u1 0.95"),
    ]);
    let found = catalog.contradictions(&ChainOptions::new()).unwrap();
    let shown: Vec<String> = found
        .iter()
        .map(|one| {
            let mappings: Vec<String> = one.mappings.iter().map(|m| format!("{m:?}")).collect();
            format!("{}: {}", one.kind, mappings.join(", "))
        })
        .collect();
    expect_test::expect![[r#"
        one denies the other: Mapping(a:s0 skos:exactMatch b:s0), Mapping(b:s0 Not skos:exactMatch a:s0) turned round
        exact is disjoint with broad, narrow and related (SKOS S46): Mapping(a:s1 skos:broadMatch b:s1), Mapping(b:s1 skos:exactMatch a:s1) turned round
        related is disjoint with broad and narrow (SKOS S27): Mapping(a:s2 skos:relatedMatch b:s2), Mapping(b:s2 skos:broadMatch a:s2) turned round
        each is said to be the broader one: Mapping(a:u0 skos:broadMatch b:u0), Mapping(b:u0 skos:broadMatch a:u0) turned round
        exact, and the levels are 2 apart: Mapping(a:s0 skos:exactMatch c:s0)
        others together say `skos:broadMatch`, which is denied: Mapping(a:s1 Not skos:broadMatch c:s1), Mapping(b:s1 skos:exactMatch a:s1) turned round, Mapping(b:s1 skos:broadMatch c:s1)
        others together say `skos:broadMatch`: related is disjoint with broad and narrow (SKOS S27): Mapping(a:u1 skos:relatedMatch c:u1), Mapping(a:u1 skos:exactMatch b:u1), Mapping(b:u1 skos:broadMatch c:u1)
        others together say `skos:relatedMatch`: related is disjoint with broad and narrow (SKOS S27): Mapping(b:u1 skos:broadMatch c:u1), Mapping(a:u1 skos:exactMatch b:u1) turned round, Mapping(a:u1 skos:relatedMatch c:u1)"#]]
    .assert_eq(&shown.join("\n"));
    assert_eq!(
        found[4].kind,
        ContradictionKind::LevelsApart(Steps { least: 2, most: 2 })
    );
    assert_eq!(
        found[3].kind,
        ContradictionKind::Conflict(Conflict::BroadBothWays)
    );
}

/// Findings about mappings that contradict what follows from others.
pub(crate) fn findings() -> Diagnostics {
    let catalog = catalog(&[
        ("ab", "a:s1 exact b:s1 0.95"),
        ("ac", "a:s1 Not broad c:s1 0.9"),
        ("bc", "b:s1 broad c:s1 0.9"),
    ]);
    let found = catalog.contradictions(&ChainOptions::new()).unwrap();
    found
        .iter()
        .filter_map(|one| one.to_diagnostic())
        .collect::<Vec<_>>()
        .into()
}

#[test]
fn a_contradiction_is_a_finding_too() {
    let found = findings();
    assert_eq!(
        found.iter().next().unwrap().code,
        Code::DerivedContradiction
    );
    expect_test::expect!["warning[CF1119]: others together say `skos:broadMatch`, which is denied (Mapping(a:s1 skos:exactMatch b:s1) in https://example.org/ab; Mapping(b:s1 skos:broadMatch c:s1) in https://example.org/bc) (at /mappings/0/predicate_id); look at all of them again; at least one is wrong"]
        .assert_eq(&found.to_string());
}

#[test]
fn derived_mappings_make_a_second_figure_and_leave_the_first_alone() {
    let catalog = catalog(&[
        (
            "ab",
            "a:s0 exact b:s0 0.9\n a:s1 exact b:s1 0.9\n a:s2 exact b:s2 0.9",
        ),
        (
            "bc",
            "b:s0 close c:s0 0.9\n b:s1 close c:s1 0.9\n b:s2 broad c:s2 0.9",
        ),
        ("ac", "a:s1 Not mapped c:s1 0.9\n a:s2 related c:s2 0.9"),
    ]);
    let plain = catalog
        .coverage(&value("a"), &value("c"), &CoverageOptions::new())
        .unwrap();
    let options = CoverageOptions::new().with_derived(ChainOptions::new());
    let coverage = catalog
        .coverage(&value("a"), &value("c"), &options)
        .unwrap();
    assert_eq!(
        (coverage.total, &coverage.units),
        (plain.total, &plain.units)
    );
    assert_eq!(plain.with_derived, None);
    let derived = coverage.with_derived.unwrap();
    assert_eq!(
        (plain.total.open, plain.total.denied, plain.total.related),
        (1, 1, 1)
    );
    assert_eq!(
        (
            derived.total.covered,
            derived.total.denied,
            derived.total.related
        ),
        (1, 1, 1)
    );
    let changed: Vec<_> = derived
        .differences
        .iter()
        .map(|d| (d.item.to_string(), d.curated, d.with_derived))
        .collect();
    assert_eq!(
        changed,
        [("c:s0".to_owned(), Verdict::Open, Verdict::Covered)]
    );
    let discounted: Vec<_> = derived
        .evidence
        .iter()
        .map(|one| one.discounted.as_deref())
        .collect();
    assert_eq!(
        discounted,
        [
            None,
            Some("a curator says `Not skos:mappingRelation`"),
            Some("a curator says `skos:relatedMatch`")
        ]
    );
    let premises = &derived.evidence[0].premises;
    assert_eq!(
        (premises[0].crosswalk.as_str(), premises[1].row),
        ("https://example.org/ab", 0)
    );
    assert_eq!(coverage.format, "coverage/1.1");
    // What the strict policy makes of a close match, it makes of a derived one.
    let strict = catalog
        .coverage(
            &value("a"),
            &value("c"),
            &options.with_policy(Policy::Strict),
        )
        .unwrap();
    assert_eq!(strict.with_derived.unwrap().total.partly, 1);
}

#[test]
fn a_mapping_made_by_chaining_does_not_count_as_curated() {
    let mut catalog = catalog(&[("ab", "a:s0 exact b:s0 0.9"), ("bc", "b:s0 close c:s0 0.9")]);
    let made = {
        let closure = catalog
            .derive(&value("a"), &value("c"), &ChainOptions::new())
            .unwrap();
        competency::algebra::to_crosswalk(
            closure.iter(),
            value("https://example.org/made"),
            value("https://example.org/l"),
        )
    };
    catalog.add_crosswalk(Valid::new(made).unwrap()).unwrap();
    let coverage = catalog
        .coverage(&value("a"), &value("c"), &CoverageOptions::new())
        .unwrap();
    assert_eq!(coverage.total.covered, 0);
    let why = coverage.units[0].items[0].evidence[0].discounted.as_deref();
    assert_eq!(
        why,
        Some("it was made by chaining, and nobody judged the two side by side")
    );
}

#[test]
fn a_matrix_has_the_figures_unit_by_unit() {
    let catalog = catalog(&[(
        "ab",
        "a:s0 close b:s0 0.9\n a:u1 broad b:s0 0.9\n a:s1 related b:s2 0.9\n a:s2 Not mapped b:s2 0.9",
    )]);
    let matrix = catalog
        .coverage_matrix(&value("a"), &value("b"), &CoverageOptions::new())
        .unwrap();
    let verdicts: Vec<Vec<Verdict>> = matrix
        .cells
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| {
                    assert_eq!(cell.of(), 1);
                    cell.verdict()
                })
                .collect()
        })
        .collect();
    use Verdict::{Covered, Denied, Open, Partly, Related};
    assert_eq!(
        verdicts,
        [
            [Covered, Open, Open],
            [Partly, Open, Related],
            [Open, Open, Denied]
        ]
    );
    let cell = matrix.cell(&value("a:u1"), &value("b:u2")).unwrap();
    assert_eq!(cell.related, 1);
}

#[test]
#[cfg(feature = "builtin")]
fn the_shipped_crosswalks_contradict_neither_each_other_nor_what_follows() {
    let catalog = Catalog::builtin();
    let found = catalog
        .contradictions(&ChainOptions::new().with_longest(3))
        .unwrap();
    let shown: Vec<String> = found
        .iter()
        .map(|one| format!("{}: {:?}", one.kind, one.mappings))
        .collect();
    assert!(shown.is_empty(), "{shown:#?}");
}

/// What follows between the shipped standards, counted by hand in another way:
/// every two mappings that meet, by a loop over all of them.
#[test]
#[cfg(feature = "builtin")]
fn what_follows_between_the_shipped_standards_is_what_a_loop_over_all_finds() {
    let catalog = Catalog::builtin();
    let rules = Rules::new();
    let mut read = Vec::new();
    for mapping in catalog
        .crosswalks()
        .flat_map(|crosswalk| crosswalk.mappings())
    {
        let ends = (
            mapping.subject().entity_ref(),
            mapping.object().entity_ref(),
        );
        let (Some(subject), Some(object)) = ends else {
            continue;
        };
        read.push((subject.clone(), mapping.claim(), object.clone()));
        read.extend(
            mapping
                .claim()
                .inverse()
                .map(|said| (object, said, subject)),
        );
    }
    let ids: Vec<FrameworkId> = catalog.frameworks().map(|f| f.id.clone()).collect();
    let mut all = 0;
    for a in &ids {
        for c in ids.iter().filter(|c| *c != a) {
            let mut expected = std::collections::BTreeSet::new();
            for (subject, first, middle) in read.iter().filter(|(s, ..)| s.framework() == a) {
                let outside = middle.framework() != a && middle.framework() != c;
                for (_, second, object) in read
                    .iter()
                    .filter(|(m, _, o)| outside && m == middle && o.framework() == c)
                {
                    let together = rules.compose(first, second);
                    expected.extend(
                        together.map(|said| (subject.to_string(), said, object.to_string())),
                    );
                }
            }
            let closure = catalog.derive(a, c, &ChainOptions::new()).unwrap();
            let found: std::collections::BTreeSet<_> = of_closure(&closure).into_keys().collect();
            assert_eq!(found, expected, "{a} {c}");
            all += found.len();
        }
    }
    assert!(all > 0);
}
