use super::layout::wrap;
use crate::diagnostic::Code;

/// What a code of findings means, as text.
///
/// ```
/// use competency::{Code, report};
/// assert!(report::code_text(Code::NotJson).starts_with("error[CF0101]: not JSON\n\nThe text is not JSON."));
/// ```
pub fn code_text(code: Code) -> String {
    let mut out = format!("{}[{code}]: {}\n\n", code.severity(), code.title());
    wrap(&mut out, "", "", code.explanation());
    out
}
