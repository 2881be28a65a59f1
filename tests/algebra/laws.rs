//! Laws that hold for all crosswalks: over the five predicates of SKOS, with
//! and without denials.

use super::{Held, assert_same, claim, of, record, set};
use crate::properties::cases;
use competency::algebra::{
    Alternatives, ChainOptions, Composition, ConfidenceRule, Deduplicate, DiffKey, Link,
    MergeOptions, Rules, compose, to_crosswalk,
};
use competency::crosswalk::{Claim, Crosswalk, Slot, SlotName, SlotValue};
use competency::{Confidence, Iri, Predicate};
use proptest::prelude::*;
use std::collections::BTreeMap;

const SKOS: [Predicate; 5] = [
    Predicate::Exact,
    Predicate::Close,
    Predicate::Broad,
    Predicate::Narrow,
    Predicate::Related,
];

fn claims(denials: bool) -> impl Strategy<Value = Claim> {
    let denied = if denials {
        any::<bool>().boxed()
    } else {
        Just(false).boxed()
    };
    // Exact more often, so that denials are carried at all.
    let predicate = prop_oneof![Just(Predicate::Exact), prop::sample::select(&SKOS[..])];
    (predicate, denied).prop_map(|(predicate, denied)| Claim { predicate, denied })
}

fn rules() -> impl Strategy<Value = Rules> {
    any::<bool>().prop_map(|hierarchy| match hierarchy {
        true => Rules::new(),
        false => Rules::new().without_hierarchy(),
    })
}

fn options() -> impl Strategy<Value = ChainOptions> {
    (any::<bool>(), prop::option::of(0.0..=1.0_f64)).prop_map(|(least, unstated)| {
        let mut options = ChainOptions::new().with_chained_premises();
        if least {
            options = options.with_confidence(ConfidenceRule::Minimum);
        }
        match unstated {
            Some(unstated) => options.with_unstated(Confidence::new(unstated).unwrap()),
            None => options,
        }
    })
}

/// Rows between four things of one framework and four of another.
fn crosswalk(from: char, to: char, denials: bool) -> impl Strategy<Value = Crosswalk> {
    let row = (
        0..4_u8,
        claims(denials),
        0..4_u8,
        prop::option::weighted(0.8, 0.01..=1.0_f64),
    );
    prop::collection::vec(row, 0..12).prop_map(move |rows| {
        let mut crosswalk = set(&format!("{from}--{to}"));
        for (subject, said, object, confidence) in rows {
            crosswalk.push(record(
                &format!("{from}:{subject}"),
                &said,
                &format!("{to}:{object}"),
                confidence,
            ));
        }
        crosswalk
    })
}

/// A crosswalk whose rows have record ids, and the ends of every other row
/// labels.
fn numbered(crosswalk: &Crosswalk) -> Crosswalk {
    let mut numbered = set(crosswalk.id().rsplit('/').next().unwrap());
    for mapping in crosswalk.mappings() {
        let row = mapping.row();
        let name = format!("{}:row-{row}", &mapping.subject_id().unwrap()[..1]);
        let to = &mapping.object_id().unwrap()[..1];
        let mut record = mapping.to_record();
        record = record
            .with(Slot::RecordId, format!("{name}-{to}").as_str())
            .unwrap();
        if row % 2 == 0 {
            let label = |end: &str| format!("{end} of row {row}");
            record = record
                .with(Slot::SubjectLabel, label("start").as_str())
                .unwrap();
            record = record
                .with(Slot::ObjectLabel, label("end").as_str())
                .unwrap();
        }
        numbered.push(record);
    }
    numbered
}

fn iri() -> Iri {
    "https://example.org/made".parse().unwrap()
}

fn made(composition: &Composition<'_>) -> Crosswalk {
    to_crosswalk(composition.iter(), iri(), iri())
}

/// What composing is: every pair of rows that meet, by the rules.
fn by_hand(a: &Crosswalk, b: &Crosswalk, rules: Rules, options: &ChainOptions) -> Held {
    let mut all: BTreeMap<_, Vec<Option<f64>>> = BTreeMap::new();
    for x in a.mappings() {
        for y in b.mappings().filter(|y| y.subject_id() == x.object_id()) {
            let Some(said) = rules.compose(&x.claim(), &y.claim()) else {
                continue;
            };
            let sure = |c: Option<Confidence>| c.or(options.unstated).map(Confidence::get);
            let together = match (sure(x.confidence()), sure(y.confidence())) {
                (Some(p), Some(q)) if options.confidence == ConfidenceRule::Minimum => {
                    Some(p.min(q))
                }
                (Some(p), Some(q)) => Some(p * q),
                _ => None,
            };
            let ends = (x.subject_id().unwrap(), y.object_id().unwrap());
            all.entry((ends.0.to_owned(), said, ends.1.to_owned()))
                .or_default()
                .push(together);
        }
    }
    let worth = |all: Vec<Option<f64>>| {
        let known: Vec<f64> = all.into_iter().flatten().collect();
        match options.alternatives {
            _ if known.is_empty() => None,
            Alternatives::Best => known.into_iter().reduce(f64::max),
            Alternatives::NoisyOr => Some(1.0 - known.iter().map(|p| 1.0 - p).product::<f64>()),
        }
    };
    all.into_iter()
        .map(|(key, all)| (key, worth(all)))
        .collect()
}

/// The rows but for the slots that say that something was derived.
fn bare(crosswalk: &Crosswalk) -> Vec<BTreeMap<SlotName, String>> {
    let derived = [
        Slot::MappingJustification,
        Slot::DerivedFrom,
        Slot::RecordId,
    ];
    let rows = crosswalk.mappings().map(|mapping| {
        let record = mapping.to_record();
        let slots = record.slots().iter();
        let kept =
            slots.filter(|(name, _)| !derived.contains(&name.known().unwrap_or(Slot::Other)));
        kept.map(|(name, value)| (name.clone(), format!("{value:?}")))
            .collect()
    });
    rows.collect()
}

/// A row with slots that turn round with its ends.
fn rich_crosswalk() -> impl Strategy<Value = Crosswalk> {
    let row = (
        0..4_u8,
        claims(true),
        0..4_u8,
        prop::sample::select(&["1:1", "1:n", "n:1", "1:0", "n:n"][..]),
        any::<bool>(),
        "[a-z]{1,3}",
        "[a-z]{1,3}",
    );
    prop::collection::vec(row, 0..12).prop_map(|rows| {
        let mut crosswalk = set("a--b");
        crosswalk
            .set_mut()
            .set(Slot::SubjectSource, "competency:a")
            .unwrap();
        crosswalk
            .set_mut()
            .set(Slot::ObjectType, "skos concept")
            .unwrap();
        for (subject, said, object, cardinality, includes, label, source) in rows {
            let mut one = record(
                &format!("a:{subject}"),
                &said,
                &format!("b:{object}"),
                Some(0.7),
            )
            .with(Slot::SubjectLabel, label.as_str())
            .unwrap()
            .with(Slot::MappingCardinality, cardinality)
            .unwrap()
            .with(
                Slot::CardinalityScope,
                SlotValue::List(vec!["object_source".into(), "predicate_id".into()]),
            )
            .unwrap()
            .with(Slot::ObjectSourceVersion, source.as_str())
            .unwrap()
            .with(Slot::Comment, "why");
            if includes {
                one = one
                    .unwrap()
                    .with(SlotName::parse("ext_includes_object").unwrap(), "true");
            }
            crosswalk.push(one.unwrap());
        }
        crosswalk
    })
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn the_kernel_does_what_the_rules_say_of_every_pair_of_rows(
        a in crosswalk('a', 'b', true),
        b in crosswalk('b', 'c', true),
        rules in rules(),
        options in options(),
        noisy in any::<bool>(),
    ) {
        let options = match noisy {
            true => options.with_alternatives(Alternatives::NoisyOr),
            false => options,
        };
        let links = [Link::forwards(&a).with_rules(rules), Link::forwards(&b)];
        let composed = compose(&links, &options).unwrap();
        assert_same(&of(&composed), &by_hand(&a, &b, rules, &options));
    }

    #[test]
    fn every_proof_proves_what_it_is_given_for_and_the_best_is_the_surest(
        a in crosswalk('a', 'b', true),
        b in crosswalk('b', 'c', true),
        c in crosswalk('c', 'd', true),
        options in options(),
    ) {
        let composed = compose(&[Link::forwards(&a), Link::forwards(&b), Link::forwards(&c)], &options).unwrap();
        for derivation in composed.iter() {
            let best = derivation.best().unwrap().confidence();
            prop_assert_eq!(best, derivation.confidence());
            let mut proofs = 0;
            for proof in derivation.proofs() {
                proofs += 1;
                prop_assert!(proof.confidence() <= best);
                let premises = proof.premises();
                prop_assert_eq!(premises[0].start(), Some(derivation.subject()));
                prop_assert_eq!(premises[2].end(), Some(derivation.object()));
                for step in premises.windows(2) {
                    prop_assert_eq!(step[0].end(), step[1].start());
                }
                let claims: Vec<Claim> = premises.iter().map(|p| p.claim().unwrap()).collect();
                let two = Rules::new().compose(&claims[0], &claims[1]).unwrap();
                prop_assert_eq!(Rules::new().compose(&two, &claims[2]), Some(derivation.claim()));
            }
            prop_assert!(proofs > 0);
        }
    }

    #[test]
    fn what_follows_is_written_down_whole(
        a in crosswalk('b', 'a', true),
        b in crosswalk('b', 'c', true),
        c in crosswalk('c', 'd', true),
        options in options(),
        noisy in any::<bool>(),
    ) {
        let options = match noisy {
            true => options.with_alternatives(Alternatives::NoisyOr),
            false => options,
        };
        let [a, b, c] = [numbered(&a), numbered(&b), numbered(&c)];
        let links = [Link::backwards(&a), Link::forwards(&b), Link::forwards(&c)];
        let composed = compose(&links, &options).unwrap();
        let written = made(&composed);
        prop_assert_eq!(written.len(), composed.len());
        for (row, derivation) in written.mappings().zip(composed.iter()) {
            prop_assert_eq!(row.subject_id(), Some(derivation.subject()));
            prop_assert_eq!(row.object_id(), Some(derivation.object()));
            prop_assert_eq!(row.claim(), derivation.claim());
            prop_assert_eq!(row.confidence(), derivation.confidence());
            let best = derivation.best().unwrap();
            let label = |premise: usize, slot| best.premises()[premise].mapping().text(slot);
            prop_assert_eq!(row.text(Slot::SubjectLabel), label(0, Slot::ObjectLabel));
            prop_assert_eq!(row.text(Slot::ObjectLabel), label(2, Slot::ObjectLabel));
            let proofs = derivation.proofs().take(if noisy { usize::MAX } else { 1 });
            let mut premises: Vec<String> = Vec::new();
            for premise in proofs.flat_map(|proof| proof.premises().to_vec()) {
                let name = premise.mapping().text(Slot::RecordId).unwrap().to_owned();
                if !premises.contains(&name) {
                    premises.push(name);
                }
            }
            let from = row.get(&Slot::DerivedFrom.into()).unwrap();
            prop_assert_eq!(from.as_list(), premises);
        }
    }

    #[test]
    fn composition_is_associative(
        a in crosswalk('a', 'b', true),
        b in crosswalk('b', 'c', true),
        c in crosswalk('c', 'd', true),
        rules in [rules(), rules(), rules()],
        options in options(),
    ) {
        let link = |crosswalk, n: usize| Link::forwards(crosswalk).with_rules(rules[n]);
        let (first, last) = (rules[0].and(rules[1]), rules[1].and(rules[2]));
        let ab = made(&compose(&[link(&a, 0), link(&b, 1)], &options).unwrap());
        let bc = made(&compose(&[link(&b, 1), link(&c, 2)], &options).unwrap());
        let left = of(&compose(&[Link::forwards(&ab).with_rules(first), link(&c, 2)], &options).unwrap());
        let right = of(&compose(&[link(&a, 0), Link::forwards(&bc).with_rules(last)], &options).unwrap());
        let whole = of(&compose(&[link(&a, 0), link(&b, 1), link(&c, 2)], &options).unwrap());
        // Where all three allow the hierarchy or none does, the three agree; a
        // chain follows the rules of all, so that a part may allow more.
        if rules[0] == rules[1] && rules[1] == rules[2] {
            assert_same(&left, &right);
            assert_same(&left, &whole);
        } else {
            for key in whole.keys() {
                prop_assert!(left.contains_key(key) && right.contains_key(key));
            }
        }
    }

    #[test]
    fn the_inverse_of_a_composition_is_the_composition_of_the_inverses(
        a in crosswalk('a', 'b', true),
        b in crosswalk('b', 'c', true),
        options in options(),
    ) {
        let forwards = made(&a.compose(&b, &options).unwrap());
        let turned = forwards.invert(iri()).unwrap();
        prop_assert_eq!(turned.left_out, Vec::<u32>::new());
        let expected: Held = turned.crosswalk.mappings().map(|m| {
            let key = (m.subject_id().unwrap().to_owned(), m.claim(), m.object_id().unwrap().to_owned());
            (key, m.confidence().map(Confidence::get))
        }).collect();
        let (a_turned, b_turned) = (a.invert(iri()).unwrap(), b.invert(iri()).unwrap());
        let composed = b_turned.crosswalk.compose(&a_turned.crosswalk, &options).unwrap();
        assert_same(&of(&composed), &expected);
        let walked_back = compose(&[Link::backwards(&b), Link::backwards(&a)], &options).unwrap();
        assert_same(&of(&walked_back), &expected);
    }

    #[test]
    fn inversion_is_an_involution(a in rich_crosswalk()) {
        let once = a.invert(iri()).unwrap().crosswalk;
        let twice = once.invert(a.id().parse().unwrap()).unwrap().crosswalk;
        prop_assert_eq!(bare(&twice), bare(&a));
        for slot in [Slot::SubjectSource, Slot::ObjectType, Slot::License, Slot::MappingSetId] {
            prop_assert_eq!(twice.set().text(slot), a.set().text(slot));
        }
        for (mapping, turned) in a.mappings().zip(once.mappings()) {
            prop_assert_eq!(turned.justification(), "semapv:MappingInversion");
            prop_assert_eq!(mapping.subject(), turned.object());
            prop_assert_eq!(mapping.text(Slot::SubjectLabel), turned.text(Slot::ObjectLabel));
            prop_assert_eq!(mapping.text(Slot::ObjectSourceVersion), turned.text(Slot::SubjectSourceVersion));
            prop_assert_eq!(mapping.includes_object(), turned.includes_subject());
            prop_assert_eq!(mapping.is_denial(), turned.is_denial());
            prop_assert_eq!(mapping.claim().inverse(), Some(turned.claim()));
        }
    }

    #[test]
    fn exact_is_the_identity(a in crosswalk('a', 'b', false)) {
        let mut identity = set("b--c");
        for thing in 0..4 {
            identity.push(record(&format!("b:{thing}"), &claim("exact"), &format!("b:{thing}"), Some(1.0)));
        }
        let mut before = set("a--a");
        for thing in 0..4 {
            before.push(record(&format!("a:{thing}"), &claim("exact"), &format!("a:{thing}"), Some(1.0)));
        }
        // Of several rows that say the same, the surest counts.
        let own: Held = a.deduplicate(Deduplicate::Surest).crosswalk.mappings().map(|m| {
            let key = (m.subject_id().unwrap().to_owned(), m.claim(), m.object_id().unwrap().to_owned());
            (key, m.confidence().map(Confidence::get))
        }).collect();
        assert_same(&of(&a.compose(&identity, &ChainOptions::new()).unwrap()), &own);
        assert_same(&of(&before.compose(&a, &ChainOptions::new()).unwrap()), &own);
    }

    #[test]
    fn a_denial_never_becomes_a_positive(
        a in crosswalk('a', 'b', true),
        b in crosswalk('b', 'c', true),
        c in crosswalk('c', 'd', true),
    ) {
        let links = [Link::forwards(&a), Link::forwards(&b), Link::forwards(&c)];
        for derivation in compose(&links, &ChainOptions::new()).unwrap().iter() {
            for proof in derivation.proofs() {
                let denials = proof.premises().iter().filter(|p| p.mapping().is_denial()).count();
                prop_assert_eq!(denials, usize::from(derivation.claim().denied));
            }
        }
        prop_assert_eq!(
            a.mappings().filter(|m| m.is_denial()).count(),
            a.invert(iri()).unwrap().crosswalk.mappings().filter(|m| m.is_denial()).count()
        );
    }

    #[test]
    fn a_crosswalk_does_not_differ_from_itself_in_another_order(
        a in rich_crosswalk(),
        seed in any::<u64>(),
    ) {
        let mut rows: Vec<_> = a.mappings().map(|m| m.to_record()).collect();
        let length = rows.len().max(1);
        for index in 0..rows.len() {
            rows.swap(index, (seed as usize ^ (index * 7919)) % length);
        }
        let mut shuffled = a.filter_by(|_| false);
        for row in rows {
            shuffled.push(row);
        }
        for key in [DiffKey::Ends, DiffKey::Claim] {
            let diff = a.diff(&shuffled, key);
            prop_assert!(diff.is_empty(), "{:?}", diff);
            prop_assert_eq!(diff.same, a.len());
        }
    }

    #[test]
    fn a_diff_accounts_for_every_row_once(
        a in crosswalk('a', 'b', true),
        b in crosswalk('a', 'b', true),
    ) {
        for key in [DiffKey::Ends, DiffKey::Claim] {
            let diff = a.diff(&b, key);
            prop_assert_eq!(diff.same + diff.changed.len() + diff.removed.len(), a.len());
            prop_assert_eq!(diff.same + diff.changed.len() + diff.added.len(), b.len());
            for change in &diff.changed {
                let (x, y) = (a.mapping(change.before as usize).unwrap(), b.mapping(change.after as usize).unwrap());
                prop_assert_eq!((x.subject(), x.object()), (y.subject(), y.object()));
                prop_assert!(!change.slots.is_empty());
                for slot in &change.slots {
                    prop_assert!(x.get(slot) != y.get(slot), "{}", slot);
                }
                if key == DiffKey::Claim {
                    prop_assert_eq!(x.claim(), y.claim());
                }
            }
        }
    }

    #[test]
    fn merging_loses_no_claim_and_is_idempotent(
        a in crosswalk('a', 'b', true),
        b in crosswalk('a', 'b', true),
    ) {
        let options = MergeOptions::new(iri(), a.set().text(Slot::License).unwrap().parse().unwrap());
        let merged = a.merge(&[&b], &options).unwrap();
        prop_assert_eq!(merged.crosswalk.len() + merged.identical, a.len() + b.len());
        let rows = |crosswalk: &Crosswalk| -> Vec<String> {
            let mut rows: Vec<String> = crosswalk.mappings().map(|m| format!("{:?}", m.to_record())).collect();
            rows.sort();
            rows.dedup();
            rows
        };
        let mut expected: Vec<String> = rows(&a).into_iter().chain(rows(&b)).collect();
        expected.sort();
        expected.dedup();
        prop_assert_eq!(rows(&merged.crosswalk), expected);
        let again = merged.crosswalk.merge(&[&a, &b], &options).unwrap();
        prop_assert_eq!(rows(&again.crosswalk), rows(&merged.crosswalk));
        for (row, (of, there)) in merged.crosswalk.mappings().zip(&merged.from) {
            let source = if *of == 0 { &a } else { &b };
            prop_assert_eq!(row.to_record(), source.mapping(*there as usize).unwrap().to_record());
        }
    }

    #[test]
    fn deduplicating_keeps_one_of_each_claim(a in crosswalk('a', 'b', true)) {
        let done = a.deduplicate(Deduplicate::Surest);
        prop_assert_eq!(done.crosswalk.len() + done.dropped.len(), a.len());
        let key = |m: &competency::Mapping<'_>| (m.subject(), m.claim(), m.object());
        let mut seen = std::collections::HashSet::new();
        for mapping in done.crosswalk.mappings() {
            prop_assert!(seen.insert(key(&mapping)));
        }
        for (gone, stands) in &done.dropped {
            let (gone, stands) = (a.mapping(*gone as usize).unwrap(), a.mapping(*stands as usize).unwrap());
            prop_assert_eq!(key(&gone), key(&stands));
            prop_assert!(gone.confidence() <= stands.confidence());
        }
    }

    #[test]
    fn clashes_are_those_of_every_pair_of_rows(a in crosswalk('a', 'a', true)) {
        let found = a.clashes();
        let rows: Vec<_> = a.mappings().collect();
        let mut clashing = std::collections::BTreeSet::new();
        for (i, x) in rows.iter().enumerate() {
            for y in &rows[i + 1..] {
                let same = (x.subject(), x.object()) == (y.subject(), y.object());
                let turned = (x.subject(), x.object()) == (y.object(), y.subject());
                let other = if same { Some(y.claim()) } else if turned { y.claim().inverse() } else { None };
                let conflict = other.and_then(|other| x.claim().conflict(&other));
                if x.subject() != x.object() && conflict.is_some() {
                    // Each is named once, beside an earlier one.
                    clashing.insert(y.row() as u32);
                }
            }
        }
        let named: std::collections::BTreeSet<u32> = found.iter().map(|clash| clash.rows[1]).collect();
        prop_assert_eq!(named, clashing);
    }
}
