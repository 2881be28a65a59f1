//! What is wrong with a document among those it refers to.

use super::Catalog;
use crate::check::{Part, mapping_pointer, walk};
use crate::diagnostic::{At, Code, Diagnostic, Pointer};
use crate::id::{EntityRef, FrameworkId};
use crate::json::nearest;
use crate::level::Level;
use crate::model::crosswalk::{Crosswalk, Mapping, Slot};
use crate::model::{Framework, LevelAlignment, LevelScale};
use semver::VersionReq;

fn duplicate(key: &str, message: String) -> Diagnostic {
    Diagnostic::new(Code::DuplicateDocument, Pointer::root().key(key), message)
}

impl Catalog {
    pub(super) fn check_scale(&self, scale: &LevelScale) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.scales.contains_key(&scale.id) {
            let message = format!("the catalog already has a scale `{}`", scale.id);
            found.push(duplicate("id", message));
        }
        let alignments = At::ROOT;
        let alignments = alignments.key("alignments");
        for (index, alignment) in scale.alignments.iter().enumerate() {
            self.check_alignment(alignment, &alignments.index(index), false, &mut found);
        }
        found
    }

    /// The levels that an alignment speaks of are on their scales. Scales that
    /// are not there are errors only where they must be.
    pub(super) fn check_alignment(
        &self,
        alignment: &LevelAlignment,
        at: &At<'_>,
        must_be_there: bool,
        found: &mut Vec<Diagnostic>,
    ) {
        for (key, id) in [("from", &alignment.from), ("to", &alignment.to)] {
            let Some(scale) = self.scales.get(id) else {
                if must_be_there {
                    found.push(Diagnostic::new(
                        Code::UnknownScale,
                        at.key(key).pointer(),
                        format!("the catalog has no scale `{id}`"),
                    ));
                }
                continue;
            };
            let pairs = at.key("levels");
            for (index, pair) in alignment.levels.iter().enumerate() {
                let values = match key {
                    "from" => std::slice::from_ref(&pair.from),
                    _ => pair.to.as_slice(),
                };
                for value in values.iter().filter(|value| scale.rank(value).is_none()) {
                    found.push(Diagnostic::new(
                        Code::LevelNotOnScale,
                        pairs.index(index).key(key).pointer(),
                        format!("the scale `{id}` has no level `{value}`"),
                    ));
                }
            }
        }
    }

    pub(super) fn check_framework(&self, framework: &Framework) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.frameworks.contains_key(&framework.id) {
            let message = format!("the catalog already has a framework `{}`", framework.id);
            found.push(duplicate("id", message));
        }
        walk(framework, &mut |part, at| match part {
            Part::Levels(levels) => {
                for (index, stated) in levels.iter().enumerate() {
                    self.check_level(&stated.level, &at.index(index), &mut found);
                }
            }
            Part::Level(stated) => self.check_level(&stated.level, at, &mut found),
            Part::Reference(reference) if *reference.framework() != framework.id => {
                self.check_reference(reference, at, &mut found);
            }
            _ => {}
        });
        found
    }

    fn check_level(&self, level: &Level, at: &At<'_>, found: &mut Vec<Diagnostic>) {
        let at = at.key("level");
        let Some(scale) = self.scales.get(level.scale()) else {
            let mut diagnostic = Diagnostic::new(
                Code::UnknownScale,
                at.pointer(),
                format!("no scale `{}` is known", level.scale()),
            );
            let known = self.scales.keys().map(|id| id.as_str());
            diagnostic.help = nearest(level.scale().as_str(), known)
                .map(|near| format!("did you mean `{near}:{}`?", level.value()));
            found.push(diagnostic);
            return;
        };
        if scale.rank(level.value()).is_none() {
            let values: Vec<&str> = scale.levels.iter().map(|l| l.value.as_str()).collect();
            found.push(
                Diagnostic::new(
                    Code::LevelNotOnScale,
                    at.pointer(),
                    format!("the scale `{}` has no level `{}`", scale.id, level.value()),
                )
                .with_help(format!("its levels are {}", values.join(", "))),
            );
        }
    }

    /// A reference into a framework that the catalog has leads somewhere. One
    /// into a framework that it does not have is a link outward.
    fn check_reference(&self, reference: &EntityRef, at: &At<'_>, found: &mut Vec<Diagnostic>) {
        if !self.frameworks.contains_key(reference.framework()) || self.resolve(reference).is_some()
        {
            return;
        }
        let mut diagnostic = Diagnostic::new(
            Code::DanglingReference,
            at.pointer(),
            format!("there is no `{reference}`"),
        );
        diagnostic.help = self
            .similar(reference)
            .map(|near| format!("did you mean `{near}`?"));
        found.push(diagnostic);
    }

    pub(super) fn check_crosswalk(&self, crosswalk: &Crosswalk) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.crosswalks().any(|other| other.id() == crosswalk.id()) {
            let message = format!("the catalog already has a crosswalk `{}`", crosswalk.id());
            found.push(duplicate("mapping_set_id", message));
        }
        for (slot, framework, versions) in [
            (
                Slot::SubjectSourceVersion,
                crosswalk.subject_framework(),
                crosswalk.subject_versions(),
            ),
            (
                Slot::ObjectSourceVersion,
                crosswalk.object_framework(),
                crosswalk.object_versions(),
            ),
        ] {
            if let (Some(framework), Ok(Some(versions))) = (framework, versions) {
                found.extend(self.check_version(slot, &framework, &versions));
            }
        }
        for mapping in crosswalk.mappings() {
            self.check_end(&mapping, Slot::SubjectId, Slot::SubjectLabel, &mut found);
            self.check_end(&mapping, Slot::ObjectId, Slot::ObjectLabel, &mut found);
        }
        found
    }

    fn check_version(
        &self,
        slot: Slot,
        id: &FrameworkId,
        versions: &VersionReq,
    ) -> Option<Diagnostic> {
        let framework = self.framework(id).ok()?;
        if versions.matches(&framework.version) {
            return None;
        }
        let message = format!(
            "made for `{id}` {versions}, and the catalog has {}",
            framework.version
        );
        Some(Diagnostic::new(
            Code::VersionMismatch,
            Pointer::root().key(slot.name()),
            message,
        ))
    }

    /// An end in a framework that the catalog has exists, and its stored label
    /// is its wording.
    fn check_end(
        &self,
        mapping: &Mapping<'_>,
        id: Slot,
        label: Slot,
        found: &mut Vec<Diagnostic>,
    ) {
        let Some(Ok(reference)) = mapping.text(id).map(EntityRef::parse) else {
            return;
        };
        if !self.frameworks.contains_key(reference.framework()) {
            return;
        }
        let Some(entity) = self.resolve(&reference) else {
            let mut diagnostic = Diagnostic::new(
                Code::UnknownEnd,
                mapping_pointer(mapping, Some(id.name())),
                format!("there is no `{reference}`"),
            );
            diagnostic.help = self
                .similar(&reference)
                .map(|near| format!("did you mean `{near}`?"));
            found.push(diagnostic);
            return;
        };
        let wording = entity
            .label()
            .and_then(|text| text.get(&entity.framework().language));
        if let (Some(stored), Some(wording)) = (mapping.text(label), wording) {
            if stored != wording.as_str() {
                found.push(
                    Diagnostic::new(
                        Code::StaleLabel,
                        mapping_pointer(mapping, Some(label.name())),
                        format!("`{reference}` no longer reads so"),
                    )
                    .with_help(format!("it reads `{wording}`; look at the mapping again")),
                );
            }
        }
    }
}
