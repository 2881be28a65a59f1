//! What a record of an assessment amounts to, as values.

use crate::amount::Amount;
use crate::catalog::Steps;
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::json::LeftOut;
use crate::level::Level;
use crate::model::{Duration, MethodKind, WaiverDiscretion};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// The format that a [`RecordOutcome`] says it is of in JSON.
pub const OUTCOME_FORMAT: &str = "outcome/1.0";

/// What a record of an assessment amounts to: the candidate's result and the
/// examiner's preparation, each by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RecordOutcome {
    /// The format of this result: [`OUTCOME_FORMAT`].
    pub format: SmolStr,
    /// The record's id.
    pub record: LocalId,
    /// The framework.
    pub framework: FrameworkId,
    /// The units, in the order of the standard.
    pub units: Vec<UnitOutcome>,
    /// The criteria of the whole that something was recorded of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub whole: Vec<CriterionOutcome>,
    /// The results that were left out, and why; by what they are about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

impl RecordOutcome {
    /// The outcome of a unit.
    pub fn unit(&self, unit: &EntityRef) -> Option<&UnitOutcome> {
        self.units.iter().find(|outcome| outcome.unit == *unit)
    }

    /// The outcome of a criterion.
    pub fn criterion(&self, criterion: &EntityRef) -> Option<&CriterionOutcome> {
        let criteria = self.units.iter().flat_map(|unit| &unit.criteria);
        let mut criteria = criteria.chain(&self.whole);
        criteria.find(|outcome| outcome.of == *criterion)
    }
}

/// What became of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitOutcome {
    /// The unit.
    pub unit: EntityRef,
    /// Its title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The candidate's result: failed where a criterion is, passed where all
    /// are or the unit is waived, else incomplete.
    pub candidate: Outcome,
    /// Whether what the examiner must see to was in order: failed makes the
    /// assessment invalid, not the candidate.
    pub examiner: Outcome,
    /// What became of its waivers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<WaiverOutcome>,
    /// The criteria that can be judged, and the unit itself where it has none
    /// for the candidate.
    pub criteria: Vec<CriterionOutcome>,
}

/// A result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was shown, or was in order.
    Passed,
    /// Something is missing before it can be judged.
    Incomplete,
    /// It was not.
    Failed,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passed => "passed",
            Self::Incomplete => "incomplete",
            Self::Failed => "failed",
        })
    }
}

/// What became of a criterion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CriterionOutcome {
    /// The criterion, or the unit.
    pub of: EntityRef,
    /// Its wording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Whether it binds the candidate; else the examiner.
    pub binds_candidate: bool,
    /// The result.
    pub outcome: Outcome,
    /// The attempt that decides; `None` where none is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    /// Why it is not passed: what failed, else what is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// Why a criterion is not passed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// There were fewer than the least.
    TooFew {
        /// Of what.
        of: LocalId,
        /// How many there were.
        counted: Amount,
        /// The least.
        minimum: Amount,
        /// The standard's words.
        as_written: SmolStr,
    },
    /// There were more than the most.
    TooMany {
        /// Of what.
        of: LocalId,
        /// How many there were.
        counted: Amount,
        /// The most.
        maximum: Amount,
        /// The standard's words.
        as_written: SmolStr,
    },
    /// It took longer than the limit.
    TooLong {
        /// How long it took.
        time: Duration,
        /// The limit.
        limit: Duration,
    },
    /// The assessor decided that it was not shown.
    Decided,
    /// The method is none of those that the standard names.
    OtherMethod {
        /// The method.
        method: MethodKind,
    },
    /// A number is not recorded.
    CountMissing {
        /// Of what.
        of: LocalId,
        /// The standard's words.
        as_written: SmolStr,
    },
    /// A number misses a bound that the standard calls approximate, and the
    /// assessor must decide.
    About {
        /// Of what.
        of: LocalId,
        /// The standard's words.
        as_written: SmolStr,
    },
    /// The time it took is not recorded.
    TimeMissing {
        /// The standard's words.
        as_written: SmolStr,
    },
    /// The standard says that there is a limit and not how long; the assessor
    /// must set it.
    LimitMissing {
        /// The standard's words.
        as_written: SmolStr,
    },
    /// There is nothing to count or to time; the assessor must decide.
    DecisionMissing,
}

impl Reason {
    /// Whether it makes the criterion fail; else it is what is missing.
    pub fn is_failure(&self) -> bool {
        matches!(
            self,
            Self::TooFew { .. }
                | Self::TooMany { .. }
                | Self::TooLong { .. }
                | Self::Decided
                | Self::OtherMethod { .. }
        )
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew {
                of,
                counted,
                minimum,
                as_written,
            } => write!(
                f,
                "{counted} of `{of}`, at least {minimum} asked for (“{as_written}”)"
            ),
            Self::TooMany {
                of,
                counted,
                maximum,
                as_written,
            } => write!(
                f,
                "{counted} of `{of}`, at most {maximum} asked for (“{as_written}”)"
            ),
            Self::TooLong { time, limit } => write!(f, "took {time}, the limit is {limit}"),
            Self::Decided => f.write_str("the assessor decided that it was not shown"),
            Self::OtherMethod { .. } => {
                f.write_str("it was judged by a method that the standard does not name")
            }
            Self::CountMissing { of, as_written } => {
                write!(f, "the number of `{of}` is missing (“{as_written}”)")
            }
            Self::About { of, as_written } => write!(
                f,
                "the number of `{of}` is near the bound or not, the assessor decides (“{as_written}”)"
            ),
            Self::TimeMissing { as_written } => write!(f, "the time is missing (“{as_written}”)"),
            Self::LimitMissing { as_written } => write!(
                f,
                "the standard leaves the limit to the assessor, and it is missing (“{as_written}”)"
            ),
            Self::DecisionMissing => f.write_str("the assessor's decision is missing"),
        }
    }
}

/// What became of a waiver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WaiverOutcome {
    /// The criterion that allows it.
    pub waiver: EntityRef,
    /// Whether it must be granted, or may.
    pub discretion: WaiverDiscretion,
    /// The level of the certificate that was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Level>,
    /// Whether the certificate opens it.
    pub applies: bool,
    /// How far the certificate is short of it, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Steps>,
    /// Whether it is granted: it applies, and must be or was.
    pub granted: bool,
}
