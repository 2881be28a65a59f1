//! What the strict policy makes of a coverage under the default one. The two
//! differ by close matches only, so that nothing is gathered again.

use super::judge::judge;
use super::result::{Coverage, Evidence, Figure, Ground, ItemCoverage, Policy, Verdict};
use crate::id::EntityRef;
use std::collections::HashMap;

/// The figures and verdicts of a coverage under the strict policy, in its order.
pub(crate) struct Strict {
    pub(crate) total: Figure,
    /// Of each unit, without what stands under a condition.
    pub(crate) units: Vec<Figure>,
    /// Of each item of each unit.
    pub(crate) items: Vec<Verdict>,
}

impl Strict {
    /// Of a coverage under the default policy.
    pub(crate) fn of(coverage: &Coverage) -> Self {
        let count = coverage.units.iter().map(|unit| unit.items.len()).sum();
        let mut strict = Self {
            total: Figure::default(),
            units: Vec::with_capacity(coverage.units.len()),
            items: Vec::with_capacity(count),
        };
        // The best of the items that are counted with another one.
        let mut merged: HashMap<&EntityRef, Verdict> = HashMap::new();
        for unit in &coverage.units {
            let mut figure = Figure::default();
            for item in &unit.items {
                let verdict = verdict(item);
                strict.items.push(verdict);
                if item.condition.is_none() {
                    figure.add(verdict);
                }
                if let Some(first) = &item.counted_with {
                    let best = merged.entry(first).or_insert(verdict);
                    *best = verdict.min(*best);
                }
            }
            strict.units.push(figure);
        }
        let items = coverage.units.iter().flat_map(|unit| &unit.items);
        for (item, verdict) in items.zip(&strict.items) {
            if item.condition.is_none() && item.counted_with.is_none() {
                let others = merged.get(&item.item).copied();
                strict
                    .total
                    .add(others.map_or(*verdict, |other| other.min(*verdict)));
            }
        }
        strict
    }
}

fn verdict(item: &ItemCoverage) -> Verdict {
    let verdicts = item.evidence.iter().filter_map(of_evidence);
    verdicts.min().unwrap_or(Verdict::Open)
}

fn of_evidence(evidence: &Evidence) -> Option<Verdict> {
    let default = evidence.verdict?;
    match &evidence.ground {
        Ground::Mapping {
            predicate,
            denied: false,
            includes,
            ..
        } => judge(Policy::Strict, predicate, *includes),
        _ => Some(default),
    }
}
