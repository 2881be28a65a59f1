//! What is wrong with a document among those it refers to.

use super::{Catalog, Entity};
use crate::check::{
    Part, disagreement, its_levels, levels_on_scale, mapping_pointer, turned_round, walk,
};
use crate::diagnostic::{At, Code, Diagnostic, Pointer};
use crate::id::{EntityRef, FrameworkId};
use crate::json::{MOST_SUGGESTIONS, nearest};
use crate::level::{Level, ScaleId};
use crate::model::crosswalk::{Crosswalk, Mapping, NONE, Predicate, Slot, Symbol};
use crate::model::{ClassificationCode, Framework, LevelAlignment, LevelScale, SchemeList};
use semver::VersionReq;

/// How many levels of one framework are held against each other.
const MOST_LEVELS: usize = 20;

fn duplicate(key: &str, message: String) -> Diagnostic {
    Diagnostic::new(Code::DuplicateDocument, Pointer::root().key(key), message)
        .with_help("give it another id, or leave the other one out")
}

impl Catalog {
    pub(super) fn check_scale(&self, scale: &LevelScale) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.scales.contains_key(&scale.id) {
            let message = format!("the catalog already has a scale `{}`", scale.id);
            found.push(duplicate("id", message));
        }
        // Alignments that were waiting for this scale.
        let waiting = self.alignments().filter(|_| found.is_empty());
        let mut unknown = Vec::new();
        for alignment in waiting {
            let mut missing = Vec::new();
            levels_on_scale(alignment, scale, &At::ROOT, &mut missing);
            if !missing.is_empty() {
                unknown.push(Diagnostic::new(
                    Code::LevelNotOnScale,
                    Pointer::root().key("levels"),
                    format!(
                        "the alignment `{}` has levels that are missing here",
                        alignment.id
                    ),
                ));
            }
        }
        found.extend(unknown);
        let alignments = At::ROOT;
        let alignments = alignments.key("alignments");
        for (index, alignment) in scale.alignments.iter().enumerate() {
            let at = alignments.index(index);
            self.check_alignment(alignment, &at, false, &mut found);
            // The scale itself is not in the catalog yet.
            let end = |id: &ScaleId| match *id == scale.id {
                true => Some(scale),
                false => self.scales.get(id).map(|known| &***known),
            };
            if let (Some(from), Some(to)) = (end(&alignment.from), end(&alignment.to)) {
                turned_round(alignment, from, to, &at, &mut found);
            }
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
            levels_on_scale(alignment, scale, at, found);
        }
    }

    /// The levels of a framework correspond, as far as an authority says which
    /// do.
    fn check_levels(&self, framework: &Framework, found: &mut Vec<Diagnostic>) {
        let root = At::ROOT;
        let at = root.key("levels");
        for (index, second) in framework.levels.iter().enumerate() {
            let before = framework.levels.iter().take(index).enumerate();
            let clash = before.take(MOST_LEVELS).find_map(|(index, first)| {
                let mut alignments = self.alignments();
                let alignment =
                    alignments.find(|alignment| disagreement([first, second], alignment))?;
                Some((index, first, alignment))
            });
            if let Some((before, first, alignment)) = clash {
                found.push(
                    Diagnostic::new(
                        Code::LevelsDisagree,
                        at.index(index).pointer(),
                        format!(
                            "`{}` does not correspond to `{}`, says {}",
                            second.level, first.level, alignment.authority
                        ),
                    )
                    .with_related(at.index(before).pointer(), "the other level")
                    .with_help("look up the two levels in the document"),
                );
            }
        }
    }

    pub(super) fn check_framework(&self, framework: &Framework) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.frameworks.contains_key(&framework.id) {
            let message = format!("the catalog already has a framework `{}`", framework.id);
            found.push(duplicate("id", message));
        }
        self.check_levels(framework, &mut found);
        let mut suggestions = MOST_SUGGESTIONS;
        walk(framework, &mut |part, at| match part {
            Part::Levels(levels) => {
                for (index, stated) in levels.iter().enumerate() {
                    self.check_level(&stated.level, &at.index(index), &mut found);
                }
            }
            Part::Code(code) => self.check_code(code, at, &mut found),
            Part::Level(stated) => self.check_level(&stated.level, at, &mut found),
            Part::Reference(reference) | Part::Link(reference)
                if *reference.framework() != framework.id =>
            {
                self.check_reference(reference, at, &mut suggestions, &mut found);
            }
            _ => {}
        });
        found
    }

    pub(super) fn check_schemes(&self, list: &SchemeList) -> Vec<Diagnostic> {
        let at = Pointer::root().key("schemes");
        let schemes = list.schemes.iter().enumerate();
        let twice = schemes.filter(|(_, scheme)| self.schemes.contains_key(&scheme.id));
        twice
            .map(|(index, scheme)| {
                Diagnostic::new(
                    Code::DuplicateDocument,
                    at.clone().index(index).key("id"),
                    format!("the catalog already has a scheme `{}`", scheme.id),
                )
                .with_help("give it another id, or leave the other one out")
            })
            .collect()
    }

    /// A code is of the form that its scheme's codes have.
    fn check_code(&self, code: &ClassificationCode, at: &At<'_>, found: &mut Vec<Diagnostic>) {
        let Some(scheme) = self.schemes.get(&code.scheme) else {
            let mut diagnostic = Diagnostic::new(
                Code::UnknownScheme,
                at.key("scheme").pointer(),
                format!("no classification scheme `{}` is known", code.scheme),
            );
            let known = self.schemes.keys().map(|id| id.as_str());
            diagnostic.help =
                nearest(code.scheme.as_str(), known).map(|near| format!("did you mean `{near}`?"));
            found.push(diagnostic);
            return;
        };
        let mut wrong = |at: &At<'_>, fault: Option<String>| {
            let fault = fault.map(|fault| (at.pointer(), fault));
            found
                .extend(fault.map(|(at, fault)| Diagnostic::new(Code::CodeNotOfScheme, at, fault)));
        };
        // White space and no code at all are faults of their own.
        if code.code.trim() == code.code && !code.code.is_empty() {
            wrong(&at.key("code"), scheme.fault_of(&code.code));
        }
        let edition = code.version.as_ref();
        let edition = edition.and_then(|version| scheme.fault_of_edition(version));
        wrong(&at.key("version"), edition);
        let old = at.key("supersedes");
        for (index, superseded) in code.supersedes.iter().enumerate() {
            let at = old.index(index);
            wrong(&at.key("code"), scheme.fault_of(&superseded.code));
        }
        let Some(given) = code.iri.as_ref() else {
            return;
        };
        let made = scheme.iri_of(&code.code).filter(|made| made != given);
        if let (Some(made), true) = (made, scheme.pattern.matches(&code.code)) {
            found.push(
                Diagnostic::new(
                    Code::IriOfAnotherCode,
                    at.key("iri").pointer(),
                    format!("`{given}` is not the IRI of the code `{}`", code.code),
                )
                .with_help(format!("did you mean `{made}`?")),
            );
        }
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
            found.push(
                Diagnostic::new(
                    Code::LevelNotOnScale,
                    at.pointer(),
                    format!("the scale `{}` has no level `{}`", scale.id, level.value()),
                )
                .with_help(its_levels(scale)),
            );
        }
    }

    /// A reference into a framework that the catalog has leads somewhere. One
    /// into a framework that it does not have is a link outward.
    fn check_reference(
        &self,
        reference: &EntityRef,
        at: &At<'_>,
        suggestions: &mut usize,
        found: &mut Vec<Diagnostic>,
    ) {
        if !self.frameworks.contains_key(reference.framework()) || self.resolve(reference).is_some()
        {
            return;
        }
        let mut diagnostic = Diagnostic::new(
            Code::DanglingReference,
            at.pointer(),
            format!("there is no `{reference}`"),
        );
        diagnostic.help = self.suggestion(reference, suggestions);
        found.push(diagnostic);
    }

    /// A reference spelt almost the same, while suggestions are left.
    fn suggestion(&self, reference: &EntityRef, left: &mut usize) -> Option<String> {
        *left = left.checked_sub(1)?;
        let near = self.similar(reference)?;
        Some(format!("did you mean `{near}`?"))
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
        let mut suggestions = MOST_SUGGESTIONS;
        let ends = self.ends(crosswalk);
        let columns = crosswalk.columns();
        let exact = columns.entities().find(Predicate::Exact.as_str());
        let predicates = columns.symbols(Slot::PredicateId);
        let mut sides = END_SLOTS.map(|(id, label)| Side {
            id,
            label,
            ends: columns.symbols(id),
            labels: columns.symbols(label),
            current: [NONE; 2],
        });
        for mapping in crosswalk.mappings() {
            let row = mapping.row();
            for side in &mut sides {
                match ends.get(at(side.ends, row) as usize) {
                    Some(End::Missing(reference)) => {
                        let at = mapping_pointer(&mapping, Some(side.id.name()));
                        let message = format!("there is no `{reference}`");
                        let mut unknown = Diagnostic::new(Code::UnknownEnd, at, message);
                        unknown.help = self.suggestion(reference, &mut suggestions);
                        found.push(unknown);
                    }
                    Some(End::Found(entity)) => found.extend(side.check(&mapping, entity)),
                    _ => {}
                }
            }
            if exact != Some(at(predicates, row)) {
                continue;
            }
            let both = sides.each_ref().map(|side| at(side.ends, row));
            let both = both.map(|end| ends.get(end as usize));
            if let [Some(End::Found(subject)), Some(End::Found(object))] = both {
                found.extend(self.check_exact(&mapping, subject, object));
            }
        }
        found
    }

    /// What matches exactly, which the mapping says, is not two levels apart.
    fn check_exact(
        &self,
        mapping: &Mapping<'_>,
        subject: &Entity<'_>,
        object: &Entity<'_>,
    ) -> Option<Diagnostic> {
        if mapping.is_denial() {
            return None;
        }
        let steps = self.levels_apart(subject, object)?;
        let message = format!(
            "an exact match between things whose levels are {steps} apart: `{}` and `{}`",
            subject.reference(),
            object.reference()
        );
        let at = mapping_pointer(mapping, Some(Slot::PredicateId.name()));
        let help = "compare the levels; `skos:closeMatch` is the match for what is the same at another level";
        Some(Diagnostic::new(Code::LevelsApart, at, message).with_help(help))
    }

    /// The stored labels that are no longer the wording of their ends.
    pub(super) fn check_labels(&self, crosswalk: &Crosswalk) -> Vec<(EntityRef, Diagnostic)> {
        let ends = self.ends(crosswalk);
        let mut found = Vec::new();
        for mapping in crosswalk.mappings() {
            for (end, (_, label)) in mapping.end_symbols().into_iter().zip(END_SLOTS) {
                if let Some(End::Found(entity)) = ends.get(end as usize) {
                    let stale = check_label(&mapping, label, entity);
                    found.extend(stale.map(|stale| (entity.reference(), stale)));
                }
            }
        }
        found
    }

    /// What the CURIEs of a crosswalk lead to, by their numbers there.
    fn ends(&self, crosswalk: &Crosswalk) -> Vec<End<'_>> {
        let mut ends = vec![End::Outward];
        let entities = crosswalk.columns().entities().iter();
        ends.extend(entities.map(|(_, curie)| match self.resolve_curie(curie) {
            Some(entity) => End::Found(entity),
            None if self.has_framework_of(curie) => {
                EntityRef::parse(curie).map_or(End::Outward, End::Missing)
            }
            None => End::Outward,
        }));
        ends
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
        Some(
            Diagnostic::new(
                Code::VersionMismatch,
                Pointer::root().key(slot.name()),
                message,
            )
            .with_help("look at its mappings again, then name the version they are made for"),
        )
    }
}

/// What an end of a mapping leads to.
enum End<'a> {
    Found(Entity<'a>),
    /// Something that a framework of the catalog does not have.
    Missing(EntityRef),
    /// Out of the catalog.
    Outward,
}

/// The ends of the mappings of a crosswalk on one side, and their labels.
struct Side<'a> {
    id: Slot,
    label: Slot,
    ends: &'a [Symbol],
    labels: &'a [Symbol],
    /// The last end and the label that is current for it, for the next row to
    /// have the same.
    current: [Symbol; 2],
}

impl Side<'_> {
    fn check(&mut self, mapping: &Mapping<'_>, entity: &Entity<'_>) -> Option<Diagnostic> {
        let cells = [self.ends, self.labels].map(|column| at(column, mapping.row()));
        let [_, label] = cells;
        if label == NONE || cells == self.current {
            return None;
        }
        let stale = check_label(mapping, self.label, entity);
        if stale.is_none() {
            self.current = cells;
        }
        stale
    }
}

fn at(column: &[Symbol], row: usize) -> Symbol {
    column.get(row).copied().unwrap_or(NONE)
}

/// The slots of the ends, and of their labels.
const END_SLOTS: [(Slot, Slot); 2] = [
    (Slot::SubjectId, Slot::SubjectLabel),
    (Slot::ObjectId, Slot::ObjectLabel),
];

/// A stored label that is no longer the wording of its end.
fn check_label(mapping: &Mapping<'_>, label: Slot, entity: &Entity<'_>) -> Option<Diagnostic> {
    let stored = mapping.text(label)?;
    let wording = entity.label()?.get(&entity.framework().language)?;
    if stored == wording.as_str() {
        return None;
    }
    let at = mapping_pointer(mapping, Some(label.name()));
    let message = format!("`{}` no longer reads so", entity.reference());
    let help = format!("it reads `{wording}`; look at the mapping again");
    Some(Diagnostic::new(Code::StaleLabel, at, message).with_help(help))
}
