use super::{
    Absence, Assessment, Change, ClassificationCode, Criterion, LanguageUse, Passage, Place,
    StatedLevel, Statement,
};
use crate::id::{EntityRef, Iri, LocalId};
use crate::text::{Synonyms, Text};
use crate::value::{choice, exact_list, object};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A part of a framework that is judged as one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Unit {
    /// Its id in the framework.
    pub id: LocalId,
    /// What it is.
    pub kind: UnitKind,
    /// What the source calls it: the id of one of the framework's terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<LocalId>,
    /// Its title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Where the title stands; where there is none, where the unit does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The titles it has in other places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternative_titles: Vec<AlternativeTitle>,
    /// Other names it is found under.
    #[serde(default, skip_serializing_if = "Synonyms::is_empty")]
    pub synonyms: Synonyms,
    /// Where it comes in the orders that the source puts its units in.
    #[serde(
        default,
        deserialize_with = "exact_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub placements: Vec<Placement>,
    /// Its levels, of one scale or several.
    #[serde(
        default,
        deserialize_with = "exact_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub levels: Vec<StatedLevel>,
    /// The language it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_use: Option<LanguageUse>,
    /// The condition under which it holds: the id of one of the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<LocalId>,
    /// Its codes in registers and classifications.
    #[serde(
        default,
        deserialize_with = "exact_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub codes: Vec<ClassificationCode>,
    /// Its identifier elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<Iri>,
    /// How far it can be put to use across sectors, by ESCO's measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reuse_level: Option<SmolStr>,
    /// The units that are broader than it, here or in other frameworks.
    #[serde(
        default,
        deserialize_with = "exact_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub broader: Vec<EntityRef>,
    /// The units and statements defined elsewhere that it needs.
    #[serde(
        default,
        deserialize_with = "exact_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub uses: Vec<Use>,
    /// Prose about it.
    #[serde(
        default,
        deserialize_with = "exact_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub passages: Vec<Passage>,
    /// Its statements.
    #[serde(
        default,
        deserialize_with = "exact_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub statements: Vec<Statement>,
    /// How it is assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// What it does not have, and in which sense.
    #[serde(
        default,
        deserialize_with = "exact_list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub absences: Vec<Absence>,
    /// The publisher's mark of what changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// What the curators want a reader to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Unit {
    /// A unit with nothing but what it must have.
    pub fn new(id: LocalId, kind: UnitKind) -> Self {
        Self {
            id,
            kind,
            term: None,
            title: None,
            place: None,
            alternative_titles: Vec::new(),
            synonyms: Synonyms::default(),
            placements: Vec::new(),
            levels: Vec::new(),
            language_use: None,
            condition: None,
            codes: Vec::new(),
            iri: None,
            reuse_level: None,
            broader: Vec::new(),
            uses: Vec::new(),
            passages: Vec::new(),
            statements: Vec::new(),
            assessment: None,
            absences: Vec::new(),
            change: None,
            note: None,
        }
    }

    /// Its criteria with their sub-criteria, in the order of the document; each
    /// before those under it.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.assessment.iter().flat_map(Assessment::criteria)
    }
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
#[non_exhaustive]
pub enum UnitKind {
    /// A competence of a qualification standard.
    Competence,
    /// A labour function of a professional standard.
    LabourFunction,
    /// A unit of competence of a profile.
    UnitOfCompetence,
    /// A skill at one of the levels it is defined at.
    SkillLevel,
    /// A skill of a taxonomy.
    Skill,
    /// A knowledge concept of a taxonomy.
    Knowledge,
    /// An occupation of a taxonomy.
    Occupation,
    /// A group of a taxonomy.
    Group,
    /// The one unit of a framework that has no units.
    Implicit,
}

/// A title that a unit or a framework also has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct AlternativeTitle {
    /// The title.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Where it was found, if not in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<super::Source>,
    /// How it differs, or when it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where a unit comes in one of the orders of the source: a table and the body
/// of a document need not agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Placement {
    /// The order: `table`, `body`.
    pub order: LocalId,
    /// The position in it, from 1.
    pub position: u32,
    /// Where the unit stands in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// A unit or statement defined elsewhere that a unit needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Use {
    /// What it needs.
    pub of: EntityRef,
    /// How much.
    pub importance: Importance,
}

impl Use {
    /// A use of an importance.
    pub fn new(of: EntityRef, importance: Importance) -> Self {
        Self { of, importance }
    }
}

/// How much something is needed, after ESCO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Importance {
    /// Needed everywhere.
    Essential,
    /// Needed in some places.
    Optional,
}

object!(Unit, AlternativeTitle, Placement, Use);

choice!(UnitKind, Importance);
