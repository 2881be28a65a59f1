//! The hub: contact centre concepts of ESCO v1.1.1.

use super::*;
use competency::{FrameworkKind, Importance, UnitKind};

fn hub() -> Framework {
    framework("esco-contact-centre")
}

fn of_kind(hub: &Framework, kind: UnitKind) -> Vec<&Unit> {
    hub.units.iter().filter(|unit| unit.kind == kind).collect()
}

/// The skills and the knowledge, without the occupations.
fn concepts(hub: &Framework) -> Vec<&Unit> {
    hub.units
        .iter()
        .filter(|unit| unit.kind != UnitKind::Occupation)
        .collect()
}

fn title(unit: &Unit) -> &str {
    unit.title.as_ref().unwrap().in_language("en").unwrap()
}

fn concept<'a>(hub: &'a Framework, id: &str) -> &'a Unit {
    hub.units
        .iter()
        .find(|unit| unit.id.as_str() == id)
        .unwrap()
}

fn titled<'a>(hub: &'a Framework, text: &str) -> &'a Unit {
    hub.units.iter().find(|unit| title(unit) == text).unwrap()
}

fn iri(unit: &Unit) -> &str {
    unit.iri.as_ref().expect("it has an IRI").as_str()
}

/// The occupation of an ESCO code.
fn occupation<'a>(hub: &'a Framework, code: &str) -> &'a Unit {
    let mut occupations = of_kind(hub, UnitKind::Occupation).into_iter();
    occupations
        .find(|unit| unit.codes.iter().any(|of| of.code == code))
        .unwrap()
}

#[test]
fn it_is_a_part_of_a_taxonomy() {
    let hub = hub();
    assert_eq!(hub.kind, FrameworkKind::Taxonomy);
    assert_eq!(hub.language.as_str(), "en");
}

#[test]
fn it_has_a_hundred_concepts_and_eleven_occupations() {
    let hub = hub();
    assert_eq!(of_kind(&hub, UnitKind::Skill).len(), 77);
    assert_eq!(of_kind(&hub, UnitKind::Knowledge).len(), 23);
    assert_eq!(of_kind(&hub, UnitKind::Occupation).len(), 11);
    assert_eq!(hub.units.len(), 111);
}

#[test]
fn every_concept_has_the_esco_iri_of_its_id() {
    let hub = hub();
    for unit in concepts(&hub) {
        assert_eq!(
            iri(unit),
            format!("http://data.europa.eu/esco/skill/{}", unit.id)
        );
    }
}

#[test]
fn every_occupation_has_the_esco_iri_of_its_id() {
    let hub = hub();
    for unit in of_kind(&hub, UnitKind::Occupation) {
        assert_eq!(
            iri(unit),
            format!("http://data.europa.eu/esco/occupation/{}", unit.id)
        );
    }
}

#[test]
fn no_iri_and_no_title_stands_twice() {
    let hub = hub();
    assert_eq!(
        hub.units.iter().map(iri).collect::<BTreeSet<_>>().len(),
        111
    );
    assert_eq!(
        hub.units.iter().map(title).collect::<BTreeSet<_>>().len(),
        111
    );
}

#[test]
fn concepts_have_the_titles_of_their_iris() {
    let hub = hub();
    for (id, label) in [
        (
            "28d715e3-3e5b-4fb6-8dd2-4be4919c8587",
            "handle customer complaints",
        ),
        (
            "de2f0ce8-f8d6-48c5-a213-4d065251cecf",
            "communicate by telephone",
        ),
        ("a4346013-a967-4a58-a533-6b32ad1364c5", "data protection"),
        ("d15f8745-28f8-4abf-a7b6-6cb8a304efd2", "tolerate stress"),
        ("7a147904-22b3-498a-b4d9-7bceeb86b45d", "cope with stress"),
        (
            "b535516b-9f8a-4c29-b6aa-a0a4561e1086",
            "call quality assurance management",
        ),
    ] {
        assert_eq!(title(concept(&hub, id)), label);
    }
}

#[test]
fn data_protection_is_knowledge_and_protecting_data_a_skill() {
    let hub = hub();
    assert_eq!(titled(&hub, "data protection").kind, UnitKind::Knowledge);
    assert_eq!(
        titled(&hub, "protect personal data and privacy").kind,
        UnitKind::Skill
    );
}

#[test]
fn english_is_knowledge_and_speaking_it_a_skill() {
    let hub = hub();
    assert_eq!(titled(&hub, "English").kind, UnitKind::Knowledge);
    assert_eq!(
        titled(&hub, "interact verbally in English").kind,
        UnitKind::Skill
    );
}

#[test]
fn no_false_friend_is_in_it() {
    let hub = hub();
    for false_friend in [
        "perform scripted dialogue",
        "process collected survey data",
        "manage stress",
        "manage stress in organisation",
    ] {
        assert!(
            hub.units.iter().all(|unit| title(unit) != false_friend),
            "{false_friend}"
        );
    }
    let in_organisations = "fbdfc3bf-56a0-4454-a17d-2f513fe57b53";
    assert!(
        hub.units
            .iter()
            .all(|unit| unit.id.as_str() != in_organisations)
    );
}

#[test]
fn concepts_have_a_reuse_level_and_occupations_none() {
    let hub = hub();
    let count = |level| {
        concepts(&hub)
            .iter()
            .filter(|unit| unit.reuse_level.as_deref() == Some(level))
            .count()
    };
    assert_eq!(count("cross-sector"), 71);
    assert_eq!(count("sector-specific"), 23);
    assert_eq!(count("transversal"), 5);
    assert_eq!(count("occupation-specific"), 1);
    assert!(
        of_kind(&hub, UnitKind::Occupation)
            .iter()
            .all(|unit| unit.reuse_level.is_none())
    );
}

#[test]
fn some_labels_are_known_in_polish_and_czech_and_none_in_italian() {
    let hub = hub();
    let count = |language| {
        let titles = hub.units.iter().filter_map(|unit| unit.title.as_ref());
        titles
            .filter(|title| title.in_language(language).is_some())
            .count()
    };
    assert_eq!((count("pl"), count("cs"), count("it")), (66, 8, 0));
}

#[test]
fn labels_in_other_languages_are_unverified() {
    let hub = hub();
    let glosses: Vec<(&str, GlossStatus)> = hub
        .glosses
        .iter()
        .map(|g| (g.language.as_str(), g.status))
        .collect();
    assert_eq!(
        glosses,
        [
            ("pl", GlossStatus::Unverified),
            ("cs", GlossStatus::Unverified)
        ]
    );
}

#[test]
fn labels_are_those_found() {
    let hub = hub();
    let complaints = titled(&hub, "handle customer complaints")
        .title
        .as_ref()
        .unwrap();
    assert_eq!(
        complaints.in_language("pl"),
        Some("rozpatrywać reklamacje od klientów")
    );
    assert_eq!(
        complaints.in_language("cs"),
        Some("vyřizovat stížnosti zákazníků")
    );
}

#[test]
fn a_concept_may_have_a_broader_one_in_the_hub() {
    let hub = hub();
    let is_broader = |broad: &str, narrow: &str| {
        let reference = hub.reference_to(&titled(&hub, broad).id);
        assert!(
            titled(&hub, narrow).broader.contains(&reference),
            "{broad} ⊃ {narrow}"
        );
    };
    is_broader("establish customer rapport", "communicate with customers");
    is_broader(
        "communicate with customers",
        "respond to customers' inquiries",
    );
    is_broader("respond to customers' inquiries", "contact customers");
    is_broader("keep task records", "maintain customer records");
    is_broader(
        "respond to customers' inquiries",
        "respond to inquiries in written form",
    );
    is_broader("carry out calculations", "maintain database");
    is_broader(
        "comply with legal regulations",
        "apply information security policies",
    );
    is_broader("cope with stress", "tolerate stress");
    is_broader("English", "interact verbally in English");
}

#[test]
fn every_concept_has_something_broader() {
    let hub = hub();
    let roots: Vec<&str> = hub
        .units
        .iter()
        .filter(|unit| unit.broader.is_empty())
        .map(title)
        .collect();
    assert_eq!(roots, [""; 0]);
}

#[test]
fn several_broader_ones_are_kept() {
    let hub = hub();
    assert_eq!(titled(&hub, "communicate by telephone").broader.len(), 1);
    assert_eq!(titled(&hub, "contact customers").broader.len(), 2);
    assert_eq!(titled(&hub, "use internet chat").broader.len(), 3);
}

#[test]
fn the_occupations_are_those_of_contact_centres() {
    let hub = hub();
    for (code, label, id) in [
        (
            "4222.1",
            "customer contact centre information clerk",
            "b7b75eb6-34bc-462d-b412-eed393cc1397",
        ),
        (
            "4222.1.1",
            "live chat operator",
            "fde97584-d8e3-413e-a662-511c9055357e",
        ),
        (
            "5244.1",
            "call centre agent",
            "0ededdc2-050a-4ec3-8e70-6295105fcd19",
        ),
        (
            "4225.1",
            "customer service representative",
            "13d1b2b4-99dd-44da-9734-c9f74bae18f7",
        ),
        (
            "3341.1",
            "call centre analyst",
            "30ca97f4-a4fd-4189-a781-ac08f6b09b78",
        ),
        (
            "3341.2",
            "call centre quality auditor",
            "580c98d4-fb97-4597-864c-54140f058f1b",
        ),
        (
            "3341.3",
            "call centre supervisor",
            "6aa78e46-ce22-421f-8a75-e915ac63c9d0",
        ),
        (
            "3341.4",
            "contact centre supervisor",
            "9d2aae3e-cbfe-409f-86cc-7cef9cd0435a",
        ),
        (
            "1439.1",
            "call centre manager",
            "dd25a2b0-add0-4ae2-bd85-bb644e0d0c39",
        ),
        (
            "1439.3",
            "contact centre manager",
            "f5166c6b-3467-4fc4-9343-d12e870d9def",
        ),
        (
            "3512.1",
            "ICT help desk agent",
            "aaeec9a7-dc57-4485-890c-86b3eef735f9",
        ),
    ] {
        let occupation = occupation(&hub, code);
        assert_eq!((title(occupation), occupation.id.as_str()), (label, id));
    }
}

#[test]
fn occupations_need_concepts_of_the_hub() {
    let hub = hub();
    for (code, essential, optional) in [
        ("4222.1", 10, 10),
        ("4222.1.1", 10, 11),
        ("5244.1", 13, 5),
        ("4225.1", 10, 8),
        ("3341.1", 11, 5),
        ("3341.2", 13, 6),
        ("3341.3", 10, 5),
        ("3341.4", 8, 12),
        ("1439.1", 13, 7),
        ("1439.3", 8, 9),
        ("3512.1", 9, 5),
    ] {
        let uses = &occupation(&hub, code).uses;
        let count = |importance| {
            uses.iter()
                .filter(|usage| usage.importance == importance)
                .count()
        };
        let counted = (count(Importance::Essential), count(Importance::Optional));
        assert_eq!(counted, (essential, optional), "{code}");
    }
}

#[test]
fn what_an_occupation_needs_is_there() {
    let catalog = Catalog::builtin();
    let hub = hub();
    for usage in hub.units.iter().flat_map(|unit| &unit.uses) {
        let needed = catalog
            .resolve(&usage.of)
            .and_then(|entity| entity.unit().cloned());
        let kind = needed.map(|unit| unit.kind);
        assert!(
            matches!(kind, Some(UnitKind::Skill | UnitKind::Knowledge)),
            "{}",
            usage.of
        );
    }
}

#[test]
fn the_clerk_must_communicate_by_telephone_and_may_contact_customers() {
    let hub = hub();
    let clerk = occupation(&hub, "4222.1");
    let need = |label| {
        let reference = hub.reference_to(&titled(&hub, label).id);
        clerk
            .uses
            .iter()
            .find(|usage| usage.of == reference)
            .map(|usage| usage.importance)
    };
    assert_eq!(
        need("communicate by telephone"),
        Some(Importance::Essential)
    );
    assert_eq!(need("contact customers"), Some(Importance::Optional));
    assert_eq!(need("handle customer complaints"), None);
}

#[test]
fn codes_of_occupations_moved_and_their_iris_did_not() {
    let catalog = Catalog::builtin();
    let hub = hub();
    let in_hub = |code| -> Vec<String> {
        let found = catalog.with_code(Some(&"esco-occupation".parse().unwrap()), code);
        let found = found
            .into_iter()
            .filter_map(|found| catalog.resolve(&found.entity));
        let units = found
            .filter(|entity| entity.framework().id == hub.id)
            .filter_map(|entity| entity.unit().map(title).map(str::to_owned));
        units.collect()
    };
    assert_eq!(in_hub("3341.2"), ["call centre quality auditor"]);
    assert_eq!(in_hub("1439.1"), ["call centre manager"]);
}

#[test]
fn one_version_of_esco_is_written_in_one_way() {
    let catalog = Catalog::builtin();
    let scheme = "esco-occupation".parse().unwrap();
    for code in ["4222.1", "5244.1", "4225.1", "3341.2"] {
        let found = catalog.with_code(Some(&scheme), code);
        assert!(found.len() > 1, "{code}");
        let versions: BTreeSet<_> = found
            .iter()
            .map(|found| found.code.version.as_deref())
            .collect();
        assert_eq!(versions.len(), 1, "{code}: {versions:?}");
    }
}

#[test]
fn occupations_are_in_their_isco_groups() {
    let hub = hub();
    for (esco, isco) in [
        ("4222.1", "4222"),
        ("5244.1", "5244"),
        ("4225.1", "4225"),
        ("3341.2", "3341"),
        ("1439.1", "1439"),
        ("3512.1", "3512"),
    ] {
        assert_eq!(codes_of(&occupation(&hub, esco).codes, "isco-08"), [isco]);
    }
}

#[test]
fn a_concept_has_neither_level_nor_statement_nor_assessment() {
    let hub = hub();
    for unit in &hub.units {
        assert!(
            unit.levels.is_empty() && unit.statements.is_empty(),
            "{}",
            unit.id
        );
        assert!(
            unit.assessment.is_none() && unit.passages.is_empty(),
            "{}",
            unit.id
        );
    }
    assert!(items(&hub).is_empty());
}

#[test]
fn the_notice_of_esco_is_carried_along() {
    let hub = hub();
    let wording = hub
        .rights
        .iter()
        .find(|record| record.covers == RightsCover::Wording)
        .unwrap();
    assert_eq!(wording.publisher, "European Commission");
    let notice = "This service uses the ESCO classification of the European Commission";
    assert!(wording.attribution.contains(notice));
    assert!(wording.license.as_str().contains("2011/833"));
}

#[test]
fn changed_labels_are_said_to_be_changed() {
    let hub = hub();
    let glosses = hub
        .rights
        .iter()
        .find(|record| record.covers == RightsCover::Glosses)
        .unwrap();
    assert!(glosses.changed);
    let languages: Vec<&str> = glosses.languages.iter().map(|tag| tag.as_str()).collect();
    assert_eq!(languages, ["pl", "cs"]);
}

#[test]
fn most_concepts_have_one_broader_one() {
    let hub = hub();
    let mut counts = [0; 3];
    for unit in concepts(&hub) {
        counts[unit.broader.len().min(3) - 1] += 1;
    }
    assert_eq!(counts, [61, 31, 8]); // one, two, three or more
}

#[test]
fn the_live_chat_operator_is_a_kind_of_clerk() {
    let hub = hub();
    let clerk = hub.reference_to(&occupation(&hub, "4222.1").id);
    assert_eq!(occupation(&hub, "4222.1.1").broader, [clerk]);
}

#[test]
fn groups_have_the_iris_of_their_codes() {
    let hub = hub();
    for occupation in of_kind(&hub, UnitKind::Occupation) {
        let group = occupation
            .codes
            .iter()
            .find(|code| code.scheme.as_str() == "isco-08")
            .unwrap();
        let expected = format!("http://data.europa.eu/esco/isco/C{}", group.code);
        assert_eq!(
            group.iri.as_ref().map(|iri| iri.as_str()),
            Some(expected.as_str())
        );
    }
}
