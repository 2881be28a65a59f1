//! Two versions taken apart and paired → what differs.

use super::bump::Bump;
use super::change::{Change, Diff, DiffFormat, PartRef, Position, What};
use super::classify::{Subject, classify};
use super::document::Versioned;
use super::pairing::{Pairs, pair, wording};
use super::parts::{Part, Parts, is_scoped, key_field, text};
use crate::diagnostic::Pointer;
use crate::error::Error;
use crate::model::DocumentKind;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, HashSet};

impl Diff {
    /// What differs between two versions of a document.
    ///
    /// Parts are found again by id, else by what they hold, so that a renamed
    /// id is not a removal and an addition. The time grows with the size of the
    /// documents, whatever they hold.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, diff::{Bump, Diff, What}};
    /// let catalog = Catalog::builtin();
    /// let old = catalog.framework(&"it-i2-4".parse()?)?;
    /// let mut new = old.clone();
    /// new.units[0].statements[0].id = "help-desk.renamed".parse()?;
    /// let diff = Diff::between(old, &new)?;
    /// assert_eq!(diff.changes[0].what, What::ReIdentified);
    /// assert_eq!(diff.owed, Bump::Major);
    /// assert_eq!(diff.apply(old)?, new);
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// None for the documents of this library; one of another crate may fail to
    /// serialise.
    pub fn between<T: Versioned>(old: &T, new: &T) -> Result<Self, Error> {
        let (old_value, new_value) = T::values(old, new)?;
        let language = new.language().map(str::to_owned);
        let (from, to) = (old.version(), new.version());
        let taken = from.as_ref().zip(to.as_ref());
        let mut diff = Self {
            format: DiffFormat::V1,
            kind: T::KIND,
            id: new.name(),
            formerly: Some(old.name()).filter(|name| *name != new.name()),
            taken: taken.and_then(|(from, to)| Bump::between(from, to)),
            language,
            from,
            to,
            owed: Bump::None,
            changes: Vec::new(),
        };
        diff.changes = Comparing::new(&diff, old_value, new_value).changes();
        diff.owed = owed(&diff.changes);
        Ok(diff)
    }
}

/// What the heaviest change weighs.
fn owed(changes: &[Change]) -> Bump {
    let weights = changes.iter().map(|change| change.weight);
    weights.max().unwrap_or_default()
}

/// Says what a change means and weighs.
fn weigh(change: &mut Change, diff: &Diff, renames: &Renames) {
    let subject = Subject {
        kind: diff.kind,
        language: diff.language.as_deref(),
        list: change.part.as_ref().map_or("", |part| &part.list),
        field: &change.field,
        before: change.before.as_ref(),
        after: change.after.as_ref(),
    };
    (change.what, change.weight, change.why) = classify(change.what, &subject, renames);
}

/// The ids that parts have instead of others, by those they had.
pub(super) struct Renames {
    framework: String,
    ids: HashMap<String, String>,
}

impl Renames {
    fn of(framework: &str, changes: &[Change]) -> Self {
        let renamed = changes
            .iter()
            .filter(|change| change.what == What::ReIdentified);
        let ids = renamed.filter_map(|change| {
            let part = change.part.as_ref()?;
            Some((part.id.clone(), change.became.as_ref()?.id.clone()))
        });
        Self {
            framework: framework.to_owned(),
            ids: ids.collect(),
        }
    }

    /// Whether a value becomes another by nothing but these.
    pub(super) fn explain(&self, before: &Value, after: &Value) -> bool {
        if self.ids.is_empty() {
            return false;
        }
        match (before, after) {
            (Value::String(before), Value::String(after)) => {
                before == after || self.ids.get(before) == Some(after) || {
                    let local = |text: &str| {
                        let (framework, local) = text.split_once(':')?;
                        (framework == self.framework).then(|| local.to_owned())
                    };
                    let (before, after) = (local(before), local(after));
                    after.is_some() && before.and_then(|id| self.ids.get(&id).cloned()) == after
                }
            }
            (Value::Array(before), Value::Array(after)) => {
                let mut pairs = before.iter().zip(after);
                before.len() == after.len() && pairs.all(|(b, a)| self.explain(b, a))
            }
            (Value::Object(before), Value::Object(after)) => {
                before.len() == after.len()
                    && before.iter().all(|(key, before)| {
                        after
                            .get(key)
                            .is_some_and(|after| self.explain(before, after))
                    })
            }
            (before, after) => before == after,
        }
    }
}

struct Comparing<'a> {
    diff: &'a Diff,
    old: Parts,
    new: Parts,
    pairs: Pairs,
    /// The paired parts that do not stay where they are.
    unsettled: HashSet<usize>,
    changes: Vec<Change>,
}

impl<'a> Comparing<'a> {
    fn new(diff: &'a Diff, old: Value, new: Value) -> Self {
        let (old, new) = (Parts::of(old), Parts::of(new));
        let pairs = pair(&old, &new, diff.language.as_deref());
        let mut comparing = Self {
            diff,
            old,
            new,
            pairs,
            unsettled: HashSet::new(),
            changes: Vec::new(),
        };
        comparing.unsettled = comparing.unsettled();
        comparing
    }

    fn changes(mut self) -> Vec<Change> {
        for new in 0..self.new.all.len() {
            match self.pairs.old_of.get(new).copied().flatten() {
                Some(old) => self.pair(old, new),
                None => self.added(new),
            }
        }
        for old in 0..self.old.all.len() {
            if self.pairs.new_of.get(old) == Some(&None) {
                self.removed(old);
            }
        }
        let renames = Renames::of(&self.diff.id, &self.changes);
        for change in &mut self.changes {
            weigh(change, self.diff, &renames);
        }
        self.changes
    }

    /// The paired parts, of the new version, that must be taken out of a list
    /// and put in elsewhere: those in another list, and the fewest whose going
    /// leaves the others in order.
    fn unsettled(&self) -> HashSet<usize> {
        let mut unsettled = HashSet::new();
        for (new_parent, parent) in self.new.all.iter().enumerate() {
            let old_parent = self.pairs.old_of.get(new_parent).copied().flatten();
            for (at, children) in &parent.lists {
                let mut staying: Vec<(usize, usize)> = Vec::new();
                for child in children {
                    let Some(old) = self.pairs.old_of.get(*child).copied().flatten() else {
                        continue;
                    };
                    match self.old.get(old) {
                        Some(part) if Some(part.parent) == old_parent && part.at == *at => {
                            staying.push((part.index, *child));
                        }
                        _ => {
                            unsettled.insert(*child);
                        }
                    }
                }
                if !at.is_empty() {
                    unsettled.extend(out_of_order(&staying));
                }
            }
        }
        unsettled
    }

    fn pair(&mut self, old: usize, new: usize) {
        let (Some(before), Some(after)) = (self.old.get(old), self.new.get(new)) else {
            return;
        };
        let mut changes = Vec::new();
        let change = self.blank(before, after, new);
        let key = key_field(&after.list);
        if let Some(key) = key {
            let ids = [before, after].map(|part| text(&part.own, key));
            // A number behind an id that comes twice is part of the reference.
            if ids[0] != ids[1] || (before.id != after.id && !is_scoped(&after.list)) {
                changes.push(Change {
                    what: What::ReIdentified,
                    pointer: change.pointer.clone().key(key),
                    field: Pointer::root().key(key),
                    before: before.own.get(key).cloned(),
                    after: after.own.get(key).cloned(),
                    ..change.clone()
                });
            }
        }
        if self.unsettled.contains(&new) {
            let parent = self.pairs.old_of.get(after.parent).copied().flatten();
            let stays = parent == Some(before.parent) && before.at == after.at;
            changes.push(Change {
                what: if stays { What::Reordered } else { What::Moved },
                from: position(&self.old, before),
                to: position(&self.new, after),
                ..change.clone()
            });
        }
        let from = changes.len();
        fields(
            &before.own,
            &after.own,
            &Pointer::root(),
            key,
            &mut |field, before, after| {
                changes.push(Change {
                    pointer: joined(&change.pointer, &field),
                    field,
                    before: before.cloned(),
                    after: after.cloned(),
                    ..change.clone()
                });
            },
        );
        if let Some(fields) = changes.get_mut(from..) {
            fields.sort_by(|a, b| a.field.cmp(&b.field));
        }
        self.changes.append(&mut changes);
    }

    /// A change of a part, before it is said what.
    fn blank(&self, before: &Part, after: &Part, new: usize) -> Change {
        let [part, became] = [before, after].map(reference);
        Change {
            what: What::FieldChanged,
            weight: Bump::None,
            why: "".into(),
            became: became.filter(|became| Some(became) != part.as_ref()),
            part,
            wording: self.said(after),
            pointer: pointer(&self.new, new),
            field: Pointer::root(),
            before: None,
            after: None,
            from: None,
            to: None,
        }
    }

    /// What a part is called, for readers.
    fn said(&self, part: &Part) -> Option<String> {
        if part.list.is_empty() {
            return None;
        }
        let language = self.diff.language.as_deref().unwrap_or("en");
        wording(&part.own, language).map(str::to_owned)
    }

    fn added(&mut self, new: usize) {
        let Some(part) = self.new.get(new) else {
            return;
        };
        let change = Change {
            what: What::Added,
            after: Some(part.own.clone()),
            to: position(&self.new, part),
            became: None,
            ..self.blank(part, part, new)
        };
        self.changes.push(change);
    }

    fn removed(&mut self, old: usize) {
        let Some(part) = self.old.get(old) else {
            return;
        };
        let change = Change {
            what: What::Removed,
            before: Some(part.own.clone()),
            from: position(&self.old, part),
            pointer: pointer(&self.old, old),
            ..self.blank(part, part, 0)
        };
        self.changes.push(change);
    }
}

fn reference(part: &Part) -> Option<PartRef> {
    (!part.list.is_empty()).then(|| PartRef {
        list: part.list.clone(),
        id: part.id.clone(),
    })
}

fn position(parts: &Parts, part: &Part) -> Option<Position> {
    (!part.at.is_empty()).then(|| Position {
        of: parts.get(part.parent).and_then(reference),
        list: joined(&Pointer::root(), &raw(&part.at)),
        index: part.index,
    })
}

/// A pointer from its text.
pub(super) fn raw(text: &str) -> Pointer {
    text.split('/')
        .skip(1)
        .fold(Pointer::root(), |at, step| at.key(step))
}

fn joined(at: &Pointer, rest: &Pointer) -> Pointer {
    rest.steps().fold(at.clone(), |at, step| at.key(&step))
}

/// Where a part stands in its document; for a requirement, the tree it is in.
fn pointer(parts: &Parts, part: usize) -> Pointer {
    let mut way = Vec::new();
    let mut at = part;
    while at != 0 {
        let Some(part) = parts.get(at) else { break };
        way.push(part);
        at = part.parent;
    }
    way.iter()
        .rev()
        .fold(Pointer::root(), |pointer, part| match part.at.as_str() {
            "" => pointer.key("entry"),
            at => joined(&pointer, &raw(at)).index(part.index),
        })
}

/// Fields whose value is one thing, of whatever it is made.
const WHOLE: [&str; 5] = ["entry", "kind", "time_limit", "validity", "waiver"];

/// What a field had and has, and which it is.
type Give<'g> = dyn FnMut(Pointer, Option<&Value>, Option<&Value>) + 'g;

/// The fields that differ, down to what is no object.
fn fields(before: &Value, after: &Value, at: &Pointer, key: Option<&str>, give: &mut Give<'_>) {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        if before != after {
            give(at.clone(), Some(before), Some(after));
        }
        return;
    };
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names.into_iter().filter(|name| Some(name.as_str()) != key) {
        let at = at.clone().key(name);
        match (old.get(name), new.get(name)) {
            (Some(before), Some(after)) if before == after => {}
            (Some(before @ Value::Object(_)), Some(after @ Value::Object(_)))
                if !WHOLE.contains(&name.as_str()) =>
            {
                fields(before, after, &at, None, give);
            }
            (before, after) => give(at, before, after),
        }
    }
}

/// The fewest of the numbered things whose going leaves the numbers in order.
fn out_of_order(things: &[(usize, usize)]) -> Vec<usize> {
    // The longest increasing subsequence, by patience sorting: the last thing
    // of the best run of each length, and before each thing the one that its
    // run has there.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(things.len());
    let number = |thing: usize| things.get(thing).map_or(0, |(number, _)| *number);
    for thing in 0..things.len() {
        let length = ends.partition_point(|end| number(*end) < number(thing));
        previous.push(
            length
                .checked_sub(1)
                .and_then(|shorter| ends.get(shorter).copied()),
        );
        match ends.get_mut(length) {
            Some(end) => *end = thing,
            None => ends.push(thing),
        }
    }
    if ends.len() == things.len() {
        return Vec::new();
    }
    let mut stays = vec![false; things.len()];
    let mut at = ends.last().copied();
    while let Some(thing) = at {
        if let Some(stays) = stays.get_mut(thing) {
            *stays = true;
        }
        at = previous.get(thing).copied().flatten();
    }
    let all = things.iter().zip(stays);
    all.filter(|(_, stays)| !stays)
        .map(|((_, thing), _)| *thing)
        .collect()
}

/// The kinds whose rank is the order of a list.
pub(super) fn is_ranked(kind: DocumentKind, list: &str) -> bool {
    kind == DocumentKind::Scale && list == "levels"
}
