//! A record of an assessment, held against the criteria.

use super::language;
use super::level::Comparisons;
use super::outcome::{
    CriterionOutcome, OUTCOME_FORMAT, Outcome, Reason, RecordOutcome, UnitOutcome, WaiverOutcome,
};
use super::plan::binds_examiner;
use crate::catalog::Catalog;
use crate::compare::LevelVerdict;
use crate::error::Error;
use crate::id::LocalId;
use crate::json::LeftOut;
use crate::model::{
    Assessment, Criterion, Decision, Duration, Framework, LevelSubject, MethodKind, Record,
    RecordedResult, Role, Threshold, TimeLimit, TimeUnit, Unit, WaiverDiscretion,
};
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};

impl Catalog {
    /// Holds a record of an assessment against the criteria of its framework:
    /// passed, failed with the reason, or incomplete with what is missing.
    ///
    /// The thresholds decide: who reaches them all, and is within the limits,
    /// passes unless the assessor decides otherwise; a decision alone is needed
    /// where nothing can be counted or timed, and never makes good a threshold
    /// that is not reached. What binds the examiner is judged apart.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::assess::Outcome;
    /// use competency::{Catalog, Record, RecordedResult};
    /// let catalog = Catalog::builtin();
    /// let techniques = "complaint.stress-techniques"; // „alespoň 3 techniky“
    /// let judge = |number| {
    ///     let result = RecordedResult::new(techniques.parse()?).counting("technique".parse()?, number);
    ///     let record = Record::new("exam".parse()?, "cz-nsk-66-029-m".parse()?).with_result(result);
    ///     let outcome = catalog.judge(&record)?;
    ///     let of = format!("cz-nsk-66-029-m:{techniques}").parse()?;
    ///     Ok::<_, competency::Error>(outcome.criterion(&of).unwrap().outcome)
    /// };
    /// assert_eq!(judge(2)?, Outcome::Failed);
    /// assert_eq!(judge(3)?, Outcome::Passed);
    /// # }
    /// # Ok::<(), competency::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where the catalog lacks the framework. A faulty result is no error; it
    /// is left out, and the outcome says so.
    pub fn judge(&self, record: &Record) -> Result<RecordOutcome, Error> {
        let framework = self.framework(&record.framework)?;
        let mut left_out = Vec::new();
        let mut out = HashSet::new();
        for finding in self.check_record(record) {
            let place = finding.pointer.steps().nth(1);
            let Some(index) = place.and_then(|index| index.parse::<usize>().ok()) else {
                continue;
            };
            out.insert(index);
            let result = record.results.get(index);
            left_out.push(LeftOut::new(
                result.map(|result| result.of.clone()),
                finding,
            ));
        }
        let mut results: HashMap<&LocalId, &RecordedResult> = HashMap::new();
        for (index, result) in record.results.iter().enumerate() {
            let last = results
                .get(&result.of)
                .is_none_or(|before| before.attempt < result.attempt);
            if last && !out.contains(&index) {
                results.insert(&result.of, result);
            }
        }
        let mut judging = JudgingRecord {
            catalog: self,
            framework,
            results,
            comparisons: Comparisons::default(),
        };
        let units = framework.units.iter().map(|unit| judging.unit(unit));
        let units = units.collect();
        Ok(RecordOutcome {
            format: SmolStr::new_static(OUTCOME_FORMAT),
            record: record.id.clone(),
            framework: framework.id.clone(),
            units,
            whole: judging.criteria(framework.assessment.as_ref()),
            left_out,
        })
    }
}

struct JudgingRecord<'a> {
    catalog: &'a Catalog,
    framework: &'a Framework,
    /// The last attempt at each thing.
    results: HashMap<&'a LocalId, &'a RecordedResult>,
    comparisons: Comparisons,
}

impl JudgingRecord<'_> {
    fn unit(&mut self, unit: &Unit) -> UnitOutcome {
        let waivers = self.waivers(unit);
        let mut criteria = self.criteria(unit.assessment.as_ref());
        if unit.demonstrations().next().is_none() {
            criteria.push(self.unit_itself(unit));
        }
        let of = |candidate: bool| {
            let one_side = criteria
                .iter()
                .filter(|one| one.binds_candidate == candidate);
            one_side.map(|one| one.outcome).collect::<Vec<_>>()
        };
        let candidate = if waivers.iter().any(|waiver| waiver.granted) {
            Outcome::Passed
        } else {
            worst(&of(true))
        };
        UnitOutcome {
            unit: self.framework.reference_to(&unit.id),
            title: unit.title.clone(),
            candidate,
            examiner: worst(&of(false)),
            waivers,
            criteria,
        }
    }

    /// The criteria that something can be judged by: what the candidate must
    /// show, and what has a threshold or a limit or was recorded.
    fn criteria(&self, assessment: Option<&Assessment>) -> Vec<CriterionOutcome> {
        let criteria = assessment
            .iter()
            .flat_map(|assessment| assessment.criteria());
        criteria
            .filter(|criterion| criterion.role != Role::Waiver)
            .filter_map(|criterion| {
                let result = self.results.get(&criterion.id).copied();
                let shows = criterion.role == Role::Demonstration;
                let limited = limit_binds(criterion);
                let described = criterion.role == Role::Description;
                if !shows && result.is_none() && (described || !limited) {
                    return None;
                }
                Some(self.criterion(assessment, criterion, result))
            })
            .collect()
    }

    fn criterion(
        &self,
        assessment: Option<&Assessment>,
        criterion: &Criterion,
        result: Option<&RecordedResult>,
    ) -> CriterionOutcome {
        let binds_candidate = match criterion.role {
            Role::Demonstration => true,
            // A limit on a condition is one on the candidate's time.
            Role::Condition | Role::Description => limit_binds(criterion),
            _ => false,
        };
        let nothing = RecordedResult::new(criterion.id.clone());
        let recorded = result.unwrap_or(&nothing);
        let mut reasons = Vec::new();
        for threshold in &criterion.thresholds {
            threshold_reasons(threshold, recorded, &mut reasons);
        }
        if let Some(limit) = &criterion.time_limit {
            limit_reasons(limit, recorded, &mut reasons);
        }
        reasons.extend(method_reason(assessment, criterion, recorded.method));
        match recorded.decision {
            Some(Decision::Failed) => reasons.push(Reason::Decided),
            // What is only about a number or a time is for the assessor.
            Some(Decision::Passed) => {
                reasons.retain(|reason| !matches!(reason, Reason::About { .. }));
            }
            None => {
                let exact = |limit: &TimeLimit| !limit.approximate;
                let timed = criterion.time_limit.as_ref().is_some_and(exact);
                if criterion.thresholds.is_empty() && !timed {
                    reasons.push(Reason::DecisionMissing);
                }
            }
        }
        CriterionOutcome {
            of: self.framework.reference_to(&criterion.id),
            text: Some(criterion.text.clone()),
            binds_candidate,
            outcome: outcome(&reasons),
            attempt: result.map(|result| result.attempt),
            reasons: told(reasons),
        }
    }

    /// A unit of which no criterion says what the candidate must show: the
    /// assessor decides.
    fn unit_itself(&self, unit: &Unit) -> CriterionOutcome {
        let result = self.results.get(&unit.id).copied();
        let mut reasons = Vec::new();
        match result.and_then(|result| result.decision) {
            Some(Decision::Passed) => {}
            Some(Decision::Failed) => reasons.push(Reason::Decided),
            None => reasons.push(Reason::DecisionMissing),
        }
        CriterionOutcome {
            of: self.framework.reference_to(&unit.id),
            text: unit.title.clone(),
            binds_candidate: true,
            outcome: outcome(&reasons),
            attempt: result.map(|result| result.attempt),
            reasons,
        }
    }

    fn waivers(&mut self, unit: &Unit) -> Vec<WaiverOutcome> {
        let mut outcomes = Vec::new();
        for criterion in unit.criteria() {
            let waiver = criterion.waiver.as_ref();
            let recorded = self.results.get(&criterion.id);
            let (Some(waiver), Some(recorded)) = (waiver, recorded) else {
                continue;
            };
            let asked = (&waiver.minimum_level.level, LevelSubject::Unit);
            let shown: Vec<_> = recorded.certificate.iter().collect();
            let verdict = language::weakest(self.catalog, &mut self.comparisons, &shown, asked);
            let verdict = verdict.map(|(verdict, _)| verdict);
            let applies = verdict.is_some_and(|verdict| {
                language::is_reached(verdict) || matches!(verdict, LevelVerdict::Higher(_))
            });
            let decided = recorded.decision == Some(Decision::Passed);
            outcomes.push(WaiverOutcome {
                waiver: self.framework.reference_to(&criterion.id),
                discretion: waiver.discretion,
                certificate: recorded.certificate.clone(),
                applies,
                short: match verdict {
                    Some(LevelVerdict::Short(steps)) => Some(steps),
                    _ => None,
                },
                granted: applies && (decided || waiver.discretion == WaiverDiscretion::Must),
            });
        }
        outcomes
    }
}

/// Whether a criterion limits the candidate's time for certain.
fn limit_binds(criterion: &Criterion) -> bool {
    let limit = criterion.time_limit.as_ref();
    limit.is_some_and(|limit| !limit.approximate) && !binds_examiner(criterion)
}

fn threshold_reasons(threshold: &Threshold, result: &RecordedResult, reasons: &mut Vec<Reason>) {
    // Without recursion: thresholds nest as deep as a document may.
    let mut open = vec![threshold];
    while let Some(threshold) = open.pop() {
        open.extend(threshold.including.iter().rev());
        let (of, as_written) = (threshold.unit.clone(), threshold.as_written.clone());
        let Some(counted) = result.count(&threshold.unit) else {
            reasons.push(Reason::CountMissing { of, as_written });
            continue;
        };
        if threshold.is_met_by(counted) != Some(false) {
            continue;
        }
        reasons.push(match (threshold.minimum, threshold.maximum) {
            _ if threshold.approximate => Reason::About { of, as_written },
            (Some(minimum), _) if counted < minimum => Reason::TooFew {
                of,
                counted,
                minimum,
                as_written,
            },
            (_, maximum) => Reason::TooMany {
                of,
                counted,
                maximum: maximum.unwrap_or(counted),
                as_written,
            },
        });
    }
}

fn limit_reasons(limit: &TimeLimit, result: &RecordedResult, reasons: &mut Vec<Reason>) {
    // What takes about so long is no limit to be broken.
    if limit.approximate {
        return;
    }
    let as_written = limit.as_written.clone();
    let Some(most) = limit.duration.or(result.limit) else {
        reasons.push(Reason::LimitMissing { as_written });
        return;
    };
    match result.time {
        None => reasons.push(Reason::TimeMissing { as_written }),
        Some(time) if minutes(time) > minutes(most) => {
            reasons.push(Reason::TooLong { time, limit: most })
        }
        Some(_) => {}
    }
}

/// The method that was used is one that the criterion or its unit names, where
/// one does.
fn method_reason(
    assessment: Option<&Assessment>,
    criterion: &Criterion,
    method: Option<MethodKind>,
) -> Option<Reason> {
    let method = method?;
    let of_unit = assessment.and_then(|assessment| assessment.methods.as_ref());
    let of_unit = of_unit.iter().flat_map(|methods| &methods.methods);
    let mut named = criterion.methods.clone();
    named.extend(of_unit.map(|method| method.kind));
    (!named.is_empty() && !named.contains(&method)).then_some(Reason::OtherMethod { method })
}

fn outcome(reasons: &[Reason]) -> Outcome {
    if reasons.iter().any(Reason::is_failure) {
        Outcome::Failed
    } else if reasons.is_empty() {
        Outcome::Passed
    } else {
        Outcome::Incomplete
    }
}

/// What failed, where something did; else what is missing.
fn told(mut reasons: Vec<Reason>) -> Vec<Reason> {
    if reasons.iter().any(Reason::is_failure) {
        reasons.retain(Reason::is_failure);
    }
    reasons
}

fn worst(outcomes: &[Outcome]) -> Outcome {
    outcomes.iter().copied().max().unwrap_or(Outcome::Passed)
}

/// A time in minutes; months and years by their mean length.
fn minutes(time: Duration) -> f64 {
    const DAY: f64 = 24.0 * 60.0;
    let each = match time.unit {
        TimeUnit::Minute => 1.0,
        TimeUnit::Hour => 60.0,
        TimeUnit::Day => DAY,
        TimeUnit::Week => 7.0 * DAY,
        TimeUnit::Month => 365.2425 / 12.0 * DAY,
        TimeUnit::Year => 365.2425 * DAY,
    };
    time.value.get() * each
}
