//! `cargo xtask build`: everything that is published, in `dist/`, and the demo site, in `dist/site/`.

use crate::bundle::{self, Folders};
use crate::progress::step;
use crate::recipe::Recipe;
use crate::sizes::Sizes;
use crate::words::{self, Words};
use crate::workspace::{VERSION, at};
use crate::{assemble, embed, model, payload, questionnaire, setup, site, sizes, verify, wasm};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a build works and where it puts its results.
pub struct Places {
    /// Compiled Rust.
    pub target: PathBuf,
    /// Generated modules and WebAssembly on its way.
    pub work: PathBuf,
    /// The package.
    pub dist: PathBuf,
}

impl Places {
    /// The places of a plain build.
    pub fn usual() -> Self {
        Self { target: at("target"), work: at("target/pack"), dist: at("dist") }
    }
}

/// `cargo xtask build`: builds, and checks the sizes.
///
/// # Errors
/// As [`all`], and where a file is over its budget.
pub fn command(places: &Places) -> Result<()> {
    sizes::check(&all(places)?, &Recipe::read()?.budgets)
}

/// Builds the package and the site; prints and returns the sizes.
///
/// # Errors
/// Where a tool fails, or the model or the words have problems.
pub fn all(places: &Places) -> Result<Vec<Sizes>> {
    setup::tools()?;
    let recipe = Recipe::read()?;
    let source = model::source()?;
    let packed = step("pack the model", || model::pack(&source))?;
    let library =
        step("verify the model over its whole answer space", || words::library(verify::published(&source, &packed)?))?;
    let all_words = step("merge the words", || words::read_all(&model::named(&source)))?;

    empty(&places.dist)?;
    let folders = Folders { generated: places.work.join("generated"), dist: places.dist.clone() };
    let engine = modules(&recipe, places, &folders)?;
    let theme = bundle::theme()?;
    let english = words::module(all_words.first().context("there are no words")?);
    generate(&folders, &theme, &english, &packed, &library, &all_words)?;
    step("bundle the scripts", || bundle::package(&folders))?;
    let contents = embed::Contents {
        theme: &theme,
        english: &english,
        library: &library,
        model: &packed,
        engine: &fs::read(&engine)?,
    };
    let parts = step("compress what embed.js holds", || embed::finish(&folders, &contents))?;
    step("write the types", || bundle::types(&folders))?;
    step("assemble the package", || assemble::package(&folders, &engine, &source, &packed, &all_words))?;
    step("build the site", || site::build(&folders))?;

    let sizes = measured(&folders, parts, &all_words)?;
    sizes::print(&sizes, &recipe.budgets);
    println!("embed.js of {VERSION}: integrity=\"{}\"", assemble::integrity(&places.dist.join("embed.js"))?);
    Ok(sizes)
}

/// The three WebAssembly builds and what the scripts import of them; returns the path of `engine.wasm`.
fn modules(recipe: &Recipe, places: &Places, folders: &Folders) -> Result<PathBuf> {
    let build = |name: &str| {
        step(&format!("build {name}"), || wasm::build(recipe, name, &places.target, &places.work.join(name)))
    };
    let generated = |name: &str| folders.generated.join(name).with_extension("js");
    fs::create_dir_all(&folders.generated)?;

    let engine = build("engine")?;
    fs::copy(&engine.glue, generated("engine"))?;
    step("compress engine.wasm", || payload::gzipped(&generated("engine-payload"), &fs::read(&engine.wasm)?))?;

    let authoring = build("authoring")?;
    fs::copy(&authoring.glue, generated("authoring"))?;
    payload::bytes(&generated("authoring-payload"), &fs::read(&authoring.wasm)?)?;

    let javascript = build("engine-js")?;
    step("turn the engine into JavaScript", || {
        wasm::to_javascript(recipe, &javascript, &generated("engine-js"), &generated("engine-js-glue"))
    })?;
    Ok(engine.wasm)
}

fn generate(
    folders: &Folders,
    theme: &str,
    english: &Value,
    packed: &[u8],
    library: &Value,
    all_words: &[Words],
) -> Result<()> {
    let generated = |name: &str| folders.generated.join(name).with_extension("js");
    payload::gzipped(&generated("model-payload"), packed)?;
    payload::bytes(&generated("model-base64"), packed)?;
    payload::object(&generated("library"), library)?;
    payload::object(&generated("questionnaire"), &questionnaire::shown_first(packed)?)?;
    payload::object(&generated("theme"), &theme.into())?;
    payload::object(&generated("english"), english)?;
    let loaders: Vec<_> = all_words
        .iter()
        .skip(1)
        .map(|words| format!("{:?}: () => import(\"./locales/{}.js\")", words.locale, words.locale))
        .collect();
    payload::write(&generated("locales"), &format!("export default {{ {} }};\n", loaders.join(", ")))
}

fn measured(folders: &Folders, parts: Vec<Sizes>, all_words: &[Words]) -> Result<Vec<Sizes>> {
    let file = |name: &str| sizes::measure(name, &fs::read(folders.dist.join(name))?);
    let mut rows = vec![file("embed.js")?];
    rows.extend(parts);
    for name in ["engine.wasm", "model.bin", "index.js", "define.js", "compat.js", "authoring.js"] {
        rows.push(file(name)?);
    }
    for words in &all_words[1..] {
        rows.push(file(&format!("locales/{}.js", words.locale))?);
    }
    Ok(rows)
}

/// An empty folder.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    Ok(fs::create_dir_all(folder)?)
}
