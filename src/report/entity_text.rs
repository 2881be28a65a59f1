//! One thing of a framework as text for a terminal.

use super::entity::{EntityMapping, EntityReport};
use super::layout::{in_first, wrap};
use super::shown_text::ShownText;
use crate::model::StatedLevel;
use crate::text::{LanguageTag, Text};
use std::fmt::Write as _;

/// One thing of a framework as text: what it is, where it belongs and stands,
/// its levels, and every mapping of it with its reason.
pub fn entity_text(entity: &EntityReport, options: &ShownText) -> String {
    let mut page = Page {
        entity,
        options,
        out: String::new(),
    };
    page.head();
    page.about();
    page.mappings();
    page.out
}

struct Page<'a> {
    entity: &'a EntityReport,
    options: &'a ShownText,
    out: String,
}

impl Page<'_> {
    fn say<'t>(&self, text: Option<&'t Text>) -> &'t str {
        let own = &self.entity.framework.language;
        text.map_or("(no wording of its own)", |text| {
            in_first(text, &self.options.languages, own)
        })
    }

    fn put(&mut self, indent: &str, text: &str) {
        wrap(&mut self.out, indent, indent, text);
    }

    fn field(&mut self, label: &str, value: &str) {
        wrap(
            &mut self.out,
            &format!("  {label:<8} "),
            "           ",
            value,
        );
    }

    fn head(&mut self) {
        let entity = self.entity;
        self.put("", &format!("{}: {}", entity.reference, entity.what));
        let shown = self.say(entity.text.as_ref());
        self.put("  ", shown);
        let own = &entity.framework.language;
        let wording = entity.text.as_ref().and_then(|text| text.get(own));
        if let Some(wording) = wording.filter(|wording| self.options.both && **wording != *shown) {
            self.put("  ", &format!("{own}: {wording}"));
        }
        self.out.push('\n');
    }

    fn about(&mut self) {
        let entity = self.entity;
        let framework = &entity.framework;
        if entity.reference.local().is_some() {
            let title = self.say(Some(&framework.title));
            let line = format!("{title} [{} {}]", framework.id, framework.version);
            self.field("in", &line);
        }
        if let Some(status) = &entity.status {
            self.field("status", status);
        }
        if let Some(unit) = &entity.unit {
            let line = format!("{} [{unit}]", self.say(entity.unit_title.as_ref()));
            self.field("unit", &line);
        }
        self.levels(&entity.levels, "");
        self.levels(&entity.unit_levels, ", the unit's");
        self.levels(&entity.framework_levels, ", the whole framework's");
        let place = entity.place.as_ref().map(ToString::to_string);
        self.field("place", place.as_deref().unwrap_or("not recorded"));
        let iri = entity.iri.as_ref().map(ToString::to_string);
        self.field("IRI", iri.as_deref().unwrap_or("none"));
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

    fn mappings(&mut self) {
        let entity = self.entity;
        let (from, onto) = (&entity.mappings_from, &entity.mappings_onto);
        if from.is_empty() && onto.is_empty() {
            self.out.push_str("\nThe catalog has no mapping of it.\n");
        }
        for (head, broader, mappings) in [
            ("Mappings from it", "the other", from),
            ("Mappings onto it", "it", onto),
        ] {
            if !mappings.is_empty() {
                let _infallible = writeln!(
                    self.out,
                    "\n{head}: {} (where one says `broad`, {broader} is the broader one)",
                    mappings.len()
                );
            }
            for mapping in mappings {
                self.mapping(mapping);
            }
        }
    }

    fn mapping(&mut self, mapping: &EntityMapping) {
        let not = if mapping.denied { "not " } else { "" };
        let confidence = mapping.confidence.map(|c| format!(", confidence {c}"));
        let confidence = confidence.unwrap_or_default();
        let other = mapping.other.as_deref().unwrap_or("no term found");
        self.put("  ", &format!("{not}{}{confidence}: {other}", mapping.word));
        if let Some(text) = &mapping.text {
            let tags = self.options.languages.iter().map(LanguageTag::as_str);
            let label = text.preferring(&tags.collect::<Vec<_>>());
            self.put("      ", &format!("“{label}”"));
        }
        if let Some(reason) = &mapping.comment {
            self.put("      ", reason);
        }
    }
}
