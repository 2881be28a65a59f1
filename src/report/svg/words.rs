//! Text in pictures, where nothing wraps by itself.

use crate::id::FrameworkId;
use crate::model::Unit;
use crate::report::phrases::write_number;
use crate::report::wording::{Shown, Wording};
use maud::Render;

/// The title of a unit of a framework; where it has none, its id.
pub(super) fn unit_title<'t>(
    wording: Wording<'_>,
    unit: Option<&'t Unit>,
    framework: &FrameworkId,
) -> Shown<'t> {
    match unit.map(|unit| (unit, unit.title.as_ref())) {
        Some((_, Some(title))) => wording.text(title, framework),
        other => Shown {
            text: other.map_or("", |(unit, _)| unit.id.as_str()),
            language: None,
        },
    }
}

/// How wide a text is at most, in hundredths of its size.
fn width(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 'I' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | ' ' | '\'' | '|'
        | '(' | ')' | '-' => 36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 95,
        // Cyrillic runs wider than Latin, and some of its letters much wider.
        'ж' | 'м' | 'ш' | 'щ' | 'ы' | 'ю' | 'ф' | 'Ж' | 'М' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'Ф' => {
            92
        }
        '\u{300}'..='\u{36f}' => 0,
        c if c.is_ascii_uppercase() || ('А'..='Я').contains(&c) => 72,
        '\u{1100}'.. => 105,
        _ => 60,
    }
}

/// A text cut to a width in pixels at a size, with an ellipsis where it was.
pub(super) fn fit(text: &str, pixels: u32, size: u32) -> String {
    let room = pixels * 100 / size.max(1);
    let mut used = 0;
    let mut end = 0;
    for (index, c) in text.char_indices() {
        used += width(c);
        if used > room {
            let cut = text.get(..end).unwrap_or_default();
            return format!("{}…", cut.trim_end());
        }
        if used + width('…') <= room {
            end = index + c.len_utf8();
        }
    }
    text.to_owned()
}

/// A length as SVG writes it: one decimal, none where it is whole.
pub(super) fn length(value: f64) -> Length {
    Length(value)
}

#[derive(Clone, Copy)]
pub(super) struct Length(f64);

impl Render for Length {
    fn render_to(&self, buffer: &mut String) {
        write_length(self.0, buffer);
    }
}

/// Writes a length as SVG does.
pub(super) fn write_length(value: f64, out: &mut String) {
    let tenths = (value * 10.0).round_ties_even() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    out.push_str(sign);
    write_number(u32::try_from(whole).unwrap_or(u32::MAX), out);
    if rest > 0 {
        out.push('.');
        write_number(rest as u32, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_stays_and_another_is_cut_with_an_ellipsis() {
        assert_eq!(fit("short", 100, 12), "short");
        assert_eq!(fit("", 0, 12), "");
        let long = "Обслуживание клиентов по телефону и в письменной форме";
        let cut = fit(long, 120, 12);
        assert!(cut.ends_with('…') && cut.chars().count() < 20, "{cut}");
        assert!(long.starts_with(cut.trim_end_matches('…')));
    }

    #[test]
    fn lengths_are_short() {
        let written = |value| length(value).render().into_string();
        assert_eq!(written(3.0), "3");
        assert_eq!(written(3.25), "3.2");
        assert_eq!(written(10.0), "10");
        assert_eq!(written(-0.25), "-0.2");
    }
}
