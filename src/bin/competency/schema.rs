use crate::output::{self, Failure, Outcome};
use clap::Args;
use competency::schema;
use std::fmt::Write as _;

/// Print the JSON Schema of a kind of document or result
///
/// Without a name, the names there are.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The kind, such as `framework`
    name: Option<String>,
}

const HELP: &str = "\
Examples:
  competency schema
  competency schema framework
  competency schema diagnostics -o /dev/null";

const ENDING: &str = ".schema.json";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let all = schema::all();
    let name_of = |file: &str| file.trim_end_matches(ENDING).to_owned();
    let Some(name) = &arguments.name else {
        let mut names = String::new();
        let lengths = all.iter().map(|(file, _)| name_of(file).len());
        let width = lengths.max().unwrap_or_default();
        for (file, schema) in &all {
            let about = schema.get("description").and_then(|about| about.as_str());
            let about = about.unwrap_or_default().split("\n\n").next();
            let about = about.unwrap_or_default().replace('\n', " ");
            let _infallible = writeln!(names, "{:<width$}  {about}", name_of(file));
        }
        return Ok(names.into());
    };
    match all.iter().find(|(file, _)| name_of(file) == *name) {
        Some((_, schema)) => output::json(schema),
        None => {
            let names: Vec<String> = all.iter().map(|(file, _)| name_of(file)).collect();
            Err(Failure::Usage(format!(
                "no schema `{name}`; there are `{}`",
                names.join("`, `")
            )))
        }
    }
}
