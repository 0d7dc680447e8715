//! What a fresh machine lacks: the WebAssembly target and the npm packages. Browsers are in `browsers.rs`.

use crate::process::{exists, output, program, run};
use crate::progress::step;
use crate::workspace::root;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Makes sure that Rust can compile for WebAssembly and that the npm packages of the lock file are there.
///
/// # Errors
/// Where something is missing that cannot be installed from here; the message says what to do.
pub fn tools() -> Result<()> {
    wasm_target()?;
    node()?;
    node_packages(root())
}

fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET);
    if library.exists() {
        return Ok(());
    }
    step("add Rust's WebAssembly target", || {
        run(program("rustup").args(["target", "add", TARGET]))
            .context("Rust's standard library for wasm32-unknown-unknown is missing: install it with your Rust, or get Rust by rustup")
    })
}

fn node() -> Result<()> {
    if !exists("node") || !exists("npm") {
        bail!("Node.js with npm is missing: install Node.js 20.19 or later");
    }
    let version = output(program("node").arg("--version"))?;
    let mut parts = version.trim().trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version_pair = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if version_pair < (20, 19) {
        bail!("Node.js {} is too old: 20.19 or later is needed", version.trim());
    }
    Ok(())
}

/// `npm ci` in a folder, unless what it last installed there is what the lock file says.
///
/// # Errors
/// Where there is no lock file or npm fails.
pub fn node_packages(folder: &Path) -> Result<()> {
    let lock_file = folder.join("package-lock.json");
    let lock = fs::read(&lock_file).with_context(|| format!("{} cannot be read", lock_file.display()))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let shown = lock_file.strip_prefix(root()).unwrap_or(&lock_file).display();
    step(&format!("install the npm packages of {shown}"), || {
        run(program("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder))?;
        fs::write(&stamp, lock).context("node_modules cannot be written")
    })
}
