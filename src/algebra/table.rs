//! Mappings as columns of numbers: what composing works on.

use super::names::{Named, Names};
use super::options::ChainOptions;
use super::rules::{Code, NO_CLAIM, code_of};
use crate::model::crosswalk::{
    CHAINING, Claim, Crosswalk, NO_TERM_FOUND, NONE, Predicate, Slot, Symbol,
};
use std::borrow::Cow;

/// Claims about entities, row by row.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// The ends; a row beyond the columns has none.
    pub(super) subjects: &'a [Symbol],
    pub(super) objects: &'a [Symbol],
    /// What each row claims; [`NO_CLAIM`] where the row says nothing to build
    /// on.
    pub(super) claims: Cow<'a, [Code]>,
    /// NaN is unknown.
    pub(super) confidences: Cow<'a, [f64]>,
    /// The sets whose numbers the subjects and the objects are.
    pub(super) subjects_of: &'a Crosswalk,
    pub(super) objects_of: &'a Crosswalk,
}

impl<'a> Table<'a> {
    /// The mappings of a crosswalk, read forwards or from their other ends.
    /// Literals and terms not found lead nowhere.
    pub(super) fn of(crosswalk: &'a Crosswalk, inverted: bool, options: &ChainOptions) -> Self {
        let columns = crosswalk.columns();
        let subjects = columns.symbols(Slot::SubjectId);
        let objects = columns.symbols(Slot::ObjectId);
        let unstated = options.unstated.map_or(f64::NAN, |c| c.get());
        let mut confidences = columns.numbers(Slot::Confidence).to_vec();
        confidences.resize(crosswalk.len(), f64::NAN);
        for confidence in confidences.iter_mut().filter(|c| c.is_nan()) {
            *confidence = unstated;
        }
        Self {
            subjects: if inverted { objects } else { subjects },
            objects: if inverted { subjects } else { objects },
            claims: claims(crosswalk, inverted, options).into(),
            confidences: confidences.into(),
            subjects_of: crosswalk,
            objects_of: crosswalk,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.claims.len()
    }

    /// The numbers that another table has for the objects of this one, by the
    /// number here; [`NONE`] for those that are no subjects there, or of no row
    /// that says anything.
    pub(super) fn objects_as_subjects_of(&self, other: &Table<'_>) -> Vec<Symbol> {
        let here = self.objects_of.columns().entities();
        let there = other.subjects_of.columns().entities();
        let mut wanted = vec![false; here.len()];
        for (object, claim) in self.objects.iter().zip(self.claims.iter()) {
            if let (true, Some(place)) = (*claim != NO_CLAIM, wanted.get_mut(*object as usize)) {
                *place = true;
            }
        }
        let numbers = (0..).zip(&wanted).filter(|(_, wanted)| **wanted);
        let numbers = numbers.map(|(number, _): (Symbol, _)| number);
        let mut numbers_there = vec![NONE; here.len()];
        if std::ptr::eq(self.objects_of, other.subjects_of) {
            for number in numbers {
                if let Some(place) = numbers_there.get_mut(number as usize) {
                    *place = number;
                }
            }
            return numbers_there;
        }
        let names = Names::new(self.objects_of.curie_map(), other.subjects_of.curie_map());
        if names.agree() {
            let numbers: Vec<Symbol> = numbers.collect();
            let texts = numbers.iter().map(|n| here.get(*n).unwrap_or_default());
            for (number, found) in numbers.iter().zip(there.find_each(texts)) {
                if let Some(place) = numbers_there.get_mut(*number as usize) {
                    *place = found;
                }
            }
            return numbers_there;
        }
        for number in numbers {
            let text = here.get(number).unwrap_or_default();
            let found = match names.of(text) {
                Named::Same => there.find(text),
                Named::Otherwise(name) => there.find(&name),
                Named::Not => None,
            };
            if let (Some(place), Some(found)) = (numbers_there.get_mut(number as usize), found) {
                *place = found;
            }
        }
        numbers_there
    }
}

/// What each row of a crosswalk claims.
fn claims(crosswalk: &Crosswalk, inverted: bool, options: &ChainOptions) -> Vec<Code> {
    let columns = crosswalk.columns();
    let entities = columns.entities();
    let cell = |column: &[Symbol], row: usize| column.get(row).copied().unwrap_or(NONE);
    let [subjects, objects, predicates, modifiers, justifications] = [
        Slot::SubjectId,
        Slot::ObjectId,
        Slot::PredicateId,
        Slot::PredicateModifier,
        Slot::MappingJustification,
    ]
    .map(|slot| columns.symbols(slot));
    let nothing = entities.find(NO_TERM_FOUND).unwrap_or(NONE);
    let chaining = match options.from_chained {
        true => None,
        false => entities.find(CHAINING),
    };
    let has_literals = crosswalk.may_have_literals();
    let is_literal = |row: usize| {
        crosswalk.mapping(row).is_some_and(|mapping| {
            [Slot::SubjectType, Slot::ObjectType]
                .iter()
                .any(|slot| mapping.text(*slot) == Some("rdfs literal"))
        })
    };
    // A set has few predicates; the codes of a positive and of a denied one.
    let mut known: Vec<(Symbol, [Code; 2])> = Vec::new();
    (0..crosswalk.len())
        .map(|row| {
            let (subject, object) = (cell(subjects, row), cell(objects, row));
            let no_ends = [NONE, nothing].contains(&subject) || [NONE, nothing].contains(&object);
            let chained = chaining.is_some_and(|c| cell(justifications, row) == c);
            if no_ends || chained || (has_literals && is_literal(row)) {
                return NO_CLAIM;
            }
            let predicate = cell(predicates, row);
            let codes = match known.iter().find(|(of, _)| *of == predicate) {
                Some((_, codes)) => *codes,
                None => {
                    let codes = codes(entities.get(predicate), inverted);
                    if known.len() < 32 {
                        known.push((predicate, codes));
                    }
                    codes
                }
            };
            let [positive, denied] = codes;
            if cell(modifiers, row) == NONE {
                positive
            } else {
                denied
            }
        })
        .collect()
}

/// The codes of a predicate and of its denial.
fn codes(predicate: Option<&str>, inverted: bool) -> [Code; 2] {
    let predicate = predicate.and_then(|text| Predicate::parse(text).ok());
    let predicate = match inverted {
        true => predicate.and_then(|predicate| predicate.inverse()),
        false => predicate,
    };
    let Some(predicate) = predicate else {
        return [NO_CLAIM; 2];
    };
    let code = |denied| {
        code_of(&Claim {
            predicate: predicate.clone(),
            denied,
        })
    };
    [code(false), code(true)]
}
