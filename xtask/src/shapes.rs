//! JSON with each set of keys said once: an object becomes a list that begins with the number of its shape. Its twin is
//! `www/embed/shapes.ts`.

use anyhow::{Result, bail};
use serde_json::Value;

/// Sets of keys, in the order of their numbers.
#[derive(Default)]
pub struct Shapes(Vec<String>);

impl Shapes {
    /// A value without its keys: `{"a": 1, "b": [2]}` is `[0, 1, [-1, 2]]` where shape 0 is `a,b`. A list that begins
    /// with anything but text is marked by -1, to tell it from an object.
    ///
    /// # Errors
    /// Where a key holds a comma.
    pub fn without_keys(&mut self, value: &Value) -> Result<Value> {
        let (mark, items): (Option<i64>, Vec<&Value>) = match value {
            Value::Object(entries) => (Some(self.number(entries.keys())?), entries.values().collect()),
            Value::Array(items) => {
                (items.first().filter(|first| !first.is_string()).map(|_| -1), items.iter().collect())
            }
            _ => return Ok(value.clone()),
        };
        let items = items.into_iter().map(|item| self.without_keys(item));
        mark.map(|mark| Ok(mark.into())).into_iter().chain(items).collect()
    }

    fn number<'a>(&mut self, keys: impl Iterator<Item = &'a String>) -> Result<i64> {
        let keys: Vec<_> = keys.map(String::as_str).collect();
        if let Some(key) = keys.iter().find(|key| key.contains(',')) {
            bail!("the key `{key}` holds a comma");
        }
        let shape = keys.join(",");
        let known = self.0.iter().position(|known| *known == shape);
        let number = known.unwrap_or(self.0.len());
        if known.is_none() {
            self.0.push(shape);
        }
        Ok(i64::try_from(number)?)
    }

    /// One a line.
    pub fn text(&self) -> String {
        self.0.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_said_once_and_lists_are_told_from_objects() {
        let mut shapes = Shapes::default();
        let value = json!({ "a": { "x": "1", "y": null }, "b": [{ "x": "2", "y": ["p", "q"] }, 3], "c": [], "d": {} });
        let bare = shapes.without_keys(&value).unwrap();
        assert_eq!(bare, json!([0, [1, "1", null], [-1, [1, "2", ["p", "q"]], 3], [], [2]]));
        assert_eq!(shapes.text(), "a,b,c,d\nx,y\n");
        assert!(shapes.without_keys(&json!({ "a,b": 1 })).is_err());
    }
}
