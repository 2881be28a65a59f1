//! The Polish occupation card.

use super::*;
use competency::assess::{EntryVerdict, Lack, RequirementStanding};
use competency::{Figure, HeldEducation, Strength, Verdict};

const PL: &str = "pl-kzis-422201";
const DAY: &str = "2021-05-01";
const ABROAD: &str = "pl-kzis-422201:foreign-language-customers";
const BRANCH: &str = "pl-kzis-422201:specialised-branches";

fn requirement(profile: &Profile, options: &AssessOptions, id: &str) -> RequirementStanding {
    let entry = assess(profile, PL, options).entry.unwrap();
    let reference: EntityRef = value(&format!("{PL}:{id}"));
    let all = entry.requirements();
    (*all.iter().find(|one| one.requirement == reference).unwrap()).clone()
}

#[test]
fn tasks_of_a_specialisation_are_counted_apart() {
    says(
        "pl-kzis-422201:debt-collection",
        "Jeśli obszarem działań centrum są usługi windykacyjne",
    );
    let gap = assess(&holding("competency:pl-kzis-422201"), PL, &on(DAY));
    assert_eq!((gap.total.covered, gap.total.of()), (13, 13));
    assert_eq!(gap.conditional.of(), 9);
    // Who holds the card holds no specialisation by that.
    assert_eq!(gap.conditional.covered, 0);
    assert_eq!(standing(&gap, "implicit"), Standing::Met);
}

#[test]
fn a_specialisation_that_is_said_to_hold_counts() {
    let options = on(DAY).asserting(value("pl-kzis-422201:debt-collection"));
    let gap = assess(&holding("competency:pl-kzis-422201"), PL, &options);
    assert_eq!((gap.total.covered, gap.total.of()), (17, 17));
    assert_eq!(gap.conditional.of(), 5);
}

#[test]
fn who_names_a_task_holds_it_under_any_condition() {
    says(
        "pl-kzis-422201:debt-collection.establish-situation",
        "rozpoznanie sytuacji dłużnika",
    );
    let of = "debt-collection.establish-situation";
    let gap = assess(&holding(&format!("{PL}:{of}")), PL, &on(DAY));
    let task = item(&gap, of);
    assert_eq!(
        (task.coverage, task.standing),
        (Verdict::Covered, Standing::Met)
    );
    assert_eq!(gap.total.covered, 0);
    assert_eq!(
        gap.conditional,
        Figure {
            covered: 1,
            open: 8,
            ..Figure::default()
        }
    );
}

#[test]
fn advanced_is_no_level_of_a_scale() {
    says(
        "pl-kzis-422201:entry.foreign-language",
        "wymagana jest znajomość danego języka obcego na poziomie zaawansowanym",
    );
    let options = on(DAY).asserting(value(ABROAD));
    let profile = with_certificate("en", Cefr::C2);
    let language = requirement(&profile, &options, "entry.foreign-language");
    assert_eq!(
        (language.verdict, language.lack),
        (EntryVerdict::Undecided, Some(Lack::Word))
    );
    // Somebody who may say so says that this is advanced.
    let mut profile = profile;
    profile.languages[0].counts_for = vec![value("pl-kzis-422201:entry.foreign-language")];
    let language = requirement(&profile, &options, "entry.foreign-language");
    assert_eq!(language.verdict, EntryVerdict::Met);
}

#[test]
fn a_language_is_asked_for_only_where_customers_speak_it() {
    says(
        ABROAD,
        "W przypadku konieczności wykonywania zadań zawodowych związanych z obsługą klientów obcojęzycznych",
    );
    let language = requirement(&nobody(), &on(DAY), "entry.foreign-language");
    assert_eq!(language.verdict, EntryVerdict::NotAsked);
    let options = on(DAY).asserting(value(ABROAD));
    let language = requirement(&nobody(), &options, "entry.foreign-language");
    assert_eq!(
        (language.verdict, language.lack),
        (EntryVerdict::Missing, Some(Lack::NothingHeld))
    );
    // Polish is not foreign there.
    let language = requirement(
        &with_certificate("pl", Cefr::C2),
        &options,
        "entry.foreign-language",
    );
    assert_eq!(language.verdict, EntryVerdict::Missing);
}

#[test]
fn secondary_education_is_for_someone_who_knows_schools() {
    says(
        "pl-kzis-422201:entry.secondary-education",
        "wykształcenie co najmniej średnie o kierunku ogólnym",
    );
    let mut profile = nobody();
    let secondary = |profile: &Profile| requirement(profile, &on(DAY), "entry.secondary-education");
    assert_eq!(secondary(&profile).lack, Some(Lack::NothingHeld));
    let mut school = HeldEducation::new(value("school"));
    school.level = Some(value("eqf:4"));
    profile.education.push(school);
    assert_eq!(secondary(&profile).verdict, EntryVerdict::Undecided);
    profile.education[0].counts_for = vec![value("pl-kzis-422201:entry.secondary-education")];
    assert_eq!(secondary(&profile).verdict, EntryVerdict::Met);
    assert_eq!(
        assess(&profile, PL, &on(DAY)).entry.unwrap().verdict,
        EntryVerdict::Met
    );
}

#[test]
fn higher_education_is_welcome_and_not_asked_for() {
    says(
        "pl-kzis-422201:entry.branch-higher-education",
        "(chętnie wyższe)",
    );
    let options = on(DAY).asserting(value(BRANCH));
    let higher = requirement(&nobody(), &options, "entry.branch-higher-education");
    assert_eq!(
        (higher.strength, higher.verdict),
        (Strength::Preferred, EntryVerdict::NotAsked)
    );
    // That of the branch is.
    let branch = requirement(&nobody(), &options, "entry.branch-education");
    assert_eq!(branch.verdict, EntryVerdict::Missing);
}

#[test]
fn a_card_without_levels_asks_for_none() {
    let gap = assess(
        &holding("it-i2-4:help-desk.handle-complaints"),
        PL,
        &on(DAY),
    );
    let complaints = item(&gap, "handle-reports-and-complaints");
    says(
        "pl-kzis-422201:handle-reports-and-complaints",
        "telefoniczne obsługiwanie zgłoszeń i reklamacji",
    );
    assert_eq!(complaints.standing, Standing::PartlyMet);
    assert!(complaints.level_judgements.is_empty());
}

#[test]
fn a_close_match_covers_by_the_default_policy_only() {
    says(
        "pl-kzis-422201:sell",
        "prowadzenie sprzedaży usług/produktów zgodnie z procedurą",
    );
    let profile = holding("cz-nsk-66-029-m:sales");
    let gap = assess(&profile, PL, &on(DAY));
    assert_eq!(item(&gap, "sell").standing, Standing::Met);
    let strict = on(DAY).with_policy(competency::Policy::Strict);
    assert_eq!(
        item(&assess(&profile, PL, &strict), "sell").standing,
        Standing::PartlyMet
    );
}
