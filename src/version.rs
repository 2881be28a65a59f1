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

/// What the schema says of a version.
#[cfg(feature = "schema")]
pub(crate) struct VersionForm;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for VersionForm {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        // Looser than semver in what stands after the three numbers.
        schemars::json_schema!({
            "type": "string",
            "description": "a version: three numbers (https://semver.org)",
            "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.+-]+)?$",
            "examples": ["1.0.0"],
        })
    }
}

/// What the schema says of a range of versions.
#[cfg(feature = "schema")]
pub(crate) struct RangeForm;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RangeForm {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "VersionRange".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "a range of versions: comparisons with commas between them",
            "examples": ["^1.0.0", ">=1.0.0, <2.0.0"],
        })
    }
}
