//! What follows between two frameworks of a catalog.

use super::chain::{Composition, Link, compose};
use super::derivation::{Derivation, Proof};
use super::options::{ChainOptions, surer_first};
use crate::catalog::Catalog;
use crate::confidence::Confidence;
use crate::error::Error;
use crate::id::FrameworkId;
use crate::model::crosswalk::Claim;
use std::collections::{BTreeMap, BTreeSet};

/// The most ways through a catalog that are walked.
const MOST_WAYS: usize = 10_000;

/// What follows between two frameworks of a catalog by its crosswalks, one
/// after the other. What a single mapping says is no part of it.
#[derive(Debug)]
pub struct Closure<'a> {
    compositions: Vec<Composition<'a>>,
    derived: Vec<Derived>,
}

/// A derived mapping: the compositions it comes from and its number there, the
/// surest first, and how surely it holds.
type Derived = (Vec<(usize, usize)>, Option<Confidence>);

impl<'a> Closure<'a> {
    /// How many mappings follow.
    pub fn len(&self) -> usize {
        self.derived.len()
    }

    /// Whether nothing follows.
    pub fn is_empty(&self) -> bool {
        self.derived.is_empty()
    }

    /// The surest proof of the derived mapping of a number, which outlives this.
    pub(super) fn best(&self, index: usize) -> Option<Proof<'a>> {
        let (by, _) = self.derived.get(index)?;
        let (composition, index) = by.first()?;
        self.compositions.get(*composition)?.proofs(*index).next()
    }

    /// The mappings that follow, by subject, object and claim.
    pub fn iter(&self) -> impl Iterator<Item = Derivation<'_>> {
        self.derived.iter().filter_map(|(by, confidence)| {
            let mut by = by.iter().filter_map(|(composition, index)| {
                Some((self.compositions.get(*composition)?, *index))
            });
            let (composition, index) = by.next()?;
            let mut derivation = composition.get(index)?;
            derivation.confidence = *confidence;
            derivation.others = by.collect();
            Some(derivation)
        })
    }
}

impl Catalog {
    /// What follows from the crosswalks of the catalog for two frameworks, over
    /// at least one other framework in the middle.
    ///
    /// Chains are as long as the options allow (2 steps unless they say
    /// otherwise) and come to no framework twice. A crosswalk is walked in
    /// whichever direction leads on. Mappings made by chaining are no premises
    /// unless the options say so, and nothing that follows becomes part of the
    /// catalog.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, algebra::ChainOptions};
    /// let catalog = Catalog::builtin();
    /// let derived = catalog.derive(&"it-i2-4".parse()?, &"cz-nsk-66-029-m".parse()?, &ChainOptions::new())?;
    /// for mapping in derived.iter() {
    ///     println!("{mapping:?} since {:?}", mapping.best());
    /// }
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog lacks one of the frameworks, or there is more to walk
    /// than the options allow.
    pub fn derive(
        &self,
        source: &FrameworkId,
        target: &FrameworkId,
        options: &ChainOptions,
    ) -> Result<Closure<'_>, Error> {
        for id in [source, target] {
            self.framework(id)?;
        }
        let mut neighbours: BTreeMap<&FrameworkId, BTreeSet<&FrameworkId>> = BTreeMap::new();
        for (a, b) in self.mapped_pairs() {
            neighbours.entry(a).or_default().insert(b);
            neighbours.entry(b).or_default().insert(a);
        }
        let mut ways = Vec::new();
        let mut way = vec![source];
        walk(&neighbours, &mut way, target, options.longest, &mut ways)?;
        let mut compositions = Vec::new();
        let mut left = options.most;
        for way in ways {
            for links in self.links(&way, options)? {
                let options = options.clone().with_most(left);
                let composition = compose(&links, &options)?;
                left = left.saturating_sub(composition.derivations());
                if !composition.is_empty() {
                    compositions.push(composition);
                }
            }
        }
        Ok(unite(compositions, options))
    }

    /// The choices of crosswalks for a way over frameworks.
    fn links<'a>(
        &'a self,
        way: &[&FrameworkId],
        options: &ChainOptions,
    ) -> Result<Vec<Vec<Link<'a>>>, Error> {
        let mut chains: Vec<Vec<Link<'a>>> = vec![Vec::new()];
        for step in way.windows(2) {
            let [from, to] = step else { continue };
            let steps: Vec<Link<'a>> = self
                .joining(from, to)
                .flat_map(|joining| {
                    let rules = options.rules_for(joining.crosswalk.id());
                    let both = [
                        (Link::forwards(joining.crosswalk), joining.forwards),
                        (Link::backwards(joining.crosswalk), joining.backwards),
                    ];
                    let walked = both.into_iter().filter(|(_, rows)| !rows.is_empty());
                    walked.map(move |(link, rows)| link.with_rules(rules).with_rows(rows))
                })
                .collect();
            if chains.len() * steps.len() > MOST_WAYS {
                return Err(too_many_ways());
            }
            chains = chains
                .iter()
                .flat_map(|chain| {
                    steps.iter().map(|step| {
                        let mut longer = chain.clone();
                        longer.push(*step);
                        longer
                    })
                })
                .collect();
        }
        Ok(chains)
    }
}

fn too_many_ways() -> Error {
    Error::TooMany {
        what: "ways through the crosswalks of the catalog",
        most: MOST_WAYS,
    }
}

/// The ways of two or more steps that come to no framework twice.
fn walk<'a>(
    neighbours: &BTreeMap<&'a FrameworkId, BTreeSet<&'a FrameworkId>>,
    way: &mut Vec<&'a FrameworkId>,
    target: &'a FrameworkId,
    longest: usize,
    ways: &mut Vec<Vec<&'a FrameworkId>>,
) -> Result<(), Error> {
    let steps_after = way.len();
    let Some(nexts) = way.last().and_then(|here| neighbours.get(*here)) else {
        return Ok(());
    };
    if steps_after > longest {
        return Ok(());
    }
    for next in nexts {
        if *next == target && steps_after >= 2 {
            let mut done = way.clone();
            done.push(next);
            ways.push(done);
        } else if *next != target && !way.contains(next) && steps_after < longest {
            way.push(next);
            walk(neighbours, way, target, longest, ways)?;
            way.pop();
        }
        if ways.len() > MOST_WAYS {
            return Err(too_many_ways());
        }
    }
    Ok(())
}

/// Brings together what follows in several ways.
fn unite<'a>(compositions: Vec<Composition<'a>>, options: &ChainOptions) -> Closure<'a> {
    type Key = (String, String, Claim);
    let mut by_mapping: BTreeMap<Key, Vec<(usize, usize, f64)>> = BTreeMap::new();
    for (number, composition) in compositions.iter().enumerate() {
        for (index, derivation) in composition.iter().enumerate() {
            let key = (
                derivation.subject().to_owned(),
                derivation.object().to_owned(),
                derivation.claim(),
            );
            let confidence = derivation.confidence().map_or(f64::NAN, Confidence::get);
            by_mapping
                .entry(key)
                .or_default()
                .push((number, index, confidence));
        }
    }
    let derived = by_mapping
        .into_values()
        .map(|mut by| {
            by.sort_by(|a, b| surer_first(a.2, b.2));
            let best = by.first().map_or(f64::NAN, |first| first.2);
            let together = options.beside(best, by.iter().map(|one| one.2));
            let by = by.into_iter().map(|(number, index, _)| (number, index));
            (by.collect(), Confidence::new(together).ok())
        })
        .collect();
    Closure {
        compositions,
        derived,
    }
}
