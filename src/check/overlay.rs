//! 12: overlays, as far as one can tell by itself.

use super::{languages, provenance, rights, texts};
use crate::diagnostic::{At, Code, Diagnostic, Diagnostics};
use crate::model::Overlay;
use std::collections::HashMap;

/// Everything that is wrong with an overlay by itself.
pub fn overlay(overlay: &Overlay) -> Diagnostics {
    let mut found = Vec::new();
    let root = At::ROOT;
    let entries = root.key("entries");
    let mut seen = HashMap::new();
    for (index, entry) in overlay.entries.iter().enumerate() {
        let at = entries.index(index);
        if let Some(before) = seen.insert(&entry.id, index) {
            let what = match &entry.id {
                Some(id) => format!("`{id}`"),
                None => "the title".to_owned(),
            };
            found.push(
                Diagnostic::new(
                    Code::BadEntry,
                    match entry.id {
                        Some(_) => at.key("id").pointer(),
                        None => at.pointer(),
                    },
                    format!("a second text for {what}"),
                )
                .with_related(entries.index(before).pointer(), "the first")
                .with_help("keep one of the two"),
            );
        }
        texts::form(&entry.text, &at.key("text"), &mut found);
        if entry.text.is_empty() {
            found.push(
                Diagnostic::new(
                    Code::BadEntry,
                    at.key("text").pointer(),
                    "the entry has no text",
                )
                .with_help("write one, or take the entry away"),
            );
        }
    }
    languages::tag(&overlay.language, &root.key("language"), &mut found);
    languages::glosses(&overlay.glosses, &root, &mut found);
    provenance::glosses(&overlay.glosses, None, &root, &mut found);
    rights::check_any(&overlay.rights, &root, &mut found);
    provenance::check(&overlay.provenance, &root, &mut found);
    found.into()
}
