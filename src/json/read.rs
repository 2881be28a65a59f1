use super::limits::Limits;
use super::locate::place;
use super::message;
use super::recover::{Fault, recover};
use super::tree::Node;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lines, Pointer};
use crate::model::{Document, Format, Framework};
use crate::text::LanguageTag;
use serde::Deserialize;

/// Reads documents from JSON.
///
/// Nothing is guessed and nothing is skipped: unknown fields, duplicate keys
/// and values of the wrong type are errors, each with its place.
///
/// ```
/// use competency::json::Reader;
/// use competency::LevelScale;
/// let found = Reader::new().named("my-scale.json").read_str::<LevelScale>("{\n  \"formt\": \"scale/1.0\"\n}").unwrap_err();
/// assert_eq!(
///     found.to_string(),
///     "my-scale.json:2:3: error[CF0103]: unknown field `formt`; did you mean `format`?",
/// );
/// ```
#[derive(Debug, Clone, Default)]
pub struct Reader {
    file: Option<String>,
    limits: Limits,
}

impl Reader {
    /// A reader with the default limits.
    pub fn new() -> Self {
        Self::default()
    }

    /// The reader with a name for the text, to be shown with what is found.
    #[must_use]
    pub fn named(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// The reader with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads a document from bytes.
    ///
    /// # Errors
    ///
    /// As [`read_str`](Self::read_str), and where the bytes are not UTF-8.
    pub fn read<T: Document>(&self, bytes: &[u8]) -> Result<T, Diagnostics> {
        self.check_size(bytes.len())
            .map_err(|found| self.named_all((*found).into()))?;
        match std::str::from_utf8(bytes) {
            Ok(text) => self.read_str(text),
            Err(error) => {
                let good = error.valid_up_to();
                let before = String::from_utf8_lossy(bytes.get(..good).unwrap_or_default());
                let mut found =
                    Diagnostic::new(Code::NotUtf8, Pointer::root(), "a byte here is not UTF-8")
                        .with_help("save the file as UTF-8");
                found.span = Some(Lines::new(&before).span(&(good..good)));
                Err(self.named_all(found.into()))
            }
        }
    }

    /// Reads a document from a text.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON, not of a format this library reads, or over
    /// the limits: that. Where it is not a document of this kind: everything
    /// that cannot be read, up to 1,000 faults, in the order of the text.
    pub fn read_str<T: Document>(&self, text: &str) -> Result<T, Diagnostics> {
        self.read_on(text).map_err(|unread| {
            let mut found = unread.found;
            place(&mut found, text);
            self.named_all(found)
        })
    }

    /// Reads bytes that may be no document at all: what keeps them from being
    /// JSON.
    pub(crate) fn read_any(&self, bytes: &[u8]) -> Result<(), Diagnostics> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return self.read::<Framework>(bytes).map(|_| ());
        };
        let json = || {
            self.check_text(text)?;
            let read = serde_json::from_str::<serde::de::IgnoredAny>(text);
            read.map(|_| ()).map_err(|error| not_json(text, &error))
        };
        json().map_err(|found| self.named_all((*found).into()))
    }

    /// Reads a document as far as it can be.
    pub(crate) fn read_on<T: Document>(&self, text: &str) -> Result<T, Unread<T>> {
        self.check_text(text)?;
        let document: T = match serde_json::from_str(text) {
            Ok(document) => document,
            Err(error) => return Err(explain::<T>(text, &error)),
        };
        check_format::<T>(document.format())?;
        Ok(document)
    }

    /// What is wrong with a text before anything is read in it.
    fn check_text(&self, text: &str) -> Result<(), Box<Diagnostic>> {
        self.check_size(text.len())?;
        if text.starts_with('\u{feff}') {
            let message = "the text begins with a byte order mark";
            let mut found = Diagnostic::new(Code::NotUtf8, Pointer::root(), message)
                .with_help("save the file as UTF-8 without one");
            found.span = Some(Lines::new(text).span(&(0..0)));
            return Err(found.into());
        }
        self.limits.check(text)
    }

    fn check_size(&self, bytes: usize) -> Result<(), Box<Diagnostic>> {
        if bytes <= self.limits.bytes {
            return Ok(());
        }
        let message = format!(
            "{bytes} bytes are more than the {} allowed",
            self.limits.bytes
        );
        let mut found = Diagnostic::new(Code::OverLimit, Pointer::root(), message);
        found.span = Some(Lines::new("").span(&(0..0)));
        Err(found.into())
    }

    pub(crate) fn named_all(&self, mut found: Diagnostics) -> Diagnostics {
        for diagnostic in found.as_mut_slice() {
            diagnostic.file.clone_from(&self.file);
        }
        found
    }
}

fn check_format<T: Document>(format: Format) -> Result<(), Box<Diagnostic>> {
    let current = Format::current(T::KIND);
    if format.kind() == T::KIND && format.is_readable() {
        return Ok(());
    }
    let at = Pointer::root().key("format");
    let message = if format.kind() == T::KIND {
        let age = if format > current { "newer" } else { "older" };
        format!("`{format}` is {age} than this library reads, which is `{current}`")
    } else {
        format!("`{format}` is not a {}", T::KIND)
    };
    Err(Diagnostic::new(Code::UnknownFormat, at, message).into())
}

/// What stands in the way of reading a document, and what of it can be read in
/// spite of that.
pub(crate) struct Unread<T> {
    pub(crate) found: Diagnostics,
    /// The document without what could not be read, and the places of that.
    pub(crate) rest: Option<(T, Vec<Pointer>)>,
}

impl<T> From<Box<Diagnostic>> for Unread<T> {
    fn from(found: Box<Diagnostic>) -> Self {
        Self {
            found: (*found).into(),
            rest: None,
        }
    }
}

/// Says what serde found, in words and with pointers.
fn explain<T: Document>(text: &str, error: &serde_json::Error) -> Unread<T> {
    use serde_json::error::Category;
    match error.classify() {
        Category::Syntax | Category::Eof | Category::Io => return not_json(text, error).into(),
        Category::Data => {}
    }
    // A text of another format fails somewhere; that it is of another format is
    // the better message.
    if let Some(Err(found)) = format_of(text).map(check_format::<T>) {
        return found.into();
    }
    // Read to its end the text may not be JSON either.
    let root: Node<'_> = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(error) => return not_json(text, &error).into(),
    };
    let read = recover::<T>(&root);
    let of_data = if T::PERSONAL {
        message::of_personal_data
    } else {
        message::of_data
    };
    let faults = read.faults.into_iter();
    let mut found: Diagnostics = faults.map(|fault| finding(fault, of_data)).collect();
    if T::PERSONAL {
        place(&mut found, text);
        forget_keys(&mut found);
    }
    if found.is_empty() {
        let lines = Lines::new(text);
        let byte = lines.byte(error.line(), error.column());
        let message = of_data(&without_place(error)).message;
        let mut one = Diagnostic::new(Code::WrongValue, Pointer::root(), message);
        one.span = Some(lines.span(&(byte..byte)));
        found.push(one);
    }
    Unread {
        found,
        rest: read.document.map(|document| (document, read.lost)),
    }
}

/// Takes from pointers the keys that the document made up, once they have led to
/// their places: such a key may be a name.
fn forget_keys(found: &mut Diagnostics) {
    for found in found.as_mut_slice() {
        if found.code == Code::UnknownField {
            found.pointer = found.pointer.parent().unwrap_or_default();
        }
    }
}

/// A fault in words.
fn finding(fault: Fault, of_data: fn(&str) -> message::Finding) -> Diagnostic {
    let mut finding = of_data(&fault.message);
    let last = fault.pointer.steps().last().unwrap_or_default();
    let not_a_language = LanguageTag::parse(&last).err();
    if not_a_language.is_some_and(|error| error.to_string() == fault.message) {
        finding.code = Code::NotALanguage;
    }
    drop(last);
    let mut found = Diagnostic::new(finding.code, fault.pointer, finding.message);
    found.help = finding.help;
    found
}

fn not_json(text: &str, error: &serde_json::Error) -> Box<Diagnostic> {
    let lines = Lines::new(text);
    let message = without_place(error);
    let byte = if error.is_eof() {
        text.len()
    } else {
        lines.byte(error.line(), error.column())
    };
    let before = text.get(..byte).unwrap_or_default().trim_end();
    let found = |code, byte: usize, message: String, help: Option<&str>| {
        let mut found = Diagnostic::new(code, Pointer::root(), message);
        found.span = Some(lines.span(&(byte..byte)));
        found.help = help.map(str::to_owned);
        Box::new(found)
    };
    if message.starts_with("recursion limit") {
        let message = "nested deeper than the 127 allowed".to_owned();
        return found(Code::OverLimit, byte, message, None);
    }
    if message == "number out of range" {
        let digits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-');
        let end = (byte + 1).min(text.len());
        let number = text.get(..end).unwrap_or(before).trim_end_matches(digits);
        let message = "the number is too large".to_owned();
        return found(Code::WrongValue, number.len(), message, None);
    }
    let (said, help) = message::of_syntax(&message);
    let byte = match message.as_str() {
        // Behind what it is missing from, which mostly ends another line.
        "expected `,` or `}`" | "expected `,` or `]`" => before.len(),
        // The comma itself, not the bracket after it.
        "trailing comma" if before.ends_with(',') => before.len() - 1,
        _ => byte,
    };
    found(Code::NotJson, byte, said, help)
}

/// The format that a text says it is of, whatever else stands in it.
fn format_of(text: &str) -> Option<Format> {
    #[derive(Deserialize)]
    struct Head {
        format: Format,
    }
    // The derived form also reads lists.
    let object = text.trim_start().starts_with('{');
    let head = object.then(|| serde_json::from_str::<Head>(text));
    head?.ok().map(|head| head.format)
}

/// The message of an error without the line and column behind it.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&place) {
        Some(message) => message.to_owned(),
        None => message,
    }
}
