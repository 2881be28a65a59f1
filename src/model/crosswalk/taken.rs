use super::texts::{NONE, Symbol, symbol};

/// Numbers of some columns, and what they are in others that are made of them.
pub(crate) struct Taken {
    /// Bytes, and not what is made, so that marking them at random stays within
    /// the processor's caches longer.
    wanted: Vec<bool>,
    /// By number, once it is made.
    made: Vec<Symbol>,
}

impl Taken {
    pub(crate) fn of(length: usize) -> Self {
        Self {
            wanted: vec![false; length],
            made: Vec::new(),
        }
    }

    /// Asks for a number.
    pub(crate) fn want(&mut self, number: u32) {
        if let Some(wanted) = self.wanted.get_mut(number as usize) {
            *wanted = true;
        }
    }

    /// What was asked for, in order.
    pub(crate) fn wanted(&self) -> Vec<u32> {
        let all = self.wanted.iter().enumerate();
        let wanted = all.filter(|(_, wanted)| **wanted);
        wanted.map(|(number, _)| symbol(number)).collect()
    }

    /// What a number became.
    pub(crate) fn get(&self, number: u32) -> Symbol {
        self.made.get(number as usize).copied().unwrap_or(NONE)
    }

    /// Makes what was asked for.
    pub(crate) fn make(&mut self, make: impl FnOnce(&[u32]) -> Vec<Symbol>) {
        let wanted = self.wanted();
        let made = make(&wanted);
        self.made.resize(self.wanted.len(), NONE);
        for (number, made) in wanted.iter().zip(made) {
            if let Some(place) = self.made.get_mut(*number as usize) {
                *place = made;
            }
        }
    }
}
