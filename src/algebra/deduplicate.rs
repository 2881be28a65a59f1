//! One mapping for each claim about two ends.

use super::ends::{NOTHING, end_keys};
use super::options::surer_first;
use crate::model::crosswalk::{Crosswalk, NONE, Slot, symbol};

/// Which of several mappings that say the same stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Deduplicate {
    /// The surest; of equally sure ones, the first.
    #[default]
    Surest,
    /// The first.
    First,
    /// All that differ in any slot: only exact repetitions go.
    Differing,
}

/// A crosswalk without repetitions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Deduplicated {
    /// The mappings that stay, in their order.
    pub crosswalk: Crosswalk,
    /// The rows that went, each with the one that stands for it: rows of the
    /// original.
    pub dropped: Vec<(u32, u32)>,
}

impl Crosswalk {
    /// The crosswalk with one mapping for each subject, predicate, modifier and
    /// object. A denial is a claim of its own and never goes for a positive.
    /// Rows without an end, and those where no term was found, say nothing of a
    /// pair; they go only where they are the same in every slot.
    pub fn deduplicate(&self, which: Deduplicate) -> Deduplicated {
        let columns = self.columns();
        let ends = end_keys(self);
        let cell = |slot: Slot, row: usize| {
            let column = columns.symbols(slot);
            column.get(row).copied().unwrap_or(NONE)
        };
        let confidences = columns.numbers(Slot::Confidence);
        let confidence = |row: u32| confidences.get(row as usize).copied().unwrap_or(f64::NAN);
        let everything = which == Deduplicate::Differing;
        let prints = match everything || ends.iter().any(|ends| ends.contains(&NOTHING)) {
            true => columns.fingerprints(&[]),
            false => Vec::new(),
        };
        let print = |row: usize| prints.get(row).copied().unwrap_or(0);
        let mut keyed: Vec<([u64; 3], u32)> = ends
            .iter()
            .enumerate()
            .map(|(row, [subject, object])| {
                let whole = everything || *subject == NOTHING || *object == NOTHING;
                let claim = u64::from(cell(Slot::PredicateId, row)) << 1
                    | u64::from(cell(Slot::PredicateModifier, row) != NONE);
                let last = if whole { print(row) } else { claim };
                (
                    [subject << 1 | u64::from(whole), *object, last],
                    symbol(row),
                )
            })
            .collect();
        keyed.sort_unstable();
        let mut dropped = Vec::new();
        let mut kept = Vec::with_capacity(self.len());
        for same in keyed.chunk_by(|a, b| a.0 == b.0) {
            let Some(((key, first), rest)) = same.split_first() else {
                continue;
            };
            let whole = key.first().is_some_and(|subject| subject & 1 == 1);
            if whole {
                // A fingerprint may be shared by rows that differ.
                let mut different: Vec<u32> = vec![*first];
                for (_, row) in rest {
                    let is_same =
                        |other: &&u32| columns.same_rows(**other as usize, *row as usize, &[]);
                    match different.iter().find(is_same) {
                        Some(other) => dropped.push((*row, *other)),
                        None => different.push(*row),
                    }
                }
                kept.extend(different);
                continue;
            }
            let rows = same.iter().map(|(_, row)| *row);
            let best = match which {
                Deduplicate::Surest => {
                    rows.min_by(|a, b| surer_first(confidence(*a), confidence(*b)))
                }
                Deduplicate::First | Deduplicate::Differing => Some(*first),
            };
            let best = best.unwrap_or(*first);
            kept.push(best);
            let others = same.iter().map(|(_, row)| *row).filter(|row| *row != best);
            dropped.extend(others.map(|row| (row, best)));
        }
        kept.sort_unstable();
        dropped.sort_unstable();
        Deduplicated {
            crosswalk: self.with_rows_of(columns.take(&kept)),
            dropped,
        }
    }
}
