//! In which languages a report shows texts.

use crate::algebra::ChainOptions;
use crate::catalog::Catalog;
use crate::compare::CompareOptions;
use crate::id::{EntityRef, FrameworkId};
use crate::text::{LanguageTag, Text};

/// How a report is made.
///
/// Without languages every text is shown in its standard's own; with some, in
/// the first of them that it has, so that `en` gives the English glosses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReportOptions {
    /// The languages in which titles and wording are shown, the best first.
    pub languages: Vec<LanguageTag>,
    /// What frameworks are compared by, beside the mappings between them.
    pub compare: CompareOptions,
}

impl ReportOptions {
    /// In the languages of the standards, without a hub, and by curated mappings
    /// only.
    pub fn new() -> Self {
        Self::default()
    }

    /// In these languages, where a text has them.
    #[must_use]
    pub fn in_languages(mut self, languages: impl IntoIterator<Item = LanguageTag>) -> Self {
        self.languages = languages.into_iter().collect();
        self
    }

    /// With meetings in a hub.
    #[must_use]
    pub fn with_hub(mut self, hub: FrameworkId) -> Self {
        self.compare.hub = Some(hub);
        self
    }

    /// With what follows by chains, and with contradictions.
    #[must_use]
    pub fn with_derived(mut self, options: ChainOptions) -> Self {
        self.compare.derived = Some(options);
        self
    }
}

/// A text as it is shown, and the language of it, where it is in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown<'a> {
    pub(super) text: &'a str,
    pub(super) language: Option<&'a LanguageTag>,
}

/// Chooses what is shown of each text.
#[derive(Clone, Copy)]
pub(super) struct Wording<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) options: &'a ReportOptions,
}

impl<'a> Wording<'a> {
    /// A text of a framework.
    pub(super) fn text<'t>(self, text: &'t Text, framework: &FrameworkId) -> Shown<'t> {
        // What is in one language is shown in that, whichever is preferred.
        if let (1, Some((tag, text))) = (text.len(), text.iter().next()) {
            return Shown {
                text,
                language: Some(tag),
            };
        }
        let own = self.catalog.framework(framework).ok().map(|f| &f.language);
        let chosen = self.options.languages.iter().chain(own);
        let found = chosen.filter_map(|tag| text.lookup(tag)).next();
        match found.or_else(|| text.iter().next()) {
            Some((tag, text)) => Shown {
                text,
                language: Some(tag),
            },
            None => Shown {
                text: "",
                language: None,
            },
        }
    }

    /// A text of what a reference refers to; where it has none, the reference.
    pub(super) fn or_id<'t>(self, text: Option<&'t Text>, reference: &'t EntityRef) -> Shown<'t> {
        match text {
            Some(text) => self.text(text, reference.framework()),
            None => Shown {
                text: match reference.local() {
                    Some(local) => local.as_str(),
                    None => reference.framework().as_str(),
                },
                language: None,
            },
        }
    }

    /// The title or wording of what a reference refers to.
    pub(super) fn of<'t>(self, reference: &'t EntityRef) -> Shown<'t>
    where
        'a: 't,
    {
        let entity = self.catalog.resolve(reference);
        self.or_id(entity.and_then(|entity| entity.label()), reference)
    }
}
