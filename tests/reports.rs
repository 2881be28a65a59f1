//! Comparisons as values, and as text, tables, pictures and pages.

use crate::support::value;
use competency::algebra::ChainOptions;
use competency::report::{self, ReportOptions};
use competency::{
    Catalog, CompareOptions, Comparison, CoverageOptions, FrameworkId, Policy, Verdict,
};

const HUB: &str = "esco-contact-centre";

fn standards(catalog: &Catalog) -> Vec<FrameworkId> {
    let all = catalog.frameworks().map(|f| f.id.clone());
    all.filter(|id| id.as_str() != HUB).collect()
}

/// With the hub, and with what follows.
fn everything() -> CompareOptions {
    CompareOptions::new()
        .with_hub(value(HUB))
        .with_derived(ChainOptions::new())
}

fn all_pairs() -> (Catalog, Comparison) {
    let catalog = Catalog::builtin();
    let comparison = catalog
        .compare(&standards(&catalog), &everything())
        .unwrap();
    (catalog, comparison)
}

#[test]
fn the_structure_of_the_standards_is_what_their_inventory_counts() {
    let (_, comparison) = all_pairs();
    let counted = |id: &str| {
        let of = comparison.frameworks.iter();
        let s = of.clone().find(|s| s.framework.id.as_str() == id).unwrap();
        let items: u32 = s.items.iter().map(|one| one.count).sum();
        assert_eq!(items, s.counted);
        (s.units, s.counted, s.without_level)
    };
    assert_eq!(counted("cz-nsk-66-029-m"), (9, 17 + 2, 0));
    assert_eq!(counted("it-i2-4"), (4, 59 + 4, 0));
    assert_eq!(counted("pl-kzis-422201"), (1, 13 + 9, 1));
    let ru = comparison
        .frameworks
        .iter()
        .find(|s| s.framework.id.as_str() == "ru-nok-07-01000-02");
    let ru = ru.unwrap();
    assert_eq!((ru.units, ru.counted, ru.without_level), (3, 48, 0));
    // The level is the qualification's, and no unit states one.
    assert_eq!(ru.levels.len(), 1);
    assert_eq!((ru.levels[0].stated, ru.levels[0].inherited), (0, 3));
}

#[test]
fn every_figure_of_a_pair_is_that_of_its_coverage() {
    let (catalog, comparison) = all_pairs();
    let n = comparison.frameworks.len();
    assert_eq!(comparison.pairs.len(), n * (n - 1) / 2);
    for pair in &comparison.pairs {
        for figures in [&pair.there, &pair.back] {
            let coverage = |policy| {
                let options = CoverageOptions::new().with_policy(policy);
                catalog
                    .coverage(&figures.held, &figures.asked, &options)
                    .unwrap()
            };
            let (default, strict) = (coverage(Policy::Default), coverage(Policy::Strict));
            assert_eq!(figures.default, default.total);
            assert_eq!(figures.strict, strict.total);
            assert_eq!(figures.conditional, default.conditional);
            let strict: Vec<_> = strict.units.iter().flat_map(|unit| &unit.items).collect();
            for (item, strict) in figures.items.iter().zip(strict) {
                assert_eq!((&item.item, item.strict), (&strict.item, strict.verdict));
            }
            let derived = CoverageOptions::new().with_derived(ChainOptions::new());
            let derived = catalog.coverage(&figures.held, &figures.asked, &derived);
            assert_eq!(figures.derived, derived.unwrap().with_derived);
            // A figure follows from the reasons under it.
            for item in &figures.items {
                let best = item.reasons.iter().filter_map(|r| r.verdict).min();
                assert_eq!(best.unwrap_or(Verdict::Open), item.default, "{}", item.item);
            }
            let only = |v: Verdict| matches!(v, Verdict::Denied | Verdict::Open);
            let count = figures.items.iter().filter(|item| only(item.default));
            assert_eq!(count.count(), figures.only_asked.len());
        }
        assert_eq!(pair.there.held, pair.back.asked);
        assert_eq!(pair.contradictions.as_ref().map(Vec::len), Some(0));
    }
}

#[test]
fn the_overlap_in_the_hub_is_that_of_the_meetings() {
    let (catalog, comparison) = all_pairs();
    for pair in &comparison.pairs {
        let hub = pair.hub.as_ref().unwrap();
        let meetings = catalog
            .meetings(&pair.first, &pair.second, &value(HUB))
            .unwrap();
        let met: Vec<_> = meetings.into_iter().map(|m| m.concept).collect();
        assert_eq!(hub.shared, met);
        let (a, b) = (hub.only_first.len(), hub.only_second.len());
        let both = met.len();
        let close = |share: Option<f64>, of: usize| {
            (share.unwrap() - both as f64 / of as f64).abs() < 1e-12
        };
        assert!(close(hub.jaccard, a + b + both));
        assert!(close(hub.containment_first, a + both));
        assert!(close(hub.containment_second, b + both));
    }
}

#[test]
fn unit_links_count_each_item_at_most_once_for_a_unit_held() {
    let (_, comparison) = all_pairs();
    let mut some = 0;
    for pair in &comparison.pairs {
        for figures in [&pair.there, &pair.back] {
            for link in &figures.links {
                let prefix = format!("{}.", link.asked.local().unwrap());
                assert_eq!(link.asked.framework(), &figures.asked);
                assert_eq!(link.held.framework(), &figures.held);
                assert!(link.figure.of() > 0, "{prefix}");
                some += 1;
            }
            // What a unit held covers, the whole does.
            for unit in &figures.units {
                let mine = figures.links.iter().filter(|link| link.asked == unit.unit);
                let best = mine.map(|link| link.best()).min();
                let items = figures.items.iter().map(|item| item.default);
                assert!(best.is_none_or(|best| items.min().unwrap() <= best));
            }
        }
    }
    assert!(some > 100, "only {some} links");
}

#[test]
fn a_comparison_is_read_back_as_it_was_written_and_never_differs() {
    let (_, comparison) = all_pairs();
    let text = serde_json::to_string(&comparison).unwrap();
    let read: Comparison = serde_json::from_str(&text).unwrap();
    assert_eq!(read, comparison);
    let (_, again) = all_pairs();
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
    // Every figure that is defined is there, and the other way round.
    assert!(comparison.definitions.len() > 10);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    for one in &comparison.definitions {
        for path in one.figure.split(", ") {
            let mut places = vec![&json];
            let absolute = ["frameworks", "pairs"].iter().any(|s| path.starts_with(s));
            if !absolute {
                let pairs = json["pairs"].as_array().unwrap();
                places = pairs.iter().flat_map(|p| [p, &p["there"]]).collect();
            }
            let found = path.split('.').fold(places, |places, name| {
                let inner = places.into_iter().filter_map(|place| place.get(name));
                inner
                    .flat_map(|v| match v.as_array() {
                        Some(list) if !list.is_empty() => list.iter().collect(),
                        _ => vec![v],
                    })
                    .collect()
            });
            assert!(!found.is_empty(), "{path} is in no comparison");
        }
    }
}

#[test]
fn a_framework_that_is_not_there_is_named() {
    let catalog = Catalog::builtin();
    let none = CompareOptions::new();
    let error = catalog
        .compare(&[value("it-i2-4"), value("cz-nsk-66-029")], &none)
        .unwrap_err();
    assert!(error.to_string().contains("cz-nsk-66-029"), "{error}");
    let nope = CompareOptions::new().with_hub(value("nope"));
    assert!(catalog.compare(&[], &nope).is_err());
    assert!(catalog.compare(&[], &none).unwrap().pairs.is_empty());
}

#[test]
fn markdown_shows_texts_and_does_not_obey_them() {
    let (catalog, comparison) = all_pairs();
    let options = ReportOptions::new().in_languages([value("en")]);
    let page = report::comparison_markdown(&catalog, &comparison, &options).unwrap();
    assert!(page.contains("| `it-i2-4` | `cz-nsk-66-029-m` | 2 to 5 of 19, 11 % to 26 %"));
    assert!(page.contains("This service uses the ESCO classification"));
    // Each line of a table has as many cells as its head.
    let mut head = 0;
    for line in page.lines() {
        let cells = line.replace("\\|", "").matches('|').count();
        match line.starts_with('|') {
            true if head == 0 => head = cells,
            true => assert_eq!(cells, head, "{line}"),
            false => head = 0,
        }
    }
}

#[test]
#[cfg(feature = "csv")]
fn csv_has_a_row_for_each_way_and_the_figures_of_the_values() {
    let (_, comparison) = all_pairs();
    let text = report::comparison_csv(&comparison);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    let figures = || comparison.pairs.iter().flat_map(|p| [&p.there, &p.back]);
    assert_eq!(rows.len(), figures().count());
    for (row, figures) in rows.iter().zip(figures()) {
        let cell = |name: &str| row.get(column(name)).unwrap();
        assert_eq!(cell("held"), figures.held.as_str());
        assert_eq!(cell("asked"), figures.asked.as_str());
        assert_eq!(cell("items"), figures.default.of().to_string());
        assert_eq!(cell("default_covered"), figures.default.covered.to_string());
        assert_eq!(cell("strict_partly"), figures.strict.partly.to_string());
        let upper: f64 = cell("default_upper").parse().unwrap();
        assert!((upper - figures.default.upper().unwrap()).abs() <= 0.00005);
    }
    let links = report::unit_links_csv(&comparison);
    let all: usize = figures().map(|f| f.links.len()).sum();
    assert_eq!(links.lines().count(), 1 + all);
    let structure = report::structure_csv(&comparison);
    assert!(structure.contains("it-i2-4,counted,,63\n"), "{structure}");
}

mod discord;
mod gap;
#[cfg(feature = "html")]
mod gap_pages;
#[cfg(feature = "html")]
mod pages;
