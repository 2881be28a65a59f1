//! A picture, and the two forms it is given out in.

use super::colour;
use maud::{Markup, PreEscaped, html};

/// What every picture is drawn with, beside the colours.
pub(crate) const STYLE: &str = include_str!("picture.css");

/// A picture: what is drawn, how large, and the words in place of it.
pub(crate) struct Picture {
    /// A name, unique on its page.
    pub(crate) id: String,
    pub(crate) title: String,
    /// What there is to be seen.
    pub(crate) description: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) body: Markup,
}

impl Picture {
    /// As a part of a page that has the colours and the style.
    pub(crate) fn inline(&self) -> Markup {
        html! {
            svg class="picture" role="img" width=(self.width) height=(self.height)
                viewBox={ "0 0 " (self.width) " " (self.height) }
                aria-labelledby={ (self.id) "-t" } aria-describedby={ (self.id) "-d" } {
                (self.content())
            }
        }
    }

    /// As a document of its own.
    pub(crate) fn standalone(&self) -> String {
        let page = html! {
            svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img"
                width=(self.width) height=(self.height)
                viewBox={ "0 0 " (self.width) " " (self.height) }
                aria-labelledby={ (self.id) "-t" } aria-describedby={ (self.id) "-d" } {
                (PreEscaped("<style>"))
                (PreEscaped(colour::variables()))
                (PreEscaped(STYLE))
                (PreEscaped("</style>"))
                rect class="ground" width="100%" height="100%" {}
                (self.content())
            }
        };
        page.into_string() + "\n"
    }

    fn content(&self) -> Markup {
        html! {
            title id={ (self.id) "-t" } { (self.title) }
            desc id={ (self.id) "-d" } { (self.description) }
            (self.body)
        }
    }
}

/// The hatching of what is partly covered, to be named by `url(#…)`.
pub(super) fn hatching(id: &str) -> Markup {
    html! {
        defs {
            pattern id={ (id) "-h" } width="6" height="6" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" {
                rect class="p" width="6" height="6" {}
                rect class="stripe" width="2" height="6" {}
            }
        }
    }
}
