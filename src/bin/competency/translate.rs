use crate::global::Global;
use crate::input;
use crate::output::{Failure, Outcome, count};
use crate::versions;
use clap::Args;
use competency::diff::{gloss_coverage, merge_glosses, missing_glosses, outdated_glosses};
use competency::{Framework, LanguageTag, Overlay, Valid, json};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Say how far a framework is glossed, take out what is missing, put it back
///
/// Without an option, how far it is glossed in each language.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The framework
    framework: PathBuf,

    /// Write an overlay with the texts that lack a gloss in a language
    #[arg(long, value_name = "TAG", requires = "by")]
    missing: Option<LanguageTag>,

    /// Who writes the glosses
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// Write the framework with the glosses of an overlay in it
    #[arg(long, value_name = "OVERLAY", conflicts_with = "missing")]
    merge: Option<PathBuf>,

    /// Name the glosses that are older than the wording they gloss, by an
    /// earlier version of the framework
    #[arg(long, value_name = "OLD", conflicts_with_all = ["missing", "merge"])]
    outdated: Option<PathBuf>,
}

const HELP: &str = "\
Exit status: 0, or 1 where a gloss is outdated.

Examples:
  competency translate data/frameworks/it-i2-4.json
  competency translate data/frameworks/it-i2-4.json --missing de --by Example -o /dev/null
  competency translate data/frameworks/it-i2-4.json --outdated data/frameworks/it-i2-4.json";

pub(crate) fn run(arguments: &Arguments, _: &Global) -> Result<Outcome, Failure> {
    let framework: Framework = versions::read(&input::read_one(&arguments.framework)?)?;
    if let (Some(language), Some(by)) = (&arguments.missing, &arguments.by) {
        let overlay = missing_glosses(&framework, language, by)?;
        return Ok(Outcome {
            summary: Some(format!(
                "{} to translate",
                count(overlay.entries.len(), "text")
            )),
            ..json::to_string(&overlay)?.into()
        });
    }
    if let Some(overlay) = &arguments.merge {
        return merge(&framework, versions::read(&input::read_one(overlay)?)?);
    }
    if let Some(old) = &arguments.outdated {
        let old: Framework = versions::read(&input::read_one(old)?)?;
        let outdated = outdated_glosses(&old, &framework)?;
        let mut lines = String::new();
        for gloss in &outdated {
            let _infallible = writeln!(
                lines,
                "{} {}: “{}”, written for “{}”, now “{}”",
                gloss.entity, gloss.language, gloss.gloss, gloss.written_for, gloss.wording
            );
        }
        return Ok(Outcome {
            findings: !outdated.is_empty(),
            ..lines.into()
        });
    }
    let mut lines = String::new();
    for coverage in gloss_coverage(&framework) {
        let _infallible = writeln!(
            lines,
            "{:<8} {} of {}",
            coverage.language.as_str(),
            coverage.there,
            coverage.of
        );
    }
    Ok(lines.into())
}

fn merge(framework: &Framework, overlay: Overlay) -> Result<Outcome, Failure> {
    let findings = |found: competency::Diagnostics| Failure::Findings(found.to_string());
    let overlay = Valid::new(overlay).map_err(|invalid| findings(invalid.diagnostics))?;
    let merged = merge_glosses(framework, &overlay).map_err(findings)?;
    let mut summary = String::new();
    for gloss in &merged.outdated {
        let _infallible = writeln!(
            summary,
            "{}: left out, written for “{}”, which now reads “{}”",
            gloss.entity, gloss.written_for, gloss.wording
        );
    }
    let _infallible = write!(
        summary,
        "{} merged, {} outdated, {} still to translate",
        merged.changes.len(),
        merged.outdated.len(),
        merged.untranslated.len()
    );
    Ok(Outcome {
        result: json::to_string(&merged.framework)?,
        findings: !merged.outdated.is_empty(),
        unreadable: false,
        summary: Some(summary),
    })
}
