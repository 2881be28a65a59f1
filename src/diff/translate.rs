//! Glosses: which are missing, which are older than what they gloss, and the
//! overlays by which they are written.

use super::change::Diff;
use super::fate::Fates;
use crate::catalog::{OverlayChange, each_text, lay};
use crate::check::Valid;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::error::Error;
use crate::id::{EntityRef, LocalId};
use crate::model::{
    DocumentKind, Format, Framework, Gloss, GlossStatus, License, Overlay, OverlayEntry,
    Provenance, RightsCover, RightsRecord, Sureness,
};
use crate::text::{LanguageTag, Text};
use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::{BTreeMap, HashMap};

/// How far a framework is glossed in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct GlossCoverage {
    /// The language.
    pub language: LanguageTag,
    /// How many texts of the framework have wording in the language that
    /// counts: its title, and everything that has an id.
    pub of: usize,
    /// How many of them have a gloss in this language.
    pub there: usize,
    /// Those that have none, in the order of the document.
    pub missing: Vec<EntityRef>,
}

/// A gloss that is older than the wording it glosses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OutdatedGloss {
    /// What it glosses.
    pub entity: EntityRef,
    /// Its language.
    pub language: LanguageTag,
    /// The gloss.
    pub gloss: SmolStr,
    /// The wording that it was written for.
    pub written_for: SmolStr,
    /// The wording now.
    pub wording: SmolStr,
}

/// A framework with the glosses of an overlay in it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Merged {
    /// The framework.
    pub framework: Framework,
    /// The texts that changed.
    pub changes: Vec<OverlayChange>,
    /// Texts that were left out, since they were written for another wording.
    pub outdated: Vec<OutdatedGloss>,
    /// Entries that hold nothing but the wording that counts: those still to be
    /// translated.
    pub untranslated: Vec<EntityRef>,
}

/// The texts of a framework that an overlay can reach, in the order in which
/// they are walked.
fn texts(framework: &Framework) -> Vec<(EntityRef, Text)> {
    let mut texts = Vec::new();
    // The walk is one that changes; a clone shares the texts.
    each_text(&mut framework.clone(), &mut |id, text| {
        if let Some(text) = text {
            texts.push((reference(framework, id), text.clone()));
        }
    });
    texts
}

fn reference(framework: &Framework, id: Option<&LocalId>) -> EntityRef {
    match id {
        Some(id) => framework.reference_to(id),
        None => framework.reference(),
    }
}

/// How far a framework is glossed, in each language that it declares or has a
/// text in, by tag.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, diff};
/// let catalog = Catalog::builtin();
/// let framework = catalog.framework(&"cz-nsk-66-029-m".parse()?)?;
/// let english = &diff::gloss_coverage(framework)[0];
/// assert_eq!((english.language.as_str(), english.there), ("en", english.of));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub fn gloss_coverage(framework: &Framework) -> Vec<GlossCoverage> {
    let texts = texts(framework);
    let declared = framework.glosses.iter().map(|gloss| &gloss.language);
    let written = texts
        .iter()
        .flat_map(|(_, text)| text.iter().map(|(tag, _)| tag));
    let languages: std::collections::BTreeSet<&LanguageTag> = declared.chain(written).collect();
    let glosses = languages
        .into_iter()
        .filter(|tag| **tag != framework.language);
    glosses
        .map(|tag| coverage(framework, &texts, tag))
        .collect()
}

fn coverage(
    framework: &Framework,
    texts: &[(EntityRef, Text)],
    language: &LanguageTag,
) -> GlossCoverage {
    let worded = texts
        .iter()
        .filter(|(_, text)| text.get(&framework.language).is_some());
    let (mut of, mut missing) = (0, Vec::new());
    for (reference, text) in worded {
        of += 1;
        if text.get(language).is_none() {
            missing.push(reference.clone());
        }
    }
    GlossCoverage {
        language: language.clone(),
        of,
        there: of - missing.len(),
        missing,
    }
}

/// An overlay to be filled in by a translator: an entry for each text without a
/// gloss in a language, with the wording that counts beside the place of the
/// gloss.
///
/// The translator adds the language to each entry's `text`; laid or
/// [merged](merge_glosses) before that, an entry changes nothing. The wording
/// also stands in `written_for`, so that a later change of it is noticed.
///
/// # Errors
///
/// Where the language is the one that counts.
pub fn missing_glosses(
    framework: &Framework,
    language: &LanguageTag,
    by: &str,
) -> Result<Overlay, Error> {
    if *language == framework.language {
        return Err(Error::DiffMisfit {
            at: Pointer::root().key("language"),
            reason: format!("`{language}` is the language of the wording that counts"),
        });
    }
    let entries = texts(framework)
        .into_iter()
        .filter_map(|(reference, text)| {
            let wording = text.get(&framework.language)?;
            text.get(language).is_none().then(|| OverlayEntry {
                id: reference.local().cloned(),
                text: Text::new(framework.language.clone(), wording.clone()),
                written_for: Some(wording.clone()),
            })
        });
    let id = format!("{}.{}", framework.id, language.as_str().to_lowercase());
    Ok(Overlay {
        schema: None,
        format: Format::current(DocumentKind::Overlay),
        id: id.parse()?,
        version: Version::new(1, 0, 0),
        framework: framework.id.clone(),
        fits: caret(&framework.version),
        language: framework.language.clone(),
        glosses: vec![Gloss {
            language: language.clone(),
            by: by.to_owned(),
            status: GlossStatus::Unverified,
            source: None,
            note: None,
        }],
        entries: entries.collect(),
        rights: vec![RightsRecord {
            covers: RightsCover::Glosses,
            languages: vec![language.clone()],
            publisher: by.to_owned(),
            license: License::parse("unknown")?,
            attribution: format!("Glosses by {by}"),
            changed: false,
            sureness: Sureness::Low,
            basis: "To be settled by those who write the glosses.".to_owned(),
            notice: None,
        }],
        provenance: Provenance {
            documents: Vec::new(),
            curated_by: by.to_owned(),
            curated_on: None,
            notes: Vec::new(),
        },
    })
}

fn caret(version: &Version) -> VersionReq {
    format!("^{version}").parse().unwrap_or(VersionReq::STAR)
}

/// Puts the texts of an overlay into a framework for good.
///
/// A text that was written for another wording than the one that is there is
/// left out and named. The framework's `version` stays; [`Diff`] says what it
/// owes.
///
/// # Errors
///
/// Where the overlay is for another framework or version, or has a text for
/// something that the framework does not have.
pub fn merge_glosses(
    framework: &Framework,
    overlay: &Valid<Overlay>,
) -> Result<Merged, Diagnostics> {
    let texts: HashMap<EntityRef, Text> = texts(framework).into_iter().collect();
    let ids: std::collections::HashSet<EntityRef> = reachable(framework);
    let mut found = misfits(framework, overlay);
    let mut sound: Overlay = (**overlay).clone();
    sound.entries.clear();
    let (mut outdated, mut untranslated) = (Vec::new(), Vec::new());
    for (index, entry) in overlay.entries.iter().enumerate() {
        let entity = reference(framework, entry.id.as_ref());
        if !ids.contains(&entity) {
            let at = Pointer::root().key("entries").index(index).key("id");
            let message = format!("there is no `{entity}`");
            found.push(Diagnostic::new(Code::BadEntry, at, message));
            continue;
        }
        let text = texts.get(&entity);
        let wording = text.and_then(|text| text.get(&framework.language));
        if let Some((wording, written_for)) = wording.zip(entry.written_for.as_ref()) {
            if wording != written_for {
                let glosses = entry
                    .text
                    .iter()
                    .filter(|(tag, _)| **tag != framework.language);
                outdated.extend(glosses.map(|(language, gloss)| OutdatedGloss {
                    entity: entity.clone(),
                    language: language.clone(),
                    gloss: gloss.clone(),
                    written_for: written_for.clone(),
                    wording: wording.clone(),
                }));
                continue;
            }
        }
        if entry.text.iter().all(|(tag, _)| *tag == framework.language) {
            untranslated.push(entity);
        }
        sound.entries.push(entry.clone());
    }
    if found.has_errors() {
        return Err(found);
    }
    let mut framework = framework.clone();
    if untranslated.len() == sound.entries.len() {
        return Ok(Merged {
            framework: framework.clone(),
            changes: Vec::new(),
            outdated,
            untranslated,
        });
    }
    // What is merged is not declared twice.
    sound
        .rights
        .retain(|record| !framework.rights.contains(record));
    let changes = lay(&sound, &mut framework);
    Ok(Merged {
        framework,
        changes,
        outdated,
        untranslated,
    })
}

/// What an overlay can have a text for, also where there is none yet.
fn reachable(framework: &Framework) -> std::collections::HashSet<EntityRef> {
    let mut all = std::collections::HashSet::new();
    each_text(&mut framework.clone(), &mut |id, _| {
        all.insert(reference(framework, id));
    });
    all
}

fn misfits(framework: &Framework, overlay: &Overlay) -> Diagnostics {
    let mut found = Diagnostics::default();
    if overlay.framework != framework.id {
        let at = Pointer::root().key("framework");
        let message = format!(
            "the overlay is for `{}`, not `{}`",
            overlay.framework, framework.id
        );
        found.push(Diagnostic::new(Code::UnknownTarget, at, message));
    } else if !overlay.fits.matches(&framework.version) {
        let message = format!(
            "the overlay fits `{}` {}, and this is {}",
            framework.id, overlay.fits, framework.version
        );
        let found_here =
            Diagnostic::new(Code::OverlayMismatch, Pointer::root().key("fits"), message);
        found.push(found_here.with_help("look at its texts again, then widen `fits`"));
    }
    found
}

/// The glosses that stayed as they were while the wording they gloss did not.
///
/// A framework by itself does not say when a text was written, so that it takes
/// two versions to tell; of an overlay, `written_for` tells, and
/// [`merge_glosses`] looks at it.
///
/// # Errors
///
/// As [`Diff::between`].
pub fn outdated_glosses(old: &Framework, new: &Framework) -> Result<Vec<OutdatedGloss>, Error> {
    let fates = Fates::along(&[Diff::between(old, new)?])?;
    let now: BTreeMap<EntityRef, Text> = texts(new).into_iter().collect();
    let mut outdated = Vec::new();
    for (reference, before) in texts(old) {
        let fate = fates
            .of(&reference)
            .filter(|fate| fate.replaced_by.is_empty());
        let Some(entity) = fate.and_then(|fate| fate.now) else {
            continue;
        };
        let Some(after) = now.get(&entity) else {
            continue;
        };
        let (was, is) = (before.get(&old.language), after.get(&new.language));
        let Some((was, is)) = was.zip(is).filter(|(was, is)| was != is) else {
            continue;
        };
        for (language, gloss) in after.iter().filter(|(tag, _)| **tag != new.language) {
            if before.get(language) == Some(gloss) {
                outdated.push(OutdatedGloss {
                    entity: entity.clone(),
                    language: language.clone(),
                    gloss: gloss.clone(),
                    written_for: was.clone(),
                    wording: is.clone(),
                });
            }
        }
    }
    Ok(outdated)
}
