//! Makes a small model from a tape of numbers, so that a shorter tape of smaller numbers is a simpler model: what a
//! property test finds can be made small.

use serde_json::{Map, Value, json};

/// Most sets of answers, partial ones included, that a generated model has.
const MOST_SETS: usize = 6000;

/// A generated model: a source as JSON.
pub(crate) fn model(tape: &[u16]) -> Value {
    let mut maker = Maker { tape, at: 0, outcomes: Vec::new(), questions: Vec::new(), tables: Vec::new() };
    maker.model()
}

struct Maker<'a> {
    tape: &'a [u16],
    at: usize,
    outcomes: Vec<String>,
    questions: Vec<Asked>,
    /// Tables that later ones may read: id and values.
    tables: Vec<(String, Vec<String>)>,
}

struct Asked {
    id: String,
    many: bool,
    /// Choices that conditions may name.
    named: Vec<String>,
}

impl Maker<'_> {
    /// The next number of the tape, below `end`; 0 once the tape is at its end.
    fn below(&mut self, end: usize) -> usize {
        let number = self.tape.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(number) % end
    }

    /// True once in `times`.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    fn model(&mut self) -> Value {
        self.outcomes = names("o", 2 + self.below(3));
        let questions = self.questions();
        let mut model = json!({ "id": "generated", "version": "1", "outcome": "main", "outcomes": self.outcomes, "questions": questions });
        if self.once_in(2) {
            let mut order: Vec<String> = self.questions.iter().map(|question| question.id.clone()).collect();
            let turn = self.below(order.len());
            order.rotate_left(turn);
            if self.once_in(2) {
                order.reverse();
            }
            model["diagram_order"] = json!(order);
        }
        let mut decisions = Vec::new();
        for index in 0..self.below(3) {
            let values = names("v", 2 + self.below(2));
            decisions.push(self.table(&format!("t{index}"), Some(values), 3));
        }
        let delegates: Vec<String> = names("d", self.below(3));
        for id in &delegates {
            decisions.push(self.table(id, None, 3));
        }
        decisions.push(self.main(&delegates));
        self.tables.push(("main".to_owned(), self.outcomes.clone()));
        if self.once_in(3) {
            // a table after the outcome, for findings
            decisions.push(self.table("part", Some(names("p", 2)), 2));
        }
        decisions.extend(self.findings(&mut model));
        if self.once_in(2) {
            decisions.reverse();
        }
        model["decisions"] = Value::Array(decisions);
        let promises: Vec<Value> = (0..self.below(3)).map(|index| self.promise(index)).collect();
        model["monotonicity"] = Value::Array(promises);
        model
    }

    fn questions(&mut self) -> Value {
        let mut questions = Vec::new();
        let wanted = 1 + self.below(6);
        let alike = self.once_in(2);
        let mut sets = 1;
        for index in 0..wanted {
            let many = self.once_in(3);
            let mut choices = Vec::new();
            let mut named = Vec::new();
            let count = if many { 1 + self.below(3) } else { 1 + self.below(4) };
            for choice in 0..count {
                let id = format!("c{choice}");
                let mut entry = json!({ "id": id });
                if choice > 0 && self.once_in(5) {
                    entry["unknown"] = json!(true);
                } else {
                    named.push(id);
                    if many && self.once_in(4) {
                        entry["exclusive"] = json!(true);
                    }
                }
                choices.push(entry);
            }
            sets *= if many { (1 << count) + 1 } else { count + 2 };
            if sets > MOST_SETS {
                break;
            }
            let mut question = json!({ "id": format!("q{index}"), "select": if many { "many" } else { "one" } });
            if !alike {
                question["cost"] = json!(5 + self.below(4) * 5);
            }
            if self.once_in(2) {
                self.prior(&mut question, &mut choices, many);
            }
            question["choices"] = Value::Array(choices);
            question["decided_by"] = json!(self.of(&["prospect", "buyers", "nature"]));
            if index > 0 && self.once_in(4) {
                question["relevant"] = self.when(&[]);
            }
            questions.push(question);
            self.questions.push(Asked { id: format!("q{index}"), many, named });
        }
        self.turns(&mut questions);
        Value::Array(questions)
    }

    /// Lets questions come after others: after earlier ones, or after later ones where no relevance says otherwise.
    fn turns(&mut self, questions: &mut [Value]) {
        let count = questions.len();
        if count < 2 || !self.once_in(3) {
            return;
        }
        let later = self.once_in(2) && questions.iter().all(|question| question["relevant"].is_null());
        for _ in 0..count {
            let (one, other) = (self.below(count), self.below(count));
            if one == other {
                continue;
            }
            let (waits, first) = if (one > other) == later { (other, one) } else { (one, other) };
            let mut after = questions[waits]["after"].as_array().cloned().unwrap_or_default();
            let first = json!(format!("q{first}"));
            if !after.contains(&first) {
                after.push(first);
            }
            questions[waits]["after"] = Value::Array(after);
        }
    }

    fn prior(&mut self, question: &mut Value, choices: &mut [Value], many: bool) {
        let mut left = 100;
        let unknown = self.below(3) * 10;
        left -= unknown;
        let count = choices.len();
        for (position, choice) in choices.iter_mut().enumerate() {
            let alone = !many || choice["exclusive"] == true || choice["unknown"] == true;
            let share = match (alone, many, position + 1 == count) {
                (false, ..) => self.below(11) * 10,
                (true, false, true) => left,
                (true, ..) => self.below(left / 10 + 1) * 10,
            };
            if alone {
                left -= share;
            }
            choice["prior"] = json!(share);
        }
        let all_zero = unknown == 0 && choices.iter().all(|choice| choice["prior"] == 0);
        let unknown = if all_zero { 10 } else { unknown };
        question["unknown_prior"] = json!(unknown);
    }

    /// A table with a value; without `values` it decides among the outcomes.
    fn table(&mut self, id: &str, values: Option<Vec<String>>, most_rules: usize) -> Value {
        let hit = self.of(&["first", "first", "unique", "sum"]);
        let known = values.clone().unwrap_or_else(|| self.outcomes.clone());
        let mut rules = Vec::new();
        for rule in 0..=self.below(most_rules) {
            let when = if self.once_in(8) { None } else { Some(self.when(&self.tables.clone())) };
            rules.push(self.rule(rule, when, hit, &known));
        }
        if !self.once_in(4) && hit != "unique" {
            rules.push(self.rule(rules.len(), None, hit, &known));
        }
        let mut table = json!({ "id": id, "hit": hit, "rules": rules });
        if let Some(values) = values {
            table["values"] = json!(values);
            self.tables.push((id.to_owned(), values));
        } else if self.once_in(4) {
            self.tables.push((id.to_owned(), known));
        }
        table
    }

    fn main(&mut self, delegates: &[String]) -> Value {
        let hit = self.of(&["first", "first", "first", "sum", "unique"]);
        let outcomes = self.outcomes.clone();
        let mut rules = Vec::new();
        for rule in 0..=self.below(6) {
            let when = Some(self.when(&self.tables.clone()));
            rules.push(self.rule(rule, when, hit, &outcomes));
            if hit != "sum" && !delegates.is_empty() && self.once_in(3) {
                let other = self.of(delegates);
                let rule = rules[rule].as_object_mut().unwrap();
                rule.remove("then");
                rule.insert("then_decision".into(), json!(other));
            }
        }
        if !self.once_in(8) {
            rules.push(self.rule(rules.len(), None, hit, &outcomes));
        }
        json!({ "id": "main", "hit": hit, "rules": rules })
    }

    fn rule(&mut self, index: usize, when: Option<Value>, hit: &str, values: &[String]) -> Value {
        let mut rule = json!({ "id": format!("r{index}"), "then": self.of(values) });
        if let Some(when) = when {
            rule["when"] = when;
        }
        if hit == "sum" {
            rule["points"] = json!(self.of(&[1, 2, 3, -1, 0]));
        }
        rule
    }

    fn findings(&mut self, model: &mut Value) -> Vec<Value> {
        let criteria = names("k", self.below(3));
        let flags = names("f", self.below(4));
        model["criteria"] = json!(criteria);
        let outputs: Vec<Value> = flags.iter().map(|id| json!({ "id": id })).collect();
        let mut tables = Vec::new();
        for (id, kind, known) in [("criteria", "criterion", &criteria), ("flags", "flag", &flags)] {
            let mut rules = Vec::new();
            for (position, finding) in known.iter().enumerate() {
                for _ in 0..1 + self.below(2) {
                    let when = self.when(&self.tables.clone());
                    rules.push(json!({ "id": format!("r{position}-{}", rules.len()), "when": when, "then": finding }));
                }
            }
            let mut table = json!({ "id": id, "hit": "collect", "kind": kind, "rules": rules });
            if kind == "flag" {
                table["outputs"] = json!(outputs);
            }
            tables.push(table);
        }
        tables
    }

    fn promise(&mut self, index: usize) -> Value {
        let question = self.below(self.questions.len());
        let Asked { id, many, named } = &self.questions[question];
        let (id, many, named) = (id.clone(), *many, named.clone());
        let keeps = self.some_of(&self.outcomes.clone());
        let mut promise = json!({ "id": format!("m{index}"), "question": id, "keeps": keeps });
        if many {
            promise["adds"] = json!([self.of(&named)]);
        } else {
            promise["chain"] = json!(named);
        }
        if self.once_in(2) {
            promise["when"] = self.when(&self.tables.clone());
        }
        promise
    }

    /// At least one of these, in their order.
    fn some_of(&mut self, list: &[String]) -> Vec<String> {
        let sure = self.below(list.len());
        list.iter()
            .enumerate()
            .filter(|(index, _)| *index == sure || self.once_in(3))
            .map(|(_, item)| item.clone())
            .collect()
    }

    /// A condition over the questions so far and these tables.
    fn when(&mut self, tables: &[(String, Vec<String>)]) -> Value {
        if self.once_in(4) {
            return Value::Array((0..2).map(|_| self.demands(tables)).collect());
        }
        self.demands(tables)
    }

    fn demands(&mut self, tables: &[(String, Vec<String>)]) -> Value {
        let mut demands = Map::new();
        for _ in 0..=self.below(2) {
            let one = self.below(self.questions.len() + tables.len());
            match one.checked_sub(self.questions.len()) {
                None => {
                    let wanted = self.wanted(one);
                    demands.insert(self.questions[one].id.clone(), wanted);
                }
                Some(table) => {
                    let some = self.some_of(&tables[table].1);
                    let wanted = if self.once_in(4) { json!({ "not": some }) } else { json!(some) };
                    demands.insert(tables[table].0.clone(), wanted);
                }
            }
        }
        Value::Object(demands)
    }

    fn wanted(&mut self, question: usize) -> Value {
        let named = self.questions[question].named.clone();
        let some = self.some_of(&named);
        let form = self.below(if self.questions[question].many { 9 } else { 6 });
        match form {
            0 | 1 => json!(some),
            2 => json!({ "unknown": true }),
            3 => json!({ "not": some }),
            4 => json!({ "any": some, "unknown": true }),
            5 => json!({ "none": some }),
            6 => json!({ "all": some }),
            7 => json!({ "only": some }),
            _ => {
                let other = self.some_of(&named);
                json!({ "any": some, "none": other })
            }
        }
    }
}

fn names(letter: &str, count: usize) -> Vec<String> {
    (0..count).map(|index| format!("{letter}{index}")).collect()
}
