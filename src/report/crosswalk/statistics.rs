use super::entry::ClaimEntry;
use crate::confidence::Confidence;
use crate::model::crosswalk::Crosswalk;
use crate::report::diagnostics::visible;
use crate::report::layout::columns;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The format that a [`StatisticsReport`] says it is of in JSON.
pub const STATISTICS_FORMAT: &str = "crosswalk-stats/1.0";

/// What a crosswalk holds, counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StatisticsReport {
    /// The format of this result, `crosswalk-stats/1.0`.
    pub format: SmolStr,
    /// The identifier of the mapping set; empty where it has none.
    pub id: String,
    /// The mappings.
    pub mappings: usize,
    /// The things that are subjects, each once.
    pub subjects: usize,
    /// The things that are objects, each once.
    pub objects: usize,
    /// The pairs of things that are mapped in some way.
    pub pairs: usize,
    /// Rows that say that no term was found.
    pub not_found: usize,
    /// The mappings by what they say.
    pub claims: Vec<ClaimCount>,
    /// The mappings by justification.
    pub justifications: BTreeMap<String, usize>,
    /// The mappings by cardinality among all, such as `1:n`.
    pub cardinalities: BTreeMap<String, usize>,
    /// How many have no confidence.
    pub unstated: usize,
    /// The confidences stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<ConfidenceRange>,
}

/// How many mappings say something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ClaimCount {
    /// What they say.
    pub claim: ClaimEntry,
    /// How many they are.
    pub mappings: usize,
}

/// The least, the middle and the highest of some confidences.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ConfidenceRange {
    /// The least.
    pub least: Confidence,
    /// The middle; of an even number the lower of two.
    pub middle: Confidence,
    /// The highest.
    pub highest: Confidence,
}

impl StatisticsReport {
    /// The figures of a crosswalk.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, report::StatisticsReport};
    /// let catalog = Catalog::builtin();
    /// let crosswalk = catalog.crosswalks().next().unwrap();
    /// assert_eq!(StatisticsReport::of(crosswalk).mappings, crosswalk.len());
    /// # }
    /// ```
    pub fn of(crosswalk: &Crosswalk) -> Self {
        let counted = crosswalk.statistics();
        let claims = counted.claims.into_iter();
        let cardinalities = counted.cardinalities.into_iter();
        let confidence = counted.confidence.and_then(|figures| {
            let [least, middle, highest] = figures.map(|figure| Confidence::new(figure).ok());
            Some(ConfidenceRange {
                least: least?,
                middle: middle?,
                highest: highest?,
            })
        });
        Self {
            format: SmolStr::new_static(STATISTICS_FORMAT),
            id: crosswalk.id().to_owned(),
            mappings: counted.mappings,
            subjects: counted.subjects,
            objects: counted.objects,
            pairs: counted.pairs,
            not_found: counted.not_found,
            claims: claims
                .map(|(claim, mappings)| ClaimCount {
                    claim: claim.into(),
                    mappings,
                })
                .collect(),
            justifications: counted.justifications,
            cardinalities: cardinalities
                .map(|(cardinality, count)| (cardinality.to_string(), count))
                .collect(),
            unstated: counted.unstated,
            confidence,
        }
    }
}

/// The figures of a crosswalk as tables.
pub fn statistics_text(report: &StatisticsReport) -> String {
    let confidence = match &report.confidence {
        Some(range) => format!(
            "{} to {}, the middle {}; {} without",
            range.least, range.highest, range.middle, report.unstated
        ),
        None => format!("{} without", report.unstated),
    };
    let figures = [
        ("mappings", report.mappings.to_string()),
        ("subjects", report.subjects.to_string()),
        ("objects", report.objects.to_string()),
        ("pairs", report.pairs.to_string()),
        ("no term found", report.not_found.to_string()),
        ("confidence", confidence),
    ];
    let figures = figures.map(|(name, figure)| vec![format!("  {name}"), figure]);
    let mut out = format!("{}\n{}", visible(&report.id), columns(&figures, &[]));
    let claims = report.claims.iter();
    let claims = claims.map(|count| (count.claim.words(), count.mappings));
    table(&mut out, "predicate", claims);
    let justifications = report.justifications.iter();
    let justifications = justifications.map(|(name, count)| (name.clone(), *count));
    table(&mut out, "justification", justifications);
    let cardinalities = report.cardinalities.iter();
    let cardinalities = cardinalities.map(|(name, count)| (name.clone(), *count));
    table(&mut out, "cardinality", cardinalities);
    out
}

fn table(out: &mut String, head: &str, counts: impl Iterator<Item = (String, usize)>) {
    let counts = counts.map(|(name, count)| {
        let name = format!("  {}", visible(&name));
        vec![name, count.to_string(), String::new()]
    });
    let head = vec![format!("  {head}"), "mappings".to_owned(), String::new()];
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(counts).collect();
    if rows.len() > 1 {
        out.push('\n');
        *out += &columns(&rows, &[1]);
    }
}
