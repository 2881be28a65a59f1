//! Derived mappings make a second figure and change nothing else.

use super::*;
use competency::algebra::ChainOptions;
use competency::{CoverageOptions, Figure};

const DAY: &str = "2021-05-01";

#[test]
fn the_second_figure_is_that_of_the_comparison() {
    let catalog = Catalog::builtin();
    let mut differ = 0;
    for (held, asked) in [
        ("it-i2-4", "ru-nok-07-01000-02"),
        ("it-i2-4", "cz-nsk-66-029-m"),
        ("sfia-9-csmg", "it-i2-4"),
        ("ru-nok-07-01000-02", "it-i2-4"),
    ] {
        let profile = holding(&format!("competency:{held}"));
        let plain = assess(&profile, asked, &on(DAY));
        let options = on(DAY).with_derived(ChainOptions::default());
        let gap = assess(&profile, asked, &options);
        assert_eq!(plain.with_derived, None);
        assert_eq!(gap.total, plain.total);
        assert_eq!(gap.met, plain.met);
        let derived = gap.with_derived.unwrap();
        let options = CoverageOptions::new().with_derived(ChainOptions::default());
        let coverage = catalog
            .coverage(&value(held), &value(asked), &options)
            .unwrap();
        let expected = coverage.with_derived.unwrap().total;
        let counts = |figure: Figure| (figure.covered, figure.partly);
        assert_eq!(counts(derived), counts(expected), "{held} {asked}");
        differ += u32::from(counts(derived) != counts(gap.total));
        for (unit, same) in gap.units.iter().zip(&plain.units) {
            assert_eq!(unit.standing, same.standing);
        }
        let items = gap.units.iter().flat_map(|unit| &unit.items);
        for item in items.filter(|item| item.with_derived.is_some()) {
            let proof = item.proof.iter().find(|one| one.derived.is_some()).unwrap();
            let derived = proof.derived.as_ref().unwrap();
            assert!(derived.premises.len() >= 2 && proof.evidence.is_none());
        }
    }
    assert!(differ > 0, "the test is about something");
}
