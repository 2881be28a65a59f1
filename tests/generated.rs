//! Files that are made from the data, and tested to be fresh.

#![cfg(feature = "sfia")]

use crate::support::{expect_file, value};
use competency::{Catalog, Code, FrameworkId, report};

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
    let path = crate::support::path("docs/coverage.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (before, rest) = page
        .split_once("<!-- table -->\n")
        .expect("a place for the table");
    let (_, after) = rest.split_once("<!-- end of table -->\n").expect("its end");
    expect_file(
        "docs/coverage.md",
        &format!("{before}<!-- table -->\n{table}<!-- end of table -->\n{after}"),
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
