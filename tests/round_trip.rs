//! Reading and writing lose nothing, and the shipped files are canonical.

use competency::json::{self, Reader};
use competency::{Crosswalk, Document, DocumentKind, Framework, LevelScale, SchemeList};

fn round_trip<T: Document + PartialEq + std::fmt::Debug>(path: &str, text: &str) {
    let document: T = Reader::new().named(path).read_str(text).expect(path);
    let written = json::to_string(&document).expect(path);
    assert!(
        written == text,
        "{path} is not in canonical form: {:?}",
        written.lines().zip(text.lines()).find(|(a, b)| a != b)
    );
    assert_eq!(
        Reader::new().read_str::<T>(&written).as_ref(),
        Ok(&document)
    );
}

#[test]
fn every_shipped_file_is_canonical_and_reads_back_as_it_was() {
    for (kind, path, text) in competency::BUILTIN_FILES {
        match kind {
            DocumentKind::Framework => round_trip::<Framework>(path, text),
            DocumentKind::Scale => round_trip::<LevelScale>(path, text),
            DocumentKind::Crosswalk => round_trip::<Crosswalk>(path, text),
            DocumentKind::Schemes => round_trip::<SchemeList>(path, text),
            other => panic!("{path}: a {other}"),
        }
    }
}

#[test]
fn writing_gives_the_same_bytes_whatever_the_order_of_reading() {
    let one = r#"{"title":{"en":"a","cs":"b"},"format":"scale/1.0","id":"x","version":"1.0.0","language":"cs","abbreviation":"X","construct":"other","cumulativity":{},"levels":[],"rights":[],"provenance":{"curated_by":"me"}}"#;
    let two = r#"{"provenance":{"curated_by":"me"},"rights":[],"levels":[],"cumulativity":{},"construct":"other","abbreviation":"X","language":"CS","version":"1.0.0","id":"x","format":"scale/1.0","title":{"CS":"b","en":"a"}}"#;
    let read = |text: &str| Reader::new().read_str::<LevelScale>(text).unwrap();
    assert_eq!(
        json::to_string(&read(one)).unwrap(),
        json::to_string(&read(two)).unwrap()
    );
}
