//! Where results and messages go.

use competency::Error;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What a verb gives: the result, and whether there are findings.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// What is written to standard output, or to the file that is named.
    pub(crate) result: String,
    /// Whether what was looked at has findings that count.
    pub(crate) findings: bool,
    /// Whether something could not be read. The rest was done.
    pub(crate) unreadable: bool,
    /// What is said of it on standard error, after the result.
    pub(crate) summary: Option<String>,
}

impl From<String> for Outcome {
    fn from(result: String) -> Self {
        Self {
            result,
            ..Self::default()
        }
    }
}

/// Why a verb gives nothing.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What it needs has findings that keep it from going on.
    Findings(String),
    /// The call makes no sense.
    Usage(String),
    /// Something cannot be read or written.
    Unreadable(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Usage(error.to_string())
    }
}

const FINDINGS: u8 = 1;
const USAGE: u8 = 2;
const UNREADABLE: u8 = 3;

/// Writes what a verb gave, and says how it went.
pub(crate) fn finish(result: Result<Outcome, Failure>, file: Option<&Path>) -> ExitCode {
    let (problem, status) = match result {
        Ok(outcome) => match write(&outcome.result, file) {
            Ok(()) => {
                if let Some(summary) = &outcome.summary {
                    say(summary);
                }
                return ExitCode::from(match outcome {
                    Outcome {
                        unreadable: true, ..
                    } => UNREADABLE,
                    Outcome { findings: true, .. } => FINDINGS,
                    _ => 0,
                });
            }
            Err(problem) => (problem, UNREADABLE),
        },
        Err(Failure::Findings(problem)) => (problem, FINDINGS),
        Err(Failure::Usage(problem)) => (problem, USAGE),
        Err(Failure::Unreadable(problem)) => (problem, UNREADABLE),
    };
    say(&format!("error: {}", problem.trim_end()));
    ExitCode::from(status)
}

/// A message, on standard error. Where nobody reads it, nothing is lost.
pub(crate) fn say(message: &str) {
    let _unread = writeln!(io::stderr(), "{message}");
}

/// Some number of things.
pub(crate) fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

fn write(result: &str, file: Option<&Path>) -> Result<(), String> {
    match file {
        Some(file) => replace(file, result),
        None => match to_stdout(result) {
            // A reader that goes away, such as `head`, has what it wants.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(format!("standard output: {error}")),
            Ok(()) => Ok(()),
        },
    }
}

fn to_stdout(result: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(result.as_bytes())?;
    out.flush()
}

/// Puts a text in the place of a file: all of it, or the file stays as it was.
pub(crate) fn replace(file: &Path, text: &str) -> Result<(), String> {
    try_replace(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

fn try_replace(file: &Path, text: &str) -> io::Result<()> {
    // A link stays one; what it leads to is replaced.
    let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let there = file.metadata().ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        // A device or a pipe is written to; a folder says that it is one.
        return File::options()
            .write(true)
            .open(&file)?
            .write_all(text.as_bytes());
    }
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut new = builder(there.as_ref()).tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    new.persist(&file).map_err(|error| error.error)?;
    Ok(())
}

/// A file beside another one, with its permissions; without one, with those
/// that new files have.
fn builder(there: Option<&std::fs::Metadata>) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".competency-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = there.map_or(0o666, |there| there.permissions().mode() & 0o777);
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _as_all_are = there;
    builder
}

/// A result as JSON.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<Outcome, Failure> {
    match serde_json::to_string_pretty(value) {
        Ok(text) => Ok((text + "\n").into()),
        Err(error) => Err(Failure::Unreadable(error.to_string())),
    }
}
