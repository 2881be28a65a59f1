use super::{Document, DocumentKind, Duration, Format, MethodKind};
use crate::amount::Amount;
use crate::date::Date;
use crate::error::ValueError;
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::level::Level;
use crate::value::{choice, object};
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use std::fmt;

/// What came of an assessment, criterion by criterion: attempts, counts, times,
/// decisions.
///
/// It says nothing of who was assessed; its id is the caller's.
///
/// ```
/// use competency::{Record, RecordedResult};
/// let record = Record::new("exam-1".parse()?, "cz-nsk-66-029-m".parse()?).with_result(
///     RecordedResult::new("complaint.stress-techniques".parse()?).counting("technique".parse()?, 3),
/// );
/// assert_eq!(record.results.len(), 1);
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Record {
    /// The schema an editor completes and checks the file with.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format of the file.
    pub format: Format,
    /// The record's id: a pseudonym, not a name.
    pub id: LocalId,
    /// The framework that was assessed.
    pub framework: FrameworkId,
    /// The day of the assessment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The results.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<RecordedResult>,
}

impl Document for Record {
    const KIND: DocumentKind = DocumentKind::Record;
    const PERSONAL: bool = true;

    fn format(&self) -> Format {
        self.format
    }
}

impl Record {
    /// A record of nothing yet.
    pub fn new(id: LocalId, framework: FrameworkId) -> Self {
        Self {
            schema: None,
            format: Format::current(DocumentKind::Record),
            id,
            framework,
            date: None,
            results: Vec::new(),
        }
    }

    /// The record with one more result.
    #[must_use]
    pub fn with_result(mut self, result: RecordedResult) -> Self {
        self.results.push(result);
        self
    }

    /// The reference to what a result is about.
    pub fn reference_of(&self, result: &RecordedResult) -> EntityRef {
        EntityRef::new(self.framework.clone(), result.of.clone())
    }
}

/// What came of one criterion, or of a unit that has none for the candidate.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct RecordedResult {
    /// The id of the criterion, or of a unit that has no criterion of what the
    /// candidate must show.
    pub of: LocalId,
    /// Which attempt it is, from 1. The last attempt decides.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    #[serde(
        default = "first",
        skip_serializing_if = "is_first",
        deserialize_with = "attempt"
    )]
    pub attempt: u32,
    /// How many there were of what the criterion's thresholds count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Count>,
    /// How long it took.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Duration>,
    /// The limit that the assessor set, where the standard says that there is
    /// one and not how long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Duration>,
    /// The method by which it was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<MethodKind>,
    /// For a waiver, the level of the certificate that was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Level>,
    /// What the assessor decided. Needed where nothing can be counted or timed;
    /// for a waiver, whether it was granted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

impl RecordedResult {
    /// A first attempt of which nothing is recorded yet.
    pub fn new(of: LocalId) -> Self {
        Self {
            of,
            attempt: 1,
            counts: Vec::new(),
            time: None,
            limit: None,
            method: None,
            certificate: None,
            decision: None,
        }
    }

    /// The result as another attempt.
    #[must_use]
    pub fn in_attempt(mut self, attempt: u32) -> Self {
        self.attempt = attempt;
        self
    }

    /// The result with a count.
    #[must_use]
    pub fn counting(mut self, of: LocalId, number: impl Into<Amount>) -> Self {
        self.counts.push(Count::new(of, number.into()));
        self
    }

    /// The result with a decision.
    #[must_use]
    pub fn decided(mut self, decision: Decision) -> Self {
        self.decision = Some(decision);
        self
    }

    /// The result with the time it took.
    #[must_use]
    pub fn taking(mut self, time: Duration) -> Self {
        self.time = Some(time);
        self
    }

    /// The result with the limit that the assessor set.
    #[must_use]
    pub fn limited_to(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The result by a method.
    #[must_use]
    pub fn by_method(mut self, method: MethodKind) -> Self {
        self.method = Some(method);
        self
    }

    /// The result with the level of a certificate.
    #[must_use]
    pub fn showing(mut self, certificate: Level) -> Self {
        self.certificate = Some(certificate);
        self
    }

    /// The number recorded of something.
    pub fn count(&self, of: &LocalId) -> Option<Amount> {
        let count = self.counts.iter().find(|count| count.of == *of);
        count.map(|count| count.number)
    }
}

fn first() -> u32 {
    1
}

fn attempt<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    match u32::deserialize(from)? {
        0 => Err(D::Error::custom(ValueError::new(
            "the number of an attempt",
            "0",
            "a number from 1 on",
        ))),
        number => Ok(number),
    }
}

fn is_first(attempt: &u32) -> bool {
    *attempt == 1
}

/// How many there were of something.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Count {
    /// What is counted, by the name of the threshold: `technique`.
    pub of: LocalId,
    /// How many.
    pub number: Amount,
}

impl Count {
    /// So many of something.
    pub fn new(of: LocalId, number: Amount) -> Self {
        Self { of, number }
    }
}

/// What an assessor decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Decision {
    /// It was shown; a waiver is granted.
    Passed,
    /// It was not; a waiver is refused.
    Failed,
}

/// What is personal is shown by ids only.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({})", self.id)
    }
}

impl fmt::Debug for RecordedResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecordedResult({}, attempt {})", self.of, self.attempt)
    }
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Count({})", self.of)
    }
}

object!(Record, RecordedResult, Count);

choice!(Decision);
