//! 05: the characters that texts are written in.

use crate::diagnostic::{At, Code, Diagnostic};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};
use unicode_script::{Script, UnicodeScript};

/// What is wrong with the characters of a text.
pub(super) fn check(text: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let seen = Seen::in_text(text);
    white_space(text, seen, at, found);
    if seen.is_suspect {
        control(text, at, found);
        invisible(text, at, found);
        normal(text, at, found);
    }
    let seen = [seen.has_latin, seen.has_greek, seen.has_cyrillic];
    if seen.into_iter().filter(|seen| *seen).count() > 1 {
        scripts(text, at, found);
    }
}

/// What a look at the bytes of a text says of its characters. Most texts need
/// no more than that.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// Whether some characters may be control characters, invisible, or not in
    /// normal form.
    is_suspect: bool,
    has_two_spaces: bool,
    has_latin: bool,
    has_greek: bool,
    has_cyrillic: bool,
}

/// How many bytes are looked at together.
const TOGETHER: usize = 16;

/// What may be seen in a byte and the one behind it.
const SUSPECT: u8 = 1;
const TWO_SPACES: u8 = 2;
const LATIN: u8 = 4;
const GREEK: u8 = 8;
const CYRILLIC: u8 = 16;

impl Seen {
    fn in_text(text: &str) -> Self {
        let seen = look(text);
        Self {
            is_suspect: seen & SUSPECT != 0,
            has_two_spaces: seen & TWO_SPACES != 0,
            has_latin: seen & LATIN != 0,
            has_greek: seen & GREEK != 0,
            has_cyrillic: seen & CYRILLIC != 0,
        }
    }
}

/// All that is seen in a text.
fn look(text: &str) -> u8 {
    let bytes = text.as_bytes();
    let mut seen = [0; TOGETHER];
    let mut add = |window: &[u8; TOGETHER + 1]| {
        for (seen, (b, next)) in seen
            .iter_mut()
            .zip(window.iter().zip(window.iter().skip(1)))
        {
            *seen |= see(*b, *next);
        }
    };
    let windows = bytes.windows(TOGETHER + 1).step_by(TOGETHER);
    windows
        .filter_map(|window| window.try_into().ok())
        .for_each(&mut add);
    // Those left over, or more of the last ones, before digits, in which there is
    // nothing to see: to look twice at some costs less than one by one.
    let rest = bytes.get(bytes.len().saturating_sub(TOGETHER)..);
    let mut last = [b'0'; TOGETHER + 1];
    for (to, from) in last.iter_mut().zip(rest.unwrap_or_default()) {
        *to = *from;
    }
    add(&last);
    seen.iter().fold(0, |all, seen| all | seen)
}

fn see(b: u8, next: u8) -> u8 {
    // U+0080 to U+00BF, U+0300 to U+03BF, U+0540 and above, of which none below
    // needs a look for being out of normal form.
    let suspect = (b < 0x20) | (b == 0x7f) | (b == 0xc2) | (b == 0xcc) | (b == 0xcd);
    let suspect = suspect | (b == 0xce) | (b >= 0xd5);
    let latin = b.is_ascii_alphabetic() | (0xc3..=0xca).contains(&b) | (b == 0xe1);
    let greek = (0xcd..=0xcf).contains(&b) | (b == 0xe1);
    let cyrillic = (0xd0..=0xd4).contains(&b) | (b == 0xe1);
    flag(SUSPECT, suspect)
        | flag(TWO_SPACES, (b == b' ') & (next == b' '))
        | flag(LATIN, latin)
        | flag(GREEK, greek)
        | flag(CYRILLIC, cyrillic)
}

fn flag(flag: u8, is: bool) -> u8 {
    if is { flag } else { 0 }
}

fn white_space(text: &str, seen: Seen, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let (message, help) = if text.is_empty() {
        ("the text is empty", "write it, or take it away")
    } else if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        (
            "the text begins or ends with white space",
            "take the white space away",
        )
    } else if seen.has_two_spaces {
        ("the text has two spaces in a row", "take one of them away")
    } else {
        return;
    };
    found.push(Diagnostic::new(Code::StrayWhiteSpace, at.pointer(), message).with_help(help));
}

fn control(text: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(c) = text.chars().find(|c| c.is_control()) {
        let message = format!("the text holds the control character {}", number(c));
        found.push(
            Diagnostic::new(Code::ControlCharacter, at.pointer(), message)
                .with_help("take it away"),
        );
    }
}

/// Characters without width and marks of direction. The joiners U+200C and
/// U+200D are letters of a kind in some scripts.
fn invisible(text: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let hidden = |c: &char| {
        matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(c) = text.chars().find(hidden) {
        let message = format!("the text holds the invisible character {}", number(c));
        found.push(
            Diagnostic::new(Code::InvisibleCharacter, at.pointer(), message)
                .with_help("take it away"),
        );
    }
}

fn number(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The text is in normalization form C.
fn normal(text: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let normal = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => is_nfc(text),
    };
    if normal {
        return;
    }
    let word = text.split_whitespace().find(|word| !is_nfc(word));
    let composed: String = word.unwrap_or_default().nfc().collect();
    found.push(
        Diagnostic::new(
            Code::NotNormal,
            at.pointer(),
            format!("the characters of `{composed}` are not those of normal form C"),
        )
        .with_help("write the text anew, or convert it to NFC"),
    );
}

/// No word mixes letters of scripts that are taken for each other.
fn scripts(text: &str, at: &At<'_>, found: &mut Vec<Diagnostic>) {
    let word = |c: char| c.is_alphabetic() || c.script() == Script::Inherited;
    let words = text.split(|c| !word(c));
    let Some((word, letters)) = words
        .into_iter()
        .find_map(|word| Some((word, mixed(word)?)))
    else {
        return;
    };
    let (few, many) = (letters.few, letters.many);
    let strangers: String = word.chars().filter(|c| c.script() == few).collect();
    let mut diagnostic = Diagnostic::new(
        Code::MixedScripts,
        at.pointer(),
        format!(
            "`{word}` has letters of two scripts: {} `{strangers}` among {}",
            few.full_name(),
            many.full_name()
        ),
    );
    let meant: Option<String> = word
        .chars()
        .map(|c| {
            if c.script() == few {
                twin(c, many)
            } else {
                Some(c)
            }
        })
        .collect();
    diagnostic.help = Some(match meant {
        Some(meant) => format!("did you mean `{meant}`, all in {}?", many.full_name()),
        None => "write the word in one script, or put a hyphen between the parts".to_owned(),
    });
    found.push(diagnostic);
}

/// The scripts of a word that mixes two: the one with fewer letters, and the
/// one with more.
struct Mixed {
    few: Script,
    many: Script,
}

fn mixed(word: &str) -> Option<Mixed> {
    if word.is_ascii() {
        return None;
    }
    let count = |script| word.chars().filter(|c| c.script() == script).count();
    let latin = (count(Script::Latin), Script::Latin);
    let cyrillic = (count(Script::Cyrillic), Script::Cyrillic);
    // `μm` and `kΩ` are units; a Greek letter is out of place where it looks
    // like another.
    let lookalike = |c: &char| c.script() != Script::Greek || twin(*c, Script::Latin).is_some();
    let greek = match word.chars().all(|c| lookalike(&c)) || latin.0 == 0 {
        true => (count(Script::Greek), Script::Greek),
        false => (0, Script::Greek),
    };
    let mut counts = [latin, cyrillic, greek];
    counts.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counts {
        [(_, many), (1.., few), _] => Some(Mixed { few, many }),
        _ => None,
    }
}

/// The letters that look the same in Latin, Cyrillic and Greek.
const TWINS: &[(char, char, char)] = &[
    ('A', 'А', 'Α'),
    ('B', 'В', 'Β'),
    ('C', 'С', ' '),
    ('E', 'Е', 'Ε'),
    ('H', 'Н', 'Η'),
    ('I', 'І', 'Ι'),
    ('K', 'К', 'Κ'),
    ('M', 'М', 'Μ'),
    ('N', ' ', 'Ν'),
    ('O', 'О', 'Ο'),
    ('P', 'Р', 'Ρ'),
    ('T', 'Т', 'Τ'),
    ('X', 'Х', 'Χ'),
    ('Y', 'У', 'Υ'),
    ('Z', ' ', 'Ζ'),
    ('a', 'а', ' '),
    ('c', 'с', ' '),
    ('e', 'е', ' '),
    ('i', 'і', 'ι'),
    ('k', 'к', 'κ'),
    ('o', 'о', 'ο'),
    ('p', 'р', 'ρ'),
    ('u', ' ', 'υ'),
    ('v', ' ', 'ν'),
    ('x', 'х', 'χ'),
    ('y', 'у', ' '),
];

/// The letter of a script that looks like another one.
fn twin(c: char, script: Script) -> Option<char> {
    let (latin, cyrillic, greek) = TWINS
        .iter()
        .find(|(latin, cyrillic, greek)| [latin, cyrillic, greek].contains(&&c))?;
    let twin = match script {
        Script::Latin => latin,
        Script::Cyrillic => cyrillic,
        _ => greek,
    };
    (*twin != ' ').then_some(*twin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let mut found = Vec::new();
        check(text, &At::ROOT, &mut found);
        found.iter().map(|found| found.code.as_str()).collect()
    }

    #[test]
    fn compounds_units_and_foreign_words_are_no_mixture() {
        for text in [
            "IT-специалист, e-mail и CRM",
            "ток 5 μm, 3 kΩ, 2 µA",
            "β-тест, Cyrillic: слово; слово/word",
            "10х20 и 4K",
            "Łódź, naïve, Ångström, Straße",
            "Tシャツ",
            "1С:Предприятие",
        ] {
            assert_eq!(codes(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn letters_of_two_scripts_are_seen() {
        for text in ["кoнтроль", "contrаct", "Οffice", "Ваtса"] {
            assert_eq!(codes(text), ["CF0507"], "{text}");
        }
    }

    proptest! {
        /// What a look at the bytes passes over has nothing in it.
        #[test]
        fn no_character_is_passed_over(text in prop_oneof![
            "[ -~а-яё\u{300}-\u{308}αοΩ’\u{ad}\u{200b}é\u{7}]{0,12}",
            "[\u{1}-\u{52f}\u{1d00}-\u{1fff}]{0,8}",
            any::<String>(),
        ]) {
            let found = codes(&text);
            prop_assert_eq!(found.contains(&"CF0505"), text.chars().any(char::is_control));
            prop_assert_eq!(found.contains(&"CF0508"), !is_nfc(&text));
            let (mut slow, mut invisibles) = (Vec::new(), Vec::new());
            scripts(&text, &At::ROOT, &mut slow);
            invisible(&text, &At::ROOT, &mut invisibles);
            // Letters of other forms, such as full width, are rarely looked for.
            let common = |c: char| (c < '\u{530}') | ('\u{1d00}'..'\u{2000}').contains(&c);
            if text.chars().all(common) {
                prop_assert_eq!(found.contains(&"CF0507"), !slow.is_empty());
            }
            prop_assert_eq!(found.contains(&"CF0510"), !invisibles.is_empty());
        }
    }
}
