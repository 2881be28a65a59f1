use super::Predicate;
use std::fmt;

/// What a mapping says of its two ends: that a relation holds, or that it does
/// not.
///
/// ```
/// use competency::{Predicate, crosswalk::{Claim, Conflict}};
/// let exact = Claim::from(Predicate::Exact);
/// let not_close = Claim::denial_of(Predicate::Close);
/// assert_eq!(exact.conflict(&not_close), Some(Conflict::Denied));
/// assert_eq!(Claim::from(Predicate::Broad).inverse(), Some(Predicate::Narrow.into()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Claim {
    /// The relation.
    pub predicate: Predicate,
    /// Whether it is denied (`predicate_modifier`: `Not`).
    pub denied: bool,
}

/// Why two claims about the same two things cannot stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conflict {
    /// One denies what the other says, or what it entails.
    Denied,
    /// Exact beside broad, narrow or related, with which it is disjoint (SKOS
    /// Reference, S46).
    ExactDisjoint,
    /// Related beside broad or narrow, with which it is disjoint (SKOS
    /// Reference, S27).
    RelatedDisjoint,
    /// Each is said to be the broader one.
    BroadBothWays,
}

impl Claim {
    /// That a relation does not hold.
    pub fn denial_of(predicate: Predicate) -> Self {
        Self {
            predicate,
            denied: true,
        }
    }

    /// The claim read from its other end; `None` where its predicate has no
    /// inverse. What denies broad denies narrow from the other end.
    pub fn inverse(&self) -> Option<Self> {
        Some(Self {
            predicate: self.predicate.inverse()?,
            denied: self.denied,
        })
    }

    /// Why this claim and another about the same two things, in the same
    /// order, cannot both stand; `None` where they can. Two denials always can.
    ///
    /// Cycles of broad matches are no inconsistency in SKOS; two things each of
    /// which is broader than the other are one all the same.
    pub fn conflict(&self, other: &Self) -> Option<Conflict> {
        use Predicate::{Broad, Exact, Narrow, Related};
        match (self.denied, other.denied) {
            (true, true) => None,
            (true, false) => (self.predicate.denies(&other.predicate)).then_some(Conflict::Denied),
            (false, true) => other.conflict(self),
            (false, false) => match (&self.predicate, &other.predicate) {
                (Exact, Broad | Narrow | Related) | (Broad | Narrow | Related, Exact) => {
                    Some(Conflict::ExactDisjoint)
                }
                (Related, Broad | Narrow) | (Broad | Narrow, Related) => {
                    Some(Conflict::RelatedDisjoint)
                }
                (Broad, Narrow) | (Narrow, Broad) => Some(Conflict::BroadBothWays),
                _ => None,
            },
        }
    }

    /// The claims that cannot stand beside this one, and why: those of the known
    /// predicates and of its own.
    pub fn conflicting(&self) -> impl Iterator<Item = (Self, Conflict)> {
        let own = (!Predicate::KNOWN.contains(&self.predicate)).then(|| self.predicate.clone());
        let predicates = Predicate::KNOWN.into_iter().chain(own);
        let others = predicates.flat_map(|predicate| {
            [false, true].map(|denied| Self {
                predicate: predicate.clone(),
                denied,
            })
        });
        others.filter_map(|other| {
            let conflict = self.conflict(&other)?;
            Some((other, conflict))
        })
    }
}

impl From<Predicate> for Claim {
    fn from(predicate: Predicate) -> Self {
        Self {
            predicate,
            denied: false,
        }
    }
}

impl fmt::Display for Claim {
    /// `skos:exactMatch`, `Not skos:exactMatch`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denied {
            f.write_str("Not ")?;
        }
        self.predicate.fmt(f)
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Denied => "one denies the other",
            Self::ExactDisjoint => "exact is disjoint with broad, narrow and related (SKOS S46)",
            Self::RelatedDisjoint => "related is disjoint with broad and narrow (SKOS S27)",
            Self::BroadBothWays => "each is said to be the broader one",
        })
    }
}
