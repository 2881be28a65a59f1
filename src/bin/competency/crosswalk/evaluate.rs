use super::source::{self, Reading};
use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use clap::Args;
use competency::report::{self, EvaluationReport};
use std::path::PathBuf;

/// Measure a crosswalk against another one as reference
///
/// Precision, recall and F1 of each predicate, and Cohen's kappa over the pairs
/// that were judged.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The crosswalk: a file, `-`, or a name of the catalog
    crosswalk: PathBuf,

    /// The reference
    reference: PathBuf,

    /// How many pairs of things were looked at; only those that either speaks
    /// of, where it is not said
    #[arg(long, value_name = "NUMBER")]
    judged: Option<usize>,

    /// As JSON, by schemas/crosswalk-evaluation.schema.json
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    reading: Reading,
}

const HELP: &str = "\
Examples:
  competency crosswalk evaluate it-i2-4--pl-kzis-422201 it-i2-4--pl-kzis-422201
  competency crosswalk evaluate it-i2-4--pl-kzis-422201 it-i2-4--pl-kzis-422201 --judged 1000
  competency crosswalk evaluate it-i2-4--pl-kzis-422201 it-i2-4--pl-kzis-422201 --json";

pub(super) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let names = [arguments.crosswalk.as_path(), arguments.reference.as_path()];
    let ([here, reference], tally) = source::read(names, &arguments.reading, global)?;
    let evaluation = EvaluationReport::of(&here.crosswalk, &reference.crosswalk, arguments.judged);
    let outcome = match arguments.json {
        true => output::json(&evaluation)?,
        false => report::evaluation_text(&evaluation).into(),
    };
    Ok(Outcome {
        findings: tally.counts(),
        ..outcome
    })
}
