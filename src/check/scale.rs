//! 04: level scales and their alignments.

use super::{dates, languages, provenance, rights, texts};
use crate::diagnostic::{At, Code, Diagnostic, Diagnostics, Pointer};
use crate::level::Level;
use crate::model::{LevelAlignment, LevelScale};
use smol_str::SmolStr;
use std::collections::{HashMap, HashSet};

/// Everything that is wrong with a level scale by itself.
pub fn scale(scale: &LevelScale) -> Diagnostics {
    let mut found = Vec::new();
    let root = At::ROOT;
    let levels = root.key("levels");
    if scale.levels.is_empty() {
        let message = "the scale has no level";
        found.push(
            Diagnostic::new(Code::BadScale, levels.pointer(), message)
                .with_help("list its levels, the lowest first"),
        );
    }
    let mut seen = HashSet::new();
    for (index, level) in scale.levels.iter().enumerate() {
        let at = levels.index(index);
        let at = at.key("value");
        if !seen.insert(&level.value) {
            found.push(
                Diagnostic::new(
                    Code::BadScale,
                    at.pointer(),
                    format!("the scale has the level `{}` twice", level.value),
                )
                .with_help("keep one of the two"),
            );
        }
        let level = format!("{}:{}", scale.id, level.value);
        if let Err(error) = level.parse::<Level>() {
            found.push(Diagnostic::new(
                Code::BadScale,
                at.pointer(),
                error.to_string(),
            ));
        }
    }
    let alignments = root.key("alignments");
    for (index, aligned) in scale.alignments.iter().enumerate() {
        let at = alignments.index(index);
        alignment(aligned, &at, &mut found);
        if aligned.from != scale.id && aligned.to != scale.id {
            found.push(Diagnostic::new(
                Code::BadAlignment,
                at.key("from").pointer(),
                format!("the alignment is not about the scale `{}`", scale.id),
            ));
        }
        levels_on_scale(aligned, scale, &at, &mut found);
    }
    texts::form(&scale.title, &root.key("title"), &mut found);
    for (index, level) in scale.levels.iter().enumerate() {
        let at = levels.index(index);
        texts::form(&level.title, &at.key("title"), &mut found);
        let descriptors = at.key("descriptors");
        for (index, descriptor) in level.descriptors.iter().enumerate() {
            let at = descriptors.index(index);
            texts::form(&descriptor.text, &at.key("text"), &mut found);
        }
    }
    languages::tag(&scale.language, &root.key("language"), &mut found);
    if let Some(source) = &scale.source {
        provenance::source(source, &root.key("source"), &mut found);
    }
    rights::check(&scale.rights, &root, &mut found);
    dates::retrieved(&scale.provenance, &root, &mut found);
    provenance::check(&scale.provenance, &root, &mut found);
    found.into()
}

/// The levels that an alignment has of a scale are on it.
pub(crate) fn levels_on_scale(
    alignment: &LevelAlignment,
    scale: &LevelScale,
    at: &At<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let pairs = at.key("levels");
    let values: HashSet<&SmolStr> = scale.levels.iter().map(|level| &level.value).collect();
    for (index, pair) in alignment.levels.iter().enumerate() {
        let from = (alignment.from == scale.id).then_some(&pair.from);
        let to = (alignment.to == scale.id).then_some(&pair.to);
        let ends = from.into_iter().map(|value| ("from", value));
        let ends = ends.chain(to.into_iter().flatten().map(|value| ("to", value)));
        for (key, value) in ends.filter(|(_, value)| !values.contains(value)) {
            let message = format!("the scale `{}` has no level `{value}`", scale.id);
            let at = pairs.index(index).key(key).pointer();
            found.push(
                Diagnostic::new(Code::LevelNotOnScale, at, message).with_help(its_levels(scale)),
            );
        }
    }
}

/// A higher level corresponds to no less than a lower one.
pub(crate) fn turned_round(
    alignment: &LevelAlignment,
    from: &LevelScale,
    to: &LevelScale,
    at: &At<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let ranks = |scale: &LevelScale| -> HashMap<SmolStr, usize> {
        let values = scale.levels.iter().map(|level| level.value.clone());
        values.zip(0..).collect()
    };
    let (from, to) = (ranks(from), ranks(to));
    // What each pair leads to, by rank, and where its lowest end stands.
    let mut pairs: Vec<(usize, usize, usize, Pointer)> = Vec::new();
    let list = at.key("levels");
    for (index, pair) in alignment.levels.iter().enumerate() {
        let ends = pair.to.iter().enumerate();
        let ends = ends.filter_map(|(index, value)| Some((*to.get(value)?, index)));
        let ends: Vec<(usize, usize)> = ends.collect();
        let (lowest, highest) = (ends.iter().min(), ends.iter().max());
        if let (Some(rank), Some(lowest), Some(highest)) = (from.get(&pair.from), lowest, highest) {
            let at = list.index(index);
            let end = at.key("to").index(lowest.1).pointer();
            pairs.push((*rank, lowest.0, highest.0, end));
        }
    }
    pairs.sort_by_key(|(rank, ..)| *rank);
    let mut above: Option<(usize, Pointer)> = None;
    for (_, lowest, highest, at) in pairs {
        if let Some((_, before)) = above.as_ref().filter(|(most, _)| lowest < *most) {
            found.push(
                Diagnostic::new(
                    Code::ReversedAlignment,
                    at.clone(),
                    format!(
                        "a lower level of `{}` corresponds to a higher one of `{}` than this",
                        alignment.from, alignment.to
                    ),
                )
                .with_related(before.clone(), "that one")
                .with_help("exchange the two, or look at the order of the levels"),
            );
        }
        if above.as_ref().is_none_or(|(most, _)| highest > *most) {
            above = Some((highest, at));
        }
    }
}

/// The levels of a scale, as advice.
pub(crate) fn its_levels(scale: &LevelScale) -> String {
    let values: Vec<&str> = scale
        .levels
        .iter()
        .map(|level| level.value.as_str())
        .collect();
    format!("its levels are {}", values.join(", "))
}

/// What is wrong with an alignment by itself.
pub(crate) fn alignment(alignment: &LevelAlignment, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if alignment.authority.trim().is_empty() {
        found.push(
            Diagnostic::new(
                Code::NoAuthority,
                at.key("authority").pointer(),
                "the alignment names no authority",
            )
            .with_help("say who says that the levels correspond, if only yourself"),
        );
    }
    let mut bad = |pointer: Pointer, message: String| {
        found.push(Diagnostic::new(Code::BadAlignment, pointer, message));
    };
    if alignment.from == alignment.to {
        bad(
            at.key("to").pointer(),
            format!("the alignment leads from `{}` to itself", alignment.from),
        );
    }
    if alignment.applies_to.is_empty() {
        bad(
            at.key("applies_to").pointer(),
            "the alignment does not say what it applies to".to_owned(),
        );
    }
    let pairs = at.key("levels");
    let mut seen = HashSet::new();
    for (index, pair) in alignment.levels.iter().enumerate() {
        let at = pairs.index(index);
        if !seen.insert(&pair.from) {
            bad(
                at.key("from").pointer(),
                format!("the level `{}` is aligned twice", pair.from),
            );
        }
        let distinct: HashSet<_> = pair.to.iter().collect();
        if pair.to.is_empty() || distinct.len() < pair.to.len() {
            bad(
                at.key("to").pointer(),
                format!(
                    "the levels that `{}` corresponds to are missing or repeated",
                    pair.from
                ),
            );
        }
    }
}
