use super::entry::ClaimEntry;
use crate::algebra::{Derivation, Premise, Proof};
use crate::confidence::Confidence;
use crate::report::diagnostics::visible;
use std::fmt::Write as _;

/// The most proofs of a mapping that are shown.
const MOST: usize = 20;

/// Derived mappings, each with its proofs, the surest first: of one mapping at
/// most twenty. Steps that are read from object to subject are marked.
pub fn derivations_text<'a>(derivations: impl IntoIterator<Item = Derivation<'a>>) -> String {
    let mut out = String::new();
    for derivation in derivations {
        let line = format!(
            "{} {} {}{}",
            derivation.subject(),
            ClaimEntry::from(derivation.claim()).words(),
            derivation.object(),
            confidence(derivation.confidence()),
        );
        let _infallible = writeln!(out, "{}", visible(&line));
        let mut proofs = derivation.proofs();
        for proof in proofs.by_ref().take(MOST) {
            put(&mut out, &proof);
        }
        if proofs.next().is_some() {
            out += "  … and by others\n";
        }
    }
    out
}

fn put(out: &mut String, proof: &Proof<'_>) {
    let mut lead = "by";
    for premise in proof.premises() {
        let _infallible = writeln!(out, "  {lead:<3} {}", visible(&step(premise)));
        lead = "and";
    }
}

fn step(premise: &Premise<'_>) -> String {
    let claim = premise.claim().map(|claim| ClaimEntry::from(claim).words());
    let turned = if premise.is_inverted() {
        ", read from its object"
    } else {
        ""
    };
    format!(
        "{} {} {}{}{turned}",
        premise.start().unwrap_or_default(),
        claim.unwrap_or_default(),
        premise.end().unwrap_or_default(),
        confidence(premise.mapping().confidence()),
    )
}

fn confidence(confidence: Option<Confidence>) -> String {
    confidence.map_or(String::new(), |confidence| {
        format!(", {:.2}", confidence.get())
    })
}
