//! Every pair of frameworks, both ways.

use super::Part;
use super::table::{barred, scrolling};
use crate::compare::{Comparison, CoverageFigures, PairComparison};
use crate::id::FrameworkId;
use crate::report::phrases::percent;
use crate::report::wording::Wording;
use maud::{Markup, html};

pub(super) fn part(
    wording: Wording<'_>,
    comparison: &Comparison,
    link: &dyn Fn(&PairComparison) -> Option<String>,
) -> Part<'static> {
    let matrix = html! {
        table class="matrix" {
            caption { "Read a row as: who holds this, how much of each column is covered?" }
            thead {
                tr {
                    th scope="col" { "Held" }
                    @for s in &comparison.frameworks {
                        th scope="col" { (wording.text(&s.framework.title, &s.framework.id)) }
                    }
                }
            }
            tbody {
                @for held in &comparison.frameworks {
                    tr {
                        th scope="row" { (wording.text(&held.framework.title, &held.framework.id)) }
                        @for asked in &comparison.frameworks {
                            @match find(comparison, &held.framework.id, &asked.framework.id) {
                                Some((figures, pair)) => {
                                    td data-held=(figures.held) data-asked=(figures.asked) data-covered=(figures.default.covered) data-partly=(figures.default.partly) data-of=(figures.default.of()) {
                                        @match link(pair) {
                                            Some(address) => { a href=(address) { (barred(&figures.default)) } }
                                            None => { (barred(&figures.default)) }
                                        }
                                    }
                                }
                                None => { td class="same" { "the same" } }
                            }
                        }
                    }
                }
            }
        }
    };
    let body = html! {
        p { "Coverage under the default policy, where a close match covers: filled as far as it is covered, hatched as far as it may be." }
        (scrolling("Coverage of every pair", matrix))
        @if comparison.hub.is_some() {
            h3 { "Shared concepts of the hub" }
            p { "A common subject, and never coverage." }
            (scrolling("Shared concepts of every pair", shared(wording, comparison)))
        }
    };
    Part::new("pairs", html! { "Every pair, both ways" }, body)
}

/// The figures of who is held and who is asked about.
fn find<'a>(
    comparison: &'a Comparison,
    held: &FrameworkId,
    asked: &FrameworkId,
) -> Option<(&'a CoverageFigures, &'a PairComparison)> {
    comparison.pairs.iter().find_map(|pair| {
        let mut ways = [&pair.there, &pair.back].into_iter();
        let figures = ways.find(|f| f.held == *held && f.asked == *asked)?;
        Some((figures, pair))
    })
}

fn shared(wording: Wording<'_>, comparison: &Comparison) -> Markup {
    let title = |id: &FrameworkId| {
        let mut all = comparison.frameworks.iter();
        let structure = all.find(|s| s.framework.id == *id);
        structure.map(|s| wording.text(&s.framework.title, &s.framework.id))
    };
    let share = |share: Option<f64>| share.map_or("–".to_owned(), percent);
    html! {
        table class="small" {
            thead {
                tr {
                    th scope="col" { "First" }
                    th scope="col" { "Second" }
                    @for head in ["Shared", "Jaccard", "Of the first’s", "Of the second’s"] {
                        th scope="col" class="n" { (head) }
                    }
                }
            }
            tbody {
                @for pair in &comparison.pairs {
                    @if let Some(hub) = &pair.hub {
                        tr {
                            td { @if let Some(title) = title(&pair.first) { (title) } }
                            td { @if let Some(title) = title(&pair.second) { (title) } }
                            td class="n" { (hub.shared.len()) }
                            td class="n" { (share(hub.jaccard)) }
                            td class="n" { (share(hub.containment_first)) }
                            td class="n" { (share(hub.containment_second)) }
                        }
                    }
                }
            }
        }
    }
}
