use super::symbol_table::SymbolTable;
use super::texts::{Symbol, symbol};
use foldhash::fast::RandomState;
#[cfg(feature = "sssom")]
use prefetch_index::prefetch_index;
use std::hash::BuildHasher;

/// Lists of numbers in one piece of memory, each known by its own number, from
/// 1.
#[derive(Debug, Clone)]
pub(crate) struct Lists {
    items: Vec<Symbol>,
    /// Where each list ends; the first entry belongs to none.
    ends: Vec<usize>,
    table: SymbolTable,
    state: RandomState,
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            ends: vec![0],
            table: SymbolTable::default(),
            state: RandomState::default(),
        }
    }
}

impl Lists {
    /// The list of a number; none for 0 and for what is no number here.
    pub(super) fn get(&self, list: Symbol) -> Option<&[Symbol]> {
        let list = list as usize;
        let start = *self.ends.get(list.checked_sub(1)?)?;
        self.items.get(start..*self.ends.get(list)?)
    }

    /// Asks memory for some lists.
    #[cfg(feature = "sssom")]
    pub(super) fn ask_for(&self, lists: impl Iterator<Item = Symbol> + Clone) {
        let before = |list: Symbol| (list as usize).saturating_sub(1);
        for list in lists.clone() {
            prefetch_index(&self.ends, before(list));
        }
        for list in lists {
            let start = self.ends.get(before(list)).copied().unwrap_or(0);
            prefetch_index(&self.items, start);
        }
    }

    /// The number of a list, which is put in where it is new.
    #[expect(clippy::cast_possible_truncation, reason = "half of a hash is one")]
    pub(super) fn intern(&mut self, list: &[Symbol]) -> Symbol {
        let hash = self.state.hash_one(list) as u32;
        let found = self.table.find(hash, |known| self.get(known) == Some(list));
        found.unwrap_or_else(|| {
            let new = self.add(list);
            self.table.insert(hash, new);
            new
        })
    }

    /// Puts a list at the end, without looking whether it is there already.
    pub(super) fn add(&mut self, list: &[Symbol]) -> Symbol {
        let number = symbol(self.ends.len());
        self.items.extend_from_slice(list);
        self.ends.push(self.items.len());
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_one_number() {
        let mut lists = Lists::default();
        let numbers: Vec<Symbol> = [&[1, 2][..], &[], &[2, 1], &[1, 2], &[]]
            .into_iter()
            .map(|list| lists.intern(list))
            .collect();
        assert_eq!(numbers, [1, 2, 3, 1, 2]);
        assert_eq!(lists.get(1), Some(&[1, 2][..]));
        assert_eq!(lists.get(2), Some(&[][..]));
        assert_eq!((lists.get(0), lists.get(4)), (None, None));
    }
}
