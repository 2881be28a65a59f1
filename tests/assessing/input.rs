//! What is not as it should be: the rest is assessed, and the result says so.

use super::*;
use competency::assess::{EntryVerdict, Lack};
use competency::{Code, Decision, HeldExperience, Level};

const RU: &str = "ru-nok-07-01000-02";
const CZ: &str = "cz-nsk-66-029-m";

/// What a record of one result is not judged for.
fn refused(framework: &str, result: RecordedResult) -> (Code, String, String) {
    let record = Record::new(value("exam"), value(framework)).with_result(result);
    let outcome = Catalog::builtin().judge(&record).unwrap();
    by_schema("outcome", &outcome);
    assert_eq!(outcome.left_out.len(), 1);
    let finding = outcome.left_out[0].finding.clone();
    (finding.code, finding.message, finding.help.unwrap())
}

#[test]
fn what_no_threshold_counts_is_not_judged() {
    let result = counted("complaint.stress-techniques", &[("techniques", 3)]);
    assert_eq!(
        refused(CZ, result),
        (
            Code::NotInCatalog,
            "nothing is counted as `techniques` in `complaint.stress-techniques`".to_owned(),
            "what is counted there is `technique`".to_owned()
        )
    );
    let result = counted("complaint.handle-complaint", &[("call", 1)]);
    let (_, _, help) = refused(CZ, result.decided(Decision::Passed));
    assert_eq!(help, "nothing is counted there; record a decision");
    // What must be among those counted is counted too.
    let of = "customer-relations.minimum-performance";
    says(
        &format!("it-i2-4:{of}"),
        "almeno una relativa ad un caso di conflitto",
    );
    let three = counted(of, &[("situation-type", 3), ("conflict-situation", 0)]);
    let (outcome, reasons) = judged("it-i2-4", three);
    assert_eq!(outcome, Outcome::Failed);
    assert!(
        matches!(&reasons[0], Reason::TooFew { of, .. } if of.as_str() == "conflict-situation")
    );
}

#[test]
fn a_certificate_is_of_a_language_and_shown_where_it_waives_something() {
    let shown = |of: &str, level: &str| result(of).showing(value::<Level>(level));
    let waiver = "english.certificate-waiver";
    let (code, message, help) = refused(CZ, shown(waiver, "cefr:B3"));
    assert_eq!(code, Code::LevelNotOnScale);
    assert!(message.contains(waiver), "{message}");
    assert_eq!(help, "its levels are A1, A2, B1, B2, C1, C2");
    assert_eq!(refused(CZ, shown(waiver, "eqf:5")).0, Code::WrongScale);
    assert_eq!(refused(CZ, shown(waiver, "ielts:7")).0, Code::UnknownScale);
    let (_, message, _) = refused(CZ, shown("complaint.handle-complaint", "cefr:B2"));
    assert!(message.contains("waives nothing"), "{message}");
}

#[test]
fn attempts_are_counted_from_1() {
    let text = r#"{"format":"record/1.0","id":"exam","framework":"it-i2-4",
        "results":[{"of":"help-desk.minimum-performance","attempt":0}]}"#;
    let read = competency::json::Reader::new().read_str::<Record>(text);
    let found = read.unwrap_err().to_string();
    assert!(found.contains("expected a number from 1 on"), "{found}");
}

#[test]
fn a_condition_that_is_none_is_told() {
    let options = on("2021-05-01").asserting(value("pl-kzis-422201:debt"));
    let gap = assess(&nobody(), "pl-kzis-422201", &options);
    assert_eq!(
        gap.warnings,
        ["`pl-kzis-422201:debt` is no condition of the catalog, and that it holds changes nothing"]
    );
    let options = on("2021-05-01").asserting(value("pl-kzis-422201:debt-collection"));
    assert!(
        assess(&nobody(), "pl-kzis-422201", &options)
            .warnings
            .is_empty()
    );
}

#[test]
fn a_skill_without_a_level_is_told() {
    let gap = assess(
        &holding("competency:sfia-9-csmg"),
        "sfia-9-csmg",
        &on("2024-10-01"),
    );
    assert_eq!(
        gap.warnings,
        ["the entry `held` states no level of a levelled skill and is taken to hold every one"]
    );
    let at = |level: &str| {
        let held = Holding::new(value("held"), value("competency:sfia-9-csmg"));
        nobody().with_holding(held.at_level(value(level)))
    };
    assert!(
        assess(&at("sfia:3"), "sfia-9-csmg", &on("2024-10-01"))
            .warnings
            .is_empty()
    );
    let other = assess(&at("eqf:4"), "sfia-9-csmg", &on("2024-10-01"));
    let finding = &other.left_out[0].finding;
    assert_eq!(finding.code, Code::WrongScale);
    assert_eq!(finding.help.as_deref(), Some("its levels are of sfia"));
}

/// „не менее 6 месяцев“ by the day, and not by the end of the job.
#[test]
fn experience_is_counted_up_to_the_day() {
    let lack = |from: &str, until: Option<&str>, months: u32, day: &str| {
        let mut job = HeldExperience::new(value("job"), Amount::from(months));
        job.counts_for = vec![value(&format!("{RU}:entry.experience-with-education"))];
        job.award = Some(Award::default().proven_by("an employment record"));
        job.from = Some(value(from));
        job.until = until.map(value);
        let mut profile = nobody();
        profile.experience.push(job);
        let entry = assess(&profile, RU, &on(day)).entry.unwrap();
        let reference: EntityRef = value(&format!("{RU}:entry.experience-with-education"));
        let all = entry.requirements();
        let one = all.iter().find(|one| one.requirement == reference);
        let one = one.unwrap();
        assert_eq!(one.verdict == EntryVerdict::Met, one.lack.is_none());
        one.lack
    };
    let months = |number: u32| Some(Lack::Months(Amount::from(number)));
    // It began after the day.
    assert_eq!(
        lack("2021-06-01", Some("2022-05-31"), 12, "2021-05-01"),
        Some(Lack::NothingHeld)
    );
    // It goes on: complete months count.
    assert_eq!(
        lack("2020-11-01", Some("2022-10-31"), 24, "2021-04-30"),
        None
    );
    assert_eq!(
        lack("2020-11-01", Some("2022-10-31"), 24, "2021-04-29"),
        months(1)
    );
    assert_eq!(lack("2020-08-31", None, 12, "2021-02-27"), None);
    assert_eq!(lack("2020-08-31", None, 12, "2021-02-26"), months(1));
    // It is over: as stated.
    assert_eq!(
        lack("2019-01-01", Some("2019-12-31"), 6, "2021-05-01"),
        None
    );
    assert_eq!(
        lack("2019-01-01", Some("2019-12-31"), 5, "2021-05-01"),
        months(1)
    );
}

#[test]
fn a_plan_says_what_was_left_out() {
    let gap = assess(&holding("it-i2-4:nothing"), CZ, &on("2021-05-01"));
    let plan = Catalog::builtin().plan(&gap).unwrap();
    by_schema("plan", &plan);
    assert_eq!(plan.left_out, gap.left_out);
    assert_eq!(plan.left_out[0].finding.code, Code::NotInCatalog);
}

/// „english“ is well-formed and no language; nothing of it is quoted.
#[test]
fn a_language_that_is_none_is_told() {
    let gap = assess(
        &with_certificate("english", Cefr::B2),
        CZ,
        &on("2021-05-01"),
    );
    assert_eq!(standing(&gap, "english"), Standing::Open);
    // A country for its language is not quoted either.
    let country = assess(&with_certificate("cz", Cefr::B2), CZ, &on("2021-05-01"));
    assert_eq!(country.warnings, gap.warnings);
    assert_eq!(
        gap.warnings,
        [
            "the language of the entry `certificate` is not registered; look it up in the IANA Language Subtag Registry"
        ]
    );
}

#[test]
fn an_entry_that_contradicts_itself_is_left_out_once() {
    let mut profile = with_certificate("en", Cefr::B2);
    let held = &mut profile.languages[0];
    let speaking = |level: Cefr| {
        competency::ActivityLevel::new(competency::LanguageActivity::Speaking, level.into())
    };
    held.activities = vec![speaking(Cefr::B1), speaking(Cefr::B2)];
    let gap = assess(&profile, CZ, &on("2021-05-01"));
    assert_eq!(gap.left_out.len(), 1);
    assert_eq!(
        gap.left_out[0].finding.message,
        "`certificate` holds one thing of one day at different levels"
    );
}

#[test]
fn an_entry_of_which_nothing_could_be_read_is_named_by_its_id() {
    let text = r#"{"format":"profile/1.0","id":"person","experience":[{"id":"job","months":-3}],
        "holdings":[{"id":"profile","of":"it-i2-4"},{"id":7,"of":"it-i2-4"}]}"#;
    let read = competency::json::Reader::new().read_profile(text).unwrap();
    let entries: Vec<_> = read
        .left_out
        .iter()
        .map(|left| left.entry.clone())
        .collect();
    assert_eq!(entries.len(), 4);
    for id in ["job", "profile"] {
        assert!(entries.contains(&Some(value(id))), "{entries:?}");
    }
    assert!(entries.contains(&None));
    assert!(read.document.is_empty());
}
