use crate::algebra::ChainOptions;
use crate::compare::{CoverageOptions, Policy};
use crate::date::Date;
use crate::id::EntityRef;
use crate::json::LeftOut;

/// How a profile is assessed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AssessOptions {
    /// The day for which it is asked whether the standard and the evidence are
    /// in force.
    pub on: Date,
    /// How mappings are read, and which conditions hold.
    pub coverage: CoverageOptions,
    /// What reading the profile left out already; the result repeats it.
    pub left_out: Vec<LeftOut>,
}

impl AssessOptions {
    /// On a day, by the default policy, and no condition holds.
    pub fn on(day: Date) -> Self {
        Self {
            on: day,
            coverage: CoverageOptions::new(),
            left_out: Vec::new(),
        }
    }

    /// The options with another policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.coverage.policy = policy;
        self
    }

    /// The options with a second figure, which counts derived mappings too.
    #[must_use]
    pub fn with_derived(mut self, options: ChainOptions) -> Self {
        self.coverage.derived = Some(options);
        self
    }

    /// The options with one more condition that holds.
    #[must_use]
    pub fn asserting(mut self, condition: EntityRef) -> Self {
        self.coverage.conditions.push(condition);
        self
    }

    /// The options with what reading the profile left out.
    #[must_use]
    pub fn with_left_out(mut self, left_out: Vec<LeftOut>) -> Self {
        self.left_out = left_out;
        self
    }
}
