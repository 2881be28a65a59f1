//! The sum of an item or a unit in one word.

use super::result::{ItemStanding, LevelStanding, Standing};
use crate::catalog::Steps;
use crate::compare::{Figure, LevelVerdict, Verdict};

/// How something that is covered stands, by its levels: the worst shows. A
/// level that nothing was judged by, such as that of a unit whose item a
/// language alone meets, says nothing.
pub(super) fn by_levels(levels: &[LevelStanding]) -> Standing {
    let mut standing = Standing::Met;
    for level in levels {
        let one = match level.judgement.verdict {
            LevelVerdict::Met | LevelVerdict::NotJudged => Standing::Met,
            LevelVerdict::MetByCumulation(_) => Standing::MetByCumulation,
            LevelVerdict::Overlapping | LevelVerdict::Higher(_) => Standing::LevelUncertain,
            LevelVerdict::NotComparable(_) | LevelVerdict::NotStated => {
                Standing::LevelNotComparable
            }
            LevelVerdict::Short(steps) => Standing::LevelShort(steps),
        };
        standing = worse(standing, one);
    }
    standing
}

/// How an item stands.
pub(super) fn of_item(
    coverage: Verdict,
    unexpired: Option<Verdict>,
    levels: &[LevelStanding],
    waivable: bool,
) -> Standing {
    let standing = match (coverage, unexpired) {
        (Verdict::Covered, _) => by_levels(levels),
        (_, Some(Verdict::Covered | Verdict::Partly)) => Standing::EvidenceExpired,
        (Verdict::Partly, _) => Standing::PartlyMet,
        (Verdict::Denied, _) => Standing::Denied,
        (Verdict::Related | Verdict::Open, _) => Standing::Open,
    };
    waived(standing, waivable)
}

/// How a unit stands, by the items that are counted in it; `coverage` is the
/// verdict on those.
pub(super) fn of_unit(coverage: Verdict, items: &[&ItemStanding], waivable: bool) -> Standing {
    let mut unexpired = Figure::default();
    for item in items {
        unexpired.add(item.unexpired.unwrap_or(item.coverage));
    }
    let better = unexpired.verdict() < coverage;
    let standing = match coverage {
        Verdict::Covered => {
            let each = items.iter().map(|item| item.standing);
            each.reduce(worse).unwrap_or(Standing::Open)
        }
        _ if better && unexpired.verdict() <= Verdict::Partly => Standing::EvidenceExpired,
        Verdict::Partly => Standing::PartlyMet,
        Verdict::Denied => Standing::Denied,
        Verdict::Related | Verdict::Open => Standing::Open,
    };
    waived(standing, waivable)
}

fn waived(standing: Standing, waivable: bool) -> Standing {
    if waivable && !standing.is_met() {
        Standing::Waivable
    } else {
        standing
    }
}

/// The worse of two.
fn worse(a: Standing, b: Standing) -> Standing {
    if rank(b) > rank(a) { b } else { a }
}

fn rank(standing: Standing) -> (u8, u32) {
    match standing {
        Standing::Met => (0, 0),
        Standing::MetByCumulation => (1, 0),
        Standing::Waivable => (2, 0),
        Standing::LevelUncertain => (3, 0),
        Standing::LevelNotComparable => (4, 0),
        Standing::LevelShort(Steps { least, .. }) => (5, least),
        Standing::PartlyMet => (6, 0),
        Standing::EvidenceExpired => (7, 0),
        Standing::Denied => (8, 0),
        Standing::Open => (9, 0),
    }
}
