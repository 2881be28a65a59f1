//! What contradicts and what follows by chains, shown apart from what curators
//! say.

use crate::algebra::catalog;
use crate::support::value;
use competency::algebra::ChainOptions;
use competency::report::{self, ReportOptions};
use competency::{Catalog, CompareOptions, Comparison, Verdict};

/// One item of `c` follows from `a` through `b` and nobody judged it; another
/// is denied though it follows, and one is said twice, differently.
pub(super) fn discordant() -> Catalog {
    catalog(&[
        ("ab", "a:s0 exact b:s0 0.9\n a:s1 exact b:s1 0.9"),
        ("bc", "b:s0 close c:s0 0.9\n b:s1 close c:s1 0.9"),
        ("ac", "a:s1 Not close c:s1 0.9\n a:s2 exact c:s2 0.9"),
        ("ca", "c:s2 related a:s2 0.9"),
    ])
}

pub(super) fn compared(catalog: &Catalog) -> Comparison {
    let options = CompareOptions::new().with_derived(ChainOptions::new());
    catalog
        .compare(&[value("a"), value("c")], &options)
        .unwrap()
}

#[test]
fn contradictions_and_what_follows_are_figures_of_their_own() {
    let catalog = discordant();
    let comparison = compared(&catalog);
    let pair = &comparison.pairs[0];
    let found = pair.contradictions.as_ref().unwrap();
    let all = catalog.contradictions(&ChainOptions::new()).unwrap();
    let why: Vec<String> = all.iter().map(|one| one.kind.to_string()).collect();
    let mine: Vec<&str> = found.iter().map(|one| one.why.as_str()).collect();
    assert_eq!(mine.len(), 3, "{mine:?}");
    for one in &mine {
        assert!(why.iter().any(|why| why == one), "{one}");
    }
    for one in found {
        for premise in &one.mappings {
            let mapping = premise.mapping(&catalog).unwrap();
            assert_eq!(mapping.crosswalk().id(), premise.crosswalk);
        }
    }
    let derived = pair.there.derived.as_ref().unwrap();
    assert_eq!(derived.differences.len(), 1);
    let one = &derived.differences[0];
    assert_eq!(one.item, value("c:s0"));
    assert_eq!(
        (one.curated, one.with_derived),
        (Verdict::Open, Verdict::Covered)
    );
    assert_eq!(pair.there.default.covered + 1, derived.total.covered);
    // Without asking there is neither, and no other figure differs.
    let plain = catalog
        .compare(&[value("a"), value("c")], &CompareOptions::new())
        .unwrap();
    let mut expected = comparison.clone();
    for pair in &mut expected.pairs {
        pair.contradictions = None;
        pair.there.derived = None;
        pair.back.derived = None;
    }
    assert_eq!(plain, expected);
}

#[test]
fn markdown_names_each_contradiction_and_each_proof() {
    let catalog = discordant();
    let comparison = compared(&catalog);
    let page = report::comparison_markdown(&catalog, &comparison, &ReportOptions::new()).unwrap();
    for one in comparison.pairs[0].contradictions.iter().flatten() {
        assert!(
            page.contains(&format!("- {}", one.why.replace('`', "\\`"))),
            "{}",
            one.why
        );
    }
    assert!(page.contains("- open would be covered: c skill 0\n"));
    assert!(page.contains("`a:s0` *exact* `b:s0`") && page.contains("`b:s0` *close* `c:s0`"));
    assert!(page.contains("which nobody judged: 2 of 3, 67 %; by curators alone: 1 of 3, 33 %."));
}

#[cfg(feature = "csv")]
#[test]
fn csv_has_both_figures() {
    let catalog = discordant();
    let text = report::comparison_csv(&compared(&catalog));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let cell = |name: &str| {
        let at = heads.iter().position(|head| head == name).unwrap();
        row.get(at).unwrap().to_owned()
    };
    assert_eq!(cell("default_covered"), "1");
    assert_eq!(cell("derived_covered"), "2");
    assert_eq!(cell("derived_differences"), "1");
    assert_eq!(cell("contradictions"), "3");
}
