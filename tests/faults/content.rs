//! Faults of levels, texts, assessment, dates and codes.

use super::text::{add_before, cut, delete_at, misspell, repeat, retype, rewrite};
use super::{FRAMEWORKS, Kind, SCALES, SCHEMES, kind, kind_on};

const CZ: &[&str] = &["data/frameworks/cz-"];
const IT: &[&str] = &["data/frameworks/it-"];
const RU: &[&str] = &["data/frameworks/ru-"];
const ESCO: &[&str] = &["data/frameworks/esco-"];
const ASSESSED: &[&str] = &["data/frameworks/cz-", "data/frameworks/it-"];
const ALIGNED: &[&str] = &["data/scales/nsk", "data/scales/prk", "data/scales/qnq"];

/// The language that counts in each framework and its wordings.
const WORDING: &str = r#"^( *"(?:cs|it|ru)": ")([^"]+)""#;

pub(super) const FAULTS: &[Kind] = &[
    kind(
        "a level off its scale",
        FRAMEWORKS,
        &["CF0401"],
        3,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"level": "[a-z0-9-]+:)[A-Z0-9]+""#,
                |found| format!("{}99\"", &found[1]),
            )
        },
    ),
    kind(
        "an alignment to no level",
        ALIGNED,
        &["CF0401"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( {10}"from": ")[0-9]""#, |found| {
                format!("{}77\"", &found[1])
            })
        },
    ),
    kind(
        "a scale misspelt",
        FRAMEWORKS,
        &["CF0402"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"level": ")([a-z0-9-]+):"#, |found| {
                format!("{}{}:", &found[1], misspell(&found[2]))
            })
        },
    ),
    kind(
        "a level of a scale twice",
        SCALES,
        &["CF0403"],
        2,
        |text, random| {
            let id = text.any(r"^    \{$", random)?;
            text.next(r#"^  "levels": "#, 0)
                .filter(|levels| *levels < id)?;
            if id > text.closing(text.next(r#"^  "levels": "#, 0)?) {
                return None;
            }
            let (text, copy) = repeat(text, id);
            text.broken(copy + 1)
        },
    ),
    kind(
        "two levels of one scale",
        FRAMEWORKS,
        &["CF0404"],
        2,
        |text, random| {
            let level = text.any(
                r#"^ +"level": "(nsk:[123567]|cefr:B1|ru-148n:4|sfia:[1-5])""#,
                random,
            )?;
            if !text
                .line(text.opening(text.opening(level)))
                .contains("levels")
            {
                return None;
            }
            let other = match text.value(level).split(':').next()? {
                "nsk" => "nsk:4",
                "cefr" => "cefr:C1",
                "sfia" => "sfia:6",
                _ => "ru-148n:5",
            };
            let (mut text, copy) = repeat(text, text.opening(level));
            let line = text.line(copy + 1).replace(text.value(level), other);
            text.set(copy + 1, line);
            text.broken(copy)
        },
    ),
    kind(
        "a level aligned twice",
        ALIGNED,
        &["CF0405"],
        2,
        |text, random| {
            let from = text.any(r#"^ {10}"from": ""#, random)?;
            let (text, copy) = repeat(text, from - 1);
            text.broken(copy + 1)
        },
    ),
    kind(
        "nobody's alignment",
        ALIGNED,
        &["CF0406"],
        1,
        |text, random| {
            rewrite(text, random, r#"^(      "authority": )".*","#, |found| {
                format!("{}\" \",", &found[1])
            })
        },
    ),
    kind(
        "an alignment turned round",
        ALIGNED,
        &["CF0407"],
        3,
        |text, random| {
            let all = text.all(r#"^ {12}"[0-9]"$"#);
            let first = text.any(r#"^ {12}"[0-9]"$"#, random)?;
            let second = *all.iter().find(|second| **second > first)?;
            let mut text = text.clone();
            let (a, b) = (text.line(first).to_owned(), text.line(second).to_owned());
            text.set(first, b);
            text.set(second, a);
            text.broken(second)
        },
    ),
    kind(
        "levels that an authority sets apart",
        CZ,
        &["CF0408"],
        1,
        |text, _| {
            let level = text.next(r#"^      "level": "nsk:4""#, 0)?;
            let (mut text, copy) = repeat(text, level - 1);
            text.set(copy + 1, "      \"level\": \"eqf:6\",");
            text.broken(copy)
        },
    ),
    // Texts.
    kind(
        "no wording",
        &[
            "data/frameworks/it-",
            "data/frameworks/cz-",
            "data/frameworks/ru-",
        ],
        &["CF0501"],
        3,
        |text, random| {
            let at = text.any(r#"^ *"(cs|it|ru)": ""#, random)?;
            delete_at(text, at)
        },
    ),
    kind(
        "no gloss",
        &[
            "data/frameworks/it-",
            "data/frameworks/cz-",
            "data/frameworks/ru-",
        ],
        &["CF0502"],
        3,
        |text, random| {
            let at = text.any(r#"^ {8,}"en": ".*,$"#, random)?;
            if !text.line(text.opening(at)).contains("\"text\"") {
                return None;
            }
            delete_at(text, at)
        },
    ),
    kind(
        "a language nobody declared",
        FRAMEWORKS,
        &["CF0503"],
        2,
        |text, random| {
            let at = text.any(r#"^ *"(pl|en)": ""#, random)?;
            add_before(text, at, "\"de\": \"Anrufe\",").broken(at)
        },
    ),
    kind("a country for a language", CZ, &["CF0506"], 1, |text, _| {
        let at = text.next(r#"^      "language": "en""#, 0)?;
        let mut text = text.clone();
        text.set(at, "      \"language\": \"cz\",");
        text.broken(at)
    }),
    kind(
        "a language that is none",
        FRAMEWORKS,
        &["CF0506"],
        2,
        |text, random| {
            rewrite(text, random, r#"^(      "language": ")(en|cs)""#, |found| {
                format!("{}qx\"", &found[1])
            })
        },
    ),
    kind(
        "a space at the end",
        FRAMEWORKS,
        &["CF0504"],
        3,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:cs|it|ru|pl|en)": "[^"]+)""#,
                |found| format!("{} \"", &found[1]),
            )
        },
    ),
    kind(
        "two spaces inside",
        FRAMEWORKS,
        &["CF0504"],
        3,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:cs|it|ru|pl|en)": "[^" ]+) "#,
                |found| format!("{}  ", &found[1]),
            )
        },
    ),
    kind(
        "a text that is empty",
        FRAMEWORKS,
        &["CF0504"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:cs|it|ru|pl|en)": ")[^"]+""#,
                |found| format!("{}\"", &found[1]),
            )
        },
    ),
    kind(
        "a tab inside",
        FRAMEWORKS,
        &["CF0505"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:cs|it|ru|pl|en)": "[^" ]+) "#,
                |found| format!("{}\\t", &found[1]),
            )
        },
    ),
    kind("a bell", SCALES, &["CF0505"], 1, |text, random| {
        rewrite(text, random, r#"^( *"(?:cs|it|ru|pl|en)": ")"#, |found| {
            format!("{}\\u0007", &found[1])
        })
    }),
    kind(
        "a Latin letter in a Russian word",
        RU,
        &["CF0507"],
        4,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"ru": ".*[а-я])о([а-я].*)$"#,
                |found| format!("{}o{}", &found[1], &found[2]),
            )
        },
    ),
    kind(
        "a Russian letter in a Latin word",
        FRAMEWORKS,
        &["CF0507"],
        4,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:cs|it|en|pl)": ".*[b-z])a([b-z].*)$"#,
                |found| format!("{}а{}", &found[1], &found[2]),
            )
        },
    ),
    kind(
        "a letter and its accent apart",
        &[
            "data/frameworks/cz-",
            "data/frameworks/it-",
            "data/frameworks/pl-",
        ],
        &["CF0508"],
        3,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:cs|it|pl)": ".*)([áíéàèòóž])(.*)$"#,
                |found| {
                    let apart = match &found[2] {
                        "á" => "a\u{301}",
                        "í" => "i\u{301}",
                        "é" => "e\u{301}",
                        "ó" => "o\u{301}",
                        "à" => "a\u{300}",
                        "è" => "e\u{300}",
                        "ò" => "o\u{300}",
                        _ => "z\u{30c}",
                    };
                    format!("{}{apart}{}", &found[1], &found[3])
                },
            )
        },
    ),
    kind("й in two parts", RU, &["CF0508"], 2, |text, random| {
        rewrite(text, random, r#"^( *"ru": ".*)й"#, |found| {
            format!("{}и\u{306}", &found[1])
        })
    }),
    kind(
        "one wording twice in a unit",
        &["data/frameworks/it-", "data/frameworks/ru-"],
        &["CF0509"],
        3,
        |text, random| {
            let id = text.any(r#"^          "id": ""#, random)?;
            let (mut text, copy) = repeat(text, id - 1);
            let id = text.value(copy + 1).to_owned();
            let line = text.line(copy + 1).replace(&id, &format!("{id}-again"));
            text.set(copy + 1, line);
            let at = text.next(r#"^            "(it|ru)": "#, copy)?;
            text.broken(at)
        },
    ),
    kind(
        "a space of no width",
        FRAMEWORKS,
        &["CF0510"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"(?:cs|it|ru|pl|en)": "[^" ]+) "#,
                |found| format!("{}\u{200b} ", &found[1]),
            )
        },
    ),
    kind(
        "a soft hyphen",
        FRAMEWORKS,
        &["CF0510"],
        2,
        |text, random| {
            rewrite(text, random, WORDING, |found| {
                format!("{}{}\u{ad}\"", &found[1], &found[2])
            })
        },
    ),
    // Assessment.
    kind(
        "a minimum above the maximum",
        CZ,
        &["CF0601"],
        3,
        |text, random| {
            let at = text.any(r#"^ *"minimum": [0-9]+,$"#, random)?;
            text.line(at + 1).contains("maximum").then_some(())?;
            let mut text = text.clone();
            let line = text.line(at).replace("\": ", "\": 9");
            text.set(at, line);
            text.broken(at)
        },
    ),
    kind(
        "a threshold without a bound",
        ASSESSED,
        &["CF0602"],
        2,
        |text, random| {
            let at = text.any(r#"^ *"minimum": "#, random)?;
            (!text.line(at + 1).contains("maximum")).then_some(())?;
            delete_at(text, at)
        },
    ),
    kind("more among fewer", CZ, &["CF0603"], 1, |text, _| {
        let outer = text.next(r#"^ *"including": \["#, 0)?;
        let at = text.next(r#"^ *"minimum": 1,$"#, outer)?;
        let mut text = text.clone();
        for at in [at, at + 1] {
            let line = text.line(at).replace("1,", "7,");
            text.set(at, line);
        }
        text.broken(at)
    }),
    kind(
        "a criterion binds nobody",
        ASSESSED,
        &["CF0604"],
        3,
        |text, random| {
            let at = text.any(r#"^ *"actor": "#, random)?;
            let role = text.next(r#"^ *"role": "#, text.opening(at))?;
            // A description may name somebody and binds nobody.
            ["demonstration", "examiner_duty"]
                .contains(&text.value(role))
                .then_some(())?;
            let mut text = text.clone();
            cut(&mut text, at, at);
            text.broken(role)
        },
    ),
    kind(
        "a waiver that is none",
        ASSESSED,
        &["CF0605"],
        2,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"role": ")(description|demonstration)""#,
                |found| format!("{}waiver\"", &found[1]),
            )
        },
    ),
    kind(
        "words that are not in the sentence",
        ASSESSED,
        &["CF0606"],
        3,
        |text, random| {
            let at = text.any(r#"^ *"(minimum|maximum)": "#, random)?;
            let at = text.next(r#"^ *"as_written": "#, at)?;
            let mut text = text.clone();
            let line = text.line(at).replace("\": \"", "\": \"zzz");
            text.set(at, line);
            text.broken(at)
        },
    ),
    kind(
        "methods that are none",
        IT,
        &["CF0607"],
        1,
        |text, random| {
            let at = text.any(r#"^          "methods": \["#, random)?;
            let end = text.closing(at);
            let mut text = text.clone();
            text.remove(at, end);
            text.insert(at, "          \"methods\": []");
            text.broken(at)
        },
    ),
    // Dates.
    kind(
        "an end before the beginning",
        CZ,
        &["CF0701"],
        1,
        |text, random| {
            let at = text.any(r#"^    "until": "#, random)?;
            let mut text = text.clone();
            text.set(at, "    \"until\": \"2014-10-20\",");
            text.broken(at)
        },
    ),
    kind_on(
        "expired",
        "2020-01-01",
        CZ,
        &["CF0702"],
        1,
        |text, random| retype(text, random, "until", "\"2019-10-20\""),
    ),
    kind_on(
        "not in force yet",
        "2020-01-01",
        CZ,
        &["CF0703"],
        1,
        |text, random| {
            let at = text.any(r#"^    "from": "#, random)?;
            let mut text = text.clone();
            text.set(at, "    \"from\": \"2021-06-29\",");
            text.broken(at)
        },
    ),
    kind(
        "a successor before its time",
        CZ,
        &["CF0704"],
        1,
        |text, random| {
            rewrite(text, random, r#"^(      "from": ")2022"#, |found| {
                format!("{}2012", &found[1])
            })
        },
    ),
    kind(
        "retrieved after the last edit",
        FRAMEWORKS,
        &["CF0704"],
        2,
        |text, random| {
            let at = text.any(r#"^        "sha256": "#, random)?;
            add_before(text, at + 1, "\"retrieved\": \"2031-01-01\",").broken(at + 1)
        },
    ),
    kind_on(
        "edited in the future",
        "2026-12-01",
        FRAMEWORKS,
        &["CF0705"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"curated_on": ")2026"#, |found| {
                format!("{}2036", &found[1])
            })
        },
    ),
    kind_on(
        "revised in the future",
        "2026-12-01",
        IT,
        &["CF0705"],
        1,
        |text, random| {
            rewrite(text, random, r#"^(      "date": ")2021"#, |found| {
                format!("{}2031", &found[1])
            })
        },
    ),
    // Codes.
    kind(
        "a code with a space",
        FRAMEWORKS,
        &["CF0801"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"code": "[^"]+)""#, |found| {
                format!("{} \"", &found[1])
            })
        },
    ),
    kind(
        "a code of another form",
        FRAMEWORKS,
        &["CF0802"],
        3,
        |text, random| {
            rewrite(text, random, r#"^( *"code": ")[0-9]"#, |found| {
                format!("{}O#", &found[1])
            })
        },
    ),
    kind(
        "a scheme misspelt",
        FRAMEWORKS,
        &["CF0803"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"scheme": ")([^"]+)""#, |found| {
                format!("{}{}\"", &found[1], misspell(&found[2]))
            })
        },
    ),
    kind(
        "an example of another form",
        SCHEMES,
        &["CF0804"],
        2,
        |text, random| {
            rewrite(text, random, r#"^( *"example": ")([^"]+)""#, |found| {
                format!("{}##\"", &found[1])
            })
        },
    ),
    kind(
        "a template without a code",
        SCHEMES,
        &["CF0804"],
        1,
        |text, random| rewrite(text, random, r#"\{code\}"#, |_| "4222".to_owned()),
    ),
    kind(
        "a code twice",
        FRAMEWORKS,
        &["CF0805"],
        2,
        |text, random| {
            let at = text.any(r#"^      "scheme": "#, random)?;
            let (text, copy) = repeat(text, at - 1);
            text.broken(copy)
        },
    ),
    kind(
        "a code and the IRI of another",
        CZ,
        &["CF0806"],
        1,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"iri": "http://data.europa.eu/esco/isco/C)4222"#,
                |found| format!("{}4225", &found[1]),
            )
        },
    ),
    kind(
        "a broader group that leads nowhere",
        ESCO,
        &["CF0202"],
        1,
        |text, random| {
            rewrite(
                text,
                random,
                r#"^( *"esco-contact-centre:)[^"]+""#,
                |found| format!("{}nowhere\"", &found[1]),
            )
        },
    ),
];
