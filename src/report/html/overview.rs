//! Coverage both ways, under both policies.

use super::Part;
use super::table::{barred, counts, scrolling};
use crate::compare::{BothPolicies, Coverage, Coverages, Figure};
use crate::report::wording::Wording;
use maud::{Markup, html};

pub(super) fn part(wording: Wording<'_>, coverages: &Coverages) -> Part<'static> {
    let body = html! {
        @if coverages.there.default.crosswalks.is_empty() {
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
            @for (both, way) in ways(coverages) {
                div class="way" {
                    h3 { (heading(wording, &both.default)) }
                    @for (policy, words, figure) in ways_of_reading(&both.default.total, &both.strict.total) {
                        div class="barred" data-way=(way) data-policy=(policy) {
                            span { (words) }
                            (barred(figure))
                        }
                    }
                    @if !both.default.conditional.is_empty() {
                        div class="barred" data-way=(way) data-policy="conditional" {
                            span { "Under a condition, counted apart" }
                            (barred(&both.default.conditional))
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
                    @for (both, way) in ways(coverages) {
                        @for (policy, _, figure) in ways_of_reading(&both.default.total, &both.strict.total) {
                            tr {
                                td { code { (both.default.source.id) } }
                                td { code { (both.default.target.id) } }
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

/// Both ways, each with its name.
pub(super) fn ways(coverages: &Coverages) -> [(&BothPolicies, &'static str); 2] {
    [(&coverages.there, "there"), (&coverages.back, "back")]
}

/// Who is held and who is asked about.
pub(super) fn heading(wording: Wording<'_>, coverage: &Coverage) -> Markup {
    let (held, asked) = (&coverage.source, &coverage.target);
    html! {
        (wording.text(&held.title, &held.id)) " "
        span class="and" { "held, asked about" } " "
        (wording.text(&asked.title, &asked.id))
    }
}
