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

/// Everything that is wrong with a framework by itself, family by family.
///
/// The findings have pointers; [`json::place`](crate::json::place) gives them
/// lines and columns and puts them in the order of the text.
pub fn framework(framework: &Framework) -> Diagnostics {
    let mut found: Vec<Diagnostic> = Vec::new();
    ids::check(framework, &mut found);
    levels::check(framework, &mut found);
    texts::check(framework, &mut found);
    assessment::check(framework, &mut found);
    dates::check(framework, &mut found);
    codes::check(framework, &mut found);
    rights::check(&framework.rights, &At::ROOT, &mut found);
    found.into()
}
