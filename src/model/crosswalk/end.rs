use crate::id::{Curie, EntityRef};
use smol_str::SmolStr;
use std::fmt;

/// An end of a mapping: its subject or its object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// An entity, by its CURIE. An [`EntityRef`] is a CURIE of ours.
    Entity(Curie),
    /// A literal: a text that names something which has no identifier.
    Literal(SmolStr),
    /// Nothing: a term was looked for and not found (`sssom:NoTermFound`).
    NoTermFound,
}

impl End {
    /// The entity's CURIE.
    pub fn curie(&self) -> Option<&Curie> {
        match self {
            Self::Entity(curie) => Some(curie),
            Self::Literal(_) | Self::NoTermFound => None,
        }
    }

    /// The reference, where the end is an entity of a framework of ours, or
    /// may be one by its form.
    pub fn entity_ref(&self) -> Option<EntityRef> {
        self.curie().and_then(|curie| curie.try_into().ok())
    }
}

impl From<Curie> for End {
    fn from(curie: Curie) -> Self {
        if curie.as_str() == super::NO_TERM_FOUND {
            Self::NoTermFound
        } else {
            Self::Entity(curie)
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entity(curie) => curie.fmt(f),
            Self::Literal(text) => write!(f, "\"{text}\""),
            Self::NoTermFound => f.write_str("no term found"),
        }
    }
}
