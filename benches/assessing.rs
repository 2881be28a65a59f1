//! How long an assessment takes when the catalog grows, and when there are many:
//! see README.md.
//!
//! `cargo bench --bench assessing`; without `--bench` among the arguments
//! everything is done once and on little data.

mod measure;

use competency::assess::AssessOptions;
use competency::{Award, Catalog, Cefr, Crosswalk, Framework, Holding, Profile, Valid};
use measure::{Contender, Result, Turn, contest};
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

/// How many times one turn does its work, so that it can be timed.
const TIMES: usize = 50;

fn main() -> Result<()> {
    let bench = std::env::args().any(|argument| argument == "--bench");
    let (units, people, rounds) = if bench {
        (10_000, 1_000, 15)
    } else {
        (20, 5, 1)
    };
    growing(units, rounds)?;
    many(people, rounds)
}

/// One profile against one standard, in the built-in catalog and in one that
/// has so many more units, each mapped to the hub.
fn growing(units: usize, rounds: usize) -> Result<()> {
    let small = Catalog::builtin();
    let mut large = small.clone();
    large.add_framework(Valid::<Framework>::from_json(&framework(units))?)?;
    large.add_crosswalk(Valid::<Crosswalk>::from_json(&crosswalk(&small, units)?)?)?;
    let profile = person(0)?;
    let target = "cz-nsk-66-029-m".parse()?;
    let options = AssessOptions::on("2021-05-01".parse()?);
    let turn = |catalog: &Catalog| -> Result<Turn> {
        let start = Instant::now();
        for _ in 0..TIMES {
            black_box(catalog.assess(black_box(&profile), &target, &options)?);
        }
        Ok(Turn::ended(start.elapsed()))
    };
    println!("One profile against one standard, {TIMES} times; medians of {rounds} rounds\n");
    contest(
        rounds,
        0,
        &[
            Contender {
                name: "A  the built-in catalog",
                marks: &[],
                turn: &|| turn(&small),
            },
            Contender {
                name: &format!("B  and {units} units more, mapped"),
                marks: &[(0, Some(1.1))],
                turn: &|| turn(&large),
            },
        ],
    )
}

/// Many profiles at once beside each by itself.
fn many(people: usize, rounds: usize) -> Result<()> {
    let catalog = Catalog::builtin();
    let profiles = (0..people).map(person).collect::<Result<Vec<Profile>>>()?;
    let target = "cz-nsk-66-029-m".parse()?;
    let options = AssessOptions::on("2021-05-01".parse()?);
    println!("{people} profiles against one standard; medians of {rounds} rounds\n");
    contest(
        rounds,
        0,
        &[
            Contender {
                name: "A  each by itself",
                marks: &[],
                turn: &|| {
                    let start = Instant::now();
                    for profile in &profiles {
                        black_box(catalog.assess(profile, &target, &options)?);
                    }
                    Ok(Turn::ended(start.elapsed()))
                },
            },
            Contender {
                name: "B  all at once, ranked",
                marks: &[(0, Some(1.0))],
                turn: &|| {
                    let start = Instant::now();
                    black_box(catalog.rank_profiles(&profiles, &target, &options)?);
                    Ok(Turn::ended(start.elapsed()))
                },
            },
        ],
    )
}

/// People who hold this and that.
fn person(number: usize) -> Result<Profile> {
    let of = [
        "competency:it-i2-4",
        "it-i2-4:help-desk",
        "cz-nsk-66-029-m:complaint",
        "competency:ru-nok-07-01000-02",
        "competency:pl-kzis-422201",
    ];
    let of = of.get(number % of.len()).copied().unwrap_or_default();
    let award = Award::on("2020-06-30".parse()?);
    let holding = Holding::new("held".parse()?, of.parse()?).awarded(award);
    let level = Cefr::ALL.get(number % 6).copied().unwrap_or(Cefr::B2);
    let profile = Profile::new(format!("person-{number}").parse()?);
    Ok(profile
        .with_holding(holding)
        .with_language("en".parse()?, level))
}

/// A framework of so many units of one statement each.
fn framework(units: usize) -> String {
    let mut text = r#"{ "format": "framework/1.0", "id": "more", "version": "1.0.0",
        "kind": "taxonomy", "namespace": "https://example.org/more/", "language": "en",
        "wording": "verbatim", "title": { "en": "More" }, "units": ["#
        .to_owned();
    for unit in 0..units {
        let comma = if unit == 0 { "" } else { "," };
        let _infallible = write!(
            text,
            r#"{comma}{{ "id": "u{unit}", "kind": "skill", "title": {{ "en": "unit {unit}" }},
            "statements": [{{ "id": "u{unit}.s", "kind": "skill", "text": {{ "en": "do {unit}" }} }}] }}"#
        );
    }
    text + r#"], "rights": [{ "covers": "document", "publisher": "x", "license": "CC0-1.0",
        "attribution": "x", "changed": false, "sureness": "high", "basis": "made up" }],
        "provenance": { "curated_by": "x" } }"#
}

/// A mapping of each of its statements to a concept of the hub.
fn crosswalk(catalog: &Catalog, units: usize) -> Result<String> {
    let hub = catalog.framework(&"esco-contact-centre".parse()?)?;
    let mut text = r#"{ "format": "crosswalk/1.0", "mapping_set_id": "https://example.org/more--hub",
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "curie_map": { "more": "https://example.org/more/", "esco-contact-centre": "https://example.org/hub/" },
        "mappings": ["#
        .to_owned();
    for (unit, concept) in (0..units).zip(hub.units.iter().cycle()) {
        let comma = if unit == 0 { "" } else { "," };
        let _infallible = write!(
            text,
            r#"{comma}{{ "subject_id": "more:u{unit}.s", "predicate_id": "skos:broadMatch",
            "object_id": "esco-contact-centre:{}", "mapping_justification": "semapv:ManualMappingCuration",
            "confidence": 0.7 }}"#,
            concept.id
        );
    }
    Ok(text + "] }")
}
