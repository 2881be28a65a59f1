//! Laying an overlay over a framework.

use super::Catalog;
use super::index::IndexedFramework;
use crate::check::Valid;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::id::{EntityRef, LocalId};
use crate::json::nearest;
use crate::model::{Criterion, EntryRoute, Framework, Gloss, Overlay, OverlayEntry};
use crate::text::{LanguageTag, Text};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::HashMap;
use std::sync::Arc;

/// What laying an overlay over a framework did.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Overlaid {
    /// The texts it changed, in the order of the overlay.
    pub changes: Vec<OverlayChange>,
    /// What was found in the framework as it now is, such as a crosswalk's
    /// labels that are no longer its wording.
    pub warnings: Diagnostics,
}

/// A text that an overlay changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OverlayChange {
    /// The thing whose text it is.
    pub entity: EntityRef,
    /// The language.
    pub language: LanguageTag,
    /// What is beneath; `None` where there was nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<SmolStr>,
    /// What now stands there.
    pub after: SmolStr,
}

impl Catalog {
    /// Lays an overlay over a framework of the catalog.
    ///
    /// What is beneath is kept: the changes say it, and the catalog that this
    /// one was cloned from still has it. The overlay's rights records stand
    /// beside the framework's.
    ///
    /// # Errors
    ///
    /// Where the catalog lacks the framework, or has it in a version that the
    /// overlay does not fit, or the overlay has a text for something that the
    /// framework does not have. The catalog is then as it was.
    pub fn add_overlay(&mut self, overlay: Valid<Overlay>) -> Result<Overlaid, Diagnostics> {
        let Some(indexed) = self.frameworks.get(&overlay.framework) else {
            let message = format!("the catalog has no framework `{}`", overlay.framework);
            let at = Pointer::root().key("framework");
            let mut found = Diagnostic::new(Code::UnknownTarget, at, message);
            let known = self.frameworks.keys().map(|id| id.as_str());
            found.help = nearest(overlay.framework.as_str(), known)
                .map(|near| format!("did you mean `{near}`?"));
            return Err(found.into());
        };
        let found = fits(&overlay, indexed);
        if found.has_errors() {
            return Err(found);
        }
        let mut framework = indexed.framework().clone();
        let changes = lay(&overlay, &mut framework);
        let framework = Valid::new(framework)?;
        let mut warnings = framework.warnings().clone();
        let indexed = IndexedFramework::new(framework);
        self.frameworks
            .insert(overlay.framework.clone(), Arc::new(indexed));
        warnings.extend(self.stale_labels(&changes));
        Ok(Overlaid { changes, warnings })
    }

    /// The mappings whose stored labels the changes have made stale.
    fn stale_labels(&self, changes: &[OverlayChange]) -> Vec<Diagnostic> {
        let changed: HashMap<&EntityRef, &OverlayChange> = changes
            .iter()
            .filter(|change| {
                let framework = self.framework(change.entity.framework());
                framework.is_ok_and(|framework| framework.language == change.language)
            })
            .map(|change| (&change.entity, change))
            .collect();
        if changed.is_empty() {
            return Vec::new();
        }
        let crosswalks = self.crosswalks.iter();
        let found = crosswalks.flat_map(|crosswalk| self.check_labels(crosswalk.crosswalk()));
        found
            .filter(|(reference, _)| changed.contains_key(reference))
            .map(|(_, found)| found)
            .collect()
    }
}

/// Whether an overlay fits a framework, and has texts only for what is in it.
fn fits(overlay: &Overlay, indexed: &IndexedFramework) -> Diagnostics {
    let framework = indexed.framework();
    let mut found = Diagnostics::default();
    if !overlay.fits.matches(&framework.version) {
        found.push(
            Diagnostic::new(
                Code::OverlayMismatch,
                Pointer::root().key("fits"),
                format!(
                    "the overlay fits `{}` {}, and the catalog has {}",
                    framework.id, overlay.fits, framework.version
                ),
            )
            .with_help("look at its texts again, then widen `fits`"),
        );
    }
    for (index, entry) in overlay.entries.iter().enumerate() {
        let Some(id) = &entry.id else { continue };
        if indexed.get(id.as_str()).is_none() {
            let at = Pointer::root().key("entries").index(index).key("id");
            let message = format!("`{}` has no `{id}`", framework.id);
            let mut diagnostic = Diagnostic::new(Code::BadEntry, at, message);
            diagnostic.help =
                nearest(id.as_str(), indexed.ids()).map(|near| format!("did you mean `{near}`?"));
            found.push(diagnostic);
        }
    }
    found
}

/// Lays the texts of an overlay over those of a framework, and puts its rights
/// and what it declares beside the framework's.
pub(crate) fn lay(overlay: &Overlay, framework: &mut Framework) -> Vec<OverlayChange> {
    let reference = framework.reference();
    let id = framework.id.clone();
    let entries: HashMap<Option<LocalId>, (usize, &OverlayEntry)> = overlay
        .entries
        .iter()
        .enumerate()
        .map(|(index, entry)| (entry.id.clone(), (index, entry)))
        .collect();
    let mut changes = Vec::new();
    let mut lay = |local: Option<&LocalId>, text: &mut Option<Text>| {
        let Some((index, entry)) = entries.get(&local.cloned()) else {
            return;
        };
        let mut merged = text.take().unwrap_or_default();
        for (language, after) in entry.text.iter() {
            let before = merged.get(language).cloned();
            if before.as_ref() == Some(after) {
                continue;
            }
            let change = OverlayChange {
                entity: match local {
                    Some(local) => EntityRef::new(id.clone(), local.clone()),
                    None => reference.clone(),
                },
                language: language.clone(),
                before,
                after: after.clone(),
            };
            changes.push((*index, change));
            merged = merged.with(language.clone(), after.clone());
        }
        *text = Some(merged);
    };
    each_text(framework, &mut lay);
    framework.rights.extend(overlay.rights.iter().cloned());
    for gloss in &overlay.glosses {
        let declared = |other: &Gloss| other.language == gloss.language;
        if gloss.language != framework.language && !framework.glosses.iter().any(declared) {
            framework.glosses.push(gloss.clone());
        }
    }
    changes.sort_by_key(|(index, _)| *index);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// Gives every text that has an id, or is the framework's title, to `lay`.
pub(crate) fn each_text(
    f: &mut Framework,
    lay: &mut dyn FnMut(Option<&LocalId>, &mut Option<Text>),
) {
    /// A text that is always there.
    fn must(
        id: Option<&LocalId>,
        text: &mut Text,
        lay: &mut dyn FnMut(Option<&LocalId>, &mut Option<Text>),
    ) {
        let mut slot = Some(std::mem::take(text));
        lay(id, &mut slot);
        *text = slot.unwrap_or_default();
    }
    fn criteria(list: &mut [Criterion], lay: &mut dyn FnMut(Option<&LocalId>, &mut Option<Text>)) {
        for criterion in list {
            must(Some(&criterion.id), &mut criterion.text, lay);
            criteria(&mut criterion.criteria, lay);
        }
    }
    fn route(entry: &mut EntryRoute, lay: &mut dyn FnMut(Option<&LocalId>, &mut Option<Text>)) {
        match entry {
            EntryRoute::AllOf(routes) | EntryRoute::AnyOf(routes) => {
                routes.iter_mut().for_each(|one| route(one, lay));
            }
            EntryRoute::Requirement(one) => must(Some(&one.id), &mut one.text, lay),
        }
    }
    must(None, &mut f.title, lay);
    f.legal_acts
        .iter_mut()
        .for_each(|x| must(Some(&x.id), &mut x.text, lay));
    f.terms
        .iter_mut()
        .for_each(|x| must(Some(&x.id), &mut x.text, lay));
    f.passages
        .iter_mut()
        .for_each(|x| lay(Some(&x.id), &mut x.text));
    f.distinguished_from
        .iter_mut()
        .for_each(|x| must(Some(&x.id), &mut x.title, lay));
    f.conditions
        .iter_mut()
        .for_each(|x| must(Some(&x.id), &mut x.text, lay));
    f.exclusions
        .iter_mut()
        .for_each(|x| must(Some(&x.id), &mut x.text, lay));
    let topics = f
        .training
        .iter_mut()
        .flat_map(|training| &mut training.topics);
    topics.for_each(|x| must(Some(&x.id), &mut x.text, lay));
    if let Some(entry) = &mut f.entry {
        route(entry, lay);
    }
    if let Some(assessment) = &mut f.assessment {
        criteria(&mut assessment.criteria, lay);
    }
    for unit in &mut f.units {
        lay(Some(&unit.id), &mut unit.title);
        unit.passages
            .iter_mut()
            .for_each(|x| lay(Some(&x.id), &mut x.text));
        unit.statements
            .iter_mut()
            .for_each(|x| must(Some(&x.id), &mut x.text, lay));
        if let Some(assessment) = &mut unit.assessment {
            criteria(&mut assessment.criteria, lay);
        }
    }
    let of_units = f.units.iter_mut().flat_map(|unit| &mut unit.absences);
    for absence in f.absences.iter_mut().chain(of_units) {
        if let Some(id) = &absence.id {
            lay(Some(id), &mut absence.text);
        }
    }
}
