//! What is in force on the day, and what was left out.

use super::super::Part;
use super::super::table::scrolling;
use crate::assess::Gap;
use crate::model::Framework;
use crate::report::framework_text::phrases::period;
use crate::report::gap_phrases::left_out as left_out_line;
use crate::report::phrases::status;
use maud::html;

pub(super) fn part(framework: &Framework, gap: &Gap) -> Part<'static> {
    let of = &gap.assessment;
    let body = html! {
        h3 { "The standard" }
        p { "On " (of.on) ": " (status(&of.status)) "." }
        @if let Some(validity) = &framework.validity { p class="level" { (period(validity)) } }
        h3 { "What is held" }
        @if of.evidence.is_empty() {
            p { "Nothing." }
        } @else {
            p { "Entries of the profile, by their ids. What is not in force on the day counts for nothing; what is not dated counts." }
            (scrolling("Entries of the profile", html! {
                table {
                    thead { tr { th scope="col" { "Entry" } th scope="col" { "On " (of.on) } } }
                    tbody {
                        @for one in &of.evidence {
                            tr {
                                th scope="row" { code { (one.entry) } }
                                td { @if one.status.counts() { (one.status) } @else { strong { (one.status) } } }
                            }
                        }
                    }
                }
            }))
        }
    };
    Part::new("validity", html! { "What is in force" }, body)
}

pub(super) fn left_out(gap: &Gap) -> Part<'static> {
    let all = &gap.assessment.left_out;
    let body = html! {
        p { "Entries of the profile that have a fault count for nothing here." }
        ul class="left-out" { @for left in all { li { (left_out_line(left)) } } }
    };
    Part::new(
        "left-out",
        html! { "What was left out of the profile" },
        body,
    )
}
