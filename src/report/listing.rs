use crate::catalog::Catalog;
use crate::date::Date;
use crate::id::FrameworkId;
use crate::level::ScaleId;
use crate::model::crosswalk::Slot;
use crate::model::{FrameworkKind, Role, SchemeId, Unit};
use crate::text::{LanguageTag, Text};
use semver::Version;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The format that a [`Listing`] says it is of in JSON.
pub const LISTING_FORMAT: &str = "list/1.0";

/// What a catalog holds.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, report::Listing};
/// let listing = Listing::of(&Catalog::builtin(), None);
/// let czech = &listing.frameworks[0];
/// assert_eq!((czech.id.as_str(), czech.units, czech.items), ("cz-nsk-66-029-m", 9, 17));
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Listing {
    /// The format of this result, `list/1.0`.
    pub format: SmolStr,
    /// The frameworks.
    pub frameworks: Vec<FrameworkEntry>,
    /// The level scales.
    pub scales: Vec<ScaleEntry>,
    /// The classification schemes.
    pub schemes: Vec<SchemeEntry>,
    /// The crosswalks.
    pub crosswalks: Vec<CrosswalkEntry>,
}

/// A framework in a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FrameworkEntry {
    /// Its id.
    pub id: FrameworkId,
    /// Its version.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::VersionForm"))]
    #[serde(deserialize_with = "crate::version::version")]
    pub version: Version,
    /// What it is.
    pub kind: FrameworkKind,
    /// The language of its wording.
    pub language: LanguageTag,
    /// Its title.
    pub title: Text,
    /// How many units it has.
    pub units: usize,
    /// How many items: statements, and criteria that a candidate must show.
    pub items: usize,
    /// Whether it is in force on the day that was asked about, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// A level scale in a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct ScaleEntry {
    /// Its id.
    pub id: ScaleId,
    /// Its version.
    #[cfg_attr(feature = "schema", schemars(with = "crate::version::VersionForm"))]
    #[serde(deserialize_with = "crate::version::version")]
    pub version: Version,
    /// The language of its wording.
    pub language: LanguageTag,
    /// Its title.
    pub title: Text,
    /// The values of its levels, the lowest first.
    pub levels: Vec<SmolStr>,
}

/// A classification scheme in a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SchemeEntry {
    /// Its id.
    pub id: SchemeId,
    /// Its name.
    pub title: Text,
}

/// A crosswalk in a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct CrosswalkEntry {
    /// Its id, the mapping set's IRI.
    pub id: String,
    /// Its version, where it states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Its title, where it states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The framework that its subjects are in, where the set names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<FrameworkId>,
    /// The framework that its objects are in, where the set names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<FrameworkId>,
    /// How many mappings it has.
    pub mappings: usize,
}

impl Listing {
    /// What a catalog holds, with the status of its frameworks on a day if one
    /// is given.
    pub fn of(catalog: &Catalog, on: Option<Date>) -> Self {
        let frameworks = catalog.frameworks().map(|framework| FrameworkEntry {
            id: framework.id.clone(),
            version: framework.version.clone(),
            kind: framework.kind,
            language: framework.language.clone(),
            title: framework.title.clone(),
            units: framework.units.len(),
            items: framework.units.iter().map(items).sum(),
            status: on.map(|on| framework.status(on).to_string()),
        });
        let scales = catalog.scales().map(|scale| ScaleEntry {
            id: scale.id.clone(),
            version: scale.version.clone(),
            language: scale.language.clone(),
            title: scale.title.clone(),
            levels: scale
                .levels
                .iter()
                .map(|level| level.value.clone())
                .collect(),
        });
        let schemes = catalog.schemes().map(|scheme| SchemeEntry {
            id: scheme.id.clone(),
            title: scheme.title.clone(),
        });
        let crosswalks = catalog.crosswalks().map(|crosswalk| {
            let text = |slot| crosswalk.set().text(slot).map(str::to_owned);
            CrosswalkEntry {
                id: crosswalk.id().to_owned(),
                version: text(Slot::MappingSetVersion),
                title: text(Slot::MappingSetTitle),
                subject: crosswalk.subject_framework(),
                object: crosswalk.object_framework(),
                mappings: crosswalk.mappings().len(),
            }
        });
        Self {
            format: SmolStr::new_static(LISTING_FORMAT),
            frameworks: frameworks.collect(),
            scales: scales.collect(),
            schemes: schemes.collect(),
            crosswalks: crosswalks.collect(),
        }
    }
}

/// What can be covered in a unit: statements, and what a candidate must show.
fn items(unit: &Unit) -> usize {
    let shown = unit
        .criteria()
        .filter(|one| one.role == Role::Demonstration);
    unit.statements.len() + shown.count()
}
