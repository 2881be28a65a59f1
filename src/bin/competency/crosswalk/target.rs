//! The crosswalks that a verb makes.

use super::Format;
use super::source::{Source, Tally};
use crate::catalog;
use crate::global::Global;
use crate::output::{Failure, Outcome, count};
use clap::{Args, ValueEnum};
use competency::crosswalk::{Crosswalk, Slot, SlotKind};
use competency::sssom::{Separator, Writer, lacks};
use competency::{Iri, Labels, json};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How a crosswalk is written.
#[derive(Debug, Args)]
pub(super) struct Writing {
    /// Which labels the ends get: those they have, the wording that counts, or
    /// the texts in the language of `--lang`, from the frameworks of the catalog
    #[arg(long, value_name = "WHICH", default_value = "keep")]
    labels: Which,

    /// Leave the mappings in their order; the formats of SSSOM sort them
    #[arg(long)]
    keep_order: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    Keep,
    Wording,
    Lang,
}

/// What a new mapping set is called, and under which terms it stands.
#[derive(Debug, Args)]
pub(super) struct Identity {
    /// The identifier of the new mapping set
    #[arg(long, value_name = "IRI")]
    id: Option<Iri>,

    /// Its licence; that of the crosswalks where they have the same one
    #[arg(long, value_name = "IRI")]
    license: Option<Iri>,
}

impl Identity {
    /// The identifier, and the licence that was chosen or that all sources
    /// have.
    pub(super) fn of(&self, sources: &[Source]) -> Result<(Iri, Iri), Failure> {
        let Some(id) = self.id.clone() else {
            let problem = "the new mapping set needs an identifier; name one with `--id`";
            return Err(Failure::Usage(problem.to_owned()));
        };
        if let Some(license) = &self.license {
            return Ok((id, license.clone()));
        }
        let of = |source: &Source| {
            let license = source.crosswalk.set().text(Slot::License);
            license.unwrap_or("(none)").to_owned()
        };
        let licences: BTreeSet<String> = sources.iter().map(of).collect();
        let only = licences.first().filter(|_| licences.len() == 1);
        match only.and_then(|license| license.parse().ok()) {
            Some(license) => Ok((id, license)),
            None => {
                let licences: Vec<String> = licences.into_iter().collect();
                Err(Failure::Usage(format!(
                    "the crosswalks do not have one licence but `{}`; choose with `--license`",
                    licences.join("`, `")
                )))
            }
        }
    }
}

/// The result of a verb that makes a crosswalk.
pub(super) fn written(
    crosswalk: &Crosswalk,
    format: Format,
    writing: &Writing,
    mut tally: Tally,
    global: &Global,
) -> Result<Outcome, Failure> {
    let labels = match writing.labels {
        Which::Keep => None,
        Which::Wording => Some(Labels::Wording),
        Which::Lang => {
            let [language, _] = global.languages();
            Some(Labels::In(language))
        }
    };
    let crosswalk: Cow<'_, Crosswalk> = match labels {
        Some(labels) => Cow::Owned(catalog::load(global)?.labelled(crosswalk, &labels)),
        None => Cow::Borrowed(crosswalk),
    };
    let crosswalk = match format {
        Format::Native => crosswalk,
        _ => writable(crosswalk, &mut tally)?,
    };
    let writer = Writer::new().sorting(!writing.keep_order);
    let text = match format {
        Format::Native => json::to_string(&*crosswalk),
        Format::SssomTsv => writer.to_tsv(&crosswalk),
        Format::SssomCsv => writer.with_separator(Separator::Comma).to_tsv(&crosswalk),
        Format::SssomJson => writer.to_json(&crosswalk),
    };
    let result = text.map_err(|error| Failure::Findings(error.to_string()))?;
    if matches!(format, Format::SssomTsv | Format::SssomCsv) {
        let rounded = rounded(&crosswalk);
        if rounded > 0 {
            tally.warn(&format!(
                "{} rounded to three digits behind the point, as SSSOM/TSV asks",
                count(rounded, "number")
            ));
        }
    }
    Ok(Outcome {
        result,
        findings: tally.counts(),
        summary: Some(count(crosswalk.len(), "mapping")),
        ..Outcome::default()
    })
}

/// What of a crosswalk SSSOM has a form for.
fn writable<'a>(
    crosswalk: Cow<'a, Crosswalk>,
    tally: &mut Tally,
) -> Result<Cow<'a, Crosswalk>, Failure> {
    let kept = crosswalk.filter_by(|mapping| lacks(mapping).is_none());
    let lost = crosswalk.len() - kept.len();
    if lost == 0 {
        return Ok(crosswalk);
    }
    let first = crosswalk.mappings();
    let mut first = first.filter_map(|mapping| Some((mapping.row() + 1, lacks(&mapping)?)));
    let first = first.next().map_or(String::new(), |(row, slot)| {
        format!("; the first is mapping {row}, without `{slot}`")
    });
    let lost = count(lost, "mapping");
    tally.lost(&format!("{lost} without what SSSOM requires{first}"))?;
    Ok(Cow::Owned(kept))
}

/// How many numbers of the mappings have more digits than a table holds.
fn rounded(crosswalk: &Crosswalk) -> usize {
    let is_number = |slot: &&Slot| matches!(slot.kind(), SlotKind::Share | SlotKind::Agreement);
    let slots: Vec<Slot> = Slot::ALL.iter().filter(is_number).copied().collect();
    let is_cut = |number: f64| (number * 1000.0).round() / 1000.0 != number;
    let numbers = crosswalk.mappings().flat_map(|mapping| {
        let numbers = slots.iter().map(move |slot| mapping.get(&(*slot).into()));
        numbers.flatten().filter_map(|value| value.as_number())
    });
    numbers.filter(|number| is_cut(*number)).count()
}
