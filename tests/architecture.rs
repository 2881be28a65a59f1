//! The shape of the library: its layers, and what its types promise.

use crate::support::path;
use std::collections::BTreeMap;
use std::path::Path;

/// The layers of DESIGN.md, the lowest first. A module uses only its own layer
/// and those before it.
const LAYERS: [&[&str]; 12] = [
    &[
        "error",
        "value",
        "amount",
        "confidence",
        "date",
        "diagnostic",
        "id",
        "level",
        "parallel",
        "text",
        "version",
    ],
    &["model"],
    &["json"],
    &["check"],
    &["catalog"],
    &["sssom"],
    &["algebra"],
    &["compare"],
    &["diff"],
    &["assess"],
    &["report"],
    &["schema"],
];

fn layer(module: &str) -> usize {
    LAYERS
        .iter()
        .position(|layer| layer.contains(&module))
        .unwrap_or_else(|| panic!("the module `{module}` is in no layer"))
}

fn rust_files(folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            files.insert(path.to_string_lossy().into_owned(), text);
        }
    }
}

/// The code of a file without its unit tests and comments.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_module_uses_only_layers_before_it() {
    let src = path("src");
    let mut files = BTreeMap::new();
    rust_files(&src, &mut files);
    let mut seen = 0;
    for (file, text) in &files {
        let inside = Path::new(file).strip_prefix(&src).expect("in src");
        let first = inside
            .components()
            .next()
            .expect("a name")
            .as_os_str()
            .to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        // The command line is no layer: it uses what everybody can.
        if module == "lib" || module == "bin" {
            continue;
        }
        let own = layer(&module);
        for (at, _) in code(text).match_indices("crate::") {
            let code = code(text);
            let used: String = code[at + "crate::".len()..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            // Names that begin with a capital are re-exports of the root: a
            // path through the root would hide the layer it comes from.
            if used.chars().next().is_some_and(char::is_uppercase) {
                panic!("{file} names `crate::{used}` through the root; name its module");
            }
            if used.is_empty() {
                continue;
            }
            seen += 1;
            assert!(
                layer(&used) <= own,
                "{file} is in layer {own} and uses `crate::{used}`, which comes later"
            );
        }
    }
    assert!(
        seen > 100,
        "the test found no uses to hold against the layers"
    );
}

#[test]
fn no_file_holds_more_than_one_notion() {
    let mut files = BTreeMap::new();
    rust_files(&path("src"), &mut files);
    for (file, text) in files {
        let lines = text.lines().count();
        assert!(lines <= 600, "{file} has {lines} lines");
    }
}

#[test]
fn the_core_opens_no_file_and_asks_nothing_of_the_machine() {
    let mut files = BTreeMap::new();
    rust_files(&path("src"), &mut files);
    files.retain(|file, _| !file.contains("/src/bin/"));
    // Threads are behind a feature, in a file of their own.
    files.retain(|file, _| !file.ends_with("src/parallel.rs"));
    for (file, text) in files {
        for word in [
            "std::fs",
            "std::net",
            "std::env",
            "std::thread",
            "std::process",
            "SystemTime",
            "Instant",
        ] {
            assert!(!code(&text).contains(word), "{file} uses {word}");
        }
    }
}

#[test]
fn values_and_documents_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<competency::FrameworkId>();
    shared::<competency::LocalId>();
    shared::<competency::EntityRef>();
    shared::<competency::Curie>();
    shared::<competency::Iri>();
    shared::<competency::LanguageTag>();
    shared::<competency::Text>();
    shared::<competency::Level>();
    shared::<competency::EqfLevel>();
    shared::<competency::Cefr>();
    shared::<competency::Confidence>();
    shared::<competency::Amount>();
    shared::<competency::Date>();
    shared::<competency::Place>();
    shared::<competency::Framework>();
    shared::<competency::LevelScale>();
    shared::<competency::Crosswalk>();
    shared::<competency::Valid<competency::Framework>>();
    shared::<competency::Diagnostics>();
    shared::<competency::Error>();
    shared::<competency::Catalog>();
    shared::<competency::Coverage>();
    shared::<competency::Profile>();
    shared::<competency::Record>();
    shared::<competency::assess::ProfileAssessment>();
    shared::<competency::assess::Plan>();
}

#[test]
fn values_are_small() {
    use std::mem::size_of;
    assert!(size_of::<competency::LocalId>() <= 24);
    assert!(size_of::<competency::LanguageTag>() <= 24);
    assert!(size_of::<competency::Text>() <= 16);
    assert!(size_of::<competency::EntityRef>() <= 48);
}
