//! What a change means, and what it weighs: the table behind DESIGN.md,
//! "Versions".
//!
//! No step weighs more than the steps it can be made of, so that the bump owed
//! by a chain of versions is never more than the greatest that a link owes.

use super::bump::Bump;
use super::change::What;
use super::compare::{Renames, is_ranked};
use super::parts::REQUIREMENT;
use super::tightness::{Tightness, of_entry, of_field, of_list};
use crate::diagnostic::Pointer;
use crate::model::DocumentKind;
use semver::Version;
use serde_json::Value;
use std::borrow::Cow;

/// What a change is about.
pub(super) struct Subject<'a> {
    pub(super) kind: DocumentKind,
    pub(super) language: Option<&'a str>,
    pub(super) list: &'a str,
    pub(super) field: &'a Pointer,
    pub(super) before: Option<&'a Value>,
    pub(super) after: Option<&'a Value>,
}

type Meaning = (What, Bump, Cow<'static, str>);

fn means(what: What, weight: Bump, why: &'static str) -> Meaning {
    (what, weight, Cow::Borrowed(why))
}

/// Fields that say where something was found, or how it is shown.
const NOTES: [&str; 26] = [
    "$schema",
    "alternative_titles",
    "as_written",
    "change",
    "confidence",
    "curie_map",
    "documents",
    "extension_definitions",
    "format",
    "legal_acts",
    "legal_notes",
    "glosses",
    "bodies",
    "note",
    "notes",
    "place",
    "placements",
    "provenance",
    "reuse_level",
    "revisions",
    "rights",
    "source",
    "sureness",
    "synonyms",
    "term",
    "translation",
];

/// Lists that are not about the matter.
const BOOKKEEPING: [&str; 2] = ["documents", "glosses"];

/// Says what a change means, what it weighs, and why.
pub(super) fn classify(what: What, subject: &Subject<'_>, renames: &Renames) -> Meaning {
    match what {
        What::Moved => means(what, Bump::Major, "it counts elsewhere"),
        What::Reordered if is_ranked(subject.kind, subject.list) => means(
            What::LevelChanged,
            Bump::Major,
            "the order of a scale is its ranks",
        ),
        What::Reordered => means(what, Bump::Patch, "only the order differs"),
        What::ReIdentified => match subject.list {
            list if BOOKKEEPING.contains(&list) => {
                means(what, Bump::Patch, "it is not about the matter")
            }
            _ => means(
                what,
                Bump::Major,
                "what refers to the old id no longer finds it",
            ),
        },
        _ if subject.field.is_root() => part(subject),
        _ => field(subject, renames),
    }
}

/// A part that was added or removed.
fn part(subject: &Subject<'_>) -> Meaning {
    let (own, added) = match (subject.before, subject.after) {
        (_, Some(after)) => (after, true),
        (Some(before), None) => (before, false),
        (None, None) => return means(What::FieldChanged, Bump::None, "nothing differs"),
    };
    let what = if added { What::Added } else { What::Removed };
    let is = |field: &str, value: &str| own.get(field).and_then(Value::as_str) == Some(value);
    match (subject.list, added) {
        (list, _) if BOOKKEEPING.contains(&list) => {
            means(what, Bump::Patch, "it is not about the matter")
        }
        ("retired", true) => means(what, Bump::Patch, "it says of an id what became of it"),
        ("retired", false) => means(what, Bump::Major, "the id could come into use again"),
        ("criteria", true) if is("role", "waiver") => {
            means(What::WaiverAdded, Bump::Minor, "less may be asked for")
        }
        ("criteria", false) if is("role", "waiver") => means(
            What::WaiverRemoved,
            Bump::Major,
            "who relied on it no longer can",
        ),
        (REQUIREMENT, true) if is("strength", "required") => {
            means(What::Added, Bump::Major, "more is required for entry")
        }
        (_, true) => means(what, Bump::Minor, "it was not there"),
        (_, false) => means(what, Bump::Major, "what refers to it no longer finds it"),
    }
}

/// A field of a part, or of the document.
fn field(subject: &Subject<'_>, renames: &Renames) -> Meaning {
    let steps: Vec<String> = subject
        .field
        .steps()
        .map(|step| step.into_owned())
        .collect();
    let first = steps.first().map_or("", String::as_str);
    let last = steps.last().map_or("", String::as_str);
    if let (Some(before), Some(after)) = (subject.before, subject.after) {
        if renames.explain(before, after) {
            let why = "the same is meant by its new id";
            return means(What::ReferenceFollowed, Bump::None, why);
        }
    }
    if subject.list.is_empty() && matches!(first, "version" | "mapping_set_version") {
        return means(What::VersionChanged, Bump::None, "it is what is judged");
    }
    if let Some(meaning) = text(subject, &steps) {
        return meaning;
    }
    if NOTES.contains(&first) || NOTES.contains(&last) || BOOKKEEPING.contains(&subject.list) {
        return means(
            What::FieldChanged,
            Bump::Patch,
            "it is a note, or says where",
        );
    }
    match subject.kind {
        DocumentKind::Crosswalk => return mapping(subject, first),
        DocumentKind::Framework => {}
        _ => return plain(subject, first),
    }
    match (subject.list, first) {
        ("retired", _) => means(What::FieldChanged, Bump::Patch, "the id stays retired"),
        (_, "absences") => means(
            What::FieldChanged,
            Bump::Minor,
            "what is not there is known otherwise",
        ),
        (_, "levels") => listed(What::LevelChanged, subject, first),
        (_, "role") => means(
            What::RoleChanged,
            Bump::Major,
            "the criterion does something else",
        ),
        (REQUIREMENT, "kind" | "strength" | "documented") | (_, "thresholds" | "time_limit") => {
            demand(of_field(first, last, subject.before, subject.after))
        }
        ("", "validity" | "award_term") => {
            lasting(of_field(first, last, subject.before, subject.after))
        }
        ("", "entry") => demand(of_entry(subject.before, subject.after)),
        (_, "waiver") => waiver(subject, last),
        (_, "kind") => means(
            What::KindChanged,
            Bump::Major,
            "it counts as something else",
        ),
        (_, "iri" | "id" | "namespace") if subject.before.is_some() => means(
            What::ReIdentified,
            Bump::Major,
            "what refers to the old one no longer finds it",
        ),
        (_, "condition") => means(
            What::RequirementTightened,
            Bump::Major,
            "it holds under another condition",
        ),
        _ => listed(What::FieldChanged, subject, last),
    }
}

/// A wording or a gloss.
fn text(subject: &Subject<'_>, steps: &[String]) -> Option<Meaning> {
    const TEXTS: [&str; 4] = ["title", "text", "name", "label"];
    let has_languages = |value: Option<&Value>| value.is_none_or(Value::is_object);
    match steps {
        // Of a text, one language.
        [.., field, language] if TEXTS.contains(&field.as_str()) => {
            Some(worded(subject.language == Some(language)))
        }
        // The whole of a text.
        [.., field]
            if TEXTS.contains(&field.as_str())
                && has_languages(subject.before)
                && has_languages(subject.after) =>
        {
            Some(worded(true))
        }
        [.., field] if field == "cases" || field == "programmes" => Some(worded(true)),
        [field] if field == "subject_label" || field == "object_label" => Some(worded(true)),
        _ => None,
    }
}

fn worded(counts: bool) -> Meaning {
    if counts {
        let why = "the id is the same; whether it is more than a typo, a reader must say";
        means(What::Reworded, Bump::Patch, why)
    } else {
        means(What::GlossChanged, Bump::Patch, "a gloss does not count")
    }
}

/// A list, by what is in it; another value, by whether it was there.
fn listed(what: What, subject: &Subject<'_>, field: &str) -> Meaning {
    let (weight, why) = match of_list(field, subject.before, subject.after) {
        Tightness::Same => (Bump::Patch, "the same is said otherwise"),
        Tightness::Looser => (Bump::Minor, "it was not there"),
        Tightness::Tighter => (Bump::Major, "what was there is no longer so"),
    };
    means(what, weight, why)
}

/// Something that is asked for.
fn demand(tightness: Tightness) -> Meaning {
    match tightness {
        Tightness::Same => means(
            What::FieldChanged,
            Bump::Patch,
            "the same is asked for in other words",
        ),
        Tightness::Looser => means(What::RequirementLoosened, Bump::Minor, "less is asked for"),
        Tightness::Tighter => means(
            What::RequirementTightened,
            Bump::Major,
            "more is asked for, or it cannot be told to be less",
        ),
    }
}

/// How long something holds.
fn lasting(tightness: Tightness) -> Meaning {
    let (weight, why) = match tightness {
        Tightness::Same => (Bump::Patch, "the same time is written otherwise"),
        Tightness::Looser => (Bump::Minor, "it holds for longer"),
        Tightness::Tighter => (Bump::Major, "it does not hold when it did"),
    };
    means(What::ValidityChanged, weight, why)
}

fn waiver(subject: &Subject<'_>, last: &str) -> Meaning {
    match (subject.before, subject.after) {
        (None, Some(_)) => means(What::WaiverAdded, Bump::Minor, "less may be asked for"),
        (Some(_), None) => means(
            What::WaiverRemoved,
            Bump::Major,
            "who relied on it no longer can",
        ),
        (before, after) => {
            let (_, weight, why) = demand(of_field("waiver", last, before, after));
            (What::WaiverChanged, weight, why)
        }
    }
}

/// A slot of a mapping or of a mapping set.
fn mapping(subject: &Subject<'_>, slot: &str) -> Meaning {
    match (subject.list, slot) {
        ("mappings", "subject_id" | "object_id" | "subject_type" | "object_type") => {
            means(What::EndChanged, Bump::Major, "it is about something else")
        }
        (
            "mappings",
            "predicate_id" | "predicate_modifier" | "ext_includes_object" | "ext_includes_subject",
        ) => means(
            What::PredicateChanged,
            Bump::Major,
            "it says something else",
        ),
        ("", "mapping_set_id") => means(
            What::ReIdentified,
            Bump::Major,
            "what refers to the old one no longer finds it",
        ),
        ("", "subject_source" | "object_source") => {
            means(What::EndChanged, Bump::Major, "it is about something else")
        }
        ("", "subject_source_version" | "object_source_version") => {
            if in_caret(subject.before, subject.after) {
                means(
                    What::FieldChanged,
                    Bump::Patch,
                    "it fits the versions it did",
                )
            } else {
                let why = "it no longer fits the version it did";
                means(What::FieldChanged, Bump::Major, why)
            }
        }
        _ => means(
            What::FieldChanged,
            Bump::Patch,
            "it says why, how sure, or by whom",
        ),
    }
}

/// Whether two versions have the same caret range, as far as what breaks goes.
fn in_caret(before: Option<&Value>, after: Option<&Value>) -> bool {
    let breaking = |version: Option<&Value>| {
        let version: Version = version?.as_str()?.parse().ok()?;
        Some(match (version.major, version.minor) {
            (0, 0) => (0, 0, version.patch),
            (0, minor) => (0, minor, 0),
            (major, _) => (major, 0, 0),
        })
    };
    breaking(before).is_some() && breaking(before) == breaking(after)
}

/// A field of a scale, an overlay or a list of schemes.
fn plain(subject: &Subject<'_>, first: &str) -> Meaning {
    match (subject.kind, subject.list, first) {
        (DocumentKind::Overlay, "entries", _) => means(
            What::FieldChanged,
            Bump::Patch,
            "it says what the text was written for",
        ),
        (DocumentKind::Overlay, "", "fits") => {
            means(What::FieldChanged, Bump::Minor, "it fits other versions")
        }
        (_, "", "id") => means(
            What::ReIdentified,
            Bump::Major,
            "what refers to the old id no longer finds it",
        ),
        _ => listed(What::FieldChanged, subject, first),
    }
}
