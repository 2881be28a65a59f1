//! The colours of verdicts, light and dark, and what is written on them.

use crate::assess::Standing;
use crate::compare::Verdict;
use colorous::{CIVIDIS, Color};
use std::fmt::Write as _;

/// A theme: its background, its ink, and where on the scale its verdicts are.
struct Theme {
    background: Color,
    ink: Color,
    /// Ink for what is less important.
    soft: Color,
    /// Lines and frames.
    line: Color,
    /// A surface that stands out a little.
    surface: Color,
    /// Where covered, partly and related stand on the scale.
    steps: [f64; 3],
}

const LIGHT: Theme = Theme {
    background: grey(0xff),
    ink: grey(0x1b),
    soft: grey(0x55),
    line: grey(0x8a),
    surface: grey(0xf3),
    steps: [0.0, 0.33, 0.6],
};

const DARK: Theme = Theme {
    background: grey(0x14),
    ink: grey(0xec),
    soft: grey(0xb4),
    line: grey(0x84),
    surface: grey(0x22),
    steps: [1.0, 0.68, 0.42],
};

const fn grey(value: u8) -> Color {
    Color {
        r: value,
        g: value,
        b: value,
    }
}

/// The verdicts that have a colour of their own, and the names of the colours.
const COLOURED: [&str; 3] = ["covered", "partly", "related"];

/// The class of a verdict in pictures and pages.
pub(crate) fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Covered => "c",
        Verdict::Partly => "p",
        Verdict::Related => "r",
        Verdict::Denied => "d",
        Verdict::Open => "o",
    }
}

/// The class of a standing: filled where it covers, framed in the same colour
/// where what covers lacks something else.
pub(crate) fn standing_class(standing: Standing) -> &'static str {
    match standing {
        Standing::Met | Standing::MetByCumulation => "c",
        Standing::Waivable => "w",
        Standing::LevelUncertain | Standing::LevelNotComparable | Standing::LevelShort(_) => "l",
        Standing::PartlyMet => "p",
        Standing::EvidenceExpired => "e",
        Standing::Denied => "d",
        Standing::Open => "o",
    }
}

/// The colours as CSS variables of `:root`: light, and dark where the reader's
/// screen is.
pub(crate) fn variables() -> String {
    format!(
        ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        LIGHT.variables(),
        DARK.variables()
    )
}

impl Theme {
    fn fills(&self) -> [Color; 3] {
        self.steps.map(|step| CIVIDIS.eval_continuous(step))
    }

    fn variables(&self) -> String {
        let mut css = String::new();
        let grounds = [
            ("ground", self.background),
            ("ink", self.ink),
            ("soft", self.soft),
            ("line", self.line),
            ("surface", self.surface),
        ];
        for (name, colour) in grounds {
            let _infallible = write!(css, "--{name}:#{colour:x};");
        }
        for (name, fill) in COLOURED.iter().zip(self.fills()) {
            let _infallible = write!(css, "--{name}:#{fill:x};--on-{name}:#{:x};", on(fill));
        }
        css
    }
}

/// Black or white, whichever is read better on a colour.
fn on(fill: Color) -> Color {
    let (black, white) = (grey(0x00), grey(0xff));
    if contrast(fill, black) > contrast(fill, white) {
        black
    } else {
        white
    }
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How light a colour is, 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: Color) -> f64 {
    let linear = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_marks_stand_out_as_wcag_asks() {
        for theme in [LIGHT, DARK] {
            for ground in [theme.background, theme.surface] {
                assert!(contrast(theme.ink, ground) >= 7.0);
                assert!(contrast(theme.soft, ground) >= 4.5);
                assert!(contrast(theme.line, ground) >= 3.0);
            }
            for fill in theme.fills() {
                assert!(contrast(fill, theme.background) >= 3.0, "{fill:x}");
                assert!(contrast(fill, on(fill)) >= 4.5, "{fill:x}");
            }
        }
    }

    #[test]
    fn verdicts_differ_in_lightness_alone() {
        for theme in [LIGHT, DARK] {
            for pair in theme.fills().windows(2) {
                assert!(contrast(pair[0], pair[1]) >= 1.7, "{pair:x?}");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_definition() {
        assert!((contrast(grey(0), grey(0xff)) - 21.0).abs() < 1e-9);
        // The example every checker is tried with: #777 on white.
        assert!((contrast(grey(0x77), grey(0xff)) - 4.478).abs() < 0.001);
    }
}
