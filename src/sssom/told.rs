//! What is found in the rows of a batch, until it is told.

use super::findings::{Findings, Said, span_of};
use super::table::{Batch, RowPlace};
use crate::diagnostic::{Code, Pointer};
use crate::model::crosswalk::{Slot, SlotName};

/// What was found in a row of a batch.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) row: usize,
    pub(super) place: RowPlace,
    pub(super) column: usize,
    pub(super) code: Code,
    /// The slot that it is about.
    pub(super) slot: Option<Slot>,
    /// The slot's name, where it is about what stands there.
    pub(super) name: Option<SlotName>,
    pub(super) said: Said,
    /// Whether it is told once, of the text as a whole.
    pub(super) once: bool,
}

/// Tells what was found in the rows of a batch, row by row, so that of many
/// findings of a kind the same are listed wherever batches end. `before` says
/// how many rows came before the batch.
pub(super) fn tell(mut told: Vec<Told>, batch: &Batch, before: usize, findings: &mut Findings) {
    told.sort_by_key(|told| told.row);
    for told in told {
        if told.once {
            findings.add_once(told.code, || {
                let (start, _) = batch.place(told.place, 0);
                (told.said, Pointer::root(), span_of(start, ""))
            });
            continue;
        }
        findings.add(told.code, told.slot, || {
            let mut at = Pointer::root().key("mappings").index(before + told.row);
            if let Some(name) = &told.name {
                at = at.key(name.as_str());
            }
            let (start, cell) = batch.place(told.place, told.column);
            (told.said, at, span_of(start, cell))
        });
    }
}
