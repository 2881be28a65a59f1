use super::{Document, DocumentKind, Format, Provenance, RightsRecord, SchemeId, Source};
use crate::error::ValueError;
use crate::id::{Iri, LocalId};
use crate::text::{LanguageTag, Text};
use crate::value::{object, string_value};
use semver::Version;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// A list of classification schemes and registers: whose codes the frameworks
/// carry, and what such a code looks like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct SchemeList {
    /// The schema an editor completes and checks the file with.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format of the file.
    pub format: Format,
    /// The id of the list.
    pub id: LocalId,
    /// The version of this file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::VersionForm"))]
    #[serde(deserialize_with = "crate::version::version")]
    pub version: Version,
    /// The language of the wording that counts.
    pub language: LanguageTag,
    /// The schemes.
    pub schemes: Vec<ClassificationScheme>,
    /// Whose it is.
    pub rights: Vec<RightsRecord>,
    /// Who typed it.
    pub provenance: Provenance,
}

impl Document for SchemeList {
    const KIND: DocumentKind = DocumentKind::Schemes;

    fn format(&self) -> Format {
        self.format
    }
}

/// A classification scheme or register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct ClassificationScheme {
    /// Its id, by which codes name it.
    pub id: SchemeId,
    /// Its name.
    pub title: Text,
    /// The edition, where the id does not already say which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<SmolStr>,
    /// Who publishes it.
    pub publisher: String,
    /// What a code looks like.
    pub pattern: CodePattern,
    /// A code for an example.
    pub example: SmolStr,
    /// The IRI of a code, with `{code}` in its place, where the scheme gives
    /// its codes IRIs that can be made from them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri_template: Option<String>,
    /// The schemes that it refines, such as ISCO-08 for a national version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refines: Vec<SchemeId>,
    /// The scheme that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<SchemeId>,
    /// Where that was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl ClassificationScheme {
    /// The IRI of a code, where the scheme has a template.
    pub fn iri_of(&self, code: &str) -> Option<Iri> {
        let template = self.iri_template.as_ref()?;
        template.replace("{code}", code).parse().ok()
    }

    /// What is wrong with the form of a code of the scheme, if anything is.
    pub fn fault_of(&self, code: &str) -> Option<String> {
        (!self.pattern.matches(code)).then(|| {
            format!(
                "`{code}` is not a code of `{}`, whose codes look like `{}`",
                self.id, self.example
            )
        })
    }

    /// What is wrong with the edition that a code is said to be of, if anything
    /// is.
    pub fn fault_of_edition(&self, version: &str) -> Option<String> {
        let edition = self.edition.as_ref().filter(|known| *known != version)?;
        Some(format!(
            "`{}` is known in the edition `{edition}`, not `{version}`",
            self.id
        ))
    }
}

/// What a code looks like: a regular expression that the whole of it matches.
///
/// ```
/// use competency::CodePattern;
/// let isco: CodePattern = "[0-9]{1,4}".parse()?;
/// assert!(isco.matches("4222"));
/// assert!(!isco.matches("4222.1"));
/// assert!("[0-9".parse::<CodePattern>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone)]
pub struct CodePattern {
    text: SmolStr,
    expression: regex_lite::Regex,
}

impl CodePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Where the text is no regular expression.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        // By itself first, so that it cannot close the group it is put in.
        let alone = regex_lite::Regex::new(text);
        match alone.and_then(|_| regex_lite::Regex::new(&format!("^(?:{text})$"))) {
            Ok(expression) if !text.is_empty() => Ok(Self {
                text: SmolStr::new(text),
                expression,
            }),
            _ => Err(ValueError::new(
                "a pattern of codes",
                text,
                "a regular expression such as `[0-9]{4}`",
            )),
        }
    }

    /// The expression as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the whole of a code matches.
    pub fn matches(&self, code: &str) -> bool {
        self.expression.is_match(code)
    }
}

impl PartialEq for CodePattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for CodePattern {}

impl fmt::Display for CodePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for CodePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodePattern({})", self.text)
    }
}

string_value!(
    CodePattern,
    schema: "CodePattern",
    "what a code looks like: a regular expression that the whole of it matches",
    pattern: r"^[\s\S]+$",
    examples: ["[0-9]{4}", r"[0-9]{2}\.[0-9]{2}"]
);

object!(SchemeList, ClassificationScheme);
