use crate::catalog;
use crate::global::Global;
use crate::output::{Failure, Outcome};
use clap::{Args, ValueEnum};
use competency::Date;
use competency::report::{self, Listing, ShownText};

/// List what the catalog holds
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// What to list
    #[arg(value_name = "WHAT", default_value = "frameworks")]
    what: What,

    /// Say whether each framework is in force on a day
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,

    /// Put each framework's own title beside the one that is shown
    #[arg(long)]
    both: bool,

    /// As JSON, by schemas/list.schema.json
    #[arg(long)]
    json: bool,
}

const HELP: &str = "\
Examples:
  competency list
  competency list --both --on 2022-10-21
  competency list crosswalks
  competency list all --json";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Frameworks,
    Scales,
    Schemes,
    Crosswalks,
    All,
}

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let catalog = catalog::load(global)?;
    let mut listing = Listing::of(&catalog, arguments.on);
    let wanted = |what| arguments.what == what || arguments.what == What::All;
    listing.frameworks.retain(|_| wanted(What::Frameworks));
    listing.scales.retain(|_| wanted(What::Scales));
    listing.schemes.retain(|_| wanted(What::Schemes));
    listing.crosswalks.retain(|_| wanted(What::Crosswalks));
    if arguments.json {
        return crate::output::json(&listing);
    }
    let options = ShownText::in_languages(global.languages()).with_both(arguments.both);
    Ok(report::listing_text(&listing, &options).into())
}
