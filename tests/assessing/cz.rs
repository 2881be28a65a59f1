//! The Czech qualification standard.

use super::*;
use competency::assess::{WaiverStanding, WaiverVerdict};
use competency::{
    ActivityLevel, AwardStatus, Decision, LanguageActivity, Level, Status, Verdict,
    WaiverDiscretion,
};

const CZ: &str = "cz-nsk-66-029-m";
const DAY: &str = "2021-05-01";
const WAIVER: &str = "V případě, že zkoušený má platný certifikát na úroveň alespoň B2, potom je možné tyto kompetence považovat za splněné.";

/// The waiver of the English unit for a profile.
fn waiver(profile: &Profile) -> (Standing, WaiverStanding) {
    says("cz-nsk-66-029-m:english.certificate-waiver", WAIVER);
    let gap = assess(profile, CZ, &on(DAY));
    let english = unit(&gap, "english");
    (english.standing, english.waivers[0].clone())
}

#[test]
fn b2_makes_the_english_unit_waivable_at_the_examiners_discretion() {
    let (standing, waiver) = waiver(&with_certificate("en", Cefr::B2));
    assert_eq!(standing, Standing::Waivable);
    assert_eq!(waiver.verdict, WaiverVerdict::Applies);
    assert_eq!(waiver.discretion, WaiverDiscretion::May); // „je možné“
    assert_eq!(waiver.entry, Some(value("certificate")));
}

#[test]
fn b1_does_not() {
    let (standing, waiver) = waiver(&with_certificate("en", Cefr::B1));
    assert_eq!(standing, Standing::Open);
    let WaiverVerdict::LevelShort(steps) = waiver.verdict else {
        panic!("{:?}", waiver.verdict);
    };
    assert_eq!((steps.least, steps.most), (1, 1));
}

#[test]
fn c1_is_at_least_b2() {
    assert_eq!(
        waiver(&with_certificate("en", Cefr::C1)).0,
        Standing::Waivable
    );
}

#[test]
fn a_certificate_that_is_no_longer_valid_opens_no_waiver() {
    let mut profile = nobody();
    let award = Award::on(value("2018-01-01")).expiring(value("2021-04-30"));
    profile
        .languages
        .push(certificate("en", Cefr::B2, award.clone()));
    let (standing, of_profile) = waiver(&profile);
    assert_eq!(standing, Standing::Open); // „platný certifikát“
    let until = value("2021-04-30");
    assert_eq!(
        of_profile.verdict,
        WaiverVerdict::NotInForce(AwardStatus::Expired { until })
    );
    // On its last day it is.
    profile.languages[0].award = Some(award.expiring(value(DAY)));
    assert_eq!(waiver(&profile).0, Standing::Waivable);
}

#[test]
fn a_level_without_a_dated_certificate_opens_no_waiver() {
    let profile = nobody().with_language(value("en"), Cefr::B2);
    let (standing, waiver) = waiver(&profile);
    assert_eq!(
        (standing, waiver.verdict),
        (Standing::Open, WaiverVerdict::NotDated)
    );
}

#[test]
fn a_certificate_of_another_language_opens_no_waiver() {
    says(
        "cz-nsk-66-029-m:english",
        "Poskytování distančního zákaznického servisu v anglickém jazyce",
    );
    let (standing, waiver) = waiver(&with_certificate("de", Cefr::C2));
    assert_eq!(
        (standing, waiver.verdict),
        (Standing::Open, WaiverVerdict::NotHeld)
    );
    assert_eq!(
        super::cz::waiver(&with_certificate("en-GB", Cefr::B2)).0,
        Standing::Waivable
    );
}

#[test]
fn a_certificate_by_activity_is_as_good_as_its_weakest_part() {
    let mut profile = with_certificate("en", Cefr::B2);
    let level = |level: Cefr| Level::from(level);
    let certificate = &mut profile.languages[0];
    certificate.level = None;
    let spoken = [LanguageActivity::Listening, LanguageActivity::Speaking];
    certificate.activities = spoken
        .map(|a| ActivityLevel::new(a, level(Cefr::C1)))
        .into();
    // Nothing is said of reading and writing.
    assert_eq!(waiver(&profile).1.verdict, WaiverVerdict::NotComparable);
    let activities = &mut profile.languages[0].activities;
    activities.push(ActivityLevel::new(
        LanguageActivity::Reading,
        level(Cefr::C1),
    ));
    activities.push(ActivityLevel::new(
        LanguageActivity::Writing,
        level(Cefr::B1),
    ));
    assert!(matches!(
        waiver(&profile).1.verdict,
        WaiverVerdict::LevelShort(_)
    ));
    profile.languages[0].activities[3].level = level(Cefr::B2);
    assert_eq!(waiver(&profile).0, Standing::Waivable);
}

#[test]
fn in_an_examination_b2_may_be_granted_and_b1_may_not() {
    let shown = |level: Cefr| {
        let result = result("english.certificate-waiver");
        result.showing(level.into()).decided(Decision::Passed)
    };
    let outcome = judge(CZ, vec![shown(Cefr::B2)]);
    let english = of_unit(&outcome, "english");
    assert_eq!(english.candidate, Outcome::Passed);
    let outcome = judge(CZ, vec![shown(Cefr::B1)]);
    let english = of_unit(&outcome, "english");
    assert_eq!(english.candidate, Outcome::Incomplete);
    assert!(!english.waivers[0].applies && !english.waivers[0].granted);
    // „je možné“: it may, and nobody did.
    let outcome = judge(
        CZ,
        vec![result("english.certificate-waiver").showing(Cefr::B2.into())],
    );
    let waiver = &of_unit(&outcome, "english").waivers[0];
    assert!(waiver.applies && !waiver.granted);
}

#[test]
fn two_techniques_of_at_least_three_fail_and_three_pass() {
    says(
        "cz-nsk-66-029-m:complaint.stress-techniques",
        "alespoň 3 techniky na zvládnání stresu",
    );
    let techniques = |number| {
        judged(
            CZ,
            counted("complaint.stress-techniques", &[("technique", number)]),
        )
    };
    let (outcome, reasons) = techniques(2);
    assert_eq!(outcome, Outcome::Failed);
    assert_eq!(
        reasons[0].to_string(),
        "2 of `technique`, at least 3 asked for (“alespoň 3 techniky”)"
    );
    assert_eq!(techniques(3).0, Outcome::Passed);
    assert_eq!(techniques(7).0, Outcome::Passed);
}

#[test]
fn the_unit_waits_for_the_rest_and_fails_with_one() {
    let passed = |of: &str| result(of).decided(Decision::Passed);
    let three = counted("complaint.stress-techniques", &[("technique", 3)]);
    let chosen = counted("complaint.choose-transcript", &[("transcript", 1)]);
    let outcome = judge(CZ, vec![three.clone(), chosen.clone()]);
    let complaint = of_unit(&outcome, "complaint");
    assert_eq!(complaint.candidate, Outcome::Incomplete);
    let handled = passed("complaint.handle-complaint");
    let all = vec![three, chosen.clone(), handled.clone()];
    let outcome = judge(CZ, all);
    assert_eq!(of_unit(&outcome, "complaint").candidate, Outcome::Passed);
    let two = counted("complaint.stress-techniques", &[("technique", 2)]);
    let outcome = judge(CZ, vec![two, chosen, handled]);
    assert_eq!(of_unit(&outcome, "complaint").candidate, Outcome::Failed);
}

#[test]
fn the_last_attempt_decides() {
    let first = counted("complaint.stress-techniques", &[("technique", 2)]);
    let second = counted("complaint.stress-techniques", &[("technique", 3)]).in_attempt(2);
    for results in [
        vec![first.clone(), second.clone()],
        vec![second.clone(), first.clone()],
    ] {
        let outcome = judge(CZ, results);
        let criterion = of_criterion(&outcome, "complaint.stress-techniques");
        assert_eq!(
            (criterion.outcome, criterion.attempt),
            (Outcome::Passed, Some(2))
        );
    }
}

#[test]
fn nineteen_questions_make_the_preparation_invalid_and_not_the_candidate() {
    says(
        "cz-nsk-66-029-m:legal-norms.prepare-questions",
        "Pro potřeby zkoušky připraví autorizovaná osoba minimálně 20 otázek.",
    );
    let passed = result("legal-norms").decided(Decision::Passed);
    let questions = |number| {
        let prepared = counted("legal-norms.prepare-questions", &[("question", number)]);
        judge(CZ, vec![passed.clone(), prepared])
    };
    let outcome = questions(19);
    let unit = of_unit(&outcome, "legal-norms");
    assert_eq!(
        (unit.candidate, unit.examiner),
        (Outcome::Passed, Outcome::Failed)
    );
    let outcome = questions(20);
    let unit = of_unit(&outcome, "legal-norms");
    assert_eq!(
        (unit.candidate, unit.examiner),
        (Outcome::Passed, Outcome::Passed)
    );
}

/// The example of a record: one unit waived, a second attempt that is enough, a
/// preparation that is not.
#[test]
fn the_example_of_a_record_is_judged() {
    let text = include_str!("../../examples/records/examination.json");
    let record: Record = competency::json::Reader::new().read_str(text).unwrap();
    let outcome = judge(CZ, record.results);
    assert_eq!(of_unit(&outcome, "english").candidate, Outcome::Passed);
    let techniques = of_criterion(&outcome, "complaint.stress-techniques");
    assert_eq!(
        (techniques.outcome, techniques.attempt),
        (Outcome::Passed, Some(2))
    );
    assert_eq!(of_unit(&outcome, "legal-norms").examiner, Outcome::Failed);
    let time = of_criterion(&outcome, "written-communication.limited-time");
    assert_eq!(time.outcome, Outcome::Passed);
}

#[test]
fn two_transcripts_are_the_examiners_fault_too() {
    says(
        "cz-nsk-66-029-m:sales.three-transcripts",
        "Uchazeč dostane k dispozici 3 přepisy hovorů (Nabídka a prodej produktů po telefonu), z nichž 1 bude správný.",
    );
    let handed = |transcripts, correct| {
        let counts = [("transcript", transcripts), ("correct-transcript", correct)];
        let outcome = judge(CZ, vec![counted("sales.three-transcripts", &counts)]);
        of_unit(&outcome, "sales").examiner
    };
    assert_eq!(handed(3, 1), Outcome::Passed);
    assert_eq!(handed(2, 1), Outcome::Failed);
    assert_eq!(handed(3, 2), Outcome::Failed);
}

#[test]
fn one_transcript_is_chosen_and_no_second() {
    says(
        "cz-nsk-66-029-m:sales.choose-transcript",
        "Uchazeč zvolí 1 přepis, který považuje za správný",
    );
    let chosen = |number| {
        judged(
            CZ,
            counted("sales.choose-transcript", &[("transcript", number)]),
        )
        .0
    };
    assert_eq!(
        [0, 1, 2].map(chosen),
        [Outcome::Failed, Outcome::Passed, Outcome::Failed]
    );
    // What is decided otherwise is.
    let wrong = counted("sales.choose-transcript", &[("transcript", 1)]);
    let (outcome, reasons) = judged(CZ, wrong.decided(Decision::Failed));
    assert_eq!((outcome, reasons), (Outcome::Failed, vec![Reason::Decided]));
}

#[test]
fn a_limit_without_a_value_needs_the_assessors() {
    says(
        "cz-nsk-66-029-m:written-communication.limited-time",
        "K odepsání bude mít limitovaný čas.",
    );
    let timed = || result("written-communication.limited-time").taking(minutes(35));
    let (outcome, reasons) = judged(CZ, timed());
    assert_eq!(outcome, Outcome::Incomplete);
    let as_written = "limitovaný čas".into();
    assert_eq!(reasons, [Reason::LimitMissing { as_written }]);
    assert_eq!(
        judged(CZ, timed().limited_to(minutes(40))).0,
        Outcome::Passed
    );
    let (outcome, reasons) = judged(CZ, timed().limited_to(minutes(30)));
    assert_eq!(outcome, Outcome::Failed);
    assert_eq!(
        reasons[0].to_string(),
        "took 35 minutes, the limit is 30 minutes"
    );
    // It is the candidate's time.
    let outcome = judge(CZ, vec![timed().limited_to(minutes(30))]);
    assert_eq!(
        of_unit(&outcome, "written-communication").candidate,
        Outcome::Failed
    );
}

#[test]
fn three_questions_are_answered() {
    says(
        "cz-nsk-66-029-m:written-communication.ethics-questions",
        "Uchazeč zodpoví písemně 3 otázky",
    );
    let of = "written-communication.ethics-questions";
    assert_eq!(
        judged(CZ, counted(of, &[("question", 2)])).0,
        Outcome::Failed
    );
    assert_eq!(
        judged(CZ, counted(of, &[("question", 3)])).0,
        Outcome::Passed
    );
    // Nothing recorded is neither.
    let (outcome, reasons) = judged(CZ, result(of));
    assert_eq!(outcome, Outcome::Incomplete);
    assert!(matches!(&reasons[..], [Reason::CountMissing { .. }]));
}

#[test]
fn about_ten_minutes_is_no_limit_that_fails_anyone() {
    says(
        "cz-nsk-66-029-m:english.practical-verification",
        "Praktické ověření by mělo trvat asi 10 minut.",
    );
    let long = result("english.practical-verification").taking(minutes(14));
    let outcome = judge(CZ, vec![long, result("english").decided(Decision::Passed)]);
    assert_eq!(of_unit(&outcome, "english").candidate, Outcome::Passed);
}

#[test]
fn an_expired_standard_warns_and_changes_no_figure() {
    // „od: 29.06.2015 do: 20.10.2022“
    let profile = holding("competency:it-i2-4");
    let last = assess(&profile, CZ, &on("2022-10-20"));
    let after = assess(&profile, CZ, &on("2022-10-21"));
    let before = assess(&profile, CZ, &on("2015-06-28"));
    assert_eq!(last.status, Status::InForce);
    assert!(last.warnings.is_empty());
    assert!(matches!(after.status, Status::Expired { .. }));
    assert!(matches!(before.status, Status::NotYetInForce { .. }));
    assert_eq!(after.warnings.len(), 1);
    assert_eq!(before.warnings.len(), 1);
    for other in [&after, &before] {
        assert_eq!(other.total, last.total);
        assert_eq!(other.met, last.met);
        assert_eq!(other.units, last.units);
    }
}

#[test]
fn a_held_profile_is_worth_what_its_mappings_say() {
    says(
        "it-i2-4:help-desk.stress-techniques",
        "Tecniche di gestione dello stress",
    );
    let gap = assess(&holding("competency:it-i2-4"), CZ, &on(DAY));
    let techniques = item(&gap, "complaint.stress-techniques");
    assert_eq!(techniques.coverage, Verdict::Covered);
    // nsk:4 is asked, eqf:3 is held, which is one short by the referencing.
    assert!(matches!(techniques.standing, Standing::LevelShort(steps) if steps.least == 1));
    let proof = &techniques.proof[0];
    assert_eq!(proof.entry, value("held"));
    let evidence = proof.evidence.as_ref().unwrap();
    assert_eq!(evidence.held, value("it-i2-4:help-desk.stress-techniques"));
    // Strictly, close covers partly.
    let strict = on(DAY).with_policy(competency::Policy::Strict);
    let gap = assess(&holding("competency:it-i2-4"), CZ, &strict);
    let techniques = item(&gap, "complaint.stress-techniques");
    assert_eq!(
        (techniques.coverage, techniques.standing),
        (Verdict::Partly, Standing::PartlyMet)
    );
}

#[test]
fn what_is_said_not_to_match_is_denied() {
    let gap = assess(&holding("it-i2-4:help-desk"), CZ, &on(DAY));
    assert_eq!(
        item(&gap, "sales.choose-transcript").coverage,
        Verdict::Denied
    );
    assert_eq!(standing(&gap, "sales"), Standing::Denied);
    // Who holds nothing is denied nothing.
    let gap = assess(&nobody(), CZ, &on(DAY));
    assert_eq!(standing(&gap, "sales"), Standing::Open);
}

#[test]
fn the_plan_keeps_what_the_standard_says_and_no_more() {
    let catalog = Catalog::builtin();
    let gap = assess(&with_certificate("en", Cefr::B2), CZ, &on(DAY));
    let plan = catalog.plan(&gap).unwrap();
    assert_eq!(plan.units.len(), 9);
    let of = |id: &str| {
        let unit: EntityRef = value(&format!("{CZ}:{id}"));
        plan.units.iter().find(|one| one.unit == unit).unwrap()
    };
    let ids = |items: &[competency::assess::PlanItem]| -> Vec<String> {
        items.iter().map(|item| item.of.to_string()).collect()
    };
    assert_eq!(of("english").waive.len(), 1);
    let estimates: Vec<&str> = plan
        .units
        .iter()
        .flat_map(|unit| &unit.estimates)
        .map(|estimate| estimate.as_written.as_str())
        .collect();
    assert_eq!(estimates, ["asi 10 minut"]);
    // What binds the examiner is apart, whatever its role.
    says(
        "cz-nsk-66-029-m:complaint.role-player",
        "Figurantem bude někdo ze zkoušejících.",
    );
    assert_eq!(
        ids(&of("complaint").examiner),
        ["cz-nsk-66-029-m:complaint.role-player"]
    );
    assert_eq!(
        ids(&of("written-communication").conditions),
        ["cz-nsk-66-029-m:written-communication.limited-time"]
    );
    let techniques = of("complaint")
        .assess
        .iter()
        .find(|one| !one.thresholds.is_empty() && one.of.to_string().ends_with("stress-techniques"))
        .unwrap();
    assert_eq!(techniques.thresholds[0].as_written, "alespoň 3 techniky");
    assert_eq!(
        ids(&plan.examiner),
        ["cz-nsk-66-029-m:examination.documents"]
    );
    assert_eq!(
        ids(&plan.excluded),
        ["cz-nsk-66-029-m:exclusion.service-content"]
    );
}
