//! The values of slots as they are written, and as they are meant.

use super::findings::Said;
use super::prefixes::Prefixes;
use crate::diagnostic::Code;
use crate::id::{Iri, is_curie};
use crate::model::crosswalk::{NO_TERM_FOUND, Slot, SlotKind, SlotName, Slots};
use smol_str::SmolStr;
use std::borrow::Cow;

/// What is found out about a value.
pub(super) type Tell<'a> = &'a mut dyn FnMut(Code, Said);

/// Whether a slot's values mean nothing with white space around them.
pub(super) fn is_tight(kind: SlotKind) -> bool {
    kind != SlotKind::Text
}

/// A value without white space that cannot be meant.
pub(super) fn tidy<'a>(kind: SlotKind, text: &'a str, tell: Tell<'_>) -> &'a str {
    let tidied = text.trim();
    if !is_tight(kind) || tidied.len() == text.len() {
        return text;
    }
    if !tidied.is_empty() {
        tell(
            Code::Tidied,
            Said::new(format!("white space around `{tidied}`")).with_help("take it away"),
        );
    }
    tidied
}

/// A CURIE for what stands where one must: itself, or that of an IRI. `None`
/// where there is none.
pub(super) fn entity<'a>(
    text: &'a str,
    prefixes: Option<&Prefixes>,
    iris: Iris,
    tell: Tell<'_>,
) -> Option<Cow<'a, str>> {
    let named = text.split_once(':').map(|(prefix, _)| prefix);
    if let (Some(prefix), Some(prefixes)) = (named, prefixes) {
        if prefixes.has(prefix) && is_curie(text) {
            return Some(text.into());
        }
    }
    if is_curie(text) && !(iris == Iris::Usual && named.is_some_and(is_scheme)) {
        if prefixes.is_some() {
            let prefix = named.unwrap_or_default();
            tell(
                Code::UndeclaredPrefix,
                Said::new(format!("the prefix `{prefix}` of `{text}` is not declared"))
                    .with_help("declare it under `curie_map`"),
            );
        }
        return Some(text.into());
    }
    let Ok(iri) = Iri::parse(text) else {
        tell(
            Code::BadCell,
            Said::new(format!("`{text}` is not a CURIE"))
                .with_help("write a declared prefix, a colon and a reference without white space"),
        );
        return None;
    };
    let none = Prefixes::new(&Default::default());
    match prefixes.unwrap_or(&none).contract(iri.as_str()) {
        Some(curie) => {
            if iris == Iris::Unusual {
                tell(
                    Code::Tidied,
                    Said::new(format!("the IRI `{text}` where a CURIE must stand"))
                        .with_help(format!("write `{curie}`")),
                );
            }
            Some(curie.into())
        }
        None => {
            tell(
                Code::BadCell,
                Said::new(format!(
                    "`{text}` is not a CURIE, and no declared prefix stands for its beginning"
                ))
                .with_help("declare a prefix for it under `curie_map`"),
            );
            None
        }
    }
}

/// Whether IRIs are usual where CURIEs may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Iris {
    Usual,
    Unusual,
}

/// Whether what stands before a colon is rather the scheme of an IRI.
fn is_scheme(prefix: &str) -> bool {
    ["http", "https", "urn", "mailto", "doi", "info", "tag"].contains(&prefix)
}

/// What a slot cannot hold though it is of its kind; `None` where it can.
pub(super) fn misplaced(slot: Slot, text: &str) -> Option<Said> {
    let is_end = matches!(slot, Slot::SubjectId | Slot::ObjectId);
    if slot.kind() == SlotKind::Entity && !is_end && text == NO_TERM_FOUND {
        return Some(
            Said::new(format!("`{text}` stands in `{slot}`"))
                .with_help("only `subject_id` and `object_id` can say that there is no term"),
        );
    }
    let wrong = ["rdfs literal", "composed entity expression"];
    if slot == Slot::PredicateType && wrong.contains(&text) {
        return Some(Said::new(format!("a predicate cannot be of type `{text}`")));
    }
    None
}

/// A value, unless its slot may not hold it, which is told.
pub(super) fn unless_misplaced(
    name: &SlotName,
    value: Option<String>,
    told: &mut Vec<(Code, Said)>,
) -> Option<String> {
    let value = value?;
    match name.known().and_then(|slot| misplaced(slot, &value)) {
        Some(said) => {
            told.push((Code::BadCell, said));
            None
        }
        None => Some(value),
    }
}

/// The text of a value that is told as not fitting its slot.
pub(super) fn unfit(name: &SlotName, error: &crate::error::ValueError) -> Said {
    Said::new(format!("{error} (in `{name}`)"))
}

/// Whether a text may stand in a slot.
pub(super) fn check(name: &SlotName, text: &str) -> Result<(), crate::error::ValueError> {
    Slots::default().set(name.clone(), text)
}

/// The number of a text, which must be one.
pub(super) fn number(name: &SlotName, text: &str) -> Result<f64, Said> {
    let number: f64 = text.parse().map_err(|_| {
        Said::new(format!("`{text}` is not a number (in `{name}`)"))
            .with_help("write it like `0.8`")
    })?;
    let mut slots = Slots::default();
    match slots.set(name.clone(), number) {
        Ok(()) => Ok(number + 0.0), // -0 becomes 0
        Err(error) => Err(unfit(name, &error)),
    }
}

/// The items of a list as SSSOM writes it in a cell: between `|`, with `\|` and
/// `\\` for `|` and `\`.
pub(super) fn items(cell: &str) -> Vec<Cow<'_, str>> {
    if !cell.contains('\\') {
        return cell.split('|').map(Cow::Borrowed).collect();
    }
    let mut items = Vec::new();
    let mut item = String::new();
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '|' => items.push(std::mem::take(&mut item).into()),
            '\\' => {
                let escaped = chars.next_if(|next| matches!(next, '|' | '\\'));
                item.push(escaped.unwrap_or('\\'));
            }
            c => item.push(c),
        }
    }
    items.push(item.into());
    items
}

/// A name that SSSOM lets an extension slot have: an XML name without colon.
pub(super) fn is_extension_name(name: &str) -> bool {
    let start = |c: char| c.is_alphabetic() || c == '_';
    name.starts_with(start)
        && name
            .chars()
            .all(|c| start(c) || c.is_numeric() || matches!(c, '-' | '.' | '\u{b7}'))
}

/// The name of an extension slot.
pub(super) fn extension(name: &str) -> SlotName {
    SlotName::Extension(SmolStr::new(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_and_backslashes_are_escaped() {
        // The two rows by which the specification explains it.
        assert_eq!(items(r"Alice\|Bob|Charlie"), ["Alice|Bob", "Charlie"]);
        assert_eq!(
            items(r"Alice\\Bob|Charlie\\|David\\\|Eve\\"),
            [r"Alice\Bob", r"Charlie\", r"David\|Eve\"]
        );
        assert_eq!(items(r"a\b|c\"), [r"a\b", r"c\"]);
        assert_eq!(items(""), [""]);
    }
}
