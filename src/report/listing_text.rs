use super::layout::{columns, in_first, word};
use super::listing::Listing;
use super::shown_text::ShownText;
use crate::text::{LanguageTag, Text};

/// A listing as tables: the frameworks, scales, schemes and crosswalks, each
/// kind that there is.
pub fn listing_text(listing: &Listing, options: &ShownText) -> String {
    let tables = [
        frameworks(listing, options),
        scales(listing, options),
        schemes(listing, options),
        crosswalks(listing),
    ];
    let tables: Vec<String> = tables.into_iter().flatten().collect();
    tables.join("\n")
}

fn table(head: &[&str], rows: Vec<Vec<String>>, right: &[usize]) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let head = head.iter().map(|cell| (*cell).to_owned()).collect();
    let all: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    Some(columns(&all, right))
}

fn frameworks(listing: &Listing, options: &ShownText) -> Option<String> {
    let rows = listing.frameworks.iter().map(|framework| {
        let own = &framework.language;
        let mut title = in_first(&framework.title, &options.languages, own).to_owned();
        let wording = framework.title.get(own).filter(|_| options.both);
        if let Some(wording) = wording.filter(|wording| **wording != *title) {
            title = format!("{title} / {wording}");
        }
        if let Some(status) = &framework.status {
            title = format!("{title} ({status})");
        }
        vec![
            framework.id.to_string(),
            framework.version.to_string(),
            word(&framework.kind),
            own.to_string(),
            framework.units.to_string(),
            framework.items.to_string(),
            title,
        ]
    });
    let head = [
        "framework",
        "version",
        "kind",
        "lang",
        "units",
        "items",
        "title",
    ];
    table(&head, rows.collect(), &[4, 5])
}

fn scales(listing: &Listing, options: &ShownText) -> Option<String> {
    let rows = listing.scales.iter().map(|scale| {
        let title = in_first(&scale.title, &options.languages, &scale.language);
        let ends = (scale.levels.first(), scale.levels.last());
        let levels = match ends {
            (Some(first), Some(last)) if scale.levels.len() > 1 => format!("{first} to {last}"),
            (Some(only), _) => only.to_string(),
            (None, _) => String::new(),
        };
        vec![
            scale.id.to_string(),
            scale.version.to_string(),
            levels,
            title.to_owned(),
        ]
    });
    table(
        &["scale", "version", "levels", "title"],
        rows.collect(),
        &[],
    )
}

fn schemes(listing: &Listing, options: &ShownText) -> Option<String> {
    let tags: Vec<&str> = options.languages.iter().map(LanguageTag::as_str).collect();
    let title = |text: &Text| text.preferring(&tags).to_owned();
    let rows = listing.schemes.iter();
    let rows = rows.map(|scheme| vec![scheme.id.to_string(), title(&scheme.title)]);
    table(&["scheme", "title"], rows.collect(), &[])
}

fn crosswalks(listing: &Listing) -> Option<String> {
    let rows = listing.crosswalks.iter().map(|crosswalk| {
        let end = |id: &Option<crate::id::FrameworkId>| {
            id.as_ref()
                .map_or("(several)".to_owned(), ToString::to_string)
        };
        vec![
            end(&crosswalk.subject),
            end(&crosswalk.object),
            crosswalk.version.clone().unwrap_or_default(),
            crosswalk.mappings.to_string(),
            crosswalk.id.clone(),
        ]
    });
    let head = ["crosswalk from", "onto", "version", "mappings", "id"];
    table(&head, rows.collect(), &[3])
}
