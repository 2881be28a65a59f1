//! The SFIA skill, by the ids of its statements: its wording does not ship.

use super::*;
use competency::assess::HeldBy;
use competency::{LevelVerdict, Verdict};

const SFIA: &str = "sfia-9-csmg";
const DAY: &str = "2024-10-01";

fn standings(profile: &Profile) -> [Standing; 6] {
    let gap = assess(profile, SFIA, &on(DAY));
    [1, 2, 3, 4, 5, 6].map(|level| standing(&gap, &format!("level-{level}")))
}

use Standing::{Met, MetByCumulation as Below, Open};

/// `level-1.routine-enquiries`, held by whoever is at `level-5`.
#[test]
fn level_5_meets_level_1_by_cumulation() {
    let gap = assess(&holding("sfia-9-csmg:level-5"), SFIA, &on(DAY));
    let enquiries = item(&gap, "level-1.routine-enquiries");
    assert_eq!(enquiries.standing, Below);
    assert_eq!(enquiries.proof[0].held_by, HeldBy::Cumulation);
    let judged = &enquiries.level_judgements[0].judgement;
    assert!(matches!(judged.verdict, LevelVerdict::MetByCumulation(steps) if steps.least == 4));
}

/// `level-5.daily-operations` and the rest of the level are met as such.
#[test]
fn a_level_is_met_and_those_below_by_cumulation() {
    let profile = holding("sfia-9-csmg:level-5");
    assert_eq!(standings(&profile), [Below, Below, Below, Below, Met, Open]);
    let gap = assess(&profile, SFIA, &on(DAY));
    assert_eq!(item(&gap, "level-5.daily-operations").standing, Met);
}

/// `level-6.strategic-direction` is above `level-5`.
#[test]
fn nothing_is_held_upwards() {
    let gap = assess(&holding("sfia-9-csmg:level-5"), SFIA, &on(DAY));
    assert_eq!(
        item(&gap, "level-6.strategic-direction").coverage,
        Verdict::Open
    );
}

/// The whole skill at `sfia:3`: `level-3.diagnosis` and below.
#[test]
fn the_skill_is_held_at_a_level() {
    let held = Holding::new(value("held"), value("competency:sfia-9-csmg"));
    let profile = nobody().with_holding(held.at_level(value("sfia:3")));
    assert_eq!(standings(&profile), [Below, Below, Met, Open, Open, Open]);
    let gap = assess(&profile, SFIA, &on(DAY));
    assert_eq!(
        item(&gap, "level-3.diagnosis").proof[0].held_by,
        HeldBy::Part
    );
}

/// Level 7 is on the scale, and the skill is not defined there.
#[test]
fn a_level_that_the_skill_lacks_includes_those_it_has() {
    let held = Holding::new(value("held"), value("competency:sfia-9-csmg"));
    let profile = nobody().with_holding(held.at_level(value("sfia:7")));
    assert_eq!(standings(&profile), [Below; 6]);
}

/// All 26 statements, from `level-1.routine-enquiries` to `level-6.accountability`.
#[test]
fn the_whole_skill_without_a_level_is_all_of_it() {
    let profile = holding("competency:sfia-9-csmg");
    assert_eq!(standings(&profile), [Met; 6]);
    assert_eq!(assess(&profile, SFIA, &on(DAY)).met.items, 26);
}

/// `level-3.diagnosis`, to which `it-i2-4:help-desk.narrow-down-problem` has a
/// broad match: partly, and the EQF says nothing of responsibility.
#[test]
fn a_level_of_another_construct_is_not_compared() {
    let gap = assess(
        &holding("it-i2-4:help-desk.narrow-down-problem"),
        SFIA,
        &on(DAY),
    );
    let diagnosis = item(&gap, "level-3.diagnosis");
    assert_eq!(
        (diagnosis.coverage, diagnosis.standing),
        (Verdict::Partly, Standing::PartlyMet)
    );
    let judged = &diagnosis.level_judgements[0].judgement;
    assert!(matches!(judged.verdict, LevelVerdict::NotComparable(_)));
}

/// `level-1.escalation` alone: its unit has two more.
#[test]
fn one_statement_is_not_its_level() {
    let gap = assess(&holding("sfia-9-csmg:level-1.escalation"), SFIA, &on(DAY));
    assert_eq!(item(&gap, "level-1.escalation").standing, Met);
    assert_eq!(standing(&gap, "level-1"), Standing::PartlyMet);
    assert_eq!(standing(&gap, "level-2"), Open);
}
