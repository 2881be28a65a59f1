use crate::error::ValueError;
use crate::value::string_value;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// A kind of document: what stands in one JSON file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DocumentKind {
    /// A published standard.
    Framework,
    /// A level scale with its alignments.
    Scale,
    /// A list of classification schemes.
    Schemes,
    /// A set of mappings.
    Crosswalk,
    /// Wording or glosses to be laid over a framework.
    Overlay,
    /// What a person holds.
    Profile,
    /// What came of an assessment, criterion by criterion.
    Record,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Framework,
        Self::Scale,
        Self::Schemes,
        Self::Crosswalk,
        Self::Overlay,
        Self::Profile,
        Self::Record,
    ];

    /// The kind's name, as in `format`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Framework => "framework",
            Self::Scale => "scale",
            Self::Schemes => "schemes",
            Self::Crosswalk => "crosswalk",
            Self::Overlay => "overlay",
            Self::Profile => "profile",
            Self::Record => "record",
        }
    }
}

impl fmt::Display for DocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The format of a document, `kind/major.minor`: what kind it is and by which
/// version of the format it is written.
///
/// ```
/// use competency::{DocumentKind, Format};
/// let format: Format = "framework/1.0".parse()?;
/// assert_eq!(format.kind(), DocumentKind::Framework);
/// assert!(format.is_readable());
/// assert!(!"framework/2.0".parse::<Format>()?.is_readable());
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Format {
    kind: DocumentKind,
    major: u16,
    minor: u16,
}

impl Format {
    /// The major version that this library reads and writes.
    pub const MAJOR: u16 = 1;

    /// The newest minor version that this library reads and writes.
    pub const MINOR: u16 = 0;

    /// The format that this library writes documents of a kind in.
    pub fn current(kind: DocumentKind) -> Self {
        Self {
            kind,
            major: Self::MAJOR,
            minor: Self::MINOR,
        }
    }

    /// Reads a format.
    ///
    /// # Errors
    ///
    /// Where the text is not a known kind, a slash and two numbers.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let parts = || {
            let (kind, version) = text.split_once('/')?;
            let (major, minor) = version.split_once('.')?;
            let number = |digits: &str| {
                let normal = digits == "0" || !digits.starts_with(['0', '+']);
                digits.parse().ok().filter(|_| normal)
            };
            Some(Self {
                kind: DocumentKind::ALL
                    .into_iter()
                    .find(|known| known.as_str() == kind)?,
                major: number(major)?,
                minor: number(minor)?,
            })
        };
        parts().ok_or_else(|| {
            ValueError::new(
                "a document format",
                text,
                "`framework/1.0`, `scale/1.0`, `schemes/1.0`, `crosswalk/1.0`, `overlay/1.0`, `profile/1.0` or `record/1.0`",
            )
        })
    }

    /// The kind of document.
    pub fn kind(self) -> DocumentKind {
        self.kind
    }

    /// The major and the minor version.
    pub fn version(self) -> (u16, u16) {
        (self.major, self.minor)
    }

    /// Whether this library reads the format: the same major version, and no
    /// newer minor one.
    pub fn is_readable(self) -> bool {
        let newest = Self::current(self.kind);
        self.major == newest.major && self <= newest
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}.{}", self.kind, self.major, self.minor)
    }
}

string_value!(
    Format,
    schema: "Format",
    "the kind of document and the version of its format, `kind/major.minor`",
    pattern: r"^(framework|scale|schemes|crosswalk|overlay|profile|record)/(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$",
    examples: ["framework/1.0"]
);

/// What stands in a JSON file of its own.
pub trait Document: Serialize + DeserializeOwned {
    /// The kind of document.
    const KIND: DocumentKind;

    /// Whether it is about a person. What is said of one that is faulty quotes
    /// nothing of it but the names of fields.
    const PERSONAL: bool = false;

    /// The format it says it is written in.
    fn format(&self) -> Format;
}
