//! 09: rights.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::json::{MOST_SUGGESTIONS, nearest};
use crate::model::{Gloss, License, RightsCover, RightsRecord};

/// A record covers the wording, and each is sound.
pub(super) fn check(rights: &[RightsRecord], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    records(rights, at, found);
    let covers = |record: &RightsRecord| {
        matches!(record.covers, RightsCover::Wording | RightsCover::Document)
    };
    if !rights.iter().any(covers) {
        missing(
            at,
            "no rights record covers the wording",
            "add one with `covers` set to `wording` or `document`; the licence may be `unknown`",
            found,
        );
    }
}

/// There is a record, whatever it covers, and each is sound.
pub(super) fn check_any(rights: &[RightsRecord], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    records(rights, at, found);
    if rights.is_empty() {
        missing(
            at,
            "there is no rights record",
            "add one that says whose the texts are; the licence may be `unknown`",
            found,
        );
    }
}

fn missing(at: &At<'_>, message: &str, help: &str, found: &mut Vec<Diagnostic>) {
    let at = at.key("rights").pointer();
    found.push(Diagnostic::new(Code::NoRights, at, message).with_help(help));
}

/// A record covers the glosses of every language.
pub(super) fn glosses(
    glosses: &[Gloss],
    rights: &[RightsRecord],
    at: &At<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let covered = |gloss: &Gloss| {
        rights.iter().any(|record| {
            matches!(record.covers, RightsCover::Glosses | RightsCover::Document)
                && (record.languages.is_empty() || record.languages.contains(&gloss.language))
        })
    };
    for gloss in glosses.iter().filter(|gloss| !covered(gloss)) {
        found.push(
            Diagnostic::new(
                Code::NoRightsForGlosses,
                at.key("rights").pointer(),
                format!("no rights record covers the texts in `{}`", gloss.language),
            )
            .with_help("add one with `covers` set to `glosses` or `document`"),
        );
    }
}

/// Nothing is blank in a record, and its licence is one.
fn records(rights: &[RightsRecord], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let at = at.key("rights");
    let mut suggestions = MOST_SUGGESTIONS;
    for (index, record) in rights.iter().enumerate() {
        let at = at.index(index);
        for (key, value, help) in [
            ("publisher", &record.publisher, "say who published it"),
            (
                "attribution",
                &record.attribution,
                "say how the source is to be named",
            ),
            ("basis", &record.basis, "say what the record rests on"),
        ] {
            if value.trim().is_empty() {
                let message = format!("the rights record leaves `{key}` blank");
                found.push(
                    Diagnostic::new(Code::BlankRights, at.key(key).pointer(), message)
                        .with_help(help),
                );
            }
        }
        let at = at.key("license");
        license(&record.license, &at, &mut suggestions, found);
    }
}

/// A licence is known, by SPDX or by an address.
fn license(license: &License, at: &At<'_>, suggestions: &mut usize, found: &mut Vec<Diagnostic>) {
    let text = license.as_str();
    if !license.is_known() || text.contains("://") || spdx::Expression::parse(text).is_ok() {
        return;
    }
    let mut diagnostic = Diagnostic::new(
        Code::UnknownLicense,
        at.pointer(),
        format!("`{text}` is no SPDX licence expression"),
    );
    let names = spdx::identifiers::LICENSES.iter();
    let names = names.map(|license| license.name);
    let near = nearest(
        text,
        names.take(if *suggestions > 0 { usize::MAX } else { 0 }),
    );
    *suggestions = suggestions.saturating_sub(1);
    diagnostic.help = Some(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write an SPDX identifier, an IRI, or `unknown`".to_owned(),
    });
    found.push(diagnostic);
}
