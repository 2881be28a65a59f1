use super::{LanguageUse, Place, StatedLevel};
use crate::amount::Amount;
use crate::date::Date;
use crate::id::LocalId;
use crate::value::{choice, object};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// How many of something a sentence asks for, as data beside the sentence.
///
/// `at least 3 situations, at least one of them a conflict`:
///
/// ```
/// # use competency::Threshold;
/// let threshold: Threshold = serde_json::from_str(r#"{
///     "unit": "situation", "minimum": 3, "as_written": "almeno tre tipologie di situazioni",
///     "including": [{ "unit": "conflict", "minimum": 1, "as_written": "almeno una relativa ad un caso di conflitto" }]
/// }"#)?;
/// assert_eq!(threshold.including[0].minimum.unwrap().get(), 1.0);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Threshold {
    /// What is counted or measured, in the singular: `technique`, `question`,
    /// `page`, `month`. Results are recorded under this name.
    pub unit: LocalId,
    /// The least that is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Amount>,
    /// The most that is allowed; with an equal minimum, exactly so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Amount>,
    /// Whether the sentence says `about`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub approximate: bool,
    /// The words of the sentence that say so.
    pub as_written: SmolStr,
    /// What must be among those counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub including: Vec<Threshold>,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Duration {
    /// How many.
    pub value: Amount,
    /// Of what.
    pub unit: TimeUnit,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum TimeUnit {
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::Day => "day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        };
        let many = if self.value.get() == 1.0 { "" } else { "s" };
        write!(f, "{} {unit}{many}", self.value)
    }
}

/// A time limit that a sentence sets, with or without saying how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct TimeLimit {
    /// How long; `None` where the sentence says that there is a limit and
    /// leaves its value to the assessor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<Duration>,
    /// Whether the sentence says `about`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub approximate: bool,
    /// The words of the sentence that say so.
    pub as_written: SmolStr,
}

/// What may stand in place of an assessment, and at whose discretion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Waiver {
    /// The least level a certificate must have.
    pub minimum_level: StatedLevel,
    /// The language it must be in, and the activities it must cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageUse>,
    /// Whether the certificate must be in force.
    pub must_be_valid: bool,
    /// Whether the waiver must be granted, or may.
    pub discretion: WaiverDiscretion,
    /// The words that say so.
    pub as_written: SmolStr,
    /// Where they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// Whether a waiver must be granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum WaiverDiscretion {
    /// The examiner may grant it.
    May,
    /// The examiner must grant it.
    Must,
}

/// For `skip_serializing_if`.
pub(crate) fn is_false(value: &bool) -> bool {
    !value
}

impl Threshold {
    /// Whether a count is enough for this threshold alone, without what it
    /// includes; `None` where it states no bound.
    pub fn is_met_by(&self, count: Amount) -> Option<bool> {
        if self.minimum.is_none() && self.maximum.is_none() {
            return None;
        }
        Some(
            self.minimum.is_none_or(|minimum| minimum <= count)
                && self.maximum.is_none_or(|maximum| count <= maximum),
        )
    }
}

impl Duration {
    /// The day it ends on if it runs from a day that is not counted: the day of
    /// the same date (Regulation (EEC, Euratom) No 1182/71, Article 3), or the
    /// last one of a month that is too short. Minutes, hours and fractions are
    /// cut to whole days. `None` past the calendar's end.
    pub fn end_from(self, day: Date) -> Option<Date> {
        let value = self.value.get();
        match self.unit {
            TimeUnit::Minute => day.plus_days(value / (24.0 * 60.0)),
            TimeUnit::Hour => day.plus_days(value / 24.0),
            TimeUnit::Day => day.plus_days(value),
            TimeUnit::Week => day.plus_days(value * 7.0),
            TimeUnit::Month => day.plus_months(value),
            TimeUnit::Year => day.plus_months(value * 12.0),
        }
    }
}

object!(Threshold, Duration, TimeLimit, Waiver);

choice!(TimeUnit, WaiverDiscretion);
