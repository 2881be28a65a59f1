//! The kernel: two tables of numbers joined in the middle.

use super::options::{ChainOptions, surer_first};
use super::rules::{Code, CodeTable, NO_CLAIM, Rules};
use super::table::Table;
use crate::error::Error;
use crate::model::crosswalk::{NONE, Symbol, symbol};
use crate::parallel;
use prefetch_index::prefetch_index;
use std::ops::Range;

/// What follows from two tables end to end, with every proof.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub(super) subjects: Vec<Symbol>,
    pub(super) objects: Vec<Symbol>,
    pub(super) claims: Vec<Code>,
    pub(super) confidences: Vec<f64>,
    /// Where the proofs of each result begin, and where the last ones end.
    starts: Vec<u32>,
    /// A row of the first table and one of the second; the best of a result
    /// comes first.
    proofs: Vec<[u32; 2]>,
}

impl Joined {
    pub(super) fn len(&self) -> usize {
        self.claims.len()
    }

    /// The proofs of a result, the best first.
    pub(super) fn proofs(&self, index: usize) -> &[[u32; 2]] {
        let bounds = (self.starts.get(index), self.starts.get(index + 1));
        let (Some(start), Some(end)) = bounds else {
            return &[];
        };
        self.proofs
            .get(*start as usize..*end as usize)
            .unwrap_or_default()
    }

    /// How many proofs there are in all.
    pub(super) fn all_proofs(&self) -> usize {
        self.proofs.len()
    }
}

/// A row as it stands among those of the same subject.
#[derive(Clone, Copy, Default)]
struct Step {
    object: Symbol,
    row: u32,
    confidence: f64,
}

/// The rows of a table that say something, by subject.
#[derive(Default)]
struct Grouped {
    starts: Vec<u32>,
    steps: Vec<Step>,
    claims: Vec<Code>,
}

impl Grouped {
    /// The rows by subject, in their order; `object` says by what number an
    /// object is to be known, where it is wanted.
    fn new(table: &Table<'_>, object: impl Fn(Symbol) -> Option<Symbol>) -> Self {
        let subjects = table.subjects_of.columns().entities().len();
        let mut starts = vec![0_u32; subjects + 1];
        for (subject, claim) in table.subjects.iter().zip(table.claims.iter()) {
            if let (true, Some(count)) = (*claim != NO_CLAIM, starts.get_mut(*subject as usize + 1))
            {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut steps = vec![Step::default(); sum as usize];
        let mut claims = vec![NO_CLAIM; sum as usize];
        let ends = table.subjects.iter().zip(table.objects);
        let said = table.claims.iter().zip(table.confidences.iter());
        for ((row, (subject, to)), (claim, confidence)) in (0..).zip(ends).zip(said) {
            if *claim == NO_CLAIM {
                continue;
            }
            let Some(at) = next.get_mut(*subject as usize) else {
                continue;
            };
            let places = (steps.get_mut(*at as usize), claims.get_mut(*at as usize));
            *at += 1;
            if let ((Some(step), Some(place)), Some(object)) = (places, object(*to)) {
                *step = Step {
                    object,
                    row,
                    confidence: *confidence,
                };
                *place = *claim;
            }
        }
        Self {
            starts,
            steps,
            claims,
        }
    }

    fn range(&self, subject: Symbol) -> Range<usize> {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or(0) as usize;
        at(subject as usize)..at(subject as usize + 1)
    }

    fn of(&self, range: Range<usize>) -> impl Iterator<Item = (&Step, &Code)> {
        let steps = self.steps.get(range.clone()).unwrap_or_default();
        steps.iter().zip(self.claims.get(range).unwrap_or_default())
    }
}

/// How many steps are looked ahead.
const AHEAD: usize = 64;

/// Where the next steps of the first table lead in the second, which lies
/// outside the processor's caches: many at once wait hardly longer than one.
#[derive(Default)]
struct Ahead {
    from: usize,
    ranges: Vec<Range<usize>>,
}

impl Ahead {
    /// Where a step leads; steps are asked for in their order.
    fn onward(&mut self, at: usize, first: &Grouped, second: &Grouped) -> Range<usize> {
        if at >= self.from + self.ranges.len() {
            self.from = at;
            self.ranges.clear();
            let to = first.steps.len().min(at + AHEAD);
            let steps = first.steps.get(at..to).unwrap_or_default();
            for step in steps {
                prefetch_index(&second.starts, step.object as usize);
            }
            let ranges = steps.iter().map(|step| second.range(step.object));
            self.ranges.extend(ranges);
            // Asks memory for what is read next.
            for range in &self.ranges {
                prefetch_index(&second.steps, range.start);
                prefetch_index(&second.claims, range.start);
            }
        }
        self.ranges.get(at - self.from).cloned().unwrap_or(0..0)
    }
}

/// A proof that is not yet beside the others of its result.
#[derive(Clone, Copy)]
struct Candidate {
    /// The object, then the claim.
    result: u64,
    confidence: f64,
    rows: [u32; 2],
}

impl Candidate {
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let result = self.result.cmp(&other.result);
        result
            .then_with(|| surer_first(self.confidence, other.confidence))
            .then_with(|| self.rows.cmp(&other.rows))
    }
}

/// Joins two tables: what of the first leads to a subject of the second.
///
/// Rows are brought together by subject, so that all proofs of a result come
/// one after the other and are sorted in a handful; only the step into the
/// second table goes where memory is far.
///
/// The results come by subject, object and claim.
///
/// # Errors
///
/// Where more derivations come up than the options allow, or many times as
/// many pairs of rows that give none.
pub(super) fn join(
    first: &Table<'_>,
    second: &Table<'_>,
    rules: Rules,
    options: &ChainOptions,
) -> Result<Joined, Error> {
    let middle = first.objects_as_subjects_of(second);
    let there = |object: Symbol| {
        let number = *middle.get(object as usize)?;
        (number != NONE).then_some(number)
    };
    let is_large = first.len() + second.len() >= super::LARGE;
    let mut second_by_subject = Grouped::default();
    let group_second = || second_by_subject = Grouped::new(second, Some);
    let first_by_subject = parallel::both(is_large, group_second, || Grouped::new(first, there));
    let joining = Joining {
        first: first_by_subject,
        second: second_by_subject,
        table: CodeTable::new(rules),
        options,
    };
    let half = joining.first.steps.len() / 2;
    let half = (joining.first.starts).partition_point(|start| (*start as usize) < half);
    let subjects = joining.first.starts.len().saturating_sub(1);
    let half = half.min(subjects);
    let mut end = Ok(Joined::default());
    let join_end = || end = joining.of(half..subjects);
    let start = parallel::both(is_large, join_end, || joining.of(0..half));
    let (mut joined, end) = (start?, end?);
    if joined.all_proofs() + end.all_proofs() > joining.most() {
        return Err(joining.too_many());
    }
    joined.append(&end);
    joined.starts.push(symbol(joined.proofs.len()));
    Ok(joined)
}

/// Two tables that are being joined.
struct Joining<'a> {
    first: Grouped,
    second: Grouped,
    table: CodeTable,
    options: &'a ChainOptions,
}

impl Joining<'_> {
    /// What follows for some subjects; where the last proofs end stays open.
    fn of(&self, subjects: Range<usize>) -> Result<Joined, Error> {
        let most = self.most();
        let rows = self.first.range(symbol(subjects.start)).start;
        let rows = rows..self.first.range(symbol(subjects.end)).start;
        let mut joined = Joined::with_capacity(rows.len().min(most));
        let mut looked_at = 0_usize;
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut ahead = Ahead::default();
        for subject in subjects.map(symbol) {
            candidates.clear();
            for at in self.first.range(subject) {
                let onward = ahead.onward(at, &self.first, &self.second);
                looked_at += onward.len();
                if joined.proofs.len() + candidates.len() > most || looked_at / 16 > most {
                    return Err(self.too_many());
                }
                if onward.is_empty() {
                    continue;
                }
                for (step, claim) in self.first.of(at..at + 1) {
                    for (next, next_claim) in self.second.of(onward.clone()) {
                        let together = self.table.compose(*claim, *next_claim);
                        if together != NO_CLAIM {
                            let confidence = self.options.along(step.confidence, next.confidence);
                            candidates.push(Candidate {
                                result: u64::from(next.object) << 8 | u64::from(together),
                                confidence,
                                rows: [step.row, next.row],
                            });
                        }
                    }
                }
            }
            candidates.sort_unstable_by(Candidate::order);
            for same in candidates.chunk_by(|a, b| a.result == b.result) {
                joined.put(subject, same, self.options);
            }
        }
        Ok(joined)
    }

    /// How many proofs are allowed, which are numbered from 0 on.
    fn most(&self) -> usize {
        self.options.most.min(u32::MAX as usize)
    }

    fn too_many(&self) -> Error {
        Error::TooMany {
            what: "derivations",
            most: self.options.most,
        }
    }
}

impl Joined {
    fn with_capacity(results: usize) -> Self {
        Self {
            subjects: Vec::with_capacity(results),
            objects: Vec::with_capacity(results),
            claims: Vec::with_capacity(results),
            confidences: Vec::with_capacity(results),
            starts: Vec::with_capacity(results),
            proofs: Vec::with_capacity(results),
        }
    }

    /// Puts the results of others at the end.
    fn append(&mut self, others: &Self) {
        let before = symbol(self.proofs.len());
        let starts = others.starts.iter().map(|start| start + before);
        self.subjects.extend(&others.subjects);
        self.objects.extend(&others.objects);
        self.claims.extend(&others.claims);
        self.confidences.extend(&others.confidences);
        self.starts.extend(starts);
        self.proofs.extend(&others.proofs);
    }

    /// Puts a result at the end, with its proofs, the best first.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "taken apart as put together"
    )]
    fn put(&mut self, subject: Symbol, proofs: &[Candidate], options: &ChainOptions) {
        let Some(best) = proofs.first() else { return };
        let all = proofs.iter().map(|proof| proof.confidence);
        self.subjects.push(subject);
        self.objects.push((best.result >> 8) as Symbol);
        self.claims.push(best.result as u8);
        self.confidences.push(options.beside(best.confidence, all));
        self.starts.push(symbol(self.proofs.len()));
        self.proofs.extend(proofs.iter().map(|proof| proof.rows));
    }
}
