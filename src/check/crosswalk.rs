//! 11: mappings, as far as one crosswalk can tell.

use super::mappings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::id::EntityRef;
use crate::model::crosswalk::{
    Claim, Conflict, Crosswalk, End, INCLUDES_OBJECT, INCLUDES_SUBJECT, Mapping, NONE, Predicate,
    Slot, SlotKind, Symbol,
};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// The prefixes that SSSOM builds in, and ours for frameworks.
const BUILT_IN: [&str; 9] = [
    "competency",
    "linkml",
    "owl",
    "rdf",
    "rdfs",
    "semapv",
    "skos",
    "sssom",
    "xsd",
];

/// Everything that is wrong with a crosswalk by itself.
pub fn crosswalk(crosswalk: &Crosswalk) -> Diagnostics {
    let mut found = Vec::new();
    for (slot, versions) in [
        (Slot::SubjectSourceVersion, crosswalk.subject_versions()),
        (Slot::ObjectSourceVersion, crosswalk.object_versions()),
    ] {
        if let (Err(error), true) = (versions, is_ours(crosswalk, slot)) {
            let at = Pointer::root().key(slot.name());
            found.push(Diagnostic::new(Code::WrongValue, at, error.to_string()));
        }
    }
    for (name, value) in crosswalk.set().iter() {
        let Some(slot) = name.known().filter(|slot| slot.kind() == SlotKind::Entity) else {
            continue;
        };
        let curies = value.as_list().iter();
        let faults = curies.filter_map(|curie| prefix(crosswalk, curie));
        found.extend(faults.map(|said| undeclared(Pointer::root().key(slot.name()), said)));
    }
    let mut entities = crosswalk.columns().entities().iter();
    let all_declared = entities.all(|(_, curie)| prefix(crosswalk, curie).is_none());
    let usual = Usual::of(crosswalk);
    let has_extensions = crosswalk.columns().has_extensions();
    for mapping in crosswalk.mappings() {
        if !usual.has(&mapping) {
            slots(&mapping, &mut found);
        }
        if !all_declared {
            for (slot, curie) in mapping.curies() {
                let at = || mapping_pointer(&mapping, Some(slot.name()));
                found.extend(prefix(crosswalk, curie).map(|said| undeclared(at(), said)));
            }
        }
        if has_extensions {
            inclusion(&mapping, &mut found);
        }
    }
    pairs(crosswalk, &mut found);
    mappings::check(crosswalk, &mut found);
    found.into()
}

/// Whether a source version is that of a framework of ours.
fn is_ours(crosswalk: &Crosswalk, slot: Slot) -> bool {
    match slot {
        Slot::SubjectSourceVersion => crosswalk.subject_framework().is_some(),
        _ => crosswalk.object_framework().is_some(),
    }
}

/// The pointer of a mapping, or of a slot of it.
pub(crate) fn mapping_pointer(mapping: &Mapping<'_>, slot: Option<&str>) -> Pointer {
    let at = Pointer::root().key("mappings").index(mapping.row());
    match slot {
        Some(slot) => at.key(slot),
        None => at,
    }
}

/// What tells at a glance that a row has the slots it needs: most rows do, and
/// are not looked at further.
struct Usual<'a> {
    /// The slots that a mapping between two entities needs.
    required: [&'a [Symbol]; 4],
    exact: Option<Symbol>,
    has_literals: bool,
}

impl<'a> Usual<'a> {
    fn of(crosswalk: &'a Crosswalk) -> Self {
        let columns = crosswalk.columns();
        let required = [
            Slot::SubjectId,
            Slot::ObjectId,
            Slot::PredicateId,
            Slot::MappingJustification,
        ];
        let types = [Slot::SubjectType, Slot::ObjectType];
        Self {
            required: required.map(|slot| columns.symbols(slot)),
            exact: columns.entities().find(Predicate::Exact.as_str()),
            has_literals: types.iter().any(|slot| {
                !columns.symbols(*slot).is_empty() || crosswalk.set().text(*slot).is_some()
            }),
        }
    }

    /// Whether a mapping is between two different entities, has every slot that
    /// it needs, and is not exact.
    fn has(&self, mapping: &Mapping<'_>) -> bool {
        let cell = |column: &[Symbol]| column.get(mapping.row()).copied().unwrap_or(NONE);
        let [subject, object, predicate, justification] = self.required.map(cell);
        !self.has_literals
            && [subject, object, predicate, justification]
                .iter()
                .all(|cell| *cell != NONE)
            && subject != object
            && Some(predicate) != self.exact
    }
}

/// The slots that SSSOM requires are there, and a mapping has two ends.
fn slots(mapping: &Mapping<'_>, found: &mut Vec<Diagnostic>) {
    let mut missing = |slot: Slot, why: &str| {
        found.push(
            Diagnostic::new(
                Code::MissingSlot,
                mapping_pointer(mapping, None),
                format!("the mapping has no `{slot}`{why}"),
            )
            .with_help(format!("add `{slot}`")),
        );
    };
    for (id, kind, label) in [
        (Slot::SubjectId, Slot::SubjectType, Slot::SubjectLabel),
        (Slot::ObjectId, Slot::ObjectType, Slot::ObjectLabel),
    ] {
        if mapping.text(kind) == Some("rdfs literal") {
            if mapping.text(label).is_none() {
                missing(label, ", which a literal needs");
            }
        } else if mapping.text(id).is_none() {
            missing(id, "");
        }
    }
    for slot in [Slot::PredicateId, Slot::MappingJustification] {
        if mapping.text(slot).is_none() {
            missing(slot, "");
        }
    }
    let [subject, object] = mapping.end_symbols();
    if subject == object {
        let (subject, object) = (mapping.subject(), mapping.object());
        if subject == object && subject != End::NoTermFound {
            found.push(
                Diagnostic::new(
                    Code::SelfMapping,
                    mapping_pointer(mapping, None),
                    format!("the mapping is from `{subject}` to itself"),
                )
                .with_help("take it away; a thing matches itself without being told"),
            );
        }
    }
    let weak = mapping.confidence().is_none_or(|c| c.get() < 0.9);
    if mapping.predicate() == Predicate::Exact && !mapping.is_denial() && weak {
        found.push(
            Diagnostic::new(
                Code::WeakExact,
                mapping_pointer(mapping, Some("predicate_id")),
                "an exact match without a confidence of 0.9 or more",
            )
            .with_help("`skos:closeMatch` is the match for what is nearly the same"),
        );
    }
}

/// What is wrong with the prefix of a CURIE: it is not declared.
fn prefix(crosswalk: &Crosswalk, curie: &str) -> Option<String> {
    let (prefix, _) = EntityRef::split(curie)?;
    let known = BUILT_IN.contains(&prefix) || crosswalk.curie_map().contains_key(prefix);
    (!known).then(|| format!("the prefix `{prefix}` is not declared"))
}

fn undeclared(at: Pointer, message: String) -> Diagnostic {
    Diagnostic::new(Code::UndeclaredPrefix, at, message).with_help("declare it under `curie_map`")
}

/// Inclusion stands only where the predicate allows it, and has a reason.
fn inclusion(mapping: &Mapping<'_>, found: &mut Vec<Diagnostic>) {
    for (name, allowed, predicates) in [
        (
            INCLUDES_OBJECT,
            [Predicate::Close, Predicate::Narrow],
            "close or narrow",
        ),
        (
            INCLUDES_SUBJECT,
            [Predicate::Close, Predicate::Broad],
            "close or broad",
        ),
    ] {
        let Some(value) = mapping.extension(name) else {
            continue;
        };
        let message = if !matches!(value, "true" | "false") {
            format!("`{name}` is `true` or `false`, not `{value}`")
        } else if value == "false" {
            continue;
        } else if mapping.is_denial() || !allowed.contains(&mapping.predicate()) {
            format!("`{name}` stands only on a {predicates} match")
        } else if mapping.comment().is_none() {
            format!("`{name}` without a reason; say in `comment` why the one includes the other")
        } else {
            continue;
        };
        found.push(Diagnostic::new(
            Code::BadInclusion,
            mapping_pointer(mapping, Some(name)),
            message,
        ));
    }
}

/// What is said between two things: each claim, read from the lesser end to the
/// greater, and whether it is written from the greater to the lesser.
type Said<'a> = HashMap<(Claim, bool), Mapping<'a>, RandomState>;

/// No mapping stands twice, and none contradicts another about the same two
/// things, in whichever direction either is written.
fn pairs(crosswalk: &Crosswalk, found: &mut Vec<Diagnostic>) {
    // Most pairs of ends have one mapping, and nothing to clash with.
    let unordered = |[a, b]: [Symbol; 2]| [a.min(b), a.max(b)];
    let mut ends: Vec<_> = crosswalk
        .mappings()
        .map(|m| (unordered(m.end_symbols()), m.row()))
        .collect();
    ends.sort_unstable();
    let shared = ends
        .chunk_by(|(a, _), (b, _)| a == b)
        .filter(|same| same.len() > 1);
    let mut rows: Vec<usize> = shared.flatten().map(|(_, row)| *row).collect();
    rows.sort_unstable();
    let mut by_ends: HashMap<(End, End), Said<'_>, RandomState> = HashMap::default();
    for mapping in rows.into_iter().filter_map(|row| crosswalk.mapping(row)) {
        let (subject, object) = (mapping.subject(), mapping.object());
        let nothing = subject == End::NoTermFound || object == End::NoTermFound;
        if nothing || mapping.text(Slot::PredicateId).is_none() {
            continue;
        }
        let claim = mapping.claim();
        // What has no inverse is held only against what is written like it.
        let (ends, claim, turned) = match claim.inverse() {
            Some(inverse) if subject > object => ((object, subject), inverse, true),
            _ => ((subject, object), claim, false),
        };
        let said = by_ends.entry(ends).or_default();
        // One finding for each mapping, beside the first it clashes with.
        if let Some((code, other)) = clash(said, &claim, turned) {
            found.push(clash_found(code, &mapping, &other));
        }
        said.entry((claim, turned)).or_insert(mapping);
    }
}

fn clash_found(code: Code, mapping: &Mapping<'_>, other: &Mapping<'_>) -> Diagnostic {
    let (message, help) = match code {
        Code::DuplicateMapping => ("the same mapping stands here again", "keep one of the two"),
        Code::ExactDisjoint => (
            "exact beside broad, narrow or related, which exact rules out (SKOS S46)",
            "keep the weaker of the two; what is exact is not also broader or only related",
        ),
        Code::RelatedDisjoint => (
            "related beside broad or narrow, which it rules out (SKOS S27)",
            "keep one: two things are associated, or one is the more general",
        ),
        Code::BroadBothWays => (
            "each of the two is said to be the broader one",
            "keep the direction that is right; if both are, they are close or exact",
        ),
        _ => (
            "the mapping says what another one denies",
            "take back the mapping or the denial",
        ),
    };
    let at = |mapping| mapping_pointer(mapping, Some("predicate_id"));
    Diagnostic::new(code, at(mapping), message)
        .with_related(at(other), "the other one")
        .with_help(help)
}

/// What a claim clashes with of what is said between its ends, if anything.
fn clash<'a>(said: &Said<'a>, claim: &Claim, turned: bool) -> Option<(Code, Mapping<'a>)> {
    if let Some(same) = said.get(&(claim.clone(), turned)) {
        return Some((Code::DuplicateMapping, *same));
    }
    // `Denied` is the first of the conflicts.
    let clashes = claim.conflicting().flat_map(|(other, conflict)| {
        let other = [false, true].map(|turned| said.get(&(other.clone(), turned)));
        other
            .into_iter()
            .flatten()
            .map(move |other| (conflict, *other))
    });
    let (conflict, other) = clashes.min_by_key(|(conflict, other)| (*conflict, other.row()))?;
    let code = match conflict {
        Conflict::Denied => Code::Contradiction,
        Conflict::ExactDisjoint => Code::ExactDisjoint,
        Conflict::RelatedDisjoint => Code::RelatedDisjoint,
        Conflict::BroadBothWays => Code::BroadBothWays,
    };
    Some((code, other))
}
