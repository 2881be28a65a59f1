use super::parts::mapping_key;
use crate::check::{Part, walk};
use crate::error::Error;
use crate::model::crosswalk::{Crosswalk, MappingRecord, Slot};
use crate::model::{Document, Framework, LevelScale, Overlay, SchemeList, Unit};
use semver::Version;
use serde::Serialize;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// A document that has versions, of which two can be compared.
pub trait Versioned: Document {
    /// What it is called.
    fn name(&self) -> String;

    /// Its version; `None` where it states none, or none that is semantic.
    fn version(&self) -> Option<Version>;

    /// The language of the wording that counts; `None` where none does.
    fn language(&self) -> Option<&str>;

    /// Two versions as JSON. What is alike may stand in both as its id alone,
    /// in place of an element of a list of parts.
    #[doc(hidden)]
    fn values(old: &Self, new: &Self) -> Result<(Value, Value), Error> {
        Ok((value(old)?, value(new)?))
    }
}

/// A document, or a part of one, as JSON.
pub(super) fn value<T: Serialize>(document: &T) -> Result<Value, Error> {
    serde_json::to_value(document).map_err(|error| Error::Unwritable {
        kind: "document",
        reason: error.to_string(),
    })
}

impl Versioned for Framework {
    fn name(&self) -> String {
        self.id.to_string()
    }

    fn version(&self) -> Option<Version> {
        Some(self.version.clone())
    }

    fn language(&self) -> Option<&str> {
        Some(self.language.as_str())
    }

    fn values(old: &Self, new: &Self) -> Result<(Value, Value), Error> {
        // An id that comes twice would be counted otherwise where units are
        // left out.
        if !(has_each_id_once(old) && has_each_id_once(new)) {
            return Ok((value(old)?, value(new)?));
        }
        let of_old: Vec<&Unit> = old.units.iter().collect();
        let of_new: Vec<&Unit> = new.units.iter().collect();
        let (old_units, new_units) = alike(&of_old, &of_new, |unit| unit.id.to_string())?;
        Ok((
            with(value(&without_units(old))?, "units", old_units),
            with(value(&without_units(new))?, "units", new_units),
        ))
    }
}

fn has_each_id_once(framework: &Framework) -> bool {
    let mut seen = HashSet::new();
    let mut once = true;
    walk(framework, &mut |part, _| {
        if let Part::Id(id) = part {
            once &= seen.insert(id);
        }
    });
    once
}

/// A framework without its units, which may be many.
fn without_units(f: &Framework) -> Framework {
    Framework {
        schema: f.schema.clone(),
        format: f.format,
        id: f.id.clone(),
        version: f.version.clone(),
        kind: f.kind,
        namespace: f.namespace.clone(),
        language: f.language.clone(),
        wording: f.wording,
        glosses: f.glosses.clone(),
        title: f.title.clone(),
        place: f.place.clone(),
        alternative_titles: f.alternative_titles.clone(),
        codes: f.codes.clone(),
        levels: f.levels.clone(),
        classifications: f.classifications.clone(),
        validity: f.validity.clone(),
        award_term: f.award_term.clone(),
        related_standards: f.related_standards.clone(),
        revisions: f.revisions.clone(),
        translation: f.translation.clone(),
        bodies: f.bodies.clone(),
        legal_acts: f.legal_acts.clone(),
        terms: f.terms.clone(),
        passages: f.passages.clone(),
        distinguished_from: f.distinguished_from.clone(),
        conditions: f.conditions.clone(),
        entry: f.entry.clone(),
        training: f.training.clone(),
        assessment: f.assessment.clone(),
        exclusions: f.exclusions.clone(),
        units: Vec::new(),
        absences: f.absences.clone(),
        retired: f.retired.clone(),
        rights: f.rights.clone(),
        provenance: f.provenance.clone(),
    }
}

impl Versioned for Crosswalk {
    fn name(&self) -> String {
        self.id().to_owned()
    }

    fn version(&self) -> Option<Version> {
        self.set().text(Slot::MappingSetVersion)?.parse().ok()
    }

    fn language(&self) -> Option<&str> {
        None
    }

    fn values(old: &Self, new: &Self) -> Result<(Value, Value), Error> {
        let rows = |crosswalk: &Self| crosswalk.mappings().map(|row| row.to_record()).collect();
        let (of_old, of_new): (Vec<MappingRecord>, Vec<MappingRecord>) = (rows(old), rows(new));
        let key =
            |row: &MappingRecord| mapping_key(|slot| row.slots().text(slot).unwrap_or_default());
        let (old_rows, new_rows) = alike(&of_old, &of_new, key)?;
        Ok((
            with(value(&old.without_mappings())?, "mappings", old_rows),
            with(value(&new.without_mappings())?, "mappings", new_rows),
        ))
    }
}

/// Elements as JSON; those alike in both lists, by an id that each list has
/// once, as that id.
fn alike<T: Serialize + PartialEq>(
    old: &[T],
    new: &[T],
    id: impl Fn(&T) -> String,
) -> Result<(Vec<Value>, Vec<Value>), Error> {
    /// The elements by their ids; `None` where an id comes twice.
    fn by_id<T>(list: &[T], id: impl Fn(&T) -> String) -> HashMap<String, Option<&T>> {
        let mut elements = HashMap::with_capacity(list.len());
        for element in list {
            let twice = elements.contains_key(&id(element));
            elements.insert(id(element), Some(element).filter(|_| !twice));
        }
        elements
    }
    let (olds, news) = (by_id(old, &id), by_id(new, &id));
    let value = |element: &T| {
        let id = id(element);
        let both = [olds.get(&id), news.get(&id)].map(|found| found.copied().flatten());
        match both {
            [Some(old), Some(new)] if old == new => Ok(Value::String(id)),
            _ => value(element),
        }
    };
    let values = |list: &[T]| list.iter().map(value).collect::<Result<Vec<_>, _>>();
    Ok((values(old)?, values(new)?))
}

/// A document with the elements of one of its lists.
fn with(mut document: Value, list: &str, elements: Vec<Value>) -> Value {
    if let Some(map) = document.as_object_mut() {
        map.insert(list.to_owned(), Value::Array(elements));
    }
    document
}

macro_rules! versioned {
    ($($type:ty),+) => {$(
        impl Versioned for $type {
            fn name(&self) -> String {
                self.id.to_string()
            }

            fn version(&self) -> Option<Version> {
                Some(self.version.clone())
            }

            fn language(&self) -> Option<&str> {
                Some(self.language.as_str())
            }
        }
    )+};
}

versioned!(LevelScale, SchemeList, Overlay);
