//! Composing by known answers, and what it does with hard input.

use super::{claim, crosswalk, lines, of, set};
use crate::support::value;
use competency::algebra::{
    Alternatives, ChainOptions, ConfidenceRule, Link, Rules, compose, to_crosswalk,
};
use competency::crosswalk::{Crosswalk, MappingRecord, Slot, SlotName, SlotValue};
use competency::{Error, Predicate};
use std::collections::BTreeMap;

fn composed(a: &str, b: &str, options: &ChainOptions) -> Vec<String> {
    let (a, b) = (crosswalk("a--b", a), crosswalk("b--c", b));
    lines(&of(&a.compose(&b, options).unwrap()))
}

#[test]
fn the_table_is_that_of_the_specification() {
    let rules = Rules::new();
    let mut licensed = Vec::new();
    for first in Predicate::KNOWN {
        for second in Predicate::KNOWN {
            let (a, b) = (first.clone().into(), second.clone().into());
            if let Some(together) = rules.compose(&a, &b) {
                licensed.push(format!(
                    "{} {} {}",
                    first.word(),
                    second.word(),
                    together.predicate.word()
                ));
            }
        }
    }
    licensed.sort();
    let mut expected = vec![
        "exact exact exact",
        "exact close close",
        "exact broad broad",
        "exact narrow narrow",
        "exact related related",
        "close exact close",
        "broad exact broad",
        "narrow exact narrow",
        "related exact related",
        "broad broad broad",
        "narrow narrow narrow",
        "owl:sameAs owl:sameAs owl:sameAs",
        "owl:equivalentClass owl:equivalentClass owl:equivalentClass",
        "rdfs:subClassOf rdfs:subClassOf rdfs:subClassOf",
        "owl:equivalentClass close close",
        "owl:equivalentClass broad broad",
        "owl:equivalentClass narrow narrow",
        "owl:equivalentClass related related",
    ];
    expected.sort_unstable();
    assert_eq!(licensed, expected);
}

#[test]
fn of_denials_only_that_of_exact_is_carried_and_only_by_exact() {
    let rules = Rules::new();
    for first in Predicate::KNOWN {
        for second in Predicate::KNOWN {
            for (a, b) in [(true, false), (false, true), (true, true)] {
                let say = |predicate: &Predicate, denied| competency::crosswalk::Claim {
                    predicate: predicate.clone(),
                    denied,
                };
                let together = rules.compose(&say(&first, a), &say(&second, b));
                let both_exact = first == Predicate::Exact && second == Predicate::Exact;
                let expected = (both_exact && !(a && b)).then(|| claim("Not exact"));
                assert_eq!(together, expected, "{first} {a} {second} {b}");
            }
        }
    }
}

#[test]
fn a_chain_has_the_product_of_its_confidences_and_the_best_way_counts() {
    let a = "a:1 exact b:1 0.9\n a:1 close b:2 0.8\n a:1 exact b:3 0.5";
    let b = "b:1 close c:1 0.6\n b:2 exact c:1 0.9\n b:3 close c:1 1\n b:2 close c:2 1";
    assert_eq!(
        composed(a, b, &ChainOptions::new()),
        ["a:1 close c:1 0.7200"]
    );
    let least = ChainOptions::new().with_confidence(ConfidenceRule::Minimum);
    assert_eq!(composed(a, b, &least), ["a:1 close c:1 0.8000"]);
    let noisy = ChainOptions::new().with_alternatives(Alternatives::NoisyOr);
    // 1 - (1 - 0.54)(1 - 0.72)(1 - 0.5)
    assert_eq!(composed(a, b, &noisy), ["a:1 close c:1 0.9356"]);
}

#[test]
fn a_premise_without_a_confidence_leaves_none_unless_the_caller_says_what_it_counts_as() {
    let (a, b) = ("a:1 exact b:1\n a:2 exact b:1 0.9", "b:1 broad c:1 0.8");
    let found = composed(a, b, &ChainOptions::new());
    assert_eq!(found, ["a:1 broad c:1 ?", "a:2 broad c:1 0.7200"]);
    let counted = ChainOptions::new().with_unstated(value("0.5"));
    assert_eq!(composed(a, b, &counted)[0], "a:1 broad c:1 0.4000");
    // What is unknown is never the best where something is known.
    let both = "a:1 exact b:1\n a:1 exact b:2 0.1";
    let found = composed(
        both,
        "b:1 broad c:1 1\n b:2 broad c:1 1",
        &ChainOptions::new(),
    );
    assert_eq!(found, ["a:1 broad c:1 0.1000"]);
}

#[test]
fn what_does_not_follow_is_not_derived() {
    let none: [&str; 0] = [];
    for (a, b) in [
        ("close", "close"),
        ("related", "related"),
        ("broad", "narrow"),
        ("narrow", "broad"),
        ("close", "broad"),
        ("mapped", "exact"),
        ("exact", "mapped"),
        ("Not close", "exact"),
        ("Not exact", "Not exact"),
        ("rdfs:subClassOf", "owl:equivalentClass"),
        ("x:y", "exact"),
        ("x:y", "x:y"),
    ] {
        let found = composed(
            &format!("a:1 {a} b:1 1"),
            &format!("b:1 {b} c:1 1"),
            &ChainOptions::new(),
        );
        assert_eq!(found, none, "{a} {b}");
    }
}

#[test]
fn broad_over_broad_is_switched_off_for_one_crosswalk_of_a_chain() {
    let a = crosswalk("a--b", "a:1 broad b:1 1\n a:2 exact b:1 1");
    let b = crosswalk("b--c", "b:1 broad c:1 1");
    let careful = Link::forwards(&b).with_rules(Rules::new().without_hierarchy());
    let links = [Link::forwards(&a), careful];
    let found = compose(&links, &ChainOptions::new()).unwrap();
    assert_eq!(lines(&of(&found)), ["a:2 broad c:1 1.0000"]);
}

#[test]
fn a_chain_goes_through_a_hub_and_back() {
    let a = crosswalk("a--hub", "a:1 broad b:1 0.9\n a:2 exact b:2 0.9");
    let c = crosswalk("c--hub", "c:1 narrow b:1 0.8\n c:2 close b:2 0.5");
    let links = [Link::forwards(&a), Link::backwards(&c)];
    let found = compose(&links, &ChainOptions::new()).unwrap();
    assert_eq!(
        lines(&of(&found)),
        ["a:1 broad c:1 0.7200", "a:2 close c:2 0.4500"]
    );
}

#[test]
fn literals_and_terms_not_found_lead_nowhere() {
    let mut a = crosswalk("a--b", "a:1 exact sssom:NoTermFound 1");
    a.push(
        MappingRecord::new(
            value("a:2"),
            Predicate::Exact,
            value("b:2"),
            value("semapv:ManualMappingCuration"),
        )
        .with(Slot::ObjectType, "rdfs literal")
        .unwrap()
        .with(Slot::ObjectLabel, "two")
        .unwrap(),
    );
    let b = crosswalk("b--c", "sssom:NoTermFound exact c:1 1\n b:2 exact c:2 1");
    assert!(a.compose(&b, &ChainOptions::new()).unwrap().is_empty());
}

#[test]
fn two_sets_meet_by_iri_where_they_declare_prefixes_differently() {
    let mut a = Crosswalk::new(
        value("https://example.org/1"),
        value("https://example.org/l"),
    );
    let mut b = Crosswalk::new(
        value("https://example.org/2"),
        value("https://example.org/l"),
    );
    for (prefix, iri) in [
        ("x", "https://example.org/x/"),
        ("y", "https://example.org/y/"),
    ] {
        a.declare_prefix(prefix, value(iri));
    }
    for (prefix, iri) in [
        ("why", "https://example.org/y/"),
        ("y", "https://example.org/other/"),
        ("x", "https://example.org/z/"),
    ] {
        b.declare_prefix(prefix, value(iri));
    }
    let row = |s: &str, o: &str| {
        MappingRecord::new(
            value(s),
            Predicate::Exact,
            value(o),
            value("semapv:ManualMappingCuration"),
        )
    };
    a.push(row("x:1", "y:1"));
    b.push(row("why:1", "x:1"));
    b.push(row("y:1", "x:wrong"));
    let found = a.compose(&b, &ChainOptions::new()).unwrap();
    assert_eq!(lines(&of(&found)), ["x:1 exact x:1 ?"]);
    let made = to_crosswalk(
        found.iter(),
        value("https://example.org/3"),
        value("https://example.org/l"),
    );
    let only = made.mapping(0).unwrap();
    // What is called x in the second set is not what is called so in the first.
    assert_eq!(
        (only.subject_id(), only.object_id()),
        (Some("x:1"), Some("x-2:1"))
    );
    assert_eq!(made.curie_map()["x-2"].as_str(), "https://example.org/z/");
}

#[test]
fn a_derived_crosswalk_says_where_each_mapping_comes_from() {
    let mut a = crosswalk("a--b", "a:1 exact b:1 0.9");
    let mut b = crosswalk("b--c", "b:1 close c:1 0.8");
    a.set_mut()
        .set(Slot::SubjectSource, "competency:a")
        .unwrap();
    b.push(
        super::record("b:1", &claim("broad"), "c:2", Some(1.0))
            .with(Slot::RecordId, "b:row-7")
            .unwrap()
            .with(Slot::ObjectLabel, "two")
            .unwrap(),
    );
    let found = a.compose(&b, &ChainOptions::new()).unwrap();
    let made = to_crosswalk(
        found.iter(),
        value("https://example.org/a--c"),
        value("https://example.org/l"),
    );
    let rows: Vec<_> = made.mappings().collect();
    assert_eq!(rows.len(), 2);
    let from = |row: usize| {
        rows[row]
            .get(&Slot::DerivedFrom.into())
            .unwrap()
            .as_list()
            .to_vec()
    };
    assert_eq!(rows[0].justification(), "semapv:MappingChaining");
    assert!(rows[0].is_chained());
    assert_eq!(from(0).len(), 2);
    assert_eq!(from(1)[1], "b:row-7");
    assert_eq!(rows[1].text(Slot::ObjectLabel), Some("two"));
    assert_eq!(rows[0].text(Slot::SubjectSource), Some("competency:a"));
    assert_eq!(made.set().text(Slot::SssomVersion), Some("1.1"));
    // The name of a premise is in the namespace of its set, and stays where
    // rows move and its confidence changes.
    let (prefix, name) = from(0)[0]
        .split_once(':')
        .map(|(p, n)| (p.to_owned(), n.to_owned()))
        .unwrap();
    assert_eq!(
        made.curie_map()[prefix.as_str()].as_str(),
        "https://example.org/a--b#"
    );
    let moved = crosswalk("a--b", "a:0 exact b:9 1\n a:1 exact b:1 0.4");
    let again = moved.compose(&b, &ChainOptions::new()).unwrap();
    let again = to_crosswalk(
        again.iter(),
        value("https://example.org/a--c"),
        value("https://example.org/l"),
    );
    let again = again
        .mapping(0)
        .unwrap()
        .get(&Slot::DerivedFrom.into())
        .unwrap()
        .as_list()[0]
        .to_string();
    assert!(again.ends_with(&name), "{again} and {name}");
    // It is sound, and what was derived is no premise unless that is asked for.
    assert!(!competency::check::crosswalk(&made).has_errors());
    let next = crosswalk("c--d", "c:1 exact d:1 1");
    assert!(
        made.compose(&next, &ChainOptions::new())
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        made.compose(&next, &ChainOptions::new().with_chained_premises())
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn premises_of_one_name_stand_once() {
    // Two rows that say the same by the same justification share a name, and so
    // do rows of two sets that have one `record_id`.
    let noisy = ChainOptions::new().with_alternatives(Alternatives::NoisyOr);
    let id = || value("https://example.org/made");
    let premises = |a: &Crosswalk, b: &Crosswalk| {
        let made = to_crosswalk(a.compose(b, &noisy).unwrap().iter(), id(), id());
        let from = made.mapping(0).unwrap().get(&Slot::DerivedFrom.into());
        let mut from = from.unwrap().as_list().to_vec();
        let all = from.len();
        from.sort();
        from.dedup();
        assert_eq!(from.len(), all, "{from:?}");
        all
    };
    let twice = crosswalk("a--b", "a:1 exact b:1 0.9\n a:1 exact b:1 0.4");
    let once = crosswalk("b--c", "b:1 close c:1 0.8");
    assert_eq!(premises(&twice, &once), 2);
    let each = |line: &dyn Fn(usize) -> String| (0..12).map(line).collect::<Vec<_>>().join("\n");
    let many = each(&|n| format!("a:1 exact b:{n} 0.9\n a:1 exact b:{n} 0.4"));
    let onward = each(&|n| format!("b:{n} close c:1 0.8"));
    let (many, onward) = (crosswalk("a--b", &many), crosswalk("b--c", &onward));
    assert_eq!(premises(&many, &onward), 24);
    let differing = crosswalk("a--b", "a:1 exact b:1 0.9\n a:1 close b:1 0.4");
    let exact = crosswalk("b--c", "b:1 exact c:1 0.8\n b:1 close c:1 0.8");
    assert_eq!(premises(&differing, &exact), 2);
    let named = |set_id: &str, from: &str, to: &str| {
        let mut named = set(set_id);
        let row = super::record(from, &claim("exact"), to, Some(1.0));
        named.push(row.with(Slot::RecordId, "a:row-1").unwrap());
        named
    };
    let (a, b) = (named("a--b", "a:1", "b:1"), named("b--c", "b:1", "c:1"));
    assert_eq!(premises(&a, &b), 1);
}

#[test]
fn inclusion_is_dropped_by_composition_and_turned_by_inversion() {
    let include = SlotName::parse("ext_includes_object").unwrap();
    let mut a = set("a--b");
    a.push(
        super::record("a:1", &claim("narrow"), "b:1", Some(1.0))
            .with(include, "true")
            .unwrap(),
    );
    let b = crosswalk("b--c", "b:1 exact c:1 1");
    let found = a.compose(&b, &ChainOptions::new()).unwrap();
    let made = to_crosswalk(
        found.iter(),
        value("https://example.org/a--c"),
        value("https://example.org/l"),
    );
    assert!(!made.mapping(0).unwrap().includes_object());
    let turned = a
        .invert(value("https://example.org/b--a"))
        .unwrap()
        .crosswalk;
    assert!(turned.mapping(0).unwrap().includes_subject());
    assert!(!turned.mapping(0).unwrap().includes_object());
}

#[test]
fn what_has_no_inverse_is_left_out_and_reported() {
    let a = crosswalk(
        "a--b",
        "a:1 rdfs:subClassOf b:1 1\n a:2 broad b:2 1\n a:3 x:y b:3 1",
    );
    let turned = a.invert(value("https://example.org/b--a")).unwrap();
    assert_eq!(turned.left_out, [0, 2]);
    let only = turned.crosswalk.mapping(0).unwrap();
    assert_eq!(format!("{only:?}"), "Mapping(b:2 skos:narrowMatch a:2)");
    let sources = turned.crosswalk.set().get(&Slot::MappingSetSource.into());
    assert_eq!(
        sources,
        Some(&SlotValue::List(vec!["https://example.org/a--b".into()]))
    );
}

/// Two crosswalks that all meet in one thing.
fn star(size: usize, predicate: &Predicate) -> [Crosswalk; 2] {
    let (mut a, mut b) = (set("a--b"), set("b--c"));
    for number in 0..size {
        let said = predicate.clone().into();
        a.push(super::record(
            &format!("a:{number}"),
            &said,
            "b:hub",
            Some(1.0),
        ));
        b.push(super::record(
            "b:hub",
            &said,
            &format!("c:{number}"),
            Some(1.0),
        ));
    }
    [a, b]
}

#[test]
fn a_star_is_given_up_before_it_fills_the_memory() {
    let [a, b] = star(2_000, &Predicate::Exact);
    let options = ChainOptions::new().with_most(1_000_000);
    let error = a.compose(&b, &options).unwrap_err();
    assert!(matches!(
        error,
        Error::TooMany {
            most: 1_000_000,
            ..
        }
    ));
    assert_eq!(
        error.to_string(),
        "more than 1000000 derivations; allow more, or ask for less"
    );
    assert_eq!(
        a.compose(&b, &ChainOptions::new()).unwrap().len(),
        4_000_000
    );
    // Nor are pairs that give nothing looked at without end.
    let [a, b] = star(2_000, &Predicate::Close);
    assert!(
        a.compose(&b, &ChainOptions::new().with_most(100_000))
            .is_err()
    );
    assert!(a.compose(&b, &ChainOptions::new()).unwrap().is_empty());
}

/// Large tables may be joined, and what follows be written down, on two threads;
/// what comes of it is what comes of each row by itself.
#[test]
fn of_large_tables_follows_what_follows_of_their_rows() {
    const ROWS: usize = 20_000;
    let exact = claim("exact");
    let first = |row: usize| {
        super::record(
            &format!("a:{}", row % 7_000),
            &exact,
            &format!("b:{row}"),
            Some(0.5),
        )
    };
    let second = |row: usize| {
        super::record(
            &format!("b:{row}"),
            &exact,
            &format!("c:{}", row % 5_000),
            Some(0.5),
        )
    };
    let (mut a, mut b) = (set("a--b"), set("b--c"));
    let mut expected: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for row in 0..ROWS {
        a.push(first(row));
        b.push(second(row));
        expected
            .entry((row % 7_000, row % 5_000))
            .or_default()
            .push(row);
    }
    let composed = a.compose(&b, &ChainOptions::new()).unwrap();
    let id = || value("https://example.org/made");
    let written = to_crosswalk(composed.iter(), id(), id());
    assert_eq!(written.len(), expected.len());
    for (mapping, ((subject, object), rows)) in written.mappings().zip(&expected) {
        assert_eq!(mapping.subject_id(), Some(&*format!("a:{subject}")));
        assert_eq!(mapping.object_id(), Some(&*format!("c:{object}")));
        if subject % 500 == 0 {
            // Of proofs that are as sure as each other the first is the best.
            let (mut a, mut b) = (set("a--b"), set("b--c"));
            a.push(first(rows[0]));
            b.push(second(rows[0]));
            let alone = a.compose(&b, &ChainOptions::new()).unwrap();
            let alone = to_crosswalk(alone.iter(), id(), id());
            assert_eq!(mapping.to_record(), alone.mapping(0).unwrap().to_record());
        }
    }
    let proofs: Vec<usize> = composed.iter().map(|one| one.proofs().count()).collect();
    let expected_proofs: Vec<usize> = expected.values().map(Vec::len).collect();
    assert_eq!(proofs, expected_proofs);
    let too_few = ChainOptions::new().with_most(ROWS - 1);
    assert!(a.compose(&b, &too_few).is_err());
    let enough = ChainOptions::new().with_most(ROWS);
    assert_eq!(a.compose(&b, &enough).unwrap().derivations(), ROWS);
}

#[test]
fn fewer_than_two_crosswalks_give_nothing() {
    let a = crosswalk("a--b", "a:1 exact b:1 1");
    assert!(compose(&[], &ChainOptions::new()).unwrap().is_empty());
    assert!(
        compose(&[Link::forwards(&a)], &ChainOptions::new())
            .unwrap()
            .is_empty()
    );
}
