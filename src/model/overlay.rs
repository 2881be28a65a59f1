use super::{Document, DocumentKind, Format, Gloss, Provenance, RightsRecord};
use crate::id::{FrameworkId, LocalId};
use crate::text::{LanguageTag, Text};
use crate::value::object;
use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// Wording or glosses to be laid over a framework by id, with rights of their
/// own.
///
/// A licensee of a standard whose wording may not ship lays it over the labels
/// with one; a translator lays glosses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Overlay {
    /// The schema an editor completes and checks the file with.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format of the file.
    pub format: Format,
    /// The id of the overlay.
    pub id: LocalId,
    /// The version of this file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::VersionForm"))]
    #[serde(deserialize_with = "crate::version::version")]
    pub version: Version,
    /// The framework it is laid over.
    pub framework: FrameworkId,
    /// The versions of the framework that it fits.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::RangeForm"))]
    #[serde(deserialize_with = "crate::version::range")]
    pub fits: VersionReq,
    /// The language of the text that counts; the framework's, for wording.
    pub language: LanguageTag,
    /// Whose the texts in languages are that the framework does not declare.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glosses: Vec<Gloss>,
    /// The texts.
    pub entries: Vec<OverlayEntry>,
    /// Whose they are.
    pub rights: Vec<RightsRecord>,
    /// Who made the overlay.
    pub provenance: Provenance,
}

impl Document for Overlay {
    const KIND: DocumentKind = DocumentKind::Overlay;

    fn format(&self) -> Format {
        self.format
    }
}

/// The text of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct OverlayEntry {
    /// The id of the thing in the framework; `None` for the framework's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<LocalId>,
    /// Its title or wording, by language. Languages that are not here stay as
    /// they are.
    pub text: Text,
    /// The wording that the text was written for, so that a later change of it
    /// can be noticed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written_for: Option<SmolStr>,
}

object!(Overlay, OverlayEntry);
