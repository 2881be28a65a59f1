use crate::catalog;
use crate::global::Global;
use crate::input;
use crate::output::{Failure, Outcome, count};
use crate::progress::Progress;
use crate::versions;
use clap::{Args, ValueEnum};
use competency::report::diagnostics::{self, Terminal, Texts};
use competency::{BUILTIN_FILES, BUILTIN_PREFIX, Date, Diagnostics};
use std::path::PathBuf;

/// Say what is wrong with documents, where, and what to do
///
/// Each document is checked by itself, and among the others that are given,
/// those of `--catalog` and the built-in ones. A document of the same id as one
/// of those takes its place, and what that breaks elsewhere is found too. Of a
/// folder, all JSON files in it and below it are checked.
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// The offending line with a mark, and help
    Terminal,
    /// One line a finding: file:line:column: error[CF0101]: message
    Line,
    /// By schemas/diagnostics.schema.json
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
}

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
        for input in &inputs.texts {
            texts.add(&input.name, &input.bytes);
        }
        texts.gather().findings
    };
    if let Some(old) = &arguments.against {
        let [new] = inputs.texts.as_slice() else {
            let problem = "`--against` goes with one document".to_owned();
            return Err(Failure::Usage(problem));
        };
        match versions::against(&input::one(old)?, new) {
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
        result: shown(found, form, texts, global),
        findings: errors > 0 || (arguments.deny_warnings && warnings > 0),
        unreadable: inputs.unreadable,
        summary: Some(summary),
    })
}

fn shown<'a>(
    found: Diagnostics,
    form: Form,
    texts: impl Iterator<Item = (&'a str, &'a [u8])>,
    global: &Global,
) -> String {
    match form {
        Form::Line => diagnostics::lines(&found),
        Form::Json => diagnostics::json(found),
        Form::Sarif => diagnostics::sarif(&found),
        Form::Github => diagnostics::github(&found),
        Form::Terminal => {
            let builtin: Vec<String> = BUILTIN_FILES
                .iter()
                .map(|(_, path, _)| format!("{BUILTIN_PREFIX}{path}"))
                .collect();
            let mut all = Texts::new();
            for (name, (_, _, text)) in builtin.iter().zip(BUILTIN_FILES) {
                all = all.with(name, text);
            }
            for (name, bytes) in texts {
                // What is not UTF-8 has no lines to show.
                if let Ok(text) = std::str::from_utf8(bytes) {
                    all = all.with(name, text);
                }
            }
            let options = Terminal::default()
                .with_colour(global.colour())
                .with_width(global.width());
            diagnostics::terminal(&found, &all, &options)
        }
    }
}
