//! Findings as people and programs want them.

use clap::ValueEnum;
use competency::report::diagnostics::{self, Terminal, Texts};
use competency::{BUILTIN_FILES, BUILTIN_PREFIX, Diagnostics};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// The offending line with a mark, and help
    Terminal,
    /// One line a finding: file:line:column: error[CF0101]: message
    Line,
    /// By schemas/diagnostics.schema.json
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
}

/// Findings in a form, with the texts that they are about.
pub(crate) fn shown<'a>(
    found: Diagnostics,
    form: Form,
    texts: impl Iterator<Item = (&'a str, &'a [u8])>,
    colour: bool,
    width: usize,
) -> String {
    match form {
        Form::Line => diagnostics::lines(&found),
        Form::Json => diagnostics::json(found),
        Form::Sarif => diagnostics::sarif(&found),
        Form::Github => diagnostics::github(&found),
        Form::Terminal => {
            let builtin: Vec<String> = BUILTIN_FILES
                .iter()
                .map(|(_, path, _)| format!("{BUILTIN_PREFIX}{path}"))
                .collect();
            let mut all = Texts::new();
            for (name, (_, _, text)) in builtin.iter().zip(BUILTIN_FILES) {
                all = all.with(name, text);
            }
            for (name, bytes) in texts {
                // What is not UTF-8 has no lines to show.
                if let Ok(text) = std::str::from_utf8(bytes) {
                    all = all.with(name, text);
                }
            }
            let options = Terminal::default().with_colour(colour).with_width(width);
            diagnostics::terminal(&found, &all, &options)
        }
    }
}
