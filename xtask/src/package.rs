//! `cargo xtask package`: the npm tarball, made twice from nothing and compared byte by byte.

use crate::build::{self, Places};
use crate::process::{output, program, run};
use crate::progress::step;
use crate::tally::Tally;
use crate::workspace::{ROOT_VARIABLE, VERSION, at, node_program};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::{self, JoinHandle};

/// Builds, checks and packs; prints the tarball's path and hash.
///
/// # Errors
/// Where a check fails or the second build differs.
pub fn command() -> Result<()> {
    versions_agree()?;
    let places = Places::usual();
    build::command(&places)?;
    step("lint the package", || linted(&places.dist))?;
    let tarball = step("pack", || tarball(&places))?;
    same_twice(&tarball, &built_again()?)?;
    println!("{}\nsha256 {}", tarball.display(), hash(&tarball)?);
    Ok(())
}

/// The second build on its way beside other work.
pub struct SecondBuild(JoinHandle<Result<PathBuf>>);

impl SecondBuild {
    /// Begins it.
    pub fn start() -> Self {
        Self(thread::spawn(built_again))
    }

    fn tarball(self) -> Result<PathBuf> {
        self.0.join().map_err(|_| anyhow!("the second build panicked"))?
    }
}

/// The same checks as part of the tests, on a package that is built already.
pub fn checks(tally: &mut Tally, places: &Places, second: SecondBuild) {
    tally.check("versions agree and the changelog has it", versions_agree);
    tally.check("publint and the types, strictly", || linted(&places.dist));
    tally.check("two builds have the same bytes", || same_twice(&tarball(places)?, &second.tarball()?));
}

/// Cargo.toml, the package's manifest and the changelog speak of one version.
fn versions_agree() -> Result<()> {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(at("www/package/package.json"))?)?;
    if manifest["version"].as_str() != Some(VERSION) {
        bail!("www/package/package.json has version {}, Cargo.toml has {VERSION}", manifest["version"]);
    }
    let changelog = fs::read_to_string(at("CHANGELOG.md")).context("CHANGELOG.md cannot be read")?;
    if !changelog.lines().any(|line| line.starts_with(&format!("## {VERSION}"))) {
        bail!("CHANGELOG.md has no entry `## {VERSION}`");
    }
    Ok(())
}

/// publint --strict, and are-the-types-wrong for packages that are ES modules only.
fn linted(dist: &Path) -> Result<()> {
    run(program(node_program("publint")).arg("--strict").arg(dist)).context("publint")?;
    let tarball = pack(dist, &at("target"))?;
    let mut command = program(node_program("attw"));
    command.args(["--profile", "esm-only", "--no-color", "--no-emoji"]);
    // Files that are no modules have no types.
    command.args(["--exclude-entrypoints", "./embed.js", "./engine.wasm", "./model.bin", "./model.schema.json"]);
    command.args(["./custom-elements.json", "./package.json", "--"]);
    run(command.arg(tarball)).context("are the types wrong")
}

/// The tarball of a built package.
///
/// # Errors
/// Where npm fails.
pub fn tarball(places: &Places) -> Result<PathBuf> {
    pack(&places.dist, &at("target"))
}

/// `npm pack` of a built package.
fn pack(dist: &Path, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let mut command = program("npm");
    command.args(["pack", "--json", "--silent", "--pack-destination"]).arg(folder).current_dir(dist);
    output(&mut command)?;
    Ok(folder.join(format!("attestation-fit-{VERSION}.tgz")))
}

/// Where the second build works.
fn again() -> PathBuf {
    at("target/again")
}

/// Builds again, from a copy of the sources in another folder and from nothing; the tarball of that.
fn built_again() -> Result<PathBuf> {
    let again = again();
    let _ = fs::remove_dir_all(&again);
    copy_sources(&again)?;
    let mut build = unhurried(&std::env::current_exe()?);
    run(build.arg("build").env(ROOT_VARIABLE, &again).current_dir(&again))?;
    pack(&again.join("dist"), &again)
}

/// A program that leaves the processor to others, such as browsers whose tests are held to times.
fn unhurried(name: &Path) -> Command {
    if !cfg!(unix) {
        return program(name);
    }
    let mut command = program("nice");
    command.args(["-n", "19"]).arg(name);
    command
}

/// Compares the tarballs of both builds; what differs is named.
fn same_twice(first: &Path, second: &Path) -> Result<()> {
    let same = fs::read(first)? == fs::read(second)?;
    let differing = if same { Vec::new() } else { differing(&at("dist"), &again().join("dist"), Path::new(""))? };
    println!("  first  {}\n  second {}", hash(first)?, hash(second)?);
    fs::remove_dir_all(again())?;
    if !same {
        bail!("the second build differs from the first in:\n  {}", differing.join("\n  "));
    }
    Ok(())
}

/// What git knows of and what it does not ignore.
fn copy_sources(to: &Path) -> Result<()> {
    let files = output(program("git").args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]))?;
    for file in files.split('\0').filter(|file| !file.is_empty() && at(file).is_file()) {
        let target = to.join(file);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(at(file), &target).with_context(|| format!("{file} cannot be copied"))?;
    }
    Ok(())
}

/// Files that are not the same in both folders.
fn differing(one: &Path, other: &Path, inner: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(one.join(inner))? {
        let inner = inner.join(entry?.file_name());
        if one.join(&inner).is_dir() {
            names.extend(differing(one, other, &inner)?);
        } else if fs::read(one.join(&inner))? != fs::read(other.join(&inner)).unwrap_or_default() {
            names.push(inner.display().to_string());
        }
    }
    Ok(names)
}

fn hash(file: &Path) -> Result<String> {
    Ok(Sha256::digest(fs::read(file)?).iter().map(|byte| format!("{byte:02x}")).collect())
}
