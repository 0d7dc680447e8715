//! Values of the public contract: what JavaScript objects, JSON and the tests all read.
//!
//! One type and one serialiser instead of a derived one for each part of the report: a third of the module's size.

use crate::gather::Gather as _;
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

/// A value in the form of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// True or false.
    Flag(bool),
    /// A whole number of parts, written as the decimal number that it stands for: 3,512 of 1,000 is 3.512.
    Number {
        /// How many parts.
        parts: u32,
        /// How many of them make one.
        of: u32,
    },
    /// Text.
    Text(&'a str),
    /// A list.
    List(Vec<Value<'a>>),
    /// An object; its keys keep their order.
    Table(Vec<(&'a str, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// A whole number.
    #[must_use]
    pub fn whole(number: u32) -> Self {
        Self::Number { parts: number, of: 1 }
    }

    /// A whole number where there is one.
    #[must_use]
    pub fn whole_or_null(number: Option<u32>) -> Self {
        number.map_or(Self::Null, Self::whole)
    }

    /// A list of texts.
    #[must_use]
    pub fn texts(texts: impl Iterator<Item = &'a str>) -> Self {
        Self::list(texts.map(Self::Text))
    }

    /// A list.
    #[must_use]
    pub fn list(items: impl Iterator<Item = Self>) -> Self {
        Self::List(items.gather())
    }
}

/// An object being written, entry by entry. Its methods stay functions: a call takes a third of the bytes that the
/// entry would take in place.
#[derive(Default)]
pub(crate) struct Table<'a>(Vec<(&'a str, Value<'a>)>);

impl<'a> Table<'a> {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    #[inline(never)]
    pub(crate) fn with(&mut self, key: &'a str, value: Value<'a>) -> &mut Self {
        self.0.push((key, value));
        self
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, key: &'a str, text: &'a str) -> &mut Self {
        self.with(key, Value::Text(text))
    }

    #[inline(never)]
    pub(crate) fn flag(&mut self, key: &'a str, flag: bool) -> &mut Self {
        self.with(key, Value::Flag(flag))
    }

    #[inline(never)]
    pub(crate) fn number(&mut self, key: &'a str, number: u32) -> &mut Self {
        self.with(key, Value::whole(number))
    }

    pub(crate) fn list(&mut self, key: &'a str, items: impl Iterator<Item = Value<'a>>) -> &mut Self {
        self.with(key, Value::list(items))
    }

    #[inline(never)]
    pub(crate) fn done(&mut self) -> Value<'a> {
        Value::Table(core::mem::take(&mut self.0))
    }
}

impl Serialize for Value<'_> {
    #[expect(clippy::float_arithmetic, reason = "one division of whole numbers, rounded alike on every platform")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            // whole ones as such, so that JSON written by Rust and by JavaScript is the same text
            Self::Number { parts, of } if parts.is_multiple_of(*of) => serializer.serialize_u32(parts / of),
            Self::Number { parts, of } => serializer.serialize_f64(f64::from(*parts) / f64::from(*of)),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Table(entries) => {
                let mut table = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    table.serialize_entry(key, value)?;
                }
                table.end()
            }
        }
    }
}
