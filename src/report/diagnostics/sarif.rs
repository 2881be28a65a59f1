//! Findings in the Static Analysis Results Interchange Format.

use super::sentence;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, Span};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Findings as a SARIF log (version 2.1.0, OASIS), with the rules they are by.
///
/// Files are URI references relative to where the program ran, or absolute as
/// they were named; columns are counted in characters (`unicodeCodePoints`).
pub fn sarif(diagnostics: &Diagnostics) -> String {
    let codes: BTreeMap<Code, usize> = {
        let mut codes: Vec<Code> = diagnostics.iter().map(|one| one.code).collect();
        codes.sort_unstable();
        codes.dedup();
        let numbered = codes.into_iter().enumerate();
        numbered.map(|(index, code)| (code, index)).collect()
    };
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "competency",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.keys().map(|code| rule(*code)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: diagnostics
                .iter()
                .map(|one| result(one, codes.get(&one.code).copied().unwrap_or_default()))
                .collect(),
        }],
    };
    // Strings and numbers only: there is nothing that could fail.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(code: Code) -> Rule {
    Rule {
        id: code.as_str(),
        name: format!("{code:?}"),
        short_description: code.title().into(),
        full_description: code.explanation().into(),
        help: code.explanation().into(),
        default_configuration: Configuration {
            level: level(code.severity()),
        },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(diagnostic: &Diagnostic, rule_index: usize) -> SarifResult {
    let place = |span: Option<Span>| {
        diagnostic.file.as_ref().map(|file| PhysicalLocation {
            artifact_location: Artifact { uri: uri(file) },
            region: span.map(region),
        })
    };
    let related = diagnostic.related.iter().enumerate();
    let related = related.map(|(index, related)| Location {
        id: Some(index + 1),
        physical_location: place(related.span),
        logical_locations: [Logical::new(related.pointer.as_str())],
        message: Some(related.message.as_str().into()),
    });
    SarifResult {
        rule_id: diagnostic.code.as_str(),
        rule_index,
        level: level(diagnostic.severity),
        message: sentence(diagnostic).as_str().into(),
        locations: [Location {
            id: None,
            physical_location: place(diagnostic.span),
            logical_locations: [Logical::new(diagnostic.pointer.as_str())],
            message: None,
        }],
        related_locations: related.collect(),
    }
}

fn region(span: Span) -> Region {
    let (start, end) = (span.start, span.end);
    // A region that ends before it begins is none.
    let end = (end >= start).then_some(end);
    Region {
        start_line: start.line.max(1),
        start_column: start.column.max(1),
        end_line: end.map(|end| end.line.max(1)),
        end_column: end.map(|end| end.column.max(1)),
    }
}

/// A file name as a URI reference: what a path may not hold is escaped.
fn uri(file: &str) -> String {
    let mut uri = String::with_capacity(file.len());
    let rest = match file.split_once(':') {
        // What is built in has a name that is a URI already.
        Some(("builtin", rest)) => {
            uri.push_str("builtin:");
            rest
        }
        _ if file.starts_with('/') => {
            uri.push_str("file://");
            file
        }
        _ => file,
    };
    for byte in rest.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => {
                let _infallible = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<SarifResult>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: String,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<PhysicalLocation>,
    logical_locations: [Logical; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

/// A value of the document, by its JSON Pointer.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
    kind: &'static str,
}

impl Logical {
    fn new(pointer: &str) -> Self {
        Self {
            fully_qualified_name: pointer.to_owned(),
            kind: "value",
        }
    }
}

#[derive(Serialize)]
struct Text {
    text: String,
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { text: text.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_file_name_is_a_uri_reference() {
        assert_eq!(uri("data/it-i2-4.json"), "data/it-i2-4.json");
        assert_eq!(uri("/tmp/a b.json"), "file:///tmp/a%20b.json");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("a:b#ž.json"), "a%3Ab%23%C5%BE.json");
        assert_eq!(uri("builtin:data/x.json"), "builtin:data/x.json");
    }
}
