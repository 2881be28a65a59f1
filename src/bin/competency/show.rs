use crate::catalog;
use crate::global::Global;
use crate::output::{self, Failure, Outcome};
use clap::Args;
use competency::report::{self, EntityReport, FrameworkText, ShownText};
use competency::{Catalog, Date, EntityRef, Error, Framework, LocalId, ScaleId, json};

/// Show a framework, one thing in it, or a level scale
///
/// With FRAMEWORK, what it holds; with FRAMEWORK:LOCAL, one thing in it and
/// every mapping of it with its reason; with SCALE, its levels and alignments.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The id of a framework or a scale, or a reference FRAMEWORK:LOCAL
    #[arg(value_name = "ID")]
    id: String,

    /// Say whether the framework is in force on a day
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,

    /// The order of the source to put the units in, such as `table` or `body`
    #[arg(long, value_name = "NAME")]
    order: Option<LocalId>,

    /// Put the wording that counts beside what is shown in another language
    #[arg(long)]
    both: bool,

    /// As JSON: the document itself, or by schemas/entity.schema.json
    #[arg(long)]
    json: bool,
}

const HELP: &str = "\
Examples:
  competency show pl-kzis-422201 --lang pl
  competency show cz-nsk-66-029-m --on 2022-10-21 --order body --both
  competency show cz-nsk-66-029-m:complaint.stress-techniques --both
  competency show it-i2-4:help-desk --json
  competency show cefr";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let catalog = catalog::load(global)?;
    let id = arguments.id.as_str();
    if id.contains(':') {
        let reference: EntityRef = id.parse().map_err(Error::from)?;
        if arguments.order.is_some() {
            let problem = "`--order` goes with the id of a framework";
            return Err(Failure::Usage(problem.to_owned()));
        }
        let entity = EntityReport::of(&catalog, &reference, arguments.on)?;
        if arguments.json {
            return output::json(&entity);
        }
        let options = ShownText::in_languages(global.languages()).with_both(arguments.both);
        return Ok(report::entity_text(&entity, &options).into());
    }
    let framework = id.parse().map_err(Error::from)?;
    match (catalog.framework(&framework), scale(&catalog, id)) {
        (Ok(framework), _) => show(framework, arguments, global),
        (Err(_), Some(scale)) => Ok(if arguments.json {
            json::to_string(scale)?
        } else {
            report::scale_text(scale, &global.languages())
        }
        .into()),
        (Err(error), None) => Err(error.into()),
    }
}

fn scale<'a>(catalog: &'a Catalog, id: &str) -> Option<&'a competency::LevelScale> {
    let id: ScaleId = id.parse().ok()?;
    catalog.scale(&id).ok()
}

fn show(framework: &Framework, arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    known_order(framework, arguments.order.as_ref())?;
    if arguments.json {
        return Ok(json::to_string(framework)?.into());
    }
    let options = FrameworkText::in_languages(global.languages())
        .with_status_on(arguments.on)
        .with_order(arguments.order.clone())
        .with_both(arguments.both);
    Ok(report::framework_text(framework, &options).into())
}

/// An order that no unit has a place in is a slip of the one who asks.
fn known_order(framework: &Framework, order: Option<&LocalId>) -> Result<(), Failure> {
    let Some(order) = order else { return Ok(()) };
    let mut known: Vec<&str> = Vec::new();
    for placement in framework.units.iter().flat_map(|unit| &unit.placements) {
        if !known.contains(&placement.order.as_str()) {
            known.push(placement.order.as_str());
        }
    }
    if known.contains(&order.as_str()) {
        return Ok(());
    }
    let there = match known.as_slice() {
        [] => "its units have no order but the file's".to_owned(),
        known => format!("its orders are `{}`", known.join("`, `")),
    };
    Err(Failure::Usage(format!(
        "`{}` has no order `{order}`; {there}",
        framework.id
    )))
}
