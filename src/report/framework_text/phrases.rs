//! Parts of a framework as phrases.

use crate::id::LocalId;
use crate::model::{
    Change, Duration, LanguageUse, RightsRecord, Source, SourceDocument, StatedLevel, Threshold,
    TimeLimit, Validity, Waiver,
};
pub(super) use crate::report::layout::word;
use crate::text::LanguageTag;
use serde::Serialize;
use smol_str::SmolStr;

/// What stands before something, by whether it always holds.
pub(super) fn mark(condition: Option<&LocalId>) -> &'static str {
    if condition.is_some() { "◇ " } else { "- " }
}

pub(in crate::report) fn words<T: Serialize>(values: &[T]) -> String {
    values.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// A line with what more is known beside it.
pub(super) fn aside(mut line: String, more: impl IntoIterator<Item = Option<String>>) -> String {
    for one in more.into_iter().flatten() {
        line += " — ";
        line += &one;
    }
    line
}

pub(super) fn written(text: &Option<SmolStr>) -> Option<String> {
    text.as_ref().map(|text| format!("written “{text}”"))
}

/// What the curators add, marked as theirs.
pub(super) fn noted(note: &Option<String>) -> Option<String> {
    note.as_ref().map(|note| format!("note: {note}"))
}

pub(super) fn sourced(source: &Option<Source>) -> Option<String> {
    source.as_ref().map(according)
}

pub(super) fn according(source: &Source) -> String {
    let url = source.url.as_ref().map(ToString::to_string);
    let date = source.date.map(|date| date.to_string());
    let more = [url, date, source.note.clone()].into_iter().flatten();
    let all: Vec<String> = std::iter::once(source.title.clone()).chain(more).collect();
    format!("(from {})", all.join("; "))
}

pub(super) fn stated(level: &StatedLevel) -> String {
    let least = if level.at_least { "at least " } else { "" };
    if level.as_written == level.level.value() {
        format!("{least}{}", level.level)
    } else {
        format!("{least}{} (“{}”)", level.level, level.as_written)
    }
}

pub(super) fn language(used: &LanguageUse) -> String {
    let which = match &used.language {
        Some(tag) => format!("language: {tag}"),
        None => "language: not named".to_owned(),
    };
    if used.activities.is_empty() {
        which
    } else {
        format!("{which}; {}", words(&used.activities))
    }
}

pub(super) fn length(duration: &Duration) -> String {
    let many = if duration.value.get() == 1.0 { "" } else { "s" };
    format!("{} {}{many}", duration.value, word(&duration.unit))
}

pub(in crate::report) fn period(validity: &Validity) -> String {
    let line = match (validity.from, validity.until) {
        (Some(from), Some(until)) => format!("from {from} until {until}, both days included"),
        (Some(from), None) => format!("from {from}, no last day stated"),
        (None, Some(until)) => format!("until {until}, no first day stated"),
        (None, None) => "no day stated".to_owned(),
    };
    let (source, note) = (sourced(&validity.source), noted(&validity.note));
    aside(line, [written(&validity.as_written), source, note])
}

pub(super) fn changed(change: &Change) -> String {
    let since = change.since.as_ref().map(|since| format!(" since {since}"));
    let line = word(&change.kind) + &since.unwrap_or_default();
    aside(line, [written(&change.as_written)])
}

/// A threshold: `at least 3 technique`; what is among so many: `exactly 1 of 3`.
pub(in crate::report) fn threshold(one: &Threshold, among: Option<&Threshold>) -> String {
    let about = if one.approximate { "about " } else { "" };
    let many = match (one.minimum, one.maximum) {
        (Some(least), Some(most)) if least == most => format!("exactly {about}{least}"),
        (Some(least), Some(most)) => format!("{about}{least} to {most}"),
        (Some(least), None) => format!("at least {about}{least}"),
        (None, Some(most)) => format!("at most {about}{most}"),
        (None, None) => "no number of".to_owned(),
    };
    let of = match among {
        Some(all) if all.minimum == all.maximum => all.minimum.map(|all| format!(" of {all}")),
        Some(_) => Some(" of them".to_owned()),
        None => None,
    };
    let of = of.unwrap_or_default();
    let mut line = format!("{many}{of} {} (“{}”)", one.unit, one.as_written);
    for part in &one.including {
        line += ", ";
        line += &threshold(part, Some(one));
    }
    line
}

pub(in crate::report) fn time(limit: &TimeLimit) -> String {
    let about = if limit.approximate { "about " } else { "" };
    let long = match &limit.duration {
        Some(duration) => format!("time limit: {about}{}", length(duration)),
        None => "a time limit without a value".to_owned(),
    };
    format!("{long} (“{}”)", limit.as_written)
}

pub(super) fn waiver(waiver: &Waiver) -> String {
    let mut line = format!(
        "{} be waived on a certificate of {}",
        word(&waiver.discretion),
        stated(&waiver.minimum_level)
    );
    if let Some(used) = &waiver.language {
        line += &format!(", {}", language(used));
    }
    if waiver.must_be_valid {
        line += ", in force";
    }
    format!("{line} (“{}”)", waiver.as_written)
}

pub(super) fn document(from: &SourceDocument) -> String {
    let url = from.url.as_ref().map(ToString::to_string);
    let day = from.retrieved.map(|day| format!("retrieved {day}"));
    aside(
        format!("{} [{}]", from.name, from.id),
        [url, day, noted(&from.note)],
    )
}

pub(super) fn rights(record: &RightsRecord) -> Vec<String> {
    let languages: Vec<&str> = record.languages.iter().map(LanguageTag::as_str).collect();
    let languages = if languages.is_empty() {
        String::new()
    } else {
        format!(" in {}", languages.join(", "))
    };
    let changed = if record.changed {
        "changed"
    } else {
        "unchanged"
    };
    let mut lines = vec![
        format!("covers: {}{languages}, {changed}", word(&record.covers)),
        format!("publisher: {}", record.publisher),
        format!("licence: {}", record.license),
        format!("sureness: {}: {}", word(&record.sureness), record.basis),
    ];
    lines.extend(record.notice.clone());
    lines
}
