//! How sure a mapping or an alignment is.

use crate::error::ValueError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A confidence from 0 to 1 (SSSOM slot `confidence`), never NaN.
///
/// ```
/// use competency::Confidence;
/// let sure = Confidence::new(0.9)?;
/// let less: Confidence = "0.75".parse()?;
/// assert!(less < sure);
/// assert!(Confidence::new(1.2).is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// Full confidence.
    pub const ONE: Self = Self(1.0);

    /// The confidence of a number.
    ///
    /// # Errors
    ///
    /// On numbers below 0 or above 1, and on NaN.
    pub fn new(value: f64) -> Result<Self, ValueError> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value.abs())) // -0 becomes 0
        } else {
            Err(Self::error(&value.to_string()))
        }
    }

    /// Reads a decimal number.
    ///
    /// # Errors
    ///
    /// On what is no number, and on numbers outside 0 to 1.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        text.parse()
            .ok()
            .and_then(|value| Self::new(value).ok())
            .ok_or_else(|| Self::error(text))
    }

    /// The number, 0 to 1.
    pub fn get(self) -> f64 {
        self.0
    }

    fn error(input: &str) -> ValueError {
        ValueError::new("a confidence", input, "a number from 0 to 1")
    }
}

impl Eq for Confidence {}

impl PartialOrd for Confidence {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Confidence {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl FromStr for Confidence {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::parse(text)
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::amount::serialize_number(self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Confidence {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number",
            "description": "a confidence from 0 to 1",
            "minimum": 0,
            "maximum": 1,
            "examples": [0.8],
        })
    }
}
