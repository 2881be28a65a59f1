//! Work on several threads, for the feature `parallel`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const MOST_THREADS: usize = 4;

/// What becomes of each thing, in their order. As many threads as help take the
/// next thing that nobody has, beginning with the last.
pub(super) fn each<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
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
    let most = thread::available_parallelism().map_or(1, |most| most.get().min(MOST_THREADS));
    let mut done = thread::scope(|scope| {
        // Where no thread is to be had, this one does it all.
        let spawn = |_| thread::Builder::new().spawn_scoped(scope, run).ok();
        let others: Vec<_> = (1..most).filter_map(spawn).collect();
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
