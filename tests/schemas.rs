//! The committed JSON Schemas: fresh, sound, and true of all shipped data.

#![cfg(feature = "schema")]

use crate::support::{by_schema, expect_file, path, validator};
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
        by_schema(kind_of(&name), &value);
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
    let validator = validator("framework");
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
    let ids: Vec<_> = catalog.frameworks().map(|f| f.id.clone()).collect();
    for held in &ids {
        for asked in &ids {
            let options = CoverageOptions::new().with_policy(Policy::Strict);
            let coverage = catalog.coverage(held, asked, &options).unwrap();
            by_schema("coverage", &coverage);
        }
    }
}

/// What an editor shows of a schema: its description, or that of what it refers
/// to.
fn described(schema: &Value, root: &Value) -> bool {
    let text = |schema: &Value| {
        schema["description"]
            .as_str()
            .is_some_and(|text| !text.trim().is_empty())
    };
    let target = schema["$ref"]
        .as_str()
        .and_then(|to| root.pointer(to.trim_start_matches('#')));
    text(schema) || target.is_some_and(text)
}

/// Every schema below a value, with the way to it.
fn each(value: &Value, at: &str, give: &mut dyn FnMut(&str, &Value)) {
    give(at, value);
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| each(value, &format!("{at}/{key}"), give)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(index, value)| each(value, &format!("{at}/{index}"), give)),
        _ => {}
    }
}

#[test]
fn every_property_and_every_choice_is_described() {
    let mut count = 0;
    for (name, schema) in schema::all() {
        let root = schema.as_value();
        let mut found = Vec::new();
        each(root, &name, &mut |at, schema| {
            let properties = schema["properties"].as_object();
            for (key, property) in properties.into_iter().flatten() {
                count += 1;
                if !described(property, root) {
                    found.push(format!("{at}/{key}"));
                }
            }
            for (index, variant) in schema["oneOf"].as_array().into_iter().flatten().enumerate() {
                if !described(variant, root) {
                    found.push(format!("{at}/oneOf/{index}"));
                }
            }
        });
        assert!(found.is_empty(), "{found:#?}");
    }
    assert!(count > 300, "only {count} properties were looked at");
}

#[test]
fn every_form_of_string_has_an_example_that_is_of_it() {
    let mut count = 0;
    for (name, schema) in schema::all() {
        each(schema.as_value(), &name, &mut |at, schema| {
            let Some(pattern) = schema["pattern"].as_str() else {
                return;
            };
            // Keys of a language map.
            if at.ends_with("/propertyNames") {
                return;
            }
            let examples = schema["examples"]
                .as_array()
                .unwrap_or_else(|| panic!("{at}"));
            assert!(!examples.is_empty(), "{at}");
            let only = serde_json::json!({ "type": "string", "pattern": pattern });
            let validator = jsonschema::validator_for(&only).unwrap();
            for example in examples {
                assert!(validator.is_valid(example), "{at}: {example}");
                count += 1;
            }
        });
    }
    assert!(count > 20, "only {count} examples were tried");
}

#[test]
#[cfg(feature = "builtin")]
fn a_diff_as_json_is_by_its_schema() {
    use competency::Catalog;
    use competency::diff::Diff;
    let catalog = Catalog::builtin();
    let all: Vec<_> = catalog.frameworks().collect();
    // Two standards are as far from each other as two versions can be.
    for old in &all {
        for new in &all {
            let diff = Diff::between::<competency::Framework>(old, new).unwrap();
            by_schema("diff", &diff);
            assert!(diff.apply::<competency::Framework>(old).unwrap() == **new);
        }
    }
}

#[test]
#[cfg(feature = "builtin")]
fn a_comparison_as_json_is_by_its_schema() {
    let catalog = competency::Catalog::builtin();
    let ids: Vec<_> = catalog.frameworks().map(|f| f.id.clone()).collect();
    let options = competency::CompareOptions::new()
        .with_hub(ids.last().unwrap().clone())
        .with_derived(competency::algebra::ChainOptions::new());
    by_schema("comparison", &catalog.compare(&ids, &options).unwrap());
}

#[test]
#[cfg(feature = "builtin")]
fn a_gap_as_json_is_by_its_schema() {
    use competency::algebra::ChainOptions;
    use competency::assess::AssessOptions;
    let catalog = competency::Catalog::builtin();
    let text = std::fs::read_to_string(path("examples/profiles/operator.json")).unwrap();
    let profile = competency::json::Reader::new().read_str(&text).unwrap();
    let options =
        AssessOptions::on("2021-05-01".parse().unwrap()).with_derived(ChainOptions::new());
    for framework in catalog.frameworks() {
        by_schema(
            "gap",
            &catalog.gap(&profile, &framework.id, &options).unwrap(),
        );
    }
}

#[test]
#[cfg(feature = "builtin")]
fn an_overlay_of_glosses_to_fill_in_is_by_its_schema() {
    let catalog = competency::Catalog::builtin();
    let language = "uk".parse().unwrap();
    for framework in catalog.frameworks() {
        let overlay = competency::diff::missing_glosses(framework, &language, "somebody").unwrap();
        assert!(!overlay.entries.is_empty());
        by_schema("overlay", &overlay);
    }
}

/// Every schema has a document or a result held against it: those of data and
/// these here, those that the command line shows, those that assessing gives.
#[test]
fn no_schema_is_forgotten() {
    let here = "framework scale schemes crosswalk coverage diff comparison gap overlay";
    let shown =
        "diagnostics list entity search crosswalk-diff crosswalk-evaluation crosswalk-stats";
    let assessing = "profile assessment plan cohort record outcome";
    let mut known: Vec<&str> = [here, shown, assessing]
        .iter()
        .flat_map(|names| names.split(' '))
        .collect();
    known.sort_unstable();
    let all = schema::all();
    let mut all: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    all.iter_mut()
        .for_each(|name| *name = name.trim_end_matches(".schema.json"));
    all.sort_unstable();
    assert_eq!(all, known);
}
