//! The verbs of crosswalks: one sub-verb, one file. What they read is in
//! [`source`], what they write in [`target`].

mod compose;
mod convert;
mod diff;
mod evaluate;
mod invert;
mod merge;
mod source;
mod stats;
mod target;

use crate::global::Global;
use crate::output::{Failure, Outcome};
use clap::{Args, Subcommand, ValueEnum};

/// Turn round, compose, merge, compare, measure and convert crosswalks
///
/// A crosswalk is a file of any of the formats, `-` for standard input, or one
/// of the catalog by its id, the last part of its id, or the two frameworks
/// that it joins, as `it-i2-4--pl-kzis-422201`.
#[derive(Debug, Args)]
#[command(after_help = HELP, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

const HELP: &str = "\
Exit status: 0 all is well, 1 something read has errors (with --deny-warnings, or
warnings), or what was made is not all of it, 2 the call makes no sense, 3 a file
cannot be read or written. What has errors gives no result, unless --keep-going
asks for that of the rest.

Examples:
  competency crosswalk convert it-i2-4--pl-kzis-422201 --to sssom-tsv
  competency crosswalk stats cz-nsk-66-029-m--it-i2-4
  competency crosswalk invert --help";

#[derive(Debug, Subcommand)]
enum Verb {
    Invert(invert::Arguments),
    Compose(compose::Arguments),
    Merge(merge::Arguments),
    Diff(diff::Arguments),
    Stats(stats::Arguments),
    Evaluate(evaluate::Arguments),
    Convert(convert::Arguments),
}

/// How a crosswalk is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The JSON of this library's documents
    Native,
    /// SSSOM/TSV
    SssomTsv,
    /// The same, separated by commas
    SssomCsv,
    /// SSSOM as JSON
    SssomJson,
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    match &arguments.verb {
        Verb::Invert(arguments) => invert::run(arguments, global),
        Verb::Compose(arguments) => compose::run(arguments, global),
        Verb::Merge(arguments) => merge::run(arguments, global),
        Verb::Diff(arguments) => diff::run(arguments, global),
        Verb::Stats(arguments) => stats::run(arguments, global),
        Verb::Evaluate(arguments) => evaluate::run(arguments, global),
        Verb::Convert(arguments) => convert::run(arguments, global),
    }
}
