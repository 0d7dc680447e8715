//! Counts checks and tests over all suites.

use crate::progress::judged;
use anyhow::{Result, bail};

/// How many checks passed and failed so far.
#[derive(Debug, Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
    failures: Vec<String>,
}

impl Tally {
    /// One check that passes or fails as a whole; true where it passed.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> bool {
        self.suite(name, || work().map(|()| (1, 0)))
    }

    /// A suite that counts its own tests: passed and failed. One that cannot run counts as one failure.
    pub fn suite(&mut self, name: &str, work: impl FnOnce() -> Result<(usize, usize)>) -> bool {
        let (passed, failed) = match judged(name, work, |(_, failed)| *failed == 0) {
            Ok(counts) => counts,
            Err(error) => {
                println!("{error:#}\n");
                (0, 1)
            }
        };
        self.passed += passed;
        self.failed += failed;
        if failed > 0 {
            self.failures.push(name.to_owned());
        }
        failed == 0
    }

    /// Prints the closing line.
    ///
    /// # Errors
    /// Where a check failed.
    pub fn close(self) -> Result<()> {
        if !self.failures.is_empty() {
            println!("\nfailed: {}", self.failures.join(" · "));
        }
        println!("\n{} passed, {} failed", self.passed, self.failed);
        if self.failed > 0 {
            bail!("{} checks failed", self.failed);
        }
        Ok(())
    }
}
