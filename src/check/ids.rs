//! 02, 03: ids, references, hierarchy.

use super::walk::{Named, Part, walk};
use crate::diagnostic::{At, Code, Diagnostic, Pointer};
use crate::id::LocalId;
use crate::json::{MOST_SUGGESTIONS, nearest};
use crate::model::{Framework, FrameworkKind};
use foldhash::{HashMap, HashSet, HashSetExt as _};

pub(super) fn check(framework: &Framework, found: &mut Vec<Diagnostic>) {
    let ids = unique(framework, found);
    references(framework, &ids, found);
    hierarchy(framework, found);
    retired(framework, &ids, found);
}

/// Every id stands once; where the ids are the project's own, they are slugs.
fn unique<'a>(
    framework: &'a Framework,
    found: &mut Vec<Diagnostic>,
) -> HashMap<&'a LocalId, Option<Pointer>> {
    let imported = framework.kind == FrameworkKind::Taxonomy;
    let mut count = 0_usize;
    walk(framework, &mut |part, _| {
        count += usize::from(matches!(part, Part::Id(_)));
    });
    let mut seen: HashSet<&LocalId> = HashSet::with_capacity(count);
    let mut twice: HashSet<&LocalId> = HashSet::new();
    walk(framework, &mut |part, at| {
        let Part::Id(id) = part else { return };
        if !seen.insert(id) {
            twice.insert(id);
        }
        if !imported && !id.is_slug() {
            found.push(
                Diagnostic::new(
                    Code::NotASlug,
                    at.pointer(),
                    format!("`{id}` is not a slug"),
                )
                .with_help("use lower-case letters, digits and hyphens, with dots between parts"),
            );
        }
    });
    let mut first: HashMap<&LocalId, Option<Pointer>> =
        seen.into_iter().map(|id| (id, None)).collect();
    if !twice.is_empty() {
        walk(framework, &mut |part, at| {
            let Part::Id(id) = part else { return };
            if !twice.contains(id) {
                return;
            }
            let here = at.pointer();
            match first.get(id) {
                Some(Some(before)) => found.push(
                    Diagnostic::new(
                        Code::DuplicateId,
                        here,
                        format!("the id `{id}` is already in use"),
                    )
                    .with_related(before.clone(), "first used here")
                    .with_help("give this one an id of its own"),
                ),
                _ => {
                    first.insert(id, Some(here));
                }
            }
        });
    }
    first
}

/// Every name of something in the framework names something.
fn references<'a>(
    framework: &'a Framework,
    ids: &HashMap<&'a LocalId, Option<Pointer>>,
    found: &mut Vec<Diagnostic>,
) {
    let own = |named: Named| -> HashSet<&'a LocalId> {
        match named {
            Named::Term => framework.terms.iter().map(|term| &term.id).collect(),
            Named::Condition => framework.conditions.iter().map(|c| &c.id).collect(),
            Named::Unit => framework.units.iter().map(|unit| &unit.id).collect(),
        }
    };
    let (terms, conditions, units) = (own(Named::Term), own(Named::Condition), own(Named::Unit));
    let mut suggestions = MOST_SUGGESTIONS;
    let mut dangling = |at: &At<'_>,
                        message: String,
                        id: &LocalId,
                        known: &mut dyn Iterator<Item = &LocalId>| {
        let mut diagnostic = Diagnostic::new(Code::DanglingReference, at.pointer(), message);
        if suggestions > 0 {
            suggestions -= 1;
            let mut known: Vec<&str> = known.map(LocalId::as_str).collect();
            known.sort_unstable();
            let near = nearest(id.as_str(), known.iter().copied());
            diagnostic.help = match (near, known.as_slice()) {
                (Some(near), _) => Some(format!("did you mean `{near}`?")),
                (None, []) => None,
                (None, [only]) => Some(format!("there is `{only}`")),
                (None, few) if few.len() <= 12 => Some(format!("there are `{}`", few.join("`, `"))),
                (None, _) => None,
            };
        }
        found.push(diagnostic);
    };
    let documents = framework.provenance.documents.iter();
    let documents: HashSet<&LocalId> = documents.map(|document| &document.id).collect();
    walk(framework, &mut |part, at| match part {
        Part::Local(id, named) => {
            let known = match named {
                Named::Term => &terms,
                Named::Condition => &conditions,
                Named::Unit => &units,
            };
            if !known.contains(&id) {
                let message = format!("the framework has no {} `{id}`", named.as_str());
                dangling(at, message, id, &mut known.iter().copied());
            }
        }
        Part::Place(place) => {
            if let Some(id) = place.document().filter(|id| !documents.contains(id)) {
                let message = format!("no source document `{id}` is listed");
                dangling(at, message, id, &mut documents.iter().copied());
            }
        }
        Part::Reference(reference) if *reference.framework() == framework.id => {
            if let Some(id) = reference.local().filter(|id| !ids.contains_key(id)) {
                let message = format!("the framework has no `{id}`");
                dangling(at, message, id, &mut ids.keys().copied());
            }
        }
        _ => {}
    });
}

/// There are units, and none is broader than itself.
fn hierarchy(framework: &Framework, found: &mut Vec<Diagnostic>) {
    if framework.units.is_empty() {
        found.push(
            Diagnostic::new(
                Code::NoUnits,
                Pointer::root().key("units"),
                "the framework has no unit",
            )
            .with_help("give it one of kind `implicit` for its statements to stand in"),
        );
    }
    let position: HashMap<&LocalId, usize> = framework
        .units
        .iter()
        .enumerate()
        .map(|(index, unit)| (&unit.id, index))
        .collect();
    let parents = |unit: usize| {
        let unit = framework.units.get(unit);
        let broader = unit.map(|unit| unit.broader.as_slice()).unwrap_or_default();
        broader.iter().enumerate().filter_map(|(index, parent)| {
            (*parent.framework() == framework.id)
                .then(|| parent.local().and_then(|id| position.get(id)))
                .flatten()
                .map(|parent| (index, *parent))
        })
    };
    // Depth-first without recursion: 0 unseen, 1 on the way, 2 done.
    let mut state = vec![0_u8; framework.units.len()];
    for root in 0..framework.units.len() {
        if state.get(root) != Some(&0) {
            continue;
        }
        let mut stack: Vec<(usize, Vec<(usize, usize)>)> = vec![(root, parents(root).collect())];
        set(&mut state, root, 1);
        while let Some((unit, rest)) = stack.last_mut() {
            let unit = *unit;
            let Some((index, parent)) = rest.pop() else {
                set(&mut state, unit, 2);
                stack.pop();
                continue;
            };
            match state.get(parent) {
                Some(0) => {
                    set(&mut state, parent, 1);
                    stack.push((parent, parents(parent).collect()));
                }
                Some(1) => {
                    let name = framework.units.get(parent).map(|unit| unit.id.as_str());
                    let at = Pointer::root().key("units").index(unit).key("broader");
                    found.push(
                        Diagnostic::new(
                            Code::HierarchyCycle,
                            at.index(index),
                            format!(
                                "`{}` is broader than itself by way of this",
                                name.unwrap_or_default()
                            ),
                        )
                        .with_help("take one of the links of the circle away"),
                    );
                }
                _ => {}
            }
        }
    }
}

fn set(state: &mut [u8], index: usize, value: u8) {
    if let Some(cell) = state.get_mut(index) {
        *cell = value;
    }
}

/// Retired ids are listed once and are no longer in use.
fn retired<'a>(
    framework: &'a Framework,
    ids: &HashMap<&'a LocalId, Option<Pointer>>,
    found: &mut Vec<Diagnostic>,
) {
    let mut listed = HashSet::new();
    for (index, retired) in framework.retired.iter().enumerate() {
        let at = Pointer::root().key("retired").index(index).key("id");
        let id = &retired.id;
        let message = if ids.contains_key(id) {
            format!("`{id}` is retired and still in use")
        } else if !listed.insert(id) {
            format!("`{id}` is listed as retired twice")
        } else {
            continue;
        };
        found.push(
            Diagnostic::new(Code::ReusedId, at, message)
                .with_help("ids are never used again; give the new thing a new one"),
        );
    }
}
