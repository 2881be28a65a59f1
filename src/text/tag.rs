use crate::error::ValueError;
use crate::value::string_value;
use smol_str::SmolStr;
use std::fmt;

/// A language tag (BCP 47), kept in its normal case: `DE-ch` reads as `de-CH`.
///
/// The form is checked, not whether the language is registered.
///
/// ```
/// use competency::LanguageTag;
/// let tag: LanguageTag = "SR-latn-rs".parse()?;
/// assert_eq!(tag.as_str(), "sr-Latn-RS");
/// assert_eq!(tag.primary(), "sr");
/// assert!("english".parse::<LanguageTag>().is_ok()); // five to eight letters are reserved, but well-formed
/// assert!("e".parse::<LanguageTag>().is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(SmolStr);

impl LanguageTag {
    /// Reads and normalises a language tag.
    ///
    /// # Errors
    ///
    /// On any text that RFC 5646, section 2.1, does not allow: an underscore,
    /// a one-letter language, a subtag of more than eight characters …
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        // Two or three lower-case letters are well-formed and normal as they are.
        if matches!(text.len(), 2 | 3) && text.bytes().all(|b| b.is_ascii_lowercase()) {
            return Ok(Self(SmolStr::new(text)));
        }
        match oxilangtag::LanguageTag::parse_and_normalize(text) {
            Ok(tag) => Ok(Self(SmolStr::new(tag.as_str()))),
            Err(_) => Err(ValueError::new(
                "a language tag",
                text,
                "a BCP 47 tag such as `cs` or `sr-Latn`",
            )),
        }
    }

    /// English, the language of the glosses of the shipped standards.
    pub fn english() -> Self {
        Self(SmolStr::new_static("en"))
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script, region and variants: `sr` of `sr-Latn-RS`.
    pub fn primary(&self) -> &str {
        self.0.split_once('-').map_or(&*self.0, |(first, _)| first)
    }

    /// The tag and what is left of it when subtags are taken from its end, as
    /// RFC 4647, section 3.4, looks tags up: `zh-Hant-TW`, `zh-Hant`, `zh`. A
    /// single-character subtag that is left at the end goes too.
    pub fn fallbacks(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.as_str()), |tag| {
            let (mut shorter, _) = tag.rsplit_once('-')?;
            while let Some((rest, last)) = shorter.rsplit_once('-') {
                if last.len() > 1 {
                    break;
                }
                shorter = rest;
            }
            (shorter.len() > 1).then_some(shorter)
        })
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LanguageTag({})", self.0)
    }
}

/// The form of a tag for JSON Schema; looser than BCP 47 in how subtags follow
/// each other.
#[cfg(feature = "schema")]
pub(crate) const TAG_PATTERN: &str = "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$";

string_value!(
    LanguageTag,
    schema: "LanguageTag",
    "a BCP 47 language tag",
    pattern: TAG_PATTERN,
    examples: ["cs", "en", "sr-Latn"]
);
