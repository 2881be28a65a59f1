//! 11: what a mapping says, word for word: vocabularies, sources, reasons.

use super::characters;
use super::crosswalk::mapping_pointer;
use crate::diagnostic::{At, Code, Diagnostic, Pointer};
use crate::id::{EntityRef, FrameworkId};
use crate::json::{MOST_SUGGESTIONS, nearest};
use crate::model::crosswalk::{Crosswalk, Mapping, Predicate, Slot};

/// The justifications of the Semantic Mapping Vocabulary that SSSOM 1.1 lists
/// for `mapping_justification`.
const JUSTIFICATIONS: [&str; 13] = [
    "semapv:BackgroundKnowledgeBasedMatching",
    "semapv:CompositeMatching",
    "semapv:InstanceBasedMatching",
    "semapv:LexicalMatching",
    "semapv:LexicalSimilarityThresholdMatching",
    "semapv:LogicalReasoning",
    "semapv:ManualMappingCuration",
    "semapv:MappingChaining",
    "semapv:MappingInversion",
    "semapv:MappingReview",
    "semapv:SemanticSimilarityThresholdMatching",
    "semapv:StructuralMatching",
    "semapv:UnspecifiedMatching",
];

/// What SKOS, OWL and RDFS have beside the mapping predicates of the model.
const OTHER_PREDICATES: [&str; 11] = [
    "owl:differentFrom",
    "owl:disjointWith",
    "owl:equivalentProperty",
    "rdfs:isDefinedBy",
    "rdfs:seeAlso",
    "rdfs:subPropertyOf",
    "skos:broader",
    "skos:narrower",
    "skos:related",
    "skos:semanticRelation",
    "skos:inScheme",
];

/// The vocabularies whose predicates are known.
const VOCABULARIES: [&str; 3] = ["skos:", "owl:", "rdfs:"];

/// Looks at the words of each mapping and at the sources of all.
pub(super) fn check(crosswalk: &Crosswalk, found: &mut Vec<Diagnostic>) {
    let sides = [
        Side {
            framework: crosswalk.subject_framework(),
            id: Slot::SubjectId,
            source: Slot::SubjectSource,
        },
        Side {
            framework: crosswalk.object_framework(),
            id: Slot::ObjectId,
            source: Slot::ObjectSource,
        },
    ];
    for (side, versions) in sides
        .iter()
        .zip([crosswalk.subject_versions(), crosswalk.object_versions()])
    {
        if let (Some(framework), Ok(None)) = (&side.framework, versions) {
            found.push(
                Diagnostic::new(
                    Code::NoVersion,
                    Pointer::root().key(side.source.name()),
                    format!("it is not said which version of `{framework}` is meant"),
                )
                .with_help(format!("add `{}_version`", side.source)),
            );
        }
    }
    let mut suggestions = MOST_SUGGESTIONS;
    for mapping in crosswalk.mappings() {
        for side in &sides {
            side.check(&mapping, found);
        }
        predicate(&mapping, &mut suggestions, found);
        justification(&mapping, &mut suggestions, found);
        if let Some(comment) = mapping.comment() {
            let (root, row) = (At::ROOT, mapping.row());
            let mappings = root.key("mappings");
            let at = mappings.index(row);
            characters::check(comment, &at.key(Slot::Comment.name()), found);
        }
    }
}

/// One of the two sides of a crosswalk.
struct Side {
    framework: Option<FrameworkId>,
    id: Slot,
    source: Slot,
}

impl Side {
    /// An end is of the framework that its side is of, unless the mapping names
    /// a source of its own.
    fn check(&self, mapping: &Mapping<'_>, found: &mut Vec<Diagnostic>) {
        let Some(framework) = &self.framework else {
            return;
        };
        let Some(curie) = mapping.text(self.id) else {
            return;
        };
        let prefix = curie.split_once(':').map_or("", |(prefix, _)| prefix);
        if prefix == framework.as_str() || self.is_of_its_own(mapping, framework) {
            return;
        }
        // A framework itself is `competency:…`; what has another prefix may be
        // of a framework or of something else.
        let Ok(end) = EntityRef::parse(curie) else {
            return;
        };
        let is_other_side = self.is_the_other(end.framework(), mapping.crosswalk());
        if end.framework() != framework && is_other_side {
            found.push(
                Diagnostic::new(
                    Code::EndOfAnotherSource,
                    mapping_pointer(mapping, Some(self.id.name())),
                    format!("`{end}` is not of `{framework}`, the source of this side"),
                )
                .with_help("exchange the two ends, and broad and narrow with them"),
            );
        }
    }

    /// Whether the mapping names another source than the whole set does.
    fn is_of_its_own(&self, mapping: &Mapping<'_>, framework: &FrameworkId) -> bool {
        mapping.text(self.source).is_some_and(|source| {
            EntityRef::parse(source).map_or(true, |source| source.framework() != framework)
        })
    }

    fn is_the_other(&self, framework: &FrameworkId, crosswalk: &Crosswalk) -> bool {
        let other = match self.id {
            Slot::SubjectId => crosswalk.object_framework(),
            _ => crosswalk.subject_framework(),
        };
        other.as_ref() == Some(framework)
    }
}

/// A predicate of a vocabulary known here is one of its predicates.
fn predicate(mapping: &Mapping<'_>, suggestions: &mut usize, found: &mut Vec<Diagnostic>) {
    let Some(predicate) = mapping.text(Slot::PredicateId) else {
        return;
    };
    let known = || {
        let mappings = Predicate::KNOWN.iter().map(Predicate::as_str);
        mappings.chain(OTHER_PREDICATES)
    };
    let of_known = VOCABULARIES
        .iter()
        .any(|start| predicate.starts_with(start));
    if of_known && !known().any(|known| known == predicate) {
        let message = format!("`{predicate}` is no predicate of its vocabulary");
        let at = mapping_pointer(mapping, Some(Slot::PredicateId.name()));
        let mut diagnostic = Diagnostic::new(Code::UnknownPredicate, at, message);
        suggest(&mut diagnostic, predicate, known(), suggestions);
        found.push(diagnostic);
    }
}

/// A justification is one that SSSOM knows.
fn justification(mapping: &Mapping<'_>, suggestions: &mut usize, found: &mut Vec<Diagnostic>) {
    let Some(justification) = mapping.text(Slot::MappingJustification) else {
        return;
    };
    if !JUSTIFICATIONS.contains(&justification) {
        let message = format!("`{justification}` is no justification that SSSOM knows");
        let at = mapping_pointer(mapping, Some(Slot::MappingJustification.name()));
        let mut diagnostic = Diagnostic::new(Code::UnknownJustification, at, message);
        suggest(&mut diagnostic, justification, JUSTIFICATIONS, suggestions);
        found.push(diagnostic);
    }
}

/// Adds what is spelt almost the same, while suggestions are left.
fn suggest<'a>(
    diagnostic: &mut Diagnostic,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    left: &mut usize,
) {
    if *left > 0 {
        *left -= 1;
        let near = nearest(name, known);
        diagnostic.help = near.map(|near| format!("did you mean `{near}`?"));
    }
}
