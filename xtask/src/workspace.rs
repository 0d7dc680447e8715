//! Where things are.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// A path of the repository: `at("www/demo")`.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// A program of an npm package.
pub fn node_program(name: &str) -> PathBuf {
    let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    at("node_modules/.bin").join(name)
}

/// The version of the crate, which is the version of the npm package.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
