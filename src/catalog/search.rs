//! Looking for words in the wording and the glosses.

use super::Catalog;
use super::entity::{Entity, EntityKind, FrameworkPart};
use crate::id::EntityRef;
use crate::model::AlternativeTitle;
use crate::text::{LanguageTag, Text};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

/// The format that a [`SearchResult`] says it is of in JSON.
pub const SEARCH_FORMAT: &str = "search/1.0";

/// What was looked for, and where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SearchResult {
    /// The format of this result, `search/1.0`.
    pub format: SmolStr,
    /// What was looked for.
    pub terms: Vec<String>,
    /// Where all of it was found, framework by framework, in the order of each.
    pub hits: Vec<SearchHit>,
}

/// Something that has a text in which all that was looked for stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SearchHit {
    /// The reference to it.
    pub entity: EntityRef,
    /// What it is.
    pub kind: EntityKind,
    /// Its title or wording in all its languages, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// The texts of it in which everything stands.
    pub texts: Vec<SearchText>,
}

/// A text in which all that was looked for stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SearchText {
    /// The language.
    pub language: LanguageTag,
    /// The text.
    pub text: SmolStr,
    /// Where in it, in order, without overlap.
    pub matches: Vec<SearchMatch>,
}

/// A stretch of a text, in characters (Unicode scalar values).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SearchMatch {
    /// Where it begins, from 0.
    pub start: usize,
    /// Where it ends: the first character after it.
    pub end: usize,
}

impl Catalog {
    /// Looks for terms in the titles, the wording and the glosses of all
    /// frameworks, in every language: whatever has a text in which all the
    /// terms stand, in any order, also inside words.
    ///
    /// Accents and case make no difference: `zakaznik` finds `zákazníka`, `ZAŻ`
    /// finds `zażalenie`. Terms without a letter, digit or sign are left out;
    /// where none is left, nothing is found.
    ///
    /// ```
    /// # #[cfg(feature = "builtin")] {
    /// use competency::Catalog;
    /// let found = Catalog::builtin().search(&["zakaznika po telefonu", "REKLAMACE"]);
    /// let hit = &found.hits[1];
    /// assert_eq!(hit.entity.to_string(), "cz-nsk-66-029-m:complaint");
    /// assert_eq!(hit.texts[0].text, "Vyřízení reklamace zákazníka po telefonu");
    /// assert_eq!((hit.texts[0].matches[0].start, hit.texts[0].matches[0].end), (9, 18));
    /// # }
    /// ```
    pub fn search<T: AsRef<str>>(&self, terms: &[T]) -> SearchResult {
        let terms = || terms.iter().map(|term| term.as_ref().trim());
        let folded: Vec<String> = terms()
            .map(|term| fold(term).map(|(c, _)| c).collect())
            .filter(|term: &String| !term.is_empty())
            .collect();
        let mut hits = Vec::new();
        if !folded.is_empty() {
            for indexed in self.frameworks.values() {
                let whole = Entity::Framework(indexed.framework());
                let parts = indexed.ids().filter_map(|id| indexed.get(id));
                let found = std::iter::once(whole).chain(parts);
                hits.extend(found.filter_map(|entity| hit(&entity, &folded)));
            }
        }
        SearchResult {
            format: SmolStr::new_static(SEARCH_FORMAT),
            terms: terms().map(str::to_owned).collect(),
            hits,
        }
    }
}

fn hit(entity: &Entity<'_>, terms: &[String]) -> Option<SearchHit> {
    let mut texts = Vec::new();
    let mut look = |language: &LanguageTag, text: &SmolStr| {
        if let Some(matches) = find(text, terms) {
            let found = SearchText {
                language: language.clone(),
                text: text.clone(),
                matches,
            };
            if !texts.contains(&found) {
                texts.push(found);
            }
        }
    };
    let mut each = |text: &Text| text.iter().for_each(|(tag, text)| look(tag, text));
    let mut titles = |titles: &[AlternativeTitle]| titles.iter().for_each(|one| each(&one.text));
    match entity {
        Entity::Framework(framework) => titles(&framework.alternative_titles),
        Entity::Unit { unit, .. } => titles(&unit.alternative_titles),
        _ => {}
    }
    entity.label().into_iter().for_each(&mut each);
    if let Entity::Part {
        part: FrameworkPart::Distinguished(other),
        ..
    } = entity
    {
        each(&other.text);
    }
    if let Entity::Unit { unit, .. } = entity {
        for (language, names) in unit.synonyms.iter() {
            names.iter().for_each(|name| look(language, name));
        }
    }
    (!texts.is_empty()).then(|| SearchHit {
        entity: entity.reference(),
        kind: entity.kind(),
        label: entity.label().cloned(),
        texts,
    })
}

/// Where the terms stand in a text, if all of them do.
fn find(text: &str, terms: &[String]) -> Option<Vec<SearchMatch>> {
    let folded: String = fold(text).map(|(c, _)| c).collect();
    if !terms.iter().all(|term| folded.contains(term.as_str())) {
        return None;
    }
    // Which character of the text each byte comes from.
    let mut origin = Vec::with_capacity(folded.len() + 1);
    for (c, index) in fold(text) {
        origin.extend(std::iter::repeat_n(index, c.len_utf8()));
    }
    origin.push(text.chars().count());
    let at = |byte: usize| origin.get(byte).copied().unwrap_or_default();
    let mut found: Vec<SearchMatch> = terms
        .iter()
        .flat_map(|term| folded.match_indices(term.as_str()))
        .map(|(byte, term)| SearchMatch {
            start: at(byte),
            // Up to the next letter, so that an accent belongs to its own; and
            // never less than the whole of the last one.
            end: at(byte + term.len()).max(at(byte + term.len() - 1) + 1),
        })
        .collect();
    found.sort_unstable();
    found.dedup_by(|next, last| {
        let joined = next.start <= last.end;
        if joined {
            last.end = last.end.max(next.end);
        }
        joined
    });
    Some(found)
}

/// The characters of a text without accents and case, each with the number of
/// the character that it comes from.
fn fold(text: &str) -> impl Iterator<Item = (char, usize)> {
    text.chars().enumerate().flat_map(|(index, c)| {
        let parts = std::iter::once(c).nfkd().filter(|c| !is_accent(*c));
        let lower = parts
            .flat_map(char::to_lowercase)
            .filter(|c| !is_accent(*c));
        let plain = lower.flat_map(|c| plain(c).into_iter().flatten());
        plain.map(move |c| (c, index))
    })
}

/// Whether a mark only changes how a letter sounds: vowel signs and the like
/// are letters of their own.
fn is_accent(c: char) -> bool {
    !matches!(canonical_combining_class(c), 0 | 7..=9)
}

/// Lower-case letters whose accent is part of them.
fn plain(c: char) -> [Option<char>; 2] {
    let one = |c| [Some(c), None];
    match c {
        'ł' => one('l'),
        'đ' | 'ð' => one('d'),
        'ø' => one('o'),
        'ħ' => one('h'),
        'ı' => one('i'),
        'ς' => one('σ'),
        'ß' => [Some('s'), Some('s')],
        'æ' => [Some('a'), Some('e')],
        'œ' => [Some('o'), Some('e')],
        'þ' => [Some('t'), Some('h')],
        c => one(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text).map(|(c, _)| c).collect()
    }

    fn marked(text: &str, terms: &[&str]) -> Option<Vec<String>> {
        let terms: Vec<String> = terms.iter().map(|term| folded(term)).collect();
        let of = |m: SearchMatch| text.chars().skip(m.start).take(m.end - m.start).collect();
        Some(find(text, &terms)?.into_iter().map(of).collect())
    }

    #[test]
    fn accents_and_case_make_no_difference() {
        assert_eq!(
            folded("ŘEŠENÍ Zażółć gęślą JAŹŃ"),
            "reseni zazolc gesla jazn"
        );
        assert_eq!(
            folded("Größe, Ørsted, Œuvre, İzmir"),
            "grosse, orsted, oeuvre, izmir"
        );
        assert_eq!(folded("ЁЛКА и йод"), "елка и иод");
        assert_eq!(folded("ΣΊΣΥΦΟΣ"), folded("Σίσυφος"));
        assert_eq!(folded("cafe\u{301} ﬁn"), "cafe fin");
        // In other scripts marks are letters.
        assert_ne!(folded("कि"), folded("का"));
        assert_ne!(folded("が"), folded("か"));
    }

    #[test]
    fn all_terms_must_stand_in_a_text_and_each_place_is_given() {
        let text = "Vyřízení reklamace, a reklamace zákazníka";
        assert_eq!(
            marked(text, &["zakaznik", "REKLAM"]).unwrap(),
            ["reklam", "reklam", "zákazník"]
        );
        assert_eq!(marked(text, &["zakaznik", "telefon"]), None);
        assert_eq!(marked(text, &["vyriz", "rizeni"]).unwrap(), ["Vyřízení"]);
    }

    #[test]
    fn what_matched_is_whole_characters_with_their_accents() {
        assert_eq!(marked("cafe\u{301}s", &["cafe"]).unwrap(), ["cafe\u{301}"]);
        assert_eq!(marked("Straße", &["stras"]).unwrap(), ["Straß"]);
        assert_eq!(marked("Straße", &["se"]).unwrap(), ["ße"]);
    }
}
