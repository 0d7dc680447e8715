//! The four ways into the engine, each as a function of bytes. What comes out must be a refusal that says something, or
//! something that works.

use crate::common::{self, Random, generate};
use crate::compared;
use crate::reference::{Source, whole};
use attestation_fit::answers::Answers;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::Model;
use attestation_fit_authoring as authoring;
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Compiles what the targets need, outside of any time limit.
pub(crate) fn ready() {
    common::model();
    good_models();
}

/// A share link's text. Letters are themselves; a byte that is none stands for a word that links are made of, so that
/// chance writes links.
pub(crate) fn link(bytes: &[u8]) {
    let model = common::model();
    let words = words();
    let text: String = bytes
        .iter()
        .map(|byte| {
            if byte.is_ascii() {
                char::from(*byte).to_string()
            } else {
                words[usize::from(*byte) % words.len()].clone()
            }
        })
        .collect();
    match Answers::from_text(model, &text) {
        Ok(answers) => {
            assert_eq!(answers.to_text(model), text, "only what the engine writes is read");
            reported(model, &answers);
        }
        Err(problems) => refused(&problems),
    }
}

/// Answers as a page gives them: JSON where the bytes are JSON, otherwise made of them.
pub(crate) fn answers(bytes: &[u8]) {
    let model = common::model();
    let given: Value = serde_json::from_slice(bytes).unwrap_or_else(|_| made_answers(bytes));
    if !given.is_object() {
        return;
    }
    match Answers::check(model, &common::raw(&given)) {
        Ok(answers) => {
            let text = answers.to_text(model);
            assert_eq!(Answers::from_text(model, &text).as_ref(), Ok(&answers), "{text}");
            let report = reported(model, &answers);
            // The canonical form is a fixed point.
            assert_eq!(common::answers_of(model, &report["answers"]), answers);
        }
        Err(problems) => refused(&problems),
    }
}

/// A packed model. Bytes that begin with `edit` are edits to a good one; others are the model themselves.
pub(crate) fn packed(bytes: &[u8]) {
    let mut edited;
    let bytes = match bytes.strip_prefix(b"edit") {
        None => bytes,
        Some(edits) => {
            let good = good_models();
            edited = good[usize::from(edits.first().copied().unwrap_or(0)) % good.len()].clone();
            for edit in edits.get(1..).unwrap_or_default().chunks_exact(4) {
                let place = usize::from(u16::from_le_bytes([edit[1], edit[2]])) % edited.len().max(1);
                match edit[0] % 4 {
                    0 => edited[place] = edit[3],
                    1 => edited[place] ^= 1 << (edit[3] % 8),
                    2 => edited.insert(place, edit[3]),
                    _ if edited.len() > 1 => drop(edited.remove(place)),
                    _ => {}
                }
            }
            &edited
        }
    };
    match Model::read(bytes) {
        Err(error) => refused(&error.problems),
        Ok(model) => {
            reported(&model, &Answers::open(&model));
            let mut chance = Random(bytes.len() as u64);
            for _ in 0..3 {
                reported(&model, &some_answers(&model, &mut chance));
            }
        }
    }
}

/// A source: JSON where the bytes are JSON, otherwise a small whole model made of them, which is compared with the
/// second implementation set of answers by set of answers.
pub(crate) fn source(bytes: &[u8]) {
    if let Ok(json) = serde_json::from_slice::<Value>(bytes) {
        let Ok(tree) = serde_json::from_value(json) else { return };
        let problems = authoring::check(&tree);
        match authoring::pack(&tree) {
            Err(error) => assert_eq!(error.problems, problems, "packing says what checking says"),
            Ok(packed) => {
                assert_eq!(problems, [], "what can be packed has no problems");
                let model = Model::read(&packed).unwrap();
                reported(&model, &Answers::open(&model));
            }
        }
        return;
    }
    let tape: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], *pair.last().unwrap()])).collect();
    let json = generate::model(&tape);
    if whole::count(&Source::read(&serde_json::from_value(json.clone()).unwrap())) > 2000 {
        return;
    }
    if let Err(difference) = compared::model(&json, &mut compared::Counted::default()) {
        panic!("{difference}\n{json}");
    }
}

/// A refusal says something that can be read.
fn refused(problems: &[Diagnostic]) {
    assert!(!problems.is_empty(), "refused without a word");
    for problem in problems {
        assert!(!problem.message.is_empty() && !problem.code.is_empty(), "{problem:?}");
    }
}

/// The report, whose promises are looked at.
fn reported(model: &Model, answers: &Answers) -> Value {
    let report = common::report(model, answers);
    let advice = &report["recommendation"];
    let possible = advice["possible"].as_array().unwrap();
    assert!(possible.contains(&advice["outcome"]), "the outcome is possible: {advice}");
    assert_eq!(advice["decided"], json!(possible.len() == 1), "{advice}");
    assert_eq!(report["next"].is_null(), possible.len() == 1, "a question is asked until it is decided: {report}");
    report
}

/// What links are made of: ids of questions and choices, and signs.
fn words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let source = serde_json::to_value(common::table("model/questionnaire.toml")).unwrap();
        let mut words: Vec<String> = [",", ":", "+", "?", "~", ".", "\u{e9}", "%2C"].map(str::to_owned).to_vec();
        for question in source["questions"].as_array().unwrap() {
            let id = question["id"].as_str().unwrap();
            words.extend([format!(",{id}:"), format!(",{id}:?")]);
            for choice in question["choices"].as_array().unwrap() {
                words.push(choice["id"].as_str().unwrap().to_owned());
            }
        }
        words
    })
}

fn made_answers(bytes: &[u8]) -> Value {
    let source = common::table("model/questionnaire.toml");
    let questions = source["questions"].as_array().unwrap();
    let mut given = serde_json::Map::new();
    for entry in bytes.chunks(4).take(40) {
        let part = |index: usize| usize::from(entry.get(index).copied().unwrap_or(0));
        let question = &questions[part(0) % questions.len()];
        let choices = question["choices"].as_array().unwrap();
        let choice = |number: usize| choices[number % choices.len()]["id"].clone();
        let value = match part(1) % 16 {
            0 => json!(null),
            1 => json!(part(2)),
            2 => json!({ "choice": choice(part(2)) }),
            3 => json!([]),
            4 => json!([choice(part(2)), part(3)]),
            5 => json!(format!("{}\u{0}", choice(part(2)))),
            _ if question["select"] == "one" => choice(part(2)),
            6..=9 => json!([choice(part(2))]),
            _ => json!([choice(part(2)), choice(part(3))]),
        };
        let id = question["id"].as_str().unwrap();
        given.insert(if part(1) == 17 { format!("{id} ") } else { id.to_owned() }, value);
    }
    Value::Object(given)
}

/// Packed models whose bytes are edited: the default one, and small ones of each kind.
fn good_models() -> &'static [Vec<u8>] {
    static MODELS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    MODELS.get_or_init(|| {
        let kept = common::data("models.json");
        let small =
            kept.as_array().unwrap().iter().map(|entry| serde_json::from_value(entry["model"].clone()).unwrap());
        let sources = std::iter::once(common::source()).chain(small);
        sources.filter_map(|source| authoring::pack(&source).ok()).collect()
    })
}

/// Answers that the model itself says are possible: what `next` asks, answered as its questionnaire allows.
fn some_answers(model: &Model, chance: &mut Random) -> Answers {
    let questionnaire = serde_json::to_value(attestation_fit::report::questionnaire(model)).unwrap();
    let mut given = serde_json::Map::new();
    for question in questionnaire["questions"].as_array().unwrap() {
        let choices = question["choices"].as_array().unwrap();
        if choices.is_empty() || chance.chance(30) {
            continue;
        }
        let choice = chance.of(choices)["id"].clone();
        let value = match (chance.chance(20), question["select"] == "many") {
            (true, _) => Value::Null,
            (_, true) => json!([choice]),
            (_, false) => choice,
        };
        given.insert(question["id"].as_str().unwrap().to_owned(), value);
    }
    // A model of edited bytes may have two questions of one name, or none that an object can hold.
    Answers::check(model, &common::raw(&Value::Object(given))).unwrap_or_else(|_| Answers::open(model))
}
