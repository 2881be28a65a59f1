//! Characters that would act on a terminal, or on its reader, made visible.

use std::borrow::Cow;

/// Whether a character does something instead of showing: control characters,
/// line separators, and those that turn the direction of what follows.
pub(super) fn acts(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

/// A text with such characters as escapes: `\n`, `\u{1b}`.
pub(in crate::report) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if acts(c) {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown.into()
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn only_what_acts_is_escaped() {
        assert_eq!(visible("Vyřízení 客户 “x”"), "Vyřízení 客户 “x”");
        assert_eq!(visible("a\nb\u{1b}[31m"), "a\\nb\\u{1b}[31m");
        assert_eq!(visible("a\u{202e}b\u{85}"), "a\\u{202e}b\\u{85}");
    }
}
