use super::columns::{Column, Columns};
use super::lists::Lists;
use super::slot::{Slot, SlotKind, SlotName};
use super::slots::SlotValue;
use super::texts::{Symbol, Texts};
use smol_str::SmolStr;

/// A cell as it is stored.
#[derive(Clone, Copy)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    List(ListCell<'a>),
    Number(f64),
}

/// The texts of a list.
#[derive(Clone, Copy)]
pub(crate) struct ListCell<'a> {
    texts: &'a Texts,
    symbols: &'a [Symbol],
}

impl<'a> ListCell<'a> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let texts = self.texts;
        let symbols = self.symbols.iter();
        symbols.filter_map(move |symbol| texts.get(*symbol))
    }
}

impl<'a> Cell<'a> {
    /// The texts: those of a list, or the one.
    pub(crate) fn texts(self) -> impl Iterator<Item = &'a str> {
        let (one, list) = match self {
            Self::Text(text) => (Some(text), None),
            Self::List(list) => (None, Some(list)),
            Self::Number(_) => (None, None),
        };
        one.into_iter()
            .chain(list.into_iter().flat_map(|list| list.iter()))
    }

    pub(crate) fn to_value(self) -> SlotValue {
        match self {
            Self::Text(text) => SlotValue::Text(SmolStr::new(text)),
            Self::List(list) => SlotValue::List(list.iter().map(SmolStr::new).collect()),
            Self::Number(number) => SlotValue::Number(number),
        }
    }
}

/// The cells of one slot, row by row.
#[derive(Clone, Copy)]
pub(crate) enum Cells<'a> {
    /// No row has one.
    None,
    Texts(&'a Texts, &'a [Symbol]),
    Lists(&'a Texts, &'a Lists, &'a [Symbol]),
    Numbers(&'a [f64]),
    /// Those of an extension slot, by the number of its name.
    Extension(&'a Columns, usize),
}

impl<'a> Cells<'a> {
    /// Asks memory for the cells of some rows. Those of a large crosswalk lie
    /// outside the processor's caches, and misses that do not wait for each other
    /// cost hardly more than one.
    #[cfg(feature = "sssom")]
    pub(crate) fn ask_for(&self, rows: &[u32]) {
        let numbers = |cells: &'a [Symbol]| {
            let rows = rows.iter();
            rows.filter_map(|row| cells.get(*row as usize).copied())
        };
        match *self {
            Self::Texts(texts, cells) => texts.ask_for(numbers(cells)),
            Self::Lists(texts, lists, cells) => {
                lists.ask_for(numbers(cells));
                let lists = numbers(cells).filter_map(|list| lists.get(list));
                texts.ask_for(lists.flatten().copied());
            }
            Self::None | Self::Numbers(_) | Self::Extension(..) => {}
        }
    }

    pub(crate) fn get(&self, row: usize) -> Option<Cell<'a>> {
        match *self {
            Self::None => None,
            Self::Texts(texts, cells) => texts.get(*cells.get(row)?).map(Cell::Text),
            Self::Lists(texts, lists, cells) => {
                let symbols = lists.get(*cells.get(row)?)?;
                Some(Cell::List(ListCell { texts, symbols }))
            }
            Self::Numbers(cells) => {
                let number = *cells.get(row)?;
                (!number.is_nan()).then_some(Cell::Number(number))
            }
            Self::Extension(columns, name) => {
                let of_row = columns.extensions_of(row);
                let found = of_row.iter().find(|one| one.name == name)?;
                columns.texts.get(found.text).map(Cell::Text)
            }
        }
    }
}

impl Columns {
    /// The cells of a slot.
    pub(crate) fn cells(&self, name: &SlotName) -> Cells<'_> {
        match name.known() {
            Some(slot) => self.cells_of_slot(slot),
            None => match self.names.get_index_of(name) {
                Some(index) => Cells::Extension(self, index),
                None => Cells::None,
            },
        }
    }

    /// The cells of a slot of SSSOM.
    pub(super) fn cells_of_slot(&self, slot: Slot) -> Cells<'_> {
        match self.column(slot) {
            Some(column) => self.cells_of(slot, column),
            None => Cells::None,
        }
    }

    /// The cells of the column of a slot.
    pub(super) fn cells_of<'a>(&'a self, slot: Slot, column: &'a Column) -> Cells<'a> {
        let texts = match slot.kind() {
            SlotKind::Entity => &self.entities,
            _ => &self.texts,
        };
        match column {
            Column::Numbers(cells) => Cells::Numbers(cells),
            Column::Symbols(cells) if slot.is_list() => {
                Cells::Lists(texts, self.lists(slot), cells)
            }
            Column::Symbols(cells) => Cells::Texts(texts, cells),
        }
    }

    /// A cell of a row.
    pub(crate) fn get(&self, row: usize, name: &SlotName) -> Option<Cell<'_>> {
        self.cells(name).get(row)
    }
}
