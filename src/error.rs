//! The errors of calls that cannot go on.

use crate::diagnostic::{Diagnostics, Pointer};
use crate::id::{EntityRef, FrameworkId};
use crate::level::ScaleId;
use semver::Version;
use thiserror::Error;

/// A text is not a value of the kind it was read as.
///
/// The message names the kind, shows the input (cut to 60 characters) and says
/// what was expected.
///
/// ```
/// use competency::EqfLevel;
/// let error = "9".parse::<EqfLevel>().unwrap_err();
/// assert_eq!(error.to_string(), "`9` is not an EQF level: expected a whole number from 1 to 8");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{input}` is not {what}: expected {expected}")]
pub struct ValueError {
    what: &'static str,
    input: String,
    expected: &'static str,
}

impl ValueError {
    pub(crate) fn new(what: &'static str, input: &str, expected: &'static str) -> Self {
        Self {
            what,
            input: shown(input, 60),
            expected,
        }
    }

    /// The input, cut to 60 characters, control characters replaced.
    pub fn input(&self) -> &str {
        &self.input
    }

    /// What would have been accepted.
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

/// A text of somebody else's as it is shown in a message: control characters
/// replaced, and cut after a number of characters.
pub(crate) fn shown(text: &str, most: usize) -> String {
    let plain = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut shown: String = text.chars().take(most).map(plain).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

/// Why a call could not give its result.
///
/// Findings about data are [`Diagnostic`](crate::Diagnostic)s; they arrive in
/// an error only where the call cannot go on without that data.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum Error {
    /// A text is not a value of the kind asked for.
    #[error(transparent)]
    Value(#[from] ValueError),

    /// A document could not be read, or has errors.
    #[error("{0}")]
    Invalid(#[from] Diagnostics),

    /// The catalog holds no framework of this id.
    #[error("no framework `{id}` in the catalog{}", suggestion(.similar))]
    UnknownFramework {
        /// The id asked for.
        id: FrameworkId,
        /// An id of the catalog that is spelt almost the same.
        similar: Option<FrameworkId>,
    },

    /// The catalog holds no entity of this reference.
    #[error("no entity `{reference}` in the catalog{}", suggestion(.similar))]
    UnknownEntity {
        /// The reference asked for.
        reference: EntityRef,
        /// A reference of the catalog that is spelt almost the same.
        similar: Option<EntityRef>,
    },

    /// The catalog holds no level scale of this id.
    #[error("no level scale `{id}` in the catalog{}", suggestion(.similar))]
    UnknownScale {
        /// The id asked for.
        id: ScaleId,
        /// An id of the catalog that is spelt almost the same.
        similar: Option<ScaleId>,
    },

    /// The work was given up, since it would make more of something than is
    /// allowed.
    #[error("more than {most} {what}; allow more, or ask for less")]
    TooMany {
        /// What there would be too many of.
        what: &'static str,
        /// How many are allowed.
        most: usize,
    },

    /// A diff was made for another document than the one it is applied to.
    #[error("the diff does not fit: {reason}{}", place(.at))]
    DiffMisfit {
        /// The value that is not what the diff says was there.
        at: Pointer,
        /// What is wrong with it.
        reason: String,
    },

    /// The catalog holds a framework in another version than the one a result
    /// is about.
    #[error("the result is about `{id}` {asked}, and the catalog has {there}; assess again")]
    OtherVersion {
        /// The framework.
        id: FrameworkId,
        /// The version that the result is about.
        asked: Version,
        /// The version in the catalog.
        there: Version,
    },

    /// A document could not be written.
    #[error("the {kind} could not be written: {reason}")]
    Unwritable {
        /// The kind of document.
        kind: &'static str,
        /// What went wrong.
        reason: String,
    },
}

fn suggestion<T: std::fmt::Display>(similar: &Option<T>) -> String {
    match similar {
        Some(similar) => format!("; did you mean `{similar}`?"),
        None => String::new(),
    }
}

fn place(at: &Pointer) -> String {
    if at.is_root() {
        String::new()
    } else {
        format!(" (at {at})")
    }
}
