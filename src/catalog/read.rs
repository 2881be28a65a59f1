//! Reading a document and checking it among those of a catalog.

use super::Catalog;
use crate::check::{Checked, Valid};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::Reader;
use crate::model::crosswalk::Crosswalk;
use crate::model::{Framework, LevelScale, Profile, Record, SchemeList};

/// A document that a catalog can say more of than it can itself.
pub trait Member: Checked {
    /// What the catalog finds wrong with it, as if it were added.
    #[doc(hidden)]
    fn among(&self, catalog: &Catalog) -> Vec<Diagnostic>;
}

impl Member for Framework {
    fn among(&self, catalog: &Catalog) -> Vec<Diagnostic> {
        catalog.check_framework(self)
    }
}

impl Member for LevelScale {
    fn among(&self, catalog: &Catalog) -> Vec<Diagnostic> {
        catalog.check_scale(self)
    }
}

impl Member for SchemeList {
    fn among(&self, catalog: &Catalog) -> Vec<Diagnostic> {
        catalog.check_schemes(self)
    }
}

impl Member for Crosswalk {
    fn among(&self, catalog: &Catalog) -> Vec<Diagnostic> {
        catalog.check_crosswalk(self)
    }
}

impl Member for Profile {
    fn among(&self, catalog: &Catalog) -> Vec<Diagnostic> {
        catalog.check_profile_among(self)
    }
}

impl Member for Record {
    fn among(&self, catalog: &Catalog) -> Vec<Diagnostic> {
        catalog.check_record_among(self)
    }
}

impl Catalog {
    /// Reads a document and checks it by itself and among those of the catalog,
    /// without adding it. The warnings of both come with it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, with places, in the order of the text: what
    /// cannot be read, and what is found in the rest.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::json::Reader;
    /// use competency::{Catalog, LevelScale};
    /// let text = r#"{ "format": "scale/1.0", "id": "eqf", "levels": [] }"#;
    /// let found = Catalog::builtin().read::<LevelScale>(&Reader::new(), text).unwrap_err();
    /// assert!(found.has_errors());
    /// # }
    /// ```
    pub fn read<T: Member>(&self, reader: &Reader, text: &str) -> Result<Valid<T>, Diagnostics> {
        Valid::read_with(reader, text, |document: &T| document.among(self).into())
    }
}
