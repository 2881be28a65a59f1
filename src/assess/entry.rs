//! What a candidate must bring, held against what a profile has, as values.

use crate::catalog::{NotComparable, Steps};
use crate::id::{EntityRef, LocalId};
use crate::model::Strength;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How a profile stands before what a candidate must bring, as the tree that the
/// standard states.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RouteStanding {
    /// What the node of the tree asks for.
    pub kind: RouteKind,
    /// Whether the profile has it.
    pub verdict: EntryVerdict,
    /// The branches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<RouteStanding>,
    /// The requirement, where the node is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirement: Option<RequirementStanding>,
}

impl RouteStanding {
    /// The requirements in the tree, in the order of the standard.
    pub fn requirements(&self) -> Vec<&RequirementStanding> {
        let mut all = Vec::new();
        let mut stack = vec![self];
        while let Some(route) = stack.pop() {
            all.extend(&route.requirement);
            stack.extend(route.routes.iter().rev());
        }
        all
    }

    /// The requirements that count and are not met: what is missing on the way
    /// of this node.
    pub fn missing(&self) -> Vec<&RequirementStanding> {
        let open = |one: &&RequirementStanding| {
            matches!(one.verdict, EntryVerdict::Missing | EntryVerdict::Undecided)
        };
        self.requirements().into_iter().filter(open).collect()
    }
}

/// What a node of the tree asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RouteKind {
    /// All branches.
    AllOf,
    /// One branch.
    AnyOf,
    /// A requirement.
    Requirement,
}

/// Whether a profile has what is asked for. The best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryVerdict {
    /// It has.
    Met,
    /// It has something of the kind, and only someone who knows can say whether
    /// it will do.
    Undecided,
    /// It has not.
    Missing,
    /// It is only welcome, or asked for under a condition that was not said to
    /// hold; it does not count.
    NotAsked,
}

impl fmt::Display for EntryVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Met => "met",
            Self::Undecided => "undecided",
            Self::Missing => "missing",
            Self::NotAsked => "not asked for",
        })
    }
}

/// How a profile stands before one requirement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RequirementStanding {
    /// The requirement.
    pub requirement: EntityRef,
    /// Its sentence.
    pub text: Text,
    /// Whether it is required.
    pub strength: Strength,
    /// Whether the profile meets it.
    pub verdict: EntryVerdict,
    /// The entries that meet it, or come nearest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<LocalId>,
    /// What is lacking, where it is not met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lack: Option<Lack>,
}

/// What a requirement lacks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Lack {
    /// Nothing of the kind is held.
    NothingHeld,
    /// So many months of experience.
    Months(crate::amount::Amount),
    /// A document that proves it.
    Document,
    /// A level is not reached.
    Level(Steps),
    /// A level that can be compared with the one that is asked for.
    ComparableLevel(NotComparable),
    /// Somebody's word that what is held is what is meant: the standard names
    /// no level of a scale, a programme or an activity.
    Word,
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingHeld => f.write_str("nothing of the kind is held"),
            Self::Months(months) => write!(f, "{months} months are lacking"),
            Self::Document => f.write_str("no document proves it"),
            Self::Level(steps) => write!(f, "the level is short by {steps}"),
            Self::ComparableLevel(why) => write!(f, "the level cannot be compared: {why}"),
            Self::Word => {
                f.write_str("whether what is held is meant is for someone to say, by `counts_for`")
            }
        }
    }
}
