//! The Russian qualification.

use super::*;
use competency::assess::{EntryVerdict, Lack, RouteStanding};
use competency::{AwardStatus, HeldEducation, HeldExperience, Status, Verdict};

const RU: &str = "ru-nok-07-01000-02";
const DAY: &str = "2021-05-01";
const EXPERIENCE: &str = "Документ, подтверждающий наличие опыта работы не менее 6 месяцев в области обработки обращений клиентов по дистанционным каналам коммуникации";
const EDUCATION: &str = "Документ, подтверждающий наличие среднего профессионального образования по программе подготовки квалифицированных служащих";
const TRAINING: &str = "Документ, подтверждающий наличие профессионального обучения";

fn diploma(counts_for: &[&str]) -> HeldEducation {
    let mut held = HeldEducation::new(value("diploma"));
    held.programme = Some("a programme".to_owned());
    held.counts_for = counts_for.iter().map(|of| value(of)).collect();
    held.award = Some(Award::on(value("2018-06-30")).proven_by("a diploma"));
    held
}

fn work(id: &str, months: u32, counts_for: &[&str]) -> HeldExperience {
    let mut held = HeldExperience::new(value(id), Amount::from(months));
    held.counts_for = counts_for.iter().map(|of| value(of)).collect();
    held.award = Some(Award::default().proven_by("an employment record"));
    held
}

fn entry(profile: &Profile) -> RouteStanding {
    says("ru-nok-07-01000-02:entry.vocational-education", EDUCATION);
    says(
        "ru-nok-07-01000-02:entry.experience-with-education",
        EXPERIENCE,
    );
    says(
        "ru-nok-07-01000-02:entry.experience-with-training",
        EXPERIENCE,
    );
    says("ru-nok-07-01000-02:entry.vocational-training", TRAINING);
    assess(profile, RU, &on(DAY)).entry.unwrap()
}

const BY_EDUCATION: &str = "ru-nok-07-01000-02:entry.vocational-education";
const BY_TRAINING: &str = "ru-nok-07-01000-02:entry.vocational-training";
const AT_WORK: &str = "ru-nok-07-01000-02:entry.experience-with-education";

#[test]
fn education_and_six_months_open_the_first_route() {
    let mut profile = nobody();
    profile.education.push(diploma(&[BY_EDUCATION]));
    profile.experience.push(work("job", 6, &[AT_WORK]));
    let entry = entry(&profile);
    assert_eq!(entry.verdict, EntryVerdict::Met);
    assert_eq!(entry.routes[0].verdict, EntryVerdict::Met);
    // The second lacks the training, and its six months are the same six.
    let missing = entry.routes[1].missing();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].requirement, value(BY_TRAINING));
}

#[test]
fn training_and_six_months_open_the_second() {
    let mut profile = nobody();
    profile.education.push(diploma(&[BY_TRAINING]));
    profile.experience.push(work("job", 6, &[AT_WORK]));
    let entry = entry(&profile);
    let routes = [entry.routes[0].verdict, entry.routes[1].verdict];
    // Which programme is meant, a program cannot tell: for the first route the
    // diploma is something of the kind.
    assert_eq!(routes, [EntryVerdict::Undecided, EntryVerdict::Met]);
    assert_eq!(entry.verdict, EntryVerdict::Met);
}

#[test]
fn five_months_are_one_short() {
    let mut profile = nobody();
    profile.education.push(diploma(&[BY_EDUCATION]));
    profile.experience.push(work("job", 3, &[AT_WORK]));
    profile.experience.push(work("other-job", 2, &[AT_WORK]));
    let entry = entry(&profile);
    assert_eq!(entry.verdict, EntryVerdict::Missing);
    let missing = entry.routes[0].missing();
    assert_eq!(missing[0].lack, Some(Lack::Months(Amount::from(1))));
    assert_eq!(missing[0].entries, [value("job"), value("other-job")]);
}

#[test]
fn experience_without_a_document_is_not_enough() {
    let mut profile = nobody();
    profile.education.push(diploma(&[BY_EDUCATION]));
    let mut job = work("job", 12, &[AT_WORK]);
    job.award = None;
    profile.experience.push(job);
    let missing = entry(&profile);
    assert_eq!(missing.routes[0].missing()[0].lack, Some(Lack::Document));
}

#[test]
fn experience_in_another_activity_is_for_someone_who_knows() {
    let mut profile = nobody();
    profile.education.push(diploma(&[BY_EDUCATION]));
    profile.experience.push(work("shop", 12, &[]));
    let entry = entry(&profile);
    assert_eq!(entry.verdict, EntryVerdict::Undecided);
    assert_eq!(entry.routes[0].missing()[0].lack, Some(Lack::Word));
}

#[test]
fn who_brings_nothing_lacks_both_on_each_route() {
    let entry = entry(&nobody());
    assert_eq!(entry.verdict, EntryVerdict::Missing);
    for route in &entry.routes {
        let lacks: Vec<_> = route.missing().iter().map(|one| one.lack).collect();
        assert_eq!(lacks, [Some(Lack::NothingHeld); 2]);
    }
}

/// „3 года“: how long a certificate lasts, not the standard.
#[test]
fn an_award_lasts_three_years_by_the_standard() {
    let award = Award::on(value("2018-05-01"));
    let held = Holding::new(value("held"), value("competency:ru-nok-07-01000-02"));
    let profile = nobody().with_holding(held.awarded(award));
    let last = assess(&profile, RU, &on("2021-05-01"));
    assert_eq!(last.met.units, 3);
    assert_eq!(last.status, Status::NotStated);
    let after = assess(&profile, RU, &on("2021-05-02"));
    assert_eq!(after.met.units, 0);
    let until = value("2021-05-01");
    assert_eq!(after.evidence[0].status, AwardStatus::Expired { until });
    for unit in &after.units {
        assert_eq!(unit.standing, Standing::EvidenceExpired);
        assert_eq!(unit.coverage, Verdict::Open);
    }
    assert_eq!(after.units[0].items[0].unexpired, Some(Verdict::Covered));
}

#[test]
fn a_term_of_its_own_goes_before_the_standards() {
    let mut award = Award::on(value("2018-05-01"));
    award.term = Some(Duration {
        value: Amount::from(5),
        unit: TimeUnit::Year,
    });
    let held = Holding::new(value("held"), value("competency:ru-nok-07-01000-02"));
    let profile = nobody().with_holding(held.awarded(award));
    assert_eq!(assess(&profile, RU, &on("2023-05-01")).met.units, 3);
    assert_eq!(assess(&profile, RU, &on("2023-05-02")).met.units, 0);
}

#[test]
fn equal_sentences_are_counted_once_and_held_once() {
    let sentence = "Специализированное программное обеспечение для контроля качества";
    let (one, same) = (
        "sampling-and-observation.quality-control-software",
        "evaluation.quality-control-software",
    );
    says(&format!("{RU}:{one}"), sentence);
    says(&format!("{RU}:{same}"), sentence);
    let gap = assess(&holding(&format!("{RU}:{same}")), RU, &on(DAY));
    assert_eq!(item(&gap, same).standing, Standing::Met);
    assert_eq!(item(&gap, one).standing, Standing::Open);
    assert_eq!(
        item(&gap, same).counted_with,
        Some(value(&format!("{RU}:{one}")))
    );
    assert_eq!(gap.total.covered, 1);
    assert_eq!(gap.met.of_items, 48);
    assert_eq!(gap.total.of(), 42);
}
