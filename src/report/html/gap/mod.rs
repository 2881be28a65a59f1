//! A profile before a standard.

mod entry;
mod plan;
mod proof;
mod units;
mod validity;

use super::overview::ways_of_reading;
use super::table::{barred, counts, scrolling};
use super::{Part, figure, page, rights};
use crate::assess::{GAP_FORMAT, Gap, WaiverStanding};
use crate::catalog::Catalog;
use crate::error::Error;
use crate::report::assessment_text::waiver_line;
use crate::report::phrases::status;
use crate::report::svg::draw_standings;
use crate::report::wording::{ReportOptions, Wording};
use maud::{Markup, html};

/// A profile before a standard: coverage as an interval under both policies,
/// the standing of each unit and item as a picture and as a list, what is left
/// and in which order, with the proof folded under each line, what a candidate
/// must bring, what is in force, what of the profile was left out, and whose it
/// all is. Of the profile it shows ids of entries and nothing else.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, Profile, assess::AssessOptions, report::{ReportOptions, html}};
/// let catalog = Catalog::builtin();
/// let profile = Profile::new("operator".parse()?).holding("it-i2-4".parse()?);
/// let options = AssessOptions::on("2021-05-01".parse()?);
/// let gap = catalog.gap(&profile, &"cz-nsk-66-029-m".parse()?, &options)?;
/// let page = html::gap_page(&catalog, &gap, &ReportOptions::new().in_languages(["en".parse()?]))?;
/// assert!(page.contains("2 to 5 of 19") && !page.contains("<script"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
///
/// # Errors
///
/// Where the catalog lacks the framework, or one of which something is held.
pub fn gap_page(catalog: &Catalog, gap: &Gap, options: &ReportOptions) -> Result<String, Error> {
    let wording = Wording { catalog, options };
    let target = &gap.assessment.target;
    let mut parts = vec![
        overview(gap),
        standing(wording, gap),
        plan::part(wording, gap),
    ];
    if let Some(route) = &gap.assessment.entry {
        parts.push(entry::part(wording, &target.id, route));
    }
    parts.push(validity::part(catalog.framework(&target.id)?, gap));
    if !gap.assessment.left_out.is_empty() {
        parts.push(validity::left_out(gap));
    }
    parts.push(page::definitions(&gap.definitions));
    parts.push(rights::part(wording, &gap.frameworks())?);
    let title = wording.text(&target.title, &target.id);
    Ok(page::page(
        &format!("{} before {}", gap.assessment.profile, title.text),
        html! { (gap.assessment.profile) " " span class="and" { "before" } " " (title) },
        lead(wording, gap),
        &parts,
        GAP_FORMAT,
    ))
}

fn lead(wording: Wording<'_>, gap: &Gap) -> Markup {
    let of = &gap.assessment;
    html! {
        (page::lead(wording, &[&of.target]))
        p class="day" { "On " (of.on) ": " (status(&of.status)) "." }
        @for warning in &of.warnings { p class="warning" { (warning) "." } }
    }
}

fn overview(gap: &Gap) -> Part<'static> {
    let of = &gap.assessment;
    let met = &of.met;
    let body = html! {
        p {
            "Met, with their levels: "
            strong { span data-figure="met.items" { (met.items) } " of " (met.of_items) " items" }
            " and "
            strong { span data-figure="met.units" { (met.units) } " of " (met.of_units) " units" }
            ". A bar is filled as far as the standard is covered by what is in force on the day, and hatched as far as it may be; levels are judged apart."
        }
        div class="bars" {
            @for (policy, words, figure) in ways_of_reading(&gap.default, &gap.strict) {
                div class="barred" data-policy=(policy) {
                    span { (words) @if policy == of.policy.to_string() { ", which this page goes by" } }
                    (barred(figure))
                }
            }
            @if !of.conditional.is_empty() {
                div class="barred" data-policy="conditional" {
                    span { "Under a condition that was not said to hold, counted apart" }
                    (barred(&of.conditional))
                }
            }
            @if let Some(derived) = &of.with_derived {
                div class="barred" data-policy="derived" {
                    span { "With what follows by chains, which nobody judged" }
                    (barred(derived))
                }
            }
        }
        @for waiver in &of.waivers { (self::waiver(waiver)) }
        (scrolling("Coverage in numbers", html! {
            table {
                caption { "Items by verdict, equal statements of one kind once" }
                thead {
                    tr {
                        th scope="col" { "Policy" }
                        @for head in ["Covered", "Partly", "Related", "Denied", "Open", "Items"] {
                            th scope="col" class="n" { (head) }
                        }
                    }
                }
                tbody {
                    @for (policy, _, figure) in ways_of_reading(&gap.default, &gap.strict) {
                        tr { th scope="row" { (policy) } (counts(figure, policy)) }
                    }
                }
            }
        }))
    };
    Part::new("coverage", html! { "Where it stands" }, body)
}

fn standing(wording: Wording<'_>, gap: &Gap) -> Part<'static> {
    let body = html! {
        p { "How each unit stands, with its items and the levels it asks for; the words below the picture say what a cell is." }
        (figure(&draw_standings(wording, &gap.assessment, "standings")))
        p { "Open a unit for its items, and an item for what of the profile speaks for or against it." }
        (units::list(wording, gap))
    };
    Part::new("units", html! { "Unit by unit" }, body)
}

/// A waiver: on what, at whose discretion, whether it applies, and by which
/// entry.
fn waiver(waiver: &WaiverStanding) -> Markup {
    html! {
        p class="level" {
            (waiver_line(waiver))
            @if let Some(entry) = &waiver.entry { ", entry " code { (entry) } }
            "."
        }
    }
}
