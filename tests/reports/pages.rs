//! Pages and pictures: what they show is what the library says.

use super::{HUB, all_pairs, standards};
use crate::support::value;
use competency::json::Reader;
use competency::report::{ReportOptions, html, svg};
use competency::{
    Catalog, Coverage, CoverageOptions, Crosswalk, Figure, Framework, FrameworkId, Policy, Valid,
};
use scraper::{ElementRef, Html, Selector};
use std::collections::HashSet;

fn coverage(catalog: &Catalog, held: &FrameworkId, asked: &FrameworkId, p: Policy) -> Coverage {
    let options = CoverageOptions::new().with_policy(p);
    catalog.coverage(held, asked, &options).unwrap()
}

fn page(catalog: &Catalog, first: &str, second: &str, options: &ReportOptions) -> String {
    html::comparison_page(catalog, &value(first), &value(second), options).unwrap()
}

fn options() -> ReportOptions {
    ReportOptions::new()
        .with_hub(value(HUB))
        .with_derived(competency::algebra::ChainOptions::new())
}

pub(super) fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

pub(super) fn number(element: &ElementRef<'_>) -> u32 {
    let text: String = element.text().collect();
    text.trim().parse().expect(&text)
}

#[test]
fn the_figures_of_a_page_are_those_of_the_values() {
    let (catalog, comparison) = all_pairs();
    for pair in &comparison.pairs {
        let text = page(
            &catalog,
            pair.first.as_str(),
            pair.second.as_str(),
            &options(),
        );
        let page = Html::parse_document(&text);
        for (way, figures) in [("there", &pair.there), ("back", &pair.back)] {
            let policies = [
                ("default", Policy::Default, figures.default),
                ("strict", Policy::Strict, figures.strict),
            ];
            for (name, policy, figure) in policies {
                let coverage = coverage(&catalog, &figures.held, &figures.asked, policy);
                assert_eq!(coverage.total, figure);
                let cell = |part: &str| {
                    let found = all(&page, &format!("[data-figure='{way}.{name}.{part}']"));
                    assert_eq!(found.len(), 1, "{way}.{name}.{part}");
                    number(&found[0])
                };
                let read = Figure {
                    covered: cell("covered"),
                    partly: cell("partly"),
                    related: cell("related"),
                    denied: cell("denied"),
                    open: cell("open"),
                };
                assert_eq!(read, figure);
                assert_eq!(cell("of"), figure.of());
            }
            // The units, in order, each with its items.
            let coverage = coverage(&catalog, &figures.held, &figures.asked, Policy::Default);
            let units = all(&page, &format!("[data-way={way}] > .unit"));
            assert_eq!(units.len(), coverage.units.len());
            for (shown, unit) in units.iter().zip(&coverage.units) {
                let figure = match unit.figure.is_empty() {
                    true => &unit.conditional,
                    false => &unit.figure,
                };
                let data = |name: &str| shown.value().attr(name).unwrap().to_owned();
                assert_eq!(data("data-unit"), unit.unit.to_string());
                let figure = format!("{} {} {}", figure.covered, figure.partly, figure.of());
                assert_eq!(data("data-figure"), figure);
                let items = Selector::parse(".items > li").unwrap();
                let items: Vec<_> = shown.select(&items).collect();
                assert_eq!(items.len(), unit.items.len());
                for (shown, item) in items.iter().zip(&unit.items) {
                    let word = Selector::parse("b").unwrap();
                    let word: String = shown.select(&word).next().unwrap().text().collect();
                    assert_eq!(word, item.verdict.to_string());
                    let reasons = Selector::parse("ul > li").unwrap();
                    assert_eq!(shown.select(&reasons).count(), item.evidence.len());
                }
            }
        }
        // The table of the pictures: mappings, and verdicts of both ways.
        let rows = all(&page, "#units tbody tr");
        assert_eq!(rows.len(), pair.mappings.len());
        let said = |counts: &[(u32, &str)]| {
            let some = counts.iter().filter(|(count, _)| *count > 0);
            let words: Vec<String> = some.map(|(n, word)| format!("{n} {word}")).collect();
            words.join(", ")
        };
        for (row, m) in rows.iter().zip(&pair.mappings) {
            let cells = Selector::parse("td").unwrap();
            let cells: Vec<String> = row.select(&cells).map(|c| c.text().collect()).collect();
            let counts = [
                (m.exact, "exact"),
                (m.close, "close"),
                (m.broad, "broad"),
                (m.narrow, "narrow"),
                (m.related, "related"),
                (m.denied, "denied"),
            ];
            assert_eq!(cells[1], said(&counts));
            for (cell, figures, held, asked) in [
                (&cells[2], &pair.there, &m.first, &m.second),
                (&cells[3], &pair.back, &m.second, &m.first),
            ] {
                let link = figures.links.iter();
                let mut link = link.filter(|link| link.held == *held && link.asked == *asked);
                let f = link.next().map_or(Figure::default(), |link| link.figure);
                let counts = [
                    (f.covered, "covered"),
                    (f.partly, "partly"),
                    (f.related, "related"),
                    (f.denied, "denied"),
                    (f.open, "open"),
                ];
                assert_eq!(*cell, said(&counts));
            }
        }
        let hub = pair.hub.as_ref().unwrap();
        let shared = all(&page, "[data-figure='hub.shared']");
        assert_eq!(number(&shared[0]) as usize, hub.shared.len());
        let meetings = all(&page, "#meetings tbody tr");
        assert_eq!(meetings.len(), hub.shared.len());
    }
}

#[test]
fn the_figures_of_the_index_are_those_of_the_pairs() {
    let (catalog, comparison) = all_pairs();
    let link =
        |pair: &competency::PairComparison| Some(format!("{}--{}.html", pair.first, pair.second));
    let text = html::catalog_page(&catalog, &comparison, &options(), link).unwrap();
    let page = Html::parse_document(&text);
    let cells = all(&page, "td[data-held]");
    assert_eq!(cells.len(), comparison.pairs.len() * 2);
    let figures = || comparison.pairs.iter().flat_map(|p| [&p.there, &p.back]);
    for cell in cells {
        let data = |name: &str| cell.value().attr(name).unwrap();
        let of = figures()
            .find(|f| {
                f.held.as_str() == data("data-held") && f.asked.as_str() == data("data-asked")
            })
            .unwrap();
        assert_eq!(data("data-covered"), of.default.covered.to_string());
        assert_eq!(data("data-partly"), of.default.partly.to_string());
        assert_eq!(data("data-of"), of.default.of().to_string());
    }
    for s in &comparison.frameworks {
        let units = all(&page, &format!("[data-figure='{}.Units']", s.framework.id));
        assert_eq!(number(&units[0]), s.units);
    }
}

#[test]
fn a_page_stands_alone_and_names_whose_it_is() {
    let catalog = Catalog::builtin();
    let ids = standards(&catalog);
    for (first, second) in [(0, 1), (1, 2), (0, ids.len() - 1)] {
        let text = page(
            &catalog,
            ids[first].as_str(),
            ids[second].as_str(),
            &options(),
        );
        let again = page(
            &catalog,
            ids[first].as_str(),
            ids[second].as_str(),
            &options(),
        );
        assert!(text == again, "the same input gives other bytes");
        let page = Html::parse_document(&text);
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        assert!(all(&page, "script, iframe, object, embed, img").is_empty());
        for element in all(&page, "[src], [href], [style], [onclick], [onload]") {
            let href = element
                .value()
                .attr("href")
                .unwrap_or("inline style or script");
            assert!(href.starts_with('#') || href == "data:,", "{href}");
        }
        assert!(!text.contains("@import") && !text.contains("url(http"));
        let ids: Vec<&str> = all(&page, "[id]")
            .iter()
            .map(|e| e.value().id().unwrap())
            .collect();
        let once: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), once.len(), "an id stands twice");
        for picture in all(&page, "svg[role=img]") {
            let name = picture.value().attr("aria-labelledby").unwrap();
            let words = picture.value().attr("aria-describedby").unwrap();
            assert!(once.contains(name) && once.contains(words));
        }
        for framework in [first, second] {
            let id = &standards(&catalog)[framework];
            for record in &catalog.framework(id).unwrap().rights {
                let shown: String = all(&page, "#rights")
                    .iter()
                    .flat_map(|e| e.text())
                    .collect();
                assert!(
                    shown.contains(&record.attribution),
                    "{}",
                    record.attribution
                );
            }
        }
    }
}

#[test]
fn texts_say_their_language_and_follow_the_callers_choice() {
    let catalog = Catalog::builtin();
    let languages = |options: &ReportOptions| -> HashSet<String> {
        let text = page(&catalog, "it-i2-4", "cz-nsk-66-029-m", options);
        let page = Html::parse_document(&text);
        let found = all(&page, ".items [lang], .unit .title [lang]");
        found
            .iter()
            .map(|e| e.value().attr("lang").unwrap().to_owned())
            .collect()
    };
    let set = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
    assert_eq!(languages(&options()), set(&["cs", "it"]));
    let english = options().in_languages([value("en")]);
    assert_eq!(languages(&english), set(&["en"]));
    let text = page(&catalog, "it-i2-4", "cz-nsk-66-029-m", &english);
    assert!(text.contains("where it is a gloss"));
}

/// A catalog of two small frameworks, whose titles are these.
fn small(titles: [&str; 2], mapped: bool) -> Catalog {
    let mut catalog = Catalog::new();
    for (id, title) in ["one", "two"].into_iter().zip(titles) {
        let text = serde_json::json!({
            "format": "framework/1.0", "id": id, "version": "1.0.0", "kind": "occupational_profile",
            "namespace": format!("https://example.org/{id}/"), "language": "en", "wording": "verbatim",
            "title": { "en": title },
            "units": [{ "id": "u", "kind": "competence", "title": { "en": title },
                "statements": [{ "id": "u.s", "kind": "task", "text": { "en": title } }] }],
            "rights": [{ "covers": "document", "publisher": title, "license": "CC0-1.0", "attribution": title,
                "changed": false, "sureness": "high", "basis": "made for a test" }],
            "provenance": { "curated_by": "a test", "curated_on": "2026-11-23" }
        });
        let read = Valid::<Framework>::read(&Reader::new(), &text.to_string());
        catalog.add_framework(read.unwrap()).unwrap();
    }
    if mapped {
        let text = serde_json::json!({
            "format": "crosswalk/1.0", "sssom_version": "1.1", "mapping_set_id": "https://example.org/set",
            "mapping_set_version": "1.0.0", "mapping_set_title": titles[0],
            "license": "https://creativecommons.org/publicdomain/zero/1.0/",
            "subject_source": "competency:one", "subject_source_version": "1.0.0",
            "object_source": "competency:two", "object_source_version": "1.0.0",
            "curie_map": { "one": "https://example.org/one/", "two": "https://example.org/two/",
                "competency": "https://w3id.org/competency/" },
            "mappings": [{ "subject_id": "one:u.s", "predicate_id": "skos:closeMatch", "object_id": "two:u.s",
                "mapping_justification": "semapv:ManualMappingCuration", "confidence": 0.9, "comment": titles[1] }]
        });
        let read = Valid::<Crosswalk>::read(&Reader::new(), &text.to_string());
        catalog.add_crosswalk(read.unwrap()).unwrap();
    }
    catalog
}

#[test]
fn markup_in_a_text_is_shown_and_not_run() {
    let hostile = [
        "<script>alert(1)</script>",
        "</title></style></svg><img src=x onerror=alert(1)> & \" ' &amp; ]]>",
    ];
    let catalog = small(hostile, true);
    let text = page(&catalog, "one", "two", &ReportOptions::new());
    let page = Html::parse_document(&text);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert!(all(&page, "script, img, [onerror]").is_empty());
    for words in hostile {
        let headings = all(&page, "h1 span");
        let shown: Vec<String> = headings.iter().map(|e| e.text().collect()).collect();
        assert!(shown.iter().any(|shown| shown == words), "{shown:?}");
        let reasons: String = all(&page, "body").iter().flat_map(|e| e.text()).collect();
        assert!(reasons.contains(words));
    }
    let coverage = coverage(&catalog, &value("one"), &value("two"), Policy::Default);
    let options = ReportOptions::new();
    for picture in pictures(&catalog, &coverage, &options) {
        let tree = roxmltree::Document::parse(&picture).expect("well-formed XML");
        let names: HashSet<&str> = tree.descendants().map(|n| n.tag_name().name()).collect();
        assert!(!names.contains("script") && !names.contains("img"));
    }
}

#[test]
fn without_a_mapping_a_page_says_that_nothing_is_known() {
    let catalog = small(["a", "b"], false);
    let text = page(&catalog, "one", "two", &ReportOptions::new());
    assert!(text.contains("Open means not looked at, not missing"));
    assert!(text.contains("No mapping says that anything matches"));
    let mapped = small(["a", "b"], true);
    let text = page(&mapped, "one", "two", &ReportOptions::new());
    assert!(!text.contains("Open means not looked at"));
}

fn pictures(catalog: &Catalog, coverage: &Coverage, options: &ReportOptions) -> Vec<String> {
    let mut pictures = vec![
        svg::coverage_bars(catalog, coverage, options),
        svg::heat_map(catalog, coverage, options),
        svg::flow(catalog, coverage, options),
    ];
    let structure = catalog.structure(&coverage.target.id, None).unwrap();
    pictures.extend(svg::levels(catalog, &structure, options));
    pictures
}

#[test]
fn pictures_are_xml_with_words_in_place_of_them() {
    let (catalog, comparison) = all_pairs();
    for pair in &comparison.pairs {
        let coverage = coverage(&catalog, &pair.first, &pair.second, Policy::Default);
        for picture in pictures(&catalog, &coverage, &options()) {
            let tree = roxmltree::Document::parse(&picture).expect("well-formed XML");
            let root = tree.root_element();
            assert_eq!(
                root.tag_name().namespace(),
                Some("http://www.w3.org/2000/svg")
            );
            let words = |name: &str| {
                let found = root
                    .children()
                    .find(|n| n.has_tag_name((root.tag_name().namespace().unwrap(), name)));
                found.and_then(|n| n.text()).unwrap_or_default().to_owned()
            };
            assert!(
                words("title").len() > 10 && words("desc").len() > 5,
                "{picture}"
            );
            // Nothing stands outside the picture.
            let [width, height] =
                ["width", "height"].map(|a| root.attribute(a).unwrap().parse::<f64>().unwrap());
            for text in root.descendants().filter(|n| n.tag_name().name() == "text") {
                let at = |a| {
                    text.attribute(a)
                        .map_or(0.0, |v: &str| v.parse::<f64>().unwrap())
                };
                assert!(at("x") <= width && at("y") <= height, "{:?}", text.text());
            }
        }
    }
}
