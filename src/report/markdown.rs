//! What pages of Markdown share.

use super::notice;
use super::wording::Shown;
use crate::catalog::Catalog;
use crate::compare::Definition;
use crate::error::Error;
use crate::id::FrameworkId;
use std::fmt::Write as _;

/// What each figure counts, under a heading.
pub(super) fn definitions(out: &mut String, definitions: &[Definition]) {
    out.push_str("\n## What each figure counts\n\n");
    for one in definitions {
        let _infallible = writeln!(out, "- `{}`: {}", one.figure, escaped(&one.definition));
    }
}

/// Whose everything is, under a heading.
pub(super) fn rights(
    out: &mut String,
    catalog: &Catalog,
    ids: &[FrameworkId],
) -> Result<(), Error> {
    out.push_str("\n## Whose it is\n\n");
    for line in notice(catalog, ids)?.lines() {
        let text = escaped(line.trim_start());
        let depth = (line.len() - line.trim_start().len()) / 2;
        if !text.is_empty() {
            let _infallible = writeln!(out, "{}- {text}", "  ".repeat(depth));
        }
    }
    Ok(())
}

pub(super) fn shown(shown: Shown<'_>) -> String {
    escaped(shown.text)
}

/// A text that stands in a paragraph, a list or a table of Markdown as it is,
/// on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
