use crate::confidence::Confidence;
use crate::model::crosswalk::{Claim, Mapping, Predicate, SlotValue};
use crate::report::diagnostics::visible;
use serde::{Deserialize, Serialize};

/// What is said of two things, as JSON holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ClaimEntry {
    /// The relation.
    pub predicate: Predicate,
    /// Whether it is denied.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denied: bool,
}

impl From<Claim> for ClaimEntry {
    fn from(claim: Claim) -> Self {
        Self {
            predicate: claim.predicate,
            denied: claim.denied,
        }
    }
}

impl ClaimEntry {
    /// In words: `close`, `not exact`.
    pub(super) fn words(&self) -> String {
        let not = if self.denied { "not " } else { "" };
        format!("{not}{}", self.predicate.word())
    }
}

/// A mapping of a crosswalk, as JSON holds it in a result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MappingEntry {
    /// Its row in its crosswalk, from 0.
    pub row: usize,
    /// Where it starts: a CURIE, a literal in quotation marks, or the words `no
    /// term found`.
    pub subject: String,
    /// What it says.
    pub claim: ClaimEntry,
    /// Where it leads.
    pub object: String,
    /// How sure its author is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

impl MappingEntry {
    pub(super) fn of(mapping: &Mapping<'_>) -> Self {
        Self {
            row: mapping.row(),
            subject: mapping.subject().to_string(),
            claim: mapping.claim().into(),
            object: mapping.object().to_string(),
            confidence: mapping.confidence(),
        }
    }

    /// In one line.
    pub(super) fn line(&self) -> String {
        let confidence = self
            .confidence
            .map_or(String::new(), |confidence| format!(", {confidence}"));
        let line = format!(
            "{} {} {}{confidence}",
            self.subject,
            self.claim.words(),
            self.object
        );
        visible(&line).into_owned()
    }
}

/// The texts of a value; none where there is no value.
pub(super) fn texts(value: Option<SlotValue>) -> Vec<String> {
    match value {
        None => Vec::new(),
        Some(SlotValue::Text(text)) => vec![text.to_string()],
        Some(SlotValue::Number(number)) => vec![number.to_string()],
        Some(SlotValue::List(list)) => list.iter().map(ToString::to_string).collect(),
    }
}
