//! 14: records of assessments, as far as one can tell by itself.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::model::Record;
use std::collections::HashMap;

/// Everything that is wrong with a record by itself.
pub fn record(record: &Record) -> Diagnostics {
    let mut found = Vec::new();
    let mut first = HashMap::new();
    for (index, result) in record.results.iter().enumerate() {
        let at = Pointer::root().key("results").index(index);
        if let Some(before) = first.insert((&result.of, result.attempt), index) {
            let message = format!(
                "attempt {} at `{}` is recorded a second time",
                result.attempt, result.of
            );
            let before = Pointer::root().key("results").index(before);
            found.push(
                Diagnostic::new(Code::RepeatedEntry, at.clone().key("of"), message)
                    .with_related(before, "the first")
                    .with_help("keep one of the two, or number the attempts"),
            );
        }
        let mut counted = HashMap::new();
        for (place, count) in result.counts.iter().enumerate() {
            if let Some(before) = counted.insert(&count.of, place) {
                let counts = at.clone().key("counts");
                let message = format!("a second count of `{}`", count.of);
                found.push(
                    Diagnostic::new(
                        Code::RepeatedEntry,
                        counts.clone().index(place).key("of"),
                        message,
                    )
                    .with_related(counts.index(before), "the first")
                    .with_help("keep one of the two"),
                );
            }
        }
    }
    found.into()
}
