//! The crosswalks that derived mappings come from, and what is taken of them.

use super::chain::{Composition, Link};
use super::identity::PremiseNames;
use super::names::{Names, Prefixes, declare};
use crate::model::crosswalk::{Columns, Crosswalk, Slot, SlotValue, Symbol, Taken, symbol};
use crate::parallel;
use smol_str::SmolStr;
use std::collections::{BTreeSet, HashMap};

/// A crosswalk that derivations come from.
pub(super) struct Source<'a> {
    crosswalk: &'a Crosswalk,
    /// The names of its rows, as premises.
    pub(super) rows: Taken,
    pub(super) entities: Taken,
    pub(super) labels: Taken,
    /// The first source whose rows may have names that rows here have.
    pub(super) namesake: usize,
}

impl<'a> Source<'a> {
    fn new(crosswalk: &'a Crosswalk) -> Self {
        let columns = crosswalk.columns();
        Self {
            crosswalk,
            rows: Taken::of(columns.len()),
            entities: Taken::of(columns.entities().len()),
            labels: Taken::of(columns.texts().len()),
            namesake: 0,
        }
    }

    /// Puts into columns what is wanted; gives the namespace of the names of
    /// premises, if all are in one.
    fn take(
        &mut self,
        declared: &Prefixes,
        prefixes: &mut Prefixes,
        made: &mut Columns,
    ) -> Option<SmolStr> {
        let columns = self.crosswalk.columns();
        let names = Names::new(self.crosswalk.curie_map(), declared);
        let rename = |curie: &str| names.rename(curie);
        let rename_all = names.unless_agreed(&rename);
        let mut premises = None;
        let name = || premises = Some(PremiseNames::new(self.crosswalk, prefixes));
        parallel::both(columns.len() >= super::LARGE, name, || {
            self.entities
                .make(|wanted| made.adopt_entities(columns, wanted, rename_all));
            self.labels.make(|wanted| made.adopt_texts(columns, wanted));
        });
        let premises = premises?;
        self.rows.make(|wanted| premises.put(wanted, rename, made));
        premises.namespace()
    }
}

/// The crosswalks that derivations come from.
#[derive(Default)]
pub(super) struct Sources<'a> {
    pub(super) all: Vec<Source<'a>>,
    of_crosswalk: HashMap<*const Crosswalk, u32>,
    pub(super) chains: Vec<Chain<'a>>,
    of_composition: HashMap<*const Composition<'a>, u32>,
    /// The composition that was asked for last, and its chain.
    last: Option<(*const Composition<'a>, u32)>,
    /// What sets the outer ends are of, and their versions.
    ends: BTreeSet<[Option<&'a str>; 4]>,
}

/// The links of a composition.
pub(super) struct Chain<'a> {
    /// The source of each.
    pub(super) links: Vec<u32>,
    /// The labels of the outer ends, by the row of the first and of the last
    /// link.
    pub(super) labels: [&'a [Symbol]; 2],
}

impl<'a> Sources<'a> {
    pub(super) fn chain(&mut self, composition: &'a Composition<'a>) -> u32 {
        let address = std::ptr::from_ref(composition);
        match self.last {
            Some((last, chain)) if last == address => return chain,
            _ => {}
        }
        let chain = match self.of_composition.get(&address) {
            Some(known) => *known,
            None => {
                let links = composition.links();
                let labels = [(links.first(), true), (links.last(), false)];
                let chain = Chain {
                    links: links
                        .iter()
                        .map(|link| self.number(link.crosswalk()))
                        .collect(),
                    labels: labels.map(|(link, at_start)| labels_of(link, at_start)),
                };
                self.ends.insert(outer_sources(composition));
                self.chains.push(chain);
                let number = symbol(self.chains.len() - 1);
                self.of_composition.insert(address, number);
                number
            }
        };
        self.last = Some((address, chain));
        chain
    }

    fn number(&mut self, crosswalk: &'a Crosswalk) -> u32 {
        let all = &mut self.all;
        let of_crosswalk = self.of_crosswalk.entry(std::ptr::from_ref(crosswalk));
        *of_crosswalk.or_insert_with(|| {
            all.push(Source::new(crosswalk));
            symbol(all.len() - 1)
        })
    }

    /// Puts into columns what is wanted of the sources; gives the prefixes that
    /// it needs.
    pub(super) fn take(&mut self, made: &mut Columns) -> Prefixes {
        let mut declared = Prefixes::new();
        for source in &self.all {
            declare(&mut declared, source.crosswalk.curie_map());
        }
        let mut prefixes = declared.clone();
        let mut namespaces = Vec::with_capacity(self.all.len());
        for source in &mut self.all {
            namespaces.push(source.take(&declared, &mut prefixes, made));
        }
        // A name that is in no namespace may be any.
        if !namespaces.contains(&None) {
            for (source, namespace) in self.all.iter_mut().zip(&namespaces) {
                let first = namespaces.iter().position(|one| one == namespace);
                source.namesake = first.unwrap_or_default();
            }
        }
        prefixes
    }

    /// Says in the slots of a set what its mappings were derived from.
    pub(super) fn describe(&self, crosswalk: &mut Crosswalk) {
        let ids = self.all.iter().map(|source| source.crosswalk.id().into());
        let ids: Vec<SmolStr> = ids.collect();
        let set = crosswalk.set_mut();
        let mut put = |slot: Slot, value: SlotValue| {
            // Where a value is not of its kind, the slot stays empty.
            let _fits = set.set(slot, value);
        };
        put(Slot::SssomVersion, "1.1".into());
        put(Slot::MappingSetSource, SlotValue::List(ids));
        if let (Some(ends), 1) = (self.ends.first(), self.ends.len()) {
            let slots = [
                Slot::SubjectSource,
                Slot::SubjectSourceVersion,
                Slot::ObjectSource,
                Slot::ObjectSourceVersion,
            ];
            for (slot, value) in slots.into_iter().zip(ends) {
                if let Some(value) = value {
                    put(slot, (*value).into());
                }
            }
        }
    }
}

/// The sources of the outer ends and their versions.
fn outer_sources<'a>(composition: &Composition<'a>) -> [Option<&'a str>; 4] {
    let of = |link: Option<&Link<'a>>, at_start: bool| {
        let slots = |link: &Link<'a>| {
            let slots = match at_start != link.is_inverted() {
                true => [Slot::SubjectSource, Slot::SubjectSourceVersion],
                false => [Slot::ObjectSource, Slot::ObjectSourceVersion],
            };
            slots.map(|slot| link.crosswalk().set().text(slot))
        };
        link.map_or([None; 2], slots)
    };
    let [subject, subject_version] = of(composition.links().first(), true);
    let [object, object_version] = of(composition.links().last(), false);
    [subject, subject_version, object, object_version]
}

/// The labels of what a link starts from, or leads to, by row.
fn labels_of<'a>(link: Option<&Link<'a>>, at_start: bool) -> &'a [Symbol] {
    link.map_or(&[], |link| {
        let of_subject = at_start != link.is_inverted();
        let columns = link.crosswalk().columns();
        columns.symbols(match of_subject {
            true => Slot::SubjectLabel,
            false => Slot::ObjectLabel,
        })
    })
}
