//! Known edits of the shipped standards: the diff names them and no others.

use super::laws::frameworks;
use crate::support::value;
use competency::diff::{Bump, Diff, What};
use competency::{Amount, Criterion, Framework, LocalId, Role, Statement, StatementKind, Text};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

/// What can be done to a standard.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Reword,
    Gloss,
    Rename,
    Remove,
    Add,
    Move,
    RenameUnit,
    Level,
    Role,
    Tighten,
    Loosen,
    AddWaiver,
    RemoveWaiver,
}

const KINDS: [Kind; 13] = [
    Kind::Reword,
    Kind::Gloss,
    Kind::Rename,
    Kind::Remove,
    Kind::Add,
    Kind::Move,
    Kind::RenameUnit,
    Kind::Level,
    Kind::Role,
    Kind::Tighten,
    Kind::Loosen,
    Kind::AddWaiver,
    Kind::RemoveWaiver,
];

/// A diff as far as the edits say it.
type Named = (What, Bump, String);

/// Does an edit of a kind to something that no other edit has been done to.
fn edit(
    framework: &mut Framework,
    kind: Kind,
    pick: Index,
    number: usize,
    touched: &mut BTreeSet<String>,
) -> Option<Named> {
    let language = framework.language.clone();
    let (major, minor, patch) = (Bump::Major, Bump::Minor, Bump::Patch);
    let units = framework.units.len();
    let unit = pick.index(units);
    match kind {
        Kind::Reword | Kind::Gloss | Kind::Rename | Kind::Remove | Kind::Move => {
            let mut all: Vec<(usize, usize)> = Vec::new();
            for (u, unit) in framework.units.iter().enumerate() {
                let free = unit.statements.iter().enumerate();
                let free = free.filter(|(_, s)| !touched.contains(s.id.as_str()));
                all.extend(free.map(|(s, _)| (u, s)));
            }
            if all.is_empty() {
                return None;
            }
            let (u, s) = all[pick.index(all.len())];
            let statement = &mut framework.units[u].statements[s];
            let id = statement.id.to_string();
            touched.insert(id.clone());
            match kind {
                Kind::Reword => {
                    let text = std::mem::take(&mut statement.text);
                    statement.text = text.with(language, format!("quokka {number}"));
                    Some((What::Reworded, patch, id))
                }
                Kind::Gloss => {
                    let text = std::mem::take(&mut statement.text);
                    statement.text = text.with(value("mi"), format!("wombat {number}"));
                    Some((What::GlossChanged, patch, id))
                }
                Kind::Rename => {
                    statement.id = value(&format!("renamed.number-{number}"));
                    touched.insert(statement.id.to_string());
                    Some((What::ReIdentified, major, id))
                }
                Kind::Remove => {
                    framework.units[u].statements.remove(s);
                    Some((What::Removed, major, id))
                }
                _ if units < 2 => None,
                _ => {
                    let statement = framework.units[u].statements.remove(s);
                    let to = &mut framework.units[(u + 1) % units].statements;
                    to.insert(number.min(to.len()), statement);
                    Some((What::Moved, major, id))
                }
            }
        }
        Kind::Add => {
            let id = format!("added.number-{number}");
            let text = Text::new(language, format!("numbat {number} bilby{number}"));
            let statement = Statement::new(value(&id), StatementKind::Skill, text);
            let to = &mut framework.units[unit].statements;
            to.insert(number.min(to.len()), statement);
            touched.insert(id.clone());
            Some((What::Added, minor, id))
        }
        Kind::RenameUnit | Kind::Level => {
            let unit = &mut framework.units[unit];
            let id = unit.id.to_string();
            if !touched.insert(id.clone()) || unit.title.is_none() {
                return None;
            }
            if kind == Kind::Level {
                let mut level = competency::StatedLevel::new(value("eqf:8"));
                if unit.levels.contains(&level) {
                    level = competency::StatedLevel::new(value("eqf:7"));
                }
                unit.levels = vec![level];
                return (!framework.levels.is_empty()).then_some((What::LevelChanged, major, id));
            }
            unit.id = value(&format!("renamed-{number}"));
            touched.insert(unit.id.to_string());
            Some((What::ReIdentified, major, id))
        }
        Kind::AddWaiver => {
            let id = format!("waived.number-{number}");
            let text = Text::new(language, format!("potoroo {number} quoll{number}"));
            let criterion = Criterion::new(value(&id), Role::Waiver, text);
            let unit = &mut framework.units[unit];
            touched.insert(id.clone());
            let assessment = unit.assessment.get_or_insert_default();
            assessment.criteria.push(criterion);
            Some((What::WaiverAdded, minor, id))
        }
        Kind::RemoveWaiver => {
            for unit in &mut framework.units {
                let Some(assessment) = &mut unit.assessment else {
                    continue;
                };
                let waiver = assessment.criteria.iter().position(|criterion| {
                    criterion.role == Role::Waiver
                        && criterion.criteria.is_empty()
                        && !touched.contains(criterion.id.as_str())
                });
                if let Some(waiver) = waiver {
                    let gone = assessment.criteria.remove(waiver);
                    touched.insert(gone.id.to_string());
                    return Some((What::WaiverRemoved, major, gone.id.to_string()));
                }
            }
            None
        }
        Kind::Role | Kind::Tighten | Kind::Loosen => {
            let criteria = framework
                .units
                .iter_mut()
                .flat_map(|unit| &mut unit.assessment);
            let mut criteria = criteria.flat_map(|assessment| &mut assessment.criteria);
            let criterion = criteria.find(|criterion| {
                !touched.contains(criterion.id.as_str())
                    && (kind == Kind::Role
                        || criterion.thresholds.iter().any(|t| t.minimum.is_some()))
            })?;
            let id: &LocalId = &criterion.id;
            let id = id.to_string();
            touched.insert(id.clone());
            if kind == Kind::Role {
                criterion.role = match criterion.role {
                    Role::Material => Role::Condition,
                    _ => Role::Material,
                };
                return Some((What::RoleChanged, major, id));
            }
            let threshold = criterion
                .thresholds
                .iter_mut()
                .find(|t| t.minimum.is_some())?;
            let minimum = threshold.minimum?.get();
            if kind == Kind::Tighten {
                threshold.maximum = None;
                threshold.minimum = Some(Amount::new(minimum + 1.0).unwrap());
                // Without its upper bound it would be neither.
                return Some((What::RequirementTightened, major, id));
            }
            threshold.minimum = Some(Amount::new(minimum / 2.0).unwrap());
            Some((What::RequirementLoosened, minor, id))
        }
    }
}

proptest! {
    #![proptest_config(crate::properties::cases(150))]

    #[test]
    fn a_diff_names_exactly_the_edits_that_were_made(
        which in any::<Index>(),
        edits in prop::collection::vec((prop::sample::select(&KINDS[..]), any::<Index>()), 0..12),
    ) {
        let old = &frameworks()[which.index(frameworks().len())];
        let mut new = old.clone();
        let mut touched = BTreeSet::new();
        let mut expected: Vec<Named> = Vec::new();
        for (number, (kind, pick)) in edits.into_iter().enumerate() {
            let before = new.clone();
            match edit(&mut new, kind, pick, number, &mut touched) {
                Some(named) => expected.push(named),
                None => new = before,
            }
        }
        let diff = Diff::between(old, &new).unwrap();
        let mut found: Vec<Named> = diff
            .changes
            .iter()
            .filter(|change| change.what != What::ReferenceFollowed)
            .map(|change| (change.what, change.weight, change.id().unwrap_or_default().to_owned()))
            .collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(diff.owed, expected.iter().map(|named| named.1).max().unwrap_or_default());
        prop_assert!(diff.apply(old).unwrap() == new);
    }
}
