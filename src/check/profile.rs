//! 14: profiles, as far as one can tell by itself.

use super::languages;
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::id::LocalId;
use crate::level::Level;
use crate::model::{Award, HeldExperience, LanguageActivity, Profile};
use std::collections::HashMap;

/// Everything that is wrong with a profile by itself. Nothing that is said
/// quotes more of it than the ids of entries.
pub fn profile(profile: &Profile) -> Diagnostics {
    let mut found = Vec::new();
    repeated(profile, &mut found);
    for entry in profile.entries() {
        let at = Pointer::root().key(entry.field).index(entry.index);
        if let Some(award) = entry.award {
            dates(award, entry.id, &at.key("award"), &mut found);
        }
    }
    for (index, held) in profile.experience.iter().enumerate() {
        let at = Pointer::root().key("experience").index(index);
        experience(held, &at, &mut found);
    }
    for (index, held) in profile.languages.iter().enumerate() {
        // What might help would quote it.
        if let Some((part, _)) = languages::unregistered(&held.language) {
            let at = Pointer::root().key("languages").index(index);
            let message = format!("the {part} of the entry `{}` is not registered", held.id);
            found.push(
                Diagnostic::new(Code::UnknownLanguage, at.key("language"), message)
                    .with_help("look it up in the IANA Language Subtag Registry"),
            );
        }
        if held.level.is_none() && held.activities.is_empty() && held.counts_for.is_empty() {
            let at = Pointer::root().key("languages").index(index);
            let message = format!("the entry `{}` has no level", held.id);
            found.push(
                Diagnostic::new(Code::EmptyEntry, at, message)
                    .with_help("give it a `level`, or levels under `activities`"),
            );
        }
    }
    for (index, held) in profile.education.iter().enumerate() {
        if held.level.is_none() && held.programme.is_none() && held.counts_for.is_empty() {
            let at = Pointer::root().key("education").index(index);
            let message = format!("the entry `{}` has no level and no programme", held.id);
            found.push(
                Diagnostic::new(Code::EmptyEntry, at, message)
                    .with_help("give it a `level`, a `programme` or what it `counts_for`"),
            );
        }
    }
    contradictions(profile, &mut found);
    found.into()
}

/// No two entries have the same id.
fn repeated(profile: &Profile, found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&LocalId, Pointer> = HashMap::new();
    for entry in profile.entries() {
        let at = Pointer::root()
            .key(entry.field)
            .index(entry.index)
            .key("id");
        if let Some(before) = first.get(entry.id) {
            found.push(
                Diagnostic::new(
                    Code::RepeatedEntry,
                    at,
                    format!("the id `{}` is already in use", entry.id),
                )
                .with_related(before.clone(), "first used here")
                .with_help("give this entry an id of its own"),
            );
        } else {
            first.insert(entry.id, at);
        }
    }
}

/// An award does not end before it begins, and its last day is that of its
/// term.
fn dates(award: &Award, id: &LocalId, at: &Pointer, found: &mut Vec<Diagnostic>) {
    let (Some(date), Some(expires)) = (award.date, award.expires) else {
        return;
    };
    let wrong = if expires < date {
        format!("the award of `{id}` ends before it begins")
    } else if award
        .term
        .and_then(|term| term.end_from(date))
        .is_some_and(|end| end != expires)
    {
        format!("the award of `{id}` ends on another day than its term says")
    } else {
        return;
    };
    found.push(
        Diagnostic::new(Code::ImpossibleDates, at.clone().key("expires"), wrong)
            .with_related(at.clone().key("date"), "the day of the award")
            .with_help("change one of the two, or take one away"),
    );
}

/// A time of experience does not end before it begins, and has no more months
/// than fit.
fn experience(held: &HeldExperience, at: &Pointer, found: &mut Vec<Diagnostic>) {
    let (Some(from), Some(until)) = (held.from, held.until) else {
        return;
    };
    let (key, message) = if until < from {
        let message = format!("the experience `{}` ends before it begins", held.id);
        ("until", message)
    } else if held.months.get() > months_between(from, until) {
        let message = format!(
            "the experience `{}` has more months than there are between its days",
            held.id
        );
        ("months", message)
    } else {
        return;
    };
    found.push(
        Diagnostic::new(Code::ImpossibleDates, at.clone().key(key), message)
            .with_related(at.clone().key("from"), "the first day")
            .with_help("change one of the two"),
    );
}

/// How many months there are at the most between two days, begun ones counted
/// whole.
fn months_between(from: Date, until: Date) -> f64 {
    let months = |date: Date| f64::from(date.year()) * 12.0 + f64::from(date.month());
    let begun = if until.day() >= from.day() { 1.0 } else { 0.0 };
    months(until) - months(from) + begun
}

/// What is said of one thing, of one day, is said in one way.
fn contradictions(profile: &Profile, found: &mut Vec<Diagnostic>) {
    let mut said: HashMap<Claim<'_>, (&Level, &LocalId, Pointer)> = HashMap::new();
    let mut claim = |claim, level, id, at: Pointer| {
        let Some((before, other, first)) = said.get(&claim) else {
            said.insert(claim, (level, id, at));
            return;
        };
        if *before == level {
            return;
        }
        let message = if *other == id {
            format!("`{id}` holds one thing of one day at different levels")
        } else {
            format!("`{other}` and `{id}` hold the same thing of one day at different levels")
        };
        found.push(
            Diagnostic::new(Code::ContradictoryClaims, at, message)
                .with_related(first.clone(), "the other level")
                .with_help("keep the one that is proven, or date them"),
        );
    };
    for (index, held) in profile.holdings.iter().enumerate() {
        let date = held.award.as_ref().and_then(|award| award.date);
        for (place, level) in held.levels.iter().enumerate() {
            let at = Pointer::root().key("holdings").index(index);
            let about = Claim::Holding(held.of.to_string(), level.scale().as_str(), date);
            claim(about, level, &held.id, at.key("levels").index(place));
        }
    }
    for (index, held) in profile.languages.iter().enumerate() {
        let date = held.award.as_ref().and_then(|award| award.date);
        let at = Pointer::root().key("languages").index(index);
        let about = |level: &Level, activity| {
            Claim::Language(
                held.language.as_str(),
                level.scale().to_string(),
                activity,
                date,
            )
        };
        if let Some(level) = &held.level {
            claim(about(level, None), level, &held.id, at.clone().key("level"));
        }
        for (place, own) in held.activities.iter().enumerate() {
            let at = at.clone().key("activities").index(place).key("level");
            claim(
                about(&own.level, Some(own.activity)),
                &own.level,
                &held.id,
                at,
            );
        }
    }
}

/// What is said of one day.
#[derive(PartialEq, Eq, Hash)]
enum Claim<'a> {
    Holding(String, &'a str, Option<Date>),
    Language(&'a str, String, Option<LanguageActivity>, Option<Date>),
}
