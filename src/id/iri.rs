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
        match oxiri::IriRef::parse(text) {
            Ok(iri) if iri.is_absolute() && !text.contains(is_space) => {
                Ok(Self(SmolStr::new(text)))
            }
            _ => Err(ValueError::new(
                "an IRI",
                text,
                "an absolute IRI such as `https://example.org/a`",
            )),
        }
    }

    /// The IRI as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

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
