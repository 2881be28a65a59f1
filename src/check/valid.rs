use super::rest::Lost;
use crate::date::Date;
use crate::diagnostic::Diagnostics;
use crate::json::{Reader, place};
use crate::model::crosswalk::Crosswalk;
use crate::model::{Document, Framework, LevelScale, Overlay, Profile, Record, SchemeList};
use std::fmt;
use std::ops::Deref;

/// A document that has been checked by itself and has no error.
///
/// It lends the document, but never to be changed: whoever changes one takes it
/// out and checks it again.
///
/// ```
/// use competency::{LevelScale, Valid};
/// let error = Valid::<LevelScale>::from_json(r#"{ "format": "scale/1.0" }"#).unwrap_err();
/// assert_eq!(error.iter().next().unwrap().code.as_str(), "CF0105");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Valid<T> {
    document: T,
    warnings: Diagnostics,
}

/// A document that has errors, with all that was found.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Invalid<T> {
    /// The document as it was.
    pub document: Box<T>,
    /// What is wrong with it: at least one error, and the warnings.
    pub diagnostics: Diagnostics,
}

/// A document that can be checked by itself.
pub trait Checked: Document {
    /// Everything that is wrong with it.
    fn check(&self) -> Diagnostics;

    /// What a day has to say of it: whether it is in force, and what in it is
    /// dated later. Warnings only, for no document is wrong because time
    /// passes.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::{Catalog, Checked, Framework};
    /// let catalog = Catalog::builtin();
    /// let czech: &Framework = catalog.framework(&"cz-nsk-66-029-m".parse()?)?;
    /// let found = czech.check_on("2027-01-01".parse()?);
    /// assert!(found.to_string().contains("expired on 2022-10-20"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn check_on(&self, day: Date) -> Diagnostics;
}

impl Checked for Framework {
    fn check(&self) -> Diagnostics {
        super::framework(self)
    }

    fn check_on(&self, day: Date) -> Diagnostics {
        super::dates::framework_on(self, day)
    }
}

impl Checked for LevelScale {
    fn check(&self) -> Diagnostics {
        super::scale(self)
    }

    fn check_on(&self, day: Date) -> Diagnostics {
        super::dates::edited_on(&self.provenance, day)
    }
}

impl Checked for Crosswalk {
    fn check(&self) -> Diagnostics {
        super::crosswalk(self)
    }

    fn check_on(&self, day: Date) -> Diagnostics {
        super::dates::crosswalk_on(self, day)
    }
}

impl Checked for SchemeList {
    fn check(&self) -> Diagnostics {
        super::schemes(self)
    }

    fn check_on(&self, day: Date) -> Diagnostics {
        super::dates::edited_on(&self.provenance, day)
    }
}

impl Checked for Overlay {
    fn check(&self) -> Diagnostics {
        super::overlay(self)
    }

    fn check_on(&self, day: Date) -> Diagnostics {
        super::dates::edited_on(&self.provenance, day)
    }
}

impl Checked for Profile {
    fn check(&self) -> Diagnostics {
        super::profile(self)
    }

    /// Nothing: an award of a later day is not in force yet, and may be.
    fn check_on(&self, _: Date) -> Diagnostics {
        Diagnostics::default()
    }
}

impl Checked for Record {
    fn check(&self) -> Diagnostics {
        super::record(self)
    }

    /// Nothing: an award of a later day is not in force yet, and may be.
    fn check_on(&self, _: Date) -> Diagnostics {
        Diagnostics::default()
    }
}

impl<T: Checked> Valid<T> {
    /// Checks a document.
    ///
    /// # Errors
    ///
    /// Where one of the findings is an error; the document comes back with
    /// them.
    pub fn new(document: T) -> Result<Self, Invalid<T>> {
        let diagnostics = document.check();
        if diagnostics.has_errors() {
            return Err(Invalid {
                document: Box::new(document),
                diagnostics,
            });
        }
        Ok(Self {
            document,
            warnings: diagnostics,
        })
    }

    /// Reads and checks a document.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or has errors: all that was found, with places.
    pub fn from_json(text: &str) -> Result<Self, Diagnostics> {
        Self::read(&Reader::new(), text)
    }

    /// Reads a document with a reader of the caller's, and checks it.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, or has errors: all that was found, with places.
    pub fn read(reader: &Reader, text: &str) -> Result<Self, Diagnostics> {
        Self::read_with(reader, text, |_| Diagnostics::default())
    }

    /// Reads and checks a document, and asks `more` what else there is to say of
    /// it.
    pub(crate) fn read_with(
        reader: &Reader,
        text: &str,
        more: impl Fn(&T) -> Diagnostics,
    ) -> Result<Self, Diagnostics> {
        let placed = |mut found: Diagnostics| {
            if !found.is_empty() {
                place(&mut found, text);
            }
            reader.named_all(found)
        };
        let all = |document: &T| {
            let mut found = document.check();
            found.extend(more(document));
            found
        };
        let document = match reader.read_on::<T>(text) {
            Ok(document) => document,
            Err(unread) => {
                let mut found = unread.found;
                if let Some((rest, lost)) = unread.rest {
                    found.extend(Lost::new(&lost).settle(all(&rest)));
                }
                return Err(placed(found));
            }
        };
        let found = placed(all(&document));
        if found.has_errors() {
            return Err(found);
        }
        Ok(Self {
            document,
            warnings: found,
        })
    }
}

impl<T> Valid<T> {
    /// What was found that is no error.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// Takes the document out, to be changed.
    pub fn into_inner(self) -> T {
        self.document
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.document
    }
}

impl<T> fmt::Display for Invalid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostics.fmt(f)
    }
}

impl<T: fmt::Debug> std::error::Error for Invalid<T> {}

impl<T> From<Invalid<T>> for Diagnostics {
    fn from(invalid: Invalid<T>) -> Self {
        invalid.diagnostics
    }
}
