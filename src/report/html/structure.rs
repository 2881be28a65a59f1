//! What frameworks are made of, side by side.

use super::table::scrolling;
use super::{Part, figure};
use crate::compare::{ItemKind, LevelCount, Structure};
use crate::model::{Role, UnitKind};
use crate::report::svg::draw_levels;
use crate::report::wording::Wording;
use maud::{Markup, html};
use serde::Serialize;
use std::collections::BTreeSet;

pub(super) fn part(wording: Wording<'_>, structures: &[&Structure]) -> Part<'static> {
    let unit_kinds: BTreeSet<UnitKind> = structures
        .iter()
        .flat_map(|s| s.units_by_kind.iter().map(|one| one.kind))
        .collect();
    let item_kinds: BTreeSet<ItemKind> = structures
        .iter()
        .flat_map(|s| s.items.iter().map(|one| one.kind))
        .collect();
    let roles: BTreeSet<Role> = structures
        .iter()
        .flat_map(|s| s.criteria.iter().map(|one| one.role))
        .collect();
    let under = |s: &Structure| s.items.iter().map(|one| one.conditional).sum();
    let table = html! {
        table {
            thead {
                tr {
                    td {}
                    @for s in structures {
                        th scope="col" class="n" { (wording.text(&s.framework.title, &s.framework.id)) }
                    }
                }
            }
            tbody {
                (row("Units", structures, |s| s.units, true))
                @for kind in unit_kinds {
                    (row(&word(&kind), structures, |s| {
                        s.units_by_kind.iter().find(|one| one.kind == kind).map_or(0, |one| one.count)
                    }, false))
                }
                (row("Counted in coverage", structures, |s| s.counted, true))
                @for kind in item_kinds {
                    (row(&kind.to_string(), structures, |s| {
                        s.items.iter().find(|one| one.kind == kind).map_or(0, |one| one.count)
                    }, false))
                }
                (row("under a condition", structures, under, false))
                (row("Criteria of the units", structures, |s| s.criteria.iter().map(|one| one.count).sum(), true))
                @for role in roles {
                    (row(&word(&role), structures, |s| {
                        s.criteria.iter().find(|one| one.role == role).map_or(0, |one| one.count)
                    }, false))
                }
            }
        }
    };
    Part::new(
        "structure",
        html! { "Structure" },
        scrolling("Structure in numbers", table),
    )
}

fn row(
    name: &str,
    structures: &[&Structure],
    count: impl Fn(&Structure) -> u32,
    whole: bool,
) -> Markup {
    html! {
        tr class=(if whole { "whole" } else { "of" }) {
            th scope="row" { (name) }
            @for s in structures {
                td class="n" data-figure={ (s.framework.id) "." (name) } { (count(s)) }
            }
        }
    }
}

/// The levels of the units, and how many are at each.
pub(super) fn levels(wording: Wording<'_>, structures: &[&Structure]) -> Part<'static> {
    let body = html! {
        p { "Levels of different scales are no numbers to be compared; where scales are aligned, each unit below says how its level was judged, and on whose word." }
        @for s in structures {
            h3 { (wording.text(&s.framework.title, &s.framework.id)) }
            @if s.levels.is_empty() {
                p { "No level is stated, of a unit or of the whole." }
            } @else {
                @for picture in draw_levels(wording, s, &format!("levels-{}", s.framework.id)) {
                    (figure(&picture))
                }
                (scrolling(&format!("Units of {} by level", s.framework.id), distribution(s)))
            }
        }
    };
    Part::new("levels", html! { "Levels" }, body)
}

fn distribution(s: &Structure) -> Markup {
    let figure = |one: &LevelCount, part: &str| format!("{}.{}.{part}", s.framework.id, one.level);
    html! {
        table {
            thead {
                tr {
                    th scope="col" { "Level" }
                    th scope="col" class="n" { "Units that state it" }
                    th scope="col" class="n" { "Units that have it from the whole" }
                }
            }
            tbody {
                @for one in &s.levels {
                    tr {
                        th scope="row" { code { (one.level) } }
                        td class="n" data-figure=(figure(one, "stated")) { (one.stated) }
                        td class="n" data-figure=(figure(one, "inherited")) { (one.inherited) }
                    }
                }
                @if s.without_level > 0 {
                    tr {
                        th scope="row" { "no level" }
                        td class="n" data-figure={ (s.framework.id) ".without_level" } { (s.without_level) }
                        td {}
                    }
                }
            }
        }
    }
}

/// The name that something has in JSON, as words.
fn word<T: Serialize>(value: &T) -> String {
    let name = serde_json::to_value(value).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('_', " ")
}
