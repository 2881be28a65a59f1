//! A framework as text for a terminal.

mod candidate;
pub(super) mod phrases;
mod unit;

use self::phrases::{
    according, aside, changed, document, length, noted, period, rights, sourced, stated, word,
    words, written,
};
use super::layout::wrap;
use crate::date::Date;
use crate::id::{EntityRef, LocalId};
use crate::model::{
    Absence, AbsenceReason, AlternativeTitle, ClassificationCode, Framework, LegalAct, Passage,
    RelatedStandard, Unit, Wording,
};
use crate::text::{LanguageTag, Text};
use smol_str::SmolStr;
use std::collections::HashMap;

/// How a framework is shown as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FrameworkText {
    /// The languages in which titles and wording are shown: each in the first
    /// of them that it has, else in the language that counts.
    pub languages: Vec<LanguageTag>,
    /// The day on which the framework's status is asked.
    pub on: Option<Date>,
    /// The order of the source, such as `body`, that the units are put in;
    /// `None` for that of the file.
    pub order: Option<LocalId>,
    /// Whether the wording that counts stands beside what is shown in another
    /// language.
    pub both: bool,
}

impl FrameworkText {
    /// In these languages, in the order of the file.
    pub fn in_languages(languages: impl IntoIterator<Item = LanguageTag>) -> Self {
        Self {
            languages: languages.into_iter().collect(),
            ..Self::default()
        }
    }

    /// The same with the status on a day.
    #[must_use]
    pub fn with_status_on(mut self, on: Option<Date>) -> Self {
        self.on = on;
        self
    }

    /// The same with the units in one of the source's orders.
    #[must_use]
    pub fn with_order(mut self, order: Option<LocalId>) -> Self {
        self.order = order;
        self
    }

    /// The same with the wording that counts beside the glosses.
    #[must_use]
    pub fn with_both(mut self, both: bool) -> Self {
        self.both = both;
        self
    }
}

/// What a framework holds, as text: what it is and where it comes from, what a
/// candidate must bring, its units with their statements and criteria, what it
/// does not have, and whose it is.
///
/// Everything in it is shown but where in the source document it stands. Ids
/// are in brackets; `◇` marks what holds under a condition only.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, LanguageTag, report};
/// let catalog = Catalog::builtin();
/// let standard = catalog.framework(&"cz-nsk-66-029-m".parse()?)?;
/// let options = report::FrameworkText::in_languages([LanguageTag::english()])
///     .with_status_on(Some("2022-10-21".parse()?))
///     .with_order(Some("body".parse()?));
/// assert!(report::framework_text(standard, &options).contains("expired on 2022-10-20"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub fn framework_text(framework: &Framework, options: &FrameworkText) -> String {
    let own = &framework.language;
    let languages = options.languages.iter().chain([own]);
    let mut report = Report {
        out: String::new(),
        f: framework,
        languages: languages.map(LanguageTag::as_str).collect(),
        options,
        units: framework
            .units
            .iter()
            .map(|unit| (&unit.id, unit))
            .collect(),
    };
    report.head();
    report.about();
    report.candidate();
    report.units();
    report.end();
    report.out
}

struct Report<'a> {
    out: String,
    f: &'a Framework,
    languages: Vec<&'a str>,
    options: &'a FrameworkText,
    units: HashMap<&'a LocalId, &'a Unit>,
}

impl<'a> Report<'a> {
    fn head(&mut self) {
        let f = self.f;
        self.put(0, "", f.title.preferring(&self.languages));
        self.wording(0, &f.title);
        self.put(0, "", &format!("{} {}: {}", f.id, f.version, word(&f.kind)));
        self.out.push('\n');
        self.fields(
            "Also titled",
            &f.alternative_titles,
            Self::alternative_title,
        );
        self.fields("Code", &f.codes, Self::code);
        self.fields("Level", &f.levels, |_, level| stated(level));
        let wording = match f.wording {
            Wording::Verbatim => "the source's wording, verbatim",
            Wording::Summary => {
                "the source's wording is withheld, since it may not ship; labels of the curators \
                 stand in its place"
            }
        };
        self.field("Language", &format!("{}: {wording}", f.language));
        self.fields("Gloss", &f.glosses, |_, gloss| {
            let line = format!(
                "{}: by {}, {}",
                gloss.language,
                gloss.by,
                word(&gloss.status)
            );
            aside(line, [sourced(&gloss.source), noted(&gloss.note)])
        });
        self.fields("Validity", &f.validity, |_, validity| period(validity));
        if let Some(on) = self.options.on {
            self.field("Status", &format!("on {on}: {}", f.status(on)));
        }
        self.fields("Award term", &f.award_term, |report, term| {
            format!("{}: {}", length(&term.duration), report.say(&term.text))
        });
        self.fields("Revised", &f.revisions, |_, revision| {
            let line = format!("{}: {}", revision.date, words(&revision.kinds));
            aside(line, [written(&revision.as_written)])
        });
        self.fields("Translation", &f.translation, |_, translation| {
            let state = word(&translation.status);
            let line = format!("from {}: {state}", translation.source_language);
            let as_of = translation.as_of.map(|date| format!("as of {date}"));
            let note = noted(&translation.note);
            aside(line, [written(&translation.as_written), as_of, note])
        });
        self.fields("Body", &f.bodies, |report, body| {
            let line = format!("{}: {}", word(&body.role), report.say(&body.name));
            let iri = body.iri.as_ref().map(ToString::to_string);
            aside(line, [iri, sourced(&body.source), noted(&body.note)])
        });
        self.fields("Legal act", &f.legal_acts, Self::legal_act);
        self.fields("Classified", &f.classifications, Self::code);
        self.fields("See also", &f.related_standards, Self::related);
        self.field("IRIs", f.namespace.as_str());
    }

    fn about(&mut self) {
        let f = self.f;
        if !f.passages.is_empty() {
            self.heading("About it");
            f.passages
                .iter()
                .for_each(|passage| self.passage(2, passage));
        }
        if !f.distinguished_from.is_empty() {
            self.heading("Not to be taken for");
            for other in &f.distinguished_from {
                let by = other
                    .by
                    .as_ref()
                    .map(|by| format!("told apart by: {}", self.unit_name(by)));
                let first = format!("- {}: ", self.say(&other.title));
                let more = by.into_iter().chain(noted(&other.note));
                self.item(2, &first, &other.text, &other.id, more.collect());
            }
        }
        if !f.conditions.is_empty() {
            self.heading("Conditions under which some of it holds");
            for one in &f.conditions {
                let cases = self.cases(&one.cases, one.open_as_written.as_ref());
                self.item(2, "◇ ", &one.text, &one.id, cases.into_iter().collect());
            }
        }
    }

    fn units(&mut self) {
        let f = self.f;
        let Some(order) = &self.options.order else {
            self.heading(&format!(
                "Units: {}, in the order of the file",
                f.units.len()
            ));
            return (1..)
                .zip(&f.units)
                .for_each(|(number, unit)| self.unit(number, unit));
        };
        let placed = f.units_in_order(order.as_str());
        self.heading(&format!("Units: {}, in the order `{order}`", f.units.len()));
        (1..)
            .zip(&placed)
            .for_each(|(number, unit)| self.unit(number, unit));
        if placed.len() < f.units.len() {
            self.heading(&format!("Without a place in the order `{order}`"));
            let rest = (placed.len() + 1..).zip(f.units.iter().filter(|unit| {
                unit.placements
                    .iter()
                    .all(|placement| placement.order != *order)
            }));
            rest.for_each(|(number, unit)| self.unit(number, unit));
        }
    }

    /// What is not there, the source's terms, where it all comes from, and whose
    /// it is.
    fn end(&mut self) {
        let f = self.f;
        if !f.absences.is_empty() {
            self.heading("What it does not have");
            f.absences
                .iter()
                .for_each(|absence| self.absence(2, absence));
        }
        if !f.terms.is_empty() {
            self.heading("Terms of the source");
            for term in &f.terms {
                let line = format!("{} [{}]", self.say(&term.text), term.id);
                self.put(2, "- ", &line);
            }
        }
        if !f.retired.is_empty() {
            self.heading("Ids no longer in use");
            for old in &f.retired {
                let now: Vec<String> = old.replaced_by.iter().map(|now| self.name(now)).collect();
                let now = (!now.is_empty()).then(|| format!("now {}", now.join(", ")));
                let line = format!("{}, since {}", old.id, old.since);
                self.put(2, "- ", &aside(line, [now, noted(&old.note)]));
            }
        }
        let from = &f.provenance;
        self.heading("Where it comes from");
        from.documents
            .iter()
            .for_each(|one| self.put(2, "- ", &document(one)));
        let on = from.curated_on.map(|date| format!(" on {date}"));
        let by = format!("curated by {}{}", from.curated_by, on.unwrap_or_default());
        self.put(2, "- ", &by);
        from.notes.iter().for_each(|note| self.put(2, "- ", note));
        self.heading("Rights");
        for record in &f.rights {
            self.put(2, "- ", &record.attribution);
            rights(record).iter().for_each(|line| self.put(4, "", line));
        }
    }

    fn absence(&mut self, indent: usize, absence: &Absence) {
        let mut sense = match absence.reason {
            AbsenceReason::NotStated => "not stated",
            AbsenceReason::StatedEmpty => "has a place and is empty there",
            AbsenceReason::NotApplicable => "said not to apply",
            AbsenceReason::NotRequired => "said not to be required",
            AbsenceReason::NotDefined => "not defined",
            AbsenceReason::Withheld => "there, but withheld, since it may not ship",
        }
        .to_owned();
        if let Some(level) = &absence.at_level {
            sense += &format!(" at {}", stated(level));
        }
        let line = format!("no {}: {sense}", word(&absence.of));
        let id = absence
            .id
            .as_ref()
            .map(|id| format!(" [{id}]"))
            .unwrap_or_default();
        let text = absence.text.as_ref().map(|text| self.say(text) + &id);
        let line = aside(
            line,
            [text, written(&absence.as_written), noted(&absence.note)],
        );
        self.put(indent, "- ", &line);
    }

    fn passage(&mut self, indent: usize, passage: &Passage) {
        let first = format!("- {}: ", word(&passage.kind));
        let more: Vec<String> = passage
            .change
            .as_ref()
            .map(changed)
            .into_iter()
            .chain(noted(&passage.note))
            .collect();
        if let Some(text) = &passage.text {
            return self.item(indent, &first, text, &passage.id, more);
        }
        self.put(
            indent,
            &first,
            &format!("wording withheld [{}]", passage.id),
        );
        more.iter().for_each(|line| self.put(indent + 2, "", line));
    }

    fn alternative_title(&self, title: &AlternativeTitle) -> String {
        aside(
            self.say(&title.text),
            [sourced(&title.source), noted(&title.note)],
        )
    }

    fn code(&self, code: &ClassificationCode) -> String {
        let version = code.version.as_ref().map(|version| format!(" {version}"));
        let label = code
            .label
            .as_ref()
            .map(|label| format!(" {}", self.say(label)));
        let line = format!(
            "{}{}: {}{}",
            code.scheme,
            version.unwrap_or_default(),
            code.code,
            label.unwrap_or_default()
        );
        let old = code.supersedes.iter().map(|old| {
            let version = old.version.as_ref().map(|version| format!(" of {version}"));
            aside(
                format!("in place of {}{}", old.code, version.unwrap_or_default()),
                [written(&old.as_written)],
            )
        });
        let iri = code.iri.iter().map(ToString::to_string);
        aside(
            line,
            old.chain(iri)
                .chain(sourced(&code.source))
                .chain(noted(&code.note))
                .map(Some),
        )
    }

    fn legal_act(&self, act: &LegalAct) -> String {
        let number = act.number.as_ref().map(|number| format!("number {number}"));
        let date = act.date.map(|date| format!("of {date}"));
        let notes = act
            .notes
            .iter()
            .map(|note| Some(format!("{} {}", note.text, according(&note.source))));
        aside(
            format!("{} [{}]", self.say(&act.text), act.id),
            [number, date].into_iter().chain(notes),
        )
    }

    fn related(&self, other: &RelatedStandard) -> String {
        let title = other.title.as_ref().map(|title| self.say(title));
        let code = other.code.as_ref().map(|code| self.code(code));
        let from = other.from.map(|date| format!("from {date}"));
        let source = Some(according(&other.source));
        aside(
            word(&other.relation),
            [title, code, from, source, noted(&other.note)],
        )
    }

    fn cases(&self, cases: &[Text], open: Option<&SmolStr>) -> Option<String> {
        let named: Vec<String> = cases.iter().map(|case| self.say(case)).collect();
        let open = open.map(|open| format!("; the list is open (“{open}”)"));
        (!named.is_empty() || open.is_some()).then(|| {
            format!(
                "cases named: {}{}",
                named.join(", "),
                open.unwrap_or_default()
            )
        })
    }

    fn condition(&self, id: &LocalId) -> String {
        let condition = self
            .f
            .conditions
            .iter()
            .find(|condition| condition.id == *id);
        let text = condition.map(|condition| condition.text.preferring(&self.languages));
        format!("only under the condition: {}", text.unwrap_or(id.as_str()))
    }

    /// The source's term of something, after a comma.
    fn term(&self, id: Option<&LocalId>) -> String {
        let term = id.and_then(|id| self.f.term(id));
        term.map(|term| format!(", “{}”", self.say(&term.text)))
            .unwrap_or_default()
    }

    fn unit_name(&self, id: &LocalId) -> String {
        let title = self.units.get(id).and_then(|unit| unit.title.as_ref());
        let title = title.map(|title| format!("{} ", title.preferring(&self.languages)));
        format!("{}[{id}]", title.unwrap_or_default())
    }

    fn name(&self, reference: &EntityRef) -> String {
        match reference
            .local()
            .filter(|_| *reference.framework() == self.f.id)
        {
            Some(local) => self.unit_name(local),
            None => reference.to_string(),
        }
    }

    /// A text of a few words, with its wording beside it where that is asked for.
    fn say(&self, text: &Text) -> String {
        let shown = text.preferring(&self.languages);
        match self.beside(text) {
            Some(wording) => format!("{shown} / {wording}"),
            None => shown.to_owned(),
        }
    }

    /// The wording that counts, where it is asked for and not what is shown.
    fn beside<'t>(&self, text: &'t Text) -> Option<&'t str> {
        let wording = text.get(&self.f.language).filter(|_| self.options.both)?;
        (wording != text.preferring(&self.languages)).then_some(wording.as_str())
    }

    fn wording(&mut self, indent: usize, text: &Text) {
        if let Some(wording) = self.beside(text) {
            let first = format!("{}: ", self.f.language);
            self.put(indent, &first, wording);
        }
    }

    /// A sentence under a mark, with its id, its wording, and what more is known.
    fn item(&mut self, indent: usize, first: &str, text: &Text, id: &LocalId, more: Vec<String>) {
        let shown = format!("{first}{} [{id}]", text.preferring(&self.languages));
        let (mark, shown) = shown.split_at(shown.find(' ').map_or(0, |end| end + 1));
        self.put(indent, mark, shown);
        self.wording(indent + 2, text);
        more.iter()
            .for_each(|line| self.put(indent + 2, "· ", line));
    }

    fn heading(&mut self, title: &str) {
        self.put(0, "\n", title);
    }

    fn fields<'t, T: 't>(
        &mut self,
        label: &str,
        values: impl IntoIterator<Item = &'t T>,
        show: impl Fn(&Self, &'t T) -> String,
    ) {
        for (index, value) in values.into_iter().enumerate() {
            let value = show(self, value);
            self.field(if index == 0 { label } else { "" }, &value);
        }
    }

    fn field(&mut self, label: &str, value: &str) {
        self.put(2, &format!("{label:<12} "), value);
    }

    /// Lines under an indentation and a mark, those after the first beside it.
    fn put(&mut self, indent: usize, mark: &str, text: &str) {
        let first = format!("{:indent$}{mark}", "");
        let rest = " ".repeat(indent + mark.chars().filter(|c| *c != '\n').count());
        wrap(&mut self.out, &first, &rest, text);
    }
}
