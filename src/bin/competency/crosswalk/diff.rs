use super::source::{self, Reading};
use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use clap::{Args, ValueEnum};
use competency::algebra::DiffKey;
use competency::report::{self, CrosswalkDiffReport};
use std::path::PathBuf;

/// Say what is different between two crosswalks, slot by slot
///
/// Mappings are known by what they say, wherever they stand.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The first crosswalk: a file, `-`, or a name of the catalog
    first: PathBuf,

    /// The second, such as a later version
    second: PathBuf,

    /// By what a mapping is known again: its ends, so that another predicate is
    /// a change, or what it claims of them, so that it is another mapping
    #[arg(long, value_name = "WHAT", default_value = "ends")]
    key: Key,

    /// Exit status 1 where the two differ
    #[arg(long)]
    exit_code: bool,

    /// As JSON, by schemas/crosswalk-diff.schema.json
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    reading: Reading,
}

const HELP: &str = "\
Examples:
  competency crosswalk diff it-i2-4--pl-kzis-422201 it-i2-4--esco-contact-centre
  competency crosswalk diff it-i2-4--pl-kzis-422201 it-i2-4--esco-contact-centre --json
  competency crosswalk diff it-i2-4--pl-kzis-422201 it-i2-4--pl-kzis-422201 --exit-code";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Key {
    Ends,
    Claim,
}

pub(super) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let names = [arguments.first.as_path(), arguments.second.as_path()];
    let ([first, second], tally) = source::read(names, &arguments.reading, global)?;
    let key = match arguments.key {
        Key::Ends => DiffKey::Ends,
        Key::Claim => DiffKey::Claim,
    };
    let diff = CrosswalkDiffReport::of(&first.crosswalk, &second.crosswalk, key);
    let outcome = match arguments.json {
        true => output::json(&diff)?,
        false => report::diff_text(&diff).into(),
    };
    Ok(Outcome {
        findings: tally.counts() || (arguments.exit_code && !diff.is_empty()),
        ..outcome
    })
}
