use super::{Curie, FrameworkId, LocalId};
use crate::error::ValueError;
use crate::value::string_value;
use std::fmt;

/// A reference to a framework or to something in it: `framework-id:local-id`,
/// or `competency:framework-id` for the framework itself.
///
/// ```
/// use competency::EntityRef;
/// let unit: EntityRef = "it-i2-4:help-desk".parse()?;
/// assert_eq!(unit.framework().as_str(), "it-i2-4");
/// assert_eq!(unit.local().map(|id| id.as_str()), Some("help-desk"));
/// let framework: EntityRef = "competency:it-i2-4".parse()?;
/// assert_eq!(framework.local(), None);
/// # Ok::<(), competency::ValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityRef {
    framework: FrameworkId,
    local: Option<LocalId>,
}

impl EntityRef {
    /// The prefix of references to frameworks themselves.
    pub const PREFIX: &'static str = "competency";

    /// A reference to something in a framework.
    pub fn new(framework: FrameworkId, local: LocalId) -> Self {
        Self {
            framework,
            local: Some(local),
        }
    }

    /// Reads a reference.
    ///
    /// # Errors
    ///
    /// On a text without a colon, or where what stands before or after it is
    /// not a framework id or a local id.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let wrong = |_| {
            ValueError::new(
                "an entity reference",
                text,
                "`framework-id:local-id`, or `competency:framework-id`",
            )
        };
        match Self::split(text) {
            Some((Self::PREFIX, id)) => Ok(FrameworkId::parse(id).map_err(wrong)?.into()),
            Some((framework, local)) => Ok(Self::new(
                FrameworkId::parse(framework).map_err(wrong)?,
                LocalId::parse(local).map_err(wrong)?,
            )),
            None => Err(wrong(ValueError::new("", text, ""))),
        }
    }

    /// What stands before the first colon and after it. The first is short, so that
    /// looking at its bytes takes less than starting a search.
    pub(crate) fn split(text: &str) -> Option<(&str, &str)> {
        let colon = text.bytes().position(|b| b == b':')?;
        Some((text.get(..colon)?, text.get(colon + 1..)?))
    }

    /// The framework that is referred to, or that holds what is.
    pub fn framework(&self) -> &FrameworkId {
        &self.framework
    }

    /// The id inside the framework; `None` where the framework itself is meant.
    pub fn local(&self) -> Option<&LocalId> {
        self.local.as_ref()
    }
}

impl From<FrameworkId> for EntityRef {
    fn from(framework: FrameworkId) -> Self {
        Self {
            framework,
            local: None,
        }
    }
}

impl TryFrom<&Curie> for EntityRef {
    type Error = ValueError;

    fn try_from(curie: &Curie) -> Result<Self, ValueError> {
        Self::parse(curie.as_str())
    }
}

impl fmt::Display for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.local {
            Some(local) => write!(f, "{}:{local}", self.framework),
            None => write!(f, "{}:{}", Self::PREFIX, self.framework),
        }
    }
}

impl fmt::Debug for EntityRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EntityRef({self})")
    }
}

string_value!(
    EntityRef,
    schema: "EntityRef",
    "a reference: `framework-id:local-id`, or `competency:framework-id` for a framework itself",
    pattern: r#"^[a-z][a-z0-9]*(-[a-z0-9]+)*:[^\s%#?"<>\[\]{}|\\^`]{1,256}$"#,
    examples: ["it-i2-4:help-desk", "competency:it-i2-4"]
);
