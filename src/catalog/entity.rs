use crate::id::{EntityRef, Iri, LocalId};
use crate::level::Level;
use crate::model::{
    Absence, Condition, Criterion, DistinguishedOccupation, EntryRequirement, Exclusion, Framework,
    LegalAct, LevelSubject, Passage, Place, SourceTerm, StatedLevel, Statement, Topic, Unit,
};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// Something that a reference refers to.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Entity<'a> {
    /// A framework.
    Framework(&'a Framework),
    /// A unit.
    Unit {
        /// The framework it is in.
        framework: &'a Framework,
        /// The unit.
        unit: &'a Unit,
    },
    /// A statement.
    Statement {
        /// The framework it is in.
        framework: &'a Framework,
        /// The unit it is in.
        unit: &'a Unit,
        /// The statement.
        statement: &'a Statement,
    },
    /// A criterion.
    Criterion {
        /// The framework it is in.
        framework: &'a Framework,
        /// The unit it judges; `None` where it is about the whole.
        unit: Option<&'a Unit>,
        /// The criterion.
        criterion: &'a Criterion,
    },
    /// Another part of a framework that has an id.
    Part {
        /// The framework it is in.
        framework: &'a Framework,
        /// The part.
        part: FrameworkPart<'a>,
    },
}

/// A part of a framework that has an id and is neither unit, statement nor
/// criterion.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum FrameworkPart<'a> {
    /// Prose.
    Passage(&'a Passage),
    /// A topic of training.
    Topic(&'a Topic),
    /// A condition.
    Condition(&'a Condition),
    /// A requirement for entry.
    Requirement(&'a EntryRequirement),
    /// What an assessment leaves out.
    Exclusion(&'a Exclusion),
    /// An occupation it is told apart from.
    Distinguished(&'a DistinguishedOccupation),
    /// A law or order.
    LegalAct(&'a LegalAct),
    /// A term of the source.
    Term(&'a SourceTerm),
    /// A sentence that says what is absent.
    Absence(&'a Absence),
}

impl<'a> FrameworkPart<'a> {
    /// Its wording.
    pub fn text(&self) -> Option<&'a Text> {
        match self {
            Self::Passage(passage) => passage.text.as_ref(),
            Self::Topic(topic) => Some(&topic.text),
            Self::Condition(condition) => Some(&condition.text),
            Self::Requirement(requirement) => Some(&requirement.text),
            Self::Exclusion(exclusion) => Some(&exclusion.text),
            Self::Distinguished(other) => Some(&other.title),
            Self::LegalAct(act) => Some(&act.text),
            Self::Term(term) => Some(&term.text),
            Self::Absence(absence) => absence.text.as_ref(),
        }
    }

    /// Where it stands in the source document.
    pub fn place(&self) -> Option<&'a Place> {
        let place = match self {
            Self::Passage(passage) => &passage.place,
            Self::Topic(topic) => &topic.place,
            Self::Condition(condition) => &condition.place,
            Self::Requirement(requirement) => &requirement.place,
            Self::Exclusion(exclusion) => &exclusion.place,
            Self::Distinguished(other) => &other.place,
            Self::LegalAct(act) => &act.place,
            Self::Term(term) => &term.place,
            Self::Absence(absence) => &absence.place,
        };
        place.as_ref()
    }

    fn id(&self) -> Option<&'a LocalId> {
        match self {
            Self::Passage(passage) => Some(&passage.id),
            Self::Topic(topic) => Some(&topic.id),
            Self::Condition(condition) => Some(&condition.id),
            Self::Requirement(requirement) => Some(&requirement.id),
            Self::Exclusion(exclusion) => Some(&exclusion.id),
            Self::Distinguished(other) => Some(&other.id),
            Self::LegalAct(act) => Some(&act.id),
            Self::Term(term) => Some(&term.id),
            Self::Absence(absence) => absence.id.as_ref(),
        }
    }
}

/// What an [`Entity`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EntityKind {
    /// A framework.
    Framework,
    /// A unit.
    Unit,
    /// A statement.
    Statement,
    /// A criterion.
    Criterion,
    /// Another part of a framework that has an id.
    Part,
}

impl<'a> Entity<'a> {
    /// Whether it is a condition, which can be said to hold.
    pub fn is_condition(&self) -> bool {
        matches!(
            self,
            Self::Part {
                part: FrameworkPart::Condition(_),
                ..
            }
        )
    }

    /// What it is.
    pub fn kind(&self) -> EntityKind {
        match self {
            Self::Framework(_) => EntityKind::Framework,
            Self::Unit { .. } => EntityKind::Unit,
            Self::Statement { .. } => EntityKind::Statement,
            Self::Criterion { .. } => EntityKind::Criterion,
            Self::Part { .. } => EntityKind::Part,
        }
    }

    /// Where it stands in the source document.
    pub fn place(&self) -> Option<&'a Place> {
        match self {
            Self::Framework(framework) => framework.place.as_ref(),
            Self::Unit { unit, .. } => unit.place.as_ref(),
            Self::Statement { statement, .. } => statement.place.as_ref(),
            Self::Criterion { criterion, .. } => criterion.place.as_ref(),
            Self::Part { part, .. } => part.place(),
        }
    }

    /// The framework it is, or is in.
    pub fn framework(&self) -> &'a Framework {
        match self {
            Self::Framework(framework)
            | Self::Unit { framework, .. }
            | Self::Statement { framework, .. }
            | Self::Criterion { framework, .. }
            | Self::Part { framework, .. } => framework,
        }
    }

    /// The unit it is, or is in.
    pub fn unit(&self) -> Option<&'a Unit> {
        match self {
            Self::Unit { unit, .. } | Self::Statement { unit, .. } => Some(unit),
            Self::Criterion { unit, .. } => *unit,
            Self::Framework(_) | Self::Part { .. } => None,
        }
    }

    /// Its id inside the framework; `None` for the framework itself.
    pub fn local_id(&self) -> Option<&'a LocalId> {
        match self {
            Self::Framework(_) => None,
            Self::Unit { unit, .. } => Some(&unit.id),
            Self::Statement { statement, .. } => Some(&statement.id),
            Self::Criterion { criterion, .. } => Some(&criterion.id),
            Self::Part { part, .. } => part.id(),
        }
    }

    /// The reference to it.
    pub fn reference(&self) -> EntityRef {
        match self.local_id() {
            Some(local) => self.framework().reference_to(local),
            None => self.framework().reference(),
        }
    }

    /// Its title or its wording; `None` where it has none.
    pub fn label(&self) -> Option<&'a Text> {
        match self {
            Self::Framework(framework) => Some(&framework.title),
            Self::Unit { unit, .. } => unit.title.as_ref(),
            Self::Statement { statement, .. } => Some(&statement.text),
            Self::Criterion { criterion, .. } => Some(&criterion.text),
            Self::Part { part, .. } => part.text(),
        }
    }

    /// The levels stated for it alone.
    pub fn own_levels(&self) -> &'a [StatedLevel] {
        match self {
            Self::Framework(framework) => &framework.levels,
            Self::Unit { unit, .. } => &unit.levels,
            Self::Statement { statement, .. } => &statement.levels,
            Self::Criterion { criterion, .. } => &criterion.levels,
            Self::Part { .. } => &[],
        }
    }

    /// Its levels, one per scale: its own, else its unit's, else its
    /// framework's; each with what it was stated of.
    pub fn levels(&self) -> Vec<(Level, LevelSubject)> {
        let mut levels = Vec::new();
        self.each_level(|level, of| levels.push((level.clone(), of)));
        levels
    }

    /// Gives the same where they stand.
    pub(crate) fn each_level(&self, mut give: impl FnMut(&'a Level, LevelSubject)) {
        let own = match self {
            Self::Framework(_) => LevelSubject::Framework,
            Self::Unit { .. } => LevelSubject::Unit,
            Self::Statement { .. } | Self::Criterion { .. } | Self::Part { .. } => {
                LevelSubject::Item
            }
        };
        let of_unit = self.unit().map_or(&[][..], |unit| &unit.levels);
        let of_framework = &self.framework().levels[..];
        let lists = [
            (self.own_levels(), own),
            (of_unit, LevelSubject::Unit),
            (of_framework, LevelSubject::Framework),
        ];
        for (list, (levels, of)) in lists.into_iter().enumerate() {
            for (place, StatedLevel { level, .. }) in levels.iter().enumerate() {
                let before = lists.iter().take(list).flat_map(|(levels, _)| *levels);
                let mut before = before.chain(levels.iter().take(place));
                if before.all(|before| before.level.scale() != level.scale()) {
                    give(level, of);
                }
            }
        }
    }

    /// Its IRI: its identifier elsewhere where it has one, else the framework's
    /// namespace and its local id.
    pub fn iri(&self) -> Option<Iri> {
        let own = match self {
            Self::Unit { unit, .. } => unit.iri.as_ref(),
            Self::Statement { statement, .. } => statement.iri.as_ref(),
            Self::Framework(framework) => Some(&framework.namespace),
            Self::Criterion { .. } | Self::Part { .. } => None,
        };
        if let Some(iri) = own {
            return Some(iri.clone());
        }
        let namespace = self.framework().namespace.as_str();
        Iri::parse(&format!("{namespace}{}", self.local_id()?)).ok()
    }
}
