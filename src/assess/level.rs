//! Levels asked for, judged by the levels of what is held.

use super::result::LevelStanding;
use crate::catalog::{Catalog, LevelComparison};
use crate::compare::{LevelJudgement, LevelVerdict, level_rank, level_verdict};
use crate::id::{EntityRef, LocalId};
use crate::level::{Level, ScaleId};
use crate::model::LevelSubject;
use std::collections::HashMap;

/// A level that an entry holds.
pub(super) struct HeldLevel<'a> {
    pub(super) entry: &'a LocalId,
    /// What holds it; `None` where the entry itself does.
    pub(super) by: Option<&'a EntityRef>,
    pub(super) level: &'a Level,
    pub(super) subject: LevelSubject,
}

type Asked = (Level, LevelSubject);

/// The comparisons of levels that were made. Few levels occur, often.
#[derive(Default)]
pub(super) struct Comparisons {
    made: HashMap<(Asked, Asked), LevelComparison>,
}

impl Comparisons {
    pub(super) fn compare(
        &mut self,
        catalog: &Catalog,
        held: (&Level, LevelSubject),
        asked: (&Level, LevelSubject),
    ) -> &LevelComparison {
        let key = ((held.0.clone(), held.1), (asked.0.clone(), asked.1));
        self.made
            .entry(key)
            .or_insert_with(|| catalog.compare_levels(held, asked))
    }

    /// Judges a level by the best of those held; what comes first among equals
    /// shows.
    pub(super) fn judge(
        &mut self,
        catalog: &Catalog,
        (asked, subject): &(Level, LevelSubject),
        held: &[HeldLevel<'_>],
        anything_counts: bool,
    ) -> LevelStanding {
        let mut best: Option<((u8, u32), LevelVerdict, &HeldLevel<'_>)> = None;
        for one in held {
            let comparison = self.compare(catalog, (one.level, one.subject), (asked, *subject));
            let verdict = level_verdict(comparison);
            let rank = level_rank(verdict);
            if best.as_ref().is_none_or(|(before, ..)| rank < *before) {
                best = Some((rank, verdict, one));
            }
        }
        match best {
            Some((_, verdict, one)) => {
                let comparison = self.compare(catalog, (one.level, one.subject), (asked, *subject));
                LevelStanding {
                    judgement: LevelJudgement::of(
                        asked.clone(),
                        verdict,
                        Some(one.level.clone()),
                        one.by.cloned(),
                        Some(comparison.clone()),
                    ),
                    entry: Some(one.entry.clone()),
                }
            }
            None => {
                let verdict = if anything_counts {
                    LevelVerdict::NotStated
                } else {
                    LevelVerdict::NotJudged
                };
                LevelStanding {
                    judgement: LevelJudgement::of(asked.clone(), verdict, None, None, None),
                    entry: None,
                }
            }
        }
    }
}

/// Whether a level is one of a language.
pub(super) fn is_of_language(catalog: &Catalog, scale: &ScaleId) -> bool {
    let construct = catalog.scale(scale).map(|scale| scale.construct);
    construct == Ok(crate::model::Construct::Language)
}
