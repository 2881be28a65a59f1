//! Levels, judged beside the coverage.

use super::result::{LevelJudgement, LevelVerdict};
use crate::catalog::{Catalog, Entity, LevelComparison, LevelRelation};
use crate::id::EntityRef;
use crate::level::Level;
use crate::model::LevelSubject;

/// Judges every level asked for by the best of what is held.
pub(super) fn judge_levels(
    catalog: &Catalog,
    asked: &Entity<'_>,
    held: &[&EntityRef],
) -> Vec<LevelJudgement> {
    let levels = asked.stated_levels();
    if levels.is_empty() {
        return Vec::new();
    }
    let held: Vec<(&EntityRef, Vec<(&Level, LevelSubject)>)> = held
        .iter()
        .filter_map(|reference| {
            let entity = catalog.resolve(reference)?;
            Some((*reference, entity.stated_levels()))
        })
        .collect();
    levels
        .into_iter()
        .map(|(level, subject)| judge_level(catalog, level, subject, &held))
        .collect()
}

fn judge_level(
    catalog: &Catalog,
    asked: &Level,
    subject: LevelSubject,
    held: &[(&EntityRef, Vec<(&Level, LevelSubject)>)],
) -> LevelJudgement {
    let all = held
        .iter()
        .flat_map(|(by, levels)| levels.iter().map(move |(level, of)| (*by, *level, *of)));
    let best = all
        .map(|(by, level, of)| {
            let comparison = catalog.compare_levels((level, of), (asked, subject));
            (verdict(&comparison), by, level, comparison)
        })
        .min_by_key(|(verdict, ..)| rank(*verdict));
    match best {
        Some((verdict, by, level, comparison)) => LevelJudgement {
            asked: asked.clone(),
            verdict,
            held: Some(level.clone()),
            by: Some(by.clone()),
            comparison: Some(comparison),
        },
        None => LevelJudgement {
            asked: asked.clone(),
            verdict: if held.is_empty() {
                LevelVerdict::NotJudged
            } else {
                LevelVerdict::NotStated
            },
            held: None,
            by: None,
            comparison: None,
        },
    }
}

pub(crate) fn verdict(comparison: &LevelComparison) -> LevelVerdict {
    match comparison.relation {
        LevelRelation::Equal => LevelVerdict::Met,
        LevelRelation::Higher(steps) if comparison.cumulative == Some(true) => {
            LevelVerdict::MetByCumulation(steps)
        }
        LevelRelation::Higher(steps) => LevelVerdict::Higher(steps),
        LevelRelation::Lower(steps) => LevelVerdict::Short(steps),
        LevelRelation::Overlapping => LevelVerdict::Overlapping,
        LevelRelation::NotComparable(why) => LevelVerdict::NotComparable(why),
    }
}

/// The order of verdicts, the best first.
pub(crate) fn rank(verdict: LevelVerdict) -> (u8, u32) {
    match verdict {
        LevelVerdict::Met => (0, 0),
        LevelVerdict::MetByCumulation(steps) => (1, steps.least),
        LevelVerdict::Overlapping => (2, 0),
        LevelVerdict::Higher(steps) => (3, steps.least),
        LevelVerdict::Short(steps) => (4, steps.least),
        LevelVerdict::NotComparable(_) => (5, 0),
        LevelVerdict::NotStated => (6, 0),
        LevelVerdict::NotJudged => (7, 0),
    }
}
