//! What only one side has.

use super::Part;
use crate::compare::{Coverage, Coverages, UnitCoverage, Verdict};
use crate::report::wording::Wording;
use maud::{Markup, html};

/// Of more items than these, only the units of which nothing corresponds are
/// named; the items stand in their units.
const MOST: usize = 500;

pub(super) fn part(wording: Wording<'_>, coverages: &Coverages) -> Part<'static> {
    let body = html! {
        p { "Items that nothing on the other side corresponds to, because none was found or because one that was looked at was denied." }
        (side(wording, &coverages.back.default))
        (side(wording, &coverages.there.default))
    };
    Part::new("only", html! { "What only one side has" }, body)
}

fn side(wording: Wording<'_>, coverage: &Coverage) -> Markup {
    let framework = &coverage.target;
    let counted = coverage.units.iter().map(|unit| unit.items.len());
    let (counted, only) = (counted.sum::<usize>(), coverage.only_asked().count());
    let alone = |unit: &&UnitCoverage| unit.verdict >= Verdict::Denied;
    let units: Vec<_> = coverage.units.iter().filter(alone).collect();
    html! {
        h3 { (wording.text(&framework.title, &framework.id)) }
        @if only == 0 {
            p { "Nothing: each of its " (counted) " items corresponds to something." }
        } @else {
            p {
                span data-figure={ (framework.id) ".only" } { (only) }
                " of " (counted) " items; of "
                span data-figure={ (framework.id) ".only-units" } { (units.len()) }
                " of " (coverage.units.len()) " units, all of them."
            }
            @if only <= MOST {
                details {
                    summary { "The items" }
                    ul class="only" {
                        @for item in coverage.only_asked() {
                            li { (wording.or_id(item.text.as_ref(), &item.item)) }
                        }
                    }
                }
            } @else if !units.is_empty() {
                details {
                    summary { "The units" }
                    ul class="only" {
                        @for unit in units { li { (wording.or_id(unit.title.as_ref(), &unit.unit)) } }
                    }
                }
            }
        }
    }
}
