use super::cell::Cell;
use super::lists::Lists;
use super::slot::{Slot, SlotKind, SlotName};
use super::slots::{SlotValue, Slots, check_number, check_text};
use super::texts::{NONE, Symbol, Texts};
use crate::error::ValueError;
use foldhash::fast::RandomState;
use indexmap::IndexSet;
use smol_str::SmolStr;
use std::convert::Infallible;

/// Rows of slots as columns: every text is stored once, and a cell is its
/// number. A slot of SSSOM is a column once a row has a value for it, as long
/// as the last row that has one. Extension slots, of which there may be any
/// number, stand aside row by row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    pub(super) rows: usize,
    /// The CURIEs, each of which was looked at when it came.
    pub(super) entities: Texts,
    pub(super) texts: Texts,
    /// The lists of entities and the lists of texts.
    pub(super) entity_lists: Lists,
    pub(super) text_lists: Lists,
    /// In the order of the slots.
    pub(super) columns: Vec<(Slot, Column)>,
    pub(super) names: IndexSet<SlotName, RandomState>,
    /// By row.
    pub(super) extensions: Vec<Extension>,
}

/// A value of an extension slot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extension {
    pub(super) row: usize,
    pub(super) name: usize,
    pub(super) text: Symbol,
}

#[derive(Debug, Clone)]
pub(super) enum Column {
    Symbols(Vec<Symbol>),
    /// NaN is none.
    Numbers(Vec<f64>),
}

impl Column {
    fn for_slot(slot: Slot) -> Self {
        match slot.kind().bounds() {
            Some(_) => Self::Numbers(Vec::new()),
            None => Self::Symbols(Vec::new()),
        }
    }
}

/// Whether the values of a slot are hardly ever the same, and so are not looked
/// for among the others: prose, and the premises of mappings.
pub(super) fn hardly_repeats(slot: Slot) -> bool {
    matches!(slot, Slot::Comment | Slot::Other | Slot::DerivedFrom)
}

impl Columns {
    pub(crate) fn len(&self) -> usize {
        self.rows
    }

    /// The CURIEs that stand anywhere in the rows, or once stood there.
    pub(crate) fn entities(&self) -> &Texts {
        &self.entities
    }

    /// The lists that stand in a slot.
    pub(super) fn lists(&self, slot: Slot) -> &Lists {
        match slot.kind() {
            SlotKind::Entity => &self.entity_lists,
            _ => &self.text_lists,
        }
    }

    /// The texts other than CURIEs.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(super) fn push(&mut self, row: Slots) {
        for (name, value) in row {
            // Slots hold only what fits.
            let _fits = match value {
                SlotValue::Text(text) => self.put_text(&name, &text),
                SlotValue::List(list) => self.put_list(&name, list.iter().map(SmolStr::as_str)),
                SlotValue::Number(number) => self.put_number(&name, number),
            };
        }
        self.end_rows(1);
    }

    /// Puts a text into the row that is being filled. Each slot is put once.
    pub(crate) fn put_text(&mut self, name: &SlotName, text: &str) -> Result<(), ValueError> {
        if name.is_list() {
            return self.put_list(name, [text]);
        }
        let symbol = self.symbol_of(name, text)?;
        self.put_symbol(name, 0, symbol);
        Ok(())
    }

    /// Puts a list into the row that is being filled.
    pub(crate) fn put_list<'t>(
        &mut self,
        name: &SlotName,
        list: impl IntoIterator<Item = &'t str>,
    ) -> Result<(), ValueError> {
        self.put_list_at(name, 0, list)
    }

    /// Puts a list into a row of the batch that is being filled.
    pub(crate) fn put_list_at<'t>(
        &mut self,
        name: &SlotName,
        offset: usize,
        list: impl IntoIterator<Item = &'t str>,
    ) -> Result<(), ValueError> {
        if !name.is_list() {
            return Err(ValueError::new("a text", "[…]", "one text, not a list"));
        }
        let list = self.list_of(name, list)?;
        self.put_symbol(name, offset, list);
        Ok(())
    }

    /// Puts a text into a row of the batch that is being filled. Extensions are
    /// put row by row, so that none has to stand aside for an earlier one.
    #[cfg(feature = "sssom")]
    pub(crate) fn put_text_at(
        &mut self,
        name: &SlotName,
        offset: usize,
        text: &str,
    ) -> Result<(), ValueError> {
        let symbol = self.symbol_of(name, text)?;
        self.put_symbol(name, offset, symbol);
        Ok(())
    }

    /// Puts a number into the row that is being filled.
    pub(crate) fn put_number(&mut self, name: &SlotName, number: f64) -> Result<(), ValueError> {
        check_number(name.kind(), number)?;
        self.set_number(name, 0, number);
        Ok(())
    }

    /// Puts the texts of one slot into the rows of a batch, where an empty one
    /// is none. What does not fit stays out, and comes back with its offset.
    pub(crate) fn put_texts(
        &mut self,
        name: &SlotName,
        cells: &[&str],
        faults: &mut Vec<(usize, ValueError)>,
    ) {
        let kind = name.kind();
        let plain = matches!(kind, SlotKind::Entity | SlotKind::Text);
        let slot = name.known().filter(|slot| plain && !slot.is_list());
        let Some(slot) = slot.filter(|slot| !hardly_repeats(*slot)) else {
            return self.put_texts_singly(name, cells, faults);
        };
        let Column::Symbols(symbols) = column_mut(&mut self.columns, slot) else {
            return;
        };
        symbols.resize(self.rows, NONE);
        let check = |text: &str| check_text(kind, text);
        let texts = match kind {
            SlotKind::Entity => &mut self.entities,
            _ => &mut self.texts,
        };
        texts.intern_each(cells, check, symbols, faults);
    }

    fn put_texts_singly(
        &mut self,
        name: &SlotName,
        cells: &[&str],
        faults: &mut Vec<(usize, ValueError)>,
    ) {
        // What repeats the row above needs no second look.
        let mut above = None;
        for (offset, text) in cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            let put = match above {
                Some((before, symbol)) if before == text => Ok(symbol),
                _ if name.is_list() => self.list_of(name, [*text]),
                _ => self.symbol_of(name, text),
            };
            match put {
                Ok(symbol) => {
                    above = Some((text, symbol));
                    self.put_symbol(name, offset, symbol);
                }
                Err(fault) => faults.push((offset, fault)),
            }
        }
    }

    /// Puts the numbers of one slot into the rows of a batch.
    pub(crate) fn put_numbers(
        &mut self,
        name: &SlotName,
        cells: &[Option<f64>],
        faults: &mut Vec<(usize, ValueError)>,
    ) {
        let kind = name.kind();
        let mut numbers: Vec<f64> = Vec::with_capacity(cells.len());
        for (offset, number) in cells.iter().enumerate() {
            let fits = number.map(|number| check_number(kind, number).map(|()| number));
            numbers.push(match fits {
                Some(Ok(number)) => number,
                Some(Err(fault)) => {
                    faults.push((offset, fault));
                    f64::NAN
                }
                None => f64::NAN,
            });
        }
        while numbers.last().is_some_and(|number| number.is_nan()) {
            numbers.pop();
        }
        let Some(slot) = name.known().filter(|_| !numbers.is_empty()) else {
            return;
        };
        if let Column::Numbers(column) = column_mut(&mut self.columns, slot) {
            column.resize(self.rows, f64::NAN);
            column.append(&mut numbers);
        }
    }

    /// Ends the row or the batch of rows that is being filled; those that
    /// follow are empty.
    pub(crate) fn end_rows(&mut self, rows: usize) {
        self.rows += rows;
    }

    /// The number of a text of a slot, once it fits.
    pub(super) fn symbol_of(&mut self, name: &SlotName, text: &str) -> Result<Symbol, ValueError> {
        let kind = name.kind();
        if kind == SlotKind::Entity {
            return self
                .entities
                .intern(text, |text| check_text(SlotKind::Entity, text));
        }
        check_text(kind, text)?;
        if name.known().is_some_and(hardly_repeats) {
            return Ok(self.texts.add(text));
        }
        let free = |_: &str| Ok::<(), Infallible>(());
        Ok(match self.texts.intern(text, free) {
            Ok(symbol) => symbol,
        })
    }

    /// The number of a list of texts of a slot, once they fit.
    pub(super) fn list_of<'t>(
        &mut self,
        name: &SlotName,
        list: impl IntoIterator<Item = &'t str>,
    ) -> Result<Symbol, ValueError> {
        let list = list.into_iter().map(|text| self.symbol_of(name, text));
        let list: Vec<Symbol> = list.collect::<Result<_, _>>()?;
        Ok(match name.known() {
            Some(slot) => self.intern_list(slot, &list),
            None => self.text_lists.intern(&list),
        })
    }

    pub(super) fn put_symbol(&mut self, name: &SlotName, offset: usize, symbol: Symbol) {
        let row = self.rows + offset;
        let Some(slot) = name.known() else {
            let name = match self.names.get_index_of(name) {
                Some(index) => index,
                None => self.names.insert_full(name.clone()).0,
            };
            let extension = Extension {
                row,
                name,
                text: symbol,
            };
            let at = self.extensions.partition_point(|other| other.row <= row);
            return self.extensions.insert(at, extension);
        };
        if let Column::Symbols(cells) = column_mut(&mut self.columns, slot) {
            fill(cells, row, NONE, symbol);
        }
    }

    pub(super) fn set_number(&mut self, name: &SlotName, offset: usize, number: f64) {
        let Some(slot) = name.known() else { return };
        if let Column::Numbers(cells) = column_mut(&mut self.columns, slot) {
            fill(cells, self.rows + offset, f64::NAN, number);
        }
    }

    pub(super) fn column(&self, slot: Slot) -> Option<&Column> {
        let (_, column) = self.columns.iter().find(|(of, _)| *of == slot)?;
        Some(column)
    }

    pub(super) fn extensions_of(&self, row: usize) -> &[Extension] {
        let start = self.extensions.partition_point(|e| e.row < row);
        let rest = self.extensions.get(start..).unwrap_or_default();
        let length = rest.partition_point(|e| e.row == row);
        rest.get(..length).unwrap_or_default()
    }

    /// The column of a slot, made where there is none.
    pub(super) fn column_mut(&mut self, slot: Slot) -> &mut Column {
        column_mut(&mut self.columns, slot)
    }

    /// The numbers of a slot's texts by row, up to the last row that has one;
    /// equal where the texts are, but for prose.
    pub(crate) fn symbols(&self, slot: Slot) -> &[Symbol] {
        match self.column(slot) {
            Some(Column::Symbols(cells)) => cells,
            _ => &[],
        }
    }

    /// The numbers of a slot by row, up to the last row that has one; NaN is
    /// none.
    pub(crate) fn numbers(&self, slot: Slot) -> &[f64] {
        match self.column(slot) {
            Some(Column::Numbers(cells)) => cells,
            _ => &[],
        }
    }

    /// Whether some row has an extension slot.
    pub(crate) fn has_extensions(&self) -> bool {
        !self.extensions.is_empty()
    }

    /// The slots of which some row has a value: SSSOM's in the order of its
    /// schema, then extensions by name.
    pub(crate) fn slots(&self) -> Vec<SlotName> {
        let mut extensions: Vec<SlotName> = self.names.iter().cloned().collect();
        extensions.sort();
        let known = self.columns.iter().map(|(slot, _)| (*slot).into());
        known.chain(extensions).collect()
    }

    /// The slots of a row and their values: SSSOM's in the order of its schema,
    /// then extensions in no stated order.
    pub(crate) fn row(&self, row: usize) -> impl Iterator<Item = (SlotName, Cell<'_>)> {
        let known = self.columns.iter().filter_map(move |(slot, column)| {
            Some(((*slot).into(), self.cells_of(*slot, column).get(row)?))
        });
        let extensions = self.extensions_of(row).iter().filter_map(|extension| {
            let name = self.names.get_index(extension.name)?.clone();
            Some((name, Cell::Text(self.texts.get(extension.text)?)))
        });
        known.chain(extensions)
    }
}

/// The column of a slot, made where there is none.
#[expect(clippy::indexing_slicing, reason = "found there, or just put there")]
fn column_mut(columns: &mut Vec<(Slot, Column)>, slot: Slot) -> &mut Column {
    let at = columns.binary_search_by_key(&slot, |(of, _)| *of);
    let at = at.unwrap_or_else(|at| {
        columns.insert(at, (slot, Column::for_slot(slot)));
        at
    });
    let (_, column) = &mut columns[at];
    column
}

/// Puts a value at `row`, after as many empty cells as the column is behind.
fn fill<T: Copy>(cells: &mut Vec<T>, row: usize, empty: T, value: T) {
    if let Some(cell) = cells.get_mut(row) {
        *cell = value;
        return;
    }
    cells.resize(row, empty);
    cells.push(value);
}
