//! The concepts of a hub that two frameworks meet in.

use super::Part;
use super::table::scrolling;
use crate::compare::{HubOverlap, MeetingEnd};
use crate::error::Error;
use crate::id::FrameworkId;
use crate::report::phrases::percent;
use crate::report::wording::Wording;
use maud::{Markup, html};

pub(super) fn part(
    wording: Wording<'_>,
    hub: &FrameworkId,
    [first, second]: [&FrameworkId; 2],
    overlap: &HubOverlap,
) -> Result<Part<'static>, Error> {
    let meetings = wording.catalog.meetings(first, second, hub)?;
    let share = |share: Option<f64>| share.map_or("–".to_owned(), percent);
    let both = overlap.shared.len();
    let body = html! {
        p { "A concept that both are mapped to is a subject they share. It is shown and counted, and is never coverage: two things that are both narrower than a concept need not have anything to do with each other." }
        dl class="figures" {
            div { dt { "Concepts that both are mapped to" } dd data-figure="hub.shared" { (both) } }
            div { dt { "of those that either is (Jaccard)" } dd data-figure="hub.jaccard" { (share(overlap.jaccard)) } }
            div { dt { "of the " (both + overlap.only_first.len()) " of " code { (first) } } dd data-figure="hub.containment_first" { (share(overlap.containment_first)) } }
            div { dt { "of the " (both + overlap.only_second.len()) " of " code { (second) } } dd data-figure="hub.containment_second" { (share(overlap.containment_second)) } }
        }
        @if meetings.is_empty() {
            p { "They meet in no concept." }
        } @else {
            (scrolling("Meetings in the hub", html! {
                table class="small" {
                    thead {
                        tr {
                            th scope="col" { "Concept" }
                            th scope="col" { code { (first) } }
                            th scope="col" { code { (second) } }
                        }
                    }
                    tbody {
                        @for meeting in &meetings {
                            tr {
                                th scope="row" { (wording.or_id(meeting.label.as_ref(), &meeting.concept)) }
                                td { (ends(wording, &meeting.first)) }
                                td { (ends(wording, &meeting.second)) }
                            }
                        }
                    }
                }
            }))
        }
        (only(wording, &overlap.only_first, first))
        (only(wording, &overlap.only_second, second))
    };
    Ok(Part::new("meetings", html! { "Meetings in the hub" }, body))
}

fn ends(wording: Wording<'_>, ends: &[MeetingEnd]) -> Markup {
    html! {
        ul {
            @for end in ends { li { em { (end.predicate.word()) } ": " (wording.of(&end.entity)) } }
        }
    }
}

fn only(
    wording: Wording<'_>,
    concepts: &[crate::id::EntityRef],
    framework: &FrameworkId,
) -> Markup {
    html! {
        @if !concepts.is_empty() {
            details {
                summary { (concepts.len()) " concepts that only " code { (framework) } " is mapped to" }
                ul class="only" { @for concept in concepts { li { (wording.of(concept)) } } }
            }
        }
    }
}
