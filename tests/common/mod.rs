//! What several tests share: the default model, read from its folder, and answers from JSON.
#![allow(dead_code, reason = "each test binary uses a part")]

use attestation_fit::answers::{Answers, RawAnswer, RawAnswers};
use attestation_fit::authoring::{self, Tree, tree};
use attestation_fit::model::Model;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The folder of the default model.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("model")
}

/// The default model's source.
pub fn source() -> Tree {
    let read = |path: &Path| toml::from_str::<Tree>(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut files = Vec::new();
    for name in ["model", "questionnaire", "roadmap", "facts", "learn"] {
        files.push((name.to_owned(), read(&folder().join(name).with_extension("toml"))));
    }
    for entry in std::fs::read_dir(folder().join("decisions")).unwrap() {
        let path = entry.unwrap().path();
        files.push((format!("decisions/{}", path.file_stem().unwrap().to_string_lossy()), read(&path)));
    }
    tree::assemble(files)
}

/// The default model.
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| match authoring::model(&source()) {
        Ok(model) => model,
        Err(error) => panic!("{error}"),
    })
}

/// Answers as they come from JSON.
pub fn raw(answers: &serde_json::Value) -> RawAnswers {
    let one = |value: &serde_json::Value| match value {
        serde_json::Value::Null => RawAnswer::Unknown,
        serde_json::Value::String(id) => RawAnswer::One(id.clone()),
        serde_json::Value::Array(ids) => RawAnswer::Many(ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()),
        _ => RawAnswer::Other("a number"),
    };
    answers.as_object().unwrap().iter().map(|(id, value)| (id.clone(), one(value))).collect()
}

/// Checked answers of the default model, from JSON.
pub fn answers(answers: &serde_json::Value) -> Answers {
    Answers::check(model(), &raw(answers)).unwrap()
}
