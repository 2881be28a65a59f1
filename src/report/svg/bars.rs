//! Coverage as bars: intervals from what is covered to that and what is partly
//! covered.

use super::picture::{Picture, hatching};
use super::words::{fit, length, write_length};
use crate::compare::{Coverage, Figure, Verdict};
use crate::report::phrases::{interval, mark};
use crate::report::wording::{Shown, Wording};
use maud::{Markup, html};

/// What of a bar is filled, and what is hatched.
fn segments(figure: &Figure, width: f64, height: u32, hatch: &str) -> Markup {
    let share = |share: Option<f64>| share.unwrap_or(0.0) * width;
    let (low, high) = (share(figure.lower()), share(figure.upper()));
    html! {
        @if high > low {
            rect x=(length(low)) width=(length(high - low)) height=(height) fill={ "url(#" (hatch) ")" } {}
        }
        @if low > 0.0 { rect class="c" width=(length(low)) height=(height) {} }
    }
}

/// Writes a bar that fills its place, beside which its numbers stand, so that it
/// is only for the eye. Its page has a hatching of that name.
pub(crate) fn bar(figure: &Figure, hatch: &str, out: &mut String) {
    let share = |share: Option<f64>| share.unwrap_or(0.0) * 100.0;
    out.push_str("<svg class=\"bar\" aria-hidden=\"true\">");
    if figure.partly > 0 {
        out.push_str("<rect width=\"");
        write_length(share(figure.upper()), out);
        out.push_str("%\" height=\"100%\" fill=\"url(#");
        out.push_str(hatch);
        out.push_str(")\"></rect>");
    }
    if figure.covered > 0 {
        out.push_str("<rect class=\"c\" width=\"");
        write_length(share(figure.lower()), out);
        out.push_str("%\" height=\"100%\"></rect>");
    }
    out.push_str("</svg>");
}

const WIDTH: u32 = 760;
const LABEL: u32 = 330;
const BAR: u32 = 240;
const ROW: u32 = 26;
const TOP: u32 = 70;

pub(super) fn draw(wording: Wording<'_>, coverage: &Coverage) -> Picture {
    let held = wording.text(&coverage.source.title, &coverage.source.id);
    let asked = wording.text(&coverage.target.title, &coverage.target.id);
    let shown: Vec<(String, Shown<'_>, &Figure)> = coverage
        .units
        .iter()
        .map(|unit| {
            let figure = if unit.figure.is_empty() {
                &unit.conditional
            } else {
                &unit.figure
            };
            let title = wording.or_id(unit.title.as_ref(), &unit.unit);
            (mark(unit.verdict).to_string(), title, figure)
        })
        .collect();
    let whole = Shown {
        text: "The whole",
        language: None,
    };
    let total = (
        mark(coverage.total.verdict()).to_string(),
        whole,
        &coverage.total,
    );
    let rows = shown.len() as u32 + 1;
    let body = html! {
        (hatching("bars"))
        @for (y, name, one) in [(20, "Held", held), (40, "Asked", asked)] {
            text x="0" y=(y) class="soft" { (name) }
            text x="50" y=(y) class="head" lang=[one.language] { (fit(one.text, WIDTH - 60, 13)) }
        }
        @for (row, (sign, title, figure)) in std::iter::once(&total).chain(&shown).enumerate() {
            @let y = TOP + row as u32 * ROW;
            text x="0" y=(y + 12) { (sign) }
            text x="18" y=(y + 12) lang=[title.language] class=[(row == 0).then_some("head")] { (fit(title.text, LABEL - 28, 12)) }
            g transform={ "translate(" (LABEL) "," (y) ")" } {
                rect class="rail" width=(BAR) height="16" {}
                (segments(figure, f64::from(BAR), 16, "bars-h"))
            }
            text x=(LABEL + BAR + 12) y=(y + 12) class="soft" { (interval(figure)) }
        }
        @let y = TOP + rows * ROW + 14;
        @for (x, verdict, words) in [(18, Verdict::Covered, "covered"), (120, Verdict::Partly, "partly covered"), (260, Verdict::Open, "neither")] {
            @match verdict {
                Verdict::Covered => { rect class="c" x=(x) y=(y) width="22" height="12" {} }
                Verdict::Partly => { rect fill="url(#bars-h)" x=(x) y=(y) width="22" height="12" {} }
                _ => { rect class="rail" x=(x) y=(y) width="22" height="12" {} }
            }
            text x=(x + 28) y=(y + 10) class="soft" { (words) }
        }
    };
    Picture {
        id: "bars".to_owned(),
        title: format!(
            "How far {} covers {}",
            coverage.source.id, coverage.target.id
        ),
        description: format!(
            "{}. Bars for the whole and for {} units, under the {} policy.",
            interval(&coverage.total),
            shown.len(),
            coverage.policy
        ),
        width: WIDTH,
        height: TOP + rows * ROW + 40,
        body,
    }
}
