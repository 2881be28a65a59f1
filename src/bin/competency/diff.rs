use crate::catalog;
use crate::global::Global;
use crate::input;
use crate::output::{self, Failure, Outcome};
use crate::versions::{self, Both};
use clap::Args;
use competency::diff::{Diff, Fates, StaleMappings};
use competency::{Crosswalk, DocumentKind, report};
use std::path::PathBuf;

/// Say what differs between two versions of a document, and the bump it owes
///
/// Of a framework, the mappings of the catalog's crosswalks that end in it are
/// looked at too, unless crosswalks are named.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The old version
    old: PathBuf,

    /// The new version
    new: PathBuf,

    /// A crosswalk to be looked at. Can be given several times
    #[arg(long, value_name = "FILE")]
    crosswalk: Vec<PathBuf>,

    /// Leave mappings out
    #[arg(long, conflicts_with = "crosswalk")]
    no_mappings: bool,

    /// As JSON, by schemas/diff.schema.json, without mappings
    #[arg(long)]
    json: bool,
}

const HELP: &str = "\
Exit status: 0 the version has moved far enough, 1 it has not, 3 a document
cannot be read.

Examples:
  competency diff data/frameworks/it-i2-4.json - < data/frameworks/it-i2-4.json
  competency diff data/scales/eqf.json data/scales/eqf.json --json";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let both = Both::read(&arguments.old, &arguments.new)?;
    let diff = both.diff()?;
    let found = diff.check();
    let mut outcome = if arguments.json {
        output::json(&diff)?
    } else {
        let mut text = report::diff_markdown(&diff);
        if diff.kind == DocumentKind::Framework && !arguments.no_mappings {
            text += &mappings(diff, arguments, global)?;
        }
        text.into()
    };
    outcome.findings = found.has_errors();
    outcome.summary = (!found.is_empty()).then(|| found.to_string());
    Ok(outcome)
}

/// How the mappings stand that end in the framework.
fn mappings(diff: Diff, arguments: &Arguments, global: &Global) -> Result<String, Failure> {
    let fates = Fates::along(&[diff])?;
    let mut named: Vec<Crosswalk> = Vec::new();
    for path in &arguments.crosswalk {
        named.push(versions::read(&input::read_one(path)?)?);
    }
    if named.is_empty() && !(global.no_builtin && global.catalog.is_empty()) {
        named.extend(catalog::load(global)?.crosswalks().cloned());
    }
    let stale = named
        .iter()
        .map(|crosswalk| StaleMappings::of(crosswalk, &fates));
    let about = stale.filter(|stale| !stale.mappings.is_empty());
    Ok(about
        .map(|stale| format!("\n{}", report::stale_markdown(&stale)))
        .collect())
}
