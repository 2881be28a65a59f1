//! What serde says of an error, in the words of those who edit the file.

use crate::diagnostic::Code;

/// What an error of serde says.
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) message: String,
    /// The key the error is about, where it is about one.
    pub(super) key: Option<String>,
    pub(super) help: Option<String>,
}

/// Reads serde's message, without the place that serde_json puts behind it.
pub(super) fn read(message: &str) -> Finding {
    let quoted = |prefix: &str| {
        let rest = message.strip_prefix(prefix)?;
        rest.split_once('`').map(|(name, rest)| (name.to_owned(), rest))
    };
    if let Some((name, rest)) = quoted("unknown field `") {
        return Finding {
            code: Code::UnknownField,
            message: format!("unknown field `{name}`"),
            help: suggest(&name, rest),
            key: Some(name),
        };
    }
    if let Some((name, _)) = quoted("duplicate field `") {
        return Finding {
            code: Code::DuplicateField,
            message: format!("`{name}` stands here a second time"),
            key: Some(name),
            help: Some("keep one of the two".to_owned()),
        };
    }
    if let Some((name, _)) = quoted("missing field `") {
        return Finding {
            code: Code::MissingField,
            message: format!("`{name}` is missing"),
            key: None,
            help: Some(format!("add `{name}`")),
        };
    }
    if let Some((name, rest)) = quoted("unknown variant `") {
        return Finding {
            code: Code::WrongValue,
            message: format!("`{name}` is not one of the values allowed here"),
            key: None,
            help: suggest(&name, rest),
        };
    }
    let wrong = |message: String| Finding {
        code: Code::WrongValue,
        message,
        key: None,
        help: None,
    };
    for prefix in ["invalid type: ", "invalid value: "] {
        let parts = message
            .strip_prefix(prefix)
            .and_then(|rest| rest.rsplit_once(", expected "));
        if let Some((found, expected)) = parts {
            return wrong(format!("expected {}, found {}", plain(expected), plain(found)));
        }
    }
    wrong(message.to_owned())
}

/// Names of serde's and of Rust's, in the words of JSON.
fn plain(words: &str) -> String {
    match words {
        "map" => "an object".to_owned(),
        "a map" => "an object".to_owned(),
        "sequence" | "a sequence" => "a list".to_owned(),
        "null" => "`null`".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "a string" | "string" => "a string".to_owned(),
        "f64" => "a number".to_owned(),
        "u8" => "a whole number from 0 to 255".to_owned(),
        "u16" => "a whole number from 0 to 65535".to_owned(),
        "u32" => "a whole number from 0 to 4294967295".to_owned(),
        _ if words.starts_with("struct ") || words.starts_with("enum ") => "an object".to_owned(),
        _ if words.starts_with("string \"") => cut(&words.replacen("string ", "the string ", 1)),
        _ if words.starts_with("integer `") => words.replacen("integer", "the number", 1),
        _ if words.starts_with("floating point `") => {
            words.replacen("floating point", "the number", 1)
        }
        _ if words.starts_with("boolean `") => words.replacen("boolean ", "", 1),
        _ => cut(words),
    }
}

fn cut(words: &str) -> String {
    if words.chars().nth(80).is_none() {
        return words.to_owned();
    }
    let mut short: String = words.chars().take(80).collect();
    short.push('…');
    short
}

/// The name among those listed in backticks that is spelt most like `name`, or
/// else the list.
fn suggest(name: &str, listed: &str) -> Option<String> {
    let known: Vec<&str> = listed.split('`').skip(1).step_by(2).collect();
    if let Some(near) = nearest(name, known.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    match known.as_slice() {
        [] => None,
        [only] => Some(format!("allowed is `{only}`")),
        few if few.len() <= 12 => Some(format!("allowed are `{}`", few.join("`, `"))),
        _ => None,
    }
}

/// The name that is spelt most like another, if any is nearly: one edit away,
/// one more for every five letters, or with the same beginning.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = 1 + name.chars().count() / 5;
    known
        .into_iter()
        .filter_map(|known| {
            let edits = strsim::osa_distance(name, known);
            let likeness = strsim::jaro_winkler(name, known);
            (edits <= most || likeness > 0.9).then_some((edits, likeness, known))
        })
        .min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))
        .map(|(.., known)| known)
}
