//! Where in the overlay a part of the changed source was written.

use super::edit;
use crate::source::Source;

/// What the overlay wrote, and where.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins(Vec<(Written, String)>);

/// A part of the changed source, found by what it is, since later parts of the overlay move it.
#[derive(Clone, Debug)]
enum Written {
    /// At a path of the problems.
    Path(String),
    /// An item of a list: path of the problems, keys from the root, id.
    Item(String, Vec<String>, String),
    /// The same where the items have no ids.
    Same(String, Vec<String>, Source),
}

impl Origins {
    /// A key at the top, or a path as problems have it.
    pub(crate) fn key(&mut self, key: &str, overlay: String) {
        self.0.push((Written::Path(format!("model.{key}")), overlay));
    }

    /// A path of problems that do not begin with `model`.
    pub(crate) fn path(&mut self, path: String, overlay: String) {
        self.0.push((Written::Path(path), overlay));
    }

    /// An item with an id, in the list at `keys`; `path` is how problems call that list.
    pub(crate) fn item(&mut self, path: &str, keys: &[&str], id: &str, overlay: String) {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        self.0.push((Written::Item(path.to_owned(), keys, id.to_owned()), overlay));
    }

    /// An item without an id.
    pub(crate) fn same(&mut self, path: &str, keys: &[&str], item: &Source, overlay: String) {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        self.0.push((Written::Same(path.to_owned(), keys, item.clone()), overlay));
    }

    /// The path in the overlay of a path of a problem: the nearest part around it that the overlay wrote.
    pub(crate) fn path_of(&self, path: &str, source: &Source) -> Option<String> {
        let found = self.0.iter().filter_map(|(written, overlay)| {
            let prefix = written.path(source)?;
            let rest = path.strip_prefix(prefix.as_str())?;
            let whole = rest.is_empty() || rest.starts_with(['.', '[']);
            whole.then(|| (prefix.len(), format!("{overlay}{rest}")))
        });
        found.max_by_key(|(length, _)| *length).map(|(_, path)| path)
    }
}

impl Written {
    fn path(&self, source: &Source) -> Option<String> {
        let at = |keys: &[String], is: &dyn Fn(&Source) -> bool| {
            let list = keys.iter().try_fold(source, |at, key| match at {
                Source::List(items) => items.iter().find(|item| edit::text(item, "id") == Some(key)),
                _ => at.get(key),
            });
            edit::items(list).position(is)
        };
        match self {
            Self::Path(path) => Some(path.clone()),
            Self::Item(path, keys, id) => {
                let is = |item: &Source| edit::text(item, "id").or_else(|| edit::as_text(item)) == Some(id);
                at(keys, &is).map(|index| format!("{path}[{index}]"))
            }
            Self::Same(path, keys, same) => at(keys, &|item| item == same).map(|index| format!("{path}[{index}]")),
        }
    }
}
