use crate::date::Date;
use crate::error::ValueError;
use crate::id::{Iri, LocalId};
use crate::text::{LanguageTag, Text};
use crate::value::{choice, object, string_value};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// Where a piece of wording stands in the source document: a line, lines, or
/// characters of a line, all from 1 and with both ends included.
///
/// Written `L61`, `L43-47` or `L61:1-80`; before it, where a framework has more
/// than one source document, the document's id and `#`.
///
/// ```
/// use competency::Place;
/// let place: Place = "L61:1-80".parse()?;
/// assert_eq!(place.lines(), (61, 61));
/// assert_eq!(place.characters(), Some((1, 80)));
/// assert!("line 61".parse::<Place>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    document: Option<LocalId>,
    lines: (u32, u32),
    characters: Option<(u32, u32)>,
}

impl Place {
    /// Reads a place.
    ///
    /// # Errors
    ///
    /// On any other form, on line or character 0, on a reversed range, and on
    /// characters of more than one line.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let parts = || {
            let (document, rest) = match text.split_once('#') {
                Some((document, rest)) => (Some(LocalId::parse(document).ok()?), rest),
                None => (None, text),
            };
            let rest = rest.strip_prefix('L')?;
            let (lines, characters) = match rest.split_once(':') {
                Some((line, characters)) => (line, Some(range(characters)?)),
                None => (rest, None),
            };
            let lines = range(lines)?;
            (characters.is_none() || lines.0 == lines.1).then_some(Self {
                document,
                lines,
                characters,
            })
        };
        parts().ok_or_else(|| {
            ValueError::new(
                "a place in a document",
                text,
                "`L61`, `L43-47` or `L61:1-80`",
            )
        })
    }

    /// The source document, where it is named.
    pub fn document(&self) -> Option<&LocalId> {
        self.document.as_ref()
    }

    /// The first and the last line, from 1.
    pub fn lines(&self) -> (u32, u32) {
        self.lines
    }

    /// The first and the last character of the line, from 1; `None` for the
    /// whole of the lines.
    pub fn characters(&self) -> Option<(u32, u32)> {
        self.characters
    }
}

/// Reads `a` or `a-b` with 1 ≤ a ≤ b; `a-a` is written `a`.
fn range(text: &str) -> Option<(u32, u32)> {
    let number = |digits: &str| {
        digits
            .parse::<u32>()
            .ok()
            .filter(|&n| n > 0 && !digits.starts_with(['0', '+']))
    };
    match text.split_once('-') {
        Some((first, last)) => {
            let (first, last) = (number(first)?, number(last)?);
            (first < last).then_some((first, last))
        }
        None => number(text).map(|n| (n, n)),
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = |f: &mut fmt::Formatter<'_>, (first, last): (u32, u32)| {
            if first == last {
                write!(f, "{first}")
            } else {
                write!(f, "{first}-{last}")
            }
        };
        if let Some(document) = &self.document {
            write!(f, "{document}#")?;
        }
        f.write_str("L")?;
        range(f, self.lines)?;
        if let Some(characters) = self.characters {
            f.write_str(":")?;
            range(f, characters)?;
        }
        Ok(())
    }
}

string_value!(
    Place,
    schema: "Place",
    "where wording stands in the source document: `L61`, `L43-47`, or characters of a line, `L61:1-80`",
    pattern: r#"^([^\s#]+#)?L[1-9][0-9]*(-[1-9][0-9]*)?(:[1-9][0-9]*(-[1-9][0-9]*)?)?$"#,
    examples: ["L61", "L43-47", "L61:1-80"]
);

/// Where a fact comes from that is not in the source document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Source {
    /// The title of the register, law, file or page.
    pub title: String,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Iri>,
    /// The day it was looked up, or of the edition that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What to know about it, such as that nobody has verified it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The document that a framework was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct SourceDocument {
    /// Its id, by which a [`Place`] names it.
    pub id: LocalId,
    /// What it is, in English.
    pub name: String,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Iri>,
    /// The SHA-256 digest of its text, in hexadecimal, by which its lines can be
    /// found again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The day it was retrieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
    /// What of the published standard it lacks, or what else to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where a document comes from and who made it what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Provenance {
    /// The documents the wording was taken from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<SourceDocument>,
    /// Who took it apart and typed it.
    pub curated_by: String,
    /// The day of the last edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub curated_on: Option<Date>,
    /// What the curators decided and a reader should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A term of the source for what the model calls otherwise, such as its heading
/// over the knowledge of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct SourceTerm {
    /// The id by which units, statements and criteria name the term.
    pub id: LocalId,
    /// The term.
    pub text: Text,
    /// Where it stands first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// Whose the texts of a language are that is not the one that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Gloss {
    /// The language.
    pub language: LanguageTag,
    /// Who wrote them.
    pub by: String,
    /// How good they are.
    pub status: GlossStatus,
    /// Where they come from, if not from those who wrote the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What to know about them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How good glosses are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum GlossStatus {
    /// Wording of the publisher, as good as the one that counts.
    Official,
    /// Written or read by someone who knows both languages and the field.
    Reviewed,
    /// Nobody has verified them.
    Unverified,
}

/// The state of a document that is itself a translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Translation {
    /// The language it was translated from.
    pub source_language: LanguageTag,
    /// How far it has come.
    pub status: TranslationStatus,
    /// The publisher's name for that state, such as `Beta`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<SmolStr>,
    /// Where the document says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The day the state was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// What to know about it, such as known mistranslations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How far a translation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum TranslationStatus {
    /// Made by machines, not read yet.
    Machine,
    /// Read by people.
    Reviewed,
    /// Published as equal to its source.
    Official,
}

/// A publisher's mark of what changed since an earlier edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// The edition it is compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<SmolStr>,
    /// The mark itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<SmolStr>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// What a change mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum ChangeKind {
    /// As it was.
    Unchanged,
    /// Reworded or amended.
    Modified,
    /// Not there before.
    New,
}

object!(
    Source,
    SourceDocument,
    Provenance,
    SourceTerm,
    Gloss,
    Translation,
    Change
);

choice!(GlossStatus, TranslationStatus, ChangeKind);
