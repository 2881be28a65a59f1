//! The committed JSON Schemas: fresh, sound, and true of all shipped data.

#![cfg(feature = "schema")]

use crate::support::{expect_file, path};
use competency::schema;
use serde_json::Value;

fn pretty(schema: &schemars::Schema) -> String {
    serde_json::to_string_pretty(schema).expect("a schema") + "\n"
}

#[test]
fn the_committed_schemas_are_fresh() {
    for (name, schema) in schema::all() {
        expect_file(&format!("schemas/{name}"), &pretty(&schema));
    }
}

fn validator(name: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(path(&format!("schemas/{name}"))).expect(name);
    let schema: Value = serde_json::from_str(&text).expect(name);
    jsonschema::meta::validate(&schema).expect("a schema that is itself sound");
    jsonschema::validator_for(&schema).expect(name)
}

/// The JSON files below `data/`, with their paths.
fn data() -> Vec<(String, Value)> {
    let mut files = Vec::new();
    for folder in ["frameworks", "scales", "schemes", "crosswalks"] {
        for entry in std::fs::read_dir(path("data").join(folder)).expect(folder) {
            let file = entry.expect("an entry").path();
            if file.extension().is_some_and(|ending| ending == "json") {
                let text = std::fs::read_to_string(&file).expect("a data file");
                let name = format!("{folder}/{}", file.file_name().unwrap().to_string_lossy());
                files.push((name, serde_json::from_str(&text).expect("JSON")));
            }
        }
    }
    assert!(files.len() >= 14, "only {} data files found", files.len());
    files
}

/// The kind of document that stands in a folder.
fn kind_of(name: &str) -> &str {
    match name.split('/').next().unwrap() {
        "schemes" => "schemes",
        folder => folder.trim_end_matches('s'),
    }
}

#[test]
fn an_independent_validator_accepts_all_shipped_data() {
    for (name, value) in data() {
        let kind = kind_of(&name);
        let errors: Vec<String> = validator(&format!("{kind}.schema.json"))
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn each_data_file_names_the_schema_an_editor_reads() {
    for (name, value) in data() {
        let schema = value["$schema"].as_str().unwrap_or_default();
        let kind = kind_of(&name);
        assert_eq!(
            schema,
            format!("../../schemas/{kind}.schema.json"),
            "{name}"
        );
    }
}

#[test]
fn an_independent_validator_refuses_what_the_reader_refuses() {
    let (_, framework) = data()
        .into_iter()
        .find(|(name, _)| name.ends_with("it-i2-4.json"))
        .expect("the Italian profile");
    let validator = validator("framework.schema.json");
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut copy = framework.clone();
        change(&mut copy);
        assert_ne!(copy, framework);
        let text = copy.to_string();
        let read = competency::json::Reader::new().read_str::<competency::Framework>(&text);
        assert!(read.is_err(), "the reader takes it");
        assert!(!validator.is_valid(&copy), "the schema takes it");
    };
    broken(&|f| f["id"] = "Not An Id".into());
    broken(&|f| f["units"][0]["statements"][0]["kind"] = "know".into());
    broken(&|f| f["units"][0]["statements"][0]["txt"] = "x".into());
    broken(&|f| f["language"] = "e".repeat(9).into());
    broken(&|f| f["units"][0]["levels"][0]["level"] = "four".into());
    broken(&|f| f["revisions"][0]["date"] = "13/12/2021".into());
    broken(&|f| {
        f.as_object_mut().unwrap().remove("rights");
    });
    broken(&|f| f["provenance"]["curated_on"] = 2026.into());
}

#[test]
#[cfg(feature = "builtin")]
fn a_coverage_as_json_is_by_its_schema() {
    use competency::{Catalog, CoverageOptions, Policy};
    let catalog = Catalog::builtin();
    let validator = validator("coverage.schema.json");
    let ids: Vec<_> = catalog.frameworks().map(|f| f.id.clone()).collect();
    for held in &ids {
        for asked in &ids {
            let options = CoverageOptions::new().with_policy(Policy::Strict);
            let coverage = catalog.coverage(held, asked, &options).unwrap();
            let value = serde_json::to_value(&coverage).unwrap();
            assert!(validator.is_valid(&value), "{held} {asked}");
        }
    }
}

#[test]
fn every_property_is_described() {
    fn undescribed(value: &Value, at: &str, found: &mut Vec<String>) {
        let Value::Object(map) = value else { return };
        if let Some(Value::Object(properties)) = map.get("properties") {
            for (name, property) in properties {
                if property.get("description").is_none() && property.get("$ref").is_none() {
                    found.push(format!("{at}/{name}"));
                }
            }
        }
        for (key, inner) in map {
            match inner {
                Value::Array(list) => list
                    .iter()
                    .for_each(|item| undescribed(item, &format!("{at}/{key}"), found)),
                inner => undescribed(inner, &format!("{at}/{key}"), found),
            }
        }
    }
    for (name, schema) in schema::all() {
        let mut found = Vec::new();
        undescribed(schema.as_value(), &name, &mut found);
        // The variants of an enum with values are described beside the value.
        found.retain(|at| !at.contains("/oneOf/"));
        assert!(found.is_empty(), "{found:#?}");
    }
}
