//! One document → what is wrong with it.
//!
//! [`framework`], [`scale`] and [`crosswalk`] give all findings about one
//! document by itself; what takes other documents to see is found by the
//! [`Catalog`](crate::Catalog), and what takes a day to see by
//! [`Checked::check_on`]. [`Valid`] is the proof that there was no error.

mod assessment;
mod characters;
mod codes;
mod crosswalk;
mod dates;
mod hierarchy;
mod ids;
mod languages;
mod levels;
mod mappings;
mod overlay;
mod profile;
mod provenance;
mod record;
mod rest;
mod rights;
mod scale;
mod schemes;
mod texts;
mod valid;
mod walk;

pub use crosswalk::crosswalk;
pub use overlay::overlay;
pub use profile::profile;
pub use record::record;
pub use scale::scale;
pub use schemes::schemes;
pub use valid::{Checked, Invalid, Valid};

pub(crate) use crosswalk::mapping_pointer;
pub(crate) use levels::disagreement;
pub(crate) use scale::{alignment, its_levels, levels_on_scale, turned_round};
pub(crate) use walk::{Part, walk};

use crate::diagnostic::{At, Diagnostic, Diagnostics};
use crate::model::{Framework, Wording};

/// Everything that is wrong with a framework by itself.
///
/// The findings have pointers; [`json::place`](crate::json::place) gives them
/// lines and columns and puts them in the order of the text.
pub fn framework(framework: &Framework) -> Diagnostics {
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut ids = ids::Ids::new(framework);
    let mut names = ids::Names::new(framework);
    let languages = texts::Languages::new(framework);
    // One walk for all families: in a large framework, getting to things takes
    // longer than looking at them.
    let verbatim = framework.wording == Wording::Verbatim;
    walk(framework, &mut |part, at| match part {
        Part::Unit(unit) => {
            hierarchy::unit(framework, unit, at, &mut found);
            ids.links(framework, unit, at, &mut found);
            texts::repeated(unit, &framework.language, at, &mut found);
        }
        Part::Assessment(assessment) => assessment::methods(assessment, at, &mut found),
        Part::Note(note) => characters::check(note, at, &mut found),
        Part::Source(source) => provenance::source(source, at, &mut found),
        Part::Codes(codes) => codes::once(codes, at, &mut found),
        Part::Id(id) => {
            ids.add(id);
            ids::form(framework, id, at, &mut found);
        }
        Part::Local(id, named) => names.check(id, named, at, &mut found),
        Part::Reference(reference) => ids.refer(reference),
        Part::Link(_) => {}
        Part::Place(place) => names.place(place, at, &mut found),
        Part::Text { text, elsewhere } => languages.text(text, elsewhere, at, &mut found),
        Part::Synonyms(synonyms) => languages.synonyms(synonyms, at, &mut found),
        Part::Levels(levels) => levels::check(levels, at, &mut found),
        Part::Level(_) => {}
        Part::Code(code) => codes::check(code, at, &mut found),
        Part::Criterion(criterion) => {
            assessment::roles(criterion, at, &mut found);
            let sentence = criterion.text.get(&framework.language);
            if let Some(sentence) = sentence.filter(|_| verbatim) {
                assessment::words(criterion, sentence, at, &mut found);
            }
        }
        Part::Threshold(threshold) => assessment::bounds(threshold, at, &mut found),
        Part::Validity(validity) => dates::check(validity, at, &mut found),
    });
    ids.check(framework, &mut found);
    hierarchy::check(framework, &ids.parents, &mut found);
    hierarchy::positions(framework, &mut found);
    languages::framework(framework, &mut found);
    dates::order(framework, &mut found);
    dates::retrieved(&framework.provenance, &At::ROOT, &mut found);
    rights::check(&framework.rights, &At::ROOT, &mut found);
    rights::glosses(&framework.glosses, &framework.rights, &At::ROOT, &mut found);
    provenance::check(&framework.provenance, &At::ROOT, &mut found);
    provenance::documents(framework, names.has_places, &mut found);
    provenance::glosses(
        &framework.glosses,
        Some(&framework.language),
        &At::ROOT,
        &mut found,
    );
    found.into()
}
