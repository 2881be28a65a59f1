//! Laws of reading and writing, over sets and texts of any kind.

use super::streaming::drops;
use competency::crosswalk::{MappingRecord, Slot, SlotKind, SlotName, SlotValue};
use competency::sssom::{Reader, Separator, Writer};
use competency::{Crosswalk, Iri};
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[ -~é|\\\\\",#]{1,8}",
        1 => "[a-c\n\r\t\",|\\\\\u{2028}\u{feff}:#-]{1,6}",
        1 => prop::sample::select(vec!["null", "1.1", "true", "- a", "#x", "a: b", " ", "~", "---"]).prop_map(str::to_owned),
    ]
}

fn one(slot: SlotKind) -> BoxedStrategy<SlotValue> {
    let text = |strategy: BoxedStrategy<String>| {
        strategy
            .prop_map(|text| SlotValue::Text(text.into()))
            .boxed()
    };
    if let Some(choices) = slot.choices() {
        let choices: Vec<String> = choices.iter().map(|choice| (*choice).to_owned()).collect();
        return text(prop::sample::select(choices).boxed());
    }
    if let Some((low, high)) = slot.bounds() {
        // Three digits, so that nothing is rounded.
        let (low, high) = ((low * 1000.0) as i32, (high * 1000.0) as i32);
        return (low..=high)
            .prop_map(|number| SlotValue::Number(f64::from(number) / 1000.0))
            .boxed();
    }
    match slot {
        SlotKind::Entity => {
            text("(a|b|skos|orcid):[A-Za-z0-9é_#(),'|\\\\][A-Za-z0-9é_/#(),'|\\\\]{0,5}".boxed())
        }
        SlotKind::Iri => text("https://e\\.org/[a-z0-9/?=]{0,6}(#[a-z]{1,2})?".boxed()),
        SlotKind::Date => text("20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])".boxed()),
        _ => text(self::text().boxed()),
    }
}

fn value(slot: Slot) -> BoxedStrategy<SlotValue> {
    let strategy = one(slot.kind());
    if !slot.is_list() {
        return strategy;
    }
    prop::collection::vec(strategy, 1..4)
        .prop_map(|list| {
            SlotValue::List(
                list.iter()
                    .map(|value| value.as_text().unwrap().into())
                    .collect(),
            )
        })
        .boxed()
}

/// A slot that may stand there, with a value that it takes. Where a slot may not
/// say what it says here, it is left out.
fn slots(fits: fn(Slot) -> bool, most: usize) -> impl Strategy<Value = Vec<(SlotName, SlotValue)>> {
    let skipped = [
        Slot::SssomVersion,
        Slot::SubjectType,
        Slot::ObjectType,
        Slot::PredicateType,
        Slot::MappingSetId,
        Slot::License,
    ];
    let known: Vec<Slot> = Slot::ALL
        .iter()
        .copied()
        .filter(|slot| fits(*slot) && !skipped.contains(slot))
        .collect();
    let known = prop::sample::select(known)
        .prop_flat_map(|slot| value(slot).prop_map(move |value| (SlotName::from(slot), value)));
    let extension = ("(ext_)?[x-z][0-9.-]?", text()).prop_map(|(name, text)| {
        (
            SlotName::Extension(name.into()),
            SlotValue::Text(text.into()),
        )
    });
    let kind =
        prop::sample::select(vec![Slot::SubjectType, Slot::ObjectType]).prop_flat_map(|slot| {
            prop::sample::select(vec![
                "owl class",
                "skos concept",
                "composed entity expression",
            ])
            .prop_map(move |kind| (SlotName::from(slot), SlotValue::from(kind)))
        });
    prop::collection::vec(prop_oneof![8 => known, 2 => extension, 1 => kind], 0..most)
}

fn record() -> impl Strategy<Value = MappingRecord> {
    let curie = || "(a|b):[a-z0-9]{1,3}".prop_map(|text| text.parse().unwrap());
    let predicate = prop::sample::select(vec!["skos:exactMatch", "a:own"])
        .prop_map(|text| text.parse().unwrap());
    (curie(), predicate, curie(), slots(Slot::is_on_mappings, 6)).prop_map(
        |(subject, predicate, object, slots)| {
            let record = MappingRecord::new(
                subject,
                predicate,
                object,
                "semapv:LexicalMatching".parse().unwrap(),
            );
            slots
                .into_iter()
                .fold(record, |record, (name, value)| {
                    record.with(name, value).unwrap()
                })
                .with(Slot::ReviewerLabel, "me")
                .unwrap()
        },
    )
}

pub(crate) fn set() -> impl Strategy<Value = Crosswalk> {
    let rows = prop::collection::vec(record(), 0..6);
    (slots(Slot::is_on_sets, 8), rows).prop_map(|(slots, rows)| {
        let iri = |text: &str| text.parse::<Iri>().unwrap();
        let mut set = Crosswalk::new(
            iri("https://example.org/set"),
            iri("https://example.org/license"),
        );
        for (name, value) in slots {
            set.set_mut().set(name, value).unwrap();
        }
        for prefix in ["a", "b", "orcid"] {
            set.declare_prefix(prefix, iri(&format!("https://example.org/{prefix}/")));
        }
        rows.into_iter().for_each(|row| set.push(row));
        set
    })
}

/// What a set is made of, but for the version and prefixes, which the writer
/// sees to.
fn content(set: &Crosswalk) -> (Vec<(SlotName, SlotValue)>, Vec<MappingRecord>) {
    let version = SlotName::from(Slot::SssomVersion);
    let slots = set.set().iter().filter(|(name, _)| **name != version);
    let slots = slots
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    (
        slots,
        set.mappings().map(|mapping| mapping.to_record()).collect(),
    )
}

/// Every slot of a row with the value that it has, be it from the set.
fn meaning(set: &Crosswalk) -> Vec<Vec<(SlotName, SlotValue)>> {
    let mut rows: Vec<_> = set
        .mappings()
        .map(|mapping| {
            let own = mapping.to_record();
            let mut names: Vec<SlotName> =
                own.slots().iter().map(|(name, _)| name.clone()).collect();
            names.extend(
                Slot::ALL
                    .iter()
                    .filter(|slot| slot.is_on_mappings())
                    .map(|slot| SlotName::from(*slot)),
            );
            names.sort();
            names.dedup();
            names
                .into_iter()
                .filter_map(|name| Some((name.clone(), mapping.get(&name)?)))
                .collect::<Vec<_>>()
        })
        .collect();
    rows.sort_by_key(|row| format!("{row:?}"));
    rows
}

fn has_errors(found: &competency::Diagnostics) -> bool {
    found.has_errors()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_set_reads_back_as_it_was_written(set in set()) {
        let plain = Writer::new().condensing(false).sorting(false);
        for separator in [Separator::Tab, Separator::Comma] {
            let text = plain.clone().with_separator(separator).to_tsv(&set).unwrap();
            let read = Reader::new().with_separator(separator).read(text.as_bytes());
            prop_assert!(!has_errors(&read.diagnostics), "{}\n{text}", read.diagnostics);
            prop_assert_eq!(content(&read.crosswalk), content(&set), "{}", text);
        }
        let (metadata, table) = plain.to_external(&set).unwrap();
        let read = Reader::new().with_separator(Separator::Tab).read_external(metadata.as_bytes(), table.as_bytes());
        prop_assert_eq!(content(&read.crosswalk), content(&set));
        let text = plain.to_json(&set).unwrap();
        let read = Reader::new().read_json(text.as_bytes());
        prop_assert!(!has_errors(&read.diagnostics), "{}\n{text}", read.diagnostics);
        prop_assert_eq!(content(&read.crosswalk), content(&set), "{}", text);
    }

    #[test]
    fn our_own_form_keeps_every_slot(set in set()) {
        let text = competency::json::to_string(&set).unwrap();
        let read = competency::json::Reader::new().read_str::<Crosswalk>(&text);
        let read = read.map_err(|found| TestCaseError::fail(format!("{found}\n{text}")))?;
        prop_assert_eq!(content(&read), content(&set), "{}", text);
        prop_assert_eq!(competency::json::to_string(&read).unwrap(), text);
        crate::support::by_schema("crosswalk", &set);
    }

    /// What was read from a table, its definitions included.
    #[test]
    fn what_is_read_from_a_table_is_kept_by_our_own_form(set in set()) {
        let table = Writer::new().to_tsv(&set).unwrap();
        let set = Reader::new().with_separator(Separator::Tab).read(table.as_bytes()).crosswalk;
        let text = competency::json::to_string(&set).unwrap();
        let read = competency::json::Reader::new().read_str::<Crosswalk>(&text);
        let read = read.map_err(|found| TestCaseError::fail(format!("{found}\n{text}")))?;
        prop_assert!(read == set, "{text}");
    }

    #[test]
    fn the_canonical_form_keeps_the_meaning_and_is_one(set in set()) {
        let text = Writer::new().to_tsv(&set).unwrap();
        let read = Reader::new().with_separator(Separator::Tab).read(text.as_bytes());
        prop_assert_eq!(meaning(&read.crosswalk), meaning(&set), "{}", text);
        prop_assert_eq!(Writer::new().to_tsv(&read.crosswalk).unwrap(), text);
    }

    #[test]
    fn hashes_survive_writing(set in set()) {
        let hashes = |set: &Crosswalk| {
            let mut hashes: Vec<_> = set.mappings().map(|mapping| (mapping.record_hash(), mapping.sameness_id())).collect();
            hashes.sort();
            hashes
        };
        let text = Writer::new().to_tsv(&set).unwrap();
        let read = Reader::new().with_separator(Separator::Tab).read(text.as_bytes());
        prop_assert_eq!(hashes(&read.crosswalk), hashes(&set), "{}", text);
    }

    #[test]
    fn a_stream_is_the_whole(set in set(), size in 1_usize..80, most in 1_usize..4, cut in 0_usize..2000) {
        let mut text = Writer::new().to_tsv(&set).unwrap().into_bytes();
        // Cut somewhere, so that the faults are the same too.
        text.truncate(cut.max(200));
        let whole = Reader::new().read(&text);
        let mut stream = Reader::new().stream(drops(&text, size)).unwrap();
        let mut rows = Vec::new();
        while let Some(some) = stream.next_rows(most).unwrap() {
            rows.extend(some.mappings().map(|mapping| mapping.to_record()));
        }
        prop_assert_eq!(rows, content(&whole.crosswalk).1);
        prop_assert_eq!(stream.finish(), whole.diagnostics);
    }

    #[test]
    fn no_text_makes_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[#\"\t\n\r,:|\\\\ a-c\\[\\]{}&*!%>-]{0,120}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            let read = Reader::new().read(bytes);
            let _shown = read.diagnostics.to_string();
            let _written = Writer::new().to_tsv(&read.crosswalk);
            Reader::new().read_external(bytes, bytes);
            Reader::new().read_json(bytes);
        }
        let text = format!("#curie_map:\n#  a: https://e.org/\nsubject_id\tpredicate_id\tcomment\n{text}");
        Reader::new().read(text.as_bytes());
    }
}
