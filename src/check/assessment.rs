//! 06: assessment.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::{Assessment, Criterion, Methods, Role, Threshold};

/// A threshold states a bound, and none that contradicts another.
pub(super) fn bounds(threshold: &Threshold, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    match (threshold.minimum, threshold.maximum) {
        (None, None) => found.push(
            Diagnostic::new(
                Code::EmptyThreshold,
                at.pointer(),
                "the threshold has neither a minimum nor a maximum",
            )
            .with_help("a limit without a value belongs in `time_limit`, or nowhere"),
        ),
        (Some(minimum), Some(maximum)) if minimum > maximum => found.push(
            Diagnostic::new(
                Code::ReversedThreshold,
                at.key("minimum").pointer(),
                format!("the minimum {minimum} is above the maximum {maximum}"),
            )
            .with_related(at.key("maximum").pointer(), "the maximum")
            .with_help("exchange the two, or change one"),
        ),
        _ => {}
    }
    let Some(maximum) = threshold.maximum else {
        return;
    };
    for (index, part) in threshold.including.iter().enumerate() {
        if let Some(minimum) = part.minimum.filter(|minimum| *minimum > maximum) {
            found.push(
                Diagnostic::new(
                    Code::ImpossibleThreshold,
                    at.key("including").index(index).key("minimum").pointer(),
                    format!("{minimum} cannot be among at most {maximum}"),
                )
                .with_related(at.key("maximum").pointer(), "the most there can be")
                .with_help("lower this one, or raise the maximum"),
            );
        }
    }
}

/// A criterion binds whom its role says, and waives only as a waiver.
pub(super) fn roles(criterion: &Criterion, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let binds = matches!(criterion.role, Role::Demonstration | Role::ExaminerDuty);
    if binds && criterion.actor.is_none() {
        found.push(
            Diagnostic::new(
                Code::NobodyBound,
                at.key("role").pointer(),
                format!("a criterion of role `{}` binds nobody", criterion.role),
            )
            .with_help("say under `actor` whom it binds"),
        );
    }
    let mismatch = match (criterion.role == Role::Waiver, &criterion.waiver) {
        (true, None) => Some((
            "a criterion of role `waiver` has no `waiver`",
            "say under `waiver` what may stand in place of the assessment",
        )),
        (false, Some(_)) => Some((
            "a criterion with a `waiver` is not of role `waiver`",
            "give it the role `waiver`, or take the waiver away",
        )),
        _ => None,
    };
    if let Some((message, help)) = mismatch {
        let at = at.key("role").pointer();
        found.push(Diagnostic::new(Code::WaiverMismatch, at, message).with_help(help));
    }
}

/// Where methods are spoken of, some are listed.
pub(super) fn methods(assessment: &Assessment, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let empty = |methods: &Methods| methods.methods.is_empty();
    if assessment.methods.as_ref().is_some_and(empty) {
        found.push(
            Diagnostic::new(
                Code::NoMethods,
                at.key("methods").key("methods").pointer(),
                "no method is listed",
            )
            .with_help("list those that the sentence names"),
        );
    }
}

/// The words that something is read from stand in the criterion's sentence.
pub(super) fn words(
    criterion: &Criterion,
    sentence: &str,
    at: &At<'_>,
    found: &mut Vec<Diagnostic>,
) {
    thresholds(
        &criterion.thresholds,
        sentence,
        &at.key("thresholds"),
        found,
    );
    if let Some(limit) = &criterion.time_limit {
        there(&limit.as_written, sentence, &at.key("time_limit"), found);
    }
    if let Some(waiver) = &criterion.waiver {
        there(&waiver.as_written, sentence, &at.key("waiver"), found);
    }
    let references = at.key("cross_references");
    for (index, reference) in criterion.cross_references.iter().enumerate() {
        there(
            &reference.as_written,
            sentence,
            &references.index(index),
            found,
        );
    }
}

fn thresholds(list: &[Threshold], sentence: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    for (index, threshold) in list.iter().enumerate() {
        let at = at.index(index);
        there(&threshold.as_written, sentence, &at, found);
        thresholds(&threshold.including, sentence, &at.key("including"), found);
    }
}

fn there(words: &str, sentence: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if !sentence.contains(words) {
        found.push(
            Diagnostic::new(
                Code::WordsNotThere,
                at.key("as_written").pointer(),
                format!("`{words}` does not stand in the sentence"),
            )
            .with_help("copy the words as the sentence has them"),
        );
    }
}
