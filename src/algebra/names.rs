//! What one set calls the entities of another.

use crate::id::Iri;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The prefixes that a set declares.
pub(super) type Prefixes = BTreeMap<SmolStr, Iri>;

/// Turns the CURIEs of one set into those of another. They are mostly the same;
/// where the two declare a prefix differently, the IRI decides.
pub(super) struct Names<'a> {
    from: &'a Prefixes,
    to: &'a Prefixes,
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
        let other_name = |(prefix, iri): (&SmolStr, &Iri)| {
            to.get(prefix) != Some(iri)
                && (to.contains_key(prefix)
                    || to.values().any(|other| {
                        let (a, b) = (iri.as_str(), other.as_str());
                        a.starts_with(b) || b.starts_with(a)
                    }))
        };
        Self {
            from,
            to,
            agree: !from.iter().any(other_name),
        }
    }

    /// Whether every entity has the same name in both.
    pub(super) fn agree(&self) -> bool {
        self.agree
    }

    /// What the other set calls an entity.
    pub(super) fn of(&self, curie: &str) -> Named {
        if self.agree {
            return Named::Same;
        }
        let Some((prefix, reference)) = curie.split_once(':') else {
            return Named::Same;
        };
        let Some(namespace) = self.from.get(prefix) else {
            // Built in, or of a set that declares nothing.
            return if self.to.contains_key(prefix) {
                Named::Not
            } else {
                Named::Same
            };
        };
        match self.to.get(prefix) {
            Some(same) if same == namespace => return Named::Same,
            _ => {}
        }
        let iri = format!("{}{reference}", namespace.as_str());
        // The longest namespace says most.
        let of_it = self.to.iter().filter_map(|(prefix, namespace)| {
            let rest = iri.strip_prefix(namespace.as_str())?;
            (!rest.is_empty() && !rest.starts_with("//")).then_some((prefix, rest))
        });
        match of_it.min_by_key(|(_, rest)| rest.len()) {
            Some((prefix, rest)) => Named::Otherwise(format!("{prefix}:{rest}")),
            None if self.to.contains_key(prefix) => Named::Not,
            None => Named::Same,
        }
    }
}

/// Declares the prefixes of a set beside those of others: the ones that mean
/// something else there under new names.
pub(super) fn declare(prefixes: &mut Prefixes, others: &Prefixes) {
    for (prefix, iri) in others {
        match prefixes.get(prefix) {
            None => {
                prefixes.insert(prefix.clone(), iri.clone());
            }
            Some(same) if same == iri => {}
            Some(_) if prefixes.values().any(|known| known == iri) => {}
            Some(_) => {
                let name = free_name(prefixes, prefix, 2);
                prefixes.insert(name, iri.clone());
            }
        }
    }
}

/// A prefix that is not taken: the word and a number.
pub(super) fn free_name(prefixes: &Prefixes, word: &str, first: usize) -> SmolStr {
    (first..)
        .map(|number| SmolStr::from(format!("{word}-{number}")))
        .find(|name| !prefixes.contains_key(name))
        .unwrap_or_default()
}
