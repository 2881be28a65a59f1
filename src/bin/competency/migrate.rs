use crate::global::Global;
use crate::input;
use crate::output::{Failure, Outcome};
use crate::versions;
use clap::Args;
use competency::diff::{
    Migration, Outcome as Became, migrate_crosswalk, migrate_overlay, migrate_profile,
    migrate_record,
};
use competency::{Crosswalk, Document, DocumentKind, Overlay, Profile, Record, json};
use std::path::PathBuf;

/// Bring a crosswalk, overlay, profile or record over to another version of a framework
///
/// What must be looked at again, and what is gone, is named on standard error.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The crosswalk, overlay, profile or record
    document: PathBuf,

    /// The versions of the framework, the one it was made for first
    #[arg(required = true, num_args = 2.., value_name = "VERSION")]
    versions: Vec<PathBuf>,
}

const HELP: &str = "\
Exit status: 0 all was carried over, 1 something must be looked at again or is
gone, 3 a document cannot be read.

Examples:
  competency migrate data/*/it-i2-4--pl*.json data/*/it-i2-4.json data/*/it-i2-4.json
  competency migrate data/*/cz*--it*.json data/*/it-i2-4.json data/*/it-i2-4.json -o /dev/null
  competency migrate examples/profiles/operator.json data/*/it-i2-4.json data/*/it-i2-4.json";

pub(crate) fn run(arguments: &Arguments, _: &Global) -> Result<Outcome, Failure> {
    let fates = versions::fates(&arguments.versions)?;
    let document = input::read_one(&arguments.document)?;
    match versions::kind(&document)? {
        DocumentKind::Crosswalk => {
            let crosswalk: Crosswalk = versions::read(&document)?;
            outcome(&migrate_crosswalk(&crosswalk, &fates)?)
        }
        DocumentKind::Overlay => {
            let overlay: Overlay = versions::read(&document)?;
            outcome(&migrate_overlay(&overlay, &fates)?)
        }
        DocumentKind::Profile => {
            let profile: Profile = versions::read(&document)?;
            outcome(&migrate_profile(&profile, &fates))
        }
        DocumentKind::Record => {
            let record: Record = versions::read(&document)?;
            outcome(&migrate_record(&record, &fates)?)
        }
        other => Err(Failure::Usage(format!(
            "{}: a {other} refers to no version of a framework",
            document.name
        ))),
    }
}

fn outcome<T: Document>(migration: &Migration<T>) -> Result<Outcome, Failure> {
    let mut lines = Vec::new();
    for entry in &migration.entries {
        if entry.outcome == Became::Carried {
            continue;
        }
        let because = entry.because.iter();
        let because = because.map(|one| match T::PERSONAL {
            true => format!("what it names is {}", one.fate.aftermath),
            false => format!("`{}` is {}", one.of, one.fate.aftermath),
        });
        let because: Vec<String> = because.collect();
        lines.push(format!(
            "{}: {}: {}",
            entry.pointer,
            entry.outcome,
            because.join(", ")
        ));
    }
    let [carried, look, gone] =
        [Became::Carried, Became::LookAgain, Became::Gone].map(|outcome| migration.count(outcome));
    lines.push(format!(
        "{carried} carried over, {look} to be looked at again, {gone} gone"
    ));
    Ok(Outcome {
        result: json::to_string(&migration.document)?,
        findings: look + gone > 0,
        unreadable: false,
        summary: Some(lines.join("\n")),
    })
}
