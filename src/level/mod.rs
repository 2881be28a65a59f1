//! Levels: a value on a scale, and the two scales everyone shares as types.
//!
//! A number is never compared across scales here; that takes a
//! [`LevelAlignment`](crate::LevelAlignment), and a catalog to find it in.

mod cefr;
mod eqf;

pub use cefr::Cefr;
pub use eqf::EqfLevel;

use crate::error::ValueError;
use crate::id::is_slug;
use crate::value::string_value;
use smol_str::SmolStr;
use std::fmt;

/// The id of a level scale: a slug such as `eqf`, `nsk` or `cefr`.
///
/// ```
/// use competency::ScaleId;
/// assert!("nsk".parse::<ScaleId>().is_ok());
/// assert!("NSK".parse::<ScaleId>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScaleId(SmolStr);

impl ScaleId {
    /// Reads a scale id.
    ///
    /// # Errors
    ///
    /// On anything but lower-case ASCII letters, digits and single hyphens, a
    /// letter first, at most 64 characters.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if text.len() <= 64 && is_slug(text) {
            Ok(Self(SmolStr::new(text)))
        } else {
            Err(ValueError::new(
                "a scale id",
                text,
                "at most 64 lower-case letters, digits and single hyphens, a letter first",
            ))
        }
    }

    /// The scale of the European Qualifications Framework.
    pub fn eqf() -> Self {
        Self(SmolStr::new_static("eqf"))
    }

    /// The scale of the Common European Framework of Reference for Languages.
    pub fn cefr() -> Self {
        Self(SmolStr::new_static("cefr"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ScaleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ScaleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ScaleId({})", self.0)
    }
}

string_value!(
    ScaleId,
    schema: "ScaleId",
    "the id of a level scale",
    pattern: crate::id::SLUG_PATTERN,
    examples: ["eqf", "nsk", "cefr"]
);

/// A value on a level scale, written `scale:value`: `nsk:4`, `cefr:B2`.
///
/// The value is one of the scale's own; whether the scale has it is checked
/// where the scale is known. Levels are not ordered here: `eqf:4` and `nsk:4`
/// are two things until an alignment says otherwise.
///
/// ```
/// use competency::{EqfLevel, Level};
/// let level: Level = "nsk:4".parse()?;
/// assert_eq!((level.scale().as_str(), level.value()), ("nsk", "4"));
/// assert_eq!(Level::from(EqfLevel::new(4)?).to_string(), "eqf:4");
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level {
    scale: ScaleId,
    value: SmolStr,
}

impl Level {
    /// A value on a scale.
    ///
    /// # Errors
    ///
    /// Where the value is empty, longer than 32 bytes, or holds anything but
    /// letters, digits, `+`, `.`, `-` and `_`.
    pub fn new(scale: ScaleId, value: &str) -> Result<Self, ValueError> {
        let allowed = |c: char| c.is_alphanumeric() || "+.-_".contains(c);
        if value.is_empty() || value.len() > 32 || !value.chars().all(allowed) {
            return Err(ValueError::new(
                "a level of a scale",
                value,
                "at most 32 bytes of letters, digits and `+.-_`",
            ));
        }
        Ok(Self {
            scale,
            value: SmolStr::new(value),
        })
    }

    /// Reads a level written `scale:value`.
    ///
    /// # Errors
    ///
    /// Where there is no colon, or a part is not a scale id or a value.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let wrong = |_| {
            ValueError::new(
                "a level",
                text,
                "`scale:value` such as `nsk:4` or `cefr:B2`",
            )
        };
        let Some((scale, value)) = text.split_once(':') else {
            return Err(wrong(ValueError::new("", text, "")));
        };
        Self::new(ScaleId::parse(scale).map_err(wrong)?, value).map_err(wrong)
    }

    /// The scale.
    pub fn scale(&self) -> &ScaleId {
        &self.scale
    }

    /// The value, as the scale writes it.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The EQF level, where the level is on that scale and the scale has it.
    pub fn as_eqf(&self) -> Option<EqfLevel> {
        (self.scale == ScaleId::eqf())
            .then(|| self.value.parse().ok())
            .flatten()
    }

    /// The CEFR level, where the level is on that scale and the scale has it.
    pub fn as_cefr(&self) -> Option<Cefr> {
        (self.scale == ScaleId::cefr())
            .then(|| self.value.parse().ok())
            .flatten()
    }
}

impl From<EqfLevel> for Level {
    fn from(level: EqfLevel) -> Self {
        Self {
            scale: ScaleId::eqf(),
            value: smol_str::format_smolstr!("{level}"),
        }
    }
}

impl From<Cefr> for Level {
    fn from(level: Cefr) -> Self {
        Self {
            scale: ScaleId::cefr(),
            value: SmolStr::new_static(level.as_str()),
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.scale.as_str())?;
        f.write_str(":")?;
        f.write_str(&self.value)
    }
}

impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Level({self})")
    }
}

string_value!(
    Level,
    schema: "Level",
    "a level, `scale:value`",
    pattern: r"^[a-z][a-z0-9]*(-[a-z0-9]+)*:[^\s:/]{1,32}$",
    examples: ["eqf:4", "nsk:4", "cefr:B2"]
);
