//! 08: codes in classifications.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::ClassificationCode;

pub(super) fn check(code: &ClassificationCode, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if code.code.is_empty() || code.code.trim() != code.code {
        found.push(
            Diagnostic::new(
                Code::BadCode,
                at.key("code").pointer(),
                "the code is empty, or begins or ends with white space",
            )
            .with_help("write the code and nothing else"),
        );
    }
    let old = at.key("supersedes");
    for (index, superseded) in code.supersedes.iter().enumerate() {
        if superseded.code == code.code && superseded.version == code.version {
            found.push(Diagnostic::new(
                Code::BadCode,
                old.index(index).key("code").pointer(),
                format!("`{}` cannot have taken its own place", code.code),
            ));
        }
    }
}
