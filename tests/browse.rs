//! What the text of a framework shows of the real standards.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what tests need fails by a panic"
)]

use crate::support::value;
use competency::report::{FrameworkText, framework_text};
use competency::{Assessment, Catalog, Framework, LanguageTag, Text, Unit};
use expect_test::{Expect, expect};
use serde_json::Value;

fn standard(id: &str) -> Framework {
    let catalog = Catalog::builtin();
    catalog.framework(&value(id)).unwrap().clone()
}

fn english() -> FrameworkText {
    FrameworkText::in_languages([LanguageTag::english()])
}

fn shown(id: &str, options: &FrameworkText) -> String {
    framework_text(&standard(id), options)
}

/// A text with each run of white space as one space.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part of a text from the heading that begins with something to the next
/// heading.
fn section(text: &str, heading: &str) -> String {
    let lines = text.lines().skip_while(|line| !line.starts_with(heading));
    let mut part = Vec::new();
    for line in lines {
        if !part.is_empty() && !line.is_empty() && !line.starts_with(' ') {
            break;
        }
        part.push(line);
    }
    part.join("\n").trim_end().to_owned() + "\n"
}

#[track_caller]
fn check(text: &str, heading: &str, expected: Expect) {
    expected.assert_eq(&section(text, heading));
}

/// Where the headings of units stand, by their ids.
fn order_of_units(id: &str, options: &FrameworkText) -> Vec<String> {
    let standard = standard(id);
    let text = folded(&framework_text(&standard, options));
    let units = text.split(" Units: ").nth(1).unwrap().to_owned();
    let place = |unit: &Unit| units.find(&format!("[{}] competence", unit.id)).unwrap();
    let mut ids: Vec<(usize, String)> = standard
        .units
        .iter()
        .map(|unit| (place(unit), unit.id.to_string()))
        .collect();
    ids.sort();
    ids.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn the_units_stand_in_the_order_asked_for() {
    let table = [
        "vip-request",
        "sales",
        "complaint",
        "written-communication",
        "reporting",
        "legal-norms",
        "training",
        "english",
        "organisation-role",
    ];
    // The body of the Czech document has the training of others before the law.
    let mut body = table;
    body.swap(5, 6);
    let in_order = |order: &str| {
        let options = english().with_order(Some(value(order)));
        order_of_units("cz-nsk-66-029-m", &options)
    };
    assert_eq!(in_order("table"), table);
    assert_eq!(in_order("body"), body);
    assert_eq!(order_of_units("cz-nsk-66-029-m", &english()), table);
}

#[test]
fn units_without_a_place_in_an_order_are_not_lost() {
    let options = english().with_order(Some(value("alphabet")));
    let text = shown("it-i2-4", &options);
    assert!(text.contains("Without a place in the order `alphabet`"));
    for unit in &standard("it-i2-4").units {
        assert!(text.contains(&format!("[{}]", unit.id)));
    }
}

#[test]
fn a_status_is_asked_on_a_day() {
    let status = |id: &str, on: &str| {
        let text = shown(id, &english().with_status_on(Some(value(on))));
        let line = text.lines().find(|line| line.starts_with("  Status"));
        folded(line.unwrap())
    };
    let czech = |on: &str| status("cz-nsk-66-029-m", on);
    assert_eq!(
        czech("2015-06-28"),
        "Status on 2015-06-28: not in force before 2015-06-29"
    );
    assert_eq!(czech("2022-10-20"), "Status on 2022-10-20: in force");
    assert_eq!(
        czech("2022-10-21"),
        "Status on 2022-10-21: expired on 2022-10-20"
    );
    assert_eq!(
        status("it-i2-4", "2022-10-21"),
        "Status on 2022-10-21: validity not stated"
    );
    assert!(!shown("cz-nsk-66-029-m", &english()).contains("  Status"));
}

#[test]
fn entry_routes_are_a_tree() {
    check(
        &shown("ru-nok-07-01000-02", &english()),
        "Entry",
        expect![[r#"
            Entry
              any of
                all of
                  - required: Document confirming secondary vocational education under a programme for the
                    training of qualified white-collar workers [entry.vocational-education]
                    · education: “среднего профессионального образования”; programme for the training of
                      qualified white-collar workers
                    · to be proved by a document
                  - required: Document confirming at least 6 months of work experience in handling customer
                    contacts through remote communication channels [entry.experience-with-education]
                    · experience: at least 6 months (“не менее 6 месяцев”); handling customer contacts through
                      remote communication channels
                    · to be proved by a document
                all of
                  - required: Document confirming vocational training under a programme of vocational
                    preparation for white-collar positions, a retraining programme for white-collar workers, a
                    further training programme for white-collar workers [entry.vocational-training]
                    · education: any of these: programme of vocational preparation for white-collar positions,
                      retraining programme for white-collar workers, further training programme for white-collar
                      workers
                    · to be proved by a document
                    · note: The source lists the three programmes with commas and without a conjunction, the
                      first in another case than the others; any one of them is read as enough. Vocational
                      training (`профессионального обучения`) is a kind of training and no level of education,
                      so no level is given.
                  - required: Document confirming at least 6 months of work experience in handling customer
                    contacts through remote communication channels [entry.experience-with-training]
                    · experience: at least 6 months (“не менее 6 месяцев”); handling customer contacts through
                      remote communication channels
                    · to be proved by a document
        "#]],
    );
}

#[test]
fn what_holds_under_a_condition_is_marked() {
    let text = shown("pl-kzis-422201", &english());
    check(
        &text,
        "Conditions",
        expect![[r#"
        Conditions under which some of it holds
          ◇ In the case of the sales specialisation [sales-specialisation]
          ◇ If the centre's field of activity is debt collection services [debt-collection]
          ◇ Within the specialisation connected with service activity [service-specialisation]
          ◇ in a so-called internal call centre, that is, in an organisational unit of the home institution
            set up to serve the company's own customers by telephone [internal-call-centre]
          ◇ in a so-called external call centre, which provides services to various companies that buy
            specific packages of telephone services [external-call-centre]
          ◇ Where a call centre worker is employed in specialised industries [specialised-branches]
            · cases named: banking, telecommunications, finance, pharmaceuticals, medicine; the list is open
              (“itp.”)
          ◇ Where occupational tasks connected with serving foreign-language customers have to be performed
            [foreign-language-customers]
    "#]],
    );
    let unit = text.split("1. (no title) [implicit]").nth(1).unwrap();
    assert_eq!(unit.matches("     ◇ ").count(), 9);
    assert_eq!(unit.matches("only under the condition:").count(), 9);
    assert_eq!(unit.matches("     - ").count(), 13);
    assert!(unit.contains("task: 9, 9 under a condition"));
}

#[test]
fn required_and_preferred_education_stand_beside_each_other() {
    check(
        &shown("pl-kzis-422201", &english()),
        "Entry",
        expect![[r#"
            Entry
              all of
                - required: The telephone service centre worker should have at least secondary education of a
                  general profile. [entry.secondary-education]
                  · education: “co najmniej średnie”; field “o kierunku ogólnym”
                  · note: The verb is `powinien` (should); with `co najmniej` (at least) it sets a minimum and
                    is read as a requirement, apart from what the card merely welcomes (`chętnie`).
                ◇ required: Where a call centre worker is employed in specialised industries, e.g. banking,
                  telecommunications, finance, pharmaceuticals, medicine, etc., education in the relevant field
                  (preferably higher) that guarantees knowledge of the industry concerned is required.
                  [entry.branch-education]
                  · education: field “kierunkowe”
                  · only under the condition: Where a call centre worker is employed in specialised industries
                  · note: No level is stated as required here; higher education is only welcome and stands as a
                    requirement of its own, marked as preferred.
                ◇ preferred: education in the relevant field (preferably higher) [entry.branch-higher-education]
                  · education: “wyższe”; field “kierunkowe”
                  · only under the condition: Where a call centre worker is employed in specialised industries
                ◇ required: Where occupational tasks connected with serving foreign-language customers have to
                  be performed, knowledge of the foreign language concerned at an advanced level is required.
                  [entry.foreign-language]
                  · language: not named; “na poziomie zaawansowanym”; no level of a scale
                  · only under the condition: Where occupational tasks connected with serving foreign-language
                    customers have to be performed
                  · note: `zaawansowany` (advanced) names no level of a scale, so none is given; which language
                    depends on the customers.
        "#]],
    );
}

#[test]
fn the_topics_of_training_are_an_open_list() {
    let training = section(&shown("pl-kzis-422201", &english()), "Training after entry");
    assert_eq!(training.matches("    - ").count(), 10);
    assert!(training.ends_with("    and more: the list is open (“m.in.”)\n"));
}

/// The line of details that holds something.
fn details(id: &str, criterion: &str) -> Vec<String> {
    let text = shown(id, &english());
    let after = text.split(&format!("[{criterion}]\n")).nth(1).unwrap();
    let details = after
        .lines()
        .take_while(|line| !line.trim_start().starts_with("- "));
    let text: Vec<&str> = details.take_while(|line| !line.is_empty()).collect();
    let text = folded(&text.join(" "));
    text.split("· ")
        .skip(1)
        .map(|one| one.trim().to_owned())
        .collect()
}

#[test]
fn thresholds_limits_and_waivers_are_said_in_words() {
    let czech = |criterion: &str| details("cz-nsk-66-029-m", criterion);
    assert_eq!(
        czech("sales.three-transcripts"),
        [
            "exactly 3 transcript (“3 přepisy hovorů”), exactly 1 of 3 correct-transcript (“z nichž 1 bude správný”)"
        ]
    );
    assert_eq!(
        czech("complaint.stress-techniques")[0],
        "at least 3 technique (“alespoň 3 techniky”)"
    );
    assert_eq!(
        czech("written-communication.limited-time")[0],
        "a time limit without a value (“limitovaný čas”)"
    );
    assert_eq!(
        czech("english.practical-verification")[0],
        "time limit: about 10 minutes (“asi 10 minut”)"
    );
    assert_eq!(
        czech("legal-norms.prepare-questions")[0],
        "at least 20 question (“minimálně 20 otázek”)"
    );
    assert_eq!(
        czech("english.certificate-waiver")[0],
        "may be waived on a certificate of at least cefr:B2, language: en, in force \
         (“je možné tyto kompetence považovat za splněné”)"
    );
    assert_eq!(
        details("it-i2-4", "customer-relations.minimum-performance")[0],
        "at least 3 situation-type (“almeno tre tipologie di situazioni”), at least 1 of them \
         conflict-situation (“almeno una relativa ad un caso di conflitto”), at least 1 of them \
         foreign-language-situation (“una in lingua straniera”)"
    );
}

#[test]
fn a_criterion_says_what_it_does_and_whom_it_binds() {
    let text = folded(&shown("cz-nsk-66-029-m", &english()));
    assert!(
        text.contains("- examiner duty, authorised person: For the purposes of the examination")
    );
    assert!(text.contains("- demonstration, candidate: The candidate will be asked to present"));
    assert!(text.contains("- condition, examiner: The role player will be one of the examiners."));
}

#[test]
fn absences_are_said_in_words() {
    let absent = |id: &str| folded(&section(&shown(id, &english()), "What it does not have"));
    let czech = absent("cz-nsk-66-029-m");
    assert!(czech.contains(
        "- no occupations: has a place and is empty there — written “Týká se povolání:”"
    ));
    assert!(czech.contains(
        "- no medical fitness: said not to be required — Medical fitness is not required."
    ));
    assert!(czech.contains("- no assessment standard: not stated"));
    #[cfg(feature = "sfia")]
    assert!(absent("sfia-9-csmg").contains("- no unit: not defined at sfia:7"));
    assert!(absent("pl-kzis-422201").contains("- no level: not stated"));
}

#[test]
fn the_text_ends_with_whose_it_is() {
    for standard in Catalog::builtin().frameworks() {
        let text = framework_text(standard, &english());
        let rights = section(&text, "Rights");
        assert!(text.ends_with(&rights), "{}", standard.id);
        for record in &standard.rights {
            assert!(folded(&rights).contains(&folded(&record.attribution)));
        }
    }
}

#[test]
fn the_wording_of_every_statement_and_criterion_is_shown_where_both_are_asked_for() {
    let mut count = 0;
    for standard in Catalog::builtin().frameworks() {
        let text = folded(&framework_text(standard, &english().with_both(true)));
        let statements = standard.units.iter().flat_map(|unit| &unit.statements);
        let criteria = standard.units.iter().flat_map(Unit::criteria);
        let whole = standard.assessment.iter().flat_map(Assessment::criteria);
        let texts: Vec<&Text> = statements
            .map(|one| &one.text)
            .chain(criteria.chain(whole).map(|one| &one.text))
            .collect();
        for wording in texts {
            let gloss = wording.in_language("en").unwrap();
            let wording = wording.get(&standard.language).unwrap();
            assert!(
                text.contains(&folded(wording)),
                "{}: {wording}",
                standard.id
            );
            assert!(text.contains(&folded(gloss)), "{}: {gloss}", standard.id);
            count += 1;
        }
    }
    assert!(count >= 180, "only {count} texts were looked for");
}

#[test]
fn without_the_wording_each_text_stands_once() {
    let text = shown("cz-nsk-66-029-m", &english());
    assert!(!text.contains("cs: Vyřízení"));
    let czech = FrameworkText::in_languages([value::<LanguageTag>("cs-CZ")]);
    let text = shown("cz-nsk-66-029-m", &czech.with_both(true));
    assert!(text.contains("Vyřízení reklamace zákazníka po telefonu [complaint]"));
    assert!(!text.contains("Handling a customer's complaint by telephone"));
    let beside = |line: &str| line.trim_start().starts_with("cs: ");
    assert!(!text.lines().any(beside));
}

#[test]
fn a_language_that_nobody_has_gives_the_wording() {
    let text = shown(
        "it-i2-4",
        &FrameworkText::in_languages([value::<LanguageTag>("fi")]),
    );
    assert!(text.starts_with("Operatore assistenza clienti\n"));
}

#[test]
#[cfg(feature = "sfia")]
fn sfia_shows_labels_and_says_that_the_wording_is_withheld() {
    let text = folded(&shown("sfia-9-csmg", &english().with_both(true)));
    assert!(text.contains(
        "the source's wording is withheld, since it may not ship; labels of the curators stand in its place"
    ));
    assert!(text.contains("- Escalation of difficult cases [level-1.escalation]"));
    assert!(text.contains("- description: wording withheld [description]"));
    assert!(text.contains("- level essence: wording withheld [level-6.essence]"));
    assert!(!text.contains("verbatim"));
}

#[test]
fn units_name_what_they_use_and_what_is_broader() {
    let text = shown("esco-contact-centre", &english());
    let unit = text.split(". call centre agent [").nth(1).unwrap();
    let (unit, _) = unit.split_once("\n\n").unwrap();
    assert!(unit.contains("   - essential: communicate by telephone ["));
    assert!(unit.contains("   - optional: answer incoming calls ["));
    assert!(unit.contains("code: isco-08: 5244 Contact centre salespersons"));
    assert!(text.contains("   broader: respond to customers' inquiries ["));
}

#[test]
fn lines_fit_a_terminal() {
    for standard in Catalog::builtin().frameworks() {
        let text = framework_text(standard, &english().with_both(true));
        for line in text.lines() {
            assert_eq!(line, line.trim_end());
            // Only what has no space to be broken at is longer.
            let long = line.chars().count() > 100;
            let words = line.trim_start().trim_start_matches(['-', '◇', '·', ' ']);
            assert!(!long || !words.contains(' '), "{line}");
        }
    }
}

/// The strings of a framework's JSON that are shown: all but those of fields
/// that are left out, and texts in languages that were not asked for.
fn strings(value: &Value, key: &str, own: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let gloss = matches!(name.as_str(), "cs" | "en" | "it" | "pl" | "ru");
                let left_out = matches!(
                    name.as_str(),
                    "$schema" | "format" | "place" | "sha256" | "term" | "condition" | "by"
                );
                // `by` is a unit where occupations are told apart, shown by its
                // title, and an author elsewhere.
                if (gloss && name != own && name != "en") || (left_out && name != "by") {
                    continue;
                }
                strings(value, name, own, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                strings(item, key, own, found);
            }
        }
        Value::String(text) => {
            let names = [
                "kind",
                "kinds",
                "role",
                "roles",
                "actor",
                "methods",
                "rule",
                "of",
                "reason",
                "strength",
                "status",
                "covers",
                "discretion",
                "importance",
                "activities",
                "unit",
                "sureness",
                "relation",
                "wording",
            ];
            let own_reference = text.starts_with("esco-contact-centre:");
            if names.contains(&key) && !own_reference {
                found.push(text.replace('_', " "));
            } else {
                found.push(text.replace("esco-contact-centre:", ""));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn nothing_of_a_framework_is_left_out() {
    for standard in Catalog::builtin().frameworks() {
        let text = folded(&framework_text(standard, &english().with_both(true)));
        let json = serde_json::to_value(standard).unwrap();
        let mut found = Vec::new();
        strings(&json, "", standard.language.as_str(), &mut found);
        assert!(found.len() > 100);
        let missing: Vec<&String> = found
            .iter()
            .filter(|one| !text.contains(&folded(one)))
            .collect();
        // The words for these differ from their names in JSON.
        let in_other_words = ["summary", "not defined", "not required", "stated empty"];
        let missing: Vec<&&String> = missing
            .iter()
            .filter(|one| !in_other_words.contains(&one.as_str()))
            .collect();
        assert!(missing.is_empty(), "{}: {missing:#?}", standard.id);
    }
}
