//! What the mappings between two frameworks say that cannot all be true.

use crate::algebra::{ChainOptions, Contradiction};
use crate::catalog::Catalog;
use crate::compare::derived::PremiseRef;
use crate::error::Error;
use crate::id::FrameworkId;
use serde::{Deserialize, Serialize};

/// Mappings that cannot all stand: at least one of them is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Discord {
    /// Why they cannot.
    pub why: String,
    /// The mappings; where something that follows is one side, the curated one
    /// first and then those it follows from.
    pub mappings: Vec<PremiseRef>,
}

impl Discord {
    fn of(found: &Contradiction<'_>) -> Self {
        Self {
            why: found.kind.to_string(),
            mappings: found.mappings.iter().map(PremiseRef::of).collect(),
        }
    }
}

/// The contradictions between two frameworks.
pub(super) fn between(
    catalog: &Catalog,
    first: &FrameworkId,
    second: &FrameworkId,
    options: &ChainOptions,
) -> Result<Vec<Discord>, Error> {
    let found = catalog.contradictions_between(first, second, options)?;
    Ok(found.iter().map(Discord::of).collect())
}
