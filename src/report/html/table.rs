//! Figures in tables.

use super::text::escaped;
use crate::assess::Standing;
use crate::compare::{Figure, Verdict};
use crate::report::phrases::write_interval;
use crate::report::svg::{bar, colour};
use maud::{Markup, Render, html};

/// A table that scrolls in its own frame where it is wider than the page.
pub(super) fn scrolling<T: Render>(label: &str, table: T) -> Scrolling<'_, T> {
    Scrolling { label, table }
}

pub(super) struct Scrolling<'a, T> {
    label: &'a str,
    table: T,
}

impl<T: Render> Render for Scrolling<'_, T> {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
        escaped(self.label, buffer);
        buffer.push_str("\">");
        self.table.render_to(buffer);
        buffer.push_str("</div>");
    }
}

/// A figure as a bar with its interval.
pub(super) fn barred(figure: &Figure) -> Barred<'_> {
    Barred(figure)
}

pub(super) struct Barred<'a>(&'a Figure);

impl Render for Barred<'_> {
    fn render_to(&self, buffer: &mut String) {
        bar(self.0, "hatch", buffer);
        buffer.push_str(" <span class=\"interval\">");
        write_interval(self.0, buffer);
        buffer.push_str("</span>");
    }
}

/// A verdict as a word with its sign, which is the style's.
pub(super) fn verdict(verdict: Verdict) -> Word {
    Word(verdict)
}

pub(super) struct Word(Verdict);

impl Render for Word {
    fn render_to(&self, buffer: &mut String) {
        for text in [
            "<b class=\"",
            colour::class(self.0),
            "\">",
            self.0.as_str(),
            "</b>",
        ] {
            buffer.push_str(text);
        }
    }
}

/// A standing as a word with its sign, which is the style's.
pub(super) fn standing(standing: Standing) -> Markup {
    html! { b class=(colour::standing_class(standing)) { (standing) } }
}

/// Cells of the counts of a figure, each named after where it stands.
pub(super) fn counts(figure: &Figure, name: &str) -> Markup {
    let cells = [
        ("covered", figure.covered),
        ("partly", figure.partly),
        ("related", figure.related),
        ("denied", figure.denied),
        ("open", figure.open),
        ("of", figure.of()),
    ];
    html! {
        @for (part, count) in cells {
            td class="n" data-figure={ (name) "." (part) } { (count) }
        }
    }
}
