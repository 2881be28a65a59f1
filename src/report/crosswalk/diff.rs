use super::entry::{MappingEntry, texts};
use crate::algebra::{DiffKey, PairCounts};
use crate::model::crosswalk::{Crosswalk, Mapping, SlotName};
use crate::report::diagnostics::visible;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt::Write as _;

/// The format that a [`CrosswalkDiffReport`] says it is of in JSON.
pub const CROSSWALK_DIFF_FORMAT: &str = "crosswalk-diff/1.0";

/// What is different between two crosswalks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CrosswalkDiffReport {
    /// The format of this result, `crosswalk-diff/1.0`.
    pub format: SmolStr,
    /// The identifier of the first mapping set; empty where it has none.
    pub first: String,
    /// The identifier of the second.
    pub second: String,
    /// How many mappings are in both, the same in every slot.
    pub same: usize,
    /// The pairs of ends that are mapped only in the first.
    pub pairs_only_first: usize,
    /// The pairs of ends that are mapped only in the second.
    pub pairs_only_second: usize,
    /// The pairs of ends that are mapped in both, in whatever way.
    pub pairs_both: usize,
    /// The slots of the sets that differ.
    pub set: Vec<SlotEntry>,
    /// The mappings of the first that the second does not have.
    pub removed: Vec<MappingEntry>,
    /// The mappings of the second that the first does not have.
    pub added: Vec<MappingEntry>,
    /// The mappings that are in both and differ.
    pub changed: Vec<ChangedEntry>,
}

/// A mapping that is in two crosswalks and differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ChangedEntry {
    /// As it is in the first.
    pub before: MappingEntry,
    /// As it is in the second.
    pub after: MappingEntry,
    /// The slots that differ.
    pub slots: Vec<SlotEntry>,
}

/// A slot that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SlotEntry {
    /// Its name.
    pub slot: String,
    /// Its value in the first, item by item; empty where it has none.
    pub before: Vec<String>,
    /// Its value in the second.
    pub after: Vec<String>,
}

impl CrosswalkDiffReport {
    /// What is different in the second crosswalk.
    pub fn of(first: &Crosswalk, second: &Crosswalk, key: DiffKey) -> Self {
        let diff = first.diff(second, key);
        let PairCounts {
            only_first,
            only_second,
            both,
        } = diff.pairs;
        let entries = |of: &Crosswalk, rows: &[u32]| -> Vec<MappingEntry> {
            let rows = rows.iter().filter_map(|row| of.mapping(*row as usize));
            rows.map(|mapping| MappingEntry::of(&mapping)).collect()
        };
        let changed = diff.changed.iter().filter_map(|change| {
            let before = first.mapping(change.before as usize)?;
            let after = second.mapping(change.after as usize)?;
            let slots = change.slots.iter();
            Some(ChangedEntry {
                before: MappingEntry::of(&before),
                after: MappingEntry::of(&after),
                slots: slots.map(|name| slot(name, &before, &after)).collect(),
            })
        });
        let set = diff.set.iter().map(|name| SlotEntry {
            slot: name.as_str().to_owned(),
            before: texts(first.set().get(name).cloned()),
            after: texts(second.set().get(name).cloned()),
        });
        Self {
            format: SmolStr::new_static(CROSSWALK_DIFF_FORMAT),
            first: first.id().to_owned(),
            second: second.id().to_owned(),
            same: diff.same,
            pairs_only_first: only_first,
            pairs_only_second: only_second,
            pairs_both: both,
            set: set.collect(),
            removed: entries(first, &diff.removed),
            added: entries(second, &diff.added),
            changed: changed.collect(),
        }
    }

    /// Whether nothing differs; the order of the mappings does not count.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty()
            && self.added.is_empty()
            && self.changed.is_empty()
            && self.set.is_empty()
    }
}

fn slot(name: &SlotName, before: &Mapping<'_>, after: &Mapping<'_>) -> SlotEntry {
    SlotEntry {
        slot: name.as_str().to_owned(),
        before: texts(before.get(name)),
        after: texts(after.get(name)),
    }
}

/// What is different between two crosswalks, mapping by mapping.
pub fn diff_text(report: &CrosswalkDiffReport) -> String {
    let mut out = format!(
        "First:  {}\nSecond: {}\n\n\
         Mappings: {} the same, {} removed, {} added, {} changed\n\
         Pairs:    {} in both, {} only in the first, {} only in the second\n",
        visible(&report.first),
        visible(&report.second),
        report.same,
        report.removed.len(),
        report.added.len(),
        report.changed.len(),
        report.pairs_both,
        report.pairs_only_first,
        report.pairs_only_second,
    );
    let mut part = |title: &str, lines: String| {
        if !lines.is_empty() {
            let _infallible = write!(out, "\n{title}\n{lines}");
        }
    };
    part("Of the set", slot_lines(&report.set, "  "));
    let lines = |mark: char, entries: &[MappingEntry]| -> String {
        let lines = entries.iter();
        lines.fold(String::new(), |mut lines, entry| {
            let _infallible = writeln!(lines, "  {mark} {}", entry.line());
            lines
        })
    };
    part("Removed", lines('-', &report.removed));
    part("Added", lines('+', &report.added));
    let changed = report.changed.iter();
    let changed = changed.fold(String::new(), |mut lines, change| {
        let _infallible = writeln!(lines, "  ~ {}", change.before.line());
        lines + &slot_lines(&change.slots, "      ")
    });
    part("Changed", changed);
    out
}

fn slot_lines(slots: &[SlotEntry], margin: &str) -> String {
    let value = |texts: &[String]| match texts {
        [] => "(none)".to_owned(),
        texts => visible(&texts.join(" | ")).into_owned(),
    };
    slots.iter().fold(String::new(), |mut lines, slot| {
        let (before, after) = (value(&slot.before), value(&slot.after));
        let _infallible = writeln!(lines, "{margin}{}: {before} → {after}", slot.slot);
        lines
    })
}
