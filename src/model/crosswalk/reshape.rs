//! Columns made of other columns: rows taken out, put beneath, turned round.

use super::cell::Cell;
use super::columns::{Column, Columns, Extension, hardly_repeats};
use super::slot::{Slot, SlotKind, SlotName};
use super::slots::SlotValue;
use super::taken::Taken;
use super::texts::{NONE, Symbol};
use crate::error::ValueError;
use foldhash::fast::RandomState;
use std::hash::BuildHasher;
use std::ops::Range;

/// What another set calls an entity, where it does not call it the same; none
/// where it calls everything the same.
pub(crate) type Rename<'a> = Option<&'a dyn Fn(&str) -> Option<String>>;

impl Columns {
    /// Some of the rows, in the order given.
    pub(crate) fn take(&self, rows: &[u32]) -> Self {
        if rows.len() * 2 < self.rows {
            // Only the texts that these rows need.
            let mut taken = Self::default();
            taken.append(self, rows, None);
            return taken;
        }
        let mut taken = Self {
            rows: rows.len(),
            entities: self.entities.clone(),
            texts: self.texts.clone(),
            entity_lists: self.entity_lists.clone(),
            text_lists: self.text_lists.clone(),
            columns: Vec::with_capacity(self.columns.len()),
            names: self.names.clone(),
            extensions: Vec::new(),
        };
        for (slot, column) in &self.columns {
            let column = match column {
                Column::Symbols(cells) => Column::Symbols(pick(cells, rows, NONE)),
                Column::Numbers(cells) => Column::Numbers(pick(cells, rows, f64::NAN)),
            };
            taken.columns.push((*slot, column));
        }
        for (row, from) in rows.iter().enumerate() {
            let extensions = self.extensions_of(*from as usize).iter();
            taken
                .extensions
                .extend(extensions.map(|one| Extension { row, ..*one }));
        }
        taken
    }

    /// Puts some rows of other columns at the end, with their entities by the
    /// names that they have here.
    pub(crate) fn append(&mut self, other: &Self, rows: &[u32], rename: Rename<'_>) {
        let (entities, texts) = self.adopt_cells(other, rows, rename);
        let before = self.rows;
        for (slot, column) in &other.columns {
            match column {
                Column::Numbers(cells) => {
                    if let Column::Numbers(own) = self.column_mut(*slot) {
                        own.resize(before, f64::NAN);
                        own.extend(pick(cells, rows, f64::NAN));
                    }
                }
                Column::Symbols(cells) => {
                    let known = match slot.kind() {
                        SlotKind::Entity => &entities,
                        _ => &texts,
                    };
                    let here = |text: &Symbol| known.get(*text);
                    let mut cells = pick(cells, rows, NONE);
                    if slot.is_list() {
                        for cell in &mut cells {
                            let list = other.lists(*slot).get(*cell);
                            let list = list.map(|list| list.iter().map(here).collect());
                            *cell =
                                list.map_or(NONE, |list: Vec<_>| self.intern_list(*slot, &list));
                        }
                    } else if hardly_repeats(*slot) {
                        for cell in &mut cells {
                            let text = other.texts.get(*cell);
                            *cell = text.map_or(NONE, |text| self.texts.add(text));
                        }
                    } else {
                        cells.iter_mut().for_each(|cell| *cell = here(cell));
                    }
                    if let Column::Symbols(own) = self.column_mut(*slot) {
                        own.resize(before, NONE);
                        own.extend(cells);
                    }
                }
            }
        }
        if other.has_extensions() {
            for (row, from) in rows.iter().enumerate() {
                for one in other.extensions_of(*from as usize) {
                    let (Some(name), Some(text)) =
                        (other.names.get_index(one.name), other.texts.get(one.text))
                    else {
                        continue;
                    };
                    let text = self.intern_text(text);
                    let name = match self.names.get_index_of(name) {
                        Some(index) => index,
                        None => self.names.insert_full(name.clone()).0,
                    };
                    let row = before + row;
                    self.extensions.push(Extension { row, name, text });
                }
            }
        }
        self.rows += rows.len();
    }

    /// The numbers here of the entities and the texts that stand in some rows of
    /// other columns, but for prose.
    fn adopt_cells(&mut self, other: &Self, rows: &[u32], rename: Rename<'_>) -> (Taken, Taken) {
        let mut entities = Taken::of(other.entities.len());
        let mut texts = Taken::of(other.texts.len());
        for (slot, column) in &other.columns {
            let Column::Symbols(cells) = column else {
                continue;
            };
            if hardly_repeats(*slot) && !slot.is_list() {
                continue;
            }
            let taken = match slot.kind() {
                SlotKind::Entity => &mut entities,
                _ => &mut texts,
            };
            let cells = rows.iter().filter_map(|row| cells.get(*row as usize));
            other.want(*slot, cells.copied(), taken);
        }
        entities.make(|wanted| self.adopt_entities(other, wanted, rename));
        texts.make(|wanted| self.adopt_texts(other, wanted));
        (entities, texts)
    }

    /// The columns under other slots of the same kind, and the extensions under
    /// other names.
    pub(crate) fn relabel(
        &mut self,
        slots: impl Fn(Slot) -> Slot,
        names: impl Fn(&SlotName) -> SlotName,
    ) {
        for (slot, _) in &mut self.columns {
            *slot = slots(*slot);
        }
        self.columns.sort_by_key(|(slot, _)| *slot);
        self.names = self.names.iter().map(names).collect();
    }

    /// Takes a column out.
    pub(crate) fn clear(&mut self, slot: Slot) {
        self.columns.retain(|(of, _)| *of != slot);
    }

    /// Other texts in a slot: asked once for each that is there.
    pub(crate) fn replace(
        &mut self,
        slot: Slot,
        other: impl Fn(&str) -> Option<String>,
    ) -> Result<(), ValueError> {
        let name = SlotName::from(slot);
        let cells = self.symbols(slot).to_vec();
        let mut highest = cells.iter().copied().max().unwrap_or(NONE) as usize;
        highest += 1;
        let mut new: Vec<Option<Symbol>> = vec![None; highest];
        let mut replaced = Vec::with_capacity(cells.len());
        for (row, cell) in cells.into_iter().enumerate() {
            let place = new.get(cell as usize).copied().flatten();
            let symbol = match place {
                Some(symbol) => symbol,
                None => {
                    let symbol = match self.get(row, &name) {
                        Some(Cell::Text(text)) => match other(text) {
                            Some(text) => self.symbol_of(&name, &text)?,
                            None => cell,
                        },
                        Some(Cell::List(list)) => {
                            let list: Vec<String> = list
                                .iter()
                                .map(|text| other(text).unwrap_or_else(|| text.to_owned()))
                                .collect();
                            self.list_of(&name, list.iter().map(String::as_str))?
                        }
                        Some(Cell::Number(_)) | None => cell,
                    };
                    if let Some(place) = new.get_mut(cell as usize) {
                        *place = Some(symbol);
                    }
                    symbol
                }
            };
            replaced.push(symbol);
        }
        if let Column::Symbols(cells) = self.column_mut(slot) {
            *cells = replaced;
        }
        Ok(())
    }

    /// A new column, by row.
    pub(crate) fn rewrite(
        &mut self,
        slot: Slot,
        mut value: impl FnMut(usize) -> Option<SlotValue>,
    ) -> Result<(), ValueError> {
        self.clear(slot);
        let name = SlotName::from(slot);
        let rows = std::mem::take(&mut self.rows);
        let mut put = || {
            for row in 0..rows {
                match value(row) {
                    Some(SlotValue::Text(text)) if !name.is_list() => {
                        let symbol = self.symbol_of(&name, &text)?;
                        self.put_symbol(&name, row, symbol);
                    }
                    Some(SlotValue::Number(number)) => {
                        super::slots::check_number(name.kind(), number)?;
                        self.set_number(&name, row, number);
                    }
                    Some(list) => {
                        let list = list.as_list().iter().map(|text| text.as_str());
                        self.put_list_at(&name, row, list)?;
                    }
                    None => {}
                }
            }
            Ok(())
        };
        let put = put();
        self.rows = rows;
        put
    }

    /// Puts a value into those of some rows that have none of their own.
    pub(crate) fn fill_empty(
        &mut self,
        rows: Range<usize>,
        slot: Slot,
        value: &SlotValue,
    ) -> Result<(), ValueError> {
        let name = SlotName::from(slot);
        let filling = match value {
            SlotValue::Number(number) => {
                let length = self.rows;
                if let Column::Numbers(cells) = self.column_mut(slot) {
                    cells.resize(length, f64::NAN);
                    let cells = cells.get_mut(rows).into_iter().flatten();
                    cells
                        .filter(|cell| cell.is_nan())
                        .for_each(|cell| *cell = *number);
                }
                return Ok(());
            }
            _ if name.is_list() => {
                self.list_of(&name, value.as_list().iter().map(|text| text.as_str()))?
            }
            _ => self.symbol_of(&name, value.as_text().unwrap_or_default())?,
        };
        let length = self.rows;
        if let Column::Symbols(cells) = self.column_mut(slot) {
            cells.resize(length, NONE);
            let cells = cells.get_mut(rows).into_iter().flatten();
            cells
                .filter(|cell| **cell == NONE)
                .for_each(|cell| *cell = filling);
        }
        Ok(())
    }

    /// A number of each row that is equal where the rows are, but for the slots
    /// that are left out, and hardly ever where they are not.
    pub(crate) fn fingerprints(&self, without: &[Slot]) -> Vec<u64> {
        let state = RandomState::default();
        let mut prints = vec![0_u64; self.rows];
        let mix = |print: &mut u64, slot: usize, value: u64| {
            *print = (*print ^ value.wrapping_add(slot as u64 + 1))
                .wrapping_mul(0x9E37_79B9_7F4A_7C15)
                .rotate_left(29)
                .wrapping_mul(0xBF58_476D_1CE4_E5B9)
                .rotate_left(31);
        };
        for (slot, column) in &self.columns {
            if without.contains(slot) {
                continue;
            }
            match column {
                Column::Numbers(cells) => {
                    for (print, cell) in prints.iter_mut().zip(cells) {
                        if !cell.is_nan() {
                            mix(print, *slot as usize, cell.to_bits());
                        }
                    }
                }
                Column::Symbols(cells) => {
                    let value = |cell: Symbol| match (hardly_repeats(*slot), slot.is_list()) {
                        (false, _) => u64::from(cell) << 8,
                        (true, false) => state.hash_one(self.texts.get(cell)),
                        (true, true) => state.hash_one(self.lists(*slot).get(cell)),
                    };
                    for (print, cell) in prints.iter_mut().zip(cells) {
                        if *cell != NONE {
                            mix(print, *slot as usize, value(*cell));
                        }
                    }
                }
            }
        }
        for (row, print) in prints.iter_mut().enumerate() {
            if self.extensions.is_empty() {
                break;
            }
            // In no stated order, so that the order does not count.
            let of_row = self.extensions_of(row).iter();
            *print = of_row.fold(*print, |sum, one| {
                sum.wrapping_add(state.hash_one((one.name, one.text)))
            });
        }
        prints
    }

    /// Whether two rows have the same values, but for the slots that are left
    /// out.
    pub(crate) fn same_rows(&self, a: usize, b: usize, without: &[Slot]) -> bool {
        self.differing(a, b)
            .all(|name| name.known().is_some_and(|slot| without.contains(&slot)))
    }

    /// The slots in which two rows differ.
    pub(crate) fn differing(&self, a: usize, b: usize) -> impl Iterator<Item = SlotName> {
        let columns = self.columns.iter().filter_map(move |(slot, column)| {
            let cells = self.cells_of(*slot, column);
            let same_cells = || same(cells.get(a), cells.get(b));
            let same = match column {
                Column::Symbols(cells) => {
                    let symbol = |row: usize| cells.get(row).copied().unwrap_or(NONE);
                    // Texts and lists stand once, but for prose.
                    symbol(a) == symbol(b) || (hardly_repeats(*slot) && same_cells())
                }
                Column::Numbers(_) => same_cells(),
            };
            (!same).then_some((*slot).into())
        });
        let names = self.names.iter().filter(move |name| {
            !self.extensions.is_empty() && !same(self.get(a, name), self.get(b, name))
        });
        columns.chain(names.cloned())
    }
}

fn pick<T: Copy>(cells: &[T], rows: &[u32], empty: T) -> Vec<T> {
    let cell = |row: &u32| cells.get(*row as usize).copied().unwrap_or(empty);
    rows.iter().map(cell).collect()
}

fn same(a: Option<Cell<'_>>, b: Option<Cell<'_>>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(Cell::Number(a)), Some(Cell::Number(b))) => a == b,
        (Some(Cell::Text(a)), Some(Cell::Text(b))) => a == b,
        (Some(Cell::List(a)), Some(Cell::List(b))) => a.iter().eq(b.iter()),
        _ => false,
    }
}
