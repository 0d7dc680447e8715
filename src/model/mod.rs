//! The resolved model: indexes instead of names, so that no look-up can fail.
//!
//! A [`Model`] exists only if it is valid. Two ways lead to one: `authoring` resolves and compiles a source, and
//! [`Model::read`] reads packed bytes and checks every index in them.

mod check;
mod code;
mod condition;
pub mod diagram;
mod packed;

use diagram::Diagram;

pub use condition::{Alternatives, Entry, holds};
pub use packed::ModelError;

use crate::questions::Questions;
use serde::Serialize;

/// Most choices of a question that takes one: an answer is a set of bits.
pub const MOST_CHOICES_ONE: usize = 31;
/// Most choices of a question that takes several: its class table has two to this power entries.
pub const MOST_CHOICES_MANY: usize = 12;
/// Most values of a decision, outcomes included.
pub const MOST_VALUES: usize = 31;

/// A model that is known to be valid.
#[derive(Clone, Debug)]
pub struct Model {
    /// Name of the model, such as `attestation-fit`.
    pub id: String,
    /// Version of the model.
    pub version: String,
    /// SHA-256 of the packed bytes, lower-case hexadecimal; not part of the bytes themselves.
    pub digest: String,
    /// Input data (DMN), in declared order.
    pub questions: Vec<Question>,
    /// Decision tables in dependency order: a table reads questions and earlier tables only.
    pub decisions: Vec<Decision>,
    /// Index of the decision whose value is the advice.
    pub outcome: usize,
    /// Criteria first, then flags, each in declared order.
    pub findings: Vec<Finding>,
    /// Number of criteria among the findings.
    pub criteria: usize,
    /// Ids of the facts that rules, steps and figures rest on.
    pub facts: Vec<String>,
    /// Steps, plans, what recurs, dates, cost ranges and audit days.
    pub roadmap: RoadmapModel,
    /// The outcome as a function of all answers: leaves are indexes into the outcomes.
    pub diagram: Diagram,
    /// Position of each question in the order in which all diagrams test the questions.
    pub order: Vec<u8>,
    /// What to ask, and how long it takes (see [`crate::interview`]).
    pub interview: InterviewModel,
    /// What the author promises of the decision as a whole; the verifier holds the author to it.
    pub monotonicity: Vec<Monotonicity>,
    /// Findings of the verifier that the author accepts.
    pub accepted: Vec<Accepted>,
}

/// A promise: moving one answer along never loses an outcome.
#[derive(Clone, Debug)]
pub struct Monotonicity {
    /// Public id.
    pub id: String,
    /// Index of the question whose answer moves.
    pub question: u16,
    /// From answer to answer, as bits.
    pub moves: Vec<(u32, u32)>,
    /// Outcomes, bit by outcome, within which the advice must stay.
    pub keeps: u32,
    /// Where the promise is made.
    pub when: Alternatives,
}

/// A finding of the verifier that the author has looked at and keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Accepted {
    /// The finding's code.
    pub code: String,
    /// The finding's path.
    pub path: String,
    /// Why it stays.
    pub reason: String,
}

/// One question with its allowed answers.
#[derive(Clone, Debug)]
pub struct Question {
    /// Public id.
    pub id: String,
    /// How many choices an answer holds.
    pub select: Select,
    /// The choices in declared order; at most [`MOST_CHOICES_ONE`] or [`MOST_CHOICES_MANY`].
    pub choices: Vec<Choice>,
    /// How far the answer is from what a prospect decides: 0 their own decision, 1 a buyer's, 2 what the company is.
    /// Of equally small changes, a counterfactual takes the nearer one.
    pub distance: u8,
    /// The question is asked only where this holds, of earlier questions; `None`: always.
    pub relevant: Option<Alternatives>,
}

/// Whether an answer is one choice or a set of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Select {
    /// Exactly one choice.
    One,
    /// At least one choice.
    Many,
}

/// One allowed choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Public id.
    pub id: String,
    /// Cannot be combined with another choice.
    pub exclusive: bool,
    /// Means "I don't know": rules cannot name it.
    pub unknown: bool,
}

/// A decision table.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Public id.
    pub id: String,
    /// How several matching rules combine.
    pub hit: Hit,
    /// The allowed values.
    pub values: Vec<String>,
    /// The rules in declared order.
    pub rules: Vec<Rule>,
}

/// Hit policy (DMN).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The first matching rule decides.
    First,
    /// At most one rule may match; the verifier proves it.
    Unique,
    /// Each matching rule adds its points to its value; the highest sum wins, ties go to the value declared first.
    Sum,
}

/// One row of a decision table.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Public id; the words of the reason are found by it.
    pub id: String,
    /// The condition: one alternative of which every entry holds.
    pub when: Alternatives,
    /// What follows.
    pub then: Then,
    /// Indexes into [`Model::facts`].
    pub facts: Vec<u16>,
}

/// The output of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The value with this index.
    Value(u8),
    /// The value of another, earlier decision with the same values.
    Decision(u8),
    /// Points for the value with this index (hit policy sum).
    Points(u8, i16),
}

/// A criterion or a flag: present where one of its rules holds.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Public id.
    pub id: String,
    /// The rules that bring it, in declared order.
    pub rules: Vec<Rule>,
    /// The outcomes under which it holds, as a function of all answers: leaves are indexes into `masks`.
    pub diagram: Diagram,
    /// Sets of outcomes, bit by outcome.
    pub masks: Vec<u32>,
}

/// Whom to ask what: the policy, a graph of its own over the same classes as the diagram.
#[derive(Clone, Debug, Default)]
pub struct InterviewModel {
    /// Prior of each class of the outcome diagram, by question, in 1/65,536; each question's classes sum to 65,536.
    pub weights: Vec<Vec<u32>>,
    /// States of the interview, later ones first; the last one is the start, where nothing is answered.
    pub states: Vec<State>,
    /// Whether the policy is proved to cost least among those that ask a question only once the questions that its
    /// relevance reads are settled; otherwise it is a simpler one.
    pub optimal: bool,
}

/// A state of the interview: a function of the questions that still matter.
#[derive(Clone, Debug)]
pub struct State {
    /// The question to ask.
    pub question: u8,
    /// By class of the answer: the next state, or a leaf (see [`diagram::LEAF`]) where the outcome is decided.
    pub next: Vec<u32>,
    /// Expected number of questions from here on, this one included, in thousandths.
    pub expected: u32,
    /// The questions that can still matter here.
    pub matter: Questions,
}

/// Steps, plans and figures.
#[derive(Clone, Debug, Default)]
pub struct RoadmapModel {
    /// All steps that plans name.
    pub steps: Vec<StepModel>,
    /// Plans in declared order; the first that fits the outcome and the answers is used.
    pub plans: Vec<Plan>,
    /// What comes back after a document was issued.
    pub recurring: Vec<RecurrenceModel>,
    /// The question that holds the date, and each choice's weeks.
    pub deadline: Option<Deadlines>,
    /// Cost ranges.
    pub costs: Vec<CostModel>,
    /// Audit days by people in scope.
    pub audit: Option<AuditModel>,
}

/// One step of a plan.
#[derive(Clone, Debug)]
pub struct StepModel {
    /// Public id.
    pub id: String,
    /// Low, usual and high weeks; the first variant whose condition holds, the last one always does.
    pub weeks: Vec<(Alternatives, [u16; 3])>,
    /// Indexes into [`Model::facts`].
    pub facts: Vec<u16>,
}

/// The steps of one outcome.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Outcomes, bit by outcome.
    pub outcomes: u32,
    /// Further condition.
    pub when: Alternatives,
    /// Steps in topological order.
    pub steps: Vec<PlanStep>,
}

/// One step within a plan.
#[derive(Clone, Debug)]
pub struct PlanStep {
    /// Index into the steps.
    pub step: u16,
    /// Positions, within this plan, of the steps that must end first.
    pub after: Vec<u16>,
    /// Ends with a document that a buyer can be shown.
    pub delivers: bool,
}

/// An audit that comes back.
#[derive(Clone, Debug)]
pub struct RecurrenceModel {
    /// Public id.
    pub id: String,
    /// Outcomes, bit by outcome.
    pub outcomes: u32,
    /// Further condition.
    pub when: Alternatives,
    /// The step whose end starts the clock.
    pub after: u16,
    /// Months after it.
    pub months: u16,
    /// Indexes into [`Model::facts`].
    pub facts: Vec<u16>,
}

/// What the choices of the date question mean.
#[derive(Clone, Debug)]
pub struct Deadlines {
    /// Index of the question.
    pub question: u16,
    /// By choice: weeks from now, from and to; no end where it is open.
    pub weeks: Vec<Option<Span>>,
}

/// A cost range in whole units of its currency.
#[derive(Clone, Debug)]
pub struct CostModel {
    /// Public id.
    pub id: String,
    /// Outcomes, bit by outcome.
    pub outcomes: u32,
    /// Further condition.
    pub when: Alternatives,
    /// ISO 4217 code.
    pub currency: String,
    /// Low, usual from, usual to, high; `None` where no source gives it.
    pub range: [Option<u32>; 4],
    /// The year that the figures speak of.
    pub year: u16,
    /// Indexes into [`Model::facts`].
    pub facts: Vec<u16>,
}

/// From and to; no end where it is open.
pub type Span = (u16, Option<u16>);

/// Initial, surveillance and recertification days, in tenths.
pub type Days = [Span; 3];

/// Auditor days by people in scope.
#[derive(Clone, Debug)]
pub struct AuditModel {
    /// Index of the question that holds the head count.
    pub question: u16,
    /// Outcomes, bit by outcome, for which an audit is part.
    pub outcomes: u32,
    /// Further condition.
    pub when: Alternatives,
    /// By choice: initial, surveillance, recertification, in tenths of a day, from and to; no end where sources end.
    pub bands: Vec<Option<Days>>,
    /// Indexes into [`Model::facts`].
    pub facts: Vec<u16>,
}

impl State {
    /// A state as it is written; [`InterviewModel::complete`] works out the rest.
    #[must_use]
    pub fn asking(question: u8, next: Vec<u32>) -> Self {
        Self { question, next, expected: 0, matter: Questions::default() }
    }
}

impl InterviewModel {
    /// Works out what follows from the graph of states: how many questions are expected from each state on, and which
    /// can still matter there. The graph asks a question somewhere below a state exactly where the state depends on it.
    pub(crate) fn complete(&mut self) {
        let mut known: Vec<(u32, Questions)> = Vec::with_capacity(self.states.len());
        for state in &mut self.states {
            let question = usize::from(state.question);
            let mut expected = 0_u64;
            let mut matter = Questions::one(question);
            for (next, weight) in state.next.iter().zip(self.weights.get(question).map_or(&[][..], Vec::as_slice)) {
                if let Some((more, others)) = known.get(*next as usize) {
                    expected += u64::from(*more) * u64::from(*weight);
                    matter = matter.or(*others);
                }
            }
            state.expected = 1000 + ((expected + (1 << 15)) >> 16) as u32;
            state.matter = matter;
            known.push((state.expected, matter));
        }
    }
}

impl Model {
    /// The outcomes in declared order.
    #[must_use]
    pub fn outcomes(&self) -> &[String] {
        self.decisions.get(self.outcome).map_or(&[], |decision| &decision.values)
    }
}

impl Question {
    /// Most choices that a question of this kind may have.
    #[must_use]
    pub fn most_choices(select: Select) -> usize {
        match select {
            Select::One => MOST_CHOICES_ONE,
            Select::Many => MOST_CHOICES_MANY,
        }
    }

    /// The choices that mean "I don't know", bit by choice.
    #[must_use]
    pub fn unknown_choices(&self) -> u32 {
        self.bits(|choice| choice.unknown)
    }

    /// The choices that cannot be combined, bit by choice.
    #[must_use]
    pub fn exclusive_choices(&self) -> u32 {
        self.bits(|choice| choice.exclusive)
    }

    fn bits(&self, wanted: impl Fn(&Choice) -> bool) -> u32 {
        self.choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| wanted(choice))
            .fold(0, |bits, (index, _)| bits | 1 << index)
    }

    /// Position of an answer in a class table: 0 is "I don't know"; one choice counts from 1; a set is its bit mask.
    #[must_use]
    pub fn code(&self, mask: u32) -> usize {
        let mask = mask & !self.unknown_choices();
        match self.select {
            Select::One if mask == 0 => 0,
            Select::One => mask.trailing_zeros() as usize + 1,
            Select::Many => mask as usize,
        }
    }

    /// Number of codes, allowed or not.
    #[must_use]
    pub fn codes(&self) -> usize {
        match self.select {
            Select::One => self.choices.len() + 1,
            Select::Many => 1 << self.choices.len(),
        }
    }

    /// The answer of a code: the reverse of [`Question::code`].
    #[must_use]
    pub fn mask(&self, code: usize) -> u32 {
        match self.select {
            Select::One if code == 0 => 0,
            Select::One => 1 << (code - 1),
            Select::Many => code as u32,
        }
    }

    /// Whether a code is an allowed answer: exclusive choices stand alone, and a choice that means "I don't know" is no code of its own.
    #[must_use]
    pub fn allows(&self, code: usize) -> bool {
        let mask = self.mask(code);
        mask & self.unknown_choices() == 0 && (mask & self.exclusive_choices() == 0 || mask.count_ones() == 1)
    }

    /// All allowed answers, "I don't know" first.
    pub fn allowed(&self) -> impl Iterator<Item = u32> + use<> {
        let (unknown, alone) = (self.unknown_choices(), self.exclusive_choices());
        let mut allowed = Vec::new();
        for code in 0..self.codes() {
            let mask = self.mask(code);
            if mask & unknown == 0 && (mask & alone == 0 || mask.count_ones() == 1) {
                allowed.push(mask);
            }
        }
        allowed.into_iter()
    }
}
