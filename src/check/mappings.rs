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
    // Each CURIE of a column is looked at once, and the rows only where one is
    // unusual.
    let entities = crosswalk.columns().entities();
    let unusual = |slot: Slot, is: &dyn Fn(&str) -> bool| {
        let mut by_symbol: Vec<Option<bool>> = vec![None; entities.len()];
        let rows = crosswalk.columns().symbols(slot).iter().map(|symbol| {
            let look = || entities.get(*symbol).is_some_and(is);
            let known = by_symbol.get_mut(*symbol as usize);
            known.is_some_and(|known| *known.get_or_insert_with(look))
        });
        rows.collect::<Vec<bool>>()
    };
    let foreign = sides
        .each_ref()
        .map(|side| unusual(side.id, &|curie| side.is_foreign(curie)));
    let predicates = unusual(Slot::PredicateId, &is_unknown_predicate);
    let justifications = unusual(Slot::MappingJustification, &is_unknown_justification);
    let is = |rows: &[bool], mapping: &Mapping<'_>| rows.get(mapping.row()) == Some(&true);
    let mut suggestions = MOST_SUGGESTIONS;
    for mapping in crosswalk.mappings() {
        for (side, foreign) in sides.iter().zip(&foreign) {
            if is(foreign, &mapping) {
                side.check(&mapping, found);
            }
        }
        if is(&predicates, &mapping) {
            predicate(&mapping, &mut suggestions, found);
        }
        if is(&justifications, &mapping) {
            justification(&mapping, &mut suggestions, found);
        }
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
    /// Whether a CURIE has another prefix than the things of the framework.
    fn is_foreign(&self, curie: &str) -> bool {
        let prefix = EntityRef::split(curie).map_or("", |(prefix, _)| prefix);
        let framework = self.framework.as_ref();
        framework.is_some_and(|framework| prefix != framework.as_str())
    }

    /// An end is of the framework that its side is of, unless the mapping names
    /// a source of its own.
    fn check(&self, mapping: &Mapping<'_>, found: &mut Vec<Diagnostic>) {
        let Some(framework) = &self.framework else {
            return;
        };
        let Some(curie) = mapping.text(self.id) else {
            return;
        };
        if self.is_of_its_own(mapping, framework) {
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

/// The predicates known here.
fn known_predicates() -> impl Iterator<Item = &'static str> {
    let mappings = Predicate::KNOWN.iter().map(Predicate::as_str);
    mappings.chain(OTHER_PREDICATES)
}

/// Whether a predicate is of a vocabulary known here and none of its
/// predicates.
fn is_unknown_predicate(predicate: &str) -> bool {
    let mut vocabularies = VOCABULARIES.iter();
    vocabularies.any(|start| predicate.starts_with(start))
        && !known_predicates().any(|known| known == predicate)
}

/// Whether a justification is none that SSSOM knows.
fn is_unknown_justification(justification: &str) -> bool {
    !JUSTIFICATIONS.contains(&justification)
}

/// Tells of an unknown predicate.
fn predicate(mapping: &Mapping<'_>, suggestions: &mut usize, found: &mut Vec<Diagnostic>) {
    let Some(predicate) = mapping.text(Slot::PredicateId) else {
        return;
    };
    let message = format!("`{predicate}` is no predicate of its vocabulary");
    let at = mapping_pointer(mapping, Some(Slot::PredicateId.name()));
    let mut diagnostic = Diagnostic::new(Code::UnknownPredicate, at, message);
    suggest(&mut diagnostic, predicate, known_predicates(), suggestions);
    found.push(diagnostic);
}

/// Tells of an unknown justification.
fn justification(mapping: &Mapping<'_>, suggestions: &mut usize, found: &mut Vec<Diagnostic>) {
    let Some(justification) = mapping.text(Slot::MappingJustification) else {
        return;
    };
    let message = format!("`{justification}` is no justification that SSSOM knows");
    let at = mapping_pointer(mapping, Some(Slot::MappingJustification.name()));
    let mut diagnostic = Diagnostic::new(Code::UnknownJustification, at, message);
    suggest(&mut diagnostic, justification, JUSTIFICATIONS, suggestions);
    found.push(diagnostic);
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
