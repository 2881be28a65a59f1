//! Crosswalks end to end.

use super::derivation::{Derivation, Premise, Proof};
use super::join::{Joined, join};
use super::options::{Alternatives, ChainOptions};
use super::rules::{Code, NO_CLAIM, Rules, claim_of};
use super::table::Table;
use crate::confidence::Confidence;
use crate::error::Error;
use crate::model::crosswalk::{Claim, Crosswalk, NONE, Predicate, Symbol, symbol};

/// A crosswalk as a step of a chain, read forwards or backwards.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    crosswalk: &'a Crosswalk,
    inverted: bool,
    rules: Rules,
    /// The rows that are walked; all of them where there is no list.
    rows: Option<&'a [u32]>,
}

impl<'a> Link<'a> {
    /// From subject to object.
    pub fn forwards(crosswalk: &'a Crosswalk) -> Self {
        Self {
            crosswalk,
            inverted: false,
            rules: Rules::new(),
            rows: None,
        }
    }

    /// From object to subject. Mappings whose predicate has no inverse are no
    /// step.
    pub fn backwards(crosswalk: &'a Crosswalk) -> Self {
        Self {
            inverted: true,
            ..Self::forwards(crosswalk)
        }
    }

    /// The step by other rules. A chain does what the rules of all its
    /// crosswalks allow.
    #[must_use]
    pub fn with_rules(mut self, rules: Rules) -> Self {
        self.rules = rules;
        self
    }

    pub(super) fn with_rows(mut self, rows: &'a [u32]) -> Self {
        self.rows = Some(rows);
        self
    }

    /// The crosswalk.
    pub fn crosswalk(&self) -> &'a Crosswalk {
        self.crosswalk
    }

    /// Whether it is read from object to subject.
    pub fn is_inverted(&self) -> bool {
        self.inverted
    }

    fn table(&self, options: &ChainOptions) -> Table<'a> {
        let mut table = Table::of(self.crosswalk, self.inverted, options);
        if let Some(rows) = self.rows {
            let mut claims = vec![NO_CLAIM; table.len()];
            for row in rows {
                let row = *row as usize;
                if let (Some(place), Some(claim)) = (claims.get_mut(row), table.claims.get(row)) {
                    *place = *claim;
                }
            }
            table.claims = claims.into();
        }
        table
    }

    fn premise(&self, row: u32) -> Option<Premise<'a>> {
        let mapping = self.crosswalk.mapping(row as usize)?;
        Some(Premise::new(mapping, self.inverted))
    }
}

impl Crosswalk {
    /// What follows from this crosswalk and another that starts where this one
    /// ends. See [`compose`].
    ///
    /// # Errors
    ///
    /// As [`compose`].
    pub fn compose<'a>(
        &'a self,
        next: &'a Self,
        options: &ChainOptions,
    ) -> Result<Composition<'a>, Error> {
        compose(&[Link::forwards(self), Link::forwards(next)], options)
    }
}

/// What follows from crosswalks end to end, by the rules that all of them
/// allow.
///
/// There is one result for each subject, claim and object, by subject, object
/// and claim in the order in which the first and the last crosswalk name them.
/// Literals and terms not found lead nowhere; two sets that declare a prefix
/// differently are brought together by IRI.
///
/// ```
/// use competency::algebra::{ChainOptions, Link, compose};
/// use competency::crosswalk::{Crosswalk, MappingRecord, Slot};
/// use competency::Predicate;
/// let set = |id: &str| Crosswalk::new(id.parse().unwrap(), "https://creativecommons.org/publicdomain/zero/1.0/".parse().unwrap());
/// let mapping = |a: &str, predicate, b: &str| {
///     let curated = "semapv:ManualMappingCuration".parse().unwrap();
///     MappingRecord::new(a.parse().unwrap(), predicate, b.parse().unwrap(), curated).with(Slot::Confidence, 0.9).unwrap()
/// };
/// let (mut ab, mut bc) = (set("https://example.org/a--b"), set("https://example.org/b--c"));
/// ab.push(mapping("a:advise", Predicate::Exact, "b:counsel"));
/// bc.push(mapping("b:counsel", Predicate::Broad, "c:talk"));
/// let derived = compose(&[Link::forwards(&ab), Link::forwards(&bc)], &ChainOptions::new())?;
/// let only = derived.iter().next().unwrap();
/// assert_eq!((only.subject(), only.claim(), only.object()), ("a:advise", Predicate::Broad.into(), "c:talk"));
/// assert_eq!(only.best().unwrap().premises().len(), 2);
/// # Ok::<(), competency::Error>(())
/// ```
///
/// # Errors
///
/// Where more derivations come up than the options allow.
pub fn compose<'a>(links: &[Link<'a>], options: &ChainOptions) -> Result<Composition<'a>, Error> {
    let allowed = links.iter().map(|link| link.rules);
    let rules = allowed.fold(Rules::new(), Rules::and);
    let mut composition = Composition {
        links: links.to_vec(),
        joined: Vec::with_capacity(links.len()),
        options: options.clone(),
    };
    let Some((first, rest)) = links.split_first() else {
        return Ok(composition);
    };
    let mut before = first;
    for next in rest {
        let table = match composition.joined.last() {
            None => first.table(options),
            Some(done) => Table {
                subjects: &done.subjects,
                objects: &done.objects,
                claims: (&done.claims).into(),
                confidences: (&done.confidences).into(),
                subjects_of: first.crosswalk,
                objects_of: before.crosswalk,
            },
        };
        let joined = join(&table, &next.table(options), rules, options)?;
        composition.joined.push(joined);
        before = next;
    }
    Ok(composition)
}

/// What follows from crosswalks end to end: a table of derived mappings, each
/// with all its proofs.
#[derive(Debug)]
pub struct Composition<'a> {
    links: Vec<Link<'a>>,
    /// The first two links together; that and the third; and so on.
    joined: Vec<Joined>,
    options: ChainOptions,
}

impl<'a> Composition<'a> {
    /// How many mappings were derived.
    pub fn len(&self) -> usize {
        self.joined.last().map_or(0, Joined::len)
    }

    /// Whether nothing was derived.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many pairs of a result before the last step and a row of the last
    /// crosswalk make these results; with two crosswalks, the number of proofs.
    pub fn derivations(&self) -> usize {
        self.joined.last().map_or(0, Joined::all_proofs)
    }

    /// The crosswalks that it was made of.
    pub fn links(&self) -> &[Link<'a>] {
        &self.links
    }

    pub(super) fn alternatives(&self) -> Alternatives {
        self.options.alternatives
    }

    /// The derived mapping of a number, from 0.
    pub fn get(&self, index: usize) -> Option<Derivation<'_>> {
        (index < self.len()).then(|| self.derivation(index))
    }

    fn derivation(&self, index: usize) -> Derivation<'_> {
        let confidences = self.joined.last().map(|joined| &joined.confidences);
        let confidence = confidences.and_then(|confidences| confidences.get(index));
        Derivation {
            by: (self, index),
            others: Vec::new(),
            confidence: confidence.and_then(|c| Confidence::new(*c).ok()),
        }
    }

    pub(super) fn subject(&self, index: usize) -> &str {
        let first = self.links.first().map(|link| link.crosswalk);
        first.map_or("", |first| text(first, self.end_symbols(index)[0]))
    }

    pub(super) fn object(&self, index: usize) -> &str {
        let last = self.links.last().map(|link| link.crosswalk);
        last.map_or("", |last| text(last, self.end_symbols(index)[1]))
    }

    pub(super) fn claim(&self, index: usize) -> Claim {
        // Results have claims that the rules know.
        claim_of(self.code(index)).unwrap_or(Claim::from(Predicate::Related))
    }

    /// The number of a result's claim.
    pub(super) fn code(&self, index: usize) -> Code {
        let claims = self.joined.last().map(|joined| &joined.claims);
        let code = claims.and_then(|claims| claims.get(index));
        code.copied().unwrap_or(NO_CLAIM)
    }

    /// The derived mappings.
    pub fn iter(&self) -> impl Iterator<Item = Derivation<'_>> {
        (0..self.len()).map(|index| self.derivation(index))
    }

    /// The numbers of a result's ends in the first and in the last crosswalk.
    pub(super) fn end_symbols(&self, index: usize) -> [Symbol; 2] {
        let joined = self.joined.last();
        let number = |column: Option<&Vec<Symbol>>| {
            let number = column.and_then(|column| column.get(index));
            number.copied().unwrap_or(NONE)
        };
        [
            number(joined.map(|joined| &joined.subjects)),
            number(joined.map(|joined| &joined.objects)),
        ]
    }

    /// The proofs of a result, the surest of each last step first.
    pub(super) fn proofs(&self, index: usize) -> impl Iterator<Item = Proof<'a>> + '_ {
        let ways = self.ways(index);
        ways.filter_map(|rows| self.proof(&rows))
    }

    /// The rows of each proof of a result, one for each link, in the order of
    /// the proofs.
    pub(super) fn ways(&self, index: usize) -> Box<dyn Iterator<Item = Vec<u32>> + '_> {
        match self.joined.len().checked_sub(1) {
            Some(last) => self.unfold(last, index),
            None => Box::new(std::iter::empty()),
        }
    }

    /// The first of the ways to a result.
    pub(super) fn best_way(&self, index: usize, rows: &mut Vec<u32>) {
        rows.clear();
        let mut index = symbol(index);
        for joined in self.joined.iter().rev() {
            if let Some([before, row]) = joined.proofs(index as usize).first() {
                rows.push(*row);
                index = *before;
            }
        }
        rows.push(index);
        rows.reverse();
    }

    /// The rows of each way to a result of a join: one for each link so far.
    fn unfold(&self, join: usize, index: usize) -> Box<dyn Iterator<Item = Vec<u32>> + '_> {
        let Some(joined) = self.joined.get(join) else {
            return Box::new(std::iter::empty());
        };
        let proofs = joined.proofs(index).iter();
        Box::new(proofs.flat_map(move |[before, row]| {
            let ways: Box<dyn Iterator<Item = Vec<u32>> + '_> = match join.checked_sub(1) {
                None => Box::new(std::iter::once(vec![*before])),
                Some(join) => self.unfold(join, *before as usize),
            };
            ways.map(move |mut rows| {
                rows.push(*row);
                rows
            })
        }))
    }

    fn proof(&self, rows: &[u32]) -> Option<Proof<'a>> {
        let premises = self.links.iter().zip(rows);
        let premises: Vec<Premise<'a>> = premises
            .map(|(link, row)| link.premise(*row))
            .collect::<Option<_>>()?;
        Some(Proof::new(premises, &self.options))
    }
}

fn text(crosswalk: &Crosswalk, number: Symbol) -> &str {
    crosswalk
        .columns()
        .entities()
        .get(number)
        .unwrap_or_default()
}
