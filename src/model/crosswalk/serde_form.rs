//! The JSON of a crosswalk: the slots of the set, then the mappings.

use super::columns::Columns;
use super::mapping::MappingRecord;
use super::slot::{Slot, SlotName};
use super::slots::{SlotValue, Slots};
use super::{Crosswalk, ExtensionDefinition};
use crate::amount::serialize_number;
use crate::error::ValueError;
use crate::id::Iri;
use crate::model::Format;
use crate::value::unknown_field;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::{BTreeMap, HashSet};
use std::fmt;

impl Serialize for SlotValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => list.serialize(serializer),
            Self::Number(number) => serialize_number(*number, serializer),
        }
    }
}

impl Serialize for Slots {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write_slots(&mut map, self)?;
        map.end()
    }
}

/// Writes slots into an object; extensions whose names could be taken for a
/// misspelt slot into one of their own.
fn write_slots<M: SerializeMap>(map: &mut M, slots: &Slots) -> Result<(), M::Error> {
    let mut apart: BTreeMap<&str, &SlotValue> = BTreeMap::new();
    for (name, value) in slots.iter() {
        if name.is_plain() {
            map.serialize_entry(name.as_str(), value)?;
        } else {
            apart.insert(name.as_str(), value);
        }
    }
    if apart.is_empty() {
        return Ok(());
    }
    map.serialize_entry(EXTENSIONS, &apart)
}

/// The key of the extensions that do not stand among the slots.
const EXTENSIONS: &str = "extensions";

impl Serialize for MappingRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.slots().serialize(serializer)
    }
}

impl Serialize for Crosswalk {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Mappings<'a>(&'a Crosswalk);

        impl Serialize for Mappings<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.mappings().map(|mapping| mapping.to_record()))
            }
        }

        let mut map = serializer.serialize_map(None)?;
        if let Some(schema) = &self.schema {
            map.serialize_entry("$schema", schema)?;
        }
        map.serialize_entry("format", &self.format)?;
        write_slots(&mut map, &self.set)?;
        if !self.curie_map.is_empty() {
            map.serialize_entry("curie_map", &self.curie_map)?;
        }
        if !self.extension_definitions.is_empty() {
            map.serialize_entry("extension_definitions", &self.extension_definitions)?;
        }
        map.serialize_entry("mappings", &Mappings(self))?;
        map.end()
    }
}

/// What slots are read into: those of a set, or a row of columns.
trait PutSlot {
    fn put_text(&mut self, name: SlotName, text: &str) -> Result<(), ValueError>;
    fn put_list(&mut self, name: SlotName, list: Vec<SmolStr>) -> Result<(), ValueError>;
    fn put_number(&mut self, name: SlotName, number: f64) -> Result<(), ValueError>;
}

impl PutSlot for Slots {
    fn put_text(&mut self, name: SlotName, text: &str) -> Result<(), ValueError> {
        self.set(name, text)
    }

    fn put_list(&mut self, name: SlotName, list: Vec<SmolStr>) -> Result<(), ValueError> {
        self.set(name, SlotValue::List(list))
    }

    fn put_number(&mut self, name: SlotName, number: f64) -> Result<(), ValueError> {
        self.set(name, number)
    }
}

impl PutSlot for Columns {
    fn put_text(&mut self, name: SlotName, text: &str) -> Result<(), ValueError> {
        Self::put_text(self, &name, text)
    }

    fn put_list(&mut self, name: SlotName, list: Vec<SmolStr>) -> Result<(), ValueError> {
        Self::put_list(self, &name, list.iter().map(SmolStr::as_str))
    }

    fn put_number(&mut self, name: SlotName, number: f64) -> Result<(), ValueError> {
        Self::put_number(self, &name, number)
    }
}

/// Reads the value of a slot and checks that it fits.
struct SlotSeed<'a, T> {
    to: &'a mut T,
    name: SlotName,
}

impl<'de, T: PutSlot> DeserializeSeed<'de> for SlotSeed<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: PutSlot> Visitor<'de> for SlotSeed<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.name.kind().bounds().is_some() {
            "a number"
        } else if self.name.is_list() {
            "a list of strings"
        } else {
            "a string"
        })
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.to.put_text(self.name, text).map_err(E::custom)
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        self.to.put_number(self.name, number).map_err(E::custom)
    }

    #[expect(clippy::cast_precision_loss, reason = "the slots hold -1 to 1")]
    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "the slots hold -1 to 1")]
    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut list: Vec<SmolStr> = Vec::new();
        while let Some(text) = seq.next_element()? {
            list.push(text);
        }
        self.to.put_list(self.name, list).map_err(A::Error::custom)
    }
}

/// Reads an object of extensions.
struct ExtensionsSeed<'a, T> {
    to: &'a mut T,
    seen: &'a mut SeenSlots,
}

impl<'de, T: PutSlot> DeserializeSeed<'de> for ExtensionsSeed<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: PutSlot> Visitor<'de> for ExtensionsSeed<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of extension slots")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<SmolStr>()? {
            let name = SlotName::Extension(name);
            self.seen.expect_new(&name)?;
            map.next_value_seed(SlotSeed {
                to: &mut *self.to,
                name,
            })?;
        }
        Ok(())
    }
}

/// The slot of a key, where it may stand there; `others` are the keys besides
/// slots, for the message.
fn slot_of<E: serde::de::Error>(
    key: &str,
    fits: fn(Slot) -> bool,
    others: &[&str],
) -> Result<SlotName, E> {
    match SlotName::parse(key) {
        Ok(name) if name.known().is_none_or(fits) => Ok(name),
        _ => {
            let slots = Slot::ALL.iter().filter(|slot| fits(**slot));
            let known: Vec<&str> = (others.iter().copied())
                .chain(slots.map(|slot| slot.name()))
                .collect();
            Err(unknown_field(key, &known))
        }
    }
}

/// The keys of a crosswalk that are not slots.
const OTHER_KEYS: &[&str] = &[
    "$schema",
    "format",
    "curie_map",
    "extension_definitions",
    EXTENSIONS,
    "mappings",
];

/// Reads the list of mappings straight into columns.
struct MappingsSeed<'a>(&'a mut Columns);

impl<'de> DeserializeSeed<'de> for MappingsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for MappingsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of mappings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(RowSeed(self.0))?.is_some() {}
        Ok(())
    }
}

/// Reads a mapping into a row.
struct RowSeed<'a>(&'a mut Columns);

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of mapping slots")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = SeenSlots::default();
        let mut apart = false;
        while let Some(key) = map.next_key_seed(MappingKeySeed)? {
            let to = &mut *self.0;
            match key {
                MappingKey::Slot(name) => {
                    seen.expect_new(&name)?;
                    map.next_value_seed(SlotSeed { to, name })?;
                }
                MappingKey::Extensions if apart => {
                    return Err(A::Error::custom("duplicate field `extensions`"));
                }
                MappingKey::Extensions => {
                    apart = true;
                    let seen = &mut seen;
                    map.next_value_seed(ExtensionsSeed { to, seen })?;
                }
            }
        }
        self.0.end_rows(1);
        Ok(())
    }
}

/// A key of a mapping.
enum MappingKey {
    Slot(SlotName),
    Extensions,
}

/// Reads a key of a mapping.
struct MappingKeySeed;

impl<'de> DeserializeSeed<'de> for MappingKeySeed {
    type Value = MappingKey;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<MappingKey, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for MappingKeySeed {
    type Value = MappingKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a slot")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<MappingKey, E> {
        if key == EXTENSIONS {
            return Ok(MappingKey::Extensions);
        }
        slot_of(key, Slot::is_on_mappings, &[EXTENSIONS]).map(MappingKey::Slot)
    }
}

// A slot is a bit of a number.
const _: () = assert!(Slot::ALL.len() <= 64);

/// The slots that a row or a set has had.
#[derive(Default)]
struct SeenSlots {
    known: u64,
    extensions: HashSet<SlotName>,
}

impl SeenSlots {
    /// Whether a slot is new.
    fn insert(&mut self, name: &SlotName) -> bool {
        match name.known() {
            Some(slot) => {
                let bit = 1 << slot as u32;
                let new = self.known & bit == 0;
                self.known |= bit;
                new
            }
            None => self.extensions.insert(name.clone()),
        }
    }

    /// Refuses a slot that is not new.
    fn expect_new<E: serde::de::Error>(&mut self, name: &SlotName) -> Result<(), E> {
        if self.insert(name) {
            Ok(())
        } else {
            Err(E::custom(format_args!("duplicate field `{name}`")))
        }
    }
}

impl<'de> Deserialize<'de> for Crosswalk {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CrosswalkVisitor;

        impl<'de> Visitor<'de> for CrosswalkVisitor {
            type Value = Crosswalk;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a crosswalk")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut crosswalk = Crosswalk {
                    schema: None,
                    format: Format::current(crate::model::DocumentKind::Crosswalk),
                    set: Slots::default(),
                    curie_map: BTreeMap::new(),
                    extension_definitions: Vec::new(),
                    columns: Default::default(),
                    lookup: Default::default(),
                };
                let mut seen: HashSet<SmolStr> = HashSet::new();
                let mut slots = SeenSlots::default();
                while let Some(key) = map.next_key::<SmolStr>()? {
                    if seen.contains(&key) {
                        return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
                    }
                    match key.as_str() {
                        "$schema" => crosswalk.schema = Some(map.next_value()?),
                        "format" => crosswalk.format = map.next_value()?,
                        "curie_map" => crosswalk.curie_map = map.next_value::<CurieMap>()?.0,
                        "extension_definitions" => {
                            crosswalk.extension_definitions =
                                map.next_value::<Vec<ExtensionDefinition>>()?;
                        }
                        EXTENSIONS => map.next_value_seed(ExtensionsSeed {
                            to: &mut crosswalk.set,
                            seen: &mut slots,
                        })?,
                        "mappings" => map.next_value_seed(MappingsSeed(&mut crosswalk.columns))?,
                        name => {
                            let name = slot_of(name, Slot::is_on_sets, OTHER_KEYS)?;
                            slots.expect_new(&name)?;
                            let to = &mut crosswalk.set;
                            map.next_value_seed(SlotSeed { to, name })?;
                        }
                    }
                    seen.insert(key);
                }
                for required in ["format", "mapping_set_id", "license", "mappings"] {
                    if !seen.contains(required) {
                        return Err(A::Error::missing_field(required));
                    }
                }
                Ok(crosswalk)
            }
        }

        deserializer.deserialize_map(CrosswalkVisitor)
    }
}

/// A map of prefixes that refuses one declared twice.
struct CurieMap(BTreeMap<SmolStr, Iri>);

impl<'de> Deserialize<'de> for CurieMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CurieMapVisitor;

        impl<'de> Visitor<'de> for CurieMapVisitor {
            type Value = CurieMap;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of prefixes and IRIs")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut prefixes = BTreeMap::new();
                while let Some(prefix) = map.next_key::<SmolStr>()? {
                    if prefixes.contains_key(&prefix) {
                        let _skipped: IgnoredAny = map.next_value()?;
                        return Err(A::Error::custom(format_args!("duplicate field `{prefix}`")));
                    }
                    prefixes.insert(prefix, map.next_value()?);
                }
                Ok(CurieMap(prefixes))
            }
        }

        deserializer.deserialize_map(CurieMapVisitor)
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::{Crosswalk, EXTENSIONS, Slot};
    use crate::date::Date;
    use crate::id::{Curie, Iri};
    use crate::model::Format;
    use crate::model::crosswalk::{ExtensionDefinition, SlotKind};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::{Map, Value};

    fn slot_schema(generator: &mut SchemaGenerator, slot: Slot) -> Value {
        let kind = slot.kind();
        let mut one: Schema = match kind {
            SlotKind::Entity => generator.subschema_for::<Curie>(),
            SlotKind::Iri => generator.subschema_for::<Iri>(),
            SlotKind::Date => generator.subschema_for::<Date>(),
            _ => match (kind.bounds(), kind.choices()) {
                (Some((low, high)), _) => {
                    json_schema!({ "type": "number", "minimum": low, "maximum": high })
                }
                (_, Some(choices)) => json_schema!({ "enum": choices }),
                _ => json_schema!({ "type": "string" }),
            },
        };
        if slot.is_list() {
            one = json_schema!({ "type": "array", "items": one });
        }
        one.insert("description".to_owned(), slot.description().into());
        one.into()
    }

    fn properties(generator: &mut SchemaGenerator, fits: fn(Slot) -> bool) -> Map<String, Value> {
        Slot::ALL
            .iter()
            .filter(|slot| fits(**slot))
            .map(|slot| (slot.name().to_owned(), slot_schema(generator, *slot)))
            .collect()
    }

    impl JsonSchema for Crosswalk {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Crosswalk".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let extension = json_schema!({ "type": "string", "description": "an extension slot" });
            let extensions = json_schema!({
                "type": "object",
                "description": "Extension slots whose names are not `ext_` followed by letters, digits and underscores.",
                "additionalProperties": { "type": "string" },
            });
            let mut slots = properties(generator, Slot::is_on_mappings);
            slots.insert(EXTENSIONS.to_owned(), extensions.clone().into());
            let mapping = json_schema!({
                "type": "object",
                "description": "A mapping: how a subject relates to an object, by whom, why and how surely.",
                "properties": slots,
                "patternProperties": { "^ext_[A-Za-z0-9_]+$": extension },
                "additionalProperties": false,
                "required": ["predicate_id", "mapping_justification"],
            });
            let mut set = Map::new();
            set.insert(
                "$schema".to_owned(),
                json_schema!({
                    "type": "string",
                    "description": "The schema an editor completes and checks the file with.",
                })
                .into(),
            );
            set.insert(
                "format".to_owned(),
                generator.subschema_for::<Format>().into(),
            );
            set.extend(properties(generator, Slot::is_on_sets));
            set.insert(EXTENSIONS.to_owned(), extensions.into());
            set.insert(
                "curie_map".to_owned(),
                json_schema!({
                    "type": "object",
                    "description": "The prefixes of CURIEs, and what they stand for.",
                    "additionalProperties": generator.subschema_for::<Iri>(),
                })
                .into(),
            );
            set.insert(
                "extension_definitions".to_owned(),
                json_schema!({
                    "type": "array",
                    "description": "What the extension slots mean.",
                    "items": generator.subschema_for::<ExtensionDefinition>(),
                })
                .into(),
            );
            set.insert(
                "mappings".to_owned(),
                json_schema!({
                    "type": "array",
                    "description": "The mappings.",
                    "items": mapping,
                })
                .into(),
            );
            json_schema!({
                "type": "object",
                "description": "A set of mappings between frameworks, with the slots of SSSOM.",
                "properties": set,
                "patternProperties": { "^ext_[A-Za-z0-9_]+$": { "type": "string" } },
                "additionalProperties": false,
                "required": ["format", "mapping_set_id", "license", "mappings"],
            })
        }
    }
}
