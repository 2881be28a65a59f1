//! Reports of every pair of standards, as pages in a folder with an index, and of
//! a profile before each standard.
//!
//! ```text
//! cargo run --release --features html --example report             # into target/report
//! cargo run --release --features html --example report -- pages --lang en --lang pl
//! ```

use competency::algebra::ChainOptions;
use competency::assess::AssessOptions;
use competency::json::Reader;
use competency::report::{ReportOptions, html};
use competency::{Catalog, Date, FrameworkId, FrameworkKind, LanguageTag};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: report [FOLDER] [--lang TAG]...

FOLDER  where the pages go (default: target/report)
--lang  a language in which texts are shown, the best first; without, each in
        its standard's own";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Who stands before each standard.
const OPERATOR: &str = include_str!("profiles/operator.json");

/// What is asked for; `None` for the usage.
fn parse(
    mut arguments: impl Iterator<Item = String>,
) -> Result<Option<(PathBuf, Vec<LanguageTag>)>> {
    let (mut folder, mut languages) = (None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(None),
            "--lang" => languages.push(arguments.next().ok_or("`--lang` needs a value")?.parse()?),
            flag if flag.starts_with('-') => return Err(format!("unknown option `{flag}`").into()),
            _ if folder.is_some() => return Err("give one folder".into()),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    Ok(Some((
        folder.unwrap_or_else(|| PathBuf::from("target/report")),
        languages,
    )))
}

/// Writes the pages, and gives how many.
fn write(folder: &Path, languages: Vec<LanguageTag>) -> Result<usize> {
    let catalog = Catalog::builtin();
    let hubs = catalog.frameworks_of_kind(FrameworkKind::Taxonomy);
    let hub = hubs.map(|hub| hub.id.clone()).next();
    let standards: Vec<FrameworkId> = catalog
        .frameworks()
        .filter(|framework| framework.kind != FrameworkKind::Taxonomy)
        .map(|framework| framework.id.clone())
        .collect();
    let mut options = ReportOptions::new().in_languages(languages);
    options.compare.hub = hub;
    options.compare.derived = Some(ChainOptions::new());
    std::fs::create_dir_all(folder)?;
    let comparison = catalog.compare(&standards, &options.compare)?;
    for pair in &comparison.pairs {
        let page = html::comparison_page(&catalog, &pair.first, &pair.second, &options)?;
        let name = format!("{}--{}.html", pair.first, pair.second);
        std::fs::write(folder.join(name), page)?;
    }
    let index = html::catalog_page(&catalog, &comparison, &options, |pair| {
        Some(format!("{}--{}.html", pair.first, pair.second))
    })?;
    std::fs::write(folder.join("index.html"), index)?;
    let profile = Reader::new().read_profile(OPERATOR)?.document;
    let day = AssessOptions::on(Date::new(2021, 5, 1)?);
    for standard in &standards {
        let gap = catalog.gap(&profile, standard, &day)?;
        let page = html::gap_page(&catalog, &gap, &options)?;
        std::fs::write(folder.join(format!("gap--{standard}.html")), page)?;
    }
    Ok(comparison.pairs.len() + 1 + standards.len())
}

fn main() -> ExitCode {
    let (folder, languages) = match parse(std::env::args().skip(1)) {
        Ok(Some(asked)) => asked,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match write(&folder, languages) {
        Ok(count) => {
            println!("{count} pages in {}", folder.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::from(1)
        }
    }
}
