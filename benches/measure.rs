//! Contenders that take turns, and what came of it.

#![allow(dead_code, reason = "each benchmark uses its part")]

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// What one turn took.
#[derive(Clone, Copy)]
pub(crate) struct Turn {
    pub(crate) time: Duration,
    /// The most memory the process had, with the text, in KiB; 0 where it was
    /// not asked for or the system does not say.
    pub(crate) peak: u64,
}

impl Turn {
    /// The most memory this process has had so far, and a time.
    pub(crate) fn ended(time: Duration) -> Self {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = status.lines().find_map(|line| {
            line.strip_prefix("VmHWM:")?
                .trim()
                .strip_suffix("kB")?
                .trim()
                .parse()
                .ok()
        });
        Self {
            time,
            peak: peak.unwrap_or(0),
        }
    }

    /// The time of a job, without that of dropping what it made.
    pub(crate) fn taking<T, E>(
        job: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<Self, E> {
        let start = Instant::now();
        let made = black_box(job()?);
        let turn = Self::ended(start.elapsed());
        drop(made);
        Ok(turn)
    }

    /// What a process of its own says of its turn.
    pub(crate) fn print(self) {
        println!("{} {}", self.time.as_nanos(), self.peak);
    }

    /// The turn of this program, started anew with arguments.
    pub(crate) fn of_child(arguments: &[&str]) -> Result<Self> {
        Self::of(Command::new(std::env::current_exe()?).args(arguments))
    }

    /// The turn of a program that says what it took as [`Turn::print`] does.
    pub(crate) fn of(command: &mut Command) -> Result<Self> {
        let output = command.output()?;
        let said = String::from_utf8(output.stdout)?;
        match said.trim().split_once(' ') {
            Some((nanos, peak)) if output.status.success() => Ok(Self {
                time: Duration::from_nanos(nanos.parse()?),
                peak: peak.parse()?,
            }),
            _ => {
                let error = String::from_utf8_lossy(&output.stderr);
                Err(format!("{command:?} failed: {said}{error}").into())
            }
        }
    }
}

/// One that takes turns.
pub(crate) struct Contender<'a> {
    pub(crate) name: &'a str,
    /// The ratios to the contenders of these numbers that must not be more
    /// than so much; `None` where there is no mark.
    pub(crate) marks: &'a [(usize, Option<f64>)],
    pub(crate) turn: &'a dyn Fn() -> Result<Turn>,
}

/// Lets the contenders take turns, each round beginning with another of them,
/// and prints the medians.
pub(crate) fn contest(rounds: usize, bytes: usize, contenders: &[Contender<'_>]) -> Result<()> {
    let mut turns: Vec<Vec<Turn>> = contenders.iter().map(|_| Vec::new()).collect();
    for round in 0..rounds {
        for step in 0..contenders.len() {
            let number = (round + step) % contenders.len();
            if let (Some(contender), Some(turns)) = (contenders.get(number), turns.get_mut(number))
            {
                turns.push((contender.turn)()?);
            }
        }
    }
    let seconds = |number: usize| -> f64 {
        let times = turns.get(number).into_iter().flatten();
        median(times.map(|turn| turn.time.as_secs_f64()).collect())
    };
    println!(
        "{:<46} {:>9} {:>6} {:>8}   ratios",
        "", "ms", "MB/s", "peak MB"
    );
    for (number, contender) in contenders.iter().enumerate() {
        let time = seconds(number);
        let peaks = turns.get(number).into_iter().flatten();
        let peak = median(peaks.map(|turn| turn.peak as f64 * 1024.0 / 1e6).collect());
        let peak = if peak > 0.0 {
            format!("{peak:.0}")
        } else {
            String::new()
        };
        print!(
            "{:<46} {:>9.3} {:>6.0} {peak:>8}",
            contender.name,
            time * 1e3,
            bytes as f64 / 1e6 / time
        );
        for (other, most) in contender.marks {
            let ratio = time / seconds(*other);
            let letter = char::from(b'A' + u8::try_from(*other)?);
            print!("   {ratio:.2} × {letter}");
            // One round says that all contenders run, and no more.
            if let (Some(most), true) = (most, rounds > 1) {
                let met = if ratio <= *most { "met" } else { "MISSED" };
                print!(" (mark {most:.1}: {met})");
            }
        }
        println!();
    }
    println!();
    Ok(())
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    numbers.get(middle).copied().unwrap_or(f64::NAN)
}
