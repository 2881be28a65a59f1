//! What evidence rests on, and why.

use super::text::escaped;
use crate::compare::{Evidence, Ground};
use crate::confidence::Confidence;
use crate::report::phrases::write_number;
use maud::{Markup, Render, html};
use std::fmt::Write as _;

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

/// Writes a confidence. Most are stated in hundredths.
fn write_confidence(confidence: Confidence, out: &mut String) {
    let hundredths = (confidence.get() * 100.0).round();
    if hundredths / 100.0 != confidence.get() {
        let _infallible = write!(out, "{confidence}");
        return;
    }
    let (whole, rest) = (hundredths as u32 / 100, hundredths as u32 % 100);
    write_number(whole, out);
    if rest > 0 {
        out.push_str(if rest < 10 { ".0" } else { "." });
        write_number(if rest % 10 == 0 { rest / 10 } else { rest }, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidences_are_written_as_numbers_are() {
        let hundredths = (0..=100).map(|hundredths| f64::from(hundredths) / 100.0);
        for share in hundredths.chain([0.123, 0.7000000000000001, 1.0 / 3.0, 1e-7]) {
            let mut ours = String::new();
            write_confidence(Confidence::new(share).unwrap(), &mut ours);
            assert_eq!(ours, share.to_string());
        }
    }
}
