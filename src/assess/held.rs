//! What a profile holds of frameworks on a day.

use super::result::HeldBy;
use super::target::Keys;
use crate::catalog::{Catalog, Entity, LevelRelation};
use crate::date::Date;
use crate::id::{EntityRef, FrameworkId, LocalId};
use crate::level::Level;
use crate::model::{AwardStatus, Duration, Framework, FrameworkKind, Holding, LevelSubject};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What an entry holds.
pub(super) struct HeldThing<'p> {
    pub(super) entry: &'p LocalId,
    /// The levels that the entry states, which go before those of what it
    /// holds.
    pub(super) levels: Vec<Level>,
    /// What those are levels of.
    pub(super) subject: LevelSubject,
    pub(super) status: AwardStatus,
    cumulated: bool,
}

/// What a profile holds, by reference.
pub(super) struct Held<'p> {
    by_reference: HashMap<EntityRef, Vec<HeldThing<'p>>>,
    /// The frameworks of which something is held, in order.
    pub(super) frameworks: BTreeSet<FrameworkId>,
}

impl<'p> Held<'p> {
    pub(super) fn of(catalog: &Catalog, holdings: &'p [Holding], on: Date) -> Self {
        let mut held = Self {
            by_reference: HashMap::new(),
            frameworks: BTreeSet::new(),
        };
        for holding in holdings {
            if let Some(entity) = catalog.resolve(&holding.of) {
                held.add(catalog, holding, &entity, on);
            }
        }
        held
    }

    fn add(&mut self, catalog: &Catalog, holding: &'p Holding, entity: &Entity<'_>, on: Date) {
        let framework = entity.framework();
        self.frameworks.insert(framework.id.clone());
        let status = status(holding, entity, on);
        let thing = |levels: &[Level], subject, cumulated| HeldThing {
            entry: &holding.id,
            levels: levels.to_vec(),
            subject,
            status,
            cumulated,
        };
        if framework.kind == FrameworkKind::LevelledSkill {
            let levels: Vec<Level> = match entity {
                Entity::Unit { unit, .. } if holding.levels.is_empty() => {
                    unit.levels.iter().map(|own| own.level.clone()).collect()
                }
                Entity::Unit { .. } | Entity::Framework(_) => holding.levels.clone(),
                _ => Vec::new(),
            };
            for unit in below(catalog, framework, &levels) {
                let reference = framework.reference_to(unit.0);
                let thing = thing(&levels, LevelSubject::Unit, unit.1);
                self.by_reference.entry(reference).or_default().push(thing);
            }
            // A skill held at a level is not held at those above.
            if matches!(entity, Entity::Framework(_)) && !levels.is_empty() {
                return;
            }
        }
        let subject = match entity {
            Entity::Framework(_) => LevelSubject::Framework,
            Entity::Unit { .. } => LevelSubject::Unit,
            _ => LevelSubject::Item,
        };
        let thing = thing(&holding.levels, subject, false);
        let reference = holding.of.clone();
        self.by_reference.entry(reference).or_default().push(thing);
    }

    /// The entries that hold something, each in the most direct way, in the
    /// order of their ids.
    pub(super) fn holders(
        &self,
        keys: &Keys,
        conditions: &[EntityRef],
    ) -> BTreeMap<&'p LocalId, (HeldBy, &HeldThing<'p>)> {
        let mut holders: BTreeMap<&'p LocalId, (HeldBy, &HeldThing<'p>)> = BTreeMap::new();
        let holds = |condition: &Option<EntityRef>| {
            let condition = condition.as_ref();
            condition.is_none_or(|condition| conditions.contains(condition))
        };
        let own = holds(&keys.own_condition);
        let whole = own && holds(&keys.unit_condition);
        let is_unit = keys.unit.as_ref() == Some(&keys.itself);
        let ways = [
            (Some(&keys.itself), HeldBy::Name),
            (keys.unit.as_ref().filter(|_| own && !is_unit), HeldBy::Part),
            (
                Some(&keys.whole).filter(|_| whole && keys.whole != keys.itself),
                HeldBy::Part,
            ),
        ];
        for (key, way) in ways {
            let things = key.and_then(|key| self.by_reference.get(key));
            for thing in things.into_iter().flatten() {
                let way = if thing.cumulated {
                    HeldBy::Cumulation
                } else {
                    way
                };
                match holders.get(thing.entry) {
                    Some((before, _)) if *before <= way => {}
                    _ => {
                        holders.insert(thing.entry, (way, thing));
                    }
                }
            }
        }
        holders
    }
}

/// Whether what an entry holds is in force. The award of a whole lasts as long
/// as its standard says, where the entry does not.
fn status(holding: &Holding, entity: &Entity<'_>, on: Date) -> AwardStatus {
    let usual: Option<Duration> = match entity {
        Entity::Framework(framework) => framework.award_term.as_ref().map(|term| term.duration),
        _ => None,
    };
    let award = holding.award.as_ref();
    award.map_or(AwardStatus::NotDated, |award| award.status(on, usual))
}

/// The units of a levelled skill that whoever is at a level holds: those of the
/// level, and those below it where the scale's levels include what is below.
/// The second says whether it is below.
fn below<'f>(
    catalog: &Catalog,
    framework: &'f Framework,
    levels: &[Level],
) -> Vec<(&'f LocalId, bool)> {
    let mut units = Vec::new();
    for unit in &framework.units {
        let relation = |level: &Level| {
            let own = unit
                .levels
                .iter()
                .find(|own| own.level.scale() == level.scale())?;
            let of = LevelSubject::Unit;
            let comparison = catalog.compare_levels((level, of), (&own.level, of));
            match comparison.relation {
                LevelRelation::Equal => Some(false),
                LevelRelation::Higher(_) if comparison.cumulative == Some(true) => Some(true),
                _ => None,
            }
        };
        // At the level itself goes before below another one.
        if let Some(below) = levels.iter().filter_map(relation).min() {
            units.push((&unit.id, below));
        }
    }
    units
}
