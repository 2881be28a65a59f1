//! What contradicts, and what follows by chains. Neither is a curator's word,
//! and no other part of a page has it.

use super::Part;
use super::overview::{heading, ways};
use super::table::{barred, counts, scrolling, verdict};
use crate::compare::{Coverage, Coverages, DerivedCoverage, DerivedEvidence, Discord, PremiseRef};
use crate::id::EntityRef;
use crate::report::wording::Wording;
use maud::{Markup, html};

/// The part of a pair; `None` where neither was asked for.
pub(super) fn part(wording: Wording<'_>, coverages: &Coverages) -> Option<Part<'static>> {
    let derived = ways(coverages)
        .map(|(both, way)| Some((&both.default, way, both.default.with_derived.as_ref()?)));
    let found = coverages.contradictions.as_ref();
    if found.is_none() && derived.iter().all(Option::is_none) {
        return None;
    }
    let body = html! {
        @if let Some(found) = found { (contradictions(wording, found)) }
        p class="warning" {
            "What follows here follows from other crosswalks, by a chain through another framework. Nobody has judged the two side by side; no figure elsewhere on this page counts it."
        }
        @for (curated, way, derived) in derived.into_iter().flatten() {
            (one_way(wording, curated, way, derived))
        }
    };
    let heading = html! { "What contradicts, and what follows" };
    Some(Part::new("derived", heading, body))
}

fn contradictions(wording: Wording<'_>, found: &[Discord]) -> Markup {
    html! {
        h3 { "Contradictions: " span data-figure="contradictions" { (found.len()) } }
        @if found.is_empty() {
            p { "No mapping between the two contradicts another of them, or what follows by chains from others." }
        } @else {
            p { "Of the mappings under each line at least one is wrong." }
            ul class="contradictions" {
                @for one in found {
                    li {
                        strong { (one.why) }
                        ul class="why" {
                            @for premise in &one.mappings { li { (self::premise(wording, premise)) } }
                        }
                    }
                }
            }
        }
    }
}

fn one_way(
    wording: Wording<'_>,
    curated: &Coverage,
    way: &str,
    derived: &DerivedCoverage,
) -> Markup {
    html! {
        h3 { (heading(wording, curated)) }
        @if derived.evidence.is_empty() {
            p { "Nothing follows about anything that is counted: the figure stays as it is." }
        } @else {
            (scrolling("Coverage with what follows", html! {
                table {
                    thead {
                        tr {
                            th scope="col" { "Counted" }
                            th scope="col" { "Share" }
                            @for head in ["Covered", "Partly", "Related", "Denied", "Open", "Items"] {
                                th scope="col" class="n" { (head) }
                            }
                        }
                    }
                    tbody {
                        tr { th scope="row" { "what curators say" } td { (barred(&curated.total)) } (counts(&curated.total, &format!("{way}.curated"))) }
                        tr { th scope="row" { "and what follows" } td { (barred(&derived.total)) } (counts(&derived.total, &format!("{way}.derived"))) }
                    }
                }
            }))
            @if derived.differences.is_empty() {
                p { "The two agree on every item." }
            } @else {
                p { "They disagree on " (derived.differences.len()) " items; open one for the mappings it follows from." }
            }
            ul class="items" data-differences=(way) {
                @for one in &derived.differences {
                    li {
                        details {
                            summary {
                                (verdict(one.curated)) " would be " (verdict(one.with_derived)) " "
                                (wording.of(&one.item))
                            }
                            ul {
                                @for proof in derived.evidence.iter().filter(|proof| proof.asked == one.item) {
                                    li { (follows(wording, proof)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A derived mapping, and the mappings it follows from.
fn follows(wording: Wording<'_>, proof: &DerivedEvidence) -> Markup {
    html! {
        em {
            "follows: " (proof.predicate.word())
            @if let Some(confidence) = proof.confidence { ", confidence " (format!("{:.2}", confidence.get())) }
        }
        ": " (wording.of(&proof.held))
        @if let Some(why) = &proof.discounted { p { "Does not count: " (why) "." } }
        ul { @for premise in &proof.premises { li { (self::premise(wording, premise)) } } }
    }
}

/// A mapping, with its reason and the set it is in.
fn premise(wording: Wording<'_>, premise: &PremiseRef) -> Markup {
    let mapping = premise.mapping(wording.catalog);
    html! {
        @match &mapping {
            Some(mapping) => {
                (end(wording, mapping.subject_id())) " "
                em {
                    @if mapping.is_denial() { "not " }
                    (mapping.predicate().word())
                    @if let Some(confidence) = mapping.confidence() { ", confidence " (confidence) }
                }
                " " (end(wording, mapping.object_id()))
                @if let Some(reason) = mapping.comment() { p { (reason) } }
            }
            None => { "row " (premise.row) }
        }
        p { code { (premise.crosswalk) } }
    }
}

fn end(wording: Wording<'_>, curie: Option<&str>) -> Markup {
    let reference = curie.and_then(|curie| EntityRef::parse(curie).ok());
    html! {
        @match &reference {
            Some(reference) => {
                (wording.of(reference)) " (" code { (reference.framework()) } ")"
            }
            None => { (curie.unwrap_or_default()) }
        }
    }
}
