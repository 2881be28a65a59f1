use super::number::put_rounded;
use super::rows::put_list;
use crate::model::crosswalk::{Cell, Cells, Crosswalk, SlotKind, SlotName};
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
    let others = others.iter().map(|name| crosswalk.columns().cells(name));
    let others: Vec<Cells<'_>> = others.collect();
    let cells = |a: u32, b: u32| {
        let mut orders = others
            .iter()
            .map(|cells| compare(cells.get(a as usize), cells.get(b as usize)));
        orders
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    };
    rows.sort_by(|a, b| rank(*a).cmp(&rank(*b)).then_with(|| cells(*a, *b)));
    rows
}

/// The order of two cells as they are written, not yet quoted.
fn compare(a: Option<Cell<'_>>, b: Option<Cell<'_>>) -> Ordering {
    match (a, b) {
        (Some(Cell::Text(a)), Some(Cell::Text(b))) => a.cmp(b),
        (Some(Cell::Number(a)), Some(Cell::Number(b))) if a == b => Ordering::Equal,
        (None, None) => Ordering::Equal,
        _ => written(a).cmp(&written(b)),
    }
}

fn written(cell: Option<Cell<'_>>) -> Vec<u8> {
    let mut text = Vec::new();
    match cell {
        Some(Cell::Text(cell)) => text.extend_from_slice(cell.as_bytes()),
        Some(Cell::Number(number)) => put_rounded(&mut text, number),
        Some(Cell::List(list)) => {
            put_list(&mut text, list.iter().filter(|item| !item.is_empty()));
        }
        None => {}
    }
    text
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
