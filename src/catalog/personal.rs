//! 14: profiles and records before the documents of a catalog.

use super::{Catalog, Entity, FrameworkPart};
use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::id::{EntityRef, LocalId};
use crate::level::{Level, ScaleId};
use crate::model::{
    Construct, Criterion, FrameworkKind, Holding, LevelScale, Profile, Record, RecordedResult,
    Role, Threshold, Unit,
};
use std::collections::BTreeSet;

/// What the scale of a level of education may measure.
const OF_EDUCATION: [Construct; 3] = [
    Construct::Education,
    Construct::Qualification,
    Construct::Other,
];

impl Catalog {
    /// Everything that is wrong with a profile, by itself and before this
    /// catalog: what it holds and counts for is there, its levels are on their
    /// scales. Nothing that is said quotes more of it than the ids of entries
    /// and of what is in no catalog.
    ///
    /// [`assess`](Self::assess) leaves out the entries with errors and goes on.
    pub fn check_profile(&self, profile: &Profile) -> Diagnostics {
        let mut found = check::profile(profile);
        found.extend(self.check_profile_among(profile));
        found
    }

    /// What only the catalog finds wrong with a profile.
    pub(super) fn check_profile_among(&self, profile: &Profile) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let root = Pointer::root;
        for (index, held) in profile.holdings.iter().enumerate() {
            let at = root().key("holdings").index(index);
            self.check_held(&held.of, &held.id, &at, &mut found);
            self.check_skill(held, &at, &mut found);
            for (place, level) in held.levels.iter().enumerate() {
                let at = at.clone().key("levels").index(place);
                self.check_level_of(level, &[], &held.id, &at, &mut found);
            }
        }
        for (index, held) in profile.languages.iter().enumerate() {
            let at = root().key("languages").index(index);
            if let Some(level) = &held.level {
                let at = at.clone().key("level");
                self.check_level_of(level, &[Construct::Language], &held.id, &at, &mut found);
            }
            for (place, own) in held.activities.iter().enumerate() {
                let at = at.clone().key("activities").index(place).key("level");
                self.check_level_of(
                    &own.level,
                    &[Construct::Language],
                    &held.id,
                    &at,
                    &mut found,
                );
            }
            self.check_requirements(&held.counts_for, &held.id, &at, &mut found);
        }
        for (index, held) in profile.education.iter().enumerate() {
            let at = root().key("education").index(index);
            if let Some(level) = &held.level {
                let at = at.clone().key("level");
                self.check_level_of(level, &OF_EDUCATION, &held.id, &at, &mut found);
            }
            self.check_requirements(&held.counts_for, &held.id, &at, &mut found);
        }
        for (index, held) in profile.experience.iter().enumerate() {
            let at = root().key("experience").index(index);
            self.check_requirements(&held.counts_for, &held.id, &at, &mut found);
        }
        found
    }

    /// Everything that is wrong with a record, by itself and before this
    /// catalog: what was assessed is a criterion, or a unit without any that
    /// the candidate must show.
    pub fn check_record(&self, record: &Record) -> Diagnostics {
        let mut found = check::record(record);
        found.extend(self.check_record_among(record));
        found
    }

    /// What only the catalog finds wrong with a record.
    pub(super) fn check_record_among(&self, record: &Record) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.framework(&record.framework).is_err() {
            let at = Pointer::root().key("framework");
            let message = format!("the catalog has no framework `{}`", record.framework);
            found.push(Diagnostic::new(Code::NotInCatalog, at, message));
            return found;
        }
        for (index, result) in record.results.iter().enumerate() {
            let at = Pointer::root().key("results").index(index);
            let reference = record.reference_of(result);
            let entity = self.entity(&reference);
            if let Ok(Entity::Criterion { criterion, .. }) = entity {
                self.check_result(result, criterion, &at, &mut found);
                continue;
            }
            let (message, help) = match entity {
                Ok(Entity::Unit { unit, .. }) if !shows(unit) => continue,
                Ok(Entity::Unit { .. }) => (
                    format!("`{}` is judged by what its criteria say", result.of),
                    Some("record a result for each of its criteria"),
                ),
                Ok(_) => (
                    format!("`{}` is neither a criterion nor a unit", result.of),
                    None,
                ),
                Err(_) => (
                    format!("`{}` has no `{}`", record.framework, result.of),
                    None,
                ),
            };
            let mut wrong = Diagnostic::new(Code::NotInCatalog, at.key("of"), message);
            wrong.help = help.map(str::to_owned);
            found.push(wrong);
        }
        found
    }

    /// What is counted is counted by the criterion, and a certificate is shown
    /// where it can waive something.
    fn check_result(
        &self,
        result: &RecordedResult,
        criterion: &Criterion,
        at: &Pointer,
        found: &mut Vec<Diagnostic>,
    ) {
        counts_of(result, &criterion.thresholds, at, found);
        let Some(certificate) = &result.certificate else {
            return;
        };
        let at = at.clone().key("certificate");
        let Some(waiver) = &criterion.waiver else {
            let message = format!("`{}` waives nothing, and a certificate is shown", result.of);
            found.push(
                Diagnostic::new(Code::NotInCatalog, at, message)
                    .with_help("record it under the criterion that allows the waiver"),
            );
            return;
        };
        let asked = self.scale(waiver.minimum_level.level.scale());
        let measures: Vec<Construct> = asked.iter().map(|scale| scale.construct).collect();
        self.check_level_of(certificate, &measures, &result.of, &at, found);
    }

    /// A levelled skill is held at levels of the scale that it has levels of.
    fn check_skill(&self, held: &Holding, at: &Pointer, found: &mut Vec<Diagnostic>) {
        let framework = match self.resolve(&held.of) {
            Some(Entity::Framework(framework) | Entity::Unit { framework, .. }) => framework,
            _ => return,
        };
        if framework.kind != FrameworkKind::LevelledSkill || held.levels.is_empty() {
            return;
        }
        let of_units = framework.units.iter().flat_map(|unit| &unit.levels);
        let scales: BTreeSet<&ScaleId> = of_units.map(|own| own.level.scale()).collect();
        if held
            .levels
            .iter()
            .any(|level| scales.contains(level.scale()))
        {
            return;
        }
        let scales: Vec<&str> = scales.into_iter().map(ScaleId::as_str).collect();
        let message = format!(
            "the entry `{}` holds a skill at no level that it has",
            held.id
        );
        found.push(
            Diagnostic::new(Code::WrongScale, at.clone().key("levels"), message)
                .with_help(format!("its levels are of {}", scales.join(", "))),
        );
    }

    fn check_held(&self, of: &EntityRef, id: &LocalId, at: &Pointer, found: &mut Vec<Diagnostic>) {
        let message = match self.resolve(of) {
            Some(Entity::Framework(_) | Entity::Unit { .. } | Entity::Statement { .. }) => return,
            Some(Entity::Criterion { criterion, .. }) if criterion.role == Role::Demonstration => {
                return;
            }
            Some(_) => format!("the entry `{id}` holds what is no framework, unit or item"),
            None => format!("the entry `{id}` holds what the catalog does not have"),
        };
        found.push(
            Diagnostic::new(Code::NotInCatalog, at.clone().key("of"), message).with_help(
                "name a framework (`competency:` and its id), a unit or an item of the catalog",
            ),
        );
    }

    fn check_requirements(
        &self,
        counts_for: &[EntityRef],
        id: &LocalId,
        at: &Pointer,
        found: &mut Vec<Diagnostic>,
    ) {
        for (place, reference) in counts_for.iter().enumerate() {
            let part = match self.resolve(reference) {
                Some(Entity::Part { part, .. }) => Some(part),
                _ => None,
            };
            if matches!(part, Some(FrameworkPart::Requirement(_))) {
                continue;
            }
            let at = at.clone().key("counts_for").index(place);
            let message = format!("the entry `{id}` counts for what is no entry requirement");
            found.push(
                Diagnostic::new(Code::NotInCatalog, at, message)
                    .with_help("name an entry requirement of a framework of the catalog"),
            );
        }
    }

    /// A level is on a scale of the catalog, and on one that measures what it
    /// should, where that is said.
    fn check_level_of(
        &self,
        level: &Level,
        measures: &[Construct],
        id: &LocalId,
        at: &Pointer,
        found: &mut Vec<Diagnostic>,
    ) {
        let wrong = match self.scale(level.scale()) {
            Err(_) => Diagnostic::new(
                Code::UnknownScale,
                at.clone(),
                format!("the entry `{id}` has a level of a scale that is not known"),
            )
            .with_help(self.its_scales(measures)),
            Ok(scale) if scale.rank(level.value()).is_none() => Diagnostic::new(
                Code::LevelNotOnScale,
                at.clone(),
                format!("the entry `{id}` has a level that its scale does not have"),
            )
            .with_help(check::its_levels(scale)),
            Ok(scale) => {
                if measures.is_empty() || measures.contains(&scale.construct) {
                    return;
                }
                let message =
                    format!("the entry `{id}` has a level of a scale that measures something else");
                Diagnostic::new(Code::WrongScale, at.clone(), message)
                    .with_help(self.its_scales(measures))
            }
        };
        found.push(wrong);
    }

    /// The scales of the catalog that measure what they should.
    fn its_scales(&self, measures: &[Construct]) -> String {
        let fits = |scale: &&LevelScale| measures.is_empty() || measures.contains(&scale.construct);
        let fitting: Vec<&str> = self
            .scales()
            .filter(fits)
            .map(|scale| scale.id.as_str())
            .collect();
        if fitting.is_empty() {
            return "add the scale to the catalog".to_owned();
        }
        format!("the scales that will do are {}", fitting.join(", "))
    }
}

/// Whether a criterion of a unit says what the candidate must show.
fn shows(unit: &Unit) -> bool {
    unit.criteria()
        .any(|criterion| criterion.role == Role::Demonstration)
}

/// What a result counts is what thresholds count.
fn counts_of(
    result: &RecordedResult,
    thresholds: &[Threshold],
    at: &Pointer,
    found: &mut Vec<Diagnostic>,
) {
    if result.counts.is_empty() {
        return;
    }
    // Without recursion: thresholds nest as deep as a document may.
    let mut counted: Vec<&str> = Vec::new();
    let mut open: Vec<&Threshold> = thresholds.iter().rev().collect();
    while let Some(threshold) = open.pop() {
        counted.push(threshold.unit.as_str());
        open.extend(threshold.including.iter().rev());
    }
    for (place, count) in result.counts.iter().enumerate() {
        if counted.contains(&count.of.as_str()) {
            continue;
        }
        let at = at.clone().key("counts").index(place).key("of");
        let message = format!("nothing is counted as `{}` in `{}`", count.of, result.of);
        let help = if counted.is_empty() {
            "nothing is counted there; record a decision".to_owned()
        } else {
            format!("what is counted there is `{}`", counted.join("`, `"))
        };
        found.push(Diagnostic::new(Code::NotInCatalog, at, message).with_help(help));
    }
}
