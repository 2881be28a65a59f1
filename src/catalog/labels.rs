use super::Catalog;
use crate::id::EntityRef;
use crate::model::crosswalk::{Crosswalk, Mapping, Slot};
use crate::text::LanguageTag;

/// Which labels a crosswalk is given.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Labels {
    /// The wording that counts: that of the framework's own language.
    Wording,
    /// The text in a language, be it a gloss; the wording where there is none.
    In(LanguageTag),
}

impl Catalog {
    /// A crosswalk whose ends are labelled from the catalog. An end that is in
    /// no framework of the catalog, or has no text there, keeps the label that
    /// it has.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::crosswalk::Slot;
    /// use competency::{Catalog, Labels};
    /// let catalog = Catalog::builtin();
    /// let crosswalk = catalog.crosswalks().next().unwrap();
    /// let english = catalog.labelled(crosswalk, &Labels::In("en".parse()?));
    /// println!("{:?}", english.mapping(0).unwrap().text(Slot::SubjectLabel));
    /// # }
    /// # Ok::<(), competency::ValueError>(())
    /// ```
    pub fn labelled(&self, crosswalk: &Crosswalk, labels: &Labels) -> Crosswalk {
        let mut labelled = crosswalk.without_mappings();
        for mapping in crosswalk.mappings() {
            let mut record = mapping.to_record();
            for (id, label) in [
                (Slot::SubjectId, Slot::SubjectLabel),
                (Slot::ObjectId, Slot::ObjectLabel),
            ] {
                if let Some(text) = self.label_of(&mapping, id, labels) {
                    record = record.with_text(label, text);
                }
            }
            labelled.push(record);
        }
        labelled
    }

    fn label_of(&self, mapping: &Mapping<'_>, id: Slot, labels: &Labels) -> Option<&str> {
        let reference = EntityRef::parse(mapping.text(id)?).ok()?;
        let entity = self.resolve(&reference)?;
        let text = entity.label()?;
        let wording = text.get(&entity.framework().language);
        let wanted = match labels {
            Labels::Wording => wording,
            Labels::In(language) => text.get(language).or(wording),
        };
        wanted.map(|text| text.as_str())
    }
}
