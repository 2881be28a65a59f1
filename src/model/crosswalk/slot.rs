use crate::error::ValueError;
use smol_str::SmolStr;
use std::fmt;

/// Declares the slots of SSSOM 1.1 in the order of its schema, which is still
/// being drawn up: `derived_from` came to it by pull request 548 of its
/// repository, in May 2026, and its place here is that of the branch for it.
///
/// A row says: the variant, the name, what kind of value it holds, `list`
/// where it holds several, where it may stand (`Mapping`, `Set`, `Both`),
/// `Propagates` where the set's value holds for mappings that have none, and
/// `Since11` where version 1.0 did not have it.
macro_rules! slots {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal $kind:ident $on:ident $($flag:ident)*;)+) => {
        /// A slot of SSSOM, of a mapping, of a mapping set, or of both.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Slot {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Slot {
            /// All slots, in the order of the SSSOM schema.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The slot's name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The slot of a name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// What the slot says.
            pub fn description(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+ }
            }

            /// What kind of value it holds.
            pub fn kind(self) -> SlotKind {
                match self { $(Self::$variant => SlotKind::$kind,)+ }
            }

            fn on(self) -> On {
                match self { $(Self::$variant => On::$on,)+ }
            }

            fn flags(self) -> &'static [Flag] {
                match self { $(Self::$variant => &[$(Flag::$flag),*],)+ }
            }
        }
    };
}

#[derive(PartialEq)]
enum On {
    Mapping,
    Set,
    Both,
}

#[derive(PartialEq)]
enum Flag {
    List,
    Propagates,
    Since11,
}

slots! {
    /// The version of SSSOM that the set is written in.
    SssomVersion "sssom_version" Version Set Since11;
    /// The identifier of the mapping set.
    MappingSetId "mapping_set_id" Iri Set;
    /// The version of the mapping set.
    MappingSetVersion "mapping_set_version" Text Set;
    /// The mapping sets that this one was made from.
    MappingSetSource "mapping_set_source" Iri Set List;
    /// The title of the mapping set.
    MappingSetTitle "mapping_set_title" Text Set;
    /// What the mapping set is.
    MappingSetDescription "mapping_set_description" Text Set;
    /// How sure the set as a whole is.
    MappingSetConfidence "mapping_set_confidence" Share Set Since11;
    /// The identifier of the record itself.
    RecordId "record_id" Entity Mapping Since11;
    /// The entity the mapping starts from.
    SubjectId "subject_id" Entity Mapping;
    /// Its label.
    SubjectLabel "subject_label" Text Mapping;
    /// The category it belongs to.
    SubjectCategory "subject_category" Text Mapping;
    /// How the subject relates to the object.
    PredicateId "predicate_id" Entity Mapping;
    /// The label of the predicate.
    PredicateLabel "predicate_label" Text Mapping;
    /// `Not` where the predicate is denied.
    PredicateModifier "predicate_modifier" Modifier Mapping;
    /// The entity the mapping leads to.
    ObjectId "object_id" Entity Mapping;
    /// Its label.
    ObjectLabel "object_label" Text Mapping;
    /// The category it belongs to.
    ObjectCategory "object_category" Text Mapping;
    /// How the mapping came about (a semapv term).
    MappingJustification "mapping_justification" Entity Mapping;
    /// Who asserted the mapping.
    AuthorId "author_id" Entity Mapping List;
    /// The names of those who asserted the mapping.
    AuthorLabel "author_label" Text Mapping List;
    /// Who reviewed the mapping.
    ReviewerId "reviewer_id" Entity Mapping List;
    /// The names of those who reviewed the mapping.
    ReviewerLabel "reviewer_label" Text Mapping List;
    /// Who made the mapping or the set.
    CreatorId "creator_id" Entity Both List;
    /// The names of those who made the mapping or the set.
    CreatorLabel "creator_label" Text Both List;
    /// The licence of the mapping or the set.
    License "license" Iri Both;
    /// The type of the subject.
    SubjectType "subject_type" EntityType Both Propagates;
    /// The vocabulary that the subject is from.
    SubjectSource "subject_source" Entity Both Propagates;
    /// The version of that vocabulary.
    SubjectSourceVersion "subject_source_version" Text Both Propagates;
    /// The type of the object.
    ObjectType "object_type" EntityType Both Propagates;
    /// The vocabulary that the object is from.
    ObjectSource "object_source" Entity Both Propagates;
    /// The version of that vocabulary.
    ObjectSourceVersion "object_source_version" Text Both Propagates;
    /// The type of the predicate.
    PredicateType "predicate_type" EntityType Both Propagates Since11;
    /// The project or organisation that provides the mapping.
    MappingProvider "mapping_provider" Iri Both Propagates;
    /// The mapping set that the mapping comes from.
    MappingSource "mapping_source" Entity Mapping;
    /// Whether the mapping is one of several of its subject or object.
    MappingCardinality "mapping_cardinality" Cardinality Mapping;
    /// The slots within whose equal values the cardinality counts.
    CardinalityScope "cardinality_scope" Text Both List Propagates Since11;
    /// The tool that made the mapping.
    MappingTool "mapping_tool" Text Both Propagates;
    /// The identifier of that tool.
    MappingToolId "mapping_tool_id" Entity Both Propagates Since11;
    /// The version of that tool.
    MappingToolVersion "mapping_tool_version" Text Both Propagates;
    /// The day the mapping was asserted.
    MappingDate "mapping_date" Date Both Propagates;
    /// The day the mapping was published.
    PublicationDate "publication_date" Date Both;
    /// The day the mapping was reviewed.
    ReviewDate "review_date" Date Mapping Since11;
    /// How sure the author is of the mapping, from 0 to 1.
    Confidence "confidence" Share Mapping;
    /// How far the reviewer agrees, from -1 to 1.
    ReviewerAgreement "reviewer_agreement" Agreement Mapping Since11;
    /// The rules by which the mapping was made.
    CurationRule "curation_rule" Entity Both List Propagates;
    /// Those rules in words.
    CurationRuleText "curation_rule_text" Text Both List Propagates;
    /// The properties of the subject that were matched.
    SubjectMatchField "subject_match_field" Entity Both List Propagates;
    /// The properties of the object that were matched.
    ObjectMatchField "object_match_field" Entity Both List Propagates;
    /// The strings that were matched.
    MatchString "match_string" Text Mapping List;
    /// What was done to the subject's strings before matching.
    SubjectPreprocessing "subject_preprocessing" Entity Both List Propagates;
    /// What was done to the object's strings before matching.
    ObjectPreprocessing "object_preprocessing" Entity Both List Propagates;
    /// How similar the two are, from 0 to 1.
    SimilarityScore "similarity_score" Share Mapping;
    /// The measure of that similarity.
    SimilarityMeasure "similarity_measure" Text Both Propagates;
    /// Where to read more.
    SeeAlso "see_also" Iri Both List;
    /// Where issues about the set are kept.
    IssueTracker "issue_tracker" Iri Set;
    /// The issue about the mapping.
    IssueTrackerItem "issue_tracker_item" Entity Mapping;
    /// The mappings that this one was derived from.
    DerivedFrom "derived_from" Entity Mapping List Since11;
    /// Anything else, as pairs of key and value.
    Other "other" Text Both;
    /// The reason in words: what the two share and what they do not.
    Comment "comment" Text Both;
}

/// What kind of value a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SlotKind {
    /// A CURIE.
    Entity,
    /// Any text.
    Text,
    /// An absolute IRI.
    Iri,
    /// A number from 0 to 1.
    Share,
    /// A number from -1 to 1.
    Agreement,
    /// A date.
    Date,
    /// A version of SSSOM.
    Version,
    /// A type of entity.
    EntityType,
    /// `Not`.
    Modifier,
    /// A cardinality.
    Cardinality,
}

impl SlotKind {
    /// Whether the values are put in apart from texts, maybe on another thread:
    /// CURIEs, which have a table of their own, and numbers, which need none.
    #[cfg(feature = "sssom")]
    pub(crate) fn is_apart(self) -> bool {
        matches!(self, Self::Entity | Self::Share | Self::Agreement)
    }

    /// The values that are allowed, where they are listed.
    pub fn choices(self) -> Option<&'static [&'static str]> {
        Some(match self {
            Self::Version => &["1.0", "1.1"],
            Self::EntityType => &[
                "owl class",
                "owl object property",
                "owl data property",
                "owl annotation property",
                "owl named individual",
                "skos concept",
                "rdfs resource",
                "rdfs class",
                "rdfs literal",
                "rdfs datatype",
                "rdf property",
                "composed entity expression",
            ],
            Self::Modifier => &["Not"],
            Self::Cardinality => &["1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0"],
            _ => return None,
        })
    }

    /// The smallest and the largest number allowed, where it is a number.
    pub fn bounds(self) -> Option<(f64, f64)> {
        match self {
            Self::Share => Some((0.0, 1.0)),
            Self::Agreement => Some((-1.0, 1.0)),
            _ => None,
        }
    }
}

impl Slot {
    /// Whether it holds several values.
    pub fn is_list(self) -> bool {
        self.flags().contains(&Flag::List)
    }

    /// Whether it may stand on a mapping.
    pub fn is_on_mappings(self) -> bool {
        self.on() != On::Set
    }

    /// Whether it may stand on a mapping set.
    pub fn is_on_sets(self) -> bool {
        self.on() != On::Mapping
    }

    /// Whether the set's value holds for mappings, where none has its own.
    pub fn propagates(self) -> bool {
        self.flags().contains(&Flag::Propagates)
    }

    /// The slot that says of the other end what this one says: `object_label`
    /// for `subject_label`; itself where it is about neither end.
    pub fn mirrored(self) -> Self {
        let name = self.name();
        let mirrored = match (name.strip_prefix("subject_"), name.strip_prefix("object_")) {
            (Some(rest), _) => Self::from_name(&format!("object_{rest}")),
            (_, Some(rest)) => Self::from_name(&format!("subject_{rest}")),
            _ => None,
        };
        mirrored.unwrap_or(self)
    }

    /// Whether SSSOM has it only since version 1.1.
    pub fn is_since_1_1(self) -> bool {
        self.flags().contains(&Flag::Since11)
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The name of a slot: one of SSSOM's, or an extension.
///
/// SSSOM's come first, in the order of its schema, then extensions by name. In
/// the JSON of a crosswalk an extension stands among the slots where its name is
/// `ext_` followed by letters, digits and underscores, else under `extensions`,
/// so that a misspelt slot is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotName {
    /// A slot of SSSOM.
    Known(Slot),
    /// An extension slot.
    Extension(SmolStr),
}

impl SlotName {
    /// Reads a slot name.
    ///
    /// # Errors
    ///
    /// On a name that SSSOM does not know and that is not `ext_` followed by
    /// letters, digits and underscores.
    pub fn parse(name: &str) -> Result<Self, ValueError> {
        if let Some(slot) = Slot::from_name(name) {
            return Ok(Self::Known(slot));
        }
        if is_plain_extension(name) {
            return Ok(Self::Extension(SmolStr::new(name)));
        }
        Err(ValueError::new(
            "a slot",
            name,
            "a slot of SSSOM, or an extension `ext_` and letters, digits, underscores",
        ))
    }

    /// Whether it reads itself from its name alone.
    pub(super) fn is_plain(&self) -> bool {
        match self {
            Self::Known(_) => true,
            Self::Extension(name) => is_plain_extension(name),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(slot) => slot.name(),
            Self::Extension(name) => name,
        }
    }

    /// What kind of value it holds; an extension holds a text.
    pub fn kind(&self) -> SlotKind {
        self.known().map_or(SlotKind::Text, Slot::kind)
    }

    /// Whether it holds several values; an extension does not.
    pub fn is_list(&self) -> bool {
        self.known().is_some_and(Slot::is_list)
    }

    /// The slot of SSSOM; `None` for an extension.
    pub fn known(&self) -> Option<Slot> {
        match self {
            Self::Known(slot) => Some(*slot),
            Self::Extension(_) => None,
        }
    }
}

/// Whether a name is `ext_` followed by letters, digits and underscores.
fn is_plain_extension(name: &str) -> bool {
    name.strip_prefix("ext_").is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

impl From<Slot> for SlotName {
    fn from(slot: Slot) -> Self {
        Self::Known(slot)
    }
}

impl fmt::Display for SlotName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
