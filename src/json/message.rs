//! What serde says of an error, in the words of those who edit the file.

use crate::diagnostic::Code;
use crate::error::shown;

/// What an error of serde says.
pub(super) struct Finding {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Finding {
    fn new(code: Code, message: String) -> Self {
        Self {
            code,
            message,
            help: None,
        }
    }
}

/// Reads serde's message about a value, without the place that serde_json puts
/// behind it.
pub(super) fn of_data(message: &str) -> Finding {
    // A name from the document may itself hold backticks.
    let named = |prefix: &str| {
        let rest = message.strip_prefix(prefix)?;
        let ends = ["`, expected", "`, there are no"];
        let end = ends.iter().filter_map(|end| rest.rfind(end)).max();
        let end = end.or_else(|| rest.rfind('`'))?;
        Some((rest.get(..end)?.to_owned(), rest.get(end..)?))
    };
    if let Some((name, rest)) = named("unknown field `") {
        return Finding {
            help: suggest(&name, rest),
            ..Finding::new(
                Code::UnknownField,
                format!("unknown field `{}`", brief(&name)),
            )
        };
    }
    if let Some((name, _)) = named("duplicate field `") {
        return Finding {
            help: Some("keep one of the two".to_owned()),
            ..Finding::new(
                Code::DuplicateField,
                format!("`{}` stands here a second time", brief(&name)),
            )
        };
    }
    if let Some((name, _)) = named("missing field `") {
        return Finding {
            help: Some(format!("add `{name}`")),
            ..Finding::new(Code::MissingField, format!("`{name}` is missing"))
        };
    }
    if let Some((name, rest)) = named("unknown variant `") {
        return Finding {
            help: suggest(&name, rest),
            ..Finding::new(
                Code::WrongValue,
                format!("`{}` is not one of the values allowed here", brief(&name)),
            )
        };
    }
    for prefix in ["invalid type: ", "invalid value: "] {
        let parts = message
            .strip_prefix(prefix)
            .and_then(|rest| rest.rsplit_once(", expected "));
        if let Some((found, expected)) = parts {
            let message = format!("expected {}, found {}", plain(expected), plain(found));
            return Finding::new(Code::WrongValue, message);
        }
    }
    Finding::new(Code::WrongValue, message.to_owned())
}

/// As [`of_data`], without a word of the document: what is personal is not
/// quoted. Only what was expected, which is the library's own, is said.
pub(super) fn of_personal_data(message: &str) -> Finding {
    let after = |mark: &str| {
        message
            .rfind(mark)
            .and_then(|at| message.get(at + mark.len()..))
    };
    if message.starts_with("unknown field `") {
        return Finding {
            help: listed(after("`, expected").unwrap_or_default()),
            ..Finding::new(
                Code::UnknownField,
                "a field that is not known here".to_owned(),
            )
        };
    }
    if message.starts_with("duplicate field `") || message.starts_with("missing field `") {
        // These name fields of the format only.
        return of_data(message);
    }
    if message.starts_with("unknown variant `") {
        return Finding {
            help: listed(after("`, expected").unwrap_or_default()),
            ..Finding::new(
                Code::WrongValue,
                "the value is not one of those allowed here".to_owned(),
            )
        };
    }
    // What the document says stands before these marks, the last of each is the
    // library's.
    let said = match message.as_bytes().first() {
        Some(b'`') => after("` is not ").map(|what| format!("the value is not {what}")),
        _ if message.starts_with("invalid ") => after(", expected ")
            .map(|expected| format!("expected {}, found something else", plain(expected))),
        _ => None,
    };
    let said =
        said.unwrap_or_else(|| "the value is not of the form that its place asks for".to_owned());
    Finding::new(Code::WrongValue, said)
}

/// The names that serde lists in backticks, as advice.
fn listed(list: &str) -> Option<String> {
    let known: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
    match known.as_slice() {
        [] => None,
        [only] => Some(format!("allowed is `{only}`")),
        few => Some(format!("allowed are `{}`", few.join("`, `"))),
    }
}

/// Reads serde_json's message about a text that is not JSON: what is wrong, and
/// what to do where the cause is mostly the same.
pub(crate) fn of_syntax(message: &str) -> (String, Option<&'static str>) {
    let (said, help) = match message {
        "EOF while parsing a string" => ("the text ends inside a string", None),
        "EOF while parsing a list" => ("the text ends inside a list", None),
        "EOF while parsing an object" => ("the text ends inside an object", None),
        "EOF while parsing a value" => ("the text ends where a value should stand", None),
        "control character (\\u0000-\\u001F) found while parsing a string" => (
            "a line break or another control character inside a string",
            Some("write a line break as `\\n`, or close the string"),
        ),
        "key must be a string" => (
            "a key should begin here",
            Some("keys stand in double quotation marks; JSON has no comments"),
        ),
        "expected `,` or `}`" => (
            "a comma or a closing brace is missing here",
            Some("put a comma between two fields"),
        ),
        "expected `,` or `]`" => (
            "a comma or a closing bracket is missing here",
            Some("put a comma between two elements"),
        ),
        "expected `:`" => (
            "a colon is missing here",
            Some("a colon stands between a key and its value"),
        ),
        "trailing comma" => ("a comma with nothing after it", Some("take the comma away")),
        "expected value" => (
            "no JSON value begins here",
            Some("strings stand in double quotation marks; JSON has no comments"),
        ),
        "trailing characters" => (
            "something follows the end of the document",
            Some("a file holds one document"),
        ),
        "invalid escape" => (
            "an escape that JSON does not have",
            Some("write a backslash itself as `\\\\`"),
        ),
        "unexpected end of hex escape" | "lone leading surrogate in hex escape" => (
            "an escape that is no character",
            Some("write the character itself; the file is UTF-8"),
        ),
        other => (other, None),
    };
    (said.to_owned(), help)
}

/// Names of serde's and of Rust's, in the words of JSON.
fn plain(words: &str) -> String {
    match words {
        "map" | "a map" => "an object".to_owned(),
        "sequence" | "a sequence" => "a list".to_owned(),
        "null" => "`null`".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "string" => "a string".to_owned(),
        "f64" => "a number".to_owned(),
        "u8" => "a whole number from 0 to 255".to_owned(),
        "u16" => "a whole number from 0 to 65535".to_owned(),
        "u32" => "a whole number from 0 to 4294967295".to_owned(),
        _ => {
            let string = words
                .strip_prefix("string \"")
                .and_then(|rest| rest.strip_suffix('"'));
            if let Some(string) = string {
                return format!("the string `{}`", brief(string));
            }
            for (theirs, ours) in [
                ("integer `", "the number `"),
                ("floating point `", "the number `"),
                ("boolean `", "`"),
            ] {
                if let Some(rest) = words.strip_prefix(theirs) {
                    return format!("{ours}{}", brief(rest));
                }
            }
            brief(words)
        }
    }
}

fn brief(words: &str) -> String {
    shown(words, 80)
}

/// The name among those listed in backticks that is spelt most like `name`, or
/// else the list.
fn suggest(name: &str, listed: &str) -> Option<String> {
    let listed = listed.split_once("expected").map_or("", |(_, list)| list);
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
    let length = name.chars().count();
    if length > 200 {
        return None;
    }
    let most = 1 + length / 5;
    known
        .into_iter()
        .take(MOST_NAMES)
        .filter_map(|known| {
            let edits = strsim::osa_distance(name, known);
            let likeness = strsim::jaro_winkler(name, known);
            (edits <= most || likeness > 0.9).then_some((edits, likeness, known))
        })
        .min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))
        .map(|(.., known)| known)
}

/// Among how many names a like one is looked for: a suggestion must not cost
/// more than reading did.
const MOST_NAMES: usize = 2_000;

/// How many suggestions one check makes. Whoever has more findings than that
/// has another problem than spelling.
pub(crate) const MOST_SUGGESTIONS: usize = 20;
