//! 11: mappings, as far as one crosswalk can tell.

use super::mappings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::model::crosswalk::{
    Crosswalk, End, INCLUDES_OBJECT, INCLUDES_SUBJECT, Mapping, NONE, Predicate, Slot, SlotKind,
    Symbol,
};
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
    let (prefix, _) = curie.split_once(':')?;
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

/// What is said between two things: predicates, and whether they are denied.
type Said<'a> = HashMap<(Predicate, bool), Mapping<'a>>;

/// No mapping stands twice, and none asserts what another denies.
fn pairs(crosswalk: &Crosswalk, found: &mut Vec<Diagnostic>) {
    // Most pairs of ends have one mapping, and nothing to clash with.
    let mut ends: Vec<_> = crosswalk
        .mappings()
        .map(|m| (m.end_symbols(), m.row()))
        .collect();
    ends.sort_unstable();
    let shared = ends
        .chunk_by(|(a, _), (b, _)| a == b)
        .filter(|same| same.len() > 1);
    let mut rows: Vec<usize> = shared.flatten().map(|(_, row)| *row).collect();
    rows.sort_unstable();
    let mut by_ends: HashMap<(End, End), Said<'_>> = HashMap::new();
    for mapping in rows.into_iter().filter_map(|row| crosswalk.mapping(row)) {
        let ends = (mapping.subject(), mapping.object());
        let nothing = ends.0 == End::NoTermFound || ends.1 == End::NoTermFound;
        if nothing || mapping.text(Slot::PredicateId).is_none() {
            continue;
        }
        let said = by_ends.entry(ends).or_default();
        // One finding for each mapping, beside the first it clashes with.
        if let Some((code, other)) = clash(said, &mapping) {
            let (message, help) = match code {
                Code::DuplicateMapping => {
                    ("the same mapping stands here again", "keep one of the two")
                }
                _ => (
                    "the mapping says what another one denies",
                    "take back the mapping or the denial",
                ),
            };
            let at = |mapping| mapping_pointer(mapping, Some("predicate_id"));
            found.push(
                Diagnostic::new(code, at(&mapping), message)
                    .with_related(at(&other), "the other one")
                    .with_help(help),
            );
        }
        said.entry((mapping.predicate(), mapping.is_denial()))
            .or_insert(mapping);
    }
}

/// What a mapping clashes with of what is said between its ends, if anything.
fn clash<'a>(said: &Said<'a>, mapping: &Mapping<'a>) -> Option<(Code, Mapping<'a>)> {
    let (predicate, is_denial) = (mapping.predicate(), mapping.is_denial());
    let find = |code, key: (Predicate, bool)| said.get(&key).map(|other| (code, *other));
    find(Code::DuplicateMapping, (predicate.clone(), is_denial)).or_else(|| {
        let others = Predicate::KNOWN.into_iter().chain([predicate.clone()]);
        let clashing = others.filter(|other| {
            if is_denial {
                predicate.denies(other)
            } else {
                other.denies(&predicate)
            }
        });
        clashing
            .into_iter()
            .find_map(|other| find(Code::Contradiction, (other, !is_denial)))
    })
}
