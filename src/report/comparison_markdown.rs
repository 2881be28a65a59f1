//! A comparison as Markdown.

use super::layout::word;
use super::markdown::{definitions, escaped, rights, shown};
use super::phrases::{interval, percent};
use super::wording::{ReportOptions, Wording};
use crate::catalog::Catalog;
use crate::compare::{
    Comparison, CoverageFigures, DerivedCoverage, Discord, PairComparison, PremiseRef, Structure,
    Verdict,
};
use crate::error::Error;
use std::fmt::Write as _;

/// A comparison as Markdown: the structure of each framework, every pair both
/// ways in one table, and of each pair the units, what only one side has, and
/// the concepts of the hub that they share; then whose everything is.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, report};
/// let catalog = Catalog::builtin();
/// let ids = ["it-i2-4".parse()?, "cz-nsk-66-029-m".parse()?];
/// let comparison = catalog.compare(&ids, &competency::CompareOptions::new())?;
/// let page = report::comparison_markdown(&catalog, &comparison, &report::ReportOptions::new())?;
/// assert!(page.contains("| `it-i2-4` | `cz-nsk-66-029-m` | 2 to 5 of 19, 11 % to 26 % |"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
///
/// # Errors
///
/// Where the catalog lacks one of the frameworks compared.
pub fn comparison_markdown(
    catalog: &Catalog,
    comparison: &Comparison,
    options: &ReportOptions,
) -> Result<String, Error> {
    let mut page = Page {
        out: String::from("# Comparison of frameworks\n"),
        wording: Wording { catalog, options },
    };
    page.structures(&comparison.frameworks);
    page.pairs(comparison);
    for pair in &comparison.pairs {
        page.pair(pair);
    }
    definitions(&mut page.out, &comparison.definitions);
    let mut ids: Vec<_> = comparison
        .frameworks
        .iter()
        .map(|s| s.framework.id.clone())
        .collect();
    if let Some(hub) = &comparison.hub {
        if !ids.contains(&hub.id) {
            ids.push(hub.id.clone());
        }
    }
    rights(&mut page.out, catalog, &ids)?;
    Ok(page.out)
}

struct Page<'a> {
    out: String,
    wording: Wording<'a>,
}

impl Page<'_> {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        let _infallible = writeln!(self.out, "{text}");
    }

    fn structures(&mut self, structures: &[Structure]) {
        self.line(format_args!("\n## Structure\n"));
        self.line(format_args!(
            "| framework | title | units | counted | items | criteria of the units | levels of the units | without level |"
        ));
        self.line(format_args!("|---|---|--:|--:|---|---|---|--:|"));
        for s in structures {
            let title = self.wording.text(&s.framework.title, &s.framework.id);
            let items = s.items.iter().map(|one| {
                let under = match one.conditional {
                    0 => String::new(),
                    n => format!(" ({n} under a condition)"),
                };
                format!("{} {}{under}", one.count, one.kind)
            });
            let criteria = s
                .criteria
                .iter()
                .map(|one| format!("{} {}", one.count, word(&one.role)));
            let levels = s
                .levels
                .iter()
                .map(|one| match (one.stated, one.inherited) {
                    (stated, 0) => format!("{} {stated}", one.level),
                    (0, inherited) => format!("{} {inherited} by the whole", one.level),
                    (stated, inherited) => {
                        format!("{} {stated}, and {inherited} by the whole", one.level)
                    }
                });
            let row = format!(
                "| `{}` | {} | {} | {} | {} | {} | {} | {} |",
                s.framework.id,
                shown(title),
                s.units,
                s.counted,
                items.collect::<Vec<_>>().join(", "),
                criteria.collect::<Vec<_>>().join(", "),
                levels.collect::<Vec<_>>().join("; "),
                s.without_level
            );
            self.line(format_args!("{row}"));
        }
    }

    fn pairs(&mut self, comparison: &Comparison) {
        self.line(format_args!("\n## Every pair, both ways\n"));
        self.line(format_args!(
            "| held | asked about | default | strict | related | denied | open | shared concepts | Jaccard | of those of the one asked about |"
        ));
        self.line(format_args!("|---|---|---|---|--:|--:|--:|--:|--:|--:|"));
        for pair in &comparison.pairs {
            for (figures, back) in [(&pair.there, false), (&pair.back, true)] {
                let share = |share: Option<f64>| share.map_or(String::new(), percent);
                let hub = pair.hub.as_ref().map_or(String::from(" |  | "), |hub| {
                    let contained = if back {
                        hub.containment_first
                    } else {
                        hub.containment_second
                    };
                    format!(
                        "{} | {} | {}",
                        hub.shared.len(),
                        share(hub.jaccard),
                        share(contained)
                    )
                });
                let (default, strict) = (&figures.default, &figures.strict);
                self.line(format_args!(
                    "| `{}` | `{}` | {} | {} | {} | {} | {} | {hub} |",
                    figures.held,
                    figures.asked,
                    interval(default),
                    interval(strict),
                    default.related,
                    default.denied,
                    default.open,
                ));
            }
        }
    }

    fn pair(&mut self, pair: &PairComparison) {
        self.line(format_args!("\n## `{}` and `{}`", pair.first, pair.second));
        if pair.crosswalks.is_empty() {
            self.line(format_args!(
                "\nNo mapping joins the two: what is open was not looked at."
            ));
        }
        for figures in [&pair.there, &pair.back] {
            self.direction(figures);
        }
        if let Some(found) = &pair.contradictions {
            self.contradictions(found);
        }
        if let Some(hub) = &pair.hub {
            self.line(format_args!(
                "\n### Concepts of the hub that both are mapped to\n"
            ));
            if hub.shared.is_empty() {
                self.line(format_args!("None."));
            }
            for concept in &hub.shared {
                let label = shown(self.wording.of(concept));
                self.line(format_args!("- {label} (`{concept}`)"));
            }
        }
    }

    fn contradictions(&mut self, found: &[Discord]) {
        self.line(format_args!("\n### Contradictions\n"));
        if found.is_empty() {
            self.line(format_args!(
                "None: no mapping between the two contradicts another of them, or what follows by chains from others."
            ));
        }
        for one in found {
            self.line(format_args!("- {}", escaped(&one.why)));
            for premise in &one.mappings {
                self.line(format_args!("  - {}", self.premise(premise)));
            }
        }
    }

    /// A mapping and the set it is in.
    fn premise(&self, premise: &PremiseRef) -> String {
        let set = &premise.crosswalk;
        let Some(mapping) = premise.mapping(self.wording.catalog) else {
            return format!("row {} of <{set}>", premise.row);
        };
        let not = if mapping.is_denial() { "not " } else { "" };
        format!(
            "`{}` *{not}{}* `{}` (<{set}>)",
            mapping.subject_id().unwrap_or_default(),
            mapping.predicate().word(),
            mapping.object_id().unwrap_or_default()
        )
    }

    /// What follows by chains, apart from what curators say.
    fn derived(&mut self, figures: &CoverageFigures, derived: &DerivedCoverage) {
        self.line(format_args!(
            "\nWith what follows by chains, which nobody judged: {}; by curators alone: {}.",
            interval(&derived.total),
            interval(&figures.default)
        ));
        for (index, one) in derived.differences.iter().enumerate() {
            if index == 0 {
                self.line(format_args!("\nItems on which the two disagree:\n"));
            }
            let text = shown(self.wording.of(&one.item));
            self.line(format_args!(
                "- {} would be {}: {text}",
                one.curated, one.with_derived
            ));
            for proof in derived
                .evidence
                .iter()
                .filter(|proof| proof.asked == one.item)
            {
                let through: Vec<String> = proof.premises.iter().map(|p| self.premise(p)).collect();
                self.line(format_args!(
                    "  - {}, by {}",
                    proof.predicate.word(),
                    through.join(" and ")
                ));
            }
        }
    }

    fn direction(&mut self, figures: &CoverageFigures) {
        self.line(format_args!(
            "\n### `{}` held, `{}` asked about\n",
            figures.held, figures.asked
        ));
        self.line(format_args!("| unit | verdict | default | strict |"));
        self.line(format_args!("|---|---|---|---|"));
        for unit in &figures.units {
            let title = shown(self.wording.of(&unit.unit));
            self.line(format_args!(
                "| {title} | {} | {} | {} |",
                unit.verdict,
                interval(&unit.default),
                interval(&unit.strict)
            ));
        }
        let reached = figures
            .items
            .iter()
            .filter(|item| item.default < Verdict::Related);
        for (index, item) in reached.enumerate() {
            if index == 0 {
                self.line(format_args!("\nCovered, or partly:\n"));
            }
            let text = shown(self.wording.of(&item.item));
            let strict = if item.strict == item.default {
                String::new()
            } else {
                format!("; strict: {}", item.strict)
            };
            self.line(format_args!("- {}{strict}: {text}", item.default));
            for reason in item
                .reasons
                .iter()
                .filter(|r| r.verdict == Some(item.default))
            {
                let held = shown(self.wording.of(&reason.held));
                self.line(format_args!("  - {}: {held}", reason.predicate.word()));
            }
        }
        if let Some(derived) = &figures.derived {
            self.derived(figures, derived);
        }
        if !figures.only_asked.is_empty() {
            self.line(format_args!("\nOnly in `{}`:\n", figures.asked));
        }
        for item in &figures.only_asked {
            let text = shown(self.wording.of(item));
            self.line(format_args!("- {text}"));
        }
    }
}
