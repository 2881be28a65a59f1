use crate::error::ValueError;
use crate::id::Iri;
use crate::text::LanguageTag;
use crate::value::{choice, object, string_value};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// Whose a part of a document is and on what terms it may be used.
///
/// This is a record of what was found, not legal advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct RightsRecord {
    /// The part of the document it is about.
    pub covers: RightsCover,
    /// The languages it is about, where not all of that part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<LanguageTag>,
    /// Who published it.
    pub publisher: String,
    /// The terms.
    pub license: License,
    /// The line that names the source, to be shown wherever the part is.
    pub attribution: String,
    /// Whether the part differs from what was published.
    pub changed: bool,
    /// How sure the record is.
    pub sureness: Sureness,
    /// What the record rests on.
    pub basis: String,
    /// What users must know, such as that they need a licence of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
}

/// The part of a document that a rights record covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum RightsCover {
    /// The wording of the source.
    Wording,
    /// Glosses and labels that are not the source's.
    Glosses,
    /// Mappings between frameworks.
    Mappings,
    /// Everything in the document.
    Document,
}

/// How sure a record of what was found is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Sureness {
    /// Hardly more than a guess.
    Low,
    /// Likely, read otherwise by some.
    Medium,
    /// As good as certain.
    High,
}

/// The terms something may be used on: an SPDX licence expression, an IRI, or
/// `unknown`.
///
/// ```
/// use competency::License;
/// assert!("CC0-1.0".parse::<License>()?.is_known());
/// assert!(!"unknown".parse::<License>()?.is_known());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct License(SmolStr);

impl License {
    /// Reads a licence.
    ///
    /// # Errors
    ///
    /// On a text that is neither an absolute IRI, nor `unknown`, nor of the
    /// characters of an SPDX licence expression.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let spdx = !text.is_empty()
            && !text.starts_with(' ')
            && !text.ends_with(' ')
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-.+() ".contains(c));
        if spdx || Iri::parse(text).is_ok() {
            Ok(Self(SmolStr::new(text)))
        } else {
            Err(ValueError::new(
                "a licence",
                text,
                "an SPDX licence expression, an absolute IRI, or `unknown`",
            ))
        }
    }

    /// The licence as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the terms are known.
    pub fn is_known(&self) -> bool {
        self.0 != "unknown"
    }
}

impl fmt::Display for License {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for License {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "License({})", self.0)
    }
}

string_value!(
    License,
    schema: "License",
    "an SPDX licence expression, an absolute IRI, or `unknown`",
    pattern: r#"^[^ <>"{}|\\^`]([^<>"{}|\\^`]*[^ <>"{}|\\^`])?$"#,
    examples: ["CC0-1.0", "unknown"]
);

object!(RightsRecord);

choice!(RightsCover, Sureness);
