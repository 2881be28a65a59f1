use super::Format;
use super::source::{self, Reading};
use super::target::{self, Writing};
use crate::global::Global;
use crate::output::{Failure, Outcome};
use clap::Args;
use std::path::PathBuf;

/// Write a crosswalk in another format
///
/// Nothing of it is lost: slots that the format does not know are kept as
/// extensions. The formats of SSSOM are written in their canonical form, with
/// the mappings sorted.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The crosswalk: a file, `-`, or a name of the catalog
    crosswalk: PathBuf,

    /// The format to write
    #[arg(long, value_name = "FORMAT")]
    to: Format,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    reading: Reading,
}

const HELP: &str = "\
Examples:
  competency crosswalk convert it-i2-4--pl-kzis-422201 --to sssom-tsv
  competency crosswalk convert it-i2-4--pl-kzis-422201 --to sssom-csv --labels lang --lang en
  competency crosswalk convert data/crosswalks/it-i2-4--pl-kzis-422201.json --to sssom-json
  competency crosswalk convert --to native - < data/crosswalks/it-i2-4--pl-kzis-422201.json";

pub(super) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let ([source], tally) = source::read([&arguments.crosswalk], &arguments.reading, global)?;
    let (to, writing) = (arguments.to, &arguments.writing);
    target::written(&source.crosswalk, to, writing, tally, global)
}
