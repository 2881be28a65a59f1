//! 05: language tags.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::{Framework, Gloss};
use crate::text::LanguageTag;
use language_tags::ValidationError;

/// What is mostly meant by a country in the place of a language.
const COUNTRIES: [(&str, &str); 8] = [
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("jp", "ja"),
    ("rs", "sr"),
    ("ua", "uk"),
    ("us", "en"),
];

/// The languages that a framework names are registered ones.
pub(super) fn framework(framework: &Framework, found: &mut Vec<Diagnostic>) {
    let root = At::ROOT;
    tag(&framework.language, &root.key("language"), found);
    glosses(&framework.glosses, &root, found);
    if let Some(translation) = &framework.translation {
        let at = root.key("translation");
        tag(
            &translation.source_language,
            &at.key("source_language"),
            found,
        );
    }
}

/// The languages of glosses are registered ones.
pub(super) fn glosses(glosses: &[Gloss], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let at = at.key("glosses");
    for (index, gloss) in glosses.iter().enumerate() {
        tag(&gloss.language, &at.index(index).key("language"), found);
    }
}

/// A language tag is made of registered parts.
pub(super) fn tag(tag: &LanguageTag, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if let Some((part, help)) = unregistered(tag) {
        let message = format!("the {part} in `{tag}` is not registered");
        found.push(Diagnostic::new(Code::UnknownLanguage, at.pointer(), message).with_help(help));
    }
}

/// The part of a tag that is not registered, and what may help.
pub(super) fn unregistered(tag: &LanguageTag) -> Option<(&'static str, String)> {
    let read = language_tags::LanguageTag::parse(tag.as_str()).ok()?;
    let fault = read.validate().err()?;
    let part = match fault {
        ValidationError::PrimaryLanguageNotInRegistry => "language",
        ValidationError::ExtendedLanguageNotInRegistry => "extended language",
        ValidationError::ScriptNotInRegistry => "script",
        ValidationError::RegionNotInRegistry => "region",
        ValidationError::VariantNotInRegistry => "variant",
        _ => "combination of parts",
    };
    let meant = COUNTRIES
        .iter()
        .find(|(country, _)| *country == tag.primary());
    let help = match meant {
        Some((country, language)) => {
            format!("did you mean `{language}`? `{country}` is a country")
        }
        None => "look it up in the IANA Language Subtag Registry".to_owned(),
    };
    Some((part, help))
}
