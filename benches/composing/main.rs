//! How long composing, merging and comparing crosswalks takes: see
//! ../README.md.
//!
//! `cargo bench --bench composing` measures at 10,000, 100,000 and 1,000,000
//! mappings; without `--bench` among the arguments everything is done once and
//! on little data. `-- --files FOLDER` takes the tables that lie in a folder,
//! `AB_1000000.tsv` and so on, and `-- --write FOLDER` leaves those that are
//! generated there, for the peers. `-- --labels few` generates tables of few
//! labels.

mod tables;

use competency::algebra::{ChainOptions, Deduplicate, DiffKey, MergeOptions};
use competency::crosswalk::Crosswalk;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1).cloned()
    };
    let labels = tables::Labels::named(value("--labels").as_deref())?;
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let sizes: Vec<usize> = match value("--size") {
        Some(size) => vec![size.parse()?],
        None if measures => vec![10_000, 100_000, 1_000_000],
        None => vec![1_000],
    };
    for size in sizes {
        let folder = value("--files");
        let [ab, bc, ab2] = match folder {
            Some(folder) => ["AB", "BC", "AB2"].map(|name| {
                let file = Path::new(&folder).join(format!("{name}_{size}.tsv"));
                std::fs::read_to_string(file).unwrap_or_default()
            }),
            None => tables::generate(size, labels),
        };
        if let Some(folder) = value("--write") {
            for (name, text) in [("AB", &ab), ("BC", &bc), ("AB2", &ab2)] {
                std::fs::write(Path::new(&folder).join(format!("{name}_{size}.tsv")), text)?;
            }
        }
        let [ab, bc, ab2] = [&ab, &bc, &ab2].map(|text| tables::read(text));
        measure(size, &ab?, &bc?, &ab2?, if measures { 7 } else { 1 })?;
    }
    Ok(())
}

fn measure(
    size: usize,
    ab: &Crosswalk,
    bc: &Crosswalk,
    ab2: &Crosswalk,
    rounds: usize,
) -> Result<()> {
    println!("{size} mappings, medians of {rounds} rounds");
    let options = ChainOptions::new();
    let found = ab.compose(bc, &options)?;
    line("compose", rounds, || ab.compose(bc, &options));
    println!(
        "    {} mappings from {} proofs",
        found.len(),
        found.derivations()
    );
    drop(found);
    let made = id()?;
    line("invert", rounds, || ab.invert(made.clone()));
    line("merge", rounds, || {
        ab.merge(&[ab2], &MergeOptions::new(id()?, id()?))
    });
    let merged = ab.merge(&[ab2], &MergeOptions::new(id()?, id()?))?;
    println!("    {} mappings", merged.crosswalk.len());
    line("deduplicate", rounds, || {
        Ok::<_, competency::Error>(ab.deduplicate(Deduplicate::Surest))
    });
    line("diff", rounds, || {
        Ok::<_, competency::Error>(ab.diff(ab2, DiffKey::Ends))
    });
    let diff = ab.diff(ab2, DiffKey::Ends);
    println!(
        "    pairs: {} only in the first, {} only in the second, {} in both",
        diff.pairs.only_first, diff.pairs.only_second, diff.pairs.both
    );
    println!();
    Ok(())
}

fn id() -> std::result::Result<competency::Iri, competency::ValueError> {
    "https://example.org/made".parse()
}

/// Does a job several times and prints the median.
fn line<T, E: std::fmt::Debug>(
    name: &str,
    rounds: usize,
    mut job: impl FnMut() -> std::result::Result<T, E>,
) {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            let done = black_box(job());
            let time = start.elapsed().as_secs_f64();
            drop(done);
            time
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or(f64::NAN);
    println!("  {name:<12} {:>10.3} ms", median * 1e3);
}
