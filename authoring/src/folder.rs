//! A model kept as a folder of TOML files, put together into the one structure that everything else takes.

use serde_json::{Map, Value};
use std::fs;
use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// The model of a folder, as JSON: `model.toml` and `questionnaire.toml` are its top level, each file of `decisions/` is a
/// table, `roadmap.toml`, `learn.toml` and `facts.toml` are the sections that they are named for, and `handover.toml` is
/// the part `handover` of `learn`.
///
/// # Errors
/// A file that cannot be read or is no TOML, with its path.
pub fn assemble(folder: &Path) -> Result<Value> {
    let mut model = table(&folder.join("model.toml"))?;
    model.append(&mut table(&folder.join("questionnaire.toml"))?);
    let files = tables_of(&folder.join("decisions"))?;
    let decisions = files.iter().map(|file| table(file).map(Value::Object)).collect::<Result<_>>()?;
    model.insert("decisions".into(), Value::Array(decisions));
    for section in ["roadmap", "facts"] {
        model.insert(section.into(), Value::Object(table(&folder.join(format!("{section}.toml")))?));
    }
    // `handover.toml` is a file of its own for its length; to others it is a part of what is shown beside the advice.
    let mut learn = table(&folder.join("learn.toml"))?;
    learn.append(&mut table(&folder.join("handover.toml"))?);
    model.insert("learn".into(), Value::Object(learn));
    Ok(Value::Object(model))
}

/// One file as JSON, its entries in the order of the file.
///
/// # Errors
/// As [`assemble`].
pub fn table(file: &Path) -> Result<Map<String, Value>> {
    let wrong =
        |kind: ErrorKind, error: &dyn core::fmt::Display| Error::new(kind, format!("{}: {error}", file.display()));
    let text = fs::read_to_string(file).map_err(|error| wrong(error.kind(), &error))?;
    toml::from_str(&text).map_err(|error| wrong(ErrorKind::InvalidData, &error))
}

/// The TOML files of a folder by name, whatever order the file system has.
fn tables_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    Ok(files)
}
