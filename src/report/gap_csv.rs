//! A profile before a standard as CSV (RFC 4180), with a line of heads.

use super::csv_rows::written;
use crate::assess::{Gap, ItemStanding, UnitPlan, UnitStanding};
use crate::id::LocalId;
use std::collections::{BTreeSet, HashMap};

const HEADS: [&str; 12] = [
    "unit",
    "item",
    "kind",
    "standing",
    "coverage",
    "coverage_unexpired",
    "condition",
    "levels",
    "entries",
    "learn",
    "assess",
    "waivable",
];

/// Every item of a gap as a row, in the order of the standard: its unit, how it
/// stands and how far it is covered, how far it would be if everything were in
/// force, its levels, the entries that decide, and whether the plan has it
/// learned or assessed. A cell is empty where there is nothing to say.
pub fn gap_csv(gap: &Gap) -> String {
    let mut rows = vec![HEADS.map(str::to_owned).to_vec()];
    let planned: HashMap<_, &UnitPlan> = gap.plan.units.iter().map(|p| (&p.unit, p)).collect();
    for unit in &gap.assessment.units {
        let plan = planned.get(&unit.unit).copied();
        rows.extend(unit.items.iter().map(|item| row(unit, item, plan)));
    }
    written(&rows)
}

fn row(unit: &UnitStanding, item: &ItemStanding, plan: Option<&UnitPlan>) -> Vec<String> {
    let levels = item.level_judgements.iter().map(|level| {
        let judgement = &level.judgement;
        format!("{} {}", judgement.asked, judgement.verdict)
    });
    let decides = item
        .proof
        .iter()
        .filter(|proof| proof.derived.is_none() && proof.verdict == Some(item.coverage));
    let entries: BTreeSet<&str> = decides.map(|proof| LocalId::as_str(&proof.entry)).collect();
    let has = |list: fn(&UnitPlan) -> &[crate::assess::PlanItem]| {
        plan.is_some_and(|plan| list(plan).iter().any(|one| one.of == item.item))
    };
    vec![
        unit.unit.to_string(),
        item.item.to_string(),
        item.kind.to_string(),
        item.standing.to_string(),
        item.coverage.to_string(),
        item.unexpired.map_or(String::new(), |v| v.to_string()),
        item.condition
            .as_ref()
            .map_or(String::new(), |c| c.to_string()),
        levels.collect::<Vec<_>>().join("; "),
        entries.into_iter().collect::<Vec<_>>().join(" "),
        yes(has(|plan| &plan.learn)),
        yes(has(|plan| &plan.assess)),
        yes(plan.is_some_and(|plan| !plan.waive.is_empty())),
    ]
}

fn yes(holds: bool) -> String {
    if holds { "yes" } else { "" }.to_owned()
}
