//! What of a profile speaks for or against an item.

use super::super::evidence::{How, Why};
use super::super::table::verdict;
use super::units::level;
use crate::assess::{HeldBy, ItemStanding, Proof};
use crate::compare::DerivedEvidence;
use crate::report::wording::Wording;
use maud::{Markup, html};

/// The proof of an item, the best first, and how its levels are judged.
pub(super) fn list(wording: Wording<'_>, item: &ItemStanding) -> Markup {
    html! {
        @if item.proof.iter().any(|proof| proof.verdict.is_some()) {
            @for judged in &item.level_judgements { (level(judged)) }
        }
        ul class="proof" { @for proof in &item.proof { li { (one(wording, proof)) } } }
    }
}

fn one(wording: Wording<'_>, proof: &Proof) -> Markup {
    html! {
        @if let Some(one) = proof.verdict { (verdict(one)) " " }
        @match (&proof.evidence, &proof.derived) {
            (Some(evidence), _) => {
                (How(&evidence.ground)) ": " (wording.or_id(evidence.text.as_ref(), &evidence.held))
            }
            (None, Some(derived)) => { (follows(wording, derived)) }
            (None, None) => { em { (proof.held_by) } }
        }
        span class="aside" {
            ", entry " code { (proof.entry) }
            @if proof.evidence.is_some() && proof.held_by != HeldBy::Name { ", " (proof.held_by) }
            @if !proof.status.counts() { ", " strong { (proof.status) } }
        }
        @if let Some(evidence) = &proof.evidence { (Why(evidence)) }
    }
}

fn follows(wording: Wording<'_>, derived: &DerivedEvidence) -> Markup {
    html! {
        em { "follows by " (derived.premises.len()) " mappings, not counted, " (derived.predicate.word()) }
        ": " (wording.of(&derived.held))
    }
}
