//! The units of a coverage, their items folded under them, and the reasons
//! under those.

use super::evidence::{How, Why};
use super::table::{barred, verdict};
use super::text::{escaped, reference};
use crate::compare::{BothPolicies, Evidence, Ground, ItemCoverage, UnitCoverage, Verdict};
use crate::report::phrases::{level_judged, write_level, write_number};
use crate::report::wording::Wording;
use maud::{Render, html};

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
            self.unit(unit, &mut strict, reasons, buffer);
        }
        buffer.push_str("</div>");
    }
}

impl Units<'_> {
    fn unit(
        &self,
        unit: &UnitCoverage,
        strict: &mut dyn Iterator<Item = Verdict>,
        reasons: Reasons<'_>,
        out: &mut String,
    ) {
        let wording = self.wording;
        let figure = if unit.figure.is_empty() {
            &unit.conditional
        } else {
            &unit.figure
        };
        let itself = unit.items.iter().all(|item| item.item == unit.unit);
        out.push_str("<details class=\"unit\" data-unit=\"");
        reference(&unit.unit, out);
        out.push_str("\" data-figure=\"");
        for (number, after) in [
            (figure.covered, " "),
            (figure.partly, " "),
            (figure.of(), "\"><summary>"),
        ] {
            write_number(number, out);
            out.push_str(after);
        }
        verdict(unit.verdict).render_to(out);
        out.push_str(" <span class=\"title\">");
        wording
            .or_id(unit.title.as_ref(), &unit.unit)
            .render_to(out);
        for level in &unit.levels {
            out.push_str(" <code>");
            write_level(level, out);
            out.push_str("</code>");
        }
        out.push_str("</span>");
        barred(figure).render_to(out);
        out.push_str("</summary>");
        for judgement in &unit.level_judgements {
            out.push_str("<p class=\"level\">");
            escaped(&level_judged(judgement), out);
            out.push_str("</p>");
        }
        if unit.figure.is_empty() {
            out.push_str("<p class=\"level\">Holds only under a condition; counted apart.</p>");
        }
        out.push_str("<ul class=\"items\">");
        for (item, strict) in unit.items.iter().zip(strict) {
            out.push_str("<li>");
            self.item(item, strict, itself, reasons, out);
            out.push_str("</li>");
        }
        out.push_str("</ul>");
        if !unit.onto_unit.is_empty() {
            let onto = html! {
                details {
                    summary { "Mappings onto the unit itself, which change no figure" }
                    ul class="why" { @for evidence in &unit.onto_unit { (reason(wording, evidence, reasons)) } }
                }
            };
            onto.render_to(out);
        }
        out.push_str("</details>");
    }

    fn item(
        &self,
        item: &ItemCoverage,
        strict: Verdict,
        itself: bool,
        reasons: Reasons<'_>,
        out: &mut String,
    ) {
        let folds = !item.evidence.is_empty();
        out.push_str(if folds { "<details><summary>" } else { "" });
        verdict(item.verdict).render_to(out);
        out.push(' ');
        if itself {
            out.push_str("the unit as a whole");
        } else {
            let text = self.wording.or_id(item.text.as_ref(), &item.item);
            text.render_to(out);
        }
        if strict != item.verdict {
            for text in [
                "<span class=\"aside\"> strict: ",
                strict.as_str(),
                "</span>",
            ] {
                out.push_str(text);
            }
        }
        if let Some(condition) = &item.condition {
            let only =
                html! { span class="aside" { " only under: " (self.wording.of(condition)) } };
            only.render_to(out);
        }
        if folds {
            out.push_str("</summary><ul>");
            for evidence in &item.evidence {
                reason(self.wording, evidence, reasons).render_to(out);
            }
            out.push_str("</ul></details>");
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
            for (before, number) in [("m", set.unwrap_or_default()), ("-", *row)] {
                buffer.push_str(before);
                write_number(u32::try_from(number).unwrap_or(u32::MAX), buffer);
            }
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
