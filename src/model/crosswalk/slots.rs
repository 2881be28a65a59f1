use super::Slot;
use super::slot::{SlotKind, SlotName};
use crate::date::Date;
use crate::error::ValueError;
use crate::id::{Curie, Iri, is_curie};
use smol_str::SmolStr;

/// The value of a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum SlotValue {
    /// One text; of the form that the slot's kind asks for.
    Text(SmolStr),
    /// Several texts.
    List(Vec<SmolStr>),
    /// A number.
    Number(f64),
}

impl SlotValue {
    /// The text, where the value is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::List(_) | Self::Number(_) => None,
        }
    }

    /// The texts: those of a list, or the one.
    pub fn as_list(&self) -> &[SmolStr] {
        match self {
            Self::Text(text) => std::slice::from_ref(text),
            Self::List(list) => list,
            Self::Number(_) => &[],
        }
    }

    /// The number, where the value is one.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) | Self::List(_) => None,
        }
    }
}

impl From<&str> for SlotValue {
    fn from(text: &str) -> Self {
        Self::Text(SmolStr::new(text))
    }
}

impl From<f64> for SlotValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// Checks that a text may stand in a slot of a kind.
pub(super) fn check_text(kind: SlotKind, text: &str) -> Result<(), ValueError> {
    match kind {
        SlotKind::Entity if is_curie(text) => Ok(()),
        SlotKind::Entity => Curie::parse(text).map(drop),
        SlotKind::Iri => Iri::parse(text).map(drop),
        SlotKind::Date => Date::parse(text).map(drop),
        SlotKind::Text => Ok(()),
        SlotKind::Share | SlotKind::Agreement => Err(ValueError::new(
            "a number",
            text,
            "a number without quotation marks",
        )),
        SlotKind::Version => choose(kind, "a version of SSSOM", "`1.0` or `1.1`", text),
        SlotKind::EntityType => choose(
            kind,
            "a type of entity",
            "one of SSSOM's, such as `skos concept` or `rdfs literal`",
            text,
        ),
        SlotKind::Modifier => choose(kind, "a predicate modifier", "`Not`", text),
        SlotKind::Cardinality => choose(
            kind,
            "a cardinality",
            "`1:1`, `1:n`, `n:1`, `n:n`, `1:0`, `0:1` or `0:0`",
            text,
        ),
    }
}

/// Checks that a list may stand in a slot.
pub(super) fn check_list(name: &SlotName, list: &[SmolStr]) -> Result<(), ValueError> {
    if !name.is_list() {
        return Err(ValueError::new("a text", "[…]", "one text, not a list"));
    }
    list.iter()
        .try_for_each(|text| check_text(name.kind(), text))
}

fn choose(
    kind: SlotKind,
    what: &'static str,
    expected: &'static str,
    text: &str,
) -> Result<(), ValueError> {
    if kind
        .choices()
        .is_some_and(|choices| choices.contains(&text))
    {
        Ok(())
    } else {
        Err(ValueError::new(what, text, expected))
    }
}

/// Checks that a number may stand in a slot of a kind.
pub(super) fn check_number(kind: SlotKind, number: f64) -> Result<(), ValueError> {
    match kind.bounds() {
        Some((low, high)) if (low..=high).contains(&number) => Ok(()),
        Some((0.0, _)) => Err(ValueError::new(
            "a share",
            &number.to_string(),
            "a number from 0 to 1",
        )),
        Some(_) => Err(ValueError::new(
            "an agreement",
            &number.to_string(),
            "a number from -1 to 1",
        )),
        None => Err(ValueError::new(
            "a text",
            &number.to_string(),
            "a text in quotation marks",
        )),
    }
}

/// Values by slot, in the order of the SSSOM schema, each fit for its slot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slots(Vec<(SlotName, SlotValue)>);

impl Slots {
    /// The value of a slot.
    pub fn get(&self, slot: &SlotName) -> Option<&SlotValue> {
        let index = self.position(slot).ok()?;
        self.0.get(index).map(|(_, value)| value)
    }

    /// Where a slot stands, or belongs. Slots mostly come in order.
    fn position(&self, slot: &SlotName) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if last < slot => Err(self.0.len()),
            _ => self.0.binary_search_by(|(name, _)| name.cmp(slot)),
        }
    }

    /// The text of a slot of SSSOM that holds one.
    pub fn text(&self, slot: Slot) -> Option<&str> {
        self.get(&slot.into())?.as_text()
    }

    /// Sets a slot; a single text for a slot that holds several becomes a list
    /// of one.
    ///
    /// # Errors
    ///
    /// Where the value is not of the slot's kind.
    pub fn set(
        &mut self,
        slot: impl Into<SlotName>,
        value: impl Into<SlotValue>,
    ) -> Result<(), ValueError> {
        let (name, mut value) = (slot.into(), value.into());
        let kind = name.kind();
        match &value {
            SlotValue::Number(number) => check_number(kind, *number)?,
            SlotValue::Text(text) => check_text(kind, text)?,
            SlotValue::List(list) => check_list(&name, list)?,
        }
        if let (true, SlotValue::Text(text)) = (name.is_list(), &value) {
            value = SlotValue::List(vec![text.clone()]);
        }
        match self.position(&name) {
            Ok(index) => {
                if let Some(entry) = self.0.get_mut(index) {
                    entry.1 = value;
                }
            }
            Err(index) => self.0.insert(index, (name, value)),
        }
        Ok(())
    }

    /// Takes a slot's value out.
    pub fn remove(&mut self, slot: &SlotName) -> Option<SlotValue> {
        let index = self.position(slot).ok()?;
        Some(self.0.remove(index).1)
    }

    /// The slots that have a value.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&SlotName, &SlotValue)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// Whether no slot has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Slots {
    type Item = (SlotName, SlotValue);
    type IntoIter = std::vec::IntoIter<(SlotName, SlotValue)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
