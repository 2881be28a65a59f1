//! Whose the documents are, made from their rights records.

use crate::catalog::Catalog;
use crate::error::Error;
use crate::id::FrameworkId;
use crate::model::crosswalk::Slot;
use crate::model::{RightsCover, RightsRecord};
use crate::text::LanguageTag;
use std::fmt::Write as _;

/// The attribution of a selection of frameworks: what must be shown wherever
/// their texts are, with the terms and notices of their rights records. The
/// crosswalks between those selected come with them.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, report};
/// let notice = report::notice(&Catalog::builtin(), &["esco-contact-centre".parse()?])?;
/// assert!(notice.contains("This service uses the ESCO classification of the European Commission"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
///
/// # Errors
///
/// Where the catalog lacks one of the frameworks.
pub fn notice(catalog: &Catalog, frameworks: &[FrameworkId]) -> Result<String, Error> {
    let mut notice = String::new();
    for id in frameworks {
        let framework = catalog.framework(id)?;
        let title = framework
            .title
            .preferring(&[framework.language.as_str(), "en"]);
        head(
            &mut notice,
            &format!("{title} ({id} {})", framework.version),
        );
        records(&mut notice, &framework.rights);
    }
    let chosen = |id: Option<FrameworkId>| id.is_some_and(|id| frameworks.contains(&id));
    for crosswalk in catalog.crosswalks() {
        if chosen(crosswalk.subject_framework()) && chosen(crosswalk.object_framework()) {
            let text = |slot| crosswalk.set().text(slot).unwrap_or_default();
            let title = text(Slot::MappingSetTitle);
            let version = text(Slot::MappingSetVersion);
            head(
                &mut notice,
                &format!("{title} ({} {version})", crosswalk.id()),
            );
            let license = text(Slot::License);
            let _infallible = writeln!(notice, "  mappings: {license}");
        }
    }
    Ok(notice)
}

fn head(notice: &mut String, title: &str) {
    if !notice.is_empty() {
        notice.push('\n');
    }
    notice.push_str(title);
    notice.push('\n');
}

fn records(notice: &mut String, records: &[RightsRecord]) {
    for record in records {
        let what = match record.covers {
            RightsCover::Wording => "wording",
            RightsCover::Glosses => "glosses and labels",
            RightsCover::Mappings => "mappings",
            RightsCover::Document => "all of it",
        };
        let languages: Vec<&str> = record.languages.iter().map(LanguageTag::as_str).collect();
        let languages = if languages.is_empty() {
            String::new()
        } else {
            format!(" ({})", languages.join(", "))
        };
        let changed = if record.changed { "; changed" } else { "" };
        let _infallible = writeln!(
            notice,
            "  {what}{languages}: {}{changed}",
            record.attribution
        );
        let _infallible = writeln!(notice, "    licence: {}", record.license);
        if let Some(text) = &record.notice {
            let _infallible = writeln!(notice, "    {text}");
        }
    }
}
