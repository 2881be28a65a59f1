//! 05: texts.

use super::walk::{Part, walk};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::{Framework, GlossStatus};
use crate::text::{LanguageTag, Text};

pub(super) fn check(framework: &Framework, found: &mut Vec<Diagnostic>) {
    let glosses: Vec<&LanguageTag> = framework.glosses.iter().map(|g| &g.language).collect();
    // Glosses that nobody has verified may be patchy; the others are complete.
    let complete: Vec<&LanguageTag> = framework
        .glosses
        .iter()
        .filter(|gloss| gloss.status != GlossStatus::Unverified)
        .map(|gloss| &gloss.language)
        .collect();
    walk(framework, &mut |part, at| {
        let (text, elsewhere) = match part {
            Part::Text { text, elsewhere } => (text, elsewhere),
            Part::Synonyms(synonyms) => {
                for (tag, names) in synonyms.iter() {
                    if *tag != framework.language && !glosses.contains(&tag) {
                        found.push(undeclared(tag, at));
                    }
                    for (index, name) in names.iter().enumerate() {
                        characters(name, &at.key(tag.as_str()).index(index), found);
                    }
                }
                return;
            }
            _ => return,
        };
        form(text, at, found);
        if elsewhere {
            return;
        }
        if text.get(&framework.language).is_none() {
            let language = &framework.language;
            found.push(
                Diagnostic::new(
                    Code::NoWording,
                    at.pointer(),
                    format!("no wording in `{language}`, the language that counts"),
                )
                .with_help(format!("add the wording under `{language}`")),
            );
        }
        for language in complete.iter().filter(|tag| text.get(tag).is_none()) {
            found.push(
                Diagnostic::new(
                    Code::NoGloss,
                    at.pointer(),
                    format!("no gloss in `{language}`"),
                )
                .with_help(format!("add one under `{language}`")),
            );
        }
        for (tag, _) in text.iter() {
            if *tag != framework.language && !glosses.contains(&tag) {
                found.push(undeclared(tag, at));
            }
        }
    });
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
    if wording.trim() != wording || wording.is_empty() {
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
    // Control characters begin with one of these bytes, and few texts have any.
    let suspicious = |b: u8| b < 0x20 || b == 0x7F || b == 0xC2;
    let control = if wording.bytes().any(suspicious) {
        wording.chars().find(|c| c.is_control())
    } else {
        None
    };
    if let Some(c) = control {
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
