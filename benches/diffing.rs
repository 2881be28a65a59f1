//! How long a diff takes beside reading the two versions: see README.md.
//!
//! `cargo bench --bench diffing` measures; without `--bench` among the
//! arguments, as `cargo test --benches` runs it, everything is done once and
//! on little data.

mod generator;
mod measure;

use competency::Framework;
use competency::diff::{Diff, What};
use competency::json::Reader;
use generator::Size;
use measure::{Contender, Result, Turn, contest};
use std::hint::black_box;
use std::time::Instant;

/// Half of [`generator::ESCO`], to see how the time grows.
const HALF: Size = Size {
    skills: 7_000,
    occupations: 1_500,
    uses: 65_000,
};

fn main() -> Result<()> {
    let measures = std::env::args().any(|argument| argument == "--bench");
    let (sizes, rounds) = if measures {
        (&[HALF, generator::ESCO][..], 7)
    } else {
        (&[generator::SMALL][..], 1)
    };
    let mut times = Vec::new();
    for size in sizes {
        let text = generator::framework(*size);
        let old: Framework = Reader::new().read_str(&text)?;
        let new = successor(&old)?;
        let new_text = competency::json::to_string(&new)?;
        let old_text = competency::json::to_string(&old)?;
        let bytes = old_text.len() + new_text.len();
        let diff = Diff::between(&old, &new)?;
        println!(
            "Two versions, {} units each, {bytes} bytes: {} changes; medians of {rounds} rounds\n",
            old.units.len(),
            diff.changes.len()
        );
        let renamed = diff
            .changes
            .iter()
            .filter(|change| change.what == What::ReIdentified);
        assert!(renamed.count() > 0, "renamed units are found again");
        let nothing = rewritten(&old)?;
        contest(
            rounds,
            bytes,
            &[
                Contender {
                    name: "A  parse both",
                    marks: &[],
                    turn: &|| {
                        timed(|| {
                            let old: Framework = Reader::new().read_str(&old_text)?;
                            let new: Framework = Reader::new().read_str(&new_text)?;
                            Ok((old, new))
                        })
                    },
                },
                Contender {
                    name: "B  diff, 1 % of the units changed",
                    marks: &[(0, Some(3.0))],
                    turn: &|| timed(|| Ok(Diff::between(&old, &new)?)),
                },
                Contender {
                    name: "C  diff, every unit renamed and reworded",
                    marks: &[(0, None)],
                    turn: &|| timed(|| Ok(Diff::between(&old, &nothing)?)),
                },
                Contender {
                    name: "D  apply the diff of B",
                    marks: &[(0, None)],
                    turn: &|| timed(|| Ok(diff.apply(&old)?)),
                },
            ],
        )?;
        // The least of several is what the machine's other work disturbs least.
        let mut least = f64::INFINITY;
        for _ in 0..rounds {
            let start = Instant::now();
            black_box(Diff::between(&old, &new)?);
            least = least.min(start.elapsed().as_secs_f64());
        }
        times.push(least);
    }
    if let [half, whole] = times.as_slice() {
        println!("Twice the units take {:.2} times as long", whole / half);
    }
    Ok(())
}

/// A version with one unit in a hundred changed: reworded, renamed, taken out,
/// doubled under another id, moved.
fn successor(old: &Framework) -> Result<Framework> {
    let mut new = old.clone();
    new.version = "2.0.0".parse()?;
    let mut index = 0;
    while index < new.units.len() {
        let Some(unit) = new.units.get_mut(index) else {
            break;
        };
        let id = unit.id.clone();
        match (index / 100) % 5 {
            0 => {
                let title = unit.title.take().unwrap_or_default();
                unit.title = Some(title.with(new.language.clone(), format!("reworded {index}")));
            }
            1 => unit.id = format!("{id}.renamed").parse()?,
            2 => drop(new.units.remove(index)),
            3 => {
                let mut copy = unit.clone();
                copy.id = format!("{id}.copy").parse()?;
                for passage in &mut copy.passages {
                    passage.id = format!("{}.copy", passage.id).parse()?;
                }
                new.units.insert(index, copy);
            }
            _ => {
                let unit = new.units.remove(index);
                let to = (index + 50).min(new.units.len());
                new.units.insert(to, unit);
            }
        }
        index += 100;
    }
    Ok(new)
}

/// A version in which nothing can be found again by its id or its wording: the
/// worst that a diff can be given.
fn rewritten(old: &Framework) -> Result<Framework> {
    let mut new = old.clone();
    new.version = "2.0.0".parse()?;
    for unit in &mut new.units {
        unit.id = format!("{}.renamed", unit.id).parse()?;
        let title = unit.title.take().unwrap_or_default();
        let was = title
            .in_language(new.language.as_str())
            .unwrap_or_default()
            .to_owned();
        unit.title = Some(title.with(new.language.clone(), format!("{was} again")));
        for passage in &mut unit.passages {
            passage.id = format!("{}.renamed", passage.id).parse()?;
        }
    }
    Ok(new)
}

/// The time of a job in this process, whose memory is not asked for.
fn timed<T>(job: impl FnOnce() -> Result<T>) -> Result<Turn> {
    let turn = Turn::taking(job)?;
    Ok(Turn { peak: 0, ..turn })
}
