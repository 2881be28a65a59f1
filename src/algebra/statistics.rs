//! A crosswalk in figures.

use super::cardinality::Cardinality;
use super::ends::{NOTHING, end_keys};
use crate::model::crosswalk::{Claim, Crosswalk};
use std::collections::{BTreeMap, HashSet};

/// What a crosswalk holds, counted.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Statistics {
    /// The mappings.
    pub mappings: usize,
    /// The things that are subjects, each once.
    pub subjects: usize,
    /// The things that are objects, each once.
    pub objects: usize,
    /// The pairs of things that are mapped in some way.
    pub pairs: usize,
    /// Rows that say that no term was found.
    pub not_found: usize,
    /// The mappings by what they say.
    pub claims: BTreeMap<Claim, usize>,
    /// The mappings by justification.
    pub justifications: BTreeMap<String, usize>,
    /// The mappings by cardinality among all.
    pub cardinalities: BTreeMap<Cardinality, usize>,
    /// How many have no confidence.
    pub unstated: usize,
    /// The least, the middle and the highest confidence stated. Of an even
    /// number the middle is the lower of two.
    pub confidence: Option<[f64; 3]>,
}

impl Crosswalk {
    /// What the crosswalk holds, counted.
    pub fn statistics(&self) -> Statistics {
        let ends = end_keys(self);
        let side = |side: usize| {
            let keys = ends.iter().filter_map(|ends| ends.get(side));
            keys.filter(|key| **key != NOTHING)
                .collect::<HashSet<_>>()
                .len()
        };
        let pairs = ends.iter().filter(|ends| !ends.contains(&NOTHING));
        let pairs = pairs.collect::<HashSet<_>>().len();
        let mut statistics = Statistics {
            mappings: self.len(),
            subjects: side(0),
            objects: side(1),
            pairs,
            not_found: ends.iter().filter(|ends| ends.contains(&NOTHING)).count(),
            ..Statistics::default()
        };
        let mut confidences = Vec::new();
        for mapping in self.mappings() {
            *statistics.claims.entry(mapping.claim()).or_default() += 1;
            match statistics.justifications.get_mut(mapping.justification()) {
                Some(count) => *count += 1,
                None => {
                    let justification = mapping.justification().to_owned();
                    statistics.justifications.insert(justification, 1);
                }
            }
            match mapping.confidence() {
                Some(confidence) => confidences.push(confidence.get()),
                None => statistics.unstated += 1,
            }
        }
        for cardinality in self.cardinalities(&[]) {
            *statistics.cardinalities.entry(cardinality).or_default() += 1;
        }
        confidences.sort_unstable_by(f64::total_cmp);
        let middle = confidences.len().saturating_sub(1) / 2;
        statistics.confidence = match (
            confidences.first(),
            confidences.get(middle),
            confidences.last(),
        ) {
            (Some(least), Some(middle), Some(most)) => Some([*least, *middle, *most]),
            _ => None,
        };
        statistics
    }
}
