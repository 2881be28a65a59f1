use super::findings::Said;
use super::metadata::newer_than_said;
use super::old::OldSlot;
use super::plan::{Plan, Role};
use super::prefixes::Prefixes;
use super::table::{Batch, unquote};
use super::told::Told;
use super::value::{self, Iris, check, entity, items, misplaced, unfit, unless_misplaced};
use super::version::{NEWEST, is_new_value};
use crate::diagnostic::Code;
use crate::model::crosswalk::{Columns, Slot, SlotKind, SlotName};
use std::borrow::Cow;

/// One column of a batch on its way into a crosswalk.
pub(super) struct Column<'a> {
    pub(super) plan: &'a Plan,
    /// None where the set has no metadata, so that no prefix can be declared.
    pub(super) prefixes: Option<&'a Prefixes>,
    pub(super) batch: &'a Batch,
    pub(super) column: usize,
    pub(super) newer: &'a mut Newer,
    pub(super) told: &'a mut Vec<Told>,
}

/// What is told, once, as newer than the version of the set.
#[derive(Debug, Clone, Default)]
pub(super) struct Newer {
    /// Whether what is newer than SSSOM 1.0 is told.
    is_told: bool,
    slots: Vec<Slot>,
}

impl Newer {
    pub(super) fn than(version: Option<&str>) -> Self {
        Self {
            is_told: version != Some(NEWEST),
            slots: Vec::new(),
        }
    }

    /// Whether a slot, or a value of it, is to be told now.
    pub(super) fn tells(&mut self, slot: Slot) -> bool {
        let tells = self.is_told && !self.slots.contains(&slot);
        if tells {
            self.slots.push(slot);
        }
        tells
    }
}

impl Column<'_> {
    /// Puts the column into others.
    pub(super) fn fill(&mut self, role: &Role, columns: &mut Columns) {
        // Extensions are put in row by row.
        if let Role::Slot(SlotName::Extension(_)) | Role::Nothing = role {
            return;
        }
        let cells: Vec<&str> = self.batch.column(self.column).collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            return;
        }
        match role {
            Role::Nothing => {}
            Role::Slot(name) => self.slot(name, &cells, columns),
            Role::Old(old) => self.old(*old, &cells, columns),
        }
    }

    fn tell(&mut self, row: usize, code: Code, name: &SlotName, said: Said) {
        let Some(place) = self.batch.rows.get(row) else {
            return;
        };
        self.told.push(Told {
            row,
            place: *place,
            column: self.column,
            code,
            slot: name.known(),
            name: Some(name.clone()),
            said,
            once: false,
        });
    }

    fn old(&mut self, old: OldSlot, cells: &[&str], columns: &mut Columns) {
        let name = SlotName::Extension(old.name().into());
        let mut today: Vec<String> = Vec::with_capacity(cells.len());
        for (row, cell) in cells.iter().enumerate() {
            let cell = unquote(cell);
            match old.value(&cell) {
                Some(value) => today.push(value.to_owned()),
                None => {
                    let said = Said::new(format!("`{cell}` was never a value of `{}`", old.name()))
                        .with_help("see the values of the slot before version 1.0 of SSSOM");
                    self.tell(row, Code::BadCell, &name, said);
                    today.push(String::new());
                }
            }
        }
        let today: Vec<&str> = today.iter().map(String::as_str).collect();
        for slot in old.slots() {
            if self.plan.column(*slot).is_none() {
                self.slot(&(*slot).into(), &today, columns);
            }
        }
    }

    fn slot(&mut self, name: &SlotName, cells: &[&str], columns: &mut Columns) {
        if name.is_list() {
            return self.lists(name, cells, columns);
        }
        // What is not meant as it stands, by row.
        let mut meant: Vec<(usize, String)> = Vec::new();
        let kind = name.kind();
        match kind {
            SlotKind::Entity => self.entities(name, cells, &mut meant),
            SlotKind::Text => unquoted(cells, &mut meant),
            _ => {
                self.tidied(name, cells, &mut meant);
            }
        }
        let changed: Vec<&str>;
        let cells = if meant.is_empty() {
            cells
        } else {
            let mut copy: Vec<&str> = cells.to_vec();
            for (row, text) in &meant {
                if let Some(cell) = copy.get_mut(*row) {
                    *cell = text;
                }
            }
            changed = copy;
            &changed
        };
        if kind.bounds().is_some() {
            return self.numbers(name, cells, columns);
        }
        if let Some(slot) = name.known() {
            if matches!(kind, SlotKind::EntityType | SlotKind::Cardinality) {
                let new = cells.iter().position(|cell| is_new_value(kind, cell));
                if let Some(row) = new.filter(|_| self.newer.tells(slot)) {
                    self.tell(row, Code::UndeclaredVersion, name, newer_than_said(slot));
                }
            }
        }
        let mut faults = Vec::new();
        columns.put_texts(name, cells, &mut faults);
        for (row, error) in faults {
            let cell = cells.get(row).filter(|_| kind == SlotKind::Entity);
            let Some(cell) = cell else {
                self.tell(row, Code::BadCell, name, unfit(name, &error));
                continue;
            };
            // It began as the one above it did, and was not looked at.
            if let Some(meant) = self.entity(row, name, &unquote(cell)) {
                let _fits = columns.put_text_at(name, row, &meant);
            }
        }
    }

    /// Cells without their quotation marks and white space.
    fn tidied(&mut self, name: &SlotName, cells: &[&str], meant: &mut Vec<(usize, String)>) {
        let bare = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_graphic() && *b != b'"');
        for (row, cell) in cells.iter().enumerate() {
            let bytes = cell.as_bytes();
            let wrong = name.known().and_then(|slot| misplaced(slot, cell));
            if let Some(said) = wrong {
                self.tell(row, Code::BadCell, name, said);
                meant.push((row, String::new()));
            } else if !cell.is_empty() && (!bare(bytes.first()) || !bare(bytes.last())) {
                let cell = unquote(cell);
                let mut told = Vec::new();
                let tidied = value::tidy(name.kind(), &cell, &mut |code, said| {
                    told.push((code, said));
                });
                meant.push((row, tidied.to_owned()));
                for (code, said) in told {
                    self.tell(row, code, name, said);
                }
            }
        }
    }

    fn entities(&mut self, name: &SlotName, cells: &[&str], meant: &mut Vec<(usize, String)>) {
        // The prefix that the cell before had, and a colon.
        let mut usual = Beginning::default();
        for (row, cell) in cells.iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            if usual.begins(cell) {
                continue;
            }
            let plain = unquote(cell);
            let cell_meant = self.entity(row, name, &plain);
            let is_usual = cell_meant.as_deref() == Some(*cell);
            if !is_usual {
                meant.push((row, cell_meant.unwrap_or_default()));
            }
            let prefix = cell.find(':').and_then(|colon| cell.get(..=colon));
            let is_end = matches!(name.known(), Some(Slot::SubjectId | Slot::ObjectId));
            if let (true, Some(prefix)) = (is_usual, prefix) {
                let bare = prefix.strip_suffix(':').unwrap_or_default();
                let declared = self.prefixes.is_none_or(|p| p.has(bare));
                // `sssom:` may begin what only ends may hold.
                if declared && (is_end || bare != "sssom") {
                    usual = Beginning::new(prefix);
                }
            }
        }
    }

    /// The CURIE that a text stands for; `None` where there is none.
    fn entity(&mut self, row: usize, name: &SlotName, text: &str) -> Option<String> {
        let mut told = Vec::new();
        let mut tell = |code, said| told.push((code, said));
        let tidied = value::tidy(SlotKind::Entity, text, &mut tell);
        let meant = match tidied {
            "" => None,
            text => {
                let prefixes = self.prefixes;
                entity(text, prefixes, Iris::Unusual, &mut tell).map(Cow::into_owned)
            }
        };
        let meant = unless_misplaced(name, meant, &mut told);
        for (code, said) in told {
            self.tell(row, code, name, said);
        }
        meant
    }

    fn numbers(&mut self, name: &SlotName, cells: &[&str], columns: &mut Columns) {
        let mut numbers: Vec<Option<f64>> = Vec::with_capacity(cells.len());
        let mut unread = Vec::new();
        for (row, cell) in cells.iter().enumerate() {
            let number = cell.parse::<f64>().ok().map(|number| number + 0.0);
            if number.is_none() && !cell.is_empty() {
                unread.push(row);
            }
            numbers.push(number);
        }
        let mut faults = Vec::new();
        columns.put_numbers(name, &numbers, &mut faults);
        unread.extend(faults.iter().map(|(row, _)| *row));
        unread.sort_unstable();
        for row in unread {
            let cell = cells.get(row).copied().unwrap_or_default();
            if let Err(said) = value::number(name, cell) {
                self.tell(row, Code::BadCell, name, said);
            }
        }
    }

    fn lists(&mut self, name: &SlotName, cells: &[&str], columns: &mut Columns) {
        for (row, raw) in cells.iter().enumerate() {
            if raw.is_empty() {
                continue;
            }
            let cell = unquote(raw);
            let mut list: Vec<String> = Vec::new();
            for item in items(&cell) {
                if item.is_empty() || (value::is_tight(name.kind()) && item.trim().is_empty()) {
                    let said = Said::new(format!("an empty item in `{name}`"))
                        .with_help("take one `|` away");
                    self.tell(row, Code::Tidied, name, said);
                    continue;
                }
                if name.kind() == SlotKind::Entity {
                    list.extend(self.entity(row, name, &item));
                    continue;
                }
                let mut told = Vec::new();
                let text = value::tidy(name.kind(), &item, &mut |code, said| {
                    told.push((code, said));
                });
                match check(name, text) {
                    Ok(()) => list.push(text.to_owned()),
                    Err(error) => told.push((Code::BadCell, unfit(name, &error))),
                }
                for (code, said) in told {
                    self.tell(row, code, name, said);
                }
            }
            if !list.is_empty() {
                let items = list.iter().map(String::as_str);
                // Each item was looked at.
                let _fits = columns.put_list_at(name, row, items);
            }
        }
    }
}

/// How texts begin that need no look. Of a short one, which prefixes are, it is
/// enough to compare a word.
#[derive(Default)]
struct Beginning<'a> {
    text: &'a str,
    word: u64,
    mask: u64,
}

impl<'a> Beginning<'a> {
    fn new(text: &'a str) -> Self {
        let mut word = [0; 8];
        let mut mask = [0; 8];
        for ((word, mask), byte) in word.iter_mut().zip(&mut mask).zip(text.bytes()) {
            (*word, *mask) = (byte, u8::MAX);
        }
        Self {
            text,
            word: u64::from_le_bytes(word),
            mask: u64::from_le_bytes(mask),
        }
    }

    fn begins(&self, text: &str) -> bool {
        match text.as_bytes().first_chunk() {
            Some(word) if (1..=8).contains(&self.text.len()) => {
                u64::from_le_bytes(*word) & self.mask == self.word
            }
            _ => !self.text.is_empty() && text.starts_with(self.text),
        }
    }
}

/// Cells without their quotation marks.
fn unquoted(cells: &[&str], meant: &mut Vec<(usize, String)>) {
    for (row, cell) in cells.iter().enumerate() {
        if cell.starts_with('"') {
            meant.push((row, unquote(cell).into_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Beginning;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_beginning_is_found(beginning in "[ab]{0,10}", text in "[ab]{0,12}", rest in "[ab]{0,3}") {
            let expected = |text: &str| !beginning.is_empty() && text.starts_with(&beginning);
            let found = Beginning::new(&beginning);
            for text in [&text, &format!("{beginning}{rest}"), &format!("{beginning}{text}")] {
                prop_assert_eq!(found.begins(text), expected(text));
            }
        }
    }
}
