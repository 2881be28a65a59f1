use super::columns::Columns;
use super::lookup::Lookup;
use super::mapping::{Mapping, MappingRecord};
use super::slot::Slot;
use super::slots::Slots;
use super::texts::Symbol;
use crate::error::ValueError;
use crate::id::{Curie, EntityRef, FrameworkId, Iri};
use crate::model::{Document, DocumentKind, Format};
use crate::value::object;
use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A set of mappings with its metadata: an SSSOM mapping set.
///
/// ```
/// use competency::crosswalk::{Crosswalk, MappingRecord};
/// use competency::Predicate;
/// let mut crosswalk = Crosswalk::new("https://example.org/a--b".parse()?, "https://creativecommons.org/publicdomain/zero/1.0/".parse()?);
/// crosswalk.push(MappingRecord::new("a:1".parse()?, Predicate::Close, "b:1".parse()?, "semapv:ManualMappingCuration".parse()?));
/// assert_eq!(crosswalk.mappings().next().unwrap().predicate(), Predicate::Close);
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Crosswalk {
    pub(super) schema: Option<String>,
    pub(super) format: Format,
    pub(super) set: Slots,
    pub(super) curie_map: BTreeMap<SmolStr, Iri>,
    pub(super) extension_definitions: Vec<ExtensionDefinition>,
    pub(super) columns: Columns,
    /// Made when first asked for.
    pub(super) lookup: OnceLock<Lookup>,
}

/// What an extension slot means (SSSOM, "Extension slots").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct ExtensionDefinition {
    /// The slot's name.
    pub slot_name: SmolStr,
    /// The property that says what it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub property: Option<Curie>,
    /// The type of its values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub type_hint: Option<Curie>,
}

impl Crosswalk {
    /// A crosswalk without mappings, with the two slots that SSSOM requires of
    /// a set.
    pub fn new(id: Iri, license: Iri) -> Self {
        let mut set = Slots::default();
        for (slot, iri) in [(Slot::MappingSetId, id), (Slot::License, license)] {
            // An IRI is a value of these slots.
            let _fits = set.set(slot, iri.as_str());
        }
        Self {
            set,
            ..Self::without_metadata()
        }
    }

    /// A crosswalk without mappings that lacks what SSSOM requires of a set.
    pub(crate) fn without_metadata() -> Self {
        Self {
            schema: None,
            format: Format::current(DocumentKind::Crosswalk),
            set: Slots::default(),
            curie_map: BTreeMap::new(),
            extension_definitions: Vec::new(),
            columns: Columns::default(),
            lookup: OnceLock::new(),
        }
    }

    /// The crosswalk without its mappings: all that is said of the set.
    #[must_use]
    pub fn without_mappings(&self) -> Self {
        self.with_rows_of(Columns::default())
    }

    /// The identifier of the set; empty where it lacks one.
    pub fn id(&self) -> &str {
        self.set.text(Slot::MappingSetId).unwrap_or_default()
    }

    /// The slots of the set.
    pub fn set(&self) -> &Slots {
        &self.set
    }

    /// The slots of the set, to be changed.
    pub fn set_mut(&mut self) -> &mut Slots {
        &mut self.set
    }

    /// The prefixes declared, and what they stand for.
    pub fn curie_map(&self) -> &BTreeMap<SmolStr, Iri> {
        &self.curie_map
    }

    /// Declares a prefix.
    pub fn declare_prefix(&mut self, prefix: &str, iri: Iri) {
        self.curie_map.insert(SmolStr::new(prefix), iri);
    }

    /// What the extension slots mean.
    pub fn extension_definitions(&self) -> &[ExtensionDefinition] {
        &self.extension_definitions
    }

    /// Says what an extension slot means.
    pub fn define_extension(&mut self, definition: ExtensionDefinition) {
        self.extension_definitions.push(definition);
    }

    /// Adds a mapping at the end.
    pub fn push(&mut self, mapping: MappingRecord) {
        self.columns_mut().push(mapping.into_slots());
    }

    /// The mappings, in their order.
    pub fn mappings(&self) -> impl ExactSizeIterator<Item = Mapping<'_>> {
        (0..self.columns.len()).map(|row| Mapping::new(self, row))
    }

    /// The mapping of a row, from 0.
    pub fn mapping(&self, row: usize) -> Option<Mapping<'_>> {
        (row < self.columns.len()).then(|| Mapping::new(self, row))
    }

    /// The mappings that start from an entity, in their order.
    ///
    /// The first question of this kind makes an index of the rows; every later
    /// one costs what it finds.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// # use competency::Catalog;
    /// let catalog = Catalog::builtin();
    /// for crosswalk in catalog.crosswalks() {
    ///     for mapping in crosswalk.with_subject("it-i2-4:help-desk") {
    ///         println!("{:?}", mapping);
    ///     }
    /// }
    /// # }
    /// ```
    pub fn with_subject(&self, id: &str) -> impl ExactSizeIterator<Item = Mapping<'_>> {
        self.rows(self.rows_with(Slot::SubjectId, id))
    }

    /// The mappings that lead to an entity, in their order. See
    /// [`Crosswalk::with_subject`].
    pub fn with_object(&self, id: &str) -> impl ExactSizeIterator<Item = Mapping<'_>> {
        self.rows(self.rows_with(Slot::ObjectId, id))
    }

    /// The mappings from one entity to another, in their order.
    pub fn between(&self, subject: &str, object: &str) -> impl Iterator<Item = Mapping<'_>> {
        let object = self.columns.entities().find(object);
        let objects = self.columns.symbols(Slot::ObjectId);
        self.with_subject(subject)
            .filter(move |mapping| objects.get(mapping.row()) == object.as_ref())
    }

    fn rows(&self, rows: &'_ [u32]) -> impl ExactSizeIterator<Item = Mapping<'_>> {
        rows.iter().map(|row| Mapping::new(self, *row as usize))
    }

    /// The rows in whose `slot`, one of the two ends, an entity stands.
    fn rows_with(&self, slot: Slot, id: &str) -> &[u32] {
        let symbol = self.columns.entities().find(id);
        symbol.map_or(&[], |symbol| self.rows_with_symbol(slot, symbol))
    }

    /// The rows in whose `slot`, one of the two ends, an entity stands, by the
    /// entity's number.
    pub(crate) fn rows_with_symbol(&self, slot: Slot, symbol: Symbol) -> &[u32] {
        let lookup = self.lookup.get_or_init(|| Lookup::new(&self.columns));
        match slot {
            Slot::SubjectId => lookup.subjects.rows(symbol),
            _ => lookup.objects.rows(symbol),
        }
    }

    /// How many mappings there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is no mapping.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The framework whose things are subjects, where the set names one.
    pub fn subject_framework(&self) -> Option<FrameworkId> {
        self.framework(Slot::SubjectSource)
    }

    /// The framework whose things are objects, where the set names one.
    pub fn object_framework(&self) -> Option<FrameworkId> {
        self.framework(Slot::ObjectSource)
    }

    fn framework(&self, slot: Slot) -> Option<FrameworkId> {
        let source = EntityRef::parse(self.set.text(slot)?).ok()?;
        source.local().is_none().then(|| source.framework().clone())
    }

    /// The versions of the subject's framework that the set fits: the caret of
    /// the one it was made for.
    ///
    /// # Errors
    ///
    /// Where `subject_source_version` is not a semantic version.
    pub fn subject_versions(&self) -> Result<Option<VersionReq>, ValueError> {
        self.versions(Slot::SubjectSourceVersion)
    }

    /// The versions of the object's framework that the set fits: the caret of
    /// the one it was made for.
    ///
    /// # Errors
    ///
    /// Where `object_source_version` is not a semantic version.
    pub fn object_versions(&self) -> Result<Option<VersionReq>, ValueError> {
        self.versions(Slot::ObjectSourceVersion)
    }

    fn versions(&self, slot: Slot) -> Result<Option<VersionReq>, ValueError> {
        let Some(text) = self.set.text(slot) else {
            return Ok(None);
        };
        let wrong = |_| {
            ValueError::new(
                "a semantic version",
                text,
                "three numbers such as `1.0.0` (https://semver.org)",
            )
        };
        let version: Version = text.parse().map_err(wrong)?;
        format!("^{version}").parse().map(Some).map_err(wrong)
    }

    /// Whether an end of some row may be a literal.
    pub(crate) fn may_have_literals(&self) -> bool {
        let mut kinds = [Slot::SubjectType, Slot::ObjectType].into_iter();
        kinds.any(|kind| !self.columns.symbols(kind).is_empty() || self.set.text(kind).is_some())
    }

    /// The same set with other rows.
    pub(crate) fn with_rows_of(&self, columns: Columns) -> Self {
        Self {
            schema: self.schema.clone(),
            format: self.format,
            set: self.set.clone(),
            curie_map: self.curie_map.clone(),
            extension_definitions: self.extension_definitions.clone(),
            columns,
            lookup: OnceLock::new(),
        }
    }

    pub(crate) fn replace_prefixes(&mut self, prefixes: BTreeMap<SmolStr, Iri>) {
        self.curie_map = prefixes;
    }

    pub(crate) fn replace_definitions(&mut self, definitions: Vec<ExtensionDefinition>) {
        self.extension_definitions = definitions;
    }

    pub(crate) fn columns(&self) -> &Columns {
        &self.columns
    }

    pub(crate) fn columns_mut(&mut self) -> &mut Columns {
        self.lookup = OnceLock::new();
        &mut self.columns
    }
}

/// Equal where the slots of the set and of each mapping are, in the same order.
impl PartialEq for Crosswalk {
    fn eq(&self, other: &Self) -> bool {
        self.schema == other.schema
            && self.format == other.format
            && self.set == other.set
            && self.curie_map == other.curie_map
            && self.extension_definitions == other.extension_definitions
            && self.len() == other.len()
            && self
                .mappings()
                .zip(other.mappings())
                .all(|(a, b)| a.to_record() == b.to_record())
    }
}

impl Document for Crosswalk {
    const KIND: DocumentKind = DocumentKind::Crosswalk;

    fn format(&self) -> Format {
        self.format
    }
}

object!(ExtensionDefinition);
