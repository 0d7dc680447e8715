//! The demo site: the pages of www/demo, www/frame and www/studio beside the scripts of the package.

use crate::bundle::{self, Folders};
use crate::workspace::at;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders with pages, and where they stand on the site.
const PAGES: [(&str, &str); 3] = [("www/demo", ""), ("www/frame", "frame"), ("www/studio", "studio")];

/// Files and folders of the package that pages load.
const SCRIPTS: [&str; 9] = [
    "embed.js",
    "compat.js",
    "index.js",
    "define.js",
    "element.js",
    "slim.js",
    "authoring.js",
    "engine.wasm",
    "model.bin",
];

/// Builds `dist/site/`.
///
/// # Errors
/// Where a file cannot be copied or bundled.
pub fn build(folders: &Folders) -> Result<()> {
    let site = folders.dist.join("site");
    fs::create_dir_all(&site)?;
    for file in SCRIPTS {
        fs::copy(folders.dist.join(file), site.join(file)).with_context(|| format!("{file} is missing"))?;
    }
    for entry in fs::read_dir(&folders.dist)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("shared-")) {
            fs::copy(&path, site.join(path.file_name().unwrap_or_default()))?;
        }
    }
    copy_folder(&folders.dist.join("locales"), &site.join("locales"), &["js"])?;
    for (from, to) in PAGES {
        if at(from).exists() {
            copy_folder(&at(from), &site.join(to), &["html", "css", "svg", "png", "ico", "webmanifest"])?;
            bundle::page(folders, &scripts(&at(from))?, &site.join(to))?;
        }
    }
    Ok(())
}

/// The TypeScript files at the top of a folder: each is one page's script.
fn scripts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".ts") && !name.ends_with(".d.ts") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Copies the files of these kinds, and those of the folders within.
fn copy_folder(from: &Path, to: &Path, kinds: &[&str]) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &target, kinds)?;
        } else if path.extension().is_some_and(|kind| kinds.iter().any(|known| kind == *known)) {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
