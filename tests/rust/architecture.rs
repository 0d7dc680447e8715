//! The shape of the code: what ARCHITECTURE.md promises is held here. The order of the modules is read from there.

use crate::imports::{self, files, rust, typescript};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Lines of code, without comments, that a file may have at most: of Rust, and of TypeScript in www. CONTRIBUTING wants
/// 80 to 250; what is longer than this is not one thing any more.
const LONGEST: usize = 400;

/// Imports against the order, each with its reason. One that is no longer there must go from here, too.
const EXCEPTIONS: [(&str, &str, &str, &str); 1] = [(
    "www/element",
    "attestation-fit",
    "types",
    "the entry tells all types, and those of the tag are made of its class",
)];

fn excepted(folder: &str, file: &str, import: &str) -> bool {
    EXCEPTIONS.iter().any(|(of, from, to, _)| *of == folder && *from == module(file) && *to == module(import))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The order in ARCHITECTURE.md: by folder, modules from left to right. Modules between commas stand side by side.
fn order() -> BTreeMap<String, Vec<Vec<String>>> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, block) = text.split_once("```text order\n").expect("ARCHITECTURE.md has a block ```text order");
    let (block, _) = block.split_once("```").unwrap();
    let mut order: BTreeMap<String, String> = BTreeMap::new();
    let mut folder = String::new();
    for line in block.lines() {
        let rest = match line.split_once(' ') {
            Some((name, rest)) if !name.is_empty() => {
                name.clone_into(&mut folder);
                rest
            }
            _ => line,
        };
        order.entry(folder.clone()).or_default().push_str(rest);
    }
    let ranks = |text: String| {
        text.split('←').map(|rank| rank.split(',').map(|name| name.trim().to_owned()).collect()).collect()
    };
    order.into_iter().map(|(folder, text)| (folder, ranks(text))).collect()
}

/// By file of a folder, what it imports of the same folder: paths relative to it, without their ending.
fn graph(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    if folder.starts_with("www") { typescript::graph(&root().join(folder)) } else { rust::graph(&root().join(folder)) }
}

/// The module of a file: its first folder, or its own name.
fn module(file: &str) -> &str {
    file.split('/').next().unwrap()
}

/// Entry points know everything and nobody knows them.
fn is_entry(folder: &str, module: &str) -> bool {
    !folder.starts_with("www") && module == "lib"
}

#[test]
fn every_module_has_its_place_in_the_order() {
    let mut wrong = Vec::new();
    for (folder, ranks) in order() {
        let named: BTreeSet<String> = ranks.concat().into_iter().collect();
        let files = graph(&folder);
        let there: BTreeSet<String> = files.keys().map(|file| module(file).to_owned()).collect();
        let there = there.into_iter().filter(|module| !is_entry(&folder, module)).collect::<BTreeSet<String>>();
        wrong.extend(there.difference(&named).map(|module| format!("{folder}/{module} has no place")));
        wrong.extend(named.difference(&there).map(|module| format!("{folder}/{module} is not there")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_module_imports_from_its_right() {
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for (folder, ranks) in order() {
        let rank = |module: &str| ranks.iter().position(|rank| rank.iter().any(|name| name == module));
        for (file, imports) in graph(&folder) {
            let (own, Some(at)) = (module(&file), rank(module(&file))) else { continue };
            for import in imports.iter().filter(|import| module(import) != own) {
                looked_at += 1;
                if rank(module(import)).is_some_and(|other| other >= at) && !excepted(&folder, &file, import) {
                    wrong.push(format!("{folder}/{file} imports {import}"));
                }
            }
        }
    }
    assert!(looked_at > 150, "imports are found: {looked_at}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let mut circles = Vec::new();
    for folder in ["src", "authoring/src", "www", "www/element"] {
        let mut graph = graph(folder);
        if folder == "www" {
            // The element's own files are looked at apart, with its exceptions.
            graph.iter_mut().for_each(|(file, imports)| {
                imports.retain(|import| module(import) != "element" || module(file) != "element");
            });
        }
        for (file, imports) in &mut graph {
            imports.retain(|import| !excepted(folder, file, import));
        }
        circles.extend(circle(&graph).into_iter().map(|circle| format!("{folder}: {}", circle.join(" → "))));
    }
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// A module's own file knows the files in its folder (`model.rs`, `model/mod.rs` and `model/packed.rs`): the pair is one
/// thing, so only circles between things count.
fn circle(graph: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn visit(
        at: &str,
        graph: &BTreeMap<String, BTreeSet<String>>,
        path: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> Option<Vec<String>> {
        if let Some(start) = path.iter().position(|other| other == at) {
            return Some(path[start..].iter().cloned().chain([at.to_owned()]).collect());
        }
        if !done.contains(at) {
            path.push(at.to_owned());
            for next in graph.get(at).into_iter().flatten() {
                if let Some(found) = visit(next, graph, path, done) {
                    return Some(found);
                }
            }
            path.pop();
            done.insert(at.to_owned());
        }
        None
    }
    let within = |one: &str, other: &str| other.strip_prefix(one).is_some_and(|rest| rest.starts_with('/'));
    let mut between = graph.clone();
    for (file, imports) in &mut between {
        imports.retain(|import| !within(file, import) && !within(import, file));
    }
    let mut done = BTreeSet::new();
    graph.keys().find_map(|file| visit(file, &between, &mut Vec::new(), &mut done))
}

#[test]
fn every_exception_is_still_one() {
    for (folder, from, to, _) in EXCEPTIONS {
        let there = graph(folder)
            .iter()
            .any(|(file, imports)| module(file) == from && imports.iter().any(|import| module(import) == to));
        assert!(there, "{folder}/{from} no longer imports {to}: take it out of EXCEPTIONS");
    }
}

#[test]
fn a_circle_is_found() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in edges {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        graph
    };
    assert_eq!(circle(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
    assert_eq!(circle(&graph(&[("m", "m/x"), ("m/x", "m")])), None);
    assert_eq!(circle(&graph(&[("a", "b"), ("b", "c"), ("c", "b")])).unwrap(), ["b", "c", "b"]);
}

/// By file of src/: its text without tests and comments.
fn engine() -> Vec<(String, String)> {
    let folder = root().join("src");
    files(&folder, &["rs"]).into_iter().map(|file| (imports::name(&folder, &file), rust::code(&file))).collect()
}

#[test]
fn javascript_values_occur_in_the_bindings_only() {
    let elsewhere: Vec<String> = engine()
        .into_iter()
        .filter(|(file, text)| {
            module(file) != "js" && ["JsValue", "js_sys", "web_sys"].iter().any(|name| text.contains(name))
        })
        .map(|(file, _)| file)
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn the_engine_reads_no_clock_and_no_file_and_prints_nothing() {
    let forbidden = ["std::fs", "std::time", "std::env", "std::net", "println!", "eprintln!", "rand::"];
    let mut wrong = Vec::new();
    for (file, text) in engine() {
        wrong.extend(forbidden.iter().filter(|name| text.contains(**name)).map(|name| format!("{file}: {name}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Crates that a build of a package holds, by name.
fn crates(package: &str, target: Option<&str>) -> BTreeSet<String> {
    let mut command = std::process::Command::new(env!("CARGO"));
    command.args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--package", package]);
    let output = command.args(target.map(|target| format!("--target={target}"))).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn the_host_build_holds_no_wasm_bindgen() {
    for package in ["attestation-fit", "attestation-fit-authoring"] {
        let crates = crates(package, None);
        assert!(crates.contains("serde"), "{package}: crates are found");
        for binding in ["wasm-bindgen", "js-sys", "web-sys", "serde-wasm-bindgen"] {
            assert!(!crates.contains(binding), "{package} holds {binding}");
        }
    }
}

#[test]
fn the_prospects_module_holds_no_authoring() {
    let crates = crates("attestation-fit", Some("wasm32-unknown-unknown"));
    assert!(crates.contains("wasm-bindgen"), "crates are found");
    assert!(!crates.contains("attestation-fit-authoring"));
}

#[test]
fn no_file_is_longer_than_one_can_read() {
    let mut long = Vec::new();
    for (folder, kind) in [("src", "rs"), ("authoring/src", "rs"), ("xtask/src", "rs"), ("www", "ts")] {
        let folder = root().join(folder);
        let found: Vec<PathBuf> = files(&folder, &[kind]);
        assert!(!found.is_empty());
        let lines = found.iter().map(|file| {
            let text = if kind == "rs" { rust::code(file) } else { typescript::code(file) };
            (file, text.lines().filter(|line| !line.trim().is_empty()).count())
        });
        long.extend(
            lines.filter(|(_, lines)| *lines > LONGEST).map(|(file, lines)| format!("{}: {lines}", file.display())),
        );
    }
    assert!(long.is_empty(), "more than {LONGEST} lines of code:\n{}", long.join("\n"));
}
