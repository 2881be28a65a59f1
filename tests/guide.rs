//! The template of `data/README.md` is a sound framework.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what tests need fails by a panic"
)]

use crate::support::path;
use competency::json::{self, Reader};
use competency::{BUILTIN_FILES, Catalog, Framework, Role, Valid};

fn guide() -> String {
    std::fs::read_to_string(path("data/README.md")).expect("the guide")
}

/// The lines of the template, the comments among them.
fn template() -> Vec<String> {
    let guide = guide();
    let fences: Vec<&str> = guide.split("\n```jsonc\n").skip(1).collect();
    assert_eq!(fences.len(), 1, "the guide has one template");
    let (template, _) = fences[0].split_once("\n```\n").expect("the fence ends");
    template.lines().map(str::to_owned).collect()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// The template as JSON.
fn json() -> String {
    let mut text = String::new();
    for line in template().iter().filter(|line| !is_comment(line)) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

fn framework() -> Valid<Framework> {
    let reader = Reader::new().named("data/README.md");
    Valid::read(&reader, &json()).unwrap_or_else(|found| panic!("{found}"))
}

#[test]
fn the_template_reads_and_goes_into_the_built_in_catalog_without_a_warning() {
    let framework = framework();
    assert_eq!(framework.warnings().to_string(), "");
    let mut catalog = Catalog::builtin();
    let found = catalog
        .add_framework(framework)
        .unwrap_or_else(|found| panic!("{found}"));
    assert_eq!(found.to_string(), "");
}

#[test]
fn the_template_is_in_the_form_that_shipped_files_have() {
    let framework = framework().into_inner();
    assert_eq!(json::to_string(&framework).unwrap(), json());
}

#[test]
fn the_template_shows_what_the_guide_warns_of() {
    let framework = framework();
    let unit = &framework.units[0];
    assert!(unit.statements.iter().any(|one| one.note.is_some()));
    let roles: Vec<Role> = unit.criteria().map(|one| one.role).collect();
    assert_eq!(roles, [Role::Demonstration, Role::Condition]);
    let criteria: Vec<_> = unit.criteria().collect();
    let threshold = &criteria[0].thresholds[0];
    assert_eq!(threshold.minimum.unwrap().get(), 2.0);
    assert_eq!(threshold.maximum, None);
    let limit = criteria[1].time_limit.as_ref().unwrap();
    assert_eq!(limit.duration, None);
    assert_eq!(framework.rights.len(), 2);
}

/// Characters of a line are counted as the guide says, so a place is as long as
/// what stands there.
#[test]
fn the_places_of_the_template_are_as_long_as_their_wording() {
    let framework = framework();
    let mut texts = vec![(&framework.title, &framework.place)];
    let criteria = framework.units[0].criteria();
    texts.extend(criteria.map(|one| (&one.text, &one.place)));
    for (text, place) in texts {
        let wording = text.get(&framework.language).unwrap();
        let (first, last) = place.as_ref().unwrap().characters().unwrap();
        assert_eq!(
            wording.chars().count() as u32,
            last - first + 1,
            "{wording}"
        );
    }
}

#[test]
fn every_field_at_the_top_of_the_template_is_explained() {
    let lines = template();
    let mut unexplained = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        // `title` and `place` are explained where they first stand.
        let top = line.starts_with("  \"") && !line.starts_with("   ");
        if top && !is_comment(&lines[index - 1]) && !is_comment(&lines[index + 1]) {
            unexplained.push(line.trim());
        }
    }
    assert_eq!(unexplained, Vec::<&str>::new());
}

#[test]
fn comments_stand_on_lines_of_their_own() {
    for line in template().iter().filter(|line| !is_comment(line)) {
        assert!(!line.contains(" //"), "{line}");
    }
}

#[test]
fn the_files_and_commands_that_the_guide_names_exist() {
    let guide = guide();
    for file in [
        "src/catalog/builtin.rs",
        "src/bin/competency/check.rs",
        "src/bin/competency/show.rs",
        "schemas/framework.schema.json",
        "data/schemes/classifications.json",
        "data/crosswalks/README.md",
        "tests/known",
    ] {
        assert!(path(file).exists(), "{file}");
        let name = file.trim_start_matches("data/");
        let name = name
            .strip_prefix("src/bin/competency/")
            .map_or(name, |verb| verb.strip_suffix(".rs").unwrap_or(verb));
        assert!(guide.contains(name), "{name}");
    }
    // The line that registers a file is the one the code has.
    let code = std::fs::read_to_string(path("src/catalog/builtin.rs")).unwrap();
    assert!(code.contains("file!(Framework \"frameworks/it-i2-4.json\"),"));
    assert!(guide.contains("file!(Framework \"frameworks/<id>.json\"),"));
    assert!(
        BUILTIN_FILES
            .iter()
            .any(|(_, file, _)| *file == "data/frameworks/it-i2-4.json")
    );
}
