//! 03: units and how they stand to each other.

use super::walk::{Part, walk};
use crate::diagnostic::{At, Code, Diagnostic, Pointer};
use crate::id::{EntityRef, LocalId};
use crate::model::{Framework, Unit, UnitKind};
use std::collections::{HashMap, HashSet};

/// Which units each unit is below, in the order of the units.
#[derive(Default)]
pub(super) struct Parents {
    /// The place of a parent among those that its unit lists, and its index.
    all: Vec<(usize, usize)>,
    /// Where those of each unit end.
    ends: Vec<usize>,
}

impl Parents {
    /// Adds those of the next unit.
    pub(super) fn push(&mut self, parents: impl Iterator<Item = (usize, usize)>) {
        self.all.extend(parents);
        self.ends.push(self.all.len());
    }

    fn of(&self, unit: usize) -> &[(usize, usize)] {
        let end = |unit: usize| self.ends.get(unit).copied().unwrap_or_default();
        let start = unit.checked_sub(1).map_or(0, end);
        self.all.get(start..end(unit)).unwrap_or_default()
    }
}

/// There are units, and none is broader than itself.
pub(super) fn check(framework: &Framework, parents: &Parents, found: &mut Vec<Diagnostic>) {
    if framework.units.is_empty() {
        found.push(
            Diagnostic::new(
                Code::NoUnits,
                Pointer::root().key("units"),
                "the framework has no unit",
            )
            .with_help("give it one of kind `implicit` for its statements to stand in"),
        );
    }
    parents_are_units(framework, parents, found);
    // Depth-first without recursion: 0 unseen, 1 on the way, 2 done.
    let mut state = vec![0_u8; framework.units.len()];
    let mut stack: Vec<(usize, &[(usize, usize)])> = Vec::new();
    for root in 0..framework.units.len() {
        if state.get(root) != Some(&0) {
            continue;
        }
        stack.push((root, parents.of(root)));
        set(&mut state, root, 1);
        while let Some((unit, rest)) = stack.last_mut() {
            let unit = *unit;
            let Some(((index, parent), before)) = rest.split_last() else {
                set(&mut state, unit, 2);
                stack.pop();
                continue;
            };
            *rest = before;
            match state.get(*parent) {
                Some(0) => {
                    set(&mut state, *parent, 1);
                    stack.push((*parent, parents.of(*parent)));
                }
                Some(1) => {
                    let name = framework.units.get(*parent).map(|unit| unit.id.as_str());
                    let at = Pointer::root().key("units").index(unit).key("broader");
                    found.push(
                        Diagnostic::new(
                            Code::HierarchyCycle,
                            at.index(*index),
                            format!(
                                "`{}` is broader than itself by way of this",
                                name.unwrap_or_default()
                            ),
                        )
                        .with_help("take one of the links of the circle away"),
                    );
                }
                _ => {}
            }
        }
    }
}

fn set(state: &mut [u8], index: usize, value: u8) {
    if let Some(cell) = state.get_mut(index) {
        *cell = value;
    }
}

/// What is broader than a unit is a unit. What is nothing at all dangles.
fn parents_are_units(framework: &Framework, parents: &Parents, found: &mut Vec<Diagnostic>) {
    let mut strays: Vec<(Pointer, &EntityRef, &LocalId)> = Vec::new();
    for (unit, below) in framework.units.iter().enumerate() {
        let units = parents.of(unit);
        if units.len() == below.broader.len() {
            continue;
        }
        let at = Pointer::root().key("units").index(unit).key("broader");
        for (index, parent) in below.broader.iter().enumerate() {
            let is_unit = units.binary_search_by_key(&index, |(place, _)| *place);
            let own = parent
                .local()
                .filter(|_| *parent.framework() == framework.id);
            if let (Err(_), Some(local)) = (is_unit, own) {
                strays.push((at.clone().index(index), parent, local));
            }
        }
    }
    if strays.is_empty() {
        return;
    }
    let mut ids = HashSet::new();
    walk(framework, &mut |part, _| {
        if let Part::Id(id) = part {
            ids.insert(id);
        }
    });
    for (at, parent, local) in strays {
        if ids.contains(local) {
            found.push(
                Diagnostic::new(Code::NotAUnit, at, format!("`{parent}` is no unit"))
                    .with_help("name the unit that it stands in, or take the link away"),
            );
        }
    }
}

/// A unit says what it is, and is implicit only where it is the only one.
pub(super) fn unit(framework: &Framework, unit: &Unit, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if unit.kind == UnitKind::Implicit && framework.units.len() > 1 {
        found.push(
            Diagnostic::new(
                Code::ImplicitBesideOthers,
                at.key("kind").pointer(),
                format!("`{}` is implicit, and there are other units", unit.id),
            )
            .with_help("say what kind of unit it is"),
        );
    }
    // An implicit unit stands for the whole, which has a title.
    let says_something = unit.kind == UnitKind::Implicit
        || unit.title.is_some()
        || !unit.passages.is_empty()
        || !unit.statements.is_empty()
        || unit.assessment.is_some()
        || !unit.absences.is_empty();
    if !says_something {
        found.push(
            Diagnostic::new(
                Code::EmptyUnit,
                at.pointer(),
                format!("nothing says what `{}` is", unit.id),
            )
            .with_help("give it a title, or take it away"),
        );
    }
}

/// In each order of the source every position is one unit's.
pub(super) fn positions(framework: &Framework, found: &mut Vec<Diagnostic>) {
    let mut taken: HashMap<(&LocalId, u32), Pointer> = HashMap::new();
    for (unit, placed) in framework.units.iter().enumerate() {
        for (index, placement) in placed.placements.iter().enumerate() {
            let at = Pointer::root().key("units").index(unit).key("placements");
            let at = at.index(index).key("position");
            let (order, position) = (&placement.order, placement.position);
            if position == 0 {
                found.push(
                    Diagnostic::new(
                        Code::BadPosition,
                        at,
                        format!("there is no position 0 in the order `{order}`"),
                    )
                    .with_help("count from 1"),
                );
            } else if let Some(before) = taken.get(&(order, position)) {
                found.push(
                    Diagnostic::new(
                        Code::BadPosition,
                        at,
                        format!("another unit has the position {position} in the order `{order}`"),
                    )
                    .with_related(before.clone(), "the other one")
                    .with_help("look up the order in the source"),
                );
            } else {
                taken.insert((order, position), at);
            }
        }
    }
}
