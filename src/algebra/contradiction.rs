//! Mappings that cannot all stand.

use super::ends::{NOTHING, end_keys};
use crate::model::crosswalk::{Claim, Conflict, Crosswalk, NONE, Slot, symbol};
use std::collections::HashMap;

/// Two rows of a crosswalk that cannot both stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The rows, from 0, the first first.
    pub rows: [u32; 2],
    /// Why.
    pub conflict: Conflict,
}

/// The rows of a crosswalk that cannot both stand, by the first row. Mappings
/// between the same two things are held against each other in whichever
/// direction they are written.
pub(super) fn clashes(crosswalk: &Crosswalk) -> Vec<Clash> {
    let columns = crosswalk.columns();
    let claim_cells = [Slot::PredicateId, Slot::PredicateModifier].map(|s| columns.symbols(s));
    let mut rows: Vec<([u64; 2], u32)> = Vec::with_capacity(crosswalk.len());
    for (row, [subject, object]) in end_keys(crosswalk).into_iter().enumerate() {
        if subject != NOTHING && object != NOTHING && subject != object {
            rows.push((
                [subject.min(object), subject.max(object)],
                symbol(row) << 1 | u32::from(subject > object),
            ));
        }
    }
    rows.sort_unstable();
    let mut found = Vec::new();
    let mut said: HashMap<Claim, u32> = HashMap::new();
    for same in rows
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() > 1)
    {
        let what = |(_, row): &([u64; 2], u32)| {
            let at = |cells: &[u32]| cells.get((row >> 1) as usize).copied().unwrap_or(NONE);
            (claim_cells.map(at), row & 1)
        };
        let mut kinds = same.iter().map(what);
        let first = kinds.next();
        // Most of those say the same again.
        if kinds.all(|kind| Some(kind) == first) {
            continue;
        }
        said.clear();
        for (_, row) in same {
            let (row, turned) = (row >> 1, row & 1 == 1);
            let Some(mapping) = crosswalk.mapping(row as usize) else {
                continue;
            };
            let claim = if turned {
                mapping.claim().inverse()
            } else {
                Some(mapping.claim())
            };
            let Some(claim) = claim.filter(|_| mapping.text(Slot::PredicateId).is_some()) else {
                continue;
            };
            // One finding for each mapping, beside the first that it clashes
            // with, so that there are no more than mappings.
            let clashes = claim.conflicting().filter_map(|(other, conflict)| {
                let other = said.get(&other)?;
                Some((*other, conflict))
            });
            if let Some((other, conflict)) = clashes.min() {
                let rows = [other.min(row), other.max(row)];
                found.push(Clash { rows, conflict });
            }
            said.entry(claim).or_insert(row);
        }
    }
    found.sort_unstable();
    found
}

impl Crosswalk {
    /// The mappings of this crosswalk that cannot both stand, each beside the
    /// first that it clashes with.
    pub fn clashes(&self) -> Vec<Clash> {
        clashes(self)
    }
}
