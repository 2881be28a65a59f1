//! What a candidate must bring, as the tree that the standard states.

use super::super::Part;
use crate::assess::{EntryVerdict, RequirementStanding, RouteKind, RouteStanding};
use crate::id::FrameworkId;
use crate::report::wording::Wording;
use maud::{Markup, html};

pub(super) fn part(
    wording: Wording<'_>,
    framework: &FrameworkId,
    route: &RouteStanding,
) -> Part<'static> {
    let body = html! {
        p {
            @match route.missing().len() {
                0 => { "Nothing is missing." }
                _ if route.verdict == EntryVerdict::Met => { "One of the ways is open; what is missing on the others shows too." }
                _ => { "No way is open yet. What is missing on each shows below." }
            }
        }
        ul class="tree" { (node(wording, framework, route)) }
    };
    Part::new("entry", html! { "What a candidate must bring" }, body)
}

fn node(wording: Wording<'_>, framework: &FrameworkId, route: &RouteStanding) -> Markup {
    html! {
        li data-verdict=(route.verdict) {
            (sign(route.verdict)) " "
            @match &route.requirement {
                Some(one) => { (requirement(wording, framework, one)) }
                None => {
                    strong { @if route.kind == RouteKind::AnyOf { "one of these" } @else { "all of these" } }
                    @if matches!(route.verdict, EntryVerdict::Missing | EntryVerdict::Undecided) {
                        span class="aside" { ", " (route.missing().len()) " missing" }
                    }
                }
            }
            @if !route.routes.is_empty() {
                ul { @for route in &route.routes { (node(wording, framework, route)) } }
            }
        }
    }
}

fn requirement(wording: Wording<'_>, framework: &FrameworkId, one: &RequirementStanding) -> Markup {
    html! {
        (wording.text(&one.text, framework))
        @if one.lack.is_some() || !one.entries.is_empty() {
            p class="level" {
                @if let Some(lack) = &one.lack { (lack) }
                @for (index, entry) in one.entries.iter().enumerate() {
                    @if index > 0 || one.lack.is_some() { ", " }
                    "entry " code { (entry) }
                }
            }
        }
    }
}

/// A verdict as a word with its sign, which is the style's.
fn sign(verdict: EntryVerdict) -> Markup {
    let class = match verdict {
        EntryVerdict::Met => "c",
        EntryVerdict::Undecided => "u",
        EntryVerdict::Missing => "o",
        EntryVerdict::NotAsked => "n",
    };
    html! { b class=(class) { (verdict) } }
}
