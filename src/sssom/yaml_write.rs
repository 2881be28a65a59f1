//! Metadata as the YAML of SSSOM's canonical form.

use std::fmt::Write as _;

/// A block of metadata that is being written.
pub(super) struct YamlWriter {
    pub(super) text: String,
    /// What every line begins with.
    pub(super) margin: &'static str,
}

impl YamlWriter {
    /// A key and its value.
    pub(super) fn entry(&mut self, key: &str, value: &str) {
        let (key, value) = (scalar(key), scalar(value));
        let _infallible = writeln!(self.text, "{}{key}: {value}", self.margin);
    }

    /// A key and a value that is a number.
    pub(super) fn number(&mut self, key: &str, value: f64) {
        let _infallible = writeln!(self.text, "{}{key}: {value}", self.margin);
    }

    /// A key whose values follow.
    pub(super) fn opening(&mut self, key: &str) {
        let _infallible = writeln!(self.text, "{}{}:", self.margin, scalar(key));
    }

    /// A key and a value inside another.
    pub(super) fn inner(&mut self, key: &str, value: &str) {
        let (key, value) = (scalar(key), scalar(value));
        let _infallible = writeln!(self.text, "{}  {key}: {value}", self.margin);
    }

    /// An item of a list.
    pub(super) fn item(&mut self, value: &str) {
        let _infallible = writeln!(self.text, "{}  - {}", self.margin, scalar(value));
    }

    /// An object in a list.
    pub(super) fn object(&mut self, entries: &[(&str, &str)]) {
        for (index, (key, value)) in entries.iter().enumerate() {
            let lead = if index == 0 { "  - " } else { "    " };
            let _infallible = writeln!(self.text, "{}{lead}{key}: {}", self.margin, scalar(value));
        }
    }
}

/// A text in plain style where that reads back as the same text, and else in
/// double quotes.
fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_unprintable(c) => {
                // None of them is beyond four digits.
                let _infallible = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What YAML has no character for, or what some of its readers take for a line
/// break.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

fn is_plain(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let begins = match first {
        '-' | '?' | ':' => chars.next().is_some_and(|next| next != ' '),
        _ => !"[]{},#&*!|>'\"%@`".contains(first),
    };
    begins
        && text.trim() == text
        && !text.contains(is_unprintable)
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !is_document_mark(text)
        && !is_typed(text)
}

fn is_document_mark(text: &str) -> bool {
    ["---", "..."].iter().any(|mark| {
        let rest = text.strip_prefix(mark);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether YAML reads a plain text as something else than a text (YAML 1.2,
/// core schema).
fn is_typed(text: &str) -> bool {
    let words = [
        "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE",
    ];
    words.contains(&text) || is_number(text)
}

fn is_number(text: &str) -> bool {
    let all = |digits: &str, fits: fn(&u8) -> bool| {
        !digits.is_empty() && digits.as_bytes().iter().all(fits)
    };
    if let Some(digits) = text.strip_prefix("0o") {
        return all(digits, |b| (b'0'..=b'7').contains(b));
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return all(digits, u8::is_ascii_hexdigit);
    }
    if [".nan", ".NaN", ".NAN"].contains(&text) {
        return true;
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if [".inf", ".Inf", ".INF"].contains(&unsigned) {
        return true;
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let exponent_fits = exponent.is_none_or(|exponent| {
        all(
            exponent.strip_prefix(['-', '+']).unwrap_or(exponent),
            u8::is_ascii_digit,
        )
    });
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    exponent_fits && digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::yaml::{Value, parse};
    use super::*;
    use proptest::prelude::*;

    fn read_back(text: &str) -> Option<String> {
        let root = parse(text).unwrap().unwrap();
        let Value::Map(map) = root.value else {
            panic!()
        };
        map[0].1.scalar().map(str::to_owned)
    }

    proptest! {
        #[test]
        fn a_scalar_reads_back_as_the_same_text(
            text in "([ -~é\u{85}\u{2028}\n\r\t]{0,12})|([-?:,#&*!|>'\"%@` .0-9a-f\\[\\]{}~+]{1,8})",
        ) {
            let mut yaml = YamlWriter { text: String::new(), margin: "" };
            yaml.entry("a", &text);
            prop_assert_eq!(read_back(&yaml.text), Some(text.clone()), "{}", yaml.text);
            let mut yaml = YamlWriter { text: String::new(), margin: "" };
            yaml.opening("a");
            yaml.item(&text);
            let root = parse(&yaml.text).unwrap().unwrap();
            let Value::Map(map) = root.value else { panic!() };
            let Value::List(list) = &map[0].1.value else { panic!() };
            prop_assert_eq!(list[0].scalar(), Some(text.as_str()), "{}", yaml.text);
        }
    }

    #[test]
    fn plain_where_possible() {
        for plain in [
            "a b",
            "https://e.org/#x",
            "a:b",
            "-a",
            "2026-11-22",
            "1.0.0",
            "v1",
            "yes",
            "a 'b' \"c\"",
            "0x",
            "1e",
            "e5",
            "a [b], {c}",
            "=",
            "?a",
        ] {
            assert_eq!(scalar(plain), plain);
        }
        for quoted in [
            "", " a", "a ", "1.1", "7", "-1", "+1.5e3", ".5", "1.", "true", "null", "~", "a: b",
            "a:", "a #b", "- a", "#a", "'a'", "[a]", "@a", "0x1F", "0o17", ".inf", "---", "--- a",
            "a\nb", "a\tb",
        ] {
            assert!(scalar(quoted).starts_with('"'), "{quoted}");
        }
    }
}
