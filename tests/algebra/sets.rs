//! Filtering, merging, comparing, counting and measuring, by known answers.

use super::{claim, crosswalk, record, set};
use crate::support::value;
use competency::algebra::{
    Cardinality, Deduplicate, DiffKey, Filter, MergeOptions, OnDenial, PairCounts,
};
use competency::crosswalk::{Conflict, Crosswalk, MappingRecord, Slot, SlotName, SlotValue};
use competency::{Confidence, Predicate};

fn shown(crosswalk: &Crosswalk) -> Vec<String> {
    crosswalk.mappings().map(|m| format!("{m:?}")).collect()
}

fn merge_options() -> MergeOptions {
    let license = "https://creativecommons.org/publicdomain/zero/1.0/";
    MergeOptions::new(value("https://example.org/merged"), value(license))
}

#[test]
fn a_filter_asks_for_predicate_confidence_ends_and_justification() {
    let a = crosswalk(
        "a--b",
        "a:1 exact b:1 0.9\n a:1 close b:2 0.7\n a:2 close b:3\n c:1 close b:1 0.8\n a:1 Not close b:3 0.95",
    );
    let kept = |filter: Filter| shown(&a.filter(&filter)).len();
    assert_eq!(kept(Filter::new()), 5);
    assert_eq!(kept(Filter::new().predicate(Predicate::Close)), 4);
    assert_eq!(
        kept(Filter::new().predicate(Predicate::Close).positive()),
        3
    );
    assert_eq!(
        kept(
            Filter::new()
                .predicate(Predicate::Close)
                .predicate(Predicate::Exact)
                .positive()
        ),
        4
    );
    assert_eq!(kept(Filter::new().denials()), 1);
    assert_eq!(kept(Filter::new().at_least(value("0.8"))), 3);
    assert_eq!(kept(Filter::new().from("a:").to("b:3")), 2);
    assert_eq!(
        kept(Filter::new().justified_by("semapv:LexicalMatching")),
        0
    );
    let odd = a.filter_by(|mapping| mapping.row() % 2 == 1);
    assert_eq!(
        shown(&odd),
        [
            "Mapping(a:1 skos:closeMatch b:2)",
            "Mapping(c:1 skos:closeMatch b:1)"
        ]
    );
    assert_eq!(odd.set(), a.set());
    assert_eq!(odd.with_subject("c:1").count(), 1);
}

#[test]
fn a_few_rows_taken_out_keep_every_slot() {
    let mut a = crosswalk(
        "a--b",
        "a:1 exact b:1 0.9\n a:2 close b:2 0.7\n a:3 close b:3 0.7",
    );
    let rich = record("a:9", &claim("Not close"), "b:9", Some(0.85))
        .with(Slot::Comment, "because")
        .unwrap()
        .with(
            Slot::AuthorId,
            SlotValue::List(vec!["a:me".into(), "a:you".into()]),
        )
        .unwrap()
        .with(SlotName::parse("ext_note").unwrap(), "seen")
        .unwrap();
    a.push(rich.clone());
    // Fewer than half of the rows, and more.
    for least in [3, 1] {
        let kept = a.filter_by(|mapping| mapping.row() >= least);
        assert_eq!(kept.mappings().last().unwrap().to_record(), rich);
        assert_eq!(kept.len(), 4 - least);
    }
}

#[test]
fn merging_keeps_both_sides_of_a_quarrel_and_says_so() {
    let a = crosswalk(
        "one",
        "a:1 exact b:1 0.9\n a:2 close b:2 0.8\n a:3 close b:3 0.8",
    );
    let b = crosswalk(
        "two",
        "a:1 Not exact b:1 0.9\n a:2 close b:2 0.8\n a:3 close b:3 0.7\n b:2 broad a:2 0.6",
    );
    let merged = a.merge(&[&b], &merge_options()).unwrap();
    assert_eq!(merged.crosswalk.len(), 6);
    assert_eq!(merged.identical, 1);
    assert_eq!(merged.repeated, [(4, 2)]);
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(
        (merged.conflicts[0].rows, merged.conflicts[0].conflict),
        ([0, 3], Conflict::Denied)
    );
    assert!(merged.withdrawn.is_empty());
    let withdrawing = merge_options().with_on_denial(OnDenial::Withdraw);
    let merged = a.merge(&[&b], &withdrawing).unwrap();
    assert_eq!(merged.withdrawn, [(0, 0)]);
    assert!(merged.conflicts.is_empty());
    assert_eq!(
        shown(&merged.crosswalk)[2],
        "Mapping(a:1 Not skos:exactMatch b:1)"
    );
    assert_eq!(merged.from[2], (1, 0));
}

#[test]
fn what_a_set_says_for_its_mappings_is_written_to_them_where_sets_differ() {
    let mut a = crosswalk("one", "a:1 exact b:1 0.9");
    let mut b = crosswalk("two", "a:2 exact b:2 0.9\n a:3 exact b:3 0.9");
    for (set, date, title) in [(&mut a, "2026-01-01", "One"), (&mut b, "2026-02-02", "Two")] {
        set.set_mut().set(Slot::MappingDate, date).unwrap();
        set.set_mut().set(Slot::MappingTool, "a tool").unwrap();
        set.set_mut().set(Slot::MappingSetTitle, title).unwrap();
    }
    a.set_mut().set(Slot::CreatorLabel, "Ada").unwrap();
    b.set_mut()
        .set(
            Slot::License,
            "https://creativecommons.org/licenses/by/4.0/",
        )
        .unwrap();
    let merged = a.merge(&[&b], &merge_options()).unwrap();
    let set = merged.crosswalk.set();
    assert_eq!(set.text(Slot::MappingTool), Some("a tool"));
    assert_eq!(set.text(Slot::MappingDate), None);
    assert_eq!(set.text(Slot::MappingSetTitle), None);
    let dates: Vec<_> = merged
        .crosswalk
        .mappings()
        .map(|m| m.text(Slot::MappingDate).unwrap().to_owned())
        .collect();
    assert_eq!(dates, ["2026-01-01", "2026-02-02", "2026-02-02"]);
    let licenses: Vec<_> = merged
        .crosswalk
        .mappings()
        .map(|m| m.text(Slot::License).is_some())
        .collect();
    assert_eq!(licenses, [false, true, true]);
    assert_eq!(
        set.get(&Slot::CreatorLabel.into()).unwrap().as_list(),
        ["Ada"]
    );
    let sources = set.get(&Slot::MappingSetSource.into()).unwrap().as_list();
    assert_eq!(
        sources,
        ["https://example.org/one", "https://example.org/two"]
    );
    let differing: Vec<_> = merged
        .metadata
        .iter()
        .map(|(name, values)| (name.as_str(), values.len()))
        .collect();
    assert_eq!(differing, [("mapping_set_title", 2)]);
}

#[test]
fn a_prefix_that_means_two_things_gets_a_number() {
    let row = || {
        MappingRecord::new(
            value("x:1"),
            Predicate::Exact,
            value("x:2"),
            value("semapv:ManualMappingCuration"),
        )
    };
    let mut sets = ["https://example.org/one/", "https://example.org/two/"].map(|iri| {
        let mut set = Crosswalk::new(
            value(iri),
            value("https://creativecommons.org/publicdomain/zero/1.0/"),
        );
        set.declare_prefix("x", value(iri));
        set
    });
    sets.iter_mut().for_each(|set| set.push(row()));
    let [a, b] = sets;
    let merged = a.merge(&[&b], &merge_options()).unwrap().crosswalk;
    assert_eq!(
        shown(&merged),
        [
            "Mapping(x:1 skos:exactMatch x:2)",
            "Mapping(x-2:1 skos:exactMatch x-2:2)"
        ]
    );
    assert_eq!(
        a.diff(&b, DiffKey::Ends).pairs,
        PairCounts {
            only_first: 1,
            only_second: 1,
            both: 0
        }
    );
}

#[test]
fn a_diff_names_what_changed_slot_by_slot() {
    let a = crosswalk(
        "a--b",
        "a:1 exact b:1 0.9\n a:2 close b:2 0.8\n a:3 close b:3 0.8\n a:4 broad b:4 0.7\n a:4 related b:4 0.7",
    );
    let mut b = crosswalk(
        "a--b",
        "a:4 related b:4 0.7\n a:4 narrow b:4 0.7\n a:2 close b:2 0.85\n a:1 exact b:1 0.9\n a:5 close b:5",
    );
    let diff = a.diff(&b, DiffKey::Ends);
    assert_eq!(
        (diff.same, &diff.removed[..], &diff.added[..]),
        (2, &[2][..], &[4][..])
    );
    let changed: Vec<_> = diff
        .changed
        .iter()
        .map(|c| {
            let slots: Vec<&str> = c.slots.iter().map(SlotName::as_str).collect();
            (c.before, c.after, slots)
        })
        .collect();
    assert_eq!(
        changed,
        [(1, 2, vec!["confidence"]), (3, 1, vec!["predicate_id"])]
    );
    assert_eq!(
        diff.pairs,
        PairCounts {
            only_first: 1,
            only_second: 1,
            both: 3
        }
    );
    let diff = a.diff(&b, DiffKey::Claim);
    assert_eq!(
        (&diff.removed[..], &diff.added[..], diff.changed.len()),
        (&[2, 3][..], &[1, 4][..], 1)
    );
    // What the set says for all mappings, and what each says itself.
    let mut c = set("a--b");
    for mapping in b.mappings() {
        c.push(
            mapping
                .to_record()
                .with(Slot::MappingTool, "a tool")
                .unwrap(),
        );
    }
    b.set_mut().set(Slot::MappingTool, "a tool").unwrap();
    assert!(b.diff(&c, DiffKey::Claim).is_empty());
    c.set_mut().set(Slot::MappingSetTitle, "C").unwrap();
    assert_eq!(
        b.diff(&c, DiffKey::Claim).set,
        [SlotName::from(Slot::MappingSetTitle)]
    );
}

#[test]
fn of_several_that_say_the_same_the_surest_stays_and_a_denial_is_another_thing() {
    let a = crosswalk(
        "a--b",
        "a:1 close b:1\n a:1 close b:1 0.7\n a:1 close b:1 0.9\n a:1 Not exact b:1 0.9\n a:1 Not exact b:1 0.9",
    );
    let done = a.deduplicate(Deduplicate::Surest);
    assert_eq!(done.dropped, [(0, 2), (1, 2), (4, 3)]);
    assert_eq!(
        a.deduplicate(Deduplicate::First).dropped,
        [(1, 0), (2, 0), (4, 3)]
    );
    assert_eq!(a.deduplicate(Deduplicate::Differing).dropped, [(4, 3)]);
    assert_eq!(
        done.crosswalk
            .mapping(0)
            .unwrap()
            .confidence()
            .map(Confidence::get),
        Some(0.9)
    );
}

/// The example of the specification, "Mapping cardinality and cardinality
/// scope".
#[test]
fn cardinality_is_that_of_the_scope() {
    let mut a = Crosswalk::new(
        value("https://example.org/u"),
        value("https://example.org/l"),
    );
    for (predicate, object, source) in [
        ("skos:broadMatch", "VHOG:0000755", "obo:VHOG"),
        ("skos:narrowMatch", "EHDAA:4655", "obo:EHDAA"),
        ("skos:narrowMatch", "NCIT:C12764", "obo:NCIT"),
    ] {
        a.push(
            MappingRecord::new(
                value("UBERON:0000011"),
                value(predicate),
                value(object),
                value("semapv:ManualMappingCuration"),
            )
            .with(Slot::ObjectSource, source)
            .unwrap(),
        );
    }
    use Cardinality::{OneToMany, OneToOne};
    assert_eq!(a.cardinalities(&[]), [OneToMany; 3]);
    assert_eq!(
        a.cardinalities(&[Slot::PredicateId.into()]),
        [OneToOne, OneToMany, OneToMany]
    );
    assert_eq!(a.cardinalities(&[Slot::ObjectSource.into()]), [OneToOne; 3]);
    let filled = a.with_cardinalities(&[Slot::PredicateId.into()]).unwrap();
    let first = filled.mapping(0).unwrap();
    assert_eq!(first.text(Slot::MappingCardinality), Some("1:1"));
    assert_eq!(
        first.get(&Slot::CardinalityScope.into()).unwrap().as_list(),
        ["predicate_id"]
    );
    let whole = filled.with_cardinalities(&[]).unwrap();
    assert_eq!(
        whole.mapping(0).unwrap().text(Slot::MappingCardinality),
        Some("1:n")
    );
    assert_eq!(
        whole
            .mapping(0)
            .unwrap()
            .get(&Slot::CardinalityScope.into()),
        None
    );
}

#[test]
fn no_term_found_counts_for_nobody_and_literals_go_by_their_labels() {
    use Cardinality::{ManyToMany, ManyToOne, NoneToNone, NoneToOne, OneToNone, OneToOne};
    let mut a = crosswalk(
        "a--b",
        "a:1 mapped sssom:NoTermFound\n a:1 exact b:1\n sssom:NoTermFound mapped b:1\n sssom:NoTermFound mapped sssom:NoTermFound\n a:1 close b:1",
    );
    assert_eq!(
        a.cardinalities(&[]),
        [OneToNone, OneToOne, NoneToOne, NoneToNone, OneToOne]
    );
    let literal = |label: &str, object: &str| {
        record("a:unused", &claim("close"), object, None)
            .with(Slot::SubjectType, "rdfs literal")
            .unwrap()
            .with(Slot::SubjectLabel, label)
            .unwrap()
    };
    for (label, object) in [("x", "b:2"), ("y", "b:2"), ("x", "b:3")] {
        a.push(literal(label, object));
    }
    assert_eq!(
        a.cardinalities(&[])[5..],
        [ManyToMany, ManyToOne, Cardinality::OneToMany]
    );
}

#[test]
fn statistics_count() {
    let a = crosswalk(
        "a--b",
        "a:1 exact b:1 0.9\n a:1 close b:2 0.5\n a:2 Not exact b:1\n a:3 mapped sssom:NoTermFound 0.7",
    );
    let figures = a.statistics();
    assert_eq!(
        (
            figures.mappings,
            figures.subjects,
            figures.objects,
            figures.pairs
        ),
        (4, 3, 2, 3)
    );
    assert_eq!((figures.not_found, figures.unstated), (1, 1));
    assert_eq!(figures.claims[&claim("Not exact")], 1);
    assert_eq!(figures.justifications["semapv:ManualMappingCuration"], 4);
    assert_eq!(figures.cardinalities[&Cardinality::OneToNone], 1);
    assert_eq!(figures.confidence, Some([0.5, 0.7, 0.9]));
    assert_eq!(set("x").statistics().confidence, None);
}

#[test]
fn a_crosswalk_is_measured_against_a_reference() {
    // Of ten pairs judged: both say exact of 1 and close of 2; of 3 the one
    // says close and the other broad; 4 only here, 5 only there; 6 denied here.
    let ours = crosswalk(
        "ours",
        "a:1 exact b:1\n a:2 close b:2\n a:3 close b:3\n a:4 exact b:4\n a:6 Not close b:6",
    );
    let theirs = crosswalk(
        "theirs",
        "b:1 exact a:1\n a:2 close b:2\n b:3 narrow a:3\n a:5 exact b:5",
    );
    let measured = ours.evaluate(&theirs, Some(10));
    let exact = measured.predicates[&Predicate::Exact];
    assert_eq!(
        (exact.both, exact.only_here, exact.only_reference),
        (1, 1, 1)
    );
    assert_eq!(
        (exact.precision(), exact.recall(), exact.f1()),
        (Some(0.5), Some(0.5), Some(0.5))
    );
    let close = measured.predicates[&Predicate::Close];
    assert_eq!((close.precision(), close.recall()), (Some(0.5), Some(1.0)));
    // Broad from the lesser end is what narrow is from the greater.
    let broad = measured.predicates[&Predicate::Broad];
    assert_eq!(
        (broad.precision(), broad.recall(), broad.f1()),
        (None, Some(0.0), Some(0.0))
    );
    assert_eq!(
        (measured.any.precision(), measured.any.recall()),
        (Some(0.75), Some(0.75))
    );
    assert_eq!((measured.judged, measured.agreed), (10, 7));
    // Agreed 0.7; by chance exact 2/10 · 2/10, close 2/10 · 1/10, broad 0 · 1/10, none 6/10 · 6/10.
    let chance = 0.04 + 0.02 + 0.36;
    assert!((measured.kappa.unwrap() - (0.7 - chance) / (1.0 - chance)).abs() < 1e-12);
    // Any against none: agreed 0.8, by chance 0.4 · 0.4 and 0.6 · 0.6.
    assert!((measured.kappa_any.unwrap() - (0.8 - 0.52) / 0.48).abs() < 1e-12);
    let differing: Vec<_> = measured
        .differences
        .iter()
        .map(|d| d.first.as_str())
        .collect();
    assert_eq!(differing, ["a:3", "a:4", "a:5"]);
    assert_eq!(measured.differences[0].reference, [claim("broad")]);
    // Whoever agrees with himself agrees wholly; where all is one, nothing is measured.
    assert_eq!(ours.evaluate(&ours, None).kappa, Some(1.0));
    assert_eq!(set("x").evaluate(&set("y"), None).kappa, None);
}
