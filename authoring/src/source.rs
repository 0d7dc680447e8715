//! A model source as a plain tree: what TOML and JSON have in common, within bounds of depth and size.

use core::fmt;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

/// Deepest nesting of lists and tables. A model needs about ten.
const MOST_DEPTH: usize = 64;
/// Most values of a source, keys included. The default model has some ten thousand.
const MOST_VALUES: usize = 250_000;
/// Most bytes of all texts and keys of a source.
const MOST_BYTES: usize = 16_000_000;

/// A model source. Deserialises from anything that describes itself, such as JSON or TOML; what is nested too deep or
/// too large is refused while it is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// JSON's null.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A number with a fraction, or beyond 64 bits: no place of a model takes one.
    Fraction,
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Source>),
    /// A table, in the order of the source.
    Table(Vec<(String, Source)>),
}

impl Source {
    /// What stands at a key of a table.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Table(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, tree)| tree),
            _ => None,
        }
    }

    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a whole number",
            Self::Fraction => "a fraction",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl Serialize for Source {
    /// As it was read; a fraction, which no place of a model takes, as nothing.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Fraction => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Table(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut left = Left { depth: MOST_DEPTH, values: MOST_VALUES, bytes: MOST_BYTES };
        Part(&mut left).deserialize(deserializer)
    }
}

/// What a source may still hold.
struct Left {
    depth: usize,
    values: usize,
    bytes: usize,
}

impl Left {
    fn value<E: Error>(&mut self) -> Result<(), E> {
        let left = self.values.checked_sub(1);
        self.values = left.ok_or_else(|| E::custom(format!("the source has more than {MOST_VALUES} values")))?;
        Ok(())
    }

    fn text<E: Error>(&mut self, text: &str) -> Result<String, E> {
        let left = self.bytes.checked_sub(text.len());
        self.bytes = left.ok_or_else(|| E::custom(format!("the texts of the source exceed {MOST_BYTES} bytes")))?;
        Ok(text.to_owned())
    }

    fn nested<T, E: Error>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let left = self.depth.checked_sub(1);
        self.depth = left.ok_or_else(|| E::custom(format!("the source is nested deeper than {MOST_DEPTH}")))?;
        let read = read(self)?;
        self.depth += 1;
        Ok(read)
    }
}

struct Part<'a>(&'a mut Left);

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Source;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Source, D::Error> {
        self.0.value()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Source;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a model source")
    }

    fn visit_unit<E>(self) -> Result<Source, E> {
        Ok(Source::Null)
    }

    fn visit_none<E>(self) -> Result<Source, E> {
        Ok(Source::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Source, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Source, E> {
        Ok(Source::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Source, E> {
        Ok(Source::Number(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Source, E> {
        Ok(i64::try_from(value).map_or(Source::Fraction, Source::Number))
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "compared with what was given")]
    fn visit_f64<E>(self, value: f64) -> Result<Source, E> {
        // JavaScript has one kind of number: whole ones may arrive as floating point
        let whole = value as i64;
        Ok(if whole as f64 == value { Source::Number(whole) } else { Source::Fraction })
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Source, E> {
        self.0.text(value).map(Source::Text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Source, A::Error> {
        self.0.nested(|left| {
            let mut items = Vec::new();
            while let Some(item) = list.next_element_seed(Part(left))? {
                items.push(item);
            }
            Ok(Source::List(items))
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Source, A::Error> {
        self.0.nested(|left| {
            let mut entries = Vec::new();
            while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                let key = left.text(&key)?;
                entries.push((key, map.next_value_seed(Part(left))?));
            }
            Ok(Source::Table(entries))
        })
    }
}
