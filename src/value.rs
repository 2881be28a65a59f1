//! How a value type is written and read, said once.

/// Gives a type that has `parse(&str) -> Result<Self, ValueError>` and
/// `Display` its `FromStr`, its serde form (a string) and its JSON Schema.
macro_rules! string_value {
    ($type:ty, schema: $name:literal, $description:literal, pattern: $pattern:expr, examples: $examples:expr) => {
        impl std::str::FromStr for $type {
            type Err = $crate::error::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::error::ValueError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::parse_str(deserializer, $description, Self::parse)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                false
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": $description,
                    "pattern": $pattern,
                    "examples": $examples,
                })
            }
        }
    };
}

pub(crate) use string_value;

/// Reads a string without copying it first and hands it to `parse`.
pub(crate) fn parse_str<'de, D, T>(
    deserializer: D,
    expected: &'static str,
    parse: fn(&str) -> Result<T, crate::error::ValueError>,
) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
{
    struct Visitor<T> {
        expected: &'static str,
        parse: fn(&str) -> Result<T, crate::error::ValueError>,
    }

    impl<T> serde::de::Visitor<'_> for Visitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "a string: {}", self.expected)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            (self.parse)(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Visitor { expected, parse })
}
