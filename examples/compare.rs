//! What of one standard does the holder of another already cover, and why?
//!
//! ```text
//! cargo run --release --example compare                       # the Italian profile before the Czech standard
//! cargo run --release --example compare -- pl-kzis-422201 it-i2-4
//! cargo run --release --example compare -- --policy strict --json
//! ```

use competency::report::{self, CoverageText};
use competency::{Catalog, CoverageOptions, Error, LanguageTag, Policy};
use std::io::Write as _;
use std::process::ExitCode;

const USAGE: &str = "\
usage: compare [HELD ASKED] [--policy default|strict] [--lang TAG] [--all] [--json]

HELD and ASKED are framework ids; without them, it-i2-4 and cz-nsk-66-029-m.
--policy  how strictly mappings are read (default: default)
--lang    the language of what is shown, where a text has it (default: en)
--all     every mapping, not only those that decide
--json    the result as JSON, by schemas/coverage.schema.json";

struct Arguments {
    frameworks: Vec<String>,
    policy: Policy,
    language: LanguageTag,
    all: bool,
    json: bool,
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut parsed = Arguments {
        frameworks: Vec::new(),
        policy: Policy::Default,
        language: LanguageTag::english(),
        all: false,
        json: false,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || {
            let value = arguments.next();
            value.ok_or_else(|| format!("`{argument}` needs a value"))
        };
        match argument.as_str() {
            "--json" => parsed.json = true,
            "--all" => parsed.all = true,
            "--policy" => parsed.policy = value()?.parse().map_err(|e| format!("{e}"))?,
            "--lang" => parsed.language = value()?.parse().map_err(|e| format!("{e}"))?,
            "--help" | "-h" => return Err(String::new()),
            flag if flag.starts_with('-') => return Err(format!("unknown option `{flag}`")),
            _ => parsed.frameworks.push(argument),
        }
    }
    match parsed.frameworks.len() {
        0 => parsed.frameworks = vec!["it-i2-4".to_owned(), "cz-nsk-66-029-m".to_owned()],
        2 => {}
        _ => return Err("give two framework ids, or none".to_owned()),
    }
    Ok(parsed)
}

fn run(arguments: &Arguments) -> Result<String, Error> {
    let catalog = Catalog::builtin();
    let [held, asked] = arguments.frameworks.as_slice() else {
        return Ok(USAGE.to_owned());
    };
    let options = CoverageOptions::new().with_policy(arguments.policy);
    let coverage = catalog.coverage(&held.parse()?, &asked.parse()?, &options)?;
    Ok(if arguments.json {
        serde_json::to_string_pretty(&coverage).unwrap_or_default() + "\n"
    } else {
        let languages = [arguments.language.clone(), LanguageTag::english()];
        let shown = CoverageText::in_languages(languages).with_all(arguments.all);
        report::coverage_text(&coverage, &shown)
    })
}

fn main() -> ExitCode {
    let arguments = match parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) if problem.is_empty() => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
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
