use super::EntityRef;
use crate::error::ValueError;
use crate::value::string_value;
use smol_str::SmolStr;
use std::fmt;

/// A compact IRI, `prefix:reference`, as the ends and terms of SSSOM mappings
/// are written.
///
/// The prefix begins with a letter or `_` and goes on with letters, digits,
/// `-`, `.` and `_`; the reference is not empty and has no white space or
/// control characters. Whether the prefix is declared is a question to the
/// mapping set. See the SSSOM specification, "Identifiers", and
/// <https://www.w3.org/TR/curie/>.
///
/// ```
/// use competency::Curie;
/// let curie: Curie = "skos:closeMatch".parse()?;
/// assert_eq!((curie.prefix(), curie.reference()), ("skos", "closeMatch"));
/// assert!("closeMatch".parse::<Curie>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Curie(SmolStr);

impl Curie {
    /// Reads a CURIE.
    ///
    /// # Errors
    ///
    /// On a text without a colon, an empty prefix or reference, a prefix with
    /// other characters than those listed, white space, control characters, or
    /// a reference that begins with `//` (that is an IRI).
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if is_curie(text) {
            Ok(Self(SmolStr::new(text)))
        } else {
            Err(ValueError::new(
                "a CURIE",
                text,
                "`prefix:reference` without white space",
            ))
        }
    }

    /// The CURIE as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the first colon.
    pub fn prefix(&self) -> &str {
        self.0.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// What stands after the first colon.
    pub fn reference(&self) -> &str {
        self.0
            .split_once(':')
            .map_or("", |(_, reference)| reference)
    }
}

pub(crate) fn is_curie(text: &str) -> bool {
    let Some((prefix, reference)) = EntityRef::split(text) else {
        return false;
    };
    // Without a way out in the middle it is done many bytes at a time.
    let graphic = |all: bool, b: u8| all & b.is_ascii_graphic();
    if text.bytes().fold(true, graphic) {
        let bytes = prefix.as_bytes();
        let named = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
        return bytes
            .first()
            .is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_')
            && bytes.iter().all(named)
            && !reference.is_empty()
            && !reference.starts_with("//");
    }
    prefix.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && prefix
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'))
        && !reference.is_empty()
        && !reference.starts_with("//")
        && !reference
            .chars()
            .any(|c| c.is_whitespace() || c.is_control())
}

impl fmt::Display for Curie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Curie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Curie({})", self.0)
    }
}

string_value!(
    Curie,
    schema: "Curie",
    "a CURIE, `prefix:reference`",
    pattern: r"^[^\s:/?#]+:(?!//)\S+$",
    examples: ["it-i2-4:help-desk", "skos:closeMatch"]
);
