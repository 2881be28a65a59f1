//! Two versions of a document, of whatever kind.

use crate::input::{self, Input};
use crate::output::Failure;
use competency::check::Checked;
use competency::diff::{Diff, Fates, Versioned};
use competency::json::{self, Head, Reader};
use competency::{
    Crosswalk, Diagnostic, DocumentKind, Framework, LevelScale, Overlay, SchemeList, Valid,
};
use std::path::{Path, PathBuf};

/// Two versions, as texts.
pub(crate) struct Both {
    old: Input,
    new: Input,
}

impl Both {
    pub(crate) fn read(old: &Path, new: &Path) -> Result<Self, Failure> {
        Ok(Self {
            old: input::read_one(old)?,
            new: input::read_one(new)?,
        })
    }

    /// What differs between them.
    pub(crate) fn diff(&self) -> Result<Diff, Failure> {
        diff(&self.old, &self.new)
    }
}

fn diff(old: &Input, new: &Input) -> Result<Diff, Failure> {
    match kind(new)? {
        DocumentKind::Framework => between::<Framework>(old, new),
        DocumentKind::Scale => between::<LevelScale>(old, new),
        DocumentKind::Schemes => between::<SchemeList>(old, new),
        DocumentKind::Crosswalk => between::<Crosswalk>(old, new),
        DocumentKind::Overlay => between::<Overlay>(old, new),
        other => Err(Failure::Usage(format!("a {other} has no versions here"))),
    }
}

fn between<T: Versioned + Checked>(old: &Input, new: &Input) -> Result<Diff, Failure> {
    Ok(Diff::between(&read::<T>(old)?, &read::<T>(new)?)?)
}

/// What is wrong with the version of a document, with places.
pub(crate) fn against(old: &Input, new: &Input) -> Result<Vec<Diagnostic>, Failure> {
    let mut found = diff(old, new)?.check();
    json::place(&mut found, &String::from_utf8_lossy(&new.bytes));
    let named = found.into_iter().map(|mut one| {
        one.file = Some(new.name.clone());
        one
    });
    Ok(named.collect())
}

/// What becomes of a framework along its versions, the oldest first.
pub(crate) fn fates(versions: &[PathBuf]) -> Result<Fates, Failure> {
    let mut diffs = Vec::new();
    for pair in versions.windows(2) {
        if let [old, new] = pair {
            diffs.push(Both::read(old, new)?.diff()?);
        }
    }
    Ok(Fates::along(&diffs)?)
}

/// The kind of document that a text is.
pub(crate) fn kind(input: &Input) -> Result<DocumentKind, Failure> {
    let text = String::from_utf8_lossy(&input.bytes);
    let unknown = || {
        let problem = "it does not say which kind of document it is";
        Failure::Usage(format!("{}: {problem}", input.name))
    };
    Head::of(&text).kind().ok_or_else(unknown)
}

/// A document without errors of its own.
pub(crate) fn read<T: Checked>(input: &Input) -> Result<T, Failure> {
    let reader = Reader::new().named(&input.name);
    let errors = |found: competency::Diagnostics| {
        let errors = found.into_iter().filter(|one| one.is_error());
        Failure::Findings(format!(
            "a document has errors\n{}",
            errors.collect::<competency::Diagnostics>()
        ))
    };
    let text = match std::str::from_utf8(&input.bytes) {
        Ok(text) => text,
        // The reader says where it is not.
        Err(_) => return reader.read(&input.bytes).map_err(errors),
    };
    let valid: Valid<T> = Valid::read(&reader, text).map_err(errors)?;
    Ok(valid.into_inner())
}
