use crate::catalog;
use crate::global::Global;
use crate::output::{self, Failure, Outcome, count};
use clap::Args;
use competency::report::{self, SearchTextOptions};

/// Look for words in titles, wording and glosses
///
/// Finds whatever has a text in which all the words stand, also inside other
/// words, in any language. Accents and case make no difference. Words in
/// quotation marks stand together.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The words to look for
    #[arg(required = true, value_name = "WORD")]
    words: Vec<String>,

    /// As JSON, by schemas/search.schema.json
    #[arg(long)]
    json: bool,
}

const HELP: &str = "\
Examples:
  competency search reklamace telefon
  competency search \"customer's complaint\"
  competency search zazalenie --lang pl
  competency search stress --json";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let catalog = catalog::load(global)?;
    let found = catalog.search(&arguments.words);
    if arguments.json {
        return output::json(&found);
    }
    let options = SearchTextOptions::in_languages(global.languages()).with_colour(global.colour());
    Ok(Outcome {
        result: report::search_text(&found, &options),
        summary: Some(format!("{} found", count(found.hits.len(), "thing"))),
        ..Outcome::default()
    })
}
