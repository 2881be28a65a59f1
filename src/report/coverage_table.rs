//! How far several frameworks cover each other, as a Markdown table.

use crate::catalog::Catalog;
use crate::compare::{CoverageOptions, Figure, Policy};
use crate::error::Error;
use crate::id::FrameworkId;
use std::fmt::Write as _;

/// The coverage of every framework by every other, under both policies, as a
/// Markdown table, with the concepts of a hub that each pair meets in.
///
/// # Errors
///
/// Where the catalog lacks one of the frameworks or the hub.
pub fn coverage_table(
    catalog: &Catalog,
    frameworks: &[FrameworkId],
    hub: &FrameworkId,
) -> Result<String, Error> {
    let mut table = String::from(
        "| held | asked about | items | default | strict | related | denied | open | under conditions | meetings in the hub |\n\
         |---|---|--:|---|---|--:|--:|--:|---|--:|\n",
    );
    for held in frameworks {
        for asked in frameworks.iter().filter(|asked| *asked != held) {
            let figure = |policy| {
                let options = CoverageOptions::new().with_policy(policy);
                catalog.coverage(held, asked, &options)
            };
            let (default, strict) = (figure(Policy::Default)?, figure(Policy::Strict)?);
            let total = default.total;
            let _infallible = writeln!(
                table,
                "| `{held}` | `{asked}` | {} | {} | {} | {} | {} | {} | {} | {} |",
                total.of(),
                interval(&total),
                interval(&strict.total),
                total.related,
                total.denied,
                total.open,
                if default.conditional.is_empty() {
                    String::new()
                } else {
                    format!(
                        "{} of {}",
                        interval(&default.conditional),
                        default.conditional.of()
                    )
                },
                catalog.meetings(held, asked, hub)?.len(),
            );
        }
    }
    Ok(table)
}

/// An interval of counts.
fn interval(figure: &Figure) -> String {
    match figure.partly {
        0 => figure.covered.to_string(),
        partly => format!("{} to {}", figure.covered, figure.covered + partly),
    }
}
