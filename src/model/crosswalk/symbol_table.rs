use super::texts::{NONE, Symbol};
use prefetch_index::prefetch_index;

/// Numbers by the hash of what they stand for. A slot holds a hash and a number
/// in one word, so that a look at it is one look at memory, and neither growth
/// nor most of what is unequal needs a look at the texts.
#[derive(Debug, Clone)]
pub(super) struct SymbolTable {
    /// A power of two of them, at least a fifth free; 0 is free.
    slots: Vec<u64>,
    len: usize,
}

impl Default for SymbolTable {
    fn default() -> Self {
        Self {
            slots: vec![0; 16],
            len: 0,
        }
    }
}

impl SymbolTable {
    /// Asks memory for the slot at which a search begins.
    pub(super) fn prefetch(&self, hash: u32) {
        prefetch_index(&self.slots, hash as usize & (self.slots.len() - 1));
    }

    fn slot(&self, at: usize) -> u64 {
        let at = at & (self.slots.len() - 1);
        self.slots.get(at).copied().unwrap_or(0)
    }

    /// The first number with a hash that is the right one.
    pub(super) fn find(&self, hash: u32, is: impl Fn(Symbol) -> bool) -> Option<Symbol> {
        let mut at = hash as usize;
        loop {
            let (found, symbol) = parts(self.slot(at));
            if symbol == NONE {
                return None;
            }
            if found == hash && is(symbol) {
                return Some(symbol);
            }
            at += 1;
        }
    }

    /// Makes room for some more numbers.
    pub(super) fn reserve(&mut self, more: usize) {
        let least = (self.len + more) * 5 / 4 + 1;
        if least > self.slots.len() {
            let slots = vec![0; least.next_power_of_two()];
            for slot in std::mem::replace(&mut self.slots, slots) {
                if slot != 0 {
                    self.put(slot);
                }
            }
        }
    }

    /// Puts a number in, without looking whether it is there.
    pub(super) fn insert(&mut self, hash: u32, symbol: Symbol) {
        self.reserve(1);
        self.len += 1;
        self.put(u64::from(hash) << 32 | u64::from(symbol));
    }

    fn put(&mut self, slot: u64) {
        let (hash, _) = parts(slot);
        let mut at = hash as usize;
        while self.slot(at) != 0 {
            at += 1;
        }
        let at = at & (self.slots.len() - 1);
        if let Some(free) = self.slots.get_mut(at) {
            *free = slot;
        }
    }
}

/// The hash and the number of a slot.
#[expect(clippy::cast_possible_truncation, reason = "they are halves of it")]
fn parts(slot: u64) -> (u32, Symbol) {
    ((slot >> 32) as u32, slot as Symbol)
}
