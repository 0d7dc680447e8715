//! Shows that something goes on: a spinner in a terminal, one line a step elsewhere.

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Does the work and says how long it took.
///
/// # Errors
/// Whatever the work returns.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    judged(name, work, |_| true)
}

/// As [`step`], for work that can end without an error and yet not well.
///
/// # Errors
/// Whatever the work returns.
pub fn judged<T>(name: &str, work: impl FnOnce() -> Result<T>, well: impl FnOnce(&T) -> bool) -> Result<T> {
    let start = Instant::now();
    let spinner = spinner(name);
    let result = work();
    if let Some(spinner) = spinner {
        spinner.finish_and_clear();
    }
    let mark = if result.as_ref().is_ok_and(well) { "✓" } else { "✗" };
    println!("{mark} {name} ({:.1} s)", start.elapsed().as_secs_f32());
    result
}

/// A bar over a known number of parts; hidden where nobody looks.
pub fn bar(name: &str, parts: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{msg} {bar:32} {pos}/{len} {eta}").unwrap_or(ProgressStyle::default_bar());
    ProgressBar::new(parts).with_style(style).with_message(name.to_owned())
}

fn spinner(name: &str) -> Option<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}").unwrap_or(ProgressStyle::default_spinner());
    let spinner = ProgressBar::new_spinner().with_style(style).with_message(name.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(100));
    Some(spinner)
}
