//! The packed package in the hands of those who use it: tests/consumers, built and run in target/consumers.

use super::javascript::{files, node};
use crate::build::Places;
use crate::process::{program, run};
use crate::tally::Tally;
use crate::workspace::at;
use crate::{browsers, package, setup};
use anyhow::Result;
use std::fs;
use std::path::Path;

/// What npm installs the tools from.
const TOOLS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// Packs, unpacks where the tools are, and runs the suite; at the end its table of consumers.
pub fn tests(tally: &mut Tally, places: &Places) {
    let folder = at("target/consumers");
    let mut variables = vec![("CONSUMERS", folder.display().to_string())];
    let ready = tally.check("pack, and install the consumers' tools", || {
        variables.extend(browsers::chromium()?);
        prepare(&folder, &package::tarball(places)?)
    });
    if !ready {
        return;
    }
    tally.suite("consumers of the packed package", || {
        let counts = node("consumers", &files("tests/consumers", ".test.mjs")?, 1, &variables)?;
        println!("{}", fs::read_to_string(folder.join("table.md")).unwrap_or_default());
        Ok(counts)
    });
}

/// The tools of the lock file, and beside them what the tarball holds; nothing is left of an earlier run.
fn prepare(folder: &Path, tarball: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() {
            fs::remove_file(path)?;
        } else if !path.ends_with("node_modules") {
            fs::remove_dir_all(path)?;
        }
    }
    for file in TOOLS {
        fs::copy(at("tests/consumers").join(file), folder.join(file))?;
    }
    setup::node_packages(folder)?;
    unpack(tarball, &folder.join("node_modules/attestation-fit"))
}

/// As npm would: the tarball's files are in a folder `package`. Not by npm, whose lock file would hold a hash of them.
fn unpack(tarball: &Path, to: &Path) -> Result<()> {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to)?;
    run(program("tar").args(["--strip-components=1", "-xzf"]).arg(tarball).arg("-C").arg(to))
}
