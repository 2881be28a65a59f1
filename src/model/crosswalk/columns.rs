use super::slot::SlotName;
use super::slots::{SlotValue, Slots};
use indexmap::{IndexMap, IndexSet};
use smol_str::SmolStr;

/// A text of the table, by its number; 0 is none.
type Symbol = u32;

const NONE: Symbol = 0;

/// Rows of slots as columns: every text is stored once, and a cell is its
/// number. A column exists once a row has had a value for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    rows: usize,
    texts: IndexSet<SmolStr>,
    lists: IndexSet<Vec<SmolStr>>,
    columns: IndexMap<SlotName, Column>,
}

#[derive(Debug, Clone)]
enum Column {
    Texts(Vec<Symbol>),
    Lists(Vec<Symbol>),
    /// NaN is none.
    Numbers(Vec<f64>),
}

/// A cell as it is stored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell<'a> {
    Text(&'a SmolStr),
    List(&'a [SmolStr]),
    Number(f64),
}

impl Cell<'_> {
    pub(super) fn to_value(self) -> SlotValue {
        match self {
            Self::Text(text) => SlotValue::Text(text.clone()),
            Self::List(list) => SlotValue::List(list.to_vec()),
            Self::Number(number) => SlotValue::Number(number),
        }
    }
}

impl Columns {
    pub(super) fn len(&self) -> usize {
        self.rows
    }

    pub(super) fn push(&mut self, row: Slots) {
        for (name, value) in row.into_iter() {
            let rows = self.rows;
            match value {
                SlotValue::Text(text) => {
                    let symbol = symbol(self.texts.insert_full(text).0);
                    if let Column::Texts(cells) = self.column(name, || Column::Texts(Vec::new())) {
                        fill(cells, rows, NONE, symbol);
                    }
                }
                SlotValue::List(list) => {
                    let symbol = symbol(self.lists.insert_full(list).0);
                    if let Column::Lists(cells) = self.column(name, || Column::Lists(Vec::new())) {
                        fill(cells, rows, NONE, symbol);
                    }
                }
                SlotValue::Number(number) => {
                    if let Column::Numbers(cells) =
                        self.column(name, || Column::Numbers(Vec::new()))
                    {
                        fill(cells, rows, f64::NAN, number);
                    }
                }
            }
        }
        self.rows += 1;
    }

    /// The column of a slot. [`Slots`] hold one kind of value per slot, so that
    /// a column found is always of the kind asked for.
    fn column(&mut self, name: SlotName, new: impl FnOnce() -> Column) -> &mut Column {
        self.columns.entry(name).or_insert_with(new)
    }

    pub(super) fn get(&self, row: usize, name: &SlotName) -> Option<Cell<'_>> {
        self.cell(self.columns.get(name)?, row)
    }

    fn cell<'a>(&'a self, column: &'a Column, row: usize) -> Option<Cell<'a>> {
        let index = |cells: &[Symbol]| {
            let symbol = *cells.get(row)?;
            (symbol as usize).checked_sub(1)
        };
        match column {
            Column::Texts(cells) => self.texts.get_index(index(cells)?).map(Cell::Text),
            Column::Lists(cells) => self
                .lists
                .get_index(index(cells)?)
                .map(|list| Cell::List(list)),
            Column::Numbers(cells) => {
                let number = *cells.get(row)?;
                (!number.is_nan()).then_some(Cell::Number(number))
            }
        }
    }

    /// The names of the columns and their cells in a row, in no stated order.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = (&SlotName, Cell<'_>)> {
        self.columns
            .iter()
            .filter_map(move |(name, column)| Some((name, self.cell(column, row)?)))
    }
}

fn symbol(index: usize) -> Symbol {
    Symbol::try_from(index + 1).unwrap_or(NONE)
}

/// Puts a value at `row`, after as many empty cells as the column is behind.
fn fill<T: Copy>(cells: &mut Vec<T>, row: usize, empty: T, value: T) {
    cells.resize(row, empty);
    cells.push(value);
}
