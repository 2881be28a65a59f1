//! Where in a framework an id stands, and which framework has a code.

use super::entity::{Entity, FrameworkPart};
use crate::check::Valid;
use crate::id::{EntityRef, LocalId};
use crate::model::crosswalk::Texts;
use crate::model::{Assessment, ClassificationCode, Criterion, EntryRoute, Framework, SchemeId};
use foldhash::fast::RandomState;
use smol_str::SmolStr;
use std::collections::HashMap;
use std::convert::Infallible;

/// A framework with the places of its ids.
#[derive(Debug)]
pub(super) struct IndexedFramework {
    framework: Valid<Framework>,
    ids: Texts,
    /// By the number of the id.
    places: Vec<Place>,
    /// The ways to criteria: the index at each depth.
    paths: Vec<Box<[usize]>>,
}

/// A place in a framework, by indices.
#[derive(Debug, Clone, Copy)]
enum Place {
    Unit(usize),
    Statement(usize, usize),
    /// A criterion of a unit, by the number of its path.
    Criterion(usize, usize),
    /// A criterion of the whole, by the number of its path.
    WholeCriterion(usize),
    Passage(usize),
    UnitPassage(usize, usize),
    Topic(usize),
    Condition(usize),
    Requirement(usize),
    Exclusion(usize),
    Distinguished(usize),
    LegalAct(usize),
    Term(usize),
    Absence(usize),
    UnitAbsence(usize, usize),
}

impl IndexedFramework {
    pub(super) fn new(framework: Valid<Framework>) -> Self {
        let f: &Framework = &framework;
        let mut ids = Texts::default();
        let mut places = Vec::new();
        let mut paths: Vec<Box<[usize]>> = Vec::new();
        let mut add = |id: &LocalId, place: Place| {
            // No id of a valid framework stands twice.
            let any = |_: &str| Ok::<(), Infallible>(());
            let Ok(_number) = ids.intern(id.as_str(), any);
            places.push(place);
        };
        for (u, unit) in f.units.iter().enumerate() {
            add(&unit.id, Place::Unit(u));
            for (s, statement) in unit.statements.iter().enumerate() {
                add(&statement.id, Place::Statement(u, s));
            }
            if let Some(assessment) = &unit.assessment {
                each_criterion(&assessment.criteria, &mut Vec::new(), &mut |id, path| {
                    add(id, Place::Criterion(u, paths.len()));
                    paths.push(path.into());
                });
            }
            for (p, passage) in unit.passages.iter().enumerate() {
                add(&passage.id, Place::UnitPassage(u, p));
            }
            for (a, absence) in unit.absences.iter().enumerate() {
                if let Some(id) = &absence.id {
                    add(id, Place::UnitAbsence(u, a));
                }
            }
        }
        if let Some(assessment) = &f.assessment {
            each_criterion(&assessment.criteria, &mut Vec::new(), &mut |id, path| {
                add(id, Place::WholeCriterion(paths.len()));
                paths.push(path.into());
            });
        }
        let each = |ids: Vec<&LocalId>,
                    place: fn(usize) -> Place,
                    add: &mut dyn FnMut(&LocalId, Place)| {
            for (index, id) in ids.into_iter().enumerate() {
                add(id, place(index));
            }
        };
        let topics = f.training.iter().flat_map(|training| &training.topics);
        let requirements = f.entry.iter().flat_map(EntryRoute::requirements);
        each(
            f.passages.iter().map(|x| &x.id).collect(),
            Place::Passage,
            &mut add,
        );
        each(topics.map(|x| &x.id).collect(), Place::Topic, &mut add);
        each(
            f.conditions.iter().map(|x| &x.id).collect(),
            Place::Condition,
            &mut add,
        );
        each(
            requirements.map(|x| &x.id).collect(),
            Place::Requirement,
            &mut add,
        );
        each(
            f.exclusions.iter().map(|x| &x.id).collect(),
            Place::Exclusion,
            &mut add,
        );
        each(
            f.distinguished_from.iter().map(|x| &x.id).collect(),
            Place::Distinguished,
            &mut add,
        );
        each(
            f.legal_acts.iter().map(|x| &x.id).collect(),
            Place::LegalAct,
            &mut add,
        );
        each(
            f.terms.iter().map(|x| &x.id).collect(),
            Place::Term,
            &mut add,
        );
        for (a, absence) in f.absences.iter().enumerate() {
            if let Some(id) = &absence.id {
                add(id, Place::Absence(a));
            }
        }
        Self {
            framework,
            ids,
            places,
            paths,
        }
    }

    pub(super) fn framework(&self) -> &Framework {
        &self.framework
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(|(_, id)| id)
    }

    /// The criterion that a path leads to.
    fn criterion<'a>(&self, assessment: &'a Assessment, path: usize) -> Option<&'a Criterion> {
        let (first, rest) = self.paths.get(path)?.split_first()?;
        let mut criterion = assessment.criteria.get(*first)?;
        for index in rest {
            criterion = criterion.criteria.get(*index)?;
        }
        Some(criterion)
    }

    fn place(&self, id: &str) -> Option<Place> {
        let number = self.ids.find(id)? as usize;
        self.places.get(number.checked_sub(1)?).copied()
    }

    /// Which of the units something is, or is an item of.
    pub(super) fn unit_of(&self, id: &str) -> Option<usize> {
        match self.place(id)? {
            Place::Unit(u) | Place::Statement(u, _) | Place::Criterion(u, _) => Some(u),
            _ => None,
        }
    }

    pub(super) fn get(&self, id: &str) -> Option<Entity<'_>> {
        let framework: &Framework = &self.framework;
        let f = framework;
        let part = match self.place(id)? {
            Place::Unit(u) => {
                let unit = f.units.get(u)?;
                return Some(Entity::Unit { framework, unit });
            }
            Place::Statement(u, s) => {
                let unit = f.units.get(u)?;
                return Some(Entity::Statement {
                    framework,
                    unit,
                    statement: unit.statements.get(s)?,
                });
            }
            Place::Criterion(u, c) => {
                let unit = f.units.get(u)?;
                return Some(Entity::Criterion {
                    framework,
                    unit: Some(unit),
                    criterion: self.criterion(unit.assessment.as_ref()?, c)?,
                });
            }
            Place::WholeCriterion(c) => {
                return Some(Entity::Criterion {
                    framework,
                    unit: None,
                    criterion: self.criterion(f.assessment.as_ref()?, c)?,
                });
            }
            Place::Passage(p) => FrameworkPart::Passage(f.passages.get(p)?),
            Place::UnitPassage(u, p) => FrameworkPart::Passage(f.units.get(u)?.passages.get(p)?),
            Place::Topic(t) => FrameworkPart::Topic(f.training.as_ref()?.topics.get(t)?),
            Place::Condition(c) => FrameworkPart::Condition(f.conditions.get(c)?),
            Place::Requirement(r) => {
                FrameworkPart::Requirement(f.entry.as_ref()?.requirements().nth(r)?)
            }
            Place::Exclusion(e) => FrameworkPart::Exclusion(f.exclusions.get(e)?),
            Place::Distinguished(d) => FrameworkPart::Distinguished(f.distinguished_from.get(d)?),
            Place::LegalAct(l) => FrameworkPart::LegalAct(f.legal_acts.get(l)?),
            Place::Term(t) => FrameworkPart::Term(f.terms.get(t)?),
            Place::Absence(a) => FrameworkPart::Absence(f.absences.get(a)?),
            Place::UnitAbsence(u, a) => FrameworkPart::Absence(f.units.get(u)?.absences.get(a)?),
        };
        Some(Entity::Part { framework, part })
    }
}

/// Gives every criterion with the way to it.
fn each_criterion(
    criteria: &[Criterion],
    path: &mut Vec<usize>,
    give: &mut dyn FnMut(&LocalId, &[usize]),
) {
    for (index, criterion) in criteria.iter().enumerate() {
        path.push(index);
        give(&criterion.id, path);
        each_criterion(&criterion.criteria, path, give);
        path.pop();
    }
}

/// A framework or unit that has a code, or is classified under it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CodeMatch {
    /// The framework or unit.
    pub entity: EntityRef,
    /// The code as its document gives it, which is a newer one where the code
    /// asked for is superseded.
    pub code: ClassificationCode,
    /// Whether the code asked for is one that this one took the place of.
    pub superseded: bool,
}

/// The codes of a catalog.
#[derive(Debug, Clone, Default)]
pub(super) struct CodeIndex(HashMap<SmolStr, Vec<CodeMatch>, RandomState>);

impl CodeIndex {
    pub(super) fn add(&mut self, framework: &Framework) {
        for code in framework.codes.iter().chain(&framework.classifications) {
            self.insert(&framework.reference(), code);
        }
        for unit in &framework.units {
            for code in &unit.codes {
                self.insert(&framework.reference_to(&unit.id), code);
            }
        }
    }

    fn insert(&mut self, entity: &EntityRef, code: &ClassificationCode) {
        let old = code.supersedes.iter().map(|old| (&old.code, true));
        for (text, superseded) in std::iter::once((&code.code, false)).chain(old) {
            self.0.entry(text.clone()).or_default().push(CodeMatch {
                entity: entity.clone(),
                code: code.clone(),
                superseded,
            });
        }
    }

    pub(super) fn find(&self, scheme: Option<&SchemeId>, code: &str) -> Vec<&CodeMatch> {
        let all = self.0.get(code).into_iter().flatten();
        all.filter(|found| scheme.is_none_or(|scheme| found.code.scheme == *scheme))
            .collect()
    }
}
