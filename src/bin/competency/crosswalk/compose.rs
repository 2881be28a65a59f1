use super::Format;
use super::source::{self, Reading, Source, Tally};
use super::target::{self, Identity, Writing};
use crate::global::Global;
use crate::output::{Failure, Outcome, count};
use crate::progress::Progress;
use clap::{Args, ValueEnum};
use competency::Confidence;
use competency::algebra::{self, Alternatives, ChainOptions, ConfidenceRule, Link, Rules};
use competency::crosswalk::Slot;
use competency::report;
use std::path::{Path, PathBuf};

/// Say what follows from crosswalks end to end
///
/// By the rules of SSSOM: exact leads everywhere, broad over broad is broad,
/// and close over close is nothing; docs/algebra.md has the table. What follows
/// is nobody's judgement: each mapping says that it was derived, and from what.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Two or more crosswalks, each starting where the one before it ends:
    /// files, `-`, or names of the catalog
    #[arg(required = true, num_args = 2.., value_name = "CROSSWALK")]
    crosswalks: Vec<PathBuf>,

    /// Read a crosswalk from its objects to its subjects, by its number in the
    /// call, from 1. Can be given several times
    #[arg(long, value_name = "NUMBER")]
    turn: Vec<usize>,

    #[command(flatten)]
    identity: Identity,

    /// Show each mapping that follows with all its proofs, instead of writing
    /// them as a crosswalk
    #[arg(long, conflicts_with_all = ["to", "labels", "keep_order"])]
    proofs: bool,

    /// How the confidences along a chain make one
    #[arg(long, value_name = "RULE", default_value = "product")]
    confidence: Along,

    /// What several proofs of one mapping are worth: as much as the best, or
    /// taken together as if they were independent
    #[arg(long, value_name = "RULE", default_value = "best")]
    alternatives: Beside,

    /// What a mapping without a confidence counts as, from 0 to 1
    #[arg(long, value_name = "CONFIDENCE")]
    unstated: Option<Confidence>,

    /// Let nothing follow from broad over broad and narrow over narrow
    #[arg(long)]
    without_hierarchy: bool,

    /// Let mappings that were themselves derived be premises
    #[arg(long)]
    chained_premises: bool,

    /// Give up where more proofs than this come up
    #[arg(long, value_name = "NUMBER", default_value_t = 5_000_000)]
    most: usize,

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
  competency crosswalk compose cz-nsk-66-029-m--it-i2-4 it-i2-4--esco-contact-centre --proofs
  competency crosswalk compose cz-nsk-66-029-m--it-i2-4 it-i2-4--pl-kzis-422201 --id urn:example:x
  competency crosswalk compose it-i2-4--sfia-9-csmg it-i2-4--pl-kzis-422201 --turn 1 --proofs";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Along {
    Product,
    Minimum,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Beside {
    Best,
    NoisyOr,
}

pub(super) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let names: Vec<&Path> = arguments.crosswalks.iter().map(PathBuf::as_path).collect();
    let last = names.len();
    if let Some(number) = arguments.turn.iter().find(|n| !(1..=last).contains(*n)) {
        return Err(Failure::Usage(format!(
            "`--turn {number}` names no crosswalk of the call, which has {last}"
        )));
    }
    let (sources, mut tally) = source::read_all(&names, &arguments.reading, global)?;
    let is_turned = |index: usize| arguments.turn.contains(&(index + 1));
    say_gaps(&sources, &is_turned, &mut tally);
    let links: Vec<Link<'_>> = sources
        .iter()
        .enumerate()
        .map(|(index, source)| match is_turned(index) {
            true => Link::backwards(&source.crosswalk),
            false => Link::forwards(&source.crosswalk),
        })
        .map(|link| link.with_rules(arguments.rules()))
        .collect();
    let _progress = Progress::of("composing");
    let composition = algebra::compose(&links, &arguments.options())
        .map_err(|error| Failure::Findings(format!("{error}; `--most` allows more")))?;
    if arguments.proofs {
        return Ok(Outcome {
            result: report::derivations_text(composition.iter()),
            findings: tally.counts(),
            summary: Some(count(composition.len(), "mapping")),
            ..Outcome::default()
        });
    }
    let (id, license) = arguments.identity.of(&sources)?;
    let derived = algebra::to_crosswalk(composition.iter(), id, license);
    let first = sources.first().map_or(Format::Native, |first| first.format);
    let to = arguments.to.unwrap_or(first);
    target::written(&derived, to, &arguments.writing, tally, global)
}

impl Arguments {
    fn rules(&self) -> Rules {
        match self.without_hierarchy {
            true => Rules::new().without_hierarchy(),
            false => Rules::new(),
        }
    }

    fn options(&self) -> ChainOptions {
        let mut options = ChainOptions::new()
            .with_most(self.most)
            .with_confidence(match self.confidence {
                Along::Product => ConfidenceRule::Product,
                Along::Minimum => ConfidenceRule::Minimum,
            })
            .with_alternatives(match self.alternatives {
                Beside::Best => Alternatives::Best,
                Beside::NoisyOr => Alternatives::NoisyOr,
            });
        if let Some(confidence) = self.unstated {
            options = options.with_unstated(confidence);
        }
        if self.chained_premises {
            options = options.with_chained_premises();
        }
        options
    }
}

/// Says where a crosswalk ends at one framework and the next starts at another.
fn say_gaps(sources: &[Source], is_turned: &dyn Fn(usize) -> bool, tally: &mut Tally) {
    for (index, pair) in sources.windows(2).enumerate() {
        let [from, onto] = pair else { continue };
        let end = |source: &Source, of_subject: bool| {
            let slot = match of_subject {
                true => Slot::SubjectSource,
                false => Slot::ObjectSource,
            };
            source.crosswalk.set().text(slot).map(str::to_owned)
        };
        let leads_to = end(from, is_turned(index));
        let starts = end(onto, !is_turned(index + 1));
        if let (Some(leads_to), Some(starts)) = (leads_to, starts) {
            if leads_to != starts {
                tally.warn(&format!(
                    "{} ends at {leads_to}, and {} starts at {starts}; `--turn` reads one from its other end",
                    from.name, onto.name
                ));
            }
        }
    }
}
