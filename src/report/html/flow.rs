//! Unit by unit: the flow of the crosswalk, the heat maps of both ways, and the
//! table that says the same.

use super::table::scrolling;
use super::text::escaped;
use super::{Part, figure};
use crate::compare::{Coverages, Figure, UnitCoverage, UnitMappings};
use crate::report::phrases::write_number;
use crate::report::svg::{draw_flow, draw_heat_map};
use crate::report::wording::Wording;
use maud::{Render, html};

/// What two units and the mappings between them take, in the pictures and in the
/// table.
const ROOM: usize = 320;

pub(super) fn part<'a>(wording: Wording<'a>, coverages: &'a Coverages) -> Part<'a> {
    let body = ByUnits { wording, coverages };
    let part = Part::new("units", html! { "Unit by unit" }, body);
    part.with_room(coverages.mappings.len() * ROOM)
}

struct ByUnits<'a> {
    wording: Wording<'a>,
    coverages: &'a Coverages,
}

impl Render for ByUnits<'_> {
    fn render_to(&self, buffer: &mut String) {
        let Self { wording, coverages } = *self;
        let heat = [
            (&coverages.there, "heat-there"),
            (&coverages.back, "heat-back"),
        ];
        let pictures = html! {
            p {
                "A ribbon joins two units and is as wide as there are mappings between their items that say something matches; the number beside a unit is how many it has. "
                "Units without any are part of the finding."
            }
            (figure(&draw_flow(wording, &coverages.there.default, &coverages.mappings, "flow-picture")))
            p { "Below, a cell is shaded by the best that the unit held does for an item of the unit asked about; its number is of how many items." }
            div {
                @for (both, id) in heat { (figure(&draw_heat_map(wording, &both.default, &both.links, id))) }
            }
        };
        pictures.render_to(buffer);
        if !coverages.mappings.is_empty() {
            buffer.push_str("<details>");
            let pairs = coverages.mappings.len();
            let summary =
                html! { summary { "The three pictures as a table: " (pairs) " pairs of units" } };
            summary.render_to(buffer);
            let table = Table { wording, coverages };
            scrolling("Mappings and verdicts by units", table).render_to(buffer);
            buffer.push_str("</details>");
        }
    }
}

struct Table<'a> {
    wording: Wording<'a>,
    coverages: &'a Coverages,
}

impl Render for Table<'_> {
    fn render_to(&self, buffer: &mut String) {
        let [there, back] = [&self.coverages.there, &self.coverages.back];
        let head = html! {
            thead {
                tr {
                    th scope="col" { code { (there.default.source.id) } }
                    th scope="col" { code { (there.default.target.id) } }
                    th scope="col" { "Mappings" }
                    th scope="col" { "First held: items of the second" }
                    th scope="col" { "Second held: items of the first" }
                }
            }
        };
        buffer.push_str("<table class=\"small pairs\">");
        head.render_to(buffer);
        let links = there.links.iter();
        let there_by = by_places(links.map(|(held, asked, f)| ([*held, *asked], *f)));
        let links = back.links.iter();
        let back_by = by_places(links.map(|(held, asked, f)| ([*asked, *held], *f)));
        for of_unit in self.coverages.mappings.chunk_by(|a, b| a.0[0] == b.0[0]) {
            buffer.push_str("<tbody>");
            for (index, (units, one)) in of_unit.iter().enumerate() {
                buffer.push_str("<tr>");
                let [first, second] = *units;
                if index == 0 {
                    buffer.push_str("<th scope=\"rowgroup\" rowspan=\"");
                    of_unit.len().render_to(buffer);
                    buffer.push('"');
                    self.title(&back.default.units, first, buffer);
                    buffer.push_str("</th>");
                }
                buffer.push_str("<td");
                self.title(&there.default.units, second, buffer);
                buffer.push_str("</td><td>");
                mapped(one).render_to(buffer);
                buffer.push_str("</td><td>");
                verdicts(find(&there_by, units)).render_to(buffer);
                buffer.push_str("</td><td>");
                verdicts(find(&back_by, units)).render_to(buffer);
                buffer.push_str("</td></tr>");
            }
            buffer.push_str("</tbody>");
        }
        buffer.push_str("</table>");
    }
}

impl Table<'_> {
    /// Writes the title of a unit into the cell that was begun, and its language
    /// as the cell's.
    fn title(&self, units: &[UnitCoverage], place: usize, buffer: &mut String) {
        let unit = units.get(place);
        let title = unit.map(|unit| self.wording.or_id(unit.title.as_ref(), &unit.unit));
        if let Some(language) = title.and_then(|title| title.language) {
            buffer.push_str(" lang=\"");
            buffer.push_str(language.as_str());
            buffer.push('"');
        }
        buffer.push('>');
        escaped(title.map_or("", |title| title.text), buffer);
    }
}

/// Figures by the places of the first unit and the second, in order.
type ByPlaces = Vec<([usize; 2], Figure)>;

fn by_places(figures: impl Iterator<Item = ([usize; 2], Figure)>) -> ByPlaces {
    let mut figures: ByPlaces = figures.collect();
    figures.sort_unstable_by_key(|(units, _)| *units);
    figures
}

fn find<'f>(figures: &'f ByPlaces, units: &[usize; 2]) -> Option<&'f Figure> {
    let place = figures.binary_search_by_key(units, |(units, _)| *units);
    figures.get(place.ok()?).map(|(_, figure)| figure)
}

/// Counts that are not nought, each with its word.
struct Counted<const N: usize>([(u32, &'static str); N]);

impl<const N: usize> Render for Counted<N> {
    fn render_to(&self, buffer: &mut String) {
        let mut comma = "";
        for (count, word) in self.0.iter().filter(|(count, _)| *count > 0) {
            buffer.push_str(comma);
            write_number(*count, buffer);
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
