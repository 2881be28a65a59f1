use crate::text::LanguageTag;

/// How listings and single things are shown as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ShownText {
    /// The languages in which titles and wording are shown: each in the first
    /// of them that it has, else in the one that counts.
    pub languages: Vec<LanguageTag>,
    /// Whether the wording that counts stands beside what is shown in another
    /// language.
    pub both: bool,
}

impl ShownText {
    /// In these languages.
    pub fn in_languages(languages: impl IntoIterator<Item = LanguageTag>) -> Self {
        Self {
            languages: languages.into_iter().collect(),
            both: false,
        }
    }

    /// The same with the wording that counts beside the glosses.
    #[must_use]
    pub fn with_both(mut self, both: bool) -> Self {
        self.both = both;
        self
    }
}
