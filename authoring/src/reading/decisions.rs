//! Reads decision tables and puts them in dependency order.

use crate::reading::cited;
use crate::reading::conditions::{self, Names};
use crate::tree::{Place, Reader, Tree, optional};
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::diagram::Diagram;
use attestation_fit::model::{Decision, Finding, Hit, MOST_VALUES, Question, Rule, Then};

/// The tables of a source.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) decisions: Vec<Decision>,
    pub(super) outcome: usize,
    pub(super) findings: Vec<Finding>,
    pub(super) criteria: usize,
}

pub(super) fn read(reader: &mut Reader, root: &Place<'_>, questions: &[Question], facts: &[String]) -> Option<Tables> {
    let outcomes = reader.required(root, "outcomes").map(|found| reader.texts(&found)).unwrap_or_default();
    let mut outcomes: Vec<String> = outcomes.into_iter().map(|(_, id)| id).collect();
    let place = Place { path: format!("{}.outcomes", root.path), tree: root.tree };
    values_fit(reader, &place, &mut outcomes);
    let main = reader.required_text(root, "outcome")?;
    let list = reader.required(root, "decisions")?;
    let (collecting, deciding): (Vec<_>, Vec<_>) =
        reader.list(&list).into_iter().map(|place| named(reader, &place)).partition(|(place, _)| collects(place));
    let mut decisions: Vec<Decision> = Vec::new();
    let heads = heads(reader, &deciding, questions, &outcomes);
    for index in dependency_order(reader, &deciding, &list)? {
        let (place, head) = (deciding.get(index)?, heads.get(index)?);
        let mut decision = head.clone();
        decision.rules = rules(reader, &place.0, &decision, questions, &decisions, facts);
        decisions.push(decision);
    }
    let ids: Vec<String> = decisions.iter().map(|decision| decision.id.clone()).collect();
    let outcome =
        reader.find(&Place { path: format!("{}.outcome", root.path), tree: root.tree }, "decision", &main, &ids)?;
    if decisions.get(outcome)?.values != outcomes {
        reader.report(
            Diagnostic::error("wrong-shape", format!("decisions.{main}"), "the values differ from `outcomes`")
                .help("leave `values` out"),
        );
    }
    let criteria: Vec<String> = optional(root, "criteria")
        .map(|found| reader.texts(&found))
        .unwrap_or_default()
        .into_iter()
        .map(|(_, id)| id)
        .collect();
    let mut findings: Vec<Finding> = criteria.iter().map(|id| blank(id.clone())).collect();
    for (place, _) in &collecting {
        collect(reader, place, &Names { questions, decisions: &decisions }, &criteria, facts, &mut findings);
    }
    Some(Tables { decisions, outcome, criteria: criteria.len(), findings })
}

/// Tables are found by their id in paths, not by their position.
fn named<'a>(reader: &mut Reader, place: &Place<'a>) -> (Place<'a>, String) {
    let id = reader.required_text(place, "id").unwrap_or_default();
    (Place { path: format!("decisions.{id}"), tree: place.tree }, id)
}

/// A finding without rules; the compiler makes its diagram.
fn blank(id: String) -> Finding {
    Finding { id, rules: Vec::new(), diagram: Diagram::default(), masks: Vec::new() }
}

fn collects(place: &Place<'_>) -> bool {
    matches!(place.tree.get("hit"), Some(Tree::Text(hit)) if hit == "collect")
}

/// Values are bits: what is beyond the most is told and left out.
fn values_fit(reader: &mut Reader, place: &Place<'_>, values: &mut Vec<String>) {
    if values.is_empty() || values.len() > MOST_VALUES {
        let message = format!("{} values", values.len());
        reader.report(Diagnostic::error("out-of-range", &place.path, message).help(format!("give 1 to {MOST_VALUES}")));
        values.truncate(MOST_VALUES);
    }
    for (index, value) in values.iter().enumerate() {
        if values.iter().take(index).any(|earlier| earlier == value) {
            reader.report(Diagnostic::error("duplicate-id", &place.path, format!("the value `{value}` stands twice")));
        }
    }
}

/// Id, hit policy and values of each table; a table without values decides among the outcomes.
fn heads(
    reader: &mut Reader,
    tables: &[(Place<'_>, String)],
    questions: &[Question],
    outcomes: &[String],
) -> Vec<Decision> {
    let mut heads: Vec<Decision> = Vec::new();
    for (place, id) in tables {
        reader.keys(place, &["id", "hit", "values", "rules"]);
        let hit = match reader.required_text(place, "hit").as_deref() {
            Some("unique") => Hit::Unique,
            Some("sum") => Hit::Sum,
            Some("first") | None => Hit::First,
            Some(other) => {
                let problem = Diagnostic::error(
                    "unknown-value",
                    format!("{}.hit", place.path),
                    format!("unknown hit policy `{other}`"),
                );
                reader.report(problem.help("give `first`, `unique`, `sum` or `collect`"));
                Hit::First
            }
        };
        let mut values: Vec<String> = match optional(place, "values") {
            Some(found) => reader.texts(&found).into_iter().map(|(_, value)| value).collect(),
            None => outcomes.to_vec(),
        };
        values_fit(reader, place, &mut values);
        let taken =
            heads.iter().any(|earlier| earlier.id == *id) || questions.iter().any(|question| question.id == *id);
        if taken {
            reader.report(Diagnostic::error(
                "duplicate-id",
                &place.path,
                format!("`{id}` names a question or another decision"),
            ));
        }
        heads.push(Decision { id: id.clone(), hit, values, rules: Vec::new() });
    }
    heads
}

/// Positions of the tables so that each comes after those it reads.
fn dependency_order(reader: &mut Reader, tables: &[(Place<'_>, String)], list: &Place<'_>) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = Vec::new();
    while order.len() < tables.len() {
        let ready = tables.iter().enumerate().position(|(index, (place, _))| {
            !order.contains(&index)
                && tables.iter().enumerate().all(|(other, (_, id))| order.contains(&other) || !mentions(place.tree, id))
        });
        let Some(index) = ready else {
            let ids: Vec<String> = tables
                .iter()
                .enumerate()
                .filter(|(index, _)| !order.contains(index))
                .map(|(_, (_, id))| format!("`{id}`"))
                .collect();
            let message = format!("the decisions {} read each other in a circle", ids.join(", "));
            reader.report(
                Diagnostic::error("circular-decisions", &list.path, message).help("let one of them read answers only"),
            );
            return None;
        };
        order.push(index);
    }
    Some(order)
}

/// Whether a table reads the decision `id`: as an entry's key or as the decision that it delegates to.
fn mentions(table: &Tree, id: &str) -> bool {
    let Some(Tree::List(rules)) = table.get("rules") else {
        return false;
    };
    rules.iter().any(|rule| {
        let reads = |entries: &Tree| entries.get(id).is_some();
        let condition = match rule.get("when") {
            Some(Tree::List(alternatives)) => alternatives.iter().any(reads),
            Some(entries) => reads(entries),
            None => false,
        };
        condition || matches!(rule.get("then_decision"), Some(Tree::Text(other)) if other == id)
    })
}

fn rules(
    reader: &mut Reader,
    table: &Place<'_>,
    head: &Decision,
    questions: &[Question],
    earlier: &[Decision],
    facts: &[String],
) -> Vec<Rule> {
    let names = Names { questions, decisions: earlier };
    let mut rules: Vec<Rule> = Vec::new();
    for place in reader.required(table, "rules").map(|found| reader.list(&found)).unwrap_or_default() {
        reader.keys(&place, &["id", "when", "then", "then_decision", "points", "facts"]);
        let id = rule_id(reader, &place, &rules);
        let when = conditions::alternatives(reader, &place, &names, earlier.len());
        let facts = cited(reader, &place, facts);
        let then = if let Some(found) = optional(&place, "then_decision") {
            delegated(reader, &found, head, earlier)
        } else {
            let value = value(reader, &place, &head.values);
            match (head.hit, value) {
                (Hit::Sum, Some(value)) => {
                    let points = reader.required(&place, "points").and_then(|found| reader.number(&found, -1000, 1000));
                    points.map(|points| Then::Points(value, points as i16))
                }
                (_, value) => value.map(Then::Value),
            }
        };
        if let Some(then) = then {
            rules.push(Rule { id, when, then, facts });
        }
    }
    rules
}

fn delegated(reader: &mut Reader, place: &Place<'_>, head: &Decision, earlier: &[Decision]) -> Option<Then> {
    let ids: Vec<String> = earlier.iter().map(|decision| decision.id.clone()).collect();
    let id = reader.text(place)?;
    let index = reader.find(place, "decision", &id, &ids)?;
    let fits = earlier.get(index).is_some_and(|decision| decision.values == head.values) && head.hit != Hit::Sum;
    if !fits {
        let message = format!("the decision `{id}` has other values");
        reader.report(
            Diagnostic::error("wrong-shape", &place.path, message).help("delegate to a decision with the same values"),
        );
    }
    Some(Then::Decision(index as u8))
}

fn rule_id(reader: &mut Reader, place: &Place<'_>, earlier: &[Rule]) -> String {
    let id = reader.required_text(place, "id").unwrap_or_default();
    if earlier.iter().any(|rule| rule.id == id) {
        reader.report(Diagnostic::error("duplicate-id", &place.path, format!("a rule `{id}` stands earlier")));
    }
    id
}

fn value(reader: &mut Reader, place: &Place<'_>, values: &[String]) -> Option<u8> {
    let found = reader.required(place, "then")?;
    let id = reader.text(&found)?;
    reader.find(&found, "value", &id, values).map(|index| index as u8)
}

/// A collecting table: each of its outputs is a finding of its own.
fn collect(
    reader: &mut Reader,
    table: &Place<'_>,
    names: &Names<'_>,
    criteria: &[String],
    facts: &[String],
    findings: &mut Vec<Finding>,
) {
    reader.keys(table, &["id", "hit", "kind", "outputs", "rules"]);
    let kind = reader.required_text(table, "kind");
    let flags = match kind.as_deref() {
        Some("criterion") => false,
        Some("flag") => true,
        Some(other) => {
            let problem =
                Diagnostic::error("unknown-value", format!("{}.kind", table.path), format!("unknown kind `{other}`"));
            reader.report(problem.help("give `criterion` or `flag`"));
            return;
        }
        None => return,
    };
    let mut known: Vec<String> = if flags { Vec::new() } else { criteria.to_vec() };
    for place in reader.optional_list(table, "outputs") {
        reader.keys(&place, &["id", "kind"]);
        if let Some(id) = reader.required_text(&place, "id") {
            if findings.iter().any(|finding| finding.id == id) {
                reader.report(Diagnostic::error(
                    "duplicate-id",
                    &place.path,
                    format!("an output `{id}` stands earlier"),
                ));
            }
            findings.push(blank(id.clone()));
            known.push(id);
        }
    }
    let mut earlier: Vec<Rule> = Vec::new();
    for place in reader.required(table, "rules").map(|found| reader.list(&found)).unwrap_or_default() {
        reader.keys(&place, &["id", "when", "then", "facts"]);
        let id = rule_id(reader, &place, &earlier);
        let when = conditions::alternatives(reader, &place, names, names.decisions.len());
        let facts = cited(reader, &place, facts);
        let Some(output) = reader.required(&place, "then").and_then(|found| {
            let id = reader.text(&found)?;
            reader.find(&found, "output", &id, &known)?;
            Some(id)
        }) else {
            continue;
        };
        let rule = Rule { id, when, then: Then::Value(0), facts };
        earlier.push(rule.clone());
        if let Some(finding) = findings.iter_mut().find(|finding| finding.id == output) {
            finding.rules.push(rule);
        }
    }
}
