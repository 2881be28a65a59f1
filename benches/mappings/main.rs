//! How long mapping sets take to read and to write: see ../README.md.
//!
//! `cargo bench --bench mappings --features sssom` measures; without `--bench`
//! among the arguments everything is done once and on little data.
//! `-- --peers PYTHON` lets polars, duckdb and, where the table is small,
//! sssom-py take turns, by the script ../peers/reading.py, with as many threads
//! as the library has: one, or with the feature `parallel` as many as there are;
//! `-- --size N` takes one size, and `-- --rounds N` that many rounds;
//! `-- --labels few` makes tables of few labels, and `-- --files FOLDER` takes
//! `AB_N.tsv` and `BC_N.tsv` from there.

#[path = "../measure.rs"]
mod measure;
#[expect(dead_code, reason = "what is generated is read by the library here")]
#[path = "../composing/tables.rs"]
mod tables;

use competency::Iri;
use competency::algebra::{ChainOptions, to_crosswalk};
use competency::crosswalk::Crosswalk;
use competency::sssom::{Reader, Writer};
use measure::{Contender, Result, Turn, contest};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::process::Command;

const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers/reading.py");

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [child, job, files @ ..] = arguments.as_slice() {
        if child == "child" {
            return measure_here(job, files);
        }
    }
    let value = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1).cloned()
    };
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let rounds = match value("--rounds") {
        Some(rounds) => rounds.parse()?,
        None => 7,
    };
    let labels = tables::Labels::named(value("--labels").as_deref())?;
    let sizes: Vec<usize> = match value("--size") {
        Some(size) => vec![size.parse()?],
        None if measures => vec![10_000, 100_000, 1_000_000],
        None => vec![1_000],
    };
    for size in sizes {
        let rounds = if measures { rounds } else { 1 };
        let [ab, bc] = match value("--files") {
            Some(folder) => {
                let table = |name| std::fs::read_to_string(format!("{folder}/{name}_{size}.tsv"));
                [table("AB")?, table("BC")?]
            }
            None => {
                let [ab, bc, _] = tables::generate(size, labels);
                [ab, bc]
            }
        };
        measure(size, rounds, [&ab, &bc], value("--peers").as_deref())?;
    }
    Ok(())
}

fn measure(size: usize, rounds: usize, [ab, bc]: [&str; 2], python: Option<&str>) -> Result<()> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mappings-{size}"));
    std::fs::create_dir_all(&folder)?;
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    for (name, text) in [("shuffled", ab), ("sorted", &sorted(ab)), ("bc", bc)] {
        std::fs::write(file(name), text)?;
    }
    for order in ["sorted", "shuffled"] {
        println!(
            "{size} mappings, {order}, {} bytes; medians of {rounds} rounds; threads: {}\n",
            ab.len(),
            threads()
        );
        reading(rounds, ab.len(), size, &file(order), python)?;
    }
    let files = [file("shuffled"), file("bc"), file("made")];
    let bytes = ab.len() + bc.len();
    println!(
        "composing from files to a file, {bytes} bytes read; medians of {rounds} rounds; threads: {}\n",
        threads()
    );
    composing(rounds, bytes, &files, python)?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// A text with its rows sorted, below the metadata and the header line.
fn sorted(text: &str) -> String {
    let rows = text.find("\nesco:").map_or(text.len(), |end| end + 1);
    let (head, rows) = text.split_at(rows);
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.sort_unstable();
    format!("{head}{}\n", rows.join("\n"))
}

/// With how many threads everybody works; the library takes no more than four.
fn threads() -> usize {
    let most = std::thread::available_parallelism().map_or(1, |most| most.get().min(4));
    if cfg!(feature = "parallel") { most } else { 1 }
}

fn peer(python: &str, tool: &str, job: &str, files: &[String]) -> Result<Turn> {
    let threads = threads().to_string();
    let command = [PEERS, &threads, tool, job];
    Turn::of(Command::new(python).args(command).args(files))
}

fn reading(
    rounds: usize,
    bytes: usize,
    size: usize,
    file: &str,
    python: Option<&str>,
) -> Result<()> {
    let child = |job: &'static str| move || Turn::of_child(&["child", job, file]);
    let files = [file.to_owned()];
    let theirs = |tool: &'static str| {
        let files = files.clone();
        move || peer(python.unwrap_or_default(), tool, "read", &files)
    };
    let (from, bytes_of, stream, write) = (
        child("read"),
        child("bytes"),
        child("stream"),
        child("write"),
    );
    let (polars, duckdb, sssom_py) = (theirs("polars"), theirs("duckdb"), theirs("sssom-py"));
    let mut contenders = vec![
        Contender {
            name: "A  file → Crosswalk: Reader::read_from",
            marks: &[],
            turn: &from,
        },
        Contender {
            name: "B  all bytes, then Reader::read",
            marks: &[(0, None)],
            turn: &bytes_of,
        },
        Contender {
            name: "C  10,000 rows at a time: Reader::stream",
            marks: &[(0, None)],
            turn: &stream,
        },
        Contender {
            name: "D  Crosswalk → file, as it stands",
            marks: &[(0, None)],
            turn: &write,
        },
    ];
    if python.is_some() {
        contenders.push(Contender {
            name: "E  polars",
            marks: &[(0, None)],
            turn: &polars,
        });
        contenders.push(Contender {
            name: "F  duckdb",
            marks: &[(0, None)],
            turn: &duckdb,
        });
        if size <= 10_000 {
            contenders.push(Contender {
                name: "G  sssom-py",
                marks: &[(0, None)],
                turn: &sssom_py,
            });
        }
    }
    contest(rounds, bytes, &contenders)
}

fn composing(rounds: usize, bytes: usize, files: &[String; 3], python: Option<&str>) -> Result<()> {
    let [ab, bc, made] = files;
    let ours = || Turn::of_child(&["child", "compose", ab, bc, made]);
    let theirs = |tool: &'static str| {
        move || {
            peer(
                python.unwrap_or_default(),
                tool,
                "compose",
                files.as_slice(),
            )
        }
    };
    let (polars, duckdb) = (theirs("polars"), theirs("duckdb"));
    let mut contenders = vec![Contender {
        name: "A  read, compose with proofs, write",
        marks: &[],
        turn: &ours,
    }];
    if python.is_some() {
        contenders.push(Contender {
            name: "B  polars",
            marks: &[(0, None)],
            turn: &polars,
        });
        contenders.push(Contender {
            name: "C  duckdb",
            marks: &[(0, None)],
            turn: &duckdb,
        });
    }
    contest(rounds, bytes, &contenders)
}

fn open(file: &str) -> Result<BufReader<File>> {
    Ok(BufReader::with_capacity(128 * 1024, File::open(file)?))
}

fn read(file: &str) -> Result<Crosswalk> {
    Ok(Reader::new().read_from(open(file)?)?.crosswalk)
}

fn write(crosswalk: &Crosswalk, file: &str) -> Result<()> {
    let mut output = BufWriter::new(File::create(file)?);
    Writer::new().sorting(false).write(crosswalk, &mut output)?;
    Ok(output.flush()?)
}

/// Does a job in this process, which does nothing else, and says what it took.
fn measure_here(job: &str, files: &[String]) -> Result<()> {
    let turn = match (job, files) {
        ("read", [file]) => timed(|| read(file))?,
        ("bytes", [file]) => timed(|| Ok(Reader::new().read(&std::fs::read(file)?)))?,
        ("stream", [file]) => timed(|| {
            let mut stream = Reader::new().stream(open(file)?)?;
            let mut rows = 0;
            while let Some(some) = stream.next_rows(10_000)? {
                rows += some.len();
            }
            Ok(rows)
        })?,
        ("write", [file]) => {
            let crosswalk = read(file)?;
            timed(|| write(&crosswalk, &format!("{file}.written")))?
        }
        ("compose", [ab, bc, made]) => timed(|| {
            let (ab, bc) = (read(ab)?, read(bc)?);
            let id: Iri = "https://example.org/made".parse()?;
            let composed = ab.compose(&bc, &ChainOptions::new())?;
            write(&to_crosswalk(composed.iter(), id.clone(), id), made)
        })?,
        _ => return Err(format!("no job `{job}` on {files:?}").into()),
    };
    turn.print();
    Ok(())
}

/// The time of a job, whose errors are of any kind.
fn timed<T>(job: impl FnOnce() -> Result<T>) -> Result<Turn> {
    Turn::taking(job)
}
