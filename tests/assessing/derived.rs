//! Derived mappings make a second figure and change nothing else.

use super::*;
use competency::algebra::ChainOptions;
use competency::{CoverageOptions, Figure, Verdict};

const DAY: &str = "2021-05-01";

fn counts(figure: &Figure) -> (u32, u32) {
    (figure.covered, figure.partly)
}

#[test]
fn the_second_figure_is_that_of_the_comparison() {
    let catalog = Catalog::builtin();
    for (held, asked) in [
        ("it-i2-4", "ru-nok-07-01000-02"),
        ("it-i2-4", "cz-nsk-66-029-m"),
        ("sfia-9-csmg", "it-i2-4"),
    ] {
        let profile = holding(&format!("competency:{held}"));
        let plain = assess(&profile, asked, &on(DAY));
        let options = on(DAY).with_derived(ChainOptions::default());
        let gap = assess(&profile, asked, &options);
        assert_eq!(plain.with_derived, None);
        assert_eq!((gap.total, gap.met), (plain.total, plain.met));
        let options = CoverageOptions::new().with_derived(ChainOptions::default());
        let coverage = catalog.coverage(&value(held), &value(asked), &options);
        let expected = coverage.unwrap().with_derived.unwrap().total;
        assert_eq!(counts(&gap.with_derived.unwrap()), counts(&expected));
    }
}

/// What follows of `a:s0` exact `b:s0` and `b:s0` close `c:s0`; of the other
/// pair a curator says that nothing matches.
#[test]
fn what_follows_is_shown_with_its_premises_and_decides_nothing_else() {
    let catalog = crate::algebra::catalog(&[
        ("ab", "a:s0 exact b:s0 0.9\n a:s1 exact b:s1 0.9"),
        ("bc", "b:s0 close c:s0 0.9\n b:s1 close c:s1 0.9"),
        ("ac", "a:s1 Not mapped c:s1 0.9"),
    ]);
    let profile = holding("competency:a");
    let options = on(DAY).with_derived(ChainOptions::default());
    let gap = catalog.assess(&profile, &value("c"), &options).unwrap();
    by_schema("assessment", &gap);
    assert_eq!(counts(&gap.total), (0, 0));
    assert_eq!(counts(&gap.with_derived.unwrap()), (1, 0));
    let first = item(&gap, "s0");
    assert_eq!(
        (first.coverage, first.standing),
        (Verdict::Open, Standing::Open)
    );
    assert_eq!(first.with_derived, Some(Verdict::Covered));
    assert_eq!(first.proof[0].derived.as_ref().unwrap().premises.len(), 2);
    let second = item(&gap, "s1");
    assert_eq!(
        (second.standing, second.with_derived),
        (Standing::Denied, None)
    );
    // Only who holds the beginning of a chain has its end.
    let other = holding("a:s1");
    let gap = catalog.assess(&other, &value("c"), &options).unwrap();
    assert_eq!(counts(&gap.with_derived.unwrap()), (0, 0));
    // Strictly, close is partly, derived or not.
    let strict = options.with_policy(competency::Policy::Strict);
    let gap = catalog.assess(&profile, &value("c"), &strict).unwrap();
    assert_eq!(counts(&gap.with_derived.unwrap()), (0, 1));
}
