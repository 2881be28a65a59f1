//! Semantic versions, with messages for those who edit them.

use crate::error::ValueError;
use crate::value::parse_str;
use semver::{Version, VersionReq};
use serde::Deserializer;

/// Reads a version. For `deserialize_with`.
pub(crate) fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
    parse_str(deserializer, "a version such as `1.0.0`", |text| {
        text.parse().map_err(|_| {
            ValueError::new(
                "a version",
                text,
                "three numbers such as `1.0.0` (https://semver.org)",
            )
        })
    })
}

/// Reads a range of versions. For `deserialize_with`.
pub(crate) fn range<'de, D: Deserializer<'de>>(deserializer: D) -> Result<VersionReq, D::Error> {
    parse_str(
        deserializer,
        "a range of versions such as `^1.0.0`",
        |text| {
            text.parse().map_err(|_| {
                ValueError::new(
                    "a range of versions",
                    text,
                    "a comparison such as `^1.0.0` or `>=1.0.0, <2.0.0`",
                )
            })
        },
    )
}
