//! How mappings are derived.

use super::rules::Rules;
use crate::confidence::Confidence;
use std::collections::BTreeMap;

/// How surely a derived mapping holds, by how surely its premises do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ConfidenceRule {
    /// The product of the premises' confidences.
    #[default]
    Product,
    /// The least of the premises' confidences.
    Minimum,
}

/// What several derivations of one mapping are worth together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Alternatives {
    /// As much as the best of them.
    #[default]
    Best,
    /// The chance that not all of them fail, as if they were independent:
    /// 1 − (1 − a)(1 − b)… Derivations that share a premise are not, so that
    /// this says too much then.
    NoisyOr,
}

/// How mappings are derived: confidences, and how much work is allowed.
///
/// ```
/// use competency::{Confidence, algebra::{ChainOptions, ConfidenceRule}};
/// let options = ChainOptions::new()
///     .with_confidence(ConfidenceRule::Minimum)
///     .with_unstated("0.5".parse()?);
/// assert_eq!(options.unstated.map(Confidence::get), Some(0.5));
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ChainOptions {
    /// How the confidences of the steps of a chain make one.
    pub confidence: ConfidenceRule,
    /// How those of several derivations of one mapping do.
    pub alternatives: Alternatives,
    /// What a premise without a confidence counts as. Where nothing is said, a
    /// derivation from it has no confidence either, and is the best one only
    /// where no other has any.
    pub unstated: Option<Confidence>,
    /// Which steps lead on, in crosswalks of a catalog that have no rules of
    /// their own.
    pub rules: Rules,
    /// The rules of crosswalks of a catalog, by the identifier of the set. A
    /// chain does what the rules of all its crosswalks allow.
    pub rules_of: BTreeMap<String, Rules>,
    /// How many steps a chain through a catalog may have, 2 or more; 2 is
    /// through one framework in the middle.
    pub longest: usize,
    /// Whether mappings that were themselves made by chaining may be premises.
    /// They are not unless the caller asks: a derivation of a derivation hides
    /// how long it is.
    pub from_chained: bool,
    /// The most derivations that are made before the work is given up. Two
    /// crosswalks of a million rows that all meet in one thing have more than
    /// any machine can hold.
    pub most: usize,
}

impl Default for ChainOptions {
    fn default() -> Self {
        Self {
            confidence: ConfidenceRule::default(),
            alternatives: Alternatives::default(),
            unstated: None,
            rules: Rules::new(),
            rules_of: BTreeMap::new(),
            longest: 2,
            from_chained: false,
            most: 50_000_000,
        }
    }
}

impl ChainOptions {
    /// The product of the stated confidences, the best derivation, one
    /// framework in the middle, at most fifty million derivations.
    pub fn new() -> Self {
        Self::default()
    }

    /// The options with another rule for the steps of a chain.
    #[must_use]
    pub fn with_confidence(mut self, rule: ConfidenceRule) -> Self {
        self.confidence = rule;
        self
    }

    /// The options with another rule for several derivations.
    #[must_use]
    pub fn with_alternatives(mut self, rule: Alternatives) -> Self {
        self.alternatives = rule;
        self
    }

    /// The options with what a premise without a confidence counts as.
    #[must_use]
    pub fn with_unstated(mut self, confidence: Confidence) -> Self {
        self.unstated = Some(confidence);
        self
    }

    /// The options with other rules for crosswalks that have none of their own.
    #[must_use]
    pub fn with_rules(mut self, rules: Rules) -> Self {
        self.rules = rules;
        self
    }

    /// The options with rules for the crosswalk of an identifier.
    #[must_use]
    pub fn with_rules_of(mut self, crosswalk: impl Into<String>, rules: Rules) -> Self {
        self.rules_of.insert(crosswalk.into(), rules);
        self
    }

    /// The rules of the crosswalk of an identifier.
    pub(super) fn rules_for(&self, crosswalk: &str) -> Rules {
        self.rules_of.get(crosswalk).copied().unwrap_or(self.rules)
    }

    /// The options with longer chains through a catalog.
    #[must_use]
    pub fn with_longest(mut self, steps: usize) -> Self {
        self.longest = steps;
        self
    }

    /// The options with premises that were themselves made by chaining.
    #[must_use]
    pub fn with_chained_premises(mut self) -> Self {
        self.from_chained = true;
        self
    }

    /// The options with another limit on the number of derivations.
    #[must_use]
    pub fn with_most(mut self, derivations: usize) -> Self {
        self.most = derivations;
        self
    }

    /// What two steps are worth, where NaN is unknown.
    #[inline]
    pub(super) fn along(&self, first: f64, second: f64) -> f64 {
        match self.confidence {
            ConfidenceRule::Product => first * second,
            // `f64::min` would take the one that is known.
            ConfidenceRule::Minimum if first.is_nan() || second.is_nan() => f64::NAN,
            ConfidenceRule::Minimum => first.min(second),
        }
    }

    /// What several derivations are worth, the best of them first; NaN is
    /// unknown and adds nothing.
    pub(super) fn beside(&self, best: f64, all: impl Iterator<Item = f64>) -> f64 {
        match self.alternatives {
            Alternatives::Best => best,
            Alternatives::NoisyOr if best.is_nan() => best,
            Alternatives::NoisyOr => {
                1.0 - all
                    .filter(|one| !one.is_nan())
                    .fold(1.0, |none, one| none * (1.0 - one))
            }
        }
    }
}

/// The order of derivations: the surer first, those of unknown confidence
/// last.
pub(super) fn surer_first(a: f64, b: f64) -> std::cmp::Ordering {
    let known = |x: f64| if x.is_nan() { -1.0 } else { x };
    known(b).total_cmp(&known(a))
}
