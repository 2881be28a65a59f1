//! Where something stands that may end a cell.

use wide::u8x16;

/// The places of separators, line feeds and quotation marks in a text.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    bytes: &'a [u8],
    separator: u8,
    /// Where the block of 64 bytes begins that is being gone over.
    block: usize,
    /// What of it is still to come: a bit for each place.
    left: u64,
}

const BLOCK: usize = 64;

impl<'a> Marks<'a> {
    pub(super) fn new(bytes: &'a [u8], separator: u8) -> Self {
        let mut marks = Self {
            bytes,
            separator,
            block: 0,
            left: 0,
        };
        marks.go_to(0);
        marks
    }

    /// Goes on with what stands at a place or behind it.
    pub(super) fn go_to(&mut self, place: usize) {
        self.block = place;
        self.left = self.look();
    }

    /// The place that comes next.
    pub(super) fn peek(mut self) -> Option<usize> {
        self.next()
    }

    /// The places of the block.
    #[inline]
    fn look(&self) -> u64 {
        let rest = self.bytes.get(self.block..).unwrap_or_default();
        if let Some(block) = rest.first_chunk() {
            return places(block, self.separator);
        }
        // Nothing is looked for that is 0.
        let mut block = [0; BLOCK];
        block
            .iter_mut()
            .zip(rest)
            .for_each(|(to, from)| *to = *from);
        places(&block, self.separator)
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.block += BLOCK;
            if self.block >= self.bytes.len() {
                return None;
            }
            self.left = self.look();
        }
        let place = self.block + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(place)
    }
}

/// A bit for each byte that is looked for.
#[inline]
fn places(block: &[u8; BLOCK], separator: u8) -> u64 {
    let [separator, line, quote] = [separator, b'\n', b'"'].map(u8x16::splat);
    let mut all = 0;
    for (index, bytes) in block.chunks_exact(16).enumerate() {
        let bytes = u8x16::new(bytes.first_chunk().copied().unwrap_or_default());
        let found = bytes.cmp_eq(separator) | bytes.cmp_eq(line) | bytes.cmp_eq(quote);
        all |= u64::from(found.move_mask() as u32) << (16 * index);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_mark_is_found(
            bytes in prop::collection::vec(prop::sample::select(b"ab,\t\n\"\xff\x80".to_vec()), 0..300),
            from in 0_usize..300,
        ) {
            let is_mark = |byte: u8| matches!(byte, b',' | b'\n' | b'"');
            let from = from.min(bytes.len());
            let expected: Vec<usize> = (from..bytes.len()).filter(|at| is_mark(bytes[*at])).collect();
            let mut marks = Marks::new(&bytes, b',');
            marks.go_to(from);
            prop_assert_eq!(marks.collect::<Vec<_>>(), expected);
        }
    }
}
