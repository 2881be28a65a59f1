use super::{EntityRef, are_all, bytes};
use crate::error::ValueError;
use crate::value::string_value;
use smol_str::SmolStr;
use std::fmt;

/// An absolute IRI (RFC 3987).
///
/// ```
/// use competency::Iri;
/// let iri: Iri = "http://data.europa.eu/esco/skill/de2f0ce8".parse()?;
/// assert!("no scheme".parse::<Iri>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iri(SmolStr);

impl Iri {
    /// Reads an absolute IRI.
    ///
    /// # Errors
    ///
    /// On a relative reference, white space, or any other text that RFC 3987
    /// does not allow.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        if is_plain(text) || is_absolute(text) {
            Ok(Self(SmolStr::new(text)))
        } else {
            Err(ValueError::new(
                "an IRI",
                text,
                "an absolute IRI such as `https://example.org/a`",
            ))
        }
    }

    /// The IRI as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text is an absolute IRI.
fn is_absolute(text: &str) -> bool {
    let parsed = oxiri::IriRef::parse(text);
    parsed.is_ok_and(|iri| iri.is_absolute()) && !text.contains(is_space)
}

/// Whether a text is an absolute IRI as most are: a scheme, a colon, and
/// characters that may stand anywhere behind it.
fn is_plain(text: &str) -> bool {
    let Some((scheme, rest)) = EntityRef::split(text) else {
        return false;
    };
    !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_lowercase()) && are_all(&PLAIN, rest)
}

const PLAIN: [bool; 256] =
    bytes(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

/// White space, some of which RFC 3987 lets through, and the byte order mark.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

impl fmt::Display for Iri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Iri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Iri({})", self.0)
    }
}

string_value!(
    Iri,
    schema: "Iri",
    "an absolute IRI",
    pattern: r#"^[A-Za-z][A-Za-z0-9+.-]*:[^ <>"{}|\\^`]*$"#,
    examples: ["https://w3id.org/competency/it-i2-4/"]
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What a look at the bytes lets pass is an absolute IRI.
        #[test]
        fn a_plain_iri_is_absolute(text in prop_oneof![
            "[a-z]{0,3}:[A-Za-z0-9~._/-]{0,20}",
            "[a-z:/.~%#?@é -]{0,12}",
        ]) {
            prop_assert!(!is_plain(&text) || is_absolute(&text));
        }
    }
}
