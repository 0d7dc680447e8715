//! `wasm-pack.toml`: what the build packs, and with what.

use crate::workspace::at;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

/// The packing recipe.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Recipe {
    /// Exact versions, by tool.
    #[cfg_attr(not(test), expect(dead_code, reason = "held against the lock files by a test"))]
    pub tools: BTreeMap<String, String>,
    /// The builds, by name.
    pub modules: BTreeMap<String, Module>,
    /// Settings for all modules.
    pub wasm_opt: WasmOpt,
    /// Bytes after gzip not to be exceeded, by file of `dist/`.
    pub budgets: BTreeMap<String, usize>,
}

/// One build of a crate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Module {
    /// The crate.
    pub package: String,
    /// Profile of Cargo.toml.
    pub profile: String,
    /// Target features to switch on or off.
    #[serde(default)]
    pub target_features: Vec<String>,
    /// Features of the crate.
    #[serde(default)]
    pub cargo_features: Vec<String>,
    /// Flags of wasm-opt beside the features.
    pub wasm_opt: Vec<String>,
}

/// Settings of wasm-opt for all modules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WasmOpt {
    /// WebAssembly features that a module may use.
    pub features: Vec<String>,
}

impl Recipe {
    /// Reads the recipe of this repository.
    ///
    /// # Errors
    /// Where the file is missing or holds something unknown.
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(at("wasm-pack.toml")).context("wasm-pack.toml cannot be read")?;
        toml::from_str(&text).context("wasm-pack.toml is not as xtask expects it")
    }

    /// The build of this name.
    ///
    /// # Errors
    /// Where wasm-pack.toml has none.
    pub fn module(&self, name: &str) -> Result<&Module> {
        self.modules.get(name).with_context(|| format!("wasm-pack.toml has no [modules.{name}]"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The version that a lock file of npm holds for a package.
    fn npm_lock(package: &str) -> String {
        let lock: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(at("package-lock.json")).unwrap()).unwrap();
        lock["packages"][format!("node_modules/{package}")]["version"].as_str().unwrap().to_owned()
    }

    /// The versions that Cargo.lock holds for a crate.
    fn cargo_lock(name: &str) -> Vec<String> {
        let lock: toml::Table = fs::read_to_string(at("Cargo.lock")).unwrap().parse().unwrap();
        let packages = lock["package"].as_array().unwrap();
        packages
            .iter()
            .filter(|package| package["name"].as_str() == Some(name))
            .map(|package| package["version"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn tool_versions_are_those_of_the_lock_files() {
        let recipe = Recipe::read().unwrap();
        for name in ["wasm-bindgen", "wasm-bindgen-cli-support"] {
            assert_eq!(cargo_lock(name), [recipe.tools["wasm-bindgen"].clone()], "{name} in Cargo.lock");
        }
        for name in ["binaryen", "esbuild"] {
            assert_eq!(npm_lock(name), recipe.tools[name], "{name} in package-lock.json");
        }
    }

    #[test]
    fn wasm_pack_leaves_the_engine_as_compiled_too() {
        let recipe = Recipe::read().unwrap();
        let cargo: toml::Table = fs::read_to_string(at("Cargo.toml")).unwrap().parse().unwrap();
        let passes = &cargo["package"]["metadata"]["wasm-pack"]["profile"]["release"]["wasm-opt"];
        assert_eq!((passes.as_bool(), recipe.modules["engine"].wasm_opt.len()), (Some(false), 0));
    }

    #[test]
    fn what_is_checked_and_what_is_published_are_built_by_one_version_of_rust() {
        let version = |workflow: &str| {
            let text = fs::read_to_string(at(".github/workflows").join(workflow)).unwrap();
            let line = text.lines().find_map(|line| line.trim().strip_prefix("RUSTUP_TOOLCHAIN: "));
            line.unwrap().trim_matches('"').to_owned()
        };
        assert_eq!(version("check.yml"), version("release.yml"));
        assert!(version("release.yml").split('.').count() == 3, "an exact version, not a channel");
    }

    #[test]
    fn the_profiles_exist() {
        let recipe = Recipe::read().unwrap();
        let cargo: toml::Table = fs::read_to_string(at("Cargo.toml")).unwrap().parse().unwrap();
        for (name, module) in &recipe.modules {
            assert!(cargo["profile"].get(&module.profile).is_some(), "profile of {name}");
        }
    }
}
