use super::writer::cell_text;
use crate::model::crosswalk::{Crosswalk, SlotKind, SlotName};
use std::cmp::Ordering;

/// The rows of a crosswalk in the order of their cells, column by column, as
/// SSSOM's canonical form has them.
pub(super) fn order(crosswalk: &Crosswalk, columns: &[SlotName]) -> Vec<u32> {
    let rows = u32::try_from(crosswalk.len()).unwrap_or(u32::MAX);
    let mut rows: Vec<u32> = (0..rows).collect();
    let ranks = ranks(crosswalk, columns.first());
    let rank = |row: u32| ranks.get(row as usize).copied().unwrap_or(0);
    let others = if ranks.is_empty() {
        columns
    } else {
        columns.get(1..).unwrap_or_default()
    };
    let cells = |a: u32, b: u32| {
        let mut pairs = others.iter().map(|name| {
            let cell = |row: u32| cell_text(crosswalk, row as usize, name).unwrap_or_default();
            cell(a).cmp(&cell(b))
        });
        pairs.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    };
    rows.sort_by(|a, b| rank(*a).cmp(&rank(*b)).then_with(|| cells(*a, *b)));
    rows
}

/// The place of each row's cell among all that stand in a column of CURIEs;
/// nothing where it is no such column.
fn ranks(crosswalk: &Crosswalk, column: Option<&SlotName>) -> Vec<u32> {
    let slot = column.and_then(SlotName::known);
    let slot = slot.filter(|slot| slot.kind() == SlotKind::Entity && !slot.is_list());
    let Some(slot) = slot else {
        return Vec::new();
    };
    let texts = crosswalk.columns().entities();
    let symbols = crosswalk.columns().symbols(slot);
    let mut distinct: Vec<u32> = symbols.to_vec();
    // Rows behind the last that has a cell have none.
    distinct.push(0);
    distinct.sort_unstable();
    distinct.dedup();
    distinct.sort_by_key(|symbol| texts.get(*symbol).unwrap_or_default());
    let mut by_symbol = vec![0; texts.len()];
    for (rank, symbol) in (0..).zip(distinct) {
        if let Some(place) = by_symbol.get_mut(symbol as usize) {
            *place = rank;
        }
    }
    let rank = |symbol: &u32| by_symbol.get(*symbol as usize).copied().unwrap_or(0);
    let mut ranks: Vec<u32> = symbols.iter().map(rank).collect();
    let none = by_symbol.first().copied().unwrap_or(0);
    ranks.resize(crosswalk.len(), none);
    ranks
}
