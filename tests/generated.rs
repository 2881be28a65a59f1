//! Files that are made from the data, and tested to be fresh.

#![cfg(feature = "sfia")]

use crate::support::{expect_file, value};
use competency::{Catalog, Code, FrameworkId, algebra, report};

fn standards() -> Vec<FrameworkId> {
    let ids = [
        "cz-nsk-66-029-m",
        "ru-nok-07-01000-02",
        "pl-kzis-422201",
        "sfia-9-csmg",
        "it-i2-4",
    ];
    ids.into_iter().map(value).collect()
}

#[test]
fn the_notice_is_made_from_the_rights_records() {
    let catalog = Catalog::builtin();
    let all: Vec<FrameworkId> = catalog.frameworks().map(|f| f.id.clone()).collect();
    let notice = format!(
        "What the data of competency are, whose, and on what terms.\n\
         Made from the rights records of the files; see those for what each rests on.\n\n{}",
        report::notice(&catalog, &all).unwrap()
    );
    expect_file("data/NOTICE", &notice);
    assert!(
        notice.contains("This service uses the ESCO classification of the European Commission")
    );
    assert!(notice.contains("SFIA Foundation"));
}

#[test]
fn a_notice_names_only_what_was_selected() {
    let catalog = Catalog::builtin();
    let notice = report::notice(&catalog, &[value("it-i2-4")]).unwrap();
    assert!(!notice.contains("SFIA"));
    assert!(!notice.contains("ESCO"));
    assert!(report::notice(&catalog, &[value("nope")]).is_err());
}

#[test]
fn the_table_of_coverage_in_the_docs_is_fresh() {
    let catalog = Catalog::builtin();
    let table =
        report::coverage_table(&catalog, &standards(), &value("esco-contact-centre")).unwrap();
    assert_eq!(table.lines().count(), 2 + 20);
    expect_part("docs/coverage.md", "table", &table);
}

/// Holds what stands between two marks of a page against what it should be.
fn expect_part(page: &str, mark: &str, fresh: &str) {
    let text = std::fs::read_to_string(crate::support::path(page)).unwrap();
    let (open, close) = (
        format!("<!-- {mark} -->\n"),
        format!("<!-- end of {mark} -->\n"),
    );
    let (before, rest) = text.split_once(&open).expect("a place for it");
    let (_, after) = rest.split_once(&close).expect("its end");
    expect_file(page, &format!("{before}{open}{fresh}{close}{after}"));
}

#[test]
fn the_tables_of_the_algebra_in_the_docs_are_fresh() {
    let page = "docs/algebra.md";
    expect_part(page, "predicates", &algebra::predicate_table());
    expect_part(page, "composition", &algebra::Rules::new().table());
    let catalog = Catalog::builtin();
    let hub: FrameworkId = value("esco-contact-centre");
    let mut frameworks = standards();
    frameworks.push(hub.clone());
    let options = algebra::ChainOptions::new();
    let table = report::derived_table(&catalog, &frameworks, &hub, &options).unwrap();
    expect_part(page, "derived", &table);
}

#[test]
fn the_mappings_that_the_chapter_quotes_are_in_the_data() {
    let page = std::fs::read_to_string(crate::support::path("docs/algebra.md")).unwrap();
    let (page, _) = page.split_once("<!-- derived -->").unwrap();
    let catalog = Catalog::builtin();
    let framework = |curie: &str| -> FrameworkId { value(curie.split_once(':').unwrap().0) };
    let [mut quoted, mut follow, mut nothing] = [0, 0, 0];
    for line in page.lines().filter(|line| line.starts_with("- ")) {
        let ticked: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        let &[subject, object] = &ticked[..] else {
            panic!("{line}");
        };
        let word = line.split('*').nth(1).unwrap_or_default();
        let follows: Vec<String> = catalog
            .derive(
                &framework(subject),
                &framework(object),
                &algebra::ChainOptions::new(),
            )
            .unwrap()
            .iter()
            .filter(|one| (one.subject(), one.object()) == (subject, object))
            .map(|one| one.claim().predicate.word().to_owned())
            .collect();
        if line.starts_with("- nothing follows for ") {
            nothing += 1;
            assert!(follows.is_empty(), "{line}: {follows:?}");
        } else if line.starts_with("- so ") {
            follow += 1;
            assert_eq!(follows, [word], "{line}");
        } else {
            quoted += 1;
            let said = catalog
                .crosswalks()
                .flat_map(|c| c.between(subject, object));
            let said: Vec<String> = said
                .map(|m| {
                    format!(
                        "{}{}",
                        if m.is_denial() { "not " } else { "" },
                        m.predicate().word()
                    )
                })
                .collect();
            assert!(said.iter().any(|one| one == word), "{line}: {said:?}");
        }
    }
    assert!(
        quoted >= 15 && follow == 2 && nothing == 3,
        "{quoted} {follow} {nothing}"
    );
}

#[test]
fn the_list_of_codes_in_the_docs_is_fresh() {
    let mut list = String::new();
    for code in Code::ALL {
        let (severity, title) = (code.severity(), code.title());
        let explanation = code.explanation();
        list += &format!("**{code}**, {severity}: {title}. {explanation}\n\n");
    }
    let page = std::fs::read_to_string(crate::support::path("docs/diagnostics.md")).unwrap();
    let (before, rest) = page.split_once("<!-- codes -->\n").expect("a place");
    let (_, after) = rest.split_once("<!-- end of codes -->\n").expect("its end");
    expect_file(
        "docs/diagnostics.md",
        &format!("{before}<!-- codes -->\n\n{list}<!-- end of codes -->\n{after}"),
    );
}

#[test]
#[cfg(feature = "html")]
fn the_pictures_in_the_docs_are_fresh() {
    use competency::assess::AssessOptions;
    use competency::json::Reader;
    use competency::report::{ReportOptions, svg};
    use competency::{CoverageOptions, LanguageTag};
    const OPERATOR: &str = include_str!("../examples/profiles/operator.json");
    let catalog = Catalog::builtin();
    let options = ReportOptions::new().in_languages([LanguageTag::english()]);
    let coverage = |held, asked| {
        let options = CoverageOptions::new();
        catalog
            .coverage(&value(held), &value(asked), &options)
            .unwrap()
    };
    let one = coverage("it-i2-4", "cz-nsk-66-029-m");
    let structure = catalog.structure(&value("cz-nsk-66-029-m"), None).unwrap();
    let levels = svg::levels(&catalog, &structure, &options);
    let profile = Reader::new().read_profile(OPERATOR).unwrap().document;
    let day = AssessOptions::on(value("2021-05-01"));
    let gap = catalog.assess(&profile, &value("cz-nsk-66-029-m"), &day);
    let gap = gap.unwrap();
    let pictures = [
        (
            "coverage-bars",
            svg::coverage_bars(&catalog, &one, &options),
        ),
        ("heat-map", svg::heat_map(&catalog, &one, &options)),
        ("flow", svg::flow(&catalog, &one, &options)),
        ("levels", levels[1].clone()),
        ("standings", svg::standings(&catalog, &gap, &options)),
    ];
    let pages = ["README.md", "docs/gallery.md"].map(|page| {
        let page = crate::support::path(page);
        std::fs::read_to_string(page).expect("a page")
    });
    assert!(pages[0].contains("docs/pictures/flow.svg"));
    for (name, picture) in pictures {
        expect_file(&format!("docs/pictures/{name}.svg"), &picture);
        assert!(picture.len() < 30_000, "{name}: {} bytes", picture.len());
        assert!(pages[1].contains(&format!("pictures/{name}.svg")), "{name}");
    }
}
