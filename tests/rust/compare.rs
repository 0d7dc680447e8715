//! Comparing two models: what is told of pairs of small random models is what going through all of their answers finds.

use crate::common;
use crate::reference::{self, Answer, Source, interview};
use attestation_fit_authoring::{Overlay, Source as Tree, Why, compare, pack, verify};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;

fn tree(json: &Value) -> Tree {
    serde_json::from_value(json.clone()).unwrap()
}

/// An answer that both models know: as the old one has it, as the new one has it, what it weighs.
type Both = (Answer, Answer, f64);

/// Called with a set of answers: of the old model, of the new one, and its weight.
type Visit<'a> = dyn FnMut(&[Answer], &[Answer], f64) + 'a;

/// The models as going through all answers sees them.
struct Plain {
    old: Source,
    new: Source,
    /// Positions of the same question, and the answers that both know; the first is "I don't know".
    shared: Vec<(usize, usize, Vec<Both>)>,
}

impl Plain {
    fn of(old: Source, new: Source) -> Self {
        let mut shared = Vec::new();
        for (at, question) in new.questions.iter().enumerate() {
            let found = old.questions.iter().position(|other| other.id == question.id && other.many == question.many);
            let Some(before) = found else { continue };
            let was = &old.questions[before];
            let weights = interview::weights(question);
            let weight = |answer: Answer| -> f64 {
                let given = question.answers().into_iter().zip(&weights);
                given
                    .filter(|(other, _)| *other & !question.unknown_choices() == answer)
                    .map(|(_, weight)| weight)
                    .sum()
            };
            let translated = |answer: Answer| -> Option<Answer> {
                reference::positions(u64::from(answer))
                    .map(|choice| {
                        let id = &question.choices[choice].id;
                        was.choices.iter().position(|other| other.id == *id).map(|at| 1 << at)
                    })
                    .sum()
            };
            let both = question.distinct_answers().into_iter().filter_map(|answer| {
                let translated = translated(answer)?;
                was.distinct_answers().contains(&translated).then(|| (translated, answer, weight(answer)))
            });
            shared.push((before, at, both.collect()));
        }
        Self { old, new, shared }
    }

    /// Every set of answers: of the old model, of the new one, its weight.
    fn each(&self, visit: &mut Visit<'_>) {
        let (mut old, mut new) = (vec![0; self.old.questions.len()], vec![0; self.new.questions.len()]);
        self.from(0, 1.0, &mut old, &mut new, visit);
    }

    fn from(&self, at: usize, weight: f64, old: &mut Vec<Answer>, new: &mut Vec<Answer>, visit: &mut Visit<'_>) {
        let Some((before, after, answers)) = self.shared.get(at) else { return visit(old, new, weight) };
        for (was, is, share) in answers {
            (old[*before], new[*after]) = (*was, *is);
            self.from(at + 1, weight * share, old, new, visit);
        }
    }

    /// Whether no question is answered that neither model asks.
    fn real(&self, old: &[Answer], new: &[Answer]) -> bool {
        let (seen_old, seen_new) = (self.old.effective(old), self.new.effective(new));
        self.shared.iter().all(|(before, after, _)| {
            new[*after] == 0 || self.old.relevant(*before, &seen_old) || self.new.relevant(*after, &seen_new)
        })
    }

    /// The outcomes of answers in the form of an example of the comparison.
    fn outcomes(&self, example: &Value) -> [String; 2] {
        [&self.old, &self.new].map(|model| {
            let bit = |question: &reference::Question, id: &Value| -> Answer {
                1 << question.choices.iter().position(|choice| json!(choice.id) == *id).unwrap()
            };
            let answer = |question: &reference::Question| match example.get(&question.id) {
                None | Some(Value::Null) => 0,
                Some(Value::Array(ids)) => ids.iter().map(|id| bit(question, id)).sum(),
                Some(id) => bit(question, id),
            };
            let answers: Vec<Answer> = model.questions.iter().map(answer).collect();
            model.outcomes[model.outcome(&answers).unwrap()].clone()
        })
    }
}

#[derive(Default)]
struct Counted {
    compared: usize,
    changed: usize,
    left_out: usize,
}

/// Compares two models in both ways; the first difference is the error.
fn agree(old: &Value, new: &Value, counted: &mut Counted) -> Result<(), String> {
    let (old, new) = (tree(old), tree(new));
    if pack(&old).is_err() || pack(&new).is_err() {
        return Ok(());
    }
    let told = serde_json::to_value(compare(&old, &new).map_err(|error| error.to_string())?).unwrap();
    let plain = Plain::of(Source::read(&old), Source::read(&new));
    let (mut sets, mut whole, mut unlike) = (0_u64, 0.0, 0.0);
    let mut pairs: BTreeMap<(String, String), (u64, f64)> = BTreeMap::new();
    plain.each(&mut |old, new, weight| {
        let from = &plain.old.outcomes[plain.old.outcome(old).unwrap()];
        let to = &plain.new.outcomes[plain.new.outcome(new).unwrap()];
        let real = plain.real(old, new);
        sets += u64::from(real);
        whole += weight;
        if from != to {
            unlike += weight;
            let (count, likely) = pairs.entry((from.clone(), to.clone())).or_default();
            *count += u64::from(real);
            *likely += weight;
        }
    });
    let near = |told: &Value, part: f64| match told.as_f64() {
        None => whole == 0.0,
        Some(told) => (told - part / whole * 1e6).abs() < 1.5,
    };
    let changed: u64 = pairs.values().map(|(count, _)| count).sum();
    if told["answerSets"] != json!(sets.to_string()) || told["changed"] != json!(changed.to_string()) {
        return Err(format!("{changed} of {sets} sets of answers, and told is {told}"));
    }
    if !near(&told["share"], unlike) {
        return Err(format!("{unlike} of {whole} is told as {}", told["share"]));
    }
    let moved = told["moved"].as_array().unwrap();
    if moved.len() != pairs.len() {
        return Err(format!("{pairs:?}, and told is {told}"));
    }
    for entry in moved {
        let ids = ["from", "to"].map(|key| entry[key].as_str().unwrap().to_owned());
        let (count, likely) = pairs[&(ids[0].clone(), ids[1].clone())];
        let right = entry["answerSets"] == json!(count.to_string()) && near(&entry["share"], likely);
        if !right || plain.outcomes(&entry["example"]) != ids {
            return Err(format!("{count} ({likely} of {whole}) is told as {entry}"));
        }
    }
    counted.compared += 1;
    counted.changed += usize::from(changed > 0);
    counted.left_out += usize::from(told["leftOut"] != json!([]));
    Ok(())
}

#[test]
fn comparisons_of_random_models_are_what_going_through_all_answers_finds() {
    let cases = 150;
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        max_shrink_iters: 5000,
        ..Config::default()
    };
    let counted = RefCell::new(Counted::default());
    let tapes = (
        proptest::collection::vec(proptest::num::u16::ANY, 40..400),
        proptest::collection::vec((0..200_usize, proptest::num::u16::ANY), 0..4),
    );
    let models = |tape: &[u16], edits: &[(usize, u16)]| {
        let mut edited = tape.to_vec();
        for (at, number) in edits {
            let at = at % edited.len();
            edited[at] = *number;
        }
        (common::generate::model(tape), common::generate::model(&edited))
    };
    let result = TestRunner::new(config).run(&tapes, |(tape, edits)| {
        let (old, new) = models(&tape, &edits);
        agree(&old, &new, &mut counted.borrow_mut()).map_err(TestCaseError::fail)
    });
    if let Err(proptest::test_runner::TestError::Fail(reason, (tape, edits))) = result {
        let (old, new) = models(&tape, &edits);
        panic!("{reason}\n{old}\n{new}");
    }
    let Counted { compared, changed, left_out } = counted.into_inner();
    println!("{compared} compared, {changed} with other outcomes, {left_out} with something left out");
    assert!(compared * 4 > cases as usize && changed * 8 > cases as usize && left_out * 15 > cases as usize);
}

fn small() -> Value {
    json!({
        "id": "small", "version": "1", "outcome": "advice", "outcomes": ["a", "b"],
        "questions": [
            { "id": "x", "select": "one", "choices": [{ "id": "p" }, { "id": "q" }] },
            { "id": "y", "select": "many", "choices": [{ "id": "r" }, { "id": "s" }], "relevant": { "x": ["p"] } }
        ],
        "decisions": [{ "id": "advice", "hit": "first", "rules": [
            { "id": "one", "when": { "y": ["r"] }, "then": "a" }, { "id": "two", "then": "b" }
        ] }]
    })
}

#[test]
fn a_model_is_the_same_as_itself() {
    let comparison = compare(&tree(&small()), &tree(&small())).unwrap();
    // with p four answers to y, otherwise none
    assert_eq!((comparison.answer_sets.as_str(), comparison.changed.as_str()), ("6", "0"));
    assert_eq!((comparison.share, comparison.moved.len(), comparison.left_out.len()), (Some(0), 0, 0));
}

#[test]
fn what_one_model_does_not_know_is_left_out_and_told() {
    let mut new = small();
    new["questions"][0]["choices"][1]["id"] = json!("other");
    new["questions"][1]["choices"][1]["exclusive"] = json!(true);
    new["questions"].as_array_mut().unwrap().push(json!({ "id": "z", "select": "one", "choices": [{ "id": "t" }] }));
    new["decisions"][0]["rules"][0]["then"] = json!("b");
    let comparison = compare(&tree(&small()), &tree(&new)).unwrap();
    let left_out: Vec<(&str, Why)> = comparison.left_out.iter().map(|entry| (entry.path.as_str(), entry.why)).collect();
    assert_eq!(
        left_out,
        [("x.q", Why::OnlyOld), ("x.other", Why::OnlyNew), ("y.s", Why::Differs), ("z", Why::OnlyNew)]
    );
    // unknown; p with unknown, r or s
    assert_eq!((comparison.answer_sets.as_str(), comparison.changed.as_str()), ("4", "1"));
    let moved = &comparison.moved[0];
    assert_eq!((moved.from.as_str(), moved.to.as_str()), ("a", "b"));
    assert_eq!(serde_json::to_value(&moved.example).unwrap(), json!({ "x": "p", "y": ["r"] }));
}

#[test]
fn a_source_that_is_no_model_is_named() {
    let mut new = small();
    new["decisions"][0]["rules"].as_array_mut().unwrap().pop();
    let problems = compare(&tree(&small()), &tree(&new)).unwrap_err().problems;
    assert_eq!((problems[0].code, problems[0].path.as_str()), ("gap", "new: decisions.advice.rules"));
}

fn with_overlay(text: &str) -> Tree {
    let overlay = Overlay::read(&format!("id = \"ours\"\nversion = \"1\"\n{text}")).unwrap();
    overlay.apply(&common::source()).unwrap().source
}

#[test]
fn the_default_model_with_other_texts_has_as_many_sets_of_answers_as_are_verified_and_the_same_outcomes() {
    let source = common::source();
    let comparison = compare(&source, &with_overlay("[words.en.outcomes.renew]\ntitle = \"Renew\"\n")).unwrap();
    assert_eq!(comparison.answer_sets, verify(&pack(&source).unwrap()).unwrap().answer_sets);
    assert_eq!((comparison.changed.as_str(), comparison.share), ("0", Some(0)));
}

#[test]
fn a_rule_of_the_default_model_that_is_off_moves_what_it_decided() {
    let comparison = compare(&common::source(), &with_overlay("[off]\nrules = [\"outcome.cmmc-first\"]\n")).unwrap();
    assert!(!comparison.moved.is_empty() && comparison.left_out.is_empty(), "{comparison:?}");
    assert!(comparison.moved.iter().all(|moved| moved.from == "other_scheme_first"), "{comparison:?}");
}

#[test]
fn a_choice_of_the_default_model_that_is_off_is_left_out() {
    let comparison = compare(&common::source(), &with_overlay("[off]\nchoices = [\"firmness.one_off\"]\n")).unwrap();
    let left_out: Vec<(&str, Why)> = comparison.left_out.iter().map(|entry| (entry.path.as_str(), entry.why)).collect();
    assert_eq!(left_out, [("firmness.one_off", Why::OnlyOld)]);
}
