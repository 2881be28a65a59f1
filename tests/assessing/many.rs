//! Many at once.

use super::*;

const CZ: &str = "cz-nsk-66-029-m";
const DAY: &str = "2021-05-01";

fn several() -> Vec<Profile> {
    let of = [
        "competency:it-i2-4",
        "cz-nsk-66-029-m:complaint",
        "it-i2-4:workstation",
        "competency:cz-nsk-66-029-m",
        "competency:ru-nok-07-01000-02",
    ];
    let of = of.iter().enumerate().map(|(number, of)| {
        let mut profile = holding(of);
        profile.id = value(&format!("person-{number}"));
        profile
    });
    let mut all: Vec<Profile> = of.collect();
    let mut english = with_certificate("en", Cefr::B2);
    english.id = value("person-5");
    all.push(english);
    all
}

#[test]
fn many_are_assessed_as_each_alone() {
    let catalog = Catalog::builtin();
    let mut assessor = catalog.assessor(&value(CZ), &on(DAY)).unwrap();
    // Twice, so that what was kept of the first time is used.
    for profile in several().iter().chain(&several()) {
        assert_eq!(assessor.assess(profile), assess(profile, CZ, &on(DAY)));
    }
}

#[test]
fn profiles_are_ranked_by_what_they_cover() {
    let catalog = Catalog::builtin();
    let profiles = several();
    let ranked = catalog
        .rank_profiles(&profiles, &value(CZ), &on(DAY))
        .unwrap();
    let ids: Vec<&str> = ranked.iter().map(|one| one.profile.as_str()).collect();
    // All of it; a unit of three; two of nineteen; nothing, by their ids.
    assert_eq!(
        ids,
        [
            "person-3", "person-1", "person-0", "person-2", "person-4", "person-5"
        ]
    );
    assert_eq!(ranked[0].met.units, 9);
}

#[test]
fn a_profile_is_ranked_before_every_framework() {
    let catalog = Catalog::builtin();
    let ranked = catalog.rank_frameworks(&holding("competency:it-i2-4"), &on(DAY));
    assert_eq!(ranked[0].framework, value("it-i2-4"));
    assert!(ranked.iter().any(|one| one.framework.as_str() == CZ));
    let shares: Vec<f64> = ranked
        .iter()
        .map(|one| one.total.lower().unwrap())
        .collect();
    assert!(shares.is_sorted_by(|a, b| a >= b));
    assert!(catalog.rank_frameworks(&nobody(), &on(DAY)).is_empty());
}

#[test]
fn the_gaps_of_a_cohort_are_summed_per_unit() {
    let catalog = Catalog::builtin();
    let profiles = several();
    let cohort = catalog.cohort(&profiles, &value(CZ), &on(DAY)).unwrap();
    by_schema("cohort", &cohort);
    assert_eq!(cohort.profiles, 6);
    for gap in &cohort.units {
        assert_eq!(gap.met + gap.left(), 6, "{}", gap.unit);
        let items: u32 = profiles
            .iter()
            .map(|profile| {
                let one = assess(profile, CZ, &on(DAY));
                let unit = one.unit(&gap.unit).unwrap();
                unit.figure.of() - unit.figure.covered - unit.figure.partly
            })
            .sum();
        assert_eq!(gap.items_open, items);
    }
    let english = cohort
        .units
        .iter()
        .find(|gap| gap.unit.to_string().ends_with(":english"))
        .unwrap();
    assert_eq!((english.met, english.waivable), (1, 1));
}

#[test]
fn an_unknown_framework_is_an_error_that_names_the_nearest() {
    let catalog = Catalog::builtin();
    let error = catalog
        .assess(&nobody(), &value("it-i2-5"), &on(DAY))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "no framework `it-i2-5` in the catalog; did you mean `it-i2-4`?"
    );
    assert!(
        catalog
            .rank_profiles(&[], &value("nope"), &on(DAY))
            .is_err()
    );
    let record = Record::new(value("exam"), value("nope"));
    assert!(catalog.judge(&record).is_err());
}
