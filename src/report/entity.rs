use crate::catalog::{Catalog, Entity, EntityKind, FrameworkPart};
use crate::compare::FrameworkSummary;
use crate::confidence::Confidence;
use crate::date::Date;
use crate::error::Error;
use crate::id::{EntityRef, Iri};
use crate::model::crosswalk::{Crosswalk, Mapping};
use crate::model::{Place, StatedLevel};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The format that an [`EntityReport`] says it is of in JSON.
pub const ENTITY_FORMAT: &str = "entity/1.0";

/// What a catalog knows of one thing in a framework, and every mapping of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EntityReport {
    /// The format of this result, `entity/1.0`.
    pub format: SmolStr,
    /// The reference to it.
    pub reference: EntityRef,
    /// What it is.
    pub kind: EntityKind,
    /// What it is, more closely: the kind of unit or statement, the role of a
    /// criterion, in words.
    pub what: String,
    /// The framework it is in.
    pub framework: FrameworkSummary,
    /// Whether that framework is in force on the day that was asked about, in
    /// words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The unit it is in, where it is in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<EntityRef>,
    /// The title of that unit, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_title: Option<Text>,
    /// Its title or wording; absent where it has none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The levels stated for it alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<StatedLevel>,
    /// The levels of the unit it is in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unit_levels: Vec<StatedLevel>,
    /// The levels of the whole framework.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub framework_levels: Vec<StatedLevel>,
    /// Where it stands in the source document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Its IRI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<Iri>,
    /// The mappings that start from it.
    pub mappings_from: Vec<EntityMapping>,
    /// The mappings that lead to it.
    pub mappings_onto: Vec<EntityMapping>,
}

/// A mapping of a thing, seen from that thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EntityMapping {
    /// The mapping set it is in, by its IRI.
    pub crosswalk: String,
    /// The predicate, a CURIE such as `skos:closeMatch`.
    pub predicate: String,
    /// The predicate in one word.
    pub word: String,
    /// Whether the predicate is denied.
    pub denied: bool,
    /// How sure its author is, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The other end, a CURIE; absent where no term was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The title or wording of the other end, where the catalog has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The reason: what the two share and what they do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl EntityReport {
    /// What a catalog knows of the thing that a reference refers to, with the
    /// status of its framework on a day if one is given.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, report::EntityReport};
    /// let help_desk = EntityReport::of(&Catalog::builtin(), &"it-i2-4:help-desk".parse()?, None)?;
    /// assert_eq!(help_desk.what, "unit, unit of competence");
    /// assert!(!help_desk.mappings_onto.is_empty());
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog does not have it.
    pub fn of(catalog: &Catalog, reference: &EntityRef, on: Option<Date>) -> Result<Self, Error> {
        let entity = catalog.entity(reference)?;
        let framework = entity.framework();
        let unit = entity.unit().map(|unit| Entity::Unit { framework, unit });
        let unit = unit.filter(|unit| unit.local_id() != entity.local_id());
        let is_part = entity.local_id().is_some();
        let (mappings_from, mappings_onto) = mappings(catalog, &reference.to_string());
        Ok(Self {
            format: SmolStr::new_static(ENTITY_FORMAT),
            reference: entity.reference(),
            kind: entity.kind(),
            what: what(&entity),
            framework: FrameworkSummary::of(framework),
            status: on.map(|on| framework.status(on).to_string()),
            unit: unit.map(|unit| unit.reference()),
            unit_title: unit.and_then(|unit| unit.label()).cloned(),
            text: entity.label().cloned(),
            levels: entity.own_levels().to_vec(),
            unit_levels: unit.map_or(Vec::new(), |unit| unit.own_levels().to_vec()),
            framework_levels: if is_part {
                framework.levels.clone()
            } else {
                Vec::new()
            },
            place: entity.place().cloned(),
            iri: entity.iri(),
            mappings_from,
            mappings_onto,
        })
    }
}

fn mappings(catalog: &Catalog, reference: &str) -> (Vec<EntityMapping>, Vec<EntityMapping>) {
    let (mut from, mut onto) = (Vec::new(), Vec::new());
    for mapping in catalog.crosswalks().flat_map(Crosswalk::mappings) {
        if mapping.subject_id() == Some(reference) {
            from.push(seen(catalog, &mapping, mapping.object_id()));
        } else if mapping.object_id() == Some(reference) {
            onto.push(seen(catalog, &mapping, mapping.subject_id()));
        }
    }
    (from, onto)
}

fn seen(catalog: &Catalog, mapping: &Mapping<'_>, other: Option<&str>) -> EntityMapping {
    let end = other.and_then(|other| EntityRef::parse(other).ok());
    let end = end.and_then(|end| catalog.resolve(&end));
    EntityMapping {
        crosswalk: mapping.crosswalk().id().to_owned(),
        predicate: mapping.predicate().as_str().to_owned(),
        word: mapping.predicate().word().to_owned(),
        denied: mapping.is_denial(),
        confidence: mapping.confidence(),
        other: other.map(str::to_owned),
        text: end.and_then(|end| end.label()).cloned(),
        comment: mapping.comment().map(str::to_owned),
    }
}

/// What something is, in words.
fn what(entity: &Entity<'_>) -> String {
    use super::layout::word;
    match entity {
        Entity::Framework(framework) => word(&framework.kind),
        Entity::Unit { unit, .. } => format!("unit, {}", word(&unit.kind)),
        Entity::Statement { statement, .. } => format!("statement, {}", statement.kind),
        Entity::Criterion { criterion, .. } => format!("criterion, {}", word(&criterion.role)),
        Entity::Part { part, .. } => match part {
            FrameworkPart::Passage(passage) => format!("passage, {}", word(&passage.kind)),
            FrameworkPart::Topic(_) => "topic of training".to_owned(),
            FrameworkPart::Condition(_) => "condition".to_owned(),
            FrameworkPart::Requirement(one) => format!("entry, {}", word(&one.strength)),
            FrameworkPart::Exclusion(_) => "left out of the examination".to_owned(),
            FrameworkPart::Distinguished(_) => "another occupation, told apart".to_owned(),
            FrameworkPart::LegalAct(_) => "legal act".to_owned(),
            FrameworkPart::Term(_) => "term of the source".to_owned(),
            FrameworkPart::Absence(absence) => format!("no {}", word(&absence.of)),
        },
    }
}
