use crate::diagnostic::{Code, Diagnostic, Lines, Pointer};

/// How large a document may be.
///
/// Memory grows with the bytes of a document, not faster, so that `bytes`
/// bounds it; the other two refuse documents that nobody would write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes a text may have.
    pub bytes: usize,
    /// The most lists and objects that may stand inside one another; at most
    /// 127.
    pub depth: usize,
    /// The most values (objects, lists, strings, numbers …) a text may hold.
    pub values: usize,
}

impl Limits {
    const MAX_DEPTH: usize = 127;

    /// The limits with another number of bytes.
    #[must_use]
    pub fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// The limits with another depth; above 127 means 127.
    #[must_use]
    pub fn with_depth(mut self, depth: usize) -> Self {
        self.depth = depth.min(Self::MAX_DEPTH);
        self
    }

    /// The limits with another number of values.
    #[must_use]
    pub fn with_values(mut self, values: usize) -> Self {
        self.values = values;
        self
    }

    /// Checks depth and values. A text that is too short to break them is not
    /// looked at.
    pub(super) fn check(&self, text: &str) -> Result<(), Box<Diagnostic>> {
        if self.depth >= Self::MAX_DEPTH && text.len() / 2 < self.values {
            return Ok(());
        }
        let over = |byte: usize, message: String| {
            let mut diagnostic = Diagnostic::new(Code::OverLimit, Pointer::root(), message);
            diagnostic.span = Some(Lines::new(text).span(&(byte..byte + 1)));
            Err(Box::new(diagnostic))
        };
        let (mut depth, mut values) = (0_usize, 1_usize);
        let (mut in_string, mut escaped, mut opened) = (false, false, false);
        for (byte, b) in text.bytes().enumerate() {
            if in_string {
                match b {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' => in_string = false,
                    _ => {}
                }
                continue;
            }
            if opened && !b.is_ascii_whitespace() {
                // What follows an opening bracket is its first value.
                values += usize::from(!matches!(b, b'}' | b']'));
                opened = false;
            }
            match b {
                b'"' => in_string = true,
                b'{' | b'[' => {
                    depth += 1;
                    opened = true;
                    if depth > self.depth {
                        return over(
                            byte,
                            format!("nested deeper than the {} allowed", self.depth),
                        );
                    }
                }
                b'}' | b']' => depth = depth.saturating_sub(1),
                b',' => values += 1,
                _ => {}
            }
            if values > self.values {
                return over(byte, format!("more than {} values", self.values));
            }
        }
        Ok(())
    }
}

impl Default for Limits {
    /// 1 GiB, 127 levels, 100 million values: several times ESCO in all its
    /// languages.
    fn default() -> Self {
        Self {
            bytes: 1 << 30,
            depth: Self::MAX_DEPTH,
            values: 100_000_000,
        }
    }
}
