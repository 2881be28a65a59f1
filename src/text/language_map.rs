use super::LanguageTag;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use smol_str::SmolStr;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// Wording by language: a language map from BCP 47 tag to string.
///
/// Which of the languages is the wording that counts is said by the framework
/// ([`Framework::language`](crate::Framework::language)); the others are
/// glosses.
///
/// ```
/// use competency::Text;
/// let title = Text::new("it".parse()?, "Assistenza help desk")
///     .with("en".parse()?, "Help desk assistance");
/// assert_eq!(title.in_language("en"), Some("Help desk assistance"));
/// assert_eq!(title.in_language("it-CH"), Some("Assistenza help desk"));
/// assert_eq!(title.in_language("cs"), None);
/// # Ok::<(), competency::ValueError>(())
/// ```
pub type Text = LanguageMap<SmolStr>;

/// Other names by language: a language map from BCP 47 tag to a list.
pub type Synonyms = LanguageMap<Vec<SmolStr>>;

/// A map from language tags to values, sorted by tag, each tag once.
///
/// Cheap to clone. In JSON an object whose keys are tags; a key that is not a
/// language tag, or that normalises to one already there, is refused.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct LanguageMap<T> {
    entries: Arc<[(LanguageTag, T)]>,
}

impl<T> Default for LanguageMap<T> {
    fn default() -> Self {
        Self {
            entries: Arc::default(),
        }
    }
}

impl<T> LanguageMap<T> {
    /// The value of exactly this tag.
    pub fn get(&self, tag: &LanguageTag) -> Option<&T> {
        self.get_str(tag.as_str())
    }

    /// The value that RFC 4647 lookup finds for a tag: its own, else that of
    /// the tag with its last subtags taken away, one after the other.
    pub fn lookup(&self, tag: &LanguageTag) -> Option<(&LanguageTag, &T)> {
        tag.fallbacks().find_map(|range| {
            let index = self.position(range).ok()?;
            self.entries.get(index).map(|(tag, value)| (tag, value))
        })
    }

    /// The entries in the order of their tags.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&LanguageTag, &T)> {
        self.entries.iter().map(|(tag, value)| (tag, value))
    }

    /// How many languages there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no language at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn position(&self, tag: &str) -> Result<usize, usize> {
        self.entries
            .binary_search_by(|(other, _)| other.as_str().cmp(tag))
    }

    fn get_str(&self, tag: &str) -> Option<&T> {
        let index = self.position(tag).ok()?;
        self.entries.get(index).map(|(_, value)| value)
    }
}

impl<T: Clone> LanguageMap<T> {
    /// The map with a value added, or replaced where the tag is there already.
    #[must_use]
    pub fn with(self, tag: LanguageTag, value: impl Into<T>) -> Self {
        let mut entries = self.entries.to_vec();
        match self.position(tag.as_str()) {
            Ok(index) => {
                if let Some(entry) = entries.get_mut(index) {
                    entry.1 = value.into();
                }
            }
            Err(index) => entries.insert(index, (tag, value.into())),
        }
        Self {
            entries: entries.into(),
        }
    }
}

impl Text {
    /// A text in one language.
    pub fn new(tag: LanguageTag, text: impl Into<SmolStr>) -> Self {
        Self::default().with(tag, text)
    }

    /// The wording that RFC 4647 lookup finds for a language tag given as
    /// text; `None` where there is none, or where the text is no tag.
    pub fn in_language(&self, tag: &str) -> Option<&str> {
        if let Some(text) = self.get_str(tag) {
            return Some(text);
        }
        let tag: LanguageTag = tag.parse().ok()?;
        self.lookup(&tag).map(|(_, text)| text.as_str())
    }

    /// The wording in the first of these languages that has one, else in any:
    /// what to show where something must be shown. Empty only where the map is.
    pub fn preferring(&self, tags: &[&str]) -> &str {
        tags.iter()
            .find_map(|tag| self.in_language(tag))
            .or_else(|| self.iter().next().map(|(_, text)| text.as_str()))
            .unwrap_or_default()
    }
}

impl<T: fmt::Debug> fmt::Debug for LanguageMap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|(tag, value)| (tag.as_str(), value)))
            .finish()
    }
}

impl<T: Serialize> Serialize for LanguageMap<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (tag, value) in self.iter() {
            map.serialize_entry(tag.as_str(), value)?;
        }
        map.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for LanguageMap<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MapVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for MapVisitor<T> {
            type Value = LanguageMap<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object whose keys are language tags")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries: Vec<(LanguageTag, T)> = Vec::with_capacity(8);
                let mut sorted = true;
                while let Some(tag) = map.next_key::<LanguageTag>()? {
                    let value = map.next_value()?;
                    sorted &= entries.last().is_none_or(|(last, _)| *last < tag);
                    entries.push((tag, value));
                }
                if !sorted {
                    entries.sort_by(|a, b| a.0.cmp(&b.0));
                    let twice = entries.windows(2).find_map(|pair| match pair {
                        [(a, _), (b, _)] if a == b => Some(a),
                        _ => None,
                    });
                    if let Some(tag) = twice {
                        return Err(A::Error::custom(format_args!("duplicate field `{tag}`")));
                    }
                }
                Ok(LanguageMap {
                    entries: entries.into(),
                })
            }
        }

        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

#[cfg(feature = "schema")]
impl<T: MapValue> schemars::JsonSchema for LanguageMap<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::MAP_NAME.into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": T::MAP_DESCRIPTION,
            "propertyNames": { "pattern": super::tag::TAG_PATTERN },
            "additionalProperties": T::value_schema(generator),
        })
    }
}

/// What the schema of a language map says of its values.
#[cfg(feature = "schema")]
pub trait MapValue: Sized {
    #[doc(hidden)]
    const MAP_NAME: &'static str;
    #[doc(hidden)]
    const MAP_DESCRIPTION: &'static str;
    #[doc(hidden)]
    fn value_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema;
}

#[cfg(feature = "schema")]
impl MapValue for SmolStr {
    const MAP_NAME: &'static str = "Text";
    const MAP_DESCRIPTION: &'static str = "Wording by language: BCP 47 tag to string. The framework's `language` is the wording that counts; other languages are glosses.";

    fn value_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<String>()
    }
}

#[cfg(feature = "schema")]
impl MapValue for Vec<SmolStr> {
    const MAP_NAME: &'static str = "Synonyms";
    const MAP_DESCRIPTION: &'static str =
        "Other names by language: BCP 47 tag to a list of strings.";

    fn value_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<Vec<String>>()
    }
}
