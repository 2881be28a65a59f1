//! Two frameworks and a crosswalk made to try reports with, the same on every
//! run: many units, long titles, markup, or nothing between the two.

use competency::json::Reader;
use competency::{Catalog, Crosswalk, Framework, LevelScale, Valid};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// What is made.
#[derive(Clone, Copy)]
pub(crate) struct Trial {
    pub(crate) name: &'static str,
    pub(crate) units: usize,
    /// Statements in each unit.
    pub(crate) statements: usize,
    pub(crate) mappings: usize,
    /// Words in a title.
    pub(crate) words: usize,
}

/// What reports are looked at with.
pub(crate) const TRIALS: [Trial; 5] = [
    Trial {
        name: "long-titles",
        units: 7,
        statements: 3,
        mappings: 40,
        words: 32,
    },
    Trial {
        name: "empty-crosswalk",
        units: 6,
        statements: 2,
        mappings: 0,
        words: 6,
    },
    Trial {
        name: "sixty-units",
        units: 60,
        statements: 3,
        mappings: 400,
        words: 8,
    },
    Trial {
        name: "one-unit",
        units: 1,
        statements: 1,
        mappings: 1,
        words: 2,
    },
    LARGE,
];

/// Five hundred units on each side.
pub(crate) const LARGE: Trial = Trial {
    name: "five-hundred-units",
    units: 500,
    statements: 3,
    mappings: 1000,
    words: 5,
};

/// The ids of the two.
pub(crate) const IDS: [&str; 2] = ["trial-ru", "trial-cs"];

const RUSSIAN: &str = "Осуществление профессионального взаимодействия оператора с потребителями высокотехнологичных телекоммуникационных услуг в условиях многоканального контактного центра включая рассмотрение жалоб подготовку отчётности";
const CZECH: &str = "Vyřizování nejnáročnějších požadavků zákazníků včetně přeshraničních reklamací prostřednictvím vícejazyčného kontaktního centra s přihlédnutím k širším souvislostem zpracování osobních údajů";
const ENGLISH: &str = "both answer the customer on the telephone and in writing while the one also sells and the other only informs about what is offered and keeps the records";

/// SplitMix64 (Steele, Lea and Flood 2014), enough for texts that nobody reads.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most.max(1) as u64) as usize
    }

    fn words(&mut self, of: &str, count: usize) -> String {
        let all: Vec<&str> = of.split(' ').collect();
        let words = (0..count).filter_map(|_| all.get(self.below(all.len())).copied());
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The texts of the documents of a trial: the scale, the two frameworks, and
/// the crosswalk where there is one.
pub(crate) struct Texts {
    pub(crate) scale: String,
    pub(crate) frameworks: [String; 2],
    pub(crate) crosswalk: Option<String>,
}

impl Trial {
    pub(crate) fn texts(self) -> Texts {
        let mut random = Random(11);
        let frameworks = [
            framework(self, &mut random, IDS[0], "ru", RUSSIAN),
            framework(self, &mut random, IDS[1], "cs", CZECH),
        ];
        Texts {
            scale: scale(),
            crosswalk: (self.mappings > 0).then(|| crosswalk(self, &mut random, &frameworks)),
            frameworks: frameworks.map(|framework| framework.to_string()),
        }
    }
}

impl Texts {
    /// The catalog of the documents, read and checked.
    pub(crate) fn load(&self) -> Result<Catalog> {
        let reader = Reader::new();
        let mut catalog = Catalog::new();
        catalog.add_scale(Valid::<LevelScale>::read(&reader, &self.scale)?)?;
        for text in &self.frameworks {
            catalog.add_framework(Valid::<Framework>::read(&reader, text)?)?;
        }
        if let Some(text) = &self.crosswalk {
            catalog.add_crosswalk(Valid::<Crosswalk>::read(&reader, text)?)?;
        }
        Ok(catalog)
    }
}

fn rights() -> Value {
    json!([{ "covers": "document", "publisher": "nobody", "license": "CC0-1.0",
        "attribution": "Made by a generator", "changed": false, "sureness": "high", "basis": "Random words" }])
}

fn scale() -> String {
    let levels: Vec<Value> = (1..=8)
        .map(|n| json!({ "value": n.to_string(), "title": { "en": format!("Level {n}") } }))
        .collect();
    json!({
        "format": "scale/1.0", "id": "trial", "version": "1.0.0", "title": { "en": "Levels of a trial" }, "abbreviation": "T",
        "construct": "qualification", "language": "en", "cumulativity": {}, "levels": levels,
        "rights": rights(), "provenance": { "curated_by": "a generator", "curated_on": "2026-11-23" }
    })
    .to_string()
}

fn framework(trial: Trial, random: &mut Random, id: &str, tag: &str, words: &str) -> Value {
    let units: Vec<Value> = (0..trial.units)
        .map(|unit| {
            let title = match unit {
                // What must be shown and not run, and what cannot be wrapped.
                0 => format!("<script>document.title='run'</script><b>{}</b> & \"'", random.words(words, trial.words)),
                1 => random.words(words, trial.words).replace(' ', ""),
                _ => random.words(words, trial.words),
            };
            let statements: Vec<Value> = (0..trial.statements)
                .map(|n| {
                    let kind = ["task", "knowledge", "skill", "responsibility"][n % 4];
                    json!({ "id": format!("u{unit}.s{n}"), "kind": kind, "text": { tag: random.words(words, 7) } })
                })
                .collect();
            let level = 1 + random.below(8);
            json!({
                "id": format!("u{unit}"), "kind": "competence", "title": { tag: title },
                "levels": [{ "level": format!("trial:{level}"), "as_written": level.to_string() }],
                "statements": statements
            })
        })
        .collect();
    json!({
        "format": "framework/1.0", "id": id, "version": "1.0.0", "kind": "occupational_profile",
        "namespace": format!("https://example.org/{id}/"), "language": tag, "wording": "verbatim",
        "title": { tag: random.words(words, trial.words) }, "units": units,
        "rights": rights(), "provenance": { "curated_by": "a generator", "curated_on": "2026-11-23" }
    })
}

fn crosswalk(trial: Trial, random: &mut Random, frameworks: &[Value; 2]) -> String {
    let predicates = [
        "related", "related", "related", "broad", "narrow", "close", "exact",
    ];
    let mut seen = std::collections::BTreeSet::new();
    let mappings: Vec<Value> = (0..trial.mappings)
        .filter_map(|row| {
            // Most mappings join units that stand near each other.
            let unit = random.below(trial.units);
            let other = (unit + random.below(3) * random.below(trial.units) / 2) % trial.units;
            let (a, b) = (
                random.below(trial.statements),
                random.below(trial.statements),
            );
            seen.insert((unit, other, a, b)).then(|| {
                let predicate = predicates[random.below(predicates.len())];
                let mut mapping = json!({
                    "subject_id": format!("{}:u{unit}.s{a}", IDS[0]),
                    "subject_label": frameworks[0]["units"][unit]["statements"][a]["text"]["ru"],
                    "predicate_id": format!("skos:{predicate}Match"),
                    "object_id": format!("{}:u{other}.s{b}", IDS[1]),
                    "object_label": frameworks[1]["units"][other]["statements"][b]["text"]["cs"],
                    "mapping_justification": "semapv:ManualMappingCuration",
                    "confidence": 0.7,
                    "comment": random.words(ENGLISH, 24)
                });
                if row % 12 == 0 {
                    mapping["predicate_modifier"] = json!("Not");
                }
                mapping
            })
        })
        .collect();
    json!({
        "format": "crosswalk/1.0", "sssom_version": "1.1", "mapping_set_id": "https://example.org/trial",
        "mapping_set_version": "1.0.0", "mapping_set_title": "A crosswalk of a trial",
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
        "subject_source": format!("competency:{}", IDS[0]), "subject_source_version": "1.0.0",
        "object_source": format!("competency:{}", IDS[1]), "object_source_version": "1.0.0",
        "curie_map": {
            "competency": "https://w3id.org/competency/",
            IDS[0]: format!("https://example.org/{}/", IDS[0]),
            IDS[1]: format!("https://example.org/{}/", IDS[1])
        },
        "mappings": mappings
    })
    .to_string()
}
