use super::layout::{is_curie_hint, property_of};
use super::number::rounded;
use super::prefixes::expand;
use crate::model::crosswalk::{Crosswalk, Mapping, Slot, SlotKind, SlotName, SlotValue};
use std::fmt::Write as _;

impl Mapping<'_> {
    /// The hash of the mapping with all its slots, those that it has from the
    /// set included, as SSSOM defines it ("Hashing a SSSOM mapping record"): 16
    /// hexadecimal digits. Two mappings with the same hash are, most likely, the
    /// same record, in whatever file they stand.
    ///
    /// `None` where it is not defined: a CURIE has a prefix that the set does
    /// not declare.
    ///
    /// Numbers count with three digits behind the point, `record_id` and
    /// `mapping_cardinality` do not count.
    pub fn record_hash(&self) -> Option<String> {
        let record = self.record()?;
        // The octets of a hash stand least significant first (RFC 9923).
        Some(format!("{:016X}", fnv_1a(record.as_bytes()).swap_bytes()))
    }

    /// The canonical S-expression that is hashed.
    fn record(&self) -> Option<String> {
        let crosswalk = self.crosswalk();
        let mut text = "(7:mapping(".to_owned();
        let skipped = [Slot::RecordId, Slot::MappingCardinality];
        let slots = Slot::ALL.iter().filter(|slot| slot.is_on_mappings());
        for slot in slots.filter(|slot| !skipped.contains(slot)) {
            let name = SlotName::from(*slot);
            let Some(value) = self.get(&name) else {
                continue;
            };
            let meant = |text: &str| match slot.kind() {
                SlotKind::Entity => expand(crosswalk.curie_map(), text),
                _ => Some(text.to_owned()),
            };
            match value {
                SlotValue::Number(number) => {
                    open(&mut text, slot.name());
                    put(&mut text, &rounded(number));
                }
                SlotValue::Text(value) if value.is_empty() => continue,
                SlotValue::Text(value) => {
                    open(&mut text, slot.name());
                    put(&mut text, &meant(&value)?);
                }
                SlotValue::List(list) => {
                    let items = list.iter().filter(|item| !item.is_empty());
                    let mut items = items.map(|item| meant(item)).collect::<Option<Vec<_>>>()?;
                    if items.is_empty() {
                        continue;
                    }
                    items.sort();
                    open(&mut text, slot.name());
                    text.push('(');
                    items.iter().for_each(|item| put(&mut text, item));
                    text.push(')');
                }
            }
            text.push(')');
        }
        let mut extensions = Vec::new();
        for (name, value) in self.to_record().slots().iter() {
            if let (SlotName::Extension(name), Some(value)) = (name, value.as_text()) {
                let value = extension_value(crosswalk, name, value)?;
                extensions.push((property_of(crosswalk, name), value));
            }
        }
        if !extensions.is_empty() {
            extensions.sort();
            open(&mut text, "extensions");
            text.push('(');
            for (property, value) in &extensions {
                open(&mut text, property);
                put(&mut text, value);
                text.push(')');
            }
            text.push_str("))");
        }
        text.push_str("))");
        Some(text)
    }
}

/// The value of an extension as its type has it in the expression.
fn extension_value(crosswalk: &Crosswalk, name: &str, value: &str) -> Option<String> {
    if is_curie_hint(crosswalk, name) {
        return expand(crosswalk.curie_map(), value);
    }
    let mut definitions = crosswalk.extension_definitions().iter();
    let definition = definitions.find(|definition| definition.slot_name == name);
    let hint = definition.and_then(|definition| definition.type_hint.as_ref());
    let hint = hint.and_then(|hint| expand(crosswalk.curie_map(), hint.as_str()));
    let xsd = "http://www.w3.org/2001/XMLSchema#";
    let number = match hint.as_deref().and_then(|hint| hint.strip_prefix(xsd)) {
        Some("integer") => value.parse::<i128>().ok().map(|number| number.to_string()),
        Some("double") => value.parse::<f64>().ok().map(rounded),
        _ => None,
    };
    Some(number.unwrap_or_else(|| value.to_owned()))
}

fn open(text: &mut String, name: &str) {
    text.push('(');
    put(text, name);
}

fn put(text: &mut String, value: &str) {
    let _infallible = write!(text, "{}:{value}", value.len());
}

/// The 64-bit FNV-1a hash (RFC 9923).
fn fnv_1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
