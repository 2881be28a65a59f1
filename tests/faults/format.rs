//! Faults of the text, its format, its types, ids and hierarchy.

use super::text::{add_before, cut, delete, delete_at, misspell, repeat, retype, rewrite};
use super::{CROSSWALKS, FRAMEWORKS, Kind, SCALES, SCHEMES, kind};

const ALL: &[&str] = &[
    "data/frameworks/",
    "data/scales/",
    "data/crosswalks/",
    "data/schemes/",
];
const CZ: &[&str] = &["data/frameworks/cz-"];
const IT: &[&str] = &["data/frameworks/it-"];
const ESCO: &[&str] = &["data/frameworks/esco-"];

pub(super) const FAULTS: &[Kind] = &[
    kind("a comma is missing", ALL, &["CF0101"], 3, |text, random| {
        rewrite(text, random, r#"^( *"[a-z_]+": .*[^\[{]),$"#, |found| {
            found[1].to_owned()
        })
    }),
    kind("a comma too many", ALL, &["CF0101"], 2, |text, random| {
        let closing = text.any(r"^ *[}\]],?$", random)?;
        let mut text = text.clone();
        let last = text.line(closing - 1).to_owned() + ",";
        text.set(closing - 1, last);
        text.broken(closing - 1)
    }),
    kind(
        "a quotation mark is missing",
        ALL,
        &["CF0101"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"[a-z_]+": "[^"]*)",$"#, |found| {
                found[1].to_owned()
            })
        },
    ),
    kind("a comment", ALL, &["CF0101"], 2, |text, random| {
        let at = text.any(r#"^ *"[a-z_]+": "#, random)?;
        add_before(text, at, "// look at this again").broken(at)
    }),
    kind(
        "a comma for a colon",
        ALL,
        &["CF0101"],
        1,
        |text, random| {
            rewrite(text, random, r#"^( *"[a-z_]+"): "#, |found| {
                format!("{}, ", &found[1])
            })
        },
    ),
    kind(
        "a bracket is missing",
        FRAMEWORKS,
        &["CF0101"],
        2,
        |text, random| {
            // It should stand behind the line before it.
            let closing = text.any(r"^        \},$", random)?;
            let mut text = text.clone();
            text.remove(closing, closing);
            text.broken(closing - 1)
        },
    ),
    kind("a byte order mark", ALL, &["CF0102"], 1, |text, _| {
        let mut text = text.clone();
        let first = format!("\u{feff}{}", text.line(0));
        text.set(0, first);
        text.broken(0)
    }),
    kind("a key misspelt", ALL, &["CF0103"], 5, |text, random| {
        rewrite(text, random, r#"^( *")([a-z_]{4,})(": .*)$"#, |found| {
            format!("{}{}{}", &found[1], misspell(&found[2]), &found[3])
        })
    }),
    kind(
        "a key of another place",
        FRAMEWORKS,
        &["CF0103"],
        2,
        |text, random| {
            let at = text.any(r#"^ *"as_written": "#, random)?;
            add_before(text, at, "\"subject_id\": \"x\",").broken(at)
        },
    ),
    kind("a key twice", ALL, &["CF0104"], 3, |text, random| {
        let at = text.any(r#"^ *"[a-z_]+": .*[^\[{],$"#, random)?;
        let mut text = text.clone();
        let line = text.line(at).to_owned();
        text.insert(at, &line);
        text.broken(at + 1)
    }),
    kind(
        "a wording twice",
        FRAMEWORKS,
        &["CF0104"],
        2,
        |text, random| {
            let at = text.any(r#"^ *"(it|cs|pl|ru|en)": ".*,$"#, random)?;
            let mut text = text.clone();
            let line = text.line(at).to_owned();
            text.insert(at, &line);
            text.broken(at + 1)
        },
    ),
    kind("no kind", FRAMEWORKS, &["CF0105"], 2, |text, random| {
        delete(text, random, "kind")
    }),
    kind(
        "no role",
        &["data/frameworks/cz-", "data/frameworks/it-"],
        &["CF0105"],
        2,
        |text, random| delete(text, random, "role"),
    ),
    kind("no text", FRAMEWORKS, &["CF0105"], 2, |text, random| {
        // Passages may lack one.
        let role = text.any(r#"^ *"(role|term)": "#, random)?;
        let at = text.next(r#"^ *"text": \{"#, role)?;
        (at < role + 4).then(|| delete_at(text, at))?
    }),
    kind("no threshold unit", CZ, &["CF0105"], 2, |text, random| {
        delete(text, random, "unit")
    }),
    kind("no licence", ALL, &["CF0105"], 2, |text, random| {
        let at = text.any(r#"^ {4,}"license": "#, random)?;
        delete_at(text, at)
    }),
    kind("no authority", SCALES, &["CF0105"], 1, |text, random| {
        let at = text.any(r#"^      "authority": "#, random)?;
        delete_at(text, at)
    }),
    kind(
        "a number for a text",
        ALL,
        &["CF0106"],
        3,
        |text, random| {
            retype(
                text,
                random,
                "(?:as_written|publisher|note|name|id|subject_label|title)",
                "5",
            )
        },
    ),
    kind("null for a value", ALL, &["CF0106"], 2, |text, random| {
        retype(
            text,
            random,
            "(?:kind|role|license|attribution|curated_by|version)",
            "null",
        )
    }),
    kind(
        "a text for yes or no",
        ALL,
        &["CF0106"],
        2,
        |text, random| {
            retype(
                text,
                random,
                "(?:changed|must_be_valid|at_least)",
                "\"true\"",
            )
        },
    ),
    kind(
        "a text for a number",
        FRAMEWORKS,
        &["CF0106"],
        2,
        |text, random| retype(text, random, "(?:minimum|maximum|position)", "\"three\""),
    ),
    kind("a text for a list", ALL, &["CF0106"], 2, |text, random| {
        let at = text.any(
            r#"^ *"(levels|statements|units|rights|mappings|schemes|placements)": \[$"#,
            random,
        )?;
        let key = text.line(at).trim_end_matches('[').to_owned();
        let end = text.closing(at);
        let comma = if text.line(end).ends_with(',') {
            ","
        } else {
            ""
        };
        let mut text = text.clone();
        text.remove(at, end);
        text.insert(at, &format!("{key}\"none\"{comma}"));
        text.broken(at)
    }),
    kind(
        "a text for a language map",
        FRAMEWORKS,
        &["CF0106"],
        2,
        |text, random| {
            let at = text.any(r#"^ *"(title|text)": \{$"#, random)?;
            let key = text.line(at).trim_end_matches('{').to_owned();
            let end = text.closing(at);
            let comma = if text.line(end).ends_with(',') {
                ","
            } else {
                ""
            };
            let mut text = text.clone();
            text.remove(at, end);
            text.insert(at, &format!("{key}\"Handle calls\"{comma}"));
            text.broken(at)
        },
    ),
    kind(
        "a choice misspelt",
        FRAMEWORKS,
        &["CF0106"],
        4,
        |text, random| {
            let pattern =
                r#"^( *"(?:kind|role|reason|sureness|covers|relation)": ")([a-z_]+)(",?)$"#;
            rewrite(text, random, pattern, |found| {
                format!("{}{}{}", &found[1], misspell(&found[2]), &found[3])
            })
        },
    ),
    kind("a day that is none", ALL, &["CF0106"], 4, |text, random| {
        rewrite(text, random, r#"-[0-9]{2}-[0-9]{2}(",?)$"#, |found| {
            format!("-02-30{}", &found[1])
        })
    }),
    kind(
        "a date in another form",
        ALL,
        &["CF0106"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#""([0-9]{4})-([0-9]{2})-([0-9]{2})(",?)$"#,
                |found| format!("\"{}.{}.{}{}", &found[3], &found[2], &found[1], &found[4]),
            )
        },
    ),
    kind(
        "a place that is none",
        FRAMEWORKS,
        &["CF0106"],
        2,
        |text, random| retype(text, random, "place", "\"line 61\""),
    ),
    kind(
        "an IRI with a space",
        ALL,
        &["CF0106"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:iri|url|namespace)": "https?://)"#,
                |found| format!("{}a b/", &found[1]),
            )
        },
    ),
    kind(
        "a confidence above one",
        CROSSWALKS,
        &["CF0106"],
        2,
        |text, random| retype(text, random, "confidence", "1.5"),
    ),
    kind(
        "a version of two parts",
        ALL,
        &["CF0106"],
        2,
        |text, random| retype(text, random, "version", "\"one\""),
    ),
    kind(
        "an id with a space",
        FRAMEWORKS,
        &["CF0106"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( +"id": ")([^"]+)"#, |found| {
                format!("{}{} x", &found[1], &found[2])
            })
        },
    ),
    kind(
        "a level without a scale",
        FRAMEWORKS,
        &["CF0106"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"level": ")[a-z0-9-]+:"#, |found| {
                found[1].to_owned()
            })
        },
    ),
    kind("a format to come", ALL, &["CF0107"], 2, |text, random| {
        rewrite(text, random, r#"^(  "format": "[a-z]+)/1.0"#, |found| {
            format!("{}/2.0", &found[1])
        })
    }),
    kind(
        "another kind of document",
        SCALES,
        &["CF0107"],
        1,
        |text, random| retype(text, random, "format", "\"framework/1.0\""),
    ),
    kind(
        "a language with an underscore",
        FRAMEWORKS,
        &["CF0109"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *")(en|pl)(": ")"#, |found| {
                format!("{}{}_XX{}", &found[1], &found[2], &found[3])
            })
        },
    ),
    kind(
        "two misspelt keys, far apart",
        FRAMEWORKS,
        &["CF0103", "CF0103"],
        3,
        |text, random| {
            let all = text.all(r#"^ {8,}"place": "#);
            let second = text.any(r#"^ {8,}"place": "#, random)?;
            let first = *all.iter().find(|first| **first + 20 < second)?;
            let mut text = text.clone();
            for at in [first, second] {
                let line = text.line(at).replace("place", "palce");
                text.set(at, line);
            }
            text.broken_at(&[first, second])
        },
    ),
    kind(
        "three values of a wrong type",
        CROSSWALKS,
        &["CF0106", "CF0106", "CF0106"],
        2,
        |text, random| {
            let all = text.all(r#"^ *"confidence": "#);
            let last = text.any(r#"^ *"confidence": "#, random)?;
            let mut text = text.clone();
            let few = [*all.first()?, *all.get(1)?, last];
            if last <= few[1] {
                return None;
            }
            for at in few {
                let line = text.line(at).replace("\": ", "\": 2");
                text.set(at, line);
            }
            text.broken_at(&few)
        },
    ),
    kind(
        "a misspelt key and a stray space",
        FRAMEWORKS,
        &["CF0103", "CF0504"],
        3,
        |text, random| {
            let first = text.any(r#"^ {8,}"place": "#, random)?;
            let second = text
                .all(r#"^ *"en": "[^"]+""#)
                .into_iter()
                .rev()
                .find(|at| at.abs_diff(first) > 30)?;
            let mut text = text.clone();
            let line = text.line(first).replace("place", "palce");
            text.set(first, line);
            let line = text.line(second).replace("\"en\": \"", "\"en\": \" ");
            text.set(second, line);
            text.broken_at(&[first, second])
        },
    ),
    kind(
        "a missing field and an unknown level",
        FRAMEWORKS,
        &["CF0105", "CF0401"],
        2,
        |text, random| {
            let level = text.any(r#"^ *"level": "[a-z0-9-]+:"#, random)?;
            let mut broken = text.clone();
            let line = text.line(level).to_owned();
            let (before, _) = line.rsplit_once(':')?;
            broken.set(level, format!("{before}:99\","));
            let kind = text
                .all(r#"^          "kind": "#)
                .into_iter()
                .find(|at| at.abs_diff(level) > 30)?;
            let opening = text.opening(kind);
            cut(&mut broken, kind, kind);
            let level = if kind < level { level - 1 } else { level };
            broken.broken_at(&[opening, level])
        },
    ),
    // Ids.
    kind(
        "a statement twice",
        FRAMEWORKS,
        &["CF0201"],
        3,
        |text, random| {
            let id = text.any(r#"^          "id": "#, random)?;
            // Requirements and criteria stand at the same depth.
            text.next(r#"^          "kind": "[a-z]+""#, id)
                .filter(|kind| *kind == id + 1)?;
            let (text, copy) = repeat(text, id - 1);
            text.broken(copy + 1)
        },
    ),
    kind(
        "a unit twice",
        FRAMEWORKS,
        &["CF0201"],
        2,
        |text, random| {
            let id = text.any(r#"^      "id": "#, random)?;
            let (text, copy) = repeat(text, id - 1);
            text.broken(copy + 1)
        },
    ),
    kind(
        "an id that another has",
        FRAMEWORKS,
        &["CF0201"],
        3,
        |text, random| {
            let all = text.all(r#"^ {8,}"id": "#);
            let second = text.any(r#"^ {8,}"id": "#, random)?;
            let first = *all.iter().find(|first| **first < second)?;
            // The ids of documents are their own.
            if second > text.next(r#"^  "rights": "#, 0)? {
                return None;
            }
            let mut text = text.clone();
            let line = text
                .line(second)
                .replace(text.value(second), text.value(first));
            text.set(second, line);
            text.broken(second)
        },
    ),
    kind(
        "a term misspelt",
        FRAMEWORKS,
        &["CF0202"],
        3,
        |text, random| {
            rewrite(text, random, r#"^( *"term": ")([^"]+)"#, |found| {
                format!("{}{}", &found[1], misspell(&found[2]))
            })
        },
    ),
    kind(
        "a condition misspelt",
        FRAMEWORKS,
        &["CF0202"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"condition": ")([^"]+)"#, |found| {
                format!("{}{}", &found[1], misspell(&found[2]))
            })
        },
    ),
    kind(
        "a broader concept misspelt",
        ESCO,
        &["CF0202"],
        3,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:of": ")?esco-contact-centre:)([^"]+)""#,
                |found| format!("{}{}\"", &found[1], misspell(&found[2])),
            )
        },
    ),
    kind(
        "a place in no document",
        FRAMEWORKS,
        &["CF0202"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"place": ")L"#, |found| {
                format!("{}annex#L", &found[1])
            })
        },
    ),
    kind(
        "a retired id in use",
        FRAMEWORKS,
        &["CF0203"],
        2,
        |text, random| {
            let id = text.any(r#"^          "id": "#, random)?;
            let rights = text.next(r#"^  "rights": "#, 0)?;
            let retired = format!(
                "\"retired\": [\n  {{\n    \"id\": \"{}\",\n    \"since\": \"1.0.0\"\n  }}\n],",
                text.value(id)
            );
            add_before(text, rights, &retired).broken(rights + 2)
        },
    ),
    kind(
        "an id in capitals",
        &[
            "data/frameworks/it-",
            "data/frameworks/cz-",
            "data/frameworks/ru-",
        ],
        &["CF0204"],
        3,
        |text, random| {
            rewrite(text, random, r#"^( {10,}"id": ")([^"]+)"#, |found| {
                format!("{}{}", &found[1], found[2].to_uppercase())
            })
        },
    ),
    kind(
        "a broader concept twice",
        ESCO,
        &["CF0205"],
        2,
        |text, random| {
            let at = text.any(r#"^        "esco[a-z-]*:[^"]+",?$"#, random)?;
            let mut text = text.clone();
            let line = text.line(at).to_owned();
            text.insert(at, &(line.trim_end_matches(',').to_owned() + ","));
            text.broken(at + 1)
        },
    ),
    kind(
        "retired in a version to come",
        IT,
        &["CF0206"],
        1,
        |text, _| {
            let rights = text.next(r#"^  "rights": "#, 0)?;
            add_before(
                text,
                rights,
                "\"retired\": [\n  {\n    \"id\": \"old\",\n    \"since\": \"4.0.0\"\n  }\n],",
            )
            .broken(rights + 3)
        },
    ),
    // Hierarchy.
    kind(
        "broader than itself",
        ESCO,
        &["CF0301"],
        2,
        |text, random| {
            let at = text.any(r#"^      "broader": \["#, random)?;
            let unit = text.next(r#"^      "id": "#, text.opening(at))?;
            let mut text = text.clone();
            let own = format!("        \"esco-contact-centre:{}\",", text.value(unit));
            text.insert(at + 1, &own);
            text.broken(at + 1)
        },
    ),
    kind("no units", FRAMEWORKS, &["CF0302"], 2, |text, _| {
        let at = text.next(r#"^  "units": \["#, 0)?;
        let end = text.closing(at);
        let mut text = text.clone();
        text.remove(at, end);
        text.insert(at, "  \"units\": [],");
        text.broken(at)
    }),
    kind(
        "broader than a unit is a statement",
        IT,
        &["CF0303"],
        2,
        |text, random| {
            let statement = text.any(r#"^          "id": "#, random)?;
            let at = text.any(r#"^      "statements": \["#, random)?;
            let broader = format!(
                "\"broader\": [\n  \"it-i2-4:{}\"\n],",
                text.value(statement)
            );
            add_before(text, at, &broader).broken(at + 1)
        },
    ),
    kind(
        "an implicit unit beside others",
        FRAMEWORKS,
        &["CF0304"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^(      "kind": ")(competence|labour_function|unit_of_competence)""#,
                |found| format!("{}implicit\"", &found[1]),
            )
        },
    ),
    kind(
        "a unit with nothing in it",
        FRAMEWORKS,
        &["CF0305"],
        2,
        |text, random| {
            let at = text.any(r"^    \{$", random)?;
            if at < text.next(r#"^  "units": "#, 0)?
                || at > text.closing(text.next(r#"^  "units": "#, 0)?)
            {
                return None;
            }
            add_before(
                text,
                at,
                "{\n  \"id\": \"later\",\n  \"kind\": \"competence\"\n},",
            )
            .broken(at)
        },
    ),
    kind(
        "two units in one place",
        CZ,
        &["CF0306"],
        2,
        |text, random| {
            // The second of two neighbours in the document takes the first one's.
            let all = text.all(r#"^          "order": "table""#);
            let second = text.any(r#"^          "order": "table""#, random)?;
            let first = *all.iter().rfind(|first| **first < second)?;
            let mut text = text.clone();
            let line = text.line(first + 1).to_owned();
            text.set(second + 1, line);
            text.broken(second + 1)
        },
    ),
    // Documents.
    kind(
        "the id of another document",
        SCHEMES,
        &["CF0804"],
        1,
        |text, random| {
            rewrite(text, random, r#"^(      "id": ")istat-cp2021"#, |found| {
                format!("{}istat-cp2011", &found[1])
            })
        },
    ),
    kind(
        "the id of another scale",
        &["data/scales/prk"],
        &["CF1201"],
        1,
        |text, _| {
            let mut text = text.clone();
            text.set(3, "  \"id\": \"qnq\",");
            let alignments = text.next(r#"^  "alignments": "#, 0)?;
            let end = text.closing(alignments);
            text.remove(alignments, end);
            text.broken(3)
        },
    ),
];
