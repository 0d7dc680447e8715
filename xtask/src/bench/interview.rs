//! How many questions an interview asks until the outcome is decided: the author's order, information gain, the
//! model's policy, and the proved optimum of the whole answer space.

use crate::questionnaire::{WHOLE, walks};
use anyhow::{Context, Result};
use attestation_fit::answers::Answers;
use attestation_fit::diagram::{Fixed, NodeRef, Residual};
use attestation_fit::ids::{ClassId, IndexVec, NodeId, OutcomeId, QuestionId, Questions};
use attestation_fit::interview;
use attestation_fit::model::Model;
use attestation_fit::situation::Situation;
use attestation_fit_authoring::{Source, pack};
use serde_json::Value;
use std::collections::BTreeMap;

/// Interviews that are played for the policies whose expectation is not worked out.
const PLAYED: usize = 20_000;

/// Prints the table.
///
/// # Errors
/// Where the model does not compile.
pub fn print(source: &Value) -> Result<()> {
    println!("{:<52}{:>12}{:>12}", "expected questions until decided, prior:", "realistic", "uniform");
    let mut columns = Vec::new();
    for uniform in [false, true] {
        columns.push(column(source, uniform)?);
    }
    for (realistic, uniform) in columns[0].iter().zip(&columns[1]) {
        println!("  {:<50}{:>12.3}{:>12.3}", realistic.0, realistic.1, uniform.1);
    }
    settled(&compile(source, false, false)?)
}

/// Prints which share of prospects is settled after how many questions of the model's policy, under its own priors.
fn settled(model: &Model) -> Result<()> {
    println!("prospects whose advice is settled after so many questions, under the realistic prior:");
    let mut sum = 0;
    for (count, share) in walks(model)?.into_iter().enumerate() {
        sum += share;
        println!("  {count:>2}{:>8.1} %", sum as f64 / WHOLE as f64 * 100.0);
    }
    Ok(())
}

fn column(source: &Value, uniform: bool) -> Result<Vec<(&'static str, f64)>> {
    let model = compile(source, uniform, false)?;
    let cheapest = compile(source, uniform, true)?;
    let order = |fixed: &Fixed| fixed.position(Option::is_none);
    let skipping = |fixed: &Fixed| matter(&model, fixed).first();
    let mut known: BTreeMap<Vec<Option<ClassId>>, Option<QuestionId>> = BTreeMap::new();
    let mut gain =
        |fixed: &Fixed| *known.entry(fixed.iter().copied().collect()).or_insert_with(|| most_gain(&model, fixed));
    Ok(vec![
        ("the author's order, until decided", play(&model, &mut { order })?),
        ("the author's order, skipping what cannot matter", play(&model, &mut { skipping })?),
        ("information gain", play(&model, &mut gain)?),
        ("the model's policy (least cost, exact)", expected(&model)),
        ("the optimum (fewest questions, proved, exact)", expected(&cheapest)),
    ])
}

/// The expected number of questions of the packed policy.
fn expected(model: &Model) -> f64 {
    let answers = Answers::open(model);
    interview::next(&Situation::new(model, &answers)).map_or(0.0, |next| f64::from(next.expected) / 1000.0)
}

/// The questions on which the outcome still depends.
fn matter(model: &Model, fixed: &Fixed) -> Questions {
    Residual::new(model.diagram(), fixed, |outcome| outcome).support()
}

/// The model with its own priors or none, with its own costs or all alike.
fn compile(source: &Value, uniform: bool, alike: bool) -> Result<Model> {
    let mut source = source.clone();
    for question in source["questions"].as_array_mut().into_iter().flatten() {
        let Some(question) = question.as_object_mut() else { continue };
        if alike {
            question.remove("cost");
        }
        if uniform {
            question.remove("unknown_prior");
            for choice in question["choices"].as_array_mut().into_iter().flatten() {
                choice.as_object_mut().map(|choice| choice.remove("prior"));
            }
        }
    }
    let source: Source = serde_json::from_value(source)?;
    Ok(Model::read(&pack(&source)?)?)
}

/// The mean number of questions over random prospects, drawn by the model's priors.
fn play(model: &Model, ask: &mut dyn FnMut(&Fixed) -> Option<QuestionId>) -> Result<f64> {
    let mut random = 1_u64;
    let mut asked = 0;
    for _ in 0..PLAYED {
        let mut fixed: Fixed = model.questions().map(|_, _| None);
        while model.diagram().reachable(&fixed).only().is_none() {
            let question = ask(&fixed).context("the outcome is open, but nothing is asked")?;
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut left = (random >> 48) as u32;
            let drawn = model.interview().weights[question].enumerate().find(|(_, weight)| {
                let here = left < **weight;
                left = left.wrapping_sub(**weight);
                here
            });
            fixed[question] = drawn.map(|(class, _)| class);
            asked += 1;
        }
    }
    Ok(f64::from(asked) / PLAYED as f64)
}

/// The question whose answer is expected to leave the least uncertainty about the outcome.
fn most_gain(model: &Model, fixed: &Fixed) -> Option<QuestionId> {
    let left = |question: QuestionId| -> f64 {
        let weights = model.interview().weights[question].enumerate().filter(|(_, weight)| **weight > 0);
        weights
            .map(|(class, weight)| {
                let mut then = fixed.clone();
                then[question] = Some(class);
                f64::from(*weight) / 65_536.0 * entropy(&distribution(model, &then))
            })
            .sum()
    };
    matter(model, fixed).iter().min_by(|one, other| left(*one).total_cmp(&left(*other)))
}

fn entropy(shares: &IndexVec<OutcomeId, f64>) -> f64 {
    shares.iter().filter(|share| **share > 0.0).map(|share| -share * share.log2()).sum()
}

/// How likely each outcome is.
fn distribution(model: &Model, fixed: &Fixed) -> IndexVec<OutcomeId, f64> {
    let none = || model.outcomes().map(|_, _| 0.0);
    let mut below: IndexVec<NodeId, IndexVec<OutcomeId, f64>> = model.diagram().nodes.map(|_, _| none());
    let at = |below: &IndexVec<NodeId, IndexVec<OutcomeId, f64>>, edge: NodeRef<OutcomeId>| match edge {
        NodeRef::Leaf(outcome) => model.outcomes().map(|other, _| f64::from(u8::from(other == outcome))),
        NodeRef::Node(node) => below[node].clone(),
    };
    for (id, node) in model.diagram().nodes.enumerate() {
        let mut sum = none();
        for (class, edge) in node.edges.enumerate() {
            let share = match fixed[node.question] {
                None => f64::from(model.interview().weights[node.question][class]) / 65_536.0,
                Some(given) => f64::from(u8::from(given == class)),
            };
            for (outcome, more) in at(&below, edge).enumerate() {
                sum[outcome] += share * more;
            }
        }
        below[id] = sum;
    }
    at(&below, model.diagram().root)
}
