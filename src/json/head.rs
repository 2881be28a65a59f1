//! What a text says it is, before it is read.

use crate::model::{DocumentKind, Format};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// What a text says it is: its kind of document and its id, as far as the text
/// can be read at all.
///
/// ```
/// use competency::DocumentKind;
/// use competency::json::Head;
/// let head = Head::of(r#"{ "format": "scale/1.0", "id": "isced", "levels": [ "#);
/// assert_eq!(head.kind(), Some(DocumentKind::Scale));
/// assert_eq!(head.id(), Some("isced"));
/// assert_eq!(Head::of(r#"{ "name": "left-pad", "version": "1.0.0" }"#).kind(), None);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    format: Option<String>,
    schema: Option<String>,
    id: Option<String>,
    /// The kind that its keys are those of.
    by_keys: Option<DocumentKind>,
    made_here: bool,
}

impl Head {
    /// The head of a text. Costs one pass over it.
    pub fn of(text: &str) -> Self {
        let mut head = Self::default();
        // Where the text breaks off, what came before it is known.
        let _broken = head.deserialize(&mut serde_json::Deserializer::from_str(text));
        head
    }

    /// The kind of document: that of its `format`; where that is not to be
    /// read, the one whose schema it names or whose keys it has.
    pub fn kind(&self) -> Option<DocumentKind> {
        let format = self.format.as_deref();
        let stated = format.and_then(|format| format.split('/').next());
        let named = |kind: &DocumentKind| Some(kind.as_str()) == stated;
        let schema = self.schema.as_deref();
        let schema = schema.and_then(|schema| schema.rsplit('/').next());
        let schema = schema.and_then(|file| file.strip_suffix(".schema.json"));
        let by_schema = |kind: &DocumentKind| Some(kind.as_str()) == schema;
        let all = || DocumentKind::ALL.into_iter();
        all()
            .find(named)
            .or_else(|| all().find(by_schema))
            .or(self.by_keys.filter(|_| self.made_here && format.is_none()))
    }

    /// The format it says it is of, sound or not.
    pub fn format(&self) -> Option<&str> {
        self.format.as_deref()
    }

    /// Whether it says a format, and one that a document can have.
    pub fn has_format(&self) -> bool {
        let format = self.format.as_deref();
        format.is_some_and(|format| Format::parse(format).is_ok())
    }

    /// The id of the document; of a crosswalk its `mapping_set_id`.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

impl<'de> DeserializeSeed<'de> for &mut Head {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Head {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let kind = match key.as_str() {
                "format" => {
                    self.format = map.next_value_seed(Word)?;
                    continue;
                }
                "$schema" => {
                    self.schema = map.next_value_seed(Word)?;
                    continue;
                }
                "id" | "mapping_set_id" => {
                    self.id = map.next_value_seed(Word)?;
                    continue;
                }
                "provenance" => {
                    self.made_here = true;
                    None
                }
                "units" => Some(DocumentKind::Framework),
                "levels" => Some(DocumentKind::Scale),
                "schemes" => Some(DocumentKind::Schemes),
                "entries" => Some(DocumentKind::Overlay),
                _ => None,
            };
            // A framework may have levels too.
            if self.by_keys != Some(DocumentKind::Framework) {
                self.by_keys = kind.or(self.by_keys);
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// A string that is short; anything else is nothing.
struct Word;

impl<'de> DeserializeSeed<'de> for Word {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Longer than any id, format or address of a schema.
const LONGEST: usize = 2_000;

impl<'de> Visitor<'de> for Word {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok((text.len() <= LONGEST).then(|| text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<DocumentKind> {
        Head::of(text).kind()
    }

    #[test]
    fn a_format_that_cannot_be_read_still_says_the_kind() {
        assert_eq!(kind(r#"{"format":"scale/9"}"#), Some(DocumentKind::Scale));
        assert!(!Head::of(r#"{"format":"scale/9"}"#).has_format());
        assert_eq!(
            kind(r#"{"format":"case/1.1","units":[],"provenance":{}}"#),
            None
        );
    }

    #[test]
    fn a_document_without_a_format_is_known_by_its_schema_or_its_keys() {
        let schema = r#"{"$schema":"../schemas/overlay.schema.json","formt":"overlay/1.0"}"#;
        assert_eq!(kind(schema), Some(DocumentKind::Overlay));
        let keys = r#"{"levels":[],"units":[],"provenance":{}}"#;
        assert_eq!(kind(keys), Some(DocumentKind::Framework));
        assert_eq!(kind(r#"{"units":"metric"}"#), None);
    }

    #[test]
    fn what_is_no_object_says_nothing() {
        for text in [
            "",
            "[",
            "[1]",
            "7",
            "null",
            "\"framework/1.0\"",
            "{\"format\":{\"a\":[1]}}",
            "{\"id\":1.5,\"format\":null}",
        ] {
            assert_eq!(Head::of(text), Head::default(), "{text}");
        }
    }

    #[test]
    fn what_comes_before_a_fault_is_known() {
        let head = Head::of("{\"format\": \"framework/1.0\", \"id\": \"x\", \"title\": {,}}");
        assert_eq!(head.kind(), Some(DocumentKind::Framework));
        assert_eq!(head.id(), Some("x"));
    }
}
