//! 05: texts.

use super::characters;
use crate::diagnostic::{At, Code, Diagnostic, Pointer};
use crate::model::{Criterion, Framework, GlossStatus, Unit};
use crate::text::{LanguageTag, Synonyms, Text};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

/// What a framework says of the languages of its texts.
pub(super) struct Languages<'a> {
    /// The one that counts.
    counts: &'a LanguageTag,
    /// The others that are declared.
    glosses: Vec<&'a LanguageTag>,
    /// Those of them that no text may lack. Glosses that nobody has verified
    /// may be patchy.
    complete: Vec<&'a LanguageTag>,
}

impl<'a> Languages<'a> {
    pub(super) fn new(framework: &'a Framework) -> Self {
        let glosses = framework.glosses.iter();
        let complete = glosses
            .clone()
            .filter(|gloss| gloss.status != GlossStatus::Unverified);
        Self {
            counts: &framework.language,
            complete: complete.map(|gloss| &gloss.language).collect(),
            glosses: glosses.map(|gloss| &gloss.language).collect(),
        }
    }

    fn declares(&self, tag: &LanguageTag) -> bool {
        tag == self.counts || self.glosses.contains(&tag)
    }

    pub(super) fn synonyms(&self, names: &Synonyms, at: &At<'_>, found: &mut Vec<Diagnostic>) {
        for (tag, names) in names.iter() {
            if !self.declares(tag) {
                found.push(undeclared(tag, at));
            }
            let list = at.key(tag.as_str());
            let mut seen: HashSet<&str, RandomState> = HashSet::default();
            for (index, name) in names.iter().enumerate() {
                characters::check(name, &list.index(index), found);
                if names.len() > 1 && !seen.insert(name) {
                    found.push(
                        Diagnostic::new(
                            Code::RepeatedWording,
                            list.index(index).pointer(),
                            format!("the name `{name}` is listed already"),
                        )
                        .with_help("keep one of the two"),
                    );
                }
            }
        }
    }

    /// Checks a text; `elsewhere` where it is not from the document.
    pub(super) fn text(
        &self,
        text: &Text,
        elsewhere: bool,
        at: &At<'_>,
        found: &mut Vec<Diagnostic>,
    ) {
        form(text, at, found);
        if elsewhere {
            return;
        }
        let language = self.counts;
        if text.get(language).is_none() {
            found.push(
                Diagnostic::new(
                    Code::NoWording,
                    at.pointer(),
                    format!("no wording in `{language}`, the language that counts"),
                )
                .with_help(format!("add the wording under `{language}`")),
            );
        }
        for language in self.complete.iter().filter(|tag| text.get(tag).is_none()) {
            found.push(
                Diagnostic::new(
                    Code::NoGloss,
                    at.pointer(),
                    format!("no gloss in `{language}`"),
                )
                .with_help(format!("add one under `{language}`")),
            );
        }
        for (tag, _) in text.iter().filter(|(tag, _)| !self.declares(tag)) {
            found.push(undeclared(tag, at));
        }
    }
}

fn undeclared(tag: &LanguageTag, at: &At<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::UndeclaredLanguage,
        at.key(tag.as_str()).pointer(),
        format!("nobody says whose the texts in `{tag}` are"),
    )
    .with_help(format!("list `{tag}` under `glosses`"))
}

/// What is wrong with the characters of a text, in each of its languages.
pub(super) fn form(text: &Text, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    for (tag, wording) in text.iter() {
        characters::check(wording, &at.key(tag.as_str()), found);
    }
}

/// No wording stands twice within one unit, be it among its statements of one
/// kind or its criteria of one role.
pub(super) fn repeated(
    unit: &Unit,
    language: &LanguageTag,
    at: &At<'_>,
    found: &mut Vec<Diagnostic>,
) {
    // Only where one does is it looked where.
    let statements = || {
        let statements = unit.statements.iter();
        statements.map(|statement| (statement.kind as u8, &statement.text))
    };
    if unit.statements.len() > 1 && any_twice(statements(), language) {
        let list = at.key("statements");
        let places = statements()
            .enumerate()
            .map(|(index, (kind, text))| (kind, text, list.index(index).pointer()));
        say_repeated(places, language, found);
    }
    let criteria = || {
        unit.criteria()
            .map(|criterion| (criterion.role as u8, &criterion.text))
    };
    if let (Some(assessment), true) = (&unit.assessment, any_twice(criteria(), language)) {
        let mut places = Vec::new();
        places_of(&assessment.criteria, &at.key("assessment"), &mut places);
        say_repeated(places, language, found);
    }
}

fn any_twice<'a>(texts: impl Iterator<Item = (u8, &'a Text)>, language: &LanguageTag) -> bool {
    let mut seen: HashSet<(u8, &str), RandomState> = HashSet::default();
    let mut wordings = texts.filter_map(|(kind, text)| Some((kind, text.get(language)?.as_str())));
    !wordings.all(|wording| seen.insert(wording))
}

/// Criteria and those under them, by role, and where they stand.
fn places_of<'a>(list: &'a [Criterion], at: &At<'_>, places: &mut Vec<(u8, &'a Text, Pointer)>) {
    let at = at.key("criteria");
    for (index, criterion) in list.iter().enumerate() {
        let at = at.index(index);
        places.push((criterion.role as u8, &criterion.text, at.pointer()));
        places_of(&criterion.criteria, &at, places);
    }
}

fn say_repeated<'a>(
    places: impl IntoIterator<Item = (u8, &'a Text, Pointer)>,
    language: &LanguageTag,
    found: &mut Vec<Diagnostic>,
) {
    let mut first: HashMap<(u8, &str), Pointer> = HashMap::new();
    for (kind, text, at) in places {
        let Some(wording) = text.get(language) else {
            continue;
        };
        let at = at.key("text").key(language.as_str());
        if let Some(before) = first.get(&(kind, wording.as_str())) {
            found.push(
                Diagnostic::new(
                    Code::RepeatedWording,
                    at,
                    "the unit has this wording already",
                )
                .with_related(before.clone(), "the first")
                .with_help("keep one of the two, unless the source has both"),
            );
        } else {
            first.insert((kind, wording.as_str()), at);
        }
    }
}
