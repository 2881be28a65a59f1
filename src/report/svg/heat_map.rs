//! Which unit held speaks for which unit asked about.

use super::colour::class;
use super::picture::Picture;
use super::words::{fit, unit_title};
use crate::compare::{Coverage, PlacedLink, Verdict};
use crate::report::phrases::{mark, write_number};
use crate::report::wording::Wording;
use maud::{Markup, PreEscaped, html};
use std::fmt::Write as _;

/// Cells at least so large have names beside them and numbers in them.
const NAMED: u32 = 15;
/// Width of the names of rows, and height of those of columns.
const ROWS: u32 = 270;
const COLUMNS: u32 = 150;
/// Room for the names of the two axes.
const AXIS: u32 = 22;
const LEGEND: u32 = 34;

/// The cell of a link, how many of its items have the best verdict, and that.
struct Cell {
    row: u32,
    column: u32,
    count: u32,
    of: u32,
    best: Verdict,
}

pub(crate) fn draw(
    wording: Wording<'_>,
    coverage: &Coverage,
    links: &[PlacedLink],
    id: &str,
) -> Picture {
    let held = wording.catalog.framework(&coverage.source.id);
    let held = held.map_or(&[][..], |framework| &framework.units[..]);
    let asked = &coverage.units;
    let cells: Vec<Cell> = links.iter().map(cell).collect();
    let most = held.len().max(asked.len()).max(1) as u32;
    let size = (900 / most).clamp(2, 34);
    let named = size >= NAMED;
    let (left, top) = if named {
        (AXIS + ROWS, AXIS + COLUMNS)
    } else {
        (AXIS + 36, AXIS + 30)
    };
    let (rows, columns) = (held.len() as u32, asked.len() as u32);
    let (wide, high) = (columns * size, rows * size);
    // The last name of a column leans over the edge.
    let over = if named { 130 } else { 10 };
    let width = (left + wide + over).max(left.min(120) + 430);
    let body = html! {
        text class="soft" x="0" y="12" { "↓ held" }
        text class="soft" x=(left) y="12" { "→ asked about" }
        @if named {
            @for (row, unit) in held.iter().enumerate() {
                @let title = unit_title(wording, Some(unit), &coverage.source.id);
                @let y = top + row as u32 * size + size / 2 + 4;
                text x=(left - 8) y=(y) class="end" lang=[title.language] { (fit(title.text, ROWS - 4, 12)) }
            }
            @for (column, unit) in asked.iter().enumerate() {
                @let title = wording.or_id(unit.title.as_ref(), &unit.unit);
                @let x = left + column as u32 * size + size / 2;
                text transform={ "translate(" (x + 3) "," (top - 6) ") rotate(-45)" } lang=[title.language] { (fit(title.text, 200, 12)) }
            }
        } @else {
            (ticks(rows, |at| (left - 6, top + at * size), "end"))
            (ticks(columns, |at| (left + at * size, top - 8), "mid"))
        }
        @if named { (grid(left, top, rows, columns, size)) }
        rect class="frame" x=(left) y=(top) width=(wide) height=(high) {}
        @if named { (numbered(&cells, left, top, size)) } @else { (plain(&cells, left, top, size)) }
        (legend(left.min(120), top + high + 18))
    };
    let count = |verdict| cells.iter().filter(|cell| cell.best == verdict).count();
    Picture {
        id: id.to_owned(),
        title: format!(
            "Units of {} held, by units of {} asked about",
            coverage.source.id, coverage.target.id
        ),
        description: format!(
            "{rows} by {columns} units. Cells by the best verdict: {} covered, {} partly, {} related, {} denied, {} where only a closer match is denied. The table below lists them.",
            count(Verdict::Covered),
            count(Verdict::Partly),
            count(Verdict::Related),
            count(Verdict::Denied),
            count(Verdict::Open)
        ),
        width,
        height: top + high + LEGEND,
        body,
    }
}

fn cell((held, asked, figure): &PlacedLink) -> Cell {
    let best = figure.best();
    Cell {
        row: *held as u32,
        column: *asked as u32,
        count: match best {
            Verdict::Covered => figure.covered,
            Verdict::Partly => figure.partly,
            Verdict::Related => figure.related,
            Verdict::Denied => figure.denied,
            Verdict::Open => figure.open,
        },
        of: figure.of(),
        best,
    }
}

fn numbered(cells: &[Cell], left: u32, top: u32, size: u32) -> Markup {
    html! {
        @for cell in cells {
            @let (x, y) = (left + cell.column * size, top + cell.row * size);
            @let class = class(cell.best);
            rect class=(class) x=(x + 1) y=(y + 1) width=(size - 2) height=(size - 2) {
                title { (cell.count) " " (cell.best) ", of " (cell.of) " mapped onto" }
            }
            text class={ "mid " (class) } x=(x + size / 2) y=(y + size / 2 + 4) {
                @if cell.best >= Verdict::Denied { (mark(cell.best)) } @else { (cell.count) }
            }
        }
    }
}

/// Cells too small for numbers, those of a verdict as one path.
fn plain(cells: &[Cell], left: u32, top: u32, size: u32) -> Markup {
    let verdicts = [Verdict::Related, Verdict::Partly, Verdict::Covered];
    let paths = verdicts.map(|verdict| {
        let mut path = String::new();
        for cell in cells.iter().filter(|cell| cell.best == verdict) {
            let (x, y) = (left + cell.column * size, top + cell.row * size);
            for (command, number) in [("M", x), (" ", y), ("h", size), ("v", size), ("h-", size)] {
                path.push_str(command);
                write_number(number, &mut path);
            }
            path.push('z');
        }
        (class(verdict), path)
    });
    html! {
        @for (class, path) in paths {
            @if !path.is_empty() { path class=(class) d=(PreEscaped(path)) {} }
        }
    }
}

fn grid(left: u32, top: u32, rows: u32, columns: u32, size: u32) -> Markup {
    let mut path = String::new();
    for row in 1..rows {
        let _infallible = write!(path, "M{left} {}h{}", top + row * size, columns * size);
    }
    for column in 1..columns {
        let _infallible = write!(path, "M{} {top}v{}", left + column * size, rows * size);
    }
    html! { path class="grid" d=(PreEscaped(path)) {} }
}

/// Numbers beside an axis too narrow for names.
fn ticks(count: u32, place: impl Fn(u32) -> (u32, u32), class: &str) -> Markup {
    let step = match count {
        0..=100 => 10,
        101..=250 => 25,
        _ => 50,
    };
    html! {
        @for at in (0..count).step_by(step) {
            @let (x, y) = place(at);
            text class={ "soft " (class) } x=(x) y=(y + 4) { (at + 1) }
        }
    }
}

fn legend(left: u32, y: u32) -> Markup {
    let entries = [
        (0, Verdict::Covered, "covered"),
        (80, Verdict::Partly, "partly"),
        (145, Verdict::Related, "related"),
        (215, Verdict::Denied, "denied"),
        (285, Verdict::Open, "a closer match denied"),
    ];
    html! {
        @for (x, verdict, words) in entries {
            rect class=(class(verdict)) x=(left + x) y=(y) width="12" height="12" {}
            @if verdict >= Verdict::Denied {
                text class="mid" x=(left + x + 6) y=(y + 10) { (mark(verdict)) }
            }
            text class="soft" x=(left + x + 17) y=(y + 10) { (words) }
        }
    }
}
