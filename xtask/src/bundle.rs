//! esbuild, as www/esbuild.config.mjs has it, and tsc: sources to the scripts and types of the package.

use crate::process::{program, run};
use crate::workspace::node_program;
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha384};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// Runs www/esbuild.config.mjs.
///
/// # Errors
/// Where esbuild fails.
pub fn scripts(what: &str, generated: &Path, out: &Path) -> Result<()> {
    run(&mut esbuild(what, generated, out))
}

/// The same for the demo site, whose snippets name the hash of the `embed.js` that stands there already.
///
/// # Errors
/// Where esbuild fails, or there is no `embed.js`.
pub fn site(generated: &Path, out: &Path) -> Result<()> {
    run(esbuild("site", generated, out).arg(integrity(&out.join("embed.js"))?))
}

fn esbuild(what: &str, generated: &Path, out: &Path) -> Command {
    let mut command = program("node");
    command.arg("www/esbuild.config.mjs").arg(what).arg(generated).arg(out);
    command
}

/// Bytes as gzip -9 has them, the same on every machine.
///
/// # Errors
/// Where compressing fails.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The value for a script tag's `integrity`.
///
/// # Errors
/// Where the file cannot be read.
pub fn integrity(file: &Path) -> Result<String> {
    Ok(format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(fs::read(file)?))))
}

/// Types, in the folders of the sources.
///
/// # Errors
/// Where the sources have type errors.
pub fn types(dist: &Path) -> Result<()> {
    let out = dist.join("types");
    run(program(node_program("tsc")).args(["--project", "www/package/tsconfig.types.json", "--outDir"]).arg(&out))?;
    published(&out)
}

/// Declarations name the files that they stand beside (`./types.js`, not `./types.ts`), and nothing that consumers do
/// not have: Lit is bundled, so its types, which only inner members mention, are unknown.
fn published(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            published(&path)?;
        } else {
            let text = fs::read_to_string(&path)?.replace(".ts\"", ".js\"");
            let lines: Vec<_> = text.lines().map(without_lit).collect();
            fs::write(&path, lines.join("\n") + "\n")?;
        }
    }
    Ok(())
}

/// `import type { TemplateResult } from "lit/html.js";` → `type TemplateResult = unknown;`
fn without_lit(line: &str) -> String {
    let names = line.strip_prefix("import").filter(|rest| rest.contains(" from \"lit")).and_then(|rest| {
        let (_, names) = rest.split_once('{')?;
        Some(names.split_once('}')?.0)
    });
    match names {
        None => line.to_owned(),
        Some(names) => {
            let names = names.split(',').map(|name| name.trim().trim_start_matches("type "));
            names.map(|name| format!("type {name} = unknown;")).collect::<Vec<_>>().join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::without_lit;

    #[test]
    fn types_of_lit_become_unknown() {
        let line = "import { type TemplateResult, svg } from \"lit/html.js\";";
        assert_eq!(without_lit(line), "type TemplateResult = unknown; type svg = unknown;");
        assert_eq!(without_lit("import { a } from \"./lit.js\";"), "import { a } from \"./lit.js\";");
    }
}
