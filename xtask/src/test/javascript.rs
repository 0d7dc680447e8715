//! Lints, types and tests of the JavaScript side. Tests are in tests/<suite>/ and run in Node's own test runner.

use crate::bundle;
use crate::docs;
use crate::process::{program, run};
use crate::serve::Site;
use crate::tally::Tally;
use crate::workspace::{at, node_program};
use anyhow::{Result, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;

/// Lints, formatting, types, and the reference that is written from them.
pub fn checks(tally: &mut Tally) {
    tally.check("lints and format of the scripts", || {
        run(program(node_program("biome")).args(["check", "--error-on-warnings", "--colors=off"]))
    });
    for (name, file) in [("www", "tsconfig.json"), ("cli", "cli/tsconfig.json"), ("tests", "tests/tsconfig.json")] {
        tally.check(&format!("types of {name}"), || {
            run(program(node_program("tsc")).args(["--noEmit", "--project", file]))
        });
    }
    tally.check("docs/reference is what the types say", docs::up_to_date);
}

/// tests/element: what needs neither a page nor the engine. Bundled first, since Node reads no TypeScript.
pub fn unit_tests(tally: &mut Tally) {
    tally.suite("unit tests of the scripts", || {
        let out = at("target/unit-tests");
        let _ = fs::remove_dir_all(&out);
        bundle::scripts("unit-tests", &at("target/pack/generated"), &out)?;
        node("unit", &list(&out, ".test.js")?, 2, &[])
    });
}

/// tests/package: the built package in Node.
pub fn package_tests(tally: &mut Tally) {
    tally.suite("the built package in Node", || node("package", &files("tests/package", ".test.mjs")?, 2, &[]));
}

/// tests/browser: the demo site and the pages of the tests. WebKit has the machine to itself: beside another browser its
/// driver now and then stops answering.
pub fn browser_tests(tally: &mut Tally, browsers: impl FnOnce() -> Result<Vec<(&'static str, String)>>) {
    let mut variables = Vec::new();
    let mut site = None;
    tally.check("start the browsers and the site", || {
        variables = browsers()?;
        site = Some(Site::start(&[at("dist/site"), at("tests/browser/pages")], 0)?);
        Ok(())
    });
    let Some(site) = site else { return };
    variables.push(("SITE", site.address.clone()));
    let run = |browser: &'static str| {
        let mut variables = variables.clone();
        variables.push(("BROWSERS", browser.to_owned()));
        run_node(browser, &files("tests/browser", ".test.mjs")?, 1, &variables)
    };
    tally.suite("the widget in Chromium and, beside it, in Firefox", || {
        let (chromium, firefox) = thread::scope(|scope| {
            let firefox = scope.spawn(|| run("firefox"));
            (run("chromium"), firefox.join())
        });
        let firefox = firefox.map_err(|_| anyhow!("the run in Firefox panicked"))?;
        let (chromium, firefox) = (chromium?.told(), firefox?.told());
        Ok((chromium.0 + firefox.0, chromium.1 + firefox.1))
    });
    tally.suite("the widget in WebKit", || Ok(run("webkit")?.told()));
}

/// Runs test files, so many at once, tells of them, and returns how many tests passed and failed.
pub fn node(
    name: &str,
    files: &[PathBuf],
    at_once: usize,
    variables: &[(&'static str, String)],
) -> Result<(usize, usize)> {
    Ok(run_node(name, files, at_once, variables)?.told())
}

/// A run of Node's test runner.
struct Run {
    name: String,
    files: usize,
    /// What Node's reporter for machines wrote.
    report: String,
    /// What it printed for people, where a test failed.
    output: Option<String>,
}

fn run_node(name: &str, files: &[PathBuf], at_once: usize, variables: &[(&'static str, String)]) -> Result<Run> {
    let report = at(&format!("target/tests-{name}.tap"));
    let mut command = program("node");
    command.arg("--test").arg(format!("--test-concurrency={at_once}"));
    command.args(["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap"]);
    command.arg(format!("--test-reporter-destination={}", report.display()));
    command.args(files).envs(variables.iter().cloned());
    let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output()?;
    let said = || format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Ok(Run {
        name: name.to_owned(),
        files: files.len(),
        report: fs::read_to_string(&report).unwrap_or_default(),
        output: (!output.status.success()).then(said),
    })
}

impl Run {
    /// Prints the outcome, and everything where a test failed; those that a test skips itself with its reason. Returns
    /// how many passed and failed.
    fn told(&self) -> (usize, usize) {
        let report = &self.report;
        let (passed, mut failed) = (count(report, "# pass "), count(report, "# fail ") + count(report, "# cancelled "));
        if let Some(output) = &self.output {
            println!("{output}");
            failed = failed.max(1);
        }
        let skipped = skipped(report);
        let (name, files) = (&self.name, self.files);
        println!("  {name}: {passed} passed, {failed} failed, {} skipped in {files} files", skipped.len());
        for line in skipped {
            println!("    skipped: {line}");
        }
        (passed, failed)
    }
}

fn count(report: &str, word: &str) -> usize {
    report.lines().find_map(|line| line.strip_prefix(word)?.trim().parse().ok()).unwrap_or_default()
}

/// Name and reason of every test that was skipped: `ok 3 - name # SKIP reason` in the report.
fn skipped(report: &str) -> Vec<String> {
    let tests = report.lines().filter_map(|line| line.trim_start().strip_prefix("ok ")?.split_once(" - "));
    tests.filter_map(|(_, test)| test.split_once(" # SKIP ")).map(|(name, why)| format!("{name} ({why})")).collect()
}

/// The files of a folder of the repository with this ending.
pub fn files(folder: &str, ending: &str) -> Result<Vec<PathBuf>> {
    list(&at(folder), ending)
}

fn list(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    if found.is_empty() {
        bail!("{} holds no tests", folder.display());
    }
    Ok(found)
}
