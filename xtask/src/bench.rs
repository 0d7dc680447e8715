//! `cargo xtask bench`: tables of the engine natively, then the programs of tests/bench, on the built package in Node.
//! They print, they never fail for being slow.

mod growth;
mod interview;

use crate::build::{self, Places};
use crate::process::program;
use crate::workspace::at;
use crate::{browsers, model, setup};
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Stdio;

/// Runs all programs, or those whose name contains `only`.
///
/// # Errors
/// Where the build or a program fails.
pub fn command(only: Option<&str>, built: bool) -> Result<()> {
    if !built {
        build::all(&Places::usual())?;
    }
    if only.is_none_or(|only| "interview".contains(only)) {
        println!("\n== interview");
        interview::print(&model::source()?)?;
    }
    if only.is_none_or(|only| "growth".contains(only)) {
        println!("\n== growth");
        growth::print();
    }
    let mut programs = Vec::new();
    for entry in fs::read_dir(at("tests/bench")).context("tests/bench cannot be read")? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".bench.mjs") && only.is_none_or(|only| name.contains(only)) {
            programs.push((name, path));
        }
    }
    programs.sort();
    for (name, path) in programs {
        println!("\n== {name}");
        let mut command = program("node");
        if name.starts_with("load.") {
            setup::node_packages(&at("tests/bench"))?;
            command.envs(browsers::chromium()?);
        }
        let status = command.arg("--expose-gc").arg(path).stdout(Stdio::inherit()).status()?;
        if !status.success() {
            bail!("{name} failed");
        }
    }
    Ok(())
}
