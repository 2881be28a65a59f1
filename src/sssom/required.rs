//! What a table and its rows must have.

use super::findings::{Findings, Said, span_of};
use super::layout::REQUIRED;
use super::plan::Plan;
use super::table::{Batch, unquote};
use super::told::Told;
use crate::diagnostic::{Code, Pointer};
use crate::model::crosswalk::{Crosswalk, Slot};

const LITERAL: &str = "rdfs literal";

/// What a row must have.
#[derive(Debug, Clone)]
pub(super) struct Required {
    /// Whether the metadata say that all subjects, and all objects, are
    /// literals.
    literals: [bool; 2],
}

impl Required {
    pub(super) fn of(plan: &Plan, crosswalk: &Crosswalk) -> Self {
        let is_said = |kind: Slot| crosswalk.set().text(kind) == Some(LITERAL);
        Self {
            literals: [Slot::SubjectType, Slot::ObjectType]
                .map(|kind| !plan.has(kind) && is_said(kind)),
        }
    }

    /// Tells of rows that lack a slot they must have.
    pub(super) fn tell(&self, plan: &Plan, batch: &Batch, told: &mut Vec<Told>) {
        let gaps = |slot: Slot| {
            let column = plan.column(slot);
            column.into_iter().flat_map(|column| batch.gaps(column))
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
                once: false,
            });
        };
        for slot in [Slot::PredicateId, Slot::MappingJustification] {
            for row in gaps(slot) {
                missing(row, slot, "");
            }
        }
        let ends = [
            (Slot::SubjectId, Slot::SubjectType, Slot::SubjectLabel),
            (Slot::ObjectId, Slot::ObjectType, Slot::ObjectLabel),
        ];
        for ((id, kind, label), all_literals) in ends.into_iter().zip(self.literals) {
            if !all_literals && plan.column(kind).is_none() {
                // Nothing can be a literal.
                for row in gaps(id) {
                    missing(row, id, "");
                }
                continue;
            }
            let at = |row: usize, slot: Slot| {
                let column = plan.column(slot);
                unquote(column.map_or("", |column| batch.cell(row, column)))
            };
            for row in 0..batch.rows.len() {
                if all_literals || at(row, kind).trim() == LITERAL {
                    if at(row, label).is_empty() {
                        missing(row, label, ", which a literal needs");
                    }
                } else if at(row, id).is_empty() {
                    missing(row, id, "");
                }
            }
        }
        let reviewers = [Slot::ReviewerId, Slot::ReviewerLabel].map(|slot| plan.column(slot));
        for slot in [Slot::ReviewDate, Slot::ReviewerAgreement] {
            let column = plan.column(slot);
            let cells = column.into_iter().flat_map(|column| batch.column(column));
            for (row, cell) in cells.enumerate() {
                let mut named = reviewers.iter().flatten();
                if !cell.is_empty() && named.all(|column| batch.cell(row, *column).is_empty()) {
                    missing(row, Slot::ReviewerId, &format!(", which `{slot}` needs"));
                }
            }
        }
    }
}

/// Tells, at the header line, of columns that every table must have.
pub(super) fn required_columns(
    plan: &Plan,
    crosswalk: &Crosswalk,
    batch: &Batch,
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
                let line = batch.text().lines().next().unwrap_or_default();
                let at = Pointer::root().key("mappings");
                (said, at, span_of(batch.start, line))
            });
        }
    }
}
