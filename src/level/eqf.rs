use crate::error::ValueError;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A level of the European Qualifications Framework, 1 to 8 (Council
/// Recommendation of 22 May 2017, 2017/C 189/03, Annex II).
///
/// ```
/// use competency::EqfLevel;
/// let level: EqfLevel = "4".parse()?;
/// assert_eq!(level.get(), 4);
/// assert!(level > EqfLevel::new(3)?);
/// assert!(EqfLevel::new(9).is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct EqfLevel(u8);

impl EqfLevel {
    /// The level of a number.
    ///
    /// # Errors
    ///
    /// On 0 and on numbers above 8.
    pub fn new(number: u8) -> Result<Self, ValueError> {
        if (1..=8).contains(&number) {
            Ok(Self(number))
        } else {
            Err(Self::error(&number.to_string()))
        }
    }

    /// Reads a level: one digit.
    ///
    /// # Errors
    ///
    /// On anything but a digit from 1 to 8 (`04`, `4.0` and ` 4` among it).
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        match text.as_bytes() {
            [digit @ b'1'..=b'8'] => Ok(Self(digit - b'0')),
            _ => Err(Self::error(text)),
        }
    }

    /// The number, 1 to 8.
    pub fn get(self) -> u8 {
        self.0
    }

    fn error(input: &str) -> ValueError {
        ValueError::new("an EQF level", input, "a whole number from 1 to 8")
    }
}

impl fmt::Display for EqfLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for EqfLevel {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::parse(text)
    }
}

impl TryFrom<u8> for EqfLevel {
    type Error = ValueError;

    fn try_from(number: u8) -> Result<Self, ValueError> {
        Self::new(number)
    }
}

impl From<EqfLevel> for u8 {
    fn from(level: EqfLevel) -> Self {
        level.0
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for EqfLevel {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EqfLevel".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer",
            "description": "an EQF level, 1 to 8",
            "minimum": 1,
            "maximum": 8,
            "examples": [4],
        })
    }
}
