//! Laws of diffs: nothing differs from itself, what differs leads from the one
//! to the other, and a chain owes no more than its links.

use crate::support::path;
use competency::diff::{Bump, Diff, Versioned};
use competency::json::Reader;
use competency::{Crosswalk, Framework, LevelScale, Overlay, SchemeList};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;
use serde_json::Value;
use std::fmt::Debug;
use std::sync::LazyLock;

/// The documents in a folder.
fn read<T: competency::Document>(folder: &str) -> Vec<T> {
    let entries = std::fs::read_dir(path(folder)).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let texts = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap());
    let read = texts.filter_map(|text| Reader::new().read_str(&text).ok());
    let read: Vec<T> = read.collect();
    assert!(!read.is_empty(), "no document in {folder}");
    read
}

pub(crate) fn frameworks() -> &'static [Framework] {
    static ALL: LazyLock<Vec<Framework>> = LazyLock::new(|| read("data/frameworks"));
    &ALL
}

pub(crate) fn scales() -> &'static [LevelScale] {
    static ALL: LazyLock<Vec<LevelScale>> = LazyLock::new(|| read("data/scales"));
    &ALL
}

pub(crate) fn schemes() -> &'static [SchemeList] {
    static ALL: LazyLock<Vec<SchemeList>> = LazyLock::new(|| read("data/schemes"));
    &ALL
}

pub(crate) fn crosswalks() -> &'static [Crosswalk] {
    static ALL: LazyLock<Vec<Crosswalk>> = LazyLock::new(|| read("data/crosswalks"));
    &ALL
}

fn overlays() -> &'static [Overlay] {
    static ALL: LazyLock<Vec<Overlay>> = LazyLock::new(|| read("tests/diagnostics/fixtures/base"));
    &ALL
}

/// A random change of JSON that the reader may still take: something taken out,
/// doubled, put elsewhere, or given the value of something else.
#[derive(Debug, Clone)]
struct Breach(u8, Index, Index);

fn breach() -> impl Strategy<Value = Breach> {
    (0_u8..5, any::<Index>(), any::<Index>()).prop_map(|(how, at, with)| Breach(how, at, with))
}

/// The pointers to all values below a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut below = |step: &str, inner: &Value| {
        let at = format!("{at}/{}", step.replace('~', "~0").replace('/', "~1"));
        all.push(at.clone());
        pointers(inner, &at, all);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| below(key, inner)),
        Value::Array(list) => {
            let list = list.iter().enumerate();
            list.for_each(|(index, inner)| below(&index.to_string(), inner));
        }
        _ => {}
    }
}

fn break_into(document: &mut Value, Breach(how, at, with): &Breach) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    let pointer = all[at.index(all.len())].clone();
    let (holder, step) = pointer.rsplit_once('/').unwrap();
    let other = document
        .pointer(&all[with.index(all.len())])
        .unwrap()
        .clone();
    match document.pointer_mut(holder).unwrap() {
        Value::Object(map) => match how {
            0 | 1 => drop(map.remove(step)),
            _ => {
                let there = map.get_mut(step).unwrap();
                *there = match there {
                    Value::String(text) => format!("{text}x").into(),
                    Value::Bool(flag) => (!*flag).into(),
                    Value::Number(number) => (number.as_f64().unwrap() + 1.0).into(),
                    _ => other,
                };
            }
        },
        Value::Array(list) => {
            let index: usize = step.parse().unwrap();
            match how {
                0 => drop(list.remove(index)),
                1 => list.reverse(),
                2 => list.swap(0, index),
                3 => list.push(list[index].clone()),
                _ => {
                    let element = list.remove(index);
                    let to = with.index(list.len() + 1);
                    list.insert(to, element);
                }
            }
        }
        _ => {}
    }
}

/// A version of a document with as many of the changes as it bears.
fn broken<T: Versioned + Clone>(document: &T, breaches: &[Breach]) -> T {
    let mut last = document.clone();
    for breach in breaches {
        let mut value = serde_json::to_value(&last).unwrap();
        break_into(&mut value, breach);
        let text = value.to_string();
        if let Ok(read) = Reader::new().read_str(&text) {
            last = read;
        }
    }
    last
}

fn hold<T: Versioned + Clone + PartialEq + Debug>(
    of: &[T],
    which: Index,
    first: &[Breach],
    second: &[Breach],
) -> Result<(), TestCaseError> {
    let a = &of[which.index(of.len())];
    let b = broken(a, first);
    let c = broken(&b, second);
    let between = |old: &T, new: &T| -> Result<Diff, TestCaseError> {
        let diff = Diff::between(old, new).unwrap();
        prop_assert!(old != new || diff.is_empty());
        prop_assert_eq!(diff.is_empty(), old == new);
        match diff.apply(old) {
            Ok(applied) => prop_assert!(applied == *new, "gives another document: {:#?}", diff),
            Err(error) => return Err(TestCaseError::fail(format!("{error}: {diff:#?}"))),
        }
        let stored: Diff = serde_json::from_str(&serde_json::to_string(&diff).unwrap()).unwrap();
        prop_assert_eq!(&stored, &diff);
        Ok(diff)
    };
    between(a, a)?;
    let (ab, bc, ac) = (between(a, &b)?, between(&b, &c)?, between(a, &c)?);
    between(&c, a)?;
    prop_assert!(
        ac.owed <= ab.owed.max(bc.owed),
        "{} > {} and {}: {:#?}",
        ac.owed,
        ab.owed,
        bc.owed,
        ac
    );
    Ok(())
}

fn breaches() -> impl Strategy<Value = Vec<Breach>> {
    prop::collection::vec(breach(), 0..6)
}

proptest! {
    #![proptest_config(crate::properties::cases(60))]

    #[test]
    fn of_frameworks(which in any::<Index>(), first in breaches(), second in breaches()) {
        hold(frameworks(), which, &first, &second)?;
    }

    #[test]
    fn of_scales(which in any::<Index>(), first in breaches(), second in breaches()) {
        hold(scales(), which, &first, &second)?;
    }

    #[test]
    fn of_schemes(which in any::<Index>(), first in breaches(), second in breaches()) {
        hold(schemes(), which, &first, &second)?;
    }

    #[test]
    fn of_crosswalks(which in any::<Index>(), first in breaches(), second in breaches()) {
        hold(crosswalks(), which, &first, &second)?;
    }

    #[test]
    fn of_overlays(which in any::<Index>(), first in breaches(), second in breaches()) {
        hold(overlays(), which, &first, &second)?;
    }
}

#[test]
fn a_bump_is_as_far_as_it_says() {
    for old in ["1.0.0", "1.2.3", "0.1.0", "0.0.3", "2.0.0-rc.1", "0.3.7"] {
        let old = old.parse().unwrap();
        for bump in [Bump::None, Bump::Patch, Bump::Minor, Bump::Major] {
            let new = bump.after(&old);
            assert!(Bump::between(&old, &new) >= Some(bump), "{old} {new}");
        }
    }
}
