//! The crosswalks that a verb is given.

use super::Format;
use crate::catalog;
use crate::findings::{Form, shown};
use crate::global::Global;
use crate::input::{self, Input};
use crate::output::{Failure, say};
use clap::Args;
use competency::crosswalk::Crosswalk;
use competency::json::{self, Head};
use competency::sssom::{Reader, Separator};
use competency::{Catalog, Diagnostics, FrameworkId};
use std::path::{Path, PathBuf};

/// How crosswalks are read.
#[derive(Debug, Args)]
pub(super) struct Reading {
    /// The format of the files; seen from each text where it is not said
    #[arg(long, value_name = "FORMAT")]
    from: Option<Format>,

    /// The metadata of a table that has none before it. Can be given several
    /// times, for one such table after the other
    #[arg(long, value_name = "FILE")]
    metadata: Vec<PathBuf>,

    /// Go on with what can be read of a file that has errors
    #[arg(long)]
    keep_going: bool,

    /// Let warnings count: exit status 1 where there is one
    #[arg(long)]
    deny_warnings: bool,

    /// How findings are written, to standard error
    #[arg(long, value_name = "FORM", default_value = "terminal")]
    findings: Form,
}

/// A crosswalk that a verb is given.
pub(super) struct Source {
    /// What it is called in messages.
    pub(super) name: String,
    pub(super) crosswalk: Crosswalk,
    /// The format it was read in.
    pub(super) format: Format,
}

/// What reading and working came to.
pub(super) struct Tally {
    keep_going: bool,
    deny_warnings: bool,
    errors: usize,
    warnings: usize,
}

impl Tally {
    /// Whether there are findings that count.
    pub(super) fn counts(&self) -> bool {
        self.errors > 0 || (self.deny_warnings && self.warnings > 0)
    }

    /// Something that the one who asks should know.
    pub(super) fn warn(&mut self, message: &str) {
        say(&format!("warning: {message}"));
        self.warnings += 1;
    }

    /// Something that is lost: an end to it, unless one is to go on.
    pub(super) fn lost(&mut self, message: &str) -> Result<(), Failure> {
        if !self.keep_going {
            return Err(Failure::Findings(format!(
                "{message}; nothing is written without `--keep-going`"
            )));
        }
        say(&format!("error: {message}"));
        self.errors += 1;
        Ok(())
    }
}

/// Reads some crosswalks. Of those with errors nothing comes back, unless one
/// is to go on.
pub(super) fn read<const N: usize>(
    names: [&Path; N],
    reading: &Reading,
    global: &Global,
) -> Result<([Source; N], Tally), Failure> {
    let (sources, tally) = read_all(&names, reading, global)?;
    let sources = <[Source; N]>::try_from(sources);
    // As many come back as were asked for.
    sources
        .map(|sources| (sources, tally))
        .map_err(|_| Failure::Unreadable("not all could be read".to_owned()))
}

/// Reads any number of crosswalks, in their order.
pub(super) fn read_all(
    names: &[&Path],
    reading: &Reading,
    global: &Global,
) -> Result<(Vec<Source>, Tally), Failure> {
    let from_stdin = |names: &mut dyn Iterator<Item = &Path>| {
        names.filter(|name| *name == Path::new("-")).count()
    };
    let metadata = reading.metadata.iter().map(PathBuf::as_path);
    if from_stdin(&mut names.iter().copied().chain(metadata)) > 1 {
        let problem = "standard input (`-`) can be read once";
        return Err(Failure::Usage(problem.to_owned()));
    }
    let mut catalog: Option<Catalog> = None;
    let mut metadata = reading.metadata.iter();
    let mut texts: Vec<Input> = Vec::new();
    let mut found = Diagnostics::default();
    let mut sources = Vec::new();
    for path in names {
        if *path != Path::new("-") && !path.exists() {
            let catalog = match &mut catalog {
                Some(catalog) => catalog,
                none => none.insert(catalog::load(global)?),
            };
            sources.push(Some(of_catalog(catalog, path)?));
            continue;
        }
        let input = input::read_one(path)?;
        let format = reading.from.unwrap_or_else(|| guess(&input.bytes));
        let is_table = matches!(format, Format::SssomTsv | Format::SssomCsv);
        let mut external = None;
        if is_table && !begins_with_metadata(&input.bytes) {
            external = metadata
                .next()
                .map(|file| input::read_one(file))
                .transpose()?;
        }
        let (crosswalk, findings) = of_text(&input, external.as_ref(), format, reading.from);
        found.extend(findings);
        sources.push(crosswalk.map(|crosswalk| Source {
            name: input.name.clone(),
            crosswalk,
            format,
        }));
        texts.push(input);
        texts.extend(external);
    }
    if let Some(file) = metadata.next() {
        return Err(Failure::Usage(format!(
            "no table takes the metadata of `{}`: it goes with one that has none before it",
            file.display()
        )));
    }
    let errors = found.iter().filter(|one| one.is_error()).count();
    let tally = Tally {
        keep_going: reading.keep_going,
        deny_warnings: reading.deny_warnings,
        errors,
        warnings: found.len() - errors,
    };
    if !found.is_empty() {
        let texts = texts.iter();
        let texts = texts.map(|input| (input.name.as_str(), input.bytes.as_slice()));
        let colour = global.colour_of_messages();
        let said = shown(found, reading.findings, texts, colour, global.width());
        say(said.trim_end());
    }
    let whole: Option<Vec<Source>> = sources.into_iter().collect();
    match whole {
        Some(sources) if errors == 0 || reading.keep_going => Ok((sources, tally)),
        Some(_) => Err(Failure::Findings(
            "what was read has errors; `--keep-going` goes on with the rest".to_owned(),
        )),
        None => Err(Failure::Findings(
            "what was read has errors, and nothing of it can be read".to_owned(),
        )),
    }
}

/// What a text holds, and what is found in it.
fn of_text(
    input: &Input,
    external: Option<&Input>,
    format: Format,
    stated: Option<Format>,
) -> (Option<Crosswalk>, Diagnostics) {
    let reader = Reader::new().named(&input.name);
    let read = match format {
        Format::Native => {
            let reader = json::Reader::new().named(&input.name);
            return match reader.read::<Crosswalk>(&input.bytes) {
                Ok(crosswalk) => (Some(crosswalk), Diagnostics::default()),
                Err(found) => (None, found),
            };
        }
        Format::SssomJson => reader.read_json(&input.bytes),
        Format::SssomTsv | Format::SssomCsv => {
            let reader = match stated {
                Some(Format::SssomTsv) => reader.with_separator(Separator::Tab),
                Some(_) => reader.with_separator(Separator::Comma),
                // The reader sees it from the header line.
                None => reader,
            };
            match external {
                Some(metadata) => reader
                    .with_metadata_named(&metadata.name)
                    .read_external(&metadata.bytes, &input.bytes),
                None => reader.read(&input.bytes),
            }
        }
    };
    (Some(read.crosswalk), read.diagnostics)
}

const MARK: &[u8] = b"\xef\xbb\xbf";

/// Which format a text is of.
fn guess(bytes: &[u8]) -> Format {
    let text = bytes.strip_prefix(MARK).unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"{") || text.starts_with(b"[") {
        let head = std::str::from_utf8(bytes).map(Head::of).unwrap_or_default();
        return match head.format().is_some() || head.kind().is_some() {
            true => Format::Native,
            false => Format::SssomJson,
        };
    }
    let mut lines = text.split(|byte| *byte == b'\n');
    let header = lines.find(|line| !line.starts_with(b"#") && !line.trim_ascii().is_empty());
    let has = |byte| header.is_some_and(|line| line.contains(&byte));
    match has(b',') && !has(b'\t') {
        true => Format::SssomCsv,
        false => Format::SssomTsv,
    }
}

fn begins_with_metadata(bytes: &[u8]) -> bool {
    bytes
        .strip_prefix(MARK)
        .unwrap_or(bytes)
        .trim_ascii_start()
        .starts_with(b"#")
}

/// A crosswalk of the catalog by its name: its id, the last part of that, or
/// the two frameworks that it joins.
fn of_catalog(catalog: &Catalog, path: &Path) -> Result<Source, Failure> {
    let name = path.to_string_lossy();
    let last = |id: &str| id.rsplit('/').next() == Some(&*name);
    let mut there = catalog
        .crosswalks()
        .filter(|one| one.id() == name || last(one.id()));
    let mut found: Vec<&Crosswalk> = there.by_ref().collect();
    let ends = name.split_once("--");
    let ends: Option<(FrameworkId, FrameworkId)> =
        ends.and_then(|(from, onto)| Some((from.parse().ok()?, onto.parse().ok()?)));
    let joining = |from: &FrameworkId, onto: &FrameworkId| -> Vec<&Crosswalk> {
        let all = catalog.crosswalks_between(from, onto);
        let forwards = |one: &&Crosswalk| one.subject_framework().as_ref() == Some(from);
        all.filter(forwards).collect()
    };
    if let (true, Some((from, onto))) = (found.is_empty(), &ends) {
        found = joining(from, onto);
    }
    match found.as_slice() {
        [one] => Ok(Source {
            name: name.into_owned(),
            crosswalk: (*one).clone(),
            format: Format::Native,
        }),
        [] => {
            let turned = ends.is_some_and(|(from, onto)| !joining(&onto, &from).is_empty());
            let help = match turned {
                true => {
                    "; there is one from the second to the first, which `crosswalk invert` turns round"
                }
                false => "",
            };
            Err(Failure::Unreadable(format!(
                "there is no file `{name}`, and no crosswalk of the catalog has this name{help}"
            )))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|one| one.id()).collect();
            Err(Failure::Usage(format!(
                "several crosswalks have the name `{name}`: `{}`",
                ids.join("`, `")
            )))
        }
    }
}
