//! What a candidate must bring, learns, and is examined by, as text.

use super::Report;
use super::phrases::{language, length, mark, noted, stated, word};
use crate::model::{EntryRequirement, EntryRoute, RequirementKind};
use smol_str::SmolStr;

impl Report<'_> {
    /// What a candidate brings, learns, and is examined by.
    pub(super) fn candidate(&mut self) {
        let f = self.f;
        if let Some(entry) = &f.entry {
            self.heading("Entry");
            self.route(2, entry);
        }
        if let Some(training) = &f.training {
            self.heading("Training after entry");
            self.put(2, "", training.text.preferring(&self.languages));
            self.wording(2, &training.text);
            for topic in &training.topics {
                self.item(4, "- ", &topic.text, &topic.id, Vec::new());
            }
            if let Some(open) = &training.open_as_written {
                self.put(4, "", &format!("and more: the list is open (“{open}”)"));
            }
        }
        if let Some(assessment) = &f.assessment {
            self.heading("Examination of the whole");
            self.assessment(2, assessment);
        }
        if !f.exclusions.is_empty() {
            self.heading("Left out of the examination");
            for one in &f.exclusions {
                let cases = self.cases(&one.cases, one.open_as_written.as_ref());
                let more = cases.into_iter().chain(noted(&one.note));
                self.item(2, "- ", &one.text, &one.id, more.collect());
            }
        }
    }

    fn route(&mut self, indent: usize, route: &EntryRoute) {
        let (rule, parts) = match route {
            EntryRoute::AllOf(parts) => ("all of", parts),
            EntryRoute::AnyOf(parts) => ("any of", parts),
            EntryRoute::Requirement(requirement) => return self.requirement(indent, requirement),
        };
        self.put(indent, "", rule);
        parts.iter().for_each(|part| self.route(indent + 2, part));
    }

    fn requirement(&mut self, indent: usize, one: &EntryRequirement) {
        let quoted = |text: &Option<SmolStr>| text.as_ref().map(|text| format!("“{text}”"));
        let mut what = Vec::new();
        let kind = match &one.kind {
            RequirementKind::Education(education) => {
                what.extend(quoted(&education.level_as_written));
                what.extend(education.levels.iter().map(stated));
                what.extend(
                    quoted(&education.field_as_written).map(|field| format!("field {field}")),
                );
                let programmes: Vec<String> =
                    education.programmes.iter().map(|p| self.say(p)).collect();
                let rule = if programmes.len() > 1 {
                    "any of these: "
                } else {
                    ""
                };
                what.extend(
                    (!programmes.is_empty()).then(|| format!("{rule}{}", programmes.join(", "))),
                );
                "education: "
            }
            RequirementKind::Experience(experience) => {
                what.push(format!(
                    "at least {} (“{}”)",
                    length(&experience.minimum),
                    experience.as_written
                ));
                what.extend(
                    experience
                        .activity
                        .as_ref()
                        .map(|activity| self.say(activity)),
                );
                "experience: "
            }
            RequirementKind::Language(asked) => {
                what.push(language(&asked.language_use));
                what.push(format!("“{}”", asked.level_as_written));
                what.push(
                    asked
                        .level
                        .as_ref()
                        .map_or("no level of a scale".to_owned(), stated),
                );
                ""
            }
        };
        let mut more = vec![format!("{kind}{}", what.join("; "))];
        more.extend(
            one.documented
                .then(|| "to be proved by a document".to_owned()),
        );
        more.extend(
            one.condition
                .as_ref()
                .map(|condition| self.condition(condition)),
        );
        more.extend(noted(&one.note));
        let first = format!("{}{}: ", mark(one.condition.as_ref()), word(&one.strength));
        self.item(indent, &first, &one.text, &one.id, more);
    }
}
