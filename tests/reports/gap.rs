//! A profile before a standard as values, Markdown and CSV.

use super::standards;
use crate::support::value;
use competency::assess::{AssessOptions, Gap};
use competency::json::Reader;
use competency::report::{self, ReportOptions};
use competency::{Catalog, Policy, Profile};

pub(super) fn operator() -> Profile {
    let text = include_str!("../../examples/profiles/operator.json");
    Reader::new().read_profile(text).unwrap().document
}

/// The operator before each standard, while the Czech one is in force and after,
/// under each policy.
pub(super) fn gaps(catalog: &Catalog) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for standard in standards(catalog) {
        for (day, policy) in [
            ("2021-05-01", Policy::Default),
            ("2026-05-01", Policy::Strict),
        ] {
            let options = AssessOptions::on(value(day)).with_policy(policy);
            gaps.push(catalog.gap(&operator(), &standard, &options).unwrap());
        }
    }
    gaps
}

#[test]
fn a_gap_is_the_assessment_under_both_policies_and_the_plan() {
    let catalog = Catalog::builtin();
    for gap in gaps(&catalog) {
        let target = &gap.assessment.target.id;
        let under = |policy| {
            let options = AssessOptions::on(gap.assessment.on).with_policy(policy);
            catalog.assess(&operator(), target, &options).unwrap()
        };
        let (default, strict) = (under(Policy::Default), under(Policy::Strict));
        assert_eq!((gap.default, gap.strict), (default.total, strict.total));
        let units = default.units.iter().zip(&strict.units);
        for (both, (default, strict)) in gap.units.iter().zip(units) {
            assert_eq!(both.unit, default.unit);
            assert_eq!((both.default, both.strict), (default.figure, strict.figure));
        }
        let asked = match gap.assessment.policy {
            Policy::Default => default,
            Policy::Strict => strict,
        };
        assert_eq!(gap.assessment, asked);
        assert_eq!(gap.plan, catalog.plan(&asked).unwrap());
        let text = serde_json::to_string(&gap).unwrap();
        assert_eq!(serde_json::from_str::<Gap>(&text).unwrap(), gap);
        // Every figure that is defined is there.
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        for one in &gap.definitions {
            let place = one.figure.split('.').try_fold(&json, |place, name| {
                let one = place.as_array().map_or(Some(place), |list| list.first());
                // What is empty is left out.
                one.and_then(|one| one.get(name))
            });
            let may_lack = ["conditional", "plan.units", "learn", "assess"];
            let may_lack = may_lack.iter().any(|name| one.figure.contains(name));
            assert!(place.is_some() || may_lack, "{}", one.figure);
        }
    }
}

#[test]
fn markdown_has_every_unit_and_every_line_of_the_plan() {
    let catalog = Catalog::builtin();
    for gap in gaps(&catalog) {
        let page = report::gap_markdown(&catalog, &gap, &ReportOptions::new()).unwrap();
        let rows = page.lines().filter(|line| line.starts_with("| "));
        let rows = rows.filter(|line| line.matches('|').count() == 7);
        // The head, and the units.
        assert_eq!(rows.count(), 1 + gap.assessment.units.len());
        let titles = page.lines().filter(|line| line.starts_with("### "));
        assert_eq!(titles.count(), gap.plan.units.len());
        for entry in &gap.assessment.evidence {
            assert!(page.contains(&format!("- `{}`: {}\n", entry.entry, entry.status)));
        }
        for record in &catalog.framework(&gap.assessment.target.id).unwrap().rights {
            // What stands before anything that Markdown would obey.
            let plain = |c: char| !"\\`*_[]|#~<>&".contains(c);
            let first: String = record
                .attribution
                .chars()
                .take_while(|c| plain(*c))
                .collect();
            assert!(first.len() > 3 && page.contains(&first), "{first}");
        }
    }
}

#[test]
#[cfg(feature = "csv")]
fn csv_has_a_row_for_each_item() {
    let catalog = Catalog::builtin();
    for gap in gaps(&catalog) {
        let text = report::gap_csv(&gap);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
        let units = &gap.assessment.units;
        let items: Vec<_> = units
            .iter()
            .flat_map(|unit| unit.items.iter().map(move |item| (unit, item)))
            .collect();
        assert_eq!(rows.len(), items.len());
        for (row, (unit, item)) in rows.iter().zip(items) {
            assert_eq!(&row[0], unit.unit.to_string());
            assert_eq!(&row[1], item.item.to_string());
            assert_eq!(&row[3], item.standing.to_string());
            assert_eq!(&row[4], item.coverage.to_string());
            let plan = gap.plan.units.iter().find(|plan| plan.unit == unit.unit);
            let learns = plan.is_some_and(|p| p.learn.iter().any(|one| one.of == item.item));
            assert_eq!(&row[9], if learns { "yes" } else { "" });
        }
    }
}

#[test]
fn nothing_but_ids_of_entries_is_told_of_a_person() {
    let catalog = Catalog::builtin();
    let secret = "Jan Novák, born 1990, 12 Long Street";
    let text = serde_json::json!({
        "format": "profile/1.0", "id": "p",
        "holdings": [
            { "id": "h", "of": "competency:it-i2-4", "note": secret,
              "award": { "date": "2019-06-14", "issuer": secret, "evidence": secret } },
            { "id": "faulty", "of": "competency:it-i2-4", "award": { "date": secret } }
        ],
        "experience": [{ "id": "e", "activity": secret, "months": 3 }]
    });
    let mut text = text;
    // Whatever the format does not have is no way out either.
    text["holdings"][0].as_object_mut().unwrap().remove("note");
    let read = Reader::new()
        .named("jan-novak.json")
        .read_profile(&text.to_string())
        .unwrap();
    let options = AssessOptions::on(value("2021-05-01")).with_left_out(read.left_out);
    let gap = catalog
        .gap(&read.document, &value("cz-nsk-66-029-m"), &options)
        .unwrap();
    assert_eq!(gap.assessment.left_out.len(), 1);
    let mut gap = gap;
    gap.assessment.left_out[0].finding.file = Some("jan-novak.json".to_owned());
    let options = ReportOptions::new();
    let mut pages = vec![report::gap_markdown(&catalog, &gap, &options).unwrap()];
    #[cfg(feature = "csv")]
    pages.push(report::gap_csv(&gap));
    #[cfg(feature = "html")]
    pages.push(report::html::gap_page(&catalog, &gap, &options).unwrap());
    for page in pages {
        assert!(page.contains("h") && !page.contains("Nov"), "{page}");
        assert!(!page.contains("1990") && !page.contains("novak"));
    }
}
