//! Documents: no JSON and no bytes make the reader, the checks or the catalog
//! panic, and whatever reads is written so that it reads back.

use super::cases;
use crate::support::path;
use competency::assess::AssessOptions;
use competency::check::Checked;
use competency::json::{self, Limits, Reader};
use competency::{
    Catalog, CoverageOptions, Crosswalk, Diagnostics, Document, DocumentKind, Framework,
    FrameworkId, LevelScale, Overlay, Profile, Record, SchemeList, Valid,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;
use serde_json::Value;
use std::fmt::Debug;
use std::sync::LazyLock;

/// A shipped file.
struct Shipped {
    kind: DocumentKind,
    name: String,
    text: String,
    value: Value,
}

impl Debug for Shipped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

/// The files under `data/`, each after those it refers to; an overlay, of which
/// none ships; and the profiles of the examples.
static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (kind, folder) in [
        (DocumentKind::Scale, "data/scales"),
        (DocumentKind::Schemes, "data/schemes"),
        (DocumentKind::Framework, "data/frameworks"),
        (DocumentKind::Crosswalk, "data/crosswalks"),
        (DocumentKind::Overlay, "tests/diagnostics/fixtures/base"),
        (DocumentKind::Profile, "examples/profiles"),
    ] {
        let mut files: Vec<_> = std::fs::read_dir(path(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|file| file.extension().is_some_and(|ending| ending == "json"))
            .filter(|file| !folder.starts_with("tests") || file.ends_with("overlay.json"))
            .collect();
        files.sort();
        all.extend(files.into_iter().map(|file| {
            let text = std::fs::read_to_string(&file).unwrap();
            Shipped {
                kind,
                name: file.file_name().unwrap().to_string_lossy().into_owned(),
                value: serde_json::from_str(&text).unwrap(),
                text,
            }
        }));
    }
    all
});

/// The shipped scales, schemes and frameworks.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let mut catalog = SCALES.clone();
    for file in SHIPPED
        .iter()
        .filter(|file| file.kind == DocumentKind::Framework)
    {
        catalog
            .add_framework(Valid::from_json(&file.text).unwrap())
            .unwrap();
    }
    catalog
});

/// The shipped scales and schemes.
static SCALES: LazyLock<Catalog> = LazyLock::new(|| {
    let mut catalog = Catalog::new();
    for file in SHIPPED.iter() {
        match file.kind {
            DocumentKind::Scale => catalog.add_scale(Valid::from_json(&file.text).unwrap()),
            DocumentKind::Schemes => catalog.add_schemes(Valid::from_json(&file.text).unwrap()),
            _ => continue,
        }
        .unwrap();
    }
    catalog
});

/// A shipped file, the small ones as often as the large.
fn shipped() -> impl Strategy<Value = &'static Shipped> {
    any::<Index>().prop_map(|index| &SHIPPED[index.index(SHIPPED.len())])
}

/// Every finding stands somewhere in the text; there is an error.
fn refused_at_a_place(found: &Diagnostics, bytes: &[u8]) -> Result<(), TestCaseError> {
    prop_assert!(found.has_errors());
    placed(found, bytes)
}

fn placed(found: &Diagnostics, bytes: &[u8]) -> Result<(), TestCaseError> {
    for found in found {
        let Some(span) = found.span else {
            return Err(TestCaseError::fail(format!("no place: {found}")));
        };
        prop_assert!(span.start.byte <= span.end.byte, "{}", found);
        prop_assert!(span.end.byte <= bytes.len(), "{}", found);
        prop_assert!(span.start.line >= 1 && span.start.column >= 1, "{}", found);
        prop_assert!(!found.to_string().contains('\n'), "{}", found);
    }
    Ok(())
}

/// Reads bytes as a kind of document and does with it all that can be done.
fn survives<T>(
    bytes: &[u8],
    add: fn(&mut Catalog, Valid<T>) -> Result<Diagnostics, Diagnostics>,
) -> Result<(), TestCaseError>
where
    T: Checked + Clone + PartialEq + Debug,
{
    let document: T = match Reader::new().read(bytes) {
        Ok(document) => document,
        Err(found) => return refused_at_a_place(&found, bytes),
    };
    let written = json::to_string(&document).unwrap();
    let again: T = match Reader::new().read_str(&written) {
        Ok(again) => again,
        Err(found) => return Err(TestCaseError::fail(format!("does not read back: {found}"))),
    };
    prop_assert!(again == document, "reads back as another document");
    prop_assert!(
        json::to_string(&again).unwrap() == written,
        "is written otherwise"
    );

    let text = std::str::from_utf8(bytes).unwrap();
    match Valid::<T>::read(&Reader::new(), text) {
        Err(found) => refused_at_a_place(&found, bytes),
        Ok(valid) => {
            placed(valid.warnings(), bytes)?;
            for catalog in [&*SCALES, &*CATALOG] {
                let added = add(&mut catalog.clone(), valid.clone());
                let mut found = added.unwrap_or_else(|found| found);
                json::place(&mut found, text);
                placed(&found, bytes)?;
            }
            Ok(())
        }
    }
}

/// Holds a profile against every framework, and plans what is left.
fn assessed(catalog: &Catalog, profile: &Profile) {
    let options = AssessOptions::on("2021-05-01".parse().unwrap());
    for framework in catalog.frameworks() {
        let gap = catalog.assess(profile, &framework.id, &options).unwrap();
        catalog.plan(&gap).unwrap();
    }
}

/// Reads bytes as what they say they are, or as every kind.
fn survives_as(kinds: &[DocumentKind], bytes: &[u8]) -> Result<(), TestCaseError> {
    for kind in kinds {
        match kind {
            DocumentKind::Framework => survives(bytes, Catalog::add_framework)?,
            DocumentKind::Scale => survives(bytes, Catalog::add_scale)?,
            DocumentKind::Schemes => survives(bytes, Catalog::add_schemes)?,
            DocumentKind::Crosswalk => survives(bytes, Catalog::add_crosswalk)?,
            // Its warnings are about other documents than itself.
            DocumentKind::Overlay => survives::<Overlay>(bytes, |catalog, overlay| {
                catalog.add_overlay(overlay).map(|_| Diagnostics::default())
            })?,
            DocumentKind::Profile => survives::<Profile>(bytes, |catalog, profile| {
                assessed(catalog, &profile);
                Ok(catalog.check_profile(&profile))
            })?,
            DocumentKind::Record => survives::<Record>(bytes, |catalog, record| {
                // What it is about may not be there.
                let _outcome = catalog.judge(&record);
                Ok(Diagnostics::default())
            })?,
            other => panic!("no test for a {other}"),
        }
    }
    Ok(())
}

/// Any JSON value, with keys and texts that documents have.
fn any_json() -> impl Strategy<Value = Value> {
    let words = || {
        prop::sample::select(
            &[
                "id",
                "format",
                "version",
                "kind",
                "title",
                "text",
                "units",
                "levels",
                "level",
                "en",
                "it",
                "as_written",
                "rights",
                "mappings",
                "subject_id",
                "confidence",
                "entry",
                "all_of",
                "framework/1.0",
                "scale/1.0",
                "crosswalk/1.0",
                "schemes/1.0",
                "overlay/1.0",
                "eqf:3",
                "a:b",
                "skos:exactMatch",
                "1.0.0",
                "competence",
                "L3",
                "2022-10-20",
                "https://example.org/",
            ][..],
        )
    };
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        words().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 8, move |inner| {
        let key = prop_oneof![4 => words().prop_map(str::to_owned), 1 => any::<String>()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..8)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// A way to break a value.
#[derive(Debug, Clone)]
enum Change {
    Delete,
    /// Puts an element of a list or an entry of an object a second time.
    Duplicate,
    Replace(Value),
    SwapWith(Index),
    Rename(String),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Delete),
        Just(Change::Duplicate),
        any_json().prop_map(Change::Replace),
        prop::sample::select(&["", "x", "cs", "id", "eqf:3", "9999-12-31"][..])
            .prop_map(|text| Change::Replace(text.into())),
        any::<Index>().prop_map(Change::SwapWith),
        "\\PC{0,8}".prop_map(Change::Rename),
    ]
}

/// The pointers of all values below a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut child = |step: &str, value: &Value| {
        let at = format!("{at}/{}", step.replace('~', "~0").replace('/', "~1"));
        all.push(at.clone());
        pointers(value, &at, all);
    };
    match value {
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, value)| child(&index.to_string(), value));
        }
        Value::Object(map) => map.iter().for_each(|(key, value)| child(key, value)),
        _ => {}
    }
}

/// The text of a value after a change to one of its parts.
fn changed(value: &Value, part: Index, change: &Change) -> String {
    let mut all = Vec::new();
    pointers(value, "", &mut all);
    let at = &all[part.index(all.len())];
    let (parent, step) = at.rsplit_once('/').unwrap();
    let step = step.replace("~1", "/").replace("~0", "~");
    let mut value = value.clone();
    match change {
        Change::Replace(other) => *value.pointer_mut(at).unwrap() = other.clone(),
        Change::SwapWith(other) => {
            let other = &all[other.index(all.len())];
            let (a, b) = (
                value.pointer(at).cloned().unwrap(),
                value.pointer(other).cloned().unwrap(),
            );
            *value.pointer_mut(at).unwrap() = b;
            // It may stand in what has just been replaced.
            if let Some(place) = value.pointer_mut(other) {
                *place = a;
            }
        }
        Change::Delete | Change::Rename(_) | Change::Duplicate => {
            match value.pointer_mut(parent).unwrap() {
                Value::Array(list) => {
                    let index: usize = step.parse().unwrap();
                    match change {
                        Change::Duplicate => list.insert(index, list[index].clone()),
                        _ => drop(list.remove(index)),
                    }
                }
                Value::Object(map) => {
                    let old = map.remove(&step).unwrap();
                    match change {
                        Change::Rename(name) => drop(map.insert(name.clone(), old)),
                        // No value has a key twice: its text is put in the text.
                        Change::Duplicate => {
                            let twice = format!("{old},{}:{old}", Value::String(step.clone()));
                            map.insert(step, "\u{1}".into());
                            let text = serde_json::to_string_pretty(&value).unwrap();
                            return text.replacen("\"\\u0001\"", &twice, 1);
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }
    serde_json::to_string_pretty(&value).unwrap()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn no_json_makes_it_panic(value in any_json(), pretty: bool) {
        let text = match pretty {
            true => serde_json::to_string_pretty(&value),
            false => serde_json::to_string(&value),
        };
        survives_as(&DocumentKind::ALL, text.unwrap().as_bytes())?;
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        "[\\[\\]{}:,\"\\\\a-f0-9 \\n.-]{0,60}".prop_map(String::into_bytes),
    ]) {
        survives_as(&DocumentKind::ALL, &bytes)?;
    }

    #[test]
    fn a_shipped_file_changed_in_one_part_is_read_or_refused_at_a_place(
        file in shipped(), part: Index, change in change(),
    ) {
        let text = changed(&file.value, part, &change);
        survives_as(&[file.kind], text.as_bytes())?;
    }

    #[test]
    fn a_shipped_file_changed_in_several_parts_is_read_or_refused_at_places(
        file in shipped(), changes in prop::collection::vec((any::<Index>(), change()), 2..6),
    ) {
        let mut text = file.text.clone();
        for (part, change) in changes {
            // A key that stands twice does so once from the next change on.
            let value: Value = serde_json::from_str(&text).unwrap();
            if value.as_object().is_none_or(serde_json::Map::is_empty) {
                break;
            }
            text = changed(&value, part, &change);
        }
        survives_as(&[file.kind], text.as_bytes())?;
    }

    #[test]
    fn a_shipped_file_cut_off_is_refused_at_a_place(file in shipped(), end: Index) {
        let whole = file.text.trim_end().len();
        let bytes = &file.text.as_bytes()[..end.index(whole)];
        let reader = Reader::new();
        let found = match file.kind {
            DocumentKind::Framework => reader.read::<Framework>(bytes).err(),
            DocumentKind::Scale => reader.read::<LevelScale>(bytes).err(),
            DocumentKind::Schemes => reader.read::<SchemeList>(bytes).err(),
            DocumentKind::Crosswalk => reader.read::<Crosswalk>(bytes).err(),
            DocumentKind::Profile => reader.read::<Profile>(bytes).err(),
            _ => reader.read::<Overlay>(bytes).err(),
        };
        prop_assert!(found.is_some(), "what is cut off is taken for whole");
        refused_at_a_place(&found.unwrap(), bytes)?;
    }

    #[test]
    fn a_shipped_file_with_a_bit_flipped_is_read_or_refused_at_a_place(
        file in shipped(), at: Index, bit in 0..8_u8,
    ) {
        let mut bytes = file.text.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        survives_as(&[file.kind], &bytes)?;
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn a_changed_crosswalk_makes_no_coverage_panic(
        part: Index, change in change(), parts in prop::collection::vec(any::<Index>(), 0..20),
    ) {
        let file = SHIPPED.iter().find(|file| file.kind == DocumentKind::Crosswalk).unwrap();
        let mut value = file.value.clone();
        // Mappings that say something else than they did.
        let mappings = value["mappings"].as_array_mut().unwrap();
        for part in parts {
            let index = part.index(mappings.len());
            mappings[index]["predicate_id"] = "skos:narrowMatch".into();
        }
        let text = changed(&value, part, &change);
        let Ok(crosswalk) = Valid::<Crosswalk>::from_json(&text) else { return Ok(()) };
        let mut catalog = CATALOG.clone();
        let _warnings = catalog.add_crosswalk(crosswalk);
        let ends: [FrameworkId; 2] = ["it-i2-4", "cz-nsk-66-029-m"].map(|id| id.parse().unwrap());
        let options = CoverageOptions::new();
        for (held, asked) in [(&ends[0], &ends[1]), (&ends[1], &ends[0]), (&ends[0], &ends[0])] {
            let coverage = catalog.coverage(held, asked, &options).unwrap();
            serde_json::to_string(&coverage).unwrap();
        }
    }

    #[test]
    fn limits_never_make_it_panic(
        file in shipped(), bytes: usize, depth: usize, values: usize, small in 0..3_usize,
    ) {
        let few = |number: usize| number >> (small * 20);
        let limits = Limits::default()
            .with_bytes(few(bytes))
            .with_depth(depth % 12)
            .with_values(few(values));
        let reader = Reader::new().with_limits(limits);
        for text in [file.text.as_str(), "", "[", "0", "[[[[]]]]"] {
            let read = reader.read_str::<LevelScale>(text);
            // What reads under limits reads without.
            if let Ok(scale) = read {
                prop_assert_eq!(Reader::new().read_str::<LevelScale>(text).unwrap(), scale);
            }
        }
    }
}

fn round_trip<T: Document + PartialEq + Debug>(file: &Shipped) {
    let name = &file.name;
    let document: T = Reader::new().named(name).read_str(&file.text).unwrap();
    let written = json::to_string(&document).unwrap();
    assert!(written == file.text, "{name} is not canonical");
    let again: T = Reader::new().read_str(&written).unwrap();
    assert!(again == document, "{name} reads back as another document");
    // In another order, and on one line, it is the same document.
    for turn in 1..3 {
        let mut turned = String::new();
        write_turned(&file.value, turn, &mut turned);
        let other: T = Reader::new().named(name).read_str(&turned).unwrap();
        assert!(
            json::to_string(&other).unwrap() == written,
            "{name} depends on the order"
        );
    }
}

/// Writes a value with the entries of its objects in another order.
fn write_turned(value: &Value, turn: usize, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            let middle = turn % entries.len().max(1);
            entries.rotate_left(middle);
            out.push('{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write_turned(value, turn, out);
            }
            out.push('}');
        }
        Value::Array(list) => {
            out.push('[');
            for (index, value) in list.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_turned(value, turn, out);
            }
            out.push(']');
        }
        leaf => out.push_str(&leaf.to_string()),
    }
}

#[test]
fn shipped_files_are_canonical_and_do_not_depend_on_order() {
    for file in SHIPPED.iter() {
        match file.kind {
            DocumentKind::Framework => round_trip::<Framework>(file),
            DocumentKind::Scale => round_trip::<LevelScale>(file),
            DocumentKind::Schemes => round_trip::<SchemeList>(file),
            DocumentKind::Crosswalk => round_trip::<Crosswalk>(file),
            DocumentKind::Profile => round_trip::<Profile>(file),
            _ => round_trip::<Overlay>(file),
        }
    }
}

/// What `one` writes for each of so many numbers, with commas between.
fn many(number: usize, one: impl Fn(usize) -> String) -> String {
    (0..number).map(one).collect::<Vec<_>>().join(",")
}

/// A crosswalk of these mappings.
fn crosswalk(mappings: &str) -> String {
    format!(
        r#"{{"format":"crosswalk/1.0","mapping_set_id":"https://example.org/x","license":"https://example.org/l","curie_map":{{"x":"https://example.org/x/"}},"mappings":[{mappings}]}}"#
    )
}

fn mapping(subject: &str, predicate: &str, object: &str) -> String {
    format!(
        r#"{{"subject_id":"{subject}","predicate_id":"{predicate}","object_id":"{object}","mapping_justification":"semapv:M"}}"#
    )
}

/// A framework of these fields, units and source documents.
fn framework(fields: &str, units: &str, documents: &str) -> String {
    format!(
        r#"{{"format":"framework/1.0","id":"x","version":"1.0.0","kind":"taxonomy","namespace":"https://example.org/x/","language":"en","wording":"verbatim","title":{{"en":"X"}},{fields}"units":[{units}],"rights":[{RIGHTS}],"provenance":{{"documents":[{documents}],"curated_by":"Example"}}}}"#
    )
}

const RIGHTS: &str = r#"{"covers":"document","publisher":"Example","license":"unknown","attribution":"Example","changed":false,"sureness":"low","basis":"Example"}"#;

#[test]
fn findings_grow_with_the_text_and_not_faster() {
    let equal = crosswalk(&many(200, |_| {
        mapping("skos:a", "skos:closeMatch", "skos:b")
    }));
    let found = Valid::<Crosswalk>::from_json(&equal).unwrap_err();
    assert!(
        found.len() <= 400,
        "{} findings about 200 equal mappings",
        found.len()
    );
}

/// Each is a megabyte or two and takes a second at most, or half a minute where
/// time grows with the square of the text.
#[test]
fn hostile_documents_do_not_take_long() {
    let in_time = |what: &str, act: &mut dyn FnMut()| {
        let start = cpu_time::ThreadTime::now();
        act();
        let taken = start.elapsed();
        assert!(taken.as_secs() < 10, "{what}: {taken:?}");
    };
    let of_a_crosswalk = |text: &str| drop(Valid::<Crosswalk>::from_json(text));
    let of_a_framework = |text: &str| drop(Valid::<Framework>::from_json(text));

    let slots = many(10_000, |row| {
        let mapping = mapping(&format!("x:{row}"), "skos:closeMatch", "x:b");
        mapping.replacen('{', &format!(r#"{{"ext_{row}":"x","#), 1)
    });
    in_time("a slot of its own on each mapping", &mut || {
        of_a_crosswalk(&crosswalk(&slots))
    });

    let keys = many(20_000, |key| format!(r#""ext_{key}":"x""#));
    let keys = crosswalk("").replacen('{', &format!("{{{keys},"), 1);
    in_time("many slots on the set", &mut || of_a_crosswalk(&keys));

    let same = many(6_000, |row| mapping("x:a", &format!("x:{row}"), "x:b"));
    in_time("many mappings between two things", &mut || {
        of_a_crosswalk(&crosswalk(&same))
    });

    let levels = many(20_000, |level| {
        format!(r#"{{"level":"s{level}:1","as_written":"1"}}"#)
    });
    let levels = framework(
        &format!(r#""levels":[{levels}],"#),
        r#"{"id":"u","kind":"skill"}"#,
        "",
    );
    in_time("many levels of one thing", &mut || of_a_framework(&levels));

    let units = many(20_000, |unit| {
        format!(r#"{{"id":"u{unit}","kind":"skill","place":"d{unit}#L1"}}"#)
    });
    let documents = many(20_000, |document| {
        format!(r#"{{"id":"d{document}","name":"D"}}"#)
    });
    let places = framework("", &units, &documents);
    in_time("places in many documents", &mut || of_a_framework(&places));

    let units = many(10_000, |unit| {
        format!(r#"{{"id":"u{unit}","kind":"skill","broader":["x:v{unit}"]}}"#)
    });
    in_time("dangling references", &mut || {
        of_a_framework(&framework("", &units, ""))
    });

    let units = many(10_000, |unit| {
        format!(r#"{{"id":"u {unit}","kind":"skill"}}"#)
    });
    in_time("a wrong id", &mut || {
        of_a_framework(&framework("", &units, ""))
    });

    let units = many(20_000, |unit| {
        format!(r#"{{"id":"u{unit}","kind":"skill","tilte":{{"en":"U"}},"broader":["x:v{unit}"]}}"#)
    });
    in_time("a misspelt key in each unit", &mut || {
        of_a_framework(&framework("", &units, ""))
    });

    let keys = many(20_000, |key| format!(r#""k{key}":0"#)) + ",";
    in_time("many unknown keys", &mut || {
        of_a_framework(&framework(&keys, "", ""))
    });

    let record = RIGHTS.replace("unknown", "CC0-1.O");
    let records = framework("", "", "").replace(RIGHTS, &many(5_000, |_| record.clone()));
    in_time("a licence misspelt many times", &mut || {
        of_a_framework(&records)
    });

    let units = many(10_000, |unit| {
        format!(
            r#"{{"id":"u{unit}","kind":"skill","title":{{"en":"c{}ll a\u0300"}}}}"#,
            'а'
        )
    });
    in_time("letters of two scripts in each text", &mut || {
        of_a_framework(&framework("", &units, ""))
    });

    let places = many(20_000, |place| {
        format!(r#"{{"order":"o","position":{}}}"#, place / 2)
    });
    let statements = many(20_000, |statement| {
        format!(r#"{{"id":"s{statement}","kind":"task","text":{{"en":"the same"}}}}"#)
    });
    let unit = format!(
        r#"{{"id":"u","kind":"skill","placements":[{places}],"statements":[{statements}]}}"#
    );
    in_time("one wording many times", &mut || {
        of_a_framework(&framework("", &unit, ""))
    });

    let values = many(20_000, |value| {
        format!(r#"{{"value":"v{value}","title":{{"en":"V"}}}}"#)
    });
    let pairs = many(20_000, |value| {
        format!(r#"{{"from":"v{value}","to":["1"]}}"#)
    });
    let scale = format!(
        r#"{{"format":"scale/1.0","id":"x","version":"1.0.0","language":"en","title":{{"en":"X"}},"abbreviation":"X","construct":"other","cumulativity":{{}},"levels":[{values}],"alignments":[{{"id":"a","from":"x","to":"y","authority":"us","status":"asserted","applies_to":["unit"],"levels":[{pairs}]}}],"rights":[{RIGHTS}],"provenance":{{"curated_by":"Example"}}}}"#
    );
    in_time("many levels aligned", &mut || {
        drop(Valid::<LevelScale>::from_json(&scale))
    });

    let criteria = many(20_000, |c| {
        format!(r#"{{"id":"c{c}","role":"description","text":{{"en":"C"}}}}"#)
    });
    let unit = format!(r#"{{"id":"u","kind":"skill","assessment":{{"criteria":[{criteria}]}}}}"#);
    let mut catalog = Catalog::new();
    catalog
        .add_framework(Valid::from_json(&framework("", &unit, "")).unwrap())
        .unwrap();
    let ends = many(20_000, |c| {
        mapping(&format!("x:c{c}"), "skos:closeMatch", &format!("skos:c{c}"))
    });
    let ends = Valid::<Crosswalk>::from_json(&crosswalk(&ends)).unwrap();
    in_time("mappings from the criteria of one unit", &mut || {
        catalog.add_crosswalk(ends.clone()).unwrap();
    });
}
