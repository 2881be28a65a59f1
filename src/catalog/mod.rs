//! Documents that refer to each other, checked together and indexed.

#[cfg(feature = "builtin")]
mod builtin;
mod checks;
mod entity;
mod gather;
mod index;
mod labels;
mod levels;
mod overlay;
mod pairs;
mod personal;
mod read;
mod search;

#[cfg(feature = "builtin")]
pub use builtin::BUILTIN_FILES;
pub use entity::{Entity, EntityKind, FrameworkPart};
pub use gather::{BUILTIN_PREFIX, Gathered, Gathering};
pub use index::CodeMatch;
pub use labels::Labels;
pub use levels::{LevelComparison, LevelRelation, NotComparable, Steps, UsedAlignment};
pub use overlay::{Overlaid, OverlayChange};
pub(crate) use overlay::{each_text, lay};
pub(crate) use pairs::Joining;
pub use read::Member;
pub use search::{SEARCH_FORMAT, SearchHit, SearchMatch, SearchResult, SearchText};

use crate::check::Valid;
use crate::diagnostic::{At, Diagnostic, Diagnostics};
use crate::error::Error;
use crate::id::{EntityRef, FrameworkId};
use crate::json::nearest;
use crate::level::{Level, ScaleId};
use crate::model::crosswalk::{Crosswalk, Mapping};
use crate::model::{
    ClassificationScheme, Framework, FrameworkKind, LevelAlignment, LevelScale, SchemeId,
    SchemeList, Unit, UnitKind,
};
use foldhash::fast::RandomState;
use index::{CodeIndex, IndexedFramework};
use indexmap::IndexMap;
use pairs::IndexedCrosswalk;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Frameworks, level scales and crosswalks that refer to each other.
///
/// Only [`Valid`] documents come in, and only where what they refer to is
/// there. Cheap to clone; the documents are shared.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::Catalog;
/// let catalog = Catalog::builtin();
/// let unit = catalog.resolve(&"it-i2-4:help-desk".parse()?).unwrap();
/// assert_eq!(unit.label().unwrap().in_language("en"), Some("Help desk assistance"));
/// # }
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    frameworks: IndexMap<FrameworkId, Arc<IndexedFramework>, RandomState>,
    scales: IndexMap<ScaleId, Arc<Valid<LevelScale>>, RandomState>,
    alignments: Vec<Arc<LevelAlignment>>,
    schemes: IndexMap<SchemeId, Arc<ClassificationScheme>, RandomState>,
    crosswalks: Vec<Arc<IndexedCrosswalk>>,
    codes: CodeIndex,
}

impl Catalog {
    /// A catalog that holds nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The standards, scales and crosswalks that come with the library, read
    /// and checked on first use.
    #[cfg(feature = "builtin")]
    pub fn builtin() -> Self {
        builtin::catalog()
    }

    /// Adds a level scale and its alignments. An alignment may lead to a scale
    /// that is not there yet.
    ///
    /// # Errors
    ///
    /// Where the catalog has a scale of that id, or a level that an alignment
    /// leads to is not on its scale. The catalog is then as it was.
    pub fn add_scale(&mut self, scale: Valid<LevelScale>) -> Result<Diagnostics, Diagnostics> {
        let found = self.check_scale(&scale);
        settle(found, || {
            let alignments = scale.alignments.iter().cloned().map(Arc::new);
            self.alignments.extend(alignments);
            self.scales.insert(scale.id.clone(), Arc::new(scale));
        })
    }

    /// Adds an alignment of the caller's between two scales of the catalog.
    /// Every comparison that uses it says so, by its authority.
    ///
    /// # Errors
    ///
    /// Where the alignment names no authority or is unsound, or its scales or
    /// levels are not in the catalog.
    pub fn add_alignment(&mut self, alignment: LevelAlignment) -> Result<Diagnostics, Diagnostics> {
        let mut found = Vec::new();
        crate::check::alignment(&alignment, &At::ROOT, &mut found);
        self.check_alignment(&alignment, &At::ROOT, true, &mut found);
        let ends = [&alignment.from, &alignment.to].map(|id| self.scales.get(id));
        if let [Some(from), Some(to)] = ends {
            crate::check::turned_round(&alignment, from, to, &At::ROOT, &mut found);
        }
        settle(found, || self.alignments.push(Arc::new(alignment)))
    }

    /// Adds the classification schemes of a list.
    ///
    /// # Errors
    ///
    /// Where the catalog has one of them already. The catalog is then as it
    /// was.
    pub fn add_schemes(&mut self, list: Valid<SchemeList>) -> Result<Diagnostics, Diagnostics> {
        let found = self.check_schemes(&list);
        settle(found, || {
            let schemes = list.into_inner().schemes.into_iter();
            self.schemes
                .extend(schemes.map(|scheme| (scheme.id.clone(), Arc::new(scheme))));
        })
    }

    /// Adds a framework.
    ///
    /// # Errors
    ///
    /// Where the catalog has a framework of that id, a level is not on its
    /// scale, a scale is missing, or a reference into a framework of the
    /// catalog leads nowhere. The catalog is then as it was.
    pub fn add_framework(
        &mut self,
        framework: Valid<Framework>,
    ) -> Result<Diagnostics, Diagnostics> {
        let found = self.check_framework(&framework);
        settle(found, || {
            self.codes.add(&framework);
            self.frameworks.insert(
                framework.id.clone(),
                Arc::new(IndexedFramework::new(framework)),
            );
        })
    }

    /// Adds a crosswalk. What comes back are warnings, such as labels that are
    /// no longer those of the ends.
    ///
    /// # Errors
    ///
    /// Where the catalog has a crosswalk of that id, an end in a framework of
    /// the catalog does not exist, or it was made for a version that does not
    /// fit. The catalog is then as it was.
    pub fn add_crosswalk(
        &mut self,
        crosswalk: Valid<Crosswalk>,
    ) -> Result<Diagnostics, Diagnostics> {
        let found = self.check_crosswalk(&crosswalk);
        settle(found, || {
            self.crosswalks
                .push(Arc::new(IndexedCrosswalk::new(crosswalk)));
        })
    }

    /// The frameworks, in the order they came in.
    pub fn frameworks(&self) -> impl ExactSizeIterator<Item = &Framework> {
        self.frameworks.values().map(|indexed| indexed.framework())
    }

    /// A framework.
    ///
    /// # Errors
    ///
    /// Where the catalog has none of that id; the error names the one that is
    /// spelt most like it.
    pub fn framework(&self, id: &FrameworkId) -> Result<&Framework, Error> {
        match self.frameworks.get(id) {
            Some(indexed) => Ok(indexed.framework()),
            None => Err(Error::UnknownFramework {
                id: id.clone(),
                similar: nearest(id.as_str(), self.frameworks.keys().map(FrameworkId::as_str))
                    .and_then(|near| near.parse().ok()),
            }),
        }
    }

    /// The frameworks of a kind.
    pub fn frameworks_of_kind(&self, kind: FrameworkKind) -> impl Iterator<Item = &Framework> {
        self.frameworks()
            .filter(move |framework| framework.kind == kind)
    }

    /// The units of a kind, in all frameworks.
    pub fn units_of_kind(&self, kind: UnitKind) -> impl Iterator<Item = (&Framework, &Unit)> {
        self.frameworks().flat_map(move |framework| {
            let units = framework.units.iter().filter(move |unit| unit.kind == kind);
            units.map(move |unit| (framework, unit))
        })
    }

    /// The frameworks and units that state a level.
    pub fn at_level(&self, level: &Level) -> impl Iterator<Item = Entity<'_>> + use<'_> {
        let level = level.clone();
        self.frameworks().flat_map(move |framework| {
            let level = level.clone();
            let units = framework
                .units
                .iter()
                .map(|unit| Entity::Unit { framework, unit });
            std::iter::once(Entity::Framework(framework))
                .chain(units)
                .filter(move |entity| entity.own_levels().iter().any(|own| own.level == level))
        })
    }

    /// The frameworks and units that have a code or are classified under it,
    /// also where the code is an old one that another took the place of. With
    /// no scheme, in any.
    pub fn with_code(&self, scheme: Option<&SchemeId>, code: &str) -> Vec<&CodeMatch> {
        self.codes.find(scheme, code)
    }

    /// The scales, in the order they came in.
    pub fn scales(&self) -> impl ExactSizeIterator<Item = &LevelScale> {
        self.scales.values().map(|scale| &***scale)
    }

    /// A scale.
    ///
    /// # Errors
    ///
    /// Where the catalog has none of that id; the error names the one that is
    /// spelt most like it.
    pub fn scale(&self, id: &ScaleId) -> Result<&LevelScale, Error> {
        match self.scales.get(id) {
            Some(scale) => Ok(scale),
            None => Err(Error::UnknownScale {
                id: id.clone(),
                similar: nearest(id.as_str(), self.scales.keys().map(ScaleId::as_str))
                    .and_then(|near| near.parse().ok()),
            }),
        }
    }

    /// The classification schemes, in the order they came in.
    pub fn schemes(&self) -> impl ExactSizeIterator<Item = &ClassificationScheme> {
        self.schemes.values().map(|scheme| &**scheme)
    }

    /// A classification scheme.
    pub fn scheme(&self, id: &SchemeId) -> Option<&ClassificationScheme> {
        self.schemes.get(id).map(|scheme| &**scheme)
    }

    /// The alignments: those of the scales, and those the caller added.
    pub fn alignments(&self) -> impl ExactSizeIterator<Item = &LevelAlignment> {
        self.alignments.iter().map(|alignment| &**alignment)
    }

    /// The crosswalks, in the order they came in.
    pub fn crosswalks(&self) -> impl ExactSizeIterator<Item = &Crosswalk> {
        self.crosswalks.iter().map(|indexed| indexed.crosswalk())
    }

    /// The crosswalks whose sets name these two frameworks, in either
    /// direction.
    pub fn crosswalks_between(
        &self,
        a: &FrameworkId,
        b: &FrameworkId,
    ) -> impl Iterator<Item = &Crosswalk> {
        self.crosswalks().filter(move |crosswalk| {
            let ends = (crosswalk.subject_framework(), crosswalk.object_framework());
            let ends = (ends.0.as_ref(), ends.1.as_ref());
            ends == (Some(a), Some(b)) || ends == (Some(b), Some(a))
        })
    }

    /// The mappings between things of two frameworks, each with whether it is
    /// written from the second to the first, in whichever crosswalks they stand.
    ///
    /// The first question of this kind looks at every mapping; every later one
    /// costs what it finds.
    pub fn mappings_between<'a>(
        &'a self,
        first: &FrameworkId,
        second: &FrameworkId,
    ) -> impl Iterator<Item = (Mapping<'a>, bool)> + use<'a> {
        let joining: Vec<_> = self.joining(first, second).collect();
        joining.into_iter().flat_map(|joining| {
            let forwards = joining.forwards.iter().map(|row| (*row, false));
            let backwards = joining.backwards.iter().map(|row| (*row, true));
            let mut rows: Vec<(u32, bool)> = forwards.chain(backwards).collect();
            rows.sort_unstable();
            rows.into_iter().filter_map(move |(row, turned)| {
                Some((joining.crosswalk.mapping(row as usize)?, turned))
            })
        })
    }

    /// The crosswalks that have mappings between things of two frameworks.
    pub(crate) fn joining<'a>(
        &'a self,
        first: &FrameworkId,
        second: &FrameworkId,
    ) -> impl Iterator<Item = Joining<'a>> + use<'a> {
        let forwards = (first.clone(), second.clone());
        let backwards = (second.clone(), first.clone());
        self.crosswalks.iter().filter_map(move |indexed| {
            let rows = |pair| indexed.pairs().get(pair).map(Vec::as_slice);
            let forwards_rows = rows(&forwards);
            // A framework's mappings to itself are read as they are written.
            let backwards_rows = rows(&backwards).filter(|_| forwards != backwards);
            (forwards_rows.is_some() || backwards_rows.is_some()).then(|| Joining {
                crosswalk: indexed.crosswalk(),
                forwards: forwards_rows.unwrap_or_default(),
                backwards: backwards_rows.unwrap_or_default(),
            })
        })
    }

    /// The frameworks that some mapping leads from one to the other of, in
    /// order and each pair once.
    pub(crate) fn mapped_pairs(&self) -> BTreeSet<(&FrameworkId, &FrameworkId)> {
        let pairs = self
            .crosswalks
            .iter()
            .flat_map(|indexed| indexed.pairs().keys());
        pairs.map(|(subject, object)| (subject, object)).collect()
    }

    /// What a reference refers to; `None` where the catalog does not have it.
    pub fn resolve(&self, reference: &EntityRef) -> Option<Entity<'_>> {
        let indexed = self.frameworks.get(reference.framework())?;
        match reference.local() {
            None => Some(Entity::Framework(indexed.framework())),
            Some(local) => indexed.get(local.as_str()),
        }
    }

    /// Tells which of the units of a framework something is, or is an item of, by
    /// its place among them.
    pub(crate) fn unit_places(
        &self,
        framework: &FrameworkId,
    ) -> impl Fn(&EntityRef) -> Option<usize> {
        let indexed = self.frameworks.get(framework);
        move |reference| {
            let indexed = indexed?;
            let within = *reference.framework() == indexed.framework().id;
            indexed.unit_of(reference.local().filter(|_| within)?.as_str())
        }
    }

    /// What a CURIE refers to, without making a reference of it first.
    pub(crate) fn resolve_curie(&self, curie: &str) -> Option<Entity<'_>> {
        match EntityRef::split(curie)? {
            (EntityRef::PREFIX, id) => {
                let indexed = self.frameworks.get(id)?;
                Some(Entity::Framework(indexed.framework()))
            }
            (framework, local) => self.frameworks.get(framework)?.get(local),
        }
    }

    /// Whether the framework is there that a CURIE has as its prefix.
    fn has_framework_of(&self, curie: &str) -> bool {
        let parts = EntityRef::split(curie);
        parts.is_some_and(|(framework, _)| self.frameworks.contains_key(framework))
    }

    /// What a reference refers to.
    ///
    /// # Errors
    ///
    /// Where the catalog does not have it; the error names the reference that
    /// is spelt most like it.
    pub fn entity(&self, reference: &EntityRef) -> Result<Entity<'_>, Error> {
        self.framework(reference.framework())?;
        self.resolve(reference).ok_or_else(|| Error::UnknownEntity {
            reference: reference.clone(),
            similar: self.similar(reference),
        })
    }

    fn similar(&self, reference: &EntityRef) -> Option<EntityRef> {
        let indexed = self.frameworks.get(reference.framework())?;
        let near = nearest(reference.local()?.as_str(), indexed.ids())?;
        Some(EntityRef::new(
            reference.framework().clone(),
            near.parse().ok()?,
        ))
    }
}

/// Adds what was checked, if nothing is wrong with it; gives the findings.
fn settle(found: Vec<Diagnostic>, add: impl FnOnce()) -> Result<Diagnostics, Diagnostics> {
    let found = Diagnostics::from(found);
    if found.has_errors() {
        return Err(found);
    }
    add();
    Ok(found)
}
