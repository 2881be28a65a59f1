use super::slot::{Slot, SlotName};
use super::slots::{SlotValue, Slots};
use indexmap::IndexSet;
use smol_str::SmolStr;

/// A text, a list or a name of the table, by its number.
type Symbol = u32;

/// No text: the number before the first.
const NONE: Symbol = 0;

/// The slots that most mappings have. Each is a column of text numbers.
const DENSE: [Slot; 8] = [
    Slot::SubjectId,
    Slot::SubjectLabel,
    Slot::PredicateId,
    Slot::PredicateModifier,
    Slot::ObjectId,
    Slot::ObjectLabel,
    Slot::MappingJustification,
    Slot::Comment,
];

/// Rows of slots as columns: every text is stored once, and a cell is its
/// number. Slots that few mappings have stand aside, row by row.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    rows: usize,
    texts: IndexSet<SmolStr>,
    lists: IndexSet<Vec<SmolStr>>,
    names: IndexSet<SlotName>,
    /// By the order of `DENSE`; a column is as long as the last row that has a
    /// value.
    dense: [Vec<Symbol>; DENSE.len()],
    /// NaN is none.
    confidence: Vec<f64>,
    /// By row.
    rare: Vec<Rare>,
}

/// A value of a slot that few mappings have.
#[derive(Debug, Clone, Copy)]
struct Rare {
    row: Symbol,
    name: Symbol,
    value: RareValue,
}

#[derive(Debug, Clone, Copy)]
enum RareValue {
    Text(Symbol),
    List(Symbol),
    Number(f64),
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
        for (name, value) in row {
            match (&name, value) {
                (SlotName::Known(Slot::Confidence), SlotValue::Number(number)) => {
                    fill(&mut self.confidence, self.rows, f64::NAN, number);
                }
                (name, SlotValue::Text(text)) => {
                    let text = symbol(self.texts.insert_full(text).0);
                    match dense(name).and_then(|column| self.dense.get_mut(column)) {
                        Some(cells) => fill(cells, self.rows, NONE, text + 1),
                        None => self.push_rare(name.clone(), RareValue::Text(text)),
                    }
                }
                (_, SlotValue::List(list)) => {
                    let list = symbol(self.lists.insert_full(list).0);
                    self.push_rare(name, RareValue::List(list));
                }
                (_, SlotValue::Number(number)) => {
                    self.push_rare(name, RareValue::Number(number));
                }
            }
        }
        self.rows += 1;
    }

    fn push_rare(&mut self, name: SlotName, value: RareValue) {
        let name = symbol(self.names.insert_full(name).0);
        self.rare.push(Rare {
            row: symbol(self.rows),
            name,
            value,
        });
    }

    pub(super) fn get(&self, row: usize, name: &SlotName) -> Option<Cell<'_>> {
        if let Some(column) = dense(name) {
            return self.dense_cell(row, column);
        }
        if *name == SlotName::Known(Slot::Confidence) {
            return self.confidence_cell(row);
        }
        let name = symbol(self.names.get_index_of(name)?);
        let rare = self.rare_of(row).iter().find(|rare| rare.name == name)?;
        self.rare_cell(rare)
    }

    fn dense_cell(&self, row: usize, column: usize) -> Option<Cell<'_>> {
        let text = self.dense.get(column)?.get(row)?.checked_sub(1)?;
        self.texts.get_index(text as usize).map(Cell::Text)
    }

    fn confidence_cell(&self, row: usize) -> Option<Cell<'_>> {
        let number = *self.confidence.get(row)?;
        (!number.is_nan()).then_some(Cell::Number(number))
    }

    fn rare_of(&self, row: usize) -> &[Rare] {
        let row = symbol(row);
        let start = self.rare.partition_point(|rare| rare.row < row);
        let rest = self.rare.get(start..).unwrap_or_default();
        let length = rest.partition_point(|rare| rare.row == row);
        rest.get(..length).unwrap_or_default()
    }

    fn rare_cell(&self, rare: &Rare) -> Option<Cell<'_>> {
        match rare.value {
            RareValue::Text(text) => self.texts.get_index(text as usize).map(Cell::Text),
            RareValue::List(list) => {
                let list = self.lists.get_index(list as usize)?;
                Some(Cell::List(list))
            }
            RareValue::Number(number) => Some(Cell::Number(number)),
        }
    }

    /// The slots of a row and their values, in no stated order.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = (SlotName, Cell<'_>)> {
        let dense = DENSE.iter().enumerate();
        let dense = dense.filter_map(move |(column, slot)| {
            Some((SlotName::Known(*slot), self.dense_cell(row, column)?))
        });
        let confidence = self.confidence_cell(row);
        let confidence = confidence.map(|cell| (SlotName::Known(Slot::Confidence), cell));
        let rare = self.rare_of(row).iter().filter_map(move |rare| {
            let name = self.names.get_index(rare.name as usize)?;
            Some((name.clone(), self.rare_cell(rare)?))
        });
        dense.chain(confidence).chain(rare)
    }
}

/// The column of a slot that has one.
fn dense(name: &SlotName) -> Option<usize> {
    let slot = name.known()?;
    DENSE.iter().position(|dense| *dense == slot)
}

/// A number of the table. It holds no more than 2^32 of anything: the limits of
/// reading are far below.
fn symbol(index: usize) -> Symbol {
    Symbol::try_from(index).unwrap_or(Symbol::MAX)
}

/// Puts a value at `row`, after as many empty cells as the column is behind.
fn fill<T: Copy>(cells: &mut Vec<T>, row: usize, empty: T, value: T) {
    cells.resize(row, empty);
    cells.push(value);
}
