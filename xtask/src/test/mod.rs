//! `cargo xtask test`: every check there is, the quick ones first. The last line counts them all.

mod consumers;
mod javascript;
mod rust;

use crate::build::{self, Places};
use crate::recipe::Recipe;
use crate::tally::Tally;
use crate::{browsers, package, setup, sizes};
use anyhow::Result;
use clap::ValueEnum;

/// Which checks to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// Formatting, lints, types and unit tests: nothing is packed.
    Fast,
    /// The built package in Node and in browsers.
    Browser,
    /// The package itself: contents, types, reproducibility.
    Package,
    /// The packed package in bundlers, frameworks and runtimes.
    Consumers,
    /// All of these.
    All,
}

/// Runs the checks; every one of them, even where one fails.
///
/// # Errors
/// Where a check failed.
pub fn command(which: Which) -> Result<()> {
    setup::tools()?;
    let mut tally = Tally::default();
    if matches!(which, Which::Fast | Which::All) {
        rust::checks(&mut tally);
        javascript::checks(&mut tally);
        rust::tests(&mut tally);
        javascript::unit_tests(&mut tally);
    }
    if which != Which::Fast {
        let places = Places::usual();
        let built = tally.check("build the package and the site", || build::all(&places));
        if built {
            tally.check("sizes within the budgets of wasm-pack.toml", || {
                sizes::check(&places.dist, &Recipe::read()?.budgets)
            });
        }
        // From nothing, while the others run.
        let second = (built && matches!(which, Which::Package | Which::All)).then(package::SecondBuild::start);
        if built && matches!(which, Which::Browser | Which::All) {
            javascript::package_tests(&mut tally);
            javascript::browser_tests(&mut tally, browsers::ready);
        }
        if let Some(second) = second {
            package::checks(&mut tally, &places, second);
        }
        if built && matches!(which, Which::Consumers | Which::All) {
            consumers::tests(&mut tally, &places);
        }
    }
    tally.close()
}
