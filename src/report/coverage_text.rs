//! A coverage as text for a terminal.

use super::layout::wrap;
use super::phrases::{interval, level_judged, mark, total_lines};
use crate::compare::{
    Coverage, Evidence, FrameworkSummary, Ground, ItemCoverage, LevelJudgement, UnitCoverage,
};
use crate::text::{LanguageTag, Text};
use std::fmt::Write as _;

/// How a coverage is shown as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CoverageText {
    /// The languages in which titles and wording are shown: each in the first
    /// of them that it has.
    pub languages: Vec<LanguageTag>,
    /// Whether to show all evidence, not only what decides a verdict.
    pub all: bool,
}

impl CoverageText {
    /// In these languages, with the evidence that decides.
    pub fn in_languages(languages: impl IntoIterator<Item = LanguageTag>) -> Self {
        Self {
            languages: languages.into_iter().collect(),
            all: false,
        }
    }

    /// A text in the first of the languages that it has.
    pub(super) fn say<'t>(&self, text: &'t Text) -> &'t str {
        let languages: Vec<&str> = self.languages.iter().map(LanguageTag::as_str).collect();
        text.preferring(&languages)
    }

    /// The same with all evidence.
    #[must_use]
    pub fn with_all(mut self, all: bool) -> Self {
        self.all = all;
        self
    }
}

/// A coverage as text: the total, every unit with what covers it and why, the
/// levels beside it, and what is left.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, CoverageOptions, LanguageTag, report};
/// let catalog = Catalog::builtin();
/// let (held, asked) = ("it-i2-4".parse()?, "cz-nsk-66-029-m".parse()?);
/// let coverage = catalog.coverage(&held, &asked, &CoverageOptions::new())?;
/// let options = report::CoverageText::in_languages([LanguageTag::english()]);
/// assert!(report::coverage_text(&coverage, &options).contains("What is left"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub fn coverage_text(coverage: &Coverage, options: &CoverageText) -> String {
    let mut report = Report {
        out: String::new(),
        languages: options.languages.iter().map(LanguageTag::as_str).collect(),
        all: options.all,
    };
    report.head(coverage);
    for unit in &coverage.units {
        report.unit(unit);
    }
    report.left(coverage);
    report.out
}

/// How much evidence of a verdict is shown where not all is.
const SHOWN: usize = 2;

struct Report<'a> {
    out: String,
    languages: Vec<&'a str>,
    all: bool,
}

impl Report<'_> {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        let _infallible = writeln!(self.out, "{text}");
    }

    fn say<'t>(&self, text: Option<&'t Text>) -> &'t str {
        text.map_or("(no title)", |text| text.preferring(&self.languages))
    }

    fn framework(&self, framework: &FrameworkSummary) -> String {
        format!(
            "{} [{} {}]",
            framework.title.preferring(&self.languages),
            framework.id,
            framework.version
        )
    }

    fn head(&mut self, coverage: &Coverage) {
        let (held, asked) = (
            self.framework(&coverage.source),
            self.framework(&coverage.target),
        );
        wrap(&mut self.out, "Held:  ", "       ", &held);
        wrap(&mut self.out, "Asked: ", "       ", &asked);
        self.out.push('\n');
        if coverage.crosswalks.is_empty() && coverage.source.id != coverage.target.id {
            self.out.push_str(
                "The catalog has no mapping between the two: nothing is known of how far the one\n\
                 covers the other. Open below means not looked at, not missing.\n\n",
            );
        }
        self.line(format_args!(
            "{}",
            total_lines(&coverage.total, coverage.policy)
        ));
        if !coverage.conditional.is_empty() {
            self.line(format_args!(
                "  Under conditions, counted apart: {}",
                interval(&coverage.conditional)
            ));
        }
        if let Some(derived) = &coverage.with_derived {
            self.line(format_args!(
                "  With derived mappings, which nobody has judged: {}, another verdict on {} items",
                interval(&derived.total),
                derived.differences.len()
            ));
        }
        for evidence in &coverage.between_wholes {
            self.evidence(evidence, "  As wholes: ", "    ");
        }
    }

    fn unit(&mut self, unit: &UnitCoverage) {
        let levels: Vec<String> = unit.levels.iter().map(ToString::to_string).collect();
        let repeated = if unit.figure.is_empty() {
            &unit.conditional
        } else {
            &unit.figure
        };
        let title = match &unit.title {
            Some(title) => title.preferring(&self.languages).to_owned(),
            None => unit.unit.to_string(),
        };
        self.out.push('\n');
        let head = format!("{} ", mark(unit.verdict));
        wrap(&mut self.out, &head, "  ", &title);
        let level = if levels.is_empty() {
            "no level of its own".to_owned()
        } else {
            levels.join(", ")
        };
        self.line(format_args!(
            "  {} ({}), {level}{}",
            unit.verdict,
            interval(repeated),
            if unit.figure.is_empty() {
                "; only under a condition"
            } else {
                ""
            }
        ));
        for judgement in &unit.level_judgements {
            self.level(judgement);
        }
        let itself = unit.items.iter().all(|item| item.item == unit.unit);
        for item in &unit.items {
            self.item(item, itself);
        }
        if self.all {
            for evidence in &unit.onto_unit {
                self.evidence(evidence, "    onto the unit, not counted: ", "      ");
            }
        }
    }

    fn item(&mut self, item: &ItemCoverage, itself: bool) {
        if !itself {
            let first = format!("    {} {:<8} ", mark(item.verdict), item.verdict);
            let text = self.say(item.text.as_ref()).to_owned();
            wrap(&mut self.out, &first, "               ", &text);
        }
        if let Some(condition) = &item.condition {
            self.line(format_args!("               only under {condition}"));
        }
        let decides = |evidence: &&Evidence| self.all || evidence.verdict == Some(item.verdict);
        let most = if self.all { usize::MAX } else { SHOWN };
        let shown: Vec<&Evidence> = item.evidence.iter().filter(decides).take(most).collect();
        for evidence in &shown {
            self.evidence(evidence, "               - ", "                 ");
        }
        self.more(item.evidence.len() - shown.len(), "               ");
    }

    fn more(&mut self, hidden: usize, indent: &str) {
        match hidden {
            0 => {}
            1 => self.line(format_args!("{indent}and 1 mapping that decides nothing")),
            n => self.line(format_args!("{indent}and {n} mappings that decide nothing")),
        }
    }

    fn evidence(&mut self, evidence: &Evidence, first: &str, rest: &str) {
        let text = evidence.text.as_ref();
        let held = match text {
            Some(text) => format!("“{}”", text.preferring(&self.languages)),
            None => evidence.held.to_string(),
        };
        let line = match &evidence.ground {
            Ground::Identity => format!("the same: {held}"),
            Ground::Mapping {
                predicate,
                denied,
                includes,
                confidence,
                ..
            } => {
                let not = if *denied { "not " } else { "" };
                let includes = if *includes { ", includes it" } else { "" };
                let confidence = confidence.map_or(String::new(), |c| format!(", confidence {c}"));
                format!("{not}{}{includes}{confidence}: {held}", predicate.word())
            }
        };
        wrap(&mut self.out, first, rest, &line);
        if let Ground::Mapping {
            reason: Some(reason),
            ..
        } = &evidence.ground
        {
            wrap(&mut self.out, rest, rest, reason);
        }
        if let Some(why) = &evidence.discounted {
            wrap(
                &mut self.out,
                rest,
                rest,
                &format!("Does not count: {why}."),
            );
        }
    }

    fn level(&mut self, judgement: &LevelJudgement) {
        wrap(&mut self.out, "  ", "    ", &level_judged(judgement));
    }

    fn left(&mut self, coverage: &Coverage) {
        self.out.push_str("\nWhat is left\n");
        let mut any = false;
        for (unit, items) in coverage.left() {
            any = true;
            let title = self.say(unit.title.as_ref()).to_owned();
            wrap(&mut self.out, "  ", "    ", &title);
            for item in items.iter().filter(|item| item.item != unit.unit) {
                let first = format!("    {:<8} ", item.verdict);
                let text = self.say(item.text.as_ref()).to_owned();
                wrap(&mut self.out, &first, "             ", &text);
            }
        }
        if !any {
            self.out.push_str("  Nothing.\n");
        }
    }
}
