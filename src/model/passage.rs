use super::{Change, Place};
use crate::id::LocalId;
use crate::text::Text;
use crate::value::{choice, object};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// Prose that describes and is not a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Passage {
    /// Its id in the framework.
    pub id: LocalId,
    /// What it is for.
    pub kind: PassageKind,
    /// The text; `None` where its wording may not ship.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The publisher's mark of what changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// What the curators want a reader to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a passage is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum PassageKind {
    /// What the thing is.
    Description,
    /// What it is for.
    Purpose,
    /// What the work looks like in its settings.
    WorkContext,
    /// The sector it belongs to.
    Sector,
    /// How to read or use it.
    Guidance,
    /// An example of an activity.
    Activity,
    /// What a level means across all skills.
    LevelEssence,
    /// Who made it.
    Authorship,
    /// What the publisher says about its own text.
    Notice,
}

/// What someone is trained in after entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Training {
    /// The sentence that introduces the topics.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The topics.
    pub topics: Vec<Topic>,
    /// The words that say the list is not complete; `None` where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_as_written: Option<SmolStr>,
}

/// A topic of training.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Topic {
    /// Its id in the framework.
    pub id: LocalId,
    /// The topic.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

object!(Passage, Training, Topic);

choice!(PassageKind);
