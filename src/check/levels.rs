//! 04: levels, as far as one document can tell.

use crate::diagnostic::{At, Code, Diagnostic};
use crate::model::{AlignedLevels, LevelAlignment, LevelSubject, StatedLevel};
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

/// Whether two levels of one framework are of scales that an alignment joins
/// for frameworks, and do not correspond by it.
pub(crate) fn disagreement(levels: [&StatedLevel; 2], alignment: &LevelAlignment) -> bool {
    if !alignment.applies_to.contains(&LevelSubject::Framework) {
        return false;
    }
    let [first, second] = levels.map(|stated| &stated.level);
    let ends = if (first.scale(), second.scale()) == (&alignment.from, &alignment.to) {
        (first.value(), second.value())
    } else if (second.scale(), first.scale()) == (&alignment.from, &alignment.to) {
        (second.value(), first.value())
    } else {
        return false;
    };
    let mut pairs = alignment.levels.iter().filter(|pair| pair.from == ends.0);
    pairs.next().is_some_and(|pair| {
        let aligned = |pair: &AlignedLevels| pair.to.iter().any(|to| *to == ends.1);
        !aligned(pair) && !pairs.any(aligned)
    })
}
