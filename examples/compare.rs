//! What of one standard does the holder of another already cover, and why?
//!
//! ```text
//! cargo run --release --example compare                       # the Italian profile before the Czech standard
//! cargo run --release --example compare -- pl-kzis-422201 it-i2-4
//! ```
//!
//! The command line asks the same with more choices: `competency compare --help`.

use competency::report::{self, CoverageText};
use competency::{Catalog, CoverageOptions, Error, LanguageTag};
use std::io::Write as _;
use std::process::ExitCode;

fn compare(held: &str, asked: &str) -> Result<String, Error> {
    let catalog = Catalog::builtin();
    let options = CoverageOptions::new();
    let coverage = catalog.coverage(&held.parse()?, &asked.parse()?, &options)?;
    let shown = CoverageText::in_languages([LanguageTag::english()]);
    Ok(report::coverage_text(&coverage, &shown))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (held, asked) = match arguments.as_slice() {
        [] => ("it-i2-4", "cz-nsk-66-029-m"),
        [held, asked] => (held.as_str(), asked.as_str()),
        _ => {
            eprintln!("usage: compare [HELD ASKED]\n\nHELD and ASKED are framework ids.");
            return ExitCode::from(2);
        }
    };
    match compare(held, asked) {
        // A reader that goes away, such as `head`, is no failure.
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) | Err(_) => ExitCode::SUCCESS,
        },
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
