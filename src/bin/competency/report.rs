use crate::catalog;
use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use clap::{Args, Subcommand, ValueEnum};
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
}

#[derive(Debug, Args)]
struct Shared {
    /// The form of the report
    #[arg(long, value_name = "FORM", default_value = "html")]
    format: Form,

    /// The taxonomy whose concepts are looked at as common subjects; without,
    /// the first of the catalog
    #[arg(long, value_name = "FRAMEWORK")]
    hub: Option<FrameworkId>,

    /// Show each text in its standard's own language, and no glosses
    #[arg(long)]
    own_language: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A page for a browser, in one file
    Html,
    /// Markdown
    Md,
    /// The figures of every pair as a table
    Csv,
    /// All figures with their reasons, by schemas/comparison.schema.json
    Json,
}

const HELP: &str = "\
Examples:
  competency report compare it-i2-4 cz-nsk-66-029-m
  competency report compare it-i2-4 cz-nsk-66-029-m --format md
  competency report catalog --own-language
  competency report catalog --format csv";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let catalog = catalog::load(global)?;
    let (ids, shared) = match &arguments.what {
        What::Compare {
            first,
            second,
            shared,
        } => (vec![first.clone(), second.clone()], shared),
        What::Catalog { shared } => (standards(&catalog), shared),
    };
    let mut options = ReportOptions::new();
    if !shared.own_language {
        options = options.in_languages(global.languages());
    }
    options.hub = shared.hub.clone().or_else(|| first_hub(&catalog));
    if let (What::Compare { first, second, .. }, Form::Html) = (&arguments.what, shared.format) {
        return Ok(html::comparison_page(&catalog, first, second, &options)?.into());
    }
    let comparison = catalog.compare(&ids, options.hub.as_ref())?;
    Ok(match shared.format {
        Form::Html => html::catalog_page(&catalog, &comparison, &options, |_| None)?.into(),
        Form::Md => report::comparison_markdown(&catalog, &comparison, &options)?.into(),
        Form::Csv => report::comparison_csv(&comparison).into(),
        Form::Json => return output::json(&comparison),
    })
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
