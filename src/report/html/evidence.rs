//! What evidence rests on, and why.

use super::text::escaped;
use crate::compare::{Evidence, Ground};
use crate::report::phrases::write_confidence;
use maud::{Markup, Render, html};

/// How what is held relates to what is asked about, and how surely.
pub(super) struct How<'a>(pub(super) &'a Ground);

impl Render for How<'_> {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str("<em>");
        match self.0 {
            Ground::Identity => buffer.push_str("the same"),
            Ground::Mapping {
                predicate,
                denied,
                includes,
                confidence,
                ..
            } => {
                buffer.push_str(if *denied { "not " } else { "" });
                escaped(predicate.word(), buffer);
                buffer.push_str(if *includes { ", includes it" } else { "" });
                if let Some(confidence) = confidence {
                    buffer.push_str(", confidence ");
                    write_confidence(*confidence, buffer);
                }
            }
        }
        buffer.push_str("</em>");
    }
}

/// The curator's reason, and why it does not count where it does not.
pub(super) struct Why<'a>(pub(super) &'a Evidence);

impl Render for Why<'_> {
    fn render_to(&self, buffer: &mut String) {
        if let Ground::Mapping {
            reason: Some(reason),
            ..
        } = &self.0.ground
        {
            buffer.push_str("<p>");
            escaped(reason, buffer);
            buffer.push_str("</p>");
        }
        if let Some(why) = &self.0.discounted {
            let not: Markup = html! { p { "Does not count: " (why) "." } };
            not.render_to(buffer);
        }
    }
}
