//! What is a person still missing before a standard, and what can be waived?
//!
//! ```text
//! cargo run --release --example gap                                    # the Italian operator with English B2 before the Czech standard
//! cargo run --release --example gap -- --on 2026-11-23                 # on a day when that standard is no longer in force
//! cargo run --release --example gap -- --plan                          # what is left, as a plan
//! cargo run --release --example gap -- my-profile.json pl-kzis-422201 --policy strict --json
//! ```

use competency::assess::AssessOptions;
use competency::json::{PartlyRead, Reader};
use competency::report::{self, CoverageText};
use competency::{Catalog, Date, Error, LanguageTag, Policy};
use std::io::Write as _;
use std::process::ExitCode;

const USAGE: &str = "\
usage: gap [PROFILE ASKED] [--on YYYY-MM-DD] [--policy default|strict] [--lang TAG] [--plan] [--all] [--json]

PROFILE is a file by schemas/profile.schema.json, ASKED a framework id; without
them, examples/profiles/operator.json and cz-nsk-66-029-m.
--on      the day for which it is asked what is in force (default: 2021-05-01)
--policy  how strictly mappings are read (default: default)
--lang    the language of what is shown, where a text has it (default: en)
--plan    what is left to do, instead of how things stand
--all     all proof, not only what decides
--json    the result as JSON, by schemas/assessment.schema.json or plan.schema.json";

/// The profile that is shown where none is named.
const OPERATOR: &str = include_str!("profiles/operator.json");

struct Arguments {
    profile: Option<String>,
    framework: String,
    on: Date,
    policy: Policy,
    language: LanguageTag,
    plan: bool,
    all: bool,
    json: bool,
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let said = |error: competency::ValueError| error.to_string();
    let mut parsed = Arguments {
        profile: None,
        framework: "cz-nsk-66-029-m".to_owned(),
        on: Date::new(2021, 5, 1).map_err(said)?,
        policy: Policy::Default,
        language: LanguageTag::english(),
        plan: false,
        all: false,
        json: false,
    };
    let mut named = Vec::new();
    while let Some(argument) = arguments.next() {
        let mut value = || {
            let value = arguments.next();
            value.ok_or_else(|| format!("`{argument}` needs a value"))
        };
        match argument.as_str() {
            "--json" => parsed.json = true,
            "--plan" => parsed.plan = true,
            "--all" => parsed.all = true,
            "--on" => parsed.on = value()?.parse().map_err(said)?,
            "--policy" => parsed.policy = value()?.parse().map_err(said)?,
            "--lang" => parsed.language = value()?.parse().map_err(said)?,
            "--help" | "-h" => return Err(String::new()),
            flag if flag.starts_with('-') => return Err(format!("unknown option `{flag}`")),
            _ => named.push(argument),
        }
    }
    match <[String; 2]>::try_from(named) {
        Ok([profile, framework]) => {
            parsed.profile = Some(profile);
            parsed.framework = framework;
        }
        Err(named) if named.is_empty() => {}
        Err(_) => return Err("name a profile and a framework, or neither".to_owned()),
    }
    Ok(parsed)
}

fn run(arguments: &Arguments) -> Result<String, String> {
    let (name, text) = match &arguments.profile {
        Some(file) => {
            let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
            (file.as_str(), text)
        }
        None => ("examples/profiles/operator.json", OPERATOR.to_owned()),
    };
    let read = Reader::new().named(name).read_profile(&text);
    let PartlyRead {
        document, left_out, ..
    } = read.map_err(|found| found.to_string())?;
    let said = |error: Error| error.to_string();
    let framework = arguments.framework.parse();
    let framework = framework.map_err(|e: competency::ValueError| e.to_string())?;
    let catalog = Catalog::builtin();
    let options = AssessOptions::on(arguments.on)
        .with_policy(arguments.policy)
        .with_left_out(left_out);
    let gap = catalog
        .assess(&document, &framework, &options)
        .map_err(said)?;
    let shown = CoverageText::in_languages([arguments.language.clone(), LanguageTag::english()])
        .with_all(arguments.all);
    if arguments.plan {
        let plan = catalog.plan(&gap).map_err(said)?;
        return Ok(if arguments.json {
            json(&plan)
        } else {
            report::plan_text(&plan, &shown)
        });
    }
    Ok(if arguments.json {
        json(&gap)
    } else {
        report::assessment_text(&gap, &shown)
    })
}

fn json<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_string_pretty(value) {
        Ok(text) => text + "\n",
        Err(error) => error.to_string(),
    }
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
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}
