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

/// Whether a text is lower-case ASCII letters and digits in runs joined by
/// single hyphens, the first of them a letter.
pub(crate) fn is_slug(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = b'-';
    for &byte in bytes {
        let fits = match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' => before != b'-',
            _ => false,
        };
        if !fits {
            return false;
        }
        before = byte;
    }
    before != b'-' && bytes.first().is_some_and(u8::is_ascii_lowercase)
}

/// The pattern of [`is_slug`] for JSON Schema.
#[cfg(feature = "schema")]
pub(crate) const SLUG_PATTERN: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
