//! The command line: `competency VERB`.
//!
//! One verb, one file: each has its arguments and a function `run` that gives
//! what is to be written. What they share is here and in [`input`], [`output`]
//! and [`catalog`]. The verbs use what the library offers everybody, and nothing
//! else.

mod assess;
mod catalog;
mod check;
mod compare;
mod completions;
mod crosswalk;
mod diff;
mod explain;
mod findings;
mod fmt;
mod global;
mod input;
mod list;
mod migrate;
mod output;
mod plan;
mod profile;
mod progress;
mod report;
mod schema;
mod search;
mod show;
mod translate;
mod versions;

use clap::{Parser, Subcommand};
use global::Global;
use output::{Failure, Outcome};
use std::process::ExitCode;

/// Occupational standards as typed, validated data, and a crosswalk between
/// them.
#[derive(Debug, Parser)]
#[command(
    name = "competency",
    version,
    arg_required_else_help = true,
    propagate_version = true,
    after_help = HELP
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    verb: Verb,
}

const HELP: &str = "\
Exit status: 0 all is well, 1 there are findings, 2 the call makes no sense,
3 something cannot be read or written.

Examples:
  competency check data
  competency show it-i2-4
  competency compare it-i2-4 cz-nsk-66-029-m";

#[derive(Debug, Subcommand)]
enum Verb {
    Check(check::Arguments),
    Fmt(fmt::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Search(search::Arguments),
    Compare(compare::Arguments),
    Crosswalk(crosswalk::Arguments),
    Diff(diff::Arguments),
    Migrate(migrate::Arguments),
    Translate(translate::Arguments),
    Assess(assess::Arguments),
    Plan(plan::Arguments),
    Report(report::Arguments),
    Schema(schema::Arguments),
    Explain(explain::Arguments),
    Completions(completions::Arguments),
}

impl Verb {
    fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        match self {
            Self::Check(arguments) => check::run(arguments, global),
            Self::Fmt(arguments) => fmt::run(arguments, global),
            Self::List(arguments) => list::run(arguments, global),
            Self::Show(arguments) => show::run(arguments, global),
            Self::Search(arguments) => search::run(arguments, global),
            Self::Compare(arguments) => compare::run(arguments, global),
            Self::Crosswalk(arguments) => crosswalk::run(arguments, global),
            Self::Diff(arguments) => diff::run(arguments, global),
            Self::Migrate(arguments) => migrate::run(arguments, global),
            Self::Translate(arguments) => translate::run(arguments, global),
            Self::Assess(arguments) => assess::run(arguments, global),
            Self::Plan(arguments) => plan::run(arguments, global),
            Self::Report(arguments) => report::run(arguments, global),
            Self::Schema(arguments) => schema::run(arguments),
            Self::Explain(arguments) => explain::run(arguments),
            Self::Completions(arguments) => completions::run(arguments),
        }
    }
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to standard output, a mistake to standard error; where
            // nobody reads it, nothing is lost.
            let _unread = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let result = cli.verb.run(&cli.global);
    output::finish(result, cli.global.output.as_deref())
}
