//! Parts of results as phrases.

use super::layout::bar;
use crate::compare::{Figure, LevelJudgement, LevelVerdict, Policy, Verdict};
use crate::level::Level;
use crate::model::Status;
use std::fmt::Write as _;

/// A sign for a verdict.
pub(super) fn mark(verdict: Verdict) -> char {
    match verdict {
        Verdict::Covered => '●',
        Verdict::Partly => '◐',
        Verdict::Related => '~',
        Verdict::Denied => '✕',
        Verdict::Open => '○',
    }
}

/// A figure as an interval: counts and percentages.
pub(super) fn interval(figure: &Figure) -> String {
    let mut out = String::new();
    write_interval(figure, &mut out);
    out
}

/// Writes a figure as an interval.
pub(super) fn write_interval(figure: &Figure, out: &mut String) {
    let (Some(lower), Some(upper)) = (figure.lower(), figure.upper()) else {
        out.push_str("nothing is counted");
        return;
    };
    let (covered, of) = (figure.covered, figure.of());
    let high = covered + figure.partly;
    let (lower, upper) = (hundredths(lower), hundredths(upper));
    let to = figure.partly > 0;
    write_number(covered, out);
    if to {
        out.push_str(" to ");
        write_number(high, out);
    }
    out.push_str(" of ");
    write_number(of, out);
    out.push_str(", ");
    write_number(lower, out);
    if to {
        out.push_str(" % to ");
        write_number(upper, out);
    }
    out.push_str(" %");
}

/// Writes a number.
pub(super) fn write_number(number: u32, out: &mut String) {
    if number > 9 {
        write_number(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// The two lines that a total begins with: the figure, and what it is made of.
pub(super) fn total_lines(total: &Figure, policy: Policy) -> String {
    format!(
        "Covered: {}   {}\n  {} covered, {} partly, {} related, {} denied, {} open, of {} items; policy: {policy}",
        interval(total),
        bar(total.covered, total.partly, total.of(), 30),
        total.covered,
        total.partly,
        total.related,
        total.denied,
        total.open,
        total.of(),
    )
}

/// Whether a standard is in force, in words.
pub(super) fn status(status: &Status) -> String {
    match status {
        Status::NotStated => "when it is in force is not stated".to_owned(),
        status => status.to_string(),
    }
}

/// A share, 0 to 1, in percent.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", hundredths(share))
}

/// A share in whole hundredths.
fn hundredths(share: f64) -> u32 {
    (share * 100.0).round_ties_even() as u32
}

/// Writes a level, which has nothing that would be read as markup.
pub(super) fn write_level(level: &Level, out: &mut String) {
    out.push_str(level.scale().as_str());
    out.push(':');
    out.push_str(level.value());
}

/// A level that is asked for, how it was judged, and by whose word.
pub(super) fn level_judged(judgement: &LevelJudgement) -> String {
    let mut line = String::with_capacity(64);
    line.push_str("level ");
    write_level(&judgement.asked, &mut line);
    let _infallible = write!(line, ": {}", judgement.verdict);
    if let Some(held) = &judgement.held {
        line.push_str(" (held: ");
        write_level(held, &mut line);
        if let Some(comparison) = &judgement.comparison {
            for used in &comparison.through {
                let how = if used.by_extension {
                    ", by extension"
                } else {
                    ""
                };
                let _infallible = write!(line, "; {}{how}", used.authority);
            }
        }
        line.push(')');
    }
    if judgement.verdict == LevelVerdict::NotJudged {
        line.push_str(", since nothing held counts here");
    }
    line
}
