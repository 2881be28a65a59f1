use super::{
    Absence, AlternativeTitle, Assessment, AwardTerm, Body, ClassificationCode, Document,
    DocumentKind, EntryRoute, Format, Gloss, LegalAct, Passage, Place, Provenance, Revision,
    RightsRecord, Source, SourceTerm, StatedLevel, Status, Training, Translation, Unit, Validity,
};
use crate::date::Date;
use crate::id::{EntityRef, FrameworkId, Iri, LocalId};
use crate::text::{LanguageTag, Text};
use crate::value::{choice, object};
use semver::Version;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// One published standard: a qualification standard, an occupational profile,
/// an occupation card, a levelled skill, or a taxonomy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Framework {
    /// The schema an editor completes and checks the file with.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The format of the file.
    pub format: Format,
    /// The framework's id, the prefix of references to what is in it.
    pub id: FrameworkId,
    /// The version of this file.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::VersionForm"))]
    #[serde(deserialize_with = "crate::version::version")]
    pub version: Version,
    /// What it is.
    pub kind: FrameworkKind,
    /// The IRI that local ids are appended to, for what has no identifier of its
    /// own.
    pub namespace: Iri,
    /// The language of the wording that counts. Other languages are glosses.
    pub language: LanguageTag,
    /// Whether the wording is the source's.
    pub wording: Wording,
    /// Whose the glosses are, language by language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glosses: Vec<Gloss>,
    /// The title.
    pub title: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Titles it has elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternative_titles: Vec<AlternativeTitle>,
    /// Its own codes, and those of the group it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<ClassificationCode>,
    /// The level of the whole, of one scale or several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<StatedLevel>,
    /// Where classifications put it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classifications: Vec<ClassificationCode>,
    /// When it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validity: Option<Validity>,
    /// How long an award under it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub award_term: Option<AwardTerm>,
    /// Other standards to be read beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related_standards: Vec<RelatedStandard>,
    /// When it was edited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
    /// The state of the translation, where the document is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// The organisations that have to do with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<Body>,
    /// The laws and orders it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal_acts: Vec<LegalAct>,
    /// The source's terms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<SourceTerm>,
    /// Prose about the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
    /// The occupations that the document tells it apart from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distinguished_from: Vec<DistinguishedOccupation>,
    /// Conditions under which some statements hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// What a candidate must bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryRoute>,
    /// What someone is trained in after entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training: Option<Training>,
    /// How the whole is assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// What the assessment leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// The units.
    pub units: Vec<Unit>,
    /// What it does not have, and in which sense.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<Absence>,
    /// Ids that were in use in earlier versions and never will be again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<RetiredId>,
    /// Whose it is.
    pub rights: Vec<RightsRecord>,
    /// Where it comes from.
    pub provenance: Provenance,
}

impl Document for Framework {
    const KIND: DocumentKind = DocumentKind::Framework;

    fn format(&self) -> Format {
        self.format
    }
}

impl Framework {
    /// The reference to the framework itself.
    pub fn reference(&self) -> EntityRef {
        self.id.clone().into()
    }

    /// The reference to something in it.
    pub fn reference_to(&self, local: &LocalId) -> EntityRef {
        EntityRef::new(self.id.clone(), local.clone())
    }

    /// Whether it is in force on a day.
    pub fn status(&self, on: Date) -> Status {
        self.validity
            .as_ref()
            .map_or(Status::NotStated, |validity| validity.status(on))
    }

    /// The source's term of an id.
    pub fn term(&self, id: &LocalId) -> Option<&SourceTerm> {
        self.terms.iter().find(|term| term.id == *id)
    }

    /// The units in the order of one of the source's lists, such as `body`. A
    /// unit that has no place in it is left out.
    pub fn units_in_order<'a>(&'a self, order: &str) -> Vec<&'a Unit> {
        let mut units: Vec<(u32, &Unit)> = self
            .units
            .iter()
            .filter_map(|unit| {
                let placement = unit
                    .placements
                    .iter()
                    .find(|placement| placement.order.as_str() == order)?;
                Some((placement.position, unit))
            })
            .collect();
        units.sort_by_key(|(position, _)| *position);
        units.into_iter().map(|(_, unit)| unit).collect()
    }
}

/// What a framework is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
#[non_exhaustive]
pub enum FrameworkKind {
    /// A standard by which a qualification is awarded.
    QualificationStandard,
    /// A qualification described by labour functions.
    Qualification,
    /// A profile of an occupation by units of competence.
    OccupationalProfile,
    /// A card that describes an occupation in prose and tasks.
    OccupationCard,
    /// One skill, defined at several levels.
    LevelledSkill,
    /// A taxonomy of skills and occupations, or a part of one.
    Taxonomy,
}

/// Whether the wording of a framework is its source's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Wording {
    /// It is, to the letter, with its typos.
    Verbatim,
    /// It is not: the source's wording may not ship, and labels of the curators
    /// stand in its place.
    Summary,
}

/// An occupation that a document says is not the one it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct DistinguishedOccupation {
    /// Its id in the framework.
    pub id: LocalId,
    /// The other occupation's title.
    pub title: Text,
    /// The sentence that tells the two apart.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The unit that makes the difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<LocalId>,
    /// What the curators want a reader to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A condition under which some statements of a framework hold, such as a
/// specialised branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Condition {
    /// Its id in the framework, by which statements name it.
    pub id: LocalId,
    /// The condition.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Cases that the document names, where it lists some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Text>,
    /// The words that say the list of cases is not complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_as_written: Option<SmolStr>,
}

/// Something that an assessment leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Exclusion {
    /// Its id in the framework.
    pub id: LocalId,
    /// The sentence that says so.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Cases that the document names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Text>,
    /// The words that say the list of cases is not complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_as_written: Option<SmolStr>,
    /// What the curators want a reader to know, such as a typo of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Another standard that this one is to be read beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct RelatedStandard {
    /// How it relates to this one.
    pub relation: StandardRelation,
    /// Its title, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its code, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<ClassificationCode>,
    /// The first day it is or was in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Where that is said.
    pub source: Source,
    /// What to know about it, such as that it is only likely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How another standard relates to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum StandardRelation {
    /// It took the place of this one, or will.
    Successor,
    /// This one took its place.
    Predecessor,
    /// It is of the same work, elsewhere.
    Counterpart,
}

/// An id that was in use in an earlier version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct RetiredId {
    /// The id.
    pub id: LocalId,
    /// The version that no longer had it.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::VersionForm"))]
    #[serde(deserialize_with = "crate::version::version")]
    pub since: Version,
    /// What took its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<EntityRef>,
    /// Why it was retired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

object!(
    Framework,
    DistinguishedOccupation,
    Condition,
    Exclusion,
    RelatedStandard,
    RetiredId
);

choice!(FrameworkKind, Wording, StandardRelation);
