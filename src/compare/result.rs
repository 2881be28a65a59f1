//! What a comparison says, as values.

use super::derived::DerivedCoverage;
use crate::algebra::ChainOptions;
use crate::catalog::{LevelComparison, NotComparable, Steps};
use crate::confidence::Confidence;
use crate::id::{EntityRef, FrameworkId};
use crate::level::Level;
use crate::model::crosswalk::Predicate;
use crate::model::{Framework, FrameworkKind, StatementKind};
use crate::text::{LanguageTag, Text};
use semver::Version;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;
use std::str::FromStr;

/// The format that a [`Coverage`] says it is of in JSON.
pub const COVERAGE_FORMAT: &str = "coverage/1.1";

/// How strictly mappings are read.
///
/// | a mapping onto what is counted | default | strict |
/// |---|---|---|
/// | exact | covered | covered |
/// | any, with a stated inclusion of the target | covered | covered |
/// | close | covered | partly |
/// | broad, narrow | partly | partly |
/// | related, mapped | related | related |
///
/// A broad or narrow match alone never covers: SKOS breadth is generality, not
/// inclusion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// A close match covers.
    #[default]
    Default,
    /// A close match covers partly.
    Strict,
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Default => "default",
            Self::Strict => "strict",
        })
    }
}

impl FromStr for Policy {
    type Err = crate::error::ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "default" => Ok(Self::Default),
            "strict" => Ok(Self::Strict),
            _ => Err(crate::error::ValueError::new(
                "a policy",
                text,
                "`default` or `strict`",
            )),
        }
    }
}

/// How a comparison is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CoverageOptions {
    /// How strictly mappings are read.
    pub policy: Policy,
    /// The conditions, of either framework, that hold. What stands under one
    /// that does not is counted apart.
    pub conditions: Vec<EntityRef>,
    /// How mappings are derived for a second figure, beside the one of curated
    /// mappings; `None` where it is not asked for.
    pub derived: Option<ChainOptions>,
}

impl CoverageOptions {
    /// The default policy, and no condition holds.
    pub fn new() -> Self {
        Self::default()
    }

    /// The options with another policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// The options with a second figure, which counts derived mappings too.
    #[must_use]
    pub fn with_derived(mut self, options: ChainOptions) -> Self {
        self.derived = Some(options);
        self
    }

    /// The options with one more condition that holds.
    #[must_use]
    pub fn asserting(mut self, condition: EntityRef) -> Self {
        self.conditions.push(condition);
        self
    }
}

/// What of a framework is covered by another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Coverage {
    /// The format of this result, `coverage/1.1`.
    pub format: SmolStr,
    /// The framework that is held.
    pub source: FrameworkSummary,
    /// The framework that is asked about.
    pub target: FrameworkSummary,
    /// How strictly mappings were read.
    pub policy: Policy,
    /// The mapping sets that were used, by their identifiers.
    pub crosswalks: Vec<String>,
    /// The conditions that were said to hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<EntityRef>,
    /// The whole: every item once, equal statements of one kind together at
    /// their best.
    pub total: Figure,
    /// The items under conditions that were not said to hold; not in the total.
    #[serde(default, skip_serializing_if = "Figure::is_empty")]
    pub conditional: Figure,
    /// The units of the target, in its order.
    pub units: Vec<UnitCoverage>,
    /// The mappings between the frameworks as wholes. They change no figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub between_wholes: Vec<Evidence>,
    /// The second figure, where it was asked for: what derived mappings add.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_derived: Option<DerivedCoverage>,
}

impl Coverage {
    /// What is not covered: units with their items that are anything but
    /// covered.
    pub fn left(&self) -> impl Iterator<Item = (&UnitCoverage, Vec<&ItemCoverage>)> {
        self.units.iter().filter_map(|unit| {
            let open = |item: &&ItemCoverage| item.verdict != Verdict::Covered;
            let items: Vec<_> = unit.items.iter().filter(open).collect();
            (!items.is_empty()).then_some((unit, items))
        })
    }

    /// The items that nothing held corresponds to: denied or open.
    pub(crate) fn only_asked(&self) -> impl Iterator<Item = &ItemCoverage> {
        let items = self.units.iter().flat_map(|unit| &unit.items);
        items.filter(|item| item.verdict >= Verdict::Denied)
    }
}

/// A framework of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FrameworkSummary {
    /// Its id.
    pub id: FrameworkId,
    /// Its version.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::VersionForm"))]
    #[serde(deserialize_with = "crate::version::version")]
    pub version: Version,
    /// What it is.
    pub kind: FrameworkKind,
    /// The language of its wording.
    pub language: LanguageTag,
    /// Its title.
    pub title: Text,
}

impl FrameworkSummary {
    /// What a result says of a framework.
    pub fn of(framework: &Framework) -> Self {
        Self {
            id: framework.id.clone(),
            version: framework.version.clone(),
            kind: framework.kind,
            language: framework.language.clone(),
            title: framework.title.clone(),
        }
    }
}

/// How far something is covered. The best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is.
    Covered,
    /// A part of it may be.
    Partly,
    /// Nothing covers it; something is associated with it.
    Related,
    /// What was looked at is said not to match in any way.
    Denied,
    /// Nothing that matches is known.
    Open,
}

impl Verdict {
    /// The verdict as a word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Partly => "partly",
            Self::Related => "related",
            Self::Denied => "denied",
            Self::Open => "open",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How many of what is counted have each verdict.
///
/// Coverage is an interval over a fixed denominator: from what is covered to
/// that and what is partly covered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Covered.
    pub covered: u32,
    /// Partly covered.
    pub partly: u32,
    /// Related.
    pub related: u32,
    /// Denied.
    pub denied: u32,
    /// Open.
    pub open: u32,
}

impl Figure {
    /// How many are counted.
    pub fn of(&self) -> u32 {
        self.covered + self.partly + self.related + self.denied + self.open
    }

    /// Whether nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.of() == 0
    }

    /// The share that is covered, 0 to 1; `None` where nothing is counted.
    pub fn lower(&self) -> Option<f64> {
        self.share(self.covered)
    }

    /// The share that is covered or partly covered, 0 to 1; `None` where
    /// nothing is counted.
    pub fn upper(&self) -> Option<f64> {
        self.share(self.covered + self.partly)
    }

    fn share(&self, count: u32) -> Option<f64> {
        (!self.is_empty()).then(|| f64::from(count) / f64::from(self.of()))
    }

    pub(crate) fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Covered => &mut self.covered,
            Verdict::Partly => &mut self.partly,
            Verdict::Related => &mut self.related,
            Verdict::Denied => &mut self.denied,
            Verdict::Open => &mut self.open,
        } += 1;
    }

    /// Counts another figure in.
    pub(crate) fn join(&mut self, other: &Self) {
        self.covered += other.covered;
        self.partly += other.partly;
        self.related += other.related;
        self.denied += other.denied;
        self.open += other.open;
    }

    /// The best verdict that anything counted has.
    pub(crate) fn best(&self) -> Verdict {
        let counts = [
            (self.covered, Verdict::Covered),
            (self.partly, Verdict::Partly),
            (self.related, Verdict::Related),
            (self.denied, Verdict::Denied),
        ];
        let best = counts.into_iter().find(|(count, _)| *count > 0);
        best.map_or(Verdict::Open, |(_, verdict)| verdict)
    }

    /// The verdict on the whole of what is counted: covered when all is; else
    /// partly, if anything is covered or partly; else related, denied or open.
    pub fn verdict(&self) -> Verdict {
        if self.covered > 0 && self.covered == self.of() {
            Verdict::Covered
        } else if self.covered + self.partly > 0 {
            Verdict::Partly
        } else if self.related > 0 {
            Verdict::Related
        } else if self.denied > 0 {
            Verdict::Denied
        } else {
            Verdict::Open
        }
    }
}

/// How far a unit is covered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitCoverage {
    /// The unit.
    pub unit: EntityRef,
    /// Its title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its levels.
    pub levels: Vec<Level>,
    /// The verdict on it.
    pub verdict: Verdict,
    /// Its items by verdict, each counted, repeated or not.
    pub figure: Figure,
    /// Those of its items that stand under a condition not said to hold.
    #[serde(default, skip_serializing_if = "Figure::is_empty")]
    pub conditional: Figure,
    /// What is counted in it: its items; where it has none, itself.
    pub items: Vec<ItemCoverage>,
    /// The mappings onto the unit itself, where it has items. They change no
    /// figure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub onto_unit: Vec<Evidence>,
    /// The levels, each judged beside the coverage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub level_judgements: Vec<LevelJudgement>,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A statement of a kind.
    Statement(StatementKind),
    /// A criterion that says what the candidate must show.
    Demonstration,
    /// A unit that has no items.
    Unit,
}

impl fmt::Display for ItemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Statement(kind) => kind.fmt(f),
            Self::Demonstration => f.write_str("demonstration"),
            Self::Unit => f.write_str("unit"),
        }
    }
}

/// How far an item is covered, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ItemCoverage {
    /// The item.
    pub item: EntityRef,
    /// What it is.
    pub kind: ItemKind,
    /// Its wording, or the unit's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The verdict.
    pub verdict: Verdict,
    /// The condition it stands under, where that was not said to hold; the item
    /// is then counted apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<EntityRef>,
    /// The item with the same wording that stands for both in the total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_with: Option<EntityRef>,
    /// What speaks for and against, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The levels, each judged beside the coverage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub level_judgements: Vec<LevelJudgement>,
}

/// A mapping that speaks for or against, read from what is held to what is
/// asked about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Evidence {
    /// What is held.
    pub held: EntityRef,
    /// Its wording or title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// What it rests on.
    pub ground: Ground,
    /// What it makes of the item; `None` where it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Why it does not count, where it is not a denial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounted: Option<String>,
}

/// What evidence rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// It is the same thing.
    Identity,
    /// A mapping.
    Mapping {
        /// The mapping set it is in.
        crosswalk: SmolStr,
        /// Its row there, from 0.
        row: usize,
        /// How what is held relates to what is asked about.
        predicate: Predicate,
        /// Whether that is denied.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        denied: bool,
        /// Whether the curator says that what is held includes what is asked
        /// about.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        includes: bool,
        /// How sure the curator is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confidence: Option<Confidence>,
        /// The curator's reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<SmolStr>,
    },
}

/// A level that is asked for, judged by what is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LevelJudgement {
    /// The level asked for.
    pub asked: Level,
    /// The verdict.
    pub verdict: LevelVerdict,
    /// The level held that it is judged by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Level>,
    /// What holds that level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<EntityRef>,
    /// How the two were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<LevelComparison>,
}

impl LevelJudgement {
    pub(crate) fn of(
        asked: Level,
        verdict: LevelVerdict,
        held: Option<Level>,
        by: Option<EntityRef>,
        comparison: Option<LevelComparison>,
    ) -> Self {
        Self {
            asked,
            verdict,
            held,
            by,
            comparison,
        }
    }
}

/// Whether a level is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LevelVerdict {
    /// It is, exactly.
    Met,
    /// It is, since what is held is higher and the scale's levels include those
    /// below them.
    MetByCumulation(Steps),
    /// It corresponds to several levels, and so reaches it or not.
    Overlapping,
    /// What is held is higher, and nobody says whether that includes it.
    Higher(Steps),
    /// It is not.
    Short(Steps),
    /// It cannot be compared.
    NotComparable(NotComparable),
    /// What is held states no level.
    NotStated,
    /// Nothing that is held counts, so that there is nothing to judge.
    NotJudged,
}

impl fmt::Display for LevelVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Met => f.write_str("met"),
            Self::MetByCumulation(steps) => write!(f, "met by cumulation, {steps} above"),
            Self::Overlapping => f.write_str("met or not, the scales overlap"),
            Self::Higher(steps) => {
                write!(f, "{steps} above, and nobody says that this includes it")
            }
            Self::Short(steps) => write!(f, "short by {steps}"),
            Self::NotComparable(why) => write!(f, "not comparable: {why}"),
            Self::NotStated => f.write_str("not comparable: no level is stated"),
            Self::NotJudged => f.write_str("not judged"),
        }
    }
}
