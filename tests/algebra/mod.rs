//! The algebra of crosswalks: its laws, and known answers.

mod catalog;
mod compose;
mod laws;
mod sets;

pub(crate) use catalog::{catalog, findings as contradicting};

use crate::support::value;
use competency::algebra::{Closure, Composition, Derivation};
use competency::crosswalk::{Claim, Crosswalk, MappingRecord, Slot};
use competency::{Confidence, Predicate};
use std::collections::BTreeMap;

/// A crosswalk without mappings, in which every prefix of the tests is
/// declared.
fn set(id: &str) -> Crosswalk {
    let mut crosswalk = Crosswalk::new(
        value(&format!("https://example.org/{id}")),
        value("https://creativecommons.org/publicdomain/zero/1.0/"),
    );
    for prefix in ["a", "b", "c", "d"] {
        crosswalk.declare_prefix(prefix, value(&format!("https://example.org/{prefix}/")));
    }
    crosswalk
}

/// A claim as tests write it: `exact`, `Not close`.
fn claim(text: &str) -> Claim {
    let (denied, word) = match text.strip_prefix("Not ") {
        Some(word) => (true, word),
        None => (false, text),
    };
    let predicate = Predicate::KNOWN.into_iter().find(|p| p.word() == word);
    Claim {
        predicate: predicate.unwrap_or_else(|| value(word)),
        denied,
    }
}

fn record(subject: &str, said: &Claim, object: &str, confidence: Option<f64>) -> MappingRecord {
    let record = MappingRecord::new(
        value(subject),
        said.predicate.clone(),
        value(object),
        value("semapv:ManualMappingCuration"),
    );
    let record = if said.denied { record.denied() } else { record };
    match confidence {
        Some(confidence) => record.with(Slot::Confidence, confidence).unwrap(),
        None => record,
    }
}

/// A crosswalk of lines `a:x exact b:y 0.9`.
fn crosswalk(id: &str, lines: &str) -> Crosswalk {
    let mut crosswalk = set(id);
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split(' ').collect();
        let (confidence, words) = match words.last().unwrap().parse::<f64>() {
            Ok(confidence) => (Some(confidence), &words[..words.len() - 1]),
            Err(_) => (None, &words[..]),
        };
        let said = claim(&words[1..words.len() - 1].join(" "));
        crosswalk.push(record(words[0], &said, words[words.len() - 1], confidence));
    }
    crosswalk
}

/// Derived mappings with how surely they hold.
type Held = BTreeMap<(String, Claim, String), Option<f64>>;

fn held<'a>(derivations: impl Iterator<Item = Derivation<'a>>) -> Held {
    let mut held = Held::new();
    for one in derivations {
        let key = (
            one.subject().to_owned(),
            one.claim(),
            one.object().to_owned(),
        );
        let before = held.insert(key, one.confidence().map(Confidence::get));
        assert_eq!(before, None, "{one:?} stands twice");
    }
    held
}

fn of(composition: &Composition<'_>) -> Held {
    held(composition.iter())
}

fn of_closure(closure: &Closure<'_>) -> Held {
    held(closure.iter())
}

/// Derived mappings as lines, for known answers.
fn lines(held: &Held) -> Vec<String> {
    held.iter()
        .map(|((subject, said, object), confidence)| {
            let not = if said.denied { "Not " } else { "" };
            let confidence = confidence.map_or("?".to_owned(), |c| format!("{c:.4}"));
            format!(
                "{subject} {not}{} {object} {confidence}",
                said.predicate.word()
            )
        })
        .collect()
}

/// The same mappings, with confidences that differ by rounding at most.
#[track_caller]
fn assert_same(a: &Held, b: &Held) {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (key, one) in a {
        match (one, b[key]) {
            (None, None) => {}
            (Some(x), Some(y)) => assert!((x - y).abs() <= 1e-12, "{key:?}: {x} and {y}"),
            (x, y) => panic!("{key:?}: {x:?} and {y:?}"),
        }
    }
}
