//! A profile before a standard as Markdown.

use super::assessment_text::{mark, waiver_line};
use super::gap_phrases::{left_out, more, sorted};
use super::markdown::{definitions, escaped, rights, shown};
use super::phrases::{interval, level_judged, status};
use super::wording::{ReportOptions, Wording};
use crate::assess::{EntryVerdict, Gap, PlanItem, RouteKind, RouteStanding, UnitPlan};
use crate::catalog::Catalog;
use crate::error::Error;
use std::fmt::Write as _;

/// A profile before a standard as Markdown: the figures under both policies,
/// how each unit stands, what is left of it and in which order, what a candidate
/// must bring, what of the profile is in force and what was left out; then what
/// each figure counts, and whose everything is.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, Profile, assess::AssessOptions, report};
/// let catalog = Catalog::builtin();
/// let profile = Profile::new("operator".parse()?).holding("it-i2-4".parse()?);
/// let options = AssessOptions::on("2021-05-01".parse()?);
/// let gap = catalog.gap(&profile, &"cz-nsk-66-029-m".parse()?, &options)?;
/// let page = report::gap_markdown(&catalog, &gap, &report::ReportOptions::new())?;
/// assert!(page.contains("| a close match covers | 2 to 5 of 19, 11 % to 26 % |"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
///
/// # Errors
///
/// Where the catalog lacks the framework, or one of which something is held.
pub fn gap_markdown(
    catalog: &Catalog,
    gap: &Gap,
    options: &ReportOptions,
) -> Result<String, Error> {
    let mut page = Page {
        out: String::new(),
        wording: Wording { catalog, options },
        gap,
    };
    page.head();
    page.units();
    page.plan();
    if let Some(entry) = &gap.assessment.entry {
        page.line(format_args!("\n## What a candidate must bring\n"));
        page.route(entry, 0);
    }
    page.evidence();
    definitions(&mut page.out, &gap.definitions);
    rights(&mut page.out, catalog, &gap.frameworks())?;
    Ok(page.out)
}

struct Page<'a> {
    out: String,
    wording: Wording<'a>,
    gap: &'a Gap,
}

impl Page<'_> {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        let _infallible = writeln!(self.out, "{text}");
    }

    fn head(&mut self) {
        let gap = self.gap;
        let (of, target) = (&gap.assessment, &gap.assessment.target);
        let title = shown(self.wording.text(&target.title, &target.id));
        self.line(format_args!("# `{}` before {title}\n", of.profile));
        self.line(format_args!(
            "`{}` {}, on {}: {}. Policy: {}.",
            target.id,
            target.version,
            of.on,
            status(&of.status),
            of.policy
        ));
        for warning in &of.warnings {
            self.line(format_args!("\n> {}.", escaped(warning)));
        }
        self.line(format_args!("\n| coverage | items |\n|---|---|"));
        self.line(format_args!(
            "| a close match covers | {} |",
            interval(&gap.default)
        ));
        self.line(format_args!(
            "| a close match covers partly | {} |",
            interval(&gap.strict)
        ));
        if !of.conditional.is_empty() {
            self.line(format_args!(
                "| under conditions, counted apart | {} |",
                interval(&of.conditional)
            ));
        }
        if let Some(derived) = &of.with_derived {
            self.line(format_args!(
                "| with derived mappings, which nobody judged | {} |",
                interval(derived)
            ));
        }
        self.line(format_args!(
            "\nMet with their levels: {} of {} items, {} of {} units.",
            of.met.items, of.met.of_items, of.met.units, of.met.of_units
        ));
        for waiver in &of.waivers {
            self.line(format_args!("\n- {}", escaped(&waiver_line(waiver))));
        }
    }

    fn units(&mut self) {
        self.line(format_args!("\n## Unit by unit\n"));
        self.line(format_args!(
            "| | unit | standing | default | strict | levels |\n|---|---|---|---|---|---|"
        ));
        let gap = self.gap;
        for (unit, both) in gap.assessment.units.iter().zip(&gap.units) {
            let title = shown(self.wording.or_id(unit.title.as_ref(), &unit.unit));
            let levels = unit.level_judgements.iter();
            let levels = levels.map(|level| escaped(&level_judged(&level.judgement)));
            let levels = levels.collect::<Vec<_>>().join("; ");
            let figure = |figure: &crate::compare::Figure| match figure.is_empty() {
                true => format!("only under a condition: {}", interval(&unit.conditional)),
                false => interval(figure),
            };
            self.line(format_args!(
                "| {} | {title} | {} | {} | {} | {levels} |",
                mark(unit.standing),
                unit.standing,
                figure(&both.default),
                figure(&both.strict)
            ));
        }
    }

    fn plan(&mut self) {
        self.line(format_args!("\n## What is left"));
        let plan = &self.gap.plan;
        if plan.units.is_empty() {
            self.line(format_args!("\nNothing: every unit is met."));
        }
        for unit in &plan.units {
            self.unit(unit);
        }
        self.list("For the whole", &plan.conditions);
        self.list(
            "What the examiner must see to for the whole",
            &plan.examiner,
        );
        self.list("Not assessed", &plan.excluded);
    }

    fn unit(&mut self, unit: &UnitPlan) {
        let title = shown(self.wording.or_id(unit.title.as_ref(), &unit.unit));
        self.line(format_args!("\n### {title}\n\n{}", unit.standing));
        for (index, waiver) in unit.waive.iter().enumerate() {
            if index == 0 {
                self.line(format_args!("\nTo waive:\n"));
            }
            let by = waiver.entry.as_ref();
            let by = by.map_or(String::new(), |entry| format!(" (entry `{entry}`)"));
            self.line(format_args!("- {}{by}", escaped(&waiver_line(waiver))));
        }
        for (head, _, lines) in sorted(unit) {
            self.list(head, lines);
        }
        if let Some(methods) = &unit.methods {
            let text = shown(self.wording.text(&methods.text, unit.unit.framework()));
            self.line(format_args!("\nMethods: {text}"));
        }
        self.list("Handed out", &unit.material);
        self.list("Conditions", &unit.conditions);
        self.list("What the examiner must see to", &unit.examiner);
        for estimate in &unit.estimates {
            let about = if estimate.approximate { "about " } else { "" };
            let written = escaped(&estimate.as_written);
            let long = estimate.duration;
            self.line(format_args!("\nTakes: {about}{long} (“{written}”)"));
        }
    }

    fn list<'p>(&mut self, head: &str, items: impl IntoIterator<Item = &'p PlanItem>) {
        for (index, item) in items.into_iter().enumerate() {
            if index == 0 {
                self.line(format_args!("\n{head}:\n"));
            }
            let text = shown(self.wording.or_id(item.text.as_ref(), &item.of));
            let standing = item.standing.map_or(String::new(), |s| format!("{s}: "));
            self.line(format_args!("- {standing}{text}"));
            let more = more(item);
            if !more.is_empty() {
                self.line(format_args!("  - {}", escaped(&more.join("; "))));
            }
            let of_item = item
                .standing
                .and_then(|_| self.gap.assessment.item(&item.of));
            for proof in of_item.iter().flat_map(|item| &item.proof) {
                let held = proof.evidence.as_ref().map(|one| {
                    let text = shown(self.wording.or_id(one.text.as_ref(), &one.held));
                    format!("{text}, ")
                });
                let held = held.unwrap_or_default();
                let verdict = proof
                    .verdict
                    .map_or("does not count".to_owned(), |v| v.to_string());
                let (by, status) = (proof.held_by, proof.status);
                self.line(format_args!(
                    "  - {verdict}: {held}entry `{}`, {by}, {status}",
                    proof.entry
                ));
            }
        }
    }

    fn route(&mut self, route: &RouteStanding, depth: usize) {
        // A tree may be deep; the list need not be.
        let indent = "  ".repeat(depth.min(8));
        match &route.requirement {
            Some(one) => {
                let target = &self.gap.assessment.target.id;
                let text = shown(self.wording.text(&one.text, target));
                let lack = one.lack.as_ref();
                let lack = lack.map_or(String::new(), |lack| format!(" ({lack})"));
                self.line(format_args!("{indent}- {}: {text}{lack}", route.verdict));
            }
            None => {
                let what = match route.kind {
                    RouteKind::AnyOf => "one of these",
                    _ => "all of these",
                };
                let missing = match route.verdict {
                    EntryVerdict::Missing | EntryVerdict::Undecided => {
                        format!(", {} missing", route.missing().len())
                    }
                    _ => String::new(),
                };
                self.line(format_args!("{indent}- {}: {what}{missing}", route.verdict));
            }
        }
        for route in &route.routes {
            self.route(route, depth + 1);
        }
    }

    fn evidence(&mut self) {
        let of = &self.gap.assessment;
        self.line(format_args!(
            "\n## What is held, and whether it is in force\n"
        ));
        for one in &of.evidence {
            self.line(format_args!("- `{}`: {}", one.entry, one.status));
        }
        if of.evidence.is_empty() {
            self.line(format_args!("Nothing is held."));
        }
        if !of.left_out.is_empty() {
            self.line(format_args!("\n## What was left out of the profile\n"));
        }
        for left in &of.left_out {
            let finding = escaped(&left_out(left));
            self.line(format_args!("- {finding}"));
        }
    }
}
