//! Whether less is asked for than was: comparisons that are transitive, so that
//! two loosenings make one.

use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// How what is asked for compares with what was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tightness {
    /// The same.
    Same,
    /// Less; of a list that is no demand, more is in it.
    Looser,
    /// More, or what cannot be told to be less.
    Tighter,
}

impl Tightness {
    /// From whether the new implies the old, and the old the new.
    fn of(old_implies_new: bool, new_implies_old: bool) -> Self {
        match (old_implies_new, new_implies_old) {
            (true, true) => Self::Same,
            (true, false) => Self::Looser,
            (false, _) => Self::Tighter,
        }
    }
}

/// How many pairs of branches of two trees are compared at most.
const MOST_PAIRS: usize = 10_000;

/// How many pairs of elements of two lists are compared at most.
const MOST_ELEMENTS: usize = 10_000;

/// The fields that make elements of a list what they are; others are notes.
fn identity(list: &str) -> &'static [&'static str] {
    match list {
        "levels" => &["level", "at_least", "from", "to"],
        "codes" | "classifications" => &["scheme", "version", "code"],
        "related_standards" => &["relation", "code"],
        _ => &[],
    }
}

/// A list by what is in it: `Looser` where everything that was there still is.
/// Another value by whether it was there.
pub(super) fn of_list(list: &str, before: Option<&Value>, after: Option<&Value>) -> Tightness {
    let fields = identity(list);
    let elements = |value: Option<&Value>| -> Option<HashSet<String>> {
        let elements = match value {
            None => return Some(HashSet::new()),
            Some(value) => value.as_array()?,
        };
        let essence = |element: &Value| match element {
            Value::Object(map) if !fields.is_empty() => {
                let values = fields.iter().map(|field| match map.get(*field) {
                    Some(value) => value.to_string(),
                    None => String::new(),
                });
                values.collect::<Vec<_>>().join(" ")
            }
            other => other.to_string(),
        };
        Some(elements.iter().map(essence).collect())
    };
    match (elements(before), elements(after)) {
        (Some(old), Some(new)) => Tightness::of(old.is_subset(&new), new.is_subset(&old)),
        _ if before.is_none() => Tightness::Looser,
        _ => Tightness::Tighter,
    }
}

/// A field that asks for something.
pub(super) fn of_field(
    field: &str,
    last: &str,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Tightness {
    let both = |implies: &dyn Fn(&Value, &Value) -> bool| {
        let null = Value::Null;
        let (old, new) = (before.unwrap_or(&null), after.unwrap_or(&null));
        Tightness::of(implies(old, new), implies(new, old))
    };
    match field {
        "thresholds" => both(&thresholds),
        "time_limit" => both(&time_limit),
        "validity" => both(&validity),
        "waiver" => both(&|old, new| waiver(new, old)),
        "strength" => both(&|old, new| old == new || new == "preferred"),
        "documented" => both(&|old, new| old == new || is_false(new)),
        "kind" => both(&requirement),
        "award_term" if last == "value" => both(&|old, new| match (old.as_f64(), new.as_f64()) {
            // A longer term asks for less.
            (Some(old), Some(new)) => old <= new,
            _ => false,
        }),
        _ => both(&|old, new| old == new),
    }
}

fn is_false(value: &Value) -> bool {
    value.is_null() || value == &Value::Bool(false)
}

fn number(value: &Value, field: &str) -> Option<f64> {
    value.get(field).and_then(Value::as_f64)
}

fn flag(value: &Value, field: &str) -> bool {
    value.get(field) == Some(&Value::Bool(true))
}

fn elements(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether who meets the one thresholds meets the others.
fn thresholds(met: &Value, asked: &Value) -> bool {
    let (met, asked) = (elements(met), elements(asked));
    if met.len().saturating_mul(asked.len()) > MOST_ELEMENTS {
        return met == asked;
    }
    asked
        .iter()
        .all(|asked| met.iter().any(|met| threshold(met, asked)))
}

fn threshold(met: &Value, asked: &Value) -> bool {
    let at_least = match (number(met, "minimum"), number(asked, "minimum")) {
        (_, None) => true,
        (Some(met), Some(asked)) => met >= asked,
        (None, Some(_)) => false,
    };
    let at_most = match (number(met, "maximum"), number(asked, "maximum")) {
        (_, None) => true,
        (Some(met), Some(asked)) => met <= asked,
        (None, Some(_)) => false,
    };
    let null = Value::Null;
    let including = |value: &'_ Value| value.get("including").cloned().unwrap_or(Value::Null);
    met.get("unit").unwrap_or(&null) == asked.get("unit").unwrap_or(&null)
        && at_least
        && at_most
        && (flag(asked, "approximate") || !flag(met, "approximate"))
        && thresholds(&including(met), &including(asked))
}

/// Whether who keeps the one limit keeps the other.
fn time_limit(kept: &Value, asked: &Value) -> bool {
    if asked.is_null() {
        return true;
    }
    let duration = match (kept.get("duration"), asked.get("duration")) {
        (kept, asked) if kept == asked => true,
        (Some(kept), Some(asked)) => at_most(kept, asked),
        _ => false,
    };
    !kept.is_null() && duration && (flag(asked, "approximate") || !flag(kept, "approximate"))
}

/// Whether one length of time is at most another; `false` where they are not of
/// one unit.
fn at_most(one: &Value, other: &Value) -> bool {
    one.get("unit") == other.get("unit")
        && match (number(one, "value"), number(other, "value")) {
            (Some(one), Some(other)) => one <= other,
            _ => false,
        }
}

/// Whether a standard that is in force on every day of the first period is so
/// in the second: a longer one asks for less.
fn validity(one: &Value, other: &Value) -> bool {
    let day = |value: &Value, field| value.get(field).and_then(Value::as_str).map(str::to_owned);
    let from = match (day(one, "from"), day(other, "from")) {
        (_, None) => true,
        (Some(one), Some(other)) => one >= other,
        (None, Some(_)) => false,
    };
    let until = match (day(one, "until"), day(other, "until")) {
        (_, None) => true,
        (Some(one), Some(other)) => one <= other,
        (None, Some(_)) => false,
    };
    from && until
}

/// Whether a certificate that the second waiver takes is one that the first
/// takes too.
fn waiver(takes: &Value, too: &Value) -> bool {
    let same = |field: &str| {
        let essence = |value: &Value| {
            let mut value = value.get(field).cloned().unwrap_or(Value::Null);
            if let Some(map) = value.as_object_mut() {
                map.remove("as_written");
                map.remove("place");
            }
            value
        };
        essence(takes) == essence(too)
    };
    let must = |value: &Value| value.get("discretion") == Some(&Value::from("must"));
    same("minimum_level")
        && same("language")
        && (!flag(takes, "must_be_valid") || flag(too, "must_be_valid"))
        && (must(takes) || !must(too))
}

/// Whether who brings the one brings the other.
fn requirement(brought: &Value, asked: &Value) -> bool {
    match (brought.get("experience"), asked.get("experience")) {
        (Some(brought), Some(asked)) => {
            let minimum = |value: &'_ Value| value.get("minimum").cloned().unwrap_or(Value::Null);
            brought.get("activity") == asked.get("activity")
                && at_most(&minimum(asked), &minimum(brought))
        }
        _ => brought == asked,
    }
}

/// Trees of entry routes, by the ids of the requirements in them.
pub(super) fn of_entry(before: Option<&Value>, after: Option<&Value>) -> Tightness {
    let mut entry = Entry::default();
    let old_implies_new = entry.implies(before, after);
    let mut entry = Entry::default();
    Tightness::of(old_implies_new, entry.implies(after, before))
}

/// Whether one tree of all-of and any-of implies another: Whitman's rules for
/// free lattices, each pair of branches once.
#[derive(Default)]
struct Entry {
    known: HashMap<(usize, usize), bool>,
}

impl Entry {
    fn implies(&mut self, old: Option<&Value>, new: Option<&Value>) -> bool {
        let (old, new) = match (old, new) {
            (_, None) => return true,
            (None, Some(_)) => return false,
            (Some(old), Some(new)) => (old, new),
        };
        let key = (
            std::ptr::from_ref(old).addr(),
            std::ptr::from_ref(new).addr(),
        );
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        if self.known.len() >= MOST_PAIRS {
            return false;
        }
        let result = self.decide(old, new);
        self.known.insert(key, result);
        result
    }

    fn decide(&mut self, old: &Value, new: &Value) -> bool {
        let branches = |tree, kind| Value::get(tree, kind).and_then(Value::as_array);
        if let Some(all) = branches(new, "all_of") {
            return all.iter().all(|new| self.implies(Some(old), Some(new)));
        }
        if let Some(any) = branches(old, "any_of") {
            return any.iter().all(|old| self.implies(Some(old), Some(new)));
        }
        if let Some(all) = branches(old, "all_of") {
            if all.iter().any(|old| self.implies(Some(old), Some(new))) {
                return true;
            }
        }
        if let Some(any) = branches(new, "any_of") {
            return any.iter().any(|new| self.implies(Some(old), Some(new)));
        }
        old == new
    }
}
