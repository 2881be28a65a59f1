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
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(|run| {
            !run.is_empty()
                && run
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The pattern of [`is_slug`] for JSON Schema.
#[cfg(feature = "schema")]
pub(crate) const SLUG_PATTERN: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
