//! Texts of documents, shown as they are and never run.

use crate::id::EntityRef;
use crate::report::wording::Shown;
use maud::Render;
use memchr::{memchr, memchr3};

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
    let bytes = text.as_bytes();
    if memchr3(b'&', b'<', b'>', bytes).is_some() || memchr(b'"', bytes).is_some() {
        text.render_to(buffer);
    } else {
        buffer.push_str(text);
    }
}

/// Writes a reference as it reads.
pub(super) fn reference(reference: &EntityRef, buffer: &mut String) {
    let framework = reference.framework().as_str();
    match reference.local() {
        Some(local) => {
            buffer.push_str(framework);
            buffer.push(':');
            escaped(local.as_str(), buffer);
        }
        None => {
            buffer.push_str(EntityRef::PREFIX);
            buffer.push(':');
            buffer.push_str(framework);
        }
    }
}

/// Whether a letter of a script that is written from the right is in a text.
fn runs_from_the_right(text: &str) -> bool {
    let right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    // Those begin with a byte that few other letters have.
    let first = text.bytes().fold(0, |any, b| any | u8::from(b >= 0xd6));
    first > 0 && text.contains(right)
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
