//! The units of a coverage, their items folded under them, and the reasons
//! under those.

use super::evidence::{How, Why};
use super::table::{barred, verdict};
use crate::compare::{BothPolicies, Evidence, Ground, ItemCoverage, UnitCoverage, Verdict};
use crate::report::phrases::level_judged;
use crate::report::wording::Wording;
use maud::{Markup, Render, html};
use std::fmt::Write as _;

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
pub(super) struct Units<'a> {
    pub(super) wording: Wording<'a>,
    pub(super) both: &'a BothPolicies,
    pub(super) way: &'a str,
    /// Whether the reasons of mappings stand here.
    pub(super) reasons: bool,
}

impl Render for Units<'_> {
    fn render_to(&self, buffer: &mut String) {
        let (wording, default) = (self.wording, &self.both.default);
        let reasons = Reasons {
            shown: self.reasons,
            places: self.way == "there",
            crosswalks: &default.crosswalks,
        };
        let wholes = html! {
            @if !default.between_wholes.is_empty() {
                p class="level" { "As wholes, which changes no figure:" }
                ul class="why" { @for evidence in &default.between_wholes { (reason(wording, evidence, reasons)) } }
            }
        };
        wholes.render_to(buffer);
        buffer.push_str("<div class=\"units\" data-way=\"");
        buffer.push_str(self.way);
        buffer.push_str("\">");
        let mut strict = self.both.strict.items.iter().copied();
        for unit in &default.units {
            one(wording, unit, &mut strict, reasons).render_to(buffer);
        }
        buffer.push_str("</div>");
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
fn reason<'a>(
    wording: Wording<'a>,
    evidence: &'a Evidence,
    reasons: Reasons<'a>,
) -> ReasonLine<'a> {
    ReasonLine {
        wording,
        evidence,
        reasons,
    }
}

struct ReasonLine<'a> {
    wording: Wording<'a>,
    evidence: &'a Evidence,
    reasons: Reasons<'a>,
}

impl ReasonLine<'_> {
    /// Writes where the reason of a mapping stands.
    fn place(&self, buffer: &mut String) {
        if let Ground::Mapping { crosswalk, row, .. } = &self.evidence.ground {
            let set = self.reasons.crosswalks.iter();
            let set = set.clone().position(|one| one == crosswalk);
            let _infallible = write!(buffer, "m{}-{row}", set.unwrap_or_default());
        }
    }
}

impl Render for ReasonLine<'_> {
    fn render_to(&self, buffer: &mut String) {
        let evidence = self.evidence;
        let held = self.wording.or_id(evidence.text.as_ref(), &evidence.held);
        let mapped = matches!(evidence.ground, Ground::Mapping { .. });
        if mapped && self.reasons.places {
            buffer.push_str("<li id=\"");
            self.place(buffer);
            buffer.push_str("\">");
        } else {
            buffer.push_str("<li>");
        }
        How(&evidence.ground).render_to(buffer);
        buffer.push_str(": ");
        if mapped && !self.reasons.shown {
            buffer.push_str("<a href=\"#");
            self.place(buffer);
            buffer.push_str("\">");
            held.render_to(buffer);
            buffer.push_str("</a>");
        } else {
            held.render_to(buffer);
            Why(evidence).render_to(buffer);
        }
        buffer.push_str("</li>");
    }
}
