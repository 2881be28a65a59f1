//! Several crosswalks as one.

use super::contradiction::{Clash, clashes};
use super::deduplicate::Deduplicate;
use super::ends::all_rows;
use super::names::{Names, declare};
use crate::error::Error;
use crate::id::Iri;
use crate::model::crosswalk::{Conflict, Crosswalk, Slot, SlotName, SlotValue, symbol};
use smol_str::SmolStr;
use std::collections::{BTreeSet, HashMap};

/// What becomes of a mapping that another one denies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum OnDenial {
    /// Both stay, and the merge says so.
    #[default]
    KeepBoth,
    /// The denial stays and the positive mapping goes, and the merge says so.
    Withdraw,
}

/// How crosswalks are merged.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MergeOptions {
    /// The identifier of the merged set.
    pub id: Iri,
    /// Its licence. Mappings of a set with another one keep theirs.
    pub license: Iri,
    /// What becomes of a mapping that another one denies.
    pub on_denial: OnDenial,
}

impl MergeOptions {
    /// A set of this id and licence, in which everything stays.
    pub fn new(id: Iri, license: Iri) -> Self {
        Self {
            id,
            license,
            on_denial: OnDenial::default(),
        }
    }

    /// The options with another way to treat what is denied.
    #[must_use]
    pub fn with_on_denial(mut self, on_denial: OnDenial) -> Self {
        self.on_denial = on_denial;
        self
    }
}

/// Crosswalks that were merged, and what was found in doing so.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Merged {
    /// The merged mappings, set by set in their order.
    pub crosswalk: Crosswalk,
    /// For each of its rows, the set it came from (from 0, the first being the
    /// one that was asked) and the row there.
    pub from: Vec<(u32, u32)>,
    /// How many mappings were the same as another in every slot, and so stand
    /// once.
    pub identical: usize,
    /// Rows of the merged crosswalk that say the same of the same ends as an
    /// earlier one and differ in other slots, such as who says so and how
    /// surely. Both stand; [`Crosswalk::deduplicate`] keeps one.
    pub repeated: Vec<(u32, u32)>,
    /// Rows of the merged crosswalk that cannot both stand.
    pub conflicts: Vec<Clash>,
    /// Mappings that went because another one denies them: the set each was in,
    /// and its row there. None goes unless the options say so, and never a
    /// denial.
    pub withdrawn: Vec<(u32, u32)>,
    /// The slots in which the sets themselves differ and that the merged set
    /// therefore lacks, with the value of each set. What holds for mappings was
    /// written to these instead.
    pub metadata: Vec<(SlotName, Vec<Option<SlotValue>>)>,
    /// Extension slots that the sets define differently; the first definition
    /// stands.
    pub definitions: Vec<SmolStr>,
}

impl Crosswalk {
    /// This crosswalk and others as one set.
    ///
    /// - A mapping that is the same in every slot as another stands once. Those
    ///   that say the same and differ in other slots all stand.
    /// - Denials are claims like others: none is lost, and a positive that one
    ///   denies is reported, or goes where the options say so.
    /// - What a set says for all its mappings (the slots that propagate, and the
    ///   licence) stays in the set where all sets agree, and is written to the
    ///   mappings where they do not.
    /// - Creators and further reading are united, the sets merged are named as
    ///   sources; other slots stay where all sets agree.
    /// - A prefix that two sets declare differently gets a number in the second.
    ///
    /// # Errors
    ///
    /// Where a value does not fit its slot, which those of crosswalks do.
    pub fn merge(&self, others: &[&Self], options: &MergeOptions) -> Result<Merged, Error> {
        let sets: Vec<&Self> = std::iter::once(self)
            .chain(others.iter().copied())
            .collect();
        let mut prefixes = self.curie_map().clone();
        let mut columns = self.columns().clone();
        let mut from: Vec<(u32, u32)> = all_rows(self).into_iter().map(|row| (0, row)).collect();
        let mut starts = vec![0];
        for (number, other) in (1..).zip(others) {
            declare(&mut prefixes, other.curie_map());
            let names = Names::new(other.curie_map(), &prefixes);
            let rename = |curie: &str| names.rename(curie);
            let rows = all_rows(other);
            starts.push(columns.len());
            columns.append(other.columns(), &rows, names.unless_agreed(&rename));
            from.extend(rows.into_iter().map(|row| (number, row)));
        }
        starts.push(columns.len());
        let mut set = Self::new(options.id.clone(), options.license.clone());
        let mut metadata = Vec::new();
        for name in set_slots(&sets) {
            let values: Vec<Option<&SlotValue>> =
                sets.iter().map(|set| set.set().get(&name)).collect();
            let agreed = agreed(&values);
            match (&name, agreed) {
                (SlotName::Known(Slot::MappingSetId), _) => {}
                (SlotName::Known(Slot::License), _) => {
                    let license = SlotValue::from(options.license.as_str());
                    for (value, rows) in values.iter().zip(starts.windows(2)) {
                        if let (Some(value), [start, end]) = (value, rows) {
                            if **value != license {
                                columns.fill_empty(*start..*end, Slot::License, value)?;
                            }
                        }
                    }
                }
                (SlotName::Known(Slot::MappingSetSource), _) => {}
                (SlotName::Known(Slot::SssomVersion), _) => {
                    let newest = values.iter().flatten().filter_map(|value| value.as_text());
                    if let Some(newest) = newest.max() {
                        set.set_mut().set(Slot::SssomVersion, newest)?;
                    }
                }
                (_, Some(value)) => set.set_mut().set(name, value.clone())?,
                (SlotName::Known(slot), None) if slot.propagates() => {
                    for (value, rows) in values.iter().zip(starts.windows(2)) {
                        if let (Some(value), [start, end]) = (value, rows) {
                            columns.fill_empty(*start..*end, *slot, value)?;
                        }
                    }
                }
                (SlotName::Known(slot), None) if slot.is_list() => {
                    let mut united: Vec<SmolStr> = Vec::new();
                    for text in values.iter().flatten().flat_map(|value| value.as_list()) {
                        if !united.contains(text) {
                            united.push(text.clone());
                        }
                    }
                    set.set_mut().set(*slot, SlotValue::List(united))?;
                }
                _ => {
                    let values = values
                        .into_iter()
                        .map(Option::<&SlotValue>::cloned)
                        .collect();
                    metadata.push((name, values));
                }
            }
        }
        let ids = sets.iter().map(|set| SmolStr::from(set.id()));
        let ids: BTreeSet<SmolStr> = ids.filter(|id| !id.is_empty()).collect();
        set.set_mut().set(
            Slot::MappingSetSource,
            SlotValue::List(ids.into_iter().collect()),
        )?;
        set.replace_prefixes(prefixes);
        let definitions = define(&mut set, &sets);
        let united = set.with_rows_of(columns);
        settle(united, from, metadata, definitions, options)
    }
}

/// The slots that some set has a value of.
fn set_slots(sets: &[&Crosswalk]) -> BTreeSet<SlotName> {
    let slots = sets.iter().flat_map(|set| set.set().iter());
    slots.map(|(name, _)| name.clone()).collect()
}

/// The value that all sets have.
fn agreed<'a>(values: &[Option<&'a SlotValue>]) -> Option<&'a SlotValue> {
    let (first, rest) = values.split_first()?;
    let first = (*first)?;
    rest.iter()
        .all(|value| *value == Some(first))
        .then_some(first)
}

/// Takes over what the extension slots mean; gives those that are defined in
/// two ways.
fn define(set: &mut Crosswalk, sets: &[&Crosswalk]) -> Vec<SmolStr> {
    let mut definitions = Vec::new();
    let mut twice = BTreeSet::new();
    let mut known: HashMap<SmolStr, usize> = HashMap::new();
    for definition in sets.iter().flat_map(|set| set.extension_definitions()) {
        match known.get(&definition.slot_name) {
            None => {
                known.insert(definition.slot_name.clone(), definitions.len());
                definitions.push(definition.clone());
            }
            Some(index) if definitions.get(*index) != Some(definition) => {
                twice.insert(definition.slot_name.clone());
            }
            Some(_) => {}
        }
    }
    set.replace_definitions(definitions);
    twice.into_iter().collect()
}

/// Lets identical rows stand once and finds what clashes.
fn settle(
    united: Crosswalk,
    from: Vec<(u32, u32)>,
    metadata: Vec<(SlotName, Vec<Option<SlotValue>>)>,
    definitions: Vec<SmolStr>,
    options: &MergeOptions,
) -> Result<Merged, Error> {
    let once = united.deduplicate(Deduplicate::Differing);
    let mut gone = vec![false; from.len()];
    for (row, _) in &once.dropped {
        if let Some(place) = gone.get_mut(*row as usize) {
            *place = true;
        }
    }
    let left = from.iter().zip(&gone).filter(|(_, gone)| !**gone);
    let mut from: Vec<(u32, u32)> = left.map(|(from, _)| *from).collect();
    let mut crosswalk = once.crosswalk;
    let mut withdrawn = Vec::new();
    let mut conflicts = clashes(&crosswalk);
    if options.on_denial == OnDenial::Withdraw {
        let mut stays = vec![true; crosswalk.len()];
        for clash in conflicts
            .iter()
            .filter(|clash| clash.conflict == Conflict::Denied)
        {
            for row in clash.rows {
                let mapping = crosswalk.mapping(row as usize);
                let positive = mapping.is_some_and(|mapping| !mapping.is_denial());
                if let (true, Some(place)) = (positive, stays.get_mut(row as usize)) {
                    *place = false;
                }
            }
        }
        let which = |wanted: bool| {
            let rows = stays
                .iter()
                .enumerate()
                .filter(move |(_, stays)| **stays == wanted);
            rows.map(|(row, _)| row)
        };
        withdrawn.extend(which(false).filter_map(|row| from.get(row).copied()));
        if !withdrawn.is_empty() {
            let rows: Vec<u32> = which(true).map(symbol).collect();
            from = which(true)
                .filter_map(|row| from.get(row).copied())
                .collect();
            crosswalk = crosswalk.with_rows_of(crosswalk.columns().take(&rows));
            conflicts = clashes(&crosswalk);
        }
    }
    let repeated = crosswalk.deduplicate(Deduplicate::First).dropped;
    Ok(Merged {
        identical: once.dropped.len(),
        crosswalk,
        from,
        repeated,
        conflicts,
        withdrawn,
        metadata,
        definitions,
    })
}
