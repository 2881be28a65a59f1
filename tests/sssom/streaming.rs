//! Tables read and written some rows at a time.

use super::{SET, sound, table};
use competency::crosswalk::Slot;
use competency::sssom::{Reader, Writer};
use std::io::{BufRead, BufReader, Read};

/// An input that gives a few bytes at a time.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.1.min(buffer.len()).min(self.0.len());
        buffer[..length].copy_from_slice(&self.0[..length]);
        self.0 = &self.0[length..];
        Ok(length)
    }
}

pub(super) fn drops(bytes: &[u8], size: usize) -> impl BufRead + '_ {
    BufReader::with_capacity(size.max(1), Drops(bytes, size.max(1)))
}

#[test]
fn a_stream_says_what_the_whole_says() {
    let rows: String = (0..500)
        .map(|row| {
            format!("a:{row}  skos:exactMatch  b:{row}  semapv:LexicalMatching  \"é\n{row}\"  2\n")
        })
        .collect();
    let text = table(
        SET,
        &format!(
            "subject_id  predicate_id  object_id  mapping_justification  comment  confidence\n{rows}"
        ),
    );
    let whole = Reader::new().read(text.as_bytes());
    for size in [1, 7, 1000] {
        let mut stream = Reader::new().stream(drops(text.as_bytes(), size)).unwrap();
        assert_eq!(stream.metadata().id(), "https://example.org/a--b");
        assert_eq!(stream.slots().len(), 6);
        let mut row = 0;
        while let Some(rows) = stream.next_rows(64).unwrap() {
            assert!(rows.len() <= 64);
            for mapping in rows.mappings() {
                let same = whole.crosswalk.mapping(row).unwrap();
                assert_eq!(mapping.to_record(), same.to_record());
                row += 1;
            }
        }
        assert_eq!(row, 500);
        assert_eq!(stream.finish(), whole.diagnostics);
    }
}

/// Of many findings of a kind the same are listed, whatever they are about and
/// wherever a piece begins. Found by the fuzz target `read_sssom_table`.
#[test]
fn of_many_findings_the_same_are_listed_wherever_a_piece_begins() {
    let rows: String = (0..200)
        .map(|row| {
            let subject = match row % 4 {
                1 => "a:1\u{1}".to_owned(),
                2 => "#a b".to_owned(),
                3 => String::new(),
                _ => format!("a:{row}"),
            };
            let reviewed = ["2026-11-28\t", "\t1"][row / 3 % 2];
            let cut = if row % 7 == 0 { "\"x" } else { "x" };
            format!("{subject}\tskos:exactMatch\tb:1\tsemapv:LexicalMatching\t{reviewed}\t{cut}\n")
        })
        .collect();
    let text = table(
        SET,
        &format!(
            "subject_id\tpredicate_id\tobject_id\tmapping_justification\treview_date\treviewer_agreement\tcomment\n{rows}"
        ),
    );
    says_the_same_by_rows(&text);
    // Of line ends, too, whether they are told once or of each row.
    let rows: String = (0..60)
        .map(|row| {
            let comment = if row < 40 { "x\ry" } else { "x\r" };
            format!("a:{row}\tskos:exactMatch\tb:1\tsemapv:LexicalMatching\t{comment}\n")
        })
        .collect();
    let head = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tcomment";
    says_the_same_by_rows(&(table(SET, head) + &rows));
}

fn says_the_same_by_rows(text: &str) {
    let whole = Reader::new().read(text.as_bytes());
    for rows in [1, 3, 50] {
        let mut stream = Reader::new().stream(drops(text.as_bytes(), 7)).unwrap();
        while stream.next_rows(rows).unwrap().is_some() {}
        assert_eq!(stream.finish(), whole.diagnostics, "{rows} rows at a time");
    }
}

/// A large table may be read on two threads; what comes of it is the same, and so
/// is what is said of it.
#[test]
fn a_large_table_is_read_as_by_rows() {
    let rows: String = (0..24_000)
        .map(|row| {
            let subject = match row % 1_009 {
                1 => "a b",
                2 => "",
                3 => "x:1",
                4 => "\"a:1\" ",
                _ => "a:1",
            };
            let confidence = if row % 997 == 5 { "2" } else { "0.5" };
            let creators = if row % 3 == 0 { "a:me|a:you" } else { "" };
            let kind = if row % 991 == 7 { "Lexicaly" } else { "Lexical" };
            let short = if row % 983 == 9 { "" } else { "\tmore" };
            format!("{subject}{row}\tskos:exactMatch\tb:{}\té {}\t{creators}\t{confidence}\t{kind}{short}\n", row % 700, row % 300)
        })
        .collect();
    let text = table(
        SET,
        &format!(
            "subject_id\tpredicate_id\tobject_id\tobject_label\tcreator_id\tconfidence\tmatch_type\text_more\n{rows}"
        ),
    );
    assert!(text.len() > 512 * 1024);
    let whole = Reader::new().read(text.as_bytes());
    assert_eq!(whole.crosswalk.len(), 24_000);
    let mut stream = Reader::new().stream(text.as_bytes()).unwrap();
    let mut row = 0;
    while let Some(rows) = stream.next_rows(500).unwrap() {
        for mapping in rows.mappings() {
            let same = whole.crosswalk.mapping(row).unwrap();
            assert_eq!(mapping.to_record(), same.to_record());
            row += 1;
        }
    }
    assert_eq!(row, 24_000);
    let said = stream.finish();
    assert!(said.iter().count() > 50, "{said}");
    assert_eq!(said, whole.diagnostics);
}

/// What begins as the cell above it does is no less looked at than what stands at
/// the beginning of a piece. Found by the fuzz target `read_sssom_table`.
#[test]
fn a_cell_is_read_alike_wherever_a_piece_begins() {
    let text = table(
        SET,
        "subject_id\tpredicate_id\tobject_id\tmapping_justification
a:1\tskos:exactMatch\tb:1\tsemapv:LexicalMatching
a:2 and more\tskos:exactMatch\tb:2 \tsemapv:LexicalMatching
a:3\tskos:exactMatch\tb:3\tsemapv:LexicalMatching
",
    );
    let whole = Reader::new().read(text.as_bytes());
    let said: Vec<&str> = whole.diagnostics.iter().map(|one| &*one.message).collect();
    assert!(
        said.contains(&"`a:2 and more` is not a CURIE") && said.len() >= 2,
        "{said:?}"
    );
    let second = whole.crosswalk.mapping(1).unwrap();
    assert_eq!(
        (second.subject_id(), second.object_id()),
        (None, Some("b:2"))
    );
    for most in [1, 2] {
        let mut stream = Reader::new().stream(drops(text.as_bytes(), 1000)).unwrap();
        let mut records = Vec::new();
        while let Some(rows) = stream.next_rows(most).unwrap() {
            records.extend(rows.mappings().map(|mapping| mapping.to_record()));
        }
        let all = whole
            .crosswalk
            .mappings()
            .map(|mapping| mapping.to_record());
        assert_eq!(records, all.collect::<Vec<_>>());
        assert_eq!(stream.finish(), whole.diagnostics);
    }
}

#[test]
fn what_is_read_in_pieces_is_written_in_pieces() {
    let rows: String = (0..300)
        .map(|row| format!("a:{row}  skos:exactMatch  b:{row}  semapv:LexicalMatching\n"))
        .collect();
    let text = table(
        SET,
        &format!("subject_id  predicate_id  object_id  mapping_justification\n{rows}"),
    );
    let mut stream = Reader::new().stream(text.as_bytes()).unwrap();
    let slots = stream.slots();
    let mut writer = Writer::new()
        .stream(stream.metadata(), &slots, Vec::new())
        .unwrap();
    while let Some(rows) = stream.next_rows(17).unwrap() {
        writer.write(&rows).unwrap();
    }
    assert_eq!(String::from_utf8(writer.finish().unwrap()).unwrap(), text);
}

#[test]
fn rows_that_do_not_fit_their_table_are_refused() {
    let set = sound(&table(
        SET,
        "subject_id  predicate_id  object_id  mapping_justification  comment
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  x",
    ));
    let slots: Vec<_> = [
        Slot::SubjectId,
        Slot::PredicateId,
        Slot::ObjectId,
        Slot::MappingJustification,
    ]
    .map(Into::into)
    .into();
    let mut writer = Writer::new().stream(&set, &slots, Vec::new()).unwrap();
    let error = writer.write(&set).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
    assert_eq!(
        error.to_string(),
        "the mapping set could not be written: there is no column for the slot `comment`"
    );
}

#[test]
fn a_stream_does_not_lend_a_value_that_may_not_propagate() {
    let text = table(
        &format!("{SET}mapping_tool: set\n"),
        "subject_id  predicate_id  object_id  mapping_justification  mapping_tool
a:1  skos:exactMatch  b:1  semapv:LexicalMatching  
a:2  skos:exactMatch  b:2  semapv:LexicalMatching  own",
    );
    let mut stream = Reader::new().stream(text.as_bytes()).unwrap();
    let first = stream.next_rows(1).unwrap().unwrap();
    assert_eq!(first.mapping(0).unwrap().text(Slot::MappingTool), None);
    assert_eq!(stream.metadata().set().text(Slot::MappingTool), Some("set"));
}
