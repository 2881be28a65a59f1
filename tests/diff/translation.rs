//! Glosses: missing, merged, outdated.

use super::successors::standard;
use crate::support::value;
use competency::diff::{gloss_coverage, merge_glosses, missing_glosses, outdated_glosses};
use competency::{Framework, LanguageTag, Overlay, OverlayEntry, Text, Valid};

/// An overlay as a translator gives it back.
fn translated(overlay: Overlay, which: impl Fn(usize, &OverlayEntry) -> bool) -> Valid<Overlay> {
    let mut overlay = overlay;
    for (index, entry) in overlay.entries.iter_mut().enumerate() {
        if which(index, entry) {
            entry.text = std::mem::take(&mut entry.text).with(value("de"), format!("de {index}"));
        }
    }
    Valid::new(overlay).unwrap()
}

fn german(framework: &Framework) -> Option<(usize, usize)> {
    let german: LanguageTag = value("de");
    let coverage = gloss_coverage(framework);
    let found = coverage
        .iter()
        .find(|coverage| coverage.language == german)?;
    assert_eq!(found.missing.len(), found.of - found.there);
    Some((found.there, found.of))
}

#[test]
fn shipped_glosses_are_whole() {
    for framework in super::laws::frameworks() {
        for coverage in gloss_coverage(framework) {
            let declared = framework
                .glosses
                .iter()
                .find(|gloss| gloss.language == coverage.language);
            let verified =
                declared.is_some_and(|gloss| gloss.status != competency::GlossStatus::Unverified);
            assert!(
                !verified || coverage.missing.is_empty(),
                "{}: {coverage:?}",
                framework.id
            );
            assert!(coverage.of > 30, "{}", framework.id);
        }
    }
}

#[test]
fn what_is_missing_is_taken_out_translated_and_put_back() {
    let framework = standard("it-i2-4");
    assert_eq!(german(&framework), None);
    let overlay = missing_glosses(&framework, &value("de"), "Example").unwrap();
    let all = gloss_coverage(&framework)[0].of;
    assert_eq!(overlay.entries.len(), all);
    // As it is, it changes nothing.
    let empty = merge_glosses(&framework, &Valid::new(overlay.clone()).unwrap()).unwrap();
    assert_eq!(empty.framework, framework);
    assert_eq!(empty.untranslated.len(), all);
    // A part of it.
    let some = translated(overlay, |index, _| index % 3 == 0);
    let merged = merge_glosses(&framework, &some).unwrap();
    let done = all.div_ceil(3);
    assert_eq!(merged.changes.len(), done);
    assert_eq!(merged.untranslated.len(), all - done);
    assert_eq!(german(&merged.framework), Some((done, all)));
    Valid::new(merged.framework.clone()).unwrap();
    // The rest.
    let rest = missing_glosses(&merged.framework, &value("de"), "Example").unwrap();
    assert_eq!(rest.entries.len(), all - done);
    let whole = merge_glosses(&merged.framework, &translated(rest, |_, _| true)).unwrap();
    assert_eq!(german(&whole.framework), Some((all, all)));
    assert_eq!(whole.framework.rights, merged.framework.rights);
    let nothing = missing_glosses(&whole.framework, &value("de"), "Example").unwrap();
    assert!(nothing.entries.is_empty());
    assert!(missing_glosses(&framework, &value("it"), "Example").is_err());
}

/// The profile with a statement reworded, its gloss as it was or not.
fn reworded(gloss: Option<&str>) -> Framework {
    let mut new = standard("it-i2-4");
    let statement = &mut new.units[0].statements[3];
    let text = std::mem::take(&mut statement.text).with(value("it"), "Tutt'altro testo");
    statement.text = match gloss {
        Some(gloss) => text.with(value("en"), gloss),
        None => text,
    };
    new
}

#[test]
fn a_gloss_that_stayed_while_its_wording_did_not_is_found() {
    let old = standard("it-i2-4");
    let id = &old.units[0].statements[3].id;
    let found = outdated_glosses(&old, &reworded(None)).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].entity, old.reference_to(id));
    assert_eq!(found[0].language, value::<LanguageTag>("en"));
    assert_eq!(found[0].wording, "Tutt'altro testo");
    // Under another id, too.
    let mut renamed = reworded(None);
    renamed.units[0].id = value("customers");
    assert_eq!(outdated_glosses(&old, &renamed).unwrap().len(), 1);
    // Where the gloss was written anew there is none, nor where nothing was.
    assert_eq!(outdated_glosses(&old, &reworded(Some("new"))).unwrap(), []);
    assert_eq!(outdated_glosses(&old, &old).unwrap(), []);
}

#[test]
fn a_text_for_another_wording_is_not_merged() {
    let old = standard("it-i2-4");
    let overlay = missing_glosses(&old, &value("de"), "Example").unwrap();
    let all = overlay.entries.len();
    let overlay = translated(overlay, |_, _| true);
    let new = reworded(None);
    let merged = merge_glosses(&new, &overlay).unwrap();
    assert_eq!(merged.changes.len(), all - 1);
    assert_eq!(merged.outdated.len(), 1);
    assert_eq!(
        merged.outdated[0].entity,
        old.reference_to(&old.units[0].statements[3].id)
    );
    assert_eq!(german(&merged.framework), Some((all - 1, all)));
}

#[test]
fn an_overlay_for_something_else_is_not_merged() {
    let framework = standard("it-i2-4");
    let overlay = missing_glosses(&framework, &value("de"), "Example").unwrap();
    let refused = |framework: &Framework, overlay: &Overlay| {
        let overlay = Valid::new(overlay.clone()).unwrap();
        let found = merge_glosses(framework, &overlay).unwrap_err();
        found.iter().next().unwrap().code.as_str()
    };
    assert_eq!(refused(&standard("pl-kzis-422201"), &overlay), "CF1202");
    let mut later = framework.clone();
    later.version = value("2.0.0");
    assert_eq!(refused(&later, &overlay), "CF1203");
    let mut unknown = overlay.clone();
    unknown.entries[4].id = Some(value("nothing-like-it"));
    assert_eq!(refused(&framework, &unknown), "CF1204");
    // A text comes to a title by itself.
    let title = Text::new(value("de"), "Titel");
    let mut only = overlay;
    only.entries.truncate(1);
    only.entries[0].id = None;
    only.entries[0].text = title;
    only.entries[0].written_for = None;
    let merged = merge_glosses(&framework, &Valid::new(only).unwrap()).unwrap();
    assert_eq!(merged.framework.title.in_language("de"), Some("Titel"));
}
