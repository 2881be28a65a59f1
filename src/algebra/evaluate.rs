//! One crosswalk measured against another as reference.

use crate::model::crosswalk::{Claim, Crosswalk, Predicate};
use std::collections::{BTreeMap, BTreeSet};

/// How a crosswalk compares with a reference.
///
/// Two crosswalks are compared by what they say of pairs of things, in
/// whichever direction each mapping is written. Denials and rows where no term
/// was found say that nothing matches, as does silence.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Evaluation {
    /// For each predicate that either uses, how its mappings fare.
    pub predicates: BTreeMap<Predicate, Agreement>,
    /// How the pairs fare that stand in any relation, whichever it is.
    pub any: Agreement,
    /// The pairs of things that were judged: those that the caller says, and no
    /// fewer than either crosswalk speaks of.
    pub judged: usize,
    /// On how many of them the two say the same.
    pub agreed: usize,
    /// Cohen's kappa over the pairs judged, by the strongest predicate of each,
    /// or none; `None` where chance alone would agree on all, so that there is
    /// nothing to measure.
    pub kappa: Option<f64>,
    /// Cohen's kappa of any relation against none.
    pub kappa_any: Option<f64>,
    /// The pairs on which the two differ, in order.
    pub differences: Vec<Difference>,
}

/// How many of the mappings of one crosswalk are in the reference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Agreement {
    /// In both.
    pub both: usize,
    /// Only in the crosswalk that is measured.
    pub only_here: usize,
    /// Only in the reference.
    pub only_reference: usize,
}

impl Agreement {
    /// The share of what is here that is in the reference; `None` where nothing
    /// is here.
    pub fn precision(&self) -> Option<f64> {
        share(self.both, self.both + self.only_here)
    }

    /// The share of the reference that is here; `None` where the reference has
    /// nothing.
    pub fn recall(&self) -> Option<f64> {
        share(self.both, self.both + self.only_reference)
    }

    /// The harmonic mean of precision and recall; `None` where both sides have
    /// nothing.
    pub fn f1(&self) -> Option<f64> {
        share(
            2 * self.both,
            2 * self.both + self.only_here + self.only_reference,
        )
    }
}

/// A pair of things of which two crosswalks say different things.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The lesser of the two by its CURIE, or label where it is a literal.
    pub first: String,
    /// The other.
    pub second: String,
    /// What the crosswalk says, read from the first to the second.
    pub here: Vec<Claim>,
    /// What the reference says.
    pub reference: Vec<Claim>,
}

/// What is said of pairs, from the lesser end to the greater.
type Said = BTreeMap<(String, String), BTreeSet<Claim>>;

impl Crosswalk {
    /// How this crosswalk compares with another one as reference.
    ///
    /// `judged` is the number of pairs that were looked at, where it is known;
    /// the pairs of which neither speaks count as agreed that nothing matches.
    /// Without it only the pairs that either speaks of count, denials among
    /// them.
    pub fn evaluate(&self, reference: &Self, judged: Option<usize>) -> Evaluation {
        let (here, there) = (said(self), said(reference));
        let nothing = BTreeSet::new();
        let pairs: BTreeSet<&(String, String)> = here.keys().chain(there.keys()).collect();
        let mut evaluation = Evaluation {
            judged: judged.unwrap_or(0).max(pairs.len()),
            ..Evaluation::default()
        };
        let mut kinds: BTreeMap<(Option<&Predicate>, Option<&Predicate>), usize> = BTreeMap::new();
        for pair in &pairs {
            let ours = here.get(*pair).unwrap_or(&nothing);
            let theirs = there.get(*pair).unwrap_or(&nothing);
            let positive = |claims: &BTreeSet<Claim>| -> BTreeSet<Predicate> {
                let positive = claims.iter().filter(|claim| !claim.denied);
                positive.map(|claim| claim.predicate.clone()).collect()
            };
            let (in_ours, in_theirs) = (positive(ours), positive(theirs));
            for predicate in in_ours.union(&in_theirs) {
                let agreement = evaluation.predicates.entry(predicate.clone()).or_default();
                agreement.count(in_ours.contains(predicate), in_theirs.contains(predicate));
            }
            evaluation
                .any
                .count(!in_ours.is_empty(), !in_theirs.is_empty());
            let kind = (strongest(ours), strongest(theirs));
            *kinds.entry(kind).or_default() += 1;
            if kind.0 != kind.1 {
                evaluation.differences.push(Difference {
                    first: pair.0.clone(),
                    second: pair.1.clone(),
                    here: ours.iter().cloned().collect(),
                    reference: theirs.iter().cloned().collect(),
                });
            }
        }
        *kinds.entry((None, None)).or_default() += evaluation.judged - pairs.len();
        evaluation.agreed = evaluation.judged - evaluation.differences.len();
        evaluation.kappa = kappa(&kinds);
        let mut any: BTreeMap<(Option<&Predicate>, Option<&Predicate>), usize> = BTreeMap::new();
        for ((ours, theirs), count) in kinds {
            let some = |kind: Option<&Predicate>| kind.map(|_| &Predicate::Mapping);
            *any.entry((some(ours), some(theirs))).or_default() += count;
        }
        evaluation.kappa_any = kappa(&any);
        evaluation
    }
}

impl Agreement {
    fn count(&mut self, here: bool, reference: bool) {
        match (here, reference) {
            (true, true) => self.both += 1,
            (true, false) => self.only_here += 1,
            (false, true) => self.only_reference += 1,
            (false, false) => {}
        }
    }
}

fn said(crosswalk: &Crosswalk) -> Said {
    let mut said = Said::new();
    for mapping in crosswalk.mappings() {
        let (subject, object) = (mapping.subject(), mapping.object());
        let named = |end: &crate::model::crosswalk::End| match end {
            crate::model::crosswalk::End::Entity(curie) => Some(curie.to_string()),
            crate::model::crosswalk::End::Literal(text) => Some(format!("\"{text}\"")),
            crate::model::crosswalk::End::NoTermFound => None,
        };
        let (Some(subject), Some(object)) = (named(&subject), named(&object)) else {
            continue;
        };
        let claim = mapping.claim();
        let (pair, claim) = match claim.inverse() {
            Some(inverse) if subject > object => ((object, subject), inverse),
            _ => ((subject, object), claim),
        };
        said.entry(pair).or_default().insert(claim);
    }
    said
}

/// The strongest positive predicate: predicates are ordered from exact to the
/// general relation, then those of OWL, RDFS and others.
fn strongest(claims: &BTreeSet<Claim>) -> Option<&Predicate> {
    let positive = claims.iter().filter(|claim| !claim.denied);
    positive.map(|claim| &claim.predicate).min()
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| number(part) / number(whole))
}

#[expect(clippy::cast_precision_loss, reason = "counts of mappings")]
fn number(count: usize) -> f64 {
    count as f64
}

/// Cohen's kappa of two judges: how much more they agree than chance would
/// have them, of all that they could.
fn kappa<K: Ord + Copy>(kinds: &BTreeMap<(K, K), usize>) -> Option<f64> {
    let all = number(kinds.values().sum());
    if all == 0.0 {
        return None;
    }
    let agreed: usize = kinds
        .iter()
        .filter(|((a, b), _)| a == b)
        .map(|(_, n)| n)
        .sum();
    let mut shares: BTreeMap<K, (f64, f64)> = BTreeMap::new();
    for ((a, b), count) in kinds {
        shares.entry(*a).or_default().0 += number(*count) / all;
        shares.entry(*b).or_default().1 += number(*count) / all;
    }
    let chance: f64 = shares.values().map(|(a, b)| a * b).sum();
    let agreed = number(agreed) / all;
    (chance < 1.0 - 1e-12).then(|| (agreed - chance) / (1.0 - chance))
}
