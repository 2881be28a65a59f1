//! The Czech qualification standard 66-029-M.

use super::*;
use competency::{
    AbsenceReason, Actor, BodyRole, Cefr, FrameworkKind, MethodKind, PassageKind, StandardRelation,
    Status, TimeUnit, UnitKind, WaiverDiscretion,
};

fn standard() -> Framework {
    framework("cz-nsk-66-029-m")
}

/// The competence in a place of the table, from 1.
fn competence(standard: &Framework, position: usize) -> &Unit {
    standard.units_in_order("table")[position - 1]
}

fn czech(text: &Text) -> &str {
    text.in_language("cs").unwrap()
}

/// The thresholds, by the line they are read on.
fn thresholds(standard: &Framework) -> Vec<(u32, &Threshold)> {
    let mut found: Vec<_> = all_criteria(standard)
        .into_iter()
        .flat_map(|c| {
            c.thresholds
                .iter()
                .map(move |t| (first_line(c.place.as_ref()), t))
        })
        .collect();
    found.sort_by_key(|(line, _)| *line);
    found
}

#[test]
fn it_is_a_qualification_standard_in_czech() {
    let standard = standard();
    assert_eq!(standard.kind, FrameworkKind::QualificationStandard);
    assert_eq!(standard.language.as_str(), "cs");
    let digest_of_the_document = "bf91b23b4246d8cbfaf7f35e3b1101af5c5b8c8b5e2bb4cf78deacd65640cc2e";
    assert_eq!(digest(&standard), digest_of_the_document);
}

#[test]
fn title_and_code_are_two_things_though_the_document_writes_one() {
    let standard = standard();
    assert_eq!(
        czech(&standard.title),
        "Pracovník distančního zákaznického servisu"
    );
    assert!(on(standard.place.as_ref(), 3));
    assert!(on(code(&standard.codes, "66-029-M").place.as_ref(), 3));
}

#[test]
fn the_group_of_fields_is_66_trade() {
    let standard = standard();
    let group = code(&standard.codes, "66");
    assert_eq!(group.label.as_ref().map(czech), Some("Obchod"));
    assert!(on(group.place.as_ref(), 6));
}

#[test]
fn the_code_finds_the_standard() {
    let catalog = Catalog::builtin();
    let found = catalog.with_code(None, "66-029-M");
    assert_eq!(
        only(&found).entity.to_string(),
        "competency:cz-nsk-66-029-m"
    );
    assert!(!only(&found).superseded);
}

#[test]
fn the_level_is_nsk_4() {
    assert_eq!(levels(&standard().levels), [("nsk:4".to_owned(), 8)]);
}

#[test]
fn there_are_nine_competences() {
    let standard = standard();
    assert_eq!(standard.units.len(), 9);
    assert!(
        standard
            .units
            .iter()
            .all(|unit| unit.kind == UnitKind::Competence)
    );
}

#[test]
fn the_competences_have_levels_of_their_own() {
    let standard = standard();
    let expected = ["4", "3", "4", "3", "4", "4", "4", "5", "4"];
    for (unit, (number, line)) in standard
        .units_in_order("table")
        .iter()
        .zip(expected.iter().zip(13..))
    {
        let nsk = unit
            .levels
            .iter()
            .filter(|l| l.level.scale().as_str() == "nsk");
        let nsk: Vec<StatedLevel> = nsk.cloned().collect();
        assert_eq!(levels(&nsk), [(format!("nsk:{number}"), line)]);
        assert_eq!(nsk[0].as_written, *number);
    }
}

#[test]
fn the_table_names_the_competences() {
    let standard = standard();
    let titles: Vec<&str> = standard
        .units_in_order("table")
        .iter()
        .map(|unit| czech(unit.title.as_ref().unwrap()))
        .collect();
    assert_eq!(
        titles,
        [
            "Vyřízení požadavku včetně reklamace VIP zákazníka po telefonu se zahrnutím širších souvislostí",
            "Nabídka a prodej produktů po telefonu",
            "Vyřízení reklamace zákazníka po telefonu",
            "Vedení písemné a elektronické komunikace v kontaktním centru",
            "Vyhodnocování, analýza, reporting, prezentace výsledků z oblasti zákaznického servisu a předání zpětné vazby",
            "Orientace v zákonných normách pro oblast ochrany spotřebitele, ochrany osobních údajů a ve standardech pro práci s kreditními kartami",
            "Zaškolení další osoby v kontaktním centru",
            "Poskytování distančního zákaznického servisu v anglickém jazyce na minimální úrovni (B2)",
            "Orientace v úloze zákaznického servisu v organizační struktuře firmy",
        ]
    );
}

#[test]
fn the_table_runs_from_line_13_to_line_21() {
    let standard = standard();
    let lines: Vec<u32> = standard
        .units_in_order("table")
        .iter()
        .map(|unit| first_line(unit.place.as_ref()))
        .collect();
    assert_eq!(lines, (13..=21).collect::<Vec<_>>());
}

#[test]
fn three_titles_of_nine_read_otherwise_in_the_body() {
    let standard = standard();
    let other: Vec<(usize, u32, &str)> = (1..=9)
        .flat_map(|position| {
            let titles = &competence(&standard, position).alternative_titles;
            titles
                .iter()
                .map(move |t| (position, first_line(t.place.as_ref()), czech(&t.text)))
        })
        .collect();
    assert_eq!(
        other,
        [
            (
                1,
                39,
                "Vyřízení požadavku včetně reklamace VIP zákazníka po telefonu se zahrnutím širších souvislostí („zákaznický servis v kontextu“)"
            ),
            (
                5,
                75,
                "Vyhodnocování, analýza, reporting, prezentace výsledků a předání zpětné vazby"
            ),
            (
                8,
                96,
                "Poskytování distančního zákaznického servisu v anglickém jazyce (úroveň B2)"
            ),
        ]
    );
}

#[test]
fn the_body_has_training_before_the_legal_norms() {
    let standard = standard();
    let body: Vec<u32> = standard
        .units_in_order("body")
        .iter()
        .map(|unit| first_line(unit.place.as_ref()) - 12)
        .collect();
    assert_eq!(body, [1, 2, 3, 4, 5, 7, 6, 8, 9]);
}

#[test]
fn the_headings_of_the_body_stand_where_they_do() {
    let standard = standard();
    let heading = |unit: &&Unit| {
        let placement = unit.placements.iter().find(|p| p.order.as_str() == "body");
        first_line(placement.unwrap().place.as_ref())
    };
    let headings: Vec<u32> = standard
        .units_in_order("body")
        .iter()
        .map(heading)
        .collect();
    assert_eq!(headings, [39, 53, 59, 67, 75, 84, 92, 96, 102]);
}

#[test]
fn thirty_lines_of_the_body_are_about_the_competences() {
    let standard = standard();
    let lines = |unit: &Unit| -> usize {
        let lines: BTreeSet<u32> = unit
            .criteria()
            .map(|c| first_line(c.place.as_ref()))
            .collect();
        lines.len()
    };
    let counts: Vec<usize> = (1..=9).map(|n| lines(competence(&standard, n))).collect();
    assert_eq!(counts, [7, 2, 3, 3, 5, 1, 4, 2, 3]);
    assert_eq!(counts.iter().sum::<usize>(), 30);
}

#[test]
fn ten_lines_are_points_of_a_list() {
    let standard = standard();
    let children = all_criteria(&standard).into_iter().flat_map(|parent| {
        let line = first_line(parent.place.as_ref());
        parent
            .criteria
            .iter()
            .map(move |child| (line, first_line(child.place.as_ref())))
    });
    let children: BTreeSet<(u32, u32)> = children.collect();
    let expected = [
        (43, 45),
        (43, 46),
        (43, 47),
        (77, 79),
        (77, 80),
        (77, 81),
        (77, 82),
        (86, 88),
        (86, 89),
        (86, 90),
    ];
    assert_eq!(children, BTreeSet::from(expected));
}

#[test]
fn the_legal_norms_are_no_list_though_their_line_has_a_dash() {
    let standard = standard();
    let legal = competence(&standard, 6);
    assert!(
        legal
            .criteria()
            .all(|criterion| criterion.criteria.is_empty())
    );
    assert_eq!(criteria_on(&standard, 94).len(), 2);
}

#[test]
fn it_has_no_statements() {
    assert!(all_statements(&standard()).is_empty());
}

#[test]
fn seventeen_sentences_say_what_the_candidate_must_show() {
    let standard = standard();
    assert_eq!(
        lines_of_role(&standard, Role::Demonstration),
        [
            51, 57, 61, 63, 65, 69, 73, 79, 80, 81, 82, 88, 89, 90, 104, 106, 108
        ]
    );
    assert_eq!(items(&standard).len(), 17);
}

#[test]
fn the_competences_share_the_demonstrations() {
    let standard = standard();
    let demonstrations = |unit: &Unit| {
        unit.criteria()
            .filter(|c| c.role == Role::Demonstration)
            .count()
    };
    let counts: Vec<usize> = (1..=9)
        .map(|n| demonstrations(competence(&standard, n)))
        .collect();
    assert_eq!(counts, [1, 1, 3, 2, 4, 0, 3, 0, 3]);
}

#[test]
fn of_a_split_line_one_sentence_is_the_demonstration() {
    let standard = standard();
    for (line, words) in [
        (61, "Uchazeč zvolí 1 přepis"),
        (
            63,
            "Uchazeč prokáže v praktické ukázce s figurantem dovednost reklamaci vyřídit",
        ),
        (
            90,
            "uchazeč prakticky předvede reálné zaškolení na figurantovi",
        ),
        (
            104,
            "Uchazeč vysvětlí, jaká je role zákaznického servisu ve firmě",
        ),
    ] {
        let mut of_line = criteria_on(&standard, line);
        assert!(of_line.len() > 1, "line {line} is split");
        of_line.retain(|c| c.role == Role::Demonstration);
        assert!(czech(&only(&of_line).text).contains(words), "line {line}");
    }
}

#[test]
fn what_is_handed_out_is_material() {
    let standard = standard();
    for line in [43, 45, 46, 47, 55, 77, 86] {
        assert_eq!(
            criterion(&standard, line).role,
            Role::Material,
            "line {line}"
        );
    }
    assert_eq!(sentence(&standard, 61, 1).role, Role::Material);
}

#[test]
fn role_play_and_test_questions_are_conditions() {
    let standard = standard();
    assert_eq!(criterion(&standard, 49).role, Role::Condition);
    assert_eq!(sentence(&standard, 94, 1).role, Role::Condition);
}

#[test]
fn who_plays_the_part_is_a_condition_wherever_it_is_said() {
    let standard = standard();
    let said = all_criteria(&standard)
        .into_iter()
        .filter(|c| czech(&c.text).contains("někdo ze zk"));
    let said: Vec<(u32, Role)> = said
        .map(|c| (first_line(c.place.as_ref()), c.role))
        .collect();
    assert_eq!(
        said,
        [
            (49, Role::Condition),
            (63, Role::Condition),
            (90, Role::Condition)
        ]
    );
}

#[test]
fn three_sentences_are_duties_of_those_who_examine() {
    let standard = standard();
    assert_eq!(lines_of_role(&standard, Role::ExaminerDuty), [31, 94, 100]);
    assert_eq!(sentence(&standard, 94, 2).role, Role::ExaminerDuty);
    assert_eq!(sentence(&standard, 100, 1).role, Role::ExaminerDuty);
}

#[test]
fn one_sentence_is_a_waiver() {
    assert_eq!(lines_of_role(&standard(), Role::Waiver), [98]);
}

#[test]
fn the_introduction_and_the_broad_view_describe() {
    let standard = standard();
    assert_eq!(criterion(&standard, 41).role, Role::Description);
    assert_eq!(sentence(&standard, 104, 2).role, Role::Description);
}

#[test]
fn three_instructions_are_about_the_examination_as_a_whole() {
    let standard = standard();
    let whole = standard.assessment.as_ref().unwrap();
    let lines: Vec<u32> = whole
        .criteria()
        .map(|c| first_line(c.place.as_ref()))
        .collect();
    assert_eq!(lines, [31, 33, 35]);
}

#[test]
fn the_candidate_is_bound_by_every_demonstration() {
    let standard = standard();
    for criterion in all_criteria(&standard) {
        if criterion.role == Role::Demonstration {
            assert_eq!(criterion.actor, Some(Actor::Candidate), "{}", criterion.id);
        }
    }
}

#[test]
fn the_authorised_person_is_bound_by_lines_31_and_94() {
    let standard = standard();
    let bound = all_criteria(&standard)
        .into_iter()
        .filter(|c| c.actor == Some(Actor::AuthorisedPerson));
    let lines: Vec<u32> = bound.map(|c| first_line(c.place.as_ref())).collect();
    assert_eq!(lines, [31, 94]);
}

#[test]
fn the_board_chooses_the_goal_in_line_90() {
    let standard = standard();
    let board = criteria_on(&standard, 90)
        .into_iter()
        .filter(|c| c.actor == Some(Actor::ExaminationBoard));
    let texts: Vec<&str> = board.map(|c| czech(&c.text)).collect();
    assert!(only(&texts).starts_with("Zkušební komise vybere jeden z identifikovaných cílů"));
}

#[test]
fn an_examiner_holds_the_oral_part() {
    assert_eq!(sentence(&standard(), 100, 1).actor, Some(Actor::Examiner));
}

#[test]
fn an_examiner_plays_the_part() {
    let standard = standard();
    assert_eq!(criterion(&standard, 49).actor, Some(Actor::Examiner));
    assert_eq!(sentence(&standard, 63, 2).actor, Some(Actor::Examiner));
}

#[test]
fn the_thresholds_are_those_of_the_sentences() {
    let standard = standard();
    let found: Vec<_> = thresholds(&standard)
        .into_iter()
        .map(|(line, t)| (line, bounds(t)))
        .collect();
    let exactly = |line, number: f64, words| (line, (Some(number), Some(number), words));
    assert_eq!(
        found,
        [
            exactly(55, 3.0, "3 přepisy hovorů"),
            exactly(57, 1.0, "1 přepis"),
            exactly(61, 3.0, "3 přepisy hovorů"),
            exactly(61, 1.0, "1 přepis"),
            (65, (Some(3.0), None, "alespoň 3 techniky")),
            exactly(71, 0.5, "½ strany A4"),
            exactly(73, 3.0, "3 otázky"),
            exactly(79, 3.0, "3 měsíce"),
            exactly(86, 1.0, "1 měsíc"),
            exactly(90, 1.0, "jeden z identifikovaných cílů"),
            (94, (Some(20.0), None, "minimálně 20 otázek")),
        ]
    );
}

#[test]
fn of_three_transcripts_one_is_right() {
    let standard = standard();
    for transcripts in [criterion(&standard, 55), sentence(&standard, 61, 1)] {
        let threshold = only(&transcripts.thresholds);
        let right = bounds(only(&threshold.including));
        assert_eq!(right, (Some(1.0), Some(1.0), "z nichž 1 bude správný"));
    }
}

#[test]
fn the_twenty_questions_are_prepared_by_the_authorised_person() {
    let standard = standard();
    let questions = sentence(&standard, 94, 2);
    assert_eq!(only(&questions.thresholds).minimum.unwrap().get(), 20.0);
    assert_eq!(questions.actor, Some(Actor::AuthorisedPerson));
    assert_eq!(
        czech(&questions.text),
        "Pro potřeby zkoušky připraví autorizovaná osoba minimálně 20 otázek."
    );
}

#[test]
fn the_time_for_the_reply_is_limited_and_not_given() {
    let standard = standard();
    let limit = sentence(&standard, 71, 2).time_limit.as_ref().unwrap();
    assert_eq!(limit.duration, None);
    assert_eq!(limit.as_written, "limitovaný čas");
}

#[test]
fn the_practical_part_in_english_takes_about_ten_minutes() {
    let standard = standard();
    let limit = sentence(&standard, 100, 2).time_limit.as_ref().unwrap();
    let duration = limit.duration.unwrap();
    assert_eq!(
        (duration.value.get(), duration.unit),
        (10.0, TimeUnit::Minute)
    );
    assert!(limit.approximate);
    assert_eq!(limit.as_written, "asi 10 minut");
}

#[test]
fn there_are_no_other_time_limits() {
    let standard = standard();
    let limited = all_criteria(&standard)
        .into_iter()
        .filter(|c| c.time_limit.is_some());
    let lines: Vec<u32> = limited.map(|c| first_line(c.place.as_ref())).collect();
    assert_eq!(lines, [71, 100]);
}

#[test]
fn what_is_read_out_of_a_sentence_quotes_it() {
    read_values_quote_their_sentence(&standard());
}

#[test]
fn a_valid_certificate_may_stand_for_the_english_competence() {
    let standard = standard();
    let waiver = criterion(&standard, 98).waiver.as_ref().unwrap();
    assert_eq!(waiver.discretion, WaiverDiscretion::May);
    assert!(waiver.must_be_valid);
    assert_eq!(waiver.minimum_level.level.as_cefr(), Some(Cefr::B2));
    assert!(waiver.minimum_level.at_least);
    assert_eq!(
        waiver.as_written,
        "je možné tyto kompetence považovat za splněné"
    );
}

#[test]
fn the_certificate_is_one_of_english() {
    let standard = standard();
    let waiver = criterion(&standard, 98).waiver.as_ref().unwrap();
    let language = waiver.language.as_ref().unwrap();
    assert_eq!(
        language.language.as_ref().map(|tag| tag.as_str()),
        Some("en")
    );
}

#[test]
fn the_row_on_english_has_levels_of_two_scales() {
    let standard = standard();
    let english = competence(&standard, 8);
    assert_eq!(
        levels(&english.levels),
        [("nsk:5".to_owned(), 20), ("cefr:B2".to_owned(), 20)]
    );
    let at_least: Vec<bool> = english
        .levels
        .iter()
        .map(|stated| stated.at_least)
        .collect();
    assert_eq!(at_least, [false, true]);
}

#[test]
fn only_the_eighth_competence_is_about_a_language() {
    let standard = standard();
    for position in 1..=9 {
        let language = competence(&standard, position).language_use.as_ref();
        let language = language
            .and_then(|usage| usage.language.as_ref())
            .map(|tag| tag.as_str());
        assert_eq!(
            language,
            (position == 8).then_some("en"),
            "competence {position}"
        );
    }
}

#[test]
fn two_lines_say_what_another_line_says_alone() {
    let standard = standard();
    let (alone, second) = (criterion(&standard, 57), sentence(&standard, 61, 2));
    assert_eq!(czech(&alone.text), czech(&second.text));
    assert_ne!(alone.id, second.id);
    let (alone, first) = (criterion(&standard, 55), sentence(&standard, 61, 1));
    assert_ne!(czech(&alone.text), czech(&first.text));
}

#[test]
fn two_references_lead_out_of_the_document() {
    let standard = standard();
    let references: Vec<(u32, &str, bool)> = all_criteria(&standard)
        .into_iter()
        .flat_map(|c| {
            c.cross_references
                .iter()
                .map(move |r| (first_line(c.place.as_ref()), r))
        })
        .map(|(line, reference)| (line, reference.as_written.as_str(), reference.to.is_some()))
        .collect();
    assert_eq!(
        references,
        [
            (47, "Předpověď počasí v destinaci", false),
            (63, "viz materiální předpoklady", false),
        ]
    );
}

#[test]
fn role_play_is_the_method_where_a_figurant_takes_part() {
    let standard = standard();
    assert_eq!(criterion(&standard, 49).methods, [MethodKind::RolePlay]);
    assert_eq!(sentence(&standard, 63, 1).methods, [MethodKind::RolePlay]);
}

#[test]
fn the_legal_norms_are_tested_and_the_ethics_answered_in_writing() {
    let standard = standard();
    assert_eq!(sentence(&standard, 94, 1).methods, [MethodKind::Test]);
    assert_eq!(
        criterion(&standard, 73).methods,
        [MethodKind::WrittenAnswer]
    );
}

#[test]
fn a_choice_is_justified_by_word_of_mouth() {
    let standard = standard();
    assert_eq!(
        criterion(&standard, 57).methods,
        [MethodKind::OralExplanation]
    );
    assert_eq!(
        sentence(&standard, 61, 2).methods,
        [MethodKind::OralExplanation]
    );
}

#[test]
fn misspellings_are_kept() {
    let standard = standard();
    assert!(czech(&only(&standard.exclusions).text).contains("bankovníctví"));
    assert!(czech(&criterion(&standard, 65).text).contains("zvládnání stresu"));
    assert!(czech(&criterion(&standard, 89).text).contains("přiřadí časovou osu – tj. rozvrnout"));
    assert!(
        criteria_on(&standard, 90)
            .iter()
            .any(|c| czech(&c.text).contains("zkušejících"))
    );
    assert!(czech(&sentence(&standard, 100, 1).text).contains("zkušejících"));
}

#[test]
fn the_right_spelling_is_kept_beside_the_wrong_one() {
    let standard = standard();
    assert!(czech(&criterion(&standard, 49).text).ends_with("někdo ze zkoušejících."));
    assert!(czech(&sentence(&standard, 63, 2).text).ends_with("někdo ze zkoušejících."));
}

#[test]
fn a_misspelt_sentence_says_so() {
    let standard = standard();
    let says = |note: Option<&String>, word: &str| {
        assert!(
            note.is_some_and(|note| note.contains(word)),
            "no note on `{word}`"
        );
    };
    says(criterion(&standard, 65).note.as_ref(), "zvládnání");
    says(criterion(&standard, 89).note.as_ref(), "rozvrnout");
    says(sentence(&standard, 100, 1).note.as_ref(), "zkušejících");
    says(only(&standard.exclusions).note.as_ref(), "bankovníctví");
}

#[test]
fn quotation_marks_are_mixed_as_in_the_document() {
    let standard = standard();
    assert!(czech(&criterion(&standard, 41).text).contains("\"v širších souvislostech\""));
    assert!(
        czech(&criterion(&standard, 106).text)
            .contains("„perfektní zpracování požadavků zákazníka“")
    );
}

#[test]
fn line_41_is_told_whole() {
    let standard = standard();
    assert_eq!(
        czech(&criterion(&standard, 41).text),
        "Schopnost vyřízení požadavku VIP zákazníka po telefonu \"v širších souvislostech\" je mimořádně důležitým parametrem, který zásadně odlišuje tuto pozici od pozice \"Operátor call centra\". Pracovník na pozici \"Pracovník distančního zákaznického servisu\" je schopen vyřídit požadavky tak, aby při komunikaci bral zvláštní zřetel na profesní, rodinné, osobnostní a další specifika konkrétního VIP zákazníka."
    );
}

#[test]
fn it_is_told_apart_from_the_call_centre_operator() {
    let standard = standard();
    let other = only(&standard.distinguished_from);
    assert_eq!(czech(&other.title), "Operátor call centra");
    assert!(on(other.place.as_ref(), 41));
    assert_eq!(other.by.as_ref(), Some(&competence(&standard, 1).id));
}

#[test]
fn knowledge_of_the_sector_is_not_examined() {
    let standard = standard();
    let excluded = only(&standard.exclusions);
    let cases: Vec<&str> = excluded.cases.iter().map(czech).collect();
    assert_eq!(cases, ["bankovníctví", "letecká doprava", "pojišťovnictví"]);
    assert_eq!(excluded.open_as_written.as_deref(), Some("atd."));
    assert!(on(excluded.place.as_ref(), 35));
}

#[test]
fn occupations_are_a_label_with_nothing_behind_it() {
    let standard = standard();
    let occupations = absence(&standard.absences, Element::Occupations);
    assert_eq!(occupations.reason, AbsenceReason::StatedEmpty);
    assert_eq!(occupations.as_written.as_deref(), Some("Týká se povolání:"));
    assert!(on(occupations.place.as_ref(), 7));
}

#[test]
fn medical_fitness_is_said_not_to_be_required() {
    let standard = standard();
    let fitness = absence(&standard.absences, Element::MedicalFitness);
    assert_eq!(fitness.reason, AbsenceReason::NotRequired);
    assert_eq!(
        fitness.text.as_ref().map(czech),
        Some("Zdravotní způsobilost není vyžadována.")
    );
    assert!(on(fitness.place.as_ref(), 33));
}

#[test]
fn the_standard_for_assessors_is_not_in_the_document() {
    let standard = standard();
    let missing = absence(&standard.absences, Element::AssessmentStandard);
    assert_eq!(missing.reason, AbsenceReason::NotStated);
}

#[test]
fn it_states_no_knowledge() {
    let standard = standard();
    assert_eq!(
        absence(&standard.absences, Element::Knowledge).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn it_states_no_skills_and_no_tasks() {
    let standard = standard();
    assert_eq!(
        absence(&standard.absences, Element::Skills).reason,
        AbsenceReason::NotStated
    );
    assert_eq!(
        absence(&standard.absences, Element::Tasks).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn it_asks_for_nothing_to_be_brought_along() {
    let standard = standard();
    assert_eq!(standard.entry, None);
    assert_eq!(
        absence(&standard.absences, Element::EntryRequirements).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn it_was_in_force_from_29_june_2015_to_20_october_2022() {
    let standard = standard();
    let validity = standard.validity.as_ref().unwrap();
    assert_eq!(validity.from, Some(date("2015-06-29")));
    assert_eq!(validity.until, Some(date("2022-10-20")));
    assert_eq!(
        validity.as_written.as_deref(),
        Some("od: 29.06.2015 do: 20.10.2022")
    );
    assert!(on(validity.place.as_ref(), 25));
    assert_eq!(validity.source, None);
}

#[test]
fn it_was_not_in_force_the_day_before() {
    let from = date("2015-06-29");
    assert_eq!(
        standard().status(date("2015-06-28")),
        Status::NotYetInForce { from }
    );
}

#[test]
fn it_was_in_force_on_its_first_and_on_its_last_day() {
    let standard = standard();
    assert_eq!(standard.status(date("2015-06-29")), Status::InForce);
    assert_eq!(standard.status(date("2022-10-20")), Status::InForce);
}

#[test]
fn it_has_expired_the_day_after() {
    let until = date("2022-10-20");
    assert_eq!(
        standard().status(date("2022-10-21")),
        Status::Expired { until }
    );
}

#[test]
fn a_successor_is_likely_and_not_in_the_document() {
    let standard = standard();
    let successor = only(&standard.related_standards);
    assert_eq!(successor.relation, StandardRelation::Successor);
    assert_eq!(successor.from, Some(date("2022-10-21")));
    assert!(!successor.source.title.is_empty());
    assert!(successor.note.is_some());
}

#[test]
fn an_award_has_no_term_and_nothing_was_revised() {
    let standard = standard();
    assert_eq!(standard.award_term, None);
    assert!(standard.revisions.is_empty());
}

#[test]
fn the_ministry_authorises() {
    let standard = standard();
    let bodies: Vec<_> = standard
        .bodies
        .iter()
        .filter(|b| b.role == BodyRole::Authorising)
        .collect();
    let ministry = only(&bodies);
    assert_eq!(czech(&ministry.name), "Ministerstvo průmyslu a obchodu");
    assert!(on(ministry.place.as_ref(), 5));
}

#[test]
fn one_body_drafted_and_two_licensed_it() {
    let standard = standard();
    let of = |role| {
        let with_role = standard.bodies.iter().filter(move |body| body.role == role);
        with_role
            .map(|body| (czech(&body.name), first_line(body.place.as_ref())))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(BodyRole::Drafting), [("SR pro obchod a marketing", 114)]);
    assert_eq!(of(BodyRole::Licensing), [("HK ČR", 114), ("SP ČR", 114)]);
}

#[test]
fn three_firms_took_part_one_without_a_legal_form() {
    let standard = standard();
    let firms = standard
        .bodies
        .iter()
        .filter(|body| body.role == BodyRole::Contributor);
    let firms: Vec<(u32, &str)> = firms
        .map(|b| (first_line(b.place.as_ref()), czech(&b.name)))
        .collect();
    assert_eq!(
        firms,
        [
            (118, "BlueLink International CZ, s. r. o."),
            (120, "SANTIA"),
            (122, "SPAR Česká obchodní společnost, s. r. o."),
        ]
    );
}

#[test]
fn two_sentences_are_about_the_authors() {
    let standard = standard();
    let authorship = standard
        .passages
        .iter()
        .filter(|p| p.kind == PassageKind::Authorship);
    let lines: Vec<u32> = authorship.map(|p| first_line(p.place.as_ref())).collect();
    assert_eq!(lines, [114, 116]);
}

#[test]
fn classes_are_not_the_documents() {
    let standard = standard();
    assert!(!standard.classifications.is_empty());
    for class in &standard.classifications {
        assert!(
            is_from_elsewhere(class.place.as_ref(), class.source.as_ref()),
            "{}",
            class.code
        );
    }
}

#[test]
fn it_is_verbatim_and_every_text_is_glossed() {
    is_verbatim_and_glossed(&standard());
}

#[test]
fn it_says_whose_it_is() {
    has_rights_for_wording_and_glosses(&standard());
}

#[test]
fn the_positions_in_table_and_body_are_counted_from_one() {
    let standard = standard();
    for order in ["table", "body"] {
        let placements = standard.units.iter().flat_map(|unit| &unit.placements);
        let mut positions: Vec<u32> = placements
            .filter(|p| p.order.as_str() == order)
            .map(|p| p.position)
            .collect();
        positions.sort_unstable();
        assert_eq!(positions, (1..=9).collect::<Vec<_>>(), "{order}");
    }
}

#[test]
fn headings_and_labels_are_kept() {
    assert_eq!(
        headings(&standard()),
        [
            (5, "Autorizující orgán"),
            (6, "Skupina oborů"),
            (7, "Týká se povolání"),
            (8, "Kvalifikační úroveň NSK - EQF"),
            (10, "Odborná způsobilost"),
            (12, "Název"),
            (12, "Úroveň"),
            (23, "Platnost standardu"),
            (27, "Organizační a metodické pokyny"),
            (29, "Pokyny k realizaci zkoušky"),
            (37, "Požadavky k ověření jednotlivých kompetencí"),
            (110, "Autoři standardu"),
            (112, "Autoři kvalifikačního standardu"),
        ]
    );
}

#[test]
fn criteria_stand_under_their_headings() {
    let standard = standard();
    for criterion in all_criteria(&standard) {
        let term = standard.term(criterion.term.as_ref().unwrap()).unwrap();
        let heading = if first_line(criterion.place.as_ref()) < 37 {
            29
        } else {
            37
        };
        assert!(on(term.place.as_ref(), heading), "{}", criterion.id);
    }
}

#[test]
fn the_conclusions_are_presented() {
    let standard = standard();
    assert!(
        criterion(&standard, 82)
            .methods
            .contains(&MethodKind::Presentation)
    );
}

#[test]
fn no_line_about_a_competence_is_cut_short() {
    let standard = standard();
    let lines = [
        41, 43, 45, 46, 47, 49, 51, 55, 57, 61, 63, 65, 69, 71, 73, 77, 79, 80, 81, 82, 86, 88, 89,
        94, 98, 100, 104, 106, 108,
    ];
    assert_eq!(
        lengths(&standard, lines),
        [
            401, 129, 23, 36, 86, 112, 151, 109, 100, 203, 166, 75, 130, 85, 77, 159, 117, 131,
            184, 76, 149, 92, 84, 101, 118, 191, 189, 210, 311,
        ]
    );
    assert_eq!(lengths(&standard, [31]), [128]);
}

#[test]
fn a_part_of_a_line_fills_its_place() {
    wording_fills_its_place(&standard());
}
