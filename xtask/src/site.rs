//! The demo site: the pages of www/demo and www/studio beside the scripts and the framed page of the package.

use crate::bundle;
use crate::workspace::at;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Folders with pages, and where they stand on the site.
const PAGES: [(&str, &str); 2] = [("www/demo", ""), ("www/studio", "studio")];

/// What a page is, scripts apart.
const KINDS: [&str; 3] = ["html", "css", "svg"];

/// Files and folders of the package that pages load.
const SCRIPTS: [&str; 10] = [
    "embed.js",
    "compat.js",
    "index.js",
    "define.js",
    "element.js",
    "slim.js",
    "authoring.js",
    "engine.wasm",
    "model.bin",
    "model.js",
];

/// Builds `dist/site/`.
///
/// # Errors
/// Where a file cannot be copied or bundled.
pub fn build(generated: &Path, dist: &Path) -> Result<()> {
    let site = dist.join("site");
    fs::create_dir_all(&site)?;
    for file in SCRIPTS {
        fs::copy(dist.join(file), site.join(file)).with_context(|| format!("{file} is missing"))?;
    }
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("shared-")) {
            fs::copy(&path, site.join(path.file_name().unwrap_or_default()))?;
        }
    }
    copy_folder(&dist.join("locales"), &site.join("locales"), &["js"])?;
    copy_folder(&dist.join("frame"), &site.join("frame"), &["html", "css", "js"])?;
    for (from, to) in PAGES {
        page(&at(from), &site.join(to))?;
    }
    bundle::site(generated, &site)
}

/// Puts a folder's page where its scripts are.
///
/// # Errors
/// Where a file cannot be copied.
pub fn page(from: &Path, to: &Path) -> Result<()> {
    copy_folder(from, to, &KINDS)
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
