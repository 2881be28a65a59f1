use super::source::{self, Reading};
use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use clap::Args;
use competency::report::{self, StatisticsReport};
use std::path::PathBuf;

/// Count what a crosswalk holds
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The crosswalk: a file, `-`, or a name of the catalog
    crosswalk: PathBuf,

    /// As JSON, by schemas/crosswalk-stats.schema.json
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    reading: Reading,
}

const HELP: &str = "\
Examples:
  competency crosswalk stats cz-nsk-66-029-m--it-i2-4
  competency crosswalk stats data/crosswalks/it-i2-4--pl-kzis-422201.json --json";

pub(super) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let ([source], tally) = source::read([&arguments.crosswalk], &arguments.reading, global)?;
    let counted = StatisticsReport::of(&source.crosswalk);
    let outcome = match arguments.json {
        true => output::json(&counted)?,
        false => report::statistics_text(&counted).into(),
    };
    Ok(Outcome {
        findings: tally.counts(),
        ..outcome
    })
}
