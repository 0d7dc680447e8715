//! Imports of TypeScript: relative addresses in `import`, `export … from` and `import()`, types included.

use super::{files, name};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// A file's text without comments that take whole lines.
pub(crate) fn code(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    let comment = |line: &&str| ["//", "/*", "*"].iter().any(|sign| line.trim_start().starts_with(sign));
    text.lines().filter(|line| !comment(line)).collect::<Vec<_>>().join("\n")
}

/// By file of a folder, the files of it that it imports. Declarations (`.d.ts`) say what others write and are left out.
pub(crate) fn graph(folder: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let sources = files(folder, &["ts"]).into_iter().filter(|file| !file.to_string_lossy().ends_with(".d.ts"));
    let imports = |file: PathBuf| {
        let place = file.parent().unwrap();
        let imported = addresses(&code(&file)).into_iter().map(|address| joined(place, &address));
        let imported = imported.filter(|target| target.starts_with(folder) && target.is_file());
        (name(folder, &file), imported.map(|target| name(folder, &target)).collect())
    };
    sources.map(imports).collect()
}

/// Each relative address that ends in `.ts`.
fn addresses(code: &str) -> Vec<String> {
    let quoted = code.split('"').collect::<Vec<_>>();
    let imported = |before: &str| {
        let before = before.trim_end().trim_end_matches('(').trim_end();
        before.ends_with("from") || before.ends_with("import")
    };
    let pairs = quoted.windows(2).filter(|pair| pair[1].starts_with('.') && pair[1].ends_with(".ts"));
    pairs.filter(|pair| imported(pair[0])).map(|pair| pair[1].to_owned()).collect()
}

fn joined(place: &Path, address: &str) -> PathBuf {
    let mut path = place.to_owned();
    for part in Path::new(address).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path
}

#[test]
fn addresses_are_found_in_each_form() {
    let code = r#"
        import "./a.ts";
        import { b,
          c } from "../b.ts";
        export * from "./c.ts";
        import type { D } from "./d.ts";
        const e = import("./e.ts");
        import { html } from "lit";
        const f = "./f.ts";
    "#;
    assert_eq!(addresses(code), ["./a.ts", "../b.ts", "./c.ts", "./d.ts", "./e.ts"]);
}
