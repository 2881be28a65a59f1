//! What things are called: ids, references, CURIEs and IRIs.
//!
//! A framework has a [`FrameworkId`]; everything inside it a [`LocalId`]. The
//! two together are an [`EntityRef`], which is a [`Curie`] of ours. An entity
//! also has an [`Iri`]: its external one where it has one, else the
//! framework's namespace followed by the local id.

mod curie;
mod entity_ref;
mod framework_id;
mod iri;
mod local_id;

pub use curie::Curie;
pub(crate) use curie::is_curie;
pub use entity_ref::EntityRef;
pub use framework_id::FrameworkId;
pub use iri::Iri;
pub use local_id::LocalId;

/// Prefixes that mean something else in SSSOM, and `competency`, whose local
/// ids are the frameworks themselves. None can be the id of a framework.
pub(crate) const RESERVED_PREFIXES: [&str; 9] = [
    "competency",
    "linkml",
    "owl",
    "rdf",
    "rdfs",
    "semapv",
    "skos",
    "sssom",
    "xsd",
];

/// A table of bytes that says of each whether it is one of these.
#[expect(clippy::indexing_slicing, reason = "run by the compiler alone")]
pub(crate) const fn bytes(these: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut index = 0;
    while index < these.len() {
        table[these[index] as usize] = true;
        index += 1;
    }
    table
}

/// Whether a table has every byte of a text; without a branch for each, since
/// a large document has millions.
pub(crate) fn are_all(table: &[bool; 256], text: &str) -> bool {
    let has = |b: u8| table.get(usize::from(b)).copied().unwrap_or_default();
    text.bytes().fold(true, |all, b| all & has(b))
}

const SLUG: [bool; 256] = bytes(b"abcdefghijklmnopqrstuvwxyz0123456789-");

/// Whether a text is lower-case ASCII letters and digits in runs joined by
/// single hyphens, the first of them a letter.
pub(crate) fn is_slug(text: &str) -> bool {
    are_all(&SLUG, text)
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.as_bytes().windows(2).any(|pair| pair == b"--")
}

/// The pattern of [`is_slug`] for JSON Schema.
#[cfg(feature = "schema")]
pub(crate) const SLUG_PATTERN: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
