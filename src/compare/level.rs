//! Levels, judged beside the coverage.

use super::result::{LevelJudgement, LevelVerdict};
use crate::catalog::{Catalog, Entity, LevelComparison, LevelRelation};
use crate::id::EntityRef;
use crate::level::Level;
use crate::model::LevelSubject;

/// Judges every level asked for by the best of what is held.
pub(super) fn judge_levels<'e>(
    catalog: &Catalog,
    asked: &Entity<'_>,
    held: impl Iterator<Item = &'e EntityRef>,
) -> Vec<LevelJudgement> {
    let mut is_asked = false;
    asked.each_level(|_, _| is_asked = true);
    if !is_asked {
        return Vec::new();
    }
    let mut is_held = false;
    let mut of_held: Vec<Held<'_>> = Vec::new();
    for by in held {
        if let Some(entity) = catalog.resolve(by) {
            entity.each_level(|level, of| of_held.push(Held { by, level, of }));
            is_held = true;
        }
    }
    let mut judged = Vec::with_capacity(1);
    asked.each_level(|level, of| judged.push(judge_level(catalog, (level, of), is_held, &of_held)));
    judged
}

/// A level of something that is held.
struct Held<'a> {
    by: &'a EntityRef,
    level: &'a Level,
    of: LevelSubject,
}

fn judge_level(
    catalog: &Catalog,
    (asked, subject): (&Level, LevelSubject),
    is_held: bool,
    held: &[Held<'_>],
) -> LevelJudgement {
    let best = held
        .iter()
        .map(|held| {
            let comparison = catalog.compare_levels((held.level, held.of), (asked, subject));
            (verdict(&comparison), held, comparison)
        })
        .min_by_key(|(verdict, ..)| rank(*verdict));
    match best {
        Some((verdict, held, comparison)) => LevelJudgement {
            asked: asked.clone(),
            verdict,
            held: Some(held.level.clone()),
            by: Some(held.by.clone()),
            comparison: Some(comparison),
        },
        None => LevelJudgement {
            asked: asked.clone(),
            verdict: if is_held {
                LevelVerdict::NotStated
            } else {
                LevelVerdict::NotJudged
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
