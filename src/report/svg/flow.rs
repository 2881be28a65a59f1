//! The mappings between two frameworks as a flow between their units.

use super::picture::Picture;
use super::words::{fit, length, unit_title};
use crate::compare::{Coverage, PlacedMappings, UnitMappings};
use crate::id::FrameworkId;
use crate::model::Unit;
use crate::report::wording::Wording;
use maud::{Markup, html};

/// The most units that a side shows; those with the fewest mappings are left
/// to the table.
const MOST: usize = 60;
const WIDTH: u32 = 1000;
/// Where the bars of the two sides stand.
const LEFT: f64 = 340.0;
const RIGHT: f64 = 650.0;
const BAR: f64 = 10.0;
const GAP: f64 = 8.0;
/// A unit is at least so high, that its name has room.
const LEAST: f64 = 15.0;
const TOP: f64 = 34.0;

/// A unit on one side, by its place in its framework.
struct Node {
    unit: usize,
    mappings: u32,
    y: f64,
    height: f64,
    /// How much of it ribbons have taken.
    used: f64,
}

pub(crate) fn draw(
    wording: Wording<'_>,
    coverage: &Coverage,
    mappings: &[PlacedMappings],
    id: &str,
) -> Picture {
    let mappings: Vec<Joined> = mappings
        .iter()
        .map(|(units, mappings)| (*units, mappings.positive(), mappings))
        .filter(|(_, positive, _)| *positive > 0)
        .collect();
    let units = |framework| {
        let framework = wording.catalog.framework(framework);
        framework.map_or(&[][..], |framework| &framework.units[..])
    };
    let (first, second) = (units(&coverage.source.id), units(&coverage.target.id));
    let all: u32 = mappings.iter().map(|(_, positive, _)| positive).sum();
    // A mapping is as high as leaves a large crosswalk on a page.
    let scale = (900.0 / f64::from(all.max(1))).clamp(1.0, 7.0);
    let (of_first, of_second) = (
        counts(first.len(), &mappings, |[first, _]| first),
        counts(second.len(), &mappings, |[_, second]| second),
    );
    let (mut left, hidden_left) = side(&of_first, scale);
    let (mut right, hidden_right) = side(&of_second, scale);
    let height = center(&mut left, &mut right);
    let ribbons = ribbons(&mappings, &mut left, &mut right, scale);
    let hidden = hidden_left + hidden_right;
    let body = html! {
        text class="soft end" x=(length(LEFT - 8.0)) y="16" { (coverage.source.id) }
        text class="soft" x=(length(RIGHT + BAR + 8.0)) y="16" { (coverage.target.id) }
        @if all == 0 {
            text class="soft mid" x=(length((LEFT + RIGHT + BAR) / 2.0)) y=(length(height / 2.0)) { "No mapping says that anything matches." }
        }
        @for (class, path, title) in &ribbons {
            path class=(class) d=(path) { title { (title) } }
        }
        (names(wording, (&coverage.source.id, first), &left, true))
        (names(wording, (&coverage.target.id, second), &right, false))
        (legend(height))
        @if hidden > 0 {
            text class="soft" x="480" y=(length(height + 26.0)) { (hidden) " more units are in the table only." }
        }
    };
    Picture {
        id: id.to_owned(),
        title: format!(
            "Mappings between the units of {} and of {}",
            coverage.source.id, coverage.target.id
        ),
        description: format!(
            "Mappings that say that something matches: {all}. Units of {}: {}, of which {} have none; of {}: {}, of which {} have none.",
            coverage.source.id,
            left.len() + hidden_left,
            without(&of_first),
            coverage.target.id,
            right.len() + hidden_right,
            without(&of_second),
        ),
        width: WIDTH,
        height: (height + 44.0) as u32,
        body,
    }
}

/// The places of two units, and the mappings between them that say that
/// something matches.
type Joined<'a> = ([usize; 2], u32, &'a UnitMappings);

/// How many mappings each unit of a side has.
fn counts(units: usize, mappings: &[Joined<'_>], of: fn([usize; 2]) -> usize) -> Vec<u32> {
    let mut counts = vec![0; units];
    for (units, positive, _) in mappings {
        if let Some(count) = counts.get_mut(of(*units)) {
            *count += positive;
        }
    }
    counts
}

/// How many units have no mapping.
fn without(counts: &[u32]) -> usize {
    counts.iter().filter(|count| **count == 0).count()
}

/// The units of a side, one under the other, and how many are left out.
fn side(counts: &[u32], scale: f64) -> (Vec<Node>, usize) {
    let mut kept: Vec<(usize, u32)> = counts.iter().copied().enumerate().collect();
    let hidden = kept.len().saturating_sub(MOST);
    if hidden > 0 {
        kept.sort_by_key(|(place, count)| (std::cmp::Reverse(*count), *place));
        kept.truncate(MOST);
        kept.sort_by_key(|(place, _)| *place);
    }
    let mut y = TOP;
    let node = |(unit, mappings): (usize, u32)| {
        let height = (f64::from(mappings) * scale).max(LEAST);
        let node = Node {
            unit,
            mappings,
            y,
            height,
            used: (height - f64::from(mappings) * scale) / 2.0,
        };
        y += height + GAP;
        node
    };
    (kept.into_iter().map(node).collect(), hidden)
}

/// Puts the shorter side in the middle of the longer, and gives the height.
fn center(left: &mut [Node], right: &mut [Node]) -> f64 {
    let end = |nodes: &[Node]| nodes.last().map_or(TOP, |node| node.y + node.height);
    let (a, b) = (end(left), end(right));
    let height = a.max(b);
    for (side, end) in [(left, a), (right, b)] {
        for node in side {
            node.y += (height - end) / 2.0;
        }
    }
    height
}

/// The ribbons: class, path and words of each.
fn ribbons(
    mappings: &[Joined<'_>],
    left: &mut [Node],
    right: &mut [Node],
    scale: f64,
) -> Vec<(&'static str, Markup, Markup)> {
    // The nodes of a side are in the order of their units.
    let find = |nodes: &[Node], unit| nodes.binary_search_by_key(&unit, |node| node.unit).ok();
    let mut drawn: Vec<(usize, usize, &UnitMappings, f64)> = Vec::new();
    for ([first, second], _, one) in mappings {
        if let (Some(a), Some(b)) = (find(left, *first), find(right, *second)) {
            drawn.push((a, b, one, 0.0));
        }
    }
    // On each side the ribbons leave in the order of where they lead, so that
    // they cross as little as may be.
    drawn.sort_by_key(|(a, b, ..)| (*a, *b));
    for (a, _, one, from) in &mut drawn {
        if let Some(node) = left.get_mut(*a) {
            *from = node.y + node.used;
            node.used += f64::from(one.positive()) * scale;
        }
    }
    drawn.sort_by_key(|(a, b, ..)| (*b, *a));
    let mut ribbons = Vec::with_capacity(drawn.len());
    for (_, b, one, from) in drawn {
        let Some(node) = right.get_mut(b) else {
            continue;
        };
        let to = node.y + node.used;
        let thick = f64::from(one.positive()) * scale;
        node.used += thick;
        let (x1, x2) = (LEFT + BAR, RIGHT);
        let middle = length((x1 + x2) / 2.0);
        let (x1, x2) = (length(x1), length(x2));
        let (y1, y2) = (length(from), length(to));
        let (y3, y4) = (length(to + thick), length(from + thick));
        let path = html! {
            "M" (x1) " " (y1) "C" (middle) " " (y1) " " (middle) " " (y2) " " (x2) " " (y2)
            "V" (y3) "C" (middle) " " (y3) " " (middle) " " (y4) " " (x1) " " (y4) "z"
        };
        let class = if one.exact + one.close > 0 {
            "c"
        } else if one.broad + one.narrow > 0 {
            "p"
        } else {
            "r"
        };
        let words = html! {
            (one.exact) " exact, " (one.close) " close, " (one.broad) " broad, "
            (one.narrow) " narrow, " (one.related) " related"
        };
        ribbons.push((class, path, words));
    }
    ribbons
}

fn names(
    wording: Wording<'_>,
    (framework, units): (&FrameworkId, &[Unit]),
    nodes: &[Node],
    left: bool,
) -> Markup {
    let room = if left {
        LEFT - 36.0
    } else {
        f64::from(WIDTH) - RIGHT - BAR - 36.0
    };
    html! {
        @for node in nodes {
            @let unit = units.get(node.unit);
            @let title = unit_title(wording, unit, framework);
            @let middle = length(node.y + node.height / 2.0 + 4.0);
            @let x = if left { LEFT } else { RIGHT };
            rect class=(if node.mappings > 0 { "frame" } else { "rail" }) x=(length(x)) y=(length(node.y)) width=(length(BAR)) height=(length(node.height)) {}
            @if left {
                text class="end" x=(length(LEFT - 8.0)) y=(middle) {
                    tspan lang=[title.language] { (fit(title.text, room as u32, 12)) }
                    tspan class="soft" { " " (node.mappings) }
                }
            } @else {
                text x=(length(RIGHT + BAR + 8.0)) y=(middle) {
                    tspan class="soft" { (node.mappings) " " }
                    tspan lang=[title.language] { (fit(title.text, room as u32, 12)) }
                }
            }
        }
    }
}

fn legend(height: f64) -> Markup {
    let y = height + 16.0;
    let entries = [
        (0, "c", "exact or close among them"),
        (200, "p", "broad or narrow"),
        (330, "r", "related only"),
    ];
    html! {
        @for (x, class, words) in entries {
            path class=(class) d={ "M" (x) " " (length(y)) "h20v12h-20z" } {}
            text class="soft" x=(x + 26) y=(length(y + 10.0)) { (words) }
        }
    }
}
