//! 09: rights.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::{RightsCover, RightsRecord};

/// A record covers the wording.
pub(super) fn check(rights: &[RightsRecord], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let covers = |record: &RightsRecord| {
        matches!(record.covers, RightsCover::Wording | RightsCover::Document)
    };
    if !rights.iter().any(covers) {
        missing(
            at,
            "no rights record covers the wording",
            "add one with `covers` set to `wording` or `document`; the licence may be `unknown`",
            found,
        );
    }
}

/// There is a record, whatever it covers.
pub(super) fn check_any(rights: &[RightsRecord], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if rights.is_empty() {
        missing(
            at,
            "there is no rights record",
            "add one that says whose the texts are; the licence may be `unknown`",
            found,
        );
    }
}

fn missing(at: &At<'_>, message: &str, help: &str, found: &mut Vec<Diagnostic>) {
    let at = at.key("rights").pointer();
    found.push(Diagnostic::new(Code::NoRights, at, message).with_help(help));
}
