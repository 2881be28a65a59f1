//! What evidence rests on, and why.

use crate::compare::{Evidence, Ground};
use maud::{Markup, html};

/// How what is held relates to what is asked about, and how surely.
pub(super) fn how(ground: &Ground) -> Markup {
    html! {
        @match ground {
            Ground::Identity => { em { "the same" } }
            Ground::Mapping { predicate, denied, includes, confidence, .. } => {
                em {
                    @if *denied { "not " }
                    (predicate.word())
                    @if *includes { ", includes it" }
                    @if let Some(confidence) = confidence { ", confidence " (confidence) }
                }
            }
        }
    }
}

/// The curator's reason, and why it does not count where it does not.
pub(super) fn why(evidence: &Evidence) -> Markup {
    html! {
        @if let Ground::Mapping { reason: Some(reason), .. } = &evidence.ground { p { (reason) } }
        @if let Some(why) = &evidence.discounted { p { "Does not count: " (why) "." } }
    }
}
