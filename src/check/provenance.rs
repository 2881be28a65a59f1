//! 10: provenance.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::{Framework, Gloss, Provenance, Source};
use crate::text::LanguageTag;
use std::collections::HashMap;

/// Somebody curated the document, and what it was taken from can be told apart
/// and found again.
pub(super) fn check(provenance: &Provenance, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let at = at.key("provenance");
    let curated_by = at.key("curated_by");
    named(
        &provenance.curated_by,
        "who curated the document",
        &curated_by,
        found,
    );
    let documents = at.key("documents");
    let mut first = HashMap::new();
    for (index, document) in provenance.documents.iter().enumerate() {
        let at = documents.index(index);
        let name = at.key("name");
        named(&document.name, "what the source document is", &name, found);
        if let Some(before) = first.insert(&document.id, index) {
            found.push(
                Diagnostic::new(
                    Code::DocumentTwice,
                    at.key("id").pointer(),
                    format!("another source document has the id `{}`", document.id),
                )
                .with_related(documents.index(before).key("id").pointer(), "the other one")
                .with_help("give one of them another id"),
            );
        }
        let digest = document.sha256.as_ref();
        let digits =
            |digest: &&String| digest.len() != 64 || !digest.bytes().all(|b| b.is_ascii_hexdigit());
        if let Some(digest) = digest.filter(digits) {
            found.push(
                Diagnostic::new(
                    Code::BadDigest,
                    at.key("sha256").pointer(),
                    format!("`{digest}` is no SHA-256 digest"),
                )
                .with_help("write its 64 hexadecimal digits"),
            );
        }
    }
}

/// Where places are given there is a document that they are places in.
pub(super) fn documents(framework: &Framework, has_places: bool, found: &mut Vec<Diagnostic>) {
    if has_places && framework.provenance.documents.is_empty() {
        found.push(
            Diagnostic::new(
                Code::NoSourceDocument,
                At::ROOT.key("provenance").pointer(),
                "places are given, and no source document is listed that has them",
            )
            .with_help("list under `documents` what the wording was taken from"),
        );
    }
}

/// The glosses of each language are declared once, by somebody, and are in
/// another language than the one that counts, if one does.
pub(super) fn glosses(
    glosses: &[Gloss],
    counts: Option<&LanguageTag>,
    at: &At<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let at = at.key("glosses");
    let mut first = HashMap::new();
    for (index, gloss) in glosses.iter().enumerate() {
        let at = at.index(index);
        let by = at.key("by");
        named(&gloss.by, "whose the glosses are", &by, found);
        if let Some(from) = &gloss.source {
            source(from, &at.key("source"), found);
        }
        let message = if Some(&gloss.language) == counts {
            format!(
                "`{}` is the language that counts; its texts are no glosses",
                gloss.language
            )
        } else if first.insert(&gloss.language, index).is_some() {
            format!("the glosses in `{}` are declared already", gloss.language)
        } else {
            continue;
        };
        found.push(
            Diagnostic::new(Code::BadGloss, at.key("language").pointer(), message)
                .with_help("take the entry away, or name the language it is about"),
        );
    }
}

/// A source has a title.
pub(super) fn source(source: &Source, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    named(
        &source.title,
        "what the source is called",
        &at.key("title"),
        found,
    );
}

fn named(name: &str, what: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if name.trim().is_empty() {
        found.push(
            Diagnostic::new(
                Code::NobodyNamed,
                at.pointer(),
                format!("it is left blank {what}"),
            )
            .with_help("say it, if only `unknown`"),
        );
    }
}
