//! What one writes who wants the data and no more: `String` for every text,
//! the collections of the standard library, nothing checked, and no field that
//! the generated framework does not have.

use serde::Deserialize;
use std::collections::HashMap;

/// A language map. A `BTreeMap` was some 5 % slower.
type Text = HashMap<String, String>;

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then only dropped")]
pub(crate) struct Framework {
    format: String,
    id: String,
    version: String,
    kind: String,
    namespace: String,
    language: String,
    wording: String,
    glosses: Vec<Gloss>,
    title: Text,
    pub(crate) units: Vec<Unit>,
    rights: Vec<Rights>,
    provenance: Provenance,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then only dropped")]
struct Gloss {
    language: String,
    by: String,
    status: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then only dropped")]
pub(crate) struct Unit {
    id: String,
    kind: String,
    title: Option<Text>,
    #[serde(default)]
    synonyms: HashMap<String, Vec<String>>,
    #[serde(default)]
    codes: Vec<Code>,
    iri: Option<String>,
    reuse_level: Option<String>,
    #[serde(default)]
    broader: Vec<String>,
    #[serde(default)]
    uses: Vec<Use>,
    #[serde(default)]
    passages: Vec<Passage>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then only dropped")]
struct Code {
    scheme: String,
    code: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then only dropped")]
struct Use {
    of: String,
    importance: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then only dropped")]
struct Passage {
    id: String,
    kind: String,
    text: Option<Text>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then only dropped")]
struct Rights {
    covers: String,
    publisher: String,
    license: String,
    attribution: String,
    changed: bool,
    sureness: String,
    basis: String,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read, and then only dropped")]
struct Provenance {
    curated_by: String,
    curated_on: Option<String>,
}
