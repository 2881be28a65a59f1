//! One walk over a framework, which every family of rules looks on at.

use crate::diagnostic::At;
use crate::id::{EntityRef, LocalId};
use crate::model::{
    Absence, AlternativeTitle, Assessment, ClassificationCode, Criterion, EntryRequirement,
    EntryRoute, Framework, Passage, Place, RequirementKind, Source, StatedLevel, Statement,
    Threshold, Unit, Validity,
};
use crate::text::{Synonyms, Text};

/// What the walk comes by.
pub(crate) enum Part<'a> {
    /// A unit, before what is in it.
    Unit(&'a Unit),
    /// An assessment, before what is in it.
    Assessment(&'a Assessment),
    /// A remark of the curators.
    Note(&'a str),
    /// Where a fact is from that is not in the document.
    Source(&'a Source),
    /// A list of codes.
    Codes(&'a [ClassificationCode]),
    /// The id of something in the framework.
    Id(&'a LocalId),
    /// The id of a term, a condition or a unit that something names.
    Local(&'a LocalId, Named),
    /// A reference to something anywhere.
    Reference(&'a EntityRef),
    /// A reference of a unit to what is broader or what it uses, which came
    /// with the unit.
    Link(&'a EntityRef),
    /// A text; `elsewhere` where it is not from the document.
    Text { text: &'a Text, elsewhere: bool },
    /// Other names.
    Synonyms(&'a Synonyms),
    /// The levels of one thing.
    Levels(&'a [StatedLevel]),
    /// A level that is no thing's own, such as the least for a waiver.
    Level(&'a StatedLevel),
    /// A code of the framework or a unit.
    Code(&'a ClassificationCode),
    /// A criterion.
    Criterion(&'a Criterion),
    /// A threshold.
    Threshold(&'a Threshold),
    /// A period of validity.
    Validity(&'a Validity),
    /// The place of something in the source.
    Place(&'a Place),
}

/// What a local id that is not an entity's own must name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Term,
    Condition,
    Unit,
}

impl Named {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Condition => "condition",
            Self::Unit => "unit",
        }
    }
}

/// Walks a framework in the order of its fields.
pub(crate) fn walk<'a>(framework: &'a Framework, visit: &mut dyn FnMut(Part<'a>, &At<'_>)) {
    let root = At::ROOT;
    let mut walk = Walk { visit };
    walk.framework(framework, &root);
}

struct Walk<'v, 'a> {
    visit: &'v mut dyn FnMut(Part<'a>, &At<'_>),
}

impl<'a> Walk<'_, 'a> {
    fn id(&mut self, id: &'a LocalId, at: &At<'_>) {
        (self.visit)(Part::Id(id), &at.key("id"));
    }

    fn named(&mut self, id: Option<&'a LocalId>, what: Named, key: &str, at: &At<'_>) {
        if let Some(id) = id {
            (self.visit)(Part::Local(id, what), &at.key(key));
        }
    }

    fn text(&mut self, text: &'a Text, key: &str, at: &At<'_>) {
        self.text_of(text, false, key, at);
    }

    fn text_of(&mut self, text: &'a Text, elsewhere: bool, key: &str, at: &At<'_>) {
        (self.visit)(Part::Text { text, elsewhere }, &at.key(key));
    }

    fn place(&mut self, place: Option<&'a Place>, at: &At<'_>) {
        if let Some(place) = place {
            (self.visit)(Part::Place(place), &at.key("place"));
        }
    }

    fn note(&mut self, note: Option<&'a String>, at: &At<'_>) {
        if let Some(note) = note {
            (self.visit)(Part::Note(note), &at.key("note"));
        }
    }

    fn source(&mut self, source: Option<&'a Source>, at: &At<'_>) {
        if let Some(source) = source {
            let at = at.key("source");
            (self.visit)(Part::Source(source), &at);
            self.note(source.note.as_ref(), &at);
        }
    }

    fn codes(&mut self, codes: &'a [ClassificationCode], key: &str, at: &At<'_>) {
        if !codes.is_empty() {
            (self.visit)(Part::Codes(codes), &at.key(key));
            self.each(codes, key, at, Self::code);
        }
    }

    fn levels(&mut self, levels: &'a [StatedLevel], at: &At<'_>) {
        if !levels.is_empty() {
            (self.visit)(Part::Levels(levels), &at.key("levels"));
        }
    }

    fn each<T>(
        &mut self,
        list: &'a [T],
        key: &str,
        at: &At<'_>,
        one: impl Fn(&mut Self, &'a T, &At<'_>),
    ) {
        let at = at.key(key);
        for (index, item) in list.iter().enumerate() {
            one(self, item, &at.index(index));
        }
    }

    fn texts(&mut self, list: &'a [Text], key: &str, at: &At<'_>) {
        self.each(list, key, at, |walk, text, at| {
            (walk.visit)(
                Part::Text {
                    text,
                    elsewhere: false,
                },
                at,
            );
        });
    }

    fn framework(&mut self, f: &'a Framework, at: &At<'_>) {
        self.text(&f.title, "title", at);
        self.place(f.place.as_ref(), at);
        self.each(
            &f.alternative_titles,
            "alternative_titles",
            at,
            Self::alternative_title,
        );
        self.codes(&f.codes, "codes", at);
        self.levels(&f.levels, at);
        self.codes(&f.classifications, "classifications", at);
        if let Some(validity) = &f.validity {
            let at = at.key("validity");
            (self.visit)(Part::Validity(validity), &at);
            self.place(validity.place.as_ref(), &at);
            self.source(validity.source.as_ref(), &at);
            self.note(validity.note.as_ref(), &at);
        }
        if let Some(term) = &f.award_term {
            let at = at.key("award_term");
            self.text(&term.text, "text", &at);
            self.place(term.place.as_ref(), &at);
        }
        self.each(
            &f.related_standards,
            "related_standards",
            at,
            |walk, standard, at| {
                if let Some(title) = &standard.title {
                    walk.text_of(title, true, "title", at);
                }
                if let Some(code) = &standard.code {
                    walk.code(code, &at.key("code"));
                }
                walk.source(Some(&standard.source), at);
                walk.note(standard.note.as_ref(), at);
            },
        );
        self.each(&f.bodies, "bodies", at, |walk, body, at| {
            walk.text_of(&body.name, body.source.is_some(), "name", at);
            walk.place(body.place.as_ref(), at);
            walk.source(body.source.as_ref(), at);
            walk.note(body.note.as_ref(), at);
        });
        self.each(&f.legal_acts, "legal_acts", at, |walk, act, at| {
            walk.id(&act.id, at);
            walk.text(&act.text, "text", at);
            walk.place(act.place.as_ref(), at);
            walk.each(&act.notes, "notes", at, |walk, note, at| {
                walk.source(Some(&note.source), at);
            });
        });
        self.each(&f.terms, "terms", at, |walk, term, at| {
            walk.id(&term.id, at);
            walk.text(&term.text, "text", at);
            walk.place(term.place.as_ref(), at);
        });
        self.each(&f.passages, "passages", at, Self::passage);
        self.each(
            &f.distinguished_from,
            "distinguished_from",
            at,
            |walk, other, at| {
                walk.id(&other.id, at);
                walk.text(&other.title, "title", at);
                walk.text(&other.text, "text", at);
                walk.place(other.place.as_ref(), at);
                walk.named(other.by.as_ref(), Named::Unit, "by", at);
                walk.note(other.note.as_ref(), at);
            },
        );
        self.each(&f.conditions, "conditions", at, |walk, condition, at| {
            walk.id(&condition.id, at);
            walk.text(&condition.text, "text", at);
            walk.place(condition.place.as_ref(), at);
            walk.texts(&condition.cases, "cases", at);
        });
        if let Some(route) = &f.entry {
            self.route(route, &at.key("entry"));
        }
        if let Some(training) = &f.training {
            let at = at.key("training");
            self.text(&training.text, "text", &at);
            self.place(training.place.as_ref(), &at);
            self.each(&training.topics, "topics", &at, |walk, topic, at| {
                walk.id(&topic.id, at);
                walk.text(&topic.text, "text", at);
                walk.place(topic.place.as_ref(), at);
            });
        }
        if let Some(assessment) = &f.assessment {
            self.assessment(assessment, &at.key("assessment"));
        }
        self.each(&f.exclusions, "exclusions", at, |walk, exclusion, at| {
            walk.id(&exclusion.id, at);
            walk.text(&exclusion.text, "text", at);
            walk.place(exclusion.place.as_ref(), at);
            walk.texts(&exclusion.cases, "cases", at);
            walk.note(exclusion.note.as_ref(), at);
        });
        self.each(&f.units, "units", at, Self::unit);
        self.each(&f.absences, "absences", at, Self::absence);
        self.each(&f.retired, "retired", at, |walk, retired, at| {
            walk.each(&retired.replaced_by, "replaced_by", at, Self::reference);
            walk.note(retired.note.as_ref(), at);
        });
    }

    fn reference(&mut self, reference: &'a EntityRef, at: &At<'_>) {
        (self.visit)(Part::Reference(reference), at);
    }

    fn alternative_title(&mut self, title: &'a AlternativeTitle, at: &At<'_>) {
        self.text_of(&title.text, title.source.is_some(), "text", at);
        self.place(title.place.as_ref(), at);
        self.source(title.source.as_ref(), at);
        self.note(title.note.as_ref(), at);
    }

    fn code(&mut self, code: &'a ClassificationCode, at: &At<'_>) {
        (self.visit)(Part::Code(code), at);
        if let Some(label) = &code.label {
            self.text_of(label, code.source.is_some(), "label", at);
        }
        self.place(code.place.as_ref(), at);
        self.source(code.source.as_ref(), at);
        self.note(code.note.as_ref(), at);
    }

    fn passage(&mut self, passage: &'a Passage, at: &At<'_>) {
        self.id(&passage.id, at);
        if let Some(text) = &passage.text {
            self.text(text, "text", at);
        }
        self.place(passage.place.as_ref(), at);
        self.note(passage.note.as_ref(), at);
    }

    fn absence(&mut self, absence: &'a Absence, at: &At<'_>) {
        if let Some(id) = &absence.id {
            self.id(id, at);
        }
        if let Some(text) = &absence.text {
            self.text(text, "text", at);
        }
        if let Some(level) = &absence.at_level {
            (self.visit)(Part::Level(level), &at.key("at_level"));
        }
        self.place(absence.place.as_ref(), at);
        self.note(absence.note.as_ref(), at);
    }

    fn route(&mut self, route: &'a EntryRoute, at: &At<'_>) {
        match route {
            EntryRoute::AllOf(routes) => self.each(routes, "all_of", at, Self::route),
            EntryRoute::AnyOf(routes) => self.each(routes, "any_of", at, Self::route),
            EntryRoute::Requirement(requirement) => {
                self.requirement(requirement, &at.key("requirement"));
            }
        }
    }

    fn requirement(&mut self, requirement: &'a EntryRequirement, at: &At<'_>) {
        self.id(&requirement.id, at);
        let kind = at.key("kind");
        match &requirement.kind {
            RequirementKind::Education(education) => {
                let at = kind.key("education");
                self.levels(&education.levels, &at);
                self.texts(&education.programmes, "programmes", &at);
            }
            RequirementKind::Experience(experience) => {
                if let Some(activity) = &experience.activity {
                    self.text(activity, "activity", &kind.key("experience"));
                }
            }
            RequirementKind::Language(language) => {
                if let Some(level) = &language.level {
                    (self.visit)(Part::Level(level), &kind.key("language").key("level"));
                }
            }
        }
        self.text(&requirement.text, "text", at);
        self.place(requirement.place.as_ref(), at);
        self.named(
            requirement.condition.as_ref(),
            Named::Condition,
            "condition",
            at,
        );
        self.note(requirement.note.as_ref(), at);
    }

    fn unit(&mut self, unit: &'a Unit, at: &At<'_>) {
        (self.visit)(Part::Unit(unit), at);
        self.id(&unit.id, at);
        self.named(unit.term.as_ref(), Named::Term, "term", at);
        if let Some(title) = &unit.title {
            self.text(title, "title", at);
        }
        self.place(unit.place.as_ref(), at);
        self.each(
            &unit.alternative_titles,
            "alternative_titles",
            at,
            Self::alternative_title,
        );
        if !unit.synonyms.is_empty() {
            (self.visit)(Part::Synonyms(&unit.synonyms), &at.key("synonyms"));
        }
        self.each(&unit.placements, "placements", at, |walk, placement, at| {
            walk.place(placement.place.as_ref(), at);
        });
        self.levels(&unit.levels, at);
        self.named(unit.condition.as_ref(), Named::Condition, "condition", at);
        self.codes(&unit.codes, "codes", at);
        self.each(&unit.broader, "broader", at, |walk, broader, at| {
            (walk.visit)(Part::Link(broader), at);
        });
        self.each(&unit.uses, "uses", at, |walk, used, at| {
            (walk.visit)(Part::Link(&used.of), &at.key("of"));
        });
        self.each(&unit.passages, "passages", at, Self::passage);
        self.each(&unit.statements, "statements", at, Self::statement);
        if let Some(assessment) = &unit.assessment {
            self.assessment(assessment, &at.key("assessment"));
        }
        self.each(&unit.absences, "absences", at, Self::absence);
        self.note(unit.note.as_ref(), at);
    }

    fn statement(&mut self, statement: &'a Statement, at: &At<'_>) {
        self.id(&statement.id, at);
        self.named(statement.term.as_ref(), Named::Term, "term", at);
        self.text(&statement.text, "text", at);
        self.place(statement.place.as_ref(), at);
        self.levels(&statement.levels, at);
        self.named(
            statement.condition.as_ref(),
            Named::Condition,
            "condition",
            at,
        );
        self.note(statement.note.as_ref(), at);
    }

    fn assessment(&mut self, assessment: &'a Assessment, at: &At<'_>) {
        (self.visit)(Part::Assessment(assessment), at);
        if let Some(methods) = &assessment.methods {
            let at = at.key("methods");
            self.text(&methods.text, "text", &at);
            self.place(methods.place.as_ref(), &at);
            self.named(methods.term.as_ref(), Named::Term, "term", &at);
            self.each(&methods.methods, "methods", &at, |walk, method, at| {
                walk.text(&method.text, "text", at);
            });
        }
        self.each(&assessment.criteria, "criteria", at, Self::criterion);
    }

    fn criterion(&mut self, criterion: &'a Criterion, at: &At<'_>) {
        self.id(&criterion.id, at);
        (self.visit)(Part::Criterion(criterion), at);
        self.named(criterion.term.as_ref(), Named::Term, "term", at);
        self.text(&criterion.text, "text", at);
        self.place(criterion.place.as_ref(), at);
        self.each(&criterion.thresholds, "thresholds", at, Self::threshold);
        self.levels(&criterion.levels, at);
        if let Some(waiver) = &criterion.waiver {
            let at = at.key("waiver");
            (self.visit)(Part::Level(&waiver.minimum_level), &at.key("minimum_level"));
            self.place(waiver.place.as_ref(), &at);
        }
        self.named(
            criterion.condition.as_ref(),
            Named::Condition,
            "condition",
            at,
        );
        self.each(
            &criterion.cross_references,
            "cross_references",
            at,
            |walk, reference, at| {
                if let Some(to) = &reference.to {
                    walk.reference(to, &at.key("to"));
                }
            },
        );
        self.each(&criterion.criteria, "criteria", at, Self::criterion);
        self.note(criterion.note.as_ref(), at);
    }

    fn threshold(&mut self, threshold: &'a Threshold, at: &At<'_>) {
        (self.visit)(Part::Threshold(threshold), at);
        self.each(&threshold.including, "including", at, Self::threshold);
    }
}
