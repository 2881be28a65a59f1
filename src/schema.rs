//! JSON Schemas of the documents and of the results, made from the types.
//!
//! The files under `schemas/` are written by this module and tested to be
//! fresh. An editor that reads the `$schema` of a data file completes and checks
//! it with them.

use crate::assess::{
    ASSESSMENT_FORMAT, COHORT_FORMAT, Cohort, GAP_FORMAT, Gap, OUTCOME_FORMAT, PLAN_FORMAT, Plan,
    ProfileAssessment, RecordOutcome,
};
use crate::catalog::{SEARCH_FORMAT, SearchResult};
use crate::compare::{COMPARISON_FORMAT, COVERAGE_FORMAT, Comparison, Coverage};
use crate::diff::Diff;
use crate::model::crosswalk::Crosswalk;
use crate::model::{
    DocumentKind, Format, Framework, LevelScale, Overlay, Profile, Record, SchemeList,
};
use crate::report::diagnostics::{DIAGNOSTICS_FORMAT, DiagnosticsReport};
use crate::report::{
    CROSSWALK_DIFF_FORMAT, CrosswalkDiffReport, ENTITY_FORMAT, EVALUATION_FORMAT, EntityReport,
    EvaluationReport, LISTING_FORMAT, Listing, STATISTICS_FORMAT, StatisticsReport,
};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// The schema of a kind of document.
///
/// ```
/// use competency::{DocumentKind, schema};
/// let schema = schema::of_document(DocumentKind::Scale);
/// assert_eq!(schema.get("title").and_then(|title| title.as_str()), Some("LevelScale"));
/// ```
pub fn of_document(kind: DocumentKind) -> Schema {
    let mut schema = match kind {
        DocumentKind::Framework => of::<Framework>(),
        DocumentKind::Scale => of::<LevelScale>(),
        DocumentKind::Schemes => of::<SchemeList>(),
        DocumentKind::Crosswalk => of::<Crosswalk>(),
        DocumentKind::Overlay => of::<Overlay>(),
        DocumentKind::Profile => of::<Profile>(),
        DocumentKind::Record => of::<Record>(),
    };
    let form = Format::current(kind);
    state_format(
        &mut schema,
        json!({
            "type": "string",
            "description": "The kind of document and the version of its format.",
            "pattern": format!("^{kind}/{}\\.(0|[1-9][0-9]*)$", Format::MAJOR),
            "default": form,
            "examples": [form],
        }),
    );
    schema
}

/// The schema of a [`Coverage`] as JSON.
pub fn of_coverage() -> Schema {
    of_result::<Coverage>(COVERAGE_FORMAT)
}

/// The schema of a result of a format.
fn of_result<T: JsonSchema>(format: &str) -> Schema {
    let mut schema = of::<T>();
    state_format(
        &mut schema,
        json!({
            "type": "string",
            "description": "The format of this result.",
            "const": format,
        }),
    );
    schema
}

/// Says which format it is that a document or result names.
fn state_format(schema: &mut Schema, format: Value) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    if let Some(place) = properties.and_then(|properties| properties.get_mut("format")) {
        *place = format;
    }
}

/// The schema of a [`Diff`] as JSON, of the format `diff/1.0`.
pub fn of_diff() -> Schema {
    of_result::<Diff>("diff/1.0")
}

/// The schema of a [`Comparison`] as JSON.
pub fn of_comparison() -> Schema {
    of_result::<Comparison>(COMPARISON_FORMAT)
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(describe_variant))
        .into_generator()
        .into_root_schema_for::<T>()
}

/// Variants with a value are objects of one key: what is said of the variant is
/// said of the key, which is where an editor looks.
fn describe_variant(schema: &mut Schema) {
    let Some(Value::Array(variants)) = schema.get_mut("oneOf") else {
        return;
    };
    for variant in variants {
        let about = variant.get("description").cloned();
        let properties = variant.get_mut("properties").and_then(Value::as_object_mut);
        let (Some(about), Some(properties)) = (about, properties) else {
            continue;
        };
        let only = properties.len() == 1;
        for key in properties.values_mut().filter_map(Value::as_object_mut) {
            // Or it is named by a key of its own, which has that one value.
            if only || key.contains_key("const") {
                key.entry("description").or_insert(about.clone());
            }
        }
    }
}

/// All schemas, of documents and of results, with the names of their files.
pub fn all() -> Vec<(String, Schema)> {
    let documents = DocumentKind::ALL.into_iter();
    let mut all: Vec<(String, Schema)> = documents
        .map(|kind| (format!("{kind}.schema.json"), of_document(kind)))
        .collect();
    let results = [
        ("comparison", of_comparison()),
        ("coverage", of_coverage()),
        (
            "crosswalk-diff",
            of_result::<CrosswalkDiffReport>(CROSSWALK_DIFF_FORMAT),
        ),
        (
            "crosswalk-evaluation",
            of_result::<EvaluationReport>(EVALUATION_FORMAT),
        ),
        (
            "crosswalk-stats",
            of_result::<StatisticsReport>(STATISTICS_FORMAT),
        ),
        (
            "diagnostics",
            of_result::<DiagnosticsReport>(DIAGNOSTICS_FORMAT),
        ),
        ("diff", of_diff()),
        (
            "assessment",
            of_result::<ProfileAssessment>(ASSESSMENT_FORMAT),
        ),
        ("cohort", of_result::<Cohort>(COHORT_FORMAT)),
        ("gap", of_result::<Gap>(GAP_FORMAT)),
        ("outcome", of_result::<RecordOutcome>(OUTCOME_FORMAT)),
        ("plan", of_result::<Plan>(PLAN_FORMAT)),
        ("entity", of_result::<EntityReport>(ENTITY_FORMAT)),
        ("list", of_result::<Listing>(LISTING_FORMAT)),
        ("search", of_result::<SearchResult>(SEARCH_FORMAT)),
    ];
    let named = |(name, schema)| (format!("{name}.schema.json"), schema);
    all.extend(results.into_iter().map(named));
    all
}
