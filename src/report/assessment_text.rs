//! A profile before a standard as text for a terminal.

use super::coverage_text::CoverageText;
use super::layout::wrap;
use super::phrases::{interval, status, total_lines};
use crate::assess::{
    EntryVerdict, HeldBy, ItemStanding, LevelStanding, ProfileAssessment, Proof,
    RequirementStanding, RouteKind, RouteStanding, Standing, UnitStanding, WaiverStanding,
};
use crate::compare::{Ground, LevelVerdict};
use crate::diagnostic::Diagnostic;
use crate::id::LocalId;
use crate::json::LeftOut;
use crate::model::WaiverDiscretion;
use crate::text::Text;
use std::fmt::Write as _;

/// An assessment of a profile as text: the figures, every unit with its
/// standing and the proof of it, the entry requirements, and what was left out.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::assess::AssessOptions;
/// use competency::{Catalog, LanguageTag, Profile, report};
/// let catalog = Catalog::builtin();
/// let profile = Profile::new("operator".parse()?).holding("it-i2-4".parse()?);
/// let options = AssessOptions::on("2026-01-01".parse()?);
/// let gap = catalog.assess(&profile, &"cz-nsk-66-029-m".parse()?, &options)?;
/// let text = report::assessment_text(&gap, &report::CoverageText::in_languages([LanguageTag::english()]));
/// assert!(text.contains("expired on 2022-10-20"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub fn assessment_text(assessment: &ProfileAssessment, options: &CoverageText) -> String {
    let mut report = Report {
        out: String::new(),
        options,
    };
    report.head(assessment);
    for unit in &assessment.units {
        report.unit(unit);
    }
    if let Some(entry) = &assessment.entry {
        report.out.push_str("\nEntry requirements\n");
        report.route(entry, 1);
    }
    report.evidence(assessment);
    left_out(&mut report.out, &assessment.left_out);
    report.out
}

/// What of a profile was left out, in the order in which it stands there: the
/// entries, and what is wrong with them.
pub(super) fn left_out(out: &mut String, all: &[LeftOut]) {
    let mut said: Vec<(&Diagnostic, Vec<&str>)> = Vec::new();
    for left in all {
        let known = said
            .iter()
            .position(|(finding, _)| **finding == left.finding);
        let at = known.unwrap_or_else(|| {
            said.push((&left.finding, Vec::new()));
            said.len() - 1
        });
        if let Some((_, entries)) = said.get_mut(at) {
            entries.extend(left.entry.iter().map(|entry| entry.as_str()));
        }
    }
    said.sort_by_key(|(finding, _)| finding.span.map(|span| span.start));
    if !said.is_empty() {
        out.push_str("\nLeft out\n");
    }
    for (finding, entries) in said {
        let entries = match entries.as_slice() {
            [] => String::new(),
            some => format!("{}: ", some.join(", ")),
        };
        wrap(out, "  ", "    ", &format!("{entries}{finding}"));
    }
}

/// How much proof of a verdict is shown where not all is.
const SHOWN: usize = 2;

struct Report<'a> {
    out: String,
    options: &'a CoverageText,
}

impl Report<'_> {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        let _infallible = writeln!(self.out, "{text}");
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        self.options.say(text)
    }

    fn head(&mut self, gap: &ProfileAssessment) {
        let target = format!(
            "{} [{} {}]",
            self.say(&gap.target.title),
            gap.target.id,
            gap.target.version
        );
        self.line(format_args!("Profile: {}", gap.profile));
        wrap(&mut self.out, "Before:  ", "         ", &target);
        let status = status(&gap.status);
        self.line(format_args!("On:      {} ({status})", gap.on));
        for warning in &gap.warnings {
            wrap(
                &mut self.out,
                "Warning: ",
                "         ",
                &format!("{warning}."),
            );
        }
        self.line(format_args!("\n{}", total_lines(&gap.total, gap.policy)));
        if let Some(derived) = &gap.with_derived {
            self.line(format_args!(
                "  With derived mappings, which nobody judged: {}",
                interval(derived)
            ));
        }
        self.line(format_args!(
            "  Met with their levels: {} of {} items, {} of {} units",
            gap.met.items, gap.met.of_items, gap.met.units, gap.met.of_units
        ));
        if !gap.conditional.is_empty() {
            self.line(format_args!(
                "  Under conditions, counted apart: {}",
                interval(&gap.conditional)
            ));
        }
        for waiver in &gap.waivers {
            self.waiver(waiver);
        }
    }

    fn unit(&mut self, unit: &UnitStanding) {
        let title = match &unit.title {
            Some(title) => self.say(title).to_owned(),
            None => unit.unit.to_string(),
        };
        self.out.push('\n');
        wrap(
            &mut self.out,
            &format!("{} ", mark(unit.standing)),
            "  ",
            &title,
        );
        let levels: Vec<String> = unit.levels.iter().map(ToString::to_string).collect();
        let level = if levels.is_empty() {
            "no level of its own".to_owned()
        } else {
            levels.join(", ")
        };
        let (figure, only) = if unit.figure.is_empty() {
            (&unit.conditional, "; only under a condition")
        } else {
            (&unit.figure, "")
        };
        self.line(format_args!(
            "  {}; covered: {}; {level}{only}",
            unit.standing,
            interval(figure)
        ));
        for waiver in &unit.waivers {
            self.waiver(waiver);
        }
        for level in &unit.level_judgements {
            self.level(level);
        }
        let itself = unit.items.iter().all(|item| item.item == unit.unit);
        for item in &unit.items {
            self.item(item, itself);
        }
    }

    fn item(&mut self, item: &ItemStanding, itself: bool) {
        if !itself {
            let text = item.text.as_ref();
            let text = text
                .map_or("(no wording)", |text| self.say(text))
                .to_owned();
            let first = format!("    {} {}: ", mark(item.standing), item.standing);
            wrap(&mut self.out, &first, "        ", &text);
        }
        if let Some(condition) = &item.condition {
            self.line(format_args!("        only under {condition}"));
        }
        let all = self.options.all;
        let decides = |proof: &&Proof| {
            all || proof.derived.is_some()
                && proof.verdict == item.with_derived
                && proof.verdict.is_some()
                || proof.derived.is_none()
                    && (proof.verdict == Some(item.coverage) || proof.verdict == item.unexpired)
        };
        let most = if all { usize::MAX } else { SHOWN };
        let shown: Vec<&Proof> = item.proof.iter().filter(decides).take(most).collect();
        for proof in &shown {
            self.proof(proof);
        }
        let hidden = item.proof.len() - shown.len();
        if hidden > 0 {
            self.line(format_args!(
                "        and {hidden} more that decide nothing"
            ));
        }
    }

    fn proof(&mut self, proof: &Proof) {
        let mut line = String::new();
        match (&proof.evidence, &proof.derived) {
            (None, Some(derived)) => {
                let _infallible = write!(
                    line,
                    "derived {} by {} mappings, not counted: {}",
                    derived.predicate.word(),
                    derived.premises.len(),
                    derived.held
                );
            }
            (None, None) => {
                let _infallible = write!(line, "{}", proof.held_by);
            }
            (Some(evidence), _) => {
                if let Ground::Mapping {
                    predicate,
                    denied,
                    includes,
                    confidence,
                    ..
                } = &evidence.ground
                {
                    let not = if *denied { "not " } else { "" };
                    let includes = if *includes { ", includes it" } else { "" };
                    let _infallible = write!(line, "{not}{}{includes}", predicate.word());
                    if let Some(confidence) = confidence {
                        let _infallible = write!(line, ", confidence {confidence}");
                    }
                }
                let held = match &evidence.text {
                    Some(text) => format!("“{}”", self.say(text)),
                    None => evidence.held.to_string(),
                };
                let _infallible = write!(line, ": {held}");
            }
        }
        let _infallible = write!(line, " — entry {}", proof.entry);
        if proof.evidence.is_some() && proof.held_by != HeldBy::Name {
            let _infallible = write!(line, ", {}", proof.held_by);
        }
        if !proof.status.counts() {
            let _infallible = write!(line, ", {}", proof.status);
        }
        wrap(&mut self.out, "        - ", "          ", &line);
        let ground = proof.evidence.as_ref();
        if let Some(Ground::Mapping {
            reason: Some(reason),
            ..
        }) = ground.map(|evidence| &evidence.ground)
        {
            wrap(&mut self.out, "          ", "          ", reason);
        }
        if let Some(why) = ground.and_then(|evidence| evidence.discounted.as_ref()) {
            let line = format!("Does not count: {why}.");
            wrap(&mut self.out, "          ", "          ", &line);
        }
    }

    fn level(&mut self, level: &LevelStanding) {
        let judged = &level.judgement;
        let mut line = format!("level {}: {}", judged.asked, judged.verdict);
        if let Some(held) = &judged.held {
            let _infallible = write!(line, " (held: {held}");
            if let Some(entry) = &level.entry {
                let _infallible = write!(line, ", entry {entry}");
            }
            for used in judged.comparison.iter().flat_map(|made| &made.through) {
                let how = if used.by_extension {
                    ", by extension"
                } else {
                    ""
                };
                let _infallible = write!(line, "; {}{how}", used.authority);
            }
            line.push(')');
        }
        if judged.verdict == LevelVerdict::NotJudged {
            line.push_str(", since nothing held counts here");
        }
        wrap(&mut self.out, "  ", "    ", &line);
    }

    fn waiver(&mut self, waiver: &WaiverStanding) {
        let mut line = waiver_line(waiver);
        if let Some(entry) = &waiver.entry {
            let _infallible = write!(line, " (entry {entry})");
        }
        wrap(&mut self.out, "  ", "    ", &line);
    }

    fn route(&mut self, route: &RouteStanding, depth: usize) {
        // A tree may be deep; the lines need not be.
        let indent = "  ".repeat(depth.min(8));
        if let Some(requirement) = &route.requirement {
            let text = self.say(&requirement.text).to_owned();
            let first = format!("{indent}{} {}: ", sign(route.verdict), route.verdict);
            wrap(&mut self.out, &first, &format!("{indent}    "), &text);
            if let Some(lack) = lack(requirement) {
                wrap(
                    &mut self.out,
                    &format!("{indent}    "),
                    &format!("{indent}    "),
                    &lack,
                );
            }
        } else {
            let what = match route.kind {
                RouteKind::AnyOf => "one of these",
                _ => "all of these",
            };
            let sign = sign(route.verdict);
            self.line(format_args!("{indent}{sign} {}: {what}", route.verdict));
        }
        for route in &route.routes {
            self.route(route, depth + 1);
        }
    }

    fn evidence(&mut self, gap: &ProfileAssessment) {
        let out: Vec<_> = gap
            .evidence
            .iter()
            .filter(|one| !one.status.counts())
            .collect();
        if !out.is_empty() {
            self.line(format_args!("\nNot in force on {}", gap.on));
            for one in out {
                self.line(format_args!("  {}: {}", one.entry, one.status));
            }
        }
    }
}

/// What a requirement that counts lacks, and what is held instead.
pub(super) fn lack(requirement: &RequirementStanding) -> Option<String> {
    let counts = requirement.verdict != EntryVerdict::NotAsked;
    let lack = requirement.lack.as_ref().filter(|_| counts)?;
    let entries: Vec<&str> = requirement.entries.iter().map(LocalId::as_str).collect();
    Some(match entries.as_slice() {
        [] => lack.to_string(),
        [one] => format!("{lack} (entry {one})"),
        some => format!("{lack} (entries {})", some.join(", ")),
    })
}

/// A waiver as a line: on what, at whose discretion, and whether it applies.
pub(super) fn waiver_line(waiver: &WaiverStanding) -> String {
    let discretion = match waiver.discretion {
        WaiverDiscretion::May => "at the examiner's discretion",
        WaiverDiscretion::Must => "and the examiner must grant it",
    };
    let language = waiver.language.as_ref();
    let language = language.map_or(String::new(), |tag| format!(", language: {tag}"));
    format!(
        "waiver on a certificate of at least {}{language}, {discretion}: {}",
        waiver.minimum_level, waiver.verdict
    )
}

/// A sign for a standing.
pub(super) fn mark(standing: Standing) -> char {
    match standing {
        Standing::Met => '●',
        Standing::MetByCumulation => '◉',
        Standing::Waivable => '◇',
        Standing::LevelUncertain | Standing::LevelNotComparable | Standing::LevelShort(_) => '◑',
        Standing::PartlyMet => '◐',
        Standing::EvidenceExpired => '⊘',
        Standing::Denied => '✕',
        Standing::Open => '○',
    }
}

fn sign(verdict: EntryVerdict) -> char {
    match verdict {
        EntryVerdict::Met => '●',
        EntryVerdict::Undecided => '?',
        EntryVerdict::Missing => '○',
        EntryVerdict::NotAsked => '-',
    }
}
