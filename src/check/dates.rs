//! 07: dates.

use crate::date::Date;
use crate::diagnostic::{At, Code, Diagnostic, Diagnostics, Pointer};
use crate::model::crosswalk::{Crosswalk, Slot};
use crate::model::{Framework, Provenance, StandardRelation, Status, Validity};

pub(super) fn check(validity: &Validity, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if let (Some(from), Some(until)) = (validity.from, validity.until) {
        if until < from {
            found.push(
                Diagnostic::new(
                    Code::ReversedDates,
                    at.key("until").pointer(),
                    format!("{until} is before {from}, when the validity begins"),
                )
                .with_related(at.key("from").pointer(), "the beginning")
                .with_help("exchange the two, or change one"),
            );
        }
    }
}

/// No day comes before one that it must follow.
pub(super) fn order(framework: &Framework, found: &mut Vec<Diagnostic>) {
    let begins = framework
        .validity
        .as_ref()
        .and_then(|validity| validity.from);
    for (index, other) in framework.related_standards.iter().enumerate() {
        let (Some(from), Some(begins)) = (other.from, begins) else {
            continue;
        };
        let wrong = match other.relation {
            StandardRelation::Successor => from < begins,
            StandardRelation::Predecessor => from > begins,
            StandardRelation::Counterpart => false,
        };
        if wrong {
            let at = Pointer::root().key("related_standards").index(index);
            found.push(
                Diagnostic::new(
                    Code::DatesOutOfOrder,
                    at.key("from"),
                    format!("in force from {from}, and this standard from {begins}"),
                )
                .with_related(
                    Pointer::root().key("validity").key("from"),
                    "when this one begins",
                )
                .with_help("look at the two days and at what `relation` says"),
            );
        }
    }
}

/// Nothing was retrieved after what was taken from it was last edited.
pub(super) fn retrieved(provenance: &Provenance, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let Some(edited) = provenance.curated_on else {
        return;
    };
    let at = at.key("provenance");
    let documents = at.key("documents");
    for (index, document) in provenance.documents.iter().enumerate() {
        if let Some(retrieved) = document.retrieved.filter(|day| *day > edited) {
            found.push(
                Diagnostic::new(
                    Code::DatesOutOfOrder,
                    documents.index(index).key("retrieved").pointer(),
                    format!("retrieved on {retrieved}, after the last edit on {edited}"),
                )
                .with_related(at.key("curated_on").pointer(), "the last edit")
                .with_help("set `curated_on` to the day of the last edit"),
            );
        }
    }
}

/// What a day has to say of a framework: whether it is in force, and what is
/// dated later than that.
pub(super) fn framework_on(framework: &Framework, day: Date) -> Diagnostics {
    let mut found = Vec::new();
    let root = Pointer::root;
    let validity = |key: &str| root().key("validity").key(key);
    match framework.status(day) {
        Status::Expired { until } => found.push(
            Diagnostic::new(
                Code::Expired,
                validity("until"),
                format!("expired on {until}, before {day}"),
            )
            .with_help("look for a successor, and name it under `related_standards`"),
        ),
        Status::NotYetInForce { from } => found.push(
            Diagnostic::new(
                Code::NotYetInForce,
                validity("from"),
                format!("not in force before {from}, and {day} is earlier"),
            )
            .with_help("until then its predecessor counts"),
        ),
        _ => {}
    }
    for (index, revision) in framework.revisions.iter().enumerate() {
        let at = root().key("revisions").index(index).key("date");
        later("revised", Some(revision.date), day, at, &mut found);
    }
    provenance_on(&framework.provenance, day, &mut found);
    found.into()
}

/// What a day has to say of a document that has no more dates than those of
/// its provenance.
pub(super) fn edited_on(provenance: &Provenance, day: Date) -> Diagnostics {
    let mut found = Vec::new();
    provenance_on(provenance, day, &mut found);
    found.into()
}

/// What is dated later than a day in a provenance.
fn provenance_on(provenance: &Provenance, day: Date, found: &mut Vec<Diagnostic>) {
    let at = Pointer::root().key("provenance");
    let edited = at.clone().key("curated_on");
    later("edited", provenance.curated_on, day, edited, found);
    for (index, document) in provenance.documents.iter().enumerate() {
        let at = at.clone().key("documents").index(index).key("retrieved");
        later("retrieved", document.retrieved, day, at, found);
    }
}

/// What is dated later than a day in a crosswalk as a whole.
pub(super) fn crosswalk_on(crosswalk: &Crosswalk, day: Date) -> Diagnostics {
    let mut found = Vec::new();
    for (slot, what) in [
        (Slot::MappingDate, "made"),
        (Slot::PublicationDate, "published"),
    ] {
        let mut values = crosswalk.set().iter();
        let value = values.find(|(name, _)| name.known() == Some(slot));
        let date = value.and_then(|(_, value)| value.as_text()?.parse().ok());
        let at = Pointer::root().key(slot.name());
        later(what, date, day, at, &mut found);
    }
    found.into()
}

fn later(what: &str, date: Option<Date>, day: Date, at: Pointer, found: &mut Vec<Diagnostic>) {
    if let Some(date) = date.filter(|date| *date > day) {
        found.push(
            Diagnostic::new(
                Code::DateInTheFuture,
                at,
                format!("{what} on {date}, which is after {day}"),
            )
            .with_help("correct the date, or ask about a later day"),
        );
    }
}
