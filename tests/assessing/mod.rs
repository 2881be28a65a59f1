//! A person before a standard: cases worked out by hand from the sentences of
//! the five standards, each quoted where it stands, and the laws that hold for
//! all profiles.

mod cz;
mod derived;
mod education;
mod input;
mod it;
mod laws;
mod many;
mod personal;
mod pl;
mod ru;
mod sfia;

use crate::support::{by_schema, value};
use competency::assess::{
    AssessOptions, CriterionOutcome, ItemStanding, Outcome, ProfileAssessment, Reason,
    RecordOutcome, Standing, UnitOutcome, UnitStanding,
};
use competency::{
    Amount, Award, Catalog, Cefr, Duration, EntityRef, HeldLanguage, Holding, Profile, Record,
    RecordedResult, TimeUnit,
};

/// The sentence that a case rests on stands in the data, word for word.
fn says(reference: &str, sentence: &str) {
    let catalog = Catalog::builtin();
    let reference: EntityRef = value(reference);
    let entity = catalog.resolve(&reference).expect("an entity");
    let language = &entity.framework().language;
    let text = entity.label().expect("wording").get(language);
    let text = text.expect("wording in the language that counts");
    assert!(text.contains(sentence), "{reference} reads: {text}");
}

fn nobody() -> Profile {
    Profile::new(value("nobody"))
}

/// A profile that holds one thing, undated.
fn holding(of: &str) -> Profile {
    nobody().with_holding(Holding::new(value("held"), value(of)))
}

/// A language at a level, certified on a day.
fn certificate(language: &str, level: Cefr, award: Award) -> HeldLanguage {
    let mut held = HeldLanguage::new(value("certificate"), value(language));
    held.level = Some(level.into());
    held.award = Some(award);
    held
}

fn with_certificate(language: &str, level: Cefr) -> Profile {
    let mut profile = nobody();
    let award = Award::on(value("2020-03-02"));
    profile.languages.push(certificate(language, level, award));
    profile
}

fn on(day: &str) -> AssessOptions {
    AssessOptions::on(value(day))
}

/// What comes of a profile before a standard. It and its plan are by their
/// schemas, as an independent validator has them.
fn assess(profile: &Profile, target: &str, options: &AssessOptions) -> ProfileAssessment {
    let catalog = Catalog::builtin();
    let gap = catalog.assess(profile, &value(target), options).unwrap();
    by_schema("profile", profile);
    by_schema("assessment", &gap);
    by_schema("plan", &catalog.plan(&gap).unwrap());
    gap
}

fn unit<'a>(gap: &'a ProfileAssessment, id: &str) -> &'a UnitStanding {
    let unit: EntityRef = value(&format!("{}:{id}", gap.target.id));
    gap.unit(&unit).expect(id)
}

fn item<'a>(gap: &'a ProfileAssessment, id: &str) -> &'a ItemStanding {
    let item: EntityRef = value(&format!("{}:{id}", gap.target.id));
    gap.item(&item).expect(id)
}

fn standing(gap: &ProfileAssessment, id: &str) -> Standing {
    unit(gap, id).standing
}

fn result(of: &str) -> RecordedResult {
    RecordedResult::new(value(of))
}

fn counted(of: &str, counts: &[(&str, u32)]) -> RecordedResult {
    let counts = counts.iter();
    counts.fold(result(of), |result, (of, number)| {
        result.counting(value(of), *number)
    })
}

fn minutes(number: u32) -> Duration {
    Duration {
        value: Amount::from(number),
        unit: TimeUnit::Minute,
    }
}

/// What a record of these results amounts to.
fn judge(framework: &str, results: Vec<RecordedResult>) -> RecordOutcome {
    let mut record = Record::new(value("exam"), value(framework));
    record.results = results;
    let outcome = Catalog::builtin().judge(&record).unwrap();
    assert_eq!(outcome.left_out, []);
    by_schema("record", &record);
    by_schema("outcome", &outcome);
    outcome
}

fn of_unit<'a>(outcome: &'a RecordOutcome, id: &str) -> &'a UnitOutcome {
    let unit: EntityRef = value(&format!("{}:{id}", outcome.framework));
    outcome.unit(&unit).expect(id)
}

fn of_criterion<'a>(outcome: &'a RecordOutcome, id: &str) -> &'a CriterionOutcome {
    let criterion: EntityRef = value(&format!("{}:{id}", outcome.framework));
    outcome.criterion(&criterion).expect(id)
}

/// The outcome of a criterion by one result.
fn judged(framework: &str, result: RecordedResult) -> (Outcome, Vec<Reason>) {
    let of = result.of.to_string();
    let outcome = judge(framework, vec![result]);
    let criterion = of_criterion(&outcome, &of);
    (criterion.outcome, criterion.reasons.clone())
}
