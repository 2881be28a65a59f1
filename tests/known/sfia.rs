//! The SFIA 9 skill CSMG, of which no wording ships.

#[cfg(feature = "sfia")]
use super::*;
#[cfg(feature = "sfia")]
use competency::{
    AbsenceReason, ChangeKind, FrameworkKind, LevelRelation, LevelSubject, NotComparable, Passage,
    PassageKind, Status, TranslationStatus, UnitKind,
};

#[cfg(not(feature = "sfia"))]
#[test]
fn without_the_feature_the_skill_is_not_there() {
    let catalog = competency::Catalog::builtin();
    assert!(catalog.framework(&"sfia-9-csmg".parse().unwrap()).is_err());
    assert!(catalog.with_code(None, "CSMG").is_empty());
}

#[cfg(feature = "sfia")]
mod with_it {
    use super::*;

    fn skill() -> Framework {
        framework("sfia-9-csmg")
    }

    fn passages(skill: &Framework, kind: PassageKind) -> Vec<&Passage> {
        let of_units = skill.units.iter().flat_map(|unit| &unit.passages);
        let all = skill.passages.iter().chain(of_units);
        all.filter(|passage| passage.kind == kind).collect()
    }

    fn lines(passages: &[&Passage]) -> Vec<u32> {
        passages
            .iter()
            .map(|passage| first_line(passage.place.as_ref()))
            .collect()
    }

    #[test]
    fn it_is_a_levelled_skill() {
        let skill = skill();
        assert_eq!(skill.kind, FrameworkKind::LevelledSkill);
        let digest_of_the_document =
            "d579ae6b7552054a6b290dc7270c9af98cb0cb226d3ef658430d1758b93e70e1";
        assert_eq!(digest(&skill), digest_of_the_document);
    }

    #[test]
    fn its_code_is_csmg() {
        let skill = skill();
        let csmg = only(&skill.codes);
        assert_eq!(
            (csmg.code.as_str(), csmg.version.as_deref()),
            ("CSMG", Some("9"))
        );
        assert!(on(csmg.place.as_ref(), 3));
        assert_eq!(
            csmg.iri.as_ref().map(|iri| iri.as_str()),
            Some("https://sfia-online.org/en/skillcode/9/CSMG")
        );
    }

    #[test]
    fn its_title_is_the_english_one() {
        let skill = skill();
        assert_eq!(
            skill.title.in_language("en"),
            Some("Customer service support")
        );
    }

    #[test]
    fn the_title_of_the_page_is_kept_as_a_mistranslation() {
        let skill = skill();
        let of_the_page = only(&skill.alternative_titles);
        assert!(on(of_the_page.place.as_ref(), 3));
        assert!(of_the_page.note.is_some());
        assert_ne!(
            of_the_page.text.in_language("pl"),
            skill.title.in_language("pl")
        );
    }

    #[test]
    fn it_is_defined_at_levels_1_to_6() {
        let skill = skill();
        let found: Vec<(String, u32)> = skill
            .units
            .iter()
            .flat_map(|unit| levels(&unit.levels))
            .collect();
        let expected: Vec<(String, u32)> = (1..=6).map(|n| (format!("sfia:{n}"), 63)).collect();
        assert_eq!(found, expected);
        assert!(
            skill
                .units
                .iter()
                .all(|unit| unit.kind == UnitKind::SkillLevel)
        );
    }

    #[test]
    fn it_has_no_level_as_a_whole() {
        assert!(skill().levels.is_empty());
    }

    #[test]
    fn the_levels_stand_under_their_headings() {
        let skill = skill();
        let headings: Vec<u32> = skill
            .units
            .iter()
            .map(|unit| first_line(unit.place.as_ref()))
            .collect();
        assert_eq!(headings, [65, 73, 81, 89, 97, 105]);
    }

    #[test]
    fn level_7_is_not_defined() {
        let skill = skill();
        let undefined = absence(&skill.absences, Element::Unit);
        assert_eq!(undefined.reason, AbsenceReason::NotDefined);
        assert_eq!(undefined.at_level.as_ref().unwrap().level, level("sfia:7"));
    }

    #[test]
    fn the_scale_has_the_level_that_the_skill_has_not() {
        let catalog = Catalog::builtin();
        let scale = catalog.scale(&"sfia".parse().unwrap()).unwrap();
        assert_eq!(scale.rank("7"), Some(6));
        let (sixth, seventh) = (level("sfia:6"), level("sfia:7"));
        assert_eq!(catalog.at_level(&sixth).count(), 1);
        assert_eq!(catalog.at_level(&seventh).count(), 0);
    }

    #[test]
    fn twenty_six_sentences_are_spread_over_the_levels() {
        let skill = skill();
        let counts: Vec<usize> = skill
            .units
            .iter()
            .map(|u| statements_of_kind(u, StatementKind::Responsibility))
            .collect();
        assert_eq!(counts, [3, 4, 4, 5, 5, 5]);
        assert_eq!(all_statements(&skill).len(), 26);
        assert_eq!(items(&skill).len(), 26);
    }

    #[test]
    fn every_sentence_can_be_found_again() {
        let skill = skill();
        let found: Vec<(u32, (u32, u32))> = all_statements(&skill)
            .into_iter()
            .map(|statement| statement.place.as_ref().unwrap())
            .map(|place| (place.lines().0, place.characters().unwrap()))
            .collect();
        let sentences: [(u32, &[(u32, u32)]); 6] = [
            (71, &[(1, 93), (95, 174), (176, 245)]),
            (79, &[(1, 116), (118, 197), (199, 269), (271, 324)]),
            (87, &[(1, 109), (111, 240), (242, 297), (299, 404)]),
            (
                95,
                &[(1, 84), (86, 151), (153, 214), (216, 328), (330, 399)],
            ),
            (
                103,
                &[(1, 100), (102, 159), (161, 269), (271, 363), (365, 429)],
            ),
            (
                111,
                &[(1, 69), (71, 189), (191, 262), (264, 374), (376, 477)],
            ),
        ];
        let expected: Vec<(u32, (u32, u32))> = sentences
            .iter()
            .flat_map(|(line, all)| all.iter().map(|part| (*line, *part)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_wording_is_not_the_publishers() {
        assert_eq!(skill().wording, Wording::Summary);
    }

    #[test]
    fn a_label_has_at_most_twelve_words_in_both_languages() {
        let skill = skill();
        for statement in all_statements(&skill) {
            for language in ["en", "pl"] {
                let label = statement.text.in_language(language).unwrap();
                let words = label.split_whitespace().count();
                assert!((1..=12).contains(&words), "{}: {label}", statement.id);
            }
        }
    }

    #[test]
    fn a_label_is_no_sentence() {
        let skill = skill();
        for statement in all_statements(&skill) {
            for (_, label) in statement.text.iter() {
                assert!(!label.ends_with('.'), "{}: {label}", statement.id);
            }
        }
    }

    #[test]
    fn labels_are_shorter_than_the_sentences_they_stand_for() {
        let skill = skill();
        for statement in all_statements(&skill) {
            let (first, last) = statement.place.as_ref().unwrap().characters().unwrap();
            let sentence = usize::try_from(last - first + 1).unwrap();
            for (_, label) in statement.text.iter() {
                assert!(
                    label.chars().count() < sentence,
                    "{}: {label}",
                    statement.id
                );
            }
        }
    }

    #[test]
    fn no_passage_has_a_text() {
        let skill = skill();
        let of_units = skill.units.iter().flat_map(|unit| &unit.passages);
        let all: Vec<&Passage> = skill.passages.iter().chain(of_units).collect();
        assert!(all.len() >= 15);
        assert!(
            all.iter()
                .all(|passage| passage.text.is_none() && passage.place.is_some())
        );
    }

    #[test]
    fn description_and_guidance_have_places() {
        let skill = skill();
        assert_eq!(lines(&passages(&skill, PassageKind::Description)), [7]);
        assert_eq!(lines(&passages(&skill, PassageKind::Guidance)), [26]);
    }

    #[test]
    fn seven_activities_are_examples() {
        let skill = skill();
        let activities = passages(&skill, PassageKind::Activity);
        assert_eq!(lines(&activities), [30, 31, 32, 33, 34, 35, 36]);
    }

    #[test]
    fn each_level_has_an_essence_that_is_no_statement() {
        let skill = skill();
        let essences: Vec<u32> = skill
            .units
            .iter()
            .map(|unit| only(&unit.passages))
            .inspect(|passage| assert_eq!(passage.kind, PassageKind::LevelEssence))
            .map(|passage| first_line(passage.place.as_ref()))
            .collect();
        assert_eq!(essences, [67, 75, 83, 91, 99, 107]);
    }

    #[test]
    fn the_description_alone_is_unchanged() {
        let skill = skill();
        let change = passages(&skill, PassageKind::Description)[0]
            .change
            .as_ref()
            .unwrap();
        assert_eq!(change.kind, ChangeKind::Unchanged);
        assert_eq!(change.as_written.as_deref(), Some("(unchanged)"));
        assert_eq!(change.since.as_deref(), Some("SFIA 8"));
        assert!(on(change.place.as_ref(), 5));
    }

    #[test]
    fn guidance_and_levels_are_modified() {
        let skill = skill();
        let guidance = passages(&skill, PassageKind::Guidance)[0].change.as_ref();
        let changes = guidance
            .into_iter()
            .chain(skill.units.iter().filter_map(|unit| unit.change.as_ref()));
        let changes: Vec<u32> = changes
            .inspect(|change| assert_eq!(change.kind, ChangeKind::Modified))
            .inspect(|change| assert_eq!(change.as_written.as_deref(), Some("(modified)")))
            .inspect(|change| assert_eq!(change.since.as_deref(), Some("SFIA 8")))
            .map(|change| first_line(change.place.as_ref()))
            .collect();
        assert_eq!(changes, [24, 69, 77, 85, 93, 101, 109]);
    }

    #[test]
    fn nothing_else_bears_a_mark() {
        let skill = skill();
        let of_units = skill.units.iter().flat_map(|unit| &unit.passages);
        let marked = skill
            .passages
            .iter()
            .chain(of_units)
            .filter(|passage| passage.change.is_some());
        assert_eq!(marked.count(), 2);
        assert!(
            all_statements(&skill)
                .iter()
                .all(|statement| statement.change.is_none())
        );
    }

    #[test]
    fn the_page_is_a_machine_translation_in_beta() {
        let skill = skill();
        let translation = skill.translation.as_ref().unwrap();
        assert_eq!(translation.source_language.as_str(), "en");
        assert_eq!(translation.status, TranslationStatus::Machine);
        assert_eq!(translation.as_written.as_deref(), Some("Beta"));
    }

    #[test]
    fn it_says_that_users_need_a_licence() {
        let skill = skill();
        let wording = skill
            .rights
            .iter()
            .find(|r| r.covers == RightsCover::Wording)
            .unwrap();
        assert_eq!(wording.publisher, "SFIA Foundation");
        assert!(
            wording
                .notice
                .as_ref()
                .is_some_and(|notice| notice.contains("licence of your own"))
        );
        assert_ne!(wording.license, "CC0-1.0".parse::<License>().unwrap());
    }

    #[test]
    fn the_labels_are_free() {
        let skill = skill();
        let labels = skill
            .rights
            .iter()
            .find(|r| r.covers == RightsCover::Glosses)
            .unwrap();
        let languages: Vec<&str> = labels.languages.iter().map(|tag| tag.as_str()).collect();
        assert_eq!(languages, ["en", "pl"]);
        assert_eq!(labels.license, "CC0-1.0".parse::<License>().unwrap());
    }

    #[test]
    fn no_sfia_level_is_compared_with_the_eqf() {
        let catalog = Catalog::builtin();
        let (sfia, eqf) = (level("sfia:3"), level("eqf:3"));
        let subject = LevelSubject::Unit;
        let comparison = catalog.compare_levels((&sfia, subject), (&eqf, subject));
        assert_eq!(
            comparison.relation,
            LevelRelation::NotComparable(NotComparable::OtherConstruct)
        );
    }

    #[test]
    fn it_states_no_date() {
        let skill = skill();
        assert_eq!(
            absence(&skill.absences, Element::Date).reason,
            AbsenceReason::NotStated
        );
        assert_eq!(skill.status(date("2026-01-01")), Status::NotStated);
    }

    #[test]
    fn every_text_has_english_beside_polish() {
        let skill = skill();
        assert_eq!(skill.language.as_str(), "en");
        let gloss = only(&skill.glosses);
        assert_eq!(gloss.language.as_str(), "pl");
        assert_ne!(gloss.status, GlossStatus::Official);
        for unit in &skill.units {
            let title = unit.title.as_ref().unwrap();
            assert_eq!(
                (title.get(&skill.language).is_some(), title.len()),
                (true, 2)
            );
        }
    }

    #[test]
    fn the_page_calls_the_skill_a_department() {
        let skill = skill();
        let of_the_page = only(&skill.alternative_titles);
        assert_eq!(
            of_the_page.text.in_language("pl"),
            Some("Dział obsługi klienta")
        );
    }

    #[test]
    fn its_publisher_is_known_from_elsewhere() {
        let skill = skill();
        let publisher = only(&skill.bodies);
        assert_eq!(publisher.name.in_language("en"), Some("SFIA Foundation"));
        assert!(is_from_elsewhere(
            publisher.place.as_ref(),
            publisher.source.as_ref()
        ));
        let unnamed = absence(&skill.absences, Element::IssuingBody);
        assert_eq!(unnamed.reason, AbsenceReason::NotStated);
    }

    #[test]
    fn levels_are_written_as_figures() {
        let skill = skill();
        let stated = skill
            .units
            .iter()
            .map(|unit| only(&unit.levels).as_written.as_str());
        assert_eq!(stated.collect::<Vec<_>>(), ["1", "2", "3", "4", "5", "6"]);
    }
}
