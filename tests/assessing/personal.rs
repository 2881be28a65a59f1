//! What is personal stays where it is, and what is faulty is left out.

use super::*;
use competency::json::Reader;
use serde_json::Value;

const OPERATOR: &str = include_str!("../../examples/profiles/operator.json");
const SECRET: &str = "Marie Skłodowska";

/// The text with one value after the other replaced, and one key after the
/// other renamed.
fn spoiled(value: &Value, give: &mut dyn FnMut(Value)) {
    let secret = || Value::String(SECRET.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                spoiled(inner, &mut |one| {
                    let mut map = map.clone();
                    map.insert(key.clone(), one);
                    give(Value::Object(map));
                });
                let mut renamed = map.clone();
                let there = renamed.remove(key).unwrap();
                renamed.insert(SECRET.to_owned(), there);
                give(Value::Object(renamed));
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                spoiled(inner, &mut |one| {
                    let mut list = list.clone();
                    list[index] = one;
                    give(Value::Array(list));
                });
            }
        }
        _ => {}
    }
    for other in [
        secret(),
        Value::Array(vec![secret()]),
        serde_json::json!({ SECRET: SECRET }),
    ] {
        give(other);
    }
}

#[test]
fn nothing_that_is_said_of_a_profile_quotes_it() {
    let operator: Value = serde_json::from_str(OPERATOR).unwrap();
    let catalog = Catalog::builtin();
    let (mut refused, mut in_part, mut assessed) = (0, 0, 0);
    spoiled(&operator, &mut |one| {
        let text = one.to_string();
        let silent = |said: &str| {
            assert!(
                !said.contains("Marie") && !said.contains("dowska"),
                "{said}\n{text}"
            )
        };
        if let Err(found) = Reader::new().read_str::<Profile>(&text) {
            silent(&found.to_string());
            silent(&format!("{found:?}"));
            silent(&serde_json::to_string(&found).unwrap());
            refused += 1;
        }
        if let Err(found) = competency::Valid::<Profile>::from_json(&text) {
            silent(&found.to_string());
        }
        if let Err(found) = catalog.read::<Profile>(&Reader::new(), &text) {
            silent(&format!("{found} {found:?}"));
        }
        let Ok(read) = Reader::new().read_profile(&text) else {
            return;
        };
        silent(&format!("{read:?}"));
        in_part += u32::from(!read.left_out.is_empty());
        let options = on("2021-05-01").with_left_out(read.left_out);
        let gap = assess(&read.document, "cz-nsk-66-029-m", &options);
        silent(&format!("{gap:?}"));
        silent(&serde_json::to_string(&gap).unwrap());
        assessed += 1;
    });
    // The test is about something.
    assert!(
        refused > 90 && in_part > 50 && assessed > in_part,
        "{refused} {in_part} {assessed}"
    );
}

#[test]
fn a_record_keeps_to_itself_too() {
    let record = r#"{"format":"record/1.0","id":"exam","framework":"it-i2-4","date":"2021-05-01","results":[
        {"of":"help-desk.minimum-performance","attempt":2,"counts":[{"of":"complaint","number":1}],
         "time":{"value":5,"unit":"minute"},"decision":"passed"}]}"#;
    let record: Value = serde_json::from_str(record).unwrap();
    let mut refused = 0;
    spoiled(&record, &mut |one| {
        if let Err(found) = Reader::new().read_str::<Record>(&one.to_string()) {
            let said = format!("{found} {found:?}");
            assert!(!said.contains("Marie"), "{said}");
            refused += 1;
        }
    });
    assert!(refused > 40, "{refused}");
}

#[test]
fn debug_shows_ids_only() {
    let read = Reader::new().read_str::<Profile>(OPERATOR).unwrap();
    let shown = format!(
        "{read:?} {:?} {:?} {:?}",
        read.holdings, read.languages, read.experience
    );
    assert_eq!(
        shown,
        "Profile(operator: qualification, english, contact-centre) [Holding(qualification)] [HeldLanguage(english)] [HeldExperience(contact-centre)]"
    );
    assert_eq!(format!("{:?}", read.holdings[0].award), "Some(Award(…))");
}

#[test]
fn what_is_faulty_is_left_out_and_the_rest_is_assessed() {
    let text = r#"{
  "format": "profile/1.0",
  "id": "someone",
  "holdings": [
    { "id": "no-such-day", "of": "competency:it-i2-4", "award": { "date": "2021-02-30" } },
    { "id": "unknown", "of": "it-i2-4:help-disk" },
    { "id": "sound", "of": "it-i2-4:help-desk" }
  ],
  "languages": [
    { "id": "other-scale", "language": "en", "level": "toefl:110" },
    { "id": "one", "language": "en", "level": "cefr:B1" },
    { "id": "two", "language": "en", "level": "cefr:C2" }
  ]
}"#;
    let read = Reader::new()
        .named("someone.json")
        .read_profile(text)
        .unwrap();
    let options = on("2021-05-01").with_left_out(read.left_out.clone());
    let mut gap = assess(&read.document, "it-i2-4", &options);
    read.place(&mut gap.left_out, text);
    assert_eq!(standing(&gap, "help-desk"), Standing::Met);
    assert_eq!(gap.met.units, 1);
    // Neither of two that contradict each other counts.
    assert_eq!(
        item(&gap, "customer-relations.foreign-language").standing,
        Standing::Open
    );
    let left: Vec<(String, String, u32)> = gap
        .left_out
        .iter()
        .map(|left| {
            let line = left.finding.span.unwrap().start.line;
            (
                left.entry.clone().unwrap().to_string(),
                left.finding.code.to_string(),
                line,
            )
        })
        .collect();
    let expected = [
        ("no-such-day", "CF0106", 5),
        ("two", "CF1403", 12),
        ("one", "CF1403", 12),
        ("unknown", "CF1404", 6),
        ("other-scale", "CF0402", 10),
    ];
    let expected: Vec<(String, String, u32)> = expected
        .iter()
        .map(|(entry, code, line)| ((*entry).to_owned(), (*code).to_owned(), *line))
        .collect();
    assert_eq!(left, expected);
}

#[test]
fn a_profile_that_is_no_profile_is_refused_whole() {
    for text in [
        "",
        "[]",
        "{",
        r#"{"format":"profile/1.0"}"#,
        r#"{"format":"profile/2.0","id":"x","holdings":[{}]}"#,
        r#"{"format":"framework/1.0","id":"x","holdings":[{}]}"#,
        r#"{"format":"profile/1.0","id":"x","holding":[],"holdings":[{}]}"#,
        r#"{"format":"profile/1.0","id":"x","holdings":{}}"#,
        r#"{"format":"profile/1.0","id":"x","holdings":[{}],"holdings":[]}"#,
    ] {
        assert!(Reader::new().read_profile(text).is_err(), "{text}");
    }
    let many = format!(
        r#"{{"format":"profile/1.0","id":"x","holdings":[{}]}}"#,
        vec!["{}"; 400].join(",")
    );
    let read = Reader::new().read_profile(&many).unwrap();
    assert_eq!((read.document.len(), read.left_out.len()), (0, 400));
}

#[test]
fn a_faulty_result_is_left_out_of_a_record() {
    let mut record = Record::new(value("exam"), value("cz-nsk-66-029-m"));
    record.results = vec![
        counted("complaint.stress-techniques", &[("technique", 2)]),
        counted("complaint.stress-techniques", &[("technique", 3)]),
        result("complaint.stress-technique"),
        result("complaint"),
    ];
    let outcome = Catalog::builtin().judge(&record).unwrap();
    let codes: Vec<&str> = outcome
        .left_out
        .iter()
        .map(|left| left.finding.code.as_str())
        .collect();
    assert_eq!(codes, ["CF1401", "CF1404", "CF1404"]);
    // The first of the two stays.
    assert_eq!(
        of_criterion(&outcome, "complaint.stress-techniques").outcome,
        Outcome::Failed
    );
}
