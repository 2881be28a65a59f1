use super::cell::Cell;
use super::slot::{Slot, SlotKind, SlotName};
use super::slots::{SlotValue, Slots};
use super::texts::{NONE, Symbol};
use super::{
    CHAINING, Claim, Crosswalk, End, INCLUDES_OBJECT, INCLUDES_SUBJECT, NO_TERM_FOUND, Predicate,
};
use crate::confidence::Confidence;
use crate::error::ValueError;
use crate::id::Curie;
use smol_str::SmolStr;
use std::fmt;

/// A mapping to be put into a crosswalk, or taken out of one: an owned row.
///
/// ```
/// use competency::crosswalk::{MappingRecord, Slot};
/// use competency::Predicate;
/// let record = MappingRecord::new(
///     "it-i2-4:help-desk".parse()?,
///     Predicate::Related,
///     "cz-nsk-66-029-m:complaint".parse()?,
///     "semapv:ManualMappingCuration".parse()?,
/// )
/// .with(Slot::Confidence, 0.7)?
/// .with(Slot::Comment, "Both settle complaints; the Czech unit only by telephone.")?;
/// assert!(record.with(Slot::Confidence, 1.7).is_err());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct MappingRecord {
    slots: Slots,
}

impl MappingRecord {
    /// A mapping between two entities.
    pub fn new(subject: Curie, predicate: Predicate, object: Curie, justification: Curie) -> Self {
        let mut slots = Slots::default();
        for (slot, text) in [
            (Slot::SubjectId, subject.as_str()),
            (Slot::PredicateId, predicate.as_str()),
            (Slot::ObjectId, object.as_str()),
            (Slot::MappingJustification, justification.as_str()),
        ] {
            // A CURIE is a value of these slots.
            let _fits = slots.set(slot, text);
        }
        Self { slots }
    }

    /// The mapping with a slot set.
    ///
    /// # Errors
    ///
    /// Where the value is not of the slot's kind.
    pub fn with(
        mut self,
        slot: impl Into<SlotName>,
        value: impl Into<SlotValue>,
    ) -> Result<Self, ValueError> {
        self.slots.set(slot, value)?;
        Ok(self)
    }

    /// The mapping with a slot set that holds any text.
    pub(crate) fn with_text(mut self, slot: Slot, text: &str) -> Self {
        let _fits = self.slots.set(slot, text);
        self
    }

    /// The mapping with its predicate denied (`predicate_modifier`: `Not`).
    #[must_use]
    pub fn denied(mut self) -> Self {
        let _fits = self.slots.set(Slot::PredicateModifier, "Not");
        self
    }

    /// Its slots.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }

    pub(super) fn into_slots(self) -> Slots {
        self.slots
    }
}

/// A mapping of a crosswalk: a view of one row.
///
/// Where a slot propagates and no row has a value of its own, each has that of
/// the set (SSSOM, "Propagation").
#[derive(Clone, Copy)]
pub struct Mapping<'a> {
    crosswalk: &'a Crosswalk,
    row: usize,
}

impl<'a> Mapping<'a> {
    pub(super) fn new(crosswalk: &'a Crosswalk, row: usize) -> Self {
        Self { crosswalk, row }
    }

    /// The row in the crosswalk, from 0.
    pub fn row(&self) -> usize {
        self.row
    }

    /// The crosswalk it is in.
    pub fn crosswalk(&self) -> &'a Crosswalk {
        self.crosswalk
    }

    /// Where the mapping starts.
    pub fn subject(&self) -> End {
        self.end(Slot::SubjectId, Slot::SubjectType, Slot::SubjectLabel)
    }

    /// Where it leads.
    pub fn object(&self) -> End {
        self.end(Slot::ObjectId, Slot::ObjectType, Slot::ObjectLabel)
    }

    fn end(&self, id: Slot, kind: Slot, label: Slot) -> End {
        if self.text(kind) == Some("rdfs literal") {
            return End::Literal(SmolStr::new(self.text(label).unwrap_or_default()));
        }
        match self.text(id) {
            Some(NO_TERM_FOUND) | None => End::NoTermFound,
            Some(text) => match Curie::parse(text) {
                Ok(curie) => End::Entity(curie),
                Err(_) => End::NoTermFound,
            },
        }
    }

    /// The subject's CURIE as text; `None` for a literal and where no term was
    /// found.
    pub fn subject_id(&self) -> Option<&'a str> {
        self.id(Slot::SubjectId)
    }

    /// The object's CURIE as text; `None` for a literal and where no term was
    /// found.
    pub fn object_id(&self) -> Option<&'a str> {
        self.id(Slot::ObjectId)
    }

    fn id(&self, slot: Slot) -> Option<&'a str> {
        self.text(slot).filter(|id| *id != NO_TERM_FOUND)
    }

    /// How the subject relates to the object.
    pub fn predicate(&self) -> Predicate {
        self.text(Slot::PredicateId)
            .and_then(|text| Predicate::parse(text).ok())
            .unwrap_or(Predicate::Mapping)
    }

    /// Whether the predicate is denied.
    pub fn is_denial(&self) -> bool {
        self.text(Slot::PredicateModifier).is_some()
    }

    /// What the mapping says of its ends.
    pub fn claim(&self) -> Claim {
        Claim {
            predicate: self.predicate(),
            denied: self.is_denial(),
        }
    }

    /// Whether the mapping was made of others by chaining, so that nobody
    /// looked at its two ends side by side.
    pub fn is_chained(&self) -> bool {
        self.justification() == CHAINING
    }

    /// How the mapping came about: a CURIE, mostly of semapv.
    pub fn justification(&self) -> &'a str {
        self.text(Slot::MappingJustification).unwrap_or_default()
    }

    /// How sure its author is.
    pub fn confidence(&self) -> Option<Confidence> {
        match self.cell(&Slot::Confidence.into())? {
            Cell::Number(number) => Confidence::new(number).ok(),
            Cell::Text(_) | Cell::List(_) => None,
        }
    }

    /// The reason: what the two share and what they do not.
    pub fn comment(&self) -> Option<&'a str> {
        self.text(Slot::Comment)
    }

    /// Whether its curator says that the subject includes the object.
    pub fn includes_object(&self) -> bool {
        self.extension(INCLUDES_OBJECT) == Some("true")
    }

    /// Whether its curator says that the object includes the subject.
    pub fn includes_subject(&self) -> bool {
        self.extension(INCLUDES_SUBJECT) == Some("true")
    }

    /// The text of an extension slot.
    pub fn extension(&self, name: &str) -> Option<&'a str> {
        if !self.crosswalk.columns().has_extensions() {
            return None;
        }
        match self.cell(&SlotName::Extension(SmolStr::new(name)))? {
            Cell::Text(text) => Some(text),
            Cell::List(_) | Cell::Number(_) => None,
        }
    }

    /// The text of a slot that holds one.
    pub fn text(&self, slot: Slot) -> Option<&'a str> {
        match self.crosswalk.columns().cells_of_slot(slot).get(self.row) {
            Some(Cell::Text(text)) => Some(text),
            Some(_) => None,
            None if self.inherits(slot) => self.crosswalk.set().text(slot),
            None => None,
        }
    }

    /// The value of a slot.
    pub fn get(&self, name: &SlotName) -> Option<SlotValue> {
        match self.cell(name) {
            Some(cell) => Some(cell.to_value()),
            None if name.known().is_some_and(|slot| self.inherits(slot)) => {
                self.crosswalk.set().get(name).cloned()
            }
            None => None,
        }
    }

    /// Whether the set's value of a slot is that of its mappings.
    fn inherits(&self, slot: Slot) -> bool {
        slot.propagates() && self.crosswalk.columns().symbols(slot).is_empty()
    }

    fn cell(&self, name: &SlotName) -> Option<Cell<'a>> {
        self.crosswalk.columns().get(self.row, name)
    }

    /// The numbers that stand for its ends' ids in its crosswalk: equal where
    /// the ids are, and [`NONE`] where there is none.
    pub(crate) fn end_symbols(&self) -> [Symbol; 2] {
        [Slot::SubjectId, Slot::ObjectId].map(|slot| {
            let column = self.crosswalk.columns().symbols(slot);
            column.get(self.row).copied().unwrap_or(NONE)
        })
    }

    /// The slots of the row that hold CURIEs, with each CURIE.
    pub(crate) fn curies(&self) -> impl Iterator<Item = (Slot, &'a str)> {
        let cells = self.crosswalk.columns().row(self.row);
        cells.flat_map(|(name, cell)| {
            let slot = name.known().filter(|slot| slot.kind() == SlotKind::Entity);
            let of_slot = slot.map(|slot| cell.texts().map(move |text| (slot, text)));
            of_slot.into_iter().flatten()
        })
    }

    /// The mapping as an owned row, without what it has from the set.
    pub fn to_record(&self) -> MappingRecord {
        let mut slots = Slots::default();
        for (name, cell) in self.crosswalk.columns().row(self.row) {
            let _fits = slots.set(name, cell.to_value());
        }
        MappingRecord { slots }
    }
}

impl fmt::Debug for Mapping<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Mapping({} {}{} {})",
            self.subject(),
            if self.is_denial() { "Not " } else { "" },
            self.predicate(),
            self.object()
        )
    }
}
