//! Two frameworks, each as what is held and as what is asked about.

use super::discord::{self, Discord};
use super::hub::HubOverlap;
use super::mappings::{PlacedMappings, UnitMappings, placed_mappings};
use super::options::CompareOptions;
use super::structure::Structure;
use super::units::{PlacedLink, UnitLink, placed_links, referred};
use crate::catalog::Catalog;
use crate::compare::derived::DerivedCoverage;
use crate::compare::evidence::{Between, EvidenceMap};
use crate::compare::result::{
    Coverage, CoverageOptions, Evidence, Figure, Ground, ItemCoverage, ItemKind, UnitCoverage,
    Verdict,
};
use crate::compare::strict::Strict;
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use crate::model::crosswalk::Predicate;
use serde::{Deserialize, Serialize};

/// Two frameworks, compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PairComparison {
    /// The first framework.
    pub first: FrameworkId,
    /// The second framework.
    pub second: FrameworkId,
    /// The mapping sets used, by their identifiers. Empty where the two were
    /// never compared: what is open then is not looked at, not missing.
    pub crosswalks: Vec<String>,
    /// The mappings by the units they join, read from the first.
    pub mappings: Vec<UnitMappings>,
    /// The first is held and the second asked about.
    pub there: CoverageFigures,
    /// The second is held and the first asked about.
    pub back: CoverageFigures,
    /// What the mappings between the two say that cannot all be true, where that
    /// was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contradictions: Option<Vec<Discord>>,
    /// What they share of the hub, where one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hub: Option<HubOverlap>,
}

/// How far one framework covers another, as figures under both policies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CoverageFigures {
    /// The framework held.
    pub held: FrameworkId,
    /// The framework asked about.
    pub asked: FrameworkId,
    /// The whole, where a close match covers.
    pub default: Figure,
    /// The whole, where a close match covers partly.
    pub strict: Figure,
    /// What stands under a condition, where a close match covers; not in the
    /// other figures.
    pub conditional: Figure,
    /// The units of the framework asked about.
    pub units: Vec<UnitFigures>,
    /// Which unit held speaks for which unit asked about.
    pub links: Vec<UnitLink>,
    /// Each item, with the mappings that were weighed.
    pub items: Vec<ItemFigures>,
    /// The items that nothing held corresponds to: denied or open.
    pub only_asked: Vec<EntityRef>,
    /// What follows by chains and would count where a close match covers, where
    /// that was asked for. Nobody judged it, and no other figure has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived: Option<DerivedCoverage>,
}

/// A unit by the verdicts on its items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitFigures {
    /// The unit.
    pub unit: EntityRef,
    /// The verdict on it, where a close match covers.
    pub verdict: Verdict,
    /// Its items, where a close match covers.
    pub default: Figure,
    /// Its items, where a close match covers partly.
    pub strict: Figure,
}

/// An item by its verdicts and what they rest on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ItemFigures {
    /// The item.
    pub item: EntityRef,
    /// What it is.
    pub kind: ItemKind,
    /// The verdict, where a close match covers.
    pub default: Verdict,
    /// The verdict, where a close match covers partly.
    pub strict: Verdict,
    /// The condition it stands under; it is then counted apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<EntityRef>,
    /// The item with the same wording that stands for both in the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_with: Option<EntityRef>,
    /// The mappings that were weighed, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
}

/// A mapping that was weighed, read from what is held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Reason {
    /// What is held.
    pub held: EntityRef,
    /// The mapping set it is in.
    pub crosswalk: String,
    /// Its row there, from 0.
    pub row: usize,
    /// How what is held relates to the item.
    pub predicate: Predicate,
    /// Whether that is denied.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denied: bool,
    /// What it makes of the item where a close match covers; `None` where it
    /// does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

/// The coverage of two frameworks both ways, under both policies, and what the
/// mappings between them say that cannot all be true.
pub(crate) struct Coverages {
    /// The first is held.
    pub(crate) there: BothPolicies,
    /// The second is held.
    pub(crate) back: BothPolicies,
    /// The mappings by the units they join, read from the first.
    pub(crate) mappings: Vec<PlacedMappings>,
    /// Where that was asked for.
    pub(crate) contradictions: Option<Vec<Discord>>,
}

/// A coverage under the default policy, and what the strict one makes of it.
pub(crate) struct BothPolicies {
    pub(crate) default: Coverage,
    pub(crate) strict: Strict,
    pub(crate) links: Vec<PlacedLink>,
}

impl BothPolicies {
    fn of(
        catalog: &Catalog,
        ids: [&FrameworkId; 2],
        options: &CoverageOptions,
        evidence: EvidenceMap,
    ) -> Result<Self, Error> {
        let default = catalog.cover(ids, options, evidence, false)?;
        Ok(Self {
            strict: Strict::of(&default),
            links: placed_links(catalog, &default),
            default,
        })
    }
}

impl Coverages {
    pub(crate) fn between(
        catalog: &Catalog,
        [first, second]: [&FrameworkId; 2],
        options: &CompareOptions,
    ) -> Result<Self, Error> {
        let mut how = CoverageOptions::new();
        how.derived.clone_from(&options.derived);
        let between = Between::read(catalog, first, second);
        // A framework's mappings to itself are read as they are written.
        let [there, back] = [false, first != second].map(|second_held| {
            let evidence = between.evidence(second_held, &how);
            let ids = if second_held {
                [second, first]
            } else {
                [first, second]
            };
            BothPolicies::of(catalog, ids, &how, evidence)
        });
        let (there, back) = (there?, back?);
        let contradictions = match &options.derived {
            Some(chains) => Some(discord::between(catalog, first, second, chains)?),
            None => None,
        };
        Ok(Self {
            mappings: placed_mappings(catalog, &there.default),
            there,
            back,
            contradictions,
        })
    }

    /// The figures of the two, whose structures were made for the hub.
    pub(super) fn compared(
        self,
        catalog: &Catalog,
        [first, second]: [&Structure; 2],
        options: &CompareOptions,
    ) -> PairComparison {
        PairComparison {
            first: first.framework.id.clone(),
            second: second.framework.id.clone(),
            crosswalks: self.there.default.crosswalks.clone(),
            mappings: self.mappings.into_iter().map(|(_, one)| one).collect(),
            there: figures(catalog, self.there),
            back: figures(catalog, self.back),
            contradictions: self.contradictions,
            hub: options
                .hub
                .as_ref()
                .map(|_| HubOverlap::between(first, second)),
        }
    }
}

fn figures(catalog: &Catalog, both: BothPolicies) -> CoverageFigures {
    let BothPolicies {
        default,
        strict,
        links,
    } = both;
    let items = default.units.iter().flat_map(|unit| &unit.items);
    let units = default.units.iter().zip(&strict.units);
    CoverageFigures {
        held: default.source.id.clone(),
        asked: default.target.id.clone(),
        default: default.total,
        strict: strict.total,
        conditional: default.conditional,
        units: units
            .map(|(unit, strict)| unit_figures(unit, *strict))
            .collect(),
        links: referred(catalog, &default, &links),
        only_asked: default.only_asked().map(|item| item.item.clone()).collect(),
        items: items
            .zip(&strict.items)
            .map(|(item, strict)| item_figures(item, *strict))
            .collect(),
        derived: default.with_derived,
    }
}

fn unit_figures(default: &UnitCoverage, strict: Figure) -> UnitFigures {
    UnitFigures {
        unit: default.unit.clone(),
        verdict: default.verdict,
        default: default.figure,
        strict,
    }
}

fn item_figures(default: &ItemCoverage, strict: Verdict) -> ItemFigures {
    ItemFigures {
        item: default.item.clone(),
        kind: default.kind,
        default: default.verdict,
        strict,
        condition: default.condition.clone(),
        counted_with: default.counted_with.clone(),
        reasons: default.evidence.iter().filter_map(reason).collect(),
    }
}

fn reason(evidence: &Evidence) -> Option<Reason> {
    match &evidence.ground {
        Ground::Identity => None,
        Ground::Mapping {
            crosswalk,
            row,
            predicate,
            denied,
            ..
        } => Some(Reason {
            held: evidence.held.clone(),
            crosswalk: crosswalk.to_string(),
            row: *row,
            predicate: predicate.clone(),
            denied: *denied,
            verdict: evidence.verdict,
        }),
    }
}
