//! Reading what of a profile can be read.

use super::locate::place;
use super::read::{Reader, Unread};
use crate::diagnostic::{Diagnostic, Diagnostics, Pointer};
use crate::id::LocalId;
use crate::model::Profile;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A document of which entries may have been left out.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PartlyRead<T> {
    /// What could be read.
    pub document: T,
    /// The entries that could not, and why.
    pub left_out: Vec<LeftOut>,
    /// Of each list, where its entries stand in the text.
    kept: BTreeMap<&'static str, Vec<usize>>,
}

impl<T> PartlyRead<T> {
    /// Gives what was left out later, by its pointers into what was read, its
    /// places in the text that was read from.
    pub fn place(&self, left_out: &mut [LeftOut], text: &str) {
        for left in left_out {
            if left.finding.span.is_some() {
                continue;
            }
            left.finding.pointer = self.in_text(&left.finding.pointer);
            for related in &mut left.finding.related {
                related.pointer = self.in_text(&related.pointer);
            }
            let mut found = Diagnostics::from(left.finding.clone());
            place(&mut found, text);
            if let Some(placed) = found.into_iter().next() {
                left.finding = placed;
            }
        }
    }

    /// Where in the text that stands which stands somewhere in what was read.
    fn in_text(&self, pointer: &Pointer) -> Pointer {
        let mut steps = pointer.steps();
        let kept = steps.next().and_then(|field| self.kept.get(&*field));
        let index = steps.next().and_then(|step| step.parse::<usize>().ok());
        let moved = kept
            .zip(index)
            .and_then(|(kept, index)| kept.get(index).copied());
        let mut at = Pointer::root();
        for (depth, step) in pointer.steps().enumerate() {
            at = match (depth, moved) {
                (1, Some(index)) => at.index(index),
                _ => at.key(&step),
            };
        }
        at
    }
}

/// An entry that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LeftOut {
    /// The entry's id, where it has one that could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<LocalId>,
    /// What is wrong with it, with its place.
    pub finding: Diagnostic,
}

impl LeftOut {
    /// An entry that is left out for what was found.
    pub fn new(entry: Option<LocalId>, finding: Diagnostic) -> Self {
        Self { entry, finding }
    }
}

/// An entry of a profile, by its field and its place there.
type Entry = (&'static str, usize);

/// The fields of a profile that hold entries.
const FIELDS: [&str; 4] = ["holdings", "languages", "education", "experience"];

impl Reader {
    /// Reads what of a profile can be read: an entry that has a fault, such as a
    /// date that the calendar does not have, is left out and the rest is read.
    ///
    /// ```
    /// use competency::json::Reader;
    /// let text = r#"{
    ///   "format": "profile/1.0", "id": "operator",
    ///   "holdings": [
    ///     { "id": "profile", "of": "competency:it-i2-4", "award": { "date": "2021-02-30" } },
    ///     { "id": "unit", "of": "cz-nsk-66-029-m:sales" }
    ///   ]
    /// }"#;
    /// let read = Reader::new().read_profile(text).unwrap();
    /// assert_eq!(read.document.holdings.len(), 1);
    /// assert_eq!(read.left_out[0].entry.as_ref().unwrap().as_str(), "profile");
    /// assert_eq!(read.left_out[0].finding.pointer.as_str(), "/holdings/0/award/date");
    /// ```
    ///
    /// # Errors
    ///
    /// Where the profile itself is faulty, not only entries of it: as
    /// [`read_str`](Self::read_str).
    pub fn read_profile(&self, text: &str) -> Result<PartlyRead<Profile>, Diagnostics> {
        let Unread { mut found, rest } = match self.read_on::<Profile>(text) {
            Ok(document) => {
                return Ok(PartlyRead {
                    document,
                    left_out: Vec::new(),
                    kept: BTreeMap::new(),
                });
            }
            Err(unread) => unread,
        };
        place(&mut found, text);
        let found = self.named_all(found);
        let in_entries = found.iter().all(|one| entry(&one.pointer).is_some());
        let Some((mut document, lost)) = rest.filter(|_| in_entries) else {
            return Err(found);
        };
        // Of an entry that lost something nothing is kept: without its date an
        // award would be another one.
        let (mut gone, mut broken) = (BTreeSet::new(), BTreeSet::new());
        for pointer in lost.iter().chain(found.iter().map(|one| &one.pointer)) {
            let whole = pointer.steps().count() == 2;
            match entry(pointer) {
                Some(entry) if whole && lost.contains(pointer) => gone.insert(entry),
                Some(entry) => broken.insert(entry),
                None => return Err(found),
            };
        }
        broken.retain(|entry| !gone.contains(entry));
        let mut kept = BTreeMap::new();
        let mut ids: BTreeMap<Entry, LocalId> = BTreeMap::new();
        for field in FIELDS {
            let places = Places {
                field,
                gone: &gone,
                broken: &broken,
            };
            let own = match field {
                "holdings" => places.keep(&mut document.holdings, |held| &held.id, &mut ids),
                "languages" => places.keep(&mut document.languages, |held| &held.id, &mut ids),
                "education" => places.keep(&mut document.education, |held| &held.id, &mut ids),
                _ => places.keep(&mut document.experience, |held| &held.id, &mut ids),
            };
            kept.insert(field, own);
        }
        // Of an entry of which nothing could be read there may still be the id.
        let raw: Option<Value> = serde_json::from_str(text).ok();
        let stated = |(field, index): Entry| {
            let id = raw.as_ref()?.get(field)?.get(index)?.get("id")?.as_str()?;
            id.parse::<LocalId>().ok()
        };
        let left_out = found.into_iter().map(|finding| LeftOut {
            entry: entry(&finding.pointer)
                .and_then(|entry| ids.get(&entry).cloned().or_else(|| stated(entry))),
            finding,
        });
        Ok(PartlyRead {
            left_out: left_out.collect(),
            document,
            kept,
        })
    }
}

/// The entry that a pointer leads to or into.
fn entry(pointer: &Pointer) -> Option<Entry> {
    let mut steps = pointer.steps();
    let field = steps.next()?;
    let field = FIELDS.into_iter().find(|known| *known == field)?;
    Some((field, steps.next()?.parse().ok()?))
}

/// Which entries of a list are no longer there, and which are only in part.
struct Places<'a> {
    field: &'static str,
    gone: &'a BTreeSet<Entry>,
    broken: &'a BTreeSet<Entry>,
}

impl Places<'_> {
    /// Keeps the sound entries of a list; gives where each stands in the text,
    /// and notes the ids of the others.
    fn keep<T>(
        &self,
        list: &mut Vec<T>,
        id: fn(&T) -> &LocalId,
        ids: &mut BTreeMap<Entry, LocalId>,
    ) -> Vec<usize> {
        let mut kept = Vec::with_capacity(list.len());
        let mut index = 0;
        list.retain(|held| {
            while self.gone.contains(&(self.field, index)) {
                index += 1;
            }
            let here = (self.field, index);
            index += 1;
            if self.broken.contains(&here) {
                ids.insert(here, id(held).clone());
                return false;
            }
            kept.push(here.1);
            true
        });
        kept
    }
}
