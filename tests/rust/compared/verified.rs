//! The verification of a model, its counts, findings and examples.

use super::demand;
use crate::reference::run::Run;
use crate::reference::whole::Whole;
use crate::reference::{Answer, Source, verify};
use attestation_fit::diagnostic::{Diagnostic, Example, ExampleAnswer};
use attestation_fit::model::Model;
use attestation_fit_authoring::verify_model;
use std::collections::BTreeMap;

pub(super) fn model(model: &Model, whole: &Whole<'_>) -> Result<(), String> {
    let got = verify_model(model, &mut |_, _| {}).map_err(|problem| format!("{problem:?}"))?;
    let wanted = verify::verify(whole);
    demand(got.answer_sets == wanted.answer_sets.to_string(), || {
        format!("{} answer sets, not {}", got.answer_sets, wanted.answer_sets)
    })?;
    for (share, count) in got.outcomes.iter().zip(&wanted.by_outcome) {
        let millionths = count * 1_000_000 / wanted.answer_sets;
        let fits = share.answer_sets == count.to_string() && u128::from(share.share) == millionths;
        demand(fits, || format!("{share:?}, not {count} answer sets and {millionths} parts per million"))?;
    }
    let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
    for finding in &got.findings {
        *found.entry((finding.code.to_owned(), finding.path.clone())).or_insert(0) += 1;
        shows(whole.source, finding)?;
    }
    demand(found == wanted.findings, || format!("findings {found:?}, not {:?}", wanted.findings))
}

/// Complete answers of an example; what it leaves open is unknown.
pub(super) fn example(source: &Source, example: &Example) -> Vec<Answer> {
    let mut answers = vec![0; source.questions.len()];
    for (id, answer) in &example.0 {
        let question = source.questions.iter().position(|question| question.id == *id).unwrap();
        let bit =
            |id: &String| 1 << source.questions[question].choices.iter().position(|choice| choice.id == *id).unwrap();
        answers[question] = match answer {
            ExampleAnswer::Unknown => 0,
            ExampleAnswer::One(id) => bit(id),
            ExampleAnswer::Many(ids) => ids.iter().map(bit).sum(),
        };
    }
    answers
}

/// The example of a finding shows what it says.
fn shows(source: &Source, finding: &Diagnostic) -> Result<(), String> {
    let named = finding.path.split('.').nth(1).unwrap_or_default();
    let table = source.tables.iter().position(|table| table.id == named);
    let Some(given) = &finding.example else {
        let needed = matches!(finding.code, "overlapping-rules" | "tie" | "broken-monotonicity" | "gap");
        return demand(!needed, || format!("{finding:?} has no example"));
    };
    let answers = example(source, given);
    let effective = source.effective(&answers);
    let mut run = Run::new(source, &effective);
    let shown = match finding.code {
        "overlapping-rules" => {
            let rules = &source.tables[table.unwrap()].rules;
            let both = rules.iter().filter(|rule| finding.message.contains(&format!("`{}`", rule.id)));
            both.map(|rule| run.holds(&rule.when)).eq([true, true])
        }
        "tie" => {
            let sums = run.sums(table.unwrap()).unwrap_or_default();
            sums.iter().filter(|sum| Some(*sum) == sums.iter().max()).count() > 1
        }
        "broken-monotonicity" => {
            let promise = source.promises.iter().find(|promise| promise.id == named).unwrap();
            let kept = |answers: &[Answer]| {
                let effective = source.effective(answers);
                let mut run = Run::new(source, &effective);
                (run.holds(&promise.when), promise.keeps >> run.outcome().unwrap() & 1 == 1)
            };
            let moved = |to: Answer| {
                let mut moved = answers.clone();
                moved[promise.question] = to;
                moved
            };
            let moves = promise.moves.iter().filter(|(from, _)| *from == answers[promise.question]);
            kept(&answers) == (true, true) && moves.clone().any(|(_, to)| kept(&moved(*to)) == (true, false))
        }
        _ => true,
    };
    demand(shown, || format!("the example of {finding:?} does not show it"))
}
