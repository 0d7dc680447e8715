//! Reads decision tables, each after those that it reads.

mod collections;
mod dependencies;

use super::conditions;
use super::facts::{Facts, cited};
use super::names::{Decisions, Names, Questions};
use crate::draft::FindingDraft;
use crate::reader::{Kind, Known, Place, Reader, shown};
use crate::source::Source;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::ids::{DecisionId, Id as _, IndexVec, OutcomeId, RuleId, ValueId};
use attestation_fit::model::{Decision, DecisionRule, Hit, Rule, Then};

/// The tables of a source.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) decisions: IndexVec<DecisionId, Decision>,
    pub(super) outcome: Option<DecisionId>,
    pub(super) findings: Vec<FindingDraft>,
    decided: Decisions,
    outcomes: Known<OutcomeId>,
}

impl Tables {
    pub(super) fn names<'a>(&'a self, asked: &'a Questions) -> Names<'a> {
        Names { asked, decided: &self.decided, outcomes: &self.outcomes }
    }
}

/// A table whose rules are still to be read.
struct Head<'a> {
    place: Place<'a>,
    id: &'a str,
    hit: Hit,
    values: IndexVec<ValueId, String>,
}

pub(super) fn read(reader: &mut Reader, root: &Place<'_>, asked: &Questions, facts: &Facts) -> Tables {
    let outcomes = root.optional("outcomes").or_else(|| reader.required(root, "outcomes"));
    let outcomes = outcomes.map(|list| values(reader, &list)).unwrap_or_default();
    let main = reader.required_text(root, "outcome");
    let places = reader.required_list(root, "decisions");
    let named: Vec<(Place<'_>, &str)> = places.iter().filter_map(|place| named(reader, place)).collect();
    let (collecting, deciding): (Vec<_>, Vec<_>) = named.into_iter().partition(|(place, _)| collects(place));
    let heads = heads(reader, &deciding, asked, &outcomes);
    let mut tables = Tables {
        decisions: IndexVec::default(),
        outcome: None,
        findings: Vec::new(),
        decided: Decisions::none(),
        outcomes: Known::of(Kind::Outcome, &outcomes, String::as_str),
    };
    tables.outcomes.incomplete(outcomes.is_empty());
    tables.decided.known.incomplete(heads.len() < deciding.len());
    let Some(order) = dependencies::order(reader, root, &heads) else { return tables };
    for head in order.iter().filter_map(|index| heads.get(*index)) {
        let rules = rules(reader, head, asked, &tables, facts);
        let known = Known::of(Kind::Value, &head.values, String::as_str);
        let decision = Decision { id: head.id.into(), hit: head.hit, values: head.values.clone(), rules };
        if let (Ok(id), Ok(_)) = (tables.decisions.push(decision), tables.decided.values.push(known)) {
            tables.decided.known.add(head.id, id);
        }
    }
    if let Some(main) = main {
        let place = Place { path: format!("{}.outcome", root.path), tree: root.tree };
        tables.outcome = reader.find(&place, main, &tables.decided.known);
        if tables.outcome.is_some_and(|outcome| tables.decisions[outcome].values != outcomes) {
            let message = "the values differ from `outcomes`";
            let problem = Diagnostic::error("wrong-shape", format!("decisions.{main}"), message);
            reader.report(problem.help("leave `values` out"));
        }
    }
    tables.findings = collections::read(reader, root, &collecting, &tables.names(asked), facts);
    tables
}

/// Tables are found by their id in paths, not by their position.
fn named<'a>(reader: &mut Reader, place: &Place<'a>) -> Option<(Place<'a>, &'a str)> {
    if !matches!(place.tree, Source::Table(_)) {
        reader.table(place, &[]);
        return None;
    }
    let id = reader.required_id(place, "id")?;
    Some((Place { path: format!("decisions.{}", shown(id)), tree: place.tree }, id))
}

fn collects(place: &Place<'_>) -> bool {
    matches!(place.tree.get("hit"), Some(Source::Text(hit)) if hit == "collect")
}

/// The values of a table, none twice; what is beyond the most is told and left out.
fn values(reader: &mut Reader, list: &Place<'_>) -> IndexVec<ValueId, String> {
    let values: Vec<String> = reader.ids(list, "value").into_iter().map(str::to_owned).collect();
    if values.is_empty() && list.is_list() || values.len() > ValueId::MOST {
        let problem = Diagnostic::error("out-of-range", &list.path, format!("{} values", values.len()));
        reader.report(problem.help(format!("give 1 to {}", ValueId::MOST)));
    }
    let mut kept = IndexVec::default();
    for value in values.into_iter().take(ValueId::MOST) {
        // not more than ids reach
        let _ = kept.push(value);
    }
    kept
}

/// Id, hit policy and values of each table; a table without values decides among the outcomes.
fn heads<'a>(
    reader: &mut Reader,
    tables: &[(Place<'a>, &'a str)],
    asked: &Questions,
    outcomes: &IndexVec<ValueId, String>,
) -> Vec<Head<'a>> {
    let mut taken: std::collections::BTreeSet<&str> = asked.known.names().collect();
    let mut heads = Vec::new();
    for (place, id) in tables {
        reader.table(place, &["id", "hit", "values", "rules"]);
        if !taken.insert(id) {
            reader.error("duplicate-id", place, format!("`{}` names a question or another decision", shown(id)));
            continue;
        }
        if heads.len() == DecisionId::MOST {
            let problem = Diagnostic::error("out-of-range", "model.decisions", format!("{} tables", tables.len()));
            reader.report(problem.help(format!("give at most {}", DecisionId::MOST)));
            break;
        }
        let hit = hit(reader, place).unwrap_or(Hit::First);
        let values = match place.optional("values") {
            Some(list) => values(reader, &list),
            None => outcomes.clone(),
        };
        heads.push(Head { place: place.clone(), id, hit, values });
    }
    heads
}

fn hit(reader: &mut Reader, place: &Place<'_>) -> Option<Hit> {
    let found = reader.required(place, "hit")?;
    match reader.text(&found)? {
        "first" => Some(Hit::First),
        "unique" => Some(Hit::Unique),
        "sum" => Some(Hit::Sum),
        other => {
            let message = format!("unknown hit policy `{}`", shown(other));
            let problem = Diagnostic::error("unknown-value", &found.path, message);
            reader.report(problem.help("give `first`, `unique`, `sum` or `collect`"));
            None
        }
    }
}

fn rules(
    reader: &mut Reader,
    head: &Head<'_>,
    asked: &Questions,
    tables: &Tables,
    facts: &Facts,
) -> IndexVec<RuleId, DecisionRule> {
    let values = Known::of(Kind::Value, &head.values, String::as_str);
    let mut rules = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for place in reader.required_list(&head.place, "rules") {
        if !reader.table(&place, &["id", "when", "then", "then_decision", "points", "facts"]) {
            continue;
        }
        let id = rule_id(reader, &place, &mut ids);
        let when = conditions::when(reader, &place, asked, &tables.decided);
        let facts = cited(reader, &place, facts);
        let then = then(reader, &place, head, &values, tables);
        if let (Some(id), Some(then)) = (id, then) {
            rules.push(DecisionRule { rule: Rule { id, when, facts }, then });
        }
    }
    reader.indexed(&format!("{}.rules", head.place.path), "rules", rules)
}

fn then(
    reader: &mut Reader,
    place: &Place<'_>,
    head: &Head<'_>,
    values: &Known<ValueId>,
    tables: &Tables,
) -> Option<Then> {
    if let Some(found) = place.optional("then_decision") {
        if place.optional("then").is_some() {
            let problem =
                Diagnostic::error("unknown-key", &place.path, "`then` and `then_decision` exclude each other");
            reader.report(problem.help("leave one of them out"));
        }
        return delegated(reader, &found, head, tables);
    }
    let found = reader.required(place, "then")?;
    let id = reader.text(&found)?;
    let value = reader.find(&found, id, values);
    match head.hit {
        Hit::Sum => {
            let points = reader.required_number(place, "points", -1000..=1000);
            Some(Then::Points(value?, points?))
        }
        Hit::First | Hit::Unique => value.map(Then::Value),
    }
}

fn delegated(reader: &mut Reader, place: &Place<'_>, head: &Head<'_>, tables: &Tables) -> Option<Then> {
    let id = reader.text(place)?;
    let decision = reader.find(place, id, &tables.decided.known)?;
    if head.hit == Hit::Sum {
        let problem = Diagnostic::error("wrong-shape", &place.path, "a table of points has no other decision's value");
        reader.report(problem.help("give `then` and `points`, or use the hit policy `first`"));
    } else if tables.decisions[decision].values != head.values {
        let message = format!("the decision `{}` has other values", shown(id));
        let problem = Diagnostic::error("wrong-shape", &place.path, message);
        reader.report(problem.help("delegate to a decision with the same values"));
    }
    Some(Then::Decision(decision))
}

/// The id of a rule, which no earlier rule of its table has.
fn rule_id<'a>(
    reader: &mut Reader,
    place: &Place<'a>,
    earlier: &mut std::collections::BTreeSet<&'a str>,
) -> Option<String> {
    let id = reader.required_id(place, "id")?;
    if !earlier.insert(id) {
        reader.error("duplicate-id", place, format!("a rule `{}` stands earlier", shown(id)));
    }
    Some(id.to_owned())
}
