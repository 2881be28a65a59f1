//! 09: rights.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::{RightsCover, RightsRecord};

pub(super) fn check(rights: &[RightsRecord], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let covered = rights
        .iter()
        .any(|record| matches!(record.covers, RightsCover::Wording | RightsCover::Document));
    if !covered {
        found.push(
            Diagnostic::new(
                Code::NoRights,
                at.key("rights").pointer(),
                "no rights record covers the wording",
            )
            .with_help("add one with `covers` set to `wording` or `document`; the licence may be `unknown`"),
        );
    }
}
