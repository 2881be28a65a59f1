//! Many texts → one catalog, with all that is found.

use super::{Catalog, Member};
use crate::check::{Checked, Valid};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::json::{Head, Limits, Reader, place};
use crate::model::{DocumentKind, Framework, Overlay, Profile, Record};
use std::collections::HashSet;

/// Texts of documents on their way into one catalog, in any order.
///
/// Each is read and checked by itself and among the others. What is asked about
/// takes the place of what only stands beside it and is the same document: the
/// same kind, the same id.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::Gathering;
/// let mut texts = Gathering::beside_builtin();
/// let overlay = br#"{ "format": "overlay/1.0", "id": "x" }"#;
/// texts.add("x.json", overlay);
/// let gathered = texts.gather();
/// assert!(gathered.catalog.framework(&"it-i2-4".parse()?).is_ok());
/// assert_eq!(gathered.findings.iter().next().unwrap().code.as_str(), "CF0105");
/// # }
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gathering<'a> {
    texts: Vec<Text<'a>>,
    limits: Limits,
    day: Option<Date>,
}

/// What came of a [`Gathering`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Gathered {
    /// The documents that could go in.
    pub catalog: Catalog,
    /// What was found: about what was asked about, text by text, and what that
    /// brings about in what stands beside it.
    pub findings: Diagnostics,
}

/// How the findings of what is built in name their file, before its path in
/// the package.
pub const BUILTIN_PREFIX: &str = "builtin:";

#[derive(Debug, Clone)]
struct Text<'a> {
    name: String,
    bytes: &'a [u8],
    standing: Standing,
    head: Head,
    /// How many were added before it.
    number: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Standing {
    Builtin,
    Beside,
    Asked,
}

impl<'a> Gathering<'a> {
    /// No text.
    pub fn new() -> Self {
        Self::default()
    }

    /// The built-in documents, beside which others are to stand.
    #[cfg(feature = "builtin")]
    pub fn beside_builtin() -> Self {
        let mut texts = Self::new();
        for (_, path, text) in super::BUILTIN_FILES {
            let name = format!("{BUILTIN_PREFIX}{path}");
            texts.push(name, text.as_bytes(), Standing::Builtin);
        }
        texts
    }

    /// The same with other limits for each text.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The same with what a day has to say of the documents that are asked
    /// about: what has expired, what is not yet in force, what is dated later.
    #[must_use]
    pub fn on(mut self, day: Date) -> Self {
        self.day = Some(day);
        self
    }

    /// Adds a text that is asked about, under the name that its findings are
    /// to have.
    pub fn add(&mut self, name: impl Into<String>, bytes: &'a [u8]) {
        self.push(name.into(), bytes, Standing::Asked);
    }

    /// Adds a text that only stands beside those that are asked about: of it,
    /// errors are reported, and what the others bring about in it.
    pub fn add_beside(&mut self, name: impl Into<String>, bytes: &'a [u8]) {
        self.push(name.into(), bytes, Standing::Beside);
    }

    fn push(&mut self, name: String, bytes: &'a [u8], standing: Standing) {
        // A text that is no UTF-8 says nothing; reading it says so.
        let head = std::str::from_utf8(bytes).map(Head::of).unwrap_or_default();
        self.texts.push(Text {
            name,
            bytes,
            standing,
            head,
            number: self.texts.len(),
        });
    }

    /// Reads and checks them all.
    pub fn gather(self) -> Gathered {
        let (texts, catalog, mut found) = self.settled();
        let asked = |text: &Text<'_>| text.standing == Standing::Asked;
        // What is wrong without what is asked about is not worth saying of a
        // text that only stands beside it, unless it is an error of the
        // caller's own.
        let mut both = texts.iter().zip(&found);
        if both.any(|(text, found)| !asked(text) && !found.is_empty()) {
            let beside = self.texts.iter().filter(|text| !asked(text));
            let alone = self.with(replaced(beside.cloned().collect()));
            let before: HashSet<Said> = alone.run().1.iter().flatten().map(Said::of).collect();
            for (text, findings) in texts.iter().zip(&mut found) {
                let kept = std::mem::take(findings).into_iter().filter(|one| {
                    asked(text)
                        || (text.standing == Standing::Beside && one.is_error())
                        || !before.contains(&Said::of(one))
                });
                *findings = kept.collect();
            }
        }
        let both = texts.iter().zip(found);
        let mut found: Vec<(bool, usize, Diagnostics)> = both
            .map(|(text, found)| (!asked(text), text.number, found))
            .collect();
        // What is asked about comes first, in the order it was added in.
        found.sort_by_key(|(beside, number, _)| (*beside, *number));
        Gathered {
            catalog,
            findings: found.into_iter().flat_map(|(.., found)| found).collect(),
        }
    }

    fn with(&self, texts: Vec<Text<'a>>) -> Self {
        Self {
            texts,
            limits: self.limits,
            day: self.day,
        }
    }

    /// The texts that are left when each document is there once, the catalog of
    /// them, and what is found of each.
    ///
    /// A text with errors takes nothing's place: else all that refers to the
    /// document would be wrong too, and nobody would see why.
    fn settled(&self) -> (Vec<Text<'a>>, Catalog, Vec<Diagnostics>) {
        let first = self.with(replaced(self.texts.clone()));
        let (catalog, found) = first.run();
        if first.texts.len() == self.texts.len() {
            return (first.texts, catalog, found);
        }
        let both = first.texts.iter().zip(&found);
        let broken: Vec<(Text<'a>, Diagnostics)> = both
            .filter(|(text, found)| text.standing > Standing::Builtin && found.has_errors())
            .map(|(text, found)| (text.clone(), found.clone()))
            .collect();
        if broken.is_empty() {
            return (first.texts, catalog, found);
        }
        let is_broken = |text: &&Text<'a>| broken.iter().any(|(one, _)| one.number == text.number);
        let sound = self.texts.iter().filter(|text| !is_broken(text));
        let second = self.with(replaced(sound.cloned().collect()));
        let (catalog, mut found) = second.run();
        let mut texts = second.texts;
        for (text, of_text) in broken {
            texts.push(text);
            found.push(of_text);
        }
        (texts, catalog, found)
    }

    /// The catalog, and what is found of each text.
    fn run(&self) -> (Catalog, Vec<Diagnostics>) {
        let mut catalog = Catalog::new();
        let mut found = vec![Diagnostics::default(); self.texts.len()];
        let mut order: Vec<(usize, &Text<'a>)> = self.texts.iter().enumerate().collect();
        // What a document refers to comes before it.
        order.sort_by_key(|(_, text)| (text.head.kind().map(turn), text.standing));
        for (index, text) in &order {
            let of_text = self.put(text, &mut catalog, &found);
            if let Some(found) = found.get_mut(*index) {
                *found = of_text;
            }
        }
        // Frameworks may refer to one that came after them.
        let is_framework = |text: &Text<'_>| text.head.kind() == Some(DocumentKind::Framework);
        order.retain(|(_, text)| is_framework(text));
        order.pop();
        for (index, text) in order {
            if let Some(found) = found.get_mut(index).filter(|found| !found.has_errors()) {
                self.look_again(text, &catalog, found);
            }
        }
        (catalog, found)
    }

    fn put(&self, text: &Text<'a>, catalog: &mut Catalog, before: &[Diagnostics]) -> Diagnostics {
        match text.head.kind() {
            Some(DocumentKind::Scale) => {
                self.read(text, catalog, Member::among, Catalog::add_scale)
            }
            Some(DocumentKind::Schemes) => {
                self.read(text, catalog, Member::among, Catalog::add_schemes)
            }
            Some(DocumentKind::Framework) => {
                self.read(text, catalog, Member::among, Catalog::add_framework)
            }
            Some(DocumentKind::Crosswalk) => {
                self.read(text, catalog, Member::among, Catalog::add_crosswalk)
            }
            Some(DocumentKind::Overlay) => {
                // What it lies over is looked at when it is laid.
                let nothing = |_: &Overlay, _: &Catalog| Vec::new();
                self.read(text, catalog, nothing, |catalog, overlay| {
                    let laid = catalog.add_overlay(overlay);
                    laid.map(|laid| about_overlay(laid.warnings, before))
                        .map_err(|found| about_overlay(found, before))
                })
            }
            // What is about a person is held against the catalog, and no part
            // of it.
            Some(DocumentKind::Profile) => {
                self.read(text, catalog, Member::among, look_at::<Profile>)
            }
            Some(DocumentKind::Record) => {
                self.read(text, catalog, Member::among, look_at::<Record>)
            }
            None => self.foreign(text),
        }
    }

    fn reader(&self, text: &Text<'a>) -> Reader {
        Reader::new().named(&text.name).with_limits(self.limits)
    }

    /// Reads, checks and adds a document; gives everything found, in the order
    /// of the text. A document with errors is held against the catalog too.
    fn read<T: Checked>(
        &self,
        text: &Text<'a>,
        catalog: &mut Catalog,
        among: impl Fn(&T, &Catalog) -> Vec<Diagnostic>,
        add: impl FnOnce(&mut Catalog, Valid<T>) -> Result<Diagnostics, Diagnostics>,
    ) -> Diagnostics {
        let reader = self.reader(text);
        let Ok(json) = std::str::from_utf8(text.bytes) else {
            return self.foreign(text);
        };
        let valid: Valid<T> = match Valid::read(&reader, json) {
            Ok(valid) => valid,
            Err(_) => {
                let all = |document: &T| among(document, catalog).into();
                return Valid::read_with(&reader, json, all)
                    .err()
                    .unwrap_or_default();
            }
        };
        let mut found = valid.warnings().clone();
        let mut more = Diagnostics::default();
        if let (Some(day), Standing::Asked) = (self.day, text.standing) {
            more.extend(valid.check_on(day));
        }
        let (Ok(of_catalog) | Err(of_catalog)) = add(catalog, valid);
        more.extend(of_catalog);
        if !more.is_empty() {
            found.extend(more);
            place(&mut found, json);
        }
        reader.named_all(found)
    }

    /// What is to be said of a text that is no document of this library.
    fn foreign(&self, text: &Text<'a>) -> Diagnostics {
        let reader = self.reader(text);
        if let Err(found) = reader.read_any(text.bytes) {
            return found;
        }
        let message = match text.head.format() {
            Some(format) => format!("`{format}` is not a format of this library's documents"),
            None => "the text does not say which document it is".to_owned(),
        };
        let at = Pointer::root();
        let at = text.head.format().map_or(at.clone(), |_| at.key("format"));
        let found = Diagnostic::new(Code::UnknownFormat, at, message)
            .with_help("a document begins with its `format`, such as `framework/1.0`");
        let mut found = Diagnostics::from(found);
        place(
            &mut found,
            std::str::from_utf8(text.bytes).unwrap_or_default(),
        );
        reader.named_all(found)
    }

    /// References into frameworks that the catalog now has.
    fn look_again(&self, text: &Text<'a>, catalog: &Catalog, found: &mut Diagnostics) {
        let id = text.head.id().and_then(|id| id.parse().ok());
        let Some(framework): Option<&Framework> = id.and_then(|id| catalog.framework(&id).ok())
        else {
            return;
        };
        let dangling = catalog.check_framework(framework).into_iter();
        let dangling = dangling.filter(|one| one.code == Code::DanglingReference);
        let known: HashSet<Said> = found.iter().map(Said::of).collect();
        let dangling: Diagnostics = dangling
            .filter(|one| !known.contains(&Said::of(one)))
            .collect();
        if let (false, Ok(json)) = (dangling.is_empty(), std::str::from_utf8(text.bytes)) {
            found.extend(dangling);
            place(found, json);
            *found = self.reader(text).named_all(std::mem::take(found));
        }
    }
}

/// What a catalog says of a document that does not come into it.
fn look_at<T: Member>(
    catalog: &mut Catalog,
    document: Valid<T>,
) -> Result<Diagnostics, Diagnostics> {
    Ok(document.among(catalog).into())
}

/// The texts without those whose document is also in one of a higher standing.
fn replaced(mut texts: Vec<Text<'_>>) -> Vec<Text<'_>> {
    let mut there: HashSet<(DocumentKind, String, Standing)> = HashSet::new();
    for text in &texts {
        if let Some((kind, id)) = text.head.kind().zip(text.head.id()) {
            there.insert((kind, id.to_owned(), text.standing));
        }
    }
    texts.retain(|text| {
        let Some((kind, id)) = text.head.kind().zip(text.head.id()) else {
            return true;
        };
        let above = [Standing::Beside, Standing::Asked].into_iter();
        let mut above = above.filter(|above| *above > text.standing);
        !above.any(|above| there.contains(&(kind, id.to_owned(), above)))
    });
    texts
}

/// When a kind of document has its turn.
fn turn(kind: DocumentKind) -> u8 {
    match kind {
        DocumentKind::Scale | DocumentKind::Schemes => 0,
        DocumentKind::Framework => 1,
        DocumentKind::Crosswalk => 2,
        DocumentKind::Overlay => 3,
        DocumentKind::Profile | DocumentKind::Record => 4,
    }
}

/// What laying an overlay finds in the framework beneath, or in a crosswalk, is
/// no place in the overlay; and what was there before is none of its doing.
fn about_overlay(found: Diagnostics, before: &[Diagnostics]) -> Diagnostics {
    if found.is_empty() {
        return found;
    }
    let known: HashSet<Said> = before.iter().flatten().map(Said::of).collect();
    let of_overlay = [Code::UnknownTarget, Code::OverlayMismatch, Code::BadEntry];
    let found = found
        .into_iter()
        .filter(|one| !known.contains(&Said::of(one)));
    found
        .map(|mut one| {
            if !of_overlay.contains(&one.code) {
                one.pointer = Pointer::root();
                one.related.clear();
            }
            one
        })
        .collect()
}

/// What makes two findings the same, wherever they are from.
#[derive(PartialEq, Eq, Hash)]
struct Said(Code, Pointer, String);

impl Said {
    fn of(one: &Diagnostic) -> Self {
        Self(one.code, one.pointer.clone(), one.message.clone())
    }
}
