use super::prefixes::expand;
use crate::model::crosswalk::{End, Mapping, Slot};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

impl Mapping<'_> {
    /// The mapping sameness identifier: equal for all mappings that say the same
    /// of the same two things, whoever says it and why.
    ///
    /// `mapping:` and the SHA-256 digest of subject, predicate and object, with
    /// `~` at the end of a denied one, as version 0.9.0 of
    /// <https://ts4nfdi.github.io/mapping-sameness-identifier/> has it; the
    /// scheme `mapping:` is not settled there.
    ///
    /// `None` where it is not defined: an end is a literal or no term, or a
    /// prefix is not declared.
    pub fn sameness_id(&self) -> Option<String> {
        let declared = self.crosswalk().curie_map();
        let iri = |end: End| expand(declared, end.curie()?.as_str());
        let subject = iri(self.subject())?;
        let object = iri(self.object())?;
        let predicate = expand(declared, self.text(Slot::PredicateId)?)?;
        let digest = Sha256::digest(format!("{subject} {predicate} {object}"));
        let mut id = "mapping:".to_owned();
        for byte in digest {
            let _infallible = write!(id, "{byte:02x}");
        }
        if self.is_denial() {
            id.push('~');
        }
        Some(id)
    }
}
