use semver::Version;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How far a version moves on, or how much a change weighs: the three steps of
/// semantic versioning, the lightest first, and none.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Bump {
    /// Nothing.
    #[default]
    None,
    /// A gloss, a typo, a note.
    Patch,
    /// Something added or loosened.
    Minor,
    /// Something that others rely on is no longer so.
    Major,
}

impl Bump {
    /// How far one version is from an older one; `None` where it is older
    /// itself.
    ///
    /// Below 1.0.0 each step weighs one more, as a caret range has it: from
    /// 0.1.0 to 0.2.0 is major. What follows a pre-release may differ in
    /// anything.
    ///
    /// ```
    /// use competency::diff::Bump;
    /// let taken = |old: &str, new: &str| Bump::between(&old.parse().unwrap(), &new.parse().unwrap());
    /// assert_eq!(taken("1.0.0", "1.1.0"), Some(Bump::Minor));
    /// assert_eq!(taken("0.1.0", "0.2.0"), Some(Bump::Major));
    /// assert_eq!(taken("1.1.0", "1.0.0"), None);
    /// ```
    pub fn between(old: &Version, new: &Version) -> Option<Self> {
        if new < old {
            return None;
        }
        let core = |version: &Version| (version.major, version.minor, version.patch);
        Some(if new == old {
            Self::None
        } else if new.major != old.major || !old.pre.is_empty() {
            Self::Major
        } else if core(new) == core(old) {
            Self::Patch
        } else if new.minor != old.minor {
            Self::Minor.raised(old.major == 0)
        } else {
            Self::Patch
                .raised(old.major == 0)
                .raised(old.major + old.minor == 0)
        })
    }

    fn raised(self, raise: bool) -> Self {
        match self {
            Self::Patch if raise => Self::Minor,
            Self::Minor if raise => Self::Major,
            other => other,
        }
    }

    /// The least version after an older one that is this far from it.
    pub fn after(self, old: &Version) -> Version {
        if !old.pre.is_empty() && self > Self::None {
            return Version::new(old.major, old.minor, old.patch);
        }
        let patch = Version::new(old.major, old.minor, old.patch.saturating_add(1));
        let minor = Version::new(old.major, old.minor.saturating_add(1), 0);
        let major = Version::new(old.major.saturating_add(1), 0, 0);
        [old.clone(), patch, minor]
            .into_iter()
            .find(|new| Self::between(old, new) >= Some(self))
            .unwrap_or(major)
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}
