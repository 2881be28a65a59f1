//! The built-in crosswalks as SSSOM, for other tools.
//!
//! ```text
//! cargo run --release --features sssom --example export -- FOLDER [LANGUAGE]
//! ```
//!
//! Writes each crosswalk as `ID.sssom.tsv` and `ID.sssom.json` into a folder.
//! Labels are the standards' own wording, or in a language (`en`: the glosses).

use competency::sssom::Writer;
use competency::{Catalog, Labels};
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, language) = match arguments.as_slice() {
        [folder] if !folder.starts_with('-') => (folder, None),
        [folder, language] if !folder.starts_with('-') => (folder, Some(language)),
        _ => {
            eprintln!(
                "usage: export FOLDER [LANGUAGE]\n\nWrites the built-in crosswalks as SSSOM."
            );
            return ExitCode::from(2);
        }
    };
    match export(Path::new(folder), language.map(String::as_str)) {
        Ok(count) => {
            println!("{count} crosswalks in {folder}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn export(folder: &Path, language: Option<&str>) -> Result<usize, Box<dyn Error>> {
    let labels = match language {
        Some(language) => Labels::In(language.parse()?),
        None => Labels::Wording,
    };
    std::fs::create_dir_all(folder)?;
    let catalog = Catalog::builtin();
    let writer = Writer::new();
    for crosswalk in catalog.crosswalks() {
        let labelled = catalog.labelled(crosswalk, &labels);
        let id = labelled.id();
        let name = id.rsplit('/').next().unwrap_or(id);
        let file = |ending: &str| folder.join(format!("{name}.sssom.{ending}"));
        std::fs::write(file("tsv"), writer.to_tsv(&labelled)?)?;
        std::fs::write(file("json"), writer.to_json(&labelled)?)?;
    }
    Ok(catalog.crosswalks().len())
}
