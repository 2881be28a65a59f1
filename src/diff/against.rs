use super::bump::Bump;
use super::change::{Change, Diff};
use super::document::Versioned;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::error::Error;
use crate::model::DocumentKind;

/// Whether a new version of a document has moved its number far enough: an
/// error (`CF1205`) where it has not, or went back.
///
/// ```
/// # #[cfg(feature = "builtin")] {
/// use competency::{Catalog, diff};
/// let catalog = Catalog::builtin();
/// let old = catalog.framework(&"it-i2-4".parse()?)?;
/// let mut new = old.clone();
/// new.units[0].statements.remove(0);
/// let found = diff::against(old, &new)?;
/// assert!(found.to_string().contains("owe a major step"));
/// new.version.major += 1;
/// assert!(diff::against(old, &new)?.is_empty());
/// # }
/// # Ok::<(), competency::Error>(())
/// ```
///
/// # Errors
///
/// As [`Diff::between`].
pub fn against<T: Versioned>(old: &T, new: &T) -> Result<Diagnostics, Error> {
    Ok(Diff::between(old, new)?.check())
}

impl Diff {
    /// What is wrong with the version that the new document has; nothing where
    /// the old one states none.
    pub fn check(&self) -> Diagnostics {
        let at = match self.kind {
            DocumentKind::Crosswalk => "mapping_set_version",
            _ => "version",
        };
        let at = Pointer::root().key(at);
        let Some(from) = self
            .from
            .as_ref()
            .filter(|_| self.is_enough() != Some(true))
        else {
            return Diagnostics::default();
        };
        let heaviest = self
            .changes
            .iter()
            .find(|change| change.weight == self.owed);
        let because = heaviest.filter(|_| self.owed > Bump::None).map(reason);
        let (at, message) = match (&self.to, self.taken) {
            (None, _) => (
                Pointer::root(),
                format!("it states no semantic version, and was `{from}` before"),
            ),
            (Some(to), None) => (at, format!("`{to}` is before `{from}`, which it follows")),
            (Some(to), Some(taken)) => {
                let step = match taken {
                    Bump::None => "no step".to_owned(),
                    taken => format!("a {taken} step"),
                };
                let message = format!(
                    "`{to}` is {step} from `{from}`, and the changes owe a {} step",
                    self.owed
                );
                (at, message)
            }
        };
        let next = self.owed.after(from);
        let help = match because {
            Some(because) => format!("make it `{next}`: {because}"),
            None => format!("make it `{next}`"),
        };
        Diagnostic::new(Code::VersionTooSmall, at, message)
            .with_help(help)
            .into()
    }
}

/// The reason that a change gives.
fn reason(change: &Change) -> String {
    match change.id() {
        Some(id) => format!("`{id}` is {}, and {}", change.what, change.why),
        None => format!("`{}` differs, and {}", change.field, change.why),
    }
}
