use super::slot::{Slot, SlotName};
use super::slots::{SlotValue, Slots};
use foldhash::fast::RandomState;
use indexmap::{Equivalent, IndexSet};
use smol_str::SmolStr;
use std::hash::Hash;

/// A text, a list or a name of the table, by its number.
type Symbol = u32;

/// No text: the number before the first.
const NONE: Symbol = 0;

/// The slots that most mappings have. Each is a column of text numbers.
const DENSE: [Slot; 7] = [
    Slot::SubjectId,
    Slot::SubjectLabel,
    Slot::PredicateId,
    Slot::PredicateModifier,
    Slot::ObjectId,
    Slot::ObjectLabel,
    Slot::MappingJustification,
];

/// Rows of slots as columns: every text is stored once, and a cell is its
/// number. Slots that few mappings have stand aside, row by row.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    rows: usize,
    texts: IndexSet<SmolStr, RandomState>,
    lists: IndexSet<Vec<SmolStr>, RandomState>,
    names: IndexSet<SlotName, RandomState>,
    /// By the order of `DENSE`; a column is as long as the last row that has a
    /// value.
    dense: [Vec<Symbol>; DENSE.len()],
    /// NaN is none.
    confidence: Vec<f64>,
    /// Reasons are hardly ever the same, and so are not looked for among the
    /// other texts.
    comments: Vec<Option<SmolStr>>,
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
            match value {
                SlotValue::Text(text) => self.set_text(&name, &text),
                SlotValue::List(list) => self.set_list(&name, list),
                SlotValue::Number(number) => self.set_number(&name, number),
            }
        }
        self.end_row();
    }

    /// Puts a text into the row that is being filled. Each slot is put once.
    pub(super) fn set_text(&mut self, name: &SlotName, text: &str) {
        if *name == SlotName::Known(Slot::Comment) {
            self.comments.resize(self.rows, None);
            self.comments.push(Some(SmolStr::new(text)));
            return;
        }
        let text = number_of(&mut self.texts, text, || SmolStr::new(text));
        match dense(name).and_then(|column| self.dense.get_mut(column)) {
            Some(cells) => fill(cells, self.rows, NONE, text + 1),
            None => self.set_rare(name, RareValue::Text(text)),
        }
    }

    /// Puts a list into the row that is being filled.
    pub(super) fn set_list(&mut self, name: &SlotName, list: Vec<SmolStr>) {
        let list = symbol(self.lists.insert_full(list).0);
        self.set_rare(name, RareValue::List(list));
    }

    /// Puts a number into the row that is being filled.
    pub(super) fn set_number(&mut self, name: &SlotName, number: f64) {
        if *name == SlotName::Known(Slot::Confidence) {
            fill(&mut self.confidence, self.rows, f64::NAN, number);
        } else {
            self.set_rare(name, RareValue::Number(number));
        }
    }

    /// Ends the row that is being filled; the next one is empty.
    pub(super) fn end_row(&mut self) {
        self.rows += 1;
    }

    fn set_rare(&mut self, name: &SlotName, value: RareValue) {
        let name = number_of(&mut self.names, name, || name.clone());
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
        if *name == SlotName::Known(Slot::Comment) {
            return self.comment_cell(row);
        }
        if self.names.is_empty() {
            return None;
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

    fn comment_cell(&self, row: usize) -> Option<Cell<'_>> {
        self.comments.get(row)?.as_ref().map(Cell::Text)
    }

    /// The numbers of a row's texts in two slots that most mappings have: equal
    /// where the texts are.
    pub(super) fn symbols(&self, row: usize, slots: [Slot; 2]) -> [Symbol; 2] {
        slots.map(|slot| {
            let cells = dense(&slot.into()).and_then(|column| self.dense.get(column));
            cells
                .and_then(|cells| cells.get(row))
                .copied()
                .unwrap_or(NONE)
        })
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
        let comment = self.comment_cell(row);
        let comment = comment.map(|cell| (SlotName::Known(Slot::Comment), cell));
        let rare = self.rare_of(row).iter().filter_map(move |rare| {
            let name = self.names.get_index(rare.name as usize)?;
            Some((name.clone(), self.rare_cell(rare)?))
        });
        dense.chain(confidence).chain(comment).chain(rare)
    }
}

/// The column of a slot that has one.
fn dense(name: &SlotName) -> Option<usize> {
    let slot = name.known()?;
    DENSE.iter().position(|dense| *dense == slot)
}

/// The number of something in a set, which it is put into where it is new.
fn number_of<T, Q>(set: &mut IndexSet<T, RandomState>, key: &Q, new: impl FnOnce() -> T) -> Symbol
where
    T: Hash + Eq,
    Q: Hash + Equivalent<T> + ?Sized,
{
    symbol(match set.get_index_of(key) {
        Some(index) => index,
        None => set.insert_full(new()).0,
    })
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
