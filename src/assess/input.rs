//! What of a profile can be assessed: entries with faults are left out.

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Pointer};
use crate::json::LeftOut;
use crate::model::Profile;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What of a profile is sound, and what was left out.
pub(super) fn sound<'p>(
    catalog: &Catalog,
    profile: &'p Profile,
) -> (Cow<'p, Profile>, Vec<LeftOut>) {
    let found = catalog.check_profile(profile);
    let mut out: BTreeSet<(String, usize)> = BTreeSet::new();
    let mut left_out = Vec::new();
    for finding in found {
        if !finding.is_error() {
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
        for pointer in pointers {
            let Some(place) = place(&pointer) else {
                continue;
            };
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
        return (Cow::Borrowed(profile), left_out);
    }
    let mut sound = profile.clone();
    keep("holdings", &mut sound.holdings, &out);
    keep("languages", &mut sound.languages, &out);
    keep("education", &mut sound.education, &out);
    keep("experience", &mut sound.experience, &out);
    (Cow::Owned(sound), left_out)
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
