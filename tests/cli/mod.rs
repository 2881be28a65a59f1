//! The real binary: what it writes, where, and how it ends.

mod check;
mod crosswalk;
mod files;
#[cfg(unix)]
mod page;
#[cfg(unix)]
mod terminal;
mod verbs;
mod versions;

use crate::support::path;
use assert_cmd::Command;
use std::path::{Path, PathBuf};

/// The binary, run in the package.
fn competency<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_competency"));
    command
        .current_dir(path(""))
        .env_remove("NO_COLOR")
        .args(arguments);
    command
}

/// What a call wrote to standard output and standard error, and its status.
struct Ran {
    out: String,
    err: String,
    status: i32,
}

fn ran(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran {
        out: text(output.stdout),
        err: text(output.stderr),
        status: output.status.code().expect("it was not killed"),
    }
}

fn run(arguments: &[&str]) -> Ran {
    ran(competency(arguments))
}

fn fixture(name: &str) -> PathBuf {
    path("tests/diagnostics/fixtures").join(name)
}

/// A sound framework in a folder, under an id of its own.
fn put_framework(folder: &Path, id: &str) -> PathBuf {
    let text = std::fs::read_to_string(fixture("base/framework.json")).unwrap();
    let text = text.replace("\"id\": \"base\"", &format!("\"id\": \"{id}\""));
    assert!(text.contains(id));
    let file = folder.join(format!("{id}.json"));
    std::fs::write(&file, text).unwrap();
    file
}
