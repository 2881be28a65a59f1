//! What SSSOM has only since version 1.1.

use crate::model::crosswalk::{Slot, SlotKind};

/// The version that has everything this library knows.
pub(super) const NEWEST: &str = "1.1";

/// Whether a value of a slot came with version 1.1.
pub(super) fn is_new_value(kind: SlotKind, text: &str) -> bool {
    match kind {
        SlotKind::EntityType => text == "composed entity expression",
        SlotKind::Cardinality => text == "0:0",
        _ => false,
    }
}

/// Whether a slot came to mapping sets with version 1.1.
pub(super) fn is_new_on_sets(slot: Slot) -> bool {
    let moved = matches!(
        slot,
        Slot::SimilarityMeasure | Slot::CurationRule | Slot::CurationRuleText
    );
    moved || slot.is_since_1_1()
}
