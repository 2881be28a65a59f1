//! The level of each unit, on a scale.

use super::picture::Picture;
use super::words::fit;
use crate::compare::{Structure, UnitLevels};
use crate::level::{Level, ScaleId};
use crate::report::wording::Wording;
use maud::{Markup, html};
use smol_str::SmolStr;

/// A framework of more units has no picture of each; the counts are in its
/// table.
pub(crate) const MOST_UNITS: usize = 60;
const LABEL: u32 = 330;
const ROW: u32 = 24;
const COLUMN: u32 = 44;
const TOP: u32 = 40;

/// The pictures of a framework, one for each scale that a unit is at a level
/// of.
pub(crate) fn draw(wording: Wording<'_>, structure: &Structure, id: &str) -> Vec<Picture> {
    if structure.units as usize > MOST_UNITS {
        return Vec::new();
    }
    let mut scales: Vec<&ScaleId> = Vec::new();
    for level in &structure.levels {
        if !scales.contains(&level.level.scale()) {
            scales.push(level.level.scale());
        }
    }
    let of_scale = |scale| picture(wording, structure, scale, id);
    scales.into_iter().map(of_scale).collect()
}

fn picture(wording: Wording<'_>, structure: &Structure, scale: &ScaleId, id: &str) -> Picture {
    let mut values: Vec<SmolStr> = match wording.catalog.scale(scale) {
        Ok(scale) => scale
            .levels
            .iter()
            .map(|level| level.value.clone())
            .collect(),
        Err(_) => Vec::new(),
    };
    // A level that the catalog does not know comes last.
    for one in structure
        .levels
        .iter()
        .filter(|one| one.level.scale() == scale)
    {
        if !values.iter().any(|value| value == one.level.value()) {
            values.push(SmolStr::new(one.level.value()));
        }
    }
    let units = &structure.level_of_units;
    let columns = values.len() as u32;
    let width = LABEL + columns * COLUMN + 10;
    let height = TOP + units.len() as u32 * ROW + 34;
    let body = html! {
        text class="soft" x="0" y="16" { "Level on the scale " (scale) }
        @for (column, value) in values.iter().enumerate() {
            @let x = LABEL + column as u32 * COLUMN + COLUMN / 2;
            text class="mid head" x=(x) y=(TOP - 12) { (value) }
            path class="grid" d={ "M" (x) " " (TOP - 4) "V" (height - 34) } {}
        }
        @for (row, unit) in units.iter().enumerate() {
            @let y = TOP + row as u32 * ROW + ROW / 2;
            @let title = wording.or_id(unit.title.as_ref(), &unit.unit);
            text x="0" y=(y + 4) lang=[title.language] { (fit(title.text, LABEL - 14, 12)) }
            (marks(unit, scale, &values, y))
        }
        @let y = height - 12;
        circle class="c" cx="7" cy=(y - 4) r="7" {}
        text class="soft" x="20" y=(y) { "stated of the unit" }
        circle class="frame" cx="157" cy=(y - 4) r="6" {}
        text class="soft" x="170" y=(y) { "of the whole" }
    };
    Picture {
        id: format!("{id}-{scale}"),
        title: format!(
            "Levels of the units of {} on {scale}",
            structure.framework.id
        ),
        description: structure
            .levels
            .iter()
            .filter(|one| one.level.scale() == scale)
            .map(|one| format!("At {}: {}. ", one.level, one.stated + one.inherited))
            .collect(),
        width: width.max(360),
        height,
        body,
    }
}

fn marks(unit: &UnitLevels, scale: &ScaleId, values: &[SmolStr], y: u32) -> Markup {
    let at = |level: &Level| {
        let here = level.scale() == scale;
        let column = values.iter().position(|value| value == level.value());
        let column = column.filter(|_| here)?;
        Some(LABEL + column as u32 * COLUMN + COLUMN / 2)
    };
    html! {
        @for x in unit.stated.iter().filter_map(at) {
            circle class="c" cx=(x) cy=(y) r="7" {}
        }
        @for x in unit.inherited.iter().filter_map(at) {
            circle class="frame" cx=(x) cy=(y) r="6" {}
        }
    }
}
