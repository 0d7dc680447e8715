//! Compares the engine with the reference on one small model, set of answers by set of answers.

mod explained;
mod verified;

use crate::common;
use crate::reference::whole::{self, Whole};
use crate::reference::{Source, interview, positions};
use attestation_fit::answers::Answers;
use attestation_fit::ids::Id;
use attestation_fit::interview::{Next, next};
use attestation_fit::model::Model;
use attestation_fit::situation::Situation;
use attestation_fit_authoring::{Source as Tree, pack};
use serde_json::Value;

/// What was compared.
#[derive(Default)]
pub(crate) struct Counted {
    models: usize,
    refused: usize,
    sets: usize,
    flips: usize,
    sufficient: usize,
}

impl Counted {
    /// Whether comparing so many random models compared anything: most of them compile, and each has sets of answers.
    pub(crate) fn assert_enough(&self, cases: u32) {
        let cases = cases as usize;
        assert_eq!(self.models, cases, "{self}");
        assert!(self.refused * 2 < cases, "most models are refused: {self}");
        assert!(self.sets > 50 * cases && self.flips > cases && self.sufficient > 10 * cases, "too little: {self}");
    }
}

impl std::fmt::Display for Counted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { models, refused, sets, flips, sufficient } = self;
        write!(
            f,
            "{models} models, {refused} with gaps refused, {sets} sets of answers, {flips} flips, {sufficient} sufficient sets"
        )
    }
}

/// Compares everything; the first difference is the error.
pub(crate) fn model(json: &Value, counted: &mut Counted) -> Result<(), String> {
    let tree: Tree = serde_json::from_value(json.clone()).unwrap();
    let source = Source::read(&tree);
    assert!(whole::count(&source) < 100_000, "too large to go through");
    let whole = Whole::new(&source);
    counted.models += 1;
    let model = match pack(&tree) {
        Ok(packed) => Model::read(&packed).unwrap(),
        Err(error) => {
            counted.refused += 1;
            return refused(&whole, &error.problems);
        }
    };
    demand(whole.gaps.is_empty(), || format!("a gap is not refused: {:?}", whole.partial(whole.gaps[0])))?;
    let steps: Vec<Option<Next>> =
        (0..whole.count).map(|set| next(&Situation::new(&model, &answers(&model, &whole, set)))).collect();
    for set in 0..whole.count {
        counted.sets += 1;
        let place = |problem: String| format!("{}: {problem}", answers(&model, &whole, set).to_text(&model));
        decided(&model, &whole, set, steps[set]).map_err(place)?;
        findings(&model, &whole, set).map_err(place)?;
        counted.sufficient += explained::sufficient(&model, &whole, set).map_err(place)?;
        if set % 7 == 0 {
            counted.flips += explained::flips(&model, &whole, set).map_err(place)?;
        }
    }
    expected(&model, &whole, &steps)?;
    verified::model(&model, &whole)
}

fn demand(holds: bool, problem: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem()) }
}

fn answers(model: &Model, whole: &Whole<'_>, set: usize) -> Answers {
    common::of_bits(model, &whole.partial(set))
}

/// A model is refused for gaps only, and with an example that is one.
fn refused(whole: &Whole<'_>, problems: &[attestation_fit::diagnostic::Diagnostic]) -> Result<(), String> {
    demand(problems.iter().all(|problem| problem.code == "gap"), || format!("refused: {problems:?}"))?;
    demand(!whole.gaps.is_empty(), || "a model without gaps is refused".to_owned())?;
    let example = problems[0].example.as_ref().unwrap();
    let answers = verified::example(whole.source, example);
    demand(whole.source.outcome(&answers).is_none(), || format!("the example {example:?} has an outcome"))
}

/// Outcome, what is possible, what is asked next.
fn decided(model: &Model, whole: &Whole<'_>, set: usize, step: Option<Next>) -> Result<(), String> {
    let given = answers(model, whole, set);
    let situation = Situation::new(model, &given);
    let wanted = positions(u64::from(whole.possible[whole.as_unknown(set)])).next();
    let by_tables = situation.evaluation.decided(model.outcome()).value.map(Id::index);
    demand(by_tables == wanted, || format!("outcome by tables {by_tables:?}, not {wanted:?}"))?;
    let by_diagram = Some(situation.outcome.index());
    demand(by_diagram == wanted, || format!("outcome by the diagram {by_diagram:?}, not {wanted:?}"))?;
    let possible = common::bits(situation.possible);
    let wanted = u64::from(whole.possible[set]);
    demand(possible == wanted, || format!("possible {possible:b}, not {wanted:b}"))?;
    let decided = wanted.count_ones() == 1;
    demand(step.is_none() == decided, || format!("decided is {decided}, but next is {step:?}"))?;
    let Some(Next { question, .. }) = step else { return Ok(()) };
    let question = question.index();
    demand(whole.matters[set] >> question & 1 == 1, || format!("question {question} is asked, but it cannot matter"))?;
    demand(whole.askable[set] >> question & 1 == 1, || {
        format!("question {question} is asked, but it may not be relevant")
    })?;
    demand(whole.in_turn(set, question), || format!("question {question} is asked before one that it comes after"))
}

fn findings(model: &Model, whole: &Whole<'_>, set: usize) -> Result<(), String> {
    let given = answers(model, whole, set);
    let unknown = whole.as_unknown(set);
    let situation = Situation::new(model, &given);
    for (id, finding) in model.findings().enumerate() {
        let index = id.index();
        let reach = situation.reach(id);
        let now = !situation.evaluation.matching(&finding.rules).is_empty();
        let got = (now, reach.can_be, reach.can_lack);
        let has = |sets: &[u64], set: usize| sets[set] >> index & 1 == 1;
        let wanted = (has(&whole.can_be, unknown), has(&whole.can_be, set), has(&whole.can_lack, set));
        demand(got == wanted, || format!("finding {} (now, can be, can lack): {got:?}, not {wanted:?}", finding.id))?;
    }
    Ok(())
}

/// The number of questions still to come is the one of the policy itself, and no policy costs less.
fn expected(model: &Model, whole: &Whole<'_>, steps: &[Option<Next>]) -> Result<(), String> {
    let policy: Vec<Option<usize>> = steps.iter().map(|step| step.map(|step| step.question.index())).collect();
    let counts = interview::following(whole, &policy, &|_| 1.0);
    for (set, step) in steps.iter().enumerate() {
        let got = step.map_or(0.0, |step| f64::from(step.expected) / 1000.0);
        let wanted = counts[set];
        let place = || format!("{}: expected {got}, not {wanted}", answers(model, whole, set).to_text(model));
        demand((got - wanted).abs() < 0.004, place)?;
    }
    let cost = |question: usize| whole.source.questions[question].cost;
    let spent = interview::following(whole, &policy, &cost)[0];
    let least = interview::least(whole, &cost)[0];
    demand(model.interview().optimal, || "the policy is not proved optimal".to_owned())?;
    demand(spent >= least - 1e-9, || format!("the policy costs {spent}, less than the least {least}"))?;
    demand(spent <= least * 1.001 + 1e-9, || format!("the policy costs {spent}, the least is {least}"))
}
