use crate::catalog;
use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use clap::Args;
use competency::algebra::ChainOptions;
use competency::report::{self, CoverageText};
use competency::{CoverageOptions, EntityRef, FrameworkId, Policy};

/// Say what of one framework the holder of another already covers, and why
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The framework that is held
    held: FrameworkId,

    /// The framework that is asked about
    asked: FrameworkId,

    /// How strictly mappings are read: `default` or `strict`
    #[arg(long, default_value = "default")]
    policy: Policy,

    /// A condition of either framework that holds. Can be given several times
    #[arg(long, value_name = "FRAMEWORK:LOCAL")]
    condition: Vec<EntityRef>,

    /// Give a second figure, which counts too what follows from mappings over
    /// another framework
    #[arg(long)]
    derived: bool,

    /// Show every mapping, not only those that decide
    #[arg(long)]
    all: bool,

    /// As JSON, by schemas/coverage.schema.json
    #[arg(long)]
    json: bool,
}

const HELP: &str = "\
Examples:
  competency compare it-i2-4 cz-nsk-66-029-m
  competency compare pl-kzis-422201 it-i2-4 --policy strict --all
  competency compare it-i2-4 pl-kzis-422201 --condition pl-kzis-422201:debt-collection
  competency compare esco-contact-centre cz-nsk-66-029-m --derived
  competency compare it-i2-4 cz-nsk-66-029-m --json";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let catalog = catalog::load(global)?;
    catalog::check_conditions(&catalog, &arguments.condition)?;
    let mut options = arguments.condition.iter().cloned().fold(
        CoverageOptions::new().with_policy(arguments.policy),
        CoverageOptions::asserting,
    );
    if arguments.derived {
        options = options.with_derived(ChainOptions::new());
    }
    let coverage = catalog.coverage(&arguments.held, &arguments.asked, &options)?;
    if arguments.json {
        return output::json(&coverage);
    }
    let shown = CoverageText::in_languages(global.languages()).with_all(arguments.all);
    Ok(report::coverage_text(&coverage, &shown).into())
}
