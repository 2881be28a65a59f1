//! 04: levels, as far as one document can tell.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::StatedLevel;
use std::collections::HashMap;

pub(super) fn check(levels: &[StatedLevel], at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if levels.len() < 2 {
        return;
    }
    let mut first = HashMap::new();
    for (index, stated) in levels.iter().enumerate() {
        let scale = stated.level.scale();
        let (before, level) = *first.entry(scale).or_insert((index, &stated.level));
        if *level != stated.level {
            found.push(
                Diagnostic::new(
                    Code::TwoLevelsOneScale,
                    at.index(index).pointer(),
                    format!("another level of the scale `{scale}` than before"),
                )
                .with_related(at.index(before).pointer(), "the first")
                .with_help("keep the one that is this thing's own"),
            );
        }
    }
}
