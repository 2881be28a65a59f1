use super::bump::Bump;
use crate::diagnostic::Pointer;
use crate::model::DocumentKind;
use semver::Version;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::fmt;

/// What differs between two versions of a document, complete: applied to the
/// old one, the changes give the new one.
///
/// As JSON it is of the format `diff/1.0`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Diff {
    /// The format: `diff/1.0`.
    pub format: DiffFormat,
    /// The kind of document.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    #[serde(with = "kind")]
    pub kind: DocumentKind,
    /// What the new version is called.
    pub id: String,
    /// What the old one was called, where that is another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formerly: Option<String>,
    /// The language of the wording that counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The old version; `None` where it states none that is semantic.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Version>,
    /// The new version.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Version>,
    /// How far the version must move: what the heaviest change weighs.
    pub owed: Bump,
    /// How far it does; `None` where it goes back, or one is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Bump>,
    /// The changes: those of the document itself and of what the new version
    /// has, in its order, then what it no longer has.
    pub changes: Vec<Change>,
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether the version moves at least as far as the changes ask for; `None`
    /// where the versions are not known.
    pub fn is_enough(&self) -> Option<bool> {
        self.from.as_ref().and(self.to.as_ref())?;
        Some(self.taken.is_some_and(|taken| taken >= self.owed))
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Change {
    /// What it means.
    pub what: What,
    /// How much it weighs, at least: a program cannot tell a typo from more.
    pub weight: Bump,
    /// Why it weighs that.
    pub why: Cow<'static, str>,
    /// The part that changes, by its id in the old version; for an addition, in
    /// the new one. `None` for the document itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<PartRef>,
    /// What the part is called in the new version, where it is called
    /// otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<PartRef>,
    /// The part's wording, the new one where it has one, for readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// Where the part or its field stands in the new document; in the old one
    /// for what is no longer there.
    pub pointer: Pointer,
    /// The field of the part; the root for the whole of it.
    #[serde(default, skip_serializing_if = "Pointer::is_root")]
    pub field: Pointer,
    /// What was there, without the parts that stood in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// Where a part stood that was removed, or moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Position>,
    /// Where a part stands that was added, or moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Position>,
}

impl Change {
    /// The id of the part in the old version, or in the new one for an
    /// addition.
    pub fn id(&self) -> Option<&str> {
        self.part.as_ref().map(|part| &*part.id)
    }
}

/// A part of a document: the list it stands in, and its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PartRef {
    /// The list, such as `statements`; `requirement` for a requirement for
    /// entry.
    pub list: String,
    /// Its id, or what else it is known by: a language, a value of a scale, the
    /// ends and the predicate of a mapping. `#2` stands behind the second one
    /// of the same name.
    pub id: String,
}

impl fmt::Display for PartRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.list, self.id)
    }
}

/// A place in a list of parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Position {
    /// The part that has the list; `None` for the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<PartRef>,
    /// Where the list is in it.
    pub list: Pointer,
    /// The place in the list, from 0.
    pub index: usize,
}

/// What a change means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum What {
    /// A part is new.
    Added,
    /// A part is gone.
    Removed,
    /// A part, or the document, has another id or IRI.
    ReIdentified,
    /// A part stands in another part.
    Moved,
    /// A part stands elsewhere in its list.
    Reordered,
    /// The wording that counts differs.
    Reworded,
    /// A gloss was written, changed or taken away.
    GlossChanged,
    /// A level was stated, changed or taken away.
    LevelChanged,
    /// More is asked for, or something that cannot be told to be less.
    RequirementTightened,
    /// Less is asked for.
    RequirementLoosened,
    /// Something may now stand in place of an assessment.
    WaiverAdded,
    /// Nothing may any longer.
    WaiverRemoved,
    /// What may stand in place of an assessment differs.
    WaiverChanged,
    /// The standard is in force at other times, or awards under it last
    /// otherwise.
    ValidityChanged,
    /// A criterion does something else.
    RoleChanged,
    /// A part is of another kind.
    KindChanged,
    /// A mapping says something else of its ends.
    PredicateChanged,
    /// A mapping has another end.
    EndChanged,
    /// A reference follows a part to its new id.
    ReferenceFollowed,
    /// The version of the document.
    VersionChanged,
    /// Another field differs.
    FieldChanged,
}

impl What {
    /// A few words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::ReIdentified => "re-identified",
            Self::Moved => "moved",
            Self::Reordered => "reordered",
            Self::Reworded => "reworded",
            Self::GlossChanged => "gloss changed",
            Self::LevelChanged => "level changed",
            Self::RequirementTightened => "requirement tightened",
            Self::RequirementLoosened => "requirement loosened",
            Self::WaiverAdded => "waiver added",
            Self::WaiverRemoved => "waiver removed",
            Self::WaiverChanged => "waiver changed",
            Self::ValidityChanged => "validity changed",
            Self::RoleChanged => "role changed",
            Self::KindChanged => "kind changed",
            Self::PredicateChanged => "predicate changed",
            Self::EndChanged => "end changed",
            Self::ReferenceFollowed => "reference followed",
            Self::VersionChanged => "version changed",
            Self::FieldChanged => "changed",
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The format of a [`Diff`] as JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum DiffFormat {
    /// The first.
    #[default]
    #[serde(rename = "diff/1.0")]
    V1,
}

/// The kind of document by its name.
mod kind {
    use super::DocumentKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(kind: &DocumentKind, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(kind)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<DocumentKind, D::Error> {
        let name = String::deserialize(from)?;
        let mut kinds = DocumentKind::ALL.into_iter();
        kinds
            .find(|kind| kind.as_str() == name)
            .ok_or_else(|| D::Error::custom(format_args!("`{name}` is no kind of document")))
    }
}
