//! What several tests need.

use serde::Serialize;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex};

/// A path in the package.
pub(crate) fn path(relative: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// A value of a type that reads itself from a string.
pub(crate) fn value<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect(text)
}

#[cfg(any(feature = "schema", feature = "sfia"))]
/// Holds a generated file against the one in the package, or writes it where
/// the environment variable `UPDATE_EXPECT` is set.
pub(crate) fn expect_file(relative: &str, fresh: &str) {
    let path = path(relative);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, fresh).expect(relative);
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == fresh,
        "{relative} is not fresh; `UPDATE_EXPECT=1 cargo test --all-features` writes it"
    );
}

/// The committed schema of a kind of document or result, as an independent
/// validator has it.
pub(crate) fn validator(kind: &str) -> Arc<jsonschema::Validator> {
    type Made = Mutex<HashMap<String, Arc<jsonschema::Validator>>>;
    static MADE: LazyLock<Made> = LazyLock::new(Made::default);
    let mut made = MADE.lock().expect("no test panics here");
    let made = made.entry(kind.to_owned()).or_insert_with(|| {
        let file = path(&format!("schemas/{kind}.schema.json"));
        let text = std::fs::read_to_string(file).expect(kind);
        let schema = serde_json::from_str(&text).expect(kind);
        jsonschema::meta::validate(&schema).expect("a schema that is itself sound");
        Arc::new(jsonschema::validator_for(&schema).expect(kind))
    });
    Arc::clone(made)
}

/// Holds a document or a result against its schema, and gives it as JSON.
pub(crate) fn by_schema(kind: &str, result: &impl Serialize) -> serde_json::Value {
    let value = serde_json::to_value(result).expect(kind);
    let errors: Vec<String> = validator(kind)
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{kind}: {errors:#?}");
    value
}
