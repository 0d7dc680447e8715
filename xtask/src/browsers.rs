//! The browsers of the tests: those of the machine, by environment variable or PATH; on Debian as root, installed.

use crate::process::{exists, program, run};
use crate::progress::step;
use anyhow::{Result, bail};
use std::path::Path;

/// One program that the browser tests drive or call.
struct Needed {
    /// Programs of which one must be there.
    programs: &'static [&'static str],
    /// Names the program where it is not on PATH.
    variable: &'static str,
    /// Debian packages that bring it.
    packages: &'static [&'static str],
}

const NEEDED: [Needed; 5] = [
    Needed {
        programs: &["chromium", "chromium-browser", "google-chrome"],
        variable: "CHROMIUM",
        packages: &["chromium"],
    },
    Needed { programs: &["firefox-esr", "firefox"], variable: "FIREFOX", packages: &["firefox-esr"] },
    Needed { programs: &["WebKitWebDriver"], variable: "WEBKIT_DRIVER", packages: &["webkit2gtk-driver"] },
    Needed { programs: &["Xvfb"], variable: "XVFB", packages: &["xvfb"] },
    Needed { programs: &["pdftotext"], variable: "PDFTOTEXT", packages: &["poppler-utils"] },
];

/// Makes sure that the browsers are there; returns variables with their paths, for the tests.
///
/// # Errors
/// Where one is missing and cannot be installed from here; the message says what to install.
pub fn ready() -> Result<Vec<(&'static str, String)>> {
    found(&NEEDED)
}

/// The same for Chromium alone.
///
/// # Errors
/// As [`ready`].
pub fn chromium() -> Result<Vec<(&'static str, String)>> {
    found(&NEEDED[..1])
}

fn found(wanted: &[Needed]) -> Result<Vec<(&'static str, String)>> {
    let missing: Vec<_> =
        wanted.iter().filter(|needed| needed.find().is_none()).flat_map(|needed| needed.packages).collect();
    if !missing.is_empty() {
        let names = missing.iter().map(|name| **name).collect::<Vec<_>>().join(" ");
        if !(exists("apt-get") && is_root()) {
            let variables = wanted.iter().map(|needed| needed.variable).collect::<Vec<_>>().join(", ");
            bail!(
                "the browser tests need: {names} (names of Debian's packages). Install them, or name programs of yours \
                 in {variables}"
            );
        }
        step(&format!("install {names}"), || {
            let apt =
                |arguments: &[&str]| run(program("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
            apt(&["update", "--quiet"])?;
            let mut install =
                vec!["install", "--yes", "--quiet", "--no-install-recommends", "fonts-dejavu-core", "fonts-noto-core"];
            install.extend(missing.iter().copied());
            apt(&install)
        })?;
    }
    let mut variables = Vec::new();
    for needed in wanted {
        match needed.find() {
            Some(path) => variables.push((needed.variable, path)),
            None => bail!("{} is still missing after installing {:?}", needed.programs[0], needed.packages),
        }
    }
    Ok(variables)
}

impl Needed {
    fn find(&self) -> Option<String> {
        if let Ok(path) = std::env::var(self.variable) {
            return Path::new(&path).is_file().then_some(path);
        }
        let folders = std::env::var_os("PATH")?;
        let folders: Vec<_> = std::env::split_paths(&folders).collect();
        let found = self.programs.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
        found.into_iter().find(|path| path.is_file()).map(|path| path.to_string_lossy().into_owned())
    }
}

fn is_root() -> bool {
    crate::process::output(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
