//! Unit by unit: the flow of the crosswalk, the heat maps of both ways, and the
//! table that says the same.

use super::table::scrolling;
use super::text::Plain;
use super::{Part, figure};
use crate::compare::{Coverages, Figure, UnitCoverage, UnitMappings};
use crate::report::svg::{draw_flow, draw_heat_map};
use crate::report::wording::{Shown, Wording};
use foldhash::fast::RandomState;
use maud::{Markup, Render, html};
use std::collections::HashMap;

pub(super) fn part(wording: Wording<'_>, coverages: &Coverages) -> Part<'static> {
    let heat = [
        (&coverages.there, "heat-there"),
        (&coverages.back, "heat-back"),
    ];
    let body = html! {
        p {
            "A ribbon joins two units and is as wide as there are mappings between their items that say something matches; the number beside a unit is how many it has. "
            "Units without any are part of the finding."
        }
        (figure(&draw_flow(wording, &coverages.there.default, &coverages.mappings, "flow-picture")))
        p { "Below, a cell is shaded by the best that the unit held does for an item of the unit asked about; its number is of how many items." }
        div {
            @for (both, id) in heat { (figure(&draw_heat_map(wording, &both.default, &both.links, id))) }
        }
        @if !coverages.mappings.is_empty() {
            details {
                summary { "The three pictures as a table: " (coverages.mappings.len()) " pairs of units" }
                (scrolling("Mappings and verdicts by units", table(wording, coverages)))
            }
        }
    };
    Part::new("units", html! { "Unit by unit" }, body)
}

fn table(wording: Wording<'_>, coverages: &Coverages) -> Markup {
    type ByUnits = HashMap<[usize; 2], Figure, RandomState>;
    let [there, back] = [&coverages.there.default, &coverages.back.default];
    let links = coverages.there.links.iter();
    let there_by: ByUnits = links
        .map(|(held, asked, f)| ([*held, *asked], *f))
        .collect();
    let links = coverages.back.links.iter();
    let back_by: ByUnits = links
        .map(|(held, asked, f)| ([*asked, *held], *f))
        .collect();
    html! {
        table class="small pairs" {
            thead {
                tr {
                    th scope="col" { code { (there.source.id) } }
                    th scope="col" { code { (there.target.id) } }
                    th scope="col" { "Mappings" }
                    th scope="col" { "First held: items of the second" }
                    th scope="col" { "Second held: items of the first" }
                }
            }
            @for of_unit in coverages.mappings.chunk_by(|a, b| a.0[0] == b.0[0]) {
                tbody {
                    @for (index, (units, one)) in of_unit.iter().enumerate() {
                        tr {
                            @let [first, second] = *units;
                            @if index == 0 {
                                @if let Some(first) = title(wording, &back.units, first) {
                                    th scope="rowgroup" rowspan=(of_unit.len()) lang=[first.language] { (Plain(first.text)) }
                                }
                            }
                            @if let Some(second) = title(wording, &there.units, second) {
                                td lang=[second.language] { (Plain(second.text)) }
                            }
                            td { (mapped(one)) }
                            td { (verdicts(there_by.get(units))) }
                            td { (verdicts(back_by.get(units))) }
                        }
                    }
                }
            }
        }
    }
}

fn title<'t>(wording: Wording<'t>, units: &'t [UnitCoverage], place: usize) -> Option<Shown<'t>> {
    let unit = units.get(place)?;
    Some(wording.or_id(unit.title.as_ref(), &unit.unit))
}

/// Counts that are not nought, each with its word.
struct Counted<const N: usize>([(u32, &'static str); N]);

impl<const N: usize> Render for Counted<N> {
    fn render_to(&self, buffer: &mut String) {
        let mut comma = "";
        for (count, word) in self.0.iter().filter(|(count, _)| *count > 0) {
            buffer.push_str(comma);
            count.render_to(buffer);
            buffer.push(' ');
            buffer.push_str(word);
            comma = ", ";
        }
    }
}

fn mapped(one: &UnitMappings) -> Counted<6> {
    Counted([
        (one.exact, "exact"),
        (one.close, "close"),
        (one.broad, "broad"),
        (one.narrow, "narrow"),
        (one.related, "related"),
        (one.denied, "denied"),
    ])
}

fn verdicts(figure: Option<&Figure>) -> Counted<5> {
    let figure = figure.copied().unwrap_or_default();
    Counted([
        (figure.covered, "covered"),
        (figure.partly, "partly"),
        (figure.related, "related"),
        (figure.denied, "denied"),
        (figure.open, "open"),
    ])
}
