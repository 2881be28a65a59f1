//! What holds for all profiles.

use super::*;
use competency::{Crosswalk, DocumentKind, Figure, Framework, LevelScale, SchemeList, Valid};
use proptest::prelude::*;

const DAY: &str = "2021-05-01";

const STANDARDS: [&str; 5] = [
    "cz-nsk-66-029-m",
    "ru-nok-07-01000-02",
    "pl-kzis-422201",
    "sfia-9-csmg",
    "it-i2-4",
];

/// Everything that can be held: wholes, units, items.
fn pool() -> Vec<EntityRef> {
    let catalog = Catalog::builtin();
    let mut pool = Vec::new();
    for framework in catalog.frameworks() {
        pool.push(framework.reference());
        for unit in &framework.units {
            pool.push(framework.reference_to(&unit.id));
            let statements = unit.statements.iter().map(|one| &one.id);
            let shown = unit.demonstrations().map(|one| &one.id);
            pool.extend(statements.chain(shown).map(|id| framework.reference_to(id)));
        }
    }
    pool
}

fn award() -> impl Strategy<Value = Option<Award>> {
    let days = ["2015-01-01", "2019-06-14", "2021-05-01", "2022-01-01"];
    proptest::option::of((0..days.len(), proptest::option::of(0..days.len()))).prop_map(
        move |award| {
            let (from, until) = award?;
            let award = Award::on(value(days[from]));
            Some(match until.filter(|until| *until >= from) {
                Some(until) => award.expiring(value(days[until])),
                None => award,
            })
        },
    )
}

/// Profiles whose entries do not contradict each other.
fn profile() -> impl Strategy<Value = Profile> {
    let pool = pool();
    let holdings = proptest::collection::vec((0..pool.len(), award()), 0..8);
    let languages = proptest::collection::vec((0..3_usize, 0..6_usize, award()), 0..2);
    (holdings, languages).prop_map(move |(holdings, languages)| {
        let mut profile = nobody();
        for (number, (of, award)) in holdings.into_iter().enumerate() {
            let mut held = Holding::new(value(&format!("held-{number}")), pool[of].clone());
            held.award = award;
            profile.holdings.push(held);
        }
        for (number, (language, level, award)) in languages.into_iter().enumerate() {
            // Each another language, so that no two entries are of one.
            let tag = [["en", "en-GB"], ["de", "cs"], ["it", "pl"]][language][number];
            let mut held = certificate(tag, Cefr::ALL[level], Award::default());
            held.id = value(&format!("language-{number}"));
            held.award = award;
            profile.languages.push(held);
        }
        profile
    })
}

/// Each item's coverage by what is in force.
fn coverage(gap: &ProfileAssessment) -> Vec<competency::Verdict> {
    let items = gap.units.iter().flat_map(|unit| &unit.items);
    items.map(|item| item.coverage).collect()
}

fn no_less(more: &Figure, less: &Figure) -> bool {
    more.covered >= less.covered && more.covered + more.partly >= less.covered + less.partly
}

proptest! {
    #![proptest_config(crate::properties::cases(48))]

    #[test]
    fn more_evidence_never_lowers_coverage(profile in profile(), left in 0..8_usize, target in 0..5_usize) {
        let all = assess(&profile, STANDARDS[target], &on(DAY));
        prop_assert!(all.left_out.is_empty());
        let mut less = profile.clone();
        if left < less.holdings.len() {
            less.holdings.remove(left);
        } else {
            less.languages.pop();
        }
        let less = assess(&less, STANDARDS[target], &on(DAY));
        for (more, less) in coverage(&all).into_iter().zip(coverage(&less)) {
            prop_assert!(more <= less, "{more} after {less}");
        }
        prop_assert!(no_less(&all.total, &less.total));
        prop_assert!(no_less(&all.conditional, &less.conditional));
        prop_assert!(all.met.items >= less.met.items);
        prop_assert!(all.met.units >= less.met.units);
    }

    #[test]
    fn the_order_of_evidence_does_not_matter(profile in profile(), target in 0..5_usize, turn in 0..8_usize) {
        let mut turned = profile.clone();
        turned.holdings.reverse();
        let by = turn.min(turned.holdings.len());
        turned.holdings.rotate_left(by);
        turned.languages.reverse();
        let target = STANDARDS[target];
        prop_assert_eq!(assess(&profile, target, &on(DAY)), assess(&turned, target, &on(DAY)));
    }

    #[test]
    fn who_holds_the_target_meets_all_of_it(profile in profile(), target in 0..5_usize) {
        let target = STANDARDS[target];
        let whole: EntityRef = value(&format!("competency:{target}"));
        let award = Award::on(value("2020-05-01")).expiring(value(DAY));
        let profile = profile.with_holding(Holding::new(value("whole"), whole).awarded(award));
        let gap = assess(&profile, target, &on(DAY));
        for unit in &gap.units {
            prop_assert!(unit.standing.is_met(), "{} is {}", unit.unit, unit.standing);
        }
        prop_assert_eq!(gap.total.covered, gap.total.of());
    }

    #[test]
    fn a_strict_reading_gives_no_more(profile in profile(), target in 0..5_usize) {
        let target = STANDARDS[target];
        let usual = assess(&profile, target, &on(DAY));
        let strict = assess(&profile, target, &on(DAY).with_policy(competency::Policy::Strict));
        prop_assert!(no_less(&usual.total, &strict.total));
        prop_assert!(usual.total.covered + usual.total.partly == strict.total.covered + strict.total.partly);
    }

    #[test]
    fn results_read_back_as_they_were(profile in profile(), target in 0..5_usize) {
        let gap = assess(&profile, STANDARDS[target], &on(DAY));
        let text = serde_json::to_string(&gap).unwrap();
        prop_assert_eq!(&serde_json::from_str::<ProfileAssessment>(&text).unwrap(), &gap);
        let plan = Catalog::builtin().plan(&gap).unwrap();
        let text = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<competency::assess::Plan>(&text).unwrap(), plan);
    }

    #[test]
    fn a_profile_reads_back_as_it_was(profile in profile()) {
        let text = competency::json::to_string(&profile).unwrap();
        let read = competency::json::Reader::new().read_str::<Profile>(&text).unwrap();
        prop_assert!(read == profile);
    }
}

/// Whoever holds the whole of another standard gets what the comparison of the
/// two says.
#[test]
fn a_held_whole_is_worth_its_coverage() {
    let catalog = Catalog::builtin();
    for held in STANDARDS {
        for asked in STANDARDS {
            let gap = assess(&holding(&format!("competency:{held}")), asked, &on(DAY));
            let coverage = catalog
                .coverage(
                    &value(held),
                    &value(asked),
                    &competency::CoverageOptions::new(),
                )
                .unwrap();
            if held == asked {
                continue; // who holds it holds nothing under a condition by that
            }
            // What is held under a condition only is not held, and so denies
            // nothing either.
            let counts = |figure: &Figure| (figure.covered, figure.partly, figure.related);
            assert_eq!(
                counts(&gap.total),
                counts(&coverage.total),
                "{held} {asked}"
            );
            assert!(gap.total.denied <= coverage.total.denied);
            for (unit, same) in gap.units.iter().zip(&coverage.units) {
                assert_eq!(counts(&unit.figure), counts(&same.figure), "{}", unit.unit);
            }
        }
    }
}

/// The built-in catalog without crosswalks, and the one between the Czech and
/// the Italian standard as JSON.
fn without_crosswalks() -> (Catalog, serde_json::Value) {
    let mut catalog = Catalog::new();
    let mut between = None;
    for (kind, path, text) in competency::BUILTIN_FILES {
        match kind {
            DocumentKind::Scale => {
                let scale: Valid<LevelScale> = Valid::from_json(text).unwrap();
                catalog.add_scale(scale).unwrap();
            }
            DocumentKind::Schemes => {
                let list: Valid<SchemeList> = Valid::from_json(text).unwrap();
                catalog.add_schemes(list).unwrap();
            }
            DocumentKind::Framework => {
                let framework: Valid<Framework> = Valid::from_json(text).unwrap();
                catalog.add_framework(framework).unwrap();
            }
            _ if path.ends_with("cz-nsk-66-029-m--it-i2-4.json") => {
                between = Some(serde_json::from_str(text).unwrap());
            }
            _ => {}
        }
    }
    (catalog, between.expect("the crosswalk"))
}

#[test]
fn a_positive_mapping_never_lowers_coverage_and_a_denial_never_raises_it() {
    let (catalog, crosswalk) = without_crosswalks();
    let before = |rows: &serde_json::Value| {
        let mut catalog = catalog.clone();
        let crosswalk: Valid<Crosswalk> = Valid::from_json(&rows.to_string()).unwrap();
        catalog.add_crosswalk(crosswalk).unwrap();
        let profile = holding("competency:it-i2-4");
        let gap = catalog.assess(&profile, &value("cz-nsk-66-029-m"), &on(DAY));
        gap.unwrap()
    };
    let whole = before(&crosswalk);
    let rows = crosswalk["mappings"].as_array().unwrap().len();
    let (mut lower, mut same) = (0, 0);
    for row in 0..rows {
        let mut less = crosswalk.clone();
        let mapping = less["mappings"].as_array_mut().unwrap().remove(row);
        let less = before(&less);
        if mapping.get("predicate_modifier").is_none() {
            assert!(no_less(&whole.total, &less.total), "{mapping}");
            lower += u32::from(whole.total != less.total);
        } else {
            assert!(no_less(&less.total, &whole.total), "{mapping}");
            same += u32::from(whole.total.covered == less.total.covered);
        }
    }
    // The test is about something.
    assert!(lower > 2 && same > 20, "{lower} {same}");
}

/// A level that is held nowhere cannot be compared: the hub states none.
#[test]
fn what_states_no_level_covers_and_is_not_compared() {
    let catalog = Catalog::builtin();
    let mut seen = 0;
    for framework in catalog
        .frameworks()
        .filter(|one| one.id.as_str() == "esco-contact-centre")
    {
        for unit in &framework.units {
            let gap = assess(
                &holding(&framework.reference_to(&unit.id).to_string()),
                "it-i2-4",
                &on(DAY),
            );
            let items = gap.units.iter().flat_map(|unit| &unit.items);
            for item in items.filter(|item| item.coverage == competency::Verdict::Covered) {
                assert_eq!(item.standing, Standing::LevelNotComparable);
                seen += 1;
            }
        }
    }
    assert!(seen > 0);
}
