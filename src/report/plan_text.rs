//! A plan as text for a terminal.

use super::assessment_text::{lack, left_out, mark, waiver_line};
use super::coverage_text::CoverageText;
use super::gap_phrases::more;
use super::layout::{word, wrap};
use crate::assess::{EntryVerdict, Plan, PlanItem, RouteKind, UnitPlan};
use crate::text::Text;

/// A plan as text: unit by unit what can be waived, what must be learned first,
/// what must be assessed and how; what the examiner must see to apart.
pub fn plan_text(plan: &Plan, options: &CoverageText) -> String {
    let mut report = Report {
        out: String::new(),
        options,
    };
    let title = report.say(&plan.target.title);
    let target = format!("{title} [{} {}]", plan.target.id, plan.target.version);
    report.put(&format!("Profile: {}", plan.profile), "", "");
    report.put(&target, "Before:  ", "         ");
    report.put(&format!("{} ({})", plan.on, plan.status), "On:      ", "");
    for warning in &plan.warnings {
        report.put(&format!("{warning}."), "Warning: ", "         ");
    }
    if let Some(entry) = &plan.entry {
        report.put(&format!("To bring first ({})", entry.verdict), "\n", "");
        for route in if entry.routes.is_empty() {
            std::slice::from_ref(entry)
        } else {
            &entry.routes
        } {
            if route.verdict == EntryVerdict::NotAsked {
                continue;
            }
            let missing = route.missing();
            let (first, rest) = match route.kind {
                RouteKind::Requirement => ("  - ", "    "),
                _ => {
                    let count = missing.len();
                    let head = format!("{}, of which {count} not met", word(&route.kind));
                    report.put(&head, "  - ", "    ");
                    ("    - ", "      ")
                }
            };
            for one in missing {
                let text = report.say(&one.text).to_owned();
                report.put(&text, first, rest);
                if let Some(lack) = lack(one) {
                    report.put(&lack, rest, rest);
                }
            }
        }
    }
    for unit in &plan.units {
        report.unit(unit);
    }
    if plan.units.is_empty() {
        report.put("Nothing is left.", "\n", "");
    }
    report.list("For the whole", "", &plan.conditions);
    report.list(
        "What the examiner must see to for the whole",
        "",
        &plan.examiner,
    );
    report.list("Not assessed", "", &plan.excluded);
    left_out(&mut report.out, &plan.left_out);
    report.out
}

struct Report<'a> {
    out: String,
    options: &'a CoverageText,
}

impl Report<'_> {
    fn say<'t>(&self, text: &'t Text) -> &'t str {
        self.options.say(text)
    }

    fn put(&mut self, text: &str, first: &str, rest: &str) {
        wrap(&mut self.out, first, rest, text);
    }

    fn unit(&mut self, unit: &UnitPlan) {
        let title = match &unit.title {
            Some(title) => self.say(title).to_owned(),
            None => unit.unit.to_string(),
        };
        self.out.push('\n');
        self.put(&title, &format!("{} ", mark(unit.standing)), "  ");
        self.put(&unit.standing.to_string(), "  ", "  ");
        for waiver in &unit.waive {
            let line = waiver_line(waiver);
            self.put(&line, "  ", "    ");
        }
        self.list("To learn first", "  ", &unit.learn);
        let assess = if unit.waive.is_empty() {
            "To be assessed"
        } else {
            "To be assessed, unless waived"
        };
        self.list(assess, "  ", &unit.assess);
        if let Some(methods) = &unit.methods {
            let text = self.say(&methods.text).to_owned();
            self.put(&text, "  Methods: ", "    ");
        }
        self.list("Handed out", "  ", &unit.material);
        self.list("Conditions", "  ", &unit.conditions);
        self.list("What the examiner must see to", "  ", &unit.examiner);
        for estimate in &unit.estimates {
            let about = if estimate.approximate { "about " } else { "" };
            let line = format!("{about}{} (“{}”)", estimate.duration, estimate.as_written);
            self.put(&line, "  Takes: ", "    ");
        }
    }

    fn list(&mut self, head: &str, indent: &str, items: &[PlanItem]) {
        if items.is_empty() {
            return;
        }
        if indent.is_empty() {
            self.out.push('\n');
        }
        self.put(&format!("{head}:"), indent, indent);
        let (first, rest) = (format!("{indent}  - "), format!("{indent}    "));
        for item in items {
            let mut text = match &item.text {
                Some(text) => self.say(text).to_owned(),
                None => item.of.to_string(),
            };
            if let Some(standing) = item.standing {
                text = format!("[{standing}] {text}");
            }
            self.put(&text, &first, &rest);
            let more = more(item);
            if !more.is_empty() {
                let rest = format!("{rest}  ");
                self.put(&more.join("; "), &rest, &rest);
            }
        }
    }
}
