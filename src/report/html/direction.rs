//! One framework held and the other asked about: its units, and why.

use super::overview::heading;
use super::{Part, units};
use crate::compare::{BothPolicies, CoverageFigures};
use crate::report::wording::Wording;
use maud::html;

/// With `reasons` each mapping shows its curator's; without, it leads to where
/// the part of the other way does.
pub(super) fn part(
    wording: Wording<'_>,
    coverages: &BothPolicies,
    figures: &CoverageFigures,
    way: &str,
    reasons: bool,
) -> Part {
    let body = html! {
        p {
            "Open a unit for its items, and an item for the mappings it rests on."
            @if !reasons { " So many are the mappings that the reason of each stands with the other way, where its name leads." }
        }
        (units::list(wording, coverages, way, reasons))
    };
    Part::new(way, heading(wording, figures), body)
}
