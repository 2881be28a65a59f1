//! A comparison as CSV (RFC 4180), with a line of heads.

use super::csv_rows::written;
use crate::compare::{Comparison, CoverageFigures, Figure, HubOverlap, ItemKind};
use serde::Serialize;

/// Every pair of a comparison as two rows, one each way: who is held, who is
/// asked about, the figures under both policies, and what the two share of the
/// hub; `derived_…` is the figure with what follows by chains, which nobody
/// judged. A share is 0 to 1 with four decimals; a cell is empty where nothing
/// is counted or was asked for.
pub fn comparison_csv(comparison: &Comparison) -> String {
    let mut rows = vec![
        [
            "held",
            "asked",
            "items",
            "default_covered",
            "default_partly",
            "strict_covered",
            "strict_partly",
            "related",
            "denied",
            "open",
            "default_lower",
            "default_upper",
            "strict_lower",
            "strict_upper",
            "conditional_covered",
            "conditional_partly",
            "conditional_items",
            "mappings",
            "derived_covered",
            "derived_partly",
            "derived_differences",
            "contradictions",
            "hub_held",
            "hub_asked",
            "hub_shared",
            "hub_jaccard",
            "hub_containment",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for pair in &comparison.pairs {
        let mappings: u32 = pair.mappings.iter().map(|m| m.positive() + m.denied).sum();
        let hub = pair.hub.as_ref();
        for (figures, back) in [(&pair.there, false), (&pair.back, true)] {
            let mut row = row(figures, mappings);
            row.extend(derived(figures, pair.contradictions.as_ref().map(Vec::len)));
            row.extend(overlap(hub, back));
            rows.push(row);
        }
    }
    written(&rows)
}

fn row(figures: &CoverageFigures, mappings: u32) -> Vec<String> {
    let (default, strict) = (&figures.default, &figures.strict);
    let mut row = vec![figures.held.to_string(), figures.asked.to_string()];
    let counts = [
        default.of(),
        default.covered,
        default.partly,
        strict.covered,
        strict.partly,
        default.related,
        default.denied,
        default.open,
    ];
    row.extend(counts.map(|count| count.to_string()));
    let shares = |figure: &Figure| [share(figure.lower()), share(figure.upper())];
    row.extend(shares(default));
    row.extend(shares(strict));
    let conditional = &figures.conditional;
    let counts = [
        conditional.covered,
        conditional.partly,
        conditional.of(),
        mappings,
    ];
    row.extend(counts.map(|count| count.to_string()));
    row
}

/// The figure with what follows by chains, the items it changes, and the
/// contradictions of the pair.
fn derived(figures: &CoverageFigures, contradictions: Option<usize>) -> [String; 4] {
    let count = |count: Option<usize>| count.map_or(String::new(), |count| count.to_string());
    let derived = figures.derived.as_ref();
    let total = |part: fn(&Figure) -> u32| {
        derived.map_or(String::new(), |derived| part(&derived.total).to_string())
    };
    [
        total(|figure| figure.covered),
        total(|figure| figure.partly),
        count(derived.map(|derived| derived.differences.len())),
        count(contradictions),
    ]
}

/// What the two share of the hub.
fn overlap(hub: Option<&HubOverlap>, back: bool) -> [String; 5] {
    match hub {
        Some(hub) => {
            let both = hub.shared.len();
            let first = both + hub.only_first.len();
            let second = both + hub.only_second.len();
            let (held, asked, of_asked) = if back {
                (second, first, hub.containment_first)
            } else {
                (first, second, hub.containment_second)
            };
            [
                held.to_string(),
                asked.to_string(),
                both.to_string(),
                share(hub.jaccard),
                share(of_asked),
            ]
        }
        None => Default::default(),
    }
}

/// What each framework is made of, one figure a row: the framework, the
/// figure, what it is of, and the count.
pub fn structure_csv(comparison: &Comparison) -> String {
    let mut rows = vec![
        ["framework", "figure", "of", "count"]
            .map(str::to_owned)
            .to_vec(),
    ];
    for structure in &comparison.frameworks {
        let mut add = |figure: &str, of: String, count: u32| {
            rows.push(vec![
                structure.framework.id.to_string(),
                figure.to_owned(),
                of,
                count.to_string(),
            ]);
        };
        add("units", String::new(), structure.units);
        for one in &structure.units_by_kind {
            add("units_by_kind", name(&one.kind), one.count);
        }
        add("counted", String::new(), structure.counted);
        for one in &structure.items {
            add("items", item(one.kind), one.count);
            if one.conditional > 0 {
                add("conditional_items", item(one.kind), one.conditional);
            }
        }
        for one in &structure.criteria {
            add("criteria", one.role.as_str().to_owned(), one.count);
        }
        for one in &structure.levels {
            let level = one.level.to_string();
            if one.stated > 0 {
                add("units_at_level", level.clone(), one.stated);
            }
            if one.inherited > 0 {
                add("units_at_inherited_level", level, one.inherited);
            }
        }
        add(
            "units_without_level",
            String::new(),
            structure.without_level,
        );
        if comparison.hub.is_some() {
            let concepts = structure.hub_concepts.len();
            add(
                "hub_concepts",
                String::new(),
                concepts.try_into().unwrap_or(u32::MAX),
            );
        }
    }
    written(&rows)
}

/// Which unit held speaks for which unit asked about, one link a row, under the
/// default policy.
pub fn unit_links_csv(comparison: &Comparison) -> String {
    let head = [
        "held", "asked", "covered", "partly", "related", "denied", "open",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for pair in &comparison.pairs {
        for link in pair.there.links.iter().chain(&pair.back.links) {
            let figure = &link.figure;
            let counts = [
                figure.covered,
                figure.partly,
                figure.related,
                figure.denied,
                figure.open,
            ];
            let mut row = vec![link.held.to_string(), link.asked.to_string()];
            row.extend(counts.map(|count| count.to_string()));
            rows.push(row);
        }
    }
    written(&rows)
}

fn item(kind: ItemKind) -> String {
    kind.to_string()
}

fn name<T: Serialize>(value: &T) -> String {
    let name = serde_json::to_value(value).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}

fn share(share: Option<f64>) -> String {
    share.map_or(String::new(), |share| format!("{share:.4}"))
}
