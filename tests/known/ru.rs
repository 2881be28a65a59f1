//! The Russian qualification of a specialist in service quality control.

use super::*;
use competency::{
    AbsenceReason, EntryRequirement, EntryRoute, FrameworkKind, LegalAct, PassageKind,
    RequirementKind, Status, Strength, TimeUnit, UnitKind,
};

fn qualification() -> Framework {
    framework("ru-nok-07-01000-02")
}

fn russian(text: &Text) -> &str {
    text.in_language("ru").unwrap()
}

fn order(qualification: &Framework) -> &LegalAct {
    let mut acts = qualification.legal_acts.iter();
    acts.find(|act| on(act.place.as_ref(), 62)).unwrap()
}

fn requirement(route: &EntryRoute) -> &EntryRequirement {
    match route {
        EntryRoute::Requirement(requirement) => requirement,
        _ => panic!("a requirement"),
    }
}

/// The two routes, each with its two requirements.
fn routes(qualification: &Framework) -> Vec<Vec<&EntryRequirement>> {
    let Some(EntryRoute::AnyOf(routes)) = &qualification.entry else {
        panic!("any of the routes is enough");
    };
    let all_of = routes.iter().map(|route| match route {
        EntryRoute::AllOf(parts) => parts.iter().map(requirement).collect(),
        _ => panic!("all of a route is asked for"),
    });
    all_of.collect()
}

#[test]
fn it_is_a_qualification_in_russian() {
    let qualification = qualification();
    assert_eq!(qualification.kind, FrameworkKind::Qualification);
    assert_eq!(qualification.language.as_str(), "ru");
    let digest_of_the_document = "c845fd04fb2b5d7b5a2b89c610510d609edafc7e1fc002eb6359e62d87dafdfd";
    assert_eq!(digest(&qualification), digest_of_the_document);
}

#[test]
fn the_title_holds_the_level() {
    let qualification = qualification();
    assert_eq!(
        russian(&qualification.title),
        "Специалист по контролю качества обслуживания (4 уровень квалификации)"
    );
    assert!(on(qualification.place.as_ref(), 1));
}

#[test]
fn the_level_is_stated_twice() {
    let qualification = qualification();
    let twice = [("ru-148n:4".to_owned(), 1), ("ru-148n:4".to_owned(), 2)];
    assert_eq!(levels(&qualification.levels), twice);
    let written: Vec<&str> = qualification
        .levels
        .iter()
        .map(|l| l.as_written.as_str())
        .collect();
    assert_eq!(written, ["4 уровень квалификации", "4"]);
}

#[test]
fn no_level_is_one_of_the_eqf() {
    let qualification = qualification();
    let of_units = qualification.units.iter().flat_map(|unit| &unit.levels);
    let mut all = qualification.levels.iter().chain(of_units);
    assert!(all.all(|stated| stated.level.as_eqf().is_none()));
    assert_eq!(qualification.levels.len(), 2);
}

#[test]
fn the_number_is_not_in_the_document() {
    let qualification = qualification();
    let number = code(&qualification.codes, "07.01000.02");
    assert!(is_from_elsewhere(
        number.place.as_ref(),
        number.source.as_ref()
    ));
}

#[test]
fn there_are_three_labour_functions() {
    let qualification = qualification();
    let units = qualification.units.iter();
    let places: Vec<(UnitKind, (u32, u32))> = units
        .map(|unit| (unit.kind, unit.place.as_ref().unwrap().lines()))
        .collect();
    let kind = UnitKind::LabourFunction;
    assert_eq!(
        places,
        [(kind, (3, 23)), (kind, (24, 41)), (kind, (42, 59))]
    );
}

#[test]
fn the_document_names_none_of_them() {
    let qualification = qualification();
    for unit in &qualification.units {
        assert_eq!(unit.title, None);
        assert_eq!(
            absence(&unit.absences, Element::Title).reason,
            AbsenceReason::NotStated
        );
    }
}

#[test]
fn the_document_gives_none_of_them_a_code() {
    let qualification = qualification();
    for unit in &qualification.units {
        assert_eq!(
            absence(&unit.absences, Element::Code).reason,
            AbsenceReason::NotStated,
            "{}",
            unit.id
        );
    }
}

#[test]
fn the_third_has_a_name_and_a_code_elsewhere() {
    let qualification = qualification();
    let third = &qualification.units[2];
    let name = only(&third.alternative_titles);
    assert_eq!(
        russian(&name.text),
        "Формализация результатов измерения качества обработки обращений клиентов"
    );
    assert!(is_from_elsewhere(name.place.as_ref(), name.source.as_ref()));
    let function = only(&third.codes);
    assert_eq!(function.code, "\u{412}/03.4");
    assert!(is_from_elsewhere(
        function.place.as_ref(),
        function.source.as_ref()
    ));
}

#[test]
fn the_other_two_have_no_name_anywhere() {
    let qualification = qualification();
    for unit in &qualification.units[..2] {
        assert!(unit.alternative_titles.is_empty());
        assert!(unit.codes.is_empty());
    }
}

#[test]
fn the_code_begins_with_a_cyrillic_letter() {
    let catalog = Catalog::builtin();
    let found = catalog.with_code(None, "\u{412}/03.4");
    let third = &qualification().units[2];
    assert_eq!(only(&found).entity, qualification().reference_to(&third.id));
    assert!(catalog.with_code(None, "B/03.4").is_empty());
}

#[test]
fn there_are_48_statements_of_three_kinds() {
    let qualification = qualification();
    let count = |kind| -> Vec<usize> {
        qualification
            .units
            .iter()
            .map(|unit| statements_of_kind(unit, kind))
            .collect()
    };
    assert_eq!(count(StatementKind::Task), [6, 5, 6]);
    assert_eq!(count(StatementKind::Skill), [5, 4, 4]);
    assert_eq!(count(StatementKind::Knowledge), [7, 6, 5]);
    assert_eq!(all_statements(&qualification).len(), 48);
}

#[test]
fn every_statement_stands_on_its_line() {
    let qualification = qualification();
    let lines: Vec<u32> = all_statements(&qualification)
        .iter()
        .map(|s| first_line(s.place.as_ref()))
        .collect();
    let ranges = [
        4..=9,
        11..=15,
        17..=23,
        25..=29,
        31..=34,
        36..=41,
        43..=48,
        50..=53,
        55..=59,
    ];
    let expected: Vec<u32> = ranges.into_iter().flatten().collect();
    assert_eq!(lines, expected);
}

#[test]
fn headings_of_the_document_tell_the_kinds_apart() {
    let qualification = qualification();
    for statement in all_statements(&qualification) {
        let term = qualification
            .term(statement.term.as_ref().unwrap())
            .unwrap();
        let expected = match statement.kind {
            StatementKind::Task => "Трудовые действия",
            StatementKind::Skill => "Необходимые умения",
            _ => "Необходимые знания",
        };
        assert_eq!(russian(&term.text), expected, "{}", statement.id);
    }
}

#[test]
fn numbers_of_a_list_are_no_wording() {
    let qualification = qualification();
    assert_eq!(
        russian(&statement(&qualification, 4).text),
        "Выборка записей обращений клиентов по различным каналам коммуникаций для осуществления мониторинга"
    );
    for statement in all_statements(&qualification) {
        assert!(
            russian(&statement.text).starts_with(char::is_alphabetic),
            "{}",
            statement.id
        );
    }
}

#[test]
fn nothing_is_assessed() {
    let qualification = qualification();
    assert!(all_criteria(&qualification).is_empty());
    assert_eq!(items(&qualification).len(), 48);
}

#[test]
fn four_knowledge_sentences_are_repeated() {
    let expected: [&[u32]; 4] = [&[18, 36, 57], &[20, 38, 58], &[21, 39], &[23, 41]];
    assert_eq!(
        repeats(&qualification(), StatementKind::Knowledge),
        expected
    );
}

#[test]
fn knowledge_has_12_wordings() {
    let qualification = qualification();
    let knowledge = all_statements(&qualification)
        .into_iter()
        .filter(|s| s.kind == StatementKind::Knowledge);
    let wordings: BTreeSet<&str> = knowledge
        .map(|statement| russian(&statement.text))
        .collect();
    assert_eq!(wordings.len(), 12);
}

#[test]
fn no_action_and_no_skill_is_repeated() {
    let qualification = qualification();
    assert!(repeats(&qualification, StatementKind::Task).is_empty());
    assert!(repeats(&qualification, StatementKind::Skill).is_empty());
}

#[test]
fn a_repeated_sentence_has_an_id_in_each_function() {
    let qualification = qualification();
    assert_eq!(repeated(&qualification, &[18, 36, 57]).len(), 3);
    assert_eq!(repeated(&qualification, &[20, 38, 58]).len(), 3);
    assert_eq!(repeated(&qualification, &[21, 39]).len(), 2);
    assert_eq!(repeated(&qualification, &[23, 41]).len(), 2);
}

#[test]
fn near_repeats_keep_their_difference() {
    let qualification = qualification();
    let text = |line| russian(&statement(&qualification, line).text).to_owned();
    assert_eq!(
        text(37),
        format!("{} в контактном информационном центре", text(19))
    );
    assert!(text(22).starts_with("Требования национальных и международных стандартов"));
    assert!(text(40).starts_with("Основные требования национальных и международных стандартов"));
    assert!(text(59).starts_with(
        "Основные положения методических документов, национальных и международных стандартов"
    ));
}

#[test]
fn two_names_for_the_same_people_are_kept() {
    let qualification = qualification();
    let remote = |word: &str| -> Vec<u32> {
        let said = all_statements(&qualification)
            .into_iter()
            .filter(|s| russian(&s.text).contains(word));
        said.map(|statement| first_line(statement.place.as_ref()))
            .collect()
    };
    assert_eq!(remote("по удаленному обслуживанию"), [5, 6]);
    assert_eq!(
        remote("по дистанционному обслуживанию"),
        [7, 13, 14, 15, 19, 29, 31, 32, 34, 37]
    );
}

#[test]
fn the_gloss_has_one_name_for_the_same_people() {
    let qualification = qualification();
    for line in [5, 6, 13, 31] {
        let gloss = statement(&qualification, line)
            .text
            .in_language("en")
            .unwrap();
        assert!(gloss.contains("remote service specialist"), "line {line}");
    }
}

#[test]
fn the_type_of_activity_has_no_label() {
    let qualification = qualification();
    let activity = only(&qualification.passages);
    assert_eq!(activity.kind, PassageKind::Sector);
    assert!(on(activity.place.as_ref(), 60));
    assert_eq!(
        activity.text.as_ref().map(russian),
        Some(
            "Деятельность по дистанционному информационно-справочному обслуживанию физических и юридических лиц любых организационно-правовых форм и форм собственности"
        )
    );
}

#[test]
fn the_order_is_163n_of_19_march_2018() {
    let qualification = qualification();
    let order = order(&qualification);
    assert_eq!(order.number.as_deref(), Some("163н"));
    assert_eq!(order.date, Some(date("2018-03-19")));
}

#[test]
fn the_stray_blank_in_its_date_is_kept() {
    let qualification = qualification();
    let text = russian(&order(&qualification).text);
    assert_eq!(text, "Приказ Минтруда России от 19.03. 2018 г. № 163н");
}

#[test]
fn the_professional_standard_is_named_in_line_61() {
    let qualification = qualification();
    let mut acts = qualification.legal_acts.iter();
    let standard = acts.find(|act| on(act.place.as_ref(), 61)).unwrap();
    let name = "Специалист по дистанционному информационно-справочному обслуживанию";
    assert_eq!(russian(&standard.text), name);
    let register = code(&qualification.classifications, "07.010");
    assert_eq!(register.label.as_ref().map(russian), Some(name));
    assert!(is_from_elsewhere(
        register.place.as_ref(),
        register.source.as_ref()
    ));
}

#[test]
fn registrations_and_amendment_are_from_elsewhere() {
    let qualification = qualification();
    let notes: Vec<_> = qualification
        .legal_acts
        .iter()
        .flat_map(|act| &act.notes)
        .collect();
    for number in ["1149", "50628", "426"] {
        let noted: Vec<_> = notes
            .iter()
            .filter(|note| note.text.contains(number))
            .collect();
        assert_eq!(noted.len(), 1, "{number}");
        assert!(!noted[0].source.title.is_empty());
    }
}

#[test]
fn three_dashes_stand_for_something_absent() {
    let qualification = qualification();
    for (line, written) in [(63, "-"), (64, "-"), (65, "1. -")] {
        let dash = absence_on(&qualification, line);
        let reasons = [AbsenceReason::StatedEmpty, AbsenceReason::NotApplicable];
        assert!(reasons.contains(&dash.reason), "line {line}");
        assert_eq!(dash.as_written.as_deref(), Some(written));
    }
}

#[test]
fn there_are_two_routes_of_two_requirements() {
    let qualification = qualification();
    let lines: Vec<Vec<u32>> = routes(&qualification)
        .iter()
        .map(|route| {
            route
                .iter()
                .map(|part| first_line(part.place.as_ref()))
                .collect()
        })
        .collect();
    assert_eq!(lines, [[66, 67], [69, 70]]);
}

#[test]
fn a_route_is_schooling_and_experience() {
    for route in routes(&qualification()) {
        assert!(matches!(route[0].kind, RequirementKind::Education(_)));
        assert!(matches!(route[1].kind, RequirementKind::Experience(_)));
    }
}

#[test]
fn both_routes_ask_for_six_months_in_the_same_words() {
    let qualification = qualification();
    let routes = routes(&qualification);
    for route in &routes {
        let RequirementKind::Experience(experience) = &route[1].kind else {
            panic!("experience");
        };
        assert_eq!(
            (experience.minimum.value.get(), experience.minimum.unit),
            (6.0, TimeUnit::Month)
        );
        assert_eq!(experience.as_written, "не менее 6 месяцев");
        assert_eq!(
            experience.activity.as_ref().map(russian),
            Some("обработки обращений клиентов по дистанционным каналам коммуникации")
        );
    }
    assert_eq!(russian(&routes[0][1].text), russian(&routes[1][1].text));
    assert_ne!(routes[0][1].id, routes[1][1].id);
}

#[test]
fn one_route_asks_for_an_education_and_the_other_for_a_training() {
    let qualification = qualification();
    let schooling: Vec<(Option<&str>, Vec<&str>)> = routes(&qualification)
        .iter()
        .map(|route| match &route[0].kind {
            RequirementKind::Education(education) => (
                education.level_as_written.as_deref(),
                education.programmes.iter().map(russian).collect(),
            ),
            _ => panic!("education"),
        })
        .collect();
    assert_eq!(
        schooling,
        [
            (
                Some("среднего профессионального образования"),
                vec!["программе подготовки квалифицированных служащих"],
            ),
            (
                None,
                vec![
                    "программе профессиональной подготовки по должностям служащих",
                    "программы переподготовки служащих",
                    "программы повышения квалификации служащих",
                ],
            ),
        ]
    );
}

#[test]
fn every_requirement_is_to_be_proved_by_a_document() {
    let qualification = qualification();
    let all: Vec<_> = qualification
        .entry
        .as_ref()
        .unwrap()
        .requirements()
        .collect();
    assert_eq!(all.len(), 4);
    for requirement in all {
        assert!(requirement.documented);
        assert_eq!(requirement.strength, Strength::Required);
        assert!(russian(&requirement.text).starts_with("Документ, подтверждающий наличие"));
    }
}

#[test]
fn an_award_lasts_three_years() {
    let qualification = qualification();
    let term = qualification.award_term.as_ref().unwrap();
    assert_eq!(
        (term.duration.value.get(), term.duration.unit),
        (3.0, TimeUnit::Year)
    );
    assert_eq!(russian(&term.text), "3 года");
    assert!(on(term.place.as_ref(), 71));
}

#[test]
fn the_term_of_an_award_is_no_validity_of_the_qualification() {
    let qualification = qualification();
    assert_eq!(qualification.validity, None);
    assert_eq!(qualification.status(date("2018-03-19")), Status::NotStated);
    assert_eq!(qualification.status(date("2030-01-01")), Status::NotStated);
    assert_eq!(
        absence(&qualification.absences, Element::Date).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn the_rest_of_the_page_is_no_wording() {
    let qualification = qualification();
    let json = serde_json::to_string(&qualification).unwrap();
    assert!(json.contains("3 года"));
    assert!(!json.contains("\"Text\""));
    assert!(!json.contains("\"ИЛИ\""));
}

#[test]
fn the_nearest_esco_occupation_is_the_quality_auditor() {
    let qualification = qualification();
    assert_eq!(
        codes_of(&qualification.classifications, "esco-occupation"),
        ["3341.2"]
    );
    let auditor = code(&qualification.classifications, "3341.2");
    assert_eq!(
        auditor.iri.as_ref().map(|iri| iri.as_str()),
        Some("http://data.europa.eu/esco/occupation/580c98d4-fb97-4597-864c-54140f058f1b")
    );
    assert!(is_from_elsewhere(
        auditor.place.as_ref(),
        auditor.source.as_ref()
    ));
}

#[test]
fn it_is_verbatim_and_every_text_is_glossed() {
    is_verbatim_and_glossed(&qualification());
}

#[test]
fn it_says_whose_it_is() {
    has_rights_for_wording_and_glosses(&qualification());
}

#[test]
fn headings_are_kept() {
    let expected = [
        (3, "Трудовые действия"),
        (10, "Необходимые умения"),
        (16, "Необходимые знания"),
    ];
    assert_eq!(headings(&qualification()), expected);
}

#[test]
fn no_action_is_cut_short() {
    let qualification = qualification();
    assert_eq!(lengths(&qualification, 4..=9), [98, 131, 152, 177, 157, 83]);
    assert_eq!(lengths(&qualification, 25..=29), [62, 115, 88, 110, 165]);
    assert_eq!(
        lengths(&qualification, 43..=48),
        [124, 127, 108, 119, 147, 130]
    );
}

#[test]
fn no_skill_is_cut_short() {
    let qualification = qualification();
    assert_eq!(lengths(&qualification, 11..=15), [122, 56, 117, 142, 181]);
    assert_eq!(lengths(&qualification, 31..=34), [152, 152, 95, 161]);
    assert_eq!(lengths(&qualification, 50..=53), [80, 92, 72, 96]);
}

#[test]
fn no_knowledge_is_cut_short() {
    let qualification = qualification();
    assert_eq!(
        lengths(&qualification, 17..=23),
        [54, 121, 129, 137, 44, 106, 117]
    );
    assert_eq!(
        lengths(&qualification, 36..=41),
        [121, 164, 137, 44, 115, 117]
    );
    assert_eq!(lengths(&qualification, 55..=59), [86, 41, 121, 137, 131]);
}
