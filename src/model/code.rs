use super::{Place, Source};
use crate::error::ValueError;
use crate::id::{Iri, is_slug};
use crate::text::Text;
use crate::value::{object, string_value};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// A code in a classification or register, with everything that makes it one:
/// the scheme, its version, the code as written.
///
/// The same type says what a framework's own code is and where it is
/// classified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Code {
    /// The classification or register.
    pub scheme: SchemeId,
    /// The version of the scheme; part of what the code means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<SmolStr>,
    /// The code.
    pub code: SmolStr,
    /// The scheme's label for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// The code's identifier on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<Iri>,
    /// Codes that it took the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<SupersededCode>,
    /// Where the document gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Where it was found, if not in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A code that a newer one took the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct SupersededCode {
    /// The old code.
    pub code: SmolStr,
    /// The version of the scheme that had it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<SmolStr>,
    /// How the document says so, such as `(ex ADA.25.224.729)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<SmolStr>,
}

/// The id of a classification scheme or register: a slug such as `isco-08`.
///
/// ```
/// use competency::SchemeId;
/// assert!("istat-cp2011".parse::<SchemeId>().is_ok());
/// assert!("ISCO 08".parse::<SchemeId>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(SmolStr);

impl SchemeId {
    /// Reads a scheme id.
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
                "a classification scheme id",
                text,
                "at most 64 lower-case letters, digits and single hyphens, a letter first",
            ))
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SchemeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SchemeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SchemeId({})", self.0)
    }
}

string_value!(
    SchemeId,
    schema: "SchemeId",
    "the id of a classification scheme or register",
    pattern: crate::id::SLUG_PATTERN,
    examples: ["isco-08", "istat-cp2011"]
);

object!(Code, SupersededCode);
