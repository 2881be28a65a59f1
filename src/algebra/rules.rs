//! Which two steps make a third.

use crate::model::crosswalk::{Claim, Predicate};
use std::fmt::Write as _;

/// Which claims follow from two claims end to end: A to B and B to C give A to
/// C.
///
/// The table is that of the SSSOM specification ("SSSOM mapping chains"), with
/// what the project adds: a denied exact match is carried over an exact one,
/// and nothing else is with a denial. Pairs that are not in the table give
/// nothing: two close matches are no match.
///
/// | first | second | together |
/// |---|---|---|
/// | exact | exact | exact |
/// | exact, `owl:equivalentClass` | close, broad, narrow, related | the second |
/// | close, broad, narrow, related | exact | the first |
/// | broad, narrow | the same | the same, unless switched off |
/// | `owl:sameAs`, `owl:equivalentClass`, `rdfs:subClassOf` | the same | the same |
/// | exact | Not exact | Not exact |
/// | Not exact | exact | Not exact |
///
/// ```
/// use competency::{Predicate, algebra::Rules};
/// let rules = Rules::new();
/// let (exact, broad) = (Predicate::Exact.into(), Predicate::Broad.into());
/// assert_eq!(rules.compose(&exact, &broad), Some(broad.clone()));
/// assert_eq!(rules.compose(&broad, &broad), Some(broad.clone()));
/// assert_eq!(rules.without_hierarchy().compose(&broad, &broad), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Rules {
    /// Whether two broad matches make a broad one, and two narrow ones a
    /// narrow one. The specification calls it a reasonable default; SKOS itself
    /// does not say so of the mapping properties.
    pub hierarchy: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { hierarchy: true }
    }
}

impl Rules {
    /// The specification's rules.
    pub fn new() -> Self {
        Self::default()
    }

    /// The rules without broad over broad and narrow over narrow.
    #[must_use]
    pub fn without_hierarchy(mut self) -> Self {
        self.hierarchy = false;
        self
    }

    /// What both rules allow. A chain follows the rules of all its crosswalks.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            hierarchy: self.hierarchy && other.hierarchy,
        }
    }

    /// What two claims end to end say of the outer ends; `None` where they say
    /// nothing.
    pub fn compose(self, first: &Claim, second: &Claim) -> Option<Claim> {
        use Predicate::{
            Broad, Close, EquivalentClass, Exact, Narrow, Related, SameAs, SubClassOf,
        };
        let together = match (&first.predicate, &second.predicate) {
            (Exact, Exact) => {
                let denied = first.denied || second.denied;
                return (!(first.denied && second.denied)).then_some(Claim {
                    predicate: Exact,
                    denied,
                });
            }
            (Exact | EquivalentClass, Close | Broad | Narrow | Related) => &second.predicate,
            (Close | Broad | Narrow | Related, Exact) => &first.predicate,
            (Broad, Broad) | (Narrow, Narrow) if self.hierarchy => &first.predicate,
            (SameAs, SameAs) | (EquivalentClass, EquivalentClass) | (SubClassOf, SubClassOf) => {
                &first.predicate
            }
            _ => return None,
        };
        (!first.denied && !second.denied).then(|| together.clone().into())
    }

    /// The table of compositions of the known predicates, as Markdown: the
    /// first step in the rows, the second in the columns.
    pub fn table(self) -> String {
        let claims = || {
            let known = Predicate::KNOWN.into_iter().map(Claim::from);
            known.chain([Claim::denial_of(Predicate::Exact)])
        };
        let mut table = String::from("| ∘ |");
        let heads: String = claims()
            .map(|claim| format!(" {} |", word(&claim)))
            .collect();
        let _infallible = writeln!(table, "{heads}\n|---|{}", "---|".repeat(claims().count()));
        for first in claims() {
            let _infallible = write!(table, "| **{}** |", word(&first));
            for second in claims() {
                let cell = self.compose(&first, &second);
                let cell = cell.map_or(String::new(), |claim| word(&claim));
                let _infallible = write!(table, " {cell} |");
            }
            table.push('\n');
        }
        table
    }
}

/// The inverse of each known predicate, what it entails and what its denial
/// denies, as Markdown.
pub fn predicate_table() -> String {
    let mut table = String::from(
        "| predicate | from the other end | entails | denied with it |\n|---|---|---|---|\n",
    );
    let others = |keep: &dyn Fn(&Predicate) -> bool| {
        let kept = Predicate::KNOWN.iter().filter(|other| keep(other));
        kept.map(Predicate::word).collect::<Vec<_>>().join(", ")
    };
    for predicate in Predicate::KNOWN {
        let inverse = predicate.inverse();
        let _infallible = writeln!(
            table,
            "| {} | {} | {} | {} |",
            predicate.word(),
            inverse.as_ref().map_or("–", Predicate::word),
            others(&|other| *other != predicate && predicate.entails(other)),
            others(&|other| *other != predicate && predicate.denies(other)),
        );
    }
    table
}

fn word(claim: &Claim) -> String {
    let not = if claim.denied { "Not " } else { "" };
    format!("{not}{}", claim.predicate.word())
}

/// The number of a claim in tables of codes; [`NO_CLAIM`] where it composes
/// with nothing.
pub(super) type Code = u8;

/// No claim that the rules know.
pub(super) const NO_CLAIM: Code = CLAIMS;

/// How many claims the rules know: each known predicate and its denial.
const CLAIMS: Code = 2 * Predicate::KNOWN.len() as Code;

/// The side of a table of codes, a power of two.
const SIDE: usize = 32;

#[expect(clippy::cast_possible_truncation, reason = "there are nine")]
pub(super) fn code_of(claim: &Claim) -> Code {
    let known = Predicate::KNOWN.iter().position(|p| *p == claim.predicate);
    known.map_or(NO_CLAIM, |index| {
        2 * index as Code + Code::from(claim.denied)
    })
}

/// The claim of a number.
pub(super) fn claim_of(code: Code) -> Option<Claim> {
    let predicate = Predicate::KNOWN.get(usize::from(code / 2))?.clone();
    Some(Claim {
        predicate,
        denied: code % 2 == 1,
    })
}

/// The rules as a table by two codes.
pub(super) struct CodeTable([Code; SIDE * SIDE]);

impl CodeTable {
    pub(super) fn new(rules: Rules) -> Self {
        let mut table = [NO_CLAIM; SIDE * SIDE];
        for first in 0..CLAIMS {
            for second in 0..CLAIMS {
                let (Some(a), Some(b)) = (claim_of(first), claim_of(second)) else {
                    continue;
                };
                let place = table.get_mut(usize::from(first) * SIDE + usize::from(second));
                if let (Some(place), Some(claim)) = (place, rules.compose(&a, &b)) {
                    *place = code_of(&claim);
                }
            }
        }
        Self(table)
    }

    /// The code of two codes together, or [`NO_CLAIM`].
    #[inline]
    pub(super) fn compose(&self, first: Code, second: Code) -> Code {
        let at = usize::from(first) * SIDE + usize::from(second);
        self.0.get(at).copied().unwrap_or(NO_CLAIM)
    }
}
