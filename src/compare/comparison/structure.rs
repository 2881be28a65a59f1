//! What a framework is made of, as counts.

use crate::catalog::{Catalog, Entity};
use crate::compare::result::{FrameworkSummary, ItemKind};
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use crate::level::Level;
use crate::model::{Framework, LevelSubject, Role, UnitKind};
use crate::text::Text;
use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// What a framework is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Structure {
    /// The framework.
    pub framework: FrameworkSummary,
    /// How many units it has.
    pub units: u32,
    /// Its units by kind.
    pub units_by_kind: Vec<UnitCount>,
    /// How many things are counted in coverage, repeated wording each time.
    pub counted: u32,
    /// What is counted, by kind.
    pub items: Vec<ItemCount>,
    /// The criteria of its units, by role.
    pub criteria: Vec<RoleCount>,
    /// Its units by level, each scale's lowest first.
    pub levels: Vec<LevelCount>,
    /// How many units have no level, of their own or of the whole.
    pub without_level: u32,
    /// The levels of each unit.
    pub level_of_units: Vec<UnitLevels>,
    /// The concepts of the hub that something in it is mapped to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hub_concepts: Vec<EntityRef>,
}

/// How many units are of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitCount {
    /// The kind.
    pub kind: UnitKind,
    /// How many.
    pub count: u32,
}

/// How many things of a kind are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ItemCount {
    /// The kind.
    pub kind: ItemKind,
    /// How many.
    pub count: u32,
    /// How many of them stand under a condition.
    pub conditional: u32,
}

/// How many criteria have a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RoleCount {
    /// The role.
    pub role: Role,
    /// How many.
    pub count: u32,
}

/// How many units are at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct LevelCount {
    /// The level.
    pub level: Level,
    /// The units that state it.
    pub stated: u32,
    /// The units that state none of its scale, whose framework states it.
    pub inherited: u32,
}

/// The levels of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct UnitLevels {
    /// The unit.
    pub unit: EntityRef,
    /// Its title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The levels that it states.
    pub stated: Vec<Level>,
    /// The levels of other scales, which its framework states.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inherited: Vec<Level>,
}

impl Catalog {
    /// What a framework is made of; with a hub, which of its concepts it is
    /// mapped to.
    ///
    /// # Errors
    ///
    /// Where the catalog lacks the framework or the hub.
    pub fn structure(
        &self,
        framework: &FrameworkId,
        hub: Option<&FrameworkId>,
    ) -> Result<Structure, Error> {
        self.structure_for(framework, hub, usize::MAX)
    }

    /// The same, but with the levels of each unit only where there are no more
    /// units than `most`.
    pub(crate) fn structure_for(
        &self,
        framework: &FrameworkId,
        hub: Option<&FrameworkId>,
        most: usize,
    ) -> Result<Structure, Error> {
        let f = self.framework(framework)?;
        let level_of_units = match f.units.len() <= most {
            true => f.units.iter().map(|unit| unit_levels(f, unit)).collect(),
            false => Vec::new(),
        };
        let (levels, without_level) = self.count_levels(f);
        let mut units_by_kind: BTreeMap<UnitKind, u32> = BTreeMap::new();
        let mut items: BTreeMap<ItemKind, (u32, u32)> = BTreeMap::new();
        let mut criteria: BTreeMap<Role, u32> = BTreeMap::new();
        for unit in &f.units {
            *units_by_kind.entry(unit.kind).or_default() += 1;
            for criterion in unit.criteria() {
                *criteria.entry(criterion.role).or_default() += 1;
            }
            let mut count = |kind, conditional: bool| {
                let (all, under) = items.entry(kind).or_default();
                *all += 1;
                *under += u32::from(conditional);
            };
            let under = unit.condition.is_some();
            for statement in &unit.statements {
                let kind = ItemKind::Statement(statement.kind);
                count(kind, under || statement.condition.is_some());
            }
            let mut itself = unit.statements.is_empty();
            for criterion in unit.demonstrations() {
                count(
                    ItemKind::Demonstration,
                    under || criterion.condition.is_some(),
                );
                itself = false;
            }
            if itself {
                count(ItemKind::Unit, under);
            }
        }
        let hub_concepts = match hub {
            Some(hub) => {
                let meetings = self.meetings(framework, framework, hub)?;
                meetings
                    .into_iter()
                    .map(|meeting| meeting.concept)
                    .collect()
            }
            None => Vec::new(),
        };
        Ok(Structure {
            framework: FrameworkSummary::of(f),
            units: f.units.len().try_into().unwrap_or(u32::MAX),
            units_by_kind: units_by_kind
                .into_iter()
                .map(|(kind, count)| UnitCount { kind, count })
                .collect(),
            counted: items.values().map(|(all, _)| all).sum(),
            items: items
                .into_iter()
                .map(|(kind, (count, conditional))| ItemCount {
                    kind,
                    count,
                    conditional,
                })
                .collect(),
            criteria: criteria
                .into_iter()
                .map(|(role, count)| RoleCount { role, count })
                .collect(),
            levels,
            without_level,
            level_of_units,
            hub_concepts,
        })
    }

    /// How many units are at each level, and how many have none.
    fn count_levels(&self, framework: &Framework) -> (Vec<LevelCount>, u32) {
        let mut counts: HashMap<&Level, (u32, u32), RandomState> = HashMap::default();
        let mut without = 0;
        for unit in &framework.units {
            let mut has_none = true;
            let entity = Entity::Unit { framework, unit };
            entity.each_level(|level, of| {
                has_none = false;
                let (stated, inherited) = counts.entry(level).or_default();
                match of {
                    LevelSubject::Unit => *stated += 1,
                    _ => *inherited += 1,
                }
            });
            without += u32::from(has_none);
        }
        let counts = counts.into_iter();
        let mut counts: Vec<LevelCount> = counts
            .map(|(level, (stated, inherited))| LevelCount {
                level: level.clone(),
                stated,
                inherited,
            })
            .collect();
        counts.sort_by(|a, b| self.rank(&a.level).cmp(&self.rank(&b.level)));
        (counts, without)
    }

    /// Where a level comes: by scale, and on it from the lowest.
    fn rank<'a>(&self, level: &'a Level) -> (&'a str, usize, &'a Level) {
        let scale = self.scale(level.scale()).ok();
        let index = scale.and_then(|scale| {
            let mut levels = scale.levels.iter();
            levels.position(|one| one.value == level.value())
        });
        (level.scale().as_str(), index.unwrap_or(usize::MAX), level)
    }
}

fn unit_levels(framework: &Framework, unit: &crate::model::Unit) -> UnitLevels {
    let entity = Entity::Unit { framework, unit };
    let mut stated = Vec::with_capacity(unit.levels.len());
    let mut inherited = Vec::new();
    entity.each_level(|level, of| match of {
        LevelSubject::Unit => stated.push(level.clone()),
        _ => inherited.push(level.clone()),
    });
    UnitLevels {
        unit: entity.reference(),
        title: unit.title.clone(),
        stated,
        inherited,
    }
}
