//! The Italian profile I2.4.

use super::*;
use competency::{
    AbsenceReason, Cefr, EqfLevel, FrameworkKind, LanguageActivity, MethodKind, MethodRule,
    PassageKind, RevisionKind, Status, UnitKind,
};

fn profile() -> Framework {
    framework("it-i2-4")
}

fn italian(text: &Text) -> &str {
    text.in_language("it").unwrap()
}

/// What a criterion is called in the document.
fn heading<'a>(profile: &'a Framework, criterion: &Criterion) -> &'a str {
    italian(&profile.term(criterion.term.as_ref().unwrap()).unwrap().text)
}

#[test]
fn it_is_an_occupational_profile_in_italian() {
    let profile = profile();
    assert_eq!(profile.kind, FrameworkKind::OccupationalProfile);
    assert_eq!(profile.language.as_str(), "it");
    let digest_of_the_document = "0f12da7c3b1b61e2e78296a48106ce8e863c9a7484076939333f50cda0be7310";
    assert_eq!(digest(&profile), digest_of_the_document);
}

#[test]
fn it_is_i2_4_operatore_assistenza_clienti() {
    let profile = profile();
    assert_eq!(italian(&profile.title), "Operatore assistenza clienti");
    assert!(on(profile.place.as_ref(), 3));
    assert_eq!(only(&profile.codes).code, "I2.4");
    assert!(on(only(&profile.codes).place.as_ref(), 2));
}

#[test]
fn profile_and_units_are_at_eqf_3() {
    let profile = profile();
    assert_eq!(levels(&profile.levels), [("eqf:3".to_owned(), 13)]);
    let units: Vec<_> = profile
        .units
        .iter()
        .flat_map(|unit| levels(&unit.levels))
        .collect();
    assert_eq!(
        units,
        [22, 47, 74, 106].map(|line| ("eqf:3".to_owned(), line))
    );
    let third = EqfLevel::new(3).unwrap();
    assert_eq!(profile.levels[0].level.as_eqf(), Some(third));
}

#[test]
fn there_are_four_units_of_competence() {
    let profile = profile();
    let units: Vec<(u32, &str)> = profile
        .units
        .iter()
        .inspect(|unit| assert_eq!(unit.kind, UnitKind::UnitOfCompetence))
        .map(|unit| {
            (
                first_line(unit.place.as_ref()),
                italian(unit.title.as_ref().unwrap()),
            )
        })
        .collect();
    assert_eq!(
        units,
        [
            (19, "Gestione delle relazioni con il cliente"),
            (
                44,
                "Gestione della postazione di lavoro e utilizzo di strumenti e tecnologie dedicate"
            ),
            (71, "Assistenza help desk"),
            (
                103,
                "Gestione delle informazioni acquisite nella relazione telefonica"
            ),
        ]
    );
}

#[test]
fn knowledge_is_stated_36_times() {
    let profile = profile();
    let counts: Vec<usize> = profile
        .units
        .iter()
        .map(|u| statements_of_kind(u, StatementKind::Knowledge))
        .collect();
    assert_eq!(counts, [6, 11, 10, 9]);
}

#[test]
fn abilities_are_stated_23_times() {
    let profile = profile();
    let counts: Vec<usize> = profile
        .units
        .iter()
        .map(|u| statements_of_kind(u, StatementKind::Skill))
        .collect();
    assert_eq!(counts, [6, 3, 9, 5]);
}

#[test]
fn there_are_no_statements_of_other_kinds() {
    assert_eq!(all_statements(&profile()).len(), 36 + 23);
}

#[test]
fn every_statement_stands_on_its_line() {
    let profile = profile();
    let lines: Vec<u32> = all_statements(&profile)
        .iter()
        .map(|s| first_line(s.place.as_ref()))
        .collect();
    let ranges = [
        24..=29,
        31..=36,
        49..=59,
        61..=63,
        76..=85,
        87..=95,
        108..=116,
        118..=122,
    ];
    let expected: Vec<u32> = ranges.into_iter().flatten().collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_heading_of_the_document_tells_knowledge_from_abilities() {
    let profile = profile();
    for statement in all_statements(&profile) {
        let term = italian(&profile.term(statement.term.as_ref().unwrap()).unwrap().text);
        let expected = match statement.kind {
            StatementKind::Knowledge => "CONOSCENZE",
            _ => "ABILITA’",
        };
        assert_eq!(term, expected, "{}", statement.id);
    }
}

#[test]
fn sixty_three_items_can_be_covered() {
    assert_eq!(items(&profile()).len(), 63);
}

#[test]
fn fifty_four_items_are_distinct() {
    let profile = profile();
    let distinct: BTreeSet<(&str, &str)> = items(&profile)
        .into_iter()
        .map(|(kind, text)| (kind, italian(text)))
        .collect();
    assert_eq!(distinct.len(), 54);
}

#[test]
fn nine_knowledge_sentences_stand_in_two_units() {
    assert_eq!(
        repeats(&profile(), StatementKind::Knowledge),
        [
            [27, 78],
            [28, 80],
            [29, 85],
            [50, 108],
            [51, 109],
            [53, 112],
            [55, 110],
            [59, 84],
            [82, 111],
        ]
    );
}

#[test]
fn knowledge_has_27_wordings() {
    let profile = profile();
    let wordings: BTreeSet<&str> = all_statements(&profile)
        .into_iter()
        .filter(|statement| statement.kind == StatementKind::Knowledge)
        .map(|statement| italian(&statement.text))
        .collect();
    assert_eq!(wordings.len(), 27);
}

#[test]
fn no_ability_stands_twice() {
    assert!(repeats(&profile(), StatementKind::Skill).is_empty());
}

#[test]
fn a_repeated_sentence_has_an_id_in_each_unit() {
    let profile = profile();
    assert_eq!(repeated(&profile, &[29, 85]).len(), 2);
    assert_eq!(repeated(&profile, &[82, 111]).len(), 2);
}

#[test]
fn each_unit_has_a_result_an_indicator_and_a_minimum_performance() {
    let profile = profile();
    let found: Vec<Vec<(u32, Role)>> = profile
        .units
        .iter()
        .map(|unit| {
            unit.criteria()
                .map(|c| (first_line(c.place.as_ref()), c.role))
                .collect()
        })
        .collect();
    let expected = [[21, 38, 40], [46, 65, 67], [73, 97, 99], [105, 124, 126]];
    let roles = [Role::Description, Role::Description, Role::Demonstration];
    assert_eq!(
        found,
        expected.map(|lines| lines.into_iter().zip(roles).collect::<Vec<_>>())
    );
}

#[test]
fn results_indicators_and_performances_keep_their_names() {
    let profile = profile();
    for unit in &profile.units {
        let names: Vec<&str> = unit
            .criteria()
            .map(|criterion| heading(&profile, criterion))
            .collect();
        assert_eq!(
            names,
            [
                "RISULTATO ATTESO DALL’ESERCIZIO DELLA COMPETENZA",
                "INDICATORI DI VALUTAZIONE DEL POSSESSO DELLA COMPETENZA",
                "PRESTAZIONE MINIMA ATTESA IN ESITO ALLA VALUTAZIONE",
            ]
        );
    }
}

#[test]
fn three_situations_with_a_conflict_and_a_foreign_language() {
    let profile = profile();
    let situations = only(&criterion(&profile, 40).thresholds);
    assert_eq!(
        bounds(situations),
        (Some(3.0), None, "almeno tre tipologie di situazioni")
    );
    let inner: Vec<_> = situations.including.iter().map(bounds).collect();
    assert_eq!(
        inner,
        [
            (
                Some(1.0),
                None,
                "almeno una relativa ad un caso di conflitto"
            ),
            (Some(1.0), None, "una in lingua straniera"),
        ]
    );
}

#[test]
fn three_situations_of_use() {
    let profile = profile();
    let uses = only(&criterion(&profile, 67).thresholds);
    assert_eq!(
        bounds(uses),
        (Some(3.0), None, "almeno tre situazioni d’uso")
    );
    assert!(uses.including.is_empty());
}

#[test]
fn three_requests_with_a_complaint_and_two_behaviours() {
    let profile = profile();
    let [requests, behaviours] = &criterion(&profile, 99).thresholds[..] else {
        panic!("two thresholds");
    };
    assert_eq!(
        bounds(requests),
        (
            Some(3.0),
            None,
            "almeno tre tipologie di richieste di assistenza"
        )
    );
    assert_eq!(only(&requests.including).minimum.unwrap().get(), 1.0);
    assert!(
        only(&requests.including)
            .as_written
            .contains("una gestione di un reclamo")
    );
    assert_eq!(
        bounds(behaviours),
        (
            Some(2.0),
            None,
            "almeno due tipologie di comportamenti di clienti"
        )
    );
    assert!(behaviours.including.is_empty());
}

#[test]
fn three_contacts_in_a_time_that_is_not_given() {
    let profile = profile();
    let contacts = criterion(&profile, 126);
    let threshold = bounds(only(&contacts.thresholds));
    assert_eq!(
        threshold,
        (
            Some(3.0),
            None,
            "almeno tre tipologie di relazione telefonica"
        )
    );
    let limit = contacts.time_limit.as_ref().unwrap();
    assert_eq!(
        (limit.duration, limit.as_written.as_str()),
        (None, "nel tempo assegnato")
    );
}

#[test]
fn the_indicator_speaks_of_the_assigned_time_too() {
    let profile = profile();
    let limit = criterion(&profile, 124).time_limit.as_ref().unwrap();
    assert_eq!(
        (limit.duration, limit.as_written.as_str()),
        (None, "in un tempo assegnato")
    );
}

#[test]
fn no_other_sentence_sets_a_threshold_or_a_time() {
    let profile = profile();
    let with_any = all_criteria(&profile)
        .into_iter()
        .filter(|c| !c.thresholds.is_empty() || c.time_limit.is_some());
    let lines: Vec<u32> = with_any.map(|c| first_line(c.place.as_ref())).collect();
    assert_eq!(lines, [40, 67, 99, 124, 126]);
}

#[test]
fn what_is_read_out_of_a_sentence_quotes_it() {
    read_values_quote_their_sentence(&profile());
}

#[test]
fn one_of_the_methods_is_enough() {
    let profile = profile();
    for unit in &profile.units {
        let methods = unit.assessment.as_ref().unwrap().methods.as_ref().unwrap();
        assert_eq!(methods.rule, MethodRule::AnyOf);
        let named: Vec<_> = methods
            .methods
            .iter()
            .map(|m| (m.kind, italian(&m.text)))
            .collect();
        assert_eq!(
            named,
            [
                (MethodKind::Hearing, "Audizione"),
                (MethodKind::TechnicalInterview, "colloquio tecnico"),
                (MethodKind::PerformanceTest, "prova prestazionale"),
            ]
        );
    }
}

#[test]
fn the_methods_read_the_same_four_times() {
    let profile = profile();
    let methods: Vec<(u32, &str)> = profile
        .units
        .iter()
        .map(|unit| unit.assessment.as_ref().unwrap().methods.as_ref().unwrap())
        .map(|methods| (first_line(methods.place.as_ref()), italian(&methods.text)))
        .collect();
    let text = "Audizione, colloquio tecnico e/o prova prestazionale";
    assert_eq!(methods, [42, 69, 101, 128].map(|line| (line, text)));
}

#[test]
fn any_foreign_language_at_b1_means_listening_and_speaking() {
    let profile = profile();
    for line in [29, 85] {
        let language = statement(&profile, line);
        assert_eq!(only(&language.levels).level.as_cefr(), Some(Cefr::B1));
        assert_eq!(only(&language.levels).as_written, "B1");
        let usage = language.language_use.as_ref().unwrap();
        assert_eq!(usage.language, None);
        assert_eq!(
            usage.activities,
            [LanguageActivity::Listening, LanguageActivity::Speaking]
        );
    }
}

#[test]
fn english_in_an_ability_has_no_level() {
    let profile = profile();
    let english = statement(&profile, 33);
    assert!(italian(&english.text).ends_with("anche in lingua inglese"));
    let usage = english.language_use.as_ref().unwrap();
    assert_eq!(usage.language.as_ref().map(|tag| tag.as_str()), Some("en"));
    assert!(english.levels.is_empty());
}

#[test]
fn the_foreign_language_of_the_conversation_has_no_level() {
    let profile = profile();
    let conversation = criterion(&profile, 40);
    assert!(conversation.levels.is_empty());
    let usage = conversation.language_use.as_ref().unwrap();
    assert_eq!(usage.language, None);
}

#[test]
fn nothing_else_is_about_a_language() {
    let profile = profile();
    let statements = all_statements(&profile)
        .into_iter()
        .filter(|s| s.language_use.is_some());
    let lines: Vec<u32> = statements.map(|s| first_line(s.place.as_ref())).collect();
    assert_eq!(lines, [29, 33, 85]);
    let leveled = all_statements(&profile)
        .into_iter()
        .filter(|s| !s.levels.is_empty())
        .count();
    assert_eq!(leveled, 2);
}

#[test]
fn the_misspelling_is_kept_and_said() {
    let profile = profile();
    let misspelt = statement(&profile, 34);
    assert!(
        italian(&misspelt.text).ends_with("al fine di evitare situazioni di confitto/criticità")
    );
    assert!(
        misspelt
            .note
            .as_ref()
            .is_some_and(|note| note.contains("confitto"))
    );
    assert!(italian(&criterion(&profile, 40).text).contains("conflitto"));
}

#[test]
fn apostrophes_are_of_two_kinds() {
    let profile = profile();
    let typewriter = all_statements(&profile)
        .into_iter()
        .filter(|s| italian(&s.text).contains('\''));
    let lines: Vec<u32> = typewriter.map(|s| first_line(s.place.as_ref())).collect();
    assert_eq!(lines, [59, 76, 84, 90]);
    let label = code(&profile.classifications, "4.2.2.4.0")
        .label
        .as_ref()
        .unwrap();
    assert!(italian(label).contains('\''));
}

#[test]
fn typographic_apostrophes_are_kept() {
    let profile = profile();
    let mut texts: Vec<&Text> = all_statements(&profile).iter().map(|s| &s.text).collect();
    texts.extend(all_criteria(&profile).iter().map(|c| &c.text));
    texts.extend(
        profile
            .passages
            .iter()
            .filter_map(|passage| passage.text.as_ref()),
    );
    let apostrophes: usize = texts
        .iter()
        .map(|text| italian(text).matches('’').count())
        .sum();
    // Thirty in the document, eight of them in headings: four of results, four of abilities.
    assert_eq!(apostrophes, 30 - 8);
}

#[test]
fn the_heading_glued_to_the_description_is_no_part_of_it() {
    let profile = profile();
    let mut described = profile
        .passages
        .iter()
        .filter(|p| p.kind == PassageKind::Description);
    let description = described.next().unwrap();
    assert!(on(description.place.as_ref(), 7));
    let text = italian(description.text.as_ref().unwrap());
    assert!(text.starts_with("L’Operatore assistenza clienti gestisce, in call center inbound,"));
    assert!(text.ends_with("indirizzando il contatto ad assistenza tecnica/specifica dedicata."));
}

#[test]
fn its_sector_is_the_common_area() {
    let profile = profile();
    let sector = profile
        .passages
        .iter()
        .find(|p| p.kind == PassageKind::Sector)
        .unwrap();
    assert_eq!(sector.text.as_ref().map(italian), Some("Area comune"));
    assert!(on(sector.place.as_ref(), 4));
}

#[test]
fn the_area_of_activity_has_a_new_code() {
    let profile = profile();
    let area = code(&profile.classifications, "ADA.24.04.11");
    assert_eq!(
        area.label.as_ref().map(italian),
        Some("Erogazione del servizio di accoglienza clienti ed assistenza pre e post vendita")
    );
    assert!(on(area.place.as_ref(), 11));
    assert_eq!(only(&area.supersedes).code, "ADA.25.224.729");
    assert_eq!(
        only(&area.supersedes).as_written.as_deref(),
        Some("(ex ADA.25.224.729)")
    );
}

#[test]
fn the_old_code_finds_the_profile_and_says_that_it_is_old() {
    let catalog = Catalog::builtin();
    let found = catalog.with_code(None, "ADA.25.224.729");
    let found = only(&found);
    assert_eq!(found.entity.to_string(), "competency:it-i2-4");
    assert!(found.superseded);
    assert_eq!(found.code.code, "ADA.24.04.11");
}

#[test]
fn the_new_code_is_not_superseded() {
    let catalog = Catalog::builtin();
    let found = catalog.with_code(None, "ADA.24.04.11");
    assert!(!only(&found).superseded);
}

#[test]
fn one_class_of_occupations_and_two_of_activities() {
    let profile = profile();
    let class = |text: &str| {
        let class = code(&profile.classifications, text);
        (
            italian(class.label.as_ref().unwrap()),
            first_line(class.place.as_ref()),
        )
    };
    assert_eq!(
        class("4.2.2.4.0"),
        (
            "Addetti all'informazione nei Call Center (senza funzioni di vendita)",
            15
        )
    );
    assert_eq!(class("82.20.00"), ("Attività dei call center", 17));
    assert_eq!(
        class("82.91.20"),
        ("Agenzie di informazioni commerciali", 18)
    );
    assert_eq!(
        codes_of(&profile.classifications, "ateco-2007"),
        ["82.20.00", "82.91.20"]
    );
}

#[test]
fn the_later_edition_with_the_same_code_is_not_the_documents() {
    let profile = profile();
    let editions: Vec<_> = profile
        .classifications
        .iter()
        .filter(|c| c.code == "4.2.2.4.0")
        .collect();
    let [stated, later] = &editions[..] else {
        panic!("two editions");
    };
    assert_ne!(
        (&stated.scheme, &stated.version),
        (&later.scheme, &later.version)
    );
    assert_eq!(
        (stated.source.as_ref(), first_line(stated.place.as_ref())),
        (None, 15)
    );
    assert!(is_from_elsewhere(
        later.place.as_ref(),
        later.source.as_ref()
    ));
}

#[test]
fn four_classes_are_the_documents() {
    let profile = profile();
    let stated = profile
        .classifications
        .iter()
        .filter(|class| class.place.is_some());
    let lines: Vec<u32> = stated
        .map(|class| first_line(class.place.as_ref()))
        .collect();
    assert_eq!(lines, [11, 15, 17, 18]);
    for class in profile
        .classifications
        .iter()
        .filter(|class| class.place.is_none())
    {
        assert!(
            is_from_elsewhere(None, class.source.as_ref()),
            "{}",
            class.code
        );
    }
}

#[test]
fn one_date_stands_for_update_and_verification() {
    let profile = profile();
    let revision = only(&profile.revisions);
    assert_eq!(revision.date, date("2021-12-13"));
    assert_eq!(
        revision.kinds,
        [RevisionKind::Update, RevisionKind::Verification]
    );
    assert_eq!(revision.as_written.as_deref(), Some("13/12/2021"));
    assert!(on(revision.place.as_ref(), 130));
}

#[test]
fn the_date_is_no_beginning_of_validity() {
    let profile = profile();
    assert_eq!(profile.validity, None);
    assert_eq!(profile.status(date("2021-12-12")), Status::NotStated);
    assert_eq!(profile.status(date("2021-12-14")), Status::NotStated);
    assert_eq!(profile.award_term, None);
}

#[test]
fn a_dash_stands_for_something_empty() {
    let profile = profile();
    let dash = absence_on(&profile, 5);
    assert_eq!(dash.reason, AbsenceReason::StatedEmpty);
    assert_eq!(dash.as_written.as_deref(), Some("-"));
}

#[test]
fn no_files_are_attached() {
    let profile = profile();
    let files = absence(&profile.absences, Element::Attachments);
    assert_eq!(files.reason, AbsenceReason::StatedEmpty);
    assert_eq!(files.as_written.as_deref(), Some("File allegati:"));
    assert!(on(files.place.as_ref(), 129));
}

#[test]
fn the_region_is_not_stated() {
    let profile = profile();
    assert_eq!(
        absence(&profile.absences, Element::IssuingBody).reason,
        AbsenceReason::NotStated
    );
    assert!(profile.bodies.is_empty());
}

#[test]
fn it_is_verbatim_and_every_text_is_glossed() {
    is_verbatim_and_glossed(&profile());
}

#[test]
fn it_says_whose_it_is() {
    has_rights_for_wording_and_glosses(&profile());
}

#[test]
fn headings_are_kept() {
    assert_eq!(
        headings(&profile()),
        [
            (19, "UNITÀ DI COMPETENZA"),
            (20, "RISULTATO ATTESO DALL’ESERCIZIO DELLA COMPETENZA"),
            (23, "CONOSCENZE"),
            (30, "ABILITA’"),
            (
                37,
                "INDICATORI DI VALUTAZIONE DEL POSSESSO DELLA COMPETENZA"
            ),
            (39, "PRESTAZIONE MINIMA ATTESA IN ESITO ALLA VALUTAZIONE"),
            (41, "MODALITÀ DI VALUTAZIONE DEL POSSESSO DELLA COMPETENZA"),
        ]
    );
}

#[test]
fn levels_are_written_as_figures() {
    let profile = profile();
    let of_units = profile.units.iter().flat_map(|unit| &unit.levels);
    let written: Vec<&str> = profile
        .levels
        .iter()
        .chain(of_units)
        .map(|l| l.as_written.as_str())
        .collect();
    assert_eq!(written, ["3"; 5]);
}

#[test]
fn what_is_said_to_be_simulated_is_a_simulation() {
    let profile = profile();
    let simulated = all_criteria(&profile)
        .into_iter()
        .filter(|c| c.methods.contains(&MethodKind::Simulation));
    let lines: Vec<u32> = simulated.map(|c| first_line(c.place.as_ref())).collect();
    assert_eq!(lines, [38, 40, 65, 67, 97, 99]);
}

#[test]
fn no_knowledge_is_cut_short() {
    let profile = profile();
    assert_eq!(lengths(&profile, 24..=29), [71, 130, 75, 39, 71, 69]);
    assert_eq!(
        lengths(&profile, 49..=59),
        [81, 89, 38, 58, 30, 26, 65, 62, 23, 25, 69]
    );
    assert_eq!(
        lengths(&profile, 76..=85),
        [77, 184, 39, 56, 71, 30, 76, 33, 69, 69]
    );
    assert_eq!(
        lengths(&profile, 108..=116),
        [89, 38, 65, 76, 30, 51, 37, 48, 36]
    );
}

#[test]
fn no_ability_is_cut_short() {
    let profile = profile();
    assert_eq!(lengths(&profile, 31..=36), [102, 114, 150, 134, 174, 74]);
    assert_eq!(lengths(&profile, 61..=63), [123, 85, 48]);
    assert_eq!(
        lengths(&profile, 87..=95),
        [80, 169, 76, 241, 166, 126, 151, 169, 78]
    );
    assert_eq!(lengths(&profile, 118..=122), [110, 169, 197, 177, 129]);
}

#[test]
fn no_criterion_is_cut_short() {
    let lines = [21, 38, 40, 46, 65, 67, 73, 97, 99, 105, 124, 126];
    assert_eq!(
        lengths(&profile(), lines),
        [171, 178, 208, 219, 154, 198, 170, 224, 297, 249, 269, 301]
    );
}

#[test]
fn a_part_of_a_line_fills_its_place() {
    wording_fills_its_place(&profile());
}
