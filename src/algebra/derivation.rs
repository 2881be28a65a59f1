//! A derived mapping and what it rests on.

use super::chain::Composition;
use super::identity::PremiseNames;
use super::names::{Named, Names, Prefixes, declare};
use super::options::{Alternatives, ChainOptions};
use crate::confidence::Confidence;
use crate::id::{Curie, Iri};
use crate::model::crosswalk::{
    CHAINING, Claim, Crosswalk, Mapping, MappingRecord, Slot, SlotValue,
};
use smol_str::SmolStr;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

/// A mapping that follows from others. It is nobody's judgement of its two
/// ends, and is never presented as one.
#[derive(Clone)]
pub struct Derivation<'a> {
    pub(super) subject: &'a str,
    pub(super) claim: Claim,
    pub(super) object: &'a str,
    pub(super) confidence: Option<Confidence>,
    /// The compositions it comes from, and its number there; the best first.
    pub(super) by: Vec<(&'a Composition<'a>, usize)>,
}

/// One way in which a mapping follows from others.
#[derive(Clone)]
pub struct Proof<'a> {
    premises: Vec<Premise<'a>>,
    confidence: Option<Confidence>,
}

/// A mapping of a crosswalk as a step of a proof.
#[derive(Clone, Copy)]
pub struct Premise<'a> {
    mapping: Mapping<'a>,
    inverted: bool,
}

impl<'a> Premise<'a> {
    pub(super) fn new(mapping: Mapping<'a>, inverted: bool) -> Self {
        Self { mapping, inverted }
    }

    /// The mapping as it stands in its crosswalk.
    pub fn mapping(&self) -> Mapping<'a> {
        self.mapping
    }

    /// Whether it is read from its object to its subject.
    pub fn is_inverted(&self) -> bool {
        self.inverted
    }

    /// What it claims in the direction it is read in.
    pub fn claim(&self) -> Option<Claim> {
        let claim = self.mapping.claim();
        if self.inverted {
            claim.inverse()
        } else {
            Some(claim)
        }
    }

    /// Where it starts, in the direction it is read in.
    pub fn start(&self) -> Option<&'a str> {
        let Self { mapping, inverted } = self;
        if *inverted {
            mapping.object_id()
        } else {
            mapping.subject_id()
        }
    }

    /// Where it leads, in the direction it is read in.
    pub fn end(&self) -> Option<&'a str> {
        let Self { mapping, inverted } = self;
        if *inverted {
            mapping.subject_id()
        } else {
            mapping.object_id()
        }
    }

    fn label(&self, of_start: bool) -> Option<&'a str> {
        let of_subject = of_start != self.inverted;
        self.mapping.text(if of_subject {
            Slot::SubjectLabel
        } else {
            Slot::ObjectLabel
        })
    }
}

impl<'a> Proof<'a> {
    pub(super) fn new(premises: Vec<Premise<'a>>, options: &ChainOptions) -> Self {
        let stated = |premise: &Premise<'_>| {
            let confidence = premise.mapping.confidence().or(options.unstated);
            confidence.map_or(f64::NAN, Confidence::get)
        };
        let confidences = premises.iter().map(stated);
        let confidence = confidences.reduce(|first, second| options.along(first, second));
        Self {
            premises,
            confidence: confidence.and_then(|c| Confidence::new(c).ok()),
        }
    }

    /// The mappings it goes through, from the subject to the object.
    pub fn premises(&self) -> &[Premise<'a>] {
        &self.premises
    }

    /// How surely it holds; `None` where a premise has no confidence and the
    /// options did not say what that counts as.
    pub fn confidence(&self) -> Option<Confidence> {
        self.confidence
    }
}

impl<'a> Derivation<'a> {
    /// Where it starts.
    pub fn subject(&self) -> &'a str {
        self.subject
    }

    /// What it says.
    pub fn claim(&self) -> Claim {
        self.claim.clone()
    }

    /// Where it leads.
    pub fn object(&self) -> &'a str {
        self.object
    }

    /// How surely it holds, by the rules that were chosen; `None` where its
    /// proofs have no confidence.
    pub fn confidence(&self) -> Option<Confidence> {
        self.confidence
    }

    /// The surest proof; where none has a confidence, the first.
    pub fn best(&self) -> Option<Proof<'a>> {
        let (composition, index) = self.by.first()?;
        composition.proofs(*index).next()
    }

    /// All proofs. There may be very many where a chain is long; they are made
    /// one by one.
    pub fn proofs(&self) -> impl Iterator<Item = Proof<'a>> {
        let by = self.by.clone().into_iter();
        by.flat_map(|(composition, index)| composition.proofs(index))
    }
}

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
    let derivations: Vec<Derivation<'a>> = derivations.into_iter().collect();
    let mut sources: Vec<&'a Crosswalk> = Vec::new();
    let mut seen: HashSet<*const Crosswalk> = HashSet::new();
    let mut ends: BTreeSet<[Option<&str>; 4]> = BTreeSet::new();
    let mut last: Option<*const Composition<'a>> = None;
    for (composition, _) in derivations.iter().flat_map(|one| &one.by) {
        if last == Some(std::ptr::from_ref(*composition)) {
            continue;
        }
        last = Some(std::ptr::from_ref(*composition));
        let crosswalks = composition.links().iter().map(|link| link.crosswalk());
        sources.extend(crosswalks.filter(|c| seen.insert(std::ptr::from_ref(*c))));
        ends.insert(outer_sources(composition));
    }
    let mut prefixes = Prefixes::new();
    for source in &sources {
        declare(&mut prefixes, source.curie_map());
    }
    let ids: Vec<SmolStr> = sources.iter().map(|source| source.id().into()).collect();
    let mut crosswalk = Crosswalk::new(id, license);
    let set = crosswalk.set_mut();
    let mut put = |slot: Slot, value: SlotValue| {
        // Where a value is not of its kind, the slot stays empty.
        let _fits = set.set(slot, value);
    };
    put(Slot::SssomVersion, "1.1".into());
    put(Slot::MappingSetSource, SlotValue::List(ids));
    if let (Some(of_ends), 1) = (ends.first(), ends.len()) {
        let slots = [
            Slot::SubjectSource,
            Slot::SubjectSourceVersion,
            Slot::ObjectSource,
            Slot::ObjectSourceVersion,
        ];
        for (slot, value) in slots.into_iter().zip(of_ends) {
            if let Some(value) = value {
                put(slot, (*value).into());
            }
        }
    }
    let chaining = Curie::parse(CHAINING);
    let declared = prefixes.clone();
    let names: NamesOf<'_> = sources
        .iter()
        .map(|source| {
            (
                std::ptr::from_ref(*source),
                Names::new(source.curie_map(), &declared),
            )
        })
        .collect();
    let mut premises = PremiseNames::new(&mut prefixes);
    let mut records = Vec::with_capacity(derivations.len());
    for derivation in &derivations {
        if let Ok(chaining) = &chaining {
            records.extend(record(derivation, chaining, &names, &mut premises));
        }
    }
    for (prefix, iri) in prefixes {
        crosswalk.declare_prefix(&prefix, iri);
    }
    for record in records {
        crosswalk.push(record);
    }
    crosswalk
}

/// What the entities of each source are called in the set that is made.
type NamesOf<'a> = HashMap<*const Crosswalk, Names<'a>>;

/// The sources of the outer ends and their versions.
fn outer_sources<'a>(composition: &Composition<'a>) -> [Option<&'a str>; 4] {
    let of = |link: Option<&super::chain::Link<'a>>, start: bool| {
        let slots = |link: &super::chain::Link<'a>| {
            let of_subject = start != link.is_inverted();
            let slots = match of_subject {
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

fn record(
    derivation: &Derivation<'_>,
    chaining: &Curie,
    names: &NamesOf<'_>,
    premises: &mut PremiseNames<'_>,
) -> Option<MappingRecord> {
    let best = derivation.best()?;
    let (first, last) = (best.premises().first()?, best.premises().last()?);
    let of = |premise: &Premise<'_>| names.get(&std::ptr::from_ref(premise.mapping.crosswalk()));
    let end = |curie: &str, premise: &Premise<'_>| match of(premise).map(|n| n.of(curie)) {
        Some(Named::Otherwise(name)) => name,
        _ => curie.to_owned(),
    };
    let subject = end(derivation.subject, first);
    let object = end(derivation.object, last);
    let mut record = MappingRecord::new(
        Curie::parse(&subject).ok()?,
        derivation.claim.predicate.clone(),
        Curie::parse(&object).ok()?,
        chaining.clone(),
    );
    if derivation.claim.denied {
        record = record.denied();
    }
    let from_all = derivation
        .by
        .iter()
        .any(|(composition, _)| composition.alternatives() == Alternatives::NoisyOr);
    let mut from: Vec<SmolStr> = Vec::new();
    let mut add = |proof: &Proof<'_>| {
        for premise in proof.premises() {
            let name = SmolStr::from(premises.of(&premise.mapping, of(premise)));
            if !from.contains(&name) {
                from.push(name);
            }
        }
    };
    if from_all {
        derivation.proofs().for_each(|proof| add(&proof));
    } else {
        add(&best);
    }
    let slots: [(Slot, Option<SlotValue>); 4] = [
        (Slot::SubjectLabel, first.label(true).map(SlotValue::from)),
        (Slot::ObjectLabel, last.label(false).map(SlotValue::from)),
        (Slot::DerivedFrom, Some(SlotValue::List(from))),
        (
            Slot::Confidence,
            derivation.confidence.map(|c| c.get().into()),
        ),
    ];
    for (slot, value) in slots {
        if let Some(value) = value {
            record = record.with(slot, value).ok()?;
        }
    }
    Some(record)
}

impl fmt::Debug for Premise<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let turned = if self.inverted { " turned round" } else { "" };
        write!(f, "{:?}{turned}", self.mapping)
    }
}

impl fmt::Debug for Proof<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.premises).finish()
    }
}

impl fmt::Debug for Derivation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Derivation({} {} {})",
            self.subject, self.claim, self.object
        )
    }
}
