use super::fate::{Aftermath, Fate, Fates};
use crate::id::EntityRef;
use crate::model::crosswalk::{Crosswalk, End, Mapping};
use serde::{Deserialize, Serialize};

/// How the mappings of a crosswalk stand after the framework at one of its ends
/// has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct StaleMappings {
    /// The identifier of the crosswalk.
    pub crosswalk: String,
    /// Whether it fits the version that the framework had; `None` where it does
    /// not say, or is not about the framework.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fitted: Option<bool>,
    /// Whether it fits the version that the framework has now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fits: Option<bool>,
    /// The mappings that end in the framework, in their order.
    pub mappings: Vec<MappingFate>,
}

/// How a mapping stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MappingFate {
    /// Its row in the crosswalk, from 0.
    pub row: usize,
    /// Where it starts.
    pub subject: String,
    /// Its predicate, with `Not` before it where it is denied.
    pub predicate: String,
    /// Where it leads.
    pub object: String,
    /// The worse of what became of its ends.
    pub aftermath: Aftermath,
    /// What became of its subject; `None` where that is not of the framework.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject_fate: Option<Fate>,
    /// What became of its object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_fate: Option<Fate>,
}

impl StaleMappings {
    /// Holds a crosswalk against what became of a framework.
    pub fn of(crosswalk: &Crosswalk, fates: &Fates) -> Self {
        let side = [
            (crosswalk.subject_framework(), crosswalk.subject_versions()),
            (crosswalk.object_framework(), crosswalk.object_versions()),
        ]
        .into_iter()
        .find(|(framework, _)| framework.as_ref() == fates.framework());
        let range = side.and_then(|(_, range)| range.ok().flatten());
        let range = range.as_ref();
        let fits = |version: Option<&semver::Version>| Some(range?.matches(version?));
        Self {
            crosswalk: crosswalk.id().to_owned(),
            fitted: fits(fates.from()),
            fits: fits(fates.to()),
            mappings: crosswalk
                .mappings()
                .filter_map(|mapping| MappingFate::of(&mapping, fates))
                .collect(),
        }
    }

    /// How many mappings stand so.
    pub fn count(&self, aftermath: Aftermath) -> usize {
        let aftermaths = self.mappings.iter().map(|mapping| mapping.aftermath);
        aftermaths.filter(|other| *other == aftermath).count()
    }
}

impl MappingFate {
    fn of(mapping: &Mapping<'_>, fates: &Fates) -> Option<Self> {
        let fate = |id: Option<&str>| fates.of(&EntityRef::parse(id?).ok()?);
        let subject_fate = fate(mapping.subject_id());
        let object_fate = fate(mapping.object_id());
        let both = subject_fate.iter().chain(&object_fate);
        let aftermath = both.map(|fate| fate.aftermath).max()?;
        let not = if mapping.is_denial() { "Not " } else { "" };
        let named = |end: End| end.to_string();
        Some(Self {
            row: mapping.row(),
            subject: named(mapping.subject()),
            predicate: format!("{not}{}", mapping.predicate()),
            object: named(mapping.object()),
            aftermath,
            subject_fate,
            object_fate,
        })
    }
}
