//! Texts of documents, shown as they are and never run.

use crate::report::wording::Shown;
use maud::Render;

impl Render for Shown<'_> {
    fn render_to(&self, buffer: &mut String) {
        let Some(language) = self.language else {
            return escaped(self.text, buffer);
        };
        buffer.push_str("<span lang=\"");
        buffer.push_str(language.as_str());
        if runs_from_the_right(self.text) {
            buffer.push_str("\" dir=\"auto");
        }
        buffer.push_str("\">");
        escaped(self.text, buffer);
        buffer.push_str("</span>");
    }
}

/// Writes a text with what would be read as markup escaped. Most texts have
/// nothing of the kind, and are looked at many bytes at once.
pub(super) fn escaped(text: &str, buffer: &mut String) {
    let special = |b: u8| (b == b'&') | (b == b'<') | (b == b'>') | (b == b'"');
    if text.bytes().fold(true, |plain, b| plain & !special(b)) {
        buffer.push_str(text);
    } else {
        text.render_to(buffer);
    }
}

/// A text without its language, which what it stands in has.
pub(super) struct Plain<'a>(pub(super) &'a str);

impl Render for Plain<'_> {
    fn render_to(&self, buffer: &mut String) {
        escaped(self.0, buffer);
    }
}

/// Whether a letter of a script that is written from the right is in a text.
fn runs_from_the_right(text: &str) -> bool {
    let right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    // Those begin with a byte that few other letters have.
    let may = text.bytes().fold(false, |may, b| may | (b >= 0xd6));
    may && text.contains(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_as_maud_does() {
        for text in ["", "plain", "Обслуживание", "<b>&\"'</b>", "a < b"] {
            let mut ours = String::new();
            escaped(text, &mut ours);
            assert_eq!(ours, text.render().into_string());
        }
    }

    #[test]
    fn scripts_from_the_right_are_known() {
        assert!(runs_from_the_right("כישור"));
        assert!(runs_from_the_right("skill (مهارة)"));
        assert!(runs_from_the_right("\u{fe8d}"));
        assert!(!runs_from_the_right("Обслуживание – řízení – 能力"));
    }
}
