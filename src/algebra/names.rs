//! What one set calls the entities of another.

use crate::id::Iri;
use crate::model::crosswalk::Rename;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The prefixes that a set declares.
pub(super) type Prefixes = BTreeMap<SmolStr, Iri>;

/// Turns the CURIEs of one set into those of another. They are mostly the same;
/// where the two declare a prefix differently, the IRI decides.
pub(super) struct Names<'a> {
    from: &'a Prefixes,
    to: &'a Prefixes,
    /// The prefixes of the other set by what they stand for.
    by_namespace: BTreeMap<&'a str, &'a str>,
    /// How long these namespaces are, the longest first.
    lengths: Vec<usize>,
    /// Whether every prefix that both declare, or one of them, means the same.
    agree: bool,
}

/// What the other set calls an entity.
pub(super) enum Named {
    /// The same.
    Same,
    /// Something else.
    Otherwise(String),
    /// It has no name for it.
    Not,
}

impl<'a> Names<'a> {
    pub(super) fn new(from: &'a Prefixes, to: &'a Prefixes) -> Self {
        let by_namespace: BTreeMap<&str, &str> = to
            .iter()
            .map(|(prefix, iri)| (iri.as_str(), prefix.as_str()))
            .collect();
        let lengths: BTreeSet<usize> = by_namespace.keys().map(|iri| iri.len()).collect();
        let mut names = Self {
            from,
            to,
            by_namespace,
            lengths: lengths.into_iter().rev().collect(),
            agree: true,
        };
        names.agree = !from.iter().any(|(prefix, iri)| names.differs(prefix, iri));
        names
    }

    /// Whether what stands under a prefix may have another name.
    fn differs(&self, prefix: &str, iri: &Iri) -> bool {
        let iri_text = iri.as_str();
        let beneath = || {
            let next = self.by_namespace.range(iri_text..).next();
            next.is_some_and(|(other, _)| other.starts_with(iri_text))
        };
        self.to.get(prefix) != Some(iri)
            && (self.to.contains_key(prefix) || self.above(iri_text).is_some() || beneath())
    }

    /// The longest namespace of the other set that an IRI is in, by its prefix,
    /// and the rest of the IRI.
    fn above<'i>(&self, iri: &'i str) -> Option<(&'a str, &'i str)> {
        self.lengths.iter().find_map(|length| {
            let (namespace, rest) = iri.split_at_checked(*length)?;
            Some((*self.by_namespace.get(namespace)?, rest))
        })
    }

    /// Whether every entity has the same name in both.
    pub(super) fn agree(&self) -> bool {
        self.agree
    }

    /// A renaming that these names make; none where they agree.
    pub(super) fn unless_agreed<'r>(
        &self,
        rename: &'r dyn Fn(&str) -> Option<String>,
    ) -> Rename<'r> {
        (!self.agree).then_some(rename)
    }

    /// What the other set calls an entity, where it is something else.
    pub(super) fn rename(&self, curie: &str) -> Option<String> {
        match self.of(curie) {
            Named::Otherwise(name) => Some(name),
            Named::Same | Named::Not => None,
        }
    }

    /// What the other set calls an entity.
    pub(super) fn of(&self, curie: &str) -> Named {
        if self.agree {
            return Named::Same;
        }
        let Some((prefix, reference)) = curie.split_once(':') else {
            return Named::Same;
        };
        let not_same = || match self.to.contains_key(prefix) {
            true => Named::Not,
            false => Named::Same,
        };
        let Some(namespace) = self.from.get(prefix) else {
            // Built in, or of a set that declares nothing.
            return not_same();
        };
        if self.to.get(prefix) == Some(namespace) {
            return Named::Same;
        }
        let iri = format!("{}{reference}", namespace.as_str());
        match self.above(&iri) {
            Some((prefix, rest)) if !rest.is_empty() && !rest.starts_with("//") => {
                Named::Otherwise(format!("{prefix}:{rest}"))
            }
            _ => not_same(),
        }
    }
}

/// Declares the prefixes of a set beside those of others: the ones that mean
/// something else there under new names.
pub(super) fn declare(prefixes: &mut Prefixes, others: &Prefixes) {
    let mut known: HashSet<Iri> = prefixes.values().cloned().collect();
    for (prefix, iri) in others {
        match prefixes.get(prefix) {
            None => {
                prefixes.insert(prefix.clone(), iri.clone());
            }
            Some(same) if same == iri => {}
            Some(_) if known.contains(iri) => {}
            Some(_) => {
                let name = free_name(prefixes, prefix, 2);
                prefixes.insert(name, iri.clone());
            }
        }
        known.insert(iri.clone());
    }
}

/// A prefix that is not taken: the word and a number.
pub(super) fn free_name(prefixes: &Prefixes, word: &str, first: usize) -> SmolStr {
    (first..)
        .map(|number| SmolStr::from(format!("{word}-{number}")))
        .find(|name| !prefixes.contains_key(name))
        .unwrap_or_default()
}
