//! Derived mappings written down as a crosswalk.

use super::derivation::{Derivation, Origin};
use super::options::Alternatives;
use super::rules::{Code, NO_CLAIM, claim_of};
use super::sources::{Chain, Sources};
use crate::confidence::Confidence;
use crate::id::Iri;
use crate::model::crosswalk::{CHAINING, Columns, Crosswalk, NONE, Slot, Symbol};
use crate::parallel;
use std::collections::HashSet;

/// A crosswalk of derived mappings, with the slots that SSSOM has for them.
///
/// Each has `semapv:MappingChaining` as justification, its confidence if it has
/// one, the labels of its ends, and in `derived_from` the premises of its best
/// proof, or those of all proofs where the confidence rests on all of them
/// ([`Alternatives::NoisyOr`]). A premise with a `record_id` goes by that name;
/// another by one in the namespace of its set, made from what it says (ends,
/// predicate, modifier, justification), so that it stays the same when rows
/// move. Inclusion is no predicate and is not carried over.
///
/// Prefixes that two sets declare differently get a number. The licence is the
/// caller's to choose: it must be one that those of the sources allow.
pub fn to_crosswalk<'a>(
    derivations: impl IntoIterator<Item = Derivation<'a>>,
    id: Iri,
    license: Iri,
) -> Crosswalk {
    let mut sources = Sources::default();
    let mut derived = Derived::default();
    // One by one in a loop would move each once more.
    let each = derivations.into_iter();
    each.for_each(|derivation| derived.put(&derivation, &mut sources));
    let mut crosswalk = Crosswalk::new(id, license);
    sources.describe(&mut crosswalk);
    let ends = derived.ends(&mut sources);
    let mut columns = Columns::default();
    for (prefix, iri) in sources.take(&mut columns) {
        crosswalk.declare_prefix(&prefix, iri);
    }
    derived.fill(&mut columns, &ends, &sources);
    crosswalk.with_rows_of(columns)
}

/// An end of a derived mapping: its source, and numbers there.
#[derive(Clone, Copy, Default)]
struct End {
    source: u32,
    entity: Symbol,
    label: Symbol,
}

/// Derived mappings as numbers.
#[derive(Default)]
struct Derived {
    chains: Vec<u32>,
    ends: Vec<[Symbol; 2]>,
    claims: Vec<Code>,
    /// NaN is none.
    confidences: Vec<f64>,
    /// A source and a row of it for each premise, those of the best proof first.
    premises: Vec<(u32, u32)>,
    /// Where the premises of each end.
    bounds: Vec<usize>,
    /// The rows of the proof that is being put.
    rows: Vec<u32>,
}

impl Derived {
    fn put<'a>(&mut self, derivation: &Derivation<'a>, sources: &mut Sources<'a>) {
        let (composition, index) = derivation.by;
        let chain = sources.chain(composition);
        let mut rows = std::mem::take(&mut self.rows);
        composition.best_way(index, &mut rows);
        self.put_premises(chain, &rows, sources);
        self.rows = rows;
        let rests_on_all =
            |(composition, _): Origin<'_>| composition.alternatives() == Alternatives::NoisyOr;
        if derivation.origins().any(rests_on_all) {
            for (composition, index) in derivation.origins() {
                let chain = sources.chain(composition);
                for rows in composition.ways(index) {
                    self.put_premises(chain, &rows, sources);
                }
            }
        }
        self.bounds.push(self.premises.len());
        self.chains.push(chain);
        self.ends.push(composition.end_symbols(index));
        self.claims.push(composition.code(index));
        let confidence = derivation.confidence.map_or(f64::NAN, Confidence::get);
        self.confidences.push(confidence);
    }

    /// Puts the premises of a proof at the end.
    fn put_premises(&mut self, chain: u32, rows: &[u32], sources: &mut Sources<'_>) {
        let links = sources.chains.get(chain as usize);
        let links = links.map_or(&[][..], |chain| &chain.links);
        for (source, row) in links.iter().zip(rows) {
            if let Some(source) = sources.all.get_mut(*source as usize) {
                source.rows.want(*row);
            }
            self.premises.push((*source, *row));
        }
    }

    /// The premises of each.
    fn premises(&self) -> impl Iterator<Item = &[(u32, u32)]> {
        let starts = std::iter::once(0).chain(self.bounds.iter().copied());
        let bounds = starts.zip(&self.bounds);
        bounds.map(|(start, end)| self.premises.get(start..*end).unwrap_or_default())
    }

    /// The ends of each; asks for what they need of the sources.
    fn ends(&self, sources: &mut Sources<'_>) -> [Vec<End>; 2] {
        let chains = sources.chains.as_slice();
        let mut objects = Vec::new();
        let is_large = self.chains.len() >= super::LARGE;
        let of_objects = || objects = self.outer_ends(1, chains);
        let subjects = parallel::both(is_large, of_objects, || self.outer_ends(0, chains));
        for end in subjects.iter().chain(&objects) {
            if let Some(source) = sources.all.get_mut(end.source as usize) {
                source.entities.want(end.entity);
                if end.label != NONE {
                    source.labels.want(end.label);
                }
            }
        }
        [subjects, objects]
    }

    /// The subjects, or the objects.
    fn outer_ends(&self, side: usize, chains: &[Chain<'_>]) -> Vec<End> {
        let each = self.chains.iter().zip(&self.ends).zip(self.premises());
        let each = each.map(|((chain, entities), premises)| {
            let chain = chains.get(*chain as usize);
            let links = chain.map_or(0, |chain| chain.links.len());
            let premise = match side {
                0 => premises.first(),
                _ => premises.get(links.saturating_sub(1)),
            };
            let (source, row) = premise.copied().unwrap_or_default();
            let labels = chain.and_then(|chain| chain.labels.get(side));
            let label = labels.and_then(|labels| labels.get(row as usize));
            End {
                source,
                entity: entities.get(side).copied().unwrap_or(NONE),
                label: label.copied().unwrap_or(NONE),
            }
        });
        each.collect()
    }

    /// Fills columns with the mappings.
    fn fill(self, columns: &mut Columns, ends: &[Vec<End>; 2], sources: &Sources<'_>) {
        let rows = self.bounds.len();
        let all = sources.all.as_slice();
        let of = |end: &End| all.get(end.source as usize);
        let entity = |end: &End| of(end).map_or(NONE, |of| of.entities.get(end.entity));
        let label = |end: &End| of(end).map_or(NONE, |of| of.labels.get(end.label));
        let mut of_ends = <[[Vec<Symbol>; 2]; 2]>::default();
        let fill_ends = || {
            of_ends = ends.each_ref().map(|ends| {
                [
                    ends.iter().map(entity).collect(),
                    ends.iter().map(label).collect(),
                ]
            });
        };
        let lists = parallel::both(rows >= super::LARGE, fill_ends, || {
            self.lists(columns, sources)
        });
        let slots = [
            Slot::SubjectId,
            Slot::SubjectLabel,
            Slot::ObjectId,
            Slot::ObjectLabel,
        ];
        for (slot, cells) in slots.into_iter().zip(of_ends.into_iter().flatten()) {
            columns.put_column(slot, cells);
        }
        columns.put_column(Slot::DerivedFrom, lists);

        let not = columns.intern_text("Not");
        let claims = (0..NO_CLAIM).map_while(claim_of);
        let claims: Vec<[Symbol; 2]> = claims
            .map(|claim| {
                let predicate = columns.intern_entity(claim.predicate.as_str());
                [predicate, if claim.denied { not } else { NONE }]
            })
            .collect();
        let claims = || {
            let codes = self.claims.iter();
            codes.map(|code| claims.get(usize::from(*code)).copied().unwrap_or_default())
        };
        let predicates = claims().map(|[predicate, _]| predicate);
        columns.put_column(Slot::PredicateId, predicates.collect());
        let modifiers = claims().map(|[_, modifier]| modifier);
        columns.put_column(Slot::PredicateModifier, modifiers.collect());
        let chaining = columns.intern_entity(CHAINING);
        let justifications = vec![chaining; rows];
        columns.put_column(Slot::MappingJustification, justifications);

        columns.put_number_column(Slot::Confidence, self.confidences);
        columns.end_rows(rows);
    }

    /// The numbers of the lists of premises.
    fn lists(&self, columns: &mut Columns, sources: &Sources<'_>) -> Vec<Symbol> {
        let of = |source: u32| sources.all.get(source as usize);
        let namesake = |source| of(source).map_or(0, |of| of.namesake);
        let names = self.premises.iter();
        let names = names.map(|(source, row)| of(*source).map_or(NONE, |of| of.rows.get(*row)));
        let names: Vec<Symbol> = names.collect();
        let mut rest = names.as_slice();
        let mut lists = Vec::with_capacity(self.bounds.len());
        for premises in self.premises() {
            let (list, others) = rest.split_at_checked(premises.len()).unwrap_or_default();
            rest = others;
            // A premise of several proofs stands once, and so do two of one name.
            let once: Vec<Symbol>;
            let list = match repeats(premises.iter().map(|(source, _)| namesake(*source))) {
                false => list,
                true => {
                    once = without_repeats(list, columns);
                    &once
                }
            };
            lists.push(columns.intern_list(Slot::DerivedFrom, list));
        }
        lists
    }
}

/// How many names are compared each with each.
const FEW: usize = 16;

/// Whether something stands among others a second time.
fn repeats(mut all: impl Iterator<Item = usize> + Clone) -> bool {
    while let Some(one) = all.next() {
        if all.clone().any(|other| other == one) {
            return true;
        }
    }
    false
}

/// Names, each once.
fn without_repeats(names: &[Symbol], columns: &Columns) -> Vec<Symbol> {
    let text = |name: &Symbol| columns.entities().get(*name).unwrap_or_default();
    let mut once = Vec::with_capacity(names.len());
    if names.len() <= FEW {
        for name in names {
            if !once.iter().any(|other| text(other) == text(name)) {
                once.push(*name);
            }
        }
        return once;
    }
    let mut known: HashSet<&str> = HashSet::with_capacity(names.len());
    once.extend(names.iter().filter(|name| known.insert(text(name))));
    once
}
