use crate::catalog;
use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use crate::profile::ProfileArguments;
use clap::{Args, Subcommand, ValueEnum};
use competency::algebra::ChainOptions;
use competency::report::{self, ReportOptions, html};
use competency::{Catalog, FrameworkId, FrameworkKind};

/// Reports that people look at: pages with pictures, Markdown, CSV, JSON
#[derive(Debug, Args)]
#[command(arg_required_else_help = true, after_help = HELP)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Compare two frameworks, both ways
    Compare {
        /// The first framework
        first: FrameworkId,
        /// The second framework
        second: FrameworkId,
        #[command(flatten)]
        shared: Shared,
    },
    /// Compare every pair of the catalog's standards
    Catalog {
        #[command(flatten)]
        shared: Shared,
    },
    /// What is between a person and a standard: how each unit stands, and what
    /// is left
    Gap {
        #[command(flatten)]
        profile: ProfileArguments,
        #[command(flatten)]
        shown: Shown,
    },
}

#[derive(Debug, Args)]
struct Shared {
    #[command(flatten)]
    shown: Shown,

    /// The taxonomy whose concepts are looked at as common subjects; without,
    /// the first of the catalog
    #[arg(long, value_name = "FRAMEWORK")]
    hub: Option<FrameworkId>,
}

#[derive(Debug, Args)]
struct Shown {
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "html")]
    format: Form,

    /// Show each text in its standard's own language, and no glosses
    #[arg(long)]
    own_language: bool,

    /// Leave out what follows by chains, and what contradicts it
    #[arg(long)]
    curated_only: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A page for a browser, in one file
    Html,
    /// Markdown
    Md,
    /// The figures of every pair, or the items of the standard, as a table
    Csv,
    /// All figures with their reasons, by schemas/comparison.schema.json or
    /// schemas/gap.schema.json
    Json,
}

const HELP: &str = "\
The exit status of `gap` is 1 where an entry of the profile had to be left out.

Examples:
  competency report compare it-i2-4 cz-nsk-66-029-m
  competency report compare it-i2-4 cz-nsk-66-029-m --format md
  competency report catalog --own-language
  competency report catalog --format csv
  competency report gap examples/profiles/operator.json cz-nsk-66-029-m --on 2021-05-01";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    match &arguments.what {
        What::Compare {
            first,
            second,
            shared,
        } => {
            let catalog = catalog::load(global)?;
            let options = shared.options(&catalog, global);
            if shared.shown.format == Form::Html {
                return Ok(html::comparison_page(&catalog, first, second, &options)?.into());
            }
            compared(&catalog, &[first.clone(), second.clone()], shared, &options)
        }
        What::Catalog { shared } => {
            let catalog = catalog::load(global)?;
            let options = shared.options(&catalog, global);
            compared(&catalog, &standards(&catalog), shared, &options)
        }
        What::Gap { profile, shown } => gap(profile, shown, global),
    }
}

fn compared(
    catalog: &Catalog,
    ids: &[FrameworkId],
    shared: &Shared,
    options: &ReportOptions,
) -> Result<Outcome, Failure> {
    let comparison = catalog.compare(ids, &options.compare)?;
    Ok(match shared.shown.format {
        Form::Html => html::catalog_page(catalog, &comparison, options, |_| None)?.into(),
        Form::Md => report::comparison_markdown(catalog, &comparison, options)?.into(),
        Form::Csv => report::comparison_csv(&comparison).into(),
        Form::Json => return output::json(&comparison),
    })
}

fn gap(profile: &ProfileArguments, shown: &Shown, global: &Global) -> Result<Outcome, Failure> {
    let (catalog, gap) = profile.gap(global, !shown.curated_only)?;
    let options = shown.options(global);
    let mut outcome: Outcome = match shown.format {
        Form::Html => html::gap_page(&catalog, &gap, &options)?.into(),
        Form::Md => report::gap_markdown(&catalog, &gap, &options)?.into(),
        Form::Csv => report::gap_csv(&gap).into(),
        Form::Json => output::json(&gap)?,
    };
    outcome.findings = !gap.assessment.left_out.is_empty();
    Ok(outcome)
}

impl Shown {
    fn options(&self, global: &Global) -> ReportOptions {
        match self.own_language {
            true => ReportOptions::new(),
            false => ReportOptions::new().in_languages(global.languages()),
        }
    }
}

impl Shared {
    fn options(&self, catalog: &Catalog, global: &Global) -> ReportOptions {
        let mut options = self.shown.options(global);
        options.compare.hub = self.hub.clone().or_else(|| first_hub(catalog));
        options.compare.derived = (!self.shown.curated_only).then(ChainOptions::new);
        options
    }
}

/// What is no taxonomy.
fn standards(catalog: &Catalog) -> Vec<FrameworkId> {
    let all = catalog.frameworks();
    let standards = all.filter(|framework| framework.kind != FrameworkKind::Taxonomy);
    standards.map(|framework| framework.id.clone()).collect()
}

fn first_hub(catalog: &Catalog) -> Option<FrameworkId> {
    let mut hubs = catalog.frameworks_of_kind(FrameworkKind::Taxonomy);
    hubs.next().map(|hub| hub.id.clone())
}
