//! Parts of an assessment and of a plan as phrases.

use super::framework_text::phrases::{threshold, time, words};
use crate::assess::{PlanItem, UnitPlan};
use crate::json::LeftOut;

/// How something is shown, how much of it and for how long, and under which
/// condition.
pub(super) fn more(item: &PlanItem) -> Vec<String> {
    let mut more = Vec::new();
    if !item.methods.is_empty() {
        more.push(format!("by {}", words(&item.methods)));
    }
    more.extend(item.thresholds.iter().map(|one| threshold(one, None)));
    more.extend(item.time_limit.iter().map(time));
    if let Some(condition) = &item.condition {
        more.push(format!("only under {condition}"));
    }
    more
}

/// An entry that was left out, and why. The name of the file is not said: a page
/// is passed on, and the name may be a person's.
pub(super) fn left_out(left: &LeftOut) -> String {
    let mut finding = left.finding.clone();
    finding.file = None;
    let entry = left.entry.as_ref();
    let entry = entry.map_or(String::new(), |entry| format!("{entry}, "));
    format!("{entry}{finding}")
}

/// What is left of a unit, each line once: what is learned and then assessed,
/// what is only learned, and what is only assessed; each with a heading, and
/// with the names of the lists of the plan that it is in.
pub(super) fn sorted(unit: &UnitPlan) -> [(&'static str, &'static str, Vec<&PlanItem>); 3] {
    let is_in = |list: &[PlanItem], one: &PlanItem| list.iter().any(|other| other.of == one.of);
    let (both, learn) = unit.learn.iter().partition(|one| is_in(&unit.assess, one));
    let assess = unit.assess.iter();
    let assess = assess.filter(|one| !is_in(&unit.learn, one)).collect();
    let [then, only] = match unit.waive.is_empty() {
        true => ["To learn first, then to be assessed", "To be assessed"],
        false => [
            "To learn first, then to be assessed, unless waived",
            "To be assessed, unless waived",
        ],
    };
    [
        (then, "learn assess", both),
        ("To learn", "learn", learn),
        (only, "assess", assess),
    ]
}
