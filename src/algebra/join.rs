//! The kernel: two tables of numbers joined in the middle.

use super::options::{ChainOptions, surer_first};
use super::rules::{Code, CodeTable, NO_CLAIM, Rules};
use super::table::Table;
use crate::error::Error;
use crate::model::crosswalk::{NONE, Symbol};

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

    fn range(&self, subject: Symbol) -> std::ops::Range<usize> {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or(0) as usize;
        at(subject as usize)..at(subject as usize + 1)
    }

    fn of(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = (&Step, &Code)> {
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
    ranges: Vec<std::ops::Range<usize>>,
}

impl Ahead {
    /// Where a step leads; steps are asked for in their order.
    fn onward(&mut self, at: usize, first: &Grouped, second: &Grouped) -> std::ops::Range<usize> {
        if at >= self.from + self.ranges.len() {
            self.from = at;
            self.ranges.clear();
            let to = first.steps.len().min(at + AHEAD);
            let steps = first.steps.get(at..to).unwrap_or_default();
            let ranges = steps.iter().map(|step| second.range(step.object));
            self.ranges.extend(ranges);
            // Asks memory for what is read next.
            let touched = self.ranges.iter().fold(0, |sum, range| {
                let step = second.steps.get(range.start).map_or(0, |step| step.row);
                let claim = second.claims.get(range.start).copied().unwrap_or(0);
                sum ^ step ^ u32::from(claim)
            });
            std::hint::black_box(touched);
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
    let table = CodeTable::new(rules);
    let middle = first.objects_as_subjects_of(second);
    let there = |object: Symbol| {
        let number = *middle.get(object as usize)?;
        (number != NONE).then_some(number)
    };
    let first_by_subject = Grouped::new(first, there);
    let second_by_subject = Grouped::new(second, Some);
    let most = options.most.min(u32::MAX as usize);
    let mut looked_at = 0_usize;
    let guess = first.len().min(most);
    let mut joined = Joined {
        subjects: Vec::with_capacity(guess),
        objects: Vec::with_capacity(guess),
        claims: Vec::with_capacity(guess),
        confidences: Vec::with_capacity(guess),
        starts: Vec::with_capacity(guess),
        proofs: Vec::with_capacity(guess),
    };
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut ahead = Ahead::default();
    let subjects = first_by_subject.starts.len().saturating_sub(1);
    for subject in 0..crate::model::crosswalk::symbol(subjects) {
        candidates.clear();
        for at in first_by_subject.range(subject) {
            let onward = ahead.onward(at, &first_by_subject, &second_by_subject);
            looked_at += onward.len();
            if joined.proofs.len() + candidates.len() > most || looked_at / 16 > most {
                return Err(Error::TooMany {
                    what: "derivations",
                    most: options.most,
                });
            }
            if onward.is_empty() {
                continue;
            }
            for (step, claim) in first_by_subject.of(at..at + 1) {
                for (next, next_claim) in second_by_subject.of(onward.clone()) {
                    let together = table.compose(*claim, *next_claim);
                    if together != NO_CLAIM {
                        candidates.push(Candidate {
                            result: u64::from(next.object) << 8 | u64::from(together),
                            confidence: options.along(step.confidence, next.confidence),
                            rows: [step.row, next.row],
                        });
                    }
                }
            }
        }
        candidates.sort_unstable_by(Candidate::order);
        for same in candidates.chunk_by(|a, b| a.result == b.result) {
            joined.put(subject, same, options);
        }
    }
    joined
        .starts
        .push(crate::model::crosswalk::symbol(joined.proofs.len()));
    Ok(joined)
}

impl Joined {
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
        self.starts
            .push(crate::model::crosswalk::symbol(self.proofs.len()));
        self.proofs.extend(proofs.iter().map(|proof| proof.rows));
    }
}
