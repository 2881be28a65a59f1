//! Batches of rows put into columns, and what is found on the way.

use super::column::{Column, Newer};
use super::findings::{Findings, Said, span_of};
use super::header::foreign_line_ends_said;
use super::metadata::newer_than_said;
use super::plan::{Plan, Role};
use super::prefixes::Prefixes;
use super::required::Required;
use super::table::{Batch, RowFault, unquote};
use super::told::{Told, tell};
use crate::diagnostic::{Code, Pointer};
use crate::model::crosswalk::{Columns, SlotName};
use std::collections::VecDeque;
use std::sync::Arc;

/// Puts batches of rows into columns: texts, and by itself what stands apart from
/// them, for it may be put in on another thread.
#[derive(Debug, Clone)]
pub(super) struct Filler {
    pub(super) plan: Plan,
    /// None where the set has no metadata, so that no prefix can be declared.
    pub(super) prefixes: Option<Prefixes>,
}

impl Filler {
    /// Puts what stands apart from texts behind what columns have of it.
    pub(super) fn fill_apart(&self, batch: &Batch, columns: &mut Columns) -> Vec<Told> {
        // No CURIE or number is newer than another.
        let told = self.fill(batch, true, columns, &mut Newer::default());
        columns.end_rows(batch.rows.len());
        told
    }

    /// Puts the texts of a batch behind what columns have of them.
    pub(super) fn fill_texts(
        &self,
        batch: &Batch,
        columns: &mut Columns,
        newer: &mut Newer,
    ) -> Vec<Told> {
        let told = self.fill(batch, false, columns, newer);
        self.extensions(batch, columns);
        columns.end_rows(batch.rows.len());
        told
    }

    fn fill(
        &self,
        batch: &Batch,
        apart: bool,
        columns: &mut Columns,
        newer: &mut Newer,
    ) -> Vec<Told> {
        let mut told = Vec::new();
        for (column, role) in self.plan.columns.iter().enumerate() {
            if role.is_apart() == apart {
                let mut column = Column {
                    plan: &self.plan,
                    prefixes: self.prefixes.as_ref(),
                    batch,
                    column,
                    newer: &mut *newer,
                    told: &mut told,
                };
                column.fill(role, columns);
            }
        }
        told
    }

    /// Extensions are put in row by row, so that none has to stand aside for an
    /// earlier one.
    fn extensions(&self, batch: &Batch, columns: &mut Columns) {
        let roles = self.plan.columns.iter().enumerate();
        let extensions = roles.filter_map(|(column, role)| match role {
            Role::Slot(name @ SlotName::Extension(_)) => Some((name, column)),
            _ => None,
        });
        let extensions: Vec<(&SlotName, usize)> = extensions.collect();
        if extensions.is_empty() {
            return;
        }
        for row in 0..batch.rows.len() {
            for (name, column) in &extensions {
                let cell = unquote(batch.cell(row, *column));
                if !cell.is_empty() {
                    // An extension holds any text.
                    let _fits = columns.put_text_at(name, row, &cell);
                }
            }
        }
    }
}

/// Tells what is found in batches of rows that come one after the other.
pub(super) struct Teller {
    /// Rows told of before.
    rows: usize,
    pub(super) newer: Newer,
    required: Required,
    /// How many cells short rows have had.
    short: Vec<usize>,
    kept: VecDeque<Kept>,
}

/// A batch of which not all was found yet.
struct Kept {
    batch: Arc<Batch>,
    of_rows: Vec<Told>,
    of_columns: Vec<Told>,
}

impl Teller {
    pub(super) fn new(newer: Newer, required: Required) -> Self {
        Self {
            rows: 0,
            newer,
            required,
            short: Vec::new(),
            kept: VecDeque::new(),
        }
    }

    /// Looks at a batch before it is put into columns.
    pub(super) fn begin(
        &mut self,
        batch: &Batch,
        plan: &Plan,
        findings: &mut Findings,
    ) -> Vec<Told> {
        self.newer_slots(batch, plan, findings);
        self.row_faults(batch, plan.columns.len())
    }

    /// Keeps a batch with what was found in its rows and in some of its columns,
    /// until the others are filled.
    pub(super) fn keep(&mut self, batch: Arc<Batch>, of_rows: Vec<Told>, of_columns: Vec<Told>) {
        self.kept.push_back(Kept {
            batch,
            of_rows,
            of_columns,
        });
    }

    /// Tells what was found in the batch that was kept first, now that all its
    /// columns are filled.
    pub(super) fn finish(&mut self, found: Vec<Told>, plan: &Plan, findings: &mut Findings) {
        let Some(kept) = self.kept.pop_front() else {
            return;
        };
        let mut of_columns = kept.of_columns;
        of_columns.extend(found);
        of_columns.sort_by_key(|told| told.column);
        let mut told = kept.of_rows;
        told.extend(of_columns);
        self.required.tell(plan, &kept.batch, &mut told);
        tell(told, &kept.batch, self.rows, findings);
        self.rows += kept.batch.rows.len();
    }

    /// Tells, once, of slots that are newer than the version of the set.
    fn newer_slots(&mut self, batch: &Batch, plan: &Plan, findings: &mut Findings) {
        for (column, role) in plan.columns.iter().enumerate() {
            let Role::Slot(name) = role else { continue };
            let Some(slot) = name.known().filter(|slot| slot.is_since_1_1()) else {
                continue;
            };
            let is_used = batch.column(column).any(|cell| !cell.is_empty());
            if is_used && self.newer.tells(slot) {
                let start = plan.places.get(column).copied();
                let start = start.unwrap_or(batch.start);
                let at = Pointer::root().key("mappings");
                findings.add(Code::UndeclaredVersion, Some(slot), || {
                    (newer_than_said(slot), at, span_of(start, slot.name()))
                });
            }
        }
    }

    fn row_faults(&mut self, batch: &Batch, width: usize) -> Vec<Told> {
        let mut told = Vec::new();
        let mut has_returns = false;
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
                RowFault::CarriageReturn if has_returns => continue,
                RowFault::CarriageReturn => {
                    has_returns = true;
                    (Code::LineEnds, 0, foreign_line_ends_said())
                }
                RowFault::LoneReturn => (
                    Code::LineEnds,
                    0,
                    Said::new("a carriage return inside a row")
                        .with_help("end lines with a line feed; quote a cell that has one"),
                ),
            };
            told.push(Told {
                row,
                place: *place,
                column,
                code,
                slot: None,
                name: None,
                said,
                once: *fault == RowFault::CarriageReturn,
            });
        }
        told
    }
}
