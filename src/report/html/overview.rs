//! Coverage both ways, under both policies.

use super::Part;
use super::table::{barred, counts, scrolling};
use crate::compare::{CoverageFigures, Figure, PairComparison};
use crate::report::wording::Wording;
use maud::{Markup, html};

pub(super) fn part(wording: Wording<'_>, pair: &PairComparison) -> Part<'static> {
    let body = html! {
        @if pair.crosswalks.is_empty() {
            p class="warning" {
                "The catalog has no mapping between the two: nothing is known of how far the one covers the other. "
                "Open means not looked at, not missing."
            }
        }
        p {
            "A bar is filled as far as the one asked about is covered by who holds the other, and hatched as far as it may be: "
            "from what is covered to that and what is partly covered."
        }
        div class="bars" {
            @for (figures, way) in ways(pair) {
                div class="way" {
                    h3 { (heading(wording, figures)) }
                    @for (policy, words, figure) in ways_of_reading(&figures.default, &figures.strict) {
                        div class="barred" data-way=(way) data-policy=(policy) {
                            span { (words) }
                            (barred(figure))
                        }
                    }
                    @if !figures.conditional.is_empty() {
                        div class="barred" data-way=(way) data-policy="conditional" {
                            span { "Under a condition, counted apart" }
                            (barred(&figures.conditional))
                        }
                    }
                }
            }
        }
        (scrolling("Coverage in numbers", html! {
            table {
                caption { "Items by verdict, equal statements of one kind once" }
                thead {
                    tr {
                        th scope="col" { "Held" }
                        th scope="col" { "Asked about" }
                        th scope="col" { "Policy" }
                        @for head in ["Covered", "Partly", "Related", "Denied", "Open", "Items"] {
                            th scope="col" class="n" { (head) }
                        }
                    }
                }
                tbody {
                    @for (figures, way) in ways(pair) {
                        @for (policy, _, figure) in ways_of_reading(&figures.default, &figures.strict) {
                            tr {
                                td { code { (figures.held) } }
                                td { code { (figures.asked) } }
                                td { (policy) }
                                (counts(figure, &format!("{way}.{policy}")))
                            }
                        }
                    }
                }
            }
        }))
    };
    Part::new("coverage", html! { "Coverage both ways" }, body)
}

/// Both policies: the name of each, what it means, and the figure under it.
pub(super) fn ways_of_reading<'a>(
    default: &'a Figure,
    strict: &'a Figure,
) -> [(&'static str, &'static str, &'a Figure); 2] {
    [
        ("default", "A close match covers", default),
        ("strict", "A close match covers partly", strict),
    ]
}

fn ways(pair: &PairComparison) -> [(&CoverageFigures, &'static str); 2] {
    [(&pair.there, "there"), (&pair.back, "back")]
}

/// Who is held and who is asked about.
pub(super) fn heading(wording: Wording<'_>, figures: &CoverageFigures) -> Markup {
    let title = |id| wording.catalog.framework(id).ok();
    html! {
        @if let (Some(held), Some(asked)) = (title(&figures.held), title(&figures.asked)) {
            (wording.text(&held.title, &held.id)) " "
            span class="and" { "held, asked about" } " "
            (wording.text(&asked.title, &asked.id))
        }
    }
}
