//! How many questions an interview asks until the outcome is decided: the author's order, information gain, the
//! model's policy, and the proved optimum of the whole answer space.

use anyhow::{Result, anyhow};
use attestation_fit::answers::Answers;
use attestation_fit::diagram::{Residual, edges};
use attestation_fit::interview;
use attestation_fit::model::Model;
use attestation_fit::model::diagram::LEAF;
use attestation_fit_authoring::{self as authoring, Tree};
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
    Ok(())
}

fn column(source: &Value, uniform: bool) -> Result<Vec<(&'static str, f64)>> {
    let model = compile(source, uniform, false)?;
    let cheapest = compile(source, uniform, true)?;
    let played = |ask: &mut dyn FnMut(&[Option<u8>]) -> usize| play(&model, ask);
    let order = |fixed: &[Option<u8>]| fixed.iter().position(Option::is_none).unwrap_or(0);
    let skipping = |fixed: &[Option<u8>]| {
        let residual = Residual::new(&model.diagram, &fixed.to_vec());
        residual.support(residual.left(model.diagram.root)).iter().next().unwrap_or(0)
    };
    let mut known: BTreeMap<Vec<Option<u8>>, usize> = BTreeMap::new();
    let mut gain = |fixed: &[Option<u8>]| *known.entry(fixed.to_vec()).or_insert_with(|| most_gain(&model, fixed));
    let expected = |model: &Model| {
        interview::next(model, &Answers::open(model)).map_or(0.0, |next| f64::from(next.expected) / 1000.0)
    };
    Ok(vec![
        ("the author's order, until decided", played(&mut |fixed| order(fixed))),
        ("the author's order, skipping what cannot matter", played(&mut |fixed| skipping(fixed))),
        ("information gain", played(&mut gain)),
        ("the model's policy (least cost, exact)", expected(&model)),
        ("the optimum (fewest questions, proved, exact)", expected(&cheapest)),
    ])
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
    let tree: Tree = serde_json::from_value(source)?;
    authoring::model(&tree).map_err(|error| anyhow!("{error}"))
}

/// The mean number of questions over random prospects, drawn by the model's priors.
fn play(model: &Model, ask: &mut dyn FnMut(&[Option<u8>]) -> usize) -> f64 {
    let mut random = 1_u64;
    let mut asked = 0;
    for _ in 0..PLAYED {
        let mut fixed: Vec<Option<u8>> = vec![None; model.questions.len()];
        while model.diagram.reachable(&fixed).count_ones() > 1 {
            let question = ask(&fixed);
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut left = (random >> 48) as u32;
            let weights = &model.interview.weights[question];
            let class = weights.iter().position(|weight| {
                let here = left < *weight;
                left = left.wrapping_sub(*weight);
                here
            });
            fixed[question] = Some(class.unwrap_or(0) as u8);
            asked += 1;
        }
    }
    f64::from(asked) / PLAYED as f64
}

/// The question whose answer is expected to leave the least uncertainty about the outcome.
fn most_gain(model: &Model, fixed: &[Option<u8>]) -> usize {
    let residual = Residual::new(&model.diagram, &fixed.to_vec());
    let matter = residual.support(residual.left(model.diagram.root));
    let left = |question: usize| -> f64 {
        let weights = model.interview.weights[question].iter().enumerate().filter(|(_, weight)| **weight > 0);
        weights
            .map(|(class, weight)| {
                let mut then = fixed.to_vec();
                then[question] = Some(class as u8);
                f64::from(*weight) / 65_536.0 * entropy(&distribution(model, &then))
            })
            .sum()
    };
    matter.iter().min_by(|one, other| left(*one).total_cmp(&left(*other))).unwrap_or(0)
}

fn entropy(shares: &[f64]) -> f64 {
    shares.iter().filter(|share| **share > 0.0).map(|share| -share * share.log2()).sum()
}

/// How likely each outcome is.
fn distribution(model: &Model, fixed: &[Option<u8>]) -> Vec<f64> {
    let fixed = fixed.to_vec();
    let mut below: Vec<Vec<f64>> = Vec::new();
    let leaf = |outcome: u32| {
        (0..model.outcomes().len()).map(|other| f64::from(u8::from(other == outcome as usize))).collect::<Vec<_>>()
    };
    let at =
        |below: &[Vec<f64>], edge: u32| if edge >= LEAF { leaf(edge - LEAF) } else { below[edge as usize].clone() };
    for node in &model.diagram.nodes {
        let question = usize::from(node.question);
        let open = fixed[question].is_none();
        let mut sum = vec![0.0; model.outcomes().len()];
        for (edge, weight) in edges(node, &fixed).iter().zip(&model.interview.weights[question]) {
            let share = if open { f64::from(*weight) / 65_536.0 } else { 1.0 };
            for (slot, more) in sum.iter_mut().zip(at(&below, *edge)) {
                *slot += share * more;
            }
        }
        below.push(sum);
    }
    at(&below, model.diagram.root)
}
