//! Pictures of results, as SVG.
//!
//! Each is a document of its own, without script or outside resource, light or
//! dark as its surroundings are, with a title and a description in place of the
//! picture. Colours are steps of the scale cividis (Nuñez, Anderton and Renslow
//! 2018, doi:10.1371/journal.pone.0199239), which people of all kinds of colour
//! vision tell apart by lightness; a sign or a number stands beside each.

mod bars;
pub(super) mod colour;
mod flow;
mod heat_map;
mod levels;
mod picture;
mod standings;
mod words;

pub(super) use bars::bar;
pub(super) use flow::draw as draw_flow;
pub(super) use heat_map::draw as draw_heat_map;
pub(super) use levels::{MOST_UNITS, draw as draw_levels};
pub(super) use picture::Picture;
pub(super) use standings::draw as draw_standings;

use super::wording::{ReportOptions, Wording};
use crate::assess::ProfileAssessment;
use crate::catalog::Catalog;
use crate::compare::{Coverage, Structure, placed_links, placed_mappings};

/// Coverage as a bar for the whole and for each unit: filled as far as it is
/// covered, hatched as far as it is covered or partly covered.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, CoverageOptions, report::{ReportOptions, svg}};
/// let catalog = Catalog::builtin();
/// let coverage = catalog.coverage(&"it-i2-4".parse()?, &"cz-nsk-66-029-m".parse()?, &CoverageOptions::new())?;
/// let picture = svg::coverage_bars(&catalog, &coverage, &ReportOptions::new());
/// assert!(picture.starts_with("<svg ") && picture.contains("2 to 5 of 19"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub fn coverage_bars(catalog: &Catalog, coverage: &Coverage, options: &ReportOptions) -> String {
    bars::draw(Wording { catalog, options }, coverage).standalone()
}

/// Which unit held speaks for which unit asked about: a cell for each two
/// units, shaded by the best verdict, with the number of items it is on.
pub fn heat_map(catalog: &Catalog, coverage: &Coverage, options: &ReportOptions) -> String {
    let links = placed_links(catalog, coverage);
    heat_map::draw(Wording { catalog, options }, coverage, &links, "heat").standalone()
}

/// The mappings between two frameworks as a flow from the units of the one to
/// those of the other, a ribbon as wide as there are mappings.
pub fn flow(catalog: &Catalog, coverage: &Coverage, options: &ReportOptions) -> String {
    let mappings = placed_mappings(catalog, coverage);
    flow::draw(Wording { catalog, options }, coverage, &mappings, "flow").standalone()
}

/// The level of each unit of a framework, one picture for each scale.
pub fn levels(catalog: &Catalog, structure: &Structure, options: &ReportOptions) -> Vec<String> {
    let pictures = levels::draw(Wording { catalog, options }, structure, "levels");
    pictures.iter().map(Picture::standalone).collect()
}

/// How a profile stands before a framework: a row for each unit, a cell for
/// each of its items, and how its levels are judged.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, Profile, assess::AssessOptions, report::{ReportOptions, svg}};
/// let catalog = Catalog::builtin();
/// let profile = Profile::new("operator".parse()?).holding("it-i2-4".parse()?);
/// let gap = catalog.assess(&profile, &"cz-nsk-66-029-m".parse()?, &AssessOptions::on("2021-05-01".parse()?))?;
/// let picture = svg::standings(&catalog, &gap, &ReportOptions::new());
/// assert!(picture.starts_with("<svg ") && picture.contains("operator before"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub fn standings(
    catalog: &Catalog,
    assessment: &ProfileAssessment,
    options: &ReportOptions,
) -> String {
    standings::draw(Wording { catalog, options }, assessment, "standings").standalone()
}
