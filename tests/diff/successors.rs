//! Hand-made successors of two standards: what a changelog says of them.

use super::laws::frameworks;
use crate::support::value;
use competency::diff::{Bump, Diff, against};
use competency::{
    Amount, Code, Criterion, Framework, RetiredId, Role, StatedLevel, Statement, StatementKind,
    Text, report,
};
use expect_test::expect;

pub(crate) fn standard(id: &str) -> Framework {
    let mut all = frameworks().iter();
    all.find(|framework| framework.id.as_str() == id)
        .expect(id)
        .clone()
}

pub(crate) fn retired(id: &str, since: &str, replaced_by: &[&str]) -> RetiredId {
    let json = serde_json::json!({ "id": id, "since": since, "replaced_by": replaced_by });
    serde_json::from_value(json).unwrap()
}

/// What a successor of the Czech standard could be: in force again, a
/// demonstration more, a threshold raised, a waiver gone, a unit renamed.
pub(crate) fn czech_successor() -> Framework {
    let mut new = standard("cz-nsk-66-029-m");
    new.version = value("2.0.0");
    let validity = new.validity.as_mut().unwrap();
    validity.from = Some(value("2023-01-01"));
    validity.until = Some(value("2029-12-31"));
    let complaint = &mut new.units[2];
    assert_eq!(complaint.id.as_str(), "complaint");
    let criteria = &mut complaint.assessment.as_mut().unwrap().criteria;
    let techniques = criteria.last_mut().unwrap();
    assert_eq!(techniques.id.as_str(), "complaint.stress-techniques");
    techniques.thresholds[0].minimum = Some(Amount::from(4));
    let text = Text::new(value("cs"), "Zapsat reklamaci do systému");
    criteria.push(Criterion::new(
        value("complaint.record"),
        Role::Demonstration,
        text.with(value("en"), "Record the complaint in the system"),
    ));
    let english = &mut new.units[7];
    assert_eq!(english.id.as_str(), "english");
    english.assessment.as_mut().unwrap().criteria.remove(0);
    new.units[1].levels = vec![StatedLevel::new(value("nsk:4"))];
    new.units[5].id = value("consumer-law");
    for criterion in &mut new.units[5].assessment.as_mut().unwrap().criteria {
        criterion.id = value(&criterion.id.as_str().replace("legal-norms", "consumer-law"));
    }
    new.retired
        .push(retired("english.certificate-waiver", "2.0.0", &[]));
    new
}

#[test]
fn a_successor_of_the_czech_standard() {
    let old = standard("cz-nsk-66-029-m");
    let new = czech_successor();
    let diff = Diff::between(&old, &new).unwrap();
    assert_eq!(diff.apply(&old).unwrap(), new);
    expect![[r###"
        ## `cz-nsk-66-029-m` 1.0.0 → 2.0.0

        Owed: **major**; taken: **major**.

        ### Major

        - **validity changed**, validity: `{"from":"2015-06-29","until":"2022-10-20"}` → `{"from":"2023-01-01","until":"2029-12-31"}` (it does not hold when it did)
        - **level changed** unit `sales`, levels: `{"level":"nsk:3","as_written":"3","place":"L14:39"}` → `{"level":"nsk:4","as_written":"4"}` (what was there is no longer so)
        - **requirement tightened** criterion `complaint.stress-techniques`, thresholds: `{"minimum":3}` → `{"minimum":4}` (more is asked for, or it cannot be told to be less)
        - **re-identified** unit `legal-norms` → `consumer-law` “Orientace v zákonných normách pro oblast ochrany spotřebitele, ochrany osobních údajů a ve standardech pro práci s kreditními kartami” (what refers to the old id no longer finds it)
        - **re-identified** criterion `legal-norms.test-questions` → `consumer-law.test-questions` “Bude ověřeno testovými otázkami.” (what refers to the old id no longer finds it)
        - **re-identified** criterion `legal-norms.prepare-questions` → `consumer-law.prepare-questions` “Pro potřeby zkoušky připraví autorizovaná osoba minimálně 20 otázek.” (what refers to the old id no longer finds it)
        - **waiver removed** criterion `english.certificate-waiver` “V případě, že zkoušený má platný certifikát na úroveň alespoň B2, potom je možné tyto kompetence považovat za splněné.” (who relied on it no longer can)

        ### Minor

        - **added** criterion `complaint.record` “Zapsat reklamaci do systému” (it was not there)

        ### Patch

        - **added** retired id `english.certificate-waiver`
    "###]].assert_eq(&report::diff_markdown(&diff));
}

/// What a revision of the Italian profile could be that breaks nothing.
fn italian_revision() -> Framework {
    let mut new = standard("it-i2-4");
    new.version = value("1.0.1");
    let help_desk = &mut new.units[2];
    let text = Text::new(value("it"), "Uso della *chat* con il cliente");
    help_desk.statements.push(Statement::new(
        value("help-desk.chat"),
        StatementKind::Skill,
        text.with(value("en"), "Use of chat with the customer"),
    ));
    let criteria = &mut help_desk.assessment.as_mut().unwrap().criteria;
    criteria[2].thresholds[0].minimum = Some(Amount::from(2));
    let first = &mut help_desk.statements[0];
    first.text = std::mem::take(&mut first.text).with(value("en"), "The stages of a call");
    new.units[0].statements.swap(0, 1);
    new.provenance.notes.push("Read again.".to_owned());
    new
}

#[test]
fn a_revision_of_the_italian_profile() {
    let old = standard("it-i2-4");
    let new = italian_revision();
    let diff = Diff::between(&old, &new).unwrap();
    assert_eq!(diff.apply(&old).unwrap(), new);
    assert_eq!((diff.owed, diff.taken), (Bump::Minor, Some(Bump::Patch)));
    expect![[r###"
        ## `it-i2-4` 1.0.0 → 1.0.1

        Owed: **minor**; taken: **patch**, which is too little.

        ### Minor

        - **added** statement `help-desk.chat` “Uso della \*chat\* con il cliente” (it was not there)
        - **requirement loosened** criterion `help-desk.minimum-performance`, thresholds: `{"minimum":3}` → `{"minimum":2}` (less is asked for)

        ### Patch

        - **changed**, provenance notes: nothing → `["Read again."]`
        - **reordered** statement `customer-relations.relational-psychology` “Fondamentali psicologici delle dinamiche relazionali relative alle differenti tipologie di cliente e contenuto della comunicazione”
        - **gloss changed** statement `help-desk.call-stages`, text en: “Management of the different stages of the telephone call: from the initial approach to the close” → “The stages of a call”
    "###]].assert_eq(&report::diff_markdown(&diff));
}

#[test]
fn a_bump_that_is_too_small_is_refused() {
    let old = standard("it-i2-4");
    let mut new = italian_revision();
    let found = against(&old, &new).unwrap();
    assert_eq!(found.iter().next().unwrap().code, Code::VersionTooSmall);
    expect!["error[CF1205]: `1.0.1` is a patch step from `1.0.0`, and the changes owe a minor step (at /version); make it `1.1.0`: `help-desk.chat` is added, and it was not there"].assert_eq(&found.to_string());
    new.version = value("1.1.0");
    assert!(against(&old, &new).unwrap().is_empty());
    new.version = value("0.9.0");
    expect!["error[CF1205]: `0.9.0` is before `1.0.0`, which it follows (at /version); make it `1.1.0`: `help-desk.chat` is added, and it was not there"].assert_eq(&against(&old, &new).unwrap().to_string());
    // Nothing but a number that moves further than it must.
    let mut only = old.clone();
    only.version = value("3.0.0");
    assert!(against(&old, &only).unwrap().is_empty());
}

#[test]
fn a_crosswalk_that_loses_its_version_is_refused() {
    use competency::crosswalk::Slot;
    let old = super::laws::crosswalks()[0].clone();
    let mut new = old.clone();
    new.set_mut().remove(&Slot::MappingSetVersion.into());
    let found = against(&old, &new).unwrap().to_string();
    expect![
        "error[CF1205]: it states no semantic version, and was `1.0.0` before; make it `1.0.0`"
    ]
    .assert_eq(&found);
    // Who never had one cannot have moved it.
    assert!(against(&new, &old).unwrap().is_empty());
}

#[test]
fn a_diff_for_another_version_is_not_applied() {
    let old = standard("it-i2-4");
    let diff = Diff::between(&old, &italian_revision()).unwrap();
    let error = diff.apply(&italian_revision()).unwrap_err().to_string();
    expect![
        "the diff does not fit: its value is not the one that was changed (at /provenance/notes)"
    ]
    .assert_eq(&error);
    let error = diff
        .apply(&standard("sfia-9-csmg"))
        .unwrap_err()
        .to_string();
    expect![
        "the diff does not fit: its value is not the one that was changed (at /provenance/notes)"
    ]
    .assert_eq(&error);
}
