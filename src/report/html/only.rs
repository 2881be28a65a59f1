//! What only one side has.

use super::Part;
use crate::compare::{CoverageFigures, PairComparison, Verdict};
use crate::report::wording::Wording;
use maud::{Markup, html};

/// Of more items than these, only the units of which nothing corresponds are
/// named; the items stand in their units.
const MOST: usize = 500;

pub(super) fn part(wording: Wording<'_>, pair: &PairComparison) -> Part<'static> {
    let body = html! {
        p { "Items that nothing on the other side corresponds to, because none was found or because one that was looked at was denied." }
        (side(wording, &pair.back))
        (side(wording, &pair.there))
    };
    Part::new("only", html! { "What only one side has" }, body)
}

fn side(wording: Wording<'_>, figures: &CoverageFigures) -> Markup {
    let framework = wording.catalog.framework(&figures.asked).ok();
    let alone = |verdict| verdict >= Verdict::Denied;
    let units: Vec<_> = figures
        .units
        .iter()
        .filter(|unit| alone(unit.verdict))
        .collect();
    html! {
        h3 { @if let Some(f) = framework { (wording.text(&f.title, &f.id)) } }
        @if figures.only_asked.is_empty() {
            p { "Nothing: each of its " (figures.items.len()) " items corresponds to something." }
        } @else {
            p {
                span data-figure={ (figures.asked) ".only" } { (figures.only_asked.len()) }
                " of " (figures.items.len()) " items; of "
                span data-figure={ (figures.asked) ".only-units" } { (units.len()) }
                " of " (figures.units.len()) " units, all of them."
            }
            @if figures.only_asked.len() <= MOST {
                details {
                    summary { "The items" }
                    ul class="only" { @for item in &figures.only_asked { li { (wording.of(item)) } } }
                }
            } @else if !units.is_empty() {
                details {
                    summary { "The units" }
                    ul class="only" { @for unit in units { li { (wording.of(&unit.unit)) } } }
                }
            }
        }
    }
}
