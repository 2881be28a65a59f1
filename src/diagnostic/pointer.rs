use serde::{Deserialize, Serialize};
use std::fmt;
use std::fmt::Write as _;

/// A JSON Pointer (RFC 6901): the way from the root of a document to a value,
/// such as `/units/2/levels/0`.
///
/// ```
/// use competency::{Pointer, Step};
/// let pointer = Pointer::root().key("units").index(2).key("a/b");
/// assert_eq!(pointer.to_string(), "/units/2/a~1b");
/// assert_eq!(pointer.steps().last(), Some(Step::from("a/b")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("examples" = ["/units/2/levels/0"])))]
#[serde(transparent)]
pub struct Pointer(String);

/// One step of a pointer, unescaped: the key of an object or the index of an
/// array, as text.
pub type Step<'a> = std::borrow::Cow<'a, str>;

impl Pointer {
    /// The whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The value of a key of the object at this pointer.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.push('/');
        for c in key.chars() {
            match c {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// The element of an index, from 0, of the array at this pointer.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        let _infallible = write!(self.0, "/{index}");
        self
    }

    /// Whether it is the whole document.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The pointer as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The steps from the root, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        self.0.split('/').skip(1).map(|step| {
            if step.contains('~') {
                step.replace("~1", "/").replace("~0", "~").into()
            } else {
                step.into()
            }
        })
    }

    /// The pointer without its last step; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0
            .rsplit_once('/')
            .map(|(parent, _)| Self(parent.to_owned()))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The way to a value while a document is walked. It costs nothing until a
/// finding asks for the [`Pointer`].
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: AtStep<'a>,
}

#[derive(Clone, Copy)]
enum AtStep<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    pub(crate) const ROOT: At<'static> = At {
        parent: None,
        step: AtStep::Root,
    };

    pub(crate) fn key(&'a self, key: &'a str) -> At<'a> {
        At {
            parent: Some(self),
            step: AtStep::Key(key),
        }
    }

    pub(crate) fn index(&'a self, index: usize) -> At<'a> {
        At {
            parent: Some(self),
            step: AtStep::Index(index),
        }
    }

    pub(crate) fn pointer(&self) -> Pointer {
        let parent = self.parent.map(At::pointer).unwrap_or_default();
        match self.step {
            AtStep::Root => parent,
            AtStep::Key(key) => parent.key(key),
            AtStep::Index(index) => parent.index(index),
        }
    }
}
