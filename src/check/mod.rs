//! One document → what is wrong with it.
//!
//! [`framework`], [`scale`] and [`crosswalk`] give all findings about one
//! document by itself; what takes other documents to see is found by the
//! [`Catalog`](crate::Catalog). [`Valid`] is the proof that there was no error.

mod assessment;
mod codes;
mod crosswalk;
mod dates;
mod ids;
mod levels;
mod overlay;
mod rights;
mod scale;
mod schemes;
mod texts;
mod valid;
mod walk;

pub use crosswalk::crosswalk;
pub use overlay::overlay;
pub use scale::scale;
pub use schemes::schemes;
pub use valid::{Checked, Invalid, Valid};

pub(crate) use crosswalk::mapping_pointer;
pub(crate) use scale::{alignment, its_levels, levels_on_scale};
pub(crate) use walk::{Part, walk};

use crate::diagnostic::{At, Diagnostic, Diagnostics};
use crate::model::Framework;

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
    walk(framework, &mut |part, at| match part {
        Part::Id(id) => {
            ids.add(id);
            ids::form(framework, id, at, &mut found);
        }
        Part::Local(id, named) => names.check(id, named, at, &mut found),
        Part::Reference(reference) => ids.refer(reference),
        Part::Place(place) => names.place(place, at, &mut found),
        Part::Text { text, elsewhere } => languages.text(text, elsewhere, at, &mut found),
        Part::Synonyms(synonyms) => languages.synonyms(synonyms, at, &mut found),
        Part::Levels(levels) => levels::check(levels, at, &mut found),
        Part::Level(_) => {}
        Part::Code(code) => codes::check(code, at, &mut found),
        Part::Criterion(criterion) => assessment::roles(criterion, at, &mut found),
        Part::Threshold(threshold) => assessment::bounds(threshold, at, &mut found),
        Part::Validity(validity) => dates::check(validity, at, &mut found),
    });
    ids.check(framework, &mut found);
    ids::hierarchy(framework, &mut found);
    rights::check(&framework.rights, &At::ROOT, &mut found);
    found.into()
}
