use super::Format;
use super::source::{self, Reading, Tally};
use super::target::{self, Identity, Writing};
use crate::global::Global;
use crate::output::{Failure, Outcome, count};
use clap::{Args, ValueEnum};
use competency::algebra::{MergeOptions, Merged, OnDenial};
use competency::crosswalk::Crosswalk;
use std::path::{Path, PathBuf};

/// Make one crosswalk of several
///
/// A mapping that is the same in every slot as another stands once; those that
/// only say the same all stand. A denial is never lost.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The crosswalks: files, `-`, or names of the catalog
    #[arg(required = true, num_args = 2.., value_name = "CROSSWALK")]
    crosswalks: Vec<PathBuf>,

    #[command(flatten)]
    identity: Identity,

    /// What becomes of a mapping that another one denies: both stay, or the
    /// denial alone
    #[arg(long, value_name = "WHAT", default_value = "keep-both")]
    on_denial: Denied,

    /// The format to write; that of the first crosswalk where it is not said
    #[arg(long, value_name = "FORMAT")]
    to: Option<Format>,

    #[command(flatten)]
    writing: Writing,

    #[command(flatten)]
    reading: Reading,
}

const HELP: &str = "\
Examples:
  competency crosswalk merge it-i2-4--pl-kzis-422201 it-i2-4--esco-contact-centre --id urn:x:it
  competency crosswalk merge it-i2-4--pl-kzis-422201 it-i2-4--pl-kzis-422201 --id urn:x:it";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Denied {
    KeepBoth,
    Withdraw,
}

/// How many findings of a kind are named one by one.
const MOST: usize = 20;

pub(super) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let names: Vec<&Path> = arguments.crosswalks.iter().map(PathBuf::as_path).collect();
    let (sources, mut tally) = source::read_all(&names, &arguments.reading, global)?;
    let (id, license) = arguments.identity.of(&sources)?;
    let options = MergeOptions::new(id, license).with_on_denial(match arguments.on_denial {
        Denied::KeepBoth => OnDenial::KeepBoth,
        Denied::Withdraw => OnDenial::Withdraw,
    });
    let crosswalks: Vec<&Crosswalk> = sources.iter().map(|source| &source.crosswalk).collect();
    let Some((first, others)) = crosswalks.split_first() else {
        return Err(Failure::Usage("there is nothing to merge".to_owned()));
    };
    let merged = first.merge(others, &options)?;
    say_merged(&merged, &crosswalks, &mut tally);
    let format = sources.first().map_or(Format::Native, |first| first.format);
    let to = arguments.to.unwrap_or(format);
    target::written(&merged.crosswalk, to, &arguments.writing, tally, global)
}

/// What is to be known of a merge beside its result.
fn say_merged(merged: &Merged, sources: &[&Crosswalk], tally: &mut Tally) {
    let mut say = |all: Vec<String>, what: &str| {
        for line in all.iter().take(MOST) {
            tally.warn(line);
        }
        if all.len() > MOST {
            tally.warn(&format!("{} {what}", count(all.len() - MOST, "more case")));
        }
    };
    let row = |row: u32| match merged.crosswalk.mapping(row as usize) {
        Some(mapping) => format!("{mapping:?}"),
        None => String::new(),
    };
    let conflicts = merged.conflicts.iter().map(|clash| {
        let [first, second] = clash.rows;
        let why = clash.conflict;
        format!(
            "{} and {} cannot both stand: {why}",
            row(first),
            row(second)
        )
    });
    say(conflicts.collect(), "of mappings that cannot both stand");
    let withdrawn = merged.withdrawn.iter().filter_map(|(set, row)| {
        let source = sources.get(*set as usize)?;
        let mapping = source.mapping(*row as usize)?;
        Some(format!("{mapping:?} is denied and was left out"))
    });
    say(withdrawn.collect(), "of mappings that were left out");
    let metadata = merged.metadata.iter();
    let metadata = metadata.map(|(name, _)| {
        let name = name.as_str();
        format!("the sets differ in `{name}`, which the merged set therefore lacks")
    });
    say(metadata.collect(), "of slots in which the sets differ");
    let definitions = merged.definitions.iter();
    let definitions = definitions
        .map(|name| format!("the sets define `{name}` differently; the first definition stands"));
    say(definitions.collect(), "of definitions that differ");
    if merged.identical > 0 {
        let identical = count(merged.identical, "mapping");
        crate::output::say(&format!("note: {identical} stood twice and stand once"));
    }
    if !merged.repeated.is_empty() {
        let repeated = count(merged.repeated.len(), "mapping");
        crate::output::say(&format!(
            "note: {repeated} say the same as another and differ in other slots; all stand"
        ));
    }
}
