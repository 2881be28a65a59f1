//! The ends of mappings as numbers.

use crate::model::crosswalk::{Crosswalk, NO_TERM_FOUND, NONE, Slot, symbol};

/// An end by number, equal where the ends are; [`NOTHING`] where there is none
/// or no term was found.
pub(super) type EndKey = u64;

/// No end.
pub(super) const NOTHING: EndKey = 0;

/// The subject and the object of each row. A literal goes by its label.
pub(super) fn end_keys(crosswalk: &Crosswalk) -> Vec<[EndKey; 2]> {
    let columns = crosswalk.columns();
    let nothing = columns.entities().find(NO_TERM_FOUND).unwrap_or(NONE);
    let sides = [
        (Slot::SubjectId, Slot::SubjectType, Slot::SubjectLabel),
        (Slot::ObjectId, Slot::ObjectType, Slot::ObjectLabel),
    ];
    let sides = sides.map(|(id, kind, label)| {
        let typed = !columns.symbols(kind).is_empty() || crosswalk.set().text(kind).is_some();
        (columns.symbols(id), columns.symbols(label), typed, kind)
    });
    (0..crosswalk.len())
        .map(|row| {
            sides.map(|(ids, labels, typed, kind)| {
                let literal = typed
                    && crosswalk
                        .mapping(row)
                        .is_some_and(|mapping| mapping.text(kind) == Some("rdfs literal"));
                let cell = |column: &[u32]| column.get(row).copied().unwrap_or(NONE);
                if literal {
                    1 << 32 | EndKey::from(cell(labels))
                } else {
                    match cell(ids) {
                        id if id == nothing => NOTHING,
                        id => EndKey::from(id),
                    }
                }
            })
        })
        .collect()
}

/// All rows of a crosswalk.
pub(super) fn all_rows(crosswalk: &Crosswalk) -> Vec<u32> {
    (0..symbol(crosswalk.len())).collect()
}
