//! What two frameworks share of a hub.

use super::structure::Structure;
use crate::id::EntityRef;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The concepts of a hub that two frameworks are mapped to. Sharing one says
/// that they speak of the same subject; it is never coverage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct HubOverlap {
    /// The concepts that both are mapped to.
    pub shared: Vec<EntityRef>,
    /// Those that only the first is.
    pub only_first: Vec<EntityRef>,
    /// Those that only the second is.
    pub only_second: Vec<EntityRef>,
    /// Shared by those of either, 0 to 1; `None` where there are none.
    pub jaccard: Option<f64>,
    /// Shared by those of the first, 0 to 1; `None` where it has none.
    pub containment_first: Option<f64>,
    /// Shared by those of the second, 0 to 1; `None` where it has none.
    pub containment_second: Option<f64>,
}

impl HubOverlap {
    pub(crate) fn between(first: &Structure, second: &Structure) -> Self {
        let a: BTreeSet<&EntityRef> = first.hub_concepts.iter().collect();
        let b: BTreeSet<&EntityRef> = second.hub_concepts.iter().collect();
        let shared: Vec<EntityRef> = a.intersection(&b).copied().cloned().collect();
        let share = |of: usize| (of > 0).then(|| shared.len() as f64 / of as f64);
        Self {
            jaccard: share(a.union(&b).count()),
            containment_first: share(a.len()),
            containment_second: share(b.len()),
            only_first: a.difference(&b).copied().cloned().collect(),
            only_second: b.difference(&a).copied().cloned().collect(),
            shared,
        }
    }
}
