use super::layout::{word, wrap};
use crate::catalog::{SearchHit, SearchResult, SearchText};
use crate::text::LanguageTag;
use std::fmt::Write as _;

/// How a search is shown as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SearchTextOptions {
    /// The languages in which the title of what was found stands beside it: in
    /// the first of them that it has.
    pub languages: Vec<LanguageTag>,
    /// Whether what matched is shown in colour, by ANSI escape sequences; else
    /// it stands as it is.
    pub colour: bool,
}

impl SearchTextOptions {
    /// In these languages, without colour.
    pub fn in_languages(languages: impl IntoIterator<Item = LanguageTag>) -> Self {
        Self {
            languages: languages.into_iter().collect(),
            colour: false,
        }
    }

    /// The same with or without colour.
    #[must_use]
    pub fn with_colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }
}

/// A search as text: each thing that was found, with the texts in which it was;
/// where none of them is in a language asked for, its title in that.
pub fn search_text(result: &SearchResult, options: &SearchTextOptions) -> String {
    let mut out = String::new();
    for hit in &result.hits {
        let _infallible = writeln!(out, "{} ({})", hit.entity, word(&hit.kind));
        for text in &hit.texts {
            let first = format!("  {}: ", text.language);
            if options.colour {
                let _infallible = writeln!(out, "{first}{}", coloured(text));
            } else {
                wrap(&mut out, &first, &" ".repeat(first.len()), &text.text);
            }
        }
        if let Some((language, label)) = beside(hit, &options.languages) {
            let first = format!("  {language}: ");
            wrap(&mut out, &first, &" ".repeat(first.len()), label);
        }
    }
    out
}

/// The title of what was found, in the first of the languages that it has,
/// unless it was found in that.
fn beside<'h>(hit: &'h SearchHit, languages: &[LanguageTag]) -> Option<(&'h LanguageTag, &'h str)> {
    let label = hit.label.as_ref()?;
    let (language, label) = languages.iter().find_map(|tag| label.lookup(tag))?;
    let there = hit.texts.iter().any(|text| text.language == *language);
    (!there).then_some((language, label.as_str()))
}

/// Bold red, and back.
const ON: &str = "\u{1b}[1;31m";
const OFF: &str = "\u{1b}[0m";

fn coloured(text: &SearchText) -> String {
    let mut out = String::new();
    let mut matches = text.matches.iter().peekable();
    for (index, c) in text.text.chars().enumerate() {
        if let Some(found) = matches.peek() {
            if found.start == index {
                out.push_str(ON);
            }
        }
        out.push(if c.is_control() { ' ' } else { c });
        if let Some(found) = matches.peek() {
            if found.end == index + 1 {
                out.push_str(OFF);
                matches.next();
            }
        }
    }
    out
}
