use super::{RESERVED_PREFIXES, is_slug};
use crate::error::ValueError;
use crate::value::string_value;
use smol_str::SmolStr;
use std::fmt;

/// The id of a framework: a slug that is also the prefix of the CURIEs of
/// everything in it.
///
/// Lower-case ASCII letters, digits and single hyphens, a letter first, at
/// most 64 characters; not `competency` and not a prefix that SSSOM builds in
/// (`skos`, `owl`, …).
///
/// ```
/// use competency::FrameworkId;
/// let id: FrameworkId = "cz-nsk-66-029-m".parse()?;
/// assert_eq!(id.as_str(), "cz-nsk-66-029-m");
/// assert!("CZ NSK".parse::<FrameworkId>().is_err());
/// assert!("skos".parse::<FrameworkId>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrameworkId(SmolStr);

impl FrameworkId {
    const MAX: usize = 64;

    /// Reads a framework id.
    ///
    /// # Errors
    ///
    /// On an empty text, upper-case letters, spaces, underscores, a leading
    /// digit, a double or final hyphen, more than 64 characters, or a reserved
    /// prefix.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if RESERVED_PREFIXES.contains(&text) {
            return Err(ValueError::new(
                "a framework id",
                text,
                "an id that is not a reserved prefix (competency, linkml, owl, rdf, rdfs, semapv, skos, sssom, xsd)",
            ));
        }
        if text.len() > Self::MAX || !is_slug(text) {
            return Err(ValueError::new(
                "a framework id",
                text,
                "at most 64 lower-case letters, digits and single hyphens, a letter first",
            ));
        }
        Ok(Self(SmolStr::new(text)))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// So that a map by id can be asked with a text. `Hash`, `Eq` and `Ord` are
/// those of the text.
impl std::borrow::Borrow<str> for FrameworkId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FrameworkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FrameworkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FrameworkId({})", self.0)
    }
}

string_value!(
    FrameworkId,
    schema: "FrameworkId",
    "a framework id: lower-case letters, digits and single hyphens, a letter first",
    pattern: crate::id::SLUG_PATTERN,
    examples: ["cz-nsk-66-029-m", "it-i2-4"]
);
