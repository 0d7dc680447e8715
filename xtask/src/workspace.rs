//! Where things are.

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

/// A program of an npm package.
pub fn node_program(name: &str) -> PathBuf {
    let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    at("node_modules/.bin").join(name)
}

/// The version of the crate, which is the version of the npm package.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
