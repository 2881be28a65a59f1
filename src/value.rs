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
pub(crate) fn parse_str<'de, D, T, P>(
    deserializer: D,
    expected: &'static str,
    parse: P,
) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    P: FnOnce(&str) -> Result<T, crate::error::ValueError>,
{
    struct Visitor<P> {
        expected: &'static str,
        parse: P,
    }

    impl<T, P> serde::de::Visitor<'_> for Visitor<P>
    where
        P: FnOnce(&str) -> Result<T, crate::error::ValueError>,
    {
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

/// Reads a list into no more memory than it takes. A `Vec` that grows has room
/// for four from the first on, and most lists of a unit have one or none.
pub(crate) fn exact_list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::Deserialize<'de>,
{
    struct Visitor<T>(std::marker::PhantomData<T>);

    impl<'de, T: serde::Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a sequence")
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
            let Some(first) = seq.next_element()? else {
                return Ok(Vec::new());
            };
            let mut list = Vec::with_capacity(1);
            list.push(first);
            while let Some(next) = seq.next_element()? {
                list.push(next);
            }
            list.shrink_to_fit();
            Ok(list)
        }
    }

    deserializer.deserialize_seq(Visitor(std::marker::PhantomData))
}

/// Gives a type whose serde form is derived with `remote = "Self"` that form for
/// writing.
macro_rules! serialize_as_derived {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                <$type>::serialize(self, serializer)
            }
        }
    };
}

pub(crate) use serialize_as_derived;

/// Gives structs whose serde form is derived with `remote = "Self"` their serde
/// traits: read from objects only, where the derived form would also take lists.
macro_rules! object {
    ($($type:ty),+ $(,)?) => {$(
        $crate::value::serialize_as_derived!($type);

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<$type, A::Error> {
                        <$type>::deserialize(serde::de::value::MapAccessDeserializer::new(map))
                    }
                }

                deserializer.deserialize_map(Visitor)
            }
        }
    )+};
}

pub(crate) use object;

/// Gives enums without values, whose serde form is derived with
/// `remote = "Self"`, their serde traits: read from strings only, where the
/// derived form would also take objects.
macro_rules! choice {
    ($($type:ty),+ $(,)?) => {$(
        $crate::value::serialize_as_derived!($type);

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a string")
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        <$type>::deserialize(serde::de::value::StrDeserializer::<E>::new(text))
                    }
                }

                deserializer.deserialize_str(Visitor)
            }
        }
    )+};
}

pub(crate) use choice;

/// Gives enums with values, whose serde form is derived with `remote = "Self"`,
/// their serde traits: read from objects with one key, which is the variant.
macro_rules! tagged {
    ($($type:ty: [$($key:literal),+]),+ $(,)?) => {$(
        $crate::value::serialize_as_derived!($type);

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object with one key")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$type, A::Error> {
                        let one = $crate::value::OneKey::read(&mut map, &[$($key),+])?;
                        let value = <$type>::deserialize(
                            serde::de::value::EnumAccessDeserializer::new(one),
                        )?;
                        $crate::value::OneKey::end(map, &[$($key),+])?;
                        Ok(value)
                    }
                }

                deserializer.deserialize_map(Visitor)
            }
        }
    )+};
}

pub(crate) use tagged;

/// The one key of an object, and the value behind it.
pub(crate) struct OneKey<A> {
    key: smol_str::SmolStr,
    map: A,
}

impl<'de, A: serde::de::MapAccess<'de>> OneKey<A> {
    /// Reads the key, which must be one of `known`.
    pub(crate) fn read(mut map: A, known: &[&str]) -> Result<Self, A::Error> {
        match map.next_key::<smol_str::SmolStr>()? {
            Some(key) if known.contains(&key.as_str()) => Ok(Self { key, map }),
            Some(key) => Err(unknown_field(&key, known)),
            None => Err(serde::de::Error::custom(format_args!(
                "an object without a key, expected one of `{}`",
                known.join("`, `")
            ))),
        }
    }

    /// Checks that no key follows.
    pub(crate) fn end(mut map: A, known: &[&str]) -> Result<(), A::Error> {
        match map.next_key::<smol_str::SmolStr>()? {
            None => Ok(()),
            Some(key) => {
                map.next_value::<serde::de::IgnoredAny>()?;
                Err(serde::de::Error::custom(format_args!(
                    "a second key `{key}`, expected only one of `{}`",
                    known.join("`, `")
                )))
            }
        }
    }
}

impl<'de, A: serde::de::MapAccess<'de>> serde::de::EnumAccess<'de> for OneKey<A> {
    type Error = A::Error;
    type Variant = Self;

    fn variant_seed<S: serde::de::DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self), A::Error> {
        let key = serde::de::value::StrDeserializer::<A::Error>::new(&self.key);
        Ok((seed.deserialize(key)?, self))
    }
}

impl<'de, A: serde::de::MapAccess<'de>> serde::de::VariantAccess<'de> for OneKey<A> {
    type Error = A::Error;

    fn unit_variant(mut self) -> Result<(), A::Error> {
        self.map.next_value()
    }

    fn newtype_variant_seed<S: serde::de::DeserializeSeed<'de>>(
        mut self,
        seed: S,
    ) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }

    fn tuple_variant<V: serde::de::Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        Err(serde::de::Error::invalid_type(
            serde::de::Unexpected::TupleVariant,
            &visitor,
        ))
    }

    fn struct_variant<V: serde::de::Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        Err(serde::de::Error::invalid_type(
            serde::de::Unexpected::StructVariant,
            &visitor,
        ))
    }
}

/// The error of a key that is not among those known, in serde's words.
pub(crate) fn unknown_field<E: serde::de::Error>(key: &str, known: &[&str]) -> E {
    E::custom(format_args!(
        "unknown field `{key}`, expected one of `{}`",
        known.join("`, `")
    ))
}
