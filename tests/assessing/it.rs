//! The Italian profile.

use super::*;
use competency::{ActivityLevel, LanguageActivity, MethodKind, Verdict};

const IT: &str = "it-i2-4";
const DAY: &str = "2021-12-13";
const MINIMUM: &str = "Per almeno tre tipologie di situazioni, di cui almeno una relativa ad un caso di conflitto ed una in lingua straniera";

fn situations(all: u32, conflict: u32, foreign: u32) -> (Outcome, Vec<Reason>) {
    says("it-i2-4:customer-relations.minimum-performance", MINIMUM);
    judged(
        IT,
        counted(
            "customer-relations.minimum-performance",
            &[
                ("situation-type", all),
                ("conflict-situation", conflict),
                ("foreign-language-situation", foreign),
            ],
        ),
    )
}

#[test]
fn three_situations_without_a_conflict_fail_the_minimum() {
    let (outcome, reasons) = situations(3, 0, 1);
    assert_eq!(outcome, Outcome::Failed);
    assert_eq!(
        reasons[0].to_string(),
        "0 of `conflict-situation`, at least 1 asked for (“almeno una relativa ad un caso di conflitto”)"
    );
    assert_eq!(reasons.len(), 1);
}

#[test]
fn three_situations_without_a_foreign_language_fail_it_too() {
    let (outcome, reasons) = situations(3, 1, 0);
    assert_eq!((outcome, reasons.len()), (Outcome::Failed, 1));
}

#[test]
fn three_situations_with_both_pass() {
    assert_eq!(situations(3, 1, 1).0, Outcome::Passed);
    assert_eq!(situations(2, 1, 1).0, Outcome::Failed);
}

#[test]
fn what_is_not_counted_is_missing_and_not_failed() {
    let result = counted(
        "customer-relations.minimum-performance",
        &[("situation-type", 3)],
    );
    let (outcome, reasons) = judged(IT, result);
    assert_eq!(outcome, Outcome::Incomplete);
    assert_eq!(reasons.len(), 2);
    assert!(
        reasons
            .iter()
            .all(|one| matches!(one, Reason::CountMissing { .. }))
    );
}

#[test]
fn two_kinds_of_behaviour_are_asked_beside_three_requests() {
    says(
        "it-i2-4:help-desk.minimum-performance",
        "Per almeno tre tipologie di richieste di assistenza (di cui una gestione di un reclamo) ed almeno due tipologie di comportamenti di clienti",
    );
    let shown = |behaviours| {
        let counts = [
            ("request-type", 3),
            ("complaint", 1),
            ("customer-behaviour-type", behaviours),
        ];
        judged(IT, counted("help-desk.minimum-performance", &counts)).0
    };
    assert_eq!(shown(1), Outcome::Failed);
    assert_eq!(shown(2), Outcome::Passed);
}

#[test]
fn the_assigned_time_must_be_assigned() {
    says(
        "it-i2-4:information-management.minimum-performance",
        "impostazione - nel tempo assegnato - delle operazioni",
    );
    let result = || {
        counted(
            "information-management.minimum-performance",
            &[("telephone-contact-type", 3)],
        )
        .taking(minutes(50))
    };
    assert_eq!(judged(IT, result()).0, Outcome::Incomplete);
    assert_eq!(
        judged(IT, result().limited_to(minutes(60))).0,
        Outcome::Passed
    );
    assert_eq!(
        judged(IT, result().limited_to(minutes(45))).0,
        Outcome::Failed
    );
}

#[test]
fn one_of_the_methods_named_will_do_and_no_other() {
    // “Audizione, colloquio tecnico e/o prova prestazionale”
    let by = |method| {
        let result = counted(
            "workstation.minimum-performance",
            &[("situation-of-use", 3)],
        );
        judged(IT, result.by_method(method)).0
    };
    says(
        "it-i2-4:workstation.minimum-performance",
        "identificazione ed utilizzo, in simulazione",
    );
    assert_eq!(by(MethodKind::Hearing), Outcome::Passed);
    assert_eq!(by(MethodKind::Simulation), Outcome::Passed);
    assert_eq!(by(MethodKind::WrittenAnswer), Outcome::Failed);
}

const LANGUAGE: &str = "Lingua straniera (ascolto e produzione orale), al livello B1 del CEFR";

fn language(profile: &Profile) -> Standing {
    says("it-i2-4:help-desk.foreign-language", LANGUAGE);
    item(&assess(profile, IT, &on(DAY)), "help-desk.foreign-language").standing
}

#[test]
fn any_foreign_language_at_b1_is_the_knowledge_asked_for() {
    assert_eq!(language(&with_certificate("en", Cefr::B1)), Standing::Met);
    assert_eq!(language(&with_certificate("cs", Cefr::B1)), Standing::Met);
    assert_eq!(
        language(&nobody().with_language(value("de"), Cefr::B1)),
        Standing::Met
    );
}

#[test]
fn a_higher_level_meets_it_by_cumulation_and_a_lower_does_not() {
    assert_eq!(
        language(&with_certificate("en", Cefr::B2)),
        Standing::MetByCumulation
    );
    assert_eq!(language(&with_certificate("en", Cefr::A2)), Standing::Open);
}

#[test]
fn italian_is_not_foreign() {
    assert_eq!(language(&with_certificate("it", Cefr::C2)), Standing::Open);
}

#[test]
fn only_listening_and_speaking_are_asked_for() {
    let mut profile = with_certificate("en", Cefr::A1);
    let held = &mut profile.languages[0];
    for activity in [LanguageActivity::Listening, LanguageActivity::Speaking] {
        held.activities
            .push(ActivityLevel::new(activity, Cefr::B1.into()));
    }
    assert_eq!(language(&profile), Standing::Met); // reading and writing are at A1
    profile.languages[0].activities.pop();
    assert_eq!(language(&profile), Standing::Open);
}

#[test]
fn a_level_where_more_than_the_language_is_asked_covers_nothing() {
    says(
        "it-i2-4:customer-relations.engage-interlocutors",
        "anche in lingua inglese",
    );
    let gap = assess(&with_certificate("en", Cefr::C2), IT, &on(DAY));
    assert_eq!(
        item(&gap, "customer-relations.engage-interlocutors").coverage,
        Verdict::Open
    );
}

#[test]
fn who_holds_a_unit_holds_its_items_and_no_others() {
    let gap = assess(&holding("it-i2-4:help-desk"), IT, &on(DAY));
    assert_eq!(standing(&gap, "help-desk"), Standing::Met);
    assert_eq!(standing(&gap, "workstation"), Standing::Open);
    assert_eq!(gap.met.units, 1);
}

#[test]
fn who_holds_an_item_holds_no_unit() {
    let gap = assess(
        &holding("it-i2-4:help-desk.handle-complaints"),
        IT,
        &on(DAY),
    );
    assert_eq!(
        item(&gap, "help-desk.handle-complaints").standing,
        Standing::Met
    );
    assert_eq!(standing(&gap, "help-desk"), Standing::PartlyMet);
}

#[test]
fn the_plan_teaches_knowledge_and_assesses_the_minimum_by_the_methods() {
    let gap = assess(&nobody(), IT, &on(DAY));
    let plan = Catalog::builtin().plan(&gap).unwrap();
    let relations = &plan.units[0];
    assert_eq!(relations.learn.len(), 12 + 1);
    assert_eq!(relations.assess.len(), 1);
    let methods = relations.methods.as_ref().unwrap();
    assert_eq!(methods.methods.len(), 3);
    assert!(plan.units.iter().all(|unit| unit.estimates.is_empty()));
}
