use super::{Change, Place, StatedLevel};
use crate::id::{Iri, LocalId};
use crate::text::{LanguageTag, Text};
use crate::value::{choice, object};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One sentence of a unit: what someone does, knows, can do or answers for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Statement {
    /// Its id in the framework.
    pub id: LocalId,
    /// What the model takes it for.
    pub kind: StatementKind,
    /// What the source calls it: the id of one of the framework's terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<LocalId>,
    /// The sentence.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Levels of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<StatedLevel>,
    /// The language it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_use: Option<LanguageUse>,
    /// The condition under which it holds: the id of one of the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<LocalId>,
    /// Its identifier elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<Iri>,
    /// The publisher's mark of what changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// What the curators want a reader to know, such as a typo of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Statement {
    /// A statement with nothing but what it must have.
    pub fn new(id: LocalId, kind: StatementKind, text: Text) -> Self {
        Self {
            id,
            kind,
            term: None,
            text,
            place: None,
            levels: Vec::new(),
            language_use: None,
            condition: None,
            iri: None,
            change: None,
            note: None,
        }
    }
}

/// The kinds of statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum StatementKind {
    /// What is done: a task, duty or action.
    Task,
    /// What is known.
    Knowledge,
    /// What someone is able to do: a skill or ability.
    Skill,
    /// What someone answers for at work.
    Responsibility,
}

impl StatementKind {
    /// All kinds, in the order in which they are counted and shown.
    pub const ALL: [Self; 4] = [
        Self::Task,
        Self::Knowledge,
        Self::Skill,
        Self::Responsibility,
    ];

    /// The kind's name, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Knowledge => "knowledge",
            Self::Skill => "skill",
            Self::Responsibility => "responsibility",
        }
    }
}

impl fmt::Display for StatementKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The use of a language that something is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct LanguageUse {
    /// The language; `None` where any foreign language, or the one the work
    /// needs, is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The activities named; empty where none is singled out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<LanguageActivity>,
}

/// What one does with a language, after the CEFR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum LanguageActivity {
    /// Understanding speech.
    Listening,
    /// Understanding writing.
    Reading,
    /// Speaking: production and interaction.
    Speaking,
    /// Writing.
    Writing,
}

object!(Statement, LanguageUse);

choice!(StatementKind, LanguageActivity);
