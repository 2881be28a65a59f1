//! The shipped crosswalks: that they follow their method and do not contradict
//! themselves or each other.

use crate::support::value;
use competency::crosswalk::{End, Slot, SlotName};
use competency::{
    Catalog, Crosswalk, Entity, EntityRef, LevelRelation, LevelSubject, Mapping, Predicate, Role,
};
use std::collections::{HashMap, HashSet};

/// The confidences of the method, from a lead to a settled matter.
const STEPS: [f64; 5] = [0.4, 0.55, 0.7, 0.85, 0.95];

fn name(mapping: &Mapping<'_>) -> String {
    format!("{mapping:?} in {}", mapping.crosswalk().id())
}

fn all(catalog: &Catalog) -> Vec<Mapping<'_>> {
    catalog.crosswalks().flat_map(Crosswalk::mappings).collect()
}

fn ends(mapping: &Mapping<'_>) -> Option<(EntityRef, EntityRef)> {
    Some((
        mapping.subject().entity_ref()?,
        mapping.object().entity_ref()?,
    ))
}

#[test]
fn there_is_a_crosswalk_for_each_pair_and_each_spoke() {
    let catalog = Catalog::builtin();
    let ids: Vec<_> = catalog.frameworks().map(|f| f.id.clone()).collect();
    let mut pairs = 0;
    for (index, a) in ids.iter().enumerate() {
        for b in &ids[index + 1..] {
            assert_eq!(catalog.crosswalks_between(a, b).count(), 1, "{a} {b}");
            pairs += 1;
        }
    }
    let expected = if cfg!(feature = "sfia") {
        10 + 5
    } else {
        6 + 4
    };
    assert_eq!((pairs, catalog.crosswalks().len()), (expected, expected));
}

#[test]
fn every_mapping_says_who_how_surely_and_why() {
    for mapping in all(&Catalog::builtin()) {
        assert_eq!(mapping.justification(), "semapv:ManualMappingCuration");
        let reason = mapping.comment().unwrap_or_default();
        assert!(
            reason.len() > 30 && !reason.contains('\n'),
            "{}",
            name(&mapping)
        );
        let confidence = mapping.confidence().expect("a confidence").get();
        assert!(
            STEPS.contains(&confidence),
            "{}: {confidence}",
            name(&mapping)
        );
        let author = mapping.get(&SlotName::Known(Slot::AuthorLabel));
        assert_eq!(author.unwrap().as_list(), ["competency project"]);
        assert!(mapping.text(Slot::MappingDate).is_some());
        for slot in [Slot::SubjectSourceVersion, Slot::ObjectSourceVersion] {
            assert!(mapping.text(slot).is_some(), "{}", name(&mapping));
        }
    }
}

#[test]
fn a_confidence_is_at_least_what_its_predicate_needs() {
    for mapping in all(&Catalog::builtin()) {
        let least = match (mapping.is_denial(), mapping.predicate()) {
            (true, _) => 0.85,
            (false, Predicate::Exact) => 0.95,
            (false, Predicate::Close) => 0.7,
            (false, Predicate::Broad | Predicate::Narrow) => 0.55,
            (false, _) => 0.4,
        };
        let confidence = mapping.confidence().unwrap().get();
        assert!(confidence >= least, "{}: {confidence}", name(&mapping));
    }
}

#[test]
fn the_ends_are_units_items_or_wholes() {
    let catalog = Catalog::builtin();
    for mapping in all(&catalog) {
        for end in [mapping.subject(), mapping.object()] {
            if end == End::NoTermFound {
                continue;
            }
            let reference = end.entity_ref().unwrap();
            let allowed = match catalog.entity(&reference).unwrap() {
                Entity::Criterion { criterion, .. } => criterion.role == Role::Demonstration,
                Entity::Part { .. } => false,
                _ => true,
            };
            assert!(allowed, "{reference} in {}", name(&mapping));
        }
    }
}

#[test]
fn every_end_that_has_wording_has_its_label() {
    let catalog = Catalog::builtin();
    for mapping in all(&catalog) {
        for (id, label) in [
            (Slot::SubjectId, Slot::SubjectLabel),
            (Slot::ObjectId, Slot::ObjectLabel),
        ] {
            let Ok(reference) = EntityRef::parse(mapping.text(id).unwrap()) else {
                continue;
            };
            let Some(entity) = catalog.resolve(&reference) else {
                continue;
            };
            let wording = entity
                .label()
                .and_then(|text| text.get(&entity.framework().language));
            assert_eq!(
                mapping.text(label),
                wording.map(|wording| wording.as_str()),
                "{}",
                name(&mapping)
            );
        }
    }
}

/// The predicates stated between two things, read from the first to the second.
type Stated = HashMap<(EntityRef, EntityRef), Vec<(Predicate, bool)>>;

fn stated(catalog: &Catalog) -> Stated {
    let mut stated: Stated = HashMap::new();
    for mapping in all(catalog) {
        let Some((subject, object)) = ends(&mapping) else {
            continue;
        };
        let predicate = mapping.predicate();
        if let Some(inverse) = predicate.inverse() {
            let turned = (object.clone(), subject.clone());
            stated
                .entry(turned)
                .or_default()
                .push((inverse, mapping.is_denial()));
        }
        stated
            .entry((subject, object))
            .or_default()
            .push((predicate, mapping.is_denial()));
    }
    stated
}

#[test]
fn no_two_things_stand_in_two_positive_relations_and_none_is_asserted_and_denied() {
    for (pair, predicates) in stated(&Catalog::builtin()) {
        let positive: HashSet<_> = predicates.iter().filter(|p| !p.1).map(|p| &p.0).collect();
        // This holds SKOS S27 (related is no hierarchy) and S46 (exact is
        // neither broad nor related), and that nothing is broader both ways.
        assert!(positive.len() <= 1, "{pair:?}: {predicates:?}");
        for (denied, _) in predicates.iter().filter(|p| p.1) {
            for predicate in &positive {
                assert!(!denied.denies(predicate), "{pair:?}: {predicates:?}");
            }
        }
    }
}

#[test]
fn nothing_is_exact_between_levels_that_are_two_or_more_apart() {
    let catalog = Catalog::builtin();
    for mapping in all(&catalog) {
        if mapping.predicate() != Predicate::Exact || mapping.is_denial() {
            continue;
        }
        let (subject, object) = ends(&mapping).unwrap();
        let levels = |reference: &EntityRef| {
            let entity = catalog.entity(reference).unwrap();
            entity
                .unit()
                .map(|unit| unit.levels.clone())
                .unwrap_or_default()
        };
        for a in levels(&subject) {
            for b in levels(&object) {
                let comparison = catalog.compare_levels(
                    (&a.level, LevelSubject::Unit),
                    (&b.level, LevelSubject::Unit),
                );
                let apart = match comparison.relation {
                    LevelRelation::Higher(steps) | LevelRelation::Lower(steps) => steps.least,
                    _ => 0,
                };
                assert!(apart < 2, "{}", name(&mapping));
            }
        }
    }
}

/// Where two steps of one predicate lead on, what they entail is not denied by
/// a third crosswalk: A is broader than B and B than C, so A–C is not denied to
/// be broad. The same is asked of two close matches, which entail nothing but
/// should not meet a general denial.
#[test]
fn the_pairs_do_not_contradict_each_other_in_triangles() {
    let stated = stated(&Catalog::builtin());
    let mut from: HashMap<&EntityRef, Vec<(&EntityRef, &Predicate)>> = HashMap::new();
    for ((subject, object), predicates) in &stated {
        for (predicate, _) in predicates.iter().filter(|p| !p.1) {
            from.entry(subject).or_default().push((object, predicate));
        }
    }
    let mut chains = 0;
    for ((a, b), predicates) in &stated {
        for (first, _) in predicates.iter().filter(|p| !p.1) {
            for (c, second) in from.get(b).into_iter().flatten() {
                let entails = match (first, second) {
                    (Predicate::Broad, Predicate::Broad) => Predicate::Broad,
                    (Predicate::Narrow, Predicate::Narrow) => Predicate::Narrow,
                    (Predicate::Exact, p) => (*p).clone(),
                    (p, Predicate::Exact) => p.clone(),
                    // Not close is well between two things close to a third.
                    (Predicate::Close, Predicate::Close) => Predicate::Mapping,
                    _ => continue,
                };
                chains += 1;
                let direct = stated.get(&(a.clone(), (*c).clone()));
                for (denied, _) in direct.into_iter().flatten().filter(|p| p.1) {
                    assert!(!denied.denies(&entails), "{a} – {b} – {c}: {entails:?}");
                }
            }
        }
    }
    assert!(chains > 50, "only {chains} chains were looked at");
}

#[test]
fn look_alikes_are_denied_in_every_pair() {
    for crosswalk in Catalog::builtin().crosswalks() {
        let denials = crosswalk.mappings().filter(Mapping::is_denial).count();
        let hub = crosswalk.object_framework() == Some(value("esco-contact-centre"));
        assert!(hub || denials >= 2, "{}: {denials}", crosswalk.id());
    }
}

#[test]
fn the_spokes_consider_four_fifths_of_the_units_and_half_of_the_items() {
    let catalog = Catalog::builtin();
    let hub = value("esco-contact-centre");
    for framework in catalog.frameworks().filter(|f| f.id != hub) {
        let spoke = catalog
            .crosswalks_between(&framework.id, &hub)
            .next()
            .unwrap();
        let considered: HashSet<EntityRef> = spoke
            .mappings()
            .filter(|mapping| !mapping.is_denial())
            .filter_map(|mapping| mapping.subject().entity_ref())
            .collect();
        let is_considered =
            |id: &competency::LocalId| considered.contains(&framework.reference_to(id));
        let (mut units, mut items, mut all_items) = (0, 0, 0);
        for unit in &framework.units {
            let of_unit: Vec<&competency::LocalId> = (unit.statements.iter().map(|s| &s.id))
                .chain(unit.demonstrations().map(|c| &c.id))
                .collect();
            let here = of_unit.iter().filter(|id| is_considered(id)).count();
            all_items += of_unit.len();
            items += here;
            units += usize::from(is_considered(&unit.id) || here > 0);
        }
        assert!(5 * units >= 4 * framework.units.len(), "{}", framework.id);
        assert!(
            2 * items >= all_items,
            "{}: {items} of {all_items}",
            framework.id
        );
    }
}

#[test]
fn equal_wording_is_mapped_alike() {
    let catalog = Catalog::builtin();
    for crosswalk in catalog.crosswalks() {
        let mut by_wording: HashMap<(String, String), HashSet<(Predicate, bool)>> = HashMap::new();
        let mut counts: HashMap<(String, String), HashSet<(EntityRef, EntityRef)>> = HashMap::new();
        for mapping in crosswalk.mappings() {
            let Some(pair) = ends(&mapping) else { continue };
            let statement = |reference: &EntityRef| match catalog.entity(reference).unwrap() {
                Entity::Statement {
                    framework,
                    statement,
                    ..
                } => statement
                    .text
                    .get(&framework.language)
                    .map(ToString::to_string),
                _ => None,
            };
            let (Some(a), Some(b)) = (statement(&pair.0), statement(&pair.1)) else {
                continue;
            };
            let said = (mapping.predicate(), mapping.is_denial());
            by_wording
                .entry((a.clone(), b.clone()))
                .or_default()
                .insert(said);
            counts.entry((a, b)).or_default().insert(pair);
        }
        for (wording, said) in by_wording {
            let positive = said.iter().filter(|(_, denied)| !denied).count();
            assert!(positive <= 1, "{}: {wording:?} {said:?}", crosswalk.id());
            assert!(!counts[&wording].is_empty());
        }
    }
}
