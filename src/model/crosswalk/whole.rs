//! Columns put in as wholes, and texts taken over many at a time.

use super::columns::{Column, Columns, hardly_repeats};
use super::reshape::Rename;
use super::slot::{Slot, SlotKind};
use super::taken::Taken;
use super::texts::{NONE, Symbol, Texts};
use std::convert::Infallible;

impl Columns {
    /// Takes out what is put in apart from texts, to be filled by itself until it
    /// is [put back](Self::put_apart).
    #[cfg(feature = "sssom")]
    pub(crate) fn take_apart(&mut self) -> Self {
        let is_apart = |(slot, _): &(Slot, Column)| slot.kind().is_apart();
        let columns = std::mem::take(&mut self.columns);
        let (columns, others) = columns.into_iter().partition(is_apart);
        self.columns = others;
        Self {
            rows: self.rows,
            entities: std::mem::take(&mut self.entities),
            entity_lists: std::mem::take(&mut self.entity_lists),
            columns,
            ..Self::default()
        }
    }

    /// Puts back what was taken, and columns of which these have none.
    #[cfg(feature = "sssom")]
    pub(crate) fn put_apart(&mut self, apart: Self) {
        self.entities = apart.entities;
        self.entity_lists = apart.entity_lists;
        self.columns.extend(apart.columns);
        self.columns.sort_by_key(|(slot, _)| *slot);
    }

    /// Puts in a column of numbers of texts, of which these columns have none,
    /// for all rows.
    pub(crate) fn put_column(&mut self, slot: Slot, mut cells: Vec<Symbol>) {
        while cells.last() == Some(&NONE) {
            cells.pop();
        }
        if !cells.is_empty() {
            *self.column_mut(slot) = Column::Symbols(cells);
        }
    }

    /// Puts in a column of a slot of numbers, where NaN is none.
    pub(crate) fn put_number_column(&mut self, slot: Slot, mut cells: Vec<f64>) {
        while cells.last().is_some_and(|cell| cell.is_nan()) {
            cells.pop();
        }
        if !cells.is_empty() {
            *self.column_mut(slot) = Column::Numbers(cells);
        }
    }

    /// The number of a CURIE, which must be one.
    pub(crate) fn intern_entity(&mut self, curie: &str) -> Symbol {
        match self.entities.intern(curie, free) {
            Ok(number) => number,
        }
    }

    /// Puts in CURIEs, which must be such, without looking whether they are there
    /// already: the names of premises. They come in one piece, with where each
    /// ends. The number of the first.
    pub(crate) fn add_entities(&mut self, curies: &str, ends: &[usize]) -> Symbol {
        self.entities.add_each(curies, ends)
    }

    /// The number of a text that is no CURIE, which must fit where it is put.
    pub(crate) fn intern_text(&mut self, text: &str) -> Symbol {
        match self.texts.intern(text, free) {
            Ok(number) => number,
        }
    }

    /// The number of a list of entities or of texts for a slot.
    pub(crate) fn intern_list(&mut self, slot: Slot, list: &[Symbol]) -> Symbol {
        let lists = match slot.kind() {
            SlotKind::Entity => &mut self.entity_lists,
            _ => &mut self.text_lists,
        };
        match hardly_repeats(slot) {
            true => lists.add(list),
            false => lists.intern(list),
        }
    }

    /// The CURIEs that stand in some slots, each once.
    pub(crate) fn entities_in(
        &self,
        slots: impl Iterator<Item = Slot>,
    ) -> impl Iterator<Item = &str> {
        let mut found = Taken::of(self.entities.len());
        for slot in slots.filter(|slot| slot.kind() == SlotKind::Entity) {
            self.want(slot, self.symbols(slot).iter().copied(), &mut found);
        }
        let found = found.wanted().into_iter();
        found.filter_map(|number| self.entities.get(number))
    }

    /// Asks for what the cells of a slot stand for: the numbers of their texts.
    pub(super) fn want(&self, slot: Slot, cells: impl Iterator<Item = Symbol>, taken: &mut Taken) {
        let cells = cells.filter(|cell| *cell != NONE);
        match slot.is_list() {
            false => cells.for_each(|number| taken.want(number)),
            true => {
                let lists = cells.filter_map(|cell| self.lists(slot).get(cell));
                lists.flatten().for_each(|number| taken.want(*number));
            }
        }
    }

    /// The numbers here of some entities of other columns, none of them
    /// [`NONE`]; each goes by the name that it has here.
    pub(crate) fn adopt_entities(
        &mut self,
        other: &Self,
        numbers: &[Symbol],
        rename: Rename<'_>,
    ) -> Vec<Symbol> {
        adopt(&mut self.entities, &other.entities, numbers, rename)
    }

    /// The numbers here of some texts of other columns, none of them [`NONE`].
    pub(crate) fn adopt_texts(&mut self, other: &Self, numbers: &[Symbol]) -> Vec<Symbol> {
        adopt(&mut self.texts, &other.texts, numbers, None)
    }
}

fn adopt(own: &mut Texts, other: &Texts, numbers: &[Symbol], rename: Rename<'_>) -> Vec<Symbol> {
    let text = |number: &Symbol| other.get(*number).unwrap_or_default();
    let texts: Vec<&str> = numbers.iter().map(text).collect();
    match rename {
        None => intern(own, &texts),
        Some(rename) => {
            let renamed: Vec<Option<String>> = texts.iter().map(|text| rename(text)).collect();
            let names = texts.iter().zip(&renamed);
            let names: Vec<&str> = names
                .map(|(text, name)| name.as_deref().unwrap_or(text))
                .collect();
            intern(own, &names)
        }
    }
}

/// The numbers of texts, each put in where it is new.
fn intern(own: &mut Texts, texts: &[&str]) -> Vec<Symbol> {
    let mut numbers = Vec::with_capacity(texts.len());
    own.intern_each(texts, free, &mut numbers, &mut Vec::new());
    // Among many, an empty text is none; here it is a text.
    for (number, _) in numbers.iter_mut().zip(texts).filter(|(_, t)| t.is_empty()) {
        *number = match own.intern("", free) {
            Ok(number) => number,
        };
    }
    numbers
}

/// What fits wherever it is put needs no look.
fn free(_: &str) -> Result<(), Infallible> {
    Ok(())
}
