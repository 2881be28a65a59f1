use super::fate::{Aftermath, Fate, Fates};
use crate::diagnostic::Pointer;
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use crate::model::crosswalk::{Crosswalk, Slot};
use crate::model::{Overlay, Profile, Record, RecordedResult};
use semver::Version;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;

/// A document that refers to a framework, brought over to another version of
/// it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Migration<T> {
    /// The document for the new version, without what is gone.
    pub document: T,
    /// What became of each of its entries, in the order of the old document.
    pub entries: Vec<Migrated>,
}

/// What became of a mapping of a crosswalk, an entry of an overlay or a profile, or
/// a result of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Migrated {
    /// Where it stands in the old document.
    pub pointer: Pointer,
    /// What became of it.
    pub outcome: Outcome,
    /// The things it refers to that are not as they were, with what became of
    /// them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Because>,
}

/// What something refers to, and what became of that.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Because {
    /// The thing, by its old reference.
    pub of: EntityRef,
    /// What became of it.
    pub fate: Fate,
}

/// What becomes of something in a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds as it did, under new ids where there are.
    Carried,
    /// It is in the new document, and must be looked at again. The wording it
    /// was made for stays stored with it.
    LookAgain,
    /// It is not in the new document: what it is about is gone, or two entries
    /// came to be about one thing.
    Gone,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Carried => "carried over",
            Self::LookAgain => "look again",
            Self::Gone => "gone",
        })
    }
}

impl<T> Migration<T> {
    /// How many entries came out so.
    pub fn count(&self, outcome: Outcome) -> usize {
        let outcomes = self.entries.iter().map(|entry| entry.outcome);
        outcomes.filter(|other| *other == outcome).count()
    }

    /// Whether the way back gives the document again: nothing is gone, and
    /// nothing was put in the place of something else.
    pub fn is_reversible(&self) -> bool {
        self.entries.iter().all(|entry| {
            let mut because = entry.because.iter();
            entry.outcome != Outcome::Gone
                && because.all(|because| because.fate.aftermath != Aftermath::Replaced)
        })
    }
}

/// Brings a crosswalk over to the version that a framework at one of its ends
/// has now.
///
/// Ends that have new ids get them, and where a retired id names one thing that
/// took its place, that; the version the crosswalk is made for becomes the new
/// one. Stored labels stay, so that a mapping whose end reads otherwise is still
/// reported (`CF1107`) until somebody has looked at it.
///
/// # Errors
///
/// Where neither end is of the framework, or the crosswalk was made for another
/// version than the one that the fates begin with.
pub fn migrate_crosswalk(
    crosswalk: &Crosswalk,
    fates: &Fates,
) -> Result<Migration<Crosswalk>, Error> {
    let mut document = crosswalk.without_mappings();
    let sides = [
        (
            crosswalk.subject_framework(),
            Slot::SubjectSource,
            Slot::SubjectSourceVersion,
        ),
        (
            crosswalk.object_framework(),
            Slot::ObjectSource,
            Slot::ObjectSourceVersion,
        ),
    ];
    let mut about = false;
    for (framework, source, version) in sides {
        if framework.is_none() || framework.as_ref() != fates.framework() {
            continue;
        }
        about = true;
        let at = Pointer::root().key(version.name());
        if let Some(made_for) = crosswalk.set().text(version) {
            check_version(made_for, fates.from(), at)?;
        }
        if let Some(now) = fates.becomes() {
            let now = EntityRef::from(now.clone()).to_string();
            document.set_mut().set(source, now.as_str())?;
        }
        if let Some(to) = fates.to() {
            document.set_mut().set(version, to.to_string().as_str())?;
        }
    }
    if !about {
        return Err(not_about(fates, Pointer::root()));
    }
    let mut entries = Vec::with_capacity(crosswalk.len());
    for mapping in crosswalk.mappings() {
        let mut record = mapping.to_record();
        let mut migrated =
            Migrated::untouched(Pointer::root().key("mappings").index(mapping.row()));
        for (slot, id) in [
            (Slot::SubjectId, mapping.subject_id()),
            (Slot::ObjectId, mapping.object_id()),
        ] {
            let reference = id.and_then(|id| EntityRef::parse(id).ok());
            if let Some(now) = reference.and_then(|of| migrated.follow(of, fates)) {
                record = record.with(slot, now.to_string().as_str())?;
            }
        }
        if migrated.outcome != Outcome::Gone {
            document.push(record);
        }
        entries.push(migrated);
    }
    Ok(Migration { document, entries })
}

/// Brings an overlay over to the version that its framework has now.
///
/// `written_for` stays as it is, so that a text for a wording that is no more
/// can be told. Where two entries come to be about one thing, the one that was
/// about it before stays.
///
/// # Errors
///
/// Where the overlay is for another framework, or does not fit the version that
/// the fates begin with.
pub fn migrate_overlay(overlay: &Overlay, fates: &Fates) -> Result<Migration<Overlay>, Error> {
    if Some(&overlay.framework) != fates.framework() {
        return Err(not_about(fates, Pointer::root().key("framework")));
    }
    if let Some(from) = fates.from().filter(|from| !overlay.fits.matches(from)) {
        return Err(Error::DiffMisfit {
            at: Pointer::root().key("fits"),
            reason: format!(
                "the overlay fits {}, and the diff begins with {from}",
                overlay.fits
            ),
        });
    }
    let mut document = overlay.clone();
    document.entries.clear();
    let now: FrameworkId = fates.becomes().unwrap_or(&overlay.framework).clone();
    document.framework = now;
    if let Some(range) = fates.to().and_then(|to| format!("^{to}").parse().ok()) {
        document.fits = range;
    }
    let mut entries = Vec::with_capacity(overlay.entries.len());
    let mut kept = Vec::new();
    for (index, entry) in overlay.entries.iter().enumerate() {
        let mut migrated = Migrated::untouched(Pointer::root().key("entries").index(index));
        let of = match &entry.id {
            Some(id) => EntityRef::new(overlay.framework.clone(), id.clone()),
            None => overlay.framework.clone().into(),
        };
        if let Some(now) = migrated.follow(of, fates) {
            let mut entry = entry.clone();
            entry.id = now.local().cloned();
            // What took its place may be in another framework.
            if *now.framework() == document.framework {
                kept.push((index, entry));
            } else {
                migrated.outcome = Outcome::Gone;
            }
        }
        entries.push(migrated);
    }
    document.entries = without_rivals(kept, &mut entries, |entry| entry.id.clone());
    Ok(Migration { document, entries })
}

/// Brings a profile over to the version that a framework has now: what it holds of
/// it, and which of its entry requirements it counts for.
///
/// A profile is made for no version; it is the caller who knows that its ids are of
/// the one that the fates begin with. An entry that holds what is gone is left out;
/// one that holds what something was added to, or a whole in which anything says
/// something else, must be looked at again, for who held all of it need not hold
/// all of it now. An entry that counted for a requirement that is gone stays, and
/// no longer counts for it. Levels, awards and what is of other frameworks stay as
/// they are.
pub fn migrate_profile(profile: &Profile, fates: &Fates) -> Migration<Profile> {
    let mut document = profile.clone();
    let mut entries = Vec::with_capacity(profile.len());
    document.holdings.clear();
    for (index, held) in profile.holdings.iter().enumerate() {
        let mut migrated = Migrated::untouched(Pointer::root().key("holdings").index(index));
        let mut now = held.clone();
        let fate = fates.of_all_in(&held.of);
        if let Some(of) = fate.and_then(|fate| migrated.note(held.of.clone(), fate)) {
            now.of = of;
        }
        if migrated.outcome != Outcome::Gone {
            document.holdings.push(now);
        }
        entries.push(migrated);
    }
    let languages = document.languages.iter_mut();
    let education = document.education.iter_mut();
    let experience = document.experience.iter_mut();
    let lists = [
        (
            "languages",
            languages
                .map(|held| &mut held.counts_for)
                .collect::<Vec<_>>(),
        ),
        (
            "education",
            education.map(|held| &mut held.counts_for).collect(),
        ),
        (
            "experience",
            experience.map(|held| &mut held.counts_for).collect(),
        ),
    ];
    for (field, list) in lists {
        for (index, counts_for) in list.into_iter().enumerate() {
            let mut migrated = Migrated::untouched(Pointer::root().key(field).index(index));
            migrated.follow_all(counts_for, fates);
            entries.push(migrated);
        }
    }
    Migration { document, entries }
}

/// Brings a record of an assessment over to the version that its framework has now,
/// result by result. Where two come to be the same attempt at one thing, the one
/// that was before stays.
///
/// What was counted keeps its name: where thresholds differ, the result must be
/// looked at again.
///
/// # Errors
///
/// Where the record is of another framework.
pub fn migrate_record(record: &Record, fates: &Fates) -> Result<Migration<Record>, Error> {
    if Some(&record.framework) != fates.framework() {
        return Err(not_about(fates, Pointer::root().key("framework")));
    }
    let mut document = record.clone();
    document.framework = fates.becomes().unwrap_or(&record.framework).clone();
    let mut entries = Vec::with_capacity(record.results.len());
    let mut kept = Vec::new();
    for (index, result) in record.results.iter().enumerate() {
        let mut migrated = Migrated::untouched(Pointer::root().key("results").index(index));
        let now = migrated.follow(record.reference_of(result), fates);
        // What took its place may be in another framework.
        let now = now.filter(|now| *now.framework() == document.framework);
        match now.as_ref().and_then(EntityRef::local) {
            Some(of) => {
                let mut result = result.clone();
                result.of = of.clone();
                kept.push((index, result));
            }
            None => migrated.outcome = Outcome::Gone,
        }
        entries.push(migrated);
    }
    let same = |result: &RecordedResult| (result.of.clone(), result.attempt);
    document.results = without_rivals(kept, &mut entries, same);
    Ok(Migration { document, entries })
}

/// Of what came to be about one thing, the one that was about it before, else the
/// first; the others are gone. Each stands with its number in the old document.
fn without_rivals<T, K: Eq + Hash>(
    mut kept: Vec<(usize, T)>,
    entries: &mut [Migrated],
    about: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut seen = HashSet::new();
    let replaced = |entries: &[Migrated], index: usize| {
        let because = entries.get(index).and_then(|entry| entry.because.first());
        because.is_some_and(|because| because.fate.aftermath == Aftermath::Replaced)
    };
    for pass in [false, true] {
        for (index, entry) in &kept {
            if replaced(entries, *index) == pass && !seen.insert(about(entry)) {
                if let Some(migrated) = entries.get_mut(*index) {
                    migrated.outcome = Outcome::Gone;
                }
            }
        }
    }
    let stays = |index: usize| {
        let entry = entries.get(index);
        entry.is_some_and(|one| one.outcome != Outcome::Gone)
    };
    kept.retain(|(index, _)| stays(*index));
    kept.into_iter().map(|(_, entry)| entry).collect()
}

impl Migrated {
    fn untouched(pointer: Pointer) -> Self {
        Self {
            pointer,
            outcome: Outcome::Carried,
            because: Vec::new(),
        }
    }

    /// Follows a reference, noting what became of what it names; `None` where
    /// that is gone, or not of the framework.
    fn follow(&mut self, of: EntityRef, fates: &Fates) -> Option<EntityRef> {
        let fate = fates.of(&of)?;
        self.note(of, fate)
    }

    /// Notes what became of something, and says where it is now.
    fn note(&mut self, of: EntityRef, fate: Fate) -> Option<EntityRef> {
        let outcome = match fate.aftermath {
            Aftermath::Gone => Outcome::Gone,
            aftermath if aftermath.needs_a_look() => Outcome::LookAgain,
            _ => Outcome::Carried,
        };
        self.outcome = self.outcome.max(outcome);
        let now = fate.now.clone();
        if fate.aftermath != Aftermath::Untouched {
            self.because.push(Because { of, fate });
        }
        now
    }
}

impl Migrated {
    /// Follows references that are only a part of what an entry says: those that
    /// are gone are taken away, and the entry stays.
    fn follow_all(&mut self, references: &mut Vec<EntityRef>, fates: &Fates) {
        references.retain_mut(|of| {
            let mut one = Self::untouched(Pointer::root());
            let now = one.follow(of.clone(), fates);
            let stays = one.outcome != Outcome::Gone;
            self.outcome = self.outcome.max(one.outcome.min(Outcome::LookAgain));
            self.because.extend(one.because);
            if let Some(now) = now {
                *of = now;
            }
            stays
        });
    }
}

fn not_about(fates: &Fates, at: Pointer) -> Error {
    let framework = fates.framework().map_or("", |framework| framework.as_str());
    Error::DiffMisfit {
        at,
        reason: format!("it is not about `{framework}`"),
    }
}

/// Whether a document made for one version can come along from another: where
/// the two differ, what happened between them is not known.
fn check_version(made_for: &str, from: Option<&Version>, at: Pointer) -> Result<(), Error> {
    match from {
        Some(from) if made_for != from.to_string() => Err(Error::DiffMisfit {
            at,
            reason: format!("it is made for {made_for}, and the diff begins with {from}"),
        }),
        _ => Ok(()),
    }
}
