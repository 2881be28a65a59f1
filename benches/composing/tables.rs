//! Tables of mappings: made, and read.

use competency::crosswalk::{Crosswalk, MappingRecord, Slot};
use competency::{Curie, Iri, Predicate};
use std::collections::HashSet;
use std::fmt::Write as _;

const HEAD: &str = "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tconfidence\n";

/// A crosswalk of a table with the seven columns of [`HEAD`], below lines that
/// start with `#`. The bench needs no more of the format.
pub(crate) fn read(text: &str) -> crate::Result<Crosswalk> {
    let id: Iri = "https://example.org/mappings".parse()?;
    let mut crosswalk = Crosswalk::new(id.clone(), id);
    for (prefix, iri) in [
        ("esco", "http://data.europa.eu/esco/skill/"),
        ("onet", "https://example.org/onet/"),
        ("ops", "https://example.org/ops/"),
    ] {
        crosswalk.declare_prefix(prefix, iri.parse()?);
    }
    let rows = text
        .lines()
        .skip_while(|line| line.starts_with('#'))
        .skip(1);
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [
            subject,
            label,
            predicate,
            object,
            object_label,
            justification,
            confidence,
        ] = cells[..]
        else {
            return Err(format!("a row of {} cells", cells.len()).into());
        };
        crosswalk.push(
            MappingRecord::new(
                Curie::parse(subject)?,
                Predicate::parse(predicate)?,
                Curie::parse(object)?,
                Curie::parse(justification)?,
            )
            .with(Slot::SubjectLabel, label)?
            .with(Slot::ObjectLabel, object_label)?
            .with(
                Slot::Confidence,
                confidence.parse::<f64>().unwrap_or_default(),
            )?,
        );
    }
    Ok(crosswalk)
}

/// A number that looks random and is the same on every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % most as u64).unwrap_or_default()
    }
}

type Row = (usize, &'static str, usize, &'static str, usize);

const VERBS: [&str; 8] = [
    "answer", "settle", "record", "plan", "advise", "train", "check", "repair",
];
const THINGS: [&str; 8] = [
    "complaints",
    "orders",
    "figures",
    "teams",
    "tools",
    "výkazy",
    "отчёты",
    "systèmes",
];

const KINDS: [&str; 8] = [
    "safe",
    "clinical",
    "automated",
    "electrical",
    "naïve",
    "precise",
    "überörtliche",
    "environmental",
];
const WHERE: [&str; 8] = [
    "for public services",
    "in accordance with regulations",
    "under supervision",
    "in manufacturing",
    "using computer tools",
    "at construction sites",
    "",
    "",
];

/// How things are called.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Labels {
    /// Each by a name of its own, as in a taxonomy.
    Own,
    /// By one of some 50,000 names, as in a set that somebody made up.
    Few,
}

impl Labels {
    /// Those of the flag `--labels`.
    pub(crate) fn named(name: Option<&str>) -> crate::Result<Self> {
        match name {
            None | Some("own") => Ok(Self::Own),
            Some("few") => Ok(Self::Few),
            Some(other) => Err(format!("labels are `own` or `few`, not `{other}`").into()),
        }
    }

    fn of(self, number: usize) -> String {
        let word =
            |words: [&'static str; 8], at: usize| words.into_iter().nth(at % 8).unwrap_or_default();
        let named = |at: usize| format!("{} {}", word(VERBS, at), word(THINGS, at / 8));
        match self {
            Self::Own => format!("{} of kind {}", named(number), number / 64),
            Self::Few => {
                let at = Dice(number as u64).below(50_000);
                let (kind, place) = (word(KINDS, at / 64), word(WHERE, at / 512));
                format!("{} {kind} {} {place}", named(at), at / 4096)
            }
        }
    }
}

/// Three tables of so many mappings between things that come in blocks of
/// eight, as those of taxonomies do: few mappings leave their block. The third
/// is the first with a fiftieth of its rows gone, as many others in their
/// place, and some confidences changed.
pub(crate) fn generate(size: usize, labels: Labels) -> [String; 3] {
    let mut dice = Dice(20_261_123);
    let things = (size * 2 / 5).max(8) / 8 * 8;
    let ab = rows(&mut dice, things, size);
    let bc = rows(&mut dice, things, size);
    let mut ab2: Vec<Row> = Vec::new();
    for row in &ab {
        match dice.below(100) {
            0 | 1 => {}
            2 => ab2.push((row.0, row.1, row.2, row.3, 50 + dice.below(50))),
            _ => ab2.push(*row),
        }
    }
    let mut seen: HashSet<(usize, &str, usize)> = ab2.iter().map(|r| (r.0, r.1, r.2)).collect();
    let more = rows(&mut dice, things, size / 50);
    ab2.extend(more.into_iter().filter(|r| seen.insert((r.0, r.1, r.2))));
    [
        ("esco", "onet", ab),
        ("onet", "ops", bc),
        ("esco", "onet", ab2),
    ]
    .map(|(a, b, rows)| table(a, b, &rows, labels))
}

fn rows(dice: &mut Dice, things: usize, size: usize) -> Vec<Row> {
    let mut seen = HashSet::new();
    let mut rows = Vec::with_capacity(size);
    while rows.len() < size {
        let subject = dice.below(things);
        let object = match dice.below(200) {
            0 => dice.below(things),
            _ => subject / 8 * 8 + dice.below(8),
        };
        let predicate = match dice.below(100) {
            0..30 => "skos:exactMatch",
            30..55 => "skos:closeMatch",
            55..75 => "skos:broadMatch",
            75..95 => "skos:narrowMatch",
            _ => "skos:relatedMatch",
        };
        let justification = match dice.below(3) {
            0 => "semapv:ManualMappingCuration",
            1 => "semapv:LexicalMatching",
            _ => "semapv:SemanticSimilarityThresholdMatching",
        };
        if seen.insert((subject, predicate, object)) {
            rows.push((
                subject,
                predicate,
                object,
                justification,
                50 + dice.below(51),
            ));
        }
    }
    rows
}

fn table(a: &str, b: &str, rows: &[Row], labels: Labels) -> String {
    let mut text = format!(
        "#curie_map:\n#  esco: http://data.europa.eu/esco/skill/\n#  onet: https://example.org/onet/\n\
         #  ops: https://example.org/ops/\n#  semapv: https://w3id.org/semapv/vocab/\n\
         #  skos: http://www.w3.org/2004/02/skos/core#\n\
         #license: https://creativecommons.org/publicdomain/zero/1.0/\n\
         #mapping_set_id: https://example.org/mappings/{a}--{b}\n\
         #mapping_set_title: 'generated'\n#mapping_set_version: '1.0.0'\n#mapping_date: '2026-11-23'\n{HEAD}"
    );
    for (subject, predicate, object, justification, confidence) in rows {
        let _infallible = writeln!(
            text,
            "{}\t{}\t{predicate}\t{}\t{}\t{justification}\t{}",
            name(a, *subject),
            labels.of(*subject),
            name(b, *object),
            labels.of(*object),
            *confidence as f64 / 100.0
        );
    }
    text
}

/// Ids as those of taxonomies look: of ESCO's length, and shorter ones.
fn name(framework: &str, number: usize) -> String {
    if framework == "esco" {
        let mut dice = Dice(number as u64);
        let (a, b) = (dice.roll(), dice.roll());
        return format!(
            "esco:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            a >> 32,
            a >> 16 & 0xffff,
            a & 0xffff,
            b >> 48,
            b & 0xffff_ffff_ffff
        );
    }
    format!(
        "{framework}:{}.{}.{number}",
        number % 9 + 1,
        char::from(b'A' + (number % 6) as u8)
    )
}
