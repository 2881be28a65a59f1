use crate::algebra::ChainOptions;
use crate::id::FrameworkId;

/// What frameworks are compared by, beside the mappings between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CompareOptions {
    /// The framework whose concepts are looked at as common subjects.
    pub hub: Option<FrameworkId>,
    /// How mappings are derived for second figures, and for what contradicts
    /// what follows; `None` where neither is asked for.
    pub derived: Option<ChainOptions>,
}

impl CompareOptions {
    /// Without a hub, and by curated mappings only.
    pub fn new() -> Self {
        Self::default()
    }

    /// With the concepts of a hub that both are mapped to.
    #[must_use]
    pub fn with_hub(mut self, hub: FrameworkId) -> Self {
        self.hub = Some(hub);
        self
    }

    /// With what follows by chains, and with contradictions.
    #[must_use]
    pub fn with_derived(mut self, options: ChainOptions) -> Self {
        self.derived = Some(options);
        self
    }
}
