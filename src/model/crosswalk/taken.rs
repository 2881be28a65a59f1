use super::texts::{NONE, Symbol};

/// Numbers of some columns, and what they are in others that are made of them.
pub(crate) struct Taken {
    /// [`WANTED`] where it is not yet made.
    made: Vec<Symbol>,
    wanted: Vec<u32>,
}

const WANTED: Symbol = Symbol::MAX;

impl Taken {
    pub(crate) fn of(length: usize) -> Self {
        Self {
            made: vec![NONE; length],
            wanted: Vec::new(),
        }
    }

    /// Asks for a number.
    pub(crate) fn want(&mut self, number: u32) {
        match self.made.get_mut(number as usize) {
            Some(place) if *place != WANTED => {
                *place = WANTED;
                self.wanted.push(number);
            }
            _ => {}
        }
    }

    /// What was asked for, in order.
    pub(super) fn into_wanted(mut self) -> Vec<u32> {
        self.wanted.sort_unstable();
        self.wanted
    }

    /// What a number became.
    pub(crate) fn get(&self, number: u32) -> Symbol {
        self.made.get(number as usize).copied().unwrap_or(NONE)
    }

    /// Makes what was asked for.
    pub(crate) fn make(&mut self, make: impl FnOnce(&[u32]) -> Vec<Symbol>) {
        self.wanted.sort_unstable();
        let made = make(&self.wanted);
        for (number, made) in self.wanted.iter().zip(made) {
            if let Some(place) = self.made.get_mut(*number as usize) {
                *place = made;
            }
        }
    }
}
