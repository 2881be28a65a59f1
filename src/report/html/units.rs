//! The units of a coverage, their items folded under them, and the reasons
//! under those.

use super::evidence::{how, why};
use super::table::{barred, verdict};
use crate::compare::{BothPolicies, Evidence, Ground, ItemCoverage, UnitCoverage, Verdict};
use crate::report::phrases::level_judged;
use crate::report::wording::Wording;
use maud::{Markup, html};

/// How the reasons of mappings are shown.
#[derive(Clone, Copy)]
struct Reasons<'a> {
    /// Here, or else by a link to where they are.
    shown: bool,
    /// Whether a link can lead here.
    places: bool,
    crosswalks: &'a [String],
}

/// The units, each to be opened.
pub(super) fn list(wording: Wording<'_>, both: &BothPolicies, way: &str, reasons: bool) -> Markup {
    let default = &both.default;
    let mut strict = both.strict.items.iter().copied();
    let reasons = Reasons {
        shown: reasons,
        places: way == "there",
        crosswalks: &default.crosswalks,
    };
    html! {
        @if !default.between_wholes.is_empty() {
            p class="level" { "As wholes, which changes no figure:" }
            ul class="why" { @for evidence in &default.between_wholes { (reason(wording, evidence, reasons)) } }
        }
        div class="units" data-way=(way) {
            @for unit in &default.units { (one(wording, unit, &mut strict, reasons)) }
        }
    }
}

fn one(
    wording: Wording<'_>,
    unit: &UnitCoverage,
    strict: &mut dyn Iterator<Item = Verdict>,
    reasons: Reasons<'_>,
) -> Markup {
    let figure = if unit.figure.is_empty() {
        &unit.conditional
    } else {
        &unit.figure
    };
    let itself = unit.items.iter().all(|item| item.item == unit.unit);
    html! {
        details class="unit" data-unit=(unit.unit)
            data-figure={ (figure.covered) " " (figure.partly) " " (figure.of()) } {
            summary {
                (verdict(unit.verdict)) " "
                span class="title" {
                    (wording.or_id(unit.title.as_ref(), &unit.unit))
                    @for level in &unit.levels { " " code { (level) } }
                }
                (barred(figure))
            }
            @for judgement in &unit.level_judgements {
                p class="level" { (level_judged(judgement)) }
            }
            @if unit.figure.is_empty() {
                p class="level" { "Holds only under a condition; counted apart." }
            }
            ul class="items" {
                @for (item, strict) in unit.items.iter().zip(strict) {
                    li { (self::item(wording, item, strict, itself, reasons)) }
                }
            }
            @if !unit.onto_unit.is_empty() {
                details {
                    summary { "Mappings onto the unit itself, which change no figure" }
                    ul class="why" { @for evidence in &unit.onto_unit { (reason(wording, evidence, reasons)) } }
                }
            }
        }
    }
}

fn item(
    wording: Wording<'_>,
    item: &ItemCoverage,
    strict: Verdict,
    itself: bool,
    reasons: Reasons<'_>,
) -> Markup {
    let head = html! {
        (verdict(item.verdict)) " "
        @if itself { "the unit as a whole" } @else { (wording.or_id(item.text.as_ref(), &item.item)) }
        @if strict != item.verdict { span class="aside" { " strict: " (strict) } }
        @if let Some(condition) = &item.condition {
            span class="aside" { " only under: " (wording.of(condition)) }
        }
    };
    html! {
        @if item.evidence.is_empty() { (head) } @else {
            details {
                summary { (head) }
                ul { @for evidence in &item.evidence { (reason(wording, evidence, reasons)) } }
            }
        }
    }
}

/// A mapping and its curator's reason, or the way to it.
fn reason(wording: Wording<'_>, evidence: &Evidence, reasons: Reasons<'_>) -> Markup {
    let held = wording.or_id(evidence.text.as_ref(), &evidence.held);
    let place = match &evidence.ground {
        Ground::Mapping { crosswalk, row, .. } => {
            let set = reasons.crosswalks.iter().position(|one| one == crosswalk);
            Some(format!("m{}-{row}", set.unwrap_or_default()))
        }
        Ground::Identity => None,
    };
    html! {
        li id=[place.as_deref().filter(|_| reasons.places)] {
            (how(&evidence.ground)) ": "
            @match place.as_deref().filter(|_| !reasons.shown) {
                Some(place) => { a href={ "#" (place) } { (held) } }
                None => { (held) (why(evidence)) }
            }
        }
    }
}
