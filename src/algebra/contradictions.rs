//! What the crosswalks of a catalog say that cannot all be true.

use super::derivation::Premise;
use super::options::ChainOptions;
use crate::catalog::{Catalog, Steps};
use crate::check::mapping_pointer;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::id::FrameworkId;
use crate::model::crosswalk::{Claim, Conflict, Predicate};
use foldhash::fast::RandomState;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// Mappings that cannot all stand.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Contradiction<'a> {
    /// What is wrong with them.
    pub kind: ContradictionKind,
    /// The mappings, in the crosswalks' order; where something derived is one
    /// side, the curated mapping first and then the premises of the best proof.
    pub mappings: Vec<Premise<'a>>,
}

/// What is wrong with mappings that cannot all stand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContradictionKind {
    /// Two mappings of the same two things.
    Conflict(Conflict),
    /// An exact match between things whose levels are two or more apart.
    LevelsApart(Steps),
    /// A mapping against what follows from others.
    AgainstDerived {
        /// What follows.
        derived: Claim,
        /// Why the two cannot both stand.
        conflict: Conflict,
    },
    /// A denial of what follows from other mappings.
    ImpliedAndDenied {
        /// What follows.
        derived: Claim,
    },
}

impl fmt::Display for ContradictionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict(conflict) => conflict.fmt(f),
            Self::LevelsApart(steps) => write!(f, "exact, and the levels are {steps} apart"),
            Self::AgainstDerived { derived, conflict } => {
                write!(f, "others together say `{derived}`: {conflict}")
            }
            Self::ImpliedAndDenied { derived } => {
                write!(f, "others together say `{derived}`, which is denied")
            }
        }
    }
}

impl Contradiction<'_> {
    /// The contradiction as a finding about the crosswalk of its first mapping,
    /// with the others named in the message.
    pub fn to_diagnostic(&self) -> Option<Diagnostic> {
        let (first, others) = self.mappings.split_first()?;
        let code = match &self.kind {
            ContradictionKind::LevelsApart(_) => Code::LevelsApart,
            _ => Code::DerivedContradiction,
        };
        let mapping = first.mapping();
        let others: Vec<String> = others
            .iter()
            .map(|one| {
                let mapping = one.mapping();
                format!("{mapping:?} in {}", mapping.crosswalk().id())
            })
            .collect();
        let message = match others.len() {
            0 => self.kind.to_string(),
            _ => format!("{} ({})", self.kind, others.join("; ")),
        };
        let at = mapping_pointer(&mapping, Some("predicate_id"));
        let found = Diagnostic::new(code, at, message);
        Some(found.with_help("look at all of them again; at least one is wrong"))
    }
}

/// What is said of two things, read from the first to the second.
type Said<'a> = HashMap<(&'a str, &'a str), Claims<'a>, RandomState>;

/// Who says what of two things: of most, one thing is said.
struct Claims<'a> {
    first: (Claim, Premise<'a>),
    others: HashMap<Claim, Premise<'a>, RandomState>,
}

impl<'a> Claims<'a> {
    /// Who first says something.
    fn says(&self, claim: &Claim) -> Option<Premise<'a>> {
        match &self.first {
            (first, by) if first == claim => Some(*by),
            _ => self.others.get(claim).copied(),
        }
    }

    /// Who says what something cannot stand beside, and why.
    fn against(&self, claim: &Claim) -> Option<(Conflict, Premise<'a>)> {
        let conflicts = claim
            .conflicting()
            .filter_map(|(other, conflict)| Some((conflict, self.says(&other)?)));
        conflicts.min_by_key(|(conflict, _)| *conflict)
    }

    fn add(&mut self, claim: Claim, by: Premise<'a>) {
        if self.says(&claim).is_none() {
            self.others.insert(claim, by);
        }
    }
}

impl Catalog {
    /// The mappings of the catalog's crosswalks that cannot all stand: that
    /// conflict with each other, in one crosswalk or in two; that are exact over
    /// levels two or more apart; that conflict with what follows from others by
    /// chains, as long as the options allow.
    ///
    /// A mapping is named once beside the first that it conflicts with. Mappings
    /// made by chaining are held against others like any.
    ///
    /// # Errors
    ///
    /// Where there is more to derive than the options allow.
    pub fn contradictions(&self, options: &ChainOptions) -> Result<Vec<Contradiction<'_>>, Error> {
        let mut found = Vec::new();
        let pairs = self.mapped_pairs().into_iter();
        let pairs: BTreeSet<(&FrameworkId, &FrameworkId)> =
            pairs.map(|(a, b)| (a.min(b), a.max(b))).collect();
        let mut said_of: BTreeMap<(&FrameworkId, &FrameworkId), Said<'_>> = BTreeMap::new();
        for (a, b) in pairs {
            let said = self.said(a, b, &mut found);
            said_of.insert((a, b), said);
        }
        let frameworks: BTreeSet<&FrameworkId> = self.frameworks().map(|f| &f.id).collect();
        for a in &frameworks {
            for b in frameworks.iter().filter(|b| *b > a) {
                let Some(said) = said_of.get(&(*a, *b)) else {
                    continue;
                };
                self.against_derived((a, b), said, options, &mut found)?;
            }
        }
        Ok(found)
    }

    /// The mappings between two frameworks that cannot all stand, as in
    /// [`contradictions`](Self::contradictions).
    ///
    /// # Errors
    ///
    /// Where there is more to derive than the options allow.
    pub fn contradictions_between(
        &self,
        a: &FrameworkId,
        b: &FrameworkId,
        options: &ChainOptions,
    ) -> Result<Vec<Contradiction<'_>>, Error> {
        let (a, b) = (a.min(b), a.max(b));
        let mut found = Vec::new();
        let said = self.said(a, b, &mut found);
        if a != b && !said.is_empty() {
            self.against_derived((a, b), &said, options, &mut found)?;
        }
        Ok(found)
    }

    /// What is said between two frameworks, and what of it cannot stand.
    fn said<'a>(
        &'a self,
        a: &FrameworkId,
        b: &FrameworkId,
        found: &mut Vec<Contradiction<'a>>,
    ) -> Said<'a> {
        let all: Vec<_> = self.mappings_between(a, b).collect();
        let mut said: Said<'a> = Said::with_capacity_and_hasher(all.len(), RandomState::default());
        for (mapping, turned) in all {
            let premise = Premise::new(mapping, turned);
            let mut ends = (premise.start(), premise.end());
            let mut claim = premise.claim();
            // Inside one framework a pair may be written both ways.
            if a == b && ends.0 > ends.1 {
                ends = (ends.1, ends.0);
                claim = claim.and_then(|claim| claim.inverse());
            }
            let ((Some(start), Some(end)), Some(claim)) = (ends, claim) else {
                continue;
            };
            let before = said.get(&(start, end));
            if let Some((conflict, before)) = before.and_then(|before| before.against(&claim)) {
                found.push(Contradiction {
                    kind: ContradictionKind::Conflict(conflict),
                    mappings: vec![before, premise],
                });
            }
            if claim == Claim::from(Predicate::Exact) {
                if let Some(steps) = self.levels_apart_at(start, end) {
                    found.push(Contradiction {
                        kind: ContradictionKind::LevelsApart(steps),
                        mappings: vec![premise],
                    });
                }
            }
            match said.entry((start, end)) {
                Entry::Occupied(before) => before.into_mut().add(claim, premise),
                Entry::Vacant(place) => {
                    place.insert(Claims {
                        first: (claim, premise),
                        others: HashMap::default(),
                    });
                }
            }
        }
        said
    }

    fn levels_apart_at(&self, start: &str, end: &str) -> Option<Steps> {
        self.levels_apart(&self.resolve_curie(start)?, &self.resolve_curie(end)?)
    }

    fn against_derived<'a>(
        &'a self,
        (a, b): (&FrameworkId, &FrameworkId),
        said: &Said<'a>,
        options: &ChainOptions,
        found: &mut Vec<Contradiction<'a>>,
    ) -> Result<(), Error> {
        let closure = self.derive(a, b, options)?;
        for (index, derivation) in closure.iter().enumerate() {
            let key = (derivation.subject(), derivation.object());
            let derived = derivation.claim();
            let of_pair = said.get(&key);
            for (claim, conflict) in derived.conflicting() {
                let Some(curated) = of_pair.and_then(|said| said.says(&claim)) else {
                    continue;
                };
                let derived = derived.clone();
                let kind = match (claim.denied, conflict) {
                    (true, Conflict::Denied) => ContradictionKind::ImpliedAndDenied { derived },
                    _ => ContradictionKind::AgainstDerived { derived, conflict },
                };
                let mut mappings = vec![curated];
                if let Some(proof) = closure.best(index) {
                    mappings.extend(proof.premises());
                }
                found.push(Contradiction { kind, mappings });
            }
        }
        Ok(())
    }
}
