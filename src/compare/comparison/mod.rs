//! Frameworks against each other as figures, with what each figure counts and
//! what it rests on.

mod discord;
mod hub;
mod mappings;
mod options;
mod pair;
mod structure;
mod units;

pub use discord::Discord;
pub use hub::HubOverlap;
pub use mappings::{UnitMappings, unit_mappings};
pub use options::CompareOptions;
pub use pair::{CoverageFigures, ItemFigures, PairComparison, Reason, UnitFigures};
pub use structure::{ItemCount, LevelCount, RoleCount, Structure, UnitCount, UnitLevels};
pub use units::{UnitLink, unit_links};

#[cfg(feature = "html")]
pub(crate) use mappings::{PlacedMappings, placed_mappings};
#[cfg(feature = "html")]
pub(crate) use pair::BothPolicies;
pub(crate) use pair::Coverages;
#[cfg(feature = "html")]
pub(crate) use units::{PlacedLink, placed_links};

use super::result::FrameworkSummary;
use crate::catalog::Catalog;
use crate::error::Error;
use crate::id::FrameworkId;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The format that a [`Comparison`] says it is of in JSON.
pub const COMPARISON_FORMAT: &str = "comparison/1.0";

/// Frameworks, each by its structure, and every pair of them by coverage both
/// ways, shared concepts of a hub, and what only one side has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Comparison {
    /// The format of this result: [`COMPARISON_FORMAT`].
    pub format: SmolStr,
    /// The hub whose concepts were compared, where one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hub: Option<FrameworkSummary>,
    /// What each figure counts.
    pub definitions: Vec<Definition>,
    /// The frameworks, in the order asked for.
    pub frameworks: Vec<Structure>,
    /// Every pair of them once, the first before those after it.
    pub pairs: Vec<PairComparison>,
}

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Definition {
    /// The figure: where it stands in the JSON, by the names of fields.
    pub figure: SmolStr,
    /// What it counts.
    pub definition: String,
}

/// Every figure of a comparison, and what it counts.
const DEFINITIONS: [(&str, &str); 20] = [
    (
        "frameworks.units",
        "the units of the framework; a framework without parts has one",
    ),
    (
        "frameworks.counted",
        "what is counted in coverage: statements and demonstrations, and units that have neither; repeated wording counts in each unit",
    ),
    (
        "frameworks.items",
        "what is counted, by kind; `conditional` are those of them that stand under a condition",
    ),
    (
        "frameworks.criteria",
        "the criteria of the units by role, those under other criteria included; only demonstrations are counted in coverage",
    ),
    (
        "frameworks.levels",
        "units by level: `stated` of the unit itself, `inherited` from its framework, which states the level and the unit states none of that scale",
    ),
    (
        "frameworks.without_level",
        "units for which neither they nor their framework state a level",
    ),
    (
        "frameworks.hub_concepts",
        "the concepts of the hub that something in the framework is positively mapped to; mappings of the whole are left out",
    ),
    (
        "pairs.there, pairs.back",
        "coverage by the mappings between the two: `there` the first is held and the second asked about, `back` the reverse",
    ),
    (
        "default",
        "items of the framework asked about by verdict, where a close match covers; equal statements of one kind merge at their best, criteria never",
    ),
    ("strict", "the same, where a close match covers partly"),
    (
        "conditional",
        "items under a condition, by verdict under the default policy; not in the other figures",
    ),
    (
        "units",
        "the items of each unit by verdict, repeated or not, without those under a condition",
    ),
    (
        "links",
        "items of a unit asked about, by the best verdict that a unit held gives them under the default policy; those under a condition included",
    ),
    (
        "items",
        "each item with its verdict under both policies and the mappings that were weighed",
    ),
    (
        "only_asked",
        "items that nothing held corresponds to: denied or open under the default policy",
    ),
    (
        "derived.total",
        "items by verdict under the default policy, where what follows by chains counts too unless a curator's word on the same pair rules it out; nobody judged that. `differences` are the items to which it gives another verdict than `default`",
    ),
    (
        "contradictions",
        "mappings between the two that cannot all be true, with each other or with what follows by chains; at least one of each is wrong",
    ),
    (
        "mappings",
        "mappings between things of two units, those between the units themselves included, by predicate, read from the first; what ends outside a unit is left out",
    ),
    (
        "hub.jaccard",
        "concepts of the hub that both are mapped to, divided by those that either is mapped to; 0 to 1",
    ),
    (
        "hub.containment_first, hub.containment_second",
        "concepts that both are mapped to, divided by those of the first or of the second; 0 to 1",
    ),
];

impl Definition {
    /// Figures, each with what it counts.
    pub(crate) fn all(table: &[(&'static str, &str)]) -> Vec<Self> {
        let all = table.iter();
        all.map(|(figure, definition)| Self {
            figure: SmolStr::new_static(figure),
            definition: (*definition).to_owned(),
        })
        .collect()
    }
}

pub(crate) fn definitions() -> Vec<Definition> {
    Definition::all(&DEFINITIONS)
}

impl Catalog {
    /// Compares frameworks: each by its structure, and every pair of them.
    /// A framework named twice counts once.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, CompareOptions, algebra::ChainOptions};
    /// let catalog = Catalog::builtin();
    /// let ids = ["it-i2-4".parse()?, "cz-nsk-66-029-m".parse()?];
    /// let options = CompareOptions::new()
    ///     .with_hub("esco-contact-centre".parse()?)
    ///     .with_derived(ChainOptions::new());
    /// let comparison = catalog.compare(&ids, &options)?;
    /// let pair = &comparison.pairs[0];
    /// assert_eq!((pair.there.default.covered, pair.there.default.partly), (2, 3)); // 2 to 5 of 19
    /// assert_eq!(pair.hub.as_ref().unwrap().shared.len(), 14);
    /// assert!(pair.contradictions.as_ref().unwrap().is_empty());
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog lacks one of the frameworks or the hub, or there is
    /// more to derive than the options allow.
    pub fn compare(
        &self,
        frameworks: &[FrameworkId],
        options: &CompareOptions,
    ) -> Result<Comparison, Error> {
        let hub = options.hub.as_ref();
        let mut ids: Vec<&FrameworkId> = Vec::new();
        for id in frameworks {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let structures: Vec<Structure> = ids
            .iter()
            .map(|id| self.structure(id, hub))
            .collect::<Result<_, _>>()?;
        let mut pairs = Vec::new();
        for (index, first) in structures.iter().enumerate() {
            for second in structures.iter().skip(index + 1) {
                let ids = [&first.framework.id, &second.framework.id];
                let coverages = Coverages::between(self, ids, options)?;
                pairs.push(coverages.compared(self, [first, second], options));
            }
        }
        Ok(Comparison {
            format: SmolStr::new_static(COMPARISON_FORMAT),
            hub: hub
                .map(|hub| self.framework(hub).map(FrameworkSummary::of))
                .transpose()?,
            definitions: definitions(),
            frameworks: structures,
            pairs,
        })
    }
}
