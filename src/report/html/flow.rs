//! Unit by unit: the flow of the crosswalk, the heat maps of both ways, and the
//! table that says the same.

use super::table::scrolling;
use super::{Part, figure};
use crate::compare::{Coverages, Figure, PairComparison, UnitLink, UnitMappings};
use crate::id::EntityRef;
use crate::report::svg::{draw_flow, draw_heat_map};
use crate::report::wording::Wording;
use maud::{Markup, html};
use std::collections::HashMap;

pub(super) fn part(wording: Wording<'_>, coverages: &Coverages, pair: &PairComparison) -> Part {
    let [there, back] = [&coverages.there.default, &coverages.back.default];
    let heat = [(there, "heat-there"), (back, "heat-back")];
    let body = html! {
        p {
            "A ribbon joins two units and is as wide as there are mappings between their items that say something matches; the number beside a unit is how many it has. "
            "Units without any are part of the finding."
        }
        (figure(&draw_flow(wording, there, "flow-picture")))
        p { "Below, a cell is shaded by the best that the unit held does for an item of the unit asked about; its number is of how many items." }
        div {
            @for (coverage, id) in heat { (figure(&draw_heat_map(wording, coverage, id))) }
        }
        @if !pair.mappings.is_empty() {
            details {
                summary { "The three pictures as a table: " (pair.mappings.len()) " pairs of units" }
                (scrolling("Mappings and verdicts by units", table(wording, pair)))
            }
        }
    };
    Part::new("units", html! { "Unit by unit" }, body)
}

fn table(wording: Wording<'_>, pair: &PairComparison) -> Markup {
    let by_units = |links: &'_ [UnitLink]| -> HashMap<(EntityRef, EntityRef), Figure> {
        let links = links.iter();
        links
            .map(|link| ((link.held.clone(), link.asked.clone()), link.figure))
            .collect()
    };
    let (there, back) = (by_units(&pair.there.links), by_units(&pair.back.links));
    html! {
        table class="small pairs" {
            thead {
                tr {
                    th scope="col" { code { (pair.first) } }
                    th scope="col" { code { (pair.second) } }
                    th scope="col" { "Mappings" }
                    th scope="col" { "First held: items of the second" }
                    th scope="col" { "Second held: items of the first" }
                }
            }
            @for of_unit in pair.mappings.chunk_by(|a, b| a.first == b.first) {
                tbody {
                    @for (index, one) in of_unit.iter().enumerate() {
                        tr {
                            @if index == 0 {
                                @let first = wording.of(&one.first);
                                th scope="rowgroup" rowspan=(of_unit.len()) lang=[first.language] { (first.text) } }
                            @let second = wording.of(&one.second);
                            td lang=[second.language] { (second.text) }
                            td { (mapped(one)) }
                            td { (verdicts(there.get(&(one.first.clone(), one.second.clone())))) }
                            td { (verdicts(back.get(&(one.second.clone(), one.first.clone())))) }
                        }
                    }
                }
            }
        }
    }
}

/// Counts that are not nought, each with its word.
fn counted(counts: &[(u32, &str)]) -> String {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let words = some.map(|(count, word)| format!("{count} {word}"));
    words.collect::<Vec<_>>().join(", ")
}

fn mapped(one: &UnitMappings) -> String {
    counted(&[
        (one.exact, "exact"),
        (one.close, "close"),
        (one.broad, "broad"),
        (one.narrow, "narrow"),
        (one.related, "related"),
        (one.denied, "denied"),
    ])
}

fn verdicts(figure: Option<&Figure>) -> String {
    let figure = figure.copied().unwrap_or_default();
    counted(&[
        (figure.covered, "covered"),
        (figure.partly, "partly"),
        (figure.related, "related"),
        (figure.denied, "denied"),
        (figure.open, "open"),
    ])
}
