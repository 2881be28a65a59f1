//! What does a standard hold?
//!
//! ```text
//! cargo run --release --example browse                              # the standards there are
//! cargo run --release --example browse -- ru-nok-07-01000-02        # one of them
//! cargo run --release --example browse -- cz-nsk-66-029-m --on 2022-10-21 --order body
//! cargo run --release --example browse -- it-i2-4:help-desk --both  # one thing of one of them
//! ```

use competency::report::{self, FrameworkText};
use competency::{
    Catalog, Crosswalk, Date, Entity, EntityRef, Error, Framework, FrameworkPart, LanguageTag,
    LocalId, Mapping, Role, StatedLevel, Unit,
};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

const USAGE: &str = "\
usage: browse [ID] [--on YYYY-MM-DD] [--order NAME] [--lang TAG] [--both]

Without ID, the standards of the built-in catalog. With a framework's id, what
it holds. With FRAMEWORK:LOCAL, one thing in it and the mappings of it.
--on     the day on which the status is asked
--order  the order of the source to put the units in, such as table or body
--lang   the language of what is shown, where a text has it (default: en)
--both   the wording that counts beside what is shown in another language

examples:
  browse pl-kzis-422201 --lang pl
  browse cz-nsk-66-029-m --on 2022-10-21 --order body --both
  browse it-i2-4:help-desk
  browse cz-nsk-66-029-m:complaint.stress-techniques --both";

struct Arguments {
    id: Option<String>,
    on: Option<Date>,
    order: Option<LocalId>,
    language: LanguageTag,
    both: bool,
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut parsed = Arguments {
        id: None,
        on: None,
        order: None,
        language: LanguageTag::english(),
        both: false,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || {
            let value = arguments.next();
            value.ok_or_else(|| format!("`{argument}` needs a value"))
        };
        match argument.as_str() {
            "--both" => parsed.both = true,
            "--on" => parsed.on = Some(value()?.parse().map_err(|e| format!("{e}"))?),
            "--order" => parsed.order = Some(value()?.parse().map_err(|e| format!("{e}"))?),
            "--lang" => parsed.language = value()?.parse().map_err(|e| format!("{e}"))?,
            "--help" | "-h" => return Err(String::new()),
            flag if flag.starts_with('-') => return Err(format!("unknown option `{flag}`")),
            _ if parsed.id.is_some() => return Err("give one id, or none".to_owned()),
            _ => parsed.id = Some(argument),
        }
    }
    let whole = parsed.id.as_ref().is_some_and(|id| !id.contains(':'));
    if parsed.order.is_some() && !whole {
        return Err("`--order` goes with a framework's id".to_owned());
    }
    Ok(parsed)
}

fn run(arguments: &Arguments) -> Result<String, String> {
    let catalog = Catalog::builtin();
    let say = |error: Error| error.to_string();
    match arguments.id.as_deref() {
        None => Ok(list(&catalog, arguments)),
        Some(id) if id.contains(':') => {
            let reference: EntityRef = id.parse().map_err(|error| say(Error::Value(error)))?;
            let entity = catalog.entity(&reference).map_err(say)?;
            Ok(Page::new(&catalog, arguments).entity(&entity))
        }
        Some(id) => {
            let id = id.parse().map_err(|error| say(Error::Value(error)))?;
            let framework = catalog.framework(&id).map_err(say)?;
            known_order(framework, arguments.order.as_ref())?;
            let options = FrameworkText::in_languages(languages(arguments))
                .with_status_on(arguments.on)
                .with_order(arguments.order.clone())
                .with_both(arguments.both);
            Ok(report::framework_text(framework, &options))
        }
    }
}

fn languages(arguments: &Arguments) -> [LanguageTag; 2] {
    [arguments.language.clone(), LanguageTag::english()]
}

/// An order that no unit has a place in is a slip of the one who asks.
fn known_order(framework: &Framework, order: Option<&LocalId>) -> Result<(), String> {
    let Some(order) = order else { return Ok(()) };
    let mut known: Vec<&str> = Vec::new();
    for placement in framework.units.iter().flat_map(|unit| &unit.placements) {
        if !known.contains(&placement.order.as_str()) {
            known.push(placement.order.as_str());
        }
    }
    if known.contains(&order.as_str()) {
        return Ok(());
    }
    let there = match known.as_slice() {
        [] => "its units have no order but the file's".to_owned(),
        known => format!("its orders are `{}`", known.join("`, `")),
    };
    Err(format!(
        "`{}` has no order `{order}`; {there}",
        framework.id
    ))
}

/// The name of something in JSON, as words.
fn words(value: impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('_', " ")
}

/// What can be covered in a unit: statements, and what a candidate must show.
fn items(unit: &Unit) -> usize {
    let shown = unit
        .criteria()
        .filter(|criterion| criterion.role == Role::Demonstration);
    unit.statements.len() + shown.count()
}

fn list(catalog: &Catalog, arguments: &Arguments) -> String {
    let mut rows =
        vec![["id", "version", "kind", "lang", "units", "items", "title"].map(String::from)];
    let languages = languages(arguments);
    for framework in catalog.frameworks() {
        let mut tags: Vec<&str> = languages.iter().map(LanguageTag::as_str).collect();
        tags.push(framework.language.as_str());
        let mut title = framework.title.preferring(&tags).to_owned();
        let wording = framework.title.get(&framework.language);
        if let Some(wording) = wording.filter(|wording| arguments.both && **wording != *title) {
            title = format!("{title} / {wording}");
        }
        if let Some(on) = arguments.on {
            title = format!("{title} ({} on {on})", framework.status(on));
        }
        rows.push([
            framework.id.to_string(),
            framework.version.to_string(),
            words(framework.kind),
            framework.language.to_string(),
            framework.units.len().to_string(),
            framework.units.iter().map(items).sum::<usize>().to_string(),
            title,
        ]);
    }
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2), width(3), width(4), width(5)];
    let mut out = String::new();
    for [id, version, kind, language, units, items, title] in &rows {
        let [a, b, c, d, e, f] = widths;
        let _infallible = writeln!(
            out,
            "{id:<a$}  {version:<b$}  {kind:<c$}  {language:<d$}  {units:>e$}  {items:>f$}  {title}"
        );
    }
    out
}

/// One thing of a framework, with the mappings of it.
struct Page<'a> {
    catalog: &'a Catalog,
    languages: [LanguageTag; 2],
    both: bool,
    on: Option<Date>,
    out: String,
}

impl<'a> Page<'a> {
    fn new(catalog: &'a Catalog, arguments: &Arguments) -> Self {
        Self {
            catalog,
            languages: languages(arguments),
            both: arguments.both,
            on: arguments.on,
            out: String::new(),
        }
    }

    fn entity(mut self, entity: &Entity<'_>) -> String {
        let framework = entity.framework();
        self.put("", &format!("{}: {}", entity.reference(), what(entity)));
        let shown = self.label(entity);
        self.put("  ", &shown);
        let wording = entity
            .label()
            .and_then(|text| text.get(&framework.language));
        if let Some(wording) = wording.filter(|wording| self.both && **wording != *shown) {
            self.put("  ", &format!("{}: {wording}", framework.language));
        }
        self.out.push('\n');
        let whole = Entity::Framework(framework);
        if entity.local_id().is_some() {
            self.field(
                "in",
                &format!(
                    "{} [{} {}]",
                    self.label(&whole),
                    framework.id,
                    framework.version
                ),
            );
        }
        if let Some(on) = self.on {
            self.field("status", &format!("on {on}: {}", framework.status(on)));
        }
        let unit = entity.unit().map(|unit| Entity::Unit { framework, unit });
        let unit = unit.filter(|unit| unit.local_id() != entity.local_id());
        if let Some(unit) = &unit {
            self.field(
                "unit",
                &format!("{} [{}]", self.label(unit), unit.reference()),
            );
        }
        self.levels(entity.own_levels(), "");
        self.levels(
            unit.map_or(&[][..], |unit| unit.own_levels()),
            ", the unit's",
        );
        if entity.local_id().is_some() {
            self.levels(&framework.levels, ", the whole framework's");
        }
        let place = place(entity);
        self.field("place", place.as_deref().unwrap_or("not recorded"));
        let iri = entity.iri().map(|iri| iri.to_string());
        self.field("IRI", iri.as_deref().unwrap_or("none"));
        self.mappings(&entity.reference().to_string());
        self.out
    }

    /// Lines of at most 100 characters under an indentation, as far as words
    /// allow.
    fn put(&mut self, indent: &str, text: &str) {
        let mut line = indent.to_owned();
        for word in text.split_whitespace() {
            let begun = line.len() > indent.len();
            if begun && line.chars().count() + 1 + word.chars().count() > 100 {
                self.out.push_str(&line);
                self.out.push('\n');
                indent.clone_into(&mut line);
            } else if begun {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.out.push_str(&line);
        self.out.push('\n');
    }

    fn field(&mut self, label: &str, value: &str) {
        let _infallible = writeln!(self.out, "  {label:<8} {value}");
    }

    fn label(&self, entity: &Entity<'_>) -> String {
        let mut tags: Vec<&str> = self.languages.iter().map(LanguageTag::as_str).collect();
        tags.push(entity.framework().language.as_str());
        match entity.label() {
            Some(text) => text.preferring(&tags).to_owned(),
            None => "(no wording of its own)".to_owned(),
        }
    }

    fn levels(&mut self, levels: &[StatedLevel], whose: &str) {
        for stated in levels {
            let least = if stated.at_least { "at least " } else { "" };
            let line = format!(
                "{least}{}, written “{}”{whose}",
                stated.level, stated.as_written
            );
            self.field("level", &line);
        }
    }

    fn mappings(&mut self, reference: &str) {
        let catalog = self.catalog;
        let (mut from, mut onto) = (Vec::new(), Vec::new());
        for mapping in catalog.crosswalks().flat_map(Crosswalk::mappings) {
            if mapping.subject_id() == Some(reference) {
                from.push((mapping, mapping.object_id()));
            } else if mapping.object_id() == Some(reference) {
                onto.push((mapping, mapping.subject_id()));
            }
        }
        if from.is_empty() && onto.is_empty() {
            self.out.push_str("\nThe catalog has no mapping of it.\n");
        }
        for (head, broader, mappings) in [
            ("Mappings from it", "the other", from),
            ("Mappings onto it", "it", onto),
        ] {
            if !mappings.is_empty() {
                let count = mappings.len();
                let _infallible = writeln!(
                    self.out,
                    "\n{head}: {count} (where one says `broad`, {broader} is the broader one)"
                );
            }
            for (mapping, other) in mappings {
                self.mapping(&mapping, other.unwrap_or("no term found"));
            }
        }
    }

    fn mapping(&mut self, mapping: &Mapping<'_>, other: &str) {
        let not = if mapping.is_denial() { "not " } else { "" };
        let confidence = mapping.confidence().map(|c| format!(", confidence {c}"));
        let (predicate, confidence) = (mapping.predicate(), confidence.unwrap_or_default());
        self.put(
            "  ",
            &format!("{not}{}{confidence}: {other}", predicate.word()),
        );
        let reference: Option<EntityRef> = other.parse().ok();
        let catalog = self.catalog;
        if let Some(end) = reference.and_then(|reference| catalog.resolve(&reference)) {
            let label = self.label(&end);
            self.put("      ", &format!("“{label}”"));
        }
        if let Some(reason) = mapping.comment() {
            self.put("      ", reason);
        }
    }
}

/// What something is, in words.
fn what(entity: &Entity<'_>) -> String {
    match entity {
        Entity::Framework(framework) => words(framework.kind),
        Entity::Unit { unit, .. } => format!("unit, {}", words(unit.kind)),
        Entity::Statement { statement, .. } => format!("statement, {}", statement.kind),
        Entity::Criterion { criterion, .. } => format!("criterion, {}", words(criterion.role)),
        Entity::Part { part, .. } => match part {
            FrameworkPart::Passage(passage) => format!("passage, {}", words(passage.kind)),
            FrameworkPart::Topic(_) => "topic of training".to_owned(),
            FrameworkPart::Condition(_) => "condition".to_owned(),
            FrameworkPart::Requirement(one) => format!("entry, {}", words(one.strength)),
            FrameworkPart::Exclusion(_) => "left out of the examination".to_owned(),
            FrameworkPart::Distinguished(_) => "another occupation, told apart".to_owned(),
            FrameworkPart::LegalAct(_) => "legal act".to_owned(),
            FrameworkPart::Term(_) => "term of the source".to_owned(),
            FrameworkPart::Absence(absence) => format!("no {}", words(absence.of)),
            _ => "part of a framework".to_owned(),
        },
        _ => "part of a framework".to_owned(),
    }
}

/// Where something stands in the source document.
fn place(entity: &Entity<'_>) -> Option<String> {
    let place = match entity {
        Entity::Framework(framework) => &framework.place,
        Entity::Unit { unit, .. } => &unit.place,
        Entity::Statement { statement, .. } => &statement.place,
        Entity::Criterion { criterion, .. } => &criterion.place,
        Entity::Part { part, .. } => match part {
            FrameworkPart::Passage(passage) => &passage.place,
            FrameworkPart::Topic(topic) => &topic.place,
            FrameworkPart::Condition(condition) => &condition.place,
            FrameworkPart::Requirement(requirement) => &requirement.place,
            FrameworkPart::Exclusion(exclusion) => &exclusion.place,
            FrameworkPart::Distinguished(other) => &other.place,
            FrameworkPart::LegalAct(act) => &act.place,
            FrameworkPart::Term(term) => &term.place,
            FrameworkPart::Absence(absence) => &absence.place,
            _ => return None,
        },
        _ => return None,
    };
    place.as_ref().map(ToString::to_string)
}

fn main() -> ExitCode {
    let arguments = match parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) if problem.is_empty() => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        // A reader that goes away, such as `head`, is no failure.
        Ok(text) => match std::io::stdout().write_all(text.as_bytes()) {
            Ok(()) | Err(_) => ExitCode::SUCCESS,
        },
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}
