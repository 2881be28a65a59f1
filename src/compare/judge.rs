//! What a mapping makes of what it leads to.

use super::result::{Policy, Verdict};
use crate::model::crosswalk::Predicate;

/// The verdict of a positive mapping, read from what is held to what is asked
/// about. `includes` is the curator's word that the former includes the latter.
/// `None` where the predicate means nothing here.
pub(super) fn judge(policy: Policy, predicate: &Predicate, includes: bool) -> Option<Verdict> {
    if includes {
        return Some(Verdict::Covered);
    }
    match predicate {
        Predicate::Exact | Predicate::SameAs | Predicate::EquivalentClass => Some(Verdict::Covered),
        Predicate::Close => Some(match policy {
            Policy::Default => Verdict::Covered,
            Policy::Strict => Verdict::Partly,
        }),
        Predicate::Broad | Predicate::Narrow | Predicate::SubClassOf => Some(Verdict::Partly),
        Predicate::Related | Predicate::Mapping => Some(Verdict::Related),
        Predicate::Other(_) => None,
    }
}

/// The verdict of a denial. Only `Not` of the general mapping relation says
/// that nothing matches; `Not close` leaves weaker matches open.
pub(super) fn judge_denial(predicate: &Predicate) -> Verdict {
    match predicate {
        Predicate::Mapping => Verdict::Denied,
        _ => Verdict::Open,
    }
}
