use foldhash::fast::RandomState;
use hashbrown::HashTable;
use std::hash::BuildHasher;

/// The number of a text, a list or a name in a table; [`NONE`] is none.
pub(crate) type Symbol = u32;

/// No text: the number before the first.
pub(crate) const NONE: Symbol = 0;

/// How many texts are looked up at a time. A table of a million texts lies
/// outside the processor's caches, and misses that do not wait for each other
/// cost hardly more than one.
const BATCH: usize = 32;

/// Texts in one piece of memory, each known by its number.
#[derive(Debug, Clone)]
pub(crate) struct Texts {
    bytes: String,
    /// Where each text ends; the first entry belongs to [`NONE`].
    ends: Vec<usize>,
    table: HashTable<Entry>,
    state: RandomState,
}

/// A text that can be found again. Its hash is kept, so that neither growth nor
/// most of the unequal texts need a look at the text.
#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u32,
    symbol: Symbol,
}

/// A text that is looked up together with others.
#[derive(Debug, Clone, Copy, Default)]
struct Sought {
    hash: u32,
    /// What the table leads to, if anything.
    candidate: Symbol,
    /// Where that one starts.
    start: usize,
}

impl Entry {
    /// The hash for the table, which takes its place from the low bits and a
    /// tag from the high ones.
    fn spread(hash: u32) -> u64 {
        u64::from(hash) << 32 | u64::from(hash)
    }
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            bytes: String::new(),
            ends: vec![0],
            table: HashTable::new(),
            state: RandomState::default(),
        }
    }
}

impl Texts {
    /// The text of a number; none for [`NONE`] and for what is no number here.
    pub(crate) fn get(&self, symbol: Symbol) -> Option<&str> {
        let symbol = symbol as usize;
        let start = *self.ends.get(symbol.checked_sub(1)?)?;
        self.bytes.get(start..*self.ends.get(symbol)?)
    }

    /// How many numbers there are, with that of none.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The texts and their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Symbol, &str)> {
        (1..self.ends.len()).filter_map(|index| {
            let symbol = symbol(index);
            Some((symbol, self.get(symbol)?))
        })
    }

    /// The number of a text that can be found.
    pub(crate) fn find(&self, text: &str) -> Option<Symbol> {
        self.find_hashed(self.hash(text), text)
    }

    /// The numbers of texts, with [`NONE`] for those that cannot be found.
    pub(crate) fn find_each<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<Symbol> {
        let mut found = Vec::with_capacity(texts.size_hint().0);
        let mut texts = texts.fuse();
        let mut batch = [("", 0, NONE, 0); BATCH];
        loop {
            // Each step asks memory for what the next one reads.
            let mut filled = 0;
            for (place, text) in batch.iter_mut().zip(texts.by_ref()) {
                *place = (text, self.hash(text), NONE, 0);
                filled += 1;
            }
            let Some(batch) = batch.get_mut(..filled).filter(|batch| !batch.is_empty()) else {
                return found;
            };
            for (_, hash, candidate, _) in batch.iter_mut() {
                let same = |entry: &Entry| entry.hash == *hash;
                let entry = self.table.find(Entry::spread(*hash), same);
                *candidate = entry.map_or(NONE, |entry| entry.symbol);
            }
            for (_, _, candidate, start) in batch.iter_mut() {
                let before = (*candidate as usize).saturating_sub(1);
                *start = self.ends.get(before).copied().unwrap_or(0);
            }
            for (text, hash, candidate, start) in batch.iter() {
                let here = self.bytes.as_bytes().get(*start..*start + text.len());
                let ends = self.ends.get(*candidate as usize) == Some(&(*start + text.len()));
                found.push(if *candidate == NONE {
                    NONE
                } else if ends && here == Some(text.as_bytes()) {
                    *candidate
                } else {
                    self.find_hashed(*hash, text).unwrap_or(NONE)
                });
            }
        }
    }

    /// Puts a text at the end, without looking whether it is there already;
    /// it cannot be found later.
    pub(crate) fn add(&mut self, text: &str) -> Symbol {
        let symbol = symbol(self.ends.len());
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
        symbol
    }

    /// The number of a text, which is put in where it is new and `check` lets
    /// it pass.
    pub(crate) fn intern<E>(
        &mut self,
        text: &str,
        check: impl FnOnce(&str) -> Result<(), E>,
    ) -> Result<Symbol, E> {
        self.intern_hashed(self.hash(text), text, check)
    }

    /// The numbers of some texts, with [`NONE`] for those that are empty or
    /// that `check` refuses; those come back with where they stood.
    pub(crate) fn intern_each<E>(
        &mut self,
        texts: &[&str],
        check: impl Fn(&str) -> Result<(), E>,
        symbols: &mut Vec<Symbol>,
        refused: &mut Vec<(usize, E)>,
    ) {
        let mut above = ("", NONE);
        let mut batch = [Sought::default(); BATCH];
        for (number, texts) in texts.chunks(BATCH).enumerate() {
            // Each step asks memory for what the next one reads.
            for (text, sought) in texts.iter().zip(&mut batch) {
                sought.hash = self.hash(text);
            }
            for (_, sought) in texts.iter().zip(&mut batch) {
                let same = |entry: &Entry| entry.hash == sought.hash;
                let found = self.table.find(Entry::spread(sought.hash), same);
                sought.candidate = found.map_or(NONE, |entry| entry.symbol);
            }
            for (_, sought) in texts.iter().zip(&mut batch) {
                let before = (sought.candidate as usize).saturating_sub(1);
                sought.start = self.ends.get(before).copied().unwrap_or(0);
            }
            let mut touched = 0;
            for (text, sought) in texts.iter().zip(&batch) {
                let bytes = self.bytes.as_bytes();
                for at in [sought.start, sought.start + text.len()] {
                    touched ^= bytes.get(at).copied().unwrap_or(0);
                }
            }
            std::hint::black_box(touched);
            for (index, (text, sought)) in texts.iter().zip(&batch).enumerate() {
                let symbol = if text.is_empty() {
                    NONE
                } else if *text == above.0 {
                    above.1
                } else if self.is(text, sought) {
                    sought.candidate
                } else {
                    let interned = self.intern_hashed(sought.hash, text, &check);
                    interned.unwrap_or_else(|error| {
                        refused.push((number * BATCH + index, error));
                        NONE
                    })
                };
                if symbol != NONE {
                    above = (text, symbol);
                }
                symbols.push(symbol);
            }
        }
    }

    /// Whether a text is the one that the table led to.
    fn is(&self, text: &str, sought: &Sought) -> bool {
        let end = sought.start + text.len();
        sought.candidate != NONE
            && self.ends.get(sought.candidate as usize) == Some(&end)
            && self.bytes.as_bytes().get(sought.start..end) == Some(text.as_bytes())
    }

    #[expect(clippy::cast_possible_truncation, reason = "half of a hash is one")]
    fn hash(&self, text: &str) -> u32 {
        self.state.hash_one(text) as u32
    }

    fn find_hashed(&self, hash: u32, text: &str) -> Option<Symbol> {
        let same = |entry: &Entry| entry.hash == hash && self.get(entry.symbol) == Some(text);
        let entry = self.table.find(Entry::spread(hash), same)?;
        Some(entry.symbol)
    }

    fn intern_hashed<E>(
        &mut self,
        hash: u32,
        text: &str,
        check: impl FnOnce(&str) -> Result<(), E>,
    ) -> Result<Symbol, E> {
        if let Some(symbol) = self.find_hashed(hash, text) {
            return Ok(symbol);
        }
        check(text)?;
        let symbol = self.add(text);
        let again = |entry: &Entry| Entry::spread(entry.hash);
        self.table
            .insert_unique(Entry::spread(hash), Entry { hash, symbol }, again);
        Ok(symbol)
    }
}

/// A number of a table. It holds no more than 2^32 of anything: the limits of
/// reading are far below.
pub(crate) fn symbol(index: usize) -> Symbol {
    Symbol::try_from(index).unwrap_or(Symbol::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn short(text: &str) -> Result<(), usize> {
        if text.len() < 4 {
            Ok(())
        } else {
            Err(text.len())
        }
    }

    proptest! {
        /// Many at once are the same as one after the other.
        #[test]
        fn interning_each_is_interning_one_by_one(texts in prop::collection::vec("[a-c]{0,4}", 0..200)) {
            let (mut one, mut many) = (Texts::default(), Texts::default());
            let (mut symbols, mut refused) = (Vec::new(), Vec::new());
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            many.intern_each(&texts, short, &mut symbols, &mut refused);
            let mut expected_refused = Vec::new();
            for (index, (text, symbol)) in texts.iter().zip(&symbols).enumerate() {
                let expected = match text.is_empty() {
                    true => NONE,
                    false => one.intern(text, short).unwrap_or_else(|error| {
                        expected_refused.push((index, error));
                        NONE
                    }),
                };
                prop_assert_eq!(*symbol, expected);
                if expected != NONE {
                    prop_assert_eq!(many.get(*symbol), Some(*text));
                    prop_assert_eq!(many.find(text), Some(*symbol));
                }
            }
            let found: Vec<Symbol> = texts.iter().map(|t| many.find(t).unwrap_or(NONE)).collect();
            prop_assert_eq!(many.find_each(texts.iter().copied()), found);
            prop_assert_eq!(symbols.len(), texts.len());
            prop_assert_eq!(refused, expected_refused);
            prop_assert_eq!(one.len(), many.len());
        }
    }

    #[test]
    fn an_added_text_is_not_found() {
        let mut texts = Texts::default();
        let symbol = texts.add("x");
        assert_eq!((texts.get(symbol), texts.find("x")), (Some("x"), None));
        assert_eq!((texts.get(NONE), texts.get(9)), (None, None));
    }
}
