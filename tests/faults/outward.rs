//! Faults of rights, provenance and mappings.

use super::text::{add_before, cut, delete, delete_at, misspell, repeat, retype, rewrite};
use super::{CROSSWALKS, FRAMEWORKS, Kind, SCALES, kind};

const GLOSSED: &[&str] = &[
    "data/frameworks/it-",
    "data/frameworks/cz-",
    "data/frameworks/ru-",
    "data/frameworks/pl-",
];

pub(super) const FAULTS: &[Kind] = &[
    kind(
        "nobody's wording",
        FRAMEWORKS,
        &["CF0901"],
        2,
        |text, random| {
            let at = text.any(r#"^      "covers": "wording""#, random)?;
            let mut text = text.clone();
            text.set(at, "      \"covers\": \"mappings\",");
            let rights = text.opening(text.opening(at));
            text.broken(rights)
        },
    ),
    kind("no rights at all", SCALES, &["CF0901"], 2, |text, _| {
        let at = text.next(r#"^  "rights": \["#, 0)?;
        let end = text.closing(at);
        let mut text = text.clone();
        text.remove(at, end);
        text.insert(at, "  \"rights\": [],");
        text.broken(at)
    }),
    kind(
        "a licence misspelt",
        FRAMEWORKS,
        &["CF0902"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"license": ")CC0-1.0"#, |found| {
                format!("{}CC0-1.O", &found[1])
            })
        },
    ),
    kind(
        "nobody's glosses",
        GLOSSED,
        &["CF0903"],
        2,
        |text, random| {
            let at = text.any(r#"^      "covers": "glosses""#, random)?;
            let mut text = text.clone();
            text.set(at, "      \"covers\": \"wording\",");
            let rights = text.opening(text.opening(at));
            text.broken(rights)
        },
    ),
    kind(
        "no attribution",
        FRAMEWORKS,
        &["CF0904"],
        2,
        |text, random| retype(text, random, "attribution", "\"\""),
    ),
    kind(
        "no publisher",
        FRAMEWORKS,
        &["CF0904"],
        1,
        |text, random| {
            let at = text.any(r#"^      "publisher": "#, random)?;
            let mut text = text.clone();
            text.set(at, "      \"publisher\": \" \",");
            text.broken(at)
        },
    ),
    kind(
        "a gloss listed twice",
        GLOSSED,
        &["CF1001"],
        2,
        |text, _| {
            let at = text.next(r#"^  "glosses": \["#, 0)?;
            let (text, copy) = repeat(text, at + 1);
            text.broken(copy + 1)
        },
    ),
    kind(
        "a gloss in the language that counts",
        GLOSSED,
        &["CF1001"],
        2,
        |text, _| {
            let language = text.next(r#"^  "language": "#, 0)?;
            let counts = text.value(language).to_owned();
            let at = text.next(r#"^  "glosses": \["#, 0)?;
            let (mut text, copy) = repeat(text, at + 1);
            let line = text
                .line(copy + 1)
                .replace("\"en\"", &format!("\"{counts}\""));
            text.set(copy + 1, line);
            text.broken(copy + 1)
        },
    ),
    kind(
        "wording from no document",
        FRAMEWORKS,
        &["CF1002"],
        2,
        |text, _| {
            let at = text.next(r#"^    "documents": \["#, 0)?;
            let provenance = text.opening(at);
            let end = text.closing(at);
            let mut text = text.clone();
            cut(&mut text, at, end);
            // A place may name one of the documents.
            if text.all(r#""place": "[^"]*#"#).is_empty() && !text.all(r#""place": ""#).is_empty() {
                text.broken(provenance)
            } else {
                None
            }
        },
    ),
    kind(
        "a digest cut off",
        FRAMEWORKS,
        &["CF1003"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"sha256": "[0-9a-f]{60})[0-9a-f]{4}"#,
                |found| found[1].to_owned(),
            )
        },
    ),
    kind(
        "a digest with an O",
        FRAMEWORKS,
        &["CF1003"],
        1,
        |text, random| {
            rewrite(text, random, r#"^( *"sha256": "[0-9a-f]*)0"#, |found| {
                format!("{}O", &found[1])
            })
        },
    ),
    kind(
        "a source document twice",
        FRAMEWORKS,
        &["CF1004"],
        2,
        |text, _| {
            let at = text.next(r#"^    "documents": \["#, 0)?;
            let (text, copy) = repeat(text, at + 1);
            text.broken(copy + 1)
        },
    ),
    kind(
        "curated by nobody",
        FRAMEWORKS,
        &["CF1005"],
        2,
        |text, random| retype(text, random, "curated_by", "\"\""),
    ),
    kind("glosses by nobody", GLOSSED, &["CF1005"], 1, |text, _| {
        let at = text.next(r#"^      "by": "#, 0)?;
        let mut text = text.clone();
        text.set(at, "      \"by\": \"  \",");
        text.broken(at)
    }),
    kind(
        "a source without a title",
        GLOSSED,
        &["CF1005"],
        2,
        |text, random| {
            let source = text.any(r#"^ *"source": \{"#, random)?;
            let mut text = text.clone();
            let line = text.line(source + 1).to_owned();
            let (key, _) = line.split_once(": ")?;
            let comma = if line.ends_with(',') { "," } else { "" };
            text.set(source + 1, format!("{key}: \"\"{comma}"));
            text.broken(source + 1)
        },
    ),
    // Mappings.
    kind(
        "an end misspelt",
        CROSSWALKS,
        &["CF1101"],
        4,
        |text, random| {
            let pattern = r#"^( *"(?:subject|object)_id": "(?:it-i2-4|cz-nsk-66-029-m|ru-nok-07-01000-02|pl-kzis-422201|sfia-9-csmg|esco-contact-centre):)([^"]+)""#;
            rewrite(text, random, pattern, |found| {
                format!("{}{}\"", &found[1], misspell(&found[2]))
            })
        },
    ),
    kind("onto itself", CROSSWALKS, &["CF1102"], 3, |text, random| {
        let subject = text.any(r#"^      "subject_id": "#, random)?;
        let object = text.next(r#"^      "object_id": "#, subject)?;
        let mut text = text.clone();
        let line = format!("      \"object_id\": \"{}\",", text.value(subject));
        text.set(object, line);
        text.broken(subject - 1)
    }),
    kind(
        "a mapping twice",
        CROSSWALKS,
        &["CF1103"],
        3,
        |text, random| {
            let subject = text.any(r#"^      "subject_id": "#, random)?;
            let (text, copy) = repeat(text, subject - 1);
            let predicate = text.next(r#"^      "predicate_id": "#, copy)?;
            text.broken(predicate)
        },
    ),
    kind(
        "said and denied",
        CROSSWALKS,
        &["CF1104"],
        3,
        |text, random| {
            let predicate = text.any(
                r#"^      "predicate_id": "skos:(close|related|broad)Match""#,
                random,
            )?;
            if text.line(predicate + 1).contains("modifier") {
                return None;
            }
            let (mut text, copy) = repeat(text, text.opening(predicate));
            let predicate = text.next(r#"^      "predicate_id": "#, copy)?;
            text.insert(predicate + 1, "      \"predicate_modifier\": \"Not\",");
            text.broken(predicate)
        },
    ),
    kind("no subject", CROSSWALKS, &["CF1105"], 2, |text, random| {
        delete(text, random, "subject_id")
    }),
    kind(
        "no justification",
        CROSSWALKS,
        &["CF1105"],
        2,
        |text, random| delete(text, random, "mapping_justification"),
    ),
    kind(
        "no predicate",
        CROSSWALKS,
        &["CF1105"],
        2,
        |text, random| delete(text, random, "predicate_id"),
    ),
    kind(
        "made for another version",
        CROSSWALKS,
        &["CF1106"],
        3,
        |text, random| {
            retype(
                text,
                random,
                "(?:subject|object)_source_version",
                "\"3.1.0\"",
            )
        },
    ),
    kind(
        "a label reworded",
        CROSSWALKS,
        &["CF1107"],
        3,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:subject|object)_label": ")([^"]{4,})""#,
                |found| format!("{}{}\"", &found[1], misspell(&found[2])),
            )
        },
    ),
    kind(
        "a prefix nobody declared",
        CROSSWALKS,
        &["CF1108"],
        3,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:subject|object)_id": ")[a-z0-9-]+:"#,
                |found| format!("{}esko:", &found[1]),
            )
        },
    ),
    kind(
        "inclusion by a related match",
        CROSSWALKS,
        &["CF1109"],
        2,
        |text, random| {
            let predicate = text.any(r#"^      "predicate_id": "skos:relatedMatch""#, random)?;
            let at = text.next(r#"^      "comment": "#, predicate)?;
            let mut text = text.clone();
            let closing = text.closing(text.opening(at));
            let last = text.line(closing - 1).to_owned() + ",";
            text.set(closing - 1, last);
            text.insert(closing, "      \"ext_includes_object\": \"true\"");
            text.broken(closing)
        },
    ),
    kind(
        "a guess called exact",
        CROSSWALKS,
        &["CF1110"],
        4,
        |text, random| {
            let predicate = text.any(
                r#"^      "predicate_id": "skos:(close|related)Match""#,
                random,
            )?;
            let confidence = text.next(r#"^      "confidence": 0.[0-8]"#, predicate)?;
            (confidence < predicate + 8).then_some(())?;
            let mut text = text.clone();
            if text.line(predicate + 1).contains("modifier") {
                return None;
            }
            text.set(predicate, "      \"predicate_id\": \"skos:exactMatch\",");
            text.broken(predicate)
        },
    ),
    kind(
        "made for no version",
        CROSSWALKS,
        &["CF1111"],
        2,
        |text, random| {
            let source = text.any(r#"^  "(subject|object)_source_version": "#, random)?;
            let mut text = text.clone();
            text.remove(source, source);
            // The source stands on the line before.
            text.broken(source - 1)
        },
    ),
    kind(
        "a justification misspelt",
        CROSSWALKS,
        &["CF1112"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"mapping_justification": "semapv:)([^"]+)""#,
                |found| format!("{}{}\"", &found[1], misspell(&found[2])),
            )
        },
    ),
    kind(
        "a predicate misspelt",
        CROSSWALKS,
        &["CF1113"],
        3,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"predicate_id": "skos:)([^"]+)""#,
                |found| format!("{}{}\"", &found[1], found[2].to_lowercase()),
            )
        },
    ),
    kind(
        "ends exchanged",
        CROSSWALKS,
        &["CF1114"],
        3,
        |text, random| {
            let subject = text.any(r#"^      "subject_id": "#, random)?;
            let object = text.next(r#"^      "object_id": "#, subject)?;
            let mut text = text.clone();
            let (a, b) = (
                text.value(subject).to_owned(),
                text.value(object).to_owned(),
            );
            text.set(subject, format!("      \"subject_id\": \"{b}\","));
            text.set(object, format!("      \"object_id\": \"{a}\","));
            for label in ["subject", "object"] {
                let at = text.next(&format!(r#"^      "{label}_label": "#), subject)?;
                text.remove(at, at);
            }
            text.broken(subject)
        },
    ),
    kind(
        "a stray space in a reason",
        CROSSWALKS,
        &["CF0504"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"comment": ")"#, |found| {
                format!("{} ", &found[1])
            })
        },
    ),
    kind(
        "a stray space in a note",
        FRAMEWORKS,
        &["CF0504"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"note": ".*[^\\])"(,?)$"#, |found| {
                format!("{} \"{}", &found[1], &found[2])
            })
        },
    ),
    kind(
        "a date of the mappings that is none",
        CROSSWALKS,
        &["CF0106"],
        1,
        |text, random| retype(text, random, "mapping_date", "\"2026-11-31\""),
    ),
    kind(
        "a confidence that is a word",
        CROSSWALKS,
        &["CF0106"],
        1,
        |text, random| retype(text, random, "confidence", "\"high\""),
    ),
    kind(
        "a slot of another name",
        CROSSWALKS,
        &["CF0103"],
        2,
        |text, random| {
            let at = text.any(r#"^      "predicate_id": "#, random)?;
            add_before(text, at, "\"subject_title\": \"x\",").broken(at)
        },
    ),
    kind(
        "a modifier misspelt",
        CROSSWALKS,
        &["CF0106"],
        1,
        |text, random| retype(text, random, "predicate_modifier", "\"not\""),
    ),
    kind(
        "a mapping deleted in half",
        CROSSWALKS,
        &["CF0101"],
        1,
        |text, random| {
            let at = text.any(r#"^      "object_id": "#, random)?;
            let mut text = text.clone();
            let closing = text.closing(text.opening(at));
            text.remove(at, closing);
            text.broken(at)
        },
    ),
    kind("no id of the set", CROSSWALKS, &["CF0105"], 1, |text, _| {
        let at = text.next(r#"^  "mapping_set_id": "#, 0)?;
        delete_at(text, at)
    }),
];
