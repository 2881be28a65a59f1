//! A profile before a standard: every unit and its items by their standing, and
//! the level beside them.

use super::colour::standing_class;
use super::picture::Picture;
use super::words::fit;
use crate::assess::{ItemStanding, LevelStanding, ProfileAssessment, Standing, UnitStanding};
use crate::compare::LevelVerdict;
use crate::report::assessment_text::mark;
use crate::report::phrases::interval;
use crate::report::wording::Wording;
use maud::{Markup, html};

/// Of more units than these, each is one cell without a name.
const MOST: usize = 60;
const WIDTH: u32 = 860;
/// A cell and the space after it.
const CELL: u32 = 16;
const STEP: u32 = 19;
/// The most cells beside each other.
const ACROSS: u32 = 16;
/// Room for the levels.
const LEVELS: u32 = 180;
const TOP: u32 = 58;
const LINE: u32 = 15;
const LEGEND: u32 = 60;

pub(crate) fn draw(wording: Wording<'_>, gap: &ProfileAssessment, id: &str) -> Picture {
    let named = gap.units.len() <= MOST;
    let title = wording.text(&gap.target.title, &gap.target.id);
    let columns = Columns::of(&gap.units);
    let mut y = TOP;
    let mut rows: Vec<Markup> = Vec::with_capacity(gap.units.len());
    for (index, unit) in gap.units.iter().enumerate() {
        if named {
            rows.push(row(wording, unit, columns, y));
            y += columns.height(unit);
        } else {
            let across = WIDTH / STEP;
            let (column, line) = (index as u32 % across, index as u32 / across);
            let name = wording.or_id(unit.title.as_ref(), &unit.unit);
            let at = TOP + line * STEP;
            rows.push(cell(unit.standing, column * STEP, at, name.text));
            y = at + STEP;
        }
    }
    let body = html! {
        text x="0" y="14" class="soft" { (gap.profile) " before" }
        text x="0" y="34" class="head" lang=[title.language] { (fit(title.text, WIDTH, 13)) }
        @for row in rows { (row) }
        (legend(y + 14))
    };
    Picture {
        id: id.to_owned(),
        title: format!("Where {} stands before {}", gap.profile, gap.target.id),
        description: format!(
            "Covered: {}. Met with their levels: {} of {} items, {} of {} units. {}",
            interval(&gap.total),
            gap.met.items,
            gap.met.of_items,
            gap.met.units,
            gap.met.of_units,
            counted(&gap.units, named),
        ),
        width: WIDTH,
        height: y + LEGEND,
        body,
    }
}

/// Where things stand across: the more cells a row has, the less of a name.
#[derive(Clone, Copy)]
struct Columns {
    across: u32,
    cells: u32,
    levels: u32,
}

impl Columns {
    fn of(units: &[UnitStanding]) -> Self {
        let most = units.iter().map(|unit| unit.items.len()).max();
        let across = (most.unwrap_or(1) as u32).clamp(1, ACROSS);
        let levels = WIDTH - LEVELS;
        Self {
            across,
            cells: levels - 14 - across * STEP,
            levels,
        }
    }

    fn height(self, unit: &UnitStanding) -> u32 {
        let lines = (unit.items.len() as u32).div_ceil(self.across).max(1);
        let levels = unit.level_judgements.len() as u32;
        (lines * STEP).max(levels * LINE) + 10
    }
}

/// How many units there are of each standing.
fn counted(units: &[UnitStanding], named: bool) -> String {
    let mut counts: Vec<(String, u32)> = Vec::new();
    for unit in units {
        let word = unit.standing.to_string();
        match counts.iter_mut().find(|(before, _)| *before == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let words = counts.iter().map(|(word, count)| format!("{count} {word}"));
    let words = words.collect::<Vec<_>>().join(", ");
    let cells = if named {
        "A row is a unit, a cell one of its items"
    } else {
        "A cell is a unit"
    };
    format!("{cells}; units: {words}.")
}

fn row(wording: Wording<'_>, unit: &UnitStanding, columns: Columns, y: u32) -> Markup {
    let title = wording.or_id(unit.title.as_ref(), &unit.unit);
    html! {
        (cell(unit.standing, 0, y, &unit.standing.to_string()))
        text x=(STEP + 5) y=(y + 12) lang=[title.language] { (fit(title.text, columns.cells - STEP - 16, 12)) }
        @for (index, item) in unit.items.iter().enumerate() {
            @let (column, line) = (index as u32 % columns.across, index as u32 / columns.across);
            (item_cell(wording, item, columns.cells + column * STEP, y + line * STEP))
        }
        @for (index, level) in unit.level_judgements.iter().enumerate() {
            text class="soft" x=(columns.levels) y=(y + 12 + index as u32 * LINE) { (fit(&judged(level), LEVELS, 12)) }
        }
        path class="grid" d={ "M0 " (y + columns.height(unit) - 6) "h" (WIDTH) } {}
    }
}

fn item_cell(wording: Wording<'_>, item: &ItemStanding, x: u32, y: u32) -> Markup {
    let text = wording.or_id(item.text.as_ref(), &item.item);
    cell(item.standing, x, y, text.text)
}

/// A standing as a cell with its sign, and words for who points at it.
fn cell(standing: Standing, x: u32, y: u32, words: &str) -> Markup {
    let class = standing_class(standing);
    html! {
        rect class=(class) x=(x + 1) y=(y + 1) width=(CELL - 2) height=(CELL - 2) rx="2" {
            title { (standing) ": " (fit(words, 900, 12)) }
        }
        text class={ "mid " (class) } x=(x + CELL / 2) y=(y + 12) { (mark(standing)) }
    }
}

/// A level that is asked for, and whether it is reached, in few words.
fn judged(level: &LevelStanding) -> String {
    let judgement = &level.judgement;
    let how = match judgement.verdict {
        LevelVerdict::Met => "met".to_owned(),
        LevelVerdict::MetByCumulation(_) => "met by a higher one".to_owned(),
        LevelVerdict::Overlapping => "the scales overlap".to_owned(),
        LevelVerdict::Higher(steps) => format!("held {steps} above"),
        LevelVerdict::Short(steps) => format!("short by {steps}"),
        LevelVerdict::NotComparable(_) | LevelVerdict::NotStated => "not comparable".to_owned(),
        LevelVerdict::NotJudged => "not judged".to_owned(),
    };
    format!("{}: {how}", judgement.asked)
}

fn legend(y: u32) -> Markup {
    let entries = [
        (0, 0, Standing::Met, "met"),
        (0, 1, Standing::PartlyMet, "a part may be met"),
        (150, 0, Standing::Waivable, "can be waived"),
        (
            150,
            1,
            Standing::LevelUncertain,
            "covered, the level is not reached or not known",
        ),
        (290, 0, Standing::EvidenceExpired, "evidence expired"),
        (430, 0, Standing::Denied, "denied"),
        (515, 0, Standing::Open, "open"),
    ];
    html! {
        @for (column, line, standing, words) in entries {
            @let (x, y) = (column, y + line * 20);
            (cell(standing, x, y, words))
            text class="soft" x=(x + 22) y=(y + 12) { (words) }
        }
    }
}
