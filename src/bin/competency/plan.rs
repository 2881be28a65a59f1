use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use crate::profile;
use clap::Args;
use competency::report::{self, CoverageText};

/// Say what is left of a framework for a person: to waive, to learn, to be
/// assessed
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    #[command(flatten)]
    profile: profile::ProfileArguments,

    /// As JSON, by schemas/plan.schema.json
    #[arg(long)]
    json: bool,
}

const HELP: &str = "\
The exit status is 1 where an entry of the profile had to be left out.

Examples:
  competency plan examples/profiles/operator.json cz-nsk-66-029-m --on 2021-05-01
  competency plan - it-i2-4 --on 2021-05-01 < examples/profiles/operator.json";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let (catalog, assessment) = arguments.profile.assess(global, false)?;
    let plan = catalog.plan(&assessment)?;
    let mut outcome = if arguments.json {
        output::json(&plan)?
    } else {
        let shown = CoverageText::in_languages(global.languages());
        Outcome::from(report::plan_text(&plan, &shown))
    };
    outcome.findings = !assessment.left_out.is_empty();
    Ok(outcome)
}
