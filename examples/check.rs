//! What is wrong with the JSON of a standard, a scale or a crosswalk, and where?
//!
//! ```text
//! cargo run --release --example check -- data/frameworks/it-i2-4.json
//! ```
//!
//! The files are checked among the built-in documents; a file whose document is
//! built in takes its place, so that what a change breaks elsewhere is found
//! too. Exit status 0 where there is no error, 1 where there is one, 2 where a
//! file cannot be read or nothing was asked for.

use competency::json::{Reader, place};
use competency::{BUILTIN_FILES, Catalog, Checked, Diagnostics, DocumentKind, Format, Valid};
use std::process::ExitCode;

/// A document that is to go into the catalog.
struct Source {
    kind: DocumentKind,
    name: String,
    text: String,
    /// Whether the user asked about it.
    asked: bool,
}

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() || files.iter().any(|file| file.starts_with('-')) {
        eprintln!("usage: check FILE...\n\nChecks the JSON of frameworks, scales and crosswalks.");
        return ExitCode::from(2);
    }
    let mut sources = Vec::new();
    let mut found = Diagnostics::default();
    for file in files {
        let bytes = match std::fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{file}: {error}");
                return ExitCode::from(2);
            }
        };
        match text_of(&file, bytes) {
            Ok(text) => sources.push(Source {
                kind: kind_of(&text),
                name: file,
                text,
                asked: true,
            }),
            Err(not_utf8) => found.extend(not_utf8),
        }
    }
    found.extend(check(sources));
    let errors = found.iter().filter(|one| one.is_error()).count();
    for one in &found {
        println!("{one}");
    }
    println!("{errors} errors, {} warnings", found.len() - errors);
    ExitCode::from(u8::from(errors > 0))
}

fn text_of(file: &str, bytes: Vec<u8>) -> Result<String, Diagnostics> {
    String::from_utf8(bytes).map_err(|error| {
        // The reader says where the bytes stop being text.
        let reader = Reader::new().named(file);
        let read = reader.read::<competency::Framework>(error.as_bytes());
        read.err().unwrap_or_default()
    })
}

/// What kind of document a text says it is; where it does not say, a framework.
fn kind_of(text: &str) -> DocumentKind {
    #[derive(serde::Deserialize)]
    struct Head {
        format: Format,
    }
    serde_json::from_str::<Head>(text).map_or(DocumentKind::Framework, |head| head.format.kind())
}

/// The id of a document, which says which built-in one it takes the place of.
fn id_of(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Head {
        id: Option<String>,
        mapping_set_id: Option<String>,
    }
    let head: Head = serde_json::from_str(text).ok()?;
    head.id.or(head.mapping_set_id)
}

fn check(mut sources: Vec<Source>) -> Diagnostics {
    let replaced: Vec<Option<String>> = sources.iter().map(|source| id_of(&source.text)).collect();
    for (kind, name, text) in BUILTIN_FILES {
        if !replaced.contains(&id_of(text)) {
            sources.push(Source {
                kind: *kind,
                name: format!("built-in {name}"),
                text: (*text).to_owned(),
                asked: false,
            });
        }
    }
    // What a document refers to comes before it; the built-in ones first.
    sources.sort_by_key(|source| (order(source.kind), source.asked));
    let mut catalog = Catalog::new();
    let mut found = Diagnostics::default();
    for source in &sources {
        found.extend(match source.kind {
            DocumentKind::Scale => put(source, |scale| catalog.add_scale(scale)),
            DocumentKind::Schemes => put(source, |schemes| catalog.add_schemes(schemes)),
            DocumentKind::Overlay => put(source, |overlay| {
                catalog.add_overlay(overlay).map(|laid| laid.warnings)
            }),
            DocumentKind::Crosswalk => put(source, |crosswalk| catalog.add_crosswalk(crosswalk)),
            _ => put(source, |framework| catalog.add_framework(framework)),
        });
    }
    found
}

fn order(kind: DocumentKind) -> u8 {
    match kind {
        DocumentKind::Scale | DocumentKind::Schemes => 0,
        DocumentKind::Framework => 1,
        DocumentKind::Crosswalk => 2,
        _ => 3,
    }
}

/// Reads, checks and adds a document; gives everything found.
fn put<T: Checked>(
    source: &Source,
    add: impl FnOnce(Valid<T>) -> Result<Diagnostics, Diagnostics>,
) -> Diagnostics {
    let reader = Reader::new().named(&source.name);
    let valid: Valid<T> = match Valid::read(&reader, &source.text) {
        Ok(valid) => valid,
        Err(found) => return found,
    };
    let mut found = valid.warnings().clone();
    let (Ok(mut more) | Err(mut more)) = add(valid);
    place(&mut more, &source.text);
    found.extend(more.into_iter().map(|mut one| {
        one.file = Some(source.name.clone());
        one
    }));
    found
}
