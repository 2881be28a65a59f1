use super::layout::{in_first, wrap};
use crate::model::LevelScale;
use crate::text::LanguageTag;
use std::fmt::Write as _;

/// A level scale as text: its levels, the highest first, and the alignments it
/// comes with, each with its authority.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, LanguageTag, report};
/// let catalog = Catalog::builtin();
/// let text = report::scale_text(catalog.scale(&"cefr".parse()?)?, &[LanguageTag::english()]);
/// assert!(text.contains("\n  C2"));
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
pub fn scale_text(scale: &LevelScale, languages: &[LanguageTag]) -> String {
    let mut out = String::new();
    let title = in_first(&scale.title, languages, &scale.language);
    wrap(
        &mut out,
        "",
        "  ",
        &format!("{title} [{} {}]", scale.id, scale.version),
    );
    out.push_str("\nLevels, the highest first\n");
    let width = scale
        .levels
        .iter()
        .map(|level| level.value.chars().count())
        .max();
    let width = width.unwrap_or_default();
    for level in scale.levels.iter().rev() {
        let title = in_first(&level.title, languages, &scale.language);
        let first = format!("  {:<width$}  ", level.value);
        wrap(&mut out, &first, &" ".repeat(width + 4), title);
    }
    for alignment in &scale.alignments {
        let _infallible = writeln!(
            out,
            "\nAlignment of {} with {}",
            alignment.from, alignment.to
        );
        wrap(
            &mut out,
            "  on the authority of ",
            "    ",
            &alignment.authority,
        );
        for pair in &alignment.levels {
            let to: Vec<&str> = pair.to.iter().map(|to| to.as_str()).collect();
            let _infallible = writeln!(out, "  {} – {}", pair.from, to.join(", "));
        }
    }
    out
}
