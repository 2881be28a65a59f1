use crate::global::Global;
use crate::input::{self, Input};
use crate::output::{Failure, Outcome, count, replace, say};
use crate::progress::Progress;
use clap::Args;
use competency::crosswalk::Crosswalk;
use competency::json::{self, Head, Reader};
use competency::report::diagnostics;
use competency::{
    Diagnostics, Document, DocumentKind, Framework, Gathering, LevelScale, Overlay, SchemeList,
};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Write documents in their canonical form
///
/// Fields in the order of the schema, texts sorted by language, two spaces.
/// Files are written in their place, each in one piece or not at all; standard
/// input is written to standard output. What cannot be read stays as it is.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Files, folders, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write nothing; name each file that is not in canonical form, with the
    /// first line that differs
    #[arg(long)]
    check: bool,
}

const HELP: &str = "\
Exit status: 0 all is well, 1 a document cannot be read as one, or with --check
is not in canonical form, 3 a path cannot be read or written.

Examples:
  competency fmt --check data
  competency fmt - < data/scales/eqf.json
  competency fmt data/frameworks/it-i2-4.json -o /dev/null";

pub(crate) fn run(arguments: &Arguments, global: &Global) -> Result<Outcome, Failure> {
    let inputs = input::read(&arguments.paths);
    if global.output.is_some() && !arguments.check && inputs.texts.len() > 1 {
        let problem = "`-o` takes one document, and there are several";
        return Err(Failure::Usage(problem.to_owned()));
    }
    let _progress = Progress::of(format!("writing {}", count(inputs.texts.len(), "document")));
    let mut outcome = Outcome {
        unreadable: inputs.unreadable,
        ..Outcome::default()
    };
    let mut changed = 0;
    for input in &inputs.texts {
        let fresh = match canonical(input) {
            Ok(fresh) => fresh,
            Err(found) => {
                say(diagnostics::lines(&found).trim_end());
                outcome.findings = true;
                continue;
            }
        };
        let same = fresh.as_bytes() == input.bytes.as_slice();
        changed += usize::from(!same);
        if arguments.check {
            if !same {
                let line = first_difference(&fresh, &input.bytes);
                let name = &input.name;
                let _infallible = writeln!(outcome.result, "{name}:{line}: not in canonical form");
                outcome.findings = true;
            }
            continue;
        }
        match &input.path {
            Some(path) if global.output.is_none() => {
                if !same {
                    replace(path, &fresh).map_err(Failure::Unreadable)?;
                }
            }
            _ => outcome.result.push_str(&fresh),
        }
    }
    let in_place = global.output.is_none() && inputs.texts.iter().any(|one| one.path.is_some());
    if arguments.check || in_place {
        let verb = if arguments.check {
            "to write"
        } else {
            "written"
        };
        let all = count(inputs.texts.len(), "document");
        outcome.summary = Some(format!("{changed} of {all} {verb}"));
    }
    Ok(outcome)
}

/// The canonical form of a document.
fn canonical(input: &Input) -> Result<String, Diagnostics> {
    let head = std::str::from_utf8(&input.bytes).map(Head::of);
    match head.ok().and_then(|head| head.kind()) {
        Some(DocumentKind::Framework) => rewritten::<Framework>(input),
        Some(DocumentKind::Scale) => rewritten::<LevelScale>(input),
        Some(DocumentKind::Schemes) => rewritten::<SchemeList>(input),
        Some(DocumentKind::Crosswalk) => rewritten::<Crosswalk>(input),
        Some(DocumentKind::Overlay) => rewritten::<Overlay>(input),
        _ => {
            // No document: the gathering says why.
            let mut texts = Gathering::new();
            texts.add(&input.name, &input.bytes);
            Err(texts.gather().findings)
        }
    }
}

fn rewritten<T: Document>(input: &Input) -> Result<String, Diagnostics> {
    let document: T = Reader::new().named(&input.name).read(&input.bytes)?;
    // Documents of this library can be written.
    Ok(json::to_string(&document).unwrap_or_default())
}

/// The first line, from 1, that a text does not have as another one has it.
fn first_difference(fresh: &str, bytes: &[u8]) -> usize {
    let lines = fresh.as_bytes().split(|byte| *byte == b'\n');
    let theirs = bytes.split(|byte| *byte == b'\n');
    1 + lines.zip(theirs).take_while(|(a, b)| a == b).count()
}
