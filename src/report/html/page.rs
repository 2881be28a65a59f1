//! What every page is made of.

use super::Part;
use crate::compare::{Definition, FrameworkSummary};
use crate::model::Wording as WordingOf;
use crate::report::svg::colour;
use crate::report::wording::Wording;
use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

const STYLE: &str = include_str!("style.css");
const PICTURES: &str = include_str!("../svg/picture.css");

/// A page: its title, its heading, what comes first, its parts, and the format
/// of the values that it shows.
pub(super) fn page(
    title: &str,
    heading: Markup,
    lead: Markup,
    parts: &[Part<'_>],
    format: &str,
) -> String {
    let head = html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) }
            // An icon that is none, so that no browser asks for one.
            link rel="icon" href="data:,";
            style { (PreEscaped(colour::variables())) (PreEscaped(PICTURES)) (PreEscaped(STYLE)) }
        }
    };
    let top = html! {
        a class="skip" href="#main" { "To the content" }
        (hatching())
        header {
            h1 { (heading) }
            (lead)
            nav aria-label="Contents" {
                ol {
                    @for part in parts {
                        li { a href={ "#" (part.id) } { (part.heading) } }
                    }
                }
            }
        }
    };
    let room = parts.iter().map(|part| part.room).sum::<usize>();
    let mut page = String::with_capacity(room + (1 << 16));
    page.push_str(&DOCTYPE.into_string());
    page.push_str("<html lang=\"en\">");
    head.render_to(&mut page);
    page.push_str("<body>");
    top.render_to(&mut page);
    page.push_str("<main id=\"main\">");
    for part in parts {
        let id = part.id;
        let heading = html! { h2 id={ (id) "-h" } { (part.heading) } };
        for text in ["<section id=\"", id, "\" aria-labelledby=\"", id, "-h\">"] {
            page.push_str(text);
        }
        heading.render_to(&mut page);
        part.body.render_to(&mut page);
        page.push_str("</section>");
    }
    page.push_str("</main>");
    let foot = html! {
        footer { p { "Made by competency " (env!("CARGO_PKG_VERSION")) ", " (format) "." } }
    };
    foot.render_to(&mut page);
    page.push_str("</body></html>\n");
    page
}

/// The hatching of bars, once for a page.
fn hatching() -> Markup {
    html! {
        svg class="picture hidden" width="0" height="0" aria-hidden="true" {
            defs {
                pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect class="p" width="6" height="6" {}
                    rect class="stripe" width="2" height="6" {}
                }
            }
        }
    }
}

/// Which frameworks a page is about, and in which languages it shows them.
pub(super) fn lead(wording: Wording<'_>, frameworks: &[&FrameworkSummary]) -> Markup {
    html! {
        dl class="about" {
            @for framework in frameworks {
                @let title = wording.text(&framework.title, &framework.id);
                div {
                    dt { (title) }
                    dd {
                        code { (framework.id) } " " (framework.version) "; "
                        @match wording.catalog.framework(&framework.id) {
                            Ok(f) if f.wording == WordingOf::Summary => {
                                "labels of the curators, not the wording of the source"
                            }
                            _ => { "wording in " (framework.language) }
                        }
                        @if let Some(shown) = title.language.filter(|shown| **shown != framework.language) {
                            ", shown in " (shown) ", where it is a gloss"
                        }
                    }
                }
            }
        }
    }
}

/// What each figure counts, folded.
pub(super) fn definitions(definitions: &[Definition]) -> Part<'static> {
    let body = html! {
        dl class="definitions" {
            @for one in definitions {
                dt { code { (one.figure) } }
                dd { (one.definition) }
            }
        }
    };
    Part::new("definitions", html! { "What each figure counts" }, body)
}
