//! 04: levels, as far as one document can tell.

use super::walk::{Part, walk};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Framework;
use std::collections::HashMap;

pub(super) fn check(framework: &Framework, found: &mut Vec<Diagnostic>) {
    walk(framework, &mut |part, at| {
        let Part::Levels(levels) = part else { return };
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
    });
}
