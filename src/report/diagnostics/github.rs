use super::sentence;
use super::visible::visible;
use crate::diagnostic::{Diagnostics, Severity};
use std::fmt::Write as _;

/// Findings as commands that a GitHub workflow reads from the output of a step
/// and shows beside the changed lines, one line a finding:
/// `::error file=…,line=…,col=…,title=…::message`.
///
/// Values are escaped as the runner of the workflow unescapes them: `%` and
/// line ends everywhere, `:` and `,` in what stands before the message.
pub fn github(diagnostics: &Diagnostics) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(match diagnostic.severity {
            Severity::Error => "::error ",
            Severity::Warning => "::warning ",
        });
        if let Some(file) = &diagnostic.file {
            let _infallible = write!(out, "file={},", property(file));
        }
        if let Some(span) = &diagnostic.span {
            let start = span.start;
            let _infallible = write!(out, "line={},col={},", start.line, start.column);
        }
        let code = diagnostic.code;
        let title = format!("{code} {}", code.title());
        let mut message = sentence(diagnostic);
        if diagnostic.span.is_none() && !diagnostic.pointer.is_root() {
            let _infallible = write!(message, " (at {})", diagnostic.pointer);
        }
        let _infallible = writeln!(out, "title={}::{}", property(&title), data(&message));
    }
    out
}

fn data(text: &str) -> String {
    // Line ends are visible already.
    visible(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
