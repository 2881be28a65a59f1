//! Documents together: the built-in catalog, and the user's own beside it.

#![cfg(feature = "builtin")]

use crate::support::value;
use competency::json::Reader;
use competency::{
    AlignmentStatus, Catalog, Code, Entity, Error, Framework, LevelAlignment, LevelRelation,
    LevelSubject, NotComparable, StatementKind, UnitKind, Valid,
};

#[test]
fn the_built_in_catalog_is_sound_and_without_warnings() {
    for (kind, path, text) in competency::BUILTIN_FILES {
        let reader = Reader::new().named(*path);
        let warnings = match kind {
            competency::DocumentKind::Framework => {
                Valid::<Framework>::read(&reader, text).map(|valid| valid.warnings().clone())
            }
            competency::DocumentKind::Scale => Valid::<competency::LevelScale>::read(&reader, text)
                .map(|valid| valid.warnings().clone()),
            competency::DocumentKind::Schemes => {
                Valid::<competency::SchemeList>::read(&reader, text)
                    .map(|valid| valid.warnings().clone())
            }
            _ => Valid::<competency::Crosswalk>::read(&reader, text)
                .map(|valid| valid.warnings().clone()),
        };
        assert_eq!(warnings.unwrap().to_string(), "", "{path}");
    }
    let scales = if cfg!(feature = "sfia") { 8 } else { 7 };
    assert_eq!(Catalog::builtin().scales().len(), scales);
}

#[test]
fn every_file_under_data_is_in_the_catalog() {
    let mut named: Vec<String> = competency::BUILTIN_FILES
        .iter()
        .map(|(_, path, _)| (*path).to_owned())
        .collect();
    named.sort();
    let mut there = Vec::new();
    for folder in ["frameworks", "scales", "schemes", "crosswalks"] {
        let folder = format!("data/{folder}");
        for entry in std::fs::read_dir(crate::support::path(&folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            // Without the feature `sfia` what is about SFIA is left out.
            let sfia = name.contains("sfia") && !cfg!(feature = "sfia");
            if name.ends_with(".json") && !sfia {
                there.push(format!("{folder}/{name}"));
            }
        }
    }
    there.sort();
    assert_eq!(named, there);
}

#[test]
fn crosswalks_fit_their_frameworks_and_their_labels_are_current() {
    // Adding them again to a catalog without crosswalks shows the warnings.
    let mut catalog = Catalog::new();
    for (kind, path, text) in competency::BUILTIN_FILES {
        let reader = Reader::new().named(*path);
        let found = match kind {
            competency::DocumentKind::Framework => {
                catalog.add_framework(Valid::read(&reader, text).unwrap())
            }
            competency::DocumentKind::Scale => {
                catalog.add_scale(Valid::read(&reader, text).unwrap())
            }
            competency::DocumentKind::Schemes => {
                catalog.add_schemes(Valid::read(&reader, text).unwrap())
            }
            _ => catalog.add_crosswalk(Valid::read(&reader, text).unwrap()),
        };
        assert_eq!(found.unwrap().to_string(), "", "{path}");
    }
}

#[test]
fn every_id_resolves_to_what_has_it() {
    let catalog = Catalog::builtin();
    let mut count = 0;
    for framework in catalog.frameworks() {
        for unit in &framework.units {
            let mut ids = vec![&unit.id];
            ids.extend(unit.statements.iter().map(|statement| &statement.id));
            ids.extend(unit.criteria().map(|criterion| &criterion.id));
            for id in ids {
                let entity = catalog.entity(&framework.reference_to(id)).unwrap();
                assert_eq!(entity.local_id(), Some(id));
                assert_eq!(entity.unit(), Some(unit));
                assert_eq!(entity.reference(), framework.reference_to(id));
                count += 1;
            }
        }
        assert!(matches!(
            catalog.resolve(&framework.reference()),
            Some(Entity::Framework(found)) if found == framework
        ));
    }
    assert!(count > 300, "{count}");
}

#[test]
fn parts_that_are_no_items_resolve_too() {
    let catalog = Catalog::builtin();
    for framework in catalog.frameworks() {
        let terms = framework
            .terms
            .iter()
            .map(|term| (&term.id, Some(&term.text)));
        let passages = framework.passages.iter().map(|p| (&p.id, p.text.as_ref()));
        let conditions = framework.conditions.iter().map(|c| (&c.id, Some(&c.text)));
        let requirements = framework
            .entry
            .iter()
            .flat_map(|entry| entry.requirements());
        let requirements = requirements.map(|r| (&r.id, Some(&r.text)));
        for (id, text) in terms.chain(passages).chain(conditions).chain(requirements) {
            let entity = catalog.entity(&framework.reference_to(id)).unwrap();
            assert_eq!((entity.local_id(), entity.label()), (Some(id), text));
        }
    }
}

#[test]
fn a_misspelt_id_is_answered_with_the_one_meant() {
    let catalog = Catalog::builtin();
    let error = catalog.framework(&value("it-i2-5")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no framework `it-i2-5` in the catalog; did you mean `it-i2-4`?"
    );
    let error = catalog.entity(&value("it-i2-4:helpdesk")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no entity `it-i2-4:helpdesk` in the catalog; did you mean `it-i2-4:help-desk`?"
    );
    assert!(matches!(
        catalog.scale(&value("nks")),
        Err(Error::UnknownScale { similar: Some(near), .. }) if near.as_str() == "nsk"
    ));
}

#[test]
fn codes_are_found_with_and_without_their_scheme_and_by_their_old_value() {
    let catalog = Catalog::builtin();
    let found = catalog.with_code(None, "66-029-M");
    assert_eq!(found[0].entity, value("competency:cz-nsk-66-029-m"));
    let old = catalog.with_code(Some(&value("ada")), "ADA.25.224.729");
    assert!(old[0].superseded);
    assert_eq!(old[0].code.code, "ADA.24.04.11");
    assert_eq!(old[0].entity, value("competency:it-i2-4"));
    assert!(
        catalog
            .with_code(Some(&value("isco-08")), "66-029-M")
            .is_empty()
    );
}

#[test]
fn levels_and_kinds_find_what_has_them() {
    let catalog = Catalog::builtin();
    let at_b2: Vec<_> = catalog
        .at_level(&value("cefr:B2"))
        .map(|entity| entity.reference())
        .collect();
    assert_eq!(at_b2, [value("cz-nsk-66-029-m:english")]);
    assert_eq!(catalog.units_of_kind(UnitKind::UnitOfCompetence).count(), 4);
    let knowledge = catalog
        .frameworks()
        .flat_map(|f| &f.units)
        .flat_map(|unit| &unit.statements)
        .filter(|statement| statement.kind == StatementKind::Knowledge)
        .count();
    assert_eq!(knowledge, 36 + 18);
}

#[test]
fn an_entity_has_the_iri_of_its_namespace_or_its_own() {
    let catalog = Catalog::builtin();
    let iri = |reference: &str| {
        catalog
            .entity(&value(reference))
            .unwrap()
            .iri()
            .unwrap()
            .to_string()
    };
    assert_eq!(
        iri("it-i2-4:help-desk"),
        "https://w3id.org/competency/it-i2-4/help-desk"
    );
    assert_eq!(
        iri("esco-contact-centre:28d715e3-3e5b-4fb6-8dd2-4be4919c8587"),
        "http://data.europa.eu/esco/skill/28d715e3-3e5b-4fb6-8dd2-4be4919c8587"
    );
}

/// A framework of the user's own.
const OWN: &str = r#"{
  "format": "framework/1.0",
  "id": "acme-support",
  "version": "0.1.0",
  "kind": "occupational_profile",
  "namespace": "https://example.org/acme/",
  "language": "en",
  "wording": "verbatim",
  "title": { "en": "Support at Acme" },
  "units": [
    {
      "id": "telephone",
      "kind": "unit_of_competence",
      "title": { "en": "On the telephone" },
      "levels": [{ "level": "eqf:3", "as_written": "3" }],
      "statements": [
        { "id": "telephone.listen", "kind": "skill", "text": { "en": "Listen" } }
      ]
    }
  ],
  "rights": [
    { "covers": "document", "publisher": "Acme", "license": "unknown", "attribution": "Acme", "changed": false, "sureness": "high", "basis": "it is ours" }
  ],
  "provenance": { "curated_by": "Acme" }
}"#;

#[test]
fn the_users_own_framework_stands_beside_the_built_in_ones() {
    let mut catalog = Catalog::builtin();
    let before = catalog.frameworks().len();
    catalog
        .add_framework(Valid::from_json(OWN).unwrap())
        .unwrap();
    assert_eq!(catalog.frameworks().len(), before + 1);
    assert!(
        catalog
            .resolve(&value("acme-support:telephone.listen"))
            .is_some()
    );
    // The built-in catalog of everyone else is as it was.
    assert_eq!(Catalog::builtin().frameworks().len(), before);
}

#[test]
fn a_framework_that_does_not_fit_changes_nothing() {
    let mut catalog = Catalog::builtin();
    catalog
        .add_framework(Valid::from_json(OWN).unwrap())
        .unwrap();
    let before = catalog.frameworks().len();
    let twice = catalog
        .add_framework(Valid::from_json(OWN).unwrap())
        .unwrap_err();
    assert_eq!(twice.iter().next().unwrap().code, Code::DuplicateDocument);
    let wrong = OWN
        .replace("acme-support", "acme-two")
        .replace("eqf:3", "eqf:9");
    let wrong = catalog
        .add_framework(Valid::from_json(&wrong).unwrap())
        .unwrap_err();
    assert_eq!(wrong.iter().next().unwrap().code, Code::LevelNotOnScale);
    assert_eq!(catalog.frameworks().len(), before);
}

fn compare(catalog: &Catalog, a: &str, b: &str) -> competency::LevelComparison {
    let (a, b) = (value(a), value(b));
    catalog.compare_levels((&a, LevelSubject::Framework), (&b, LevelSubject::Framework))
}

#[test]
fn levels_compare_as_relations() {
    let catalog = Catalog::builtin();
    let relation = |a: &str, b: &str| compare(&catalog, a, b).relation;
    assert_eq!(relation("eqf:3", "eqf:3"), LevelRelation::Equal);
    assert!(
        matches!(relation("eqf:5", "eqf:3"), LevelRelation::Higher(s) if (s.least, s.most) == (2, 2))
    );
    assert!(matches!(relation("cefr:B1", "cefr:B2"), LevelRelation::Lower(s) if s.least == 1));
    // Through the EQF.
    assert_eq!(relation("nsk:4", "qnq:4"), LevelRelation::Equal);
    assert_eq!(relation("nsk:4", "eqf:4"), LevelRelation::Equal);
    assert_eq!(relation("eqf:4", "prk:4"), LevelRelation::Equal);
}

#[test]
fn numbers_of_scales_that_nobody_aligns_are_not_compared() {
    let catalog = Catalog::builtin();
    let why = |a: &str, b: &str| match compare(&catalog, a, b).relation {
        LevelRelation::NotComparable(why) => why,
        other => panic!("{a} {b}: {other:?}"),
    };
    assert_eq!(why("ru-148n:4", "eqf:4"), NotComparable::NoAlignment);
    assert_eq!(why("ru-148n:4", "nsk:4"), NotComparable::NoAlignment);
    #[cfg(feature = "sfia")]
    assert_eq!(why("sfia:4", "eqf:4"), NotComparable::OtherConstruct);
    assert_eq!(why("cefr:B2", "eqf:4"), NotComparable::OtherConstruct);
    assert_eq!(why("eqf:9", "eqf:4"), NotComparable::NotOnScale);
    assert_eq!(why("nope:1", "eqf:4"), NotComparable::UnknownScale);
}

#[test]
fn a_comparison_says_by_whose_word_and_whether_that_was_stretched() {
    let catalog = Catalog::builtin();
    let (nsk, eqf) = (value("nsk:4"), value("eqf:4"));
    let whole = catalog.compare_levels(
        (&nsk, LevelSubject::Framework),
        (&eqf, LevelSubject::Framework),
    );
    assert_eq!(whole.through.len(), 1);
    assert_eq!(
        whole.through[0].status,
        AlignmentStatus::OfficialReferencing
    );
    assert!(!whole.is_by_extension());
    let unit = catalog.compare_levels((&nsk, LevelSubject::Unit), (&eqf, LevelSubject::Unit));
    assert!(unit.is_by_extension());
    assert!(!unit.is_asserted());
}

/// An alignment that someone makes for themselves.
fn own_alignment(pairs: &str) -> LevelAlignment {
    serde_json::from_str(&format!(
        r#"{{
            "id": "ours", "from": "ru-148n", "to": "eqf", "authority": "Acme, for its own use",
            "status": "asserted", "applies_to": ["framework", "unit"], "levels": {pairs}
        }}"#
    ))
    .unwrap()
}

#[test]
fn an_alignment_of_ones_own_is_used_and_named() {
    let mut catalog = Catalog::builtin();
    let pairs = r#"[{ "from": "4", "to": ["3", "4"] }]"#;
    catalog.add_alignment(own_alignment(pairs)).unwrap();
    let comparison = compare(&catalog, "ru-148n:4", "eqf:4");
    assert_eq!(comparison.relation, LevelRelation::Overlapping);
    assert!(comparison.is_asserted());
    assert_eq!(comparison.through[0].authority, "Acme, for its own use");
    assert!(matches!(
        compare(&catalog, "ru-148n:4", "eqf:6").relation,
        LevelRelation::Lower(steps) if (steps.least, steps.most) == (2, 3)
    ));
    assert!(matches!(
        compare(&catalog, "ru-148n:5", "eqf:6").relation,
        LevelRelation::NotComparable(NotComparable::NotAligned)
    ));
    // Through two alignments, one of them the user's: it still says so.
    assert!(compare(&catalog, "ru-148n:4", "nsk:4").is_asserted());
}

#[test]
fn an_alignment_to_a_scale_that_comes_later_is_checked_when_it_does() {
    let scale = |path: &str| {
        let file = competency::BUILTIN_FILES
            .iter()
            .find(|file| file.1.ends_with(path));
        file.unwrap().2.to_owned()
    };
    let mut catalog = Catalog::new();
    catalog
        .add_scale(Valid::from_json(&scale("nsk.json")).unwrap())
        .unwrap();
    // An EQF of seven levels, where the NSK is aligned with eight.
    let mut eqf: serde_json::Value = serde_json::from_str(&scale("eqf.json")).unwrap();
    eqf["levels"].as_array_mut().unwrap().pop();
    let found = catalog
        .add_scale(Valid::from_json(&eqf.to_string()).unwrap())
        .unwrap_err();
    let found: Vec<_> = found.iter().collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::LevelNotOnScale);
    assert_eq!(found[0].pointer.as_str(), "/levels");
    assert!(found[0].message.contains("`nsk-eqf`"));
    catalog
        .add_scale(Valid::from_json(&scale("eqf.json")).unwrap())
        .unwrap();
}

#[test]
fn an_alignment_without_authority_or_with_levels_of_no_scale_is_refused() {
    let mut catalog = Catalog::builtin();
    let mut nobody = own_alignment(r#"[{ "from": "4", "to": ["4"] }]"#);
    nobody.authority = " ".to_owned();
    let found = catalog.add_alignment(nobody).unwrap_err();
    assert_eq!(found.iter().next().unwrap().code, Code::NoAuthority);
    let wrong = own_alignment(r#"[{ "from": "10", "to": ["4"] }]"#);
    let found = catalog.add_alignment(wrong).unwrap_err();
    assert_eq!(found.iter().next().unwrap().code, Code::LevelNotOnScale);
    assert_eq!(catalog.alignments().len(), 3);
}
