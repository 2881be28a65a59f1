//! The files, folders and standard input that a verb is given.

use crate::output::{Failure, say};
use competency::json::Head;
use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// A text that a verb is given.
#[derive(Debug)]
pub(crate) struct Input {
    /// What it is called in messages.
    pub(crate) name: String,
    /// The file; none for standard input.
    pub(crate) path: Option<PathBuf>,
    /// What stands in it.
    pub(crate) bytes: Vec<u8>,
}

/// What a verb is given.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// The texts, in the order given, those of a folder by name.
    pub(crate) texts: Vec<Input>,
    /// Whether something could not be read. It has been said.
    pub(crate) unreadable: bool,
    /// Files that have been read already, by their true paths.
    seen: BTreeSet<PathBuf>,
    /// Files of folders that are no documents.
    foreign: Vec<String>,
}

const STDIN: &str = "<stdin>";

/// Reads files, the JSON files in folders, and standard input (`-`). What is in
/// a folder and no document is named once; what cannot be read, too.
pub(crate) fn read(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    for path in paths {
        if path == Path::new("-") {
            inputs.stdin();
        } else if path.is_dir() {
            inputs.folder(path);
        } else {
            inputs.file(path, false);
        }
    }
    if !inputs.foreign.is_empty() {
        let (are, names) = match inputs.foreign.as_slice() {
            [one] => ("is no document", one.clone()),
            all => ("are no documents", all.join(", ")),
        };
        say(&format!("note: {names} {are} of this library; left out"));
    }
    inputs
}

/// Reads the one text that a path names: a file, or standard input (`-`).
pub(crate) fn read_one(path: &Path) -> Result<Input, Failure> {
    let mut bytes = Vec::new();
    let (name, path, read) = if path == Path::new("-") {
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        (STDIN.to_owned(), None, read.map(|_| ()))
    } else {
        let read = std::fs::read(path).map(|read| bytes = read);
        (name(path), Some(path.to_owned()), read)
    };
    match read {
        Ok(()) => Ok(Input { name, path, bytes }),
        Err(error) => Err(Failure::Unreadable(format!("{name}: {error}"))),
    }
}

impl Inputs {
    fn fail(&mut self, name: &str, problem: &str) {
        say(&format!("error: {name}: {problem}"));
        self.unreadable = true;
    }

    fn stdin(&mut self) {
        if !self.seen.insert(PathBuf::from("-")) {
            return;
        }
        let mut bytes = Vec::new();
        match std::io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => self.texts.push(Input {
                name: STDIN.to_owned(),
                path: None,
                bytes,
            }),
            Err(error) => self.fail(STDIN, &error.to_string()),
        }
    }

    /// Reads a file; whether it is one that was not left out.
    fn file(&mut self, path: &Path, in_folder: bool) -> bool {
        let name = name(path);
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.fail(&name, &error.to_string());
                return true;
            }
        };
        if in_folder && is_foreign(&bytes) {
            self.foreign.push(name);
            return false;
        }
        let true_path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if !self.seen.insert(true_path) {
            return true;
        }
        self.texts.push(Input {
            name,
            path: Some(path.to_owned()),
            bytes,
        });
        true
    }

    /// The JSON files in a folder and below it. Hidden ones are left out, and
    /// folders behind links, which may lead back.
    fn folder(&mut self, folder: &Path) {
        let mut there = false;
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = std::fs::read_dir(&folder).and_then(Iterator::collect);
            let mut entries: Vec<std::fs::DirEntry> = match entries {
                Ok(entries) => entries,
                Err(error) => {
                    self.fail(&name(&folder), &error.to_string());
                    continue;
                }
            };
            entries.sort_by_key(std::fs::DirEntry::file_name);
            let mut below = Vec::new();
            for entry in entries {
                let path = entry.path();
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                let is_json = path.extension().is_some_and(|ending| ending == "json");
                if hidden {
                    continue;
                }
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    below.push(path);
                } else if is_json && !path.is_dir() {
                    there |= self.file(&path, true);
                }
            }
            folders.extend(below.into_iter().rev());
        }
        if !there && !self.unreadable {
            self.fail(&name(folder), "there is no document in it");
        }
    }
}

/// Whether a text is JSON of somebody else's. What is no JSON is a document
/// that has gone wrong.
fn is_foreign(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    Head::of(text).kind().is_none() && is_json(text)
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// A path as messages show it, and as others find it: from here, with slashes.
fn name(path: &Path) -> String {
    let shown = path.strip_prefix(".").unwrap_or(path).to_string_lossy();
    let shown = if cfg!(windows) {
        shown.replace('\\', "/")
    } else {
        shown.into_owned()
    };
    if shown.is_empty() {
        ".".to_owned()
    } else {
        shown
    }
}
