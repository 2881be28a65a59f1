//! Value types: what they read, what they write, and what their schemas say.

use super::cases;
use competency::crosswalk::{Slot, SlotName};
use competency::{
    Amount, Cefr, CodePattern, Confidence, Crosswalk, Curie, Date, DocumentKind, EntityRef,
    EqfLevel, Format, FrameworkId, Iri, LanguageTag, Level, License, LocalId, Place, Predicate,
    ScaleId, SchemeId, Synonyms, Text, Version,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
#[cfg(feature = "schema")]
use serde_json::Value;
use std::fmt::{Debug, Display};
use std::str::FromStr;

const SLUG: &str = "[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,3}";
const LOCAL_ID: &str = "[a-zA-Z0-9éжł._~!$&'()*+,;=:@-][a-zA-Z0-9éжł._~!$&'()*+,;=:@/-]{0,40}";
const LANGUAGE: &str = "[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?(-[a-zA-Z]{5,8})?(-u-[a-z]{2}-[a-z]{3,8})?(-x(-[A-Za-z0-9]{1,8}){1,2})?";
const CURIE: &str = "[a-zA-Z_é][a-zA-Z0-9é_.-]{0,6}:[!-.0-~éж][!-~éж]{0,12}";

fn slug() -> impl Strategy<Value = String> {
    SLUG.prop_filter("a reserved prefix", |slug| {
        ![
            "owl",
            "rdf",
            "rdfs",
            "semapv",
            "skos",
            "sssom",
            "xsd",
            "linkml",
            "competency",
        ]
        .contains(&slug.as_str())
    })
}

fn reference() -> impl Strategy<Value = String> {
    prop_oneof![
        (slug(), LOCAL_ID).prop_map(|(framework, local)| format!("{framework}:{local}")),
        slug().prop_map(|framework| format!("competency:{framework}")),
    ]
}

fn iri() -> impl Strategy<Value = String> {
    "(https?://[a-z]{1,8}\\.[a-z]{2,3}(:[1-9][0-9]{1,3})?(/[A-Za-zé0-9%]{0}[A-Za-zé0-9]{0,5}){0,3}(\\?[a-z]=[0-9é]{1,3})?(#[a-z]{1,3})?|urn:[a-z]{2,5}:[a-z0-9:]{1,8})"
}

fn date() -> impl Strategy<Value = String> {
    (1..=9999_i16, 1..=12_i8)
        .prop_flat_map(|(year, month)| (Just((year, month)), 1..=days_in(year, month)))
        .prop_map(|((year, month), day)| format!("{year:04}-{month:02}-{day:02}"))
}

fn place() -> impl Strategy<Value = String> {
    let range = || (1..=u32::MAX - 1).prop_flat_map(|first| (Just(first), first + 1..=u32::MAX));
    let lines = prop_oneof![
        (1..=u32::MAX).prop_map(|line| format!("L{line}")),
        range().prop_map(|(first, last)| format!("L{first}-{last}")),
        (1..=u32::MAX, range()).prop_map(|(line, (first, last))| format!("L{line}:{first}-{last}")),
        (1..=u32::MAX, 1..=u32::MAX).prop_map(|(line, character)| format!("L{line}:{character}")),
    ];
    (prop::option::of(LOCAL_ID), lines).prop_map(|(document, lines)| match document {
        Some(document) => format!("{document}#{lines}"),
        None => lines,
    })
}

fn format() -> impl Strategy<Value = String> {
    (
        prop::sample::select(&DocumentKind::ALL[..]),
        any::<u16>(),
        any::<u16>(),
    )
        .prop_map(|(kind, major, minor)| format!("{kind}/{major}.{minor}"))
}

fn license() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("unknown".to_owned()),
        "(\\([A-Z][A-Za-z0-9.-]{1,8} (OR|AND) )?[A-Z][A-Za-z0-9.+-]{1,12}",
        iri(),
    ]
}

fn predicate() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&Predicate::KNOWN[..]).prop_map(|known| known.to_string()),
        CURIE.prop_map(|other| other),
    ]
}

/// A valid text, or one with characters put in that are easily taken for
/// others, or for nothing.
fn nearly(valid: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    const TRICKY: &[char] = &[
        '\u{a0}',
        '\u{85}',
        '\u{feff}',
        '\u{2028}',
        '\u{3000}',
        '\u{200b}',
        '\u{301}',
        '\u{0}',
        '\n',
        ' ',
        '\t',
        '%',
        '#',
        '?',
        '/',
        ':',
        '-',
        '.',
        '0',
        '9',
        '١',
        'İ',
        'ß',
        'ǅ',
        '﷐',
        '\\',
        '"',
        '<',
        '[',
        '{',
        '|',
        '^',
        '`',
        '\u{e000}',
        '\u{10ffff}',
    ];
    let character = prop_oneof![
        3 => prop::sample::select(TRICKY),
        1 => any::<char>(),
    ];
    (
        valid,
        prop::collection::vec((any::<prop::sample::Index>(), character), 0..3),
    )
        .prop_map(|(mut text, changes)| {
            for (index, character) in changes {
                let places: Vec<usize> = (0..=text.len())
                    .filter(|at| text.is_char_boundary(*at))
                    .collect();
                text.insert(places[index.index(places.len())], character);
            }
            text
        })
}

/// Reads a text that is a value, writes the value and reads it again, as plain
/// text and as JSON.
fn reads_back<T>(text: &str) -> Result<T, TestCaseError>
where
    T: FromStr<Err = competency::ValueError> + Display + PartialEq + Debug,
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let value: T = text
        .parse()
        .map_err(|error| TestCaseError::fail(format!("{error}")))?;
    let written = value.to_string();
    prop_assert_eq!(&written.parse::<T>().unwrap(), &value);
    let json = serde_json::to_string(&value).unwrap();
    prop_assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), &value);
    Ok(value)
}

/// Reads any text; what it reads it writes so that it reads again, and its
/// errors show the text, cut, on one line.
fn reads_or_says_why<T>(text: &str) -> Result<(), TestCaseError>
where
    T: FromStr<Err = competency::ValueError> + Display + PartialEq + Debug,
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    match text.parse::<T>() {
        Ok(_) => reads_back::<T>(text).map(drop),
        Err(error) => {
            prop_assert!(!error.expected().is_empty());
            prop_assert!(error.input().chars().count() <= 61);
            prop_assert!(!error.to_string().contains(char::is_control), "{error}");
            Ok(())
        }
    }
}

#[cfg(feature = "schema")]
fn schema<T: schemars::JsonSchema>() -> Value {
    schemars::schema_for!(T).to_value()
}

/// Whatever the type reads from JSON, its schema accepts.
#[cfg(feature = "schema")]
fn fits_its_schema<T>(texts: impl Strategy<Value = String>)
where
    T: schemars::JsonSchema + serde::de::DeserializeOwned,
{
    let schema = schema::<T>();
    let validator = jsonschema::validator_for(&schema).unwrap();
    proptest!(cases(128), |(text in nearly(texts))| {
        let json = Value::String(text);
        if serde_json::from_value::<T>(json.clone()).is_ok() {
            prop_assert!(validator.is_valid(&json), "the schema refuses {json}: {schema}");
        }
    });
}

/// What fits the schema's pattern, which is looser than the type in places,
/// reads or is refused with reason.
#[cfg(feature = "schema")]
fn what_fits_its_pattern_reads_or_says_why<T>()
where
    T: schemars::JsonSchema + FromStr<Err = competency::ValueError> + Display + PartialEq + Debug,
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let schema = schema::<T>();
    let texts = of_pattern(schema["pattern"].as_str().expect("a pattern"));
    proptest!(cases(48), |(text in texts)| {
        reads_or_says_why::<T>(&text)?;
    });
}

/// Texts that fit a pattern. What they are generated from is no search, and
/// cannot look ahead.
#[cfg(feature = "schema")]
fn of_pattern(pattern: &str) -> impl Strategy<Value = String> + use<> {
    let pattern = pattern
        .trim_start_matches('^')
        .trim_end_matches('$')
        .replace("(?!//)", "");
    prop::string::string_regex(&pattern).unwrap()
}

#[test]
#[cfg(feature = "schema")]
fn every_short_slug_of_the_pattern_is_an_id() {
    let pattern = |schema: Value| of_pattern(schema["pattern"].as_str().unwrap());
    proptest!(cases(128), |(
        scale in pattern(schema::<ScaleId>()),
        scheme in pattern(schema::<SchemeId>()),
        framework in pattern(schema::<FrameworkId>()),
    )| {
        prop_assert_eq!(scale.parse::<ScaleId>().is_ok(), scale.len() <= 64);
        prop_assert_eq!(scheme.parse::<SchemeId>().is_ok(), scheme.len() <= 64);
        prop_assert_eq!(framework.parse::<FrameworkId>().is_ok(), framework.len() <= 64);
    });
}

/// The laws of a type that reads itself from text.
macro_rules! laws {
    ($($name:ident: $type:ty = $valid:expr;)+) => {$(
        mod $name {
            use super::*;

            #[test]
            fn what_is_read_is_written_and_reads_back() {
                proptest!(cases(96), |(text in $valid)| {
                    reads_back::<$type>(&text)?;
                });
            }

            #[test]
            fn no_text_makes_it_panic() {
                proptest!(cases(96), |(any in "\\PC{0,70}|(?s:.{0,20})", near in nearly($valid))| {
                    reads_or_says_why::<$type>(&any)?;
                    reads_or_says_why::<$type>(&near)?;
                });
            }

            #[test]
            #[cfg(feature = "schema")]
            fn what_it_reads_fits_its_schema() {
                fits_its_schema::<$type>($valid);
            }

            #[test]
            #[cfg(feature = "schema")]
            fn what_fits_its_pattern_does_not_make_it_panic() {
                what_fits_its_pattern_reads_or_says_why::<$type>();
            }
        }
    )+};
}

laws! {
    framework_id: FrameworkId = slug();
    local_id: LocalId = LOCAL_ID;
    curie: Curie = CURIE;
    entity_ref: EntityRef = reference();
    an_iri: Iri = iri();
    language_tag: LanguageTag = LANGUAGE;
    scale_id: ScaleId = SLUG;
    level: Level = (SLUG, "[A-Za-z0-9é+._-]{1,8}").prop_map(|(scale, value)| format!("{scale}:{value}"));
    cefr: Cefr = prop::sample::select(&Cefr::ALL[..]).prop_map(|level| level.to_string());
    a_date: Date = date();
    a_place: Place = place();
    a_format: Format = format();
    a_license: License = license();
    scheme_id: SchemeId = SLUG;
    a_predicate: Predicate = predicate();
    code_pattern: CodePattern = "(\\[[A-Z]-[Z]\\]|\\[0-9\\]|[A-Z]|\\\\\\.){1,5}(\\{1,3\\}|\\?)?";
}

/// Types whose texts are kept to the letter.
#[test]
fn ids_are_written_as_they_were_read() {
    proptest!(cases(128), |(slug in slug(), local in LOCAL_ID, curie in CURIE, iri in iri(), place in place(), date in date(), format in format(), license in license())| {
        prop_assert_eq!(reads_back::<FrameworkId>(&slug)?.to_string(), slug);
        prop_assert_eq!(reads_back::<LocalId>(&local)?.to_string(), local);
        prop_assert_eq!(reads_back::<Predicate>(&curie)?.to_string(), &*curie);
        prop_assert_eq!(reads_back::<Curie>(&curie)?.to_string(), curie);
        prop_assert_eq!(reads_back::<Iri>(&iri)?.to_string(), iri);
        prop_assert_eq!(reads_back::<Place>(&place)?.to_string(), place);
        prop_assert_eq!(reads_back::<Date>(&date)?.to_string(), date);
        prop_assert_eq!(reads_back::<Format>(&format)?.to_string(), format);
        prop_assert_eq!(reads_back::<License>(&license)?.to_string(), license);
    });
}

#[test]
fn the_parts_of_a_reference_make_it_again() {
    proptest!(cases(128), |(text in reference())| {
        let reference: EntityRef = text.parse().unwrap();
        let again = match reference.local() {
            Some(local) => EntityRef::new(reference.framework().clone(), local.clone()),
            None => reference.framework().clone().into(),
        };
        prop_assert_eq!(&again, &reference);
        let curie = reads_back::<Curie>(&text)?;
        prop_assert_eq!(EntityRef::try_from(&curie).unwrap(), reference);
    });
}

#[test]
fn every_reference_is_a_curie() {
    // What begins with two slashes would make an IRI of it.
    for text in ["a://b", "a:/b", "a:b//c", "competency:a", "a:b:c"] {
        let reference = text.parse::<EntityRef>();
        assert_eq!(reference.is_ok(), text.parse::<Curie>().is_ok(), "{text}");
    }
}

#[test]
fn an_iri_is_any_absolute_one_and_no_relative_one() {
    for absolute in [
        "https://example.org/",
        "urn:isbn:0451450523",
        "mailto:a@example.org",
        "http://[::1]/",
    ] {
        assert!(absolute.parse::<Iri>().is_ok(), "{absolute}");
    }
    for relative in [
        "",
        "a",
        "/a",
        "//example.org",
        "#a",
        "example.org",
        "https://a b",
        "http://[::1",
        ":a",
        "1:a",
    ] {
        assert!(relative.parse::<Iri>().is_err(), "{relative}");
    }
}

#[test]
fn numbers_in_their_range_read_and_no_others() {
    proptest!(cases(256), |(number in prop_oneof![any::<f64>(), -2.0..3.0_f64, -0.0..=1.0_f64])| {
        prop_assert_eq!(Confidence::new(number).is_ok(), (0.0..=1.0).contains(&number));
        prop_assert_eq!(Amount::new(number).is_ok(), number >= 0.0 && number.is_finite());
        let json = serde_json::to_string(&number).unwrap(); // `null` for what is no number
        let read = serde_json::from_str::<Confidence>(&json);
        prop_assert_eq!(read.ok().map(Confidence::get), Confidence::new(number).ok().map(Confidence::get));
    });
    proptest!(cases(256), |(number: u8)| {
        prop_assert_eq!(EqfLevel::new(number).is_ok(), (1..=8).contains(&number));
    });
}

#[test]
fn numbers_read_back() {
    proptest!(cases(512), |(share in 0.0..=1.0_f64, amount in prop_oneof![0.0..1e6_f64, 0.0..=f64::MAX, (0..u64::MAX).prop_map(|n| n as f64)])| {
        let confidence = reads_back::<Confidence>(&share.to_string())?;
        prop_assert_eq!(confidence.get().to_bits(), share.to_bits());
        let amount = Amount::new(amount).unwrap();
        let json = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount, "{}", json);
        // A whole number has no decimal point.
        if amount.get().fract() == 0.0 && amount.get() < 1e15 {
            prop_assert!(json.bytes().all(|b| b.is_ascii_digit()), "{}", json);
        }
    });
    for level in 1..=8 {
        let level = EqfLevel::new(level).unwrap();
        assert_eq!(reads_back::<EqfLevel>(&level.to_string()).unwrap(), level);
    }
}

#[test]
fn no_text_makes_numbers_panic() {
    proptest!(cases(256), |(text in nearly("[-+]?[0-9]{0,3}(\\.[0-9]{0,3})?([eE][-+]?[0-9]{1,4})?|inf|nan|infinity"))| {
        reads_or_says_why::<Confidence>(&text)?;
        reads_or_says_why::<EqfLevel>(&text)?;
    });
}

#[test]
#[cfg(feature = "schema")]
fn numbers_fit_their_schemas() {
    let valid =
        |schema: &Value, json: &Value| jsonschema::validator_for(schema).unwrap().is_valid(json);
    let (confidence, amount, eqf) = (
        schema::<Confidence>(),
        schema::<Amount>(),
        schema::<EqfLevel>(),
    );
    proptest!(cases(64), |(number in prop_oneof![-2.0..3.0_f64, any::<f64>(), any::<i16>().prop_map(f64::from)])| {
        let json = serde_json::json!(number);
        prop_assert_eq!(serde_json::from_value::<Confidence>(json.clone()).is_ok(), valid(&confidence, &json));
        prop_assert_eq!(serde_json::from_value::<Amount>(json.clone()).is_ok(), valid(&amount, &json));
    });
    for number in 0..=u8::MAX {
        let json = serde_json::json!(number);
        assert_eq!(
            serde_json::from_value::<EqfLevel>(json.clone()).is_ok(),
            valid(&eqf, &json)
        );
    }
}

#[test]
fn a_pattern_matches_whole_codes_only() {
    proptest!(cases(128), |(code in "[A-Z][0-9]{1,3}", before in "[a-z. ]{0,2}", after in "[a-z.\n ]{0,2}")| {
        let pattern: CodePattern = "[A-Z][0-9]{1,3}".parse().unwrap();
        let text = format!("{before}{code}{after}");
        prop_assert_eq!(pattern.matches(&text), text == code, "{:?}", text);
    });
    // An alternative is one of the whole, and brackets are closed within.
    let either: CodePattern = "a|bc".parse().unwrap();
    assert!(either.matches("a") && either.matches("bc") && !either.matches("ac"));
    assert!("a)|(b".parse::<CodePattern>().is_err());
}

#[test]
fn slot_names_are_those_of_sssom_and_extensions() {
    for slot in Slot::ALL {
        let name = SlotName::parse(slot.name()).unwrap();
        assert_eq!((name.known(), name.as_str()), (Some(*slot), slot.name()));
    }
    proptest!(cases(256), |(name in nearly("(ext_[a-z0-9A-Z_]{1,8}|subject_id|[a-z_]{0,12})"))| {
        if let Ok(read) = SlotName::parse(&name) {
            prop_assert_eq!(read.as_str(), &name);
            prop_assert_eq!(SlotName::parse(&read.to_string()).unwrap(), read);
        }
    });
}

#[test]
fn a_crosswalk_fits_the_versions_that_semver_calls_compatible() {
    let crosswalk = |text: &str| {
        let mut crosswalk = Crosswalk::new(
            "https://example.org/x".parse().unwrap(),
            "https://example.org/licence".parse().unwrap(),
        );
        crosswalk
            .set_mut()
            .set(Slot::SubjectSourceVersion, text)
            .unwrap();
        crosswalk
    };
    proptest!(cases(256), |(made in (0..3_u64, 0..3_u64, 0..3_u64), there in (0..3_u64, 0..3_u64, 0..3_u64))| {
        let (made, there) = (Version::new(made.0, made.1, made.2), Version::new(there.0, there.1, there.2));
        let versions = crosswalk(&made.to_string()).subject_versions().unwrap().unwrap();
        let compatible = there >= made && there.major == made.major
            && (made.major > 0 || there.minor == made.minor)
            && (made.major > 0 || made.minor > 0 || there.patch == made.patch);
        prop_assert_eq!(versions.matches(&there), compatible, "{} for {}", versions, there);
    });
    proptest!(cases(128), |(text in nearly("[0-9]{1,2}(\\.[0-9]{1,25}){0,3}(-[a-z.0-9]{1,5})?(\\+[a-z]{1,3})?|[~^=<>*]{0,2}[0-9]"))| {
        let read = crosswalk(&text).subject_versions();
        prop_assert_eq!(read.is_ok(), text.parse::<Version>().is_ok(), "{:?}", read);
    });
}

/// How many days a month has, by the rule and not by a library.
fn days_in(year: i16, month: i8) -> i8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[test]
fn the_calendar_has_the_days_it_has() {
    // The calendar repeats after 400 years.
    let mut days = 0;
    let mut last = None;
    for year in 1601..=2000 {
        for month in 0..=13 {
            for day in 0..=32 {
                let date = Date::new(year, month, day);
                let there = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
                assert_eq!(date.is_ok(), there, "{year}-{month}-{day}");
                if let Ok(date) = date {
                    assert!(last < Some(date), "{date}");
                    assert_eq!((date.year(), date.month(), date.day()), (year, month, day));
                    last = Some(date);
                    days += 1;
                }
            }
        }
    }
    assert_eq!(days, 146_097);
}

#[test]
fn the_calendar_begins_with_year_1_and_ends_with_9999() {
    for (text, there) in [
        ("0000-12-31", false),
        ("0001-01-01", true),
        ("9999-12-31", true),
        ("1900-02-29", false),
        ("2000-02-29", true),
        ("2023-02-29", false),
        ("2024-02-29", true),
        ("2022-1-1", false),
        ("+2022-01-01", false),
        ("2022-01-01T00:00:00", false),
        ("2022-01-01 ", false),
        ("٢٠٢٢-01-01", false),
    ] {
        assert_eq!(text.parse::<Date>().is_ok(), there, "{text}");
    }
}

#[test]
fn language_tags_do_not_depend_on_case() {
    proptest!(cases(256), |(text in LANGUAGE)| {
        let tag: LanguageTag = text.parse().unwrap();
        prop_assert_eq!(&text.to_uppercase().parse::<LanguageTag>().unwrap(), &tag);
        prop_assert_eq!(&text.to_lowercase().parse::<LanguageTag>().unwrap(), &tag);
        prop_assert!(text.eq_ignore_ascii_case(tag.as_str()), "{} became {}", text, tag);
        prop_assert_eq!(tag.as_str().parse::<LanguageTag>().unwrap(), tag);
    });
}

#[test]
fn language_tags_are_written_as_bcp_47_says() {
    // RFC 5646, section 2.1.1, and its appendix A.
    for (text, normal) in [
        ("MN-cYRL-mn", "mn-Cyrl-MN"),
        ("EN-ca-X-CA", "en-CA-x-ca"),
        ("AZ-latn-X-LATN", "az-Latn-x-latn"),
        ("SGN-be-FR", "sgn-BE-FR"), // a tag from before the form, kept
        ("ZH-CMN-hans-cn", "zh-cmn-Hans-CN"),
        ("SL-ROZAJ", "sl-rozaj"),
        ("DE-ch-1901", "de-CH-1901"),
        ("ES-419", "es-419"),
        ("I-KLINGON", "i-klingon"),
        ("X-WHATEVER", "x-whatever"),
    ] {
        assert_eq!(text.parse::<LanguageTag>().unwrap().as_str(), normal);
    }
    for text in [
        "",
        "-",
        "e",
        "de-419-DE",
        "a-DE",
        "en--GB",
        "en-",
        "en_GB",
        "en-toolongsubtag",
        "en-x",
        "ěn",
    ] {
        assert!(text.parse::<LanguageTag>().is_err(), "{text}");
    }
}

#[test]
fn lookup_shortens_a_tag_as_rfc_4647_says() {
    for (tag, expected) in [
        // The example of section 3.4.
        (
            "zh-Hant-CN-x-private1-private2",
            &[
                "zh-Hant-CN-x-private1-private2",
                "zh-Hant-CN-x-private1",
                "zh-Hant-CN",
                "zh-Hant",
                "zh",
            ][..],
        ),
        ("zh-Hant-TW", &["zh-Hant-TW", "zh-Hant", "zh"]),
        (
            "de-CH-u-co-phonebk",
            &["de-CH-u-co-phonebk", "de-CH-u-co", "de-CH", "de"],
        ),
        ("en-a-bbb-x-ccc", &["en-a-bbb-x-ccc", "en-a-bbb", "en"]),
        ("en-x-a-b", &["en-x-a-b", "en"]),
        ("cs", &["cs"]),
        ("x-private", &["x-private"]),
        ("i-klingon", &["i-klingon"]),
    ] {
        let tag: LanguageTag = tag.parse().unwrap();
        assert_eq!(tag.fallbacks().collect::<Vec<_>>(), expected, "{tag}");
    }
}

#[test]
fn each_shortening_is_a_tag() {
    proptest!(cases(128), |(text in LANGUAGE)| {
        let tag: LanguageTag = text.parse().unwrap();
        for shorter in tag.fallbacks() {
            prop_assert!(shorter.parse::<LanguageTag>().is_ok(), "{} is none", shorter);
        }
    });
}

/// Tags that often share their beginnings.
fn kindred_tag() -> impl Strategy<Value = LanguageTag> {
    "(zh|sr|en)(-(Hant|Latn))?(-(TW|RS|GB))?(-x-[ab]{2})?".prop_map(|tag| tag.parse().unwrap())
}

#[test]
fn lookup_finds_the_longest_beginning() {
    let maps = prop::collection::btree_map(kindred_tag(), "[a-z]{1,3}", 0..6);
    proptest!(cases(256), |(entries in maps, asked in kindred_tag())| {
        let text = entries.iter().fold(Text::default(), |text, (tag, wording)| {
            text.with(tag.clone(), wording.as_str())
        });
        // What begins the tag and is followed by its end or a hyphen, and is
        // not cut off behind a single character.
        let longest = entries
            .iter()
            .filter(|(tag, _)| {
                let rest = asked.as_str().strip_prefix(tag.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            })
            .max_by_key(|(tag, _)| tag.as_str().len());
        prop_assert_eq!(
            text.lookup(&asked).map(|(tag, wording)| (tag, wording.as_str())),
            longest.map(|(tag, wording)| (tag, wording.as_str()))
        );
        let upper = asked.as_str().to_uppercase();
        prop_assert_eq!(text.in_language(&upper), longest.map(|(_, wording)| wording.as_str()));
    });
}

#[test]
fn the_order_of_a_language_map_does_not_matter() {
    let entries = prop::collection::btree_map(LANGUAGE, "\\PC{0,5}", 0..6);
    proptest!(cases(128), |(entries in entries, turn: prop::sample::Index)| {
        // Two spellings of one tag would be one entry.
        let mut entries: Vec<(LanguageTag, String)> =
            entries.into_iter().map(|(tag, text)| (tag.parse().unwrap(), text)).collect();
        entries.sort();
        entries.dedup_by(|a, b| a.0 == b.0);
        let build = |entries: &[(LanguageTag, String)]| {
            entries.iter().fold(Text::default(), |text, (tag, wording)| {
                text.with(tag.clone(), wording.as_str())
            })
        };
        let json = |entries: &[(LanguageTag, String)]| {
            let entries: Vec<String> = entries
                .iter()
                .map(|(tag, text)| format!("\"{tag}\":{}", serde_json::to_string(text).unwrap()))
                .collect();
            format!("{{{}}}", entries.join(","))
        };
        let text = build(&entries);
        let sorted = json(&entries);
        if !entries.is_empty() {
            let middle = turn.index(entries.len());
            entries.rotate_left(middle);
        }
        prop_assert_eq!(&build(&entries), &text);
        prop_assert_eq!(&serde_json::from_str::<Text>(&json(&entries)).unwrap(), &text);
        prop_assert_eq!(serde_json::to_string(&text).unwrap(), sorted);
        for (tag, wording) in &entries {
            prop_assert_eq!(text.get(tag).map(|text| text.as_str()), Some(wording.as_str()));
        }
    });
}

#[test]
fn a_language_that_stands_twice_is_refused_in_any_case_and_at_any_place() {
    proptest!(cases(128), |(tag in LANGUAGE, other in "[a-wyz]{2}", first: bool)| {
        prop_assume!(!tag.eq_ignore_ascii_case(&other));
        let upper = tag.to_uppercase();
        let json = match first {
            true => format!(r#"{{"{tag}":["a"],"{other}":["b"],"{upper}":["c"]}}"#),
            false => format!(r#"{{"{other}":["b"],"{tag}":["a"],"{upper}":["c"]}}"#),
        };
        prop_assert!(serde_json::from_str::<Synonyms>(&json).is_err(), "{}", json);
    });
}
