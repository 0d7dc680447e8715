//! Running other programs: quiet where they succeed, everything they said where they fail.

use crate::workspace::root;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// A program with the repository as its folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// What the program printed to standard output.
///
/// # Errors
/// Where it cannot be started or fails; the message holds all that it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let name = shown(command);
    let output = command.output().with_context(|| format!("`{name}` could not be started"))?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let said = format!("{stdout}{}", String::from_utf8_lossy(&output.stderr));
        bail!("`{name}` failed ({})\n{}", output.status, last_lines(&said));
    }
    Ok(stdout.into_owned())
}

/// The end of a long output, where tools say what is wrong.
fn last_lines(text: &str) -> String {
    const SHOWN: usize = 200;
    let lines: Vec<_> = text.lines().collect();
    let hidden = lines.len().saturating_sub(SHOWN);
    let note = if hidden > 0 { format!("… {hidden} lines before\n") } else { String::new() };
    note + &lines[hidden..].join("\n")
}

/// Runs the program in silence.
///
/// # Errors
/// As [`output`].
pub fn run(command: &mut Command) -> Result<()> {
    output(command).map(drop)
}

/// True where the program can be started and says its version.
pub fn exists(name: &str) -> bool {
    Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// The command as one would type it, shortened.
fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    let mut line = words.join(" ");
    if line.len() > 300 {
        line = line.chars().take(300).chain("…".chars()).collect();
    }
    line
}
