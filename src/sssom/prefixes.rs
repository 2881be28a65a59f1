use crate::id::{Iri, is_curie};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::ops::Bound;

/// The prefixes that SSSOM builds in ("IRI prefixes"): they need no declaration
/// and cannot have another one.
pub(super) const BUILT_IN: [(&str, &str); 8] = [
    ("linkml", "https://w3id.org/linkml/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("semapv", "https://w3id.org/semapv/vocab/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("sssom", "https://w3id.org/sssom/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// What a built-in prefix stands for.
pub(super) fn built_in(prefix: &str) -> Option<&'static str> {
    let found = BUILT_IN.iter().find(|(name, _)| *name == prefix);
    found.map(|(_, iri)| *iri)
}

/// What a CURIE stands for, by the prefixes of a set.
pub(super) fn expand(declared: &BTreeMap<SmolStr, Iri>, curie: &str) -> Option<String> {
    let (prefix, reference) = curie.split_once(':')?;
    let iri = built_in(prefix).or_else(|| declared.get(prefix).map(Iri::as_str))?;
    Some(format!("{iri}{reference}"))
}

/// The prefixes of a set, to be found by name and by IRI.
#[derive(Debug, Clone, Default)]
pub(super) struct Prefixes {
    by_name: BTreeMap<SmolStr, SmolStr>,
    by_iri: BTreeMap<SmolStr, SmolStr>,
}

impl Prefixes {
    pub(super) fn new(declared: &BTreeMap<SmolStr, Iri>) -> Self {
        let mut prefixes = Self::default();
        for (name, iri) in declared {
            prefixes.add(name, iri.as_str());
        }
        for (name, iri) in BUILT_IN {
            prefixes.add(name, iri);
        }
        prefixes
    }

    pub(super) fn add(&mut self, name: &str, iri: &str) {
        self.by_name.insert(name.into(), iri.into());
        self.by_iri.insert(iri.into(), name.into());
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The CURIE of an IRI, by the longest prefix that fits.
    pub(super) fn contract(&self, iri: &str) -> Option<String> {
        let mut stem = iri;
        loop {
            let up_to = (Bound::Unbounded, Bound::Included(stem));
            let (start, name) = self.by_iri.range::<str, _>(up_to).next_back()?;
            let shared = shared(start, iri);
            if shared == start.len() {
                let curie = format!("{name}:{}", iri.get(shared..)?);
                if is_curie(&curie) {
                    return Some(curie);
                }
            }
            // A shorter one is a beginning of what the two share.
            let shorter = shared.min(stem.len().checked_sub(1)?);
            let shorter = (0..=shorter).rev().find(|end| iri.is_char_boundary(*end))?;
            stem = iri.get(..shorter)?;
        }
    }
}

/// How many bytes two texts begin with in common.
fn shared(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prefix_wins() {
        let declared: BTreeMap<SmolStr, Iri> = [
            ("a", "https://e.org/"),
            ("ab", "https://e.org/b/"),
            ("abc", "https://e.org/b/c_"),
            ("z", "https://z.org/"),
        ]
        .into_iter()
        .map(|(name, iri)| (name.into(), Iri::parse(iri).unwrap()))
        .collect();
        let prefixes = Prefixes::new(&declared);
        for (iri, curie) in [
            ("https://e.org/1", Some("a:1")),
            ("https://e.org/b/1", Some("ab:1")),
            ("https://e.org/b/c_1", Some("abc:1")),
            // An empty reference makes no CURIE; a shorter prefix does.
            ("https://e.org/b/c_", Some("ab:c_")),
            ("https://e.org/", None),
            ("https://y.org/1", None),
            (
                "http://www.w3.org/2004/02/skos/core#exactMatch",
                Some("skos:exactMatch"),
            ),
        ] {
            assert_eq!(prefixes.contract(iri).as_deref(), curie, "{iri}");
            if let Some(curie) = curie {
                assert_eq!(expand(&declared, curie).as_deref(), Some(iri));
            }
        }
    }
}
