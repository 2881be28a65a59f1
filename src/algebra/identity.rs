//! By what name a derived mapping refers to its premises.

use super::names::{Prefixes, free_name};
use crate::id::Iri;
use crate::model::crosswalk::{Columns, Crosswalk, Mapping, NONE, Slot, Symbol};
use crate::parallel;
use prefetch_index::prefetch_index;
use smol_str::SmolStr;

/// The names of premises, which `derived_from` lists.
///
/// A mapping with a `record_id` has that name. Another is named in the
/// namespace of its set, by a hash of what it says: its ends, predicate,
/// modifier and justification. Rows may move, and confidences and comments
/// change, without its getting another name; two rows of a set that say the
/// same by the same kind of justification share one.
pub(super) struct PremiseNames<'a> {
    crosswalk: &'a Crosswalk,
    /// The prefix of the set's namespace.
    prefix: SmolStr,
    /// The columns of the [`ENTITIES`].
    entities: [&'a [Symbol]; 4],
    /// Whether there are record ids, denials, and perhaps literals.
    has_records: bool,
    has_denials: bool,
    has_literals: bool,
    /// The hash of each CURIE, by its number; that of none is the hash of nothing.
    hashes: Vec<u128>,
}

/// Some names, one behind the other.
#[derive(Default)]
struct NamesOfRows {
    text: String,
    ends: Vec<usize>,
}

/// How many names are divided between threads, and for how many memory is asked
/// together.
const TOGETHER: usize = 64 * 1024;
const ASKED_FOR: usize = 64;

impl<'a> PremiseNames<'a> {
    /// Names for mappings of a set, with a prefix declared for its namespace if
    /// they need it.
    pub(super) fn new(crosswalk: &'a Crosswalk, prefixes: &mut Prefixes) -> Self {
        let columns = crosswalk.columns();
        let records = columns.symbols(Slot::RecordId);
        let all_named = records.len() == crosswalk.len() && !records.contains(&NONE);
        Self {
            crosswalk,
            prefix: match all_named {
                true => SmolStr::default(),
                false => declare(crosswalk.id(), prefixes),
            },
            entities: ENTITIES.map(|slot| columns.symbols(slot)),
            has_records: !records.is_empty(),
            has_denials: !columns.symbols(Slot::PredicateModifier).is_empty(),
            has_literals: crosswalk.may_have_literals(),
            hashes: std::iter::once(fnv(""))
                .chain(columns.entities().iter().map(|(_, text)| fnv(text)))
                .collect(),
        }
    }

    /// The numbers that the names of some rows have in the columns that are
    /// made, one for each row, though two may have the same name. `rename` says
    /// by what name a CURIE of the set goes there.
    pub(super) fn put(
        &self,
        rows: &[u32],
        rename: impl Fn(&str) -> Option<String> + Sync,
        made: &mut Columns,
    ) -> Vec<Symbol> {
        let mut symbols = Vec::with_capacity(rows.len());
        let mut put = |names: NamesOfRows| {
            let first = made.add_entities(&names.text, &names.ends);
            symbols.extend((first..).take(names.ends.len()));
        };
        let make = |rows: &[u32]| self.of_rows(rows, &rename);
        parallel::aside(rows.len() > TOGETHER, make, |aside| {
            for rows in rows.chunks(TOGETHER) {
                let (here, there) = rows.split_at(rows.len() / 2);
                aside.give(there);
                put(make(here));
                aside.take().into_iter().for_each(&mut put);
            }
        });
        symbols
    }

    /// The namespace of all names that are given, which are no names of another
    /// set; none where a mapping goes by its `record_id`, which may be any.
    pub(super) fn namespace(self) -> Option<SmolStr> {
        (!self.has_records).then_some(self.prefix)
    }

    fn of_rows(&self, rows: &[u32], rename: impl Fn(&str) -> Option<String>) -> NamesOfRows {
        let mut names = NamesOfRows::default();
        for rows in rows.chunks(ASKED_FOR) {
            self.ask_for(rows);
            for row in rows {
                if let Some(mapping) = self.crosswalk.mapping(*row as usize) {
                    self.push(&mapping, &rename, &mut names.text);
                }
                names.ends.push(names.text.len());
            }
        }
        names
    }

    /// Puts the name of a mapping at the end of a text.
    fn push(
        &self,
        mapping: &Mapping<'_>,
        rename: impl Fn(&str) -> Option<String>,
        text: &mut String,
    ) {
        let record = self.has_records.then(|| mapping.text(Slot::RecordId));
        if let Some(record) = record.flatten() {
            text.push_str(rename(record).as_deref().unwrap_or(record));
            return;
        }
        text.push_str(&self.prefix);
        text.push(':');
        put_digits(self.hash(mapping), text);
    }

    /// A hash of what a mapping says, the same on every machine: that of the
    /// hashes of its parts.
    fn hash(&self, mapping: &Mapping<'_>) -> u128 {
        let literal = |kind: Slot, label: Slot| {
            let is_literal = self.has_literals && mapping.text(kind) == Some("rdfs literal");
            is_literal.then(|| mapping.text(label)).flatten()
        };
        let modifier = self
            .has_denials
            .then(|| mapping.text(Slot::PredicateModifier));
        let others = [
            literal(Slot::SubjectType, Slot::SubjectLabel),
            literal(Slot::ObjectType, Slot::ObjectLabel),
            modifier.flatten(),
        ];
        let others = others.map(|text| text.map_or_else(|| self.of_number(NONE), fnv));
        let entities = [0, 1, 2, 3].map(|place| self.of_entity(place, mapping.row()));
        let said = entities.into_iter().chain(others);
        said.fold(OFFSET, |hash, part| (hash ^ part).wrapping_mul(PRIME))
    }

    /// Asks memory for the hashes of what some rows are known by.
    fn ask_for(&self, rows: &[u32]) {
        for symbols in self.entities {
            for symbol in rows.iter().filter_map(|row| symbols.get(*row as usize)) {
                prefetch_index(&self.hashes, *symbol as usize);
            }
        }
    }

    /// The hash of a CURIE of a row: of which of the [`ENTITIES`] is told.
    fn of_entity(&self, place: usize, row: usize) -> u128 {
        let symbols = self.entities.get(place).copied().unwrap_or_default();
        let symbol = symbols.get(row).copied().unwrap_or(NONE);
        self.of_number(symbol)
    }

    /// The hash of a CURIE by its number.
    fn of_number(&self, symbol: Symbol) -> u128 {
        self.hashes.get(symbol as usize).copied().unwrap_or(OFFSET)
    }
}

/// The slots with CURIEs that a mapping is known by.
const ENTITIES: [Slot; 4] = [
    Slot::SubjectId,
    Slot::PredicateId,
    Slot::ObjectId,
    Slot::MappingJustification,
];

/// The first 80 bits of a hash in base 32 (RFC 4648, in small letters): few
/// enough to read past, and more than the mappings of a set need to differ.
#[expect(clippy::cast_possible_truncation, reason = "40 bits at a time")]
fn put_digits(hash: u128, text: &mut String) {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut digits = [0; 16];
    let halves = [(hash >> 88) as u64, (hash >> 48) as u64];
    for (digits, half) in digits.chunks_exact_mut(8).zip(halves) {
        for (digit, shift) in digits.iter_mut().zip([35, 30, 25, 20, 15, 10, 5, 0]) {
            let bits = (half >> shift) as usize % DIGITS.len();
            *digit = DIGITS.get(bits).copied().unwrap_or(b'a');
        }
    }
    text.push_str(std::str::from_utf8(&digits).unwrap_or_default());
}

/// The prefix for a set, whose namespace is the set's identifier and `#`.
fn declare(set: &str, prefixes: &mut Prefixes) -> SmolStr {
    let mark = if set.contains('#') { '-' } else { '#' };
    let namespace = format!("{set}{mark}");
    let Ok(iri) = Iri::parse(&namespace) else {
        // A set without an identifier; the prefix stays undeclared.
        return SmolStr::new_static("premise");
    };
    match prefixes.iter().find(|(_, known)| **known == iri) {
        Some((prefix, _)) => prefix.clone(),
        None => {
            let prefix = free_name(prefixes, "premise", 1);
            prefixes.insert(prefix.clone(), iri);
            prefix
        }
    }
}

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// FNV-1a of 128 bits (Fowler, Noll and Vo), eight bytes at a time, and the
/// length in the end.
fn fnv(text: &str) -> u128 {
    let words = text.as_bytes().chunks(8).map(|bytes| {
        let mut word = [0; 8];
        word.iter_mut()
            .zip(bytes)
            .for_each(|(to, from)| *to = *from);
        u64::from_le_bytes(word)
    });
    let words = words.chain([text.len() as u64]);
    words.fold(OFFSET, |hash, word| {
        (hash ^ u128::from(word)).wrapping_mul(PRIME)
    })
}
