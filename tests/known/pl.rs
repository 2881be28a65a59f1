//! The Polish occupation card of the call centre worker.

use super::*;
use competency::{
    AbsenceReason, BodyRole, Condition, EntryRequirement, EntryRoute, FrameworkKind, PassageKind,
    RequirementKind, Status, Strength, UnitKind,
};

fn card() -> Framework {
    framework("pl-kzis-422201")
}

fn polish(text: &Text) -> &str {
    text.in_language("pl").unwrap()
}

/// The conditional tasks of a line, by condition.
fn conditional(card: &Framework, line: u32) -> Vec<(&str, Vec<&str>)> {
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for statement in statements_on(card, line) {
        let condition = condition(card, statement.condition.as_ref().unwrap().as_str());
        let (condition, task) = (polish(&condition.text), polish(&statement.text));
        match found.last_mut() {
            Some((last, tasks)) if *last == condition => tasks.push(task),
            _ => found.push((condition, vec![task])),
        }
    }
    found
}

fn condition<'a>(card: &'a Framework, id: &str) -> &'a Condition {
    card.conditions
        .iter()
        .find(|condition| condition.id.as_str() == id)
        .unwrap()
}

fn requirements(card: &Framework) -> Vec<&EntryRequirement> {
    card.entry.as_ref().unwrap().requirements().collect()
}

/// The requirement of a language.
fn language_requirement(card: &Framework) -> &EntryRequirement {
    let mut all = requirements(card).into_iter();
    all.find(|r| matches!(r.kind, RequirementKind::Language(_)))
        .unwrap()
}

/// Education that is required only under a condition.
fn branch_education(card: &Framework, strength: Strength) -> &EntryRequirement {
    let mut found = requirements(card);
    found.retain(|r| matches!(r.kind, RequirementKind::Education(_)) && r.condition.is_some());
    found.retain(|r| r.strength == strength);
    assert_eq!(found.len(), 1);
    found[0]
}

#[test]
fn it_is_an_occupation_card_in_polish() {
    let card = card();
    assert_eq!(card.kind, FrameworkKind::OccupationCard);
    assert_eq!(card.language.as_str(), "pl");
    let digest_of_the_document = "fdb2b43c81b4e15ee01fe186a3010cedc20a00d338da32346c4bbc914592a806";
    assert_eq!(digest(&card), digest_of_the_document);
}

#[test]
fn the_title_has_an_alias_in_brackets() {
    let card = card();
    assert_eq!(
        polish(&card.title),
        "Pracownik centrum obsługi telefonicznej (pracownik call center)"
    );
    assert!(on(card.place.as_ref(), 1));
    let alias = card
        .alternative_titles
        .iter()
        .find(|title| on(title.place.as_ref(), 1))
        .unwrap();
    assert_eq!(polish(&alias.text), "pracownik call center");
}

#[test]
fn it_has_one_unit_that_the_document_does_not_name() {
    let card = card();
    let unit = only(&card.units);
    assert_eq!(unit.kind, UnitKind::Implicit);
    assert_eq!(unit.id.as_str(), "implicit");
    assert_eq!(unit.title, None);
}

#[test]
fn it_has_no_level_of_any_scale() {
    let card = card();
    assert!(card.levels.is_empty());
    assert!(only(&card.units).levels.is_empty());
    assert!(
        all_statements(&card)
            .iter()
            .all(|statement| statement.levels.is_empty())
    );
    assert_eq!(
        absence(&card.absences, Element::Level).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn it_states_no_units() {
    assert_eq!(
        absence(&card().absences, Element::Unit).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn it_states_no_date() {
    let card = card();
    assert_eq!(
        absence(&card.absences, Element::Date).reason,
        AbsenceReason::NotStated
    );
    assert_eq!(card.status(date("2020-01-01")), Status::NotStated);
    assert!(card.revisions.is_empty());
}

#[test]
fn it_states_no_code() {
    assert_eq!(
        absence(&card().absences, Element::Code).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn it_states_no_knowledge() {
    assert_eq!(
        absence(&card().absences, Element::Knowledge).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn it_states_no_skills() {
    assert_eq!(
        absence(&card().absences, Element::Skills).reason,
        AbsenceReason::NotStated
    );
}

#[test]
fn the_code_is_from_the_register() {
    let card = card();
    let code = only(&card.codes);
    assert_eq!(code.code, "422201");
    assert_eq!(code.version.as_deref(), Some("2023"));
    assert!(is_from_elsewhere(code.place.as_ref(), code.source.as_ref()));
}

#[test]
fn the_code_finds_the_card() {
    let catalog = Catalog::builtin();
    let found = catalog.with_code(None, "422201");
    assert_eq!(only(&found).entity.to_string(), "competency:pl-kzis-422201");
}

#[test]
fn thirteen_main_tasks_stand_on_their_lines() {
    let card = card();
    let main = all_statements(&card)
        .into_iter()
        .filter(|statement| statement.condition.is_none());
    let lines: Vec<u32> = main
        .map(|statement| first_line(statement.place.as_ref()))
        .collect();
    assert_eq!(lines, (6..=18).collect::<Vec<_>>());
}

#[test]
fn the_main_tasks_stand_under_that_heading() {
    let card = card();
    for line in 6..=18 {
        let term = card
            .term(statement(&card, line).term.as_ref().unwrap())
            .unwrap();
        assert_eq!(polish(&term.text), "Główne zadania");
        assert!(on(term.place.as_ref(), 5));
    }
}

#[test]
fn all_statements_are_tasks() {
    let card = card();
    assert_eq!(
        statements_of_kind(only(&card.units), StatementKind::Task),
        13 + 9
    );
    assert_eq!(items(&card).len(), 22);
}

#[test]
fn the_punctuation_of_the_tasks_is_kept() {
    let card = card();
    let end = |line| {
        let text = polish(&statement(&card, line).text);
        text[text.trim_end_matches([';', '.']).len()..].to_owned()
    };
    assert_eq!(end(8), ";.");
    assert_eq!(end(18), ".");
    for line in (6..=17).filter(|&line| line != 8) {
        assert_eq!(end(line), ";", "line {line}");
    }
}

#[test]
fn the_glosses_of_the_tasks_have_no_such_punctuation() {
    let card = card();
    for line in 6..=18 {
        let gloss = statement(&card, line).text.in_language("en").unwrap();
        assert!(!gloss.ends_with([';', '.']), "line {line}");
    }
}

#[test]
fn tasks_are_worded_as_in_the_card() {
    let card = card();
    let text = |line| polish(&statement(&card, line).text).to_owned();
    assert_eq!(
        text(6),
        "nawiązywanie kontaktu z klientem poprzez rozmowę telefoniczną (pozyskiwanie klientów);"
    );
    assert_eq!(
        text(8),
        "udzielanie informacji o usługach/ofertach/produktach;."
    );
    assert_eq!(
        text(18),
        "organizowanie stanowiska pracy zgodnie z zasadami i przepisami BHP, ochrony ppoż., ochrony środowiska i ergonomii."
    );
}

#[test]
fn receiving_and_handling_complaints_are_two_tasks() {
    let card = card();
    let (receive, handle) = (statement(&card, 14), statement(&card, 15));
    assert_eq!(
        polish(&receive.text),
        "przyjmowanie zgłoszeń o nagłych zdarzeniach oraz reklamacji produktów/usług;"
    );
    assert_eq!(
        polish(&handle.text),
        "telefoniczne obsługiwanie zgłoszeń i reklamacji;"
    );
    assert_ne!(receive.id, handle.id);
}

#[test]
fn sales_and_debt_collection_have_tasks_of_their_own() {
    assert_eq!(
        conditional(&card(), 3),
        [
            (
                "W przypadku specjalizacji sprzedażowej",
                vec![
                    "aktywnej sprzedaży usług i/lub produktów",
                    "przeprowadzaniu badań ankietowych i badań metodą CATI (wspierany komputerowo wywiad telefoniczny)",
                ],
            ),
            (
                "Jeśli obszarem działań centrum są usługi windykacyjne",
                vec![
                    "rozpoznanie sytuacji dłużnika",
                    "przypominanie o konieczności regulowania płatności",
                    "informowanie o karach i konsekwencjach",
                    "wyznaczanie harmonogramów spłat",
                ],
            ),
        ]
    );
}

#[test]
fn the_service_specialisation_has_three_tasks_of_its_own() {
    assert_eq!(
        conditional(&card(), 4),
        [(
            "W ramach specjalizacji związanej z działalnością usługową",
            vec![
                "przyjmowaniu zgłoszeń o nagłych zdarzeniach, reklamacji, skarg i wniosków",
                "ich rozwiązywaniu",
                "udzielaniu informacji",
            ],
        )]
    );
}

#[test]
fn a_centre_is_internal_or_external() {
    let card = card();
    let kinds: Vec<&str> = card
        .conditions
        .iter()
        .filter(|c| on(c.place.as_ref(), 4) && polish(&c.text).starts_with("w tzw."))
        .map(|c| polish(&c.text))
        .collect();
    let [internal, external] = kinds[..] else {
        panic!("two kinds of centre");
    };
    assert!(internal.starts_with("w tzw. wewnętrznym call center"));
    assert!(external.starts_with("w tzw. zewnętrznym call center"));
}

#[test]
fn there_are_seven_conditions() {
    let card = card();
    let lines: Vec<u32> = card
        .conditions
        .iter()
        .map(|c| first_line(c.place.as_ref()))
        .collect();
    assert_eq!(lines, [3, 3, 4, 4, 4, 19, 19]);
}

#[test]
fn secondary_education_is_required_of_everyone() {
    let card = card();
    let of_everyone: Vec<_> = requirements(&card)
        .into_iter()
        .filter(|r| r.condition.is_none())
        .collect();
    let requirement = only(&of_everyone);
    assert_eq!(requirement.strength, Strength::Required);
    let RequirementKind::Education(education) = &requirement.kind else {
        panic!("education");
    };
    assert_eq!(
        education.level_as_written.as_deref(),
        Some("co najmniej średnie")
    );
    assert_eq!(
        education.field_as_written.as_deref(),
        Some("o kierunku ogólnym")
    );
    assert!(education.levels.is_empty());
}

#[test]
fn specialised_branches_ask_for_a_degree_in_their_field() {
    let card = card();
    let requirement = branch_education(&card, Strength::Required);
    let RequirementKind::Education(education) = &requirement.kind else {
        panic!("education");
    };
    assert_eq!(education.field_as_written.as_deref(), Some("kierunkowe"));
    assert_eq!(education.level_as_written, None);
}

#[test]
fn higher_education_is_welcome_and_no_more() {
    let card = card();
    let requirement = branch_education(&card, Strength::Preferred);
    assert!(polish(&requirement.text).contains("chętnie wyższe"));
    let RequirementKind::Education(education) = &requirement.kind else {
        panic!("education");
    };
    assert_eq!(education.level_as_written.as_deref(), Some("wyższe"));
}

#[test]
fn what_is_required_and_what_is_welcome_hold_under_one_condition() {
    let card = card();
    let required = branch_education(&card, Strength::Required);
    let preferred = branch_education(&card, Strength::Preferred);
    assert_eq!(required.condition, preferred.condition);
}

#[test]
fn the_list_of_branches_is_open() {
    let card = card();
    let required = branch_education(&card, Strength::Required);
    let branches = condition(&card, required.condition.as_ref().unwrap().as_str());
    let cases: Vec<&str> = branches.cases.iter().map(polish).collect();
    assert_eq!(
        cases,
        [
            "bankowości",
            "telekomunikacji",
            "finansach",
            "farmaceutyce",
            "medycynie"
        ]
    );
    assert_eq!(branches.open_as_written.as_deref(), Some("itp."));
    assert!(on(branches.place.as_ref(), 19));
}

#[test]
fn a_foreign_language_is_asked_for_where_customers_speak_it() {
    let card = card();
    let requirement = language_requirement(&card);
    assert_eq!(requirement.strength, Strength::Required);
    let condition = condition(&card, requirement.condition.as_ref().unwrap().as_str());
    assert_eq!(
        polish(&condition.text),
        "W przypadku konieczności wykonywania zadań zawodowych związanych z obsługą klientów obcojęzycznych"
    );
}

#[test]
fn advanced_is_no_level_of_a_scale() {
    let card = card();
    let RequirementKind::Language(language) = &language_requirement(&card).kind else {
        panic!("a language");
    };
    assert_eq!(language.level_as_written, "na poziomie zaawansowanym");
    assert_eq!(language.level, None);
    assert_eq!(language.language_use.language, None);
}

#[test]
fn all_requirements_hold_together() {
    let card = card();
    let Some(EntryRoute::AllOf(parts)) = &card.entry else {
        panic!("all of them");
    };
    assert_eq!(parts.len(), 4);
    assert!(
        parts
            .iter()
            .all(|part| matches!(part, EntryRoute::Requirement(_)))
    );
}

#[test]
fn beginners_are_trained_in_ten_topics() {
    let card = card();
    let training = card.training.as_ref().unwrap();
    let topics: Vec<&str> = training
        .topics
        .iter()
        .map(|topic| polish(&topic.text))
        .collect();
    assert_eq!(
        topics,
        [
            "merytorykę branżową",
            "doskonalenie umiejętności komunikacji z klientem",
            "techniki sprzedaży",
            "sposoby radzenia sobie ze stresem",
            "obsługę „klientów trudnych”",
            "techniki negocjacyjne",
            "pokonywanie obiekcji klienta",
            "etykę rozmowy telefonicznej",
            "wykorzystanie głosu w skutecznej obsłudze klienta",
            "techniczną obsługę aplikacji komputerowych charakterystycznych dla danej firmy",
        ]
    );
    assert!(
        training
            .topics
            .iter()
            .all(|topic| on(topic.place.as_ref(), 19))
    );
}

#[test]
fn the_list_of_topics_is_open() {
    let card = card();
    assert_eq!(
        card.training.as_ref().unwrap().open_as_written.as_deref(),
        Some("m.in.")
    );
}

#[test]
fn topics_are_no_statements() {
    let card = card();
    assert!(statements_on(&card, 19).is_empty());
}

#[test]
fn the_purpose_is_the_service_of_customers() {
    let card = card();
    let purpose = card
        .passages
        .iter()
        .find(|p| p.kind == PassageKind::Purpose)
        .unwrap();
    assert_eq!(
        purpose.text.as_ref().map(polish),
        Some("Celem jego pracy jest kompleksowa telefoniczna obsługa klienta.")
    );
    assert!(on(purpose.place.as_ref(), 3));
}

#[test]
fn the_source_line_names_the_ministry_of_the_day() {
    let card = card();
    let ministry = only(&card.bodies);
    assert_eq!(ministry.role, BodyRole::Origin);
    assert_eq!(
        polish(&ministry.name),
        "Ministerstwo Rodziny, Pracy i Polityki Społecznej"
    );
    assert!(on(ministry.place.as_ref(), 20));
}

#[test]
fn the_occupation_is_in_several_groups() {
    let card = card();
    assert_eq!(
        codes_of(&card.classifications, "isco-08"),
        ["4222", "5244", "4227"]
    );
    for class in &card.classifications {
        assert!(
            is_from_elsewhere(class.place.as_ref(), class.source.as_ref()),
            "{}",
            class.code
        );
    }
}

#[test]
fn nothing_is_assessed() {
    let card = card();
    assert!(all_criteria(&card).is_empty());
    assert_eq!(card.award_term, None);
}

#[test]
fn it_is_verbatim_and_every_text_is_glossed() {
    is_verbatim_and_glossed(&card());
}

#[test]
fn it_says_whose_it_is() {
    has_rights_for_wording_and_glosses(&card());
}

#[test]
fn the_code_has_the_title_of_the_card_for_its_label() {
    let card = card();
    let label = only(&card.codes).label.as_ref().map(polish);
    assert_eq!(label, Some(polish(&card.title)));
}

#[test]
fn no_task_is_cut_short() {
    assert_eq!(
        lengths(&card(), 6..=18),
        [86, 89, 54, 40, 58, 30, 34, 54, 76, 48, 76, 35, 114]
    );
}

#[test]
fn the_prose_before_the_tasks_is_kept_whole() {
    let card = card();
    let length = |line| {
        let of_line = card.passages.iter().filter(|p| on(p.place.as_ref(), line));
        let parts: Vec<usize> = of_line
            .map(|p| polish(p.text.as_ref().unwrap()).chars().count())
            .collect();
        parts.iter().sum::<usize>() + parts.len() - 1
    };
    assert_eq!((length(2), length(3), length(4)), (176, 718, 510));
}

#[test]
fn a_part_of_a_line_fills_its_place() {
    wording_fills_its_place(&card());
}

#[test]
fn training_is_introduced_by_its_sentence() {
    let card = card();
    let training = card.training.as_ref().unwrap();
    assert!(on(training.place.as_ref(), 19));
    let text = polish(&training.text);
    assert!(
        text.starts_with("Osoba rozpoczynająca pracę odbywa szereg szkoleń obejmujących m.in. ")
    );
    assert!(
        training
            .topics
            .iter()
            .all(|topic| text.contains(polish(&topic.text)))
    );
}
