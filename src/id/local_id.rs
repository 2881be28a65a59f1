use super::{are_all, bytes, is_slug};
use crate::error::ValueError;
use crate::value::string_value;
use smol_str::SmolStr;
use std::fmt;

/// The id of something inside a framework.
///
/// Letters and digits of any script and the characters `-._~!$&'()*+,;=:@/`,
/// that is, what may stand in the path of an IRI without being escaped; at
/// most 256 bytes. The standards shipped here use slugs, dot-separated where a
/// statement is named after its unit (`help-desk.stress-techniques`); imported
/// frameworks keep the ids of their source.
///
/// ```
/// use competency::LocalId;
/// let id: LocalId = "help-desk.stress-techniques".parse()?;
/// assert!(id.is_slug());
/// let imported: LocalId = "de2f0ce8-f8d6-48c5-a213-4d065251cecf".parse()?;
/// assert!("two words".parse::<LocalId>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalId(SmolStr);

impl LocalId {
    const MAX: usize = 256;

    /// Reads a local id.
    ///
    /// # Errors
    ///
    /// On an empty text, a leading `//`, white space, control characters, `%`, `#`, `?`,
    /// quotation marks, brackets, or more than 256 bytes.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let fits = !text.is_empty() && text.len() <= Self::MAX && !text.starts_with("//");
        if !fits || !(are_all(&PLAIN, text) || text.chars().all(is_path_character)) {
            return Err(ValueError::new(
                "a local id",
                text,
                "at most 256 bytes of letters, digits and the characters -._~!$&'()*+,;=:@/, no `//` first",
            ));
        }
        Ok(Self(SmolStr::new(text)))
    }

    /// An id for what nobody gave one.
    pub(crate) fn placeholder() -> Self {
        Self(SmolStr::new_static("entry"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the id is of the form the shipped standards use: slugs of
    /// lower-case ASCII letters, digits and hyphens, joined by dots.
    pub fn is_slug(&self) -> bool {
        self.0.split('.').all(is_slug)
    }
}

/// The characters of most ids.
const PLAIN: [bool; 256] =
    bytes(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

fn is_path_character(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "-._~!$&'()*+,;=:@/".contains(c)
        || (!c.is_ascii() && c.is_alphanumeric())
}

/// So that a map by id can be asked with a text. `Hash`, `Eq` and `Ord` are
/// those of the text.
impl std::borrow::Borrow<str> for LocalId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LocalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for LocalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalId({})", self.0)
    }
}

string_value!(
    LocalId,
    schema: "LocalId",
    "a local id, unique in its framework: a slug, or the id of the source the framework was imported from",
    pattern: r#"^[^\s%#?"<>\[\]{}|\\^`]{1,256}$"#,
    examples: ["complaint", "help-desk.stress-techniques"]
);
