//! Imports of Rust: paths from `crate` and from `super`, in `use` trees over several lines as well as in the code.

use super::{files, name};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A file's text without tests and comments.
pub(crate) fn code(file: &Path) -> String {
    without_comments(&std::fs::read_to_string(file).unwrap())
}

fn without_comments(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// By module, the modules of the same crate that it imports from. `a/mod.rs` and `a.rs` are both the module `a`.
pub(crate) fn graph(folder: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for file in files(folder, &["rs"]) {
        let name = name(folder, &file);
        texts.insert(name.strip_suffix("/mod").unwrap_or(&name).to_owned(), code(&file));
    }
    let modules: BTreeSet<String> = texts.keys().cloned().collect();
    let imports = |(name, text): (&String, &String)| {
        let own: Vec<&str> = if name == "lib" { Vec::new() } else { name.split('/').collect() };
        let imported = paths(text, &own).into_iter().filter_map(|path| longest(&path, &modules));
        (name.clone(), imported.filter(|import| import != name).collect())
    };
    texts.iter().map(imports).collect()
}

/// The module that a path leads into: `model::packed::Part` is of `model/packed`.
fn longest(path: &[String], modules: &BTreeSet<String>) -> Option<String> {
    (1..=path.len()).rev().map(|parts| path[..parts].join("/")).find(|module| modules.contains(module))
}

/// Every path that begins with `crate` or `super`, from the root of the crate; `{…}` is each of its parts.
fn paths(text: &str, own: &[&str]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let starts = |word: &str| {
        let whole = move |(at, _): &(usize, &str)| {
            !text[..*at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':')
        };
        text.match_indices(word).filter(whole).map(|(at, _)| at).collect::<Vec<_>>()
    };
    for at in starts("crate::") {
        tree(&mut &text[at + "crate::".len()..], &[], &mut found);
    }
    for at in starts("super::") {
        let mut rest = &text[at..];
        let mut here = own.to_vec();
        while let Some(after) = rest.strip_prefix("super::") {
            rest = after;
            here.pop();
        }
        let here: Vec<String> = here.into_iter().map(str::to_owned).collect();
        tree(&mut rest, &here, &mut found);
    }
    found
}

/// One tree of a path: `a::b`, `a::{b, c::d}`, `*`.
fn tree(rest: &mut &str, prefix: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = prefix.to_vec();
    loop {
        *rest = rest.trim_start();
        if let Some(inner) = rest.strip_prefix('{') {
            *rest = inner;
            loop {
                tree(rest, &path, found);
                // ` as name`, up to the next part or the end
                let end = rest.find([',', '}']).unwrap_or(rest.len());
                let (after, more) = (rest.get(end + 1..).unwrap_or_default(), rest[end..].starts_with(','));
                *rest = after;
                if !more || rest.trim_start().starts_with('}') {
                    if more {
                        *rest = rest.trim_start().trim_start_matches('}');
                    }
                    return;
                }
            }
        }
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        *rest = after;
        if !word.is_empty() && word != "self" {
            path.push(word.to_owned());
        }
        match rest.strip_prefix("::") {
            Some(after) if !word.is_empty() => *rest = after,
            _ => break,
        }
    }
    found.push(path);
}

#[test]
fn imports_are_seen_in_braces_over_lines_and_from_above() {
    let told = |text: &str, own: &[&str]| paths(text, own).iter().map(|path| path.join("/")).collect::<Vec<_>>();
    assert_eq!(told("use crate::a::B;", &["m"]), ["a/B"]);
    assert_eq!(told("use crate::{a::{self, B}, c as d};\nuse crate::e;", &["m"]), ["a", "a/B", "c", "e"]);
    assert_eq!(told("use crate::{\n    a,\n    b::{C, D},\n};", &["m"]), ["a", "b/C", "b/D"]);
    assert_eq!(told("use super::{a, b};", &["m", "n"]), ["m/a", "m/b"]);
    assert_eq!(told("let x = super::super::a::f();", &["m", "n"]), ["a/f"]);
    assert_eq!(told("fn f(x: &crate::a::B) {}", &["m"]), ["a/B"]);
    assert_eq!(told("pub(crate) use other_crate::x;", &["m"]), [""; 0]);
}
