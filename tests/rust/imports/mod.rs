//! What a file imports of its own folder, read from its text.

pub(crate) mod rust;
pub(crate) mod typescript;

use std::path::{Path, PathBuf};

/// The files of a folder with one of these endings, sorted.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file's path within a folder, without its ending: `model/packed`.
pub(crate) fn name(folder: &Path, file: &Path) -> String {
    file.with_extension("").strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/")
}
