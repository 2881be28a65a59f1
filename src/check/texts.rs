//! 05: texts.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::{Framework, GlossStatus};
use crate::text::{LanguageTag, Synonyms, Text};

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
            for (index, name) in names.iter().enumerate() {
                characters(name, &at.key(tag.as_str()).index(index), found);
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
        characters(wording, &at.key(tag.as_str()), found);
    }
}

fn characters(wording: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if wording.is_empty()
        || wording.starts_with(char::is_whitespace)
        || wording.ends_with(char::is_whitespace)
    {
        let (message, help) = if wording.is_empty() {
            ("the text is empty", "write it, or take the language away")
        } else {
            (
                "the text begins or ends with white space",
                "take the white space away",
            )
        };
        found.push(Diagnostic::new(Code::StrayWhiteSpace, at.pointer(), message).with_help(help));
    }
    if let Some(c) = control(wording) {
        let message = format!(
            "the text holds the control character U+{:04X}",
            u32::from(c)
        );
        found.push(
            Diagnostic::new(Code::ControlCharacter, at.pointer(), message)
                .with_help("take it away"),
        );
    }
}

/// The first control character of a text. Hardly any has one, and one that has
/// has one of these bytes.
fn control(text: &str) -> Option<char> {
    let suspect = |b: u8| (b < 0x20) | (b == 0x7f) | (b == 0xc2);
    if !text.bytes().fold(false, |any, b| any | suspect(b)) {
        return None;
    }
    text.chars().find(|c| c.is_control())
}
