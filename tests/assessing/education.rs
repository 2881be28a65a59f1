//! Levels of education before what a candidate must bring.

use super::*;
use competency::assess::{EntryVerdict, Lack, RequirementStanding};
use competency::{Code, Diagnostic, Framework, HeldEducation, NotComparable, Valid};

const DAY: &str = "2021-05-01";

fn school(level: &str) -> Profile {
    let mut held = HeldEducation::new(value("school"));
    held.level = Some(value(level));
    held.award = Some(Award::on(value("2018-06-30")).proven_by("a diploma"));
    let mut profile = nobody();
    profile.education.push(held);
    profile
}

/// An invented standard that asks for upper secondary education and names the
/// level on the scale itself.
fn catalog(asked: &str, more: &str) -> Catalog {
    let framework = format!(
        r#"{{
  "format": "framework/1.0", "id": "ours", "version": "1.0.0", "kind": "qualification",
  "namespace": "https://example.org/ours/", "language": "en", "wording": "verbatim",
  "title": {{ "en": "Ours" }},
  "units": [{{ "id": "all", "kind": "implicit", "statements": [
    {{ "id": "answer", "kind": "task", "text": {{ "en": "Answer" }} }}] }}],
  "entry": {{ "requirement": {{
    "id": "entry.school", "strength": "required", "documented": true,
    "kind": {{ "education": {{ "levels": [{{ "level": "{asked}", "as_written": "upper secondary", "at_least": true }}]{more} }} }},
    "text": {{ "en": "At least upper secondary education" }} }} }},
  "rights": [{{ "covers": "document", "publisher": "Us", "license": "CC0-1.0", "attribution": "Us",
    "changed": false, "sureness": "high", "basis": "an example" }}],
  "provenance": {{ "curated_by": "us" }}
}}"#
    );
    let mut catalog = Catalog::builtin();
    let framework: Valid<Framework> = Valid::from_json(&framework).unwrap();
    catalog.add_framework(framework).unwrap();
    catalog
}

fn before(catalog: &Catalog, profile: &Profile) -> RequirementStanding {
    let gap = catalog.assess(profile, &value("ours"), &on(DAY)).unwrap();
    by_schema("assessment", &gap);
    assert_eq!(gap.left_out, []);
    let entry = gap.entry.unwrap();
    entry.requirements()[0].clone()
}

#[test]
fn a_level_of_the_scale_that_is_named_is_met_or_short() {
    let catalog = catalog("isced:3", "");
    for level in ["isced:3", "isced:4", "isced:8"] {
        let school = before(&catalog, &school(level));
        assert_eq!((school.verdict, school.lack), (EntryVerdict::Met, None));
    }
    let lower = before(&catalog, &school("isced:1"));
    assert_eq!(lower.verdict, EntryVerdict::Missing);
    assert_eq!(lower.lack.unwrap().to_string(), "the level is short by 2");
    // What must be documented needs a document.
    let mut undocumented = school("isced:3");
    undocumented.education[0].award = None;
    let school = before(&catalog, &undocumented);
    assert_eq!(
        (school.verdict, school.lack),
        (EntryVerdict::Missing, Some(Lack::Document))
    );
}

#[test]
fn a_level_of_a_qualification_is_none_of_education() {
    let catalog = catalog("isced:3", "");
    let school = before(&catalog, &school("eqf:4"));
    let why = NotComparable::OtherConstruct;
    assert_eq!(
        (school.verdict, school.lack),
        (EntryVerdict::Undecided, Some(Lack::ComparableLevel(why)))
    );
    assert_eq!(
        school.lack.unwrap().to_string(),
        "the level cannot be compared: the scales measure different things"
    );
    assert_eq!(school.entries, [value("school")]);
}

#[test]
fn a_level_that_is_enough_is_not_a_programme_that_is_meant() {
    let catalog = catalog("isced:3", r#", "field_as_written": "commerce""#);
    let enough = before(&catalog, &school("isced:3"));
    assert_eq!(
        (enough.verdict, enough.lack),
        (EntryVerdict::Undecided, Some(Lack::Word))
    );
    // Too low a level is too low whatever the field.
    let lower = before(&catalog, &school("isced:2"));
    assert_eq!(lower.verdict, EntryVerdict::Missing);
    let mut said = school("isced:2");
    said.education[0].counts_for = vec![value("ours:entry.school")];
    assert_eq!(before(&catalog, &said).verdict, EntryVerdict::Met);
}

/// What is wrong with the education of a profile.
fn left_out(profile: &Profile) -> Diagnostic {
    let gap = assess(profile, "pl-kzis-422201", &on(DAY));
    assert_eq!(gap.evidence, []);
    assert_eq!(gap.left_out.len(), 1);
    assert_eq!(gap.left_out[0].entry, Some(value("school")));
    gap.left_out[0].finding.clone()
}

#[test]
fn a_code_of_a_programme_is_left_out_and_the_levels_are_named() {
    for code in ["isced:35", "isced:354", "isced:9"] {
        let found = left_out(&school(code));
        assert_eq!(found.code, Code::LevelNotOnScale);
        assert_eq!(
            found.help.as_deref(),
            Some("its levels are 0, 1, 2, 3, 4, 5, 6, 7, 8")
        );
    }
}

#[test]
fn education_is_no_level_of_a_language_nor_of_responsibility() {
    for level in ["cefr:B2", "sfia:3"] {
        let found = left_out(&school(level));
        assert_eq!(found.code, Code::WrongScale);
        let help = found.help.as_deref().unwrap();
        assert!(help.contains("isced") && help.contains("eqf"), "{help}");
        assert!(!help.contains("cefr") && !help.contains("sfia"), "{help}");
    }
}

/// „średnie“ and „среднего профессионального“ are a country's own words, which
/// name no level of any scale; no level of ISCED decides them.
#[test]
fn the_words_of_a_country_are_no_level() {
    for (target, id, words) in [
        (
            "pl-kzis-422201",
            "entry.secondary-education",
            "co najmniej średnie",
        ),
        (
            "ru-nok-07-01000-02",
            "entry.vocational-education",
            "среднего профессионального образования",
        ),
    ] {
        says(&format!("{target}:{id}"), words);
        for level in ["isced:1", "isced:3", "isced:6"] {
            let gap = assess(&school(level), target, &on(DAY));
            assert!(gap.left_out.is_empty());
            let entry = gap.entry.unwrap();
            let reference: EntityRef = value(&format!("{target}:{id}"));
            let all = entry.requirements();
            let one = all.iter().find(|one| one.requirement == reference);
            let one = one.unwrap();
            assert_eq!(
                (one.verdict, one.lack),
                (EntryVerdict::Undecided, Some(Lack::Word))
            );
        }
    }
}
