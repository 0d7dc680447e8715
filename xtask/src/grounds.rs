//! What the default model owes a reader beyond what makes it sound: a source for each reason that is shown, and a plan
//! that ends with something to show. Models of others may do without; this one may not.

use crate::json::{list, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// A line for each rule without a source and each plan that delivers nothing, with its place and the way out.
pub fn missing(model: &Value) -> Vec<String> {
    unsourced(model).into_iter().chain(undelivered(model)).collect()
}

/// Tables with values of their own define terms for others and show no reasons.
fn unsourced(model: &Value) -> Vec<String> {
    let telling = list(&model["decisions"]).filter(|table| table["values"].is_null());
    let rules = telling.flat_map(|table| list(&table["rules"]).map(|rule| (text(&table["id"]), rule)));
    let without = rules.filter(|(_, rule)| list(&rule["facts"]).next().is_none());
    without
        .map(|(table, rule)| {
            let id = text(&rule["id"]);
            format!("model/decisions/{table}.toml: `{id}` rests on no source: name its facts, or leave the rule out")
        })
        .collect()
}

/// Where the advice is to ask, there is nothing to deliver. Where another scheme leads, it may be one that has no name
/// here, so that one plan of several must deliver.
fn undelivered(model: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    let mut delivered: BTreeSet<&str> = BTreeSet::new();
    let kinds = || list(&model["learn"]["outcomes"]).map(|outcome| (text(&outcome["id"]), text(&outcome["kind"])));
    let strict = |id: &str| kinds().any(|(outcome, kind)| outcome == id && (kind == "advice" || kind == "wait"));
    for (index, plan) in list(&model["roadmap"]["plans"]).enumerate() {
        let outcomes = || list(&plan["for"]).chain([&plan["outcome"]]).filter_map(Value::as_str);
        if list(&plan["steps"]).any(|step| step["delivers"] == true) {
            delivered.extend(outcomes());
        } else {
            lines.extend(outcomes().filter(|id| strict(id)).map(|id| {
                format!("model/roadmap.toml: plans[{index}] of `{id}` delivers nothing: mark the step whose end can be shown with `delivers`")
            }));
        }
    }
    let bare = kinds().filter(|(id, kind)| *kind != "ask" && !delivered.contains(id));
    lines.extend(bare.map(|(id, _)| format!("model/roadmap.toml: no plan of `{id}` delivers anything: add one")));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(rule: Value, step: Value, kind: &str) -> Vec<String> {
        missing(&json!({
            "decisions": [
                { "id": "outcome", "rules": [rule] },
                { "id": "demand", "values": ["firm"], "rules": [{ "id": "firm" }] },
            ],
            "roadmap": { "plans": [{ "outcome": "go", "steps": [step] }] },
            "learn": { "outcomes": [{ "id": "go", "kind": kind }] },
        }))
    }

    #[test]
    fn a_rule_without_a_source_is_told_with_its_file() {
        let delivers = json!({ "step": "end", "delivers": true });
        assert!(told(json!({ "id": "asked", "facts": ["D01"] }), delivers.clone(), "advice").is_empty());
        let lines = told(json!({ "id": "asked", "facts": [] }), delivers, "advice");
        assert_eq!(
            lines,
            ["model/decisions/outcome.toml: `asked` rests on no source: name its facts, or leave the rule out"]
        );
    }

    #[test]
    fn a_plan_that_delivers_nothing_is_told_with_its_place_unless_the_advice_is_to_ask() {
        let (rule, step) = (json!({ "id": "asked", "facts": ["D01"] }), json!({ "step": "end" }));
        let lines = told(rule.clone(), step.clone(), "advice");
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].starts_with("model/roadmap.toml: plans[0] of `go` delivers nothing"), "{lines:?}");
        assert!(told(rule, step, "ask").is_empty());
    }
}
