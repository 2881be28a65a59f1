//! Reports as pages that people read in a browser.
//!
//! A page is one file: no script, no outside resource. It reads on a telephone,
//! prints whole, follows the reader's choice of light or dark, and has words and
//! a table beside each picture. Texts of documents are shown as they are, never
//! run. The same input gives the same bytes.

mod derived;
mod direction;
mod evidence;
mod flow;
mod gap;
mod meetings;
mod only;
mod overview;
mod page;
mod pairs;
mod rights;
mod structure;
mod table;
mod text;
mod units;

pub use gap::gap_page;

use super::svg::{MOST_UNITS, Picture};
use super::wording::{ReportOptions, Wording};
use crate::catalog::Catalog;
use crate::compare::{
    COMPARISON_FORMAT, Comparison, Coverages, HubOverlap, PairComparison, Structure, definitions,
};
use crate::error::Error;
use crate::id::FrameworkId;
use maud::{Markup, Render, html};

/// Of more mappings than these, the reason of each stands on the page once.
const FEW: u32 = 800;

/// Two frameworks, compared both ways: coverage, structure, levels, the flow of
/// the crosswalk, every unit with its reasons folded under it, what only one
/// side has, meetings in the hub, what contradicts and what follows by chains
/// where that is asked for, and whose it all is.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, report::{ReportOptions, html}};
/// let catalog = Catalog::builtin();
/// let options = ReportOptions::new()
///     .in_languages(["en".parse()?])
///     .with_hub("esco-contact-centre".parse()?);
/// let page = html::comparison_page(&catalog, &"it-i2-4".parse()?, &"cz-nsk-66-029-m".parse()?, &options)?;
/// assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
///
/// # Errors
///
/// Where the catalog lacks one of the frameworks or the hub, or there is more to
/// derive than the options allow.
pub fn comparison_page(
    catalog: &Catalog,
    first: &FrameworkId,
    second: &FrameworkId,
    options: &ReportOptions,
) -> Result<String, Error> {
    let wording = Wording { catalog, options };
    let hub = options.compare.hub.as_ref();
    let structure = |of| catalog.structure_for(of, hub, MOST_UNITS);
    let (a, b) = (structure(first)?, structure(second)?);
    let coverages = Coverages::between(catalog, [first, second], &options.compare)?;
    let mut ids = vec![first.clone(), second.clone()];
    ids.extend(hub.filter(|hub| !ids.contains(hub)).cloned());
    let mappings = coverages.mappings.iter();
    let mappings: u32 = mappings.map(|(_, m)| m.positive() + m.denied).sum();
    let few = mappings <= FEW;
    let mut parts = vec![
        overview::part(wording, &coverages),
        structure::part(wording, &[&a, &b]),
        structure::levels(wording, &[&a, &b]),
        flow::part(wording, &coverages),
        direction::part(wording, &coverages.there, "there", true),
        direction::part(wording, &coverages.back, "back", few),
        only::part(wording, &coverages),
    ];
    if let Some(hub) = hub {
        let overlap = HubOverlap::between(&a, &b);
        parts.push(meetings::part(wording, hub, [first, second], &overlap)?);
    }
    parts.extend(derived::part(wording, &coverages));
    parts.push(page::definitions(&definitions()));
    parts.push(rights::part(wording, &ids)?);
    let titles = [&a, &b].map(|s| wording.text(&s.framework.title, &s.framework.id));
    let [one, other] = titles;
    Ok(page::page(
        &format!("{} and {}", one.text, other.text),
        html! { (one) " " span class="and" { "and" } " " (other) },
        page::lead(wording, &[&a.framework, &b.framework]),
        &parts,
        COMPARISON_FORMAT,
    ))
}

/// Frameworks at a glance: the structure of each, and every pair both ways.
/// `link` gives the address of the page of a pair, where there is one.
///
/// # Errors
///
/// Where the catalog lacks one of the frameworks that were compared.
pub fn catalog_page(
    catalog: &Catalog,
    comparison: &Comparison,
    options: &ReportOptions,
    link: impl Fn(&PairComparison) -> Option<String>,
) -> Result<String, Error> {
    let wording = Wording { catalog, options };
    let structures: Vec<&Structure> = comparison.frameworks.iter().collect();
    let mut ids: Vec<FrameworkId> = structures.iter().map(|s| s.framework.id.clone()).collect();
    let hub = comparison.hub.iter().map(|hub| hub.id.clone());
    ids.extend(hub.filter(|hub| structures.iter().all(|s| s.framework.id != *hub)));
    let parts = [
        pairs::part(wording, comparison, &link),
        structure::part(wording, &structures),
        structure::levels(wording, &structures),
        page::definitions(&comparison.definitions),
        rights::part(wording, &ids)?,
    ];
    let title = format!("{} frameworks, compared", structures.len());
    let heading = html! { (title) };
    let summaries: Vec<_> = structures.iter().map(|s| &s.framework).collect();
    Ok(page::page(
        &title,
        heading,
        page::lead(wording, &summaries),
        &parts,
        COMPARISON_FORMAT,
    ))
}

/// A part of a page, under a heading of its own.
struct Part<'a> {
    /// Its place on the page.
    id: &'static str,
    heading: Markup,
    /// Written when the page is.
    body: Box<dyn Render + 'a>,
    /// About how many bytes it takes, where that is many.
    room: usize,
}

impl<'a> Part<'a> {
    fn new(id: &'static str, heading: Markup, body: impl Render + 'a) -> Self {
        Self {
            id,
            heading,
            body: Box::new(body),
            room: 0,
        }
    }

    /// The part with the bytes that it takes, so that the page need not grow.
    fn with_room(mut self, bytes: usize) -> Self {
        self.room = bytes;
        self
    }
}

/// A picture that scrolls in its own frame where it is wider than the page.
fn figure(picture: &Picture) -> Markup {
    html! {
        figure {
            div class="scroll" tabindex="0" role="group" aria-label=(picture.title) { (picture.inline()) }
            figcaption { (picture.description) }
        }
    }
}
