use super::Format;
use super::source::{self, Reading};
use super::target::{self, Writing};
use crate::global::Global;
use crate::output::{Failure, Outcome, count};
use clap::Args;
use competency::Iri;
use std::path::PathBuf;

/// Turn a crosswalk round
///
/// Subjects and objects change places in every slot, broad becomes narrow, and
/// each mapping names the one it was made from. Mappings whose predicate has no
/// inverse cannot be turned round.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The crosswalk: a file, `-`, or a name of the catalog
    crosswalk: PathBuf,

    /// The identifier of the new mapping set; that of the old one with its ends
    /// exchanged, where it is made of two, else with `-inverted` behind it
    #[arg(long, value_name = "IRI")]
    id: Option<Iri>,

    /// The format to write; that of the crosswalk where it is not said
    #[arg(long, value_name = "FORMAT")]
    to: Option<Format>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    reading: Reading,
}

const HELP: &str = "\
Examples:
  competency crosswalk invert it-i2-4--pl-kzis-422201
  competency crosswalk invert it-i2-4--pl-kzis-422201 --to sssom-tsv --id urn:example:pl--it";

pub(super) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let ([source], mut tally) = source::read([&arguments.crosswalk], &arguments.reading, global)?;
    let id = match &arguments.id {
        Some(id) => id.clone(),
        None => turned(source.crosswalk.id()).parse().map_err(|_| {
            let problem =
                "the crosswalk has no identifier to make another of; name one with `--id`";
            Failure::Usage(problem.to_owned())
        })?,
    };
    let inverted = source.crosswalk.invert(id)?;
    let left_out = inverted.left_out.len();
    if left_out > 0 {
        let rows: Vec<String> = inverted.left_out.iter().take(10).map(row).collect();
        let more = if left_out > rows.len() { " …" } else { "" };
        tally.lost(&format!(
            "{}: the predicate of {} has no inverse (from 1: {}{more})",
            source.name,
            count(left_out, "mapping"),
            rows.join(", ")
        ))?;
    }
    let to = arguments.to.unwrap_or(source.format);
    target::written(&inverted.crosswalk, to, &arguments.writing, tally, global)
}

fn row(row: &u32) -> String {
    (row + 1).to_string()
}

/// The identifier of a set, its ends exchanged: `…/a--b` becomes `…/b--a`.
fn turned(id: &str) -> String {
    let (folder, name) = id.rsplit_once('/').unwrap_or_default();
    match name.split_once("--") {
        Some((from, onto)) if !onto.contains("--") => format!("{folder}/{onto}--{from}"),
        _ => format!("{id}-inverted"),
    }
}
