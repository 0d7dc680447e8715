//! What the files weigh, and whether they stay within the budgets of wasm-pack.toml.

use crate::bundle::gzip;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Prints the size of every script, language and module of the package, raw and after gzip, and compares with the budgets.
///
/// # Errors
/// Names each file over its budget, and each budget without a file.
pub fn check(dist: &Path, budgets: &BTreeMap<String, usize>) -> Result<()> {
    println!("{:<24} {:>9} {:>9}", "bytes", "raw", "gzip");
    let mut problems = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for folder in ["", "locales"] {
        for entry in fs::read_dir(dist.join(folder)).with_context(|| format!("{} is not built", dist.display()))? {
            names.push(Path::new(folder).join(entry?.file_name()).to_string_lossy().into_owned());
        }
    }
    names.retain(|name| [".js", ".wasm", ".bin"].iter().any(|ending| name.ends_with(ending)));
    names.sort();
    for name in &names {
        let bytes = fs::read(dist.join(name))?;
        let packed = gzip(&bytes)?.len();
        let budget = budgets.get(name);
        println!("{name:<24} {:>9} {packed:>9}{}", bytes.len(), budget.map_or(String::new(), |b| format!("  (≤ {b})")));
        if budget.is_some_and(|budget| packed > *budget) {
            problems.push(format!("{name}: {packed} bytes after gzip"));
        }
    }
    problems.extend(budgets.keys().filter(|name| !names.contains(name)).map(|name| format!("{name} is not built")));
    if !problems.is_empty() {
        bail!("over the budgets of wasm-pack.toml:\n  {}", problems.join("\n  "));
    }
    Ok(())
}
