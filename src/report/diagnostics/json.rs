use crate::diagnostic::Diagnostics;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The format that a [`DiagnosticsReport`] says it is of in JSON.
pub const DIAGNOSTICS_FORMAT: &str = "diagnostics/1.0";

/// Findings with their number, as JSON holds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DiagnosticsReport {
    /// The format of this result, `diagnostics/1.0`.
    pub format: SmolStr,
    /// How many of the findings are errors.
    pub errors: usize,
    /// How many of the findings are warnings.
    pub warnings: usize,
    /// The findings, document by document, each in the order of its text.
    pub findings: Diagnostics,
}

impl DiagnosticsReport {
    /// The report of some findings.
    pub fn new(findings: Diagnostics) -> Self {
        let errors = findings.iter().filter(|one| one.is_error()).count();
        Self {
            format: SmolStr::new_static(DIAGNOSTICS_FORMAT),
            errors,
            warnings: findings.len() - errors,
            findings,
        }
    }
}

/// Findings as JSON, by `schemas/diagnostics.schema.json`.
///
/// ```
/// use competency::Diagnostics;
/// use competency::report::diagnostics::{DiagnosticsReport, json};
/// let text = json(Diagnostics::default());
/// assert!(text.starts_with("{\n  \"format\": \"diagnostics/1.0\","));
/// ```
pub fn json(diagnostics: Diagnostics) -> String {
    let report = DiagnosticsReport::new(diagnostics);
    // Strings and numbers only: there is nothing that could fail.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}
