use super::layout::{Layout, lacks, refused};
use super::order::order;
use super::writer::Writer;
use crate::amount::serialize_number;
use crate::error::Error;
use crate::model::crosswalk::{Cell, Crosswalk, SlotValue};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Writer {
    /// Writes a set as JSON that sssom-py loads: the slots of the set, the
    /// prefixes under `@context`, and the mappings as objects. Numbers are not
    /// rounded.
    ///
    /// # Errors
    ///
    /// As [`to_tsv`](Self::to_tsv).
    pub fn to_json(&self, crosswalk: &Crosswalk) -> Result<String, Error> {
        let layout = Layout::of(crosswalk, self.condenses)?;
        for mapping in crosswalk.mappings() {
            if let Some(slot) = lacks(&mapping) {
                return Err(refused(format!(
                    "its mapping {} has no `{slot}`, which SSSOM requires",
                    mapping.row() + 1
                )));
            }
        }
        let rows = match self.sorts {
            true => order(crosswalk, &layout.columns),
            false => (0..u32::try_from(crosswalk.len()).unwrap_or(u32::MAX)).collect(),
        };
        let set = SetForm {
            crosswalk,
            layout: &layout,
            rows: &rows,
        };
        let text = serde_json::to_string_pretty(&set);
        let mut text = text.map_err(|error| refused(error.to_string()))?;
        text.push('\n');
        Ok(text)
    }
}

struct SetForm<'a> {
    crosswalk: &'a Crosswalk,
    layout: &'a Layout,
    rows: &'a [u32],
}

impl Serialize for SetForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("@context", &self.layout.prefixes)?;
        for (name, value) in &self.layout.set {
            match value {
                SlotValue::List(list) => {
                    let list: Vec<_> = list.iter().filter(|item| !item.is_empty()).collect();
                    map.serialize_entry(name.as_str(), &list)?;
                }
                other => map.serialize_entry(name.as_str(), other)?,
            }
        }
        if !self.layout.definitions.is_empty() {
            map.serialize_entry("extension_definitions", &self.layout.definitions)?;
        }
        map.serialize_entry("mappings", &RowsForm(self))?;
        map.end()
    }
}

struct RowsForm<'a>(&'a SetForm<'a>);

impl Serialize for RowsForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows.iter().map(|row| RowForm(self.0, *row as usize)))
    }
}

struct RowForm<'a>(&'a SetForm<'a>, usize);

impl Serialize for RowForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let columns = self.0.crosswalk.columns();
        for name in &self.0.layout.columns {
            if let Some(cell) = columns.get(self.1, name).filter(|cell| !is_nothing(*cell)) {
                map.serialize_entry(name.as_str(), &CellForm(cell))?;
            }
        }
        map.end()
    }
}

fn is_nothing(cell: Cell<'_>) -> bool {
    !matches!(cell, Cell::Number(_)) && cell.texts().all(str::is_empty)
}

struct CellForm<'a>(Cell<'a>);

impl Serialize for CellForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Number(number) => serialize_number(number, serializer),
            Cell::List(list) => serializer.collect_seq(list.iter().filter(|item| !item.is_empty())),
        }
    }
}
