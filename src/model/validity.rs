use super::{Duration, Place, Source};
use crate::date::Date;
use crate::text::Text;
use crate::value::{choice, object};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// When a standard is in force. Both days are included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Validity {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The dates as the document writes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<SmolStr>,
    /// Where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Where it was found, if not in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What to know about it, such as that a successor is likely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Validity {
    /// The status on a day.
    pub fn status(&self, on: Date) -> Status {
        match (self.from, self.until) {
            (Some(from), _) if on < from => Status::NotYetInForce { from },
            (_, Some(until)) if until < on => Status::Expired { until },
            (None, None) => Status::NotStated,
            _ => Status::InForce,
        }
    }
}

/// Whether a standard is in force on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum Status {
    /// The document does not say when it is.
    NotStated,
    /// It will be.
    NotYetInForce {
        /// The first day.
        from: Date,
    },
    /// It is.
    InForce,
    /// It was.
    Expired {
        /// The last day.
        until: Date,
    },
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStated => f.write_str("validity not stated"),
            Self::NotYetInForce { from } => write!(f, "not in force before {from}"),
            Self::InForce => f.write_str("in force"),
            Self::Expired { until } => write!(f, "expired on {until}"),
        }
    }
}

/// How long an award under a standard lasts: the term of a certificate, not of
/// the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct AwardTerm {
    /// How long.
    pub duration: Duration,
    /// The term as the document writes it.
    pub text: Text,
    /// Where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// The day a standard was edited: not the beginning of its validity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Revision {
    /// The day.
    pub date: Date,
    /// What was done on it; more than one where the document gives one date
    /// for several things.
    pub kinds: Vec<RevisionKind>,
    /// The date as the document writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<SmolStr>,
    /// Where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// What was done to a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum RevisionKind {
    /// It was published.
    Publication,
    /// It was brought up to date.
    Update,
    /// It was looked through and found right.
    Verification,
}

object!(Validity, AwardTerm, Revision);

choice!(RevisionKind);
