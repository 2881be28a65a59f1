//! 07: dates.

use super::walk::{Part, walk};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Framework;

pub(super) fn check(framework: &Framework, found: &mut Vec<Diagnostic>) {
    walk(framework, &mut |part, at| {
        let Part::Validity(validity) = part else {
            return;
        };
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
    });
}
