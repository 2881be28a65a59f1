//! Where something stands that may end a cell.

/// The places of separators, line feeds and quotation marks in a text.
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

    /// The places of the block.
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

/// A bit for each byte that is looked for. Written so that a compiler makes it
/// a few instructions on many bytes at once.
#[inline]
fn places(block: &[u8; BLOCK], separator: u8) -> u64 {
    let mut found = [0; BLOCK];
    for (found, byte) in found.iter_mut().zip(block) {
        *found = u8::from((*byte == separator) | (*byte == b'\n') | (*byte == b'"'));
    }
    let mut all = 0;
    for (index, eight) in found.chunks_exact(8).enumerate() {
        let eight = eight.first_chunk().copied().unwrap_or_default();
        // The product has the eight lowest bits one behind the other, on top.
        let bits = u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        all |= bits << (8 * index);
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
