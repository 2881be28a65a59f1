use super::limits::Limits;
use super::locate::place;
use super::message;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lines, Pointer};
use crate::model::{Document, Format, Framework};
use crate::text::LanguageTag;
use serde::Deserialize;
use serde_path_to_error::Segment;

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
    /// Where the text is not JSON, not of a format this library reads, over
    /// the limits, or not a document of this kind: the first thing that is
    /// wrong, with its place.
    pub fn read_str<T: Document>(&self, text: &str) -> Result<T, Diagnostics> {
        self.try_read(text).map_err(|found| {
            let mut found = Diagnostics::from(*found);
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

    fn try_read<T: Document>(&self, text: &str) -> Result<T, Box<Diagnostic>> {
        self.check_text(text)?;
        let document: T = serde_json::from_str(text).map_err(|error| explain::<T>(text, &error))?;
        check_format::<T>(document.format())?;
        Ok(document)
    }

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

/// Says what serde found, in words and with a pointer.
fn explain<T: Document>(text: &str, error: &serde_json::Error) -> Box<Diagnostic> {
    use serde_json::error::Category;
    match error.classify() {
        Category::Syntax | Category::Eof | Category::Io => not_json(text, error),
        // A text of another format fails somewhere; that it is of another
        // format is the better message.
        Category::Data => match format_of(text).map(check_format::<T>) {
            Some(Err(found)) => found,
            _ => {
                let mut found = Diagnostics::from(*wrong_data::<T>(text));
                place(&mut found, text);
                let lines = Lines::new(text);
                let byte = lines.byte(error.line(), error.column());
                let mut all = found.into_iter();
                let mut found = all.next().unwrap_or_else(|| {
                    Diagnostic::new(Code::WrongValue, Pointer::root(), without_place(error))
                });
                // Where the text breaks off there may be nothing to point at.
                found.span = found.span.or_else(|| Some(lines.span(&(byte..byte))));
                found.into()
            }
        },
    }
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

/// Reads a text that fails once more, this time with the path to what fails.
fn wrong_data<T: Document>(text: &str) -> Box<Diagnostic> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let error = match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Err(error) => error,
        Ok(_) => {
            // Read to its end the value is sound; something follows it.
            return match deserializer.end() {
                Err(error) => not_json(text, &error),
                Ok(()) => {
                    Diagnostic::new(Code::NotJson, Pointer::root(), "the text could not be read")
                        .into()
                }
            };
        }
    };
    let mut pointer = Pointer::root();
    for segment in error.path() {
        pointer = match segment {
            Segment::Seq { index } => pointer.index(*index),
            Segment::Map { key } => pointer.key(key),
            Segment::Enum { variant } => pointer.key(variant),
            Segment::Unknown => pointer,
        };
    }
    let message = without_place(error.inner());
    let mut finding = message::of_data(&message);
    let last = pointer.steps().last().unwrap_or_default().into_owned();
    if message
        == LanguageTag::parse(&last)
            .err()
            .map(|e| e.to_string())
            .unwrap_or_default()
    {
        finding.code = Code::NotALanguage;
    }
    // The path of a key that is unknown or stands twice may end at the object
    // or at the key.
    if let Some(key) = &finding.key {
        if pointer.steps().last().as_deref() != Some(key) {
            pointer = pointer.key(key);
        }
    }
    let mut found = Diagnostic::new(finding.code, pointer, finding.message);
    found.help = finding.help;
    found.into()
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
