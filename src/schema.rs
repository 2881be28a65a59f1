//! JSON Schemas of the documents and of the results, made from the types.
//!
//! The files under `schemas/` are written by this module and tested to be
//! fresh. An editor that reads the `$schema` of a data file completes and checks
//! it with them.

use crate::catalog::SearchResult;
use crate::compare::Coverage;
use crate::model::crosswalk::Crosswalk;
use crate::model::{DocumentKind, Framework, LevelScale, Overlay, SchemeList};
use crate::report::diagnostics::DiagnosticsReport;
use crate::report::{EntityReport, Listing};
use schemars::{JsonSchema, Schema, generate::SchemaSettings};

/// The schema of a kind of document.
///
/// ```
/// use competency::{DocumentKind, schema};
/// let schema = schema::of_document(DocumentKind::Scale);
/// assert_eq!(schema.get("title").and_then(|title| title.as_str()), Some("LevelScale"));
/// ```
pub fn of_document(kind: DocumentKind) -> Schema {
    match kind {
        DocumentKind::Framework => of::<Framework>(),
        DocumentKind::Scale => of::<LevelScale>(),
        DocumentKind::Schemes => of::<SchemeList>(),
        DocumentKind::Crosswalk => of::<Crosswalk>(),
        DocumentKind::Overlay => of::<Overlay>(),
    }
}

/// The schema of a [`Coverage`] as JSON.
pub fn of_coverage() -> Schema {
    of::<Coverage>()
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>()
}

/// All schemas, of documents and of results, with the names of their files.
pub fn all() -> Vec<(String, Schema)> {
    let documents = DocumentKind::ALL.into_iter();
    let mut all: Vec<(String, Schema)> = documents
        .map(|kind| (format!("{kind}.schema.json"), of_document(kind)))
        .collect();
    let results = [
        ("coverage", of_coverage()),
        ("diagnostics", of::<DiagnosticsReport>()),
        ("entity", of::<EntityReport>()),
        ("list", of::<Listing>()),
        ("search", of::<SearchResult>()),
    ];
    let named = |(name, schema)| (format!("{name}.schema.json"), schema);
    all.extend(results.into_iter().map(named));
    all
}
