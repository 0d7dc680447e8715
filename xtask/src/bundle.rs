//! esbuild and tsc: TypeScript sources to the modules, the one-file script and the types of the package.

use crate::process::{output, program, run};
use crate::workspace::{at, node_program};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Modules that www/ imports and that the build generates.
const GENERATED: [&str; 13] = [
    "authoring",
    "authoring-payload",
    "engine",
    "engine-js",
    "engine-js-glue",
    "engine-payload",
    "english",
    "library",
    "locales",
    "model-base64",
    "model-payload",
    "questionnaire",
    "theme",
];

/// Files that stay files: loaded when they are needed, relative to the script that asks for them.
const LOADED_LATER: [&str; 2] = ["./compat.js", "./locales/*"];

/// The modules that share chunks, by name in the package.
const MODULES: [(&str, &str); 5] = [
    ("index", "www/engine/engine.ts"),
    ("slim", "www/engine/slim.ts"),
    ("authoring", "www/authoring/authoring.ts"),
    ("element", "www/element/attestation-fit.ts"),
    ("define", "www/element/define.ts"),
];

/// Parts of www/contents that `embed.js` has in its one payload.
const EMBEDDED: [&str; 3] = ["engine", "model", "theme"];

/// Where the build puts what it generates, and where the package goes.
pub struct Folders {
    /// Generated modules.
    pub generated: PathBuf,
    /// The package.
    pub dist: PathBuf,
}

/// All scripts of the package.
///
/// # Errors
/// Where esbuild fails.
pub fn package(folders: &Folders) -> Result<()> {
    let mut modules = esbuild(folders, &folders.dist);
    modules.args(["--format=esm", "--splitting", "--chunk-names=shared-[hash]"]);
    modules.args(MODULES.map(|(name, entry)| format!("{name}={}", at(entry).display())));
    run(&mut modules)?;

    let mut compat = esbuild(folders, &folders.dist);
    compat.arg("--format=esm").arg(format!("compat={}", at("www/engine/compat.ts").display()));
    run(&mut compat)?;

    let mut embed = esbuild(folders, &folders.dist);
    embed.args(EMBEDDED.map(|part| format!("--alias:contents/{part}={}", at("www/embed/contents.ts").display())));
    embed.arg("--format=esm").arg(format!("embed={}", at("www/embed/embed.ts").display()));
    run(&mut embed)?;
    polished(&folders.dist)
}

/// Begins an import of an address that is put together at run time. Bundlers look for its file, and warn, unless a comment
/// tells them not to; esbuild drops such comments.
const RUN_TIME_IMPORT: &str = "import(`";
const LEFT_ALONE: &str = "import(/* webpackIgnore: true */ /* @vite-ignore */ `";

/// esbuild leaves the insides of templates as they were written. In minified scripts a line that begins with spaces is
/// one of a template of HTML or CSS, where they mean nothing.
fn polished(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let text = fs::read_to_string(&path)?.replace(RUN_TIME_IMPORT, LEFT_ALONE);
            let lines: Vec<_> = text.split('\n').map(|line| line.trim_start_matches(' ')).collect();
            fs::write(&path, lines.join("\n"))?;
        }
    }
    Ok(())
}

/// Scripts of a page: each entry becomes a file of the same name in `out`.
///
/// # Errors
/// Where esbuild fails.
pub fn page(folders: &Folders, entries: &[PathBuf], out: &Path) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut command = esbuild(folders, out);
    command.arg("--format=esm").args(entries);
    run(&mut command)
}

/// The style sheets of the element, joined and minified.
///
/// # Errors
/// Where esbuild fails.
pub fn theme() -> Result<String> {
    let mut command = program(node_program("esbuild"));
    let text = output(command.args(["--bundle", "--minify", "--charset=utf8", "www/element/theme/index.css"]))?;
    // esbuild leaves custom properties as they were written
    Ok(text.trim_end().replace(": ", ":"))
}

/// Tests for Node, one file each, unminified so that a failure can be read.
///
/// # Errors
/// Where esbuild fails.
pub fn unit_tests(folders: &Folders, entries: &[PathBuf], out: &Path) -> Result<()> {
    let mut command = esbuild(folders, out);
    run(command.args(["--format=esm", "--platform=node", "--minify=false", "--sourcemap=inline"]).args(entries))
}

fn esbuild(folders: &Folders, out: &Path) -> Command {
    let mut command = program(node_program("esbuild"));
    command.args([
        "--bundle",
        "--minify",
        "--target=es2022",
        "--charset=utf8",
        "--legal-comments=eof",
        "--log-level=warning",
    ]);
    command.arg(format!("--outdir={}", out.display()));
    command.arg(format!("--inject:{}", at("www/package/without-dom.ts").display()));
    command.args(LOADED_LATER.map(|file| format!("--external:{file}")));
    for name in GENERATED {
        command
            .arg(format!("--alias:generated/{name}={}", folders.generated.join(name).with_extension("js").display()));
    }
    command
}

/// Types, in the folders of the sources.
///
/// # Errors
/// Where the sources have type errors.
pub fn types(folders: &Folders) -> Result<()> {
    let out = folders.dist.join("types");
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
