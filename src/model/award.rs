use super::Duration;
use crate::date::Date;
use crate::value::object;
use serde::{Deserialize, Serialize};
use std::fmt;

/// When, by whom and by what document something was awarded, and how long that
/// lasts.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Award {
    /// The day of the award.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who awarded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The document that proves it: its name, number or address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The last day it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
    /// How long it is in force from its date on, where no last day is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Duration>,
}

impl Award {
    /// An award of a day.
    pub fn on(date: Date) -> Self {
        Self {
            date: Some(date),
            ..Self::default()
        }
    }

    /// The award with a last day.
    #[must_use]
    pub fn expiring(mut self, last: Date) -> Self {
        self.expires = Some(last);
        self
    }

    /// The award proven by a document.
    #[must_use]
    pub fn proven_by(mut self, evidence: impl Into<String>) -> Self {
        self.evidence = Some(evidence.into());
        self
    }

    /// The last day it is in force: the one stated, else its date and term,
    /// else its date and `usual`, the term that a standard gives its awards.
    pub fn last_day(&self, usual: Option<Duration>) -> Option<Date> {
        self.expires
            .or_else(|| self.term.or(usual)?.end_from(self.date?))
    }

    /// Whether it is in force on a day; `usual` as in
    /// [`last_day`](Self::last_day).
    pub fn status(&self, on: Date, usual: Option<Duration>) -> AwardStatus {
        let until = self.last_day(usual);
        match (self.date, until) {
            (Some(from), _) if on < from => AwardStatus::NotYetAwarded { from },
            (_, Some(until)) if until < on => AwardStatus::Expired { until },
            (None, None) => AwardStatus::NotDated,
            (_, until) => AwardStatus::InForce { until },
        }
    }
}

/// Whether an award is in force on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum AwardStatus {
    /// It is.
    InForce {
        /// The last day, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// Nothing is said of when it was awarded, nor how long it lasts.
    NotDated,
    /// It was.
    Expired {
        /// The last day.
        until: Date,
    },
    /// It will be.
    NotYetAwarded {
        /// The day of the award.
        from: Date,
    },
}

impl AwardStatus {
    /// Whether what it proves counts on the day: in force, or not dated.
    pub fn counts(self) -> bool {
        matches!(self, Self::InForce { .. } | Self::NotDated)
    }
}

impl fmt::Display for AwardStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InForce { until: None } => f.write_str("in force"),
            Self::InForce { until: Some(until) } => write!(f, "in force until {until}"),
            Self::NotDated => f.write_str("not dated"),
            Self::Expired { until } => write!(f, "expired on {until}"),
            Self::NotYetAwarded { from } => write!(f, "not awarded before {from}"),
        }
    }
}

/// What is personal is not shown.
impl fmt::Debug for Award {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Award(…)")
    }
}

object!(Award);
