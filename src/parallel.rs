//! Work on several threads, where the feature `parallel` is on. Without it, or
//! where no other thread is to be had, one thing is done after the other.
#![cfg_attr(
    not(all(feature = "builtin", feature = "sssom")),
    allow(dead_code, reason = "the features decide what of it is used")
)]

use std::collections::VecDeque;
#[cfg(feature = "parallel")]
use std::sync::{
    Mutex, OnceLock, PoisonError,
    atomic::{AtomicUsize, Ordering},
    mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
};
#[cfg(feature = "parallel")]
use std::thread;

#[cfg(feature = "parallel")]
const MOST_THREADS: usize = 4;

/// How many threads help.
#[cfg(feature = "parallel")]
fn threads() -> usize {
    static THREADS: OnceLock<usize> = OnceLock::new();
    *THREADS.get_or_init(|| {
        thread::available_parallelism().map_or(1, |most| most.get().min(MOST_THREADS))
    })
}

/// Somebody who does the same with one thing after another, on another thread
/// where one is to be had.
pub(crate) enum Aside<'a, T, R> {
    Here {
        work: &'a mut dyn FnMut(T) -> R,
        things: VecDeque<T>,
    },
    #[cfg(feature = "parallel")]
    There {
        things: SyncSender<T>,
        results: Receiver<R>,
        under_way: usize,
    },
}

/// How many things may wait for another thread.
#[cfg(feature = "parallel")]
const MOST_WAITING: usize = 4;

impl<T, R> Aside<'_, T, R> {
    /// Gives a thing to be done.
    pub(crate) fn give(&mut self, thing: T) {
        match self {
            Self::Here { things, .. } => things.push_back(thing),
            #[cfg(feature = "parallel")]
            Self::There {
                things, under_way, ..
            } => {
                *under_way += 1;
                // There is an error where the other panicked, which the scope
                // passes on.
                let _sent = things.send(thing);
            }
        }
    }

    /// What comes of the first of the things given, where so much is under way
    /// that it should be taken before more is given.
    pub(crate) fn take_if_full(&mut self) -> Option<R> {
        let is_full = match self {
            Self::Here { .. } => true,
            #[cfg(feature = "parallel")]
            Self::There { under_way, .. } => *under_way >= MOST_WAITING,
        };
        if is_full { self.take() } else { None }
    }

    /// What comes of the first of the things given; `None` where nothing is
    /// left.
    pub(crate) fn take(&mut self) -> Option<R> {
        match self {
            Self::Here { work, things } => Some(work(things.pop_front()?)),
            #[cfg(feature = "parallel")]
            Self::There {
                results, under_way, ..
            } => {
                *under_way = under_way.checked_sub(1)?;
                results.recv().ok()
            }
        }
    }
}

/// Goes on with `main`, while somebody does what it gives them; another thread
/// only where that `helps`.
#[cfg(not(feature = "parallel"))]
pub(crate) fn aside<T, R, O>(
    _helps: bool,
    mut work: impl FnMut(T) -> R,
    main: impl FnOnce(&mut Aside<'_, T, R>) -> O,
) -> O {
    main(&mut Aside::Here {
        work: &mut work,
        things: VecDeque::new(),
    })
}

/// Goes on with `main`, while somebody does what it gives them; another thread
/// only where that `helps`.
#[cfg(feature = "parallel")]
pub(crate) fn aside<T: Send, R: Send, O>(
    helps: bool,
    work: impl FnMut(T) -> R + Send,
    main: impl FnOnce(&mut Aside<'_, T, R>) -> O,
) -> O {
    let work = Mutex::new(work);
    let (things, given) = sync_channel(MOST_WAITING);
    let (done, results) = channel();
    let there = || {
        let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
        let given: Receiver<T> = given;
        let done: Sender<R> = done;
        for thing in given {
            if done.send(work(thing)).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        if helps && threads() > 1 && thread::Builder::new().spawn_scoped(scope, there).is_ok() {
            return main(&mut Aside::There {
                things,
                results,
                under_way: 0,
            });
        }
        let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
        main(&mut Aside::Here {
            work: &mut *work,
            things: VecDeque::new(),
        })
    })
}

/// Does two things, the first on another thread where that `helps`; what comes of
/// the second.
#[cfg(not(feature = "parallel"))]
pub(crate) fn both<T>(_helps: bool, first: impl FnOnce(), second: impl FnOnce() -> T) -> T {
    first();
    second()
}

/// Does two things, the first on another thread where that `helps`; what comes of
/// the second.
#[cfg(feature = "parallel")]
pub(crate) fn both<T>(helps: bool, first: impl FnOnce() + Send, second: impl FnOnce() -> T) -> T {
    let mut first = Some(first);
    let work = |()| {
        if let Some(first) = first.take() {
            first();
        }
    };
    aside(helps, work, |aside| {
        aside.give(());
        let done = second();
        aside.take();
        done
    })
}

/// What becomes of each thing, in their order. As many threads as help take the
/// next thing that nobody has, beginning with the last.
#[cfg(feature = "parallel")]
pub(crate) fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let left = AtomicUsize::new(things.len());
    let next = || {
        let one_less = |left: usize| left.checked_sub(1);
        let before = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less);
        before.ok().map(|before| before - 1)
    };
    let run = || {
        let indices = std::iter::from_fn(next);
        let done = indices.filter_map(|index| Some((index, work(things.get(index)?))));
        done.collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        // Where no thread is to be had, this one does it all.
        let spawn = |_| thread::Builder::new().spawn_scoped(scope, run).ok();
        let others: Vec<_> = (1..threads()).filter_map(spawn).collect();
        let mut done = run();
        for other in others {
            match other.join() {
                Ok(of_other) => done.extend(of_other),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_given_is_done_in_order() {
        for (count, helps) in [(0, true), (1, true), (100, true), (100, false)] {
            let mut sum = 0;
            let work = |thing: usize| {
                sum += thing;
                thing * 2
            };
            let doubled = super::aside(helps, work, |aside| {
                let mut doubled = Vec::new();
                for thing in 0..count {
                    aside.give(thing);
                    doubled.extend(aside.take_if_full());
                }
                doubled.extend(std::iter::from_fn(|| aside.take()));
                doubled
            });
            let expected: Vec<usize> = (0..count).map(|n| n * 2).collect();
            assert_eq!((doubled, sum), (expected, (0..count).sum()));
        }
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn the_order_is_kept() {
        let things: Vec<usize> = (0..1000).collect();
        let doubled = super::each(&things, |thing| thing * 2);
        assert!(
            doubled
                .iter()
                .enumerate()
                .all(|(index, double)| *double == index * 2)
        );
        assert_eq!(
            (doubled.len(), super::each(&[] as &[u8], |_| ()).len()),
            (1000, 0)
        );
    }
}
