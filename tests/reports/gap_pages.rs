//! The page of a profile before a standard: what it shows is what the library
//! says.

use super::discord::{compared, discordant};
use super::gap::{gaps, operator};
use super::pages::{all, number};
use crate::support::value;
use competency::algebra::ChainOptions;
use competency::assess::{AssessOptions, Gap, RouteStanding};
use competency::json::Reader;
use competency::report::{ReportOptions, html, svg};
use competency::{Catalog, Figure, Framework, Profile, Valid};
use scraper::{ElementRef, Html, Selector};
use std::collections::HashSet;

fn page(catalog: &Catalog, gap: &Gap) -> String {
    html::gap_page(catalog, gap, &ReportOptions::new()).unwrap()
}

fn within<'a>(element: &ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element
        .select(&Selector::parse(selector).unwrap())
        .collect()
}

fn words(element: &ElementRef<'_>) -> String {
    element.text().collect()
}

fn read(page: &Html, name: &str) -> Figure {
    let cell = |part: &str| {
        let found = all(page, &format!("[data-figure='{name}.{part}']"));
        assert_eq!(found.len(), 1, "{name}.{part}");
        number(&found[0])
    };
    let figure = Figure {
        covered: cell("covered"),
        partly: cell("partly"),
        related: cell("related"),
        denied: cell("denied"),
        open: cell("open"),
    };
    assert_eq!(cell("of"), figure.of());
    figure
}

#[test]
fn the_figures_of_a_gap_page_are_those_of_the_values() {
    let catalog = Catalog::builtin();
    for gap in gaps(&catalog) {
        let text = page(&catalog, &gap);
        let page = Html::parse_document(&text);
        assert_eq!(read(&page, "default"), gap.default);
        assert_eq!(read(&page, "strict"), gap.strict);
        let met = gap.assessment.met;
        assert_eq!(
            number(&all(&page, "[data-figure='met.items']")[0]),
            met.items
        );
        assert_eq!(
            number(&all(&page, "[data-figure='met.units']")[0]),
            met.units
        );
        let units = all(&page, ".units > .unit");
        assert_eq!(units.len(), gap.assessment.units.len());
        for (shown, unit) in units.iter().zip(&gap.assessment.units) {
            let data = |name: &str| shown.value().attr(name).unwrap().to_owned();
            assert_eq!(data("data-unit"), unit.unit.to_string());
            assert_eq!(data("data-standing"), unit.standing.to_string());
            let f = match unit.figure.is_empty() {
                true => &unit.conditional,
                false => &unit.figure,
            };
            assert_eq!(
                data("data-figure"),
                format!("{} {} {}", f.covered, f.partly, f.of())
            );
            let items = within(shown, ".items > li");
            assert_eq!(items.len(), unit.items.len());
            for (shown, item) in items.iter().zip(&unit.items) {
                assert_eq!(words(&within(shown, "b")[0]), item.standing.to_string());
                let proof = within(shown, ".proof > li");
                assert_eq!(proof.len(), item.proof.len());
                for (shown, proof) in proof.iter().zip(&item.proof) {
                    assert!(words(shown).contains(proof.entry.as_str()));
                }
            }
        }
        // The picture has a cell for each item and each unit, and its legend.
        let cells = all(&page, "#units svg rect[rx]").len();
        let items: usize = gap
            .assessment
            .units
            .iter()
            .map(|unit| unit.items.len())
            .sum();
        assert_eq!(cells, items + units.len() + 7);
        plan(&page, &gap);
        let requirements = all(&page, ".tree li:not(:has(li))");
        let entry = gap.assessment.entry.as_ref();
        assert_eq!(
            requirements.len(),
            entry.map_or(0, |e| e.requirements().len())
        );
        for (shown, one) in requirements.iter().zip(
            entry
                .iter()
                .flat_map(|entry: &&RouteStanding| entry.requirements()),
        ) {
            let verdict = shown.value().attr("data-verdict").unwrap();
            assert_eq!(verdict, one.verdict.to_string());
        }
        let entries = all(&page, "#validity tbody tr");
        assert_eq!(entries.len(), gap.assessment.evidence.len());
        for (row, one) in entries.iter().zip(&gap.assessment.evidence) {
            assert_eq!(words(row), format!("{}{}", one.entry, one.status));
        }
    }
}

/// Every line of the plan is there, under its heading, with its reasons.
fn plan(page: &Html, gap: &Gap) {
    let shown = all(page, "#plan .planned");
    assert_eq!(shown.len(), gap.plan.units.len());
    for (shown, plan) in shown.iter().zip(&gap.plan.units) {
        let data = |name: &str| shown.value().attr(name).unwrap().to_owned();
        assert_eq!(data("data-unit"), plan.unit.to_string());
        let counts = format!(
            "{} {} {}",
            plan.waive.len(),
            plan.learn.len(),
            plan.assess.len()
        );
        assert_eq!(data("data-figure"), counts);
        let lines = |name: &str| within(shown, &format!("[data-list~='{name}'] > li"));
        assert_eq!(lines("learn").len(), plan.learn.len());
        assert_eq!(lines("assess").len(), plan.assess.len());
        assert_eq!(lines("material").len(), plan.material.len());
        assert_eq!(lines("conditions").len(), plan.conditions.len());
        assert_eq!(lines("examiner").len(), plan.examiner.len());
        let standing = |one: &ElementRef<'_>| words(&within(one, "b")[0]);
        let mut said: Vec<String> = lines("learn").iter().map(standing).collect();
        let mut expected: Vec<String> = plan
            .learn
            .iter()
            .map(|one| one.standing.unwrap().to_string())
            .collect();
        said.sort();
        expected.sort();
        assert_eq!(said, expected);
        for line in lines("learn").iter().chain(&lines("assess")) {
            assert_eq!(within(line, "details").len(), 1, "the reasons are folded");
        }
    }
}

#[test]
fn a_gap_page_stands_alone_and_names_whose_it_is() {
    let catalog = Catalog::builtin();
    for gap in gaps(&catalog) {
        let text = page(&catalog, &gap);
        assert!(
            text == page(&catalog, &gap),
            "the same input gives other bytes"
        );
        let page = Html::parse_document(&text);
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        assert!(all(&page, "script, iframe, object, embed, img").is_empty());
        let ids = all(&page, "[id]");
        let once: HashSet<&str> = ids.iter().map(|e| e.value().id().unwrap()).collect();
        assert_eq!(ids.len(), once.len(), "an id stands twice");
        let rights: String = all(&page, "#rights").iter().map(words).collect();
        let frameworks = gap.frameworks();
        assert!(frameworks.contains(&gap.assessment.target.id));
        for id in frameworks {
            for record in &catalog.framework(&id).unwrap().rights {
                assert!(
                    rights.contains(&record.attribution),
                    "{}",
                    record.attribution
                );
            }
        }
    }
}

#[test]
fn markup_in_a_text_is_shown_and_not_run() {
    let hostile =
        "</title></style></svg><script>alert(1)</script><img src=x onerror=alert(1)> & \" ' ]]>";
    let unit = |id: &str| {
        serde_json::json!({ "id": id, "kind": "competence", "title": { "en": hostile },
            "statements": [{ "id": format!("{id}.s"), "kind": "task", "text": { "en": hostile } }],
            "assessment": { "criteria": [
                { "id": format!("{id}.d"), "role": "demonstration", "actor": "candidate", "text": { "en": hostile } },
                { "id": format!("{id}.x"), "role": "examiner_duty", "actor": "examiner", "text": { "en": hostile } }] } })
    };
    let text = serde_json::json!({
        "format": "framework/1.0", "id": "one", "version": "1.0.0", "kind": "occupational_profile",
        "namespace": "https://example.org/one/", "language": "en", "wording": "verbatim",
        "title": { "en": hostile }, "units": [unit("u"), unit("v")],
        "entry": { "requirement": { "id": "r", "kind": { "education": {} }, "strength": "required", "text": { "en": hostile } } },
        "rights": [{ "covers": "document", "publisher": hostile, "license": "CC0-1.0", "attribution": hostile,
            "changed": false, "sureness": "high", "basis": "made for a test" }],
        "provenance": { "curated_by": "a test", "curated_on": "2026-11-23" }
    });
    let mut catalog = Catalog::new();
    let read = Valid::<Framework>::read(&Reader::new(), &text.to_string());
    catalog.add_framework(read.unwrap()).unwrap();
    // Ids hold what may stand in the path of an IRI, an ampersand among it.
    let mut profile = Profile::new(value("p&amp;'q"));
    let holding = competency::Holding::new(value("h&lt;'"), value("one:u.s"));
    profile = profile.with_holding(holding);
    let options = AssessOptions::on(value("2021-05-01"));
    let gap = catalog.gap(&profile, &value("one"), &options).unwrap();
    let text = page(&catalog, &gap);
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert!(all(&page, "script, img, [onerror]").is_empty());
    let shown: String = all(&page, "body").iter().map(words).collect();
    assert!(shown.matches(hostile).count() > 8);
    assert!(shown.contains("p&amp;'q") && shown.contains("h&lt;'"));
    let picture = svg::standings(&catalog, &gap.assessment, &ReportOptions::new());
    let tree = roxmltree::Document::parse(&picture).expect("well-formed XML");
    let names: HashSet<&str> = tree.descendants().map(|n| n.tag_name().name()).collect();
    assert!(!names.contains("script") && !names.contains("img"));
}

#[test]
fn who_has_all_has_nothing_left_and_who_has_nothing_is_told_so() {
    let catalog = Catalog::builtin();
    let options = AssessOptions::on(value("2021-05-01"));
    let held = Profile::new(value("p")).holding(value("cz-nsk-66-029-m"));
    let gap = catalog
        .gap(&held, &value("cz-nsk-66-029-m"), &options)
        .unwrap();
    assert!(page(&catalog, &gap).contains("Nothing: every unit is met."));
    let nobody = Profile::new(value("p"));
    let gap = catalog
        .gap(&nobody, &value("cz-nsk-66-029-m"), &options)
        .unwrap();
    assert!(page(&catalog, &gap).contains("Nothing in the profile speaks for it."));
    assert_eq!(gap.frameworks(), [value("cz-nsk-66-029-m")]);
    assert_ne!(
        page(&catalog, &gap),
        page(&catalog, &gaps_of_operator(&catalog))
    );
}

fn gaps_of_operator(catalog: &Catalog) -> Gap {
    let options = AssessOptions::on(value("2021-05-01"));
    catalog
        .gap(&operator(), &value("cz-nsk-66-029-m"), &options)
        .unwrap()
}

#[test]
fn a_comparison_page_shows_contradictions_and_what_follows_apart() {
    let catalog = discordant();
    let options = ReportOptions::new().with_derived(ChainOptions::new());
    let text = html::comparison_page(&catalog, &value("a"), &value("c"), &options).unwrap();
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let pair = &compared(&catalog).pairs[0];
    let found = pair.contradictions.as_ref().unwrap();
    let count = all(&page, "[data-figure='contradictions']");
    assert_eq!(number(&count[0]) as usize, found.len());
    let shown = all(&page, ".contradictions > li");
    assert_eq!(shown.len(), found.len());
    for (shown, one) in shown.iter().zip(found) {
        assert_eq!(words(&within(shown, "strong")[0]), one.why);
        assert_eq!(within(shown, ".why > li").len(), one.mappings.len());
    }
    for (figures, way) in [(&pair.there, "there"), (&pair.back, "back")] {
        let derived = figures.derived.as_ref().unwrap();
        let lines = all(&page, &format!("[data-differences={way}] > li"));
        assert_eq!(lines.len(), derived.differences.len());
        if !derived.evidence.is_empty() {
            assert_eq!(read(&page, &format!("{way}.derived")), derived.total);
            assert_eq!(read(&page, &format!("{way}.curated")), figures.default);
        }
    }
    // Nothing that follows is among what curators say.
    let curated: String = all(&page, "#there, #back").iter().map(words).collect();
    assert!(!curated.contains("follows"));
    let plain = html::comparison_page(&catalog, &value("a"), &value("c"), &ReportOptions::new());
    assert!(!plain.unwrap().contains("id=\"derived\""));
}

#[test]
fn of_many_items_the_plan_leads_to_the_reasons() {
    let statement = |n: usize| serde_json::json!({ "id": format!("u.s{n}"), "kind": "task", "text": { "en": format!("task {n}") } });
    let text = serde_json::json!({
        "format": "framework/1.0", "id": "one", "version": "1.0.0", "kind": "occupational_profile",
        "namespace": "https://example.org/one/", "language": "en", "wording": "verbatim",
        "title": { "en": "one" },
        "units": [{ "id": "u", "kind": "competence", "title": { "en": "u" },
            "statements": (0..700).map(statement).collect::<Vec<_>>() }],
        "rights": [{ "covers": "document", "publisher": "x", "license": "CC0-1.0", "attribution": "x",
            "changed": false, "sureness": "high", "basis": "made for a test" }],
        "provenance": { "curated_by": "a test", "curated_on": "2026-11-23" }
    });
    let mut catalog = Catalog::new();
    let read = Valid::<Framework>::read(&Reader::new(), &text.to_string());
    catalog.add_framework(read.unwrap()).unwrap();
    let options = AssessOptions::on(value("2021-05-01"));
    let profile = Profile::new(value("p"))
        .with_holding(competency::Holding::new(value("h"), value("one:u.s0")));
    let gap = catalog.gap(&profile, &value("one"), &options).unwrap();
    let text = page(&catalog, &gap);
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    plan_leads(&page, &gap);
}

fn plan_leads(page: &Html, gap: &Gap) {
    let lines = all(page, "#plan [data-list~='learn'] > li");
    assert_eq!(lines.len(), gap.plan.units[0].learn.len());
    for (line, planned) in lines.iter().zip(&gap.plan.units[0].learn) {
        let link = within(line, "a")[0].value().attr("href").unwrap();
        let there = all(page, &format!("[id='{}']", link.trim_start_matches('#')));
        let text = planned.text.as_ref().unwrap().in_language("en").unwrap();
        assert_eq!(there.len(), 1);
        assert!(words(&there[0]).contains(text) && words(line).contains(text));
    }
}
