use super::statement::LanguageUse;
use super::{Place, StatedLevel, Threshold, TimeLimit, Waiver};
use crate::id::{EntityRef, LocalId};
use crate::text::Text;
use crate::value::{choice, object};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// How a unit, or the whole of a framework, is judged.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Assessment {
    /// The methods allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Methods>,
    /// The criteria.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
}

impl Assessment {
    /// The criteria with their sub-criteria, each before those under it.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        let mut stack: Vec<&Criterion> = self.criteria.iter().rev().collect();
        std::iter::from_fn(move || {
            let criterion = stack.pop()?;
            stack.extend(criterion.criteria.iter().rev());
            Some(criterion)
        })
    }
}

/// One sentence about how something is judged, untouched, and beside it what a
/// program can read in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Criterion {
    /// Its id in the framework.
    pub id: LocalId,
    /// What the sentence does.
    pub role: Role,
    /// What the source calls it: the id of one of the framework's terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<LocalId>,
    /// The sentence.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Whom it binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Actor>,
    /// How it is shown or found out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<MethodKind>,
    /// How many of something it asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub thresholds: Vec<Threshold>,
    /// How long it may take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_limit: Option<TimeLimit>,
    /// Levels of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<StatedLevel>,
    /// The language it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language_use: Option<LanguageUse>,
    /// What may stand in place of the assessment; with role `waiver` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
    /// The condition under which it holds: the id of one of the framework's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<LocalId>,
    /// What it refers to elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cross_references: Vec<CrossReference>,
    /// The items of a list that it introduces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// What the curators want a reader to know, such as a typo of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Criterion {
    /// A criterion with nothing but what it must have.
    pub fn new(id: LocalId, role: Role, text: Text) -> Self {
        Self {
            id,
            role,
            term: None,
            text,
            place: None,
            actor: None,
            methods: Vec::new(),
            thresholds: Vec::new(),
            time_limit: None,
            levels: Vec::new(),
            language_use: None,
            waiver: None,
            condition: None,
            cross_references: Vec::new(),
            criteria: Vec::new(),
            note: None,
        }
    }
}

/// What a sentence about assessment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Role {
    /// It says what the candidate must show.
    Demonstration,
    /// It says what the candidate is handed.
    Material,
    /// It says under what conditions the assessment takes place.
    Condition,
    /// It says what the examiner must do.
    ExaminerDuty,
    /// It says what may stand in place of the assessment.
    Waiver,
    /// It describes: an introduction, an expected result, an indicator.
    Description,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 6] = [
        Self::Demonstration,
        Self::Material,
        Self::Condition,
        Self::ExaminerDuty,
        Self::Waiver,
        Self::Description,
    ];

    /// The role's name, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Demonstration => "demonstration",
            Self::Material => "material",
            Self::Condition => "condition",
            Self::ExaminerDuty => "examiner_duty",
            Self::Waiver => "waiver",
            Self::Description => "description",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whom a criterion binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum Actor {
    /// The person who is assessed.
    Candidate,
    /// The person or firm authorised to hold the examination.
    AuthorisedPerson,
    /// The board of examiners.
    ExaminationBoard,
    /// A member of the board, or someone who sits with it.
    Examiner,
    /// The one who plays the customer or the trainee.
    RolePlayer,
}

/// The methods by which something is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Methods {
    /// The sentence.
    pub text: Text,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What the source calls it: the id of one of the framework's terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<LocalId>,
    /// Whether one of the methods is enough.
    pub rule: MethodRule,
    /// The methods.
    pub methods: Vec<Method>,
}

/// How many of the methods listed are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
pub enum MethodRule {
    /// One or more of them.
    AnyOf,
    /// All of them.
    AllOf,
}

/// A method as the source names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Method {
    /// What it is.
    pub kind: MethodKind,
    /// The source's name for it.
    pub text: Text,
}

/// A method of assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "snake_case")]
#[non_exhaustive]
pub enum MethodKind {
    /// The candidate is heard on what they have done so far.
    Hearing,
    /// A conversation about the subject.
    TechnicalInterview,
    /// A task is carried out as at work.
    PerformanceTest,
    /// Work is played with someone in the part of a customer or trainee.
    RolePlay,
    /// A situation of work is gone through without a partner.
    Simulation,
    /// Something is explained or justified by word of mouth.
    OralExplanation,
    /// A conversation that is itself what is judged, as in a foreign language.
    OralExamination,
    /// Results are presented.
    Presentation,
    /// Something is written or worked out on a computer.
    PracticalTask,
    /// Questions are answered in writing.
    WrittenAnswer,
    /// A test.
    Test,
}

/// A reference in a sentence to something elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct CrossReference {
    /// The words that refer.
    pub as_written: SmolStr,
    /// What they refer to; `None` where it is not in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<EntityRef>,
}

object!(Assessment, Criterion, Methods, Method, CrossReference);

choice!(Role, Actor, MethodRule, MethodKind);
