//! What becomes of crosswalks and overlays when a framework changes.

use super::laws::crosswalks;
use super::successors::{czech_successor, retired, standard};
use crate::support::value;
use competency::diff::{
    Aftermath, Diff, Fates, Outcome, StaleMappings, What, migrate_crosswalk, migrate_overlay,
    migrate_profile, migrate_record,
};
use competency::{
    Catalog, Crosswalk, Framework, Holding, Overlay, Profile, Record, RecordedResult, Text, Valid,
    report,
};
use expect_test::expect;

fn crosswalk(subject: &str, object: &str) -> Crosswalk {
    let ends = |c: &&Crosswalk| {
        c.subject_framework().is_some_and(|f| f.as_str() == subject)
            && c.object_framework().is_some_and(|f| f.as_str() == object)
    };
    crosswalks().iter().find(ends).expect("a crosswalk").clone()
}

fn fates(versions: &[&Framework]) -> Fates {
    let pairs = versions.windows(2);
    let diffs: Vec<Diff> = pairs
        .map(|pair| Diff::between(pair[0], pair[1]).unwrap())
        .collect();
    Fates::along(&diffs).unwrap()
}

#[test]
fn mappings_into_a_successor_are_told_one_by_one() {
    let old = standard("cz-nsk-66-029-m");
    let fates = fates(&[&old, &czech_successor()]);
    let crosswalk = crosswalk("cz-nsk-66-029-m", "esco-contact-centre");
    let stale = StaleMappings::of(&crosswalk, &fates);
    assert_eq!((stale.fitted, stale.fits), (Some(true), Some(false)));
    assert_eq!(stale.mappings.len(), crosswalk.len());
    expect![[r#"
        ## Mappings of `https://w3id.org/competency/crosswalks/cz-nsk-66-029-m--esco-contact-centre`

        52 untouched, 5 re-identified, 5 changed.

        ### Ends changed

        - `cz-nsk-66-029-m:sales` skos:broadMatch `esco-contact-centre:c81c9ea3-4689-4146-9076-24dd175c69bc`; `cz-nsk-66-029-m:sales` changed (level changed)
        - `cz-nsk-66-029-m:sales` skos:relatedMatch `esco-contact-centre:16132f2b-cf61-4c53-ae8d-9023a8bab90b`; `cz-nsk-66-029-m:sales` changed (level changed)
        - `cz-nsk-66-029-m:complaint.stress-techniques` skos:relatedMatch `esco-contact-centre:d15f8745-28f8-4abf-a7b6-6cb8a304efd2`; `cz-nsk-66-029-m:complaint.stress-techniques` changed (requirement tightened)
        - `cz-nsk-66-029-m:complaint.stress-techniques` Not skos:closeMatch `esco-contact-centre:d15f8745-28f8-4abf-a7b6-6cb8a304efd2`; `cz-nsk-66-029-m:complaint.stress-techniques` changed (requirement tightened)
        - `cz-nsk-66-029-m:complaint.stress-techniques` skos:relatedMatch `esco-contact-centre:7a147904-22b3-498a-b4d9-7bceeb86b45d`; `cz-nsk-66-029-m:complaint.stress-techniques` changed (requirement tightened)

        ### Ends re-identified

        - `cz-nsk-66-029-m:legal-norms` skos:relatedMatch `esco-contact-centre:a4346013-a967-4a58-a533-6b32ad1364c5`; `cz-nsk-66-029-m:legal-norms` re-identified, now `cz-nsk-66-029-m:consumer-law`
        - `cz-nsk-66-029-m:legal-norms` Not skos:closeMatch `esco-contact-centre:33a82b83-c838-4889-ae62-fae1317481eb`; `cz-nsk-66-029-m:legal-norms` re-identified, now `cz-nsk-66-029-m:consumer-law`
        - `cz-nsk-66-029-m:legal-norms` skos:relatedMatch `esco-contact-centre:7ae62140-fe02-4ee3-a0c5-fb5668a2870d`; `cz-nsk-66-029-m:legal-norms` re-identified, now `cz-nsk-66-029-m:consumer-law`
        - `cz-nsk-66-029-m:legal-norms` skos:relatedMatch `esco-contact-centre:499031e7-9821-4728-adb8-2925663c6ef2`; `cz-nsk-66-029-m:legal-norms` re-identified, now `cz-nsk-66-029-m:consumer-law`
        - `cz-nsk-66-029-m:legal-norms` Not skos:closeMatch `esco-contact-centre:3d3ee5c3-4286-457f-9f76-1704011f7e11`; `cz-nsk-66-029-m:legal-norms` re-identified, now `cz-nsk-66-029-m:consumer-law`
    "#]].assert_eq(&report::stale_markdown(&stale));
}

/// Renames whatever a crosswalk names in a framework.
fn renamed(framework: &Framework) -> Framework {
    let mut new = framework.clone();
    new.version = value("2.0.0");
    for other in &mut new.distinguished_from {
        let by = other.by.take();
        other.by = by.map(|by| value(&format!("new-{by}")));
    }
    for unit in &mut new.units {
        unit.id = value(&format!("new-{}", unit.id));
        for statement in &mut unit.statements {
            statement.id = value(&format!("new-{}", statement.id));
        }
        for criterion in unit.assessment.iter_mut().flat_map(|a| &mut a.criteria) {
            criterion.id = value(&format!("new-{}", criterion.id));
        }
    }
    new
}

#[test]
fn a_crosswalk_goes_along_with_new_ids_and_comes_back() {
    let catalog = Catalog::builtin();
    for id in ["it-i2-4", "cz-nsk-66-029-m", "pl-kzis-422201"] {
        let old = standard(id);
        let new = renamed(&old);
        let there = fates(&[&old, &new]);
        let back = fates(&[&new, &old]);
        let mut seen = 0;
        for crosswalk in crosswalks() {
            let ends = [crosswalk.subject_framework(), crosswalk.object_framework()];
            if !ends.contains(&Some(old.id.clone())) {
                assert!(migrate_crosswalk(crosswalk, &there).is_err());
                continue;
            }
            seen += crosswalk.len();
            let gone = migrate_crosswalk(crosswalk, &there).unwrap();
            assert_eq!(gone.count(Outcome::Carried), crosswalk.len());
            assert!(gone.is_reversible());
            assert_ne!(gone.document, *crosswalk);
            // It fits the new version in a catalog, and only that.
            let mut with_new = Catalog::new();
            for scale in catalog.scales() {
                with_new
                    .add_scale(Valid::new(scale.clone()).unwrap())
                    .unwrap();
            }
            for schemes in super::laws::schemes() {
                with_new
                    .add_schemes(Valid::new(schemes.clone()).unwrap())
                    .unwrap();
            }
            for framework in super::laws::frameworks() {
                let now = if framework.id == old.id {
                    &new
                } else {
                    framework
                };
                with_new
                    .add_framework(Valid::new(now.clone()).unwrap())
                    .unwrap();
            }
            with_new
                .add_crosswalk(Valid::new(gone.document.clone()).unwrap())
                .unwrap();
            let stays = Valid::new(crosswalk.clone()).unwrap();
            assert!(with_new.add_crosswalk(stays).is_err());
            let home = migrate_crosswalk(&gone.document, &back).unwrap();
            assert_eq!(home.document, *crosswalk, "{}", crosswalk.id());
        }
        assert!(seen > 100, "{id}: {seen}");
    }
}

#[test]
fn what_is_gone_is_left_out_and_what_took_its_place_is_followed() {
    let old = standard("it-i2-4");
    let crosswalk = crosswalk("it-i2-4", "esco-contact-centre");
    let ends: Vec<String> = crosswalk
        .mappings()
        .filter_map(|mapping| mapping.subject_id().map(str::to_owned))
        .collect();
    // Two statements with mappings go, one of them with a successor that reads
    // otherwise; a third is reworded.
    let mut named: Vec<&str> = ends
        .iter()
        .filter_map(|id| id.split_once(':'))
        .map(|e| e.1)
        .collect();
    named.sort();
    named.dedup();
    let statements: Vec<&str> = named
        .into_iter()
        .filter(|id| {
            old.units
                .iter()
                .any(|unit| unit.statements.iter().any(|s| s.id.as_str() == *id))
        })
        .collect();
    let (lost, moved_on, reworded) = (statements[0], statements[1], statements[2]);
    let mut new = old.clone();
    new.version = value("2.0.0");
    let kept = old.units[0]
        .statements
        .iter()
        .find(|s| ![lost, moved_on, reworded].contains(&s.id.as_str()));
    let kept = kept.unwrap().id.to_string();
    for unit in &mut new.units {
        unit.statements
            .retain(|s| ![lost, moved_on].contains(&s.id.as_str()));
        for statement in &mut unit.statements {
            if statement.id.as_str() == reworded {
                statement.text = Text::new(value("it"), "Tutt'altro").with(value("en"), "x");
            }
        }
    }
    new.retired.push(retired(lost, "2.0.0", &[]));
    new.retired
        .push(retired(moved_on, "2.0.0", &[&format!("it-i2-4:{kept}")]));
    let fates = fates(&[&old, &new]);
    let aftermath = |id: &str| {
        fates
            .of(&value(&format!("it-i2-4:{id}")))
            .unwrap()
            .aftermath
    };
    assert_eq!(aftermath(lost), Aftermath::Gone);
    assert_eq!(aftermath(moved_on), Aftermath::Replaced);
    assert_eq!(aftermath(reworded), Aftermath::Reworded);
    assert_eq!(aftermath(&kept), Aftermath::Untouched);
    assert_eq!(fates.of(&value("pl-kzis-422201:implicit")), None);
    let migration = migrate_crosswalk(&crosswalk, &fates).unwrap();
    let count = |id: &str| {
        ends.iter()
            .filter(|end| **end == format!("it-i2-4:{id}"))
            .count()
    };
    assert_eq!(migration.count(Outcome::Gone), count(lost));
    assert_eq!(
        migration.count(Outcome::LookAgain),
        count(moved_on) + count(reworded)
    );
    assert_eq!(migration.document.len(), crosswalk.len() - count(lost));
    assert_eq!(migration.entries.len(), crosswalk.len());
    assert!(!migration.is_reversible());
    let at = format!("it-i2-4:{kept}");
    assert_eq!(
        migration.document.with_subject(&at).len(),
        count(&kept) + count(moved_on)
    );
    // The label of what was reworded stays, so that it is still reported.
    let label = |crosswalk: &Crosswalk| {
        let of = format!("it-i2-4:{reworded}");
        let mapping = crosswalk.with_subject(&of).next().unwrap();
        mapping
            .text(competency::crosswalk::Slot::SubjectLabel)
            .map(str::to_owned)
    };
    assert_eq!(label(&migration.document), label(&crosswalk));
}

#[test]
fn a_chain_is_followed_link_by_link_and_must_hold() {
    let first = standard("it-i2-4");
    let mut second = first.clone();
    second.version = value("2.0.0");
    second.units[2].id = value("support");
    let mut third = second.clone();
    third.version = value("3.0.0");
    third.units[2].id = value("customer-support");
    let title = std::mem::take(&mut third.units[2].title).unwrap();
    let was = title.in_language("it").unwrap().to_owned();
    third.units[2].title = Some(title.with(value("it"), format!("{was}, anche scritta")));
    let fates = fates(&[&first, &second, &third]);
    let fate = fates.of(&value("it-i2-4:help-desk")).unwrap();
    assert_eq!(fate.aftermath, Aftermath::Reworded);
    assert_eq!(fate.now, Some(value("it-i2-4:customer-support")));
    let there = Diff::between(&first, &second).unwrap();
    let on = Diff::between(&second, &third).unwrap();
    let broken = Fates::along(&[on.clone(), there.clone()]).unwrap_err();
    expect![
        "the diff does not fit: the chain leads to `it-i2-4` 3.0.0 and goes on from `it-i2-4` 1.0.0"
    ]
    .assert_eq(&broken.to_string());
    let scale = &super::laws::scales()[0];
    let of_scale = Diff::between(scale, scale).unwrap();
    expect!["the diff does not fit: `cefr` is a scale, not a framework"]
        .assert_eq(&Fates::along(&[of_scale]).unwrap_err().to_string());
    assert!(Fates::along(&[]).is_err());
    // A crosswalk made for another version than the first does not come along.
    let late = Fates::along(&[on]).unwrap();
    let crosswalk = crosswalk("it-i2-4", "esco-contact-centre");
    expect!["the diff does not fit: it is made for 1.0.0, and the diff begins with 2.0.0 (at /subject_source_version)"].assert_eq(
        &migrate_crosswalk(&crosswalk, &late)
            .unwrap_err()
            .to_string(),
    );
}

fn overlay(entries: serde_json::Value) -> Overlay {
    serde_json::from_value(serde_json::json!({
        "format": "overlay/1.0", "id": "example", "version": "1.0.0",
        "framework": "it-i2-4", "fits": "^1.0.0", "language": "it",
        "entries": entries,
        "rights": [{ "covers": "glosses", "publisher": "Example", "license": "CC0-1.0",
            "attribution": "Example", "changed": false, "sureness": "high", "basis": "an example" }],
        "provenance": { "curated_by": "Example" }
    }))
    .unwrap()
}

#[test]
fn an_overlay_goes_along() {
    let old = standard("it-i2-4");
    let mut new = old.clone();
    new.version = value("2.0.0");
    let ids: Vec<String> = old.units[2]
        .statements
        .iter()
        .map(|s| s.id.to_string())
        .collect();
    new.units[2].id = value("support");
    new.units[2].statements.remove(0);
    new.units[2].statements[0].text = Text::new(value("it"), "Del tutto nuovo");
    new.retired
        .push(retired(&ids[0], "2.0.0", &[&format!("it-i2-4:{}", ids[2])]));
    let overlay = overlay(serde_json::json!([
        { "text": { "de": "Titel" } },
        { "id": "help-desk", "text": { "de": "Hilfe" } },
        { "id": ids[0], "text": { "de": "eins" } },
        { "id": ids[1], "text": { "de": "zwei" } },
        { "id": ids[2], "text": { "de": "drei" } },
    ]));
    let migration = migrate_overlay(&overlay, &fates(&[&old, &new])).unwrap();
    let outcomes: Vec<Outcome> = migration
        .entries
        .iter()
        .map(|entry| entry.outcome)
        .collect();
    use Outcome::{Carried, Gone, LookAgain};
    // Two came to be about one thing: the one that was about it stays.
    assert_eq!(outcomes, [Carried, Carried, Gone, LookAgain, Carried]);
    let entries: Vec<Option<&str>> = migration
        .document
        .entries
        .iter()
        .map(|entry| entry.id.as_ref().map(|id| id.as_str()))
        .collect();
    assert_eq!(
        entries,
        [None, Some("support"), Some(&*ids[1]), Some(&*ids[2])]
    );
    assert_eq!(migration.document.fits, "^2.0.0".parse().unwrap());
    Valid::new(migration.document).unwrap();
}

/// A profile that holds these, each under an id of its own.
fn profile(of: &[&str]) -> Profile {
    let entries = of.iter().enumerate();
    entries.fold(Profile::new(value("person")), |profile, (number, of)| {
        profile.with_holding(Holding::new(value(&format!("entry-{number}")), value(of)))
    })
}

fn held(profile: &Profile) -> Vec<String> {
    let holdings = profile.holdings.iter();
    holdings.map(|held| held.of.to_string()).collect()
}

#[test]
fn a_profile_goes_along_with_new_ids_and_comes_back() {
    let old = standard("it-i2-4");
    let new = renamed(&old);
    let profile = profile(&[
        "it-i2-4:help-desk",
        "it-i2-4:help-desk.handle-complaints",
        "cz-nsk-66-029-m:sales",
    ]);
    let there = migrate_profile(&profile, &fates(&[&old, &new]));
    assert_eq!(there.count(Outcome::Carried), 3);
    assert_eq!(
        held(&there.document),
        [
            "it-i2-4:new-help-desk",
            "it-i2-4:new-help-desk.handle-complaints",
            "cz-nsk-66-029-m:sales"
        ]
    );
    assert!(there.is_reversible());
    let back = migrate_profile(&there.document, &fates(&[&new, &old]));
    assert!(back.document == profile);
    // Nothing differs, nothing changes.
    let same = migrate_profile(&profile, &fates(&[&old, &old]));
    assert!(same.document == profile && same.is_reversible());
}

#[test]
fn what_a_profile_holds_that_is_no_more_is_left_out_and_named() {
    let old = standard("it-i2-4");
    let mut new = old.clone();
    new.version = value("2.0.0");
    let gone = new.units[2].statements.remove(0).id;
    let of = format!("it-i2-4:{gone}");
    let migrated = migrate_profile(&profile(&[&of, "it-i2-4:help-desk"]), &fates(&[&old, &new]));
    assert_eq!(held(&migrated.document), ["it-i2-4:help-desk"]);
    assert_eq!(migrated.entries[0].outcome, Outcome::Gone);
    assert_eq!(migrated.entries[0].pointer.as_str(), "/holdings/0");
    // Less is held by the unit, and that is no claim too many.
    assert_eq!(migrated.entries[1].outcome, Outcome::Carried);
}

#[test]
fn who_held_all_of_it_need_not_hold_what_was_added() {
    let old = standard("it-i2-4");
    let mut new = old.clone();
    new.version = value("1.1.0");
    let mut added = new.units[2].statements[0].clone();
    added.id = value("help-desk.something-new");
    added.text = Text::new(value("it"), "Qualcosa di nuovo");
    new.units[2].statements.push(added);
    let profile = profile(&[
        "competency:it-i2-4",
        "it-i2-4:help-desk",
        "it-i2-4:workstation",
        "it-i2-4:help-desk.handle-complaints",
    ]);
    let migrated = migrate_profile(&profile, &fates(&[&old, &new]));
    assert!(migrated.document == profile);
    let outcomes: Vec<Outcome> = migrated.entries.iter().map(|one| one.outcome).collect();
    use Outcome::{Carried, LookAgain};
    assert_eq!(outcomes, [LookAgain, LookAgain, Carried, Carried]);
    let because = &migrated.entries[1].because[0];
    assert_eq!(because.fate.aftermath, Aftermath::Changed);
    assert_eq!(because.fate.changed, [What::Added]);
}

#[test]
fn what_counts_for_a_requirement_follows_it() {
    let old = standard("ru-nok-07-01000-02");
    let json = serde_json::to_string(&old).unwrap();
    let renamed = json.replace("entry.vocational-education", "entry.school");
    let mut new: Framework = serde_json::from_str(&renamed).unwrap();
    new.version = value("2.0.0");
    let mut profile = Profile::new(value("person"));
    let mut school = competency::HeldEducation::new(value("school"));
    school.programme = Some("a programme".to_owned());
    school.counts_for = vec![value("ru-nok-07-01000-02:entry.vocational-education")];
    profile.education.push(school);
    let migrated = migrate_profile(&profile, &fates(&[&old, &new]));
    assert_eq!(migrated.entries[0].outcome, Outcome::Carried);
    let now = &migrated.document.education[0].counts_for;
    assert_eq!(now, &[value("ru-nok-07-01000-02:entry.school")]);
    // Nothing is asked for any more: the education stays.
    new.entry = None;
    let migrated = migrate_profile(&profile, &fates(&[&old, &new]));
    assert_eq!(migrated.entries[0].outcome, Outcome::LookAgain);
    assert_eq!(migrated.entries[0].pointer.as_str(), "/education/0");
    assert_eq!(migrated.document.education[0].counts_for, []);
}

#[test]
fn a_record_goes_along_and_what_is_asked_otherwise_is_looked_at_again() {
    let old = standard("cz-nsk-66-029-m");
    let new = czech_successor();
    let result = |of: &str| RecordedResult::new(value(of));
    let record = Record::new(value("exam"), old.id.clone())
        .with_result(result("legal-norms"))
        .with_result(result("complaint.stress-techniques").counting(value("technique"), 3));
    let migrated = migrate_record(&record, &fates(&[&old, &new])).unwrap();
    let of: Vec<&str> = migrated
        .document
        .results
        .iter()
        .map(|one| one.of.as_str())
        .collect();
    assert_eq!(of, ["consumer-law", "complaint.stress-techniques"]);
    let outcomes: Vec<Outcome> = migrated.entries.iter().map(|one| one.outcome).collect();
    assert_eq!(outcomes, [Outcome::Carried, Outcome::LookAgain]);
    let other = Record::new(value("exam"), value("it-i2-4"));
    let error = migrate_record(&other, &fates(&[&old, &new])).unwrap_err();
    expect!["the diff does not fit: it is not about `cz-nsk-66-029-m` (at /framework)"]
        .assert_eq(&error.to_string());
}

/// Two criteria that one took the place of: of two first attempts one stays.
#[test]
fn two_results_do_not_become_one_attempt() {
    let old = standard("it-i2-4");
    let mut new = old.clone();
    new.version = value("2.0.0");
    let (first, second) = (
        "help-desk.minimum-performance",
        "workstation.minimum-performance",
    );
    for unit in &mut new.units {
        if let Some(assessment) = &mut unit.assessment {
            assessment.criteria.retain(|one| one.id.as_str() != second);
        }
    }
    new.retired.push(retired(
        second,
        "2.0.0",
        &["it-i2-4:help-desk.minimum-performance"],
    ));
    let result = |of: &str| RecordedResult::new(value(of));
    let record = Record::new(value("exam"), old.id.clone())
        .with_result(result(second))
        .with_result(result(first));
    let migrated = migrate_record(&record, &fates(&[&old, &new])).unwrap();
    assert_eq!(migrated.document.results, [result(first)]);
    assert_eq!(migrated.entries[0].outcome, Outcome::Gone);
    assert_eq!(migrated.entries[1].outcome, Outcome::Carried);
}
