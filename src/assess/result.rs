//! What a profile is worth before a standard, as values.

use super::entry::RouteStanding;
use crate::catalog::Steps;
use crate::compare::{
    DerivedEvidence, Evidence, Figure, FrameworkSummary, ItemKind, LevelJudgement, Policy, Verdict,
};
use crate::date::Date;
use crate::id::{EntityRef, LocalId};
use crate::json::LeftOut;
use crate::level::Level;
use crate::model::{AwardStatus, Status, WaiverDiscretion};
use crate::text::{LanguageTag, Text};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// The format that a [`ProfileAssessment`] says it is of in JSON.
pub const ASSESSMENT_FORMAT: &str = "assessment/1.0";

/// What of a framework a profile meets, and what it lacks.
///
/// Coverage, levels, the validity of the standard, that of the evidence, and
/// waivers are fields of their own; [`Standing`] sums up an item or a unit in
/// one word. A standard that is not in force warns and changes no figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ProfileAssessment {
    /// The format of this result: [`ASSESSMENT_FORMAT`].
    pub format: SmolStr,
    /// The profile's id.
    pub profile: LocalId,
    /// The framework that it stands before.
    pub target: FrameworkSummary,
    /// The day.
    pub on: Date,
    /// How strictly mappings were read.
    pub policy: Policy,
    /// The mapping sets that were used, by their identifiers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crosswalks: Vec<String>,
    /// The conditions that were said to hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<EntityRef>,
    /// Whether the standard is in force on the day.
    pub status: Status,
    /// What to know before the figures are used, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// The coverage of the whole by what is in force: every item once, equal
    /// statements of one kind together at their best.
    pub total: Figure,
    /// The items under conditions that were not said to hold; not in the total.
    #[serde(default, skip_serializing_if = "Figure::is_empty")]
    pub conditional: Figure,
    /// The coverage of the whole by derived mappings too, where they were asked
    /// for. Nothing derived counts in any other figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_derived: Option<Figure>,
    /// How many of the items and units of the total are met, levels included.
    pub met: Met,
    /// The units of the target, in its order.
    pub units: Vec<UnitStanding>,
    /// What a candidate must bring, where the standard says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<RouteStanding>,
    /// The waivers of the standard as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<WaiverStanding>,
    /// The entries of the profile and whether each is in force on the day, by
    /// their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EntryStatus>,
    /// The entries that were left out, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

impl ProfileAssessment {
    /// The standing of a unit.
    pub fn unit(&self, unit: &EntityRef) -> Option<&UnitStanding> {
        self.units.iter().find(|standing| standing.unit == *unit)
    }

    /// The standing of an item.
    pub fn item(&self, item: &EntityRef) -> Option<&ItemStanding> {
        let items = self.units.iter().flat_map(|unit| &unit.items);
        items.into_iter().find(|standing| standing.item == *item)
    }

    /// The units that are not met.
    pub fn left(&self) -> impl Iterator<Item = &UnitStanding> {
        self.units.iter().filter(|unit| !unit.standing.is_met())
    }
}

/// How many are met, and of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Met {
    /// Items that are met at their levels.
    pub items: u32,
    /// Of how many, each counted, repeated or not.
    pub of_items: u32,
    /// Units that are met.
    pub units: u32,
    /// Of how many.
    pub of_units: u32,
}

/// How an item or a unit stands, in one word. The best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is covered, at its levels.
    Met,
    /// It is covered, and a level is met only since the higher one that is held
    /// includes it.
    MetByCumulation,
    /// It is not met, and the standard lets something that is held stand in its
    /// place; at whose discretion, the waiver says.
    Waivable,
    /// It is covered, and whether a level is reached cannot be told: the scales
    /// overlap, or what is held is higher and nobody says that this includes
    /// it.
    LevelUncertain,
    /// It is covered, and a level cannot be compared.
    LevelNotComparable,
    /// It is covered, and a level is not reached.
    LevelShort(Steps),
    /// A part of it may be covered.
    PartlyMet,
    /// What would cover more of it is not in force on the day.
    EvidenceExpired,
    /// What is held is said not to match in any way.
    Denied,
    /// Nothing that is held covers it.
    Open,
}

impl Standing {
    /// Whether nothing is left to do about it.
    pub fn is_met(self) -> bool {
        matches!(self, Self::Met | Self::MetByCumulation)
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Met => f.write_str("met"),
            Self::MetByCumulation => f.write_str("met by cumulation"),
            Self::Waivable => f.write_str("waivable"),
            Self::LevelUncertain => f.write_str("level uncertain"),
            Self::LevelNotComparable => f.write_str("level not comparable"),
            Self::LevelShort(steps) => write!(f, "level short by {steps}"),
            Self::PartlyMet => f.write_str("partly met"),
            Self::EvidenceExpired => f.write_str("evidence expired"),
            Self::Denied => f.write_str("denied"),
            Self::Open => f.write_str("open"),
        }
    }
}

/// How a unit stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitStanding {
    /// The unit.
    pub unit: EntityRef,
    /// Its title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its levels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// The sum of it in one word.
    pub standing: Standing,
    /// How far it is covered by what is in force.
    pub coverage: Verdict,
    /// Its items by coverage, each counted, repeated or not.
    pub figure: Figure,
    /// Those of its items that stand under a condition not said to hold.
    #[serde(default, skip_serializing_if = "Figure::is_empty")]
    pub conditional: Figure,
    /// What is counted in it: its items; where it has none, itself.
    pub items: Vec<ItemStanding>,
    /// Its levels, each judged beside the coverage by all that covers in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub level_judgements: Vec<LevelStanding>,
    /// What may stand in place of its assessment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<WaiverStanding>,
}

/// How an item stands, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ItemStanding {
    /// The item.
    pub item: EntityRef,
    /// What it is.
    pub kind: ItemKind,
    /// Its wording, or the unit's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The sum of it in one word.
    pub standing: Standing,
    /// How far it is covered by what is in force.
    pub coverage: Verdict,
    /// How far it would be covered if everything were in force, where that is
    /// better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unexpired: Option<Verdict>,
    /// How far it would be covered by derived mappings too, where that is
    /// better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_derived: Option<Verdict>,
    /// The condition it stands under, where that was not said to hold; the item
    /// is then counted apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<EntityRef>,
    /// The item with the same wording that stands for both in the total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_with: Option<EntityRef>,
    /// Its levels, each judged beside the coverage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub level_judgements: Vec<LevelStanding>,
    /// What speaks for and against, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<Proof>,
}

/// What an entry of the profile makes of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Proof {
    /// The entry.
    pub entry: LocalId,
    /// In which way the entry holds what is mapped.
    pub held_by: HeldBy,
    /// What is held, the mapping from it, how sure that is, and what it makes
    /// of the item; without a mapping the rule is in `held_by`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// The mapping that was derived, where it is one: no curator's judgement, and
    /// not counted but in the figure with derived mappings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived: Option<DerivedEvidence>,
    /// What it makes of the item; `None` where it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Whether the entry is in force on the day.
    pub status: AwardStatus,
}

/// In which way an entry holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HeldBy {
    /// The entry names it.
    Name,
    /// The entry names the whole or the unit it is a part of.
    Part,
    /// The entry names a higher level of the same skill, and the levels of its
    /// scale include those below.
    Cumulation,
    /// The entry states a language at the level that the item asks for, which is
    /// all that the item asks for.
    Language,
}

impl fmt::Display for HeldBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "held",
            Self::Part => "held as a part",
            Self::Cumulation => "included in a higher level",
            Self::Language => "a language at the level",
        })
    }
}

/// A level that is asked for, judged, and by which entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LevelStanding {
    /// The judgement.
    pub judgement: LevelJudgement,
    /// The entry that holds the level it is judged by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<LocalId>,
}

/// What may stand in place of an assessment, and whether it can.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct WaiverStanding {
    /// The criterion that allows it.
    pub waiver: EntityRef,
    /// Its wording.
    pub text: Text,
    /// The least level a certificate must have.
    pub minimum_level: Level,
    /// The language it must be in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// Whether it must be granted, or may.
    pub discretion: WaiverDiscretion,
    /// Whether something that is held opens it.
    pub verdict: WaiverVerdict,
    /// The entry that opens it, or comes nearest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<LocalId>,
}

/// Whether something that is held opens a waiver. The best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaiverVerdict {
    /// It does.
    Applies,
    /// The level is reached, and no dated certificate proves it.
    NotDated,
    /// The certificate is not in force on the day.
    NotInForce(AwardStatus),
    /// The level is not reached.
    LevelShort(Steps),
    /// A level is held that cannot be compared, or is not stated for an activity
    /// that counts.
    NotComparable,
    /// Nothing of the kind is held.
    NotHeld,
}

impl fmt::Display for WaiverVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Applies => f.write_str("applies"),
            Self::NotDated => f.write_str("does not apply, no dated certificate proves the level"),
            Self::NotInForce(status) => write!(f, "does not apply, the certificate is {status}"),
            Self::LevelShort(steps) => write!(f, "does not apply, the level is short by {steps}"),
            Self::NotComparable => f.write_str("does not apply, the level cannot be compared"),
            Self::NotHeld => f.write_str("does not apply, no certificate is held"),
        }
    }
}

/// Whether an entry of the profile is in force on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EntryStatus {
    /// The entry.
    pub entry: LocalId,
    /// Whether it is in force.
    pub status: AwardStatus,
}
