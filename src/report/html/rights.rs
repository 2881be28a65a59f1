//! Whose everything on a page is, and on what terms.

use super::Part;
use crate::error::Error;
use crate::id::FrameworkId;
use crate::model::crosswalk::Slot;
use crate::model::{License, RightsCover, RightsRecord};
use crate::report::wording::Wording;
use crate::text::LanguageTag;
use maud::{Markup, html};

pub(super) fn part(wording: Wording<'_>, ids: &[FrameworkId]) -> Result<Part<'static>, Error> {
    let mut records = Vec::with_capacity(ids.len());
    for id in ids {
        records.push(wording.catalog.framework(id)?);
    }
    let chosen = |id: Option<FrameworkId>| id.is_some_and(|id| ids.contains(&id));
    let crosswalks: Vec<_> = wording
        .catalog
        .crosswalks()
        .filter(|c| chosen(c.subject_framework()) && chosen(c.object_framework()))
        .collect();
    let body = html! {
        @for framework in records {
            h3 { (wording.text(&framework.title, &framework.id)) " " code { (framework.id) " " (framework.version) } }
            ul class="rights" { @for record in &framework.rights { (self::record(record)) } }
        }
        @if !crosswalks.is_empty() {
            h3 { "Crosswalks" }
            ul class="rights" {
                @for crosswalk in crosswalks {
                    @let text = |slot| crosswalk.set().text(slot).unwrap_or_default();
                    li {
                        (text(Slot::MappingSetTitle)) ", version " (text(Slot::MappingSetVersion))
                        p { code { (crosswalk.id()) } }
                        p { "Mappings: " (text(Slot::License)) }
                    }
                }
            }
        }
    };
    Ok(Part::new("rights", html! { "Whose it is" }, body))
}

fn record(record: &RightsRecord) -> Markup {
    let what = match record.covers {
        RightsCover::Wording => "Wording",
        RightsCover::Glosses => "Glosses and labels",
        RightsCover::Mappings => "Mappings",
        RightsCover::Document => "All of it",
    };
    let languages: Vec<&str> = record.languages.iter().map(LanguageTag::as_str).collect();
    html! {
        li {
            strong { (what) @if !languages.is_empty() { " (" (languages.join(", ")) ")" } }
            ": " (record.attribution)
            @if record.changed { "; changed" }
            p { "Publisher: " (record.publisher) ". Licence: " (licence(&record.license)) "." }
            @if let Some(notice) = &record.notice { p { (notice) } }
        }
    }
}

fn licence(license: &License) -> Markup {
    html! {
        @if license.is_known() { (license) } @else { "not known" }
    }
}
