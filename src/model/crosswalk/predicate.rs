use crate::error::ValueError;
use crate::id::Curie;
use crate::value::string_value;
use std::fmt;

/// How the subject of a mapping relates to its object.
///
/// The mapping properties of SKOS, what OWL and RDFS have of the same kind, and
/// any other predicate, kept as it is.
///
/// A broad match says that the object is broader than the subject
/// (`skos:broadMatch`: subject has broader match object).
///
/// ```
/// use competency::Predicate;
/// let predicate: Predicate = "skos:broadMatch".parse()?;
/// assert_eq!(predicate, Predicate::Broad);
/// assert_eq!(predicate.inverse(), Some(Predicate::Narrow));
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Predicate {
    /// `skos:exactMatch`: interchangeable across a wide range of uses.
    Exact,
    /// `skos:closeMatch`: interchangeable in some uses.
    Close,
    /// `skos:broadMatch`: the object is the more general of the two.
    Broad,
    /// `skos:narrowMatch`: the object is the more special of the two.
    Narrow,
    /// `skos:relatedMatch`: associated, neither general nor special.
    Related,
    /// `skos:mappingRelation`: mapped in some way; the general one of the five.
    Mapping,
    /// `owl:sameAs`: the same individual.
    SameAs,
    /// `owl:equivalentClass`: the same extension.
    EquivalentClass,
    /// `rdfs:subClassOf`: every instance of the subject is one of the object.
    SubClassOf,
    /// Another predicate.
    Other(Curie),
}

impl Predicate {
    /// The predicates that have a meaning here.
    pub const KNOWN: [Self; 9] = [
        Self::Exact,
        Self::Close,
        Self::Broad,
        Self::Narrow,
        Self::Related,
        Self::Mapping,
        Self::SameAs,
        Self::EquivalentClass,
        Self::SubClassOf,
    ];

    /// Reads a predicate: any CURIE.
    ///
    /// # Errors
    ///
    /// On what is not a CURIE.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        match Self::KNOWN.iter().find(|known| known.as_str() == text) {
            Some(known) => Ok(known.clone()),
            None => Curie::parse(text).map(Self::Other),
        }
    }

    /// The predicate as a CURIE.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Exact => "skos:exactMatch",
            Self::Close => "skos:closeMatch",
            Self::Broad => "skos:broadMatch",
            Self::Narrow => "skos:narrowMatch",
            Self::Related => "skos:relatedMatch",
            Self::Mapping => "skos:mappingRelation",
            Self::SameAs => "owl:sameAs",
            Self::EquivalentClass => "owl:equivalentClass",
            Self::SubClassOf => "rdfs:subClassOf",
            Self::Other(curie) => curie.as_str(),
        }
    }

    /// A word for it: `exact`, `close`, … ; the CURIE where there is none.
    pub fn word(&self) -> &str {
        match self {
            Self::Exact => "exact",
            Self::Close => "close",
            Self::Broad => "broad",
            Self::Narrow => "narrow",
            Self::Related => "related",
            Self::Mapping => "mapped",
            other => other.as_str(),
        }
    }

    /// The predicate of the mapping read from its other end; `None` where there
    /// is none (`rdfs:subClassOf`) or none is known.
    pub fn inverse(&self) -> Option<Self> {
        match self {
            Self::Exact
            | Self::Close
            | Self::Related
            | Self::Mapping
            | Self::SameAs
            | Self::EquivalentClass => Some(self.clone()),
            Self::Broad => Some(Self::Narrow),
            Self::Narrow => Some(Self::Broad),
            Self::SubClassOf | Self::Other(_) => None,
        }
    }

    /// Whether a thing that stands in this relation also stands in the other.
    ///
    /// What SKOS says: exact matches are close matches, and all five are
    /// mapping relations (SKOS Reference, S38 to S42); and what sameness says of
    /// the OWL predicates.
    pub fn entails(&self, other: &Self) -> bool {
        let skos = !matches!(
            self,
            Self::SameAs | Self::EquivalentClass | Self::SubClassOf | Self::Other(_)
        );
        self == other
            || (*other == Self::Mapping && skos)
            || (*other == Self::Close && *self == Self::Exact)
            || (*other == Self::SubClassOf && *self == Self::EquivalentClass)
    }

    /// Whether `Not` of this predicate rules the other one out: it does where
    /// the other entails this one. `Not close` also denies exact; `Not exact`
    /// leaves close be; `Not` of the mapping relation denies all five.
    pub fn denies(&self, other: &Self) -> bool {
        other.entails(self)
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

string_value!(
    Predicate,
    schema: "Predicate",
    "a predicate as a CURIE",
    pattern: r"^[^\s:/?#]+:(?!//)\S+$",
    examples: ["skos:closeMatch", "skos:broadMatch"]
);
