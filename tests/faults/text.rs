//! Editing a text by its lines, as a person would, and knowing afterwards on
//! which line the fault is. Nothing here knows of pointers.

use regex_lite::{Captures, Regex};

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(super) struct Random(pub(super) u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most as u64) as usize
    }

    fn pick<T>(&mut self, mut from: Vec<T>) -> Option<T> {
        (!from.is_empty()).then(|| from.swap_remove(self.below(from.len())))
    }
}

/// A text that was broken, and the lines, from 1, on which that should be said.
pub(super) struct Broken {
    pub(super) text: String,
    pub(super) lines: Vec<usize>,
}

/// A text as lines, to be edited.
#[derive(Clone)]
pub(super) struct Text(Vec<String>);

pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        Self(text.lines().map(str::to_owned).collect())
    }

    pub(super) fn broken(self, index: usize) -> Option<Broken> {
        self.broken_at(&[index])
    }

    pub(super) fn broken_at(self, indexes: &[usize]) -> Option<Broken> {
        Some(Broken {
            text: self.0.join("\n") + "\n",
            lines: indexes.iter().map(|index| index + 1).collect(),
        })
    }

    pub(super) fn line(&self, index: usize) -> &str {
        &self.0[index]
    }

    pub(super) fn set(&mut self, index: usize, line: impl Into<String>) {
        self.0[index] = line.into();
    }

    pub(super) fn insert(&mut self, index: usize, lines: &str) {
        let lines = lines.lines().map(str::to_owned);
        self.0.splice(index..index, lines);
    }

    pub(super) fn remove(&mut self, from: usize, to: usize) {
        self.0.drain(from..=to);
    }

    /// The lines that a pattern matches, by index.
    pub(super) fn all(&self, pattern: &str) -> Vec<usize> {
        let pattern = regex(pattern);
        let matching = self.0.iter().enumerate();
        matching
            .filter(|(_, line)| pattern.is_match(line))
            .map(|(index, _)| index)
            .collect()
    }

    /// One of them.
    pub(super) fn any(&self, pattern: &str, random: &mut Random) -> Option<usize> {
        random.pick(self.all(pattern))
    }

    /// The first of them from a line on.
    pub(super) fn next(&self, pattern: &str, from: usize) -> Option<usize> {
        self.all(pattern).into_iter().find(|index| *index >= from)
    }

    /// The line that opens the object or list that a line stands in.
    pub(super) fn opening(&self, index: usize) -> usize {
        let outer = indent(&self.0[index]);
        (0..index)
            .rev()
            .find(|above| indent(&self.0[*above]) < outer)
            .unwrap_or(0)
    }

    /// The line that closes what a line opens.
    pub(super) fn closing(&self, index: usize) -> usize {
        let outer = indent(&self.0[index]);
        let line = &self.0[index];
        if !line.ends_with(['{', '[']) {
            return index;
        }
        (index + 1..self.0.len())
            .find(|below| indent(&self.0[*below]) == outer)
            .unwrap_or(index)
    }

    /// The lines from one to another, as they stand.
    pub(super) fn lines(&self, from: usize, to: usize) -> String {
        self.0[from..=to].join("\n")
    }

    /// The value on a line, without its quotation marks.
    pub(super) fn value(&self, index: usize) -> &str {
        let line = self.0[index].trim().trim_end_matches(',');
        let value = line.split_once("\": ").map_or(line, |(_, value)| value);
        value.trim_matches('"')
    }
}

/// Rewrites a line that a pattern matches; the fault is on it.
pub(super) fn rewrite(
    text: &Text,
    random: &mut Random,
    pattern: &str,
    with: impl Fn(&Captures<'_>) -> String,
) -> Option<Broken> {
    let index = text.any(pattern, random)?;
    let mut text = text.clone();
    let line = regex(pattern).replace(text.line(index), |found: &Captures<'_>| with(found));
    let line = line.into_owned();
    text.set(index, line);
    text.broken(index)
}

/// Puts another value behind a key.
pub(super) fn retype(text: &Text, random: &mut Random, key: &str, value: &str) -> Option<Broken> {
    let pattern = format!(r#"^( *"{key}": )[^\[{{]*?(,?)$"#);
    rewrite(text, random, &pattern, |found| {
        format!("{}{value}{}", &found[1], &found[2])
    })
}

/// Takes a field away; the fault is where its object begins.
pub(super) fn delete(text: &Text, random: &mut Random, key: &str) -> Option<Broken> {
    let from = text.any(&format!(r#"^ *"{key}": "#), random)?;
    delete_at(text, from)
}

/// Takes the field on a line away.
pub(super) fn delete_at(text: &Text, from: usize) -> Option<Broken> {
    let mut text = text.clone();
    let opening = text.opening(from);
    let to = text.closing(from);
    cut(&mut text, from, to);
    text.broken(opening)
}

/// Takes lines away, and the comma before them where they were the last.
pub(super) fn cut(text: &mut Text, from: usize, to: usize) {
    if !text.line(to).ends_with(',') {
        let before = text.line(from - 1).trim_end_matches(',').to_owned();
        text.set(from - 1, before);
    }
    text.remove(from, to);
}

/// Puts a field before the one on a line, at the same depth.
pub(super) fn add_before(text: &Text, index: usize, fields: &str) -> Text {
    let mut text = text.clone();
    let indent = " ".repeat(indent(text.line(index)));
    let fields: Vec<String> = fields
        .lines()
        .map(|line| format!("{indent}{line}"))
        .collect();
    text.insert(index, &fields.join("\n"));
    text
}

/// Puts the element that begins on a line a second time behind itself, and says
/// where the copy begins.
pub(super) fn repeat(text: &Text, from: usize) -> (Text, usize) {
    let mut text = text.clone();
    let to = text.closing(from);
    let element = text.lines(from, to);
    let last = text.line(to).ends_with(',');
    let first = text.line(to).trim_end_matches(',').to_owned() + ",";
    text.set(to, first);
    let copy = if last {
        element
    } else {
        element.trim_end_matches(',').to_owned()
    };
    text.insert(to + 1, &copy);
    (text, to + 1)
}

/// Two letters exchanged, as by a quick hand.
pub(super) fn misspell(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = (1..letters.len().saturating_sub(1)).find(|at| {
        letters[*at].is_alphanumeric()
            && letters[at + 1] != letters[*at]
            && letters[at + 1].is_alphanumeric()
    });
    match middle {
        Some(at) => letters.swap(at, at + 1),
        None => letters.push('x'),
    }
    letters.into_iter().collect()
}
