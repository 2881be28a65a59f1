use super::threshold::is_false;
use super::{Duration, LanguageUse, Place, StatedLevel};
use crate::id::LocalId;
use crate::text::Text;
use crate::value::{choice, object, tagged};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What a candidate must bring, as a tree: all of some things, or any of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum EntryRoute {
    /// Everything listed.
    AllOf(Vec<EntryRoute>),
    /// At least one of what is listed.
    AnyOf(Vec<EntryRoute>),
    /// One requirement.
    Requirement(Box<EntryRequirement>),
}

impl EntryRoute {
    /// The requirements in the tree, in the order of the document.
    pub fn requirements(&self) -> impl Iterator<Item = &EntryRequirement> {
        let mut stack = vec![self];
        std::iter::from_fn(move || {
            loop {
                match stack.pop()? {
                    Self::AllOf(routes) | Self::AnyOf(routes) => stack.extend(routes.iter().rev()),
                    Self::Requirement(requirement) => return Some(&**requirement),
                }
            }
        })
    }
}

/// One thing a candidate must, or should, bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct EntryRequirement {
    /// Its id in the framework.
    pub id: LocalId,
    /// Whether it is required.
    pub strength: Strength,
    /// What is asked for.
    pub kind: RequirementKind,
    /// The sentence.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Whether a document must prove it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub documented: bool,
    /// The condition under which it is asked for: the id of one of the
    /// framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<LocalId>,
    /// What the curators want a reader to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Whether a requirement must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Strength {
    /// It must.
    Required,
    /// It is welcome.
    Preferred,
}

/// What an entry requirement asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
#[non_exhaustive]
pub enum RequirementKind {
    /// Education or training.
    Education(Education),
    /// Experience.
    Experience(Experience),
    /// A language.
    Language(LanguageRequirement),
}

/// Education or training that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Education {
    /// The least level, as the document names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level_as_written: Option<SmolStr>,
    /// Its levels on scales, where somebody says which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<StatedLevel>,
    /// The field, as the document names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field_as_written: Option<SmolStr>,
    /// The programmes, any of which will do, as the document names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<Text>,
}

/// Experience that is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Experience {
    /// The least time.
    pub minimum: Duration,
    /// The words that say so.
    pub as_written: SmolStr,
    /// The activity it must have been in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<Text>,
}

/// A language that is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct LanguageRequirement {
    /// The language and what is done with it.
    pub language_use: LanguageUse,
    /// The level as the document names it.
    pub level_as_written: SmolStr,
    /// The level on a scale, where the document names one. `advanced` is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<StatedLevel>,
}

object!(EntryRequirement, Education, Experience, LanguageRequirement);

choice!(Strength);

tagged!(EntryRoute: ["all_of", "any_of", "requirement"], RequirementKind: ["education", "experience", "language"]);
