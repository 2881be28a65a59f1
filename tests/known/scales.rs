//! The level scales and their alignments.

use super::*;
use competency::{
    AlignmentStatus, LevelAlignment, LevelComparison, LevelRelation, LevelScale, LevelSubject,
    NotComparable,
};

fn scale(id: &str) -> LevelScale {
    let catalog = Catalog::builtin();
    catalog.scale(&id.parse().unwrap()).unwrap().clone()
}

fn values(scale: &LevelScale) -> Vec<&str> {
    scale
        .levels
        .iter()
        .map(|level| level.value.as_str())
        .collect()
}

/// What the EQF says of a level, under one of its three heads.
fn eqf(level: &str, dimension: &str) -> String {
    let scale = scale("eqf");
    let level = scale.levels.iter().find(|of| of.value == level).unwrap();
    let descriptor = level
        .descriptors
        .iter()
        .find(|of| of.dimension == dimension)
        .unwrap();
    descriptor.text.in_language("en").unwrap().to_owned()
}

fn alignment(id: &str) -> LevelAlignment {
    let scale = scale(id);
    only(&scale.alignments).clone()
}

fn compare(first: (&str, LevelSubject), second: (&str, LevelSubject)) -> LevelComparison {
    let catalog = Catalog::builtin();
    catalog.compare_levels((&level(first.0), first.1), (&level(second.0), second.1))
}

fn why_not(first: &str, second: &str) -> NotComparable {
    let subject = LevelSubject::Framework;
    match compare((first, subject), (second, subject)).relation {
        LevelRelation::NotComparable(why) => why,
        relation => panic!("{first} and {second} are compared: {relation:?}"),
    }
}

#[test]
#[cfg(feature = "sfia")]
fn there_are_eight_scales() {
    let catalog = Catalog::builtin();
    let ids: BTreeSet<&str> = catalog.scales().map(|scale| scale.id.as_str()).collect();
    assert_eq!(
        ids,
        BTreeSet::from([
            "cefr", "eqf", "isced", "nsk", "prk", "qnq", "ru-148n", "sfia"
        ])
    );
}

#[test]
fn four_scales_have_eight_levels() {
    for id in ["eqf", "nsk", "prk", "qnq"] {
        assert_eq!(
            values(&scale(id)),
            ["1", "2", "3", "4", "5", "6", "7", "8"],
            "{id}"
        );
    }
}

#[test]
fn the_russian_scale_has_nine_levels() {
    assert_eq!(
        values(&scale("ru-148n")),
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    );
}

#[test]
#[cfg(feature = "sfia")]
fn sfia_has_seven_levels() {
    assert_eq!(values(&scale("sfia")), ["1", "2", "3", "4", "5", "6", "7"]);
}

#[test]
#[cfg(feature = "sfia")]
fn the_first_and_the_last_sfia_level_have_names() {
    let scale = scale("sfia");
    let name = |index: usize| {
        scale.levels[index]
            .title
            .in_language("en")
            .map(str::to_owned)
    };
    assert_eq!(name(0).as_deref(), Some("Follow"));
    assert_eq!(name(3).as_deref(), Some("Enable"));
    assert_eq!(name(6).as_deref(), Some("Set strategy, inspire, mobilise"));
}

#[test]
fn cefr_has_six_levels() {
    assert_eq!(values(&scale("cefr")), ["A1", "A2", "B1", "B2", "C1", "C2"]);
}

/// UNESCO's nine levels of 2011, as the statistical office of the EU lists them.
#[test]
fn isced_has_the_nine_levels_of_2011() {
    let scale = scale("isced");
    let levels: Vec<(&str, &str)> = scale
        .levels
        .iter()
        .map(|level| (level.value.as_str(), level.title.in_language("en").unwrap()))
        .collect();
    assert_eq!(
        levels,
        [
            ("0", "Early childhood education"),
            ("1", "Primary education"),
            ("2", "Lower secondary education"),
            ("3", "Upper secondary education"),
            ("4", "Post-secondary non-tertiary education"),
            ("5", "Short-cycle tertiary education"),
            ("6", "Bachelor’s or equivalent level"),
            ("7", "Master’s or equivalent level"),
            ("8", "Doctoral or equivalent level"),
        ]
    );
    assert_eq!(scale.cumulativity.cumulative, None);
}

/// A code of a programme is no level: 34 and 35 are one level, and 9 is what is
/// not classified.
#[test]
fn a_code_of_a_programme_is_no_level_of_isced() {
    let isced = scale("isced");
    for code in ["35", "354", "02", "9", "ED3"] {
        assert_eq!(isced.rank(code), None, "{code}");
        let code = format!("isced:{code}");
        assert_eq!(why_not(&code, "isced:3"), NotComparable::NotOnScale);
    }
}

#[test]
fn education_is_not_compared_with_qualifications() {
    for level in ["eqf:3", "nsk:3", "prk:3", "qnq:3", "ru-148n:3", "cefr:B1"] {
        assert_eq!(why_not("isced:3", level), NotComparable::OtherConstruct);
        assert_eq!(why_not(level, "isced:3"), NotComparable::OtherConstruct);
    }
    let subject = LevelSubject::Framework;
    let lower = compare(("isced:2", subject), ("isced:3", subject)).relation;
    assert!(matches!(lower, LevelRelation::Lower(steps) if steps.least == 1));
}

#[test]
#[cfg(feature = "sfia")]
fn scales_measure_five_things() {
    let construct = |id| scale(id).construct;
    for id in ["eqf", "nsk", "prk", "qnq", "ru-148n"] {
        assert_eq!(construct(id), competency::Construct::Qualification, "{id}");
    }
    assert_eq!(construct("sfia"), competency::Construct::Responsibility);
    assert_eq!(construct("cefr"), competency::Construct::Language);
    assert_eq!(construct("isced"), competency::Construct::Education);
}

#[test]
fn the_eqf_is_set_by_the_recommendation_of_2017() {
    let scale = scale("eqf");
    let act = only(&scale.legal_acts);
    assert_eq!(act.number.as_deref(), Some("2017/C 189/03"));
    assert_eq!(act.date, Some(date("2017-05-22")));
}

#[test]
fn the_third_column_of_the_eqf_is_responsibility_and_autonomy() {
    for level in &scale("eqf").levels {
        let heads: Vec<&str> = level
            .descriptors
            .iter()
            .map(|d| d.dimension.as_str())
            .collect();
        assert_eq!(
            heads,
            ["knowledge", "skills", "responsibility_and_autonomy"],
            "level {}",
            level.value
        );
    }
}

#[test]
fn eqf_1_is_told_in_the_words_of_the_recommendation() {
    assert_eq!(eqf("1", "knowledge"), "Basic general knowledge");
    assert_eq!(
        eqf("1", "skills"),
        "Basic skills required to carry out simple tasks"
    );
    assert_eq!(
        eqf("1", "responsibility_and_autonomy"),
        "Work or study under direct supervision in a structured context"
    );
}

#[test]
fn eqf_3_is_told_in_the_words_of_the_recommendation() {
    assert_eq!(
        eqf("3", "knowledge"),
        "Knowledge of facts, principles, processes and general concepts, in a field of work or study"
    );
    assert_eq!(
        eqf("3", "skills"),
        "A range of cognitive and practical skills required to accomplish tasks and solve problems by selecting and applying basic methods, tools, materials and information"
    );
    assert_eq!(
        eqf("3", "responsibility_and_autonomy"),
        "Take responsibility for completion of tasks in work or study; adapt own behaviour to circumstances in solving problems"
    );
}

#[test]
fn eqf_4_is_told_in_the_words_of_the_recommendation() {
    assert_eq!(
        eqf("4", "knowledge"),
        "Factual and theoretical knowledge in broad contexts within a field of work or study"
    );
    assert_eq!(
        eqf("4", "skills"),
        "A range of cognitive and practical skills required to generate solutions to specific problems in a field of work or study"
    );
    assert_eq!(
        eqf("4", "responsibility_and_autonomy"),
        "Exercise self-management within the guidelines of work or study contexts that are usually predictable, but are subject to change; supervise the routine work of others, taking some responsibility for the evaluation and improvement of work or study activities"
    );
}

#[test]
fn the_skills_of_eqf_6_are_not_those_of_eqf_5() {
    assert_eq!(
        eqf("5", "skills"),
        "A comprehensive range of cognitive and practical skills required to develop creative solutions to abstract problems"
    );
    assert_eq!(
        eqf("6", "skills"),
        "Advanced skills, demonstrating mastery and innovation, required to solve complex and unpredictable problems in a specialised field of work or study"
    );
}

#[test]
fn eqf_8_is_told_in_the_words_of_the_recommendation() {
    assert_eq!(
        eqf("8", "knowledge"),
        "Knowledge at the most advanced frontier of a field of work or study and at the interface between fields"
    );
    assert_eq!(
        eqf("8", "responsibility_and_autonomy"),
        "Demonstrate substantial authority, innovation, autonomy, scholarly and professional integrity and sustained commitment to the development of new ideas or processes at the forefront of work or study contexts including research"
    );
}

#[test]
fn no_two_descriptors_of_the_eqf_are_alike() {
    let scale = scale("eqf");
    let all: Vec<&str> = scale
        .levels
        .iter()
        .flat_map(|level| &level.descriptors)
        .map(|descriptor| descriptor.text.in_language("en").unwrap())
        .collect();
    assert_eq!(all.len(), 24);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 24);
}

#[test]
fn the_levels_of_other_scales_have_no_descriptors() {
    let catalog = Catalog::builtin();
    for scale in catalog.scales().filter(|scale| scale.id.as_str() != "eqf") {
        assert!(
            scale
                .levels
                .iter()
                .all(|level| level.descriptors.is_empty()),
            "{}",
            scale.id
        );
    }
}

#[test]
fn three_scales_are_aligned_with_the_eqf() {
    let catalog = Catalog::builtin();
    let ends: BTreeSet<(&str, &str)> = catalog
        .alignments()
        .map(|alignment| (alignment.from.as_str(), alignment.to.as_str()))
        .collect();
    assert_eq!(
        ends,
        BTreeSet::from([("nsk", "eqf"), ("prk", "eqf"), ("qnq", "eqf")])
    );
}

#[test]
#[cfg(feature = "sfia")]
fn the_russian_scale_sfia_cefr_and_isced_are_aligned_with_nothing() {
    let catalog = Catalog::builtin();
    for id in ["ru-148n", "sfia", "cefr", "isced"] {
        assert!(scale(id).alignments.is_empty(), "{id}");
        let used = catalog
            .alignments()
            .any(|a| a.from.as_str() == id || a.to.as_str() == id);
        assert!(!used, "{id}");
    }
}

#[test]
fn an_alignment_takes_each_level_to_one() {
    for id in ["nsk", "prk", "qnq"] {
        let pairs: Vec<(String, Vec<String>)> = alignment(id)
            .levels
            .iter()
            .map(|pair| {
                (
                    pair.from.to_string(),
                    pair.to.iter().map(ToString::to_string).collect(),
                )
            })
            .collect();
        let expected: Vec<_> = (1..=8)
            .map(|n| (n.to_string(), vec![n.to_string()]))
            .collect();
        assert_eq!(pairs, expected, "{id}");
    }
}

#[test]
fn an_alignment_names_its_authority() {
    assert!(
        alignment("nsk")
            .authority
            .contains("National Referencing Report of the Czech Republic")
    );
    assert!(
        alignment("prk")
            .authority
            .contains("Integrated Qualifications System")
    );
    assert!(alignment("qnq").authority.contains("art. 3(2)"));
}

#[test]
fn a_decree_aligns_the_italian_scale_and_reports_the_others() {
    assert_eq!(
        alignment("nsk").status,
        AlignmentStatus::OfficialReferencing
    );
    assert_eq!(
        alignment("prk").status,
        AlignmentStatus::OfficialReferencing
    );
    assert_eq!(alignment("qnq").status, AlignmentStatus::LegalAct);
}

#[test]
fn alignments_are_as_sure_as_their_authority() {
    let confidence = |id| alignment(id).confidence.map(competency::Confidence::get);
    assert_eq!(confidence("nsk"), Some(0.95));
    assert_eq!(confidence("prk"), Some(0.97));
    assert_eq!(confidence("qnq"), Some(0.99));
}

#[test]
fn czech_qualifications_were_referenced_and_no_competences() {
    assert_eq!(alignment("nsk").applies_to, [LevelSubject::Framework]);
}

#[test]
fn an_nsk_level_of_a_qualification_equals_its_eqf_level() {
    let subject = LevelSubject::Framework;
    let comparison = compare(("nsk:4", subject), ("eqf:4", subject));
    assert_eq!(comparison.relation, LevelRelation::Equal);
    assert!(!comparison.is_by_extension());
    assert_eq!(only(&comparison.through).id, alignment("nsk").id);
}

#[test]
fn an_nsk_level_of_a_competence_compares_by_extension() {
    let subject = LevelSubject::Unit;
    let comparison = compare(("nsk:5", subject), ("eqf:3", subject));
    assert!(
        matches!(comparison.relation, LevelRelation::Higher(steps) if (steps.least, steps.most) == (2, 2))
    );
    assert!(comparison.is_by_extension());
}

#[test]
fn national_levels_meet_on_the_eqf() {
    let subject = LevelSubject::Framework;
    let comparison = compare(("qnq:3", subject), ("nsk:4", subject));
    assert!(
        matches!(comparison.relation, LevelRelation::Lower(steps) if (steps.least, steps.most) == (1, 1))
    );
    assert_eq!(comparison.through.len(), 2);
    assert_eq!(comparison.on.as_ref().map(|id| id.as_str()), Some("eqf"));
}

#[test]
fn nobody_aligns_russian_levels_with_the_eqf() {
    assert_eq!(why_not("ru-148n:4", "eqf:4"), NotComparable::NoAlignment);
    assert_eq!(why_not("nsk:4", "ru-148n:4"), NotComparable::NoAlignment);
}

#[test]
fn the_ninth_russian_level_is_on_its_scale_and_a_ninth_eqf_level_is_not() {
    let subject = LevelSubject::Framework;
    let comparison = compare(("ru-148n:9", subject), ("ru-148n:8", subject));
    assert!(matches!(comparison.relation, LevelRelation::Higher(steps) if steps.least == 1));
    assert_eq!(why_not("eqf:9", "eqf:8"), NotComparable::NotOnScale);
}

#[test]
#[cfg(feature = "sfia")]
fn proficiency_and_responsibility_are_no_levels_of_qualifications() {
    assert_eq!(why_not("cefr:B2", "eqf:4"), NotComparable::OtherConstruct);
    assert_eq!(why_not("sfia:4", "eqf:4"), NotComparable::OtherConstruct);
    assert_eq!(why_not("sfia:2", "cefr:A2"), NotComparable::OtherConstruct);
}

#[test]
fn b2_is_one_above_b1() {
    let subject = LevelSubject::Item;
    let comparison = compare(("cefr:B2", subject), ("cefr:B1", subject));
    assert!(
        matches!(comparison.relation, LevelRelation::Higher(steps) if (steps.least, steps.most) == (1, 1))
    );
    assert!(comparison.through.is_empty());
}

#[test]
fn who_calls_a_scale_cumulative_is_named() {
    let catalog = Catalog::builtin();
    let mut said = 0;
    for scale in catalog.scales() {
        if scale.cumulativity.cumulative.is_some() {
            said += 1;
            assert!(scale.cumulativity.authority.is_some(), "{}", scale.id);
            assert!(scale.cumulativity.source.is_some(), "{}", scale.id);
        }
    }
    assert!(said > 0);
}

#[test]
fn the_eqf_includes_the_levels_below() {
    assert_eq!(scale("eqf").cumulativity.cumulative, Some(true));
}

#[test]
fn every_scale_says_whose_it_is() {
    let catalog = Catalog::builtin();
    for scale in catalog.scales() {
        let record = scale
            .rights
            .iter()
            .find(|record| record.covers == RightsCover::Document);
        assert!(
            record.is_some_and(|record| !record.attribution.is_empty()),
            "{}",
            scale.id
        );
    }
}

#[test]
fn every_level_has_an_english_name() {
    let catalog = Catalog::builtin();
    for scale in catalog.scales() {
        for level in &scale.levels {
            assert!(
                level.title.in_language("en").is_some(),
                "{} {}",
                scale.id,
                level.value
            );
        }
    }
}

#[test]
#[cfg(feature = "sfia")]
fn scales_have_their_usual_short_names() {
    for (id, short) in [
        ("eqf", "EQF"),
        ("nsk", "NSK"),
        ("prk", "PRK"),
        ("qnq", "QNQ"),
        ("cefr", "CEFR"),
        ("isced", "ISCED"),
        ("sfia", "SFIA"),
    ] {
        assert_eq!(scale(id).abbreviation, short);
    }
}

#[test]
fn national_scales_are_named_in_their_language() {
    for (id, language) in [
        ("nsk", "cs"),
        ("prk", "pl"),
        ("qnq", "it"),
        ("ru-148n", "ru"),
    ] {
        let scale = scale(id);
        assert_eq!(scale.language.as_str(), language);
        assert!(scale.title.in_language(language).is_some());
        for level in &scale.levels {
            let name = level.title.in_language(language).unwrap();
            assert!(name.contains(level.value.as_str()), "{name}");
        }
    }
}

#[test]
fn a_russian_level_is_named_as_the_title_of_a_qualification_names_it() {
    let scale = scale("ru-148n");
    let fourth = &scale.levels[scale.rank("4").unwrap()];
    assert_eq!(
        fourth.title.in_language("ru"),
        Some("4 уровень квалификации")
    );
}

#[test]
fn acts_set_the_polish_the_italian_and_the_russian_scale() {
    let act = |id| only(&scale(id).legal_acts).clone();
    assert_eq!(act("prk").date, Some(date("2015-12-22")));
    assert_eq!(act("qnq").date, Some(date("2018-01-08")));
    assert_eq!(act("ru-148n").number.as_deref(), Some("148н"));
}

#[test]
fn the_czech_report_was_approved_in_july_2011_and_the_decree_is_of_january_2018() {
    assert!(alignment("nsk").authority.contains("July 2011"));
    assert!(alignment("prk").authority.contains("22 December 2015"));
    assert!(alignment("qnq").authority.contains("8 January 2018"));
}

#[test]
fn whole_qualifications_are_what_every_alignment_is_about() {
    for id in ["nsk", "prk", "qnq"] {
        assert!(
            alignment(id).applies_to.contains(&LevelSubject::Framework),
            "{id}"
        );
    }
}
