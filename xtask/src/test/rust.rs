//! Formatting, lints and tests of the Rust code.

use crate::process::{program, run};
use crate::tally::Tally;
use anyhow::{Context, Result};

/// Formatting and lints, for this machine and for WebAssembly.
pub fn checks(tally: &mut Tally) {
    tally.check("format of the Rust code", || cargo(&["fmt", "--all", "--", "--check", "--files-with-diff"]));
    tally.check("lints of the Rust code", || {
        cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])
    });
    for package in ["attestation-fit", "attestation-fit-authoring"] {
        tally.check(&format!("lints of {package} for WebAssembly"), || {
            let target = ["--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"];
            cargo(&[&["clippy", "--quiet", "--package", package, "--lib"][..], &target].concat())
        });
    }
}

/// Unit and integration tests.
pub fn tests(tally: &mut Tally) {
    tally.suite("tests of the Rust code", || {
        let output = program("cargo").args(["test", "--quiet", "--workspace", "--no-fail-fast"]).output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let (passed, mut failed) = counted(&text);
        if !output.status.success() {
            println!("{text}{}", String::from_utf8_lossy(&output.stderr));
            failed = failed.max(1);
        }
        println!("  {passed} passed, {failed} failed in cargo test");
        Ok((passed, failed))
    });
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run(program("cargo").args(arguments)).context("see above")
}

/// Adds up cargo's lines `test result: ok. 12 passed; 0 failed; …`.
fn counted(text: &str) -> (usize, usize) {
    let number = |line: &str, word: &str| -> usize {
        let before = line.split(word).next().unwrap_or_default();
        before.split_whitespace().next_back().and_then(|number| number.parse().ok()).unwrap_or_default()
    };
    text.lines()
        .filter(|line| line.starts_with("test result:"))
        .map(|line| (number(line, " passed"), number(line, " failed")))
        .fold((0, 0), |sum, line| (sum.0 + line.0, sum.1 + line.1))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn cargo_results_are_added_up() {
        let text = "test result: ok. 12 passed; 1 failed; 0 ignored\nnoise\ntest result: ok. 3 passed; 0 failed;\n";
        assert_eq!(counted(text), (15, 1));
    }
}
