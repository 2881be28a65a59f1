//! How long reading takes beside plain serde_json: see README.md.
//!
//! `cargo bench --bench reading` measures; without `--bench` among the
//! arguments, as `cargo test --benches` runs it, everything is done once and
//! on little data.

mod generator;
mod measure;
mod plain;

use competency::json::{self, Reader};
use competency::{BUILTIN_FILES, Catalog, Diagnostics, DocumentKind, Framework, Valid};
use measure::{Contender, Result, Turn, contest};
use serde_json::Value;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [child, job, file @ ..] if child == "child" => {
            return measure_here(job, file.first().map(Path::new));
        }
        _ => {}
    }
    let measures = arguments.iter().any(|argument| argument == "--bench");
    builtin(if measures { 41 } else { 1 })?;
    generated(measures)
}

/// The built-in catalog, first in processes of its own and then warm.
fn builtin(rounds: usize) -> Result<()> {
    let bytes = BUILTIN_FILES.iter().map(|(_, _, text)| text.len()).sum();
    println!(
        "Built-in catalog: {} files, {bytes} bytes; medians of {rounds} rounds\n",
        BUILTIN_FILES.len()
    );
    contest(
        rounds,
        bytes,
        &[
            Contender {
                name: "A  new process: serde_json to Value",
                marks: &[],
                turn: &|| Turn::of_child(&["child", "builtin-values"]),
            },
            Contender {
                name: "B  new process: Catalog::builtin()",
                marks: &[(0, Some(1.0))],
                turn: &|| Turn::of_child(&["child", "builtin-first-use"]),
            },
            Contender {
                name: "C  again: serde_json to Value",
                marks: &[],
                turn: &|| Ok(repeat(values)),
            },
            Contender {
                name: "D  again: parsed, checked, indexed",
                marks: &[(2, None)],
                turn: &|| Ok(repeat(build)),
            },
        ],
    )
}

/// A framework of the size of ESCO; each turn in a process of its own.
fn generated(measures: bool) -> Result<()> {
    let (size, rounds) = if measures {
        (generator::ESCO, 11)
    } else {
        (generator::SMALL, 1)
    };
    let compact = generator::framework(size);
    let canonical = json::to_string(&Reader::new().read_str::<Framework>(&compact)?)?;
    for (form, text) in [("canonical", canonical), ("compact", compact)] {
        println!(
            "Generated framework, {form} JSON: {} units, {} uses, {} bytes; medians of {rounds} rounds\n",
            size.skills + size.occupations,
            size.uses,
            text.len()
        );
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("generated-{form}.json"));
        std::fs::write(&file, &text)?;
        let path = file.to_str().ok_or("a path that is not UTF-8")?;
        let turn = |job: &'static str| move || Turn::of_child(&["child", job, path]);
        contest(
            rounds,
            text.len(),
            &[
                Contender {
                    name: "A  serde_json to Value",
                    marks: &[],
                    turn: &turn("value"),
                },
                Contender {
                    name: "B  serde_json to plain structs",
                    marks: &[(0, None)],
                    turn: &turn("plain"),
                },
                Contender {
                    name: "C  typed: Reader::read_str",
                    marks: &[(0, None), (1, Some(1.3))],
                    turn: &turn("typed"),
                },
                Contender {
                    name: "D  checked: Valid::read",
                    marks: &[(0, None), (1, None)],
                    turn: &turn("checked"),
                },
                Contender {
                    name: "E  indexed: D and Catalog::add_framework",
                    marks: &[(0, None), (1, Some(3.0))],
                    turn: &turn("indexed"),
                },
            ],
        )?;
        std::fs::remove_file(&file)?;
    }
    Ok(())
}

/// Does a job in this process, which does nothing else, and says what it took.
fn measure_here(job: &str, file: Option<&Path>) -> Result<()> {
    let text = file
        .map(std::fs::read_to_string)
        .transpose()?
        .unwrap_or_default();
    let turn = match job {
        "builtin-values" => Turn::taking(values)?,
        "builtin-first-use" => Turn::taking(|| Ok::<_, Diagnostics>(Catalog::builtin()))?,
        "value" => Turn::taking(|| serde_json::from_str::<Value>(&text))?,
        "plain" => Turn::taking(|| serde_json::from_str::<plain::Framework>(&text))?,
        "typed" => Turn::taking(|| Reader::new().read_str::<Framework>(&text))?,
        "checked" => Turn::taking(|| Valid::<Framework>::read(&Reader::new(), &text))?,
        "indexed" => {
            // It knows the scheme of the codes, and what else a user's has.
            let mut catalog = Catalog::builtin();
            Turn::taking(|| {
                catalog.add_framework(Valid::read(&Reader::new(), &text)?)?;
                Ok::<_, Diagnostics>(catalog)
            })?
        }
        _ => return Err(format!("no job `{job}`").into()),
    };
    turn.print();
    Ok(())
}

/// The mean time of a job that is done several times in a row.
fn repeat<T, E>(job: fn() -> std::result::Result<T, E>) -> Turn {
    const TIMES: u32 = 10;
    let mut sum = std::time::Duration::ZERO;
    for _ in 0..TIMES {
        let start = Instant::now();
        let made = black_box(job());
        sum += start.elapsed();
        drop(made);
    }
    Turn {
        time: sum / TIMES,
        peak: 0,
    }
}

/// The built-in files as untyped JSON.
fn values() -> serde_json::Result<Vec<Value>> {
    BUILTIN_FILES
        .iter()
        .map(|(_, _, text)| serde_json::from_str(text))
        .collect()
}

/// The built-in catalog, made the way the library makes it.
fn build() -> Result<Catalog> {
    let mut catalog = Catalog::new();
    for (kind, path, text) in BUILTIN_FILES {
        let reader = Reader::new().named(*path);
        match kind {
            DocumentKind::Scale => catalog.add_scale(Valid::read(&reader, text)?)?,
            DocumentKind::Schemes => catalog.add_schemes(Valid::read(&reader, text)?)?,
            DocumentKind::Framework => catalog.add_framework(Valid::read(&reader, text)?)?,
            DocumentKind::Crosswalk => catalog.add_crosswalk(Valid::read(&reader, text)?)?,
            _ => return Err(format!("`{path}` is of a kind unknown here").into()),
        };
    }
    Ok(catalog)
}
