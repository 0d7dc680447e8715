//! Sources that are no models: each is refused with the place, the offence and the way out.

use crate::common::{self, Random};
use attestation_fit::diagnostic::{Diagnostic, Severity};
use attestation_fit_authoring::check;
use serde_json::{Map, Value, json};

/// A small model with one of everything.
fn model() -> Value {
    json!({
        "id": "small", "version": "1", "outcome": "advice", "outcomes": ["wait", "go"], "criteria": ["safety"],
        "questions": [
            { "id": "size", "select": "one", "unknown_prior": 20, "choices": [
                { "id": "small", "prior": 30 }, { "id": "large", "prior": 40 }, { "id": "unsure", "prior": 10, "unknown": true } ] },
            { "id": "place", "select": "many", "choices": [ { "id": "north" }, { "id": "south" }, { "id": "none", "exclusive": true } ] },
        ],
        "decisions": [
            { "id": "reach", "hit": "first", "values": ["near", "far"], "rules": [
                { "id": "north", "when": { "place": ["north"] }, "then": "near" }, { "id": "elsewhere", "then": "far" } ] },
            { "id": "advice", "hit": "first", "rules": [
                { "id": "large", "when": { "size": ["large"], "reach": ["near"] }, "then": "go", "facts": ["F1"] },
                { "id": "otherwise", "then": "wait" } ] },
            { "id": "criteria", "hit": "collect", "kind": "criterion", "rules": [
                { "id": "safe", "when": { "advice": ["go"] }, "then": "safety" } ] },
        ],
        "facts": { "F1": { "title": "A fact" } },
        "roadmap": {
            "steps": [ { "id": "begin", "weeks": { "low": 1, "usual": 2, "high": 3 } }, { "id": "end", "weeks": { "low": 1, "usual": 1, "high": 1 } } ],
            "plans": [ { "outcome": "go", "steps": [ { "step": "begin" }, { "step": "end", "after": ["begin"], "delivers": true } ] } ],
        },
    })
}

/// The sources, for the test of the package.
const SOURCES: &str = "tests/data/refused_models.json";

fn problems(source: &Value) -> Vec<Diagnostic> {
    check(&serde_json::from_value(source.clone()).unwrap())
}

/// The model with something else at a place (a JSON pointer; its last part is set anew).
fn with(place: &str, value: Value) -> Value {
    let mut model = model();
    let (parent, key) = place.rsplit_once('/').unwrap();
    match model.pointer_mut(parent).unwrap() {
        Value::Object(table) => drop(table.insert(key.to_owned(), value)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        other => panic!("no place {place} in {other}"),
    }
    model
}

/// Forty outcomes, the last one named by a condition and a plan: bits for 31 only.
fn too_many_outcomes() -> Value {
    let outcomes: Vec<String> =
        (0..40).map(|outcome| format!("o{outcome}")).chain(["wait".into(), "go".into()]).collect();
    let mut model = with("/outcomes", json!(outcomes));
    model["decisions"][2]["rules"][0]["when"] = json!({ "advice": ["o39"] });
    model["roadmap"]["plans"][0]["outcome"] = json!("o39");
    model
}

/// An outcome renamed where it is declared, and nowhere else.
fn renamed_outcome() -> Value {
    let mut model = with("/outcomes/1", json!("start"));
    model["roadmap"]["plans"][0]["outcome"] = json!("go");
    model
}

/// The model with these questions to come before the two.
fn asked_after(size: &[&str], place: &[&str]) -> Value {
    let mut model = model();
    for (question, after) in [size, place].into_iter().enumerate().filter(|(_, after)| !after.is_empty()) {
        model["questions"][question]["after"] = json!(after);
    }
    model
}

/// A question whose relevance reads the one that is to come after it.
fn contradictory_order() -> Value {
    let mut model = asked_after(&["place"], &[]);
    model["questions"][1]["relevant"] = json!({ "size": ["large"] });
    model
}

/// Two tables, each reading the other.
fn circle() -> Value {
    let mut model = model();
    let table = |id: &str, other: &str| {
        json!({ "id": id, "hit": "first", "rules": [
            { "id": "r", "when": { other: ["go"] }, "then": "wait" }, { "id": "e", "then": "go" } ] })
    };
    model["decisions"].as_array_mut().unwrap().extend([table("one", "other"), table("other", "one")]);
    model
}

#[test]
fn the_small_model_is_a_model() {
    assert_eq!(problems(&model()), []);
}

#[test]
fn each_offence_is_named_with_its_place_and_the_way_out() {
    let when = "/decisions/1/rules/0/when";
    let cases = [
        ("a misspelt key", with("/outcoms", json!([]))),
        ("no questions", with("/questions", json!([]))),
        ("a question that is no table", with("/questions/0", json!("size"))),
        ("an unknown selection", with("/questions/0/select", json!("some"))),
        ("two questions of one name", with("/questions/1/id", json!("size"))),
        ("a question's id that a link cannot carry", with("/questions/0/id", json!("size:of"))),
        ("a question's id that objects put first", with("/questions/0/id", json!("1"))),
        ("a choice's id that a link cannot carry", with("/questions/1/choices/0/id", json!("north+west"))),
        ("two choices of one name", with("/questions/1/choices/1/id", json!("north"))),
        (
            "too many choices",
            with("/questions/1/choices", (0..13).map(|choice| json!({ "id": format!("c{choice}") })).collect()),
        ),
        ("a prior for some answers only", with("/questions/1/unknown_prior", json!(5))),
        ("priors beyond the whole", with("/questions/0/unknown_prior", json!(30))),
        (
            "no prior above 0",
            with(
                "/questions/1",
                json!({ "id": "place", "select": "many", "unknown_prior": 0, "choices": [ { "id": "north", "prior": 0 } ] }),
            ),
        ),
        ("a cost of nothing", with("/questions/0/cost", json!(0))),
        ("a later question as relevance", with("/questions/0/relevant", json!({ "place": ["north"] }))),
        ("a question after one that is none", asked_after(&["plce"], &[])),
        ("a question after nothing", with("/questions/0/after", json!([]))),
        ("a question after one text", with("/questions/0/after", json!("place"))),
        ("a question after the same one twice", asked_after(&["place", "place"], &[])),
        ("a question after itself", asked_after(&["size"], &[])),
        ("two questions after each other", asked_after(&["place"], &["size"])),
        ("an order that relevance contradicts", contradictory_order()),
        ("an unknown question", with(when, json!({ "sice": ["large"] }))),
        ("an unknown choice", with(when, json!({ "size": ["larg"] }))),
        ("an unknown value", with(when, json!({ "reach": ["nea"] }))),
        ("a later decision", with("/decisions/0/rules/0/when", json!({ "advice": ["go"] }))),
        ("a choice that means unknown", with(when, json!({ "size": ["unsure"] }))),
        ("a condition that names nothing", with(when, json!({ "size": [] }))),
        ("a condition that asks for nothing", with(when, json!({ "size": {} }))),
        ("no alternative", with(when, json!([]))),
        ("an unknown way to ask", with(when, json!({ "size": { "some": ["large"] } }))),
        ("an unknown outcome", with("/decisions/1/rules/0/then", json!("gone"))),
        ("too many outcomes", too_many_outcomes()),
        ("an unknown hit policy", with("/decisions/1/hit", json!("last"))),
        ("a rule without an id", with("/decisions/1/rules/1", json!({ "then": "wait" }))),
        ("two rules of one name", with("/decisions/1/rules/1/id", json!("large"))),
        ("a sum without points", with("/decisions/1/hit", json!("sum"))),
        (
            "a decision with other values",
            with("/decisions/1/rules/1", json!({ "id": "otherwise", "then_decision": "reach" })),
        ),
        ("a decision of a question's name", with("/decisions/0/id", json!("size"))),
        ("an unknown main decision", with("/outcome", json!("advise"))),
        ("an unknown fact", with("/decisions/1/rules/0/facts", json!(["F2"]))),
        ("an unknown criterion", with("/decisions/2/rules/0/then", json!("savety"))),
        ("an unknown kind", with("/decisions/2/kind", json!("mark"))),
        ("a question twice in the order", with("/diagram_order", json!(["size", "size"]))),
        ("weeks that fall", with("/roadmap/steps/0/weeks/low", json!(9))),
        ("a fraction of a week", with("/roadmap/steps/0/weeks/low", json!(0.5))),
        ("an unknown step", with("/roadmap/plans/0/steps/0/step", json!("begni"))),
        ("a step after a later one", with("/roadmap/plans/0/steps/0/after", json!(["end"]))),
        ("a plan for an unknown outcome", with("/roadmap/plans/0/outcome", json!("goo"))),
        ("answers without an outcome", with("/decisions/1/rules/1/when", json!({ "size": { "not": ["small"] } }))),
        ("nothing at all", Value::Null),
        ("a list", json!([])),
        ("one text where a list is asked for", with(when, json!({ "size": "large" }))),
        ("an entry that asks for nothing", with(when, json!({ "size": {} }))),
        ("an entry on a table that asks for nothing", with(when, json!({ "reach": {} }))),
        ("a list without an alternative", with(when, json!([]))),
        ("an unknown hit policy", with("/decisions/1/hit", json!("best"))),
        ("an outcome that is renamed in one place only", renamed_outcome()),
        ("an id that every object has", with("/questions/1/id", json!("__proto__"))),
        ("a fact that is nothing like another", with("/decisions/1/rules/0/facts", json!(["Z99"]))),
        ("a version that is none", with("/version", json!("next"))),
        ("a day that is none", with("/date", json!("24.11.2026"))),
        ("a day that no calendar has", with("/date", json!("2026-02-29"))),
        (
            "a currency that is none",
            with("/roadmap/costs", json!([{ "id": "c", "outcome": "go", "currency": "dollars", "year": 2026 }])),
        ),
        ("a fact without a title", with("/facts/F1", json!({}))),
        ("a tier that is none", with("/facts/F1/tier", json!("rumour"))),
        ("a number beyond every range", with("/questions/0/cost", json!(u64::MAX))),
        ("control characters", with("/decisions/1/rules/0/then", json!("go\u{0}\u{1b}[31m"))),
        ("tables that read each other", circle()),
        ("no values", with("/outcomes", json!([]))),
        ("a number as an id", with("/id", json!(7))),
    ];
    let mut told = String::new();
    let kept: Vec<Value> = cases.iter().map(|(name, source)| json!({ "name": name, "source": source })).collect();
    for (name, source) in cases {
        let problems = problems(&source);
        assert!(!problems.is_empty(), "{name} is accepted");
        told += &format!("{name}\n");
        for problem in problems {
            assert_eq!(problem.severity, Severity::Error);
            let texts = format!("{}{}{}", problem.path, problem.message, problem.help.clone().unwrap_or_default());
            assert!(!texts.chars().any(char::is_control), "{name}: {texts:?}");
            told += &format!("  {} [{}]: {}\n", problem.path, problem.code, problem.message);
            told += &problem.help.as_ref().map_or(String::new(), |help| format!("    {help}\n"));
            let example = &json!(problem)["example"];
            told += &if example.is_null() { String::new() } else { format!("    for example {example}\n") };
        }
    }
    let file = common::at("tests/data/refused_models.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, &told).unwrap();
        let sources: Vec<String> = kept.iter().map(Value::to_string).collect();
        std::fs::write(common::at(SOURCES), format!("[\n{}\n]\n", sources.join(",\n"))).unwrap();
    }
    // The same sources go through the packed module: tests/package/authoring.test.mjs.
    assert_eq!(common::data("refused_models.json"), Value::Array(kept), "UPDATE_GOLDEN=1 keeps them");
    let wanted = std::fs::read_to_string(&file).unwrap();
    for (got, wanted) in told.lines().zip(wanted.lines()) {
        assert_eq!(got, wanted);
    }
    assert_eq!(told.len(), wanted.len());
}

#[test]
fn all_problems_of_a_source_are_told_at_once() {
    let mut source = with("/decisions/1/rules/0/when", json!({ "sice": ["large"] }));
    source["questions"][0]["select"] = json!("some");
    source["roadmap"]["steps"][0]["weeks"]["low"] = json!(9);
    let codes: Vec<&str> = problems(&source).iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["unknown-value", "unknown-question", "out-of-range"]);
}

/// The places of a source, as JSON pointers.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    found.push(here.to_owned());
    match value {
        Value::Object(table) => table.iter().for_each(|(key, value)| places(value, &format!("{here}/{key}"), found)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(key, value)| places(value, &format!("{here}/{key}"), found));
        }
        _ => {}
    }
}

#[test]
fn a_source_with_anything_anywhere_is_refused_or_a_model_but_never_a_panic() {
    let anything = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(99),
        json!(0.5),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(""),
        json!("unknown"),
        json!("place"),
        json!("size"),
        json!("advice"),
        json!("go"),
        json!("sum"),
        json!("unique"),
        json!("collect"),
        json!("many"),
        json!([]),
        json!({}),
        json!([[]]),
        json!([{}]),
        json!(["go", "go"]),
        json!({ "size": ["large"] }),
        json!({ "advice": ["go"] }),
        json!((0..70).map(|id| format!("i{id}")).collect::<Vec<_>>()),
    ];
    let mut chance = Random(53);
    let mut accepted = 0;
    for _ in 0..6000 {
        let mut source = model();
        for _ in 0..=chance.below(3) {
            let mut found = Vec::new();
            places(&source, "", &mut found);
            let place = chance.of(&found).clone();
            let other = chance.of(&found);
            let other = source.pointer(other).unwrap().clone();
            let value = if chance.chance(30) { other } else { chance.of(&anything).clone() };
            *source.pointer_mut(&place).unwrap() = value;
        }
        accepted += usize::from(problems(&source).is_empty());
    }
    assert!(accepted > 60, "only {accepted} were models: too little is tried");
}

/// Points so different that nearly every set of answers has sums of its own.
#[test]
fn a_model_beyond_reach_is_refused_and_does_not_hang() {
    let letters = ["a", "b", "c", "d"];
    let choices: Vec<Value> = letters.iter().map(|id| json!({ "id": id })).collect();
    let question = |index: usize| json!({ "id": format!("q{index}"), "select": "one", "choices": choices });
    let rule = |index: usize| {
        let (question, choice) = (index / 4, index % 4);
        let when = Map::from_iter([(format!("q{question}"), json!([letters[choice]]))]);
        let points = (question * 37 + choice * 101) % 997 + 1;
        let then = ["wait", "go", "stop"][(question + choice) % 3];
        json!({ "id": format!("r{index}"), "when": when, "then": then, "points": points })
    };
    let mut rules: Vec<Value> = (0..48).map(rule).collect();
    rules.push(json!({ "id": "otherwise", "then": "wait", "points": 1 }));
    let source = json!({
        "id": "large", "version": "1", "outcome": "advice", "outcomes": ["wait", "go", "stop"],
        "questions": (0..12).map(question).collect::<Vec<_>>(),
        "decisions": [ { "id": "advice", "hit": "sum", "rules": rules } ],
    });
    let problems = problems(&source);
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].code, problems[0].path.as_str()), ("beyond-reach", "decisions"));
    assert_eq!(
        problems[0].message,
        "the decision outgrows the exact analysis (400000 diagram nodes) with 12 questions and 49 rules"
    );
}
