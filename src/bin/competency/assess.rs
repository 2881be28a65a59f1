use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use crate::profile;
use clap::Args;
use competency::report::{self, CoverageText};

/// Say what of a framework a person meets on a day, what is missing, and why
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    #[command(flatten)]
    profile: profile::ProfileArguments,

    /// Give a second figure, which counts too what follows from mappings over
    /// another framework
    #[arg(long)]
    derived: bool,

    /// Show all proof, not only what decides
    #[arg(long)]
    all: bool,

    /// As JSON, by schemas/assessment.schema.json
    #[arg(long)]
    json: bool,
}

const HELP: &str = "\
The exit status is 1 where an entry of the profile had to be left out.

Examples:
  competency assess examples/profiles/operator.json cz-nsk-66-029-m --on 2021-05-01
  competency assess examples/profiles/operator.json ru-nok-07-01000-02 --on 2021-05-01 --derived
  competency assess - it-i2-4 --on 2021-05-01 --all < examples/profiles/operator.json";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let (_, assessment) = arguments.profile.assess(global, arguments.derived)?;
    let mut outcome = if arguments.json {
        output::json(&assessment)?
    } else {
        let shown = CoverageText::in_languages(global.languages()).with_all(arguments.all);
        Outcome::from(report::assessment_text(&assessment, &shown))
    };
    outcome.findings = !assessment.left_out.is_empty();
    Ok(outcome)
}
