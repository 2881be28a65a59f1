use super::threshold::is_false;
use super::{Document, DocumentKind, Format, LegalAct, Place, Provenance, RightsRecord, Source};
use crate::confidence::Confidence;
use crate::id::LocalId;
use crate::level::{Level, ScaleId};
use crate::text::{LanguageTag, Text};
use crate::value::{choice, object};
use semver::Version;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A level as a document states it: the value, and how the document writes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct StatedLevel {
    /// The level.
    pub level: Level,
    /// The words or the number that the document uses.
    pub as_written: SmolStr,
    /// Where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Whether the document says that this is the least.
    #[serde(default, skip_serializing_if = "is_false")]
    pub at_least: bool,
}

impl StatedLevel {
    /// A level that is written as its value.
    pub fn new(level: Level) -> Self {
        Self {
            as_written: SmolStr::new(level.value()),
            level,
            place: None,
            at_least: false,
        }
    }
}

/// A level scale: the values a level can have, the lowest first, and what is
/// known of other scales' values that correspond to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct LevelScale {
    /// The schema an editor completes and checks the file with.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format of the file.
    pub format: Format,
    /// The scale's id.
    pub id: ScaleId,
    /// The version of this file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::VersionForm"))]
    #[serde(deserialize_with = "crate::version::version")]
    pub version: Version,
    /// The language of the wording that counts.
    pub language: LanguageTag,
    /// The scale's name.
    pub title: Text,
    /// Its short name, such as `EQF`.
    pub abbreviation: SmolStr,
    /// What its levels are levels of.
    pub construct: Construct,
    /// Whether a level includes those below it.
    pub cumulativity: Cumulativity,
    /// The levels, the lowest first.
    pub levels: Vec<ScaleLevel>,
    /// The act or publication that sets the scale.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal_acts: Vec<LegalAct>,
    /// Where the scale was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// How its levels correspond to those of other scales.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignments: Vec<LevelAlignment>,
    /// Whose it is.
    pub rights: Vec<RightsRecord>,
    /// Who typed it.
    pub provenance: Provenance,
}

impl Document for LevelScale {
    const KIND: DocumentKind = DocumentKind::Scale;

    fn format(&self) -> Format {
        self.format
    }
}

impl LevelScale {
    /// The place of a value among the levels, the lowest being 0.
    pub fn rank(&self, value: &str) -> Option<usize> {
        self.levels.iter().position(|level| level.value == value)
    }
}

/// What the levels of a scale are levels of. Levels of different constructs do
/// not correspond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Construct {
    /// Learning outcomes of qualifications.
    Qualification,
    /// Responsibility at work.
    Responsibility,
    /// Proficiency in a language.
    Language,
    /// Programmes of education, and what has been completed by them.
    Education,
    /// Something else.
    Other,
}

/// Whether a level of a scale includes those below it, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Cumulativity {
    /// Whether it does; `None` where nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cumulative: Option<bool>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// A level of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct ScaleLevel {
    /// Its value, as in `scale:value`.
    pub value: SmolStr,
    /// Its name.
    pub title: Text,
    /// What the scale says of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub descriptors: Vec<Descriptor>,
}

/// What a scale says of one of its levels, under one head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Descriptor {
    /// The head, such as `knowledge` or `responsibility_and_autonomy`.
    pub dimension: SmolStr,
    /// The text.
    pub text: Text,
}

/// How the levels of one scale correspond to those of another, on somebody's
/// authority.
///
/// A relation between levels, not between numbers: a level can correspond to
/// several, or to none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct LevelAlignment {
    /// The id of the alignment.
    pub id: LocalId,
    /// The scale it starts from.
    pub from: ScaleId,
    /// The scale it leads to.
    pub to: ScaleId,
    /// Who says that the levels correspond.
    pub authority: String,
    /// What weight that has.
    pub status: AlignmentStatus,
    /// What the levels are levels of where the authority's word holds. A level
    /// of anything else is compared by extension, and the result says so.
    pub applies_to: Vec<LevelSubject>,
    /// The levels that correspond.
    pub levels: Vec<AlignedLevels>,
    /// How sure it is that the authority says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The act or report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What weight an alignment has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum AlignmentStatus {
    /// A legal act says so.
    LegalAct,
    /// An official referencing report says so.
    OfficialReferencing,
    /// The publisher of one of the scales says so.
    Publisher,
    /// The user of the library says so.
    Asserted,
}

/// What a level can be the level of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum LevelSubject {
    /// A whole framework: a qualification, a profile, an occupation.
    Framework,
    /// A unit of one.
    Unit,
    /// A statement or criterion of a unit.
    Item,
}

/// A level and those it corresponds to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct AlignedLevels {
    /// A value of the scale the alignment starts from.
    pub from: SmolStr,
    /// The values of the other scale that it corresponds to.
    pub to: Vec<SmolStr>,
}

object!(
    StatedLevel,
    LevelScale,
    Cumulativity,
    ScaleLevel,
    Descriptor,
    LevelAlignment,
    AlignedLevels
);

choice!(Construct, AlignmentStatus, LevelSubject);
