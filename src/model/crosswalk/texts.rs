use super::symbol_table::SymbolTable;
use foldhash::fast::RandomState;
use prefetch_index::prefetch_index;
use std::hash::{BuildHasher, Hasher};

/// The number of a text, a list or a name in a table; [`NONE`] is none.
pub(crate) type Symbol = u32;

/// No text: the number before the first.
pub(crate) const NONE: Symbol = 0;

/// How many texts are looked up at a time. A table of a million texts lies
/// outside the processor's caches, and misses that do not wait for each other
/// cost hardly more than one.
const BATCH: usize = 128;

/// Texts in one piece of memory, each known by its number.
#[derive(Debug, Clone)]
pub(crate) struct Texts {
    bytes: String,
    /// Where each text ends; the first entry belongs to [`NONE`].
    ends: Vec<usize>,
    table: SymbolTable,
    state: RandomState,
}

/// A text that is looked up together with others.
#[derive(Debug, Clone, Copy, Default)]
struct Sought<'t> {
    text: &'t str,
    hash: u32,
    /// What the table leads to, if anything.
    candidate: Symbol,
    /// Where that one starts.
    start: usize,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            bytes: String::new(),
            ends: vec![0],
            table: SymbolTable::default(),
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

    /// Asks memory for the texts of some numbers.
    #[cfg(feature = "sssom")]
    pub(crate) fn ask_for(&self, symbols: impl Iterator<Item = Symbol> + Clone) {
        let before = |symbol: Symbol| (symbol as usize).saturating_sub(1);
        for symbol in symbols.clone() {
            prefetch_index(&self.ends, before(symbol));
        }
        let bytes = self.bytes.as_bytes();
        for symbol in symbols {
            let end = |symbol| self.ends.get(symbol).copied().unwrap_or(0);
            prefetch_index(bytes, end(before(symbol)));
            prefetch_index(bytes, end(symbol as usize));
        }
    }

    /// The number of a text that can be found.
    pub(crate) fn find(&self, text: &str) -> Option<Symbol> {
        self.find_hashed(self.hash(text), text)
    }

    /// The numbers of texts, with [`NONE`] for those that cannot be found.
    pub(crate) fn find_each<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<Symbol> {
        let mut found = Vec::with_capacity(texts.size_hint().0);
        let mut texts = texts.fuse();
        let mut batch = [Sought::default(); BATCH];
        loop {
            let batch = self.seek(&mut texts, &mut batch);
            if batch.is_empty() {
                return found;
            }
            found.extend(batch.iter().map(|sought| {
                if sought.candidate == NONE || self.is(sought) {
                    sought.candidate
                } else {
                    self.find_hashed(sought.hash, sought.text).unwrap_or(NONE)
                }
            }));
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

    /// Puts texts at the end as [`add`](Self::add) does: they come in one piece,
    /// with where each ends. The number of the first.
    pub(crate) fn add_each(&mut self, texts: &str, ends: &[usize]) -> Symbol {
        let first = symbol(self.ends.len());
        let before = self.bytes.len();
        self.bytes.push_str(texts);
        self.ends.extend(ends.iter().map(|end| before + end));
        first
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
        // What stood shortly before needs no second look.
        let (different, of_rows) = without_repeats(texts);
        let mut numbers = Vec::with_capacity(different.len());
        let mut refuses = false;
        let mut rest = different.iter().copied();
        let mut batch = [Sought::default(); BATCH];
        loop {
            let batch = self.seek(&mut rest, &mut batch);
            if batch.is_empty() {
                break;
            }
            for sought in batch {
                numbers.push(if sought.text.is_empty() {
                    NONE
                } else if self.is(sought) {
                    sought.candidate
                } else {
                    let interned = self.intern_hashed(sought.hash, sought.text, &check);
                    refuses |= interned.is_err();
                    interned.unwrap_or(NONE)
                });
            }
        }
        let number = |of_row: &u32| numbers.get(*of_row as usize).copied().unwrap_or(NONE);
        symbols.extend(of_rows.iter().map(number));
        if refuses {
            let errors = texts.iter().enumerate().zip(&of_rows);
            refused.extend(errors.filter_map(|((row, text), of_row)| {
                let is_none = number(of_row) == NONE && !text.is_empty();
                Some((row, is_none.then(|| check(text).err())??))
            }));
        }
    }

    /// Takes some texts, and looks where each may be.
    fn seek<'s, 't>(
        &self,
        texts: &mut impl Iterator<Item = &'t str>,
        batch: &'s mut [Sought<'t>; BATCH],
    ) -> &'s [Sought<'t>] {
        let mut filled = 0;
        for (sought, text) in batch.iter_mut().zip(texts) {
            sought.text = text;
            sought.hash = self.hash(text);
            self.table.prefetch(sought.hash);
            filled += 1;
        }
        let batch = batch.get_mut(..filled).unwrap_or_default();
        // Each step asks memory for what the next one reads.
        for sought in &mut *batch {
            let found = self.table.find(sought.hash, |_| true);
            sought.candidate = found.unwrap_or(NONE);
            prefetch_index(&self.ends, (sought.candidate as usize).saturating_sub(1));
        }
        for sought in &mut *batch {
            let before = (sought.candidate as usize).saturating_sub(1);
            sought.start = self.ends.get(before).copied().unwrap_or(0);
            prefetch_index(self.bytes.as_bytes(), sought.start);
            prefetch_index(self.bytes.as_bytes(), sought.start + sought.text.len());
        }
        batch
    }

    /// Whether a text is the one that the table led to.
    fn is(&self, sought: &Sought<'_>) -> bool {
        let end = sought.start + sought.text.len();
        sought.candidate != NONE
            && self.ends.get(sought.candidate as usize) == Some(&end)
            && self.bytes.as_bytes().get(sought.start..end) == Some(sought.text.as_bytes())
    }

    #[expect(clippy::cast_possible_truncation, reason = "half of a hash is one")]
    fn hash(&self, text: &str) -> u32 {
        let mut hasher = self.state.build_hasher();
        hasher.write(text.as_bytes());
        hasher.finish() as u32
    }

    fn find_hashed(&self, hash: u32, text: &str) -> Option<Symbol> {
        let is = |symbol| self.get(symbol) == Some(text);
        self.table.find(hash, is)
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
        self.table.insert(hash, symbol);
        Ok(symbol)
    }
}

/// How many texts of a column are remembered, as a power of two: those of a
/// sorted column stand together, and many a column has a few only.
const REMEMBERED: u32 = 6;

/// Texts without most of those that stood there before, and which of them each
/// row has.
fn without_repeats<'t>(texts: &[&'t str]) -> (Vec<&'t str>, Vec<u32>) {
    let mut different: Vec<&str> = Vec::with_capacity(texts.len());
    let mut of_rows = Vec::with_capacity(texts.len());
    let mut remembered = [u32::MAX; 1 << REMEMBERED];
    for text in texts {
        // Those of a column often begin alike and hardly ever end alike.
        let place = ending(text).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - REMEMBERED);
        let place = remembered.get_mut(place as usize);
        let known = place.as_deref().copied().unwrap_or(u32::MAX);
        let same = different.get(known as usize);
        let same = same.filter(|same| {
            (same.len() == text.len()) & (ending(same) == ending(text)) && *same == text
        });
        if same.is_some() {
            of_rows.push(known);
            continue;
        }
        let new = symbol(different.len());
        if let Some(place) = place {
            *place = new;
        }
        different.push(text);
        of_rows.push(new);
    }
    (different, of_rows)
}

/// The last eight bytes of a text, or all of a shorter one, as a number.
fn ending(text: &str) -> u64 {
    let bytes = text.as_bytes();
    if let Some(last) = bytes.last_chunk() {
        return u64::from_le_bytes(*last);
    }
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => bytes
            .iter()
            .fold(0, |all, byte| all << 8 | u64::from(*byte)),
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
        fn interning_each_is_interning_one_by_one(texts in prop::collection::vec("[a-c]{0,4}|[ab]{2}xxxxxx[ab]", 0..200)) {
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
        let first = texts.add_each("yzz", &[1, 1, 3]);
        let added: Vec<Option<&str>> = (first..).take(4).map(|n| texts.get(n)).collect();
        assert_eq!(added, [Some("y"), Some(""), Some("zz"), None]);
        assert_eq!(texts.find("zz"), None);
        assert_eq!((texts.get(NONE), texts.get(9)), (None, None));
    }
}
