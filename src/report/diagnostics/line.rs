use super::visible::visible;
use crate::diagnostic::Diagnostics;

/// One line a finding, as `grep` and editors read it:
/// `file:line:column: error[CF0201]: message; help`.
///
/// ```
/// use competency::report::diagnostics;
/// use competency::{Code, Diagnostic, Pointer};
/// let found = Diagnostic::new(Code::NoGloss, Pointer::root().key("title"), "no English gloss");
/// assert_eq!(diagnostics::lines(&found.into()), "warning[CF0502]: no English gloss (at /title)\n");
/// ```
pub fn lines(diagnostics: &Diagnostics) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&visible(&diagnostic.to_string()));
        out.push('\n');
    }
    out
}
