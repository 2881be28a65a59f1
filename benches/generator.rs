//! A framework of the size and shape of ESCO, the same on every run: skills
//! with names in six languages, and occupations that use them.

use std::fmt::Write as _;

/// How many of what there are.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) skills: usize,
    pub(crate) occupations: usize,
    pub(crate) uses: usize,
}

/// About as many as in ESCO: 13,896 skills, 3,007 occupations.
pub(crate) const ESCO: Size = Size {
    skills: 14_000,
    occupations: 3_000,
    uses: 130_000,
};

/// Enough to see that the benchmark runs.
pub(crate) const SMALL: Size = Size {
    skills: 140,
    occupations: 30,
    uses: 1_300,
};

const ID: &str = "esco-synthetic";

/// Languages in the order of their tags, each with words to make texts of.
const LANGUAGES: [(&str, &str); 6] = [
    (
        "cs",
        "řídit bezpečné zařízení sledovat kvalitu procesů v průmyslovém prostředí a připravovat technické zprávy pro zákazníky s využitím softwaru",
    ),
    (
        "de",
        "überwachen Geräte für die Qualität der Prozesse im größeren Umfeld und Berichte erstellen Maß Kunden mit Softwareunterstützung prüfen",
    ),
    (
        "en",
        "manage safe equipment monitor quality of processes in the industrial environment and prepare technical reports customers using software",
    ),
    (
        "fr",
        "gérer les équipements sécurisés contrôler la qualité des procédés dans l’environnement préparer rapports à l’aide du système élaboré",
    ),
    (
        "ru",
        "управлять безопасным оборудованием контроль качества процессов в производственной среде и подготовка технических отчётов для клиентов с помощью систем",
    ),
    (
        "uk",
        "керувати безпечним обладнанням контроль якості процесів у виробничому середовищі та підготовка технічних звітів для клієнтів за допомогою систем",
    ),
];

/// SplitMix64 (Steele, Lea and Flood 2014), enough for texts that nobody reads.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` up to but not including `high`.
    fn within(&mut self, low: usize, high: usize) -> usize {
        low + (self.next() % (high - low) as u64) as usize
    }

    /// A UUID of version 4, as ESCO's ids are.
    fn uuid(&mut self) -> String {
        let (a, b) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            a >> 32,
            (a >> 16) & 0xffff,
            a & 0xfff,
            0x8000 | (b >> 48 & 0x3fff),
            b & 0xffff_ffff_ffff
        )
    }
}

/// Words by language, and the numbers that choose among them.
struct Writer {
    random: Random,
    words: Vec<(&'static str, Vec<&'static str>)>,
    json: String,
}

impl Writer {
    /// Writes `"tag": "some words"` for each language that is asked for.
    fn texts(&mut self, tags: &[&str], least: usize, most: usize) {
        let mut comma = "";
        for (tag, words) in &self.words {
            if tags.contains(tag) {
                let _ = write!(self.json, "{comma}\"{tag}\":");
                text(&mut self.json, &mut self.random, words, least, most);
                comma = ",";
            }
        }
    }

    /// Writes `"tag": ["some words", …]` with up to three texts for German and
    /// English, where there is one.
    fn synonyms(&mut self) {
        let mut open = ",\"synonyms\":{";
        for (tag, words) in &self.words {
            let count = self.random.within(0, 4);
            if count == 0 || !["de", "en"].contains(tag) {
                continue;
            }
            let _ = write!(self.json, "{open}\"{tag}\":[");
            for index in 0..count {
                self.json.push_str(if index > 0 { "," } else { "" });
                text(&mut self.json, &mut self.random, words, 2, 6);
            }
            self.json.push(']');
            open = ",";
        }
        if open == "," {
            self.json.push('}');
        }
    }
}

/// Writes a JSON string of `least` up to but not including `most` words.
fn text(json: &mut String, random: &mut Random, words: &[&str], least: usize, most: usize) {
    json.push('"');
    for index in 0..random.within(least, most) {
        json.push_str(if index > 0 { " " } else { "" });
        let word = words.get(random.within(0, words.len()));
        json.push_str(word.copied().unwrap_or_default());
    }
    json.push('"');
}

/// A framework as compact JSON.
pub(crate) fn framework(size: Size) -> String {
    let mut random = Random(7);
    let count = size.skills + size.occupations;
    let ids: Vec<String> = (0..count).map(|_| random.uuid()).collect();
    let (skills, occupations) = ids.split_at(size.skills);
    let mut uses: Vec<Vec<usize>> = vec![Vec::new(); size.occupations];
    let mut left = size.uses;
    while left > 0 {
        let (user, used) = (
            random.within(0, size.occupations),
            random.within(0, size.skills),
        );
        if let Some(list) = uses.get_mut(user).filter(|list| !list.contains(&used)) {
            list.push(used);
            left -= 1;
        }
    }
    let words = LANGUAGES.map(|(tag, words)| (tag, words.split(' ').collect()));
    let mut out = Writer {
        random,
        words: words.into(),
        json: head(),
    };
    for (index, id) in ids.iter().enumerate() {
        let occupation = index.checked_sub(size.skills);
        let (kind, path) = match occupation {
            Some(_) => ("occupation", "occupation"),
            None if out.random.within(0, 4) == 0 => ("knowledge", "skill"),
            None => ("skill", "skill"),
        };
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(
            out.json,
            r#"{comma}{{"id":"{id}","kind":"{kind}","title":{{"#
        );
        out.texts(&["cs", "de", "en", "fr", "ru", "uk"], 3, 8);
        out.json.push('}');
        out.synonyms();
        if occupation.is_some() {
            let (group, number) = (out.random.within(1000, 9999), out.random.within(1, 99));
            let _ = write!(
                out.json,
                r#","codes":[{{"scheme":"esco-occupation","code":"{group}.{number}"}}]"#
            );
        }
        let _ = write!(
            out.json,
            r#","iri":"http://data.europa.eu/esco/{path}/{id}""#
        );
        if occupation.is_none() {
            out.json.push_str(r#","reuse_level":"sector-specific""#);
        }
        // What is broader comes before, so that nothing is broader than itself.
        let siblings = if occupation.is_some() {
            occupations
        } else {
            skills
        };
        let before = occupation.unwrap_or(index);
        if before > 0 {
            out.json.push_str(r#","broader":["#);
            for parent in 0..out.random.within(1, 3).min(before.div_ceil(2)) {
                let comma = if parent > 0 { "," } else { "" };
                let parent = siblings
                    .get((before - 1) / 2 - parent)
                    .map_or("", String::as_str);
                let _ = write!(out.json, r#"{comma}"{ID}:{parent}""#);
            }
            out.json.push(']');
        }
        let used = occupation
            .and_then(|user| uses.get(user))
            .map_or(&[][..], Vec::as_slice);
        for (place, used) in used.iter().enumerate() {
            let open = if place > 0 { "," } else { r#","uses":["# };
            let used = skills.get(*used).map_or("", String::as_str);
            let importance = if out.random.within(0, 2) > 0 {
                "essential"
            } else {
                "optional"
            };
            let _ = write!(
                out.json,
                r#"{open}{{"of":"{ID}:{used}","importance":"{importance}"}}"#
            );
        }
        out.json.push_str(if used.is_empty() { "" } else { "]" });
        let _ = write!(
            out.json,
            r#","passages":[{{"id":"{id}.description","kind":"description","text":{{"#
        );
        out.texts(&["en", "ru"], 12, 31);
        out.json.push_str("}}]}");
    }
    out.json.push_str("],");
    out.json.push_str(TAIL);
    out.json
}

/// What stands before the units.
fn head() -> String {
    let mut json = format!(
        r#"{{"format":"framework/1.0","id":"{ID}","version":"1.0.0","kind":"taxonomy","namespace":"https://example.org/{ID}/","language":"en","wording":"verbatim","glosses":["#
    );
    let tags = LANGUAGES
        .iter()
        .map(|(tag, _)| *tag)
        .filter(|tag| *tag != "en");
    for (index, tag) in tags.enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(
            json,
            r#"{comma}{{"language":"{tag}","by":"a generator","status":"unverified"}}"#
        );
    }
    json.push_str(r#"],"title":{"en":"A framework of the size of ESCO"},"units":["#);
    json
}

/// What stands behind the units.
const TAIL: &str = r#""rights":[{"covers":"document","publisher":"nobody","license":"CC0-1.0","attribution":"Made by a generator","changed":false,"sureness":"high","basis":"Random words"}],"provenance":{"curated_by":"a generator","curated_on":"2026-11-23"}}"#;
