//! A unit as text: its statements, and how it is assessed.

use super::Report;
use super::phrases::{
    changed, language, mark, noted, stated, threshold, time, waiver, word, words,
};
use crate::id::LocalId;
use crate::model::{Assessment, Criterion, Placement, Statement, Unit, UnitKind};

impl Report<'_> {
    pub(super) fn unit(&mut self, number: usize, unit: &Unit) {
        let title = unit
            .title
            .as_ref()
            .map(|title| title.preferring(&self.languages));
        let title = title.unwrap_or("(no title)");
        self.out.push('\n');
        self.put(0, &format!("{number}. "), &format!("{title} [{}]", unit.id));
        if let Some(title) = &unit.title {
            self.wording(3, title);
        }
        let kind = match unit.kind {
            UnitKind::Implicit => "implicit, for a document without units".to_owned(),
            kind => word(&kind),
        };
        let mut what = vec![kind + &self.term(unit.term.as_ref())];
        what.extend(unit.levels.iter().map(stated));
        what.extend(unit.language_use.as_ref().map(language));
        let place = |p: &Placement| format!("number {} in `{}`", p.position, p.order);
        what.extend(unit.placements.iter().map(place));
        let mut more = vec![what.join("; ")];
        more.extend(
            unit.condition
                .as_ref()
                .map(|condition| self.condition(condition)),
        );
        let also = |title| format!("also titled: {}", self.alternative_title(title));
        more.extend(unit.alternative_titles.iter().map(also));
        let shown = unit
            .synonyms
            .iter()
            .filter(|(tag, _)| self.languages.contains(&tag.as_str()));
        more.extend(shown.map(|(tag, names)| format!("also called ({tag}): {}", names.join(", "))));
        more.extend(
            unit.codes
                .iter()
                .map(|code| format!("code: {}", self.code(code))),
        );
        more.extend(unit.iri.as_ref().map(|iri| format!("IRI: {iri}")));
        more.extend(
            unit.reuse_level
                .as_ref()
                .map(|level| format!("reuse level: {level}")),
        );
        let broader = |unit| format!("broader: {}", self.name(unit));
        more.extend(unit.broader.iter().map(broader));
        more.extend(unit.change.as_ref().map(changed));
        more.extend(noted(&unit.note));
        more.iter().for_each(|line| self.put(3, "", line));
        unit.passages
            .iter()
            .for_each(|passage| self.passage(3, passage));
        self.statements(&unit.statements);
        if let Some(assessment) = &unit.assessment {
            self.put(3, "", "assessment");
            self.assessment(5, assessment);
        }
        for used in &unit.uses {
            let line = format!("{}: {}", word(&used.importance), self.name(&used.of));
            self.put(3, "- ", &line);
        }
        unit.absences
            .iter()
            .for_each(|absence| self.absence(3, absence));
    }

    /// Statements by kind and term, each group where its first statement stands.
    fn statements(&mut self, statements: &[Statement]) {
        let group = |statement: &'_ Statement| (statement.kind, statement.term.clone());
        let mut groups = Vec::new();
        for statement in statements {
            if !groups.contains(&group(statement)) {
                groups.push(group(statement));
            }
        }
        for of in groups {
            let members: Vec<_> = statements.iter().filter(|one| group(one) == of).collect();
            let conditional = members.iter().filter(|one| one.condition.is_some()).count();
            let conditional = match conditional {
                0 => String::new(),
                n => format!(", {n} under a condition"),
            };
            let term = self.term(of.1.as_ref());
            let head = format!("{}{term}: {}{conditional}", of.0, members.len());
            self.put(3, "", &head);
            for one in members {
                let mut more: Vec<String> = one.levels.iter().map(stated).collect();
                more.extend(one.language_use.as_ref().map(language));
                more.extend(
                    one.condition
                        .as_ref()
                        .map(|condition| self.condition(condition)),
                );
                more.extend(one.iri.as_ref().map(ToString::to_string));
                more.extend(one.change.as_ref().map(changed));
                more.extend(noted(&one.note));
                self.item(5, mark(one.condition.as_ref()), &one.text, &one.id, more);
            }
        }
    }

    pub(super) fn assessment(&mut self, indent: usize, assessment: &Assessment) {
        if let Some(methods) = &assessment.methods {
            let each = methods.methods.iter();
            let each =
                each.map(|method| format!("{} ({})", self.say(&method.text), word(&method.kind)));
            let each: Vec<String> = each.collect();
            let head = format!(
                "methods{}, {}: ",
                self.term(methods.term.as_ref()),
                word(&methods.rule)
            );
            self.put(indent, "", &(head + &self.say(&methods.text)));
            self.put(indent + 2, "", &each.join("; "));
        }
        let mut under = None;
        for criterion in &assessment.criteria {
            // A term heads the criteria under it; it is not said of each again.
            if criterion.term.as_ref() != under {
                under = criterion.term.as_ref();
                let head = match under.and_then(|term| self.f.term(term)) {
                    Some(term) => format!("“{}”", self.say(&term.text)),
                    None => "under no term of the source".to_owned(),
                };
                self.put(indent, "", &head);
            }
            self.criterion(indent, criterion, under);
        }
    }

    fn criterion(&mut self, indent: usize, criterion: &Criterion, under: Option<&LocalId>) {
        let actor = criterion
            .actor
            .as_ref()
            .map(|actor| format!(", {}", word(actor)));
        let term = criterion.term.as_ref();
        let first = format!(
            "{}{}{}{}: ",
            mark(criterion.condition.as_ref()),
            word(&criterion.role),
            actor.unwrap_or_default(),
            self.term(term.filter(|term| under != Some(*term)))
        );
        let mut more: Vec<String> = criterion
            .thresholds
            .iter()
            .map(|one| threshold(one, None))
            .collect();
        more.extend(criterion.time_limit.as_ref().map(time));
        if !criterion.methods.is_empty() {
            more.push(format!("by {}", words(&criterion.methods)));
        }
        more.extend(criterion.levels.iter().map(stated));
        more.extend(criterion.language_use.as_ref().map(language));
        more.extend(criterion.waiver.as_ref().map(waiver));
        more.extend(
            criterion
                .condition
                .as_ref()
                .map(|condition| self.condition(condition)),
        );
        more.extend(
            criterion
                .cross_references
                .iter()
                .map(|reference| match &reference.to {
                    Some(to) => format!("“{}” refers to {}", reference.as_written, self.name(to)),
                    None => format!(
                        "“{}” refers to something outside the document",
                        reference.as_written
                    ),
                }),
        );
        more.extend(noted(&criterion.note));
        self.item(indent, &first, &criterion.text, &criterion.id, more);
        for child in &criterion.criteria {
            self.criterion(indent + 2, child, term);
        }
    }
}
