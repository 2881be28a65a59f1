//! How each unit and each of its items stands.

use super::super::table::{barred, standing};
use super::plan::is_small;
use super::proof;
use crate::assess::{Gap, ItemStanding, LevelStanding, UnitStanding};
use crate::compare::{UnitFigures, Verdict};
use crate::report::phrases::{interval, level_judged};
use crate::report::wording::Wording;
use maud::{Markup, html};
use std::ops::RangeFrom;

/// The units, each to be opened.
pub(super) fn list(wording: Wording<'_>, gap: &Gap) -> Markup {
    // Items have places where the plan leads to them.
    let mut places = (!is_small(gap)).then_some(0..);
    html! {
        div class="units" {
            @for (unit, both) in gap.assessment.units.iter().zip(&gap.units) {
                (one(wording, unit, both, places.as_mut()))
            }
        }
    }
}

fn one(
    wording: Wording<'_>,
    unit: &UnitStanding,
    both: &UnitFigures,
    mut places: Option<&mut RangeFrom<usize>>,
) -> Markup {
    let conditional = unit.figure.is_empty();
    let figure = if conditional {
        &unit.conditional
    } else {
        &unit.figure
    };
    let itself = unit.items.iter().all(|item| item.item == unit.unit);
    html! {
        details class="unit wide" data-unit=(unit.unit) data-standing=(unit.standing)
            data-figure={ (figure.covered) " " (figure.partly) " " (figure.of()) } {
            summary {
                (standing(unit.standing)) " "
                span class="title" {
                    (wording.or_id(unit.title.as_ref(), &unit.unit))
                    @for level in &unit.levels { " " code { (level) } }
                }
                (barred(figure))
            }
            @for level in &unit.level_judgements { (self::level(level)) }
            @if both.default != both.strict {
                p class="level" {
                    "Where a close match covers: " (interval(&both.default))
                    "; where it covers partly: " (interval(&both.strict)) "."
                }
            }
            @if conditional { p class="level" { "Asked for only under a condition; counted apart." } }
            @for waiver in &unit.waivers { (super::waiver(waiver)) }
            ul class="items" {
                @for item in &unit.items {
                    @let place = places.as_mut().and_then(|places| places.next());
                    li id=[place.map(|place| format!("i{place}"))] { (self::item(wording, item, itself)) }
                }
            }
        }
    }
}

fn item(wording: Wording<'_>, item: &ItemStanding, itself: bool) -> Markup {
    let head = html! {
        (standing(item.standing)) " "
        @if itself { "the unit as a whole" } @else { (wording.or_id(item.text.as_ref(), &item.item)) }
        (asides(wording, item))
    };
    html! {
        @if item.proof.is_empty() { (head) } @else {
            details {
                summary { (head) }
                (proof::list(wording, item))
            }
        }
    }
}

/// What the standing of an item does not say.
pub(super) fn asides(wording: Wording<'_>, item: &ItemStanding) -> Markup {
    html! {
        @if item.coverage == Verdict::Related { span class="aside" { " something held is related" } }
        @if let Some(unexpired) = item.unexpired {
            span class="aside" { " " (unexpired) ", if all that is held were in force" }
        }
        @if let Some(derived) = item.with_derived {
            span class="aside" { " " (derived) ", if what follows by chains counted" }
        }
        @if let Some(condition) = &item.condition {
            span class="aside" { " only under: " (wording.of(condition)) }
        }
    }
}

pub(super) fn level(level: &LevelStanding) -> Markup {
    html! {
        p class="level" {
            (level_judged(&level.judgement))
            @if let Some(entry) = &level.entry { ", entry " code { (entry) } }
        }
    }
}
