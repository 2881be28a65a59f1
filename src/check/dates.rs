//! 07: dates.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::Validity;

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
