//! Which part of the new version is which part of the old one.
//!
//! By id; else as the old version's successor that `retired` names; else by
//! what it holds; else by similar wording. Each step looks only at what the
//! steps before it left over, and at few candidates for each part, so that no
//! document makes it slow.

use super::parts::{Part, Parts, is_scoped, key_field, text};
use foldhash::fast::FixedState;
use serde_json::Value;
use std::collections::{HashMap, VecDeque};
use std::hash::BuildHasher;

/// A word that more parts have tells none of them apart.
const MOST_PARTS_OF_A_WORD: usize = 32;

/// The words of a part that are looked at.
const MOST_WORDS: usize = 128;

/// The parts that one is compared with.
const MOST_CANDIDATES: usize = 8;

/// The least share of words that two parts must have in common.
const LEAST_SIMILARITY: f64 = 0.6;

/// Lists whose parts are known by their id alone.
const ID_ONLY: [&str; 4] = ["documents", "entries", "glosses", "retired"];

/// Which part of one version is which of the other.
pub(super) struct Pairs {
    pub(super) new_of: Vec<Option<usize>>,
    pub(super) old_of: Vec<Option<usize>>,
}

pub(super) fn pair(old: &Parts, new: &Parts, language: Option<&str>) -> Pairs {
    let mut pairing = Pairing {
        old,
        new,
        language: language.unwrap_or("en"),
        hasher: FixedState::with_seed(7),
        pairs: Pairs {
            new_of: vec![None; old.all.len()],
            old_of: vec![None; new.all.len()],
        },
    };
    pairing.join(0, 0);
    pairing.by_id();
    pairing.by_retirement();
    let depth = |parts: &Parts| parts.all.iter().map(|part| part.depth).max();
    for depth in 1..=depth(old).max(depth(new)).unwrap_or_default() {
        pairing.at_depth(depth);
    }
    pairing.pairs
}

struct Pairing<'a> {
    old: &'a Parts,
    new: &'a Parts,
    language: &'a str,
    hasher: FixedState,
    pairs: Pairs,
}

impl Pairing<'_> {
    fn join(&mut self, old: usize, new: usize) {
        let free = |of: &[Option<usize>], part: usize| of.get(part) == Some(&None);
        if free(&self.pairs.new_of, old) && free(&self.pairs.old_of, new) {
            if let Some(place) = self.pairs.new_of.get_mut(old) {
                *place = Some(new);
            }
            if let Some(place) = self.pairs.old_of.get_mut(new) {
                *place = Some(old);
            }
        }
    }

    fn by_id(&mut self) {
        fn keys(parts: &Parts) -> impl Iterator<Item = (usize, (&str, bool, &str))> {
            let all = parts.all.iter().enumerate().skip(1);
            all.filter(|(_, part)| !is_scoped(&part.list))
                .map(|(number, part)| (number, (&*part.list, part.same, &*part.id)))
        }
        let news: HashMap<_, usize> = keys(self.new).map(|(new, key)| (key, new)).collect();
        let found: Vec<(usize, usize)> = keys(self.old)
            .filter_map(|(old, key)| Some((old, *news.get(&key)?)))
            .collect();
        for (old, new) in found {
            self.join(old, new);
        }
    }

    /// What the new version says took the place of an id, where that is one
    /// thing.
    fn by_retirement(&mut self) {
        let framework = self.new.get(0).map_or("", |root| text(&root.own, "id"));
        let retired = self.new.all.iter().filter(|part| part.list == "retired");
        let successors: HashMap<&str, &str> = retired
            .filter_map(|part| {
                let list = part.own.get("replaced_by")?.as_array()?;
                let [only] = list.as_slice() else { return None };
                let (of, local) = only.as_str()?.split_once(':')?;
                (of == framework).then_some((&*part.id, local))
            })
            .collect();
        if successors.is_empty() {
            return;
        }
        let free_new: HashMap<(&str, &str), usize> = self
            .free(|_| true, false)
            .map(|(number, part)| ((&*part.list, &*part.id), number))
            .collect();
        let found: Vec<(usize, usize)> = self
            .free(|part| !ID_ONLY.contains(&&*part.list), true)
            .filter_map(|(old, part)| {
                let successor = successors.get(&*part.id)?;
                Some((old, *free_new.get(&(&*part.list, *successor))?))
            })
            .collect();
        for (old, new) in found {
            self.join(old, new);
        }
    }

    /// The parts of one version that have no counterpart yet.
    fn free(
        &self,
        which: impl Fn(&Part) -> bool,
        of_old: bool,
    ) -> impl Iterator<Item = (usize, &Part)> {
        let (parts, pairs) = match of_old {
            true => (self.old, &self.pairs.new_of),
            false => (self.new, &self.pairs.old_of),
        };
        let all = parts.all.iter().enumerate().zip(pairs);
        all.filter(move |((_, part), pair)| pair.is_none() && which(part))
            .map(|(numbered, _)| numbered)
    }

    fn at_depth(&mut self, depth: usize) {
        let scoped = |part: &Part| part.depth == depth && is_scoped(&part.list);
        self.by_key(scoped, |pairing, part, parent| {
            let field = key_field(&part.list)?;
            let key = pairing.hasher.hash_one(text(&part.own, field));
            Some((part.list.clone(), parent, key))
        });
        let open = |part: &Part| part.depth == depth && !ID_ONLY.contains(&&*part.list);
        let anywhere = Some(usize::MAX);
        self.by_key(open, |pairing, part, parent| {
            Some((part.list.clone(), parent, pairing.content(part)?))
        });
        self.by_key(open, |pairing, part, parent| {
            Some((part.list.clone(), parent, pairing.wording(part)?))
        });
        self.by_key(open, |pairing, part, _| {
            Some((part.list.clone(), anywhere, pairing.content(part)?))
        });
        self.by_key(open, |pairing, part, _| {
            Some((part.list.clone(), anywhere, pairing.wording(part)?))
        });
        self.by_similarity(depth);
    }

    /// Pairs what has the same key, the first with the first.
    fn by_key<K: std::hash::Hash + Eq>(
        &mut self,
        which: impl Fn(&Part) -> bool,
        key: impl Fn(&Self, &Part, Option<usize>) -> Option<K>,
    ) {
        let mut news: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (number, part) in self.free(&which, false) {
            let parent = self.pairs.old_of.get(part.parent).copied().flatten();
            if let Some(key) = key(self, part, parent) {
                news.entry(key).or_default().push_back(number);
            }
        }
        if news.is_empty() {
            return;
        }
        let mut found = Vec::new();
        for (old, part) in self.free(&which, true) {
            let candidates = key(self, part, Some(part.parent)).and_then(|key| news.get_mut(&key));
            found.extend(
                candidates
                    .and_then(VecDeque::pop_front)
                    .map(|new| (old, new)),
            );
        }
        for (old, new) in found {
            self.join(old, new);
        }
    }

    /// What a part holds besides its id, as a number; `None` where it says
    /// nothing.
    fn content(&self, part: &Part) -> Option<u64> {
        if part.list == "mappings" {
            let [subject, object] = ["subject_id", "object_id"].map(|end| text(&part.own, end));
            return Some(self.hasher.hash_one((subject, object)));
        }
        self.said(part)?;
        let mut own = part.own.clone();
        if let (Some(map), Some(field)) = (own.as_object_mut(), key_field(&part.list)) {
            map.remove(field);
        }
        Some(self.hasher.hash_one(sorted(&own)))
    }

    /// Its wording, as a number. A mapping's is its reason, with what it says.
    fn wording(&self, part: &Part) -> Option<u64> {
        let said = if part.list == "mappings" {
            Some(text(&part.own, "comment")).filter(|comment| !comment.is_empty())
        } else {
            self.said(part)
        };
        Some(
            self.hasher
                .hash_one((said?, text(&part.own, "predicate_id"))),
        )
    }

    /// The wording that counts.
    fn said<'p>(&self, part: &'p Part) -> Option<&'p str> {
        wording(&part.own, self.language)
    }

    fn by_similarity(&mut self, depth: usize) {
        let open = |part: &Part| {
            part.depth == depth && !ID_ONLY.contains(&&*part.list) && part.list != "mappings"
        };
        let news: Vec<(usize, Vec<u64>)> = self
            .free(open, false)
            .map(|(number, part)| (number, self.words(self.new, part)))
            .collect();
        if news.is_empty() {
            return;
        }
        let mut having: HashMap<(&str, u64), Vec<usize>> = HashMap::new();
        for (index, (number, words)) in news.iter().enumerate() {
            let list = self.new.get(*number).map_or("", |part| &part.list);
            for word in words {
                having.entry((list, *word)).or_default().push(index);
            }
        }
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        for (old, part) in self.free(open, true) {
            let words = self.words(self.old, part);
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for word in &words {
                let parts = having.get(&(&*part.list, *word));
                for index in parts
                    .filter(|parts| parts.len() <= MOST_PARTS_OF_A_WORD)
                    .into_iter()
                    .flatten()
                {
                    *shared.entry(*index).or_insert(0) += 1;
                }
            }
            let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
            candidates.sort_by_key(|(index, shared)| (std::cmp::Reverse(*shared), *index));
            for (index, _) in candidates.into_iter().take(MOST_CANDIDATES) {
                let Some((new, others)) = news.get(index) else {
                    continue;
                };
                let parent = self.new.get(*new).map(|part| part.parent);
                let parent =
                    parent.and_then(|parent| self.pairs.old_of.get(parent).copied().flatten());
                let similarity = similarity(&words, others);
                if similarity >= LEAST_SIMILARITY {
                    let near = if parent == Some(part.parent) {
                        0.1
                    } else {
                        0.0
                    };
                    found.push((similarity + near, old, *new));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, old, new) in found {
            self.join(old, new);
        }
    }

    /// The words of a part and of what is directly in it, as numbers in order,
    /// each once.
    fn words(&self, parts: &Parts, part: &Part) -> Vec<u64> {
        let children = part.lists.iter().flat_map(|(_, children)| children);
        let inside = children.filter_map(|child| parts.get(*child));
        let said = std::iter::once(part)
            .chain(inside)
            .filter_map(|part| self.said(part));
        let words = said.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let mut words: Vec<u64> = words
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .map(|word| self.hasher.hash_one(word.to_lowercase()))
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// The title or the text of a part, in the language that counts.
pub(super) fn wording<'p>(own: &'p Value, language: &str) -> Option<&'p str> {
    let texts = ["title", "text", "name"].iter();
    let mut found = texts.filter_map(|field| own.get(*field)?.get(language)?.as_str());
    found.find(|text| !text.is_empty())
}

/// A value as text that does not depend on the order of keys.
fn sorted(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut fields: Vec<(&String, &Value)> = map.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            let fields = fields
                .into_iter()
                .map(|(key, value)| format!("{key:?}:{}", sorted(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        Value::Array(list) => {
            let elements: Vec<String> = list.iter().map(sorted).collect();
            format!("[{}]", elements.join(","))
        }
        other => other.to_string(),
    }
}

/// Twice what two sets of words share by what they have (Dice), 0 to 1. Both
/// are in order.
fn similarity(a: &[u64], b: &[u64]) -> f64 {
    let (mut shared, mut rest) = (0_u32, b);
    for word in a {
        let skip = rest.partition_point(|other| other < word);
        rest = rest.get(skip..).unwrap_or_default();
        shared += u32::from(rest.first() == Some(word));
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    f64::from(2 * shared) / f64::from(all.max(1))
}
