//! `cargo xtask build`: everything that is published, in `dist/`, and the demo site, in `dist/site/`.

use crate::bundle::{self, gzip};
use crate::progress::step;
use crate::recipe::Recipe;
use crate::words::{self, Words};
use crate::workspace::{VERSION, at, write};
use crate::{assemble, model, questionnaire, setup, site, sizes, verify, wasm};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a build works and where it puts its results.
pub struct Places {
    /// Compiled Rust.
    pub target: PathBuf,
    /// What the build generates for the scripts, and WebAssembly on its way.
    pub generated: PathBuf,
    /// The package.
    pub dist: PathBuf,
}

impl Places {
    /// The places of a plain build.
    pub fn usual() -> Self {
        Self { target: at("target"), generated: at("target/pack/generated"), dist: at("dist") }
    }
}

/// `cargo xtask build`: builds, and checks the sizes.
///
/// # Errors
/// As [`all`], and where a file is over its budget.
pub fn command(places: &Places) -> Result<()> {
    all(places)?;
    sizes::check(&places.dist, &Recipe::read()?.budgets)
}

/// Builds the package and the site.
///
/// # Errors
/// Where a tool fails, or the model or the words have problems.
pub fn all(places: &Places) -> Result<()> {
    setup::tools()?;
    let Places { generated, dist, .. } = places;
    let source = model::source()?;
    let packed = step("pack the model", || model::pack(&source))?;
    let library =
        step("verify the model over its whole answer space", || words::library(verify::published(&source, &packed)?))?;
    let all_words = step("merge the words", || words::read_all(&model::named(&source)))?;

    empty(dist)?;
    empty(generated)?;
    let engine = modules(&Recipe::read()?, places)?;
    contents(generated, &packed, &library, &all_words)?;
    step("bundle the scripts", || bundle::scripts("package", generated, dist))?;
    step("write the types", || bundle::types(dist))?;
    step("assemble the package", || assemble::package(dist, &engine, &source, &packed, &all_words))?;
    step("build the site", || site::build(generated, dist))?;
    println!("embed.js of {VERSION}: integrity=\"{}\"", bundle::integrity(&dist.join("embed.js"))?);
    Ok(())
}

/// The three WebAssembly builds, where the scripts import them; returns the path of `engine.wasm`.
fn modules(recipe: &Recipe, places: &Places) -> Result<PathBuf> {
    let build = |name: &str| {
        step(&format!("build {name}"), || wasm::build(recipe, name, &places.target, &places.generated.join(name)))
    };
    let engine = build("engine")?;
    fs::write(engine.with_extension("wasm.gz"), gzip(&fs::read(&engine)?)?)?;
    build("authoring")?;
    let javascript = build("engine-js")?;
    step("turn the engine into JavaScript", || wasm::to_javascript(recipe, &javascript))?;
    Ok(engine)
}

/// The model, and what the page says (www/engine/generated.d.ts has the shapes).
fn contents(generated: &Path, packed: &[u8], library: &Value, all_words: &[Words]) -> Result<()> {
    fs::write(generated.join("model.bin"), packed)?;
    fs::write(generated.join("model.bin.gz"), gzip(packed)?)?;
    let english = words::module(all_words.first().context("there are no words")?);
    let questionnaire = questionnaire::shown_first(packed)?;
    for (name, value) in [("english", &english), ("library", library), ("questionnaire", &questionnaire)] {
        write(&generated.join(name).with_extension("json"), &value.to_string())?;
    }
    let loaders: Vec<_> = all_words
        .iter()
        .skip(1)
        .map(|words| format!("{:?}: () => import(\"./locales/{}.js\")", words.locale, words.locale))
        .collect();
    write(&generated.join("locales.js"), &format!("export default {{ {} }};\n", loaders.join(", ")))
}

/// An empty folder.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    Ok(fs::create_dir_all(folder)?)
}
