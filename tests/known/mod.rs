//! What the published documents say, held against what the catalog holds.
//!
//! The answers were read in the documents: a line number is a line of the
//! document, a quotation is its wording.

mod cz;
mod hub;
mod it;
mod pl;
mod ru;
mod scales;
mod sfia;

use competency::{
    Absence, Assessment, Catalog, ClassificationCode, Criterion, Element, Framework, GlossStatus,
    Level, License, Place, RightsCover, Role, Source, StatedLevel, Statement, StatementKind, Text,
    Threshold, Unit, Wording,
};
use std::collections::{BTreeMap, BTreeSet};

fn framework(id: &str) -> Framework {
    let catalog = Catalog::builtin();
    catalog.framework(&id.parse().unwrap()).unwrap().clone()
}

fn level(text: &str) -> Level {
    text.parse().unwrap()
}

fn date(text: &str) -> competency::Date {
    text.parse().unwrap()
}

/// The wording that counts.
fn wording<'a>(framework: &Framework, text: &'a Text) -> &'a str {
    text.get(&framework.language).unwrap()
}

/// Whether something stands on one line, or on a part of it.
fn on(place: Option<&Place>, line: u32) -> bool {
    place.is_some_and(|place| place.lines() == (line, line))
}

fn first_line(place: Option<&Place>) -> u32 {
    place.expect("it has a place").lines().0
}

fn all_statements(framework: &Framework) -> Vec<&Statement> {
    framework
        .units
        .iter()
        .flat_map(|unit| &unit.statements)
        .collect()
}

/// The criteria of the whole, then those of the units.
fn all_criteria(framework: &Framework) -> Vec<&Criterion> {
    let of_the_whole = framework.assessment.iter().flat_map(Assessment::criteria);
    let of_units = framework.units.iter().flat_map(Unit::criteria);
    of_the_whole.chain(of_units).collect()
}

fn statements_of_kind(unit: &Unit, kind: StatementKind) -> usize {
    unit.statements
        .iter()
        .filter(|statement| statement.kind == kind)
        .count()
}

/// The statements on a line, by where they begin in it.
fn statements_on(framework: &Framework, line: u32) -> Vec<&Statement> {
    let mut found = all_statements(framework);
    found.retain(|statement| on(statement.place.as_ref(), line));
    found.sort_by_key(|statement| statement.place.clone());
    found
}

/// The one statement of a line.
fn statement(framework: &Framework, line: u32) -> &Statement {
    let found = statements_on(framework, line);
    assert_eq!(found.len(), 1, "statements on line {line}");
    found[0]
}

/// The criteria on a line, by where they begin in it.
fn criteria_on(framework: &Framework, line: u32) -> Vec<&Criterion> {
    let mut found = all_criteria(framework);
    found.retain(|criterion| on(criterion.place.as_ref(), line));
    found.sort_by_key(|criterion| criterion.place.clone());
    found
}

/// The one criterion of a line.
fn criterion(framework: &Framework, line: u32) -> &Criterion {
    let found = criteria_on(framework, line);
    assert_eq!(found.len(), 1, "criteria on line {line}");
    found[0]
}

/// One of the criteria that a line is split into, counted from 1.
fn sentence(framework: &Framework, line: u32, number: usize) -> &Criterion {
    let found = criteria_on(framework, line);
    assert!(found.len() > 1, "line {line} is not split");
    found[number - 1]
}

/// What can be covered: the statements, and what a candidate must show.
fn items(framework: &Framework) -> Vec<(&'static str, &Text)> {
    let statements = all_statements(framework);
    let statements = statements.into_iter().map(|s| (s.kind.as_str(), &s.text));
    let criteria = all_criteria(framework);
    let criteria = criteria
        .into_iter()
        .filter(|c| c.role == Role::Demonstration);
    statements
        .chain(criteria.map(|c| (c.role.as_str(), &c.text)))
        .collect()
}

/// The lines that hold criteria of a role, a line once for each of them.
fn lines_of_role(framework: &Framework, role: Role) -> Vec<u32> {
    let mut lines: Vec<u32> = all_criteria(framework)
        .into_iter()
        .filter(|criterion| criterion.role == role)
        .map(|criterion| first_line(criterion.place.as_ref()))
        .collect();
    lines.sort_unstable();
    lines
}

/// A threshold without its unit: its least, its most, its words.
fn bounds(threshold: &Threshold) -> (Option<f64>, Option<f64>, &str) {
    (
        threshold.minimum.map(competency::Amount::get),
        threshold.maximum.map(competency::Amount::get),
        threshold.as_written.as_str(),
    )
}

fn only<T>(of: &[T]) -> &T {
    assert_eq!(of.len(), 1, "there is one");
    &of[0]
}

/// Levels as `scale:value`, with the line each is read on.
fn levels(stated: &[StatedLevel]) -> Vec<(String, u32)> {
    let line = |stated: &StatedLevel| first_line(stated.place.as_ref());
    stated
        .iter()
        .map(|stated| (stated.level.to_string(), line(stated)))
        .collect()
}

fn absences(of: &[Absence], element: Element) -> Vec<&Absence> {
    of.iter().filter(|absence| absence.of == element).collect()
}

/// The one absence of an element.
fn absence(of: &[Absence], element: Element) -> &Absence {
    let found = absences(of, element);
    assert_eq!(found.len(), 1, "absences of {element:?}");
    found[0]
}

/// The absence that a line says, as an empty label or a dash does.
fn absence_on(framework: &Framework, line: u32) -> &Absence {
    let mut said = framework.absences.iter();
    said.find(|absence| on(absence.place.as_ref(), line))
        .unwrap_or_else(|| panic!("line {line} says that something is absent"))
}

fn codes_of<'a>(codes: &'a [ClassificationCode], scheme: &str) -> Vec<&'a str> {
    let of_scheme = codes.iter().filter(|code| code.scheme.as_str() == scheme);
    of_scheme.map(|code| code.code.as_str()).collect()
}

fn code<'a>(codes: &'a [ClassificationCode], text: &str) -> &'a ClassificationCode {
    codes.iter().find(|code| code.code == text).unwrap()
}

fn is_from_elsewhere(place: Option<&Place>, source: Option<&Source>) -> bool {
    place.is_none() && source.is_some_and(|source| !source.title.is_empty())
}

/// Lines that say the same, word for word: the ids of what stands on them, each
/// its own.
fn repeated(framework: &Framework, lines: &[u32]) -> BTreeSet<String> {
    let found: Vec<&Statement> = lines
        .iter()
        .map(|&line| statement(framework, line))
        .collect();
    for other in &found {
        let (first, other) = (&found[0].text, &other.text);
        assert_eq!(wording(framework, first), wording(framework, other));
    }
    found
        .iter()
        .map(|statement| statement.id.to_string())
        .collect()
}

/// The wordings that stand more than once among the statements of a kind, with
/// their lines.
fn repeats(framework: &Framework, kind: StatementKind) -> Vec<Vec<u32>> {
    let mut lines: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for statement in all_statements(framework) {
        if statement.kind == kind {
            let of = lines
                .entry(wording(framework, &statement.text))
                .or_default();
            of.push(first_line(statement.place.as_ref()));
        }
    }
    let mut found: Vec<Vec<u32>> = lines.into_values().filter(|of| of.len() > 1).collect();
    found.sort();
    found
}

/// Texts in the language that counts that have no English beside them.
fn unglossed(framework: &Framework) -> Vec<String> {
    fn walk(value: &serde_json::Value, language: &str, seen: &mut usize, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) => {
                if let Some(text) = map.get(language) {
                    *seen += 1;
                    let english = map.get("en").and_then(|text| text.as_str());
                    if english.is_none_or(str::is_empty) {
                        found.push(text.to_string());
                    }
                }
                map.values()
                    .for_each(|value| walk(value, language, seen, found));
            }
            serde_json::Value::Array(all) => {
                all.iter()
                    .for_each(|value| walk(value, language, seen, found));
            }
            _ => {}
        }
    }
    let value = serde_json::to_value(framework).unwrap();
    let (mut seen, mut found) = (0, Vec::new());
    walk(&value, framework.language.as_str(), &mut seen, &mut found);
    assert!(seen > framework.units.len(), "texts were found");
    found
}

/// The wording is the source's, every text has an English gloss, the glosses
/// say whose they are.
fn is_verbatim_and_glossed(framework: &Framework) {
    assert_eq!(framework.wording, Wording::Verbatim);
    assert_eq!(unglossed(framework), [""; 0]);
    let gloss = only(&framework.glosses);
    assert_eq!(gloss.language.as_str(), "en");
    assert_ne!(gloss.status, GlossStatus::Official);
    assert!(!gloss.by.is_empty());
    for (_, text) in items(framework) {
        assert_ne!(text.in_language("en"), Some(wording(framework, text)));
    }
}

/// One rights record for the wording, one for the glosses, which are free.
fn has_rights_for_wording_and_glosses(framework: &Framework) {
    let records = |covers| {
        framework
            .rights
            .iter()
            .filter(move |record| record.covers == covers)
    };
    let wording: Vec<_> = records(RightsCover::Wording).collect();
    let glosses: Vec<_> = records(RightsCover::Glosses).collect();
    assert_eq!((wording.len(), glosses.len()), (1, 1));
    assert_eq!(only(&wording[0].languages), &framework.language);
    assert!(!wording[0].changed);
    assert!(!wording[0].attribution.is_empty());
    assert_eq!(glosses[0].license, "CC0-1.0".parse::<License>().unwrap());
}

/// Every threshold and time limit quotes words of its own sentence.
fn read_values_quote_their_sentence(framework: &Framework) {
    let mut quotations = 0;
    for criterion in all_criteria(framework) {
        let text = wording(framework, &criterion.text);
        let mut quoted: Vec<&str> = Vec::new();
        for threshold in &criterion.thresholds {
            quoted.push(&threshold.as_written);
            quoted.extend(
                threshold
                    .including
                    .iter()
                    .map(|inner| inner.as_written.as_str()),
            );
        }
        quoted.extend(
            criterion
                .time_limit
                .iter()
                .map(|limit| limit.as_written.as_str()),
        );
        quoted.extend(
            criterion
                .waiver
                .iter()
                .map(|waiver| waiver.as_written.as_str()),
        );
        for words in quoted {
            assert!(text.contains(words), "`{words}` is not in `{text}`");
            quotations += 1;
        }
    }
    assert!(quotations > 0);
}

/// How many characters the statements and criteria of lines have, without the
/// marks of lists. The blanks between the parts of a split line count too.
fn lengths(framework: &Framework, lines: impl IntoIterator<Item = u32>) -> Vec<usize> {
    let length = |line| {
        let statements = statements_on(framework, line).into_iter().map(|s| &s.text);
        let criteria = criteria_on(framework, line).into_iter().map(|c| &c.text);
        let parts: Vec<usize> = statements
            .chain(criteria)
            .map(|text| wording(framework, text).chars().count())
            .collect();
        assert!(!parts.is_empty(), "line {line}");
        parts.iter().sum::<usize>() + parts.len() - 1
    };
    lines.into_iter().map(length).collect()
}

/// Where a place names characters of its line, the wording has as many.
fn wording_fills_its_place(framework: &Framework) {
    let statements = all_statements(framework)
        .into_iter()
        .map(|s| (&s.text, s.place.as_ref()));
    let criteria = all_criteria(framework)
        .into_iter()
        .map(|c| (&c.text, c.place.as_ref()));
    let passages = framework
        .passages
        .iter()
        .filter_map(|p| Some((p.text.as_ref()?, p.place.as_ref())));
    let mut measured = 0;
    for (text, place) in statements.chain(criteria).chain(passages) {
        if let Some((first, last)) = place.and_then(Place::characters) {
            let characters = wording(framework, text).chars().count();
            assert_eq!(
                u32::try_from(characters).unwrap(),
                last - first + 1,
                "{text:?}"
            );
            measured += 1;
        }
    }
    assert!(measured > 0);
}

/// The words of the document that head its parts, with their lines.
fn headings(framework: &Framework) -> Vec<(u32, &str)> {
    let terms = framework.terms.iter();
    terms
        .map(|term| {
            (
                first_line(term.place.as_ref()),
                wording(framework, &term.text),
            )
        })
        .collect()
}

/// The digest of the one document that the wording was taken from.
fn digest(framework: &Framework) -> &str {
    only(&framework.provenance.documents)
        .sha256
        .as_deref()
        .unwrap()
}
