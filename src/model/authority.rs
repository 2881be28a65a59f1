use super::{Place, Source};
use crate::date::Date;
use crate::id::{Iri, LocalId};
use crate::text::Text;
use crate::value::{choice, object};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// An organisation that has to do with a framework or a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Body {
    /// Its name, as written.
    pub name: Text,
    /// What it has to do with it.
    pub role: BodyRole,
    /// Where the document names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Its address as an identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<Iri>,
    /// Where that is said, if not in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What to know about it, such as that it has been renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a body has to do with a framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum BodyRole {
    /// It publishes the standard.
    Publisher,
    /// It authorises those who examine.
    Authorising,
    /// It drafted the standard.
    Drafting,
    /// It licensed or set up the drafting body.
    Licensing,
    /// It took part in the drafting.
    Contributor,
    /// The document names it as where its content comes from.
    Origin,
}

/// A law, decree or order that a framework or an alignment rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct LegalAct {
    /// The id in the framework.
    pub id: LocalId,
    /// The act as the document cites it.
    pub text: Text,
    /// Where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The act's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<SmolStr>,
    /// The act's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Its registrations and amendments, from elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<LegalNote>,
}

/// Something about a legal act that another source says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct LegalNote {
    /// What it says, in English.
    pub text: String,
    /// Where it says so.
    pub source: Source,
}

object!(Body, LegalAct, LegalNote);

choice!(BodyRole);
