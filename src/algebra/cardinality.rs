//! How many things each thing is mapped to.

use super::ends::{NOTHING, end_keys};
use crate::error::ValueError;
use crate::model::crosswalk::{Crosswalk, Mapping, Slot, SlotName, SlotValue};
use smol_str::SmolStr;
use std::collections::HashMap;
use std::fmt;

/// How many subjects an object of a mapping has, and how many objects its
/// subject, within a scope (SSSOM, "Mapping cardinality and cardinality
/// scope").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cardinality {
    /// One subject, one object.
    OneToOne,
    /// The subject is mapped to several objects. They are several mappings, and
    /// not one of the subject to all of them together.
    OneToMany,
    /// Several subjects are mapped to the object.
    ManyToOne,
    /// Both.
    ManyToMany,
    /// No object was found.
    OneToNone,
    /// No subject was found.
    NoneToOne,
    /// Neither was found.
    NoneToNone,
}

impl Cardinality {
    /// As SSSOM writes it: `1:n`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OneToOne => "1:1",
            Self::OneToMany => "1:n",
            Self::ManyToOne => "n:1",
            Self::ManyToMany => "n:n",
            Self::OneToNone => "1:0",
            Self::NoneToOne => "0:1",
            Self::NoneToNone => "0:0",
        }
    }
}

impl fmt::Display for Cardinality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Crosswalk {
    /// The cardinality of each mapping among those that have the same values in
    /// some slots; among all, where no slot is named.
    ///
    /// Things are counted, not rows: two predicates between the same ends are
    /// one object. Denials count like other mappings, as the specification makes
    /// no exception for them; filter first where they should not. Literals go by
    /// their labels; rows where no term was found are `1:0`, `0:1` or `0:0` and
    /// change no other's.
    pub fn cardinalities(&self, scope: &[SlotName]) -> Vec<Cardinality> {
        let ends = end_keys(self);
        let scopes = self.scopes(scope);
        let mut many = [vec![false; ends.len()], vec![false; ends.len()]];
        let [objects_of, subjects_of] = &mut many;
        for (many, turned) in [(objects_of, false), (subjects_of, true)] {
            let mut rows: Vec<(u32, u64, u64, usize)> = Vec::with_capacity(ends.len());
            for (row, ([subject, object], scope)) in ends.iter().zip(&scopes).enumerate() {
                if *subject != NOTHING && *object != NOTHING {
                    let (one, other) = if turned {
                        (object, subject)
                    } else {
                        (subject, object)
                    };
                    rows.push((*scope, *one, *other, row));
                }
            }
            rows.sort_unstable();
            for same in rows.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
                let several = match (same.first(), same.last()) {
                    (Some(first), Some(last)) => first.2 != last.2,
                    _ => false,
                };
                for (.., row) in same {
                    if let Some(place) = many.get_mut(*row) {
                        *place = several;
                    }
                }
            }
        }
        let [objects_of, subjects_of] = many;
        ends.iter()
            .zip(objects_of.into_iter().zip(subjects_of))
            .map(
                |(ends, (objects, subjects))| match (ends, subjects, objects) {
                    ([NOTHING, NOTHING], ..) => Cardinality::NoneToNone,
                    ([NOTHING, _], ..) => Cardinality::NoneToOne,
                    ([_, NOTHING], ..) => Cardinality::OneToNone,
                    (_, false, false) => Cardinality::OneToOne,
                    (_, false, true) => Cardinality::OneToMany,
                    (_, true, false) => Cardinality::ManyToOne,
                    (_, true, true) => Cardinality::ManyToMany,
                },
            )
            .collect()
    }

    /// The crosswalk with the cardinality of each mapping in
    /// `mapping_cardinality`, and the scope in `cardinality_scope`.
    ///
    /// # Errors
    ///
    /// None, since both are values of these slots.
    pub fn with_cardinalities(&self, scope: &[SlotName]) -> Result<Self, ValueError> {
        let cardinalities = self.cardinalities(scope);
        let mut columns = self.columns().clone();
        columns.rewrite(Slot::MappingCardinality, |row| {
            cardinalities.get(row).map(|one| one.as_str().into())
        })?;
        columns.clear(Slot::CardinalityScope);
        let mut crosswalk = self.with_rows_of(columns);
        let set = crosswalk.set_mut();
        set.remove(&Slot::CardinalityScope.into());
        if !scope.is_empty() {
            let names = scope.iter().map(|name| SmolStr::new(name.as_str()));
            set.set(Slot::CardinalityScope, SlotValue::List(names.collect()))?;
        }
        Ok(crosswalk)
    }

    /// A number for each row, equal where the values in some slots are.
    fn scopes(&self, scope: &[SlotName]) -> Vec<u32> {
        if scope.is_empty() {
            return vec![0; self.len()];
        }
        let mut known: HashMap<Vec<Option<String>>, u32> = HashMap::new();
        let value = |mapping: &Mapping<'_>, name: &SlotName| {
            let value = mapping.get(name)?;
            Some(match value {
                SlotValue::Text(text) => text.to_string(),
                SlotValue::Number(number) => number.to_string(),
                SlotValue::List(list) => format!("{list:?}"),
            })
        };
        self.mappings()
            .map(|mapping| {
                let values = scope.iter().map(|name| value(&mapping, name)).collect();
                let next = crate::model::crosswalk::symbol(known.len());
                *known.entry(values).or_insert(next)
            })
            .collect()
    }
}
