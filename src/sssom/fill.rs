use super::findings::{Findings, Said, span_of};
use super::header::foreign_line_ends;
use super::layout::REQUIRED;
use super::metadata::newer_than_said;
use super::old::OldSlot;
use super::plan::{Plan, Role};
use super::prefixes::Prefixes;
use super::table::{Batch, RowFault, RowPlace, unquote};
use super::value::{self, Iris, check, entity, items, misplaced, unfit};
use super::version::is_new_value;
use crate::diagnostic::{Code, Pointer};
use crate::model::crosswalk::{Crosswalk, Slot, SlotKind, SlotName};
use std::borrow::Cow;

const LITERAL: &str = "rdfs literal";

/// Puts batches of rows into a crosswalk.
#[derive(Debug, Clone)]
pub(super) struct Filler {
    pub(super) plan: Plan,
    /// None where the set has no metadata, so that no prefix can be declared.
    pub(super) prefixes: Option<Prefixes>,
    /// Rows read before.
    pub(super) rows: usize,
    /// Whether what is newer than SSSOM 1.0 is told.
    pub(super) tells_newer: bool,
    /// Slots and kinds that were told as newer.
    pub(super) told_newer: Vec<Slot>,
    /// How many cells short rows have had.
    pub(super) short: Vec<usize>,
    /// What was found in the rows of the batch.
    pub(super) told: Vec<Told>,
}

/// What was found in a row of a batch.
#[derive(Debug, Clone)]
pub(super) struct Told {
    row: usize,
    place: RowPlace,
    column: usize,
    code: Code,
    /// The slot that it is about.
    slot: Option<Slot>,
    /// The slot's name, where it is about what stands there.
    name: Option<SlotName>,
    said: Said,
}

impl Filler {
    /// Puts the rows of a batch behind those of a crosswalk.
    pub(super) fn fill(
        &mut self,
        batch: &Batch<'_>,
        crosswalk: &mut Crosswalk,
        findings: &mut Findings,
    ) {
        self.row_faults(batch, findings);
        let plan = std::mem::take(&mut self.plan);
        for (column, (role, cells)) in plan.columns.iter().zip(&batch.columns).enumerate() {
            if cells.iter().all(|cell| cell.is_empty()) {
                continue;
            }
            let mut filling = Column {
                filler: self,
                plan: &plan,
                batch,
                column,
                findings: &mut *findings,
            };
            match role {
                Role::Slot(SlotName::Extension(_)) => {}
                Role::Slot(name) => filling.slot(name, cells, crosswalk),
                Role::Old(old) => filling.old(*old, cells, crosswalk),
                Role::Nothing => {}
            }
        }
        let is_extension = |role: &Role| matches!(role, Role::Slot(SlotName::Extension(_)));
        if plan.columns.iter().any(is_extension) {
            for row in 0..batch.rows.len() {
                for (role, cells) in plan.columns.iter().zip(&batch.columns) {
                    let cell = cells.get(row).map(|cell| unquote(cell)).unwrap_or_default();
                    if let (Role::Slot(name @ SlotName::Extension(_)), false) =
                        (role, cell.is_empty())
                    {
                        // An extension holds any text.
                        let _fits = crosswalk.columns_mut().put_text_at(name, row, &cell);
                    }
                }
            }
        }
        self.plan = plan;
        self.required(batch, crosswalk);
        self.tell(batch, findings);
        crosswalk.columns_mut().end_rows(batch.rows.len());
        self.rows += batch.rows.len();
    }

    fn row_faults(&mut self, batch: &Batch<'_>, findings: &mut Findings) {
        let short = &mut self.short;
        for (fault, place) in &batch.faults {
            let row = batch.rows.partition_point(|row| row.byte < place.byte);
            let (code, column, said) = match *fault {
                RowFault::Blank => (
                    Code::StrayLine,
                    0,
                    Said::new("a blank line in the table").with_help("take it away"),
                ),
                RowFault::Ragged { cells, cut } => {
                    let width = self.plan.columns.len();
                    // Where the row before it was as short, it is a habit.
                    let cut = cut && !short.contains(&cells);
                    if !short.contains(&cells) && short.len() < 8 {
                        short.push(cells);
                    }
                    let (code, said) = if cut {
                        let said = Said::new(format!(
                            "the text ends in a row, after {cells} of {width} cells"
                        ))
                        .with_help("the file seems to be cut off; get it again");
                        (Code::RaggedRow, said)
                    } else {
                        let said = Said::new(format!(
                            "a row of {cells} cells, where the header has {width}"
                        ));
                        if cells < width {
                            (
                                Code::Tidied,
                                said.with_help("the cells that are missing are read as empty"),
                            )
                        } else {
                            (
                                Code::RaggedRow,
                                said.with_help("look for a separator too many"),
                            )
                        }
                    };
                    (code, cells.min(width).saturating_sub(1), said)
                }
                RowFault::Unclosed { cell } => (
                    Code::BadQuoting,
                    cell,
                    Said::new("a quotation begins here and does not end").with_help(
                        "close it; a quotation mark that begins a cell is written `\"\"\"…\"`",
                    ),
                ),
                RowFault::AfterQuote { cell } => (
                    Code::BadQuoting,
                    cell,
                    Said::new("something follows the end of a quotation")
                        .with_help("write a quotation mark inside a quotation twice"),
                ),
                RowFault::Quote { cell } => (
                    Code::Tidied,
                    cell,
                    Said::new("a quotation mark inside a cell that is not quoted")
                        .with_help("quote the cell and write the mark twice"),
                ),
                RowFault::CarriageReturn => {
                    foreign_line_ends(findings, Some(batch.place(*place, 0).0));
                    continue;
                }
                RowFault::LoneReturn => (
                    Code::LineEnds,
                    0,
                    Said::new("a carriage return inside a row")
                        .with_help("end lines with a line feed; quote a cell that has one"),
                ),
            };
            self.told.push(Told {
                row,
                place: *place,
                column,
                code,
                slot: None,
                name: None,
                said,
            });
        }
    }

    /// Tells what was found in the rows of a batch, row by row, so that of many
    /// findings of a kind the same are listed wherever batches end.
    fn tell(&mut self, batch: &Batch<'_>, findings: &mut Findings) {
        self.told.sort_by_key(|told| told.row);
        for told in self.told.drain(..) {
            findings.add(told.code, told.slot, || {
                let mut at = Pointer::root().key("mappings").index(self.rows + told.row);
                if let Some(name) = &told.name {
                    at = at.key(name.as_str());
                }
                let (start, cell) = batch.place(told.place, told.column);
                (told.said, at, span_of(start, cell))
            });
        }
    }

    /// Tells of rows that lack a slot they must have.
    fn required(&mut self, batch: &Batch<'_>, crosswalk: &Crosswalk) {
        let Self { plan, told, .. } = self;
        let empty: &[&str] = &[];
        let cells = |slot: Slot| {
            let column = plan.column(slot)?;
            batch.columns.get(column).map(Vec::as_slice)
        };
        let mut missing = |row: usize, slot: Slot, why: &str| {
            let Some(place) = batch.rows.get(row) else {
                return;
            };
            told.push(Told {
                row,
                place: *place,
                column: plan.column(slot).unwrap_or(0),
                code: Code::MissingSlot,
                slot: Some(slot),
                name: None,
                said: Said::new(format!("the mapping has no `{slot}`{why}"))
                    .with_help(format!("add `{slot}`")),
            });
        };
        for slot in [Slot::PredicateId, Slot::MappingJustification] {
            let column = cells(slot).unwrap_or(empty);
            for row in column
                .iter()
                .enumerate()
                .filter(|(_, cell)| cell.is_empty())
            {
                missing(row.0, slot, "");
            }
        }
        for (id, kind, label) in [
            (Slot::SubjectId, Slot::SubjectType, Slot::SubjectLabel),
            (Slot::ObjectId, Slot::ObjectType, Slot::ObjectLabel),
        ] {
            let (ids, kinds, labels) = (cells(id), cells(kind), cells(label));
            let all_literals = !plan.has(kind) && crosswalk.set().text(kind) == Some(LITERAL);
            if !all_literals && kinds.is_none() {
                // Nothing can be a literal.
                for row in ids.unwrap_or(empty).iter().enumerate() {
                    if row.1.is_empty() {
                        missing(row.0, id, "");
                    }
                }
                continue;
            }
            for row in 0..batch.rows.len() {
                let at = |column: Option<&[&str]>| {
                    let cell = column.and_then(|cells| cells.get(row)).copied();
                    unquote(cell.unwrap_or_default()).into_owned()
                };
                if all_literals || at(kinds).trim() == LITERAL {
                    if at(labels).is_empty() {
                        missing(row, label, ", which a literal needs");
                    }
                } else if at(ids).is_empty() {
                    missing(row, id, "");
                }
            }
        }
        for slot in [Slot::ReviewDate, Slot::ReviewerAgreement] {
            let reviewers = [cells(Slot::ReviewerId), cells(Slot::ReviewerLabel)];
            for (row, cell) in cells(slot).unwrap_or(empty).iter().enumerate() {
                let named = reviewers.iter().flatten();
                let named = named.filter_map(|column| column.get(row));
                if !cell.is_empty() && named.into_iter().all(|name| name.is_empty()) {
                    missing(row, Slot::ReviewerId, &format!(", which `{slot}` needs"));
                }
            }
        }
    }
}

/// One column of a batch on its way into a crosswalk.
struct Column<'a, 'b> {
    filler: &'a mut Filler,
    plan: &'a Plan,
    batch: &'a Batch<'b>,
    column: usize,
    findings: &'a mut Findings,
}

impl Column<'_, '_> {
    fn tell(&mut self, row: usize, code: Code, name: &SlotName, said: Said) {
        let Some(place) = self.batch.rows.get(row) else {
            return;
        };
        self.filler.told.push(Told {
            row,
            place: *place,
            column: self.column,
            code,
            slot: name.known(),
            name: Some(name.clone()),
            said,
        });
    }

    /// Tells, once, that a slot or a value is newer than the version of the set.
    fn newer(&mut self, row: usize, slot: Slot) {
        let told = &mut self.filler.told_newer;
        if !self.filler.tells_newer || told.contains(&slot) {
            return;
        }
        told.push(slot);
        let said = newer_than_said(slot);
        if slot.is_since_1_1() {
            let start = self.plan.places.get(self.column).copied();
            let start = start.unwrap_or(self.batch.start);
            let at = Pointer::root().key("mappings");
            (self.findings).add(Code::UndeclaredVersion, Some(slot), || {
                (said, at, span_of(start, slot.name()))
            });
        } else {
            self.tell(row, Code::UndeclaredVersion, &slot.into(), said);
        }
    }

    fn old(&mut self, old: OldSlot, cells: &[&str], crosswalk: &mut Crosswalk) {
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
                self.slot(&(*slot).into(), &today, crosswalk);
            }
        }
    }

    fn slot(&mut self, name: &SlotName, cells: &[&str], crosswalk: &mut Crosswalk) {
        if let Some(slot) = name.known().filter(|slot| slot.is_since_1_1()) {
            self.newer(0, slot);
        }
        if name.is_list() {
            return self.lists(name, cells, crosswalk);
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
            return self.numbers(name, cells, crosswalk);
        }
        if let Some(slot) = name.known() {
            if matches!(kind, SlotKind::EntityType | SlotKind::Cardinality) {
                let new = cells.iter().position(|cell| is_new_value(kind, cell));
                if let Some(row) = new {
                    self.newer(row, slot);
                }
            }
        }
        let mut faults = Vec::new();
        crosswalk.columns_mut().put_texts(name, cells, &mut faults);
        for (row, error) in faults {
            let cell = cells.get(row).filter(|_| kind == SlotKind::Entity);
            let Some(cell) = cell else {
                self.tell(row, Code::BadCell, name, unfit(name, &error));
                continue;
            };
            // It began as the one above it did, and was not looked at.
            if let Some(meant) = self.entity(row, name, &unquote(cell)) {
                let _fits = crosswalk.columns_mut().put_text_at(name, row, &meant);
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
        let mut usual = String::new();
        for (row, cell) in cells.iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            if !usual.is_empty() && cell.starts_with(&usual) {
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
                let declared = self.filler.prefixes.as_ref().is_none_or(|p| p.has(bare));
                // `sssom:` may begin what only ends may hold.
                if declared && (is_end || bare != "sssom") {
                    usual.clear();
                    usual.push_str(prefix);
                }
            }
        }
    }

    /// The CURIE that a text stands for; `None` where there is none.
    fn entity(&mut self, row: usize, name: &SlotName, text: &str) -> Option<String> {
        let mut told = Vec::new();
        let mut tell = |code, said| told.push((code, said));
        let tidied = value::tidy(SlotKind::Entity, text, &mut tell);
        let mut meant = match tidied {
            "" => None,
            text => {
                let prefixes = self.filler.prefixes.as_ref();
                entity(text, prefixes, Iris::Unusual, &mut tell).map(Cow::into_owned)
            }
        };
        let wrong = meant
            .as_ref()
            .and_then(|text| misplaced(name.known()?, text));
        if let Some(said) = wrong {
            told.push((Code::BadCell, said));
            meant = None;
        }
        for (code, said) in told {
            self.tell(row, code, name, said);
        }
        meant
    }

    fn numbers(&mut self, name: &SlotName, cells: &[&str], crosswalk: &mut Crosswalk) {
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
        (crosswalk.columns_mut()).put_numbers(name, &numbers, &mut faults);
        unread.extend(faults.iter().map(|(row, _)| *row));
        unread.sort_unstable();
        for row in unread {
            let cell = cells.get(row).copied().unwrap_or_default();
            if let Err(said) = value::number(name, cell) {
                self.tell(row, Code::BadCell, name, said);
            }
        }
    }

    fn lists(&mut self, name: &SlotName, cells: &[&str], crosswalk: &mut Crosswalk) {
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
                let _fits = crosswalk.columns_mut().put_list_at(name, row, items);
            }
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

/// Tells, at the header line, of columns that every table must have.
pub(super) fn required_columns(
    plan: &Plan,
    crosswalk: &Crosswalk,
    batch: &Batch<'_>,
    findings: &mut Findings,
) {
    let can_be_literal = |kind: Slot, label: Slot| {
        let literal = crosswalk.set().text(kind) == Some(LITERAL);
        plan.has(kind) || (literal && plan.has(label))
    };
    for slot in REQUIRED {
        let excused = match slot {
            Slot::SubjectId => can_be_literal(Slot::SubjectType, Slot::SubjectLabel),
            Slot::ObjectId => can_be_literal(Slot::ObjectType, Slot::ObjectLabel),
            _ => false,
        };
        if !plan.has(slot) && !excused {
            findings.add(Code::MissingSlot, Some(slot), || {
                let said = Said::new(format!("the table has no column `{slot}`"))
                    .with_help("every mapping needs it");
                let line = batch.text.lines().next().unwrap_or_default();
                let at = Pointer::root().key("mappings");
                (said, at, span_of(batch.start, line))
            });
        }
    }
}
