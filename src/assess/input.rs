//! What of a profile can be assessed: entries with faults are left out.

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Pointer};
use crate::json::LeftOut;
use crate::model::Profile;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What of a profile can be assessed.
pub(super) struct Sound<'p> {
    /// Its sound entries.
    pub(super) profile: Cow<'p, Profile>,
    /// What was left out.
    pub(super) left_out: Vec<LeftOut>,
    /// What to know of the rest, in sentences.
    pub(super) warnings: Vec<String>,
}

/// What of a profile is sound, and what was left out.
pub(super) fn sound<'p>(catalog: &Catalog, profile: &'p Profile) -> Sound<'p> {
    let found = catalog.check_profile(profile);
    let mut out: BTreeSet<(String, usize)> = BTreeSet::new();
    let (mut left_out, mut warnings) = (Vec::new(), Vec::new());
    for finding in found {
        if !finding.is_error() {
            let help = finding.help.as_ref();
            let help = help.map_or(String::new(), |help| format!("; {help}"));
            warnings.push(format!("{}{help}", finding.message));
            continue;
        }
        let mut pointers = vec![finding.pointer.clone()];
        if finding.code == Code::ContradictoryClaims {
            pointers.extend(
                finding
                    .related
                    .iter()
                    .map(|related| related.pointer.clone()),
            );
        }
        let mut places: Vec<_> = pointers.iter().filter_map(place).collect();
        places.dedup();
        for place in places {
            let id = profile
                .entries()
                .find(|entry| (entry.field, entry.index) == (place.0.as_str(), place.1));
            left_out.push(LeftOut::new(
                id.map(|entry| entry.id.clone()),
                finding.clone(),
            ));
            out.insert(place);
        }
    }
    if out.is_empty() {
        return Sound {
            profile: Cow::Borrowed(profile),
            left_out,
            warnings,
        };
    }
    let mut sound = profile.clone();
    keep("holdings", &mut sound.holdings, &out);
    keep("languages", &mut sound.languages, &out);
    keep("education", &mut sound.education, &out);
    keep("experience", &mut sound.experience, &out);
    Sound {
        profile: Cow::Owned(sound),
        left_out,
        warnings,
    }
}

/// The entry that a pointer leads into.
fn place(pointer: &Pointer) -> Option<(String, usize)> {
    let mut steps = pointer.steps();
    let field = steps.next()?.into_owned();
    Some((field, steps.next()?.parse().ok()?))
}

fn keep<T>(field: &str, list: &mut Vec<T>, out: &BTreeSet<(String, usize)>) {
    let mut index = 0;
    list.retain(|_| {
        let kept = !out.contains(&(field.to_owned(), index));
        index += 1;
        kept
    });
}
