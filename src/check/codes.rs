//! 08: codes in classifications.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::ClassificationCode;
use std::collections::HashMap;

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

/// A list has no code twice.
pub(super) fn once(list: &[ClassificationCode], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if list.len() < 2 {
        return;
    }
    let mut first = HashMap::new();
    for (index, code) in list.iter().enumerate() {
        let before = *first
            .entry((&code.scheme, &code.version, &code.code))
            .or_insert(index);
        if before != index {
            found.push(
                Diagnostic::new(
                    Code::CodeTwice,
                    at.index(index).pointer(),
                    format!(
                        "the code `{}` of `{}` is listed already",
                        code.code, code.scheme
                    ),
                )
                .with_related(at.index(before).pointer(), "the first")
                .with_help("keep one of the two"),
            );
        }
    }
}
