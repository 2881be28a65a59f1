//! A derived mapping and what it rests on.

use super::chain::Composition;
use super::options::ChainOptions;
use crate::confidence::Confidence;
use crate::model::crosswalk::{Claim, Mapping};
use std::fmt;

/// A mapping that follows from others. It is nobody's judgement of its two
/// ends, and is never presented as one.
#[derive(Clone)]
pub struct Derivation<'a> {
    /// The composition that it comes from with the best proof.
    pub(super) by: Origin<'a>,
    /// Others that it comes from as well.
    pub(super) others: Vec<Origin<'a>>,
    pub(super) confidence: Option<Confidence>,
}

/// A composition, and the number of a result there.
pub(super) type Origin<'a> = (&'a Composition<'a>, usize);

/// One way in which a mapping follows from others.
#[derive(Clone)]
pub struct Proof<'a> {
    premises: Vec<Premise<'a>>,
    confidence: Option<Confidence>,
}

/// A mapping of a crosswalk as a step of a proof.
#[derive(Clone, Copy)]
pub struct Premise<'a> {
    mapping: Mapping<'a>,
    inverted: bool,
}

impl<'a> Premise<'a> {
    pub(super) fn new(mapping: Mapping<'a>, inverted: bool) -> Self {
        Self { mapping, inverted }
    }

    /// The mapping as it stands in its crosswalk.
    pub fn mapping(&self) -> Mapping<'a> {
        self.mapping
    }

    /// Whether it is read from its object to its subject.
    pub fn is_inverted(&self) -> bool {
        self.inverted
    }

    /// What it claims in the direction it is read in.
    pub fn claim(&self) -> Option<Claim> {
        let claim = self.mapping.claim();
        if self.inverted {
            claim.inverse()
        } else {
            Some(claim)
        }
    }

    /// Where it starts, in the direction it is read in.
    pub fn start(&self) -> Option<&'a str> {
        let Self { mapping, inverted } = self;
        if *inverted {
            mapping.object_id()
        } else {
            mapping.subject_id()
        }
    }

    /// Where it leads, in the direction it is read in.
    pub fn end(&self) -> Option<&'a str> {
        let Self { mapping, inverted } = self;
        if *inverted {
            mapping.subject_id()
        } else {
            mapping.object_id()
        }
    }
}

impl<'a> Proof<'a> {
    pub(super) fn new(premises: Vec<Premise<'a>>, options: &ChainOptions) -> Self {
        let stated = |premise: &Premise<'_>| {
            let confidence = premise.mapping.confidence().or(options.unstated);
            confidence.map_or(f64::NAN, Confidence::get)
        };
        let confidences = premises.iter().map(stated);
        let confidence = confidences.reduce(|first, second| options.along(first, second));
        Self {
            premises,
            confidence: confidence.and_then(|c| Confidence::new(c).ok()),
        }
    }

    /// The mappings it goes through, from the subject to the object.
    pub fn premises(&self) -> &[Premise<'a>] {
        &self.premises
    }

    /// How surely it holds; `None` where a premise has no confidence and the
    /// options did not say what that counts as.
    pub fn confidence(&self) -> Option<Confidence> {
        self.confidence
    }
}

impl<'a> Derivation<'a> {
    /// Where it starts.
    pub fn subject(&self) -> &'a str {
        let (composition, index) = self.by;
        composition.subject(index)
    }

    /// What it says.
    pub fn claim(&self) -> Claim {
        let (composition, index) = self.by;
        composition.claim(index)
    }

    /// Where it leads.
    pub fn object(&self) -> &'a str {
        let (composition, index) = self.by;
        composition.object(index)
    }

    /// How surely it holds, by the rules that were chosen; `None` where its
    /// proofs have no confidence.
    pub fn confidence(&self) -> Option<Confidence> {
        self.confidence
    }

    /// All compositions that it comes from, the best first.
    pub(super) fn origins(&self) -> impl Iterator<Item = Origin<'a>> {
        std::iter::once(self.by).chain(self.others.clone())
    }

    /// The surest proof; where none has a confidence, the first.
    pub fn best(&self) -> Option<Proof<'a>> {
        let (composition, index) = self.by;
        composition.proofs(index).next()
    }

    /// All proofs. There may be very many where a chain is long; they are made
    /// one by one.
    pub fn proofs(&self) -> impl Iterator<Item = Proof<'a>> {
        let origins = self.origins();
        origins.flat_map(|(composition, index)| composition.proofs(index))
    }
}

impl fmt::Debug for Premise<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let turned = if self.inverted { " turned round" } else { "" };
        write!(f, "{:?}{turned}", self.mapping)
    }
}

impl fmt::Debug for Proof<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.premises).finish()
    }
}

impl fmt::Debug for Derivation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Derivation({} {} {})",
            self.subject(),
            self.claim(),
            self.object()
        )
    }
}
