//! What can be said of a document of which a part could not be read.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use std::collections::{HashMap, HashSet};

/// What was passed over in reading, by where it stands in the text.
pub(super) struct Lost<'a> {
    pointers: &'a [Pointer],
    /// The lists that lack elements, and which ones, in order.
    lists: HashMap<Pointer, Vec<usize>>,
    /// The objects and lists that lack something themselves.
    within: HashSet<Pointer>,
    /// And those that they stand in.
    around: HashSet<Pointer>,
}

impl<'a> Lost<'a> {
    pub(super) fn new(pointers: &'a [Pointer]) -> Self {
        let mut lists: HashMap<Pointer, Vec<usize>> = HashMap::new();
        let (mut within, mut around) = (HashSet::new(), HashSet::new());
        for pointer in pointers {
            let Some(parent) = pointer.parent() else {
                continue;
            };
            let last = pointer.steps().last().unwrap_or_default();
            if let Ok(index) = last.parse() {
                lists.entry(parent.clone()).or_default().push(index);
            }
            let mut above = parent.parent();
            while let Some(pointer) = above {
                above = pointer.parent();
                around.insert(pointer);
            }
            within.insert(parent);
        }
        for list in lists.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        Self {
            pointers,
            lists,
            within,
            around,
        }
    }

    /// The findings about what is left, where they stand in the text, without
    /// those that may only be there because something was passed over.
    pub(super) fn settle(&self, found: Diagnostics) -> Diagnostics {
        // What is lost is looked through once for each kind of finding.
        let mut hidden: HashMap<Code, bool> = HashMap::new();
        let found = found.into_iter().filter(|found| {
            let code = found.code;
            !*hidden.entry(code).or_insert_with(|| self.hides(code))
        });
        found
            .map(|mut found| {
                found.pointer = self.in_text(&found.pointer);
                for related in &mut found.related {
                    related.pointer = self.in_text(&related.pointer);
                }
                found
            })
            .filter(|found| !self.is_about_a_gap(found))
            .collect()
    }

    /// Where a value stands in the text: in lists that lack elements the others
    /// have moved up.
    fn in_text(&self, pointer: &Pointer) -> Pointer {
        if self.lists.is_empty() {
            return pointer.clone();
        }
        pointer.steps().fold(Pointer::root(), |at, step| {
            let Some(lost) = self.lists.get(&at) else {
                return at.key(&step);
            };
            let index = step.parse().unwrap_or(usize::MAX);
            let moved = lost.iter().fold(index, |index, lost| {
                index.saturating_add(usize::from(*lost <= index))
            });
            at.index(moved)
        })
    }

    /// Whether a finding is about something that has a gap, or is beside one:
    /// it may be the gap's.
    fn is_about_a_gap(&self, found: &Diagnostic) -> bool {
        let parent = found.pointer.parent();
        self.within.contains(&found.pointer)
            || self.around.contains(&found.pointer)
            || parent
                .is_some_and(|parent| self.within.contains(&parent) && !is_index(&found.pointer))
    }

    /// Whether findings of a kind may come from a gap elsewhere in the document.
    fn hides(&self, code: Code) -> bool {
        let any = |of: &dyn Fn(&Pointer) -> bool| self.pointers.iter().any(of);
        let in_field = |pointer: &Pointer, field: &str| {
            pointer.steps().next().is_some_and(|step| step == field)
        };
        match code {
            // What is named may stand in what was passed over.
            Code::DanglingReference | Code::UnknownEnd | Code::NotAUnit => any(&|pointer| {
                is_index(pointer) || pointer.steps().last().is_some_and(|step| step == "id")
            }),
            Code::UndeclaredLanguage | Code::NoGloss | Code::NoWording => {
                any(&|pointer| in_field(pointer, "glosses") || in_field(pointer, "language"))
            }
            Code::NoRightsForGlosses => any(&|pointer| in_field(pointer, "rights")),
            Code::UndeclaredPrefix => any(&|pointer| in_field(pointer, "curie_map")),
            Code::NoSourceDocument => any(&|pointer| in_field(pointer, "provenance")),
            Code::LevelNotOnScale | Code::BadAlignment => {
                any(&|pointer| in_field(pointer, "levels"))
            }
            _ => false,
        }
    }
}

fn is_index(pointer: &Pointer) -> bool {
    let last = pointer.steps().last();
    last.is_some_and(|step| step.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_gap_is_found_behind_it() {
        let units = Pointer::root().key("units");
        let lost = [1, 2, 5].map(|index| units.clone().index(index));
        let lost = Lost::new(&lost);
        let places: Vec<String> = (0..4)
            .map(|index| {
                lost.in_text(&units.clone().index(index).key("id"))
                    .to_string()
            })
            .collect();
        assert_eq!(
            places,
            ["/units/0/id", "/units/3/id", "/units/4/id", "/units/6/id"]
        );
    }
}
