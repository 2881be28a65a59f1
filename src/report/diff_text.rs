use crate::diff::{Aftermath, Bump, Change, Diff, MappingFate, StaleMappings, What};
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::fmt::Write as _;

/// The most characters of a value or a wording that are shown.
const LONGEST: usize = 160;

/// A diff as Markdown, for a changelog: what changed by weight, the heaviest
/// first, and the bump owed and taken. What weighs nothing is left out.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, diff::Diff, report};
/// let catalog = Catalog::builtin();
/// let old = catalog.framework(&"it-i2-4".parse()?)?;
/// let mut new = old.clone();
/// new.units[0].statements.remove(0);
/// let markdown = report::diff_markdown(&Diff::between(old, &new)?);
/// assert!(markdown.contains("Owed: **major**; taken: **none**, which is too little."));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub fn diff_markdown(diff: &Diff) -> String {
    let version = |version: &Option<semver::Version>| match version {
        Some(version) => version.to_string(),
        None => "(no version)".to_owned(),
    };
    let mut out = format!(
        "## `{}` {} → {}\n\n",
        code(&diff.id),
        version(&diff.from),
        version(&diff.to)
    );
    if let Some(formerly) = &diff.formerly {
        line(&mut out, &format!("Formerly `{}`.\n", code(formerly)));
    }
    let taken = match diff.taken {
        Some(taken) => format!("**{taken}**"),
        None if diff.is_enough().is_none() => "not known".to_owned(),
        None => "a step back".to_owned(),
    };
    let verdict = match diff.is_enough() {
        Some(false) => ", which is too little",
        _ => "",
    };
    line(
        &mut out,
        &format!("Owed: **{}**; taken: {taken}{verdict}.", diff.owed),
    );
    for (weight, head) in [
        (Bump::Major, "Major"),
        (Bump::Minor, "Minor"),
        (Bump::Patch, "Patch"),
    ] {
        let mut changes = diff
            .changes
            .iter()
            .filter(|change| change.weight == weight)
            .peekable();
        if changes.peek().is_some() {
            line(&mut out, &format!("\n### {head}\n"));
        }
        for change in changes {
            line(&mut out, &format!("- {}", of_change(change)));
        }
    }
    out
}

/// How the mappings of a crosswalk stand, as Markdown: those that are not
/// untouched, and how many stand how.
pub fn stale_markdown(stale: &StaleMappings) -> String {
    let mut out = format!("## Mappings of `{}`\n\n", code(&stale.crosswalk));
    let aftermaths = [
        Aftermath::Untouched,
        Aftermath::ReIdentified,
        Aftermath::Changed,
        Aftermath::Reworded,
        Aftermath::Replaced,
        Aftermath::Gone,
    ];
    let counts = aftermaths
        .iter()
        .filter(|aftermath| stale.count(**aftermath) > 0);
    let counts: Vec<String> = counts
        .map(|aftermath| format!("{} {aftermath}", stale.count(*aftermath)))
        .collect();
    let counts = if counts.is_empty() {
        "No mapping ends in the framework".to_owned()
    } else {
        counts.join(", ")
    };
    line(&mut out, &format!("{counts}."));
    for aftermath in aftermaths.iter().rev() {
        let so = |mapping: &&MappingFate| mapping.aftermath == *aftermath;
        let mut mappings = stale.mappings.iter().filter(so).peekable();
        if *aftermath == Aftermath::Untouched || mappings.peek().is_none() {
            continue;
        }
        line(&mut out, &format!("\n### Ends {aftermath}\n"));
        for mapping in mappings {
            line(&mut out, &format!("- {}", of_mapping(mapping)));
        }
    }
    out
}

fn of_mapping(mapping: &MappingFate) -> String {
    let mut text = format!(
        "`{}` {} `{}`",
        code(&mapping.subject),
        code(&mapping.predicate),
        code(&mapping.object)
    );
    for (end, fate) in [
        (&mapping.subject, &mapping.subject_fate),
        (&mapping.object, &mapping.object_fate),
    ] {
        let Some(fate) = fate
            .as_ref()
            .filter(|fate| fate.aftermath != Aftermath::Untouched)
        else {
            continue;
        };
        let _infallible = write!(text, "; `{}` {}", code(end), fate.aftermath);
        if !fate.changed.is_empty() {
            let changed: Vec<&str> = fate.changed.iter().map(|what| what.as_str()).collect();
            let _infallible = write!(text, " ({})", changed.join(", "));
        }
        match &fate.now {
            Some(now) if now.to_string() != *end => {
                let _infallible = write!(text, ", now `{now}`");
            }
            None if !fate.replaced_by.is_empty() => {
                let by = fate.replaced_by.iter().map(|by| format!("`{by}`"));
                let by: Vec<String> = by.collect();
                let _infallible = write!(text, ", replaced by {}", by.join(" and "));
            }
            _ => {}
        }
    }
    text
}

fn of_change(change: &Change) -> String {
    let mut text = format!("**{}**", change.what);
    if let Some(part) = &change.part {
        let _infallible = write!(text, " {} `{}`", kind(&part.list), code(&part.id));
    }
    if let Some(became) = change
        .became
        .as_ref()
        .filter(|_| change.what == What::ReIdentified)
    {
        let _infallible = write!(text, " → `{}`", code(&became.id));
    }
    if !change.field.is_root() && change.what != What::ReIdentified {
        let steps: Vec<_> = change.field.steps().collect();
        let _infallible = write!(text, ", {}", prose(&steps.join(" ")));
    }
    if change.field.is_root() || change.what == What::ReIdentified {
        if let Some(wording) = &change.wording {
            let _infallible = write!(text, " “{}”", prose(wording));
        }
        if let (What::Moved, Some(to)) = (change.what, &change.to) {
            let to = to.of.as_ref().map_or("the document", |of| &of.id);
            let _infallible = write!(text, ", now in `{}`", code(to));
        }
    } else {
        let _infallible = match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                let (before, after) = difference(before, after);
                write!(text, ": {} → {}", shown(&before), shown(&after))
            }
            (Some(before), None) => write!(text, ": {} taken away", shown(before)),
            (None, Some(after)) => write!(text, ": {}", shown(after)),
            (None, None) => Ok(()),
        };
    }
    if change.weight > Bump::Patch {
        let _infallible = write!(text, " ({})", change.why);
    }
    text
}

/// What a part of a list is.
fn kind(list: &str) -> &str {
    match list {
        "alignments" => "alignment",
        "conditions" => "condition",
        "criteria" => "criterion",
        "descriptors" => "descriptor",
        "distinguished_from" => "occupation",
        "documents" => "source document",
        "entries" => "entry",
        "exclusions" => "exclusion",
        "glosses" => "glosses",
        "legal_acts" => "legal act",
        "levels" => "level",
        "mappings" => "mapping",
        "passages" => "passage",
        "retired" => "retired id",
        "schemes" => "scheme",
        "statements" => "statement",
        "terms" => "term",
        "topics" => "topic",
        "units" => "unit",
        other => other,
    }
}

/// What of two values differs.
fn difference(before: &Value, after: &Value) -> (Value, Value) {
    match (before, after) {
        (Value::Array(old), Value::Array(new)) => {
            let (in_old, in_new) = (texts(old), texts(new));
            let only = |list: &[Value], other: &HashSet<String>| -> Vec<Value> {
                let only = list
                    .iter()
                    .filter(|element| !other.contains(&element.to_string()));
                only.cloned().collect()
            };
            match (&*only(old, &in_new), &*only(new, &in_old)) {
                ([], []) => (before.clone(), after.clone()),
                ([old], [new]) => difference(old, new),
                (old, new) => (old.into(), new.into()),
            }
        }
        (Value::Object(old), Value::Object(new)) => {
            let mut both = (Map::new(), Map::new());
            for (key, before) in old {
                match new.get(key) {
                    Some(after) if before == after => {}
                    Some(after) => {
                        let (before, after) = difference(before, after);
                        both.0.insert(key.clone(), before);
                        both.1.insert(key.clone(), after);
                    }
                    None => drop(both.0.insert(key.clone(), before.clone())),
                }
            }
            for (key, after) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
                both.1.insert(key.clone(), after.clone());
            }
            (both.0.into(), both.1.into())
        }
        _ => (before.clone(), after.clone()),
    }
}

fn texts(list: &[Value]) -> HashSet<String> {
    list.iter().map(Value::to_string).collect()
}

/// A value as it is shown: a text in quotation marks, the rest as JSON.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("“{}”", prose(text)),
        Value::Array(list) if list.is_empty() => "nothing".to_owned(),
        Value::Object(map) if map.is_empty() => "nothing".to_owned(),
        other => format!("`{}`", code(&cut(&other.to_string()))),
    }
}

fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// A text in which nothing is Markdown.
fn prose(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut plain = String::new();
    for c in cut(&words.join(" ")).chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '<' | '[' | ']' | '|' | '&' | '#'
        ) {
            plain.push('\\');
        }
        plain.push(if c.is_control() { '\u{fffd}' } else { c });
    }
    plain
}

/// A text that stays inside backticks, on one line.
fn code(text: &str) -> String {
    let plain = |c: char| match c {
        '`' => '\'',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(plain).collect()
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
