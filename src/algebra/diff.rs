//! What is different between two crosswalks, slot by slot.

use super::ends::{EndKey, all_rows, end_keys};
use super::names::{Names, declare};
use crate::model::crosswalk::{Crosswalk, NONE, Slot, SlotName};
use std::collections::BTreeSet;

/// By what a mapping is known again in another version of its set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum DiffKey {
    /// By its ends: another predicate is a change.
    #[default]
    Ends,
    /// By its ends, predicate and modifier: another predicate is one mapping
    /// removed and one added.
    Claim,
}

/// What is different between two crosswalks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CrosswalkDiff {
    /// How many mappings are in both, the same in every slot.
    pub same: usize,
    /// Rows of the first that the second does not have.
    pub removed: Vec<u32>,
    /// Rows of the second that the first does not have.
    pub added: Vec<u32>,
    /// Mappings that are in both and differ.
    pub changed: Vec<ChangedMapping>,
    /// The slots of the sets that differ.
    pub set: Vec<SlotName>,
    /// Pairs of ends, each counted once.
    pub pairs: PairCounts,
}

/// A mapping that is in two crosswalks and differs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChangedMapping {
    /// Its row in the first.
    pub before: u32,
    /// Its row in the second.
    pub after: u32,
    /// The slots that differ.
    pub slots: Vec<SlotName>,
}

/// How many pairs of ends are mapped in two crosswalks, in whatever way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PairCounts {
    /// Only in the first.
    pub only_first: usize,
    /// Only in the second.
    pub only_second: usize,
    /// In both.
    pub both: usize,
}

impl CrosswalkDiff {
    /// Whether nothing differs; the order of the mappings does not count.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty()
            && self.added.is_empty()
            && self.changed.is_empty()
            && self.set.is_empty()
    }
}

/// A row of one of the two, by what it is matched.
struct Row {
    ends: [EndKey; 2],
    claim: u64,
    print: u64,
    /// Its number in both together.
    row: u32,
}

impl Crosswalk {
    /// What is different in another crosswalk, such as a later version of this
    /// one. Mappings are known by what they say, wherever they stand; of several
    /// between the same ends those that are the same are matched first, then
    /// those of the same predicate, then the others in their order.
    ///
    /// A value that one set states for all mappings and the other in each is the
    /// same; where both sets state one, the difference is one of the sets.
    pub fn diff(&self, other: &Self, key: DiffKey) -> CrosswalkDiff {
        let mut prefixes = self.curie_map().clone();
        declare(&mut prefixes, other.curie_map());
        let names = Names::new(other.curie_map(), &prefixes);
        let rename = |curie: &str| names.rename(curie);
        let mut columns = self.columns().clone();
        let first = columns.len();
        columns.append(
            other.columns(),
            &all_rows(other),
            names.unless_agreed(&rename),
        );
        let both = columns.len();
        let slots = self.set().iter().chain(other.set().iter());
        let slots: BTreeSet<&SlotName> = slots.map(|(name, _)| name).collect();
        let mut set = Vec::new();
        for name in slots {
            let values = (self.set().get(name), other.set().get(name));
            let known = name.known().filter(|slot| slot.propagates());
            match (values, known) {
                ((Some(a), Some(b)), _) if a == b => {}
                ((Some(value), None), Some(slot)) => {
                    // What stands in a set fits its mappings.
                    let _fits = columns.fill_empty(0..first, slot, value);
                }
                ((None, Some(value)), Some(slot)) => {
                    let _fits = columns.fill_empty(first..both, slot, value);
                }
                _ => set.push(name.clone()),
            }
        }
        let mut diff = CrosswalkDiff {
            set,
            ..CrosswalkDiff::default()
        };
        let prints = columns.fingerprints(&[]);
        let united = self.with_rows_of(columns);
        let columns = united.columns();
        let cells = [Slot::PredicateId, Slot::PredicateModifier].map(|s| columns.symbols(s));
        let mut rows: Vec<Row> = (0..)
            .zip(end_keys(&united))
            .zip(prints)
            .map(|((row, ends), print)| {
                let [predicate, modifier] =
                    cells.map(|column| column.get(row as usize).copied().unwrap_or(NONE));
                Row {
                    ends,
                    claim: u64::from(predicate) << 1 | u64::from(modifier != NONE),
                    print,
                    row,
                }
            })
            .collect();
        rows.sort_unstable_by_key(|row| (row.ends, row.claim, row.print, row.row));
        let is_first = |row: &Row| (row.row as usize) < first;
        let at_second = |row: u32| row - crate::model::crosswalk::symbol(first);
        for pair in rows.chunk_by(|a, b| a.ends == b.ends) {
            let firsts = pair.iter().filter(|row| is_first(row)).count();
            match (firsts, pair.len() - firsts) {
                (_, 0) => diff.pairs.only_first += 1,
                (0, _) => diff.pairs.only_second += 1,
                _ => diff.pairs.both += 1,
            }
            let mut left: [Vec<(u64, u32)>; 2] = [Vec::new(), Vec::new()];
            for same in pair.chunk_by(|a, b| (a.claim, a.print) == (b.claim, b.print)) {
                let (ours, theirs) = same.split_at(same.partition_point(&is_first));
                let matched = ours.len().min(theirs.len());
                diff.same += matched;
                let [from_first, from_second] = &mut left;
                let unmatched = |rows: &[Row]| -> Vec<(u64, u32)> {
                    let rows = rows.get(matched..).unwrap_or_default();
                    rows.iter().map(|row| (row.claim, row.row)).collect()
                };
                from_first.extend(unmatched(ours));
                from_second.extend(unmatched(theirs));
            }
            let [mut removed, mut added] = left;
            let mut changed = |before: u32, after: u32| {
                let slots = columns.differing(before as usize, after as usize).collect();
                diff.changed.push(ChangedMapping {
                    before,
                    after: at_second(after),
                    slots,
                });
            };
            match_in_order(&mut removed, &mut added, true, &mut changed);
            if key == DiffKey::Ends {
                match_in_order(&mut removed, &mut added, false, &mut changed);
            }
            diff.removed.extend(removed.into_iter().map(|(_, row)| row));
            diff.added
                .extend(added.into_iter().map(|(_, row)| at_second(row)));
        }
        diff.removed.sort_unstable();
        diff.added.sort_unstable();
        diff.changed
            .sort_unstable_by_key(|change| (change.before, change.after));
        diff
    }
}

/// Matches what is left of two lists sorted by claim, claim by claim or one
/// after the other; what matches is taken out.
fn match_in_order(
    first: &mut Vec<(u64, u32)>,
    second: &mut Vec<(u64, u32)>,
    by_claim: bool,
    matched: &mut impl FnMut(u32, u32),
) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut a = std::mem::take(first).into_iter().peekable();
    let mut b = std::mem::take(second).into_iter().peekable();
    while let (Some((claim_a, row_a)), Some((claim_b, row_b))) = (a.peek(), b.peek()) {
        if by_claim && claim_a < claim_b {
            left.extend(a.next());
        } else if by_claim && claim_b < claim_a {
            right.extend(b.next());
        } else {
            matched(*row_a, *row_b);
            a.next();
            b.next();
        }
    }
    left.extend(a);
    right.extend(b);
    (*first, *second) = (left, right);
}
