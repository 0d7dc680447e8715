//! Decision tables, and the criteria and flags that rules bring.

use super::Condition;
use crate::diagram::Diagram;
use crate::ids::{DecisionId, FactId, IndexVec, Outcomes, RuleId, ValueId};
use serde::{Deserialize, Serialize};

/// A decision table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decision {
    /// Public id.
    pub id: String,
    /// How several matching rules combine.
    pub hit: Hit,
    /// The allowed values; at least one.
    pub values: IndexVec<ValueId, String>,
    /// The rules in declared order.
    pub rules: IndexVec<RuleId, DecisionRule>,
}

/// Hit policy (DMN).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hit {
    /// The first matching rule decides.
    First,
    /// At most one rule may match; the verifier proves it.
    Unique,
    /// Each matching rule adds its points to its value; the highest sum wins, ties go to the value declared first.
    Sum,
}

/// A condition and what it rests on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    /// Public id; the words of the reason are found by it.
    pub id: String,
    /// When the rule holds.
    pub when: Condition,
    /// The facts that it rests on.
    pub facts: Vec<FactId>,
}

/// One row of a decision table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DecisionRule {
    /// When it holds.
    pub rule: Rule,
    /// What follows.
    pub then: Then,
}

/// The output of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Then {
    /// This value.
    Value(ValueId),
    /// The value of another, earlier decision with the same values.
    Decision(DecisionId),
    /// Points for this value: in tables of hit policy sum, and nowhere else.
    Points(ValueId, i16),
}

/// A criterion or a flag: present where one of its rules holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Public id.
    pub id: String,
    /// What it is.
    pub kind: FindingKind,
    /// The rules that bring it, in declared order.
    pub rules: Vec<Rule>,
    /// The outcomes under which it holds, as a function of all answers.
    pub diagram: Diagram<Outcomes>,
}

/// Where a finding is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FindingKind {
    /// A category of an attestation's scope.
    Criterion,
    /// Another scheme, an add-on, a duty or a warning.
    Flag,
}
