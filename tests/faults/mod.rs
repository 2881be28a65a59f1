//! The shipped data, broken in many ways by a program: each fault is reported
//! under the right code on the right line.
//!
//! A fault edits the text of a file as a person would, and knows by looking at
//! the text on which line it is; nothing of the library says so. Which of the
//! places that can be broken is broken is chosen by a seeded generator, so that
//! every run breaks the same.
//!
//! The list was written before the rules it asks for: of its 306 faults 200 were
//! reported the first time it was run.

mod content;
mod format;
mod outward;
mod text;

use crate::support::path;
use competency::json::{self, Reader};
use competency::{
    Catalog, Crosswalk, Date, Diagnostics, DocumentKind, Framework, LevelScale, Member, SchemeList,
    Valid,
};
use std::collections::BTreeMap;
use text::{Broken, Random, Text};

const FRAMEWORKS: &[&str] = &["data/frameworks/"];
const SCALES: &[&str] = &["data/scales/"];
const CROSSWALKS: &[&str] = &["data/crosswalks/"];
const SCHEMES: &[&str] = &["data/schemes/"];

/// A way to break a file.
struct Kind {
    name: &'static str,
    /// The day on which the file is looked at, where that matters.
    on: Option<&'static str>,
    /// How the paths begin of the files that are broken so.
    files: &'static [&'static str],
    /// What is to be said: one code for every line, or one for each.
    codes: &'static [&'static str],
    /// In how many places.
    times: usize,
    /// Breaks a text in one place; `None` where it has no such place.
    make: fn(&Text, &mut Random) -> Option<Broken>,
}

const fn kind(
    name: &'static str,
    files: &'static [&'static str],
    codes: &'static [&'static str],
    times: usize,
    make: fn(&Text, &mut Random) -> Option<Broken>,
) -> Kind {
    Kind {
        name,
        on: None,
        files,
        codes,
        times,
        make,
    }
}

const fn kind_on(
    name: &'static str,
    on: &'static str,
    files: &'static [&'static str],
    codes: &'static [&'static str],
    times: usize,
    make: fn(&Text, &mut Random) -> Option<Broken>,
) -> Kind {
    Kind {
        name,
        on: Some(on),
        files,
        codes,
        times,
        make,
    }
}

/// A shipped file.
struct File {
    kind: DocumentKind,
    name: String,
    text: String,
}

/// The files under `data/`, each after those it refers to.
fn shipped() -> Vec<File> {
    let mut all = Vec::new();
    for (kind, folder) in [
        (DocumentKind::Scale, "data/scales"),
        (DocumentKind::Schemes, "data/schemes"),
        (DocumentKind::Framework, "data/frameworks"),
        (DocumentKind::Crosswalk, "data/crosswalks"),
    ] {
        let mut names: Vec<String> = std::fs::read_dir(path(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".json"))
            .collect();
        names.sort();
        all.extend(names.into_iter().map(|name| {
            let name = format!("{folder}/{name}");
            let text = std::fs::read_to_string(path(&name)).unwrap();
            File { kind, name, text }
        }));
    }
    all
}

/// The catalog of what a file may refer to, without the file.
fn around(file: &File, all: &[File]) -> Catalog {
    let mut catalog = Catalog::new();
    for other in all
        .iter()
        .filter(|other| other.name != file.name && order(other.kind) <= order(file.kind))
    {
        let text = &other.text;
        let added = match other.kind {
            DocumentKind::Scale => catalog.add_scale(Valid::from_json(text).unwrap()),
            DocumentKind::Schemes => catalog.add_schemes(Valid::from_json(text).unwrap()),
            DocumentKind::Framework => catalog.add_framework(Valid::from_json(text).unwrap()),
            _ => catalog.add_crosswalk(Valid::from_json(text).unwrap()),
        };
        added.unwrap_or_else(|found| panic!("{}: {found}", other.name));
    }
    catalog
}

fn order(kind: DocumentKind) -> u8 {
    match kind {
        DocumentKind::Scale => 0,
        DocumentKind::Schemes => 1,
        DocumentKind::Framework => 2,
        _ => 3,
    }
}

/// Everything that is said of a text in a catalog.
fn findings(kind: DocumentKind, catalog: &Catalog, text: &str, on: Option<Date>) -> Diagnostics {
    fn all<T: Member>(catalog: &Catalog, text: &str, on: Option<Date>) -> Diagnostics {
        let valid: Valid<T> = match catalog.read(&Reader::new(), text) {
            Ok(valid) => valid,
            Err(found) => return found,
        };
        let mut all = valid.warnings().clone();
        all.extend(on.map(|day| valid.check_on(day)).unwrap_or_default());
        json::place(&mut all, text);
        all
    }
    match kind {
        DocumentKind::Scale => all::<LevelScale>(catalog, text, on),
        DocumentKind::Schemes => all::<SchemeList>(catalog, text, on),
        DocumentKind::Framework => all::<Framework>(catalog, text, on),
        _ => all::<Crosswalk>(catalog, text, on),
    }
}

/// What was expected of a fault and is not said.
fn missed(kind: &Kind, broken: &Broken, found: &Diagnostics) -> Vec<String> {
    let codes = kind.codes.iter().cycle();
    broken
        .lines
        .iter()
        .zip(codes)
        .filter(|(line, code)| {
            !found.iter().any(|found| {
                let at = found.span.map(|span| span.start.line as usize);
                found.code.as_str() == **code && at == Some(**line)
            })
        })
        .map(|(line, code)| format!("{code} on line {line}"))
        .collect()
}

#[test]
fn every_fault_is_reported_under_its_code_on_its_line() {
    let files = shipped();
    let mut catalogs: BTreeMap<&str, Catalog> = BTreeMap::new();
    let mut random = Random(2026);
    let (mut made, mut complaints) = (0, Vec::new());
    // Each kind of fault in as many places as it says.
    for kind in [format::FAULTS, content::FAULTS, outward::FAULTS]
        .into_iter()
        .flatten()
    {
        let mut places: Vec<(&str, String)> = Vec::new();
        let able = files
            .iter()
            .filter(|file| kind.files.iter().any(|start| file.name.starts_with(start)));
        let able: Vec<&File> = able.collect();
        // A file may have no place for a fault, or the same is chosen twice.
        for turn in 0..200 {
            if places.len() == kind.times {
                break;
            }
            let file = able[turn % able.len()];
            let Some(broken) = (kind.make)(&Text::new(&file.text), &mut random) else {
                continue;
            };
            if broken.text == file.text || places.contains(&(&file.name, broken.text.clone())) {
                continue;
            }
            made += 1;
            let catalog = catalogs
                .entry(&file.name)
                .or_insert_with(|| around(file, &files));
            let on = kind.on.map(|day| day.parse().unwrap());
            let found = findings(file.kind, catalog, &broken.text, on);
            let missed = missed(kind, &broken, &found);
            if !missed.is_empty() {
                let said = found.to_string().replace('\n', "\n        ");
                complaints.push(format!(
                    "{}: {} in {}\n        {said}",
                    missed.join(", "),
                    kind.name,
                    file.name
                ));
            }
            places.push((&file.name, broken.text));
        }
        assert!(
            places.len() == kind.times,
            "{}: only {} places",
            kind.name,
            places.len()
        );
    }
    println!("{made} faults, {} reported", made - complaints.len());
    assert!(made >= 150, "{made} faults");
    assert!(
        complaints.is_empty(),
        "{} of {made} missed:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}

#[test]
fn the_data_as_they_ship_have_no_error_and_few_warnings() {
    let files = shipped();
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let found = findings(file.kind, &around(file, &files), &file.text, None);
            let lines: Vec<String> = found
                .iter()
                .map(|found| format!("{}:{found}", file.name))
                .collect();
            lines
        })
        .collect();
    expect_test::expect![[""]].assert_eq(&found.join("\n"));
}
