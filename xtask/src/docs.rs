//! `cargo xtask docs`: the reference, from the types of the package and their docstrings. The programs that write it are
//! in `xtask/reference/`.

use crate::assemble;
use crate::process::{program, run};
use crate::progress::step;
use crate::setup;
use crate::workspace::at;
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Where the reference stands.
const FOLDER: &str = "docs/reference";

/// Writes the reference anew.
///
/// # Errors
/// Where something public has no docstring, or a tool fails.
pub fn command() -> Result<()> {
    setup::tools()?;
    step("write docs/reference", || write(&at(FOLDER)))
}

/// The reference that is checked in is what would be written now.
///
/// # Errors
/// Where it is not; the message names the pages.
pub fn up_to_date() -> Result<()> {
    let fresh = at("target/reference");
    write(&fresh)?;
    let (kept, fresh) = (pages(&at(FOLDER))?, pages(&fresh)?);
    let names: BTreeSet<_> = kept.keys().chain(fresh.keys()).collect();
    let stale: Vec<_> = names.into_iter().filter(|name| kept.get(*name) != fresh.get(*name)).cloned().collect();
    if !stale.is_empty() {
        bail!("out of date in {FOLDER}: {}; `cargo xtask docs` writes them", stale.join(", "));
    }
    Ok(())
}

fn write(folder: &Path) -> Result<()> {
    let work = at("target/pack/manifest");
    fs::create_dir_all(&work)?;
    assemble::manifest(&work)?;
    run(program("node").arg("xtask/reference/write.mjs").arg(folder).arg(work.join("custom-elements.json")))
}

fn pages(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut pages = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        pages.insert(entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path())?);
    }
    Ok(pages)
}
