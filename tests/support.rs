//! What several tests need.

use std::path::PathBuf;

/// A path in the package.
pub(crate) fn path(relative: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// A value of a type that reads itself from a string.
pub(crate) fn value<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().expect(text)
}

#[cfg(any(feature = "schema", feature = "sfia"))]
/// Holds a generated file against the one in the package, or writes it where
/// the environment variable `UPDATE_EXPECT` is set.
pub(crate) fn expect_file(relative: &str, fresh: &str) {
    let path = path(relative);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, fresh).expect(relative);
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == fresh,
        "{relative} is not fresh; `UPDATE_EXPECT=1 cargo test --all-features` writes it"
    );
}
