//! The documents that the npm package brings, at the paths that they have in the repository, so that their links hold.

use crate::bundle::integrity;
use crate::workspace::{at, write};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Documents by themselves, and folders of documents.
const FILES: [&str; 2] = ["README.md", "model/README.md"];
const FOLDERS: [&str; 2] = ["docs", "docs/reference"];

/// Lines from one to the other are about the repository and mean nothing in the package.
const BEGIN: &str = "<!-- repository";
const END: &str = "<!-- /repository -->";

/// What snippets of the repository say, since each build has another hash; those of the package have its own.
const ANY_INTEGRITY: &str = "integrity=\"sha384-…\"";

/// Writes them into the package.
///
/// # Errors
/// Where one cannot be read, or has a beginning without an end.
pub fn publish(dist: &Path) -> Result<()> {
    let integrity = format!("integrity=\"{}\"", integrity(&dist.join("embed.js"))?);
    let mut files: Vec<PathBuf> = FILES.iter().map(PathBuf::from).collect();
    for folder in FOLDERS {
        for entry in fs::read_dir(at(folder))? {
            let name = Path::new(folder).join(entry?.file_name());
            if name.extension().is_some_and(|kind| kind == "md") {
                files.push(name);
            }
        }
    }
    for file in files {
        let text = fs::read_to_string(at(&file.to_string_lossy()));
        let text = text.with_context(|| format!("{} cannot be read", file.display()))?;
        let text = for_package(&text).with_context(|| file.display().to_string())?;
        write(&dist.join(&file), &text.replace(ANY_INTEGRITY, &integrity))?;
    }
    Ok(())
}

/// A document without its passages about the repository.
fn for_package(text: &str) -> Result<String> {
    let mut kept = String::new();
    let mut about_repository = false;
    for line in text.lines() {
        match (about_repository, line.starts_with(BEGIN), line == END) {
            (false, true, _) => about_repository = true,
            (true, _, true) => about_repository = false,
            (true, ..) => {}
            // What is left out leaves no gap.
            (false, ..) if line.is_empty() && kept.ends_with("\n\n") => {}
            (false, ..) => kept.extend([line, "\n"]),
        }
    }
    if about_repository {
        bail!("`{BEGIN} …` without `{END}`");
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_the_repository_is_left_out() {
        let text = "# Name\n\n<!-- repository: why -->\nBuild it.\n<!-- /repository -->\n\nUse it.\n";
        assert_eq!(for_package(text).unwrap(), "# Name\n\nUse it.\n");
        assert!(for_package("<!-- repository -->\nBuild it.\n").is_err());
    }
}
