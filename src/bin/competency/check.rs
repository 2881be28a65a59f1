use crate::catalog;
use crate::findings::{Form, shown};
use crate::global::Global;
use crate::input::{self, Input};
use crate::output::{Failure, Outcome, count};
use crate::progress::Progress;
use crate::versions;
use clap::Args;
use competency::json::Head;
use competency::sssom::Reader;
use competency::{Date, Diagnostics};
use std::path::PathBuf;

/// Say what is wrong with documents, where, and what to do
///
/// Each document is checked by itself, and among the others that are given,
/// those of `--catalog` and the built-in ones. A document of the same id as one
/// of those takes its place, and what that breaks elsewhere is found too. Of a
/// folder, all JSON files in it and below it are checked. A file that is named
/// itself can also be a mapping set of SSSOM: `.tsv`, `.csv` or `.sssom.json`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Files, folders, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How findings are written
    #[arg(long, value_name = "FORM", default_value = "terminal")]
    format: Form,

    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// Say too what has expired or is not yet in force on a day
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,

    /// An older version of the document: it is an error where its version has
    /// not moved as far as its changes ask for
    #[arg(long, value_name = "OLD")]
    against: Option<PathBuf>,

    /// Let warnings count: exit status 1 where there is one
    #[arg(long)]
    deny_warnings: bool,
}

const HELP: &str = "\
Exit status: 0 no errors, 1 errors (with --deny-warnings, or warnings), 3 a path
cannot be read.

Examples:
  competency check data/frameworks/it-i2-4.json
  competency check --deny-warnings data
  competency check --format line data | grep CF0502
  competency check --format github data
  competency check --on 2027-01-01 data
  competency check data/frameworks/it-i2-4.json --against data/frameworks/it-i2-4.json
  competency check --no-builtin - < data/scales/eqf.json";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let inputs = input::read(&arguments.paths);
    let beside = catalog::beside(global)?;
    let mut found = {
        let _progress = Progress::of(format!(
            "checking {}",
            count(inputs.texts.len(), "document")
        ));
        let mut texts = catalog::gathering(global, &beside);
        if let Some(day) = arguments.on {
            texts = texts.on(day);
        }
        let mut of_tables = Diagnostics::default();
        for input in &inputs.texts {
            match mapping_set(input) {
                Some(found) => of_tables.extend(found),
                None => texts.add(&input.name, &input.bytes),
            }
        }
        let mut found = texts.gather().findings;
        found.extend(of_tables);
        found
    };
    if let Some(old) = &arguments.against {
        let [new] = inputs.texts.as_slice() else {
            let problem = "`--against` goes with one document".to_owned();
            return Err(Failure::Usage(problem));
        };
        match versions::against(&input::read_one(old)?, new) {
            Ok(more) => found.extend(more),
            // What is wrong with the document itself has been found already.
            Err(Failure::Findings(_)) if found.has_errors() => {}
            Err(failure) => return Err(failure),
        }
    }
    let errors = found.iter().filter(|one| one.is_error()).count();
    let warnings = found.len() - errors;
    let summary = format!(
        "{} and {} in {}",
        count(errors, "error"),
        count(warnings, "warning"),
        count(inputs.texts.len(), "document"),
    );
    let form = if arguments.json {
        Form::Json
    } else {
        arguments.format
    };
    let all = || inputs.texts.iter().chain(&beside.texts);
    let texts = all().map(|input| (input.name.as_str(), input.bytes.as_slice()));
    Ok(Outcome {
        result: shown(found, form, texts, global.colour(), global.width()),
        findings: errors > 0 || (arguments.deny_warnings && warnings > 0),
        unreadable: inputs.unreadable,
        summary: Some(summary),
    })
}

/// What is found in a mapping set of a format of SSSOM, which its name tells
/// from other documents.
fn mapping_set(input: &Input) -> Option<Diagnostics> {
    let name = input.name.as_str();
    let reader = Reader::new().named(name);
    if name.ends_with(".tsv") || name.ends_with(".csv") {
        return Some(reader.read(&input.bytes).diagnostics);
    }
    let text = std::str::from_utf8(&input.bytes).ok();
    let is_ours = text.is_some_and(|text| Head::of(text).kind().is_some());
    let is_set = name.ends_with(".sssom.json") && !is_ours;
    is_set.then(|| reader.read_json(&input.bytes).diagnostics)
}
