//! The framework asked about, taken apart once for all profiles.

use crate::catalog::Entity;
use crate::compare::ItemKind;
use crate::id::EntityRef;
use crate::level::{Level, ScaleId};
use crate::model::{
    Criterion, Framework, LanguageUse, LevelSubject, Role, StatementKind, Unit, Waiver,
};
use smol_str::SmolStr;
use std::collections::HashMap;

/// A framework with what is counted in it.
pub(super) struct Target<'c> {
    pub(super) framework: &'c Framework,
    pub(super) units: Vec<TargetUnit<'c>>,
}

pub(super) struct TargetUnit<'c> {
    pub(super) unit: &'c Unit,
    pub(super) reference: EntityRef,
    pub(super) levels: Vec<(Level, LevelSubject)>,
    pub(super) language: Option<&'c LanguageUse>,
    pub(super) items: Vec<TargetItem<'c>>,
    pub(super) waivers: Vec<TargetWaiver<'c>>,
}

pub(super) struct TargetItem<'c> {
    pub(super) entity: Entity<'c>,
    pub(super) keys: Keys,
    pub(super) kind: ItemKind,
    pub(super) levels: Vec<(Level, LevelSubject)>,
    pub(super) language: Option<&'c LanguageUse>,
    /// The item before it with the same wording: its number in the framework,
    /// and its reference.
    pub(super) same_as: Option<(usize, EntityRef)>,
}

impl TargetItem<'_> {
    /// The condition it stands under.
    pub(super) fn condition(&self) -> Option<&EntityRef> {
        let keys = &self.keys;
        keys.own_condition.as_ref().or(keys.unit_condition.as_ref())
    }

    /// Whether all that it asks for is a language at a level.
    pub(super) fn is_language_alone(&self) -> bool {
        let of_item = |(level, subject): &(Level, LevelSubject)| {
            *level.scale() == ScaleId::cefr() && *subject == LevelSubject::Item
        };
        self.language.is_some()
            && self.kind == ItemKind::Statement(StatementKind::Knowledge)
            && self.levels.iter().any(of_item)
    }
}

pub(super) struct TargetWaiver<'c> {
    pub(super) criterion: &'c Criterion,
    pub(super) waiver: &'c Waiver,
    pub(super) reference: EntityRef,
}

/// By what references something is held: itself, its unit, its framework; and
/// the conditions it stands under there.
#[derive(Clone)]
pub(super) struct Keys {
    pub(super) itself: EntityRef,
    pub(super) unit: Option<EntityRef>,
    pub(super) whole: EntityRef,
    pub(super) own_condition: Option<EntityRef>,
    pub(super) unit_condition: Option<EntityRef>,
}

impl Keys {
    pub(super) fn of(entity: &Entity<'_>) -> Self {
        let framework = entity.framework();
        let own = match entity {
            Entity::Statement { statement, .. } => statement.condition.as_ref(),
            Entity::Criterion { criterion, .. } => criterion.condition.as_ref(),
            _ => None,
        };
        let unit = entity.unit();
        Self {
            itself: entity.reference(),
            unit: unit.map(|unit| framework.reference_to(&unit.id)),
            whole: framework.reference(),
            own_condition: own.map(|id| framework.reference_to(id)),
            unit_condition: unit
                .and_then(|unit| unit.condition.as_ref())
                .map(|id| framework.reference_to(id)),
        }
    }
}

impl<'c> Target<'c> {
    pub(super) fn new(framework: &'c Framework) -> Self {
        let mut number = 0;
        let mut first: HashMap<(StatementKind, &SmolStr), (usize, EntityRef)> = HashMap::new();
        let units = framework.units.iter().map(|unit| {
            let entity = Entity::Unit { framework, unit };
            let mut items: Vec<TargetItem<'c>> = Vec::with_capacity(unit.counted());
            for statement in &unit.statements {
                let mut item = TargetItem {
                    entity: Entity::Statement {
                        framework,
                        unit,
                        statement,
                    },
                    keys: Keys::of(&entity),
                    kind: ItemKind::Statement(statement.kind),
                    levels: Vec::new(),
                    language: statement.language_use.as_ref(),
                    same_as: None,
                };
                let conditional = statement.condition.is_some() || unit.condition.is_some();
                if let (false, Some(text)) = (conditional, statement.text.get(&framework.language))
                {
                    let own = || (number, framework.reference_to(&statement.id));
                    let same = first.entry((statement.kind, text)).or_insert_with(own);
                    item.same_as = (same.0 != number).then(|| same.clone());
                }
                number += 1;
                items.push(item);
            }
            for criterion in unit.demonstrations() {
                items.push(TargetItem {
                    entity: Entity::Criterion {
                        framework,
                        unit: Some(unit),
                        criterion,
                    },
                    keys: Keys::of(&entity),
                    kind: ItemKind::Demonstration,
                    levels: Vec::new(),
                    language: criterion.language_use.as_ref(),
                    same_as: None,
                });
                number += 1;
            }
            if items.is_empty() {
                items.push(TargetItem {
                    entity,
                    keys: Keys::of(&entity),
                    kind: ItemKind::Unit,
                    levels: Vec::new(),
                    language: unit.language_use.as_ref(),
                    same_as: None,
                });
                number += 1;
            }
            for item in &mut items {
                item.keys = Keys::of(&item.entity);
                item.levels = item.entity.levels();
            }
            TargetUnit {
                unit,
                reference: entity.reference(),
                levels: entity.levels(),
                language: unit.language_use.as_ref(),
                items,
                waivers: unit
                    .criteria()
                    .filter_map(|criterion| waiver(framework, criterion))
                    .collect(),
            }
        });
        Self {
            units: units.collect(),
            framework,
        }
    }

    /// The waivers of the whole.
    pub(super) fn waivers(&self) -> Vec<TargetWaiver<'c>> {
        let framework = self.framework;
        let assessment = framework.assessment.iter();
        let criteria = assessment.flat_map(|assessment| assessment.criteria());
        criteria
            .filter_map(|criterion| waiver(framework, criterion))
            .collect()
    }
}

fn waiver<'c>(framework: &'c Framework, criterion: &'c Criterion) -> Option<TargetWaiver<'c>> {
    let waiver = criterion.waiver.as_ref();
    let waiver = waiver.filter(|_| criterion.role == Role::Waiver)?;
    Some(TargetWaiver {
        criterion,
        waiver,
        reference: framework.reference_to(&criterion.id),
    })
}
