//! Findings as text: for a terminal, for `grep` and editors, as JSON, as SARIF,
//! and as annotations of a GitHub workflow.
//!
//! Each function is pure, gives the same text for the same findings, and shows
//! control characters of what it quotes as escapes.
//!
//! ```
//! use competency::json::Reader;
//! use competency::report::diagnostics;
//! use competency::LevelScale;
//! let read = Reader::new().named("my-scale.json").read_str::<LevelScale>("{ \"formt\": 1 }");
//! assert_eq!(
//!     diagnostics::github(&read.unwrap_err()),
//!     "::error file=my-scale.json,line=1,col=3,title=CF0103 unknown field::unknown field `formt`; did you mean `format`?\n",
//! );
//! ```

#[cfg(feature = "terminal")]
mod excerpt;
mod github;
mod json;
mod line;
mod sarif;
#[cfg(feature = "terminal")]
mod terminal;
mod visible;

pub use github::github;
pub use json::{DIAGNOSTICS_FORMAT, DiagnosticsReport, json};
pub use line::lines;
pub use sarif::sarif;
#[cfg(feature = "terminal")]
pub use terminal::{Terminal, terminal};
pub(super) use visible::visible;

use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// The texts that findings are about, by the names that the findings give them.
#[derive(Debug, Clone, Default)]
pub struct Texts<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Texts<'a> {
    /// No text.
    pub fn new() -> Self {
        Self::default()
    }

    /// The texts with one more, under the name that its findings have as
    /// [`file`](Diagnostic::file); empty for findings that name none.
    #[must_use]
    pub fn with(mut self, file: &'a str, text: &'a str) -> Self {
        self.0.insert(file, text);
        self
    }

    #[cfg(feature = "terminal")]
    fn of(&self, diagnostic: &Diagnostic) -> Option<&'a str> {
        let file = diagnostic.file.as_deref().unwrap_or_default();
        self.0.get(file).copied()
    }
}

/// What a finding says and advises, in one sentence.
fn sentence(diagnostic: &Diagnostic) -> String {
    match &diagnostic.help {
        Some(help) => format!("{}; {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}
