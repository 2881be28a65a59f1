//! Some of the mappings of a crosswalk.

use crate::confidence::Confidence;
use crate::model::crosswalk::{Crosswalk, Mapping, Predicate, symbol};

/// Which mappings are wanted. Each thing asked for must hold; what is not asked
/// for is free.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, Predicate, algebra::Filter};
/// let catalog = Catalog::builtin();
/// let crosswalk = catalog.crosswalks().next().unwrap();
/// let sure = Filter::new().predicate(Predicate::Close).positive().at_least("0.8".parse()?);
/// let kept = crosswalk.filter(&sure);
/// assert!(kept.mappings().all(|mapping| mapping.predicate() == Predicate::Close));
/// # }
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Filter {
    /// One of these predicates; any, where there is none.
    pub predicates: Vec<Predicate>,
    /// Whether it denies.
    pub denied: Option<bool>,
    /// No less sure than this; a mapping without a confidence is not.
    pub at_least: Option<Confidence>,
    /// Its subject begins with this, such as `it-i2-4:`.
    pub subject: Option<String>,
    /// Its object begins with this.
    pub object: Option<String>,
    /// One of these justifications; any, where there is none.
    pub justifications: Vec<String>,
}

impl Filter {
    /// All mappings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Also mappings of this predicate; without a call, all predicates.
    #[must_use]
    pub fn predicate(mut self, predicate: Predicate) -> Self {
        self.predicates.push(predicate);
        self
    }

    /// No denials.
    #[must_use]
    pub fn positive(mut self) -> Self {
        self.denied = Some(false);
        self
    }

    /// Denials only.
    #[must_use]
    pub fn denials(mut self) -> Self {
        self.denied = Some(true);
        self
    }

    /// None that is less sure, or without a confidence.
    #[must_use]
    pub fn at_least(mut self, confidence: Confidence) -> Self {
        self.at_least = Some(confidence);
        self
    }

    /// None whose subject's CURIE does not begin so.
    #[must_use]
    pub fn from(mut self, start: impl Into<String>) -> Self {
        self.subject = Some(start.into());
        self
    }

    /// None whose object's CURIE does not begin so.
    #[must_use]
    pub fn to(mut self, start: impl Into<String>) -> Self {
        self.object = Some(start.into());
        self
    }

    /// Also mappings of this justification; without a call, of all.
    #[must_use]
    pub fn justified_by(mut self, justification: impl Into<String>) -> Self {
        self.justifications.push(justification.into());
        self
    }

    /// Whether a mapping is wanted.
    pub fn wants(&self, mapping: &Mapping<'_>) -> bool {
        let begins = |id: Option<&str>, start: &Option<String>| match start {
            Some(start) => id.is_some_and(|id| id.starts_with(start.as_str())),
            None => true,
        };
        let sure = |least: Confidence| mapping.confidence().is_some_and(|c| c >= least);
        self.denied
            .is_none_or(|denied| mapping.is_denial() == denied)
            && self.at_least.is_none_or(sure)
            && begins(mapping.subject_id(), &self.subject)
            && begins(mapping.object_id(), &self.object)
            && (self.predicates.is_empty() || self.predicates.contains(&mapping.predicate()))
            && (self.justifications.is_empty()
                || self
                    .justifications
                    .iter()
                    .any(|j| j == mapping.justification()))
    }
}

impl Crosswalk {
    /// The mappings that a filter wants, in their order, in a set that is
    /// otherwise the same.
    #[must_use]
    pub fn filter(&self, filter: &Filter) -> Self {
        self.filter_by(|mapping| filter.wants(mapping))
    }

    /// The mappings that the caller wants, in their order, in a set that is
    /// otherwise the same.
    #[must_use]
    pub fn filter_by(&self, mut wanted: impl FnMut(&Mapping<'_>) -> bool) -> Self {
        let rows = self.mappings().filter(|mapping| wanted(mapping));
        let rows: Vec<u32> = rows.map(|mapping| symbol(mapping.row())).collect();
        self.with_rows_of(self.columns().take(&rows))
    }
}
