//! Builds the crates for WebAssembly: cargo, wasm-bindgen (as a library), wasm-opt, and wasm2js for the
//! JavaScript build.

use crate::process::{output, program, run};
use crate::recipe::{Module, Recipe};
use crate::workspace::{node_program, root};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// File name that wasm-bindgen is given; www/engine/start.ts names the glue after it.
const NAME: &str = "attestation_fit";

/// Builds one of the modules of wasm-pack.toml into `folder`: the optimised module, whose path it returns, and beside it
/// the glue, an ES module that is also the module's import object.
///
/// # Errors
/// Where a tool fails.
pub fn build(recipe: &Recipe, name: &str, target: &Path, folder: &Path) -> Result<PathBuf> {
    let module = recipe.module(name)?;
    let compiled = compile(name, module, target)?;
    bind(recipe, module, &compiled, folder)?;
    let wasm = folder.join(format!("{NAME}.wasm"));
    optimise(recipe, module, &folder.join(format!("{NAME}_bg.wasm")), &wasm)?;
    Ok(wasm)
}

/// The module as JavaScript, beside its glue.
///
/// # Errors
/// Where wasm2js fails.
pub fn to_javascript(recipe: &Recipe, wasm: &Path) -> Result<()> {
    let mut command = program(node_program("wasm2js"));
    run(command.arg("-Oz").args(feature_flags(recipe)).arg(wasm).arg("-o").arg(wasm.with_extension("js")))
}

fn compile(name: &str, module: &Module, target: &Path) -> Result<PathBuf> {
    // Builds with other compiler flags get a folder of their own, so that neither throws the other's work away.
    let target = if module.target_features.is_empty() { target.to_owned() } else { target.join(name) };
    let mut command = program("cargo");
    // The module alone: a crate that is built as an rlib as well gets no link-time optimisation from Cargo.
    command.args(["rustc", "--crate-type", "cdylib", "--quiet", "--locked", "--lib", "--package", &module.package]);
    command.args(["--target", "wasm32-unknown-unknown", "--profile", &module.profile]);
    command.arg("--target-dir").arg(&target).arg("--features").arg(module.cargo_features.join(","));
    command.env("CARGO_ENCODED_RUSTFLAGS", compiler_flags(module)?.join("\x1f"));
    run(&mut command)?;
    Ok(target
        .join("wasm32-unknown-unknown")
        .join(&module.profile)
        .join(format!("{}.wasm", module.package.replace('-', "_"))))
}

/// Paths of the machine stay out of the bytes, so that they are the same everywhere.
fn compiler_flags(module: &Module) -> Result<Vec<String>> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    let mut flags = vec![format!("--remap-path-prefix={}=/rust", sysroot.trim())];
    if let Some(home) = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(default_cargo_home) {
        flags.push(format!("--remap-path-prefix={}=/cargo", home.display()));
    }
    flags.push(format!("--remap-path-prefix={}=/attestation-fit", root().display()));
    if !module.target_features.is_empty() {
        flags.push(format!("-Ctarget-feature={}", module.target_features.join(",")));
    }
    Ok(flags)
}

fn default_cargo_home() -> Option<PathBuf> {
    std::env::home_dir().map(|home| home.join(".cargo"))
}

fn bind(recipe: &Recipe, module: &Module, compiled: &Path, folder: &Path) -> Result<()> {
    let mut bytes = fs::read(compiled).with_context(|| format!("{} is missing", compiled.display()))?;
    fs::create_dir_all(folder)?;
    if !module.target_features.is_empty() {
        // The precompiled standard library leaves names of features in this section that the code does not use, and
        // wasm-bindgen believes the section.
        let plain = folder.join("without-target-features.wasm");
        let mut strip = program(node_program("wasm-opt"));
        run(strip.args(feature_flags(recipe)).arg("--strip-target-features").arg(compiled).arg("-o").arg(&plain))?;
        bytes = fs::read(&plain)?;
    }
    Bindgen::new()
        .input_bytes(NAME, bytes)
        .bundler(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen failed")
}

fn optimise(recipe: &Recipe, module: &Module, from: &Path, to: &Path) -> Result<()> {
    let mut command = program(node_program("wasm-opt"));
    let off: Vec<_> = module.target_features.iter().filter_map(|feature| feature.strip_prefix('-')).collect();
    command.args(feature_flags(recipe).into_iter().filter(|flag| !off.iter().any(|name| flag.ends_with(name))));
    command.args(&module.wasm_opt).args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
    run(command.arg(from).arg("-o").arg(to))
}

fn feature_flags(recipe: &Recipe) -> Vec<String> {
    recipe.wasm_opt.features.iter().map(|feature| format!("--enable-{feature}")).collect()
}
