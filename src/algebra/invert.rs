//! Crosswalks read from their other ends.

use super::identity::PremiseNames;
use crate::error::{Error, ValueError};
use crate::id::Iri;
use crate::model::crosswalk::{
    Crosswalk, INCLUDES_OBJECT, INCLUDES_SUBJECT, INVERSION, Predicate, Slot, SlotName, SlotValue,
    symbol,
};
use smol_str::SmolStr;

/// A crosswalk that was turned round.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Inverted {
    /// The mappings from their other ends.
    pub crosswalk: Crosswalk,
    /// The rows of the original whose predicates have no inverse
    /// (`rdfs:subClassOf`, and those whose meaning is not known).
    pub left_out: Vec<u32>,
}

impl Crosswalk {
    /// The crosswalk from its other ends, as a set of its own.
    ///
    /// Every slot of the subject changes places with that of the object, in the
    /// rows and in the set; so do the sides of the cardinality, the names in its
    /// scope, and inclusion. A denial is turned round like what it denies. Each
    /// mapping has `semapv:MappingInversion` as justification and the original
    /// in `derived_from`; its `record_id` stays behind, and so does the label of
    /// a predicate that became another. Authors, reviewers, dates, confidence
    /// and comment stay: they are about the same judgement.
    ///
    /// # Errors
    ///
    /// Where a value does not fit its slot, which those of this crosswalk do.
    pub fn invert(&self, id: Iri) -> Result<Inverted, Error> {
        let inverse = |text: &str| Predicate::parse(text).ok()?.inverse();
        let columns = self.columns();
        let has_inverse: Vec<bool> = {
            let symbols = columns.symbols(Slot::PredicateId);
            let mut known: Vec<Option<bool>> = vec![None; columns.entities().len()];
            let mut of = |row: usize| {
                let symbol = symbols.get(row)?;
                let place = known.get_mut(*symbol as usize)?;
                if place.is_none() {
                    *place = Some(columns.entities().get(*symbol).and_then(inverse).is_some());
                }
                *place
            };
            (0..self.len()).map(|row| of(row) == Some(true)).collect()
        };
        let rows_where = |wanted: bool| -> Vec<u32> {
            let rows = has_inverse.iter().enumerate();
            let rows = rows.filter(|(_, has)| **has == wanted);
            rows.map(|(row, _)| symbol(row)).collect()
        };
        let (kept, left_out) = (rows_where(true), rows_where(false));
        let mut prefixes = self.curie_map().clone();
        let names = PremiseNames::new(self, &mut prefixes);
        let mut turned = columns.take(&kept);
        let original = |row: usize| self.mapping(*kept.get(row)? as usize);
        let from = names.put(&kept, |_| None, &mut turned);
        let from = from
            .into_iter()
            .map(|name| turned.intern_list(Slot::DerivedFrom, &[name]));
        let from = from.collect();
        turned.clear(Slot::DerivedFrom);
        turned.put_column(Slot::DerivedFrom, from);
        turned.clear(Slot::RecordId);
        turned.rewrite(Slot::PredicateLabel, |row| {
            let mapping = original(row)?;
            let same = mapping.predicate().inverse()? == mapping.predicate();
            let label = mapping.text(Slot::PredicateLabel).filter(|_| same)?;
            Some(label.into())
        })?;
        turned.clear(Slot::MappingJustification);
        let all = 0..turned.len();
        turned.fill_empty(all, Slot::MappingJustification, &INVERSION.into())?;
        turned.replace(Slot::PredicateId, |text| {
            inverse(text).map(|inverse| inverse.as_str().to_owned())
        })?;
        turned.replace(Slot::MappingCardinality, |text| Some(other_way(text)))?;
        turned.replace(Slot::CardinalityScope, |name| Some(mirrored(name)))?;
        turned.relabel(Slot::mirrored, |name| match name.as_str() {
            INCLUDES_OBJECT => SlotName::Extension(SmolStr::new_static(INCLUDES_SUBJECT)),
            INCLUDES_SUBJECT => SlotName::Extension(SmolStr::new_static(INCLUDES_OBJECT)),
            _ => name.clone(),
        });
        let mut crosswalk = self.with_rows_of(turned);
        crosswalk.replace_prefixes(prefixes);
        turn_set(self, &mut crosswalk, id)?;
        Ok(Inverted {
            crosswalk,
            left_out,
        })
    }
}

/// The slots of the set, turned round.
fn turn_set(from: &Crosswalk, to: &mut Crosswalk, id: Iri) -> Result<(), ValueError> {
    let set = to.set_mut();
    for (name, _) in from.set().iter() {
        set.remove(name);
    }
    for (name, value) in from.set().iter() {
        let name = match name {
            SlotName::Known(slot) => SlotName::Known(slot.mirrored()),
            SlotName::Extension(_) => name.clone(),
        };
        let value = match (&name, value) {
            (SlotName::Known(Slot::CardinalityScope), SlotValue::List(names)) => {
                SlotValue::List(names.iter().map(|name| mirrored(name).into()).collect())
            }
            _ => value.clone(),
        };
        set.set(name, value)?;
    }
    set.set(
        Slot::MappingSetSource,
        SlotValue::List(vec![from.id().into()]),
    )?;
    set.set(Slot::MappingSetId, id.as_str())?;
    set.set(Slot::SssomVersion, "1.1")
}

/// A cardinality from its other end.
fn other_way(cardinality: &str) -> String {
    match cardinality.split_once(':') {
        Some((first, second)) => format!("{second}:{first}"),
        None => cardinality.to_owned(),
    }
}

/// The name of the slot that says the same of the other end.
fn mirrored(name: &str) -> String {
    Slot::from_name(name)
        .map_or(name, |slot| slot.mirrored().name())
        .to_owned()
}
