//! What is left, in the order in which it is done.

use super::super::Part;
use super::super::table::standing;
use super::{proof, units};
use crate::assess::{Gap, ItemStanding, PlanItem, UnitPlan};
use crate::id::EntityRef;
use crate::report::gap_phrases::{more, sorted};
use crate::report::wording::Wording;
use maud::{Markup, html};
use std::collections::HashMap;

/// Of more items than these, the reasons of each stand on the page once: in its
/// unit, where the plan leads.
const FEW: usize = 600;

/// The items with their places in the list of units, and whether their reasons
/// stand here too.
struct Items<'a> {
    by_reference: HashMap<&'a EntityRef, (usize, &'a ItemStanding)>,
    reasons: bool,
}

/// Whether the reasons of an item stand in its unit and in the plan.
pub(super) fn is_small(gap: &Gap) -> bool {
    let items = gap.assessment.units.iter().map(|unit| unit.items.len());
    items.sum::<usize>() <= FEW
}

pub(super) fn part(wording: Wording<'_>, gap: &Gap) -> Part<'static> {
    let items = gap.assessment.units.iter().flat_map(|unit| &unit.items);
    let items = Items {
        by_reference: items
            .enumerate()
            .map(|(place, item)| (&item.item, (place, item)))
            .collect(),
        reasons: is_small(gap),
    };
    let plan = &gap.plan;
    let body = html! {
        @if plan.units.is_empty() {
            p { "Nothing: every unit is met." }
        } @else {
            p {
                "Of " (gap.assessment.units.len()) " units, "
                strong data-figure="plan.units" { (plan.units.len()) }
                " are not met. First what can be waived, then what must be learned, then what must be assessed; "
                @if items.reasons { "open a line for the reasons." } @else { "a line leads to where the reasons are." }
            }
        }
        @for unit in &plan.units { (one(wording, unit, &items)) }
        (list(wording, "For the whole", "conditions", &plan.conditions.iter().collect::<Vec<_>>(), &items))
        (list(wording, "What the examiner must see to for the whole", "examiner", &plan.examiner.iter().collect::<Vec<_>>(), &items))
        (list(wording, "Not assessed", "excluded", &plan.excluded.iter().collect::<Vec<_>>(), &items))
    };
    Part::new("plan", html! { "What is left" }, body)
}

fn one(wording: Wording<'_>, unit: &UnitPlan, items: &Items<'_>) -> Markup {
    html! {
        section class="planned" data-unit=(unit.unit) data-figure={ (unit.waive.len()) " " (unit.learn.len()) " " (unit.assess.len()) } {
            h3 { (wording.or_id(unit.title.as_ref(), &unit.unit)) " " (standing(unit.standing)) }
            @if !unit.waive.is_empty() {
                h4 { "To waive" }
                @for waiver in &unit.waive {
                    (super::waiver(waiver))
                    p class="quote" { (wording.text(&waiver.text, unit.unit.framework())) }
                }
            }
            @for (head, name, lines) in sorted(unit) { (list(wording, head, name, &lines, items)) }
            @if let Some(methods) = &unit.methods {
                p class="level" { "Methods: " (wording.text(&methods.text, unit.unit.framework())) }
            }
            @for estimate in &unit.estimates {
                p class="level" {
                    "Takes: " @if estimate.approximate { "about " } (estimate.duration) " (“" (estimate.as_written) "”)"
                }
            }
            (folded(wording, "Handed out", "material", &unit.material, items))
            (folded(wording, "Conditions", "conditions", &unit.conditions, items))
            (folded(wording, "What the examiner must see to", "examiner", &unit.examiner, items))
        }
    }
}

/// What is good to know, but not the candidate's to do.
fn folded(
    wording: Wording<'_>,
    head: &str,
    name: &str,
    list: &[PlanItem],
    items: &Items<'_>,
) -> Markup {
    html! {
        @if !list.is_empty() {
            details {
                summary { (head) ": " (list.len()) }
                ul class="lines" data-list=(name) { @for one in list { li { (line(wording, one, items)) } } }
            }
        }
    }
}

fn list(
    wording: Wording<'_>,
    head: &str,
    name: &str,
    list: &[&PlanItem],
    items: &Items<'_>,
) -> Markup {
    html! {
        @if !list.is_empty() {
            h4 { (head) }
            ul class="lines" data-list=(name) { @for one in list { li { (line(wording, one, items)) } } }
        }
    }
}

/// A line of the plan, its reasons folded under it.
fn line(wording: Wording<'_>, planned: &PlanItem, items: &Items<'_>) -> Markup {
    let item = items.by_reference.get(&planned.of);
    let item = item.filter(|_| planned.standing.is_some());
    let more = more(planned);
    let head = html! {
        @if let Some(one) = planned.standing { (standing(one)) " " }
        (wording.or_id(planned.text.as_ref(), &planned.of))
    };
    html! {
        @match item {
            Some((place, _)) if !items.reasons => {
                (head) " " a href={ "#i" (place) } { "reasons" }
            }
            Some((_, item)) => {
                details {
                    summary { (head) }
                    (units::asides(wording, item))
                    @if item.proof.is_empty() {
                        p class="level" { "Nothing in the profile speaks for it." }
                    } @else { (proof::list(wording, item)) }
                }
            }
            None => { (head) }
        }
        @if !more.is_empty() { p class="level" { (more.join("; ")) } }
    }
}
