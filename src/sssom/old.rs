//! Slots that SSSOM had before version 1.0 ("Compatibility with pre-1.0
//! versions"), which readers turn into today's without a word.

use crate::model::crosswalk::Slot;

/// A slot of old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OldSlot {
    MatchType,
    MatchTermType,
    SimilarityScore,
    SimilarityMeasure,
}

impl OldSlot {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "match_type" => Self::MatchType,
            "match_term_type" => Self::MatchTermType,
            "semantic_similarity_score" => Self::SimilarityScore,
            "semantic_similarity_measure" => Self::SimilarityMeasure,
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::MatchType => "match_type",
            Self::MatchTermType => "match_term_type",
            Self::SimilarityScore => "semantic_similarity_score",
            Self::SimilarityMeasure => "semantic_similarity_measure",
        }
    }

    /// The slots that it is today.
    pub(super) fn slots(self) -> &'static [Slot] {
        match self {
            Self::MatchType => &[Slot::MappingJustification],
            Self::MatchTermType => &[Slot::SubjectType, Slot::ObjectType],
            Self::SimilarityScore => &[Slot::SimilarityScore],
            Self::SimilarityMeasure => &[Slot::SimilarityMeasure],
        }
    }

    /// Today's value for one of old; `None` where it never was one.
    pub(super) fn value(self, old: &str) -> Option<&str> {
        Some(match (self, old) {
            (_, "") => "",
            (Self::MatchType, "Lexical") => "semapv:LexicalMatching",
            (Self::MatchType, "Logical") => "semapv:LogicalMatching",
            (Self::MatchType, "HumanCurated") => "semapv:ManualMappingCuration",
            (Self::MatchType, "Complex") => "semapv:CompositeMatching",
            (Self::MatchType, "Unspecified") => "semapv:UnspecifiedMatching",
            (Self::MatchType, "SemanticSimilarity") => "semapv:SemanticSimilarityThresholdMatching",
            (Self::MatchTermType, "ConceptMatch") => "skos concept",
            (Self::MatchTermType, "ClassMatch") => "owl class",
            (Self::MatchTermType, "ObjectPropertyMatch") => "owl object property",
            (Self::MatchTermType, "IndividualMatch") => "owl named individual",
            (Self::MatchTermType, "DataPropertyMatch") => "owl data property",
            (Self::MatchTermType, "TermMatch") => "rdfs literal",
            (Self::MatchType | Self::MatchTermType, _) => return None,
            (Self::SimilarityScore | Self::SimilarityMeasure, value) => value,
        })
    }
}
