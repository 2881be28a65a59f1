//! How long checking takes beside plain serde_json, and whether that grows with
//! the text: see README.md.
//!
//! `cargo bench --bench checking` measures 4, 40 and 400 MB; without `--bench`
//! among the arguments, as `cargo test --benches` runs it, everything is done
//! once and on little data. `cargo bench --bench checking -- write 40 FILE`
//! writes the framework of 40 MB for the peers to read.

mod generator;
mod measure;
mod plain;

use competency::json::Reader;
use competency::{Catalog, Framework};
use measure::{Contender, Result, Turn, contest};
use std::path::Path;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["child", job, file] => return measure_here(job, Path::new(file)),
        ["write", megabytes, file, ..] => {
            return Ok(std::fs::write(file, framework(megabytes.parse()?))?);
        }
        _ => {}
    }
    if !words.contains(&"--bench") {
        return compare("a little", generator::framework(generator::SMALL), 1);
    }
    for (megabytes, rounds) in [(4, 11), (40, 7), (400, 3)] {
        compare(&format!("{megabytes} MB"), framework(megabytes), rounds)?;
    }
    Ok(())
}

/// A framework like ESCO of about so many megabytes, without white space.
fn framework(megabytes: usize) -> String {
    let whole = generator::ESCO;
    // The whole of it has some 34 MB.
    let part = |number: usize| number * megabytes / 34;
    generator::framework(generator::Size {
        skills: part(whole.skills),
        occupations: part(whole.occupations),
        uses: part(whole.uses),
    })
}

/// A misspelt key, a stray space and a letter of another script in some of the
/// units.
fn broken(text: &str) -> String {
    let mut broken = text.to_owned();
    for (sound, fault) in [
        (r#""reuse_level""#, r#""reuse_levle""#),
        (r#""title":{"cs":""#, r#""title":{"cs":" "#),
        ("контроль", "кoнтроль"),
    ] {
        broken = broken.replacen(sound, fault, 100);
    }
    broken
}

fn compare(name: &str, text: String, rounds: usize) -> Result<()> {
    println!(
        "Generated framework, {name}: {} bytes; medians of {rounds} rounds\n",
        text.len()
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (sound, faulty) = (folder.join("sound.json"), folder.join("faulty.json"));
    std::fs::write(&sound, &text)?;
    std::fs::write(&faulty, broken(&text))?;
    let bytes = text.len();
    drop(text);
    let child = |job: &'static str, file: &Path| {
        let file = file.to_owned();
        move || {
            Turn::of_child(&[
                "child",
                job,
                file.to_str().ok_or("a path that is not UTF-8")?,
            ])
        }
    };
    contest(
        rounds,
        bytes,
        &[
            Contender {
                name: "A  serde_json to the typed model",
                marks: &[],
                turn: &child("typed", &sound),
            },
            Contender {
                name: "B  serde_json to plain structs",
                marks: &[(0, None)],
                turn: &child("plain", &sound),
            },
            Contender {
                name: "C  checked in a catalog: Catalog::read",
                marks: &[(0, Some(3.0)), (1, None)],
                turn: &child("checked", &sound),
            },
            Contender {
                name: "D  C, with 300 faults: all of them found",
                marks: &[(0, None), (2, None)],
                turn: &child("faults", &faulty),
            },
        ],
    )?;
    std::fs::remove_file(&sound)?;
    std::fs::remove_file(&faulty)?;
    Ok(())
}

/// Does a job in this process, which does nothing else, and says what it took.
fn measure_here(job: &str, file: &Path) -> Result<()> {
    let text = std::fs::read_to_string(file)?;
    let turn = match job {
        "typed" => Turn::taking(|| serde_json::from_str::<Framework>(&text))?,
        "plain" => Turn::taking(|| serde_json::from_str::<plain::Framework>(&text))?,
        "checked" => {
            let catalog = Catalog::builtin();
            Turn::taking(|| catalog.read::<Framework>(&Reader::new(), &text))?
        }
        "faults" => {
            let catalog = Catalog::builtin();
            Turn::taking(|| match catalog.read::<Framework>(&Reader::new(), &text) {
                Err(found) => Ok(found),
                Ok(_) => Err("no fault was found"),
            })?
        }
        _ => return Err(format!("no job `{job}`").into()),
    };
    turn.print();
    Ok(())
}
