//! `cargo xtask pictures`: the main states of the widget, as pictures in docs/pictures for people to look at.

use crate::build::{self, Places};
use crate::process::program;
use crate::serve::Site;
use crate::workspace::at;
use crate::{browsers, setup};
use anyhow::{Result, bail};
use std::fs;
use std::process::Stdio;

/// Takes the pictures anew.
///
/// # Errors
/// Where the build fails or there is no browser.
pub fn command(built: bool) -> Result<()> {
    setup::tools()?;
    let variables = browsers::ready()?;
    if !built {
        build::all(&Places::usual())?;
    }
    let site = Site::start(&[at("dist/site"), at("tests/browser/pages")], 0)?;
    fs::create_dir_all(at("docs/pictures"))?;
    let mut command = program("node");
    command.arg("tests/browser/pictures.mjs").env("SITE", &site.address).env("PICTURES", at("docs/pictures"));
    if !command.envs(variables).stdout(Stdio::inherit()).status()?.success() {
        bail!("tests/browser/pictures.mjs failed");
    }
    Ok(())
}
