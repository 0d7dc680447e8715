//! Small changes of a source's tree.

use crate::source::Source;

/// Sets a key of a table; what stands there goes.
pub(crate) fn set(table: &mut Source, key: &str, value: Source) {
    if let Source::Table(entries) = table {
        match entries.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value,
            None => entries.push((key.to_owned(), value)),
        }
    }
}

/// Takes a key out of a table.
pub(crate) fn unset(table: &mut Source, key: &str) {
    if let Source::Table(entries) = table {
        entries.retain(|(name, _)| name != key);
    }
}

/// What stands at a key of a table.
pub(crate) fn get_mut<'a>(table: &'a mut Source, key: &str) -> Option<&'a mut Source> {
    match table {
        Source::Table(entries) => entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value),
        _ => None,
    }
}

/// What stands at a path of keys.
pub(crate) fn at<'a>(source: &'a Source, path: &[&str]) -> Option<&'a Source> {
    path.iter().try_fold(source, |at, key| at.get(key))
}

/// The items of the list at a path of keys; none where there is no list.
pub(crate) fn items_at<'a>(source: &'a mut Source, path: &[&str]) -> Option<&'a mut Vec<Source>> {
    let found = path.iter().try_fold(source, |at, key| get_mut(at, key));
    match found {
        Some(Source::List(items)) => Some(items),
        _ => None,
    }
}

/// The list at a path of keys, made where it is not there. None where something else stands in the way.
pub(crate) fn list_at<'a>(source: &'a mut Source, path: &[&str]) -> Option<&'a mut Vec<Source>> {
    let mut at = source;
    for (depth, key) in path.iter().enumerate() {
        if at.get(key).is_none() {
            let last = depth + 1 == path.len();
            set(at, key, if last { Source::List(Vec::new()) } else { Source::Table(Vec::new()) });
        }
        at = get_mut(at, key)?;
    }
    items_at(at, &[])
}

/// The items of a list; none of anything else.
pub(crate) fn items(list: Option<&Source>) -> impl Iterator<Item = &Source> {
    match list {
        Some(Source::List(items)) => items.iter(),
        _ => [].iter(),
    }
}

/// The text at a key of a table.
pub(crate) fn text<'a>(table: &'a Source, key: &str) -> Option<&'a str> {
    table.get(key).and_then(as_text)
}

/// A text.
pub(crate) fn as_text(source: &Source) -> Option<&str> {
    match source {
        Source::Text(text) => Some(text),
        _ => None,
    }
}

/// The ids of the tables in a list, or its texts.
pub(crate) fn ids(list: Option<&Source>) -> Vec<String> {
    items(list).filter_map(|item| as_text(item).or_else(|| text(item, "id"))).map(str::to_owned).collect()
}

/// The keys of a table.
pub(crate) fn keys(table: Option<&Source>) -> Vec<String> {
    match table {
        Some(Source::Table(entries)) => entries.iter().map(|(key, _)| key.clone()).collect(),
        _ => Vec::new(),
    }
}

/// The outcomes that a plan, a cost or what recurs is for.
pub(crate) fn outcomes_of(entry: &Source) -> impl Iterator<Item = &str> {
    text(entry, "outcome").into_iter().chain(items(entry.get("for")).filter_map(as_text))
}

/// A table without some keys.
pub(crate) fn without(table: &Source, keys: &[&str]) -> Source {
    let mut table = table.clone();
    for key in keys {
        unset(&mut table, key);
    }
    table
}
