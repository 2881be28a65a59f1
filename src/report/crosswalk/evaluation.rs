use super::entry::ClaimEntry;
use crate::algebra::Agreement;
use crate::model::crosswalk::{Claim, Crosswalk, Predicate};
use crate::report::diagnostics::visible;
use crate::report::layout::columns;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt::Write as _;

/// The format that an [`EvaluationReport`] says it is of in JSON.
pub const EVALUATION_FORMAT: &str = "crosswalk-evaluation/1.0";

/// How a crosswalk compares with a reference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EvaluationReport {
    /// The format of this result, `crosswalk-evaluation/1.0`.
    pub format: SmolStr,
    /// The identifier of the mapping set that is measured; empty where it has
    /// none.
    pub here: String,
    /// The identifier of the reference.
    pub reference: String,
    /// The pairs of things that were judged.
    pub judged: usize,
    /// On how many of them the two say the same.
    pub agreed: usize,
    /// Cohen's kappa over the pairs judged, by the strongest predicate of each;
    /// none where chance alone would agree on all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kappa: Option<f64>,
    /// Cohen's kappa of any relation against none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kappa_any: Option<f64>,
    /// How the pairs fare that stand in any relation, whichever it is.
    pub any: AgreementEntry,
    /// How the mappings of each predicate fare.
    pub predicates: Vec<PredicateEntry>,
    /// The pairs on which the two differ, in order.
    pub differences: Vec<DifferenceEntry>,
}

/// How many of the mappings of one crosswalk are in the reference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AgreementEntry {
    /// In both.
    pub both: usize,
    /// Only in the crosswalk that is measured.
    pub only_here: usize,
    /// Only in the reference.
    pub only_reference: usize,
    /// The share of what is here that is in the reference, from 0 to 1; none
    /// where nothing is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<f64>,
    /// The share of the reference that is here; none where the reference has
    /// nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recall: Option<f64>,
    /// The harmonic mean of precision and recall; none where both sides have
    /// nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub f1: Option<f64>,
}

/// How the mappings of a predicate fare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PredicateEntry {
    /// The predicate.
    pub predicate: Predicate,
    /// How its mappings fare.
    pub agreement: AgreementEntry,
}

/// A pair of things of which two crosswalks say different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DifferenceEntry {
    /// The lesser of the two by its CURIE, or its label in quotation marks
    /// where it is a literal.
    pub first: String,
    /// The other.
    pub second: String,
    /// What the crosswalk says, read from the first to the second.
    pub here: Vec<ClaimEntry>,
    /// What the reference says.
    pub reference: Vec<ClaimEntry>,
}

impl From<Agreement> for AgreementEntry {
    fn from(agreement: Agreement) -> Self {
        Self {
            both: agreement.both,
            only_here: agreement.only_here,
            only_reference: agreement.only_reference,
            precision: agreement.precision(),
            recall: agreement.recall(),
            f1: agreement.f1(),
        }
    }
}

impl EvaluationReport {
    /// How a crosswalk compares with a reference; see
    /// [`Crosswalk::evaluate`].
    pub fn of(here: &Crosswalk, reference: &Crosswalk, judged: Option<usize>) -> Self {
        let evaluation = here.evaluate(reference, judged);
        let claims = |claims: Vec<Claim>| claims.into_iter().map(ClaimEntry::from).collect();
        let predicates = evaluation.predicates.into_iter();
        let differences = evaluation.differences.into_iter();
        Self {
            format: SmolStr::new_static(EVALUATION_FORMAT),
            here: here.id().to_owned(),
            reference: reference.id().to_owned(),
            judged: evaluation.judged,
            agreed: evaluation.agreed,
            kappa: evaluation.kappa,
            kappa_any: evaluation.kappa_any,
            any: evaluation.any.into(),
            predicates: predicates
                .map(|(predicate, agreement)| PredicateEntry {
                    predicate,
                    agreement: agreement.into(),
                })
                .collect(),
            differences: differences
                .map(|difference| DifferenceEntry {
                    first: difference.first,
                    second: difference.second,
                    here: claims(difference.here),
                    reference: claims(difference.reference),
                })
                .collect(),
        }
    }
}

/// How a crosswalk compares with a reference, as a table and pair by pair.
pub fn evaluation_text(report: &EvaluationReport) -> String {
    let mut out = format!(
        "Here:      {}\nReference: {}\n\nPairs judged: {}, agreed on {}\n\
         Cohen's kappa: {}; of any relation against none: {}\n\n",
        visible(&report.here),
        visible(&report.reference),
        report.judged,
        report.agreed,
        share(report.kappa),
        share(report.kappa_any),
    );
    let head = [
        "predicate",
        "both",
        "only here",
        "only in the reference",
        "precision",
        "recall",
        "F1",
        "",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let predicates = report.predicates.iter();
    let predicates = predicates.map(|one| (one.predicate.word(), &one.agreement));
    for (name, agreement) in predicates.chain([("any relation", &report.any)]) {
        rows.push(vec![
            visible(name).into_owned(),
            agreement.both.to_string(),
            agreement.only_here.to_string(),
            agreement.only_reference.to_string(),
            share(agreement.precision),
            share(agreement.recall),
            share(agreement.f1),
            String::new(),
        ]);
    }
    out += &columns(&rows, &[1, 2, 3, 4, 5, 6]);
    if !report.differences.is_empty() {
        out += "\nDifferent: here, in the reference\n";
    }
    for difference in &report.differences {
        let line = format!(
            "  {} and {}: {}, {}",
            difference.first,
            difference.second,
            words(&difference.here),
            words(&difference.reference)
        );
        let _infallible = writeln!(out, "{}", visible(&line));
    }
    out
}

fn share(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{share:.2}"))
}

fn words(claims: &[ClaimEntry]) -> String {
    match claims {
        [] => "nothing".to_owned(),
        claims => {
            let words: Vec<String> = claims.iter().map(ClaimEntry::words).collect();
            words.join(" and ")
        }
    }
}
