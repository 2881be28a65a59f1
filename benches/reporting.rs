//! How large a report is, and how long it takes beside loading what it is of.
//!
//! `cargo bench --all-features --bench reporting` measures; without `--bench`
//! among the arguments everything is done once. `… --bench reporting -- write
//! FOLDER` writes a page of each trial, for people and browsers to look at.

mod measure;
#[expect(
    clippy::indexing_slicing,
    reason = "a generator of documents that stops is seen at once"
)]
mod trial;

use competency::algebra::ChainOptions;
use competency::assess::AssessOptions;
use competency::report::{ReportOptions, html};
use competency::{Holding, Profile};
use cpu_time::ThreadTime;
use measure::{Contender, Result, Turn, contest};
use std::hint::black_box;
use std::path::Path;
use trial::{IDS, LARGE, TRIALS, Trial};

/// What the page of the large trial may be large, in bytes.
const MOST_BYTES: usize = 2_000_000;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut words = arguments.iter().filter(|argument| *argument != "--bench");
    if words.next().is_some_and(|word| word == "write") {
        let folder = words.next().ok_or("`write` needs a folder")?;
        return write(Path::new(folder));
    }
    let measures = arguments.iter().any(|argument| argument == "--bench");
    let trial = if measures { LARGE } else { TRIALS[2] };
    let texts = trial.texts();
    let catalog = texts.load()?;
    let page = page(trial)?;
    let sources: usize = texts
        .frameworks
        .iter()
        .chain(&texts.crosswalk)
        .map(String::len)
        .sum();
    println!(
        "{}: {sources} bytes of JSON, a page of {} bytes",
        trial.name,
        page.len()
    );
    if page.len() >= MOST_BYTES {
        return Err(format!("the page is not smaller than {MOST_BYTES} bytes").into());
    }
    let [first, second] = [IDS[0].parse()?, IDS[1].parse()?];
    contest(
        if measures { 21 } else { 1 },
        page.len(),
        &[
            Contender {
                name: "A  loading: read, checked, indexed",
                marks: &[],
                turn: &|| taking(|| texts.load()),
            },
            Contender {
                name: "B  the page: compared and written",
                marks: &[(0, Some(1.0))],
                turn: &|| {
                    let options = ReportOptions::new().with_derived(ChainOptions::new());
                    let page = || html::comparison_page(&catalog, &first, &second, &options);
                    Ok(taking(page)?)
                },
            },
        ],
    )
}

/// The time that the processor gives to a job, whatever else the machine does,
/// without that of dropping what it made.
fn taking<T, E>(job: impl FnOnce() -> std::result::Result<T, E>) -> std::result::Result<Turn, E> {
    let start = ThreadTime::now();
    let made = black_box(job()?);
    let time = start.elapsed();
    drop(made);
    Ok(Turn { time, peak: 0 })
}

/// The page of a trial.
fn page(trial: Trial) -> Result<String> {
    let catalog = trial.texts().load()?;
    let options = ReportOptions::new().with_derived(ChainOptions::new());
    Ok(html::comparison_page(
        &catalog,
        &IDS[0].parse()?,
        &IDS[1].parse()?,
        &options,
    )?)
}

/// The page of who holds the first framework of a trial, and no more than one
/// unit of the second, before the second.
fn gap(trial: Trial) -> Result<String> {
    let catalog = trial.texts().load()?;
    let held = Holding::new("unit".parse()?, format!("{}:u0", IDS[1]).parse()?);
    let profile = Profile::new("somebody".parse()?)
        .holding(IDS[0].parse()?)
        .with_holding(held);
    let options = AssessOptions::on("2026-11-23".parse()?);
    let gap = catalog.gap(&profile, &IDS[1].parse()?, &options)?;
    Ok(html::gap_page(&catalog, &gap, &ReportOptions::new())?)
}

fn write(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for trial in TRIALS {
        let file = folder.join(format!("{}.html", trial.name));
        std::fs::write(&file, page(trial)?)?;
        println!("{}", file.display());
        let file = folder.join(format!("gap-{}.html", trial.name));
        std::fs::write(&file, gap(trial)?)?;
        println!("{}", file.display());
    }
    Ok(())
}
