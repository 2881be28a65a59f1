//! Texts of documents, shown as they are and never run.

use crate::id::EntityRef;
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
    if has(text, special) {
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

/// Whether a byte of a kind is in a text; looks at sixteen at once.
fn has(text: &str, kind: impl Fn(u8) -> bool) -> bool {
    let any = |bytes: &[u8]| bytes.iter().fold(0, |any, b| any | u8::from(kind(*b))) > 0;
    let mut chunks = text.as_bytes().chunks_exact(16);
    chunks.any(any) || any(chunks.remainder())
}

/// Whether a letter of a script that is written from the right is in a text.
fn runs_from_the_right(text: &str) -> bool {
    let right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    // Those begin with a byte that few other letters have.
    has(text, |b| b >= 0xd6) && text.contains(right)
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
