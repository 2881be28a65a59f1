use super::{Place, StatedLevel};
use crate::id::LocalId;
use crate::text::Text;
use crate::value::{choice, object};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// Something that a framework or a unit does not have, and in which sense.
///
/// A field that is merely missing from the JSON says nothing; an absence says
/// what is known of the thing's not being there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Absence {
    /// What is absent.
    pub of: Element,
    /// In which sense.
    pub reason: AbsenceReason,
    /// The level at which it is, where it is there at others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_level: Option<StatedLevel>,
    /// The id of the sentence that says so, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<LocalId>,
    /// The sentence that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The label or mark that says so, such as `-`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_written: Option<SmolStr>,
    /// Where it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The senses in which something is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum AbsenceReason {
    /// The document does not speak of it.
    NotStated,
    /// The document has a place for it and leaves it empty.
    StatedEmpty,
    /// The document says that it does not apply.
    NotApplicable,
    /// The document says that it is not required.
    NotRequired,
    /// It is defined elsewhere on the scale, but not at this level.
    NotDefined,
    /// It exists, but its wording may not ship here.
    Withheld,
}

/// The elements that can be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Element {
    /// A level.
    Level,
    /// A unit.
    Unit,
    /// A unit's title.
    Title,
    /// A code.
    Code,
    /// The occupations a qualification is for.
    Occupations,
    /// A description of the sector.
    SectorDescription,
    /// The body that issued the document.
    IssuingBody,
    /// Requirements for entry.
    EntryRequirements,
    /// Medical fitness as a requirement.
    MedicalFitness,
    /// Special conditions of admission to work.
    AdmissionConditions,
    /// The standard for assessors: who examines, with what, for how long.
    AssessmentStandard,
    /// Tasks.
    Tasks,
    /// Knowledge statements.
    Knowledge,
    /// Skill statements.
    Skills,
    /// Attached files.
    Attachments,
    /// A date or a period of validity.
    Date,
    /// The source's wording.
    Wording,
    /// A field whose name the document does not give.
    Unlabelled,
}

object!(Absence);

choice!(AbsenceReason, Element);
