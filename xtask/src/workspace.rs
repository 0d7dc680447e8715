//! Where things are.

use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Names another checkout to work on; the second of two compared builds uses it.
pub const ROOT_VARIABLE: &str = "XTASK_ROOT";

/// The root of the repository.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let own = || Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned();
        std::env::var_os(ROOT_VARIABLE).map_or_else(own, PathBuf::from)
    })
}

/// A path of the repository: `at("www/demo")`.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// A TOML file of the repository as JSON.
///
/// # Errors
/// Where there is none, or it is no TOML.
pub fn table(file: &str) -> Result<Map<String, Value>> {
    let text = fs::read_to_string(at(file)).with_context(|| format!("{file} cannot be read"))?;
    toml::from_str(&text).with_context(|| format!("{file} is no TOML"))
}

/// Writes a file and the folders above it.
///
/// # Errors
/// Where the file cannot be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, text)?)
}

/// A program of an npm package.
pub fn node_program(name: &str) -> PathBuf {
    let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    at("node_modules/.bin").join(name)
}

/// The version of the crate, which is the version of the npm package.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
