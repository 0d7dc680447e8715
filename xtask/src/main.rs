//! The one way to build, serve, test and measure the project: `cargo xtask <command>`.

#![allow(clippy::disallowed_types, reason = "the engine has no clock; its workshop has one")]

mod assemble;
mod bench;
mod browsers;
mod build;
mod bundle;
mod docs;
mod documents;
mod freshness;
mod grounds;
mod json;
mod model;
mod notices;
mod package;
mod pictures;
mod process;
mod progress;
mod questionnaire;
mod recipe;
mod serve;
mod setup;
mod site;
mod sizes;
mod tally;
mod test;
mod verify;
mod wasm;
mod words;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, serves, tests and measures attestation-fit. Each command sets up what it needs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds everything and serves the demo site
    Serve {
        /// Port of this machine
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve what was built before
        #[arg(long)]
        built: bool,
        /// Don't open a browser
        #[arg(long)]
        no_open: bool,
    },
    /// Runs every check; the last line counts them
    Test {
        /// Which checks
        #[arg(value_enum, default_value_t = test::Which::All)]
        which: test::Which,
    },
    /// Builds the npm package and the site into dist/
    Build,
    /// Builds twice, compares, lints and packs the npm package
    Package,
    /// Checks and packs the model
    Model,
    /// Verifies the model over its whole answer space
    Verify,
    /// Measures speed and size
    Bench {
        /// Only programs whose name contains this
        only: Option<String>,
        /// Measure what was built before
        #[arg(long)]
        built: bool,
    },
    /// Writes docs/reference from the types and their docstrings
    Docs,
    /// Takes pictures of the widget's main states into docs/pictures
    Pictures {
        /// Use what was built before
        #[arg(long)]
        built: bool,
    },
    /// Checks the words, or accepts a translation as up to date
    Words {
        #[command(subcommand)]
        action: WordsAction,
    },
}

#[derive(Subcommand)]
enum WordsAction {
    /// Lists every missing, surplus and stale text
    Check,
    /// Marks the translations of a language as made from today's English
    Accept {
        /// Tag of the language, as in www/locales/<tag>.toml
        locale: String,
    },
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Serve { port, built, no_open } => serve::command(port, built, !no_open),
        Command::Test { which } => test::command(which),
        Command::Build => build::command(&build::Places::usual()),
        Command::Package => package::command(),
        Command::Model => model::command(),
        Command::Verify => verify::command(),
        Command::Bench { only, built } => bench::command(only.as_deref(), built),
        Command::Docs => docs::command(),
        Command::Pictures { built } => pictures::command(built),
        Command::Words { action: WordsAction::Check } => words::command(),
        Command::Words { action: WordsAction::Accept { locale } } => words::accept(&locale),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
